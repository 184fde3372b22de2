"""Commands that compare levels: within a ladder, and across ladders.

Both answer without a journal too: then nothing is linked, and what the ladders ask is all there is to say.
"""

import argparse
from datetime import date
from typing import Any

from ladderdesk import insight, paths
from ladderdesk.assess.crosswalk import (
    IndirectReading,
    IndirectStanding,
    IndirectStatus,
    Neighbour,
    by_competency,
    crosswalk,
    indirect_sentence,
    stand_there,
)
from ladderdesk.assess.difference import (
    Change,
    ChangeKind,
    Difference,
    carry_over_text,
    change_word,
    difference,
    sentence,
)
from ladderdesk.assess.values import Record, Standing
from ladderdesk.assess.words import capitalised, status_word
from ladderdesk.catalogue.model import Ladder, Level
from ladderdesk.catalogue.read import Library
from ladderdesk.cli.hold import a_day, chosen_vault, desk
from ladderdesk.cli.ladders import find_level
from ladderdesk.cli.table import say, say_json
from ladderdesk.desk import local_today
from ladderdesk.i18n import _
from ladderdesk.settings import SettingsFile


def diff(asked: argparse.Namespace) -> None:
    """Say what changes between two levels of a ladder, with what the journal holds for it."""
    ladder = Library(paths.shipped("content")).ladder(asked.id)
    before, after = find_level(ladder, asked.from_level), find_level(ladder, asked.to_level)
    found = difference(ladder, before.id, after.id, _record(asked), _day(asked))
    if asked.json:
        say_json(difference_json(found))
    else:
        _say_difference(found)


def cross(asked: argparse.Namespace) -> None:
    """Say where a level stands in the other ladders, and where the journal's evidence would, indirectly."""
    library = Library(paths.shipped("content"))
    ladder = library.ladder(asked.id)
    level = find_level(ladder, asked.level)
    record, day = by_competency(_record(asked), library.ladders()), _day(asked)
    found = [
        (neighbour, stand_there(record, neighbour.ladder, neighbour.level, day))
        for neighbour in crosswalk(ladder, level, library.ladders())
    ]
    if asked.json:
        say_json(crosswalk_json(ladder, level, day, found))
    else:
        for neighbour, reading in found:
            _say_neighbour(neighbour, reading)


def difference_json(found: Difference) -> dict[str, Any]:
    """Give a difference in its documented form."""
    return {
        "ladder": found.ladder.id,
        "from": found.from_level.id,
        "to": found.to_level.id,
        "direction": found.direction.value,
        "as_of": found.as_of.isoformat(),
        "changes": [_change_json(change) for change in found.changes],
    }


def crosswalk_json(
    ladder: Ladder, level: Level, day: date, found: list[tuple[Neighbour, IndirectReading]]
) -> dict[str, Any]:
    """Give a crosswalk in its documented form."""
    return {
        "ladder": ladder.id,
        "level": level.id,
        "as_of": day.isoformat(),
        "neighbours": [_neighbour_json(neighbour, reading) for neighbour, reading in found],
    }


def _day(asked: argparse.Namespace) -> date:
    return a_day(asked.as_of) or local_today()


def _record(asked: argparse.Namespace) -> Record:
    if not chosen_vault(asked, SettingsFile(paths.settings_file())).exists():
        return Record()
    with desk(asked) as held, held.vault.reading() as session:
        return insight.record_of(session)


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "change": change.kind.value,
        "competency": change.standing.criterion.competency,
        "group": change.standing.group.id,
        "before": _side_json(change.before),
        "after": _side_json(change.after),
        "reasons": list(change.reasons),
        "carry_over": [int(one.entry) for one in change.to_carry_over],
    }


def _side_json(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {
        "criterion": standing.criterion.id,
        "kind": standing.criterion.kind.value,
        "scope": str(standing.scope),
        "status": standing.status.value,
        "status_packet_ready": standing.status_packet_ready.value,
        "evidence": [int(one.evidence.entry) for one in standing.evidence],
    }


def _neighbour_json(neighbour: Neighbour, reading: IndirectReading) -> dict[str, Any]:
    return {
        "ladder": neighbour.ladder.id,
        "level": neighbour.level.id,
        "ranks": neighbour.ranks,
        "tracks": neighbour.tracks,
        "scopes": neighbour.scopes,
        "share": float(neighbour.share),
        "shared": list(neighbour.shared),
        "missing": list(neighbour.missing),
        "reason": neighbour.reason,
        "stand_there": {
            "basis": reading.basis,
            "counts": {status.value: reading.count(status) for status in IndirectStatus},
            "criteria": [_indirect_json(standing) for standing in reading.standings],
        },
    }


def _indirect_json(standing: IndirectStanding) -> dict[str, Any]:
    return {
        "id": standing.criterion.id,
        "kind": standing.criterion.kind.value,
        "competency": standing.criterion.competency,
        "status": standing.status.value,
        "points": float(standing.points),
        "evidence": [int(one.evidence.entry) for one in standing.evidence],
        "reason": standing.reason,
    }


def _say_difference(found: Difference) -> None:
    say(sentence(found))
    for kind in ChangeKind:
        changes = found.of_kind(kind)
        if changes:
            say(f"\n{capitalised(change_word(kind))}")
        for change in changes:
            _say_change(change)


def _say_change(change: Change) -> None:
    standing = change.standing
    say(f"  {standing.criterion.statement}  [{standing.criterion.id}] · {status_word(standing.status)}")
    if change.before is not None and change.after is not None:
        before = change.before
        text = _("Before: {statement} · {status}")
        say(f"    {text.format(statement=before.criterion.statement, status=status_word(before.status))}")
    for words in filter(None, (*change.reasons, carry_over_text(change))):
        say(f"    {words}")


def _say_neighbour(neighbour: Neighbour, reading: IndirectReading) -> None:
    say(f"{neighbour.ladder.title}: {neighbour.level.name}  [{neighbour.ladder.id} {neighbour.level.id}]")
    say(f"  {neighbour.reason}")
    say(f"  {indirect_sentence(reading)}")
