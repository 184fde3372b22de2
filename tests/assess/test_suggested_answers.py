"""When the journal suggests a yes to a question, and when it keeps quiet."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ladderdesk.assess.suggested_answers import Basis, SuggestedAnswer, plain_yes, suggest_answers
from ladderdesk.assess.values import Record
from ladderdesk.catalogue.learning import Assessment, Band, Choice, Question, QuestionKind
from ladderdesk.catalogue.model import Source
from ladderdesk.journal.rows import EntryId, Status, Strength

from .builders import (
    TODAY,
    agreed,
    criterion,
    days_ago,
    evidence,
    expectation,
    gate,
    ladder,
    level,
    not_yet,
    override,
    record,
    set_aside,
    threshold,
)

YES_NO = (Choice(id="no", label="Not yet"), Choice(id="yes", label="Yes", points=1))
STANDARD = Choice(id="standard", label="Yes, and I set the standard", points=1, strongest=True)
IN_PART = (Choice(id="no", label="No"), Choice(id="partly", label="In part", points=1))
ASKED = expectation("asked.evals")
LADDERS = [
    ladder(
        level(
            ASKED,
            gate("asked.gate"),
            expectation("asked.fifty", thresholds=(threshold(),)),
            expectation("asked.once", once=True),
            criterion("other.evals"),
            criterion("other.mentors", competency="mentoring"),
        )
    )
]


def question(*criteria: str, competencies: tuple[str, ...] = ("eval-design",), **changes: Any) -> Question:
    fields: dict[str, Any] = {"id": "q", "prompt": "Is it yours?", "short": "Is it yours"}
    return Question(**(fields | {"criteria": criteria, "competencies": competencies} | changes))


def assessment(*questions: Question, kind: QuestionKind = "yes-no", choices: tuple[Choice, ...] = YES_NO) -> Assessment:
    return Assessment(
        id="a",
        title="A",
        version=1,
        summary="A.",
        sources=(Source(title="A document", site="example.org"),),
        kind=kind,
        counting="points",
        questions=questions,
        bands=(Band(id="any", title="Any", meaning="Any.", at_least=0, at_most=9),),
        choices=choices,
    )


def suggested(said: Record, asked: Question, **changes: Any) -> SuggestedAnswer | None:
    return suggest_answers(assessment(asked, **changes), said, LADDERS, TODAY).get(asked.id)


def two(criterion_id: str, **changes: Any) -> list[Any]:
    return [evidence(criterion_id, **changes), evidence(criterion_id, **changes)]


SOLID = evidence("asked.evals")
ELSEWHERE = two("other.evals")


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        (record(), None),
        (record(evidence("asked.evals", strength=Strength.PARTIAL)), None),
        (record(SOLID), Basis.DEMONSTRATED),
        (record(replace(SOLID, scope="feature")), None),
        (record(replace(SOLID, day=days_ago(3000))), None),
        (record(SOLID, agreed(TODAY, "asked.evals")), Basis.DEMONSTRATED),
        (record(SOLID, not_yet(TODAY, "asked.evals")), None),
        (record(SOLID, set_aside(TODAY, "asked.evals")), None),
        (record(override(Status.SUSTAINED, TODAY, "asked.evals")), None),
        (record(SOLID, override(Status.EMERGING, TODAY, "asked.evals")), Basis.DEMONSTRATED),
        (record(evidence("other.evals")), None),
        (record(*ELSEWHERE), Basis.CARRIED),
        (record(*(replace(one, scope="feature") for one in ELSEWHERE)), None),
        (record(*(replace(one, strength=Strength.PARTIAL) for one in ELSEWHERE * 2)), None),
        (record(*(replace(one, entry=EntryId(1)) for one in ELSEWHERE)), None),
        (record(*ELSEWHERE, not_yet(TODAY, "asked.evals")), None),
        (record(*ELSEWHERE, not_yet(TODAY, "other.evals")), None),
        (record(*ELSEWHERE, set_aside(TODAY, "asked.evals")), None),
        (record(*two("other.mentors")), None),
    ],
)
def test_what_the_record_says_decides(said: Record, basis: Basis | None) -> None:
    found = suggested(said, question("asked.evals"))
    assert (found.basis if found else None) is basis


@pytest.mark.parametrize("name", ["asked.gate", "asked.fifty", "asked.once"])
def test_a_gate_a_figure_and_a_single_act_are_suggested_by_their_own_evidence_alone(name: str) -> None:
    assert suggested(record(*ELSEWHERE), question(name)) is None
    own = evidence(name, quantity=Decimal(50))
    found = suggested(record(own), question(name))
    assert found is not None
    assert [one.id for one in found.criteria] == [name]


def test_one_of_several_criteria_is_enough() -> None:
    found = suggested(record(SOLID, not_yet(TODAY, "asked.gate")), question("asked.gate", "asked.evals"))
    assert found is not None
    assert [one.id for one in found.criteria] == ["asked.evals"]


def test_every_competency_has_to_be_carried() -> None:
    asked = question("asked.evals", competencies=("eval-design", "mentoring"))
    assert suggested(record(*ELSEWHERE), asked) is None
    found = suggested(record(*ELSEWHERE, *two("other.mentors")), asked)
    assert found is not None
    assert len(found.evidence) == 4


def test_a_question_without_criteria_gets_no_suggestion() -> None:
    assert suggested(record(*ELSEWHERE), question()) is None


def test_the_evidence_is_newest_first_and_each_entry_once() -> None:
    old, new = replace(SOLID, day=days_ago(90)), evidence("asked.evals", day=days_ago(2))
    again = evidence("asked.gate", entry=old.entry, day=old.day)
    found = suggested(record(old, new, again), question("asked.evals", "asked.gate"))
    assert found is not None
    assert [one.entry for one in found.evidence] == [new.entry, old.entry]


@pytest.mark.parametrize(
    ("kind", "choices", "yes"),
    [
        ("yes-no", YES_NO, "yes"),
        ("three-valued", (*YES_NO, STANDARD), "yes"),
        ("three-valued", (*IN_PART, Choice(id="yes", label="Yes", points=2)), "yes"),
    ],
)
def test_the_plain_yes_is_what_is_suggested(kind: QuestionKind, choices: tuple[Choice, ...], yes: str) -> None:
    found = suggested(record(SOLID), question("asked.evals"), kind=kind, choices=choices)
    assert found is not None
    assert found.choice.id == yes
    assert plain_yes(assessment(question(), choices=choices), question()).id == yes


@pytest.mark.parametrize("kind", ["rating", "choice"])
def test_nothing_is_suggested_where_there_is_no_yes(kind: QuestionKind) -> None:
    assert suggested(record(SOLID), question("asked.evals"), kind=kind) is None
