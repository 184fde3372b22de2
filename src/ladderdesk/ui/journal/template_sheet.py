"""Choose a template to begin an entry from."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from ladderdesk.catalogue.templates import EntryTemplate
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Audience
from ladderdesk.ui.journal import words
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.confirm import Sheet
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words

WIDTH = 480
ROW = 50
SUMMARY, READERS = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class TemplateSheet(Sheet):
    """List the templates; arrows or first letters choose, Enter begins.

    Signals: `answered(str)` with the id of the chosen one.
    """

    answered = Signal(str)

    def __init__(self, templates: Sequence[EntryTemplate], *, parent: QWidget) -> None:
        sentence = _(
            "Its questions are never kept; a heading is, once you write under it. "
            "The word at the right says who may see the entry."
        )
        super().__init__(
            _("New entry from a template"),
            sentence,
            _("Begin"),
            name="template-sheet",
            width=current_theme().dp(WIDTH),
            parent=parent,
        )
        self._list = _Templates()
        name_widget(self._list, "template-list", _("Templates"))
        self._list.setItemDelegate(_TemplateRow(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for template in templates:
            self._list.addItem(_item(template))
        self._list.setCurrentRow(0)
        self.add_field(self._list)
        self._list.itemDoubleClicked.connect(self.accept)

    def open_over(self) -> None:
        """Open with the focus on the list."""
        super().open_over()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin on Enter in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self._list:
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Give the chosen template."""
        item = self._list.currentItem()
        if item is not None:
            super().accept()
            self.answered.emit(item.data(Qt.ItemDataRole.UserRole))


class _Templates(QListWidget):
    """As high as its rows where there is room, and scrolling where the window is small or the type large."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Have room for all rows."""
        return QSize(super().sizeHint().width(), self._height(self.count()))

    def minimumSizeHint(self) -> QSize:
        """Have room for two rows at least."""
        return QSize(super().minimumSizeHint().width(), self._height(2))

    def _height(self, rows: int) -> int:
        return current_theme().dp(ROW) * rows + 2 * self.frameWidth()


class _TemplateRow(RowDelegate):
    """A template's name, who may see what is written with it, and what it is for."""

    row_height = ROW

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        """Paint the name over the summary, the audience at the right."""
        colours = theme.colours.text
        inner = rect.adjusted(self.padding, theme.dp(6), -self.padding, -theme.dp(6))
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        lower = upper.translated(0, inner.height() - upper.height())
        readers = str(index.data(READERS))
        taken = draw_words(
            painter, upper, readers, theme.font("small"), colours.secondary, align=Qt.AlignmentFlag.AlignRight
        )
        name = upper.adjusted(0, 0, -taken - theme.dp(8), 0)
        draw_words(
            painter, name, str(index.data(Qt.ItemDataRole.DisplayRole)), theme.font("body_strong"), colours.primary
        )
        draw_words(painter, lower, str(index.data(SUMMARY)), theme.font("small"), colours.secondary)


def _item(template: EntryTemplate) -> QListWidgetItem:
    readers = words.audiences()[Audience(template.audience)]
    item = QListWidgetItem(template.name)
    item.setData(Qt.ItemDataRole.UserRole, template.id)
    item.setData(SUMMARY, template.summary)
    item.setData(READERS, readers)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{template.name}. {template.summary} {readers}")
    item.setToolTip(template.summary)
    return item
