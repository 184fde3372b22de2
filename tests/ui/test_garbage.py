"""Widgets in cycles must die in the window's thread, never in a worker's."""

import gc
import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.ui.tasks import Tasks


class Knot(QWidget):
    """A widget in a cycle that notes in which thread it is collected."""

    collected_in: list[int] = []

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.witness = _Witness()


class _Witness:
    def __del__(self) -> None:
        Knot.collected_in.append(threading.get_ident())


def allocate_a_lot() -> int:
    return sum(len([{"number": number}]) for number in range(200_000))


def test_a_worker_never_collects_a_widget_and_the_window_does(qtbot: QtBot) -> None:
    gc.collect()
    Knot.collected_in.clear()
    tasks = Tasks()
    for _ in range(50):
        Knot()
    finished: list[int] = []

    class Receiver:
        def take(self, value: int) -> None:
            finished.append(value)

    receiver = Receiver()
    tasks.run(allocate_a_lot, receiver.take)
    qtbot.waitUntil(lambda: bool(finished), timeout=10_000)
    qtbot.waitUntil(lambda: len(Knot.collected_in) >= 50 or bool(gc.collect()), timeout=10_000)
    assert set(Knot.collected_in) == {threading.get_ident()}
    assert not gc.isenabled()
    tasks.wait()
