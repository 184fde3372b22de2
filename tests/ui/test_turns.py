"""Work of the window's thread in turns: its order, what replaces it, what is needed at once, and who goes meanwhile."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ladderdesk.ui.tasks import Tasks


class Builder(QObject):
    """Write down what was done, turn by turn."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def pieces(self, *names: str) -> list[Callable[[], None]]:
        return [partial(self.done.append, name) for name in names]


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def test_each_piece_has_a_turn_of_its_own_and_the_window_is_busy_until_the_last(qtbot: QtBot, tasks: Tasks) -> None:
    builder, told, between = Builder(), list[bool](), list[int]()
    tasks.busy_changed.connect(told.append)
    looks = [partial(lambda: between.append(len(builder.done))) for _ in range(2)]
    one, two = builder.pieces("frame", "rest")
    tasks.show_in_turns(builder, [one, looks[0], two, looks[1]])
    assert (builder.done, tasks.is_busy, told) == ([], True, [True])
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert (builder.done, between, told) == (["frame", "rest"], [1, 2], [True, False])


def test_what_is_typed_between_the_turns_comes_in_between(qtbot: QtBot, tasks: Tasks) -> None:
    field, builder = QLineEdit(), Builder()
    qtbot.addWidget(field)
    field.show()
    tasks.show_in_turns(builder, [partial(qtbot.keyClicks, field, "ab"), *builder.pieces("built")])
    qtbot.keyClick(field, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: builder.done == ["built"])
    assert field.text() == "xab"


def test_newer_pieces_of_an_owner_replace_those_that_wait(qtbot: QtBot, tasks: Tasks) -> None:
    builder, other = Builder(), Builder()
    tasks.show_in_turns(builder, builder.pieces("old", "old"))
    tasks.show_in_turns(other, other.pieces("kept"))
    tasks.show_in_turns(builder, builder.pieces("new"))
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert (builder.done, other.done) == (["new"], ["kept"])


def test_what_is_needed_now_is_done_now(qtbot: QtBot, tasks: Tasks) -> None:
    builder = Builder()
    tasks.show_in_turns(builder, builder.pieces("frame", "rest"))
    tasks.show_now(builder)
    assert (builder.done, tasks.is_busy) == (["frame", "rest"], False)
    tasks.show_now(builder)
    assert builder.done == ["frame", "rest"]


def test_an_owner_that_is_gone_is_built_no_further(qtbot: QtBot, tasks: Tasks) -> None:
    builder, other = Builder(), Builder()
    done = builder.done
    tasks.show_in_turns(builder, builder.pieces("frame", "rest"))
    tasks.show_in_turns(other, other.pieces("kept"))
    delete(builder)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert (done, other.done) == ([], ["kept"])


def test_abandoned_work_is_not_taken_up(qtbot: QtBot, tasks: Tasks) -> None:
    builder, told = Builder(), list[bool]()
    tasks.busy_changed.connect(told.append)
    tasks.show_in_turns(builder, builder.pieces("frame"))
    tasks.abandon()
    qtbot.wait(5)
    assert (builder.done, tasks.is_busy, told) == ([], False, [True, False])


def test_a_piece_that_fails_is_told_and_the_next_one_is_done(qtbot: QtBot, tasks: Tasks) -> None:
    builder = Builder()
    tasks.show_in_turns(builder, [partial(int, "no number"), *builder.pieces("rest")])
    with qtbot.captureExceptions() as faults:
        qtbot.waitUntil(lambda: not tasks.is_busy)
    assert [fault[0] for fault in faults] == [ValueError]
    assert builder.done == ["rest"]
