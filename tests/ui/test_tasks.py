"""Work beside the window: results arrive in the window's thread, stale ones do not arrive at all."""

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from ladderdesk.errors import InputError
from ladderdesk.journal.rows import Kept
from ladderdesk.ui.changes import ChangeBus
from ladderdesk.ui.tasks import Lane, Tasks


class Reader(QObject):
    """A receiver that remembers what it was given, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[object] = []
        self.failures: list[Exception] = []
        self.threads: set[QThread] = set()

    def take(self, value: object) -> None:
        self.values.append(value)
        self.threads.add(QThread.currentThread())

    def stumble(self, value: object) -> None:
        raise ValueError(value)

    def complain(self, failure: Exception) -> None:
        self.failures.append(failure)


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.wait()


@pytest.fixture
def reader() -> Reader:
    return Reader()


def idle(tasks: Tasks) -> Callable[[], bool]:
    return lambda: not tasks.is_busy


def test_a_result_arrives_in_the_thread_of_the_window(qtbot: QtBot, tasks: Tasks, reader: Reader) -> None:
    worked_in: list[int] = []

    def work() -> str:
        worked_in.append(threading.get_ident())
        return "found"

    tasks.run(work, reader.take)
    qtbot.waitUntil(idle(tasks))
    assert reader.values == ["found"]
    assert reader.threads == {QThread.currentThread()}
    assert worked_in != [threading.get_ident()]


def test_only_the_newest_result_under_a_key_arrives(qtbot: QtBot, tasks: Tasks, reader: Reader) -> None:
    gate = threading.Event()

    def slow() -> str:
        gate.wait(5)
        return "old"

    tasks.run(slow, reader.take, key="search")
    tasks.run(lambda: "new", reader.take, key="search")
    gate.set()
    qtbot.waitUntil(idle(tasks))
    assert reader.values == ["new"]


def test_work_that_was_replaced_before_it_began_is_not_done(qtbot: QtBot, tasks: Tasks, reader: Reader) -> None:
    gate, done = threading.Event(), []

    def hold() -> None:
        gate.wait(5)

    tasks.run(hold, reader.take)
    tasks.run(lambda: done.append("replaced"), reader.take, key="search")
    tasks.run(lambda: done.append("kept"), reader.take, key="search")
    gate.set()
    qtbot.waitUntil(idle(tasks))
    assert done == ["kept"]


def test_a_forgotten_result_does_not_arrive(qtbot: QtBot, tasks: Tasks, reader: Reader) -> None:
    tasks.run(lambda: "found", reader.take, key="search")
    tasks.forget("search")
    qtbot.waitUntil(idle(tasks))
    assert reader.values == []


def test_a_result_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    reader = Reader()
    taken = reader.values

    def slow() -> str:
        gate.wait(5)
        return "late"

    tasks.run(slow, reader.take)
    with qtbot.waitSignal(reader.destroyed):
        reader.deleteLater()
    gate.set()
    qtbot.waitUntil(idle(tasks))
    assert taken == []


def test_a_drawing_does_not_hold_up_a_search(qtbot: QtBot, tasks: Tasks, reader: Reader) -> None:
    gate = threading.Event()

    def draw() -> str:
        gate.wait(5)
        return "drawn"

    tasks.run(draw, reader.take, lane=Lane.DRAW)
    tasks.run(lambda: "found", reader.take, lane=Lane.READ)
    qtbot.waitUntil(lambda: reader.values == ["found"])
    gate.set()
    qtbot.waitUntil(idle(tasks))
    assert reader.values == ["found", "drawn"]


def test_a_failure_goes_where_the_asker_wants_it(qtbot: QtBot, tasks: Tasks, reader: Reader) -> None:
    def fail() -> None:
        raise InputError("The file is empty.")

    tasks.run(fail, reader.take, otherwise=reader.complain)
    qtbot.waitUntil(idle(tasks))
    assert [str(failure) for failure in reader.failures] == ["The file is empty."]
    assert reader.values == []


def test_an_unexpected_failure_takes_the_way_of_all_errors(
    qtbot: QtBot, tasks: Tasks, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, value, trace: seen.append(kind))
    tasks.run(lambda: 1 // 0, reader.take)
    qtbot.waitUntil(idle(tasks))
    assert seen == [ZeroDivisionError]


def test_a_function_that_no_object_owns_cannot_receive(tasks: Tasks) -> None:
    with pytest.raises(TypeError, match="bound method"):
        tasks.run(lambda: 1, lambda value: None)


def test_being_busy_is_said_once_and_unsaid_once(qtbot: QtBot, tasks: Tasks, reader: Reader) -> None:
    said: list[bool] = []
    tasks.busy_changed.connect(said.append)
    tasks.run(lambda: 1, reader.take)
    tasks.run(lambda: 2, reader.take)
    qtbot.waitUntil(idle(tasks))
    assert said == [True, False]


def test_being_busy_ends_also_where_a_result_could_not_be_taken(qtbot: QtBot, tasks: Tasks, reader: Reader) -> None:
    said: list[bool] = []
    tasks.busy_changed.connect(said.append)
    with qtbot.captureExceptions() as faults:
        tasks.run(lambda: 1, reader.stumble)
        qtbot.waitUntil(lambda: bool(faults))
    assert said == [True, False]


def test_an_announcement_from_a_worker_is_heard_in_the_window(qtbot: QtBot, reader: Reader) -> None:
    bus = ChangeBus()
    bus.changed.connect(reader.take)
    kinds = frozenset({Kept.ENTRIES})
    worker = threading.Thread(target=bus.announce, args=(kinds,))
    worker.start()
    qtbot.waitUntil(lambda: reader.values == [kinds])
    worker.join()
    assert reader.threads == {QThread.currentThread()}


def test_abandoned_work_is_waited_for_and_its_result_is_dropped(qtbot: QtBot) -> None:
    tasks, taken, ended = Tasks(), list[object](), threading.Event()

    class Receiver:
        def take(self, value: object) -> None:
            taken.append(value)

    def work() -> int:
        ended.set()
        return 1

    receiver = Receiver()
    tasks.run(work, receiver.take)
    tasks.abandon()
    assert not tasks.is_busy
    qtbot.wait(50)
    assert taken == []
    tasks.run(lambda: 2, receiver.take)
    qtbot.waitUntil(lambda: taken == [2])
    tasks.wait()
