"""Projects and people by name: find those an entry refers to, and make the ones that are new."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from ladderdesk.journal.images import Change
from ladderdesk.journal.log import new_uuid
from ladderdesk.journal.prepared import Prepared
from ladderdesk.journal.rows import Person, Relation
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session


@dataclass(frozen=True, slots=True)
class References:
    """What an entry's names stand for: UUIDs in order, the names as they are kept, and the records to make first."""

    projects: tuple[str, ...]
    people: tuple[tuple[str, bool], ...]
    names: Mapping[str, str]
    changes: tuple[Change, ...]


def name_key(name: str) -> str:
    """Give what two spellings of one name share: width, case and spaces forgiven."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def tidy(names: Iterable[str]) -> list[str]:
    """Leave out empty names and repeats, the first spelling first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name_key(name), " ".join(name.split()))
    found.pop("", None)
    return list(found.values())


def refer(session: Session, *, projects: Sequence[str], people: Sequence[Person]) -> References:
    """Find the projects and people with these names, and say which have to be made or given a new relation."""
    if not projects and not people:
        return _NONE
    changes: list[Change] = []
    names: dict[str, str] = {}
    project_uuids = [_project(name, known, changes, names) for name, known in _matched(session, _PROJECTS, projects)]
    by_name = {name_key(person.name): person for person in people}
    found = _matched(session, _PEOPLE, [person.name for person in people])
    people_uuids = [_person(by_name[name_key(name)], known, changes, names) for name, known in found]
    confirmed = [by_name[name_key(name)].confirmed for name, _known in found]
    return References(tuple(project_uuids), tuple(zip(people_uuids, confirmed, strict=True)), names, tuple(changes))


def _matched(session: Session, query: Prepared, names: Sequence[str]) -> list[tuple[str, Any]]:
    return [(name, query.find(session, {"key": name_key(name)})) for name in tidy(names)]


def _project(name: str, known: Any, changes: list[Change], names: dict[str, str]) -> str:
    if known is not None:
        names[known.uuid] = known.name
        return str(known.uuid)
    image = {"uuid": new_uuid(), "name": name, "name_key": name_key(name)}
    changes.append(Change("project", None, image))
    names[image["uuid"]] = name
    return image["uuid"]


def _person(person: Person, known: Any, changes: list[Change], names: dict[str, str]) -> str:
    if known is None:
        image = person_image(new_uuid(), " ".join(person.name.split()), person.relation)
        changes.append(Change("person", None, image))
        names[image["uuid"]] = image["name"]
        return str(image["uuid"])
    if person.relation is not None and person.relation != known.relation:
        before = person_image(known.uuid, known.name, known.relation)
        changes.append(Change("person", before, person_image(known.uuid, known.name, person.relation), known.id))
    names[known.uuid] = known.name
    return str(known.uuid)


def person_image(uuid: str, name: str, relation: Relation | str | None) -> dict[str, Any]:
    """Give the image of a person."""
    word = None if relation is None else str(relation)
    return {"uuid": uuid, "name": name, "name_key": name_key(name), "relation": word}


_NONE = References((), (), {}, ())
_KEY: BindParameter[str] = bindparam("key")
_PROJECTS = Prepared(select(t.project.c.uuid, t.project.c.name).where(t.project.c.name_key == _KEY))
_PEOPLE = Prepared(
    select(t.person.c.id, t.person.c.uuid, t.person.c.name, t.person.c.relation).where(t.person.c.name_key == _KEY)
)
