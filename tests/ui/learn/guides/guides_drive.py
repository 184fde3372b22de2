"""Drive a guide as a user does: its days, its panel, its dialogs."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ladderdesk.assess.assessments import score
from ladderdesk.desk import Desk
from ladderdesk.journal import checkpoints, history, runs
from ladderdesk.journal.rows import Checkpoint, RunId
from ladderdesk.ui.learn.guides.days import Days
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.widgets.rowbox import Row

W = TypeVar("W", bound=QWidget)
Key = Qt.Key


def find(within: QWidget, kind: type[W], name: str) -> W:
    found = within.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def show(opened: Opened, topic: str) -> None:
    assert isinstance(opened.page, LearnPage)
    opened.page.show_topic(topic)
    opened.settle()


def days(opened: Opened) -> Days:
    return find(opened.page, Days, "guide-days")


def day(opened: Opened, number: int) -> Row:
    """Put the keyboard on a day and give its row."""
    row = next(row for row in days(opened).rows if row.accessibleName().startswith(f"Day {number},"))
    row.setFocus()
    assert row.hasFocus()
    return row


def spoken(opened: Opened) -> list[str]:
    return [row.accessibleName() for row in days(opened).rows]


def words(opened: Opened, name: str) -> str:
    label = find(opened.page, QLabel, name)
    return label.text() if label.isVisibleTo(opened.page) else ""


def press(opened: Opened, widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)
    opened.settle()


def click(opened: Opened, name: str) -> None:
    button = find(opened.page.window(), QAbstractButton, name)
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.settle()


def is_shown(opened: Opened, name: str) -> bool:
    return find(opened.page, QWidget, name).isVisibleTo(opened.page)


def planned(desk: Desk, guide: str) -> list[Checkpoint]:
    with desk.vault.reading() as session:
        return list(checkpoints.checkpoints(session, guide))


def start(desk: Desk, guide: str, *, days_ago: int = 0) -> None:
    with desk.vault.writing() as session:
        checkpoints.start_guide(session, guide, start=desk.today() - timedelta(days=days_ago))


def rate(desk: Desk, *points: int, on: date | None = None) -> RunId:
    """Take the self-rating at noon of a day, today unless another is named."""
    assessment = desk.library.assessment("career-clarity")
    answers = {question.id: str(each) for question, each in zip(assessment.questions, points, strict=True)}
    noon = datetime.combine(on or desk.today(), time(12), UTC)
    desk.vault.clock = lambda: noon
    with desk.vault.writing() as session:
        return runs.record_run(
            session, assessment.id, version=1, answers=answers, result=score(assessment, answers).record()
        )


def undo(opened: Opened) -> None:
    with opened.desk.vault.writing() as session:
        history.undo(session)
    opened.settle()
