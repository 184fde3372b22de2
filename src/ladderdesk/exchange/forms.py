"""What each kind of record must look like in a journal document: the keys, their types, and what may stand in them.

A form is only held against a record. The record itself stays as it was read, so that its hash stays the same.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec

from ladderdesk.catalogue.model import Scope
from ladderdesk.journal.rows import Audience, Kind, MarkWord, Relation, Status, Strength, VerdictWord

Uuid = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]
Quantity = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,16}(\.[0-9]{1,12})?$")]
Flag = Literal[0, 1]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The base of all forms: strict about unknown keys and types."""


class RecordForm(Form, frozen=True, kw_only=True):
    """What every record has; a hash that is there must fit."""

    uuid: Uuid
    hash: Digest | None = None


class ImpactForm(Form, frozen=True, kw_only=True):
    """A measured effect."""

    uuid: Uuid
    measure: str
    before: str
    after: str
    unit: str
    period: str
    estimated: Flag
    outcome: str


class LinkForm(Form, frozen=True, kw_only=True):
    """An address."""

    uuid: Uuid
    address: str
    title: str


class AttachmentForm(Form, frozen=True, kw_only=True):
    """A file, whose bytes stand under `files`."""

    uuid: Uuid
    name: str
    media_type: str
    size: Count
    digest: Digest


class EntryForm(RecordForm, frozen=True, kw_only=True):
    """An entry with its parts; projects and people are UUIDs."""

    day: date
    until_day: date | None
    title: str
    body: str
    kind: Kind
    scope: Scope | None
    audience: Audience
    is_draft: Flag
    in_inbox: Flag
    line: str
    figure: str
    created_at: Instant
    changed_at: Instant
    trashed_at: Instant | None
    rule: Count | None
    has_number: Flag
    has_outcome: Flag
    has_own_part: Flag
    has_proof: Flag
    is_ready: Flag
    competencies: list[str]
    tags: list[str]
    projects: list[Uuid]
    people: list[tuple[Uuid, Flag]]
    impacts: list[ImpactForm]
    links: list[LinkForm]
    attachments: list[AttachmentForm]


class SettingForm(RecordForm, frozen=True, kw_only=True):
    """A setting of the journal."""

    key: str
    value: str


class ProjectForm(RecordForm, frozen=True, kw_only=True):
    """A project."""

    name: str
    name_key: str


class PersonForm(RecordForm, frozen=True, kw_only=True):
    """A person."""

    name: str
    name_key: str
    relation: Relation | None


class EvidenceForm(RecordForm, frozen=True, kw_only=True):
    """An entry linked to a criterion."""

    entry: Uuid
    criterion: str
    strength: Strength
    note: str
    quantity: Quantity | None
    wording: str
    linked_at: Instant


class VerdictForm(RecordForm, frozen=True, kw_only=True):
    """What was said of a criterion."""

    criterion: str
    word: VerdictWord
    day: date
    said_by: str
    role: str
    note: str


class MarkForm(RecordForm, frozen=True, kw_only=True):
    """The user's own word on a criterion."""

    criterion: str
    word: MarkWord
    day: date
    reason: str
    status: Status | None
    set_at: Instant


class ActionForm(RecordForm, frozen=True, kw_only=True):
    """A planned step."""

    criterion: str | None
    title: str
    due: date | None
    done_on: date | None
    snoozed_until: date | None
    note: str
    created_at: Instant


class TargetForm(RecordForm, frozen=True, kw_only=True):
    """A choice of ladder and levels."""

    ladder: str
    current: str | None
    target: str
    current_since: date | None
    target_by: date | None
    chosen_on: date


class RunForm(RecordForm, frozen=True, kw_only=True):
    """A run of an assessment; answers and result are JSON in a string."""

    assessment: str
    version: Count
    answers: str
    result: str
    taken_at: Instant


class CheckpointForm(RecordForm, frozen=True, kw_only=True):
    """A dated return to a guide."""

    guide: str
    day_number: Count
    due: date
    done_on: date | None
    reflection: str
    run: Uuid | None


class AttemptForm(RecordForm, frozen=True, kw_only=True):
    """A try at an exercise; scores are JSON in a string."""

    exercise: str
    answer: str
    scores: str
    taken_at: Instant


class SnapshotForm(RecordForm, frozen=True, kw_only=True):
    """Readiness kept as of a day; content is JSON in a string."""

    name: str
    ladder: str
    level: str
    as_of: date
    content: str


class SearchForm(RecordForm, frozen=True, kw_only=True):
    """A kept search."""

    name: str
    query: str


class PacketForm(RecordForm, frozen=True, kw_only=True):
    """A packet as arranged; content is JSON in a string."""

    name: str
    template: str
    content: str
    changed_at: Instant


class ExportForm(RecordForm, frozen=True, kw_only=True):
    """A file that was written."""

    packet: Uuid | None
    format: str
    name: str
    redactions: Count
    digest: str
    exported_at: Instant


class DismissalForm(RecordForm, frozen=True, kw_only=True):
    """Something set aside."""

    subject: str
    reason: str
    day: date
    until_day: date | None


class OwnCompetencyForm(RecordForm, frozen=True, kw_only=True):
    """A competency of the user's own."""

    key: str
    name: str
    content: str


class OwnLadderForm(RecordForm, frozen=True, kw_only=True):
    """A ladder of the user's own."""

    key: str
    content: str


class FileForm(Form, frozen=True, kw_only=True):
    """The bytes of an attachment, as base64."""

    digest: Digest
    content: bytes


class PastRowForm(Form, frozen=True, kw_only=True):
    """One record in an operation of the history."""

    record: str
    uuid: Uuid
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class PastOperationForm(Form, frozen=True, kw_only=True):
    """One operation of the history."""

    uuid: Uuid
    verb: str
    subject: str
    at: Instant
    rows: list[PastRowForm]


class AnswerForm(Form, frozen=True, kw_only=True):
    """An answer to an exercise that is still being written, or was kept as `attempt`, a UUID, and not begun anew."""

    exercise: str
    text: str
    hints: Count
    is_revealed: bool
    scores: dict[str, Annotated[int, msgspec.Meta(ge=0, le=2)]]
    attempt: Uuid | None
    kept_at: Instant


class JournalForm(Form, frozen=True, kw_only=True):
    """The whole document; each record is held against its own form afterwards."""

    format: Literal["ladderdesk-journal"]
    version: Literal[1]
    records: dict[str, list[dict[str, Any]]]
    files: list[dict[str, Any]] = []
    history: list[dict[str, Any]] = []
    answers: list[AnswerForm] = []


FORMS: dict[str, type[RecordForm]] = {
    "setting": SettingForm,
    "project": ProjectForm,
    "person": PersonForm,
    "entry": EntryForm,
    "evidence": EvidenceForm,
    "verdict": VerdictForm,
    "mark": MarkForm,
    "action": ActionForm,
    "target": TargetForm,
    "assessment_run": RunForm,
    "checkpoint": CheckpointForm,
    "attempt": AttemptForm,
    "snapshot": SnapshotForm,
    "saved_search": SearchForm,
    "packet": PacketForm,
    "export": ExportForm,
    "dismissal": DismissalForm,
    "own_competency": OwnCompetencyForm,
    "own_ladder": OwnLadderForm,
}
"""The form of each kind of record, by the name it has in a document."""

JSON_TEXTS = {
    "assessment_run": ("answers", "result"),
    "attempt": ("scores",),
    "snapshot": ("content",),
    "packet": ("content",),
}
"""The keys of each kind of record whose string must itself be a JSON object."""
