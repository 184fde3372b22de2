"""A reference page narrows to what matches words, a level and a competency, and copies as text."""

import pytest

from ladderdesk import paths
from ladderdesk.catalogue.learning import LevelRef, Reference
from ladderdesk.catalogue.narrowing import Narrowed, PageWords, Sieve
from ladderdesk.catalogue.read import Library
from ladderdesk.catalogue.transcript import card_text, page_text, tab_separated, table_cells
from ladderdesk.catalogue.words import fold, has_word, words_of

LIBRARY = Library(paths.shipped("content"))


def page(name: str) -> Reference:
    return next(each for each in LIBRARY.reference() if each.id == name)


def narrow(name: str, words: str = "", *, level: LevelRef | None = None, competency: str | None = None) -> Narrowed:
    return PageWords(page(name), LIBRARY).narrow(Sieve(words, level, competency))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Résumé, CI/CD!", ["resume", "ci/cd", "ci", "cd"]),
        ("C++ and recall@10", ["c++", "and", "recall@10", "recall", "10"]),
        ("", []),
    ],
)
def test_words_are_folded_and_what_is_joined_comes_apart(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("asked", "is_there"), [("kube", True), ("KUBE", True), ("netes", True), ("es", False), ("docker", False)]
)
def test_a_word_is_found_by_its_beginning_and_by_three_letters_inside(asked: str, is_there: bool) -> None:
    assert has_word(words_of("Kubernetes, CI/CD"), fold(asked)) is is_there


def test_everything_passes_an_open_sieve() -> None:
    roles = page("roles")
    assert roles.table is not None
    left = narrow("roles", " ")
    assert len(left.rows) == len(roles.table.rows)
    assert len(left.columns) == len(roles.table.columns)


@pytest.mark.parametrize(
    ("words", "columns", "rows"),
    [
        ("pytorch", 6, ("skill",)),
        ("mlops", 1, 8),
        ("mlops pay", 1, ("pay",)),
        ("interview case", 6, ("interviews",)),
        ("zebra", 6, ()),
    ],
)
def test_words_narrow_the_rows_of_a_table_and_names_of_columns_the_columns(
    words: str, columns: int, rows: tuple[str, ...] | int
) -> None:
    left = narrow("roles", words)
    assert len(left.columns) == columns
    assert (len(left.rows) if isinstance(rows, int) else left.rows) == rows


def test_a_heatmap_is_searched_by_the_labels_of_its_scale() -> None:
    assert narrow("demand", "very high").rows == ("ai-engineer",)


def test_a_card_is_found_by_its_words_its_levels_and_the_names_of_its_competencies() -> None:
    assert narrow("roadblocks", "silent").cards == ("production-fails",)
    assert "senior-plateau" in narrow("roadblocks", "senior").cards
    assert narrow("resources", "golden").cards == narrow("resources", "eval-design").cards != ()


def test_cards_narrow_by_level_and_competency() -> None:
    junior = LevelRef(ladder="generative-ai-engineer", level="junior")
    assert narrow("resources", level=junior).cards == ("langchain-llamaindex", "openai-evals")
    assert narrow("resources", level=junior, competency="eval-design").cards == ("openai-evals",)
    assert narrow("misreadings", competency="mentoring").facts == ()


def test_the_levels_and_competencies_to_choose_from_are_those_that_cards_name() -> None:
    words = PageWords(page("resources"), LIBRARY)
    assert [name for _ref, name in words.levels] == ["Junior", "Mid-level", "Senior", "Staff", "Principal"]
    assert "Eval design" in [name for _id, name in words.competencies]
    assert PageWords(page("roles"), LIBRARY).levels == ()


def test_a_table_copies_as_cells_that_a_spreadsheet_takes_apart() -> None:
    table = page("demand").table
    assert table is not None
    assert tab_separated(table_cells(table, ("faang", "startups"), ("ai-engineer",))) == (
        "Role\tFAANG\tAI startups\nAI engineer\tHigh\tVery high\n"
    )


def test_a_page_copies_with_its_cards_figures_and_documents() -> None:
    roadblocks = page("roadblocks")
    text = page_text(roadblocks, narrow("roadblocks", "silent"))
    assert card_text(roadblocks.cards[0]) in text
    assert roadblocks.cards[1].title not in text
    assert text.endswith("Source: The generative AI engineer level ladder, MentorCruise (undated, read in 2026)\n")
    assert "2-4 weeks: AI startups decide" in page_text(page("demand"), narrow("demand"))
