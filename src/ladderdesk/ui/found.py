"""What the palette finds on a desk beside commands: criteria of the target, entries, and what there is to learn."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale

from ladderdesk import insight
from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.catalogue.lookup import Hit
from ladderdesk.catalogue.passages import Chapter
from ladderdesk.desk import Desk
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import search
from ladderdesk.journal.rows import EntryLine
from ladderdesk.ui.dialogs.finding import NEAR_MISS, Group, PaletteItem, rank, score
from ladderdesk.ui.widgets.status import status_icon

MOST = 6
LEARNED: tuple[Chapter, ...] = ("assess", "reference", "practice", "guides")


class DeskFinder:
    """Find criteria, entries and topics for what is typed; called in workers, each call with a session of its own."""

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

    def topics(self, typed: str) -> Sequence[PaletteItem]:
        """Find what there is to learn by its words, best first; ladders are found as criteria."""
        hits = self._desk.library.lookup.find(typed, limit=MOST, chapters=LEARNED)
        overview = PaletteItem(Group.LEARN, "overview", _("Overview"), hint=_("Learn"), icon="learn")
        named = [overview] if typed.strip() and score(overview.words, typed) > NEAR_MISS else []
        return [*named, *(_topic_item(hit) for hit in hits)]


def _topic_item(hit: Hit) -> PaletteItem:
    passage = hit.passage
    is_found = not hit.is_near
    return PaletteItem(Group.LEARN, passage.topic, passage.title, hint=passage.where, icon="learn", is_found=is_found)


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
