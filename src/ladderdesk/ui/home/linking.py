"""What happens between an entry that was just logged and the criteria it counts for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ladderdesk import insight
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import EntryId, Kept
from ladderdesk.ui.home import reading
from ladderdesk.ui.notices import Notice

if TYPE_CHECKING:
    from ladderdesk.assess.suggest import Index
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import EntryContent
    from ladderdesk.ui.home.counts_for import CountsFor
    from ladderdesk.ui.tasks import Tasks

NOTICE = "home-logged"


class Linking(QObject):
    """Offer the likeliest criteria for the newest entry in a row, link those chosen, and follow what is undone.

    Signals: `notice_posted(Notice)`, `notice_withdrawn(str)` where it was undone, `finished()` when the row is gone.
    """

    notice_posted = Signal(Notice)
    notice_withdrawn = Signal(str)
    finished = Signal()

    def __init__(self, row: "CountsFor", desk: "Desk", tasks: "Tasks") -> None:
        super().__init__(row)
        self._row = row
        self._desk = desk
        self._tasks = tasks
        self._index: Index | None = None
        self._entry: EntryId | None = None
        self._waiting: EntryContent | None = None
        self._linked: set[str] = set()
        row.criterion_chosen.connect(self._link)
        row.dismissed.connect(self.dismiss)

    def refresh(self, changed: frozenset[Kept]) -> None:
        """Read again what suggestions come from, where that changed, and what the entry counts for."""
        if Kept.TARGETS in changed or Kept.LADDERS in changed:
            self._tasks.run(partial(reading.read_index, self._desk), self._hold_index, key="home-index")
        if self._entry is not None:
            self._tasks.run(partial(reading.read_links, self._desk, self._entry), self._follow_links, key="home-links")

    def begin(self, entry: int, content: "EntryContent") -> None:
        """Say that an entry was logged, and find what it counts for."""
        self._entry, self._waiting = EntryId(entry), content
        self._linked.clear()
        self._row.show_likely(())
        self._post(_("Logged."))
        self._suggest()

    def dismiss(self) -> None:
        """Leave the entry as it is."""
        self._entry = self._waiting = None
        self._tasks.forget("home-likely")
        self._row.show_likely(())
        self.finished.emit()

    def _hold_index(self, index: "Index | None") -> None:
        self._index = index
        self._suggest()

    def _suggest(self) -> None:
        """Ask for suggestions as soon as both the entry and the words to compare it with are there."""
        if self._waiting is not None and self._index is not None:
            work = partial(reading.read_likely, self._desk, self._waiting, self._index)
            self._waiting = None
            self._tasks.run(work, self._row.show_likely, key="home-likely")

    def _follow_links(self, linked: frozenset[str] | None) -> None:
        """Offer again what was undone; with the entry itself the row goes."""
        if linked is None or not self._linked <= linked:
            self.notice_withdrawn.emit(NOTICE)
        if linked is None:
            self.dismiss()
        else:
            self._linked &= linked
            self._row.show_linked(linked)

    def _link(self, criterion: str) -> None:
        if self._entry is None:
            return
        with self._desk.vault.writing() as session:
            insight.link(session, self._desk.library, self._entry, criterion)
        self._linked.add(criterion)
        self._row.show_linked(self._linked)
        count = len(self._linked)
        words = ngettext("Logged. Linked to {count} criterion.", "Logged. Linked to {count} criteria.", count)
        self._post(words.format(count=count))

    def _post(self, words: str) -> None:
        self.notice_posted.emit(Notice(words, action=_("Undo"), command="undo", key=NOTICE))
