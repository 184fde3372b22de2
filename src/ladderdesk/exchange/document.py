"""The document that a whole journal is written as: its bytes, and what is checked in it before anything is believed."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from ladderdesk.errors import InputError
from ladderdesk.exchange import checks
from ladderdesk.exchange.forms import AnswerForm, FileForm, JournalForm, PastOperationForm
from ladderdesk.i18n import _
from ladderdesk.journal.answers import Answer
from ladderdesk.journal.copies import PastOperation
from ladderdesk.journal.images import Image, hash_of, storable

FORMAT = "ladderdesk-journal"
VERSION = 1
LARGEST = 1024 * 1024 * 1024
"""The most bytes of a document."""

MOST_PROBLEMS = 10
"""How many problems one message tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A journal read and found sound in itself: records by kind, the bytes of files by digest, what was done.

    `answers` are those still being written, by exercise.
    """

    records: dict[str, list[Image]]
    files: dict[str, bytes]
    history: list[PastOperation]
    answers: dict[str, Answer]


def write_document(document: Document) -> bytes:
    """Write a journal as JSON, each record with its hash."""
    shape: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "records": {record: list(map(_exported, images)) for record, images in document.records.items()},
        "files": [_exported_file(digest, content) for digest, content in document.files.items()],
    }
    if document.history:
        shape["history"] = list(map(_exported_operation, document.history))
    if document.answers:
        shape["answers"] = [_exported_answer(*each) for each in document.answers.items()]
    return msgspec.json.format(msgspec.json.encode(shape), indent=1) + b"\n"


def read_document(data: bytes) -> Document:
    """Read a journal and hold it against its forms and itself; raises InputError that names what is wrong."""
    form = _read(data)
    refuse(checks.find_form_problems(form.records))
    refuse(checks.find_inner_problems(form.records))
    records = {
        record: [{key: value for key, value in image.items() if key != "hash"} for image in images]
        for record, images in form.records.items()
    }
    answers = {each.exercise: _read_answer(each) for each in form.answers}
    return Document(records=records, files=_read_files(form), history=_read_history(form), answers=answers)


def refuse(problems: Iterable[str]) -> None:
    """Raise InputError with the first problems, where there are any."""
    found = list(islice(problems, MOST_PROBLEMS + 1))
    if found:
        head = _("The journal cannot be imported, and nothing of it was:")
        raise InputError("\n".join([head, *shown(found)]))


def shown(found: list[str]) -> list[str]:
    """Give the first of the lines that were found, and say so where there are more."""
    first = found[:MOST_PROBLEMS]
    return [*first, _("and more")] if len(found) > MOST_PROBLEMS else first


def _exported(image: Image) -> dict[str, Any]:
    return {"hash": hash_of(image), **{key: value for key, value in image.items() if key != "names"}}


def _exported_file(digest: str, content: bytes) -> dict[str, str]:
    return {"digest": digest, "content": base64.b64encode(content).decode()}


def _exported_operation(operation: PastOperation) -> dict[str, Any]:
    rows = [dict(zip(("record", "uuid", "before", "after"), row, strict=True)) for row in operation.rows]
    return {
        "uuid": operation.uuid,
        "verb": operation.verb,
        "subject": operation.subject,
        "at": operation.at,
        "rows": rows,
    }


def _exported_answer(exercise: str, answer: Answer) -> dict[str, Any]:
    return {
        "exercise": exercise,
        "text": answer.text,
        "hints": answer.hints,
        "is_revealed": answer.is_revealed,
        "scores": answer.scores,
        "attempt": answer.attempt or None,
        "kept_at": answer.kept_at,
    }


def _read_answer(form: AnswerForm) -> Answer:
    return Answer(
        text=storable(form.text),
        hints=form.hints,
        is_revealed=form.is_revealed,
        scores=form.scores,
        attempt=form.attempt or "",
        kept_at=form.kept_at,
    )


def _read(data: bytes) -> JournalForm:
    if len(data) > LARGEST:
        raise InputError(_("The journal is larger than {limit} MB. Nothing was imported.").format(limit=LARGEST >> 20))
    try:
        document = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError as error:
        raise InputError(_("The file is nested too deeply to be a journal. Nothing was imported.")) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = _("The file is not JSON, or it was cut off ({reason}). Nothing was imported.")
        raise InputError(message.format(reason=error)) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InputError(_("The file is not a LadderDesk journal. Nothing was imported."))
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        message = _("The journal was written by a newer LadderDesk (version {theirs}; this one knows {ours}).")
        hint = _("Update LadderDesk to import it. Nothing was imported.")
        raise InputError(f"{message.format(theirs=version, ours=VERSION)} {hint}")
    try:
        return msgspec.convert(document, JournalForm)
    except msgspec.ValidationError as error:
        message = _("The file is not a journal as LadderDesk writes it ({reason}). Nothing was imported.")
        raise InputError(message.format(reason=error)) from error


def _read_files(form: JournalForm) -> dict[str, bytes]:
    try:
        found = {each.digest: each.content for each in msgspec.convert(form.files, list[FileForm])}
    except msgspec.ValidationError as error:
        message = _("An attached file cannot be read ({reason}). Nothing was imported.")
        raise InputError(message.format(reason=error)) from error
    refuse(checks.find_file_problems(found))
    return found


def _read_history(form: JournalForm) -> list[PastOperation]:
    try:
        msgspec.convert(form.history, list[PastOperationForm])
    except msgspec.ValidationError as error:
        message = _("The history cannot be read ({reason}). Nothing was imported.")
        raise InputError(message.format(reason=error)) from error
    refuse(checks.find_history_problems(form.history))
    return [
        PastOperation(
            uuid=each["uuid"],
            verb=each["verb"],
            subject=each["subject"],
            at=each["at"],
            rows=tuple((row["record"], row["uuid"], row["before"], row["after"]) for row in each["rows"]),
        )
        for each in form.history
    ]
