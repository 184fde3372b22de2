"""An end that the system asks for, as at log-out: what is typed is saved first, and nothing is asked."""

import os
import signal
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

if TYPE_CHECKING:
    from ladderdesk.ui.window import MainWindow

ASKED_BY = ("SIGTERM", "SIGHUP", "SIGINT")
"""What a session at its end, a terminal that closes, and Ctrl+C in it send; Windows knows only some of them."""


class Farewell(QObject):
    """Close the window when the system asks the process to end.

    Python hears a signal only between two steps of its own, and while the window waits there are none; so the signal
    is written into a pipe that the window listens to.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._reading, writing = os.pipe()
        for end in (self._reading, writing):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._leave)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for name in ASKED_BY:
            signal.signal(getattr(signal, name), _hear)

    def _leave(self) -> None:
        self._notifier.setEnabled(False)
        if self._window.keep_typed():
            self._window.close()
        QCoreApplication.quit()


def _hear(_number: int, _frame: FrameType | None) -> None:
    """Leave it to the pipe; without a handler of its own a signal would end the process at once."""
