"""The tables of a vault, complete from the first version so that later work adds screens rather than migrations.

Days are ISO dates, instants ISO date-times in UTC, decimals text; JSON columns hold canonical JSON. A record that
stands for itself has an integer key, a UUID that outlives copies, and a content hash; what belongs to an entry is
hashed with it.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.schema import SchemaItem

APPLICATION_ID = 0x4C444A31
"""The four bytes "LDJ1" in the header of every vault."""

SCHEMA_VERSION = 1

metadata = MetaData()


def _record(name: str, *columns: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("uuid", Text, nullable=False, unique=True),
        Column("hash", Text, nullable=False),
        *columns,
        sqlite_autoincrement=True,
    )


def _words(name: str, *, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text(f"'{default}'"))


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _entry_key(*, primary_key: bool = False) -> Column[int]:
    key = ForeignKey("entry.id", ondelete="CASCADE")
    return Column("entry_id", Integer, key, nullable=False, primary_key=primary_key)


setting = _record("setting", Column("key", Text, nullable=False, unique=True), Column("value", Text, nullable=False))

entry = _record(
    "entry",
    Column("day", Text, nullable=False),
    Column("until_day", Text),
    Column("title", Text, nullable=False),
    _words("body"),
    Column("kind", Text, nullable=False),
    Column("scope", Text),
    Column("audience", Text, nullable=False),
    _flag("is_draft"),
    _flag("in_inbox"),
    _words("line"),
    _words("figure"),
    Column("created_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("trashed_at", Text),
    Column("rule", Integer),
    _flag("has_number"),
    _flag("has_outcome"),
    _flag("has_own_part"),
    _flag("has_proof"),
    _flag("is_ready"),
    CheckConstraint("until_day IS NULL OR until_day >= day", name="span_in_order"),
)
Index("entry_newest", entry.c.day.desc(), entry.c.id.desc(), sqlite_where=text("trashed_at IS NULL"))
Index("entry_drafts", entry.c.day.desc(), entry.c.id.desc(), sqlite_where=text("trashed_at IS NULL AND is_draft = 1"))
Index(
    "entry_unmeasured",
    entry.c.day.desc(),
    entry.c.id.desc(),
    sqlite_where=text("trashed_at IS NULL AND has_number = 0"),
)
Index("entry_ready", entry.c.day.desc(), entry.c.id.desc(), sqlite_where=text("trashed_at IS NULL AND is_ready = 1"))
Index("entry_inbox", entry.c.day.desc(), entry.c.id.desc(), sqlite_where=text("trashed_at IS NULL AND in_inbox = 1"))
Index("entry_trash", entry.c.trashed_at, sqlite_where=text("trashed_at IS NOT NULL"))
Index("entry_kind", entry.c.kind, entry.c.day.desc(), entry.c.id.desc(), sqlite_where=text("trashed_at IS NULL"))

entry_competency = Table(
    "entry_competency",
    metadata,
    _entry_key(primary_key=True),
    Column("competency", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("entry_competency_by_name", entry_competency.c.competency, entry_competency.c.entry_id)

entry_tag = Table(
    "entry_tag",
    metadata,
    _entry_key(primary_key=True),
    Column("tag", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("entry_tag_by_name", entry_tag.c.tag, entry_tag.c.entry_id)

project = _record(
    "project", Column("name", Text, nullable=False), Column("name_key", Text, nullable=False, unique=True)
)
entry_project = Table(
    "entry_project",
    metadata,
    _entry_key(primary_key=True),
    Column("project_id", Integer, ForeignKey("project.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("entry_project_by_project", entry_project.c.project_id, entry_project.c.entry_id)

person = _record(
    "person",
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
    Column("relation", Text),
)
entry_person = Table(
    "entry_person",
    metadata,
    _entry_key(primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    _flag("confirmed"),
    sqlite_with_rowid=False,
)
Index("entry_person_by_person", entry_person.c.person_id, entry_person.c.entry_id)

impact = Table(
    "impact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False, unique=True),
    _entry_key(),
    Column("position", Integer, nullable=False),
    _words("measure"),
    _words("before"),
    _words("after"),
    _words("unit"),
    _words("period"),
    _flag("estimated"),
    _words("outcome"),
)
Index("impact_by_entry", impact.c.entry_id, impact.c.position)

link = Table(
    "link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False, unique=True),
    _entry_key(),
    Column("position", Integer, nullable=False),
    Column("address", Text, nullable=False),
    _words("title"),
)
Index("link_by_entry", link.c.entry_id, link.c.position)

blob = Table(
    "blob",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
attachment = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False, unique=True),
    _entry_key(),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", Text, ForeignKey("blob.digest"), nullable=False),
)
Index("attachment_by_entry", attachment.c.entry_id, attachment.c.position)

entry_text = Table(
    "entry_text",
    metadata,
    Column("id", Integer, ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("impacts", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("cjk", Text, nullable=False),
)
"""What search finds of an entry; `cjk` holds the overlapping pairs of its Chinese, Japanese and Korean runs."""

SEARCH_INDEX = (
    """CREATE VIRTUAL TABLE entry_fts USING fts5(
        title, body, impacts, names, cjk, content='entry_text', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2", prefix='2 3')""",
    """CREATE TRIGGER entry_text_added AFTER INSERT ON entry_text BEGIN
        INSERT INTO entry_fts(rowid, title, body, impacts, names, cjk)
        VALUES (new.id, new.title, new.body, new.impacts, new.names, new.cjk); END""",
    """CREATE TRIGGER entry_text_removed AFTER DELETE ON entry_text BEGIN
        INSERT INTO entry_fts(entry_fts, rowid, title, body, impacts, names, cjk)
        VALUES ('delete', old.id, old.title, old.body, old.impacts, old.names, old.cjk); END""",
    """CREATE TRIGGER entry_text_changed AFTER UPDATE ON entry_text BEGIN
        INSERT INTO entry_fts(entry_fts, rowid, title, body, impacts, names, cjk)
        VALUES ('delete', old.id, old.title, old.body, old.impacts, old.names, old.cjk);
        INSERT INTO entry_fts(rowid, title, body, impacts, names, cjk)
        VALUES (new.id, new.title, new.body, new.impacts, new.names, new.cjk); END""",
)
"""The full-text index over `entry_text` and the triggers that keep it."""

