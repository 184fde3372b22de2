"""A stack whose hidden widgets are put away before the window wears another theme, and dressed when they are seen."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from ladderdesk.ui.theme import current_theme


class Wardrobe(QStackedWidget):
    """Show one of several widgets; the hidden ones hang outside the window while its theme or size changes.

    Qt dresses everything in a window at once, seen or not, and with eight screens made that would hold up the window
    for a fifth of a second. So they are put away before and brought back after it, one a turn; what is asked for
    meanwhile is brought back at once. What hung outside keeps its state, and its place for the keyboard.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._away: list[QWidget] = []
        self._held: dict[QWidget, QWidget] = {}
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

    def bring_one_back(self) -> bool:
        """Dress one of those that hang outside and put it in its place, and say whether there was one."""
        if self._away:
            self.addWidget(self._away.pop(0))
            return True
        return False

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Show a widget, dressed again where it hung outside, with the keyboard's place in it where that was."""
        if widget in self._away:
            self._away.remove(widget)
            self.addWidget(widget)
        super().setCurrentWidget(widget)
        held = self._held.pop(widget, None)
        if held is not None and isValid(held) and widget.isAncestorOf(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def removeWidget(self, widget: QWidget) -> None:
        """Let go of a widget, wherever it hangs."""
        if widget in self._away:
            self._away.remove(widget)
        self._held.pop(widget, None)
        super().removeWidget(widget)

    def _put_away(self, widget: QWidget) -> None:
        held = widget.focusWidget()
        if held is not None:
            self._held[widget] = held
        super().removeWidget(widget)
        widget.setParent(None)
        self._away.append(widget)


def _drop(away: list[QWidget]) -> None:
    """Delete what hung outside when its wardrobe goes, as it would have been inside."""
    for widget in filter(isValid, away):
        widget.deleteLater()
    away.clear()
