"""A dialog that changes one thing: it stays open, with what was typed, until it is saved."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.confirm import Sheet
from ladderdesk.ui.widgets.pressing import ENTER
from ladderdesk.ui.widgets.text import Paragraph

_WIDTH = 460


class FormSheet(Sheet):
    """A sheet that hands over what was filled in and closes only when told that it is saved.

    Signals: `submitted(object)` with the value, `removal_requested()` where the sheet can also remove what it shows.
    """

    submitted = Signal(object)
    removal_requested = Signal()

    def __init__(self, title: str, sentence: str, verb: str, *, name: str, removal: str = "", parent: QWidget) -> None:
        super().__init__(title, sentence, verb, name=name, width=current_theme().dp(_WIDTH), parent=parent)
        self._fault = Paragraph("", type="small", tone="danger", name=f"{name}-fault")
        self._returned = Returned(name=f"{name}-returned")
        self._fault.hide()
        for said in (self._returned, self._fault):
            self.panel.column.insertWidget(self.panel.column.count() - 2, said)
        self.accept_button.setToolTip(_("{verb} (Ctrl+Enter)").format(verb=verb))
        if removal:
            self._offer_removal(removal, name)

    def value(self) -> Any:
        """Give what was filled in; None, with the fault shown, where it cannot be used."""
        raise NotImplementedError

    @property
    def unsaved(self) -> str:
        """Give the words that would be lost if the sheet closed."""
        return ""

    def add_field(self, field: QWidget) -> None:
        """Put a field above what is said of the words in it and of a fault."""
        place = self.panel.column.indexOf(self._returned)
        self.panel.column.insertSpacing(place, 12)
        self.panel.column.insertWidget(place + 1, field)

    def show_returned(self, is_back: bool) -> None:
        """Say whether the words in the fields were typed before and are not saved yet."""
        self._returned.setVisible(is_back)

    def show_fault(self, sentence: str) -> None:
        """Say why it could not be saved; everything typed stays."""
        self._fault.show_words(sentence)
        self._fault.setVisible(bool(sentence))
        self.settle_size()

    def settle_size(self) -> None:
        """Be as high as what is shown now."""
        if self.isVisible():
            self._cover()

    def accept(self) -> None:
        """Hand over what was filled in."""
        value = self.value()
        if value is not None:
            self.submitted.emit(value)

    def finish(self) -> None:
        """Close, because it is saved."""
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter from any field that has no use for it, with Ctrl+Enter from everywhere."""
        if event.key() in ENTER:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _offer_removal(self, words: str, name: str) -> None:
        button = Button(words, name=f"{name}-remove", kind="danger-quiet")
        button.clicked.connect(self.removal_requested)
        last = self.panel.column.itemAt(self.panel.column.count() - 1)
        row = last.layout() if last is not None else None
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(0, button)


class Returned(Paragraph):
    """Say that what stands in a field was typed before and is not saved; hidden until that is so."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        words = _("What you typed before is back. It is not saved yet.")
        super().__init__(words, type="small", tone="attention", name=name, parent=parent)
        self.hide()
