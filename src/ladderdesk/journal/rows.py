"""The frozen values that cross the border between the store and everything that reads it.

Ids are the vault's integer keys, which mean nothing in another copy; `uuid` outlives copies.
Days are local calendar days; instants are aware datetimes in UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

EntryId = NewType("EntryId", int)
EvidenceId = NewType("EvidenceId", int)
VerdictId = NewType("VerdictId", int)
MarkId = NewType("MarkId", int)
ActionId = NewType("ActionId", int)
PacketId = NewType("PacketId", int)
RunId = NewType("RunId", int)
CheckpointId = NewType("CheckpointId", int)


class Kind(StrEnum):
    """What kind of thing an entry tells of."""

    WIN = "win"
    DECISION = "decision"
    INCIDENT = "incident"
    PREVENTED = "prevented"
    FEEDBACK = "feedback"
    LEARNING = "learning"
    MENTORING = "mentoring"
    STANDARD = "standard"
    TALK = "talk"


class Audience(StrEnum):
    """Who may see an entry; private unless the user says otherwise."""

    PRIVATE = "private"
    MANAGER = "manager"
    PACKET = "packet"


class Relation(StrEnum):
    """How a person stands to the user."""

    MY_TEAM = "my_team"
    OTHER_TEAM = "other_team"
    LEADERSHIP = "leadership"
    CUSTOMER = "customer"
    OUTSIDE = "outside"


class Strength(StrEnum):
    """How strongly an entry carries a criterion."""

    PARTIAL = "partial"
    SOLID = "solid"
    STRONG = "strong"


class Status(StrEnum):
    """What the evidence says of a criterion, lowest first; `Status.height` orders them."""

    NO_EVIDENCE = "no_evidence"
    EMERGING = "emerging"
    DEMONSTRATED = "demonstrated"
    SUSTAINED = "sustained"

    @property
    def height(self) -> int:
        """Give the place in the order, 0 to 3."""
        return list(Status).index(self)


class VerdictWord(StrEnum):
    """What someone who decides said of a criterion."""

    AGREED = "agreed"
    NOT_YET = "not_yet"


class MarkWord(StrEnum):
    """The user's own word on a criterion."""

    NOT_APPLICABLE = "not_applicable"
    NO_OPPORTUNITY = "no_opportunity"
    OVERRIDE = "override"


class Kept(StrEnum):
    """The kinds of record an announcement may name."""

    ENTRIES = "entries"
    EVIDENCE = "evidence"
    VERDICTS = "verdicts"
    MARKS = "marks"
    ACTIONS = "actions"
    TARGETS = "targets"
    PEOPLE = "people"
    PROJECTS = "projects"
    PACKETS = "packets"
    RUNS = "runs"
    CHECKPOINTS = "checkpoints"
    SEARCHES = "searches"
    SETTINGS = "settings"
    DISMISSALS = "dismissals"
    SNAPSHOTS = "snapshots"
    LADDERS = "ladders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone an entry names; `confirmed` where they vouch for it."""

    name: str
    relation: Relation | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """A measured effect. Values stay as typed ("18%", "$40K"); `outcome` is the business outcome in words."""

    measure: str = ""
    before: str = ""
    after: str = ""
    unit: str = ""
    period: str = ""
    estimated: bool = False
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that backs an entry up."""

    address: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept in the vault; its bytes are read apart, by `digest` (SHA-256, hexadecimal)."""

    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryContent:
    """What the user can say of one entry, whole: what an editor shows and a verb saves.

    `until` is the last day of a span and absent for a single day. `line` is the capture line as typed, never changed.
    """

    day: date
    title: str
    body: str = ""
    until: date | None = None
    kind: Kind = Kind.WIN
    scope: str | None = None
    audience: Audience = Audience.PRIVATE
    is_draft: bool = False
    in_inbox: bool = False
    line: str = ""
    competencies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    impacts: tuple[Impact, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def last_day(self) -> date:
        """Give the day the entry counts from: the end of a span, else its day."""
        return self.until or self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the coach found in an entry, stored beside it so that lists can filter by it; `rule` is its version."""

    rule: int
    has_number: bool
    has_outcome: bool
    has_own_part: bool
    has_proof: bool
    is_ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One journal item as stored: its content, and what the store knows of it."""

    id: EntryId
    uuid: str
    content: EntryContent
    created_at: datetime
    changed_at: datetime
    judgement: Judgement | None = None
    trashed_at: datetime | None = None
    evidence_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """What a list row shows of an entry."""

    id: EntryId
    day: date
    until: date | None
    title: str
    kind: Kind
    scope: str | None
    is_draft: bool
    has_number: bool
    is_ready: bool
    competencies: tuple[str, ...]
    projects: tuple[str, ...]
    figure: str
    audience: Audience = Audience.PRIVATE
    evidence_count: int = 0
    snippet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An entry linked to a criterion, with what an assessment needs to know of the entry.

    `wording` is the criterion's statement as it was when linked. `quantity` counts towards a threshold and is never
    negative. `has_outcome`, `has_number`, `has_proof` and `is_ready` are the coach's findings on the entry, false where
    it was never judged.
    """

    id: EvidenceId
    uuid: str
    entry: EntryId
    criterion: str
    strength: Strength
    note: str
    quantity: Decimal | None
    wording: str
    linked_at: datetime
    day: date
    until: date | None
    title: str
    kind: Kind
    scope: str | None
    audience: Audience
    projects: tuple[str, ...]
    people: tuple[Person, ...]
    has_proof: bool
    has_number: bool
    has_outcome: bool
    is_ready: bool

    @property
    def last_day(self) -> date:
        """Give the day the evidence counts from."""
        return self.until or self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a manager, sponsor or mentor said of a criterion, and when."""

    id: VerdictId
    uuid: str
    criterion: str
    word: VerdictWord
    day: date
    said_by: str
    role: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The user's own dated word on a criterion; `status` is set for an override only."""

    id: MarkId
    uuid: str
    criterion: str
    word: MarkWord
    day: date
    reason: str
    status: Status | None
    set_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A planned step towards a criterion; `done_on` is set once it is done."""

    id: ActionId
    uuid: str
    criterion: str | None
    title: str
    due: date | None
    done_on: date | None
    note: str
    snoozed_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A dated return to a guide, done once `done_on` is set; `run` is the run of an assessment taken then."""

    id: CheckpointId
    uuid: str
    guide: str
    day_number: int
    due: date
    done_on: date | None
    reflection: str
    run: RunId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Which ladder the user climbs, where they stand and where they want to be, since when and by when."""

    ladder: str
    current: str | None
    target: str
    current_since: date | None
    target_by: date | None
    chosen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that was done, as the log has it."""

    id: int
    verb: str
    subject: str
    at: datetime
    is_undone: bool
