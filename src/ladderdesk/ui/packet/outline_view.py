"""The outline of a packet: every row with a box to check, in its order."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QWidget

from ladderdesk.i18n import _
from ladderdesk.packet.tree import Checked, Node
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import RowDelegate, RowState, draw_words
from ladderdesk.ui.widgets.status import paint_status_mark, status_words

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole
FEWEST_ROWS = 5
INDENT, EDGE, BOX = 22, 16, 16
_OPEN = ("criteria", "quarters", "projects", "recent", "bullets", "stories")
"""The sections whose rows are seen at first; Left and Right fold and unfold any."""


class OutlineView(QTreeView):
    """Show the rows of a packet and say which is to be checked or moved.

    Signals: `check_requested(str, bool)` with a row's key and whether it goes in, `move_requested(str, int)` with
    steps, `row_chosen(str)` when another row becomes the current one.
    """

    check_requested = Signal(str, bool)
    move_requested = Signal(str, int)
    row_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, "packet-outline", _("Outline"))
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_OutlineDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    def minimumSizeHint(self) -> QSize:
        """Keep a few rows in sight."""
        return QSize(super().minimumSizeHint().width(), current_theme().dp(FEWEST_ROWS * _OutlineDelegate.row_height))

    def show_nodes(self, nodes: Iterable[Node]) -> None:
        """Show the rows anew, with the current row and the scroll bar where they were."""
        kept, place = self.current_key, self.verticalScrollBar().value()
        folded = {_node(index).key for index in self._indexes() if not self.isExpanded(index)}
        is_first = not self._rows.rowCount()
        selection = self.selectionModel()
        selection.currentChanged.disconnect(self._tell)
        self._rows.clear()
        _add(self._rows.invisibleRootItem(), nodes)
        for index in self._indexes():
            node = _node(index)
            is_open = node.section in _OPEN if is_first else node.key not in folded
            self.setExpanded(index, is_open)
        self.choose(kept)
        self.verticalScrollBar().setValue(place)
        selection.currentChanged.connect(self._tell)

    def choose(self, key: str) -> None:
        """Make a row the current one; the first where there is none of this key."""
        found = next((index for index in self._indexes() if _node(index).key == key), None)
        self.setCurrentIndex(found or self._rows.index(0, 0))

    @property
    def current_key(self) -> str:
        """Give the key of the current row, empty while there is none."""
        node = self.current_node
        return node.key if node is not None else ""

    @property
    def current_node(self) -> Node | None:
        """Give the current row, None while there is none."""
        index = self.currentIndex()
        return _node(index) if index.isValid() else None

    def toggle_current(self) -> None:
        """Ask for the current row to be put in or left out."""
        self._toggle(self.currentIndex())

    def go_on(self) -> None:
        """Go to the next row."""
        self._go_to(self.indexBelow(self.currentIndex()))

    def go_back(self) -> None:
        """Go to the previous row."""
        self._go_to(self.indexAbove(self.currentIndex()))

    def fold(self) -> None:
        """Fold the current row; one that has nothing to fold gives way to the row it is under."""
        index = self.currentIndex()
        if self._rows.hasChildren(index) and self.isExpanded(index):
            self.collapse(index)
        else:
            self._go_to(index.parent())

    def unfold(self) -> None:
        """Unfold the current row; one that is open gives way to its first row."""
        index = self.currentIndex()
        if self.isExpanded(index):
            self._go_to(self._rows.index(0, 0, index))
        elif self._rows.hasChildren(index):
            self.expand(index)

    def move_up(self) -> None:
        """Ask for the current row to be moved before the one above it."""
        self._ask_to_move(-1)

    def move_down(self) -> None:
        """Ask for the current row to be moved behind the one below it."""
        self._ask_to_move(1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check a row whose box is pressed."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid():
            box = _box(self.visualRect(index), _depth(index), current_theme())
            if box.adjusted(-6, -6, 6, 6).contains(at):
                self._toggle(index)
        super().mouseReleaseEvent(event)

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)

    def _ask_to_move(self, steps: int) -> None:
        if self.current_key:
            self.move_requested.emit(self.current_key, steps)

    def _toggle(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        node = _node(index)
        if node.can_check:
            self.check_requested.emit(node.key, node.checked is not Checked.ALL)

    def _tell(self) -> None:
        self.row_chosen.emit(self.current_key)

    def _indexes(self) -> Iterable[QModelIndex]:
        todo = [self._rows.index(row, 0) for row in range(self._rows.rowCount())]
        while todo:
            index = todo.pop(0)
            yield index
            todo = [self._rows.index(row, 0, index) for row in range(self._rows.rowCount(index))] + todo


class _OutlineDelegate(RowDelegate):
    row_height = 30

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        node, depth = _node(index), _depth(index)
        box = _box(rect, depth, theme)
        _paint_box(painter, box, node, theme)
        left = box.right() + theme.dp(9)
        if node.status is not None and depth == 1:
            size = theme.icon_size.xs
            paint_status_mark(painter, QPoint(left, rect.center().y() + 1), node.status, theme, size)
            left += size + theme.dp(7)
        colours = theme.colours
        right = rect.right() - theme.dp(EDGE)
        taken = 0
        if node.count_text:
            area = QRect(left, rect.top(), right - left, rect.height())
            ink, align = colours.text.tertiary, Qt.AlignmentFlag.AlignRight
            taken = draw_words(painter, area, node.count_text, theme.font("small"), ink, align=align) + theme.dp(8)
        ink = colours.text.primary if depth < 2 else colours.text.secondary
        if not node.can_check:
            ink = colours.text.tertiary
        words = QRect(left, rect.top(), right - left - taken, rect.height())
        draw_words(painter, words, node.title, theme.font("body_strong" if depth == 0 else "body"), ink)


def _paint_box(painter: QPainter, box: QRect, node: Node, theme: Theme) -> None:
    colours = theme.colours
    is_filled = node.is_in and node.can_check
    painter.setPen(Qt.PenStyle.NoPen if is_filled else QPen(_edge(node, theme), 1.5))
    painter.setBrush(colours.accent.base if is_filled else colours.surface.raised)
    painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), theme.radius.check, theme.radius.check)
    if is_filled:
        icon = "minus" if node.checked is Checked.SOME else "check"
        edge = theme.dp(12)
        at = QPoint(box.center().x() - edge // 2 + 1, box.center().y() - edge // 2 + 1)
        theme.draw_icon(painter, icon, colours.text.on_accent, at, edge)


def _edge(node: Node, theme: Theme) -> QColor:
    return theme.colours.border.strong if node.can_check else theme.colours.border.default


def _box(rect: QRect, depth: int, theme: Theme) -> QRect:
    edge = theme.dp(BOX)
    left = rect.left() + theme.dp(EDGE) + depth * theme.dp(INDENT)
    return QRect(left, rect.center().y() - edge // 2 + 1, edge, edge)


def _add(parent: QStandardItem, nodes: Iterable[Node]) -> None:
    for node in nodes:
        item = QStandardItem(node.title)
        item.setEditable(False)
        item.setData(node, NODE)
        item.setData(_spoken(node), Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(node.title)
        parent.appendRow(item)
        _add(item, node.children)


def _spoken(node: Node) -> str:
    words = {Checked.ALL: _("in the packet"), Checked.SOME: _("partly in the packet"), Checked.NONE: _("left out")}
    parts = [node.title, words[node.checked], node.count_text]
    if node.status is not None:
        parts.insert(1, status_words(node.status))
    return ", ".join(part for part in parts if part)


def _node(index: Index) -> Node:
    node: Node = index.data(NODE)
    return node


def _depth(index: Index) -> int:
    depth, parent = 0, index.parent()
    while parent.isValid():
        depth, parent = depth + 1, parent.parent()
    return depth
