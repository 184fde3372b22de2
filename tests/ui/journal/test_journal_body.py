"""The body: plain text in, the same plain text out, however it is dressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.ui.journal.body import BodyText
from ladderdesk.ui.journal.growing_text import TitleText
from ladderdesk.ui.journal.markdown import code_spans, stretches, widened

ENTER = Qt.Key.Key_Return


@pytest.fixture
def body(qtbot: QtBot) -> BodyText:
    made = BodyText(name="body")
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line",
        "Two\nlines",
        "Ends with a line break\n",
        "## Heading\n\n- a\n  - b\n1. c\n\n```\ncode **not bold**\n```\n> quote",
        "Hard\u00a0space and tab\there",
        "emoji 🎯 and `code` after 🎯 it",
        "<b>not markup</b> vector<int>",
        "日本語の本文\n中文",
        "trailing spaces   \n   leading",
    ],
)
def test_a_text_comes_back_as_it_was_given(body: BodyText, text: str) -> None:
    body.show_text(text)
    assert body.text == text
    body.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(body, "x")
    assert body.text == f"x{text}"


def test_showing_a_text_is_no_edit_and_typing_is(body: BodyText, qtbot: QtBot) -> None:
    edits: list[bool] = []
    body.edited.connect(lambda: edits.append(True))
    body.show_text("- a\n\n**b**")
    body.clearFocus()
    body.setFocus()
    assert edits == []
    QTest.keyClicks(body, "xy")
    assert len(edits) == 2


def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_point(body: BodyText) -> None:
    QTest.keyClicks(body, "- one")
    QTest.keyClick(body, ENTER)
    QTest.keyClicks(body, "two")
    QTest.keyClick(body, ENTER)
    QTest.keyClick(body, ENTER)
    QTest.keyClicks(body, "after")
    assert body.text == "- one\n- two\nafter"


def test_enter_counts_on_in_a_numbered_list(body: BodyText) -> None:
    QTest.keyClicks(body, "  9. nine")
    QTest.keyClick(body, ENTER)
    assert body.text == "  9. nine\n  10. "


def test_undo_takes_back_words_and_their_indent_together(body: BodyText) -> None:
    QTest.keyClicks(body, "- one")
    QTest.keyClick(body, ENTER)
    QTest.keyClicks(body, "two")
    while body.document().isUndoAvailable():
        body.undo()
    assert body.text == ""
    assert body.document().firstBlock().blockFormat().leftMargin() == 0
    while body.document().isRedoAvailable():
        body.redo()
    assert body.text == "- one\n- two"
    assert body.document().lastBlock().blockFormat().leftMargin() > 0


def test_another_entry_s_words_cannot_be_undone_into_this_one(body: BodyText) -> None:
    QTest.keyClicks(body, "mine")
    body.show_text("another entry")
    body.undo()
    assert body.text == "another entry"


def test_tab_leaves_the_body_and_shift_tab_returns(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    column = QVBoxLayout(ground)
    body, after = BodyText(name="body"), QLineEdit()
    column.addWidget(body)
    column.addWidget(after)
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    body.show_text("- text")
    body.setFocus()
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert body.hasFocus()
    assert body.text == "- text"


def test_the_body_is_as_high_as_its_lines(body: BodyText, qtbot: QtBot) -> None:
    least = body.height()
    body.show_text("\n".join(map(str, range(30))))
    qtbot.wait(1)
    assert body.height() == 30 * 22
    body.show_text("one")
    qtbot.wait(1)
    assert body.height() == least == 4 * 22


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("## Two words", {("heading", "Two words"), ("mark", "## ")}),
        ("a **b c** d", {("bold", "b c"), ("mark", "**")}),
        ("a *b* d", {("italic", "b"), ("mark", "*")}),
        ("`a **b** c`", {("code", "a **b** c"), ("tick", "`")}),
        ("- point", {("bullet", "-")}),
        ("-no point", set()),
        ("2 * 3 * 4", set()),
        ("snake_case_name", set()),
        ("see https://a.example/b_c_d now", {("address", "https://a.example/b_c_d")}),
        ("#hashtag", set()),
        ("**unclosed", set()),
    ],
)
def test_only_what_means_something_is_dressed(line: str, found: set[tuple[str, str]]) -> None:
    assert {(one.kind, line[one.start : one.end]) for one in stretches(line)} == found


def test_places_are_counted_as_qt_counts_them() -> None:
    assert code_spans("🎯 `a`") == [(4, 5)]
    assert len(widened("🎯a")) == 3


def test_a_title_stays_one_line_whatever_is_pasted(qtbot: QtBot) -> None:
    title = TitleText("Title", name="title", style="title", invitation="")
    qtbot.addWidget(title)
    title.insertPlainText("one\ntwo\nthree")
    assert title.text == "one two three"
    with qtbot.waitSignal(title.finished):
        QTest.keyClick(title, ENTER)
    assert title.text == "one two three"
