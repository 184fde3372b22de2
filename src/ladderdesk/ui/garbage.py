"""Collect Python's garbage in the window's thread alone.

A cycle may hold widgets. Python collects wherever it happens to allocate, and a widget that dies in a worker thread
takes the program with it; so while workers run, automatic collection is off and a timer in the window's thread does it.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

TICK_MS = 400


class Collector(QObject):
    """Stand in for the automatic collection while it lives; the last one to go turns that on again."""

    _alive: ClassVar[set[int]] = set()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = id(self)
        self._alive.add(self._key)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def stop(self) -> None:
        """Give collection back to Python where no other collector lives; for the end of the workers."""
        self._timer.stop()
        self._alive.discard(self._key)
        if not self._alive:
            gc.enable()


def collect_due() -> None:
    """Collect the oldest generation that has reached its threshold, as Python itself would."""
    gc.disable()
    pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, most) in enumerate(pairs) if count > most > 0]
    if due:
        gc.collect(max(due))
