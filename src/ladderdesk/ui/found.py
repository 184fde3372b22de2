"""What the palette finds on a desk beside commands: criteria of the target, and entries."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale

from ladderdesk import insight
from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.desk import Desk
from ladderdesk.i18n import ngettext
from ladderdesk.journal import search
from ladderdesk.journal.rows import EntryLine
from ladderdesk.ui.dialogs.finding import Group, PaletteItem, rank
from ladderdesk.ui.widgets.status import status_icon

MOST = 6


class DeskFinder:
    """Find criteria and entries for what is typed; called in worker threads, each call with a session of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def criteria(self, typed: str) -> Sequence[PaletteItem]:
        """Find criteria of the target level by their words."""
        with self._desk.vault.reading() as session:
            aim = insight.find_aim(session, self._desk.library)
            if aim is None or not typed.strip():
                return []
            measured = insight.measure(session, aim.ladder, aim.target, self._desk.today())
        return rank(_criterion_items(measured), typed)[:MOST]

    def entries(self, typed: str) -> Sequence[PaletteItem]:
        """Find entries by their words, newest first; a project where the words begin with +."""
        if not typed.strip():
            return []
        with self._desk.vault.reading() as session:
            return [_entry_item(line) for line in search.search(session, typed.lstrip("#+@ "), limit=MOST)]


def _criterion_items(measured: Readiness) -> list[PaletteItem]:
    return [_criterion_item(standing) for standing in measured.standings]


def _criterion_item(standing: Standing) -> PaletteItem:
    count = len(standing.evidence)
    return PaletteItem(
        Group.CRITERION,
        standing.criterion.id,
        standing.criterion.statement,
        hint=standing.group.name,
        aside=ngettext("{n} entry", "{n} entries", count).format(n=count),
        icon=status_icon(standing.status),
        color=f"status.{standing.status.value}.fg",
    )


def _entry_item(line: EntryLine) -> PaletteItem:
    day = QLocale().toString(QDate(line.day.year, line.day.month, line.day.day), "d MMM")
    hint = f"+{line.projects[0]}" if line.projects else ""
    return PaletteItem(Group.ENTRY, str(line.id), line.title, hint=hint, aside=day, icon="journal")
