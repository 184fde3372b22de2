"""The rows of a sheet in a list: a model that hands them out one by one, and how they are painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ladderdesk.ui.readiness.trail import ManyRows, Row
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.rows import RowDelegate, RowState, draw_icon_in_row, draw_words
from ladderdesk.ui.widgets.status import paint_status_mark

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


class SheetRows(QAbstractListModel):
    """A snapshot of the rows of a sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.shown = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the rows."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a row, and the row itself."""
        row = self.shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (row.title, row.detail, row.figure) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings not be chosen."""
        row = self.shown[index.row()]
        if row.is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SheetRowDelegate(RowDelegate):
    """Paint a row: its mark, one or two lines, its figure, and an arrow where it opens."""

    inset = (8, 1, 8, 1)

    def height_of(self, index: Index) -> int:
        """Give rows with two lines more height."""
        return 48 if _is_tall(index.data(ROW)) else 32

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        """Paint the mark, the words, the figure and the arrow."""
        row: Row = index.data(ROW)
        colours, dp = theme.colours.text, theme.dp
        inner = rect.adjusted(dp(12), 0, -dp(10), 0)
        if row.is_heading:
            heading = inner.adjusted(0, dp(6), 0, 0)
            draw_words(painter, heading, row.title, theme.font("small_strong"), colours.secondary)
            return
        left = self._paint_mark(painter, inner, row, theme)
        right = inner.right() - (dp(20) if row.step is not None else 0)
        if row.step is not None:
            at = QRect(inner.right() - theme.icon_size.xs, inner.top(), theme.icon_size.xs, inner.height())
            theme.draw_icon(painter, "chev", colours.tertiary, QPoint(at.left(), at.center().y() - 6), at.width())
        if row.figure:
            box = QRect(left, inner.top(), right - left, inner.height())
            end = Qt.AlignmentFlag.AlignRight
            right -= draw_words(painter, box, row.figure, theme.font("body_strong"), colours.primary, align=end) + dp(
                14
            )
        self._paint_lines(painter, QRect(left, inner.top(), right - left, inner.height()), row, theme)

    def _paint_mark(self, painter: QPainter, inner: QRect, row: Row, theme: Theme) -> int:
        if row.status is not None:
            paint_status_mark(painter, QPoint(inner.left(), inner.center().y() + 1), row.status, theme)
        elif row.icon:
            ink = theme.colours.status.emerging.fg if row.icon == "warn" else theme.colours.text.tertiary
            draw_icon_in_row(painter, inner.left(), inner, row.icon, ink, theme)
        else:
            return inner.left()
        return inner.left() + theme.icon_size.s + theme.dp(12)

    def _paint_lines(self, painter: QPainter, box: QRect, row: Row, theme: Theme) -> None:
        colours = theme.colours.text
        if not row.detail:
            draw_words(painter, box, row.title, theme.font("body"), colours.primary)
            return
        middle = box.center().y() + 1
        title = QRect(box.left(), middle - theme.dp(19), box.width(), theme.dp(20))
        detail = QRect(box.left(), middle + theme.dp(1), box.width(), theme.dp(16))
        draw_words(painter, title, row.title, theme.font("body_strong"), colours.primary)
        draw_words(painter, detail, row.detail, theme.font("small"), colours.tertiary)


def are_alike(rows: Sequence[Row]) -> bool:
    """Say whether all rows are of one height."""
    return rows.are_alike if isinstance(rows, ManyRows) else len({_is_tall(row) for row in rows}) == 1


def _is_tall(row: Row) -> bool:
    return bool(row.detail) and not row.is_heading
