"""Commands on where the user stands: gaps and readiness."""

import argparse
from datetime import date
from fractions import Fraction
from typing import Any

from ladderdesk import insight
from ladderdesk.assess.gaps import gaps as open_gaps
from ladderdesk.assess.suggest import Index
from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.assess.words import status_word
from ladderdesk.cli.hold import a_day, desk
from ladderdesk.cli.table import say, say_json, say_rows
from ladderdesk.i18n import _
from ladderdesk.journal import entries
from ladderdesk.journal.rows import Entry, Status


def gaps(asked: argparse.Namespace) -> None:
    """List the gaps with the step that would lift each."""
    with desk(asked) as held, held.vault.reading() as session:
        aim = insight.aim(session, held.library)
        measured = insight.measure(session, aim.ladder, aim.target, a_day(asked.as_of) or held.today())
        found = open_gaps(measured)
        if asked.json:
            index = Index(held.library.competencies, aim.ladder)
            journal = entries.all_entries(session)
            say_json([gap_json(gap, suggestions=_suggested(index, gap, journal)) for gap in found])
        else:
            say_rows([[status_word(gap.status), gap.criterion.id, gap.criterion.statement] for gap in found])


def readiness(asked: argparse.Namespace) -> None:
    """Say readiness as a range, never as a bare number."""
    with desk(asked) as held, held.vault.reading() as session:
        aim = insight.aim(session, held.library)
        measured = insight.measure(session, aim.ladder, aim.target, a_day(asked.as_of) or held.today())
    if asked.json:
        say_json(readiness_json(measured))
    else:
        _say_readiness(measured)


def readiness_json(measured: Readiness) -> dict[str, Any]:
    """Give readiness in its documented form."""
    return {
        "ladder": measured.ladder.id,
        "level": measured.level.id,
        "as_of": measured.as_of.isoformat(),
        "claimed": _share(measured.share.claimed),
        "packet_ready": _share(measured.share.packet_ready),
        "gates": {"met": measured.gates_met, "of": measured.gates_of},
        "counts": {status.value: measured.counts[status] for status in Status},
        "criteria": [_criterion_json(standing) for standing in measured.standings],
    }


def gap_json(gap: Standing, *, suggestions: list[int]) -> dict[str, Any]:
    """Give one gap in its documented form."""
    return {
        "criterion": gap.criterion.id,
        "competency": gap.criterion.competency,
        "group": gap.group.id,
        "status": gap.status.value,
        "next": gap.next.text if gap.next else None,
        "last_evidence": _day(gap.last_evidence),
        "suggestions": suggestions,
    }


def _suggested(index: Index, gap: Standing, journal: list[Entry]) -> list[int]:
    linked = {one.evidence.entry for one in gap.evidence}
    free = [entry for entry in journal if entry.id not in linked]
    return [int(found.id) for found in index.suggest_entries(gap.criterion, free, limit=3)]


def _criterion_json(standing: Standing) -> dict[str, Any]:
    return {
        "id": standing.criterion.id,
        "kind": standing.criterion.kind.value,
        "competency": standing.criterion.competency,
        "group": standing.group.id,
        "level": standing.level.id,
        "status": standing.status.value,
        "status_packet_ready": standing.status_packet_ready.value,
        "points": float(standing.points),
        "weight": standing.weight,
        "value": float(standing.value),
        "mark": standing.mark.word.value if standing.mark else None,
        "verdict": standing.verdict.word.value if standing.verdict else None,
        "evidence": [int(one.evidence.entry) for one in standing.evidence],
    }


def _say_readiness(measured: Readiness) -> None:
    say(
        _("Readiness for {level}, self-reported: {range}").format(
            level=measured.level.name, range=insight.range_text(measured)
        )
    )
    say(_("Gates met: {met} of {of}").format(met=measured.gates_met, of=measured.gates_of))
    say_rows([[status_word(status), str(measured.counts[status])] for status in reversed(Status)])


def _share(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
