"""Notices: one with the key of another replaces it, and what is no longer true goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget
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


def at_press(ground: QWidget, words: str) -> QAbstractButton:
    """Find the button of the error that is shown with these words."""
    banner = next(each for each in ground.findChildren(Banner) if each.isVisible() and each.notice.words == words)
    return next(each for each in banner.findChildren(QAbstractButton) if each.objectName().endswith("-action"))


GONE = Notice("The journal is gone.", NoticeKind.ERROR, "", "Try again", "listen", "gone", "saving")
LINE = Notice("There is no vault.", NoticeKind.ERROR, "", "Try again", "save_line", "line", "saving")


def test_errors_of_one_cause_share_a_banner_that_tries_all_of_them_again(
    qtbot: QtBot, board: NoticeBoard, ground: QWidget
) -> None:
    asked: list[str] = []
    board.command_requested.connect(asked.append)
    board.post(LINE)
    board.post(GONE)
    assert told(ground) == [LINE.words]
    qtbot.mouseClick(at_press(ground, LINE.words), Qt.MouseButton.LeftButton)
    assert asked == ["save_line", "listen"]


def test_where_the_shown_error_of_a_cause_goes_the_next_is_shown(board: NoticeBoard, ground: QWidget) -> None:
    board.post(LINE)
    board.post(GONE)
    board.take_down("line")
    assert told(ground) == [GONE.words]
    board.take_down("gone")
    assert told(ground) == []


def test_closing_an_error_closes_those_of_its_cause(qtbot: QtBot, board: NoticeBoard, ground: QWidget) -> None:
    board.post(LINE)
    board.post(GONE)
    close = next(each for each in ground.findChildren(QAbstractButton) if each.objectName().endswith("-close"))
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert told(ground) == []


def test_what_failed_for_a_cause_is_tried_again_when_the_cause_is_gone(board: NoticeBoard) -> None:
    asked: list[str] = []
    board.command_requested.connect(asked.append)
    board.post(LINE)
    board.try_again("saving")
    assert asked == ["save_line"]


def test_a_newer_undo_takes_the_place_of_an_older_one(board: NoticeBoard, ground: QWidget) -> None:
    board.post(Notice("Entry deleted.", action="Undo", command="undo"))
    board.post(Notice("Backed up."))
    board.post(Notice("Undone: delete.", action="Redo", command="redo"))
    assert sorted(told(ground)) == ["Backed up.", "Undone: delete."]


@pytest.mark.parametrize("words", ["Logged.", "The backup is restored. What was there is kept under a long name."])
def test_a_toast_shows_its_words_whole(board: NoticeBoard, ground: QWidget, words: str) -> None:
    board.post(Notice(words, action="Undo", command="undo"))
    shown = ground.findChild(QLabel, "toast-words")
    assert shown.height() >= shown.heightForWidth(shown.width())
    toast = ground.findChild(Toast)
    middle = shown.mapTo(toast, shown.rect().center()).y()
    assert abs(middle - toast.panel_rect().center().y()) <= 2


def test_an_undo_that_would_undo_something_else_is_taken_down(board: NoticeBoard, ground: QWidget) -> None:
    board.post(Notice("Entry deleted.", action="Undo", command="undo"))
    board.post(Notice("Backed up."))
    board.drop_undo()
    assert told(ground) == ["Backed up."]
