"""Where the user is among the levels and roles that a document writes for."""

import pytest

from ladderdesk import paths
from ladderdesk.assess.own_place import find_own_role, is_meant_for
from ladderdesk.catalogue.learning import Column, LevelRef
from ladderdesk.catalogue.read import Library

LIBRARY = Library(paths.shipped("content"))
LADDERS = {ladder.id: ladder for ladder in LIBRARY.ladders()}
SENIOR = LevelRef(ladder="generative-ai-engineer", level="senior")
STAFF = LevelRef(ladder="generative-ai-engineer", level="staff")


@pytest.mark.parametrize(
    ("refs", "ladder", "rank", "is_meant"),
    [
        ((SENIOR,), "generative-ai-engineer", 3, True),
        ((SENIOR,), "generative-ai-engineer", 4, False),
        ((STAFF, SENIOR), "generative-ai-engineer", 4, True),
        ((SENIOR,), "ai-engineer", 3, True),
        ((SENIOR,), "ai-engineer", 4, False),
        ((LevelRef(ladder="gone", level="senior"),), "ai-engineer", 3, False),
        ((), "ai-engineer", 3, False),
    ],
)
def test_a_level_counts_on_its_own_ladder_by_name_and_on_others_by_rank(
    refs: tuple[LevelRef, ...], ladder: str, rank: int, is_meant: bool
) -> None:
    own = LADDERS[ladder]
    level = next(level for level in own.levels if level.rank == rank)
    assert is_meant_for(refs, own, level, LADDERS) is is_meant


@pytest.mark.parametrize(
    ("ladder", "role"),
    [
        ("ai-engineer", "AI engineer"),
        ("generative-ai-engineer", "AI engineer"),
        ("ai-ml-engineer", "ML engineer"),
        ("mlops-engineer", "MLOps engineer"),
        ("ai-product-manager", None),
    ],
)
def test_the_role_of_a_ladder_is_the_one_tied_to_it_else_the_one_of_its_name(ladder: str, role: str | None) -> None:
    roles = next(page for page in LIBRARY.reference() if page.id == "roles")
    assert roles.table is not None
    found = find_own_role(roles.table.columns, LADDERS[ladder])
    assert (found.name if found else None) == role


def test_without_columns_there_is_no_role() -> None:
    assert find_own_role((Column(id="a", name="Other"),), LADDERS["ai-engineer"]) is None
