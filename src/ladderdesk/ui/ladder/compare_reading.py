"""What the compare mode reads, and the rows it makes of it; for a worker."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ladderdesk import insight
from ladderdesk.assess.crosswalk import (
    IndirectReading,
    IndirectStatus,
    Neighbour,
    by_competency,
    crosswalk,
    stand_there,
)
from ladderdesk.assess.difference import Change, ChangeKind, Difference, carry_over_text, change_word, difference
from ladderdesk.assess.difference_text import entries_text, shown_kinds
from ladderdesk.assess.words import capitalised
from ladderdesk.i18n import _
from ladderdesk.ui.ladder.compare_list import CompareRow
from ladderdesk.ui.widgets.status import status_icon, status_words

if TYPE_CHECKING:
    from ladderdesk.catalogue.model import Ladder, Level
    from ladderdesk.desk import Desk


class Compared(NamedTuple):
    """Two levels of a ladder; `target` is the level in force on it, if any."""

    found: Difference
    target: str | None


class Abroad(NamedTuple):
    """The nearest level of another ladder, and where the same evidence would stand there."""

    neighbour: Neighbour
    reading: IndirectReading


class Crossed(NamedTuple):
    """Where a level stands in the other ladders, the nearest first."""

    ladder: "Ladder"
    level: "Level"
    found: tuple[Abroad, ...]
    names: dict[str, str]


def read_difference(desk: "Desk", ladder: str, from_level: str, to_level: str) -> Compared:
    """Compare two levels of a ladder, with the journal's evidence for both."""
    held = desk.library.ladder(ladder)
    with desk.vault.reading() as session:
        aim = insight.find_aim(session, desk.library)
        record = insight.record_of(session)
    is_own = aim is not None and aim.ladder.id == ladder
    return Compared(
        difference(held, from_level, to_level, record, desk.today()), aim.choice.target if aim and is_own else None
    )


def read_crosswalk(desk: "Desk", ladder: str, level: str) -> Crossed:
    """Find a level's neighbours in the other ladders and measure the journal's evidence there, indirectly."""
    library = desk.library
    held = library.ladder(ladder)
    with desk.vault.reading() as session:
        record = by_competency(insight.record_of(session), library.ladders())
    found = tuple(
        Abroad(one, stand_there(record, one.ladder, one.level, desk.today()))
        for one in crosswalk(held, held.level(level), library.ladders())
    )
    return Crossed(held, held.level(level), found, {one.id: one.name for one in library.competencies})


def difference_rows(found: Difference) -> list[CompareRow]:
    """Make a section of each kind of change, each with its count."""
    rows: list[CompareRow] = []
    for kind in shown_kinds(found):
        changes = found.of_kind(kind)
        words = capitalised(change_word(kind))
        rows.append(CompareRow(key=kind.value, words=words, tail=str(len(changes)), aside=_meaning(kind, found)))
        rows += [_change_row(change) for change in changes]
    return rows


def crosswalk_rows(crossed: Crossed) -> list[CompareRow]:
    """Make a row of each other ladder."""
    words = _("In the other ladders")
    return [CompareRow(key="", words=words, tail=str(len(crossed.found))), *map(_abroad_row, crossed.found)]


def counts_text(reading: IndirectReading) -> str:
    """Say where the evidence would stand in a few words that cannot be taken for a status."""
    return _("indirect: {likely} likely, {emerging} emerging of {all}").format(
        likely=reading.count(IndirectStatus.LIKELY),
        emerging=reading.count(IndirectStatus.EMERGING),
        all=len(reading.standings),
    )


def _meaning(kind: ChangeKind, found: Difference) -> str:
    text = {
        ChangeKind.ADDED: _("asked at {after}, not at {before}"),
        ChangeKind.RAISED: _("asked at both, more of it at {after}"),
        ChangeKind.KEPT: _("asked at both alike"),
        ChangeKind.EASED: _("asked at both, less of it at {after}"),
        ChangeKind.LEFT_BEHIND: _("asked at {before}, not at {after}"),
    }[kind]
    return text.format(before=found.from_level.name, after=found.to_level.name)


def _change_row(change: Change) -> CompareRow:
    standing = change.standing
    second = " · ".join(_second(change))
    spoken = [standing.criterion.statement, capitalised(change_word(change.kind)), status_words(standing.status)]
    spoken += [entries_text(change) or _("no entries"), second]
    return CompareRow(
        key=f"{change.kind.value} {standing.criterion.id}",
        words=standing.criterion.statement,
        second=second,
        aside=standing.group.name,
        tail=entries_text(change),
        icon=status_icon(standing.status),
        color=f"status.{standing.status.value}.fg",
        spoken=", ".join(filter(None, spoken)),
        value=change,
    )


def _second(change: Change) -> Iterator[str]:
    if change.before is not None and change.after is not None:
        yield _("before: {status}").format(status=status_words(change.before.status).lower())
    yield from filter(None, (*change.reasons, carry_over_text(change)))


def _abroad_row(abroad: Abroad) -> CompareRow:
    neighbour, counts = abroad.neighbour, counts_text(abroad.reading)
    words = _("{ladder}: {level}").format(ladder=neighbour.ladder.title, level=neighbour.level.name)
    return CompareRow(
        key=neighbour.ladder.id,
        words=words,
        second=neighbour.reason,
        tail=counts,
        icon="ladder",
        spoken=f"{words}. {neighbour.reason} {capitalised(counts)}",
        value=abroad,
    )
