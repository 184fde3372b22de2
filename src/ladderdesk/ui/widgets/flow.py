"""A layout that flows: widgets one after another, on as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Place widgets in lines, left to right, and begin a new line where one is full."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, line_gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def show_widgets(self, widgets: list[QWidget]) -> None:
        """Show these widgets instead of those there were, which are deleted."""
        kept = set(widgets)
        while (item := self.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old not in kept:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self.addWidget(widget)
            widget.show()
        self._put_in_tab_order(widgets)
        # What was visible before asks for no new layout by itself.
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item by place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item by place and give it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Let the height follow the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high the lines are at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """Be at least as wide as the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _put_in_tab_order(self, widgets: list[QWidget]) -> None:
        """Let Tab come to what is new where it stands; Qt puts it behind everything else of the window."""
        holder = self.parentWidget()
        if holder is None:
            return
        policy = holder.focusPolicy()
        # Qt orders only what can have the focus, as the holder then can for a moment.
        holder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        before = holder
        for widget in widgets:
            for stop in (widget, *widget.findChildren(QWidget)):
                QWidget.setTabOrder(before, stop)
                before = stop if stop.focusPolicy() else before
        holder.setFocusPolicy(policy)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        left, top, line_height = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(rect.width(), item.minimumSize().width()))
            if left > rect.left() and left + width > rect.right() + 1:
                left, top, line_height = rect.left(), top + line_height + self._line_gap, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), QSize(width, hint.height())))
            left += width + self._gap
            line_height = max(line_height, hint.height())
        return top + line_height - rect.top()
