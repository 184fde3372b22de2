"""What an attempt scored, how long an answer is, and which criteria an exercise feeds."""

from typing import Any

import pytest

from ladderdesk.assess import readiness
from ladderdesk.assess.practice import count_words, fed_criteria, score_of
from ladderdesk.assess.values import Record, Standing
from ladderdesk.catalogue.learning import Exercise, Grade, RubricRow

from .builders import TODAY, criterion, evidence, ladder_of


def exercise(**changes: Any) -> Exercise:
    rows = tuple(RubricRow(id=name, title=name, clear_when=name) for name in ("scope", "people", "money"))
    grades = tuple(Grade(id=name, title=name, meaning=name, at_least=least) for name, least in GRADES)
    fields: dict[str, Any] = {"id": "plan", "title": "Plan", "kind": "problem", "problem": "Plan.", "hints": ("H",)}
    return Exercise(**(fields | {"answer": ("A",), "rubric": rows, "grades": grades} | changes))


GRADES = (("strong", 5), ("lean", 2), ("none", 0))


def standings(*ids: str, **changes: Any) -> tuple[Standing, ...]:
    asked = ladder_of(*(criterion(name, **changes) for name in ids))
    return readiness.measure(asked, "staff", Record(), TODAY).standings


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({}, (0, 3, "none", 0)),
        ({"scope": 2}, (2, 2, "lean", 0.5)),
        ({"scope": 2, "people": 2, "money": 2}, (6, 0, "strong", 1)),
        ({"scope": 1, "gone": 2}, (1, 2, "none", 0)),
    ],
)
def test_scores_come_to_a_grade_and_rows_that_are_gone_count_nothing(
    scores: dict[str, int], said: tuple[int, int, str, float]
) -> None:
    score = score_of(exercise(), scores)
    assert (score.total, score.unscored, score.grade.id, float(score.height)) == said
    assert score.most == 6
    assert score.share * 6 == score.total


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n ", 0),
        ("Cut the run from 3 h to 20 min.", 9),
        ("It doesn't re-rank: vector<int>, recall@10 – 0.62 → 0.81", 7),
        ("检索质量", 4),
        ("Der Überblick über 検索 quality", 6),
        ("word " * 5000, 5000),
    ],
)
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    assert count_words(text) == count


def test_criteria_that_the_target_level_has_are_fed_themselves() -> None:
    target = readiness.measure(ladder_of(criterion("own"), criterion("other")), "staff", Record(), TODAY)
    named = standings("own", "elsewhere")
    fed = fed_criteria(exercise(criteria=("own", "elsewhere")), target, named)
    assert [one.criterion.id for one in fed] == ["own"]


def test_else_those_of_the_same_competencies_stand_for_them_the_open_ones_first() -> None:
    asked = ladder_of(criterion("shown"), criterion("open"), criterion("apart", competency="mentoring"))
    target = readiness.measure(asked, "staff", Record(evidence=(evidence("shown"),)), TODAY)
    fed = fed_criteria(exercise(criteria=("elsewhere",)), target, standings("elsewhere"))
    assert [one.criterion.id for one in fed] == ["open", "shown"]


def test_without_a_target_or_anything_alike_they_are_fed_as_named() -> None:
    named = standings("elsewhere", competency="user-understanding")
    target = readiness.measure(ladder_of(criterion("own")), "staff", Record(), TODAY)
    assert fed_criteria(exercise(criteria=("elsewhere",)), None, named) == named
    assert fed_criteria(exercise(criteria=("elsewhere",)), target, named) == named
