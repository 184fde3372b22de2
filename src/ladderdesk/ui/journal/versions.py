"""What an entry has been: its versions, and the way back to one."""

from collections.abc import Sequence
from dataclasses import fields

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.history import Version
from ladderdesk.journal.rows import EntryContent
from ladderdesk.ui.journal import dates, words
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import Line, ScrollColumn
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

VERSION_ROLE = Qt.ItemDataRole.UserRole
CHANGED_ROLE = Qt.ItemDataRole.UserRole + 1
WIDTH, HEIGHT = 720, 520
LIST_WIDTH = 260
ROW = 46


class VersionsDialog(Overlay):
    """Show the versions of an entry, newest first, each as text.

    Signals: `restore_requested(int)` with the operation that made the version.
    """

    restore_requested = Signal(int)

    def __init__(self, title: str, versions: Sequence[Version], *, parent: QWidget) -> None:
        super().__init__(_("Versions"), name="versions", parent=parent)
        self._items = QStandardItemModel(self)
        self._list = QListView()
        self._text = Paragraph(type="reading", name="version-text")
        self._restore = Button(_("Restore this version"), name="version-restore", kind="primary")
        self._close = Button(_("Close"), name="version-close")
        self._title = title
        self._fill(versions)
        self._build()
        self._connect()

    def panel_size(self) -> QSize:
        """Be big enough for a list and a text."""
        theme = current_theme()
        return QSize(theme.dp(WIDTH), theme.dp(HEIGHT))

    def open_over(self) -> None:
        """Open with the focus on the newest version."""
        super().open_over()
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._list.selectionModel().setCurrentIndex(self._items.index(0, 0), flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Restore on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._restore.isEnabled():
            self._ask()
        else:
            super().keyPressEvent(event)

    def _fill(self, versions: Sequence[Version]) -> None:
        for place, version in enumerate(versions):
            before = versions[place + 1].content if place + 1 < len(versions) else None
            item = QStandardItem(dates.moment(version.operation.at))
            item.setData(version, VERSION_ROLE)
            item.setData(_changed(version.content, before), CHANGED_ROLE)
            item.setData(f"{item.text()}, {_changed(version.content, before)}", Qt.ItemDataRole.AccessibleTextRole)
            item.setEditable(False)
            self._items.appendRow(item)

    def _build(self) -> None:
        name_widget(self._list, "version-list", _("Versions"))
        self._list.setModel(self._items)
        self._list.setItemDelegate(_VersionRows(self._list))
        self._list.setMouseTracking(True)
        self._list.setFixedWidth(current_theme().dp(LIST_WIDTH))
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 20, 12)
        head.setSpacing(8)
        head.addWidget(Label(_("Versions"), type="heading"))
        head.addWidget(ElidedLabel(self._title, tone="tertiary"), 1)
        column = self.panel.column
        column.addLayout(head)
        column.addWidget(Line())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._list)
        body.addWidget(Line(Qt.Orientation.Vertical))
        body.addLayout(self._right(), 1)
        column.addLayout(body, 1)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        scroll = ScrollColumn(_("Text of the version"), name="version-scroll", padding=(20, 16, 20, 16))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.column.addWidget(self._text)
        scroll.column.addStretch(1)
        right.addWidget(scroll, 1)
        right.addWidget(Line())
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 12, 20, 16)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._restore)
        right.addLayout(buttons)
        return right

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._show)
        self._restore.clicked.connect(self._ask)
        self._close.clicked.connect(self.reject)

    def _show(self, current: QModelIndex) -> None:
        version = current.data(VERSION_ROLE)
        if version is not None:
            self._text.show_words(words.as_text(version.content))
            is_newest = current.row() == 0
            self._restore.setEnabled(not is_newest)
            self._restore.setToolTip(_("This is the entry as it is now.") if is_newest else "")

    def _ask(self) -> None:
        version: Version = self._list.currentIndex().data(VERSION_ROLE)
        self.accept()
        self.restore_requested.emit(version.operation.id)


class _VersionRows(RowDelegate):
    row_height = ROW
    inset = (8, 1, 8, 1)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        inner = rect.adjusted(10, 4, -10, -4)
        half = inner.height() // 2
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        moment = str(index.data(Qt.ItemDataRole.DisplayRole))
        draw_words(painter, upper, moment, theme.font("body"), theme.colours.text.primary)
        lower = upper.translated(0, half)
        draw_words(painter, lower, index.data(CHANGED_ROLE), theme.font("small"), theme.colours.text.tertiary)


def _changed(content: EntryContent, before: EntryContent | None) -> str:
    """Name the fields that a version changed."""
    if before is None:
        return _("First version")
    names = _field_words()
    changed = [
        names[field.name]
        for field in fields(EntryContent)
        if field.name in names and getattr(content, field.name) != getattr(before, field.name)
    ]
    return ", ".join(dict.fromkeys(changed)) or _("Nothing that is shown")


def _field_words() -> dict[str, str]:
    return {
        "title": _("Title"),
        "body": _("Body"),
        "day": _("Date"),
        "until": _("Date"),
        "kind": _("Kind"),
        "scope": _("Scope"),
        "audience": _("Audience"),
        "is_draft": _("Draft"),
        "in_inbox": _("Inbox"),
        "competencies": _("Competencies"),
        "projects": _("Projects"),
        "tags": _("Tags"),
        "people": _("People"),
        "impacts": _("Impact"),
        "links": _("Links"),
        "attachments": _("Attachments"),
    }
