"""A change of looks with much in the window: what is hidden is put away a piece a turn, and nothing of it is lost."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ladderdesk.journal.rows import Kept
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.actions import Command, Offer
from ladderdesk.ui.page import Page
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.wardrobe import Wardrobe
from ladderdesk.ui.widgets.text import Label
from ladderdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from ladderdesk.desk import Desk

DESK = cast("Desk", object())
CTRL = Qt.KeyboardModifier.ControlModifier


class Form(Page):
    """A screen with two fields and something to try again."""

    concerns = frozenset({Kept.ENTRIES})

    def __init__(self, desk: "Desk", tasks: Tasks) -> None:
        super().__init__(desk, tasks)
        self.heard: list[str] = []
        self.words = Label("Words", type="title", name="form-words")
        self.fields = QLineEdit(self), QLineEdit(self)
        column = QVBoxLayout(self)
        for each in (self.words, *self.fields):
            column.addWidget(each)
        self.retry: Offer = self.offer(Command("keep_form_again", "Try again", ()), self._keep)

    def refresh(self) -> None:
        self.heard.append("refresh")

    def _keep(self) -> None:
        self.heard.append("keep")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Show a window with four screens made, home in front."""
    made = make_window(tmp_path)
    qtbot.addWidget(made)
    return made


def make_window(folder: Path) -> MainWindow:
    pages = dict.fromkeys(("home", "journal", "ladder", "gaps"), Form)
    made = MainWindow(SettingsFile(folder / "settings.json"), pages)
    made.show()
    made.attach(DESK)
    for page in ("journal", "ladder", "gaps", "home"):
        made.go_to(page)
    return made


def form(window: MainWindow, page: str) -> Form:
    window.go_to(page)
    found = window.page
    assert isinstance(found, Form)
    return found


def change(qtbot: QtBot, theme: Theme) -> None:
    theme.change("dark", 125)
    qtbot.waitUntil(lambda: theme.is_dark)


def colour(words: Label) -> str:
    return words.palette().color(words.foregroundRole()).name()


def test_the_look_changes_only_after_hidden_screens_were_put_away_one_a_turn(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    hidden = [form(window, page) for page in ("journal", "ladder", "gaps")]
    window.go_to("home")
    with qtbot.waitSignal(theme.themed):
        theme.change("dark", 125)
        assert not theme.is_dark
        assert len([page for page in hidden if window.isAncestorOf(page)]) == 2
    assert theme.is_dark
    assert not any(window.isAncestorOf(page) for page in hidden)


def test_a_screen_that_was_put_away_wears_the_new_look_when_it_is_seen(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    change(qtbot, theme)
    there = form(window, "journal")
    assert there.isVisible()
    assert window.isAncestorOf(there)
    assert colour(there.words) == theme.color("text.primary").name()
    assert there.words.font().pixelSize() == theme.font("title").pixelSize()


def test_the_keyboard_goes_back_to_where_it_was_on_a_screen_that_was_put_away(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    there = form(window, "journal")
    there.fields[1].setFocus()
    qtbot.keyClicks(there.fields[1], "half a ")
    window.go_to("home")
    change(qtbot, theme)
    window.go_to("journal")
    assert window.focusWidget() is there.fields[1]
    qtbot.keyClicks(window.focusWidget(), "line")
    assert there.fields[1].text() == "half a line"


def test_going_to_a_screen_while_the_others_are_put_away_shows_it_in_the_new_look(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    theme.change("dark", 125)
    there = form(window, "journal")
    qtbot.keyClicks(there.fields[0], "meanwhile")
    qtbot.waitUntil(lambda: theme.is_dark)
    assert there.isVisible()
    assert colour(there.words) == theme.color("text.primary").name()
    assert there.fields[0].text() == "meanwhile"


def test_sizes_asked_for_in_quick_succession_add_up(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    qtbot.waitUntil(lambda: theme.scale == 1.25)


def test_what_is_announced_meanwhile_is_read_when_the_screen_is_seen(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    there = form(window, "journal")
    window.go_to("home")
    there.heard.clear()
    change(qtbot, theme)
    window.note_changes(frozenset({Kept.ENTRIES}))
    assert there.heard == []
    window.go_to("journal")
    assert there.heard == ["refresh"]


def test_a_screen_that_was_put_away_can_try_again_what_failed_on_it(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    there = form(window, "journal")
    window.go_to("home")
    for page in ("home", "ladder", "gaps"):
        form(window, page).retry.setEnabled(False)
    change(qtbot, theme)
    window.run("keep_form_again")
    assert there.heard[-1] == "keep"


def test_the_window_lets_go_of_its_vault_with_screens_put_away_and_takes_another(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    before = form(window, "journal")
    window.go_to("home")
    theme.change("dark", 125)
    window.detach()
    qtbot.waitUntil(lambda: theme.is_dark and not isValid(before))
    window.attach(DESK, "journal")
    assert form(window, "journal").isVisible()


def test_a_window_that_closes_in_the_middle_leaves_the_change_to_the_others(
    qtbot: QtBot, tmp_path: Path, theme: Theme
) -> None:
    window = make_window(tmp_path)
    hidden = form(window, "journal")
    window.go_to("home")
    theme.change("dark", 125)
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: theme.is_dark and not isValid(hidden))


def test_what_was_put_away_is_brought_back_in_the_turns_that_follow_and_keeps_the_keyboards_place(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    there = form(window, "journal")
    there.fields[1].setFocus()
    window.go_to("home")
    change(qtbot, theme)
    qtbot.waitUntil(lambda: all(window.isAncestorOf(page) for page in (there, form_of(window, "gaps"))))
    assert not there.isVisible()
    assert colour(there.words) == theme.color("text.primary").name()
    window.go_to("journal")
    assert window.focusWidget() is there.fields[1]


def form_of(window: MainWindow, page: str) -> QWidget:
    return window._screens._pages[page]


def test_another_look_in_the_middle_of_bringing_back_is_worn_by_all(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    change(qtbot, theme)
    theme.change("light", 100)
    qtbot.waitUntil(lambda: not theme.is_dark)
    for page in ("journal", "ladder", "gaps", "home"):
        assert colour(form(window, page).words) == theme.color("text.primary").name()


def test_what_hangs_outside_goes_with_its_wardrobe(qtbot: QtBot) -> None:
    wardrobe = Wardrobe()
    rooms = [QWidget(), QWidget()]
    for room in rooms:
        Label("Words", type="body", name="words").setParent(room)
        wardrobe.addWidget(room)
    assert wardrobe.put_one_away()
    assert not wardrobe.put_one_away()
    wardrobe.deleteLater()
    qtbot.waitUntil(lambda: not isValid(rooms[0]) and not isValid(rooms[1]))