evidence = _record(
    "evidence",
    _entry_key(),
    Column("criterion", Text, nullable=False),
    Column("strength", Text, nullable=False),
    _words("note"),
    Column("quantity", Text),
    _words("wording"),
    Column("linked_at", Text, nullable=False),
    UniqueConstraint("entry_id", "criterion", name="one_link_a_criterion"),
)
Index("evidence_by_criterion", evidence.c.criterion, evidence.c.entry_id)

verdict = _record(
    "verdict",
    Column("criterion", Text, nullable=False),
    Column("word", Text, nullable=False),
    Column("day", Text, nullable=False),
    _words("said_by"),
    _words("role"),
    _words("note"),
)
Index("verdict_by_criterion", verdict.c.criterion, verdict.c.day)

mark = _record(
    "mark",
    Column("criterion", Text, nullable=False),
    Column("word", Text, nullable=False),
    Column("day", Text, nullable=False),
    _words("reason"),
    Column("status", Text),
    Column("set_at", Text, nullable=False),
)
Index("mark_by_criterion", mark.c.criterion, mark.c.day)

action = _record(
    "action",
    Column("criterion", Text),
    Column("title", Text, nullable=False),
    Column("due", Text),
    Column("done_on", Text),
    Column("snoozed_until", Text),
    _words("note"),
    Column("created_at", Text, nullable=False),
)
Index("action_open", action.c.due, sqlite_where=text("done_on IS NULL"))

target = _record(
    "target",
    Column("ladder", Text, nullable=False),
    Column("current", Text),
    Column("target", Text, nullable=False),
    Column("current_since", Text),
    Column("target_by", Text),
    Column("chosen_on", Text, nullable=False),
)
"""Every choice of ladder, current and target level; the newest row is the one in force."""

assessment_run = _record(
    "assessment_run",
    Column("assessment", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("answers", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
)
checkpoint = _record(
    "checkpoint",
    Column("guide", Text, nullable=False),
    Column("day_number", Integer, nullable=False),
    Column("due", Text, nullable=False),
    Column("done_on", Text),
    _words("reflection"),
    Column("run_id", Integer, ForeignKey("assessment_run.id")),
)
attempt = _record(
    "attempt",
    Column("exercise", Text, nullable=False),
    _words("answer"),
    Column("scores", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
)
snapshot = _record(
    "snapshot",
    _words("name"),
    Column("ladder", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("content", Text, nullable=False),
)
saved_search = _record("saved_search", Column("name", Text, nullable=False), Column("query", Text, nullable=False))
packet = _record(
    "packet",
    Column("name", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
)
export = _record(
    "export",
    Column("packet_id", Integer, ForeignKey("packet.id", ondelete="SET NULL")),
    Column("format", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("redactions", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("exported_at", Text, nullable=False),
)
dismissal = _record(
    "dismissal",
    Column("subject", Text, nullable=False),
    _words("reason"),
    Column("day", Text, nullable=False),
    Column("until_day", Text),
)
"""What the user set aside: a plateau with a reason, an item of the attention list until a day."""

own_competency = _record(
    "own_competency",
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    _words("content"),
)
own_ladder = _record(
    "own_ladder", Column("key", Text, nullable=False, unique=True), Column("content", Text, nullable=False)
)
scratch = Table("scratch", metadata, Column("key", Text, primary_key=True), Column("text", Text, nullable=False))
"""Text that was typed but not yet saved as an entry, by the place it was typed in."""

operation = Table(
    "operation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("uuid", Text, nullable=False, unique=True),
    Column("verb", Text, nullable=False),
    _words("subject"),
    Column("at", Text, nullable=False),
    Column("sitting", Text),
    Column("state", Text, nullable=False, server_default=text("'done'")),
    CheckConstraint("state IN ('done', 'undone', 'dropped')", name="known_state"),
    sqlite_autoincrement=True,
)
"""One thing that was done; saves that share a `sitting` at the editor are one operation."""
Index("operation_by_state", operation.c.state, operation.c.id)
operation_row = Table(
    "operation_row",
    metadata,
    Column("operation_id", Integer, ForeignKey("operation.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("record", Text, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    sqlite_with_rowid=False,
)
"""The record of one operation before and after it, as canonical JSON; absent where it did not exist."""
Index("operation_row_by_record", operation_row.c.record, operation_row.c.record_id, operation_row.c.operation_id)
