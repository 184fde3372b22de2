"""A screen of the window: it alone knows the desk, turns signals into verbs and announcements into `refresh()`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ladderdesk.ui.actions import Command, Offer, offer
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.panes import first_stop
from ladderdesk.ui.widgets.keycap import KeyHint

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import Kept
    from ladderdesk.ui.tasks import Tasks


class Page(QWidget):
    """One screen. Subclasses build their widgets in `__init__`, read in `refresh()` and say what concerns them.

    A page is made on its first visit and refreshed when it is first shown; an announcement that concerns it refreshes
    it at once where it is seen and marks it stale where not.

    Signals: `entry_requested(int)` and `criterion_requested(str)` to open one elsewhere, `page_requested(str)` to go to
    a screen, `ladder_requested(str, str)` to see a ladder, at one of its criteria where the second is not empty,
    `competency_requested(str)` for the entries of a competency, `topic_requested(str)` to open a topic of Learn,
    `command_requested(str)` for a command of the window,
    `line_requested(str)` to log a line begun with these words, `search_requested(str)` to look for words in the whole
    journal, `notice_posted(Notice)` and `notice_withdrawn(str)` with the key of an error that is no longer true,
    `key_hints_changed()`.
    """

    concerns: ClassVar["frozenset[Kept]"] = frozenset()
    title: str = ""
    icon_name: str = ""
    key_hints: tuple[KeyHint, ...] = ()

    entry_requested = Signal(int)
    criterion_requested = Signal(str)
    page_requested = Signal(str)
    ladder_requested = Signal(str, str)
    competency_requested = Signal(str)
    topic_requested = Signal(str)
    command_requested = Signal(str)
    line_requested = Signal(str)
    search_requested = Signal(str)
    notice_posted = Signal(Notice)
    notice_withdrawn = Signal(str)
    key_hints_changed = Signal()

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tasks = tasks
        self._is_stale = True

    def refresh(self) -> None:
        """Read again what the page shows; a page that shows nothing of the record leaves this as it is."""

    def mark_stale(self) -> None:
        """Read again at once where the page is seen, else when it is shown next."""
        if self.isVisible():
            self._freshen()
        else:
            self._is_stale = True

    def note_changes(self, kinds: "frozenset[Kept]") -> None:
        """Read again where any of these kinds of record concerns the page."""
        if kinds & self.concerns:
            self.mark_stale()

    def show_entry(self, entry: int) -> None:
        """Show one entry; pages that cannot leave this as it is."""

    def show_criterion(self, criterion: str) -> None:
        """Show one criterion; pages that cannot leave this as it is."""

    def show_ladder(self, ladder: str, criterion: str = "") -> None:
        """Show a ladder, at one of its criteria where one is named; pages that cannot leave this as it is."""

    def show_competency(self, competency: str) -> None:
        """Show the entries of a competency; pages that cannot leave this as it is."""

    def show_topic(self, topic: str) -> None:
        """Show a topic of Learn by its name; pages that cannot leave this as it is."""

    def search(self, words: str) -> None:
        """Show what matches the words; pages that cannot leave this as it is."""

    def begin_line(self, words: str) -> None:
        """Begin a line to log with these words; pages without a composer leave this as it is."""

    def enter(self) -> None:
        """Take the keyboard, where it was when the page was left, else at its first field or list."""
        stop = self.focusWidget() or first_stop(self)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Save what is being typed, before the page is left or the window closes."""

    def keep_typed(self) -> bool:
        """Save what is being typed and say whether nothing of it is left only here, so that the page may be dropped."""
        self.settle()
        return True

    def show_key_hints(self, hints: tuple[KeyHint, ...]) -> None:
        """Let the footer show these keys, such as those of the pane that has the focus now."""
        if hints != self.key_hints:
            self.key_hints = hints
            self.key_hints_changed.emit()

    def offer(
        self,
        command: Command,
        slot: Callable[[], None],
        *,
        on: QWidget | None = None,
        context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
    ) -> Offer:
        """Answer a command on this page, or on one of its widgets; see `actions.offer`."""
        return offer(on or self, command, slot, context=context)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again where something changed while the page was not seen."""
        super().showEvent(event)
        if self._is_stale:
            self._freshen()

    def _freshen(self) -> None:
        self._is_stale = False
        self.refresh()
