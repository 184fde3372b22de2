"""How the records of a journal document meet those of a vault: which are new, which are known, which differ."""

from collections.abc import Iterable

from ladderdesk.errors import ConflictError
from ladderdesk.exchange import checks
from ladderdesk.exchange.document import shown
from ladderdesk.i18n import ngettext
from ladderdesk.journal import copies, files
from ladderdesk.journal.images import Image, is_same
from ladderdesk.vault.session import Session

Records = dict[str, list[Image]]


def find_new(session: Session, records: Records) -> Records:
    """Give the records that the vault does not have, in the words of this vault.

    A project or person whose name the vault knows is that one, and a setting that the vault has stays. Raises
    ConflictError that names the records which differ from those of the vault.
    """
    named = {record: _known_by_name(session, record, records.get(record, [])) for record in copies.BY_NAME}
    aliases = {**named["project"], **named["person"]}
    names = _names(session, records, aliases)
    left = {
        record: [image for image in records.get(record, []) if image["uuid"] not in _left_out(record, named)]
        for record in copies.RECORDS
    }
    left["entry"] = [_at_home(image, aliases, names) for image in left["entry"]]
    differing: list[str] = []
    new = {record: list(_unknown(session, record, images, differing)) for record, images in left.items()}
    _refuse_differing([*differing, *_find_taken(session, new)])
    return new


def find_referred(session: Session, new: Records) -> dict[str, set[str]]:
    """Give the UUIDs, by kind, that the new records refer to and the vault has."""
    wanted: dict[str, set[str]] = {}
    for _record, _image, kind, uuid in checks.references(new):
        wanted.setdefault(kind, set()).add(uuid)
    return {kind: set(copies.find_images(session, kind, uuids)) for kind, uuids in wanted.items()}


def find_held_files(session: Session, new: Records) -> set[str]:
    """Give the digests of files of the new entries whose bytes are in the vault."""
    digests = {each["digest"] for image in new["entry"] for each in image["attachments"]}
    return {digest for digest in digests if files.has_blob(session, digest)}


def _known_by_name(session: Session, record: str, images: Iterable[Image]) -> dict[str, str]:
    """Give the vault's UUID for each record it knows by name under another UUID."""
    key = "name_key" if record in {"project", "person"} else "key"
    own = {image[key]: image["uuid"] for image in images}
    stored = copies.find_by_name(session, record, own)
    return {own[name]: uuid for name, uuid in stored.items() if uuid != own[name]}


def _left_out(record: str, named: dict[str, dict[str, str]]) -> dict[str, str]:
    return named[record] if record in {"project", "person", "setting"} else {}


def _names(session: Session, records: Records, aliases: dict[str, str]) -> dict[str, str]:
    """Give the name of each project and person that the entries refer to, by the UUID it has in the vault."""
    names: dict[str, str] = {}
    for record in ("project", "person"):
        own = {image["uuid"]: image["name"] for image in records.get(record, [])}
        wanted = {aliases.get(uuid, uuid) for _r, _i, kind, uuid in checks.references(records) if kind == record}
        stored = copies.find_images(session, record, wanted)
        names.update({**own, **{uuid: image["name"] for uuid, image in stored.items()}})
    return names


def _at_home(image: Image, aliases: dict[str, str], names: dict[str, str]) -> Image:
    projects = [aliases.get(uuid, uuid) for uuid in image["projects"]]
    people = [[aliases.get(uuid, uuid), confirmed] for uuid, confirmed in image["people"]]
    used = [*projects, *(uuid for uuid, _confirmed in people)]
    return {**image, "projects": projects, "people": people, "names": {uuid: names.get(uuid, "") for uuid in used}}


def _unknown(session: Session, record: str, images: list[Image], differing: list[str]) -> Iterable[Image]:
    stored = copies.find_images(session, record, (image["uuid"] for image in images))
    for image in images:
        if image["uuid"] not in stored:
            yield image
        elif not is_same(image, stored[image["uuid"]]):
            differing.append(checks.call(record, image))


def _find_taken(session: Session, new: Records) -> Iterable[str]:
    """Name the new records that claim what another record of the vault has."""
    parts = {each["uuid"]: image for image in new["entry"] for part in checks.PARTS for each in image[part]}
    yield from (checks.call("entry", parts[part]) for part in copies.find_part_owners(session, parts))
    links = copies.find_links(session, {image["entry"] for image in new["evidence"]})
    for image in new["evidence"]:
        if (image["entry"], image["criterion"]) in links:
            yield checks.call("evidence", image)
    for record in ("own_competency", "own_ladder"):
        keys = {image["key"]: image for image in new[record]}
        yield from (checks.call(record, keys[key]) for key in copies.find_by_name(session, record, keys))


def _refuse_differing(names: list[str]) -> None:
    if names:
        head = ngettext(
            "Nothing was imported, because a record differs from the one in this vault:",
            "Nothing was imported, because some records differ from those in this vault:",
            len(names),
        )
        raise ConflictError("\n".join([head, *shown(names)]))
