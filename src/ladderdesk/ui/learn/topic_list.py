"""The list of what can be opened in Learn, chapter by chapter."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.topics import Chapter, Topic, chapter_title
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_icon_in_row, draw_words

TOPIC = Qt.ItemDataRole.UserRole
ROW = 30
HEADING = 34
ASIDE = 72
"""How much room what stands behind a title has at least."""
RIGHT = Qt.AlignmentFlag.AlignRight


class TopicList(QListView):
    """Show the topics under the headings of their chapters; one is chosen at a time.

    Signals: `topic_chosen(str)` when the user chose another one, `attended()` when the keyboard comes here,
    `left()` when it goes.
    """

    topic_chosen = Signal(str)
    attended = Signal()
    left = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, _("Topics"))
        self._topics: tuple[Topic, ...] = ()
        self._is_quiet = False
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_TopicRows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_topics(self, topics: Sequence[Topic], chosen: str) -> None:
        """Show these topics, the chosen one selected, without asking for it again; the place of the list stays."""
        self._is_quiet = True
        if tuple(topics) != self._topics:
            self._topics = tuple(topics)
            place = self.verticalScrollBar().value()
            self._fill()
            self.verticalScrollBar().setValue(place)
        self._select(chosen)
        self._is_quiet = False

    def show_chosen(self, chosen: str) -> None:
        """Select a topic without asking for it."""
        self._is_quiet = True
        self._select(chosen)
        self._is_quiet = False

    def step(self, by: int) -> None:
        """Choose a neighbour of the chosen topic."""
        place = self.currentIndex().row() + by
        while 0 <= place < self._items.rowCount():
            if self._items.item(place).isSelectable():
                self.setCurrentIndex(self._items.index(place, 0))
                return
            place += by

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which topic is chosen now."""
        super().currentChanged(current, previous)
        topic = current.data(TOPIC) if current.isValid() else None
        if isinstance(topic, Topic) and not self._is_quiet:
            self.topic_chosen.emit(topic.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard came."""
        super().focusInEvent(event)
        self.attended.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard went."""
        super().focusOutEvent(event)
        self.left.emit()

    def _fill(self) -> None:
        self._items.clear()
        for chapter, topics in groupby(self._topics, key=lambda topic: topic.chapter):
            if chapter_title(chapter):
                self._items.appendRow(_heading(chapter))
            for topic in topics:
                self._items.appendRow(_item(topic))

    def _select(self, chosen: str) -> None:
        flag = QItemSelectionModel.SelectionFlag
        for place in range(self._items.rowCount()):
            topic = self._items.item(place).data(TOPIC)
            if isinstance(topic, Topic) and topic.id == chosen:
                self.selectionModel().setCurrentIndex(self._items.index(place, 0), flag.ClearAndSelect)
                return
        self.clearSelection()


class _TopicRows(RowDelegate):
    row_height = ROW
    inset = (12, 0, 12, 0)
    always_active = True

    def height_of(self, index: Index) -> int:
        return HEADING if self.is_header(index) else ROW

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        inner = rect.adjusted(theme.dp(10), 0, -theme.dp(8), 0)
        if self.is_header(index):
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            lowered = inner.adjusted(0, theme.dp(10), 0, 0)
            draw_words(painter, lowered, words, theme.font("caption"), theme.colours.text.secondary)
        else:
            self._paint_topic(painter, inner, index.data(TOPIC), state, theme)

    def _paint_topic(self, painter: QPainter, inner: QRect, topic: Topic, state: RowState, theme: Theme) -> None:
        ink = theme.colours.accent.on_subtle if state.is_selected else theme.colours.text.primary
        font = theme.font("section" if state.is_selected else "body")
        wanted = QFontMetrics(font).horizontalAdvance(topic.title) + theme.dp(8)
        left = min(wanted, inner.width() - theme.dp(ASIDE))
        taken = self._paint_aside(painter, inner.adjusted(left, 0, 0, 0), topic, theme)
        room = inner.adjusted(0, 0, -taken - theme.dp(8 if taken else 0), 0)
        draw_words(painter, room, topic.title, font, ink)

    def _paint_aside(self, painter: QPainter, inner: QRect, topic: Topic, theme: Theme) -> int:
        """Draw how a topic stands, cut where the title needs the room; gives the width it took."""
        if topic.tone == "done":
            size = theme.icon_size.s
            ink = theme.colours.status.sustained.fg
            draw_icon_in_row(painter, inner.right() - size + 1, inner, "check", ink, theme)
            return size
        is_due = topic.tone == "due"
        ink = theme.colours.status.emerging.fg if is_due else theme.colours.text.tertiary
        font = theme.font("small_strong" if is_due else "small")
        return draw_words(painter, inner, topic.aside, font, ink, align=RIGHT)


def _heading(chapter: Chapter) -> QStandardItem:
    heading = QStandardItem(chapter_title(chapter))
    heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return heading


def _item(topic: Topic) -> QStandardItem:
    item = QStandardItem(topic.title)
    item.setData(topic, TOPIC)
    spoken = f"{topic.title}, {topic.aside}" if topic.aside else topic.title
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    item.setData(spoken, Qt.ItemDataRole.ToolTipRole)
    return item
