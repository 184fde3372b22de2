"""The surface under the screens, which has the keyboard until the first of them is there."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
MOST = 200
"""How many keys wait at most; nobody types more in the moment before the first screen is there."""


class Ground(QWidget):
    """Keep what is typed before there is a screen, in its order, for the screen that comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._kept: list[QKeyEvent] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep a key that writes or corrects; those of commands are the window's."""
        if event.modifiers() & COMMANDING or not event.text():
            super().keyPressEvent(event)
        elif len(self._kept) < MOST:
            self._kept.append(_copy(event))

    def hand_over(self, page: QWidget) -> None:
        """Let what has the keyboard on a page receive the keys that were kept."""
        receiver = page.focusWidget()
        kept, self._kept = self._kept, []
        if receiver is not None:
            for event in kept:
                QCoreApplication.postEvent(receiver, event)

    def forget(self) -> None:
        """Drop the keys that were kept."""
        self._kept.clear()


def _copy(event: QKeyEvent) -> QKeyEvent:
    press = QEvent.Type.KeyPress
    return QKeyEvent(press, event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())
