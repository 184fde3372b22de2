"""Tell when a window was first painted, when it is filled, and what the process takes then."""

import os
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

REST_MS = 3000
"""How long a filled window rests before its memory is read: by then the other screens are loaded."""

_PAINTED = QEvent.Type(QEvent.registerEventType())


class Probe(QObject):
    """Watch one top-level window and print what it reached, in milliseconds since the process was asked for.

    The bare window is filled when it is painted; for another one `note_filled` is called.
    """

    def __init__(self, window: QWidget, *, is_bare: bool) -> None:
        super().__init__(window)
        self._window = window
        self._is_bare = is_bare
        self.is_filled = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Posted now, it comes when the whole window has been painted and before anything a timer starts.
            QCoreApplication.postEvent(self, QEvent(_PAINTED), 1_000)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == _PAINTED:
            say("first_paint", elapsed())
            say("paint_work", time.process_time() * 1000)
            if self._is_bare:
                self.note_filled()
            return True
        return super().event(event)

    def note_filled(self) -> None:
        self.is_filled = True
        self._window.repaint()
        say("filled", elapsed())
        say("fill_work", time.process_time() * 1000)
        QTimer.singleShot(REST_MS, self._finish)

    def _finish(self) -> None:
        for kind in ("Rss", "Pss", "Private_Dirty"):
            say(kind, memory(kind))
        os._exit(0)


def elapsed() -> float:
    """Give the milliseconds since whoever started this process noted the time."""
    return (time.monotonic_ns() - int(os.environ["BENCH_START"])) / 1e6


def memory(kind: str) -> float:
    """Give what this process takes in MB: "Rss" counts shared pages whole, "Pss" by share, "Private_Dirty" none."""
    with Path("/proc/self/smaps_rollup").open(encoding="ascii") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith(f"{kind}:")) / 1024


def say(name: str, value: float) -> None:
    """Print one figure for whoever started this process."""
    print(f"{name} {value:.2f}", flush=True)
