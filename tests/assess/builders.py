"""Short ways to say a ladder, a piece of evidence, a verdict or a mark in a test."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from ladderdesk.assess.values import DEFAULT_WINDOW_MONTHS, Record
from ladderdesk.catalogue.learning import Checkpoint as Asked
from ladderdesk.catalogue.learning import Guide, Part
from ladderdesk.catalogue.model import Criterion, CriterionKind, Group, Ladder, Level, Scope, Source, Threshold
from ladderdesk.journal.rows import (
    Audience,
    Checkpoint,
    CheckpointId,
    Entry,
    EntryContent,
    EntryId,
    Evidence,
    EvidenceId,
    Kind,
    Mark,
    MarkId,
    MarkWord,
    Person,
    Status,
    Strength,
    Verdict,
    VerdictId,
    VerdictWord,
)

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
GUIDE_DAYS = (0, 3, 7, 14, 21)
_numbers = count(1)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def criterion(criterion_id: str = "staff.standard", **changes: Any) -> Criterion:
    fields: dict[str, Any] = {
        "id": criterion_id,
        "kind": CriterionKind.SIGN,
        "competency": "eval-design",
        "short": "Standard across teams",
        "statement": "Other teams evaluate the way you wrote down.",
        "good_evidence": "A standard that a second team follows.",
    }
    return Criterion(**(fields | changes))


def gate(criterion_id: str = "staff.gate", **changes: Any) -> Criterion:
    return criterion(criterion_id, kind=CriterionKind.GATE, **changes)


def expectation(criterion_id: str = "staff.expectation", **changes: Any) -> Criterion:
    return criterion(criterion_id, kind=CriterionKind.EXPECTATION, **changes)


def threshold(counts: str = "sum", value: str = "50", **changes: Any) -> Threshold:
    fields: dict[str, Any] = {"quantity": "examples in the eval set", "unit": "examples"} | changes
    return Threshold(counts=counts, value=Decimal(value), **fields)


def level(*criteria: Criterion, level_id: str = "staff", **changes: Any) -> Level:
    fields: dict[str, Any] = {
        "id": level_id,
        "title": "Staff engineer",
        "track": "ic",
        "rank": 4,
        "scope": Scope.ORG,
        "scope_text": "Across teams",
        "summary": "Sets how others work.",
        "criteria": criteria,
    }
    return Level(**(fields | changes))


def group(group_id: str, *competencies: str) -> Group:
    return Group(id=group_id, name=group_id.replace("-", " ").capitalize(), competencies=competencies)


EVALUATION = group("evaluation", "eval-design", "retrieval-quality", "model-development")
DIRECTION = group("direction", "problem-framing", "scoping-delivery", "standards-governance")
PEOPLE = group("people", "mentoring", "cross-team-influence", "business-impact", "user-understanding")


def ladder(*levels: Level, **changes: Any) -> Ladder:
    fields: dict[str, Any] = {
        "id": "sample",
        "title": "Sample ladder",
        "version": 1,
        "updated": date(2026, 1, 1),
        "summary": "A ladder for tests.",
        "roles": ("Engineer",),
        "sources": (Source(title="A document", site="example.org"),),
        "groups": (EVALUATION, DIRECTION, PEOPLE),
        "levels": levels,
    }
    return Ladder(**(fields | changes))


def ladder_of(*criteria: Criterion, **changes: Any) -> Ladder:
    return ladder(level(*criteria, **changes))


def evidence(criterion_id: str = "staff.standard", **changes: Any) -> Evidence:
    """Solid evidence at org scope from ten days ago, which the coach does not find ready."""
    number = next(_numbers)
    fields: dict[str, Any] = {
        "id": EvidenceId(number),
        "uuid": f"evidence-{number}",
        "entry": EntryId(number),
        "criterion": criterion_id,
        "strength": Strength.SOLID,
        "note": "",
        "quantity": None,
        "wording": "",
        "linked_at": NOON,
        "day": days_ago(10),
        "until": None,
        "title": f"Entry {number}",
        "kind": Kind.WIN,
        "scope": "org",
        "audience": Audience.PRIVATE,
        "projects": (),
        "people": (),
        "has_proof": False,
        "has_number": False,
        "has_outcome": False,
        "is_ready": False,
    }
    return Evidence(**(fields | changes))


def quantity(amount: str, **changes: Any) -> Evidence:
    return evidence(quantity=Decimal(amount), **changes)


def people(*names: str) -> tuple[Person, ...]:
    return tuple(Person(name=name) for name in names)


def verdict(word: VerdictWord, day: date, criterion_id: str = "staff.standard") -> Verdict:
    number = next(_numbers)
    return Verdict(
        id=VerdictId(number),
        uuid=f"verdict-{number}",
        criterion=criterion_id,
        word=word,
        day=day,
        said_by="Kofi",
        role="manager",
        note="",
    )


def agreed(day: date, criterion_id: str = "staff.standard") -> Verdict:
    return verdict(VerdictWord.AGREED, day, criterion_id)


def not_yet(day: date, criterion_id: str = "staff.standard") -> Verdict:
    return verdict(VerdictWord.NOT_YET, day, criterion_id)


def mark(word: MarkWord, day: date, criterion_id: str = "staff.standard", **changes: Any) -> Mark:
    number = next(_numbers)
    fields: dict[str, Any] = {
        "id": MarkId(number),
        "uuid": f"mark-{number}",
        "criterion": criterion_id,
        "word": word,
        "day": day,
        "reason": "",
        "status": None,
        "set_at": NOON,
    }
    return Mark(**(fields | changes))


def set_aside(day: date, criterion_id: str = "staff.standard") -> Mark:
    return mark(MarkWord.NOT_APPLICABLE, day, criterion_id)


def override(status: Status, day: date, criterion_id: str = "staff.standard", **changes: Any) -> Mark:
    return mark(MarkWord.OVERRIDE, day, criterion_id, status=status, **changes)


def record(*said: Evidence | Verdict | Mark, window_months: int = DEFAULT_WINDOW_MONTHS) -> Record:
    return Record(
        evidence=tuple(one for one in said if isinstance(one, Evidence)),
        verdicts=tuple(one for one in said if isinstance(one, Verdict)),
        marks=tuple(one for one in said if isinstance(one, Mark)),
        window_months=window_months,
    )


def content(title: str = "Cut false escalations", **changes: Any) -> EntryContent:
    fields: dict[str, Any] = {"day": days_ago(10), "title": title}
    return EntryContent(**(fields | changes))


def entry(title: str = "Cut false escalations", **changes: Any) -> Entry:
    number = next(_numbers)
    return Entry(
        id=EntryId(number),
        uuid=f"entry-{number}",
        content=content(title, **changes),
        created_at=NOON,
        changed_at=NOON,
    )


def guide(guide_id: str = "landscape", days: tuple[int, ...] = GUIDE_DAYS) -> Guide:
    return Guide(
        id=guide_id,
        title="Role landscape",
        version=1,
        summary="Six roles.",
        sources=(),
        parts=(Part(title="Roles", text="Six of them."),),
        checkpoints=tuple(Asked(day=day, title=f"Title {day}", task=f"Task {day}") for day in days),
    )


def planned(
    start: date, *, days: tuple[int, ...] = GUIDE_DAYS, done: int = 0, guide_id: str = "landscape"
) -> list[Checkpoint]:
    """Plan a round, the first `done` of it done on their day."""
    return [
        Checkpoint(
            id=CheckpointId(number),
            uuid=f"checkpoint-{number}",
            guide=guide_id,
            day_number=day,
            due=start + timedelta(days=day),
            done_on=start + timedelta(days=day) if place < done else None,
            reflection="",
            run=None,
        )
        for place, (day, number) in enumerate(zip(days, _numbers, strict=False))
    ]
