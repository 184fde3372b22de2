"""The editor's pane: the state of saving and the commands over the fields of one entry."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.journal import dates
from ladderdesk.ui.journal.form import EntryForm
from ladderdesk.ui.journal.steady_scroll import SteadyScroll
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.frames import Pane
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.text import ElidedLabel, Paragraph

MARGIN = 24
HEADER = 56


class EditorPane(Pane):
    """Show one entry to be read and changed, or say that none is chosen.

    Signals: `evidence_requested()`, `coach_requested()`, `left()` on Esc, `files_dropped(list)` with paths,
    `picture_pasted(QImage)`, `restore_requested()` and `deletion_requested()` of an entry in the trash,
    `new_requested()`, `more_asked()` before the menu behind the three dots opens.
    """

    evidence_requested = Signal()
    coach_requested = Signal()
    left = Signal()
    files_dropped = Signal(list)
    picture_pasted = Signal(QImage)
    restore_requested = Signal()
    deletion_requested = Signal()
    new_requested = Signal()
    more_asked = Signal()

    def __init__(self, *, today: Callable[[], date], names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(_("Entry"), name="entry-editor", surface="raised", parent=parent)
        self._today = today
        self.form = EntryForm(today=today, names=names)
        self._saved_mark = Mark("check", "text.tertiary")
        self._saved = ElidedLabel(type="small", tone="secondary", name="entry-saved")
        self.coach_button = Button(_("Coach"), name="entry-coach", extent="small", icon="bulb")
        self.evidence_button = Button("", name="entry-evidence", extent="small", icon="link")
        self.more_button = IconButton("more", _("More"), name="entry-more", edge=26)
        self._trash_bar = _TrashBar()
        self._scroll = SteadyScroll(_("Entry"), name="entry-scroll", padding=(MARGIN, 0, MARGIN, MARGIN))
        self._layers = QStackedLayout()
        self._offers: list[Offer | None] = []
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that no entry is chosen."""
        self._layers.setCurrentIndex(0)

    def show_entry(self, *, is_trashed: bool) -> None:
        """Show the fields, from their beginning."""
        self._layers.setCurrentIndex(1)
        self._scroll.verticalScrollBar().setValue(0)
        self.show_trashed(is_trashed)

    def show_trashed(self, is_trashed: bool) -> None:
        """Say whether the entry is in the trash."""
        self._trash_bar.setVisible(is_trashed)

    @property
    def shows_entry(self) -> bool:
        """Say whether an entry is shown."""
        return self._layers.currentIndex() == 1

    def show_saved(self, instant: datetime | None) -> None:
        """Say when the entry was saved; nothing yet of a new one."""
        words = _("Saved {time}").format(time=self._when(instant)) if instant else _("New entry")
        self._say(words, "check" if instant else "draft")

    def show_unsaved(self) -> None:
        """Say that what is typed could not be saved."""
        self._saved.show_words(_("Not saved"))
        self._saved.show_tone("danger")
        self._saved_mark.show_icon("warn", "danger.base")

    def show_evidence(self, count: int) -> None:
        """Say for how many criteria the entry is evidence."""
        self.evidence_button.show_words(_("Evidence for {count}").format(count=count) if count else _("Link evidence"))

    def show_coach(self, met: int, of: int) -> None:
        """Say how many points the coach finds met, for where the coach has no pane of its own."""
        self.coach_button.show_words(_("Coach {met} of {of}").format(met=met, of=of))

    def offer_more(self, offers: list[Offer | None]) -> None:
        """Put these commands into the menu behind the three dots; None stands for a line."""
        self._offers = offers

    def open_more(self) -> None:
        """Open the menu behind the three dots."""
        self.more_asked.emit()
        menu = Menu(_("More"), name="entry-more-menu", parent=self)
        for offer in self._offers:
            if offer is None:
                menu.addSeparator()
            elif offer.isEnabled():
                menu.addAction(offer)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.more_button
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here while an entry is shown."""
        if self.shows_entry and _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which files were dropped."""
        event.acceptProposedAction()
        self.files_dropped.emit(_paths(event))

    def _build(self) -> None:
        self.column.addLayout(self._layers, 1)
        self._layers.addWidget(self._nothing())
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 0, MARGIN, 0)
        bar.addWidget(self._trash_bar)
        column.addLayout(bar)
        self._scroll.column.addWidget(self.form)
        column.addWidget(self._scroll, 1)
        self._layers.addWidget(whole)

    def _header(self) -> QWidget:
        header = _Header()
        row = QHBoxLayout(header)
        row.setContentsMargins(MARGIN, 0, MARGIN + 4, 0)
        row.setSpacing(8)
        saved = QHBoxLayout()
        saved.setSpacing(3)
        saved.addWidget(self._saved_mark)
        saved.addWidget(self._saved, 1)
        row.addLayout(saved, 1)
        for button in (self.coach_button, self.evidence_button, self.more_button):
            row.addWidget(button)
        return header

    def _nothing(self) -> QWidget:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        words = Paragraph(_("Choose an entry to read or change it."), tone="tertiary", name="entry-nothing")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._begin = Button(_("New entry"), name="entry-begin", icon="plus")
        column.addStretch(2)
        column.addWidget(words)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return ground

    def _connect(self) -> None:
        self.evidence_button.clicked.connect(self.evidence_requested)
        self.coach_button.clicked.connect(self.coach_requested)
        self.more_button.clicked.connect(self.open_more)
        self._begin.clicked.connect(self.new_requested)
        self.form.caret_moved.connect(self._follow_caret)
        self.form.title.left.connect(self.left)
        self.form.body.left.connect(self.left)
        self.form.body.picture_pasted.connect(self.picture_pasted)
        self._trash_bar.restore.clicked.connect(self.restore_requested)
        self._trash_bar.delete.clicked.connect(self.deletion_requested)

    def _say(self, words: str, icon: str) -> None:
        self._saved.show_words(words)
        self._saved.show_tone("secondary")
        self._saved_mark.show_icon(icon, "text.tertiary")

    def _when(self, instant: datetime) -> str:
        day = instant.astimezone().date()
        return dates.time_of(instant) if day == self._today() else dates.whole_day(day)

    def _follow_caret(self, box: QRect) -> None:
        point = self.form.mapToParent(box.center())
        self._scroll.ensureVisible(point.x(), point.y(), 0, 2 * box.height())


class _Header(QWidget):
    """The line over the fields, as high as the headers of panes are."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().dp(HEADER))


class _TrashBar(QFrame):
    """Say that an entry is in the trash, and what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tile", "true")
        self.restore = Button(_("Restore"), name="entry-restore", extent="small")
        self.delete = Button(_("Delete for good…"), name="entry-delete-for-good", kind="danger-quiet", extent="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(ElidedLabel(_("In the trash"), tone="secondary"), 1)
        row.addWidget(self.restore)
        row.addWidget(self.delete)


def _paths(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
