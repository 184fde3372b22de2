"""The Packet screen in its window: keys, the sheet of keys, the menu that stays shut, and the pages' own zoom."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.changes import ChangeBus
from ladderdesk.ui.dialogs.shortcuts import ShortcutSheet
from ladderdesk.ui.packet.outline_view import OutlineView
from ladderdesk.ui.packet.preview import Preview
from ladderdesk.ui.screens_made import factories
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.window import MainWindow

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(SettingsFile(tmp_path / "window.json"), factories())
    bus = ChangeBus(made)
    sample_desk.vault.listen(bus.announce)
    bus.changed.connect(made.note_changes)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.attach(sample_desk, "packet")
    qtbot.waitUntil(lambda: not made.tasks.is_busy, timeout=15_000)
    yield made
    made.detach()
    sample_desk.vault.unlisten(bus.announce)
    made.tasks.wait()


def keys_of(window: MainWindow) -> dict[str, str]:
    window.open_shortcuts()
    sheet = window.findChild(ShortcutSheet, "shortcuts")
    assert sheet is not None
    names = [each for each in sheet.findChildren(QWidget) if each.objectName().startswith("shortcut-")]
    return {each.objectName().removeprefix("shortcut-"): each.accessibleName() for each in names}


def test_the_sheet_of_keys_lists_those_of_the_packet(window: MainWindow) -> None:
    told = keys_of(window)
    assert {key: told[key].rpartition("(")[2].rstrip(")") for key in ("include_row", "move_row_up", "reword_row")} == {
        "include_row": "Space",
        "move_row_up": "Alt+↑",
        "reword_row": "E",
    }
    assert {"next_row", "previous_row", "fold_row", "unfold_row", "review_redactions", "new_draft"} <= set(told)


def test_a_row_is_moved_and_no_menu_opens_when_alt_is_let_go(qtbot: QtBot, window: MainWindow) -> None:
    tree = window.findChild(OutlineView, "packet-outline")
    assert tree is not None
    tree.setFocus()
    tree.choose("impact")
    qtbot.keyPress(tree, Qt.Key.Key_Alt, ALT)
    qtbot.keyClick(tree, Qt.Key.Key_Up, ALT)
    qtbot.keyRelease(tree, Qt.Key.Key_Alt)
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=15_000)
    assert tree.model().index(0, 0).data() == "Impact at a glance"
    assert QApplication.activePopupWidget() is None


def test_the_keys_that_zoom_mean_the_pages_where_these_have_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    preview, tree = window.findChild(Preview, "packet-preview"), window.findChild(OutlineView, "packet-outline")
    assert preview is not None
    assert tree is not None
    preview.setFocus()
    before = preview.zoom
    qtbot.keyClick(preview, Qt.Key.Key_Plus, CTRL)
    assert preview.zoom > before
    assert current_theme().scale == 1.0
    qtbot.keyClick(preview, Qt.Key.Key_0, CTRL)
    assert preview.zoom == before
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Plus, CTRL)
    assert current_theme().scale == 1.1
