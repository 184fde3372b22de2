"""A stack whose hidden widgets are put away before the window wears another theme, and dressed when they are seen."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from ladderdesk.ui.theme import current_theme


class Wardrobe(QStackedWidget):
    """Show one of several widgets; a hidden one hangs outside the window from a change of theme until it is seen.

    Qt dresses everything in a window at once, seen or not, and with eight screens made that would hold up the window
    for a fifth of a second. What hangs outside keeps its state, and its place for the keyboard.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._away: dict[QWidget, QWidget | None] = {}
        current_theme().wait_for(self)
        self.destroyed.connect(partial(_drop, self._away))

    def put_one_away(self) -> bool:
        """Hang one hidden widget outside the window, and say whether there was one."""
        current = self.currentWidget()
        for place in range(self.count()):
            widget = self.widget(place)
            if widget is not None and widget is not current and widget.children():
                self._put_away(widget)
                return True
        return False

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Show a widget, dressed again where it hung outside, with the keyboard's place in it where that was."""
        if widget not in self._away:
            super().setCurrentWidget(widget)
            return
        held = self._away.pop(widget)
        self.addWidget(widget)
        super().setCurrentWidget(widget)
        if held is not None and isValid(held) and widget.isAncestorOf(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def removeWidget(self, widget: QWidget) -> None:
        """Let go of a widget, wherever it hangs."""
        self._away.pop(widget, None)
        super().removeWidget(widget)

    def _put_away(self, widget: QWidget) -> None:
        held = widget.focusWidget()
        super().removeWidget(widget)
        widget.setParent(None)
        self._away[widget] = held


def _drop(away: dict[QWidget, QWidget | None]) -> None:
    """Delete what hung outside when its wardrobe goes, as it would have been inside."""
    for widget in filter(isValid, away):
        widget.deleteLater()
    away.clear()
