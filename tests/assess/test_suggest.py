from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.assess.suggest import Index, learn
from ladderdesk.assess.terms import stem, terms
from ladderdesk.catalogue.model import Competency
from ladderdesk.journal.rows import Impact

from .builders import NOON, content, criterion, days_ago, entry, ladder, level

EVALS = Competency(
    id="eval-design",
    name="Eval design",
    family="technical",
    summary="Says what good output means and measures it.",
    aliases=("evals", "golden set"),
    keywords=("benchmark", "regression", "rubric"),
)
MENTORING = Competency(
    id="mentoring",
    name="Mentoring",
    family="influence",
    summary="Makes other engineers better on purpose.",
    aliases=("pairing", "coaching"),
    keywords=("paired", "junior", "growth"),
)
FRAMING = Competency(
    id="problem-framing",
    name="Problem framing",
    family="direction",
    summary="Turns a vague want into a defined problem.",
    keywords=("ill-defined", "rules instead"),
)
STANDARD = criterion("standard", statement="Wrote a standard for evals that other teams adopted")
TREND = criterion("trend", statement="Shows the quality of one system as a curve over months")
MENTORED = criterion(
    "mentored",
    competency="mentoring",
    also=("eval-design",),
    statement="Has mentored two engineers up a level",
    short="Two engineers mentored",
    good_evidence="Their first review without you.",
)
INDEX = Index([EVALS, MENTORING, FRAMING], ladder(level(STANDARD, TREND, MENTORED)))


def ids(suggestions: object) -> list[str]:
    return [one.id for one in suggestions]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Three teams adopted the standard", "standard"),
        ("The quality curve went up for five months", "trend"),
        ("Paired with Ines, a junior engineer", "mentored"),
        ("Mentors an engineer", "mentored"),
    ],
)
def test_the_likeliest_criterion_comes_first(line: str, first: str) -> None:
    assert INDEX.suggest_criteria(line)[0].id == first


@pytest.mark.parametrize("line", ["", "Lunch", "2026", "and the with", "评估"])
def test_a_line_that_says_nothing_of_any_criterion_suggests_none(line: str) -> None:
    assert INDEX.suggest_criteria(line) == ()
    assert INDEX.suggest_competencies(line) == ()


def test_suggestions_say_which_words_spoke_for_them() -> None:
    best = INDEX.suggest_criteria("Three teams ADOPTED the standard")[0]
    assert set(best.because) == {"ADOPTED", "teams", "standard"}
    assert 0 < best.score < 1


def test_only_the_criteria_asked_for_and_not_yet_linked_are_suggested() -> None:
    line = "A standard for evals, the quality curve of one system, engineers mentored"
    assert set(ids(INDEX.suggest_criteria(line))) == {"standard", "trend", "mentored"}
    assert ids(INDEX.suggest_criteria(line, {"trend", "elsewhere"})) == ["trend"]
    assert "standard" not in ids(INDEX.suggest_criteria(line, linked={"standard"}))
    assert len(INDEX.suggest_criteria(line, limit=1)) == 1


def test_a_tag_weighs_more_than_any_word() -> None:
    words = INDEX.suggest_criteria(content("Growth"))
    tagged = INDEX.suggest_criteria(content("Growth", competencies=("eval-design",)))
    assert ids(words) == ["mentored"]
    assert ids(tagged) == ["standard", "trend", "mentored"]
    assert tagged[0].because == ("Eval design",)
    assert tagged[2].because == ("Growth", "Eval design")


def test_an_untagged_line_finds_its_competency_by_name_alias_and_keyword() -> None:
    for line in ("eval", "The golden set grew", "A benchmark caught a regression"):
        assert ids(INDEX.suggest_competencies(line))[0] == "eval-design", line


def test_a_competency_already_tagged_is_not_suggested() -> None:
    tagged = content("The golden set grew", competencies=("eval-design",))
    assert "eval-design" not in ids(INDEX.suggest_competencies(tagged))


def test_what_was_tagged_before_teaches_new_words() -> None:
    line = "Sat with Priya at the whiteboard"
    assert INDEX.suggest_competencies(line) == ()
    before = [entry(f"Whiteboard hour {number}", competencies=("mentoring",)) for number in range(2)]
    learned = INDEX.suggest_competencies(line, tagged_before=learn(before))
    assert ids(learned) == ["mentoring"]
    assert learned[0].because == ("whiteboard",)


def test_one_entry_alone_teaches_nothing() -> None:
    assert learn([entry("Whiteboard hour", competencies=("mentoring",))]) == {"mentoring": ()}


def test_words_of_impacts_and_tags_count_too() -> None:
    measured = content("A run", impacts=(Impact(measure="Quality curve", outcome="Shown over months"),))
    assert INDEX.suggest_criteria(measured)[0].id == "trend"
    assert INDEX.suggest_competencies(content("A run", tags=("golden-set",)))[0].id == "eval-design"


def test_entries_are_suggested_for_a_criterion_likeliest_first_then_newest() -> None:
    likely = entry("Wrote a standard for evals that teams adopted", day=days_ago(90))
    old, new = (entry("Teams asked for a standard", day=days_ago(days)) for days in (50, 40))
    other = entry("Lunch with Ines")
    found = INDEX.suggest_entries(STANDARD, [old, other, likely, new])
    assert ids(found) == [str(one.id) for one in (likely, new, old)]


def test_linked_and_trashed_entries_are_not_suggested() -> None:
    linked, trashed, free = (entry("Wrote a standard for evals") for _number in range(3))
    trashed = replace(trashed, trashed_at=NOON)
    assert ids(INDEX.suggest_entries(STANDARD, [linked, trashed, free], linked={linked.id})) == [str(free.id)]


def test_a_changed_entry_is_read_anew() -> None:
    before = entry("Wrote a standard for evals")
    after = replace(before, content=content("Lunch"), changed_at=NOON + timedelta(seconds=1))
    assert ids(INDEX.suggest_entries(STANDARD, [before])) == [str(before.id)]
    assert INDEX.suggest_entries(STANDARD, [after]) == ()


def test_an_index_of_nothing_suggests_nothing() -> None:
    assert Index([]).suggest_criteria("evals") == ()
    assert Index([]).suggest_competencies("evals") == ()


@given(st.text(max_size=200))
def test_any_text_gives_the_same_suggestions_every_time(text: str) -> None:
    again = Index([EVALS, MENTORING, FRAMING], ladder(level(STANDARD, TREND, MENTORED)))
    assert INDEX.suggest_criteria(text) == again.suggest_criteria(text)
    scores = [one.score for one in INDEX.suggest_competencies(text)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "family",
    [
        ["evaluation", "evaluations", "evaluate", "evaluated", "evaluating"],
        ["retrieval", "retrieve", "Retrieving"],
        ["plan", "planned", "planning", "plans"],
        ["adopt", "adopted", "adoption"],
        ["coût", "COUT"],
        ["library", "libraries"],
        ["class", "classes"],
    ],
)
def test_forms_of_one_word_are_one_term(family: list[str]) -> None:
    assert len({stem(word) for word in family}) == 1


def test_different_words_stay_apart() -> None:
    words = ["status", "state", "scope", "user", "plane", "analysis", "anal", "bus", "process", "ion"]
    assert len({stem(word) for word in words}) == len(words)


def test_terms_are_words_neighbours_and_pairs_of_characters() -> None:
    assert [term.form for term in terms("The golden sets")] == ["golden", "set", "golden set"]
    assert [term.form for term in terms("检索质量")] == ["检索", "索质", "质量"]
    assert [term.form for term in terms("2026 and a + b")] == []
