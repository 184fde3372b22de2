import pytest

from ladderdesk.packet.document import Reference
from ladderdesk.packet.render.common import reference_run


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([], ""),
        ([4], "E4"),
        ([4, 5], "E4, E5"),
        ([4, 5, 6], "E4–E6"),
        ([1, 3, 4], "E1, E3, E4"),
        ([1, 3, 4, 9], "E1, E3, E4 …"),
    ],
)
def test_the_references_of_a_cell_are_kept_short(numbers: list[int], shown: str) -> None:
    run = reference_run([Reference(number=number, text="") for number in numbers])
    assert "".join(f"{reference.label}{after}" for reference, after in run) == shown
