"""The journal's entries as a model: it holds numbers, and reads the lines around what is painted."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import EntryId, EntryLine
from ladderdesk.ui.journal import dates
from ladderdesk.ui.journal.week_rows import Rows

LINE_ROLE = Qt.ItemDataRole.UserRole
WEEK_ROLE = Qt.ItemDataRole.UserRole + 1
MARKED_ROLE = Qt.ItemDataRole.UserRole + 2
PAGE = 64

ReadLines = Callable[[str, Sequence[EntryId]], list[EntryLine]]
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EntryModel(QAbstractListModel):
    """Rows of entries and weeks. `read` gives the lines of some entries, with snippets where words are searched for.

    `names` turn a competency's id into its name. The model is reset when rows come or go.
    """

    def __init__(self, read: ReadLines, names: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._names = names
        self._lines: dict[int, EntryLine] = {}
        self._marked: set[int] = set()
        self.rows = Rows()
        self.words = ""
        self.today = date.min

    @property
    def marked(self) -> tuple[EntryId, ...]:
        """List the entries that are marked, in the order of the list."""
        return tuple(EntryId(number) for number in self.rows.places if number in self._marked)

    @property
    def has_marks(self) -> bool:
        """Say whether any entry is marked."""
        return bool(self._marked)

    def show_rows(self, rows: Rows, words: str, today: date) -> None:
        """Show other rows; marks on entries that are no longer there go."""
        self.beginResetModel()
        self.rows, self.words, self.today = rows, words, today
        self._lines.clear()
        self._marked &= rows.places.keys()
        self.endResetModel()

    def read_again(self) -> None:
        """Forget the lines, which may have changed, and leave the rows as they are."""
        self._lines.clear()
        if self.rows.numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def mark(self, number: int, *, on: bool) -> None:
        """Mark an entry for something that is done to several, or take the mark off."""
        (self._marked.add if on else self._marked.discard)(number)
        place = self.index(self.rows.places[number])
        self.dataChanged.emit(place, place, [MARKED_ROLE])

    def mark_all(self) -> None:
        """Mark every entry of the list."""
        self._mark_only(set(self.rows.places))

    def clear_marks(self) -> None:
        """Take off all marks."""
        self._mark_only(set())

    def _mark_only(self, numbers: set[int]) -> None:
        self._marked = numbers
        if self.rows.numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1), [MARKED_ROLE])

    def is_marked(self, number: int) -> bool:
        """Say whether an entry is marked."""
        return number in self._marked

    def line(self, row: int) -> EntryLine | None:
        """Give the line of an entry's row, read now with those around it where it was not read yet."""
        number = self.rows.numbers[row]
        if number not in self._lines:
            start = row // PAGE * PAGE
            around = [EntryId(each) for each in self.rows.numbers[start : start + PAGE] if each]
            self._lines.update({line.id: line for line in self._read(self.words, around)})
        return self._lines.get(number)

    def competency(self, number: str) -> str:
        """Name a competency."""
        return self._names.get(number, number)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count weeks and entries."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be selected and weeks not."""
        if index.isValid() and not self.rows.numbers[index.row()]:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a row shows."""
        row = index.row()
        if not index.isValid() or row >= len(self.rows):
            return None
        monday = self.rows.weeks.get(row)
        if monday is not None:
            return self._week(monday, role)
        if role == MARKED_ROLE:
            return self.rows.numbers[row] in self._marked
        line = self.line(row)
        if role == LINE_ROLE or line is None:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.title
        return self._spoken(line) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _week(self, monday: date, role: int) -> Any:
        words = _("Week {number}").format(number=monday.isocalendar().week)
        if role == WEEK_ROLE:
            return words, dates.week_span(monday, self.today)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words}, {dates.week_span(monday, self.today)}"
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, line: EntryLine) -> str:
        parts = [line.title or _("Untitled"), dates.whole_day(line.day), *map(self.competency, line.competencies)]
        parts.append(line.figure or draft_words(line))
        if line.evidence_count:
            count = line.evidence_count
            parts.append(ngettext("evidence for {count} criterion", "evidence for {count} criteria", count))
            parts[-1] = parts[-1].format(count=count)
        if line.id in self._marked:
            parts.append(_("selected"))
        return ", ".join(filter(None, parts))


def draft_words(line: EntryLine) -> str:
    """Say what a draft still lacks; nothing of an entry that is none."""
    if not line.is_draft:
        return ""
    return _("Draft") if line.has_number else _("Draft, no number")
