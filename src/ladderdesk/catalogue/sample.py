"""What the sample journal holds, as frozen values: a whole record of an invented user, of days before `anchor`.

The field names are the keys of `content/sample/journal.yaml`, and its JSON Schema is generated from these types.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from ladderdesk.catalogue.model import Content, Id, Line, Paragraph, Scope
from ladderdesk.catalogue.templates import AudienceName, EntryKind

Day = Annotated[int, msgspec.Meta(ge=0, le=365)]
ScoreOfRow = Annotated[int, msgspec.Meta(ge=0, le=2)]
RelationName = Literal["my_team", "other_team", "leadership", "customer", "outside"]
StrengthName = Literal["partial", "solid", "strong"]


class SampleProfile(Content, frozen=True, kw_only=True):
    """Who the user is, and where they stand on a ladder."""

    name: Line
    ladder: Id
    current: Id
    target: Id
    current_since: date
    target_by: date
    chosen_on: date
    window_months: Annotated[int, msgspec.Meta(ge=1)] = 18


class SamplePerson(Content, frozen=True, kw_only=True):
    """Someone whom entries name."""

    name: Line
    relation: RelationName | None = None


class SampleImpact(Content, frozen=True, kw_only=True):
    """A measured effect of an entry, with values as typed."""

    measure: str = ""
    before: str = ""
    after: str = ""
    unit: str = ""
    period: str = ""
    estimated: bool = False
    outcome: str = ""


class SampleLink(Content, frozen=True, kw_only=True):
    """An address that backs an entry up."""

    address: Line
    title: str = ""


class SampleEvidence(Content, frozen=True, kw_only=True):
    """A criterion that an entry is evidence for."""

    criterion: Id
    strength: StrengthName = "solid"
    note: str = ""
    quantity: Decimal | None = None


class SampleEntry(Content, frozen=True, kw_only=True):
    """One entry; `key` is known inside the file only, and those who vouch for it stand under `confirmed_by` too."""

    key: Id
    day: date
    title: Line
    kind: EntryKind
    body: Paragraph = ""
    until: date | None = None
    scope: Scope | None = None
    audience: AudienceName = "private"
    is_draft: bool = False
    in_inbox: bool = False
    line: str = ""
    competencies: tuple[Id, ...] = ()
    tags: tuple[Line, ...] = ()
    projects: tuple[Line, ...] = ()
    people: tuple[Line, ...] = ()
    confirmed_by: tuple[Line, ...] = ()
    impacts: tuple[SampleImpact, ...] = ()
    links: tuple[SampleLink, ...] = ()
    evidence: tuple[SampleEvidence, ...] = ()


class SampleVerdict(Content, frozen=True, kw_only=True):
    """What a manager, sponsor or mentor said of a criterion."""

    criterion: Id
    word: Literal["agreed", "not_yet"]
    day: date
    said_by: str = ""
    role: str = ""
    note: str = ""


class SampleMark(Content, frozen=True, kw_only=True):
    """The user's own word on a criterion."""

    criterion: Id
    word: Literal["not_applicable", "no_opportunity"]
    day: date
    reason: Line


class SampleAction(Content, frozen=True, kw_only=True):
    """A planned step."""

    title: Line
    criterion: Id | None = None
    due: date | None = None
    note: str = ""
    done_on: date | None = None
    snoozed_until: date | None = None


class SampleRun(Content, frozen=True, kw_only=True):
    """A run of an assessment, with the chosen answers in the order of its questions."""

    key: Id
    assessment: Id
    day: date
    answers: tuple[Id, ...]


class SampleReturn(Content, frozen=True, kw_only=True):
    """A checkpoint that was done: which of the guide's days, on which date, and with which run of this file."""

    day: Day
    done_on: date
    reflection: Paragraph = ""
    run: Id | None = None


class SampleGuide(Content, frozen=True, kw_only=True):
    """A guide that was begun, and its checkpoints that are done."""

    guide: Id
    start: date
    done: tuple[SampleReturn, ...] = ()


class SampleAttempt(Content, frozen=True, kw_only=True):
    """A try at an exercise, with the scores in the order of its rubric."""

    exercise: Id
    day: date
    answer: Paragraph
    scores: tuple[ScoreOfRow, ...]


class SampleJournal(Content, frozen=True, kw_only=True):
    """A whole record. All its days move together by whole weeks, so that `anchor` falls near the day it is opened."""

    anchor: date
    profile: SampleProfile
    people: tuple[SamplePerson, ...]
    entries: tuple[SampleEntry, ...]
    verdicts: tuple[SampleVerdict, ...] = ()
    marks: tuple[SampleMark, ...] = ()
    actions: tuple[SampleAction, ...] = ()
    runs: tuple[SampleRun, ...] = ()
    guides: tuple[SampleGuide, ...] = ()
    attempts: tuple[SampleAttempt, ...] = ()
