"""The whole journal as one JSON document, written without loss and read all or nothing."""

from dataclasses import dataclass

from ladderdesk.exchange import checks
from ladderdesk.exchange.document import Document, read_document, refuse, write_document
from ladderdesk.exchange.meeting import find_held_files, find_new, find_referred
from ladderdesk.journal import answers, copies, files
from ladderdesk.journal.answers import Answer
from ladderdesk.journal.images import Change, Image
from ladderdesk.journal.log import carry_out
from ladderdesk.vault.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """How many records were added, and how many were in the vault already."""

    added: int
    skipped: int


def export_journal(session: Session, *, with_history: bool = False) -> bytes:
    """Write everything the vault holds as one JSON document, earlier versions too where asked for."""
    records = {record: copies.all_images(session, record) for record in copies.RECORDS}
    digests = {each["digest"] for entry in records["entry"] for each in entry["attachments"]}
    return write_document(
        Document(
            records=records,
            files={digest: files.read_blob(session, digest) for digest in sorted(digests)},
            history=copies.past_operations(session) if with_history else [],
            answers=answers.all_at_hand(session),
        )
    )


def import_journal(session: Session, data: bytes) -> ImportReport:
    """Add every record of a document that the vault does not have; all of it is checked before anything is written.

    Raises InputError where the document cannot be used, and ConflictError where a record differs from the one with
    the same UUID in the vault. A project or person whose name the vault knows is taken to be that one, and a setting
    that the vault has stays, and so does an answer that is being written. The records that were added are one operation
    and can be undone.
    """
    document = read_document(data)
    new = find_new(session, document.records)
    held = find_held_files(session, new) | set(document.files)
    refuse(checks.find_loose_ends(new, find_referred(session, new), held))
    _write(session, new, document)
    added = sum(map(len, new.values()))
    return ImportReport(added=added, skipped=sum(map(len, document.records.values())) - added)


def _write(session: Session, new: dict[str, list[Image]], document: Document) -> None:
    for image in new["entry"]:
        for each in image["attachments"]:
            if each["digest"] in document.files:
                content = document.files[each["digest"]]
                files.attach_file(session, content, name=each["name"], media_type=each["media_type"])
    changes = [Change(record, None, image) for record in copies.RECORDS for image in new[record]]
    if changes:
        carry_out(session, "journal.import", str(len(changes)), changes)
    copies.keep_past_operations(session, document.history)
    for exercise, answer in document.answers.items():
        if answers.at_hand(session, exercise) == Answer():
            answers.put(session, exercise, answer)
