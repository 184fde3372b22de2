"""The rows of the palette: what was found in its groups, each under its heading."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ladderdesk.i18n import _
from ladderdesk.ui.dialogs.finding import Group, PaletteItem, matched
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.keycap import keycaps_width, paint_keycaps
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_icon_in_row, draw_words

ROW_HEIGHT = 34
HEADING_HEIGHT = 26
MOST_ROWS = 10


class FoundModel(QAbstractListModel):
    """The rows of the palette: a heading for each group, then its items."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PaletteItem | Group] = []
        self.typed = ""

    def show_items(self, items: Sequence[PaletteItem], typed: str) -> None:
        """Show other items, which come ordered by group."""
        self.beginResetModel()
        self.typed = typed
        self._rows = []
        for item in items:
            if not self._rows or cast(PaletteItem, self._rows[-1]).group != item.group:
                self._rows.append(item.group)
            self._rows.append(item)
        self.endResetModel()

    def item_count(self) -> int:
        """Count the items, without headings."""
        return sum(isinstance(row, PaletteItem) for row in self._rows)

    def shown(self) -> list[PaletteItem | None]:
        """List the rows that fit into the palette, None for a heading."""
        kept: list[PaletteItem | None] = []
        for row in self._rows:
            if sum(each is not None for each in kept) == MOST_ROWS:
                break
            kept.append(row if isinstance(row, PaletteItem) else None)
        return kept

    def first(self) -> QModelIndex:
        """Give the first row that can be chosen."""
        return self.index(1) if len(self._rows) > 1 else QModelIndex()

    def find(self, item: PaletteItem | None) -> QModelIndex | None:
        """Find the row of an item; None where it is not shown."""
        return self.index(self._rows.index(item)) if item in self._rows and item is not None else None

    def item_at(self, index: Index) -> PaletteItem | None:
        """Give the item of a row; None for a heading or none at all."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, PaletteItem) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Count rows, headings included."""
        return len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only items be chosen."""
        if self.item_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a row."""
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return row.words if isinstance(row, PaletteItem) else _heading(row)


class FoundRows(RowDelegate):
    """Paint the palette's rows: what was typed is bold in the words."""

    inset = (6, 0, 6, 0)
    always_active = True

    def height_of(self, index: Index) -> int:
        """Give headings less height."""
        return HEADING_HEIGHT if self.is_header(index) else ROW_HEIGHT

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        """Paint a heading, or icon, words, hint and what stands at the right."""
        model = cast(FoundModel, index.model())
        item = model.item_at(index)
        if item is None:
            heading = rect.adjusted(6, 4, 0, 0)
            draw_words(painter, heading, str(model.data(index)), theme.font("caption"), theme.colours.text.tertiary)
            return
        left = rect.left() + 20 + theme.icon_size.s
        if item.icon:
            draw_icon_in_row(painter, rect.left() + 10, rect, item.icon, theme.color(item.color), theme)
        right = _paint_aside(painter, rect, item, state, theme)
        left = _paint_matched(
            painter, QRect(left, rect.top(), right - left, rect.height()), item.words, model.typed, theme
        )
        if item.hint and right - left > 40:
            hint = QRect(left + 10, rect.top(), right - left - 10, rect.height())
            draw_words(painter, hint, item.hint, theme.font("small"), theme.colours.text.tertiary)


def _heading(group: Group) -> str:
    return {
        Group.COMMAND: _("Commands"),
        Group.CRITERION: _("Criteria"),
        Group.ENTRY: _("Entries"),
        Group.LEARN: _("Learn"),
        Group.PAGE: _("Go to"),
        Group.WORDS: _("With these words"),
    }[group]


def _paint_aside(painter: QPainter, rect: QRect, item: PaletteItem, state: RowState, theme: Theme) -> int:
    """Paint the keys or the words at the right; gives where the room before them ends."""
    keys = (item.keys,) if item.keys else ("Return",) if state.is_selected and not item.aside else ()
    if keys:
        left = rect.right() - 9 - keycaps_width(theme, keys)
        paint_keycaps(painter, left, rect.center().y() + 1, keys, theme)
        return left - 12
    width = QFontMetrics(theme.font("small")).horizontalAdvance(item.aside)
    place = QRect(rect.right() - 10 - width, rect.top(), width + 1, rect.height())
    draw_words(painter, place, item.aside, theme.font("small"), theme.colours.text.tertiary)
    return place.left() - 12


def _paint_matched(painter: QPainter, rect: QRect, words: str, typed: str, theme: Theme) -> int:
    usual, bold = theme.font("body"), QFont(theme.font("body"))
    bold.setWeight(QFont.Weight.Bold)
    left = rect.left()
    for piece, is_match in matched(words, typed):
        room = QRect(left, rect.top(), rect.right() - left, rect.height())
        if room.width() <= 8:
            break
        left += draw_words(painter, room, piece, bold if is_match else usual, theme.colours.text.primary)
    return left
