"""The names a journal uses: people, projects, tags, competencies, each with how often."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, select

from ladderdesk.errors import ConflictError, InputError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal.names import name_key
from ladderdesk.journal.records import change_record
from ladderdesk.journal.rows import Relation
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name and in how many entries outside the trash it is used."""

    name: str
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person, how they stand to the user, and in how many entries outside the trash they are named."""

    name: str
    relation: Relation | None
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """The names to complete while typing, most used first."""

    projects: tuple[str, ...]
    people: tuple[str, ...]
    tags: tuple[str, ...]


def people(session: Session) -> tuple[KnownPerson, ...]:
    """Read everyone the journal knows, most used first."""
    rows = session.execute(_named(t.person, t.entry_person, t.person.c.name, t.person.c.relation))
    return tuple(
        KnownPerson(name=row.name, relation=Relation(row.relation) if row.relation else None, uses=row.uses)
        for row in rows
    )


def projects(session: Session) -> tuple[KnownName, ...]:
    """Read the projects, most used first."""
    rows = session.execute(_named(t.project, t.entry_project, t.project.c.name))
    return tuple(KnownName(name=row.name, uses=row.uses) for row in rows)


def tags(session: Session) -> tuple[KnownName, ...]:
    """Read the free tags, most used first."""
    return tuple(KnownName(name=row.name, uses=row.uses) for row in session.execute(_used(t.entry_tag, "tag")))


def competencies_used(session: Session) -> dict[str, int]:
    """Count the entries of each competency that has any, most used first."""
    return {row.name: row.uses for row in session.execute(_used(t.entry_competency, "competency"))}


def known_names(session: Session) -> KnownNames:
    """Read the names to complete while typing."""
    return KnownNames(
        projects=tuple(each.name for each in projects(session)),
        people=tuple(each.name for each in people(session)),
        tags=tuple(each.name for each in tags(session)),
    )


def set_relation(session: Session, name: str, relation: Relation | None) -> None:
    """Say how a person stands to the user."""
    number = _require(session, t.person, name)
    word = None if relation is None else str(relation)
    change_record(session, "person", number, verb="person.relate", subject=name, relation=word)


def rename_person(session: Session, name: str, *, to: str) -> None:
    """Give a person another name in every entry; raises ConflictError where someone has it already."""
    _rename(session, t.person, name, to, verb="person.rename")


def rename_project(session: Session, name: str, *, to: str) -> None:
    """Give a project another name in every entry; raises ConflictError where another has it already."""
    _rename(session, t.project, name, to, verb="project.rename")


def _named(table: Table, uses: Table, *columns: Any) -> Any:
    count = func.count(t.entry.c.id).label("uses")
    source = table.outerjoin(uses).outerjoin(
        t.entry, (t.entry.c.id == uses.c.entry_id) & t.entry.c.trashed_at.is_(None)
    )
    query = select(*columns, count).select_from(source).group_by(table.c.id)
    return query.order_by(count.desc(), table.c.name_key, table.c.id)


def _used(table: Table, word: str) -> Any:
    count = func.count().label("uses")
    kept = table.c.entry_id.in_(select(t.entry.c.id).where(t.entry.c.trashed_at.is_(None)))
    name = table.c[word].label("name")
    return select(name, count).where(kept).group_by(name).order_by(count.desc(), name)


def _require(session: Session, table: Table, name: str) -> int:
    number = _find(session, table, name)
    if number is None:
        raise NotFoundError(_("The journal knows nobody and nothing by the name “{name}”.").format(name=name))
    return number


def _find(session: Session, table: Table, name: str) -> int | None:
    return session.execute(select(table.c.id).where(table.c.name_key == name_key(name))).scalar_one_or_none()


def _rename(session: Session, table: Table, name: str, to: str, *, verb: str) -> None:
    number, to = _require(session, table, name), " ".join(to.split())
    if not to:
        raise InputError(_("A name needs at least one letter."))
    if _find(session, table, to) not in {None, number}:
        raise ConflictError(_("The name “{name}” is taken already. Nothing was changed.").format(name=to))
    change_record(session, table.name, number, verb=verb, subject=to, name=to, name_key=name_key(to))
