from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.capture.rewrite import replaced, with_choice, with_day, with_word, without
from ladderdesk.capture.vocabulary import KINDS, SCOPES

from .lines import THURSDAY, read

PLAIN = st.lists(
    st.sampled_from(["Cut", "eval", "run", "40%", "faster", "#evals", "+Search", "@Jun", "!task", "^talk", "🎉"]),
    min_size=1,
).map(" ".join)
BODY = st.sampled_from(["", "\nMore about it", "\n\n#not read"])


@pytest.mark.parametrize(
    ("line", "removed", "left"),
    [
        ("Cut run #evals today", "#evals", "Cut run today"),
        ("#evals Cut run", "#evals", "Cut run"),
        ("Cut run, @Jun.", "@Jun", "Cut run,."),
        ("Cut run yesterday", "yesterday", "Cut run"),
    ],
)
def test_a_name_leaves_the_line_with_one_space(line: str, removed: str, left: str) -> None:
    token = next(token for token in read(line).tokens if token.text == removed)
    assert without(line, token)[0] == left


def test_an_offered_word_becomes_its_choice() -> None:
    line = "Labelled 50 cases #quality today"
    offered = next(token for token in read(line).tokens if token.state == "offered" and token.kind == "competency")
    words, cursor = with_choice(line, offered, "data-quality")
    assert words == "Labelled 50 cases #data-quality today"
    assert words[:cursor] == "Labelled 50 cases #data-quality "
    assert read(words).competencies == ("data-quality",)


def test_a_completion_leaves_one_space_behind_it() -> None:
    assert replaced("Saw @ma", 4, 7, '@"Maya Chen"') == ('Saw @"Maya Chen" ', 17)
    assert replaced("Saw @ma today", 4, 7, '@"Maya Chen"') == ('Saw @"Maya Chen" today', 17)


def test_a_day_is_said_once_and_today_is_not_said() -> None:
    line = "Cut run yesterday"
    said, _cursor = with_day(line, read(line), date(2026, 11, 16), today=THURSDAY)
    assert said == "Cut run 2026-11-16"
    assert with_day(said, read(said), THURSDAY, today=THURSDAY)[0] == "Cut run"
    assert with_day("Cut run", read("Cut run"), THURSDAY, today=THURSDAY)[0] == "Cut run"


@given(PLAIN, BODY, st.sampled_from(SCOPES), st.sampled_from(KINDS))
def test_a_line_means_the_scope_and_kind_that_were_put_in(line: str, body: str, scope: str, kind: str) -> None:
    before = read(line + body)
    scoped, _cursor = with_word(line + body, before, "scope", scope)
    after = read(with_word(scoped, read(scoped), "kind", kind)[0])
    assert (after.scope, after.kind) == (scope, kind)
    assert after.body == before.body
    assert (after.competencies, after.projects, after.people) == (
        before.competencies,
        before.projects,
        before.people,
    )


@given(PLAIN, BODY, st.integers(0, 400))
def test_a_line_means_the_day_that_was_put_in(line: str, body: str, days: int) -> None:
    day = THURSDAY - timedelta(days=days)
    words, cursor = with_day(line + body, read(line + body), day, today=THURSDAY)
    assert read(words).day == day
    assert read(words).body == read(line + body).body
    assert 0 <= cursor <= len(words)


@given(PLAIN)
def test_a_line_does_not_mean_what_was_taken_out(line: str) -> None:
    taken = [token for token in read(line).tokens if token.state == "taken"]
    for token in reversed(taken):
        line, _cursor = without(line, token)
    assert not [token for token in read(line).tokens if token.state == "taken"]
