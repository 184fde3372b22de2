"""Notices: one with the key of another replaces it, and what is no longer true goes."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.ui.noticeboard import NoticeBoard
from ladderdesk.ui.notices import Notice, NoticeKind
from ladderdesk.ui.widgets.banner import Banner
from ladderdesk.ui.widgets.toast import Toast


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(800, 600)
    QVBoxLayout(shown)
    shown.show()
    return shown


@pytest.fixture
def board(ground: QWidget) -> NoticeBoard:
    column = ground.layout()
    assert isinstance(column, QVBoxLayout)
    return NoticeBoard(ground, column)


def told(ground: QWidget) -> list[str]:
    """Say what is up, toasts and errors alike."""
    notices = [*ground.findChildren(Toast), *ground.findChildren(Banner)]
    return [each.notice.words for each in notices if each.isVisible()]


def test_a_toast_with_the_key_of_another_replaces_it(board: NoticeBoard, ground: QWidget) -> None:
    board.post(Notice("Logged.", key="logged"))
    board.post(Notice("Entry deleted."))
    board.post(Notice("Logged. Linked to 1 criterion.", key="logged"))
    assert sorted(told(ground)) == ["Entry deleted.", "Logged. Linked to 1 criterion."]


def test_an_error_goes_when_its_key_says_that_all_is_well(board: NoticeBoard, ground: QWidget) -> None:
    board.post(Notice("The disk is full.", NoticeKind.ERROR, key="save"))
    board.post(Notice("Another error.", NoticeKind.ERROR))
    board.post(Notice("Saved.", key="save"))
    assert sorted(told(ground)) == ["Another error.", "Saved."]


def test_an_error_that_is_no_longer_true_is_taken_down(board: NoticeBoard, ground: QWidget) -> None:
    board.post(Notice("The disk is full.", NoticeKind.ERROR, key="save"))
    board.take_down("save")
    assert told(ground) == []
