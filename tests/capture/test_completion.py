import pytest

from ladderdesk.capture.completion import Completion, completions

from .lines import VOCABULARY, read


def at(line: str, *, limit: int = 8) -> tuple[Completion, ...]:
    """Complete at the bar in the line."""
    cursor = line.index("|")
    return completions(line.replace("|", ""), cursor, vocabulary=VOCABULARY, limit=limit)


@pytest.mark.parametrize(
    ("line", "inserts"),
    [
        ("x #|", ["#eval-design", "#mentoring", "#retrieval-quality", "#data-quality", "#ml-platform"]),
        ("x #me|", ["#mentoring", "#retrieval-quality"]),
        ("x #qual|", ["#retrieval-quality", "#data-quality"]),
        ("x #EV|", ["#eval-design"]),
        ("x #ref|", ["#refunds"]),
        ("x #nothing|", ["#nothing"]),
        ("x #evaldesing|", ["#eval-design"]),
        ("x +|", ["+eval-harness", '+"Search ranking"', "+Billing"]),
        ("x +rank|", ['+"Search ranking"', "+rank"]),
        ('x +"search ra|', ['+"Search ranking"', '+"search ra"']),
        ("x +billing|", ["+Billing"]),
        ("x @m|", ['@"Maya Chen"', "@m"]),
        ("x !|", ["!task", "!feature", "!system", "!org", "!company"]),
        ("x !o|", ["!org"]),
        ("x ^d|", ["^decision"]),
        ("#ev| x", ["#eval-design"]),
    ],
)
def test_the_likeliest_names_come_first(line: str, inserts: list[str]) -> None:
    assert [row.insert for row in at(line)] == inserts


@pytest.mark.parametrize("line", ["x|", "C+|", "a@|", "#2|", "x #ev |", "|#ev", "x # |", "x\n#ev|", "x #ev y|", "!zz|"])
def test_nothing_is_listed_where_no_name_is_being_typed(line: str) -> None:
    assert at(line) == ()


def test_a_row_says_what_it_is_an_alias_of_and_how_often_it_was_used() -> None:
    mentoring, measurement = at("x #me|")

    assert (mentoring.label, mentoring.detail, mentoring.uses) == ("Mentoring", "", 7)
    assert (measurement.label, measurement.detail, measurement.uses) == ("measurement", "alias of Retrieval quality", 5)


def test_a_new_name_is_listed_last_even_where_the_list_is_full() -> None:
    rows = at("x +s|", limit=1)

    assert [(row.label, row.is_new) for row in rows] == [("New project “s”", True)]


@pytest.mark.parametrize("line", ["Did #ev|als now", 'Did +"Sea|" now', "Did @Ma| now", "Did !o| now", "Did ^ta| now"])
def test_accepting_a_row_replaces_the_whole_word_and_is_then_taken(line: str) -> None:
    row = at(line)[0]
    typed = line.replace("|", "")

    accepted = typed[: row.start] + row.insert + typed[row.end :]

    draft = read(accepted)
    assert draft.title == "Did now"
    assert [(token.kind, token.state, token.text) for token in draft.tokens] == [(row.kind, "taken", row.insert)]


@pytest.mark.parametrize("cursor", [-1, 99])
def test_a_cursor_outside_the_line_lists_nothing(cursor: int) -> None:
    assert completions("x #ev", cursor, vocabulary=VOCABULARY) == ()
