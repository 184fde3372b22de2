"""Single letters are keys on every screen, or on none: what is made already follows the choice at once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import library, sample_desk, sample_file
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.actions import Command, Offer
from ladderdesk.ui.footer import Footer
from ladderdesk.ui.screens_made import factories
from ladderdesk.ui.single_keys import is_single, single_keys
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.rowbox import RowBox
from ladderdesk.ui.window import MainWindow

__all__ = ["library", "sample_desk", "sample_file"]

SCREENS = tuple(factories())
WITH_LETTERS = ("home", "journal", "ladder", "gaps", "readiness", "packet", "learn")


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, theme: Theme) -> Iterator[MainWindow]:
    made = MainWindow(sample_desk.settings, factories())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.attach(sample_desk)
    yield made
    made.detach()
    made.tasks.abandon()


def letters(widget: QWidget) -> set[str]:
    """List the single keys that anything in a widget answers now."""
    keys = {each.toString() for made in widget.findChildren(Offer) for each in made.shortcuts()}
    return {each for each in keys if is_single(each)}


def told(widget: QWidget) -> set[str]:
    """List the single keys that a widget shows or says in a tooltip."""
    caps = {key for each in widget.findChildren(Keycaps) for key in re.split(", |:", each.accessibleName())}
    tips = {found for each in widget.findChildren(QWidget) for found in re.findall(r"\\((.)\\)$", each.toolTip())}
    return {each for each in caps | tips if is_single(each.strip())}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_follows_the_choice_at_once(window: MainWindow, screen: str) -> None:
    window.go_to(screen)
    assert window.page is not None
    before = letters(window.page), told(window)
    assert bool(before[0]) == (screen in WITH_LETTERS)
    single_keys().switch(False)
    assert (letters(window.page), told(window)) == (set(), set())
    single_keys().switch(True)
    assert (letters(window.page), told(window)) == before


def test_a_window_begins_as_its_settings_say(qtbot: QtBot, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(single_keys=False)
    qtbot.addWidget(MainWindow(settings, {}))
    assert not single_keys().are_on


def test_the_footer_names_what_does_the_same(window: MainWindow) -> None:
    window.go_to("gaps")
    single_keys().switch(False)
    shown = [caps.accessibleName() for caps in window.findChild(Footer).findChildren(Keycaps) if caps.isVisible()]
    assert shown == ["↓, ↑: Next, previous", "Ctrl+K: Commands", "F1: Shortcuts"]


@pytest.mark.parametrize("are_on", [True, False])
def test_letters_go_from_row_to_row_only_while_they_are_keys(qtbot: QtBot, window: MainWindow, are_on: bool) -> None:
    window.go_to("gaps")
    single_keys().switch(are_on)
    qtbot.waitUntil(lambda: any(len(box.rows) > 1 for box in window.findChildren(RowBox)), timeout=15_000)
    first, second = next(box for box in window.findChildren(RowBox) if len(box.rows) > 1).rows[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_J)
    assert (first.hasFocus(), second.hasFocus()) == (not are_on, are_on)


def test_signs_of_the_line_are_no_shortcuts(qtbot: QtBot) -> None:
    single_keys().switch(False)
    for sign in "#+@!^>":
        caps = Keycaps(KeyHint((sign,), "Competency"), name="caps")
        qtbot.addWidget(caps)
        assert caps.accessibleName() == f"{sign}: Competency"


def test_a_key_with_others_keeps_those(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    made = Offer(Command("reword", "Word it anew", ("E", "Return")), widget)
    button = IconButton("table", "As table", name="swap", keys="D", parent=widget)
    assert (made.keys, made.toolTip(), button.toolTip()) == (("E", "Return"), "Word it anew (E)", "As table (D)")
    single_keys().switch(False)
    assert (made.keys, made.toolTip(), button.toolTip()) == (("Return",), "Word it anew (↵)", "As table")
