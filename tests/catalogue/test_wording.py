"""What is known of a level is said in words, and nothing is said of what the document leaves open."""

from pathlib import Path

import pytest

from ladderdesk import paths
from ladderdesk.catalogue.read import Library
from ladderdesk.catalogue.wording import changes, facts


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(paths.shipped("content"), cache=Path(tmp_path_factory.mktemp("cache")))


@pytest.mark.parametrize(
    ("ladder", "level", "label", "words"),
    [
        ("generative-ai-engineer", "junior", "Experience", "Typically up to 18 months in the field"),
        (
            "generative-ai-engineer",
            "senior",
            "Experience",
            "Typically 3–6 years in the field. Elsewhere in the document: after 3 to 5 years.",
        ),
        ("ai-ml-engineer", "vp", "Team", "40 or more reports, through directors"),
        ("ai-ml-engineer", "director", "Team", "15–40 reports, through managers"),
        ("ai-ml-engineer", "tech-lead", "Team", "0–3 reports"),
        (
            "generative-ai-engineer",
            "principal",
            "Pay",
            (
                "220K–280K or more USD a year, United States, 2026 "
                "(MentorCruise, staff and principal together, undated, read in 2026)"
            ),
        ),
        (
            "ai-product-manager",
            "vp",
            "Growth stage",
            "Product-market fit for something only AI makes possible while inference costs burn the cash",
        ),
    ],
)
def test_a_fact_is_told_with_all_that_belongs_to_it(
    library: Library, ladder: str, level: str, label: str, words: str
) -> None:
    assert dict(facts(library.ladder(ladder).level(level)))[label] == words


def test_what_a_document_leaves_open_is_left_out(library: Library) -> None:
    labels = dict(facts(library.ladder("ai-ml-engineer").level("principal")))
    assert not {"Experience", "Pay", "Team"} & set(labels)


def test_what_changes_is_told_from_before_to_after(library: Library) -> None:
    told = dict(changes(library.ladder("generative-ai-engineer").level("mid")))
    assert told["Scope"] == "One feature → The quality of the full system"
    assert len(told) == 4
