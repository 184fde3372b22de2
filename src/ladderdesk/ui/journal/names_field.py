"""Names as chips: those an entry has, those that are suggested, and a field to add more."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ladderdesk.capture.completion import Completion, completions
from ladderdesk.capture.draft import EntryDraft
from ladderdesk.capture.grammar import read_line
from ladderdesk.capture.vocabulary import Vocabulary
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.completions import CompletionList
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.naming import name_widget

FIELD_WIDTH = 148
WIDEST_CHIP = 190


class Name(NamedTuple):
    """One name: which kind it is ("competency", "project", "tag"), its value, and the words on its chip."""

    kind: str
    value: str
    words: str


class NamesField(QWidget):
    """Show names as chips that can be removed, and take more with completion.

    `sigil` says what is typed: "#" a competency, "+" a project, "@" a person; another one typed first changes that.

    Signals: `removed(Name)`, `accepted(Name)` for a suggestion, `added(EntryDraft)` with what was typed, read as a line
    of capture is, `opened(Name)` when a chip is clicked.
    """

    removed = Signal(object)
    accepted = Signal(object)
    added = Signal(object)
    opened = Signal(object)

    def __init__(
        self, spoken: str, *, name: str, sigil: str, invitation: str, add_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._sigil = sigil
        self._vocabulary = Vocabulary()
        self._names: tuple[Name, ...] = ()
        self._suggested: tuple[Name, ...] = ()
        self._chips: list[Chip] = []
        self._is_adding = False
        self._popup: CompletionList | None = None
        self._flow = FlowLayout(self)
        self._add = IconButton("plus", add_words, name=f"{name}-add", edge=24)
        self._line = QLineEdit(self)
        name_widget(self._line, f"{name}-line", add_words)
        self._line.setPlaceholderText(invitation)
        self._line.setProperty("extent", "small")
        self._line.installEventFilter(self)
        self._add.clicked.connect(self.begin_adding)
        self._line.textEdited.connect(self._complete)
        self._arrange()

    def show_names(self, names: Sequence[Name], suggested: Sequence[Name] = ()) -> None:
        """Show these names, and behind them suggestions that one click accepts."""
        taken = {(name.kind, name.value) for name in names}
        offered = tuple(name for name in suggested if (name.kind, name.value) not in taken)
        if (tuple(names), offered) != (self._names, self._suggested):
            self._names, self._suggested = tuple(names), offered
            self._arrange()

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Complete from these names from now on."""
        self._vocabulary = vocabulary

    def begin_adding(self) -> None:
        """Open the field to type a name into."""
        self._line.clear()
        self._line.setFixedWidth(current_theme().dp(FIELD_WIDTH))
        self._is_adding = True
        self._arrange()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._complete("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the field's keys to the list of completions, and close the field where it is left.

        Undo in the empty field is the window's: it takes the last name back and does not fetch the word that became it.
        """
        if watched is self._line and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if is_undo and not self._line.text():
                event.ignore()
                return True
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(event) or super().eventFilter(watched, event)
        if watched is self._line and event.type() == QEvent.Type.FocusOut:
            self._end_adding()
        return super().eventFilter(watched, event)

    def make_chip(self, name: Name, place: int) -> Chip:
        """Make the chip of a name; subclasses may dress it."""
        chip = Chip(shortened(name.words), name=f"{self.objectName()}-{place}", look="selected", removable=True)
        chip.setAccessibleName(name.words)
        return chip

    def chip_of(self, name: Name) -> Chip:
        """Give the chip of a name that is shown."""
        return self._chips[self._names.index(name)]

    def _arrange(self) -> None:
        focused = self._focused_chip()
        chips: list[Chip] = []
        for place, name in enumerate(self._names):
            chip = self.make_chip(name, place)
            chip.removal_requested.connect(self._remove)
            chip.clicked.connect(self._open)
            chips.append(chip)
        suggested: list[Chip] = []
        for place, name in enumerate(self._suggested):
            chip = Chip(shortened(name.words), name=f"{self.objectName()}-suggested-{place}", look="suggested")
            chip.clicked.connect(self._accept)
            suggested.append(chip)
        self._chips = [*chips, *suggested]
        self._flow.show_widgets([*chips, self._line, self._add, *suggested])
        self._line.setVisible(self._is_adding)
        self._add.setVisible(not self._is_adding)
        if focused >= 0:
            stops: list[QWidget] = [*chips, self._add, *suggested]
            stops[min(focused, len(chips))].setFocus(Qt.FocusReason.TabFocusReason)
        self.updateGeometry()

    def _focused_chip(self) -> int:
        return next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), -1)

    def _name_of(self, chip: QObject | None) -> Name:
        return (*self._names, *self._suggested)[self._chips.index(cast(Chip, chip))]

    def _remove(self) -> None:
        self.removed.emit(self._name_of(self.sender()))

    def _accept(self) -> None:
        self.accepted.emit(self._name_of(self.sender()))

    def _open(self) -> None:
        self.opened.emit(self._name_of(self.sender()))

    def _takes(self, event: QKeyEvent) -> bool:
        if self._popup is not None and self._popup.take_key(event):
            return True
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._end_adding()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_words(self._line.text())
        elif key == Qt.Key.Key_Backspace and not self._line.text() and self._names:
            self.removed.emit(self._names[-1])
        else:
            return False
        return True

    def _complete(self, typed: str) -> None:
        line = self._as_line(typed)
        found = completions(line, len(line), vocabulary=self._vocabulary)
        taken = {name.words for name in self._names}
        self._show_completions([each for each in found if each.label not in taken])

    def _show_completions(self, found: Sequence[Completion]) -> None:
        window = self.window()
        if self._popup is None:
            self._popup = CompletionList(name=f"{self.objectName()}-completions", parent=window)
            self._popup.taken.connect(self._take)
        elif self._popup.parentWidget() is not window:
            self._popup.setParent(window)
        if not found or not self._line.hasFocus():
            self._popup.hide()
            return
        corner = self._line.mapTo(window, QPoint(12, 0))
        self._popup.show_rows(found, QRect(corner, self._line.size()))

    def _as_line(self, typed: str) -> str:
        words = typed.strip()
        sigil, name = (words[0], words[1:]) if words[:1] in ("#", "+", "@") else (self._sigil, words)
        return f'{sigil}"{name}' if name else sigil

    def _take(self, completion: Completion) -> None:
        self._give(completion.insert)

    def _take_words(self, typed: str) -> None:
        if typed.strip():
            self._give(f'{self._as_line(typed)}"')

    def _give(self, line: str) -> None:
        draft: EntryDraft = read_line(line, today=date.min, vocabulary=self._vocabulary)
        self._line.clear()
        self.added.emit(draft)
        self._complete("")

    def _end_adding(self) -> None:
        if self._popup is not None:
            self._popup.hide()
        if self._is_adding:
            had_focus = self._line.hasFocus()
            self._is_adding = False
            self._arrange()
            if had_focus:
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)


def shortened(words: str) -> str:
    """Cut words that would be wider than a chip may be; the whole is in its name."""
    metrics = QFontMetrics(current_theme().font("small_strong"))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, current_theme().dp(WIDEST_CHIP))
