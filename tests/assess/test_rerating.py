"""An assessment at two checkpoints, side by side."""

from datetime import timedelta

import pytest

from ladderdesk.assess.rerating import Rerating, Taken, gain_text, rerate, sentence
from ladderdesk.catalogue.learning import Assessment, Band, Choice, Question

from .builders import TODAY, days_ago

QUESTIONS = ("role", "pay", "plan")


def rating() -> Assessment:
    return Assessment(
        id="clarity",
        title="Career clarity",
        version=1,
        summary="Rate.",
        sources=(),
        kind="rating",
        counting="points",
        choices=tuple(Choice(id=str(points), label=str(points), points=points) for points in range(1, 6)),
        questions=tuple(Question(id=each, prompt=f"{each}?", short=each.title()) for each in QUESTIONS),
        bands=(Band(id="all", title="All", meaning="All", at_least=3, at_most=15),),
    )


def taken(number: int, *points: int, title: str = "Skim") -> Taken:
    answers = {question: str(each) for question, each in zip(QUESTIONS, points, strict=False)}
    return Taken(
        day_number=number,
        day=days_ago(21) + timedelta(days=number),
        answers=answers,
        result={"score": sum(points), "most": 15, "title": title},
    )


def rerated(before: Taken, now: Taken) -> Rerating:
    return rerate(rating(), before, now)


def test_each_dimension_shows_before_and_now_also_where_nothing_changed() -> None:
    found = rerated(taken(0, 2, 3, 4), taken(21, 4, 3, 3))
    assert [(one.question.id, one.before.points, one.now.points, one.gain) for one in found.dimensions] == [
        ("role", 2, 4, 2),
        ("pay", 3, 3, 0),
        ("plan", 4, 3, -1),
    ]
    assert (found.gain, found.has_risen, found.now.day) == (1, True, TODAY)


def test_a_question_that_only_one_run_answers_is_left_out() -> None:
    found = rerated(taken(0, 2, 3), taken(21, 4, 3, 3))
    assert [one.question.id for one in found.dimensions] == ["role", "pay"]


def test_nothing_has_risen_where_all_is_the_same_or_less() -> None:
    assert not rerated(taken(0, 2, 3, 4), taken(21, 2, 2, 4)).has_risen


def test_it_is_said_in_a_sentence() -> None:
    found = rerated(taken(0, 2, 3, 4), taken(21, 4, 3, 4))
    assert sentence(found) == "Career clarity, day 0 to day 21: 9 to 11 of 15, +2."


@pytest.mark.parametrize(("gain", "text"), [(0, "same"), (3, "+3"), (-2, "−2")])
def test_a_change_has_its_sign(gain: int, text: str) -> None:
    assert gain_text(gain) == text
