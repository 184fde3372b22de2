"""Documents are credited with title, site and year, and honestly where they have none."""

import pytest

from ladderdesk.catalogue.credits import fact_source_text, source_text, sources_text
from ladderdesk.catalogue.learning import Fact
from ladderdesk.catalogue.model import Source

DATED = Source(title="Landscape", site="Engineers", year=2026)
UNDATED = Source(title="Ladder", site="Mentors")


@pytest.mark.parametrize(
    ("source", "read_in", "words"),
    [
        (DATED, None, "Landscape, Engineers, 2026"),
        (DATED, 2025, "Landscape, Engineers, 2026"),
        (UNDATED, 2026, "Ladder, Mentors (undated, read in 2026)"),
        (UNDATED, None, "Ladder, Mentors (undated)"),
    ],
)
def test_a_document_is_named_with_its_year(source: Source, read_in: int | None, words: str) -> None:
    assert source_text(source, read_in) == words


def test_several_documents_stand_in_one_line() -> None:
    assert sources_text([DATED]) == "Source: Landscape, Engineers, 2026"
    assert sources_text([DATED, UNDATED]) == "Sources: Landscape, Engineers, 2026; Ladder, Mentors (undated)"
    assert sources_text([]) == ""


def test_a_figure_says_year_document_and_note() -> None:
    fact = Fact(id="pay", figure="6 %", statement="More.", year=2026, source="Ladder, Mentors")
    noted = Fact(id="pay", figure="6 %", statement="More.", year=2026, source="Ladder, Mentors", note="Undated")
    assert fact_source_text(fact) == "2026, Ladder, Mentors"
    assert fact_source_text(noted) == "2026, Ladder, Mentors. Undated"
