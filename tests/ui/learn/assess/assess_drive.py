"""Driving the page of an assessment by keys and clicks."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from pages import TODAY, Opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk import assessing
from ladderdesk.desk import Desk
from ladderdesk.journal import runs
from ladderdesk.journal.runs import Run
from ladderdesk.ui.learn.assess.drafts import Drafts
from ladderdesk.ui.learn.assess.page import AssessPage
from ladderdesk.ui.learn.assess.questions import QuestionCard
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.widgets.rowbox import RowBox

OpenPage = Callable[..., Opened]
SIX = ("owns-framework", "defends-choice", "silent-failure", "evals-first", "six-weeks", "asked-to-review")


def open_assessment(open_page: OpenPage, desk: Desk, name: str, **options: Any) -> Opened:
    """Show an assessment with the keyboard on its first open question."""

    def make(desk: Desk, tasks: Tasks) -> AssessPage:
        page = AssessPage(desk, tasks, Drafts(desk))
        page.show_item(name)
        return page

    opened = open_page(desk, make, **options)
    with opened.qtbot.waitActive(opened.page):
        opened.page.activateWindow()
    opened.page.enter()
    return opened


def find(opened: Opened, name: str) -> QWidget:
    found = opened.page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def words(opened: Opened, name: str) -> str:
    """Give the words of a widget, empty where it is not seen."""
    widget = find(opened, name)
    return str(widget.property("text")) if widget.isVisible() else ""


def all_words(widget: QWidget) -> list[str]:
    """Give every word that is seen in a widget."""
    seen = [each for each in widget.findChildren(QWidget) if each.isVisible()]
    return [str(each.property("text")) for each in seen if each.property("text")]


def press(opened: Opened, keys: str) -> None:
    """Press letters or digits where the keyboard is."""
    for key in keys:
        type_key(opened, getattr(Qt.Key, f"Key_{key}"))
    opened.settle()


def type_key(opened: Opened, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = opened.page.window().focusWidget()
    assert focused is not None
    opened.qtbot.keyClick(focused, key, modifiers)


def save(opened: Opened) -> None:
    type_key(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.settle()


def click(qtbot: QtBot, opened: Opened, name: str) -> None:
    button = find(opened, name)
    assert isinstance(button, QAbstractButton)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.settle()


def answers(opened: Opened) -> list[str]:
    """Give the words of the answers on the card, "" where a question is open."""
    card = find(opened, "learn-assess-card")
    assert isinstance(card, QuestionCard)
    shown = []
    for row in card.box.rows:
        chosen = [each.text() for each in row.findChildren(QAbstractButton) if each.isChecked()]
        shown.append(chosen[0] if chosen else "")
    return shown


def go_to_row(opened: Opened, box: str, place: int = 0) -> None:
    """Put the keyboard on a row of a part."""
    found = find(opened, box)
    assert isinstance(found, RowBox)
    found.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)


def kept(desk: Desk, name: str) -> tuple[Run, ...]:
    with desk.vault.reading() as session:
        return runs.runs(session, name)


def keep(desk: Desk, name: str, given: list[str], *, days_ago: int = 0) -> None:
    """Keep a run as if it had been taken some days ago."""
    assessment = desk.library.assessment(name)
    then = datetime.combine(TODAY - timedelta(days=days_ago), time(12), UTC)
    with desk.vault.writing() as session:
        session.clock = lambda: then
        pairs = zip((question.id for question in assessment.questions), given, strict=True)
        assessing.keep_run(session, assessment, dict(pairs))
