"""Say which questions the journal suggests a yes to. It only suggests: an answer is always the user's own.

The rule, question by question:

* Only a question that can be answered yes (yes or no, three values) and that names criteria is judged; one without is
  about the user rather than about work that is written down. What is suggested is the best answer short of the
  strongest.
* **Demonstrated**: one of the criteria is demonstrated or better by its evidence. The criteria of a question are ways
  to show the same thing, so one is enough. One that is set aside does not count, and neither does an override, which
  is the user's word and not the journal's. A *not yet* holds a criterion at emerging, so that it suggests nothing.
* **Carried**, which is weaker: none is demonstrated and no *not yet* on any of them is in force, but for one of the
  criteria there is enough evidence under each of the question's competencies, whichever criteria it is linked to.
  Enough is what the crosswalk calls likely: 2 points where each entry counts half, one of them solid at the
  criterion's scope; never for a gate, a threshold or what is done once, which nothing alike can show.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ladderdesk.assess.crosswalk import CompetencyRecord, by_competency, carrying
from ladderdesk.assess.status import Case
from ladderdesk.assess.values import Record
from ladderdesk.catalogue.learning import Assessment, Choice, Question
from ladderdesk.catalogue.model import Criterion, Ladder
from ladderdesk.i18n import _
from ladderdesk.journal.rows import EntryId, Evidence, Status, VerdictWord

YES_KINDS = ("yes-no", "three-valued")


class Basis(StrEnum):
    """On what a suggestion rests."""

    DEMONSTRATED = "demonstrated"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedAnswer:
    """An answer that the journal suggests, and what it rests on.

    `criteria` are those demonstrated, or the one that the competencies carry. `evidence` is newest first, each entry
    once.
    """

    question: Question
    choice: Choice
    basis: Basis
    criteria: tuple[Criterion, ...]
    evidence: tuple[Evidence, ...]


def suggest_answers(
    assessment: Assessment, record: Record, ladders: Iterable[Ladder], as_of: date
) -> dict[str, SuggestedAnswer]:
    """Give what a record suggests on a day, by question; `record` holds what was said of every criterion."""
    if assessment.kind not in YES_KINDS:
        return {}
    sorted_record = by_competency(record, ladders)
    cases = _by_criterion(sorted_record)
    found = (_suggested(assessment, question, cases, sorted_record, as_of) for question in assessment.questions)
    return {one.question.id: one for one in found if one is not None}


def plain_yes(assessment: Assessment, question: Question) -> Choice:
    """Give the best answer to a question short of the strongest one."""
    plain = [choice for choice in assessment.choices_of(question) if not choice.strongest]
    return max(plain, key=lambda choice: choice.points)


def suggestion_text(suggestion: SuggestedAnswer) -> str:
    """Say in short what the journal suggests; less surely where it does so by competencies alone."""
    is_shown = suggestion.basis is Basis.DEMONSTRATED
    words = _("Your journal suggests {answer}") if is_shown else _("Your journal hints at {answer}")
    return words.format(answer=suggestion.choice.label.lower())


def _by_criterion(record: CompetencyRecord) -> dict[str, Case]:
    found: dict[str, Case] = {}
    for cases in record.cases.values():
        for case in cases:
            found.setdefault(case.criterion.id, case)
    return found


def _suggested(
    assessment: Assessment,
    question: Question,
    cases: Mapping[str, Case],
    record: CompetencyRecord,
    as_of: date,
) -> SuggestedAnswer | None:
    own = [cases[name] for name in question.criteria if name in cases]
    basis, shown = Basis.DEMONSTRATED, list(_demonstrated(own, as_of))
    if not shown and not any(_is_doubted(case, as_of) for case in own):
        basis, shown = Basis.CARRIED, list(_carried(question, own, record, as_of))[:1]
    if not shown:
        return None
    return SuggestedAnswer(
        question=question,
        choice=plain_yes(assessment, question),
        basis=basis,
        criteria=tuple(criterion for criterion, _evidence in shown),
        evidence=_newest_first(evidence for _criterion, found in shown for evidence in found),
    )


def _demonstrated(own: Sequence[Case], as_of: date) -> Iterator[tuple[Criterion, Sequence[Evidence]]]:
    for case in own:
        finding = case.judge(as_of)
        if finding.own.height >= Status.DEMONSTRATED.height and not finding.is_set_aside:
            yield case.criterion, [row.evidence for row in finding.counted]


def _carried(
    question: Question, own: Sequence[Case], record: CompetencyRecord, as_of: date
) -> Iterator[tuple[Criterion, Sequence[Evidence]]]:
    for case in own:
        parts = [carrying(case.criterion, case.level, name, record, as_of) for name in question.competencies]
        if parts and all(parts) and not case.judge(as_of).is_set_aside:
            yield case.criterion, [evidence for part in parts for evidence in part]


def _is_doubted(case: Case, as_of: date) -> bool:
    said = case.verdict_on(as_of)
    return said is not None and said.word is VerdictWord.NOT_YET


def _newest_first(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    known: dict[EntryId, Evidence] = {}
    for one in evidence:
        known.setdefault(one.entry, one)
    return tuple(sorted(known.values(), key=lambda one: (one.last_day, one.id), reverse=True))
