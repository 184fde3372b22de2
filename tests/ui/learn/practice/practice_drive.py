"""Ways to work on an exercise as a user does, and to see what a user sees."""

from typing import TypeVar

from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ladderdesk.journal import answers, history, runs
from ladderdesk.journal.answers import Answer
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.widgets.confirm import ConfirmSheet
from ladderdesk.ui.widgets.rowbox import RowBox

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
W = TypeVar("W", bound=QWidget)
PROBLEM = "senior-to-staff"
WORDS = "Cold start hurts three of our recommenders, not only mine."


class Practice:
    """An exercise on the Learn screen."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.desk = opened.desk
        assert isinstance(opened.page, LearnPage)
        self.page = opened.page
        self.page.activateWindow()
        opened.qtbot.waitUntil(self.page.isActiveWindow)
        self.open(PROBLEM)

    @property
    def field(self) -> QWidget:
        return self.find("practice-answer")

    @property
    def text(self) -> str:
        return self.field.property("plainText")

    @property
    def notices(self) -> list[str]:
        return [notice.words for notice in self.opened.notices]

    def open(self, exercise: str) -> None:
        self.page.show_topic(f"practice/{exercise}")
        self.settle()

    def settle(self) -> None:
        self.opened.settle()
        self.opened.settle()

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """Find a widget that is seen, by its name."""
        seen = [each for each in self.page.window().findChildren(kind, name) if each.isVisible()]
        assert len(seen) == 1, (name, len(seen))
        return seen[0]

    def shows(self, name: str) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    def words(self, name: str) -> str:
        return self.find(name, QLabel).text()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)
        self.settle()

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)
        self.settle()

    def write(self, words: str) -> None:
        """Type into the answer."""
        self.field.setFocus()
        QTest.keyClicks(self.field, words)

    def paste(self, words: str) -> None:
        """Put words into the answer that no key types."""
        QApplication.clipboard().setText(words)
        self.field.setFocus()
        self.press(Key.Key_V, CONTROL)

    def compare(self, words: str = WORDS) -> None:
        """Write an answer and compare it with the model answer."""
        self.write(words)
        self.press(Key.Key_Return, CONTROL)

    def rows(self, name: str) -> list[str]:
        """Say the rows of a part as they are spoken."""
        return [row.accessibleName() for row in self.find(name, RowBox).rows]

    def focus_row(self, name: str, place: int = 0) -> QWidget:
        row = self.find(name, RowBox).rows[place]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        return row

    def sheet(self) -> ConfirmSheet:
        (sheet,) = [each for each in self.page.window().findChildren(ConfirmSheet) if each.isVisible()]
        return sheet

    def undo(self) -> None:
        with self.desk.vault.writing() as session:
            history.undo(session)
        self.settle()

    def kept(self, exercise: str = PROBLEM) -> Answer:
        with self.desk.vault.reading() as session:
            return answers.at_hand(session, exercise)

    def attempts(self, exercise: str = PROBLEM) -> tuple[runs.Attempt, ...]:
        with self.desk.vault.reading() as session:
            return runs.attempts(session, exercise)

    def hints(self) -> list[tuple[str, ...]]:
        """Give the keys that the footer shows."""
        return [hint.keys for hint in self.page.key_hints]
