"""Work the Journal page as a user does: keys, clicks, and a look at what is shown and stored."""

from typing import TypeVar

from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ladderdesk.journal import entries, history, lists
from ladderdesk.journal.rows import Entry, EntryContent, EntryId
from ladderdesk.ui.widgets.menu import Menu

W = TypeVar("W", bound=QWidget)
ESCALATIONS = "Cut false escalations in the triage agent"


class Journal:
    """The Journal page of a desk, worked with keys and clicks."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.desk = opened.desk
        self.page = opened.page
        self.page.activateWindow()
        opened.qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def words_of_notices(self) -> list[str]:
        return [notice.words for notice in self.opened.notices]

    def find(self, kind: type[W], name: str) -> W:
        """Find a widget by its name; one that is seen goes before those that are about to be dropped."""
        found = self.page.window().findChildren(kind, name)
        assert found, name
        return next((widget for widget in found if widget.isVisible()), found[-1])

    def seen(self, kind: type[W], name: str) -> W:
        widget = self.find(kind, name)
        assert widget.isVisible(), name
        return widget

    def settle(self) -> None:
        """Let what is typed be saved, and what follows from it be shown."""
        self.page.settle()
        self.opened.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    def click(self, name: str) -> None:
        widget = self.seen(QWidget, name)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())

    def choose(self, words: str) -> None:
        """Choose an action of the menu that is open."""
        menu = self.menu()
        action = next(action for action in menu.actions() if action.text().replace("&&", "&") == words)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.page.activateWindow()

    def menu(self) -> QMenu:
        menus = [menu for menu in self.page.window().findChildren(Menu) if menu.isVisible()]
        assert menus, "no menu is open"
        return menus[-1]

    def open(self, title: str) -> EntryId:
        """Open an entry by its title and put the focus on the list."""
        number = self.number(title)
        self.page.show_entry(number)
        self.opened.settle()
        self.focus_list()
        return number

    def focus_list(self) -> None:
        self.seen(QWidget, "journal-entries").setFocus()

    def number(self, title: str) -> EntryId:
        with self.desk.vault.reading() as session:
            for line in lists.lines(session, lists.line_ids(session)):
                if line.title == title:
                    return line.id
        raise AssertionError(title)

    def entry(self, number: EntryId) -> Entry:
        with self.desk.vault.reading() as session:
            return entries.entry(session, number)

    def content(self, number: EntryId) -> EntryContent:
        return self.entry(number).content

    def counts(self) -> tuple[int, int]:
        with self.desk.vault.reading() as session:
            counted = lists.counts(session)
            return counted.all, counted.trashed

    def undo(self) -> None:
        """Undo as the window does."""
        self.page.settle()
        with self.desk.vault.writing() as session:
            history.undo(session)
        self.opened.settle()

    def titles(self) -> list[str]:
        """List the titles in the list, from top to bottom."""
        view = self.find(QWidget, "journal-entries")
        model = view.model()  # type: ignore[attr-defined]
        texts = [model.index(row, 0).data() for row in range(model.rowCount())]
        return [text for text in texts if not text.startswith("Week ")]

    def current_title(self) -> str:
        view = self.find(QWidget, "journal-entries")
        return str(view.currentIndex().data() or "")  # type: ignore[attr-defined]

    def shown_title(self) -> str:
        return str(self.find(QWidget, "entry-title").property("plainText"))
