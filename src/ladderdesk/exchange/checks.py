"""Hold a journal document against its forms and against itself, before anything is written.

Each problem is a sentence that names the record.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from ladderdesk.exchange.forms import FORMS, JSON_TEXTS
from ladderdesk.i18n import _
from ladderdesk.journal.images import Image, hash_of
from ladderdesk.journal.names import name_key

Records = Mapping[str, list[Image]]

REFERENCES = {
    "evidence": (("entry", "entry"),),
    "checkpoint": (("run", "assessment_run"),),
    "export": (("packet", "packet"),),
}
"""For each kind of record the keys that hold a UUID, and the kind of record it names."""

PARTS = ("impacts", "links", "attachments")
_NAMES = ("title", "name", "key", "criterion", "assessment", "guide", "exercise", "ladder", "subject")


def find_form_problems(records: Mapping[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Say of each record that does not have the form of its kind what is wrong with it."""
    for record, images in records.items():
        form = FORMS.get(record)
        if form is None:
            yield _("“{kind}” is no kind of record that this LadderDesk knows.").format(kind=record)
            continue
        for at, image in enumerate(images):
            problem = _form_problem(form, image) or _text_problem(record, image)
            if problem:
                yield f"{call(record, image, at)}: {problem}"


def find_inner_problems(records: Records) -> Iterator[str]:
    """Say what does not fit within a document whose records have their forms."""
    for record, images in records.items():
        yield from _repeats(record, "uuid", (image["uuid"] for image in images))
        for image in images:
            for problem in _record_problems(record, image):
                yield f"{call(record, image)}: {problem}"
    for record, key in (("setting", "key"), ("own_competency", "key"), ("own_ladder", "key")):
        yield from _repeats(record, key, (image[key] for image in records.get(record, [])))
    for record in ("project", "person"):
        yield from _repeats(record, "name", (image["name_key"] for image in records.get(record, [])))
    parts = (each["uuid"] for image in records.get("entry", []) for part in PARTS for each in image[part])
    yield from _repeats("entry", _("uuid of an impact, link or file"), parts)
    links = (f"{image['entry']} {image['criterion']}" for image in records.get("evidence", []))
    yield from _repeats("evidence", _("entry and criterion"), links)


def find_loose_ends(records: Records, known: Mapping[str, set[str]], digests: set[str]) -> Iterator[str]:
    """Say which records refer to one that is neither in the document nor among those `known` to the vault."""
    present = {
        record: known.get(record, set()) | {image["uuid"] for image in records.get(record, [])} for record in FORMS
    }
    for record, image, kind, uuid in references(records):
        if uuid not in present[kind]:
            missing = _("it refers to {other} {uuid}, which is missing").format(other=_kind(kind), uuid=uuid)
            yield f"{call(record, image)}: {missing}"
    for image in records.get("entry", []):
        for attachment in image["attachments"]:
            if attachment["digest"] not in digests:
                missing = _("the bytes of the file {name} are missing").format(name=attachment["name"])
                yield f"{call('entry', image)}: {missing}"


def references(records: Records) -> Iterator[tuple[str, Image, str, str]]:
    """Give each reference in a document: the record that refers, and the kind and UUID of what it refers to."""
    for record, keys in REFERENCES.items():
        for image in records.get(record, []):
            for key, kind in keys:
                if image[key] is not None:
                    yield record, image, kind, image[key]
    for image in records.get("entry", []):
        for uuid in image["projects"]:
            yield "entry", image, "project", uuid
        for uuid, _confirmed in image["people"]:
            yield "entry", image, "person", uuid


def find_file_problems(files: Mapping[str, bytes]) -> Iterator[str]:
    """Say which files are not what their digest says."""
    for digest, content in files.items():
        if hashlib.sha256(content).hexdigest() != digest:
            yield _("The file {digest} was changed or damaged.").format(digest=digest)


def find_history_problems(history: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Say which operations of the history show a record that does not have its form."""
    for operation in history:
        for row in operation["rows"]:
            for image in filter(None, (row["before"], row["after"])):
                known = {key: value for key, value in image.items() if key != "names"}
                problem = next(find_form_problems({row["record"]: [known]}), None) or _names_problem(row, image)
                if problem:
                    yield _("In the history: {problem}").format(problem=problem)


def _names_problem(row: Mapping[str, Any], image: Mapping[str, Any]) -> str:
    if row["record"] != "entry":
        return ""
    names = image.get("names")
    used = [*image["projects"], *(uuid for uuid, _confirmed in image["people"])]
    if isinstance(names, dict) and all(isinstance(names.get(uuid), str) for uuid in used):
        return ""
    return _("{record} lacks the names of its projects and people").format(record=call("entry", image))


def call(record: str, image: Mapping[str, Any], at: int | None = None) -> str:
    """Name a record in a sentence: its kind, what it is called where it says, and its UUID or its place."""
    name = next((image[key] for key in _NAMES if isinstance(image.get(key), str) and image[key]), "")
    uuid = image.get("uuid")
    place = uuid if isinstance(uuid, str) else _("number {number}").format(number=(at or 0) + 1)
    return f"{_kind(record)} “{_short(name)}” ({_short(place)})" if name else f"{_kind(record)} ({_short(place)})"


def _form_problem(form: type[msgspec.Struct], image: Mapping[str, Any]) -> str:
    try:
        msgspec.convert(image, form)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _text_problem(record: str, image: Mapping[str, Any]) -> str:
    for key in JSON_TEXTS.get(record, ()):
        try:
            msgspec.json.decode(image[key], type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            return _("“{key}” is not a JSON object in a string").format(key=key)
    return ""


def _record_problems(record: str, image: Image) -> Iterator[str]:
    if image.get("hash") and image["hash"] != hash_of({key: image[key] for key in image if key != "hash"}):
        yield _("it was changed or damaged, for its hash does not fit; without “hash” it would be taken as it is")
    if record == "entry" and image["until_day"] is not None and image["until_day"] < image["day"]:
        yield _("its last day is before its first")
    if record == "entry" and any(_has_repeats(values) for values in _lists(image)):
        yield _("it names the same competency, tag, project or person twice")
    if record == "mark" and (image["status"] is not None) != (image["word"] == "override"):
        yield _("an override says which status holds, and only an override does")
    if record in {"project", "person"} and (image["name_key"] != name_key(image["name"]) or not image["name_key"]):
        yield _("“name_key” does not belong to the name")


def _lists(image: Image) -> Iterator[list[str]]:
    yield from (image["competencies"], image["tags"], image["projects"])
    yield [uuid for uuid, _confirmed in image["people"]]


def _has_repeats(values: list[str]) -> bool:
    return len(set(values)) < len(values)


def _repeats(record: str, key: str, values: Iterable[str]) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            repeated = _("{count} of these have the same {key}").format(count=count, key=key)
            yield f"{_kind(record)} ({_short(value)}): {repeated}"


def _kind(record: str) -> str:
    return record.replace("_", " ")


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
