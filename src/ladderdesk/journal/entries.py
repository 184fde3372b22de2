"""The verbs on entries, and entries read whole."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import bindparam, delete, func, or_, select, text, update

from ladderdesk.capture.draft import EntryDraft
from ladderdesk.catalogue.model import Scope
from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import times
from ladderdesk.journal.entry_image import entry_of, findings_of, image_of, judgement_of, revised
from ladderdesk.journal.entry_store import StoredEntry, chosen_ids, read_entries
from ladderdesk.journal.files import has_blob
from ladderdesk.journal.images import Change, is_same
from ladderdesk.journal.log import carry_out, record_without_undo
from ladderdesk.journal.names import refer
from ladderdesk.journal.rows import Audience, Entry, EntryContent, EntryId, Impact, Judgement, Kept, Kind, Person
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

_SCOPES = frozenset(map(str, Scope))


def capture(
    session: Session,
    draft: EntryDraft,
    *,
    impacts: Sequence[Impact] = (),
    is_draft: bool = False,
    judgement: Judgement | None = None,
    in_inbox: bool = False,
    audience: Audience = Audience.PRIVATE,
) -> EntryId:
    """File what a line says as a new entry and give its number.

    The measures found in the line are left to be offered; `impacts` are those that were accepted.
    """
    if not draft.title.strip() and not draft.body.strip():
        raise InputError(_("There is nothing to log yet: write what changed, in a few words."))
    content = replace(
        _content_of(draft, in_inbox=in_inbox), impacts=tuple(impacts), is_draft=is_draft, audience=audience
    )
    return add(session, content, judgement=judgement)


def add(
    session: Session,
    content: EntryContent,
    *,
    judgement: Judgement | None = None,
    uuid: str | None = None,
    sitting: str | None = None,
) -> EntryId:
    """Write a new entry and give its number; saves of the same `sitting` that follow are part of it."""
    _require_sound(session, content)
    references = refer(session, projects=content.projects, people=content.people)
    image = image_of(content, references, judgement=judgement, now=times.now(session))
    if uuid is not None:
        image["uuid"] = uuid
    changes = [*references.changes, Change("entry", None, image)]
    return EntryId(carry_out(session, "entry.add", content.title, changes, sitting=sitting)[-1])


def revise(
    session: Session,
    id: EntryId,  # noqa: A002
    content: EntryContent,
    *,
    judgement: Judgement | None = None,
    sitting: str | None = None,
) -> None:
    """Give an entry new content; the same content changes nothing, and saves of one `sitting` are one version.

    `judgement` is what the coach finds in the new content; without it the entry counts as not judged.
    """
    _require_sound(session, content)
    stored = _stored(session, id)
    references = refer(session, projects=content.projects, people=content.people)
    after = revised(stored.image, content, references, judgement=judgement, now=stored.image["changed_at"])
    if is_same(after, stored.image) and not references.changes:
        if judgement is not None and judgement != judgement_of(stored.image):
            judge(session, {id: judgement})
        return
    after["changed_at"] = times.now(session)
    changes = [*references.changes, Change("entry", stored.image, after, id)]
    carry_out(session, "entry.revise", content.title, changes, sitting=sitting)


def set_audience(session: Session, ids: Sequence[EntryId], audience: Audience) -> int:
    """Say who may see some entries and give how many that changes; raises NotFoundError where one is gone."""
    stored = list(read_entries(session, ids))
    if len(stored) < len(set(ids)):
        raise NotFoundError(_("Not every one of these entries is there. Nothing was changed."))
    now = times.now(session)
    changes = [
        Change("entry", each.image, {**each.image, "audience": str(audience), "changed_at": now}, each.id)
        for each in stored
        if each.image["audience"] != audience
    ]
    if changes:
        carry_out(session, "entries.audience", str(len(changes)), changes)
    return len(changes)


def judge(session: Session, judgements: Mapping[EntryId, Judgement]) -> None:
    """Keep what the coach finds in entries beside them; findings are worked out, so nothing is logged."""
    rows = [{"number": number, **findings_of(judgement)} for number, judgement in judgements.items()]
    if rows:
        session.execute(_JUDGE, rows)
        session.note_change(Kept.ENTRIES, Kept.EVIDENCE)


def unjudged(session: Session, rule: int) -> list[EntryId]:
    """List the entries that the coach has not judged by this version of its rule."""
    other = or_(t.entry.c.rule.is_(None), t.entry.c.rule != rule)
    return [EntryId(number) for number in session.execute(select(t.entry.c.id).where(other)).scalars()]


def trash(session: Session, ids: Iterable[EntryId]) -> None:
    """Put entries into the trash; those that are there already stay."""
    _move(session, "trash", ids, trashed_at=times.now(session))


def restore(session: Session, ids: Iterable[EntryId]) -> None:
    """Take entries out of the trash."""
    _move(session, "restore", ids, trashed_at=None)


def empty_trash(session: Session) -> int:
    """Delete everything in the trash for good and give how many entries that were; this cannot be undone."""
    trashed = session.execute(select(t.entry.c.id).where(t.entry.c.trashed_at.is_not(None))).scalars()
    return delete_for_good(session, [EntryId(number) for number in trashed])


def delete_for_good(session: Session, ids: Iterable[EntryId]) -> int:
    """Delete those of these entries that are in the trash, with their evidence, versions and files.

    Gives how many there were. Nothing of them stays in the vault, so this cannot be undone; the search index is merged
    whole, because its older parts would go on holding their words.
    """
    query = select(t.entry.c.id, t.entry.c.uuid).where(
        t.entry.c.id.in_(chosen_ids()), t.entry.c.trashed_at.is_not(None)
    )
    gone = session.execute(query, {"ids": json.dumps(list(ids))}).all()
    if not gone:
        return 0
    for row in gone:
        _forget(session, row.id, row.uuid)
    session.execute(_DELETE_EMPTY_OPERATIONS)
    for digest in session.execute(_UNUSED_BLOBS).scalars().all():
        session.execute(delete(t.blob).where(t.blob.c.digest == digest))
    session.execute(_MERGE_SEARCH_INDEX)
    record_without_undo(session, "entries.delete", str(len(gone)))
    session.note_change(Kept.ENTRIES, Kept.EVIDENCE)
    return len(gone)


def entry(session: Session, id: EntryId) -> Entry:  # noqa: A002
    """Read one entry whole, also from the trash."""
    return entry_of(_stored(session, id))


def entries(session: Session, ids: Sequence[EntryId]) -> list[Entry]:
    """Read entries whole, in the order of `ids`; those that are gone are left out."""
    found = {stored.id: entry_of(stored) for stored in read_entries(session, ids)}
    return [found[number] for number in ids if number in found]


def all_entries(session: Session, *, since: date | None = None, until: date | None = None) -> list[Entry]:
    """Read all entries that are not in the trash, oldest first, those of a period where one is given."""
    query = select(t.entry.c.id).where(t.entry.c.trashed_at.is_(None)).order_by(t.entry.c.day, t.entry.c.id)
    if since is not None:
        query = query.where(func.coalesce(t.entry.c.until_day, t.entry.c.day) >= since.isoformat())
    if until is not None:
        query = query.where(t.entry.c.day <= until.isoformat())
    return entries(session, [EntryId(number) for number in session.execute(query).scalars()])


def find_entry(session: Session, uuid: str) -> EntryId | None:
    """Find an entry by its UUID."""
    number = session.execute(select(t.entry.c.id).where(t.entry.c.uuid == uuid)).scalar_one_or_none()
    return None if number is None else EntryId(number)


def _content_of(draft: EntryDraft, *, in_inbox: bool) -> EntryContent:
    return EntryContent(
        day=draft.day,
        until=draft.until,
        title=draft.title,
        body=draft.body,
        kind=Kind(draft.kind),
        scope=draft.scope,
        in_inbox=in_inbox,
        line=draft.line,
        competencies=draft.competencies,
        tags=draft.tags,
        projects=draft.projects,
        people=tuple(Person(name=name) for name in draft.people),
    )


def _require_sound(session: Session, content: EntryContent) -> None:
    if content.until is not None and content.until < content.day:
        raise InputError(_("The last day of “{title}” is before its first.").format(title=content.title))
    for attachment in content.attachments:
        if not has_blob(session, attachment.digest):
            raise NotFoundError(_("The file {name} is not in this vault.").format(name=attachment.name))
    if content.scope is not None and content.scope not in _SCOPES:
        raise InputError(
            _("“{scope}” is not a scope; the scopes are {known}.").format(
                scope=content.scope, known=", ".join(map(str, Scope))
            )
        )


def _stored(session: Session, number: EntryId) -> StoredEntry:
    found = next(read_entries(session, [number]), None)
    if found is None:
        raise NotFoundError(_("There is no entry {number}.").format(number=number))
    return found


def _move(session: Session, verb: str, ids: Iterable[EntryId], *, trashed_at: str | None) -> None:
    changes = [
        Change("entry", stored.image, {**stored.image, "trashed_at": trashed_at}, stored.id)
        for stored in sorted(read_entries(session, ids), key=lambda stored: stored.id)
        if (stored.image["trashed_at"] is None) != (trashed_at is None)
    ]
    if changes:
        titles = [change.before["title"] for change in changes if change.before]
        one, subject = ("entry", titles[0]) if len(titles) == 1 else ("entries", str(len(titles)))
        carry_out(session, f"{one}.{verb}", subject, changes)


def _forget(session: Session, number: int, uuid: str) -> None:
    evidence = t.operation_row.c.record == "evidence"
    names_entry = func.json_extract(func.coalesce(t.operation_row.c.after, t.operation_row.c.before), "$.entry") == uuid
    own = (t.operation_row.c.record == "entry") & (t.operation_row.c.record_id == number)
    session.execute(delete(t.operation_row).where(or_(own, evidence & names_entry)))
    session.execute(delete(t.evidence).where(t.evidence.c.entry_id == number))
    session.execute(delete(t.entry_text).where(t.entry_text.c.id == number))
    session.execute(delete(t.entry).where(t.entry.c.id == number))


_JUDGE = update(t.entry).where(t.entry.c.id == bindparam("number"))
_MERGE_SEARCH_INDEX = text("INSERT INTO entry_fts(entry_fts) VALUES('optimize')")
_DELETE_EMPTY_OPERATIONS = delete(t.operation).where(
    t.operation.c.verb != "entries.delete", t.operation.c.id.not_in(select(t.operation_row.c.operation_id))
)
_IS_IN_A_VERSION = (
    select(t.operation_row.c.operation_id)
    .where(
        or_(
            func.instr(t.operation_row.c.before, t.blob.c.digest) > 0,
            func.instr(t.operation_row.c.after, t.blob.c.digest) > 0,
        )
    )
    .exists()
)
_UNUSED_BLOBS = select(t.blob.c.digest).where(t.blob.c.digest.not_in(select(t.attachment.c.digest)), ~_IS_IN_A_VERSION)
