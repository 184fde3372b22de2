import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ladderdesk.capture.completion import completions
from ladderdesk.capture.grammar import LONGEST_LINE, capture_span, read_line

from ..pace import turns
from .lines import VOCABULARY, read

PIECES = st.sampled_from(
    [
        *"#+@!^\"“”'’., \n\t-–—/&",
        *(
            "#evals",
            "#quality",
            "#evaldesing",
            "#new",
            '+"Search ranking"',
            "+Search",
            "@Maya",
            "@Jun's",
            "!org",
            "^talk",
        ),
        *(
            "yesterday",
            "3 Nov",
            "q3",
            "2 weeks",
            "ago",
            "since",
            "40%",
            "from 3 h",
            "to",
            "20 min",
            "→",
            "0.62",
            "$40K/q",
        ),
        *(
            "word",
            "C++",
            "recall@10",
            "#2087",
            "改善",
            "été",
            "e\u0301",
            "שלום",
            "🚀",
            "\u200f",
            "\x00",
            "\uffff",
            "\ud800",
        ),
    ]
)
LINES = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join))
WORD = re.compile(r"[^\W_]+")


@given(LINES, st.dates())
def test_any_line_on_any_day_gives_a_draft_that_can_be_stored(line: str, today: date) -> None:
    draft = read_line(line, today=today, vocabulary=VOCABULARY)

    draft.line.encode()
    draft.title.encode()
    draft.body.encode()
    assert "\n" not in draft.title
    assert draft.until is None or draft.until > draft.day


@given(LINES)
def test_no_word_of_the_capture_line_is_lost(line: str) -> None:
    draft = read(line)
    start, end = capture_span(draft.line)

    kept = WORD.findall(draft.title) + [word for token in draft.tokens for word in WORD.findall(token.text)]

    assert set(WORD.findall(draft.line[start:end])) <= set(kept)


@given(LINES)
def test_tokens_stand_in_order_apart_and_say_what_the_line_says(line: str) -> None:
    draft = read(line)

    assert all(draft.line[token.start : token.end] == token.text != "" for token in draft.tokens)
    assert all(one.end <= next_one.start for one, next_one in zip(draft.tokens, draft.tokens[1:], strict=False))


@given(LINES)
@example(". #A\u200e0")
@example('@"x +"y" z"')
def test_reading_a_title_again_changes_nothing_but_a_second_day(line: str) -> None:
    title = read(line).title
    again = read(title)

    assert again.title == title or "date" in {token.kind for token in again.tokens}


@given(LINES)
def test_a_title_holds_no_more_names_unless_it_is_nothing_but_names(line: str) -> None:
    draft = read(line)
    again = read(draft.title)

    named = [token for token in again.tokens if token.state == "taken" and token.kind != "date"]
    assert not named or draft.title == again.title


@given(LINES, st.integers(-2, 60))
def test_completing_anywhere_gives_rows_that_fit_the_line(line: str, cursor: int) -> None:
    for row in completions(line, cursor, vocabulary=VOCABULARY):
        assert 0 <= row.start < cursor <= row.end <= len(line)
        assert row.insert[0] == line[row.start]


@given(LINES, st.integers(0, 60))
def test_an_accepted_row_of_the_journals_own_is_taken(line: str, cursor: int) -> None:
    head = line[:cursor].replace('"', "").replace("“", "").replace("”", "").replace("„", "")
    for row in completions(f"{head} #e", len(head) + 3, vocabulary=VOCABULARY):
        draft = read(f"{head} {row.insert}"[:LONGEST_LINE])
        assert draft.tokens[-1].text == row.insert
        assert draft.tokens[-1].state == "taken"


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "x",
            "word ",
            " ",
            "\n",
            " \n",
            "\x00",
            "\u200b",
            "🚀",
            "#evals ",
            "#evaldesign ",
            "+a",
            '+"',
            "@",
            "1,",
            "1 to ",
        ),
        *("3 → ", "-", "- ", "#a.", ".", "yesterday ", "'", "e\u0301", "שלום ", "改善", "\ud800", "a\n"),
    ],
)
def test_ten_megabytes_of_anything_are_read_at_once(unit: str) -> None:
    line = unit * (10_000_000 // len(unit))

    assert turns(lambda: read(line)) < 1000
    assert len(read(line).line) == len(line)


@pytest.mark.parametrize(
    "unit", ["#tag{} ", "#evaldezign{} ", "+p{} ", "{} h → ", "{}% ", '+"a{}" ', "!x{} ", "{} to "]
)
def test_the_longest_line_is_read_within_a_blink(unit: str) -> None:
    line = "".join(unit.format(number) for number in range(LONGEST_LINE))[: LONGEST_LINE - 2] + "x"

    assert turns(lambda: read(line)) < 100
    assert read(line).title
