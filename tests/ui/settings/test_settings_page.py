"""The Settings screen: each change is kept at once, in the vault or beside it."""

from collections.abc import Callable

import pytest
from pages import Opened
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QDateEdit, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import settings, targets
from ladderdesk.ui.settings.page import SettingsPage
from ladderdesk.ui.single_keys import single_keys
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.zoom import Zoom

OpenPage = Callable[..., Opened]


@pytest.fixture
def opened(sample_desk: Desk, open_page: OpenPage) -> Opened:
    return open_page(sample_desk, SettingsPage)


def show(opened: Opened, place: int) -> None:
    page = opened.page
    assert isinstance(page, SettingsPage)
    page.show_section(place)
    opened.settle()


def pick(opened: Opened, name: str, words: str) -> None:
    box = opened.page.findChild(QComboBox, name)
    assert box is not None
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_the_name_is_kept_when_the_field_is_left(opened: Opened, qtbot: QtBot) -> None:
    field = opened.page.findChild(QLineEdit, "settings-name")
    assert field is not None
    assert field.text() == "Mira Solano"
    field.selectAll()
    qtbot.keyClicks(field, "Wanda Example")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with opened.desk.vault.reading() as session:
        assert settings.name(session) == "Wanda Example"


def test_the_evidence_window_is_kept_in_the_vault(opened: Opened) -> None:
    pick(opened, "settings-window", "12 months")
    with opened.desk.vault.reading() as session:
        assert settings.window_months(session) == 12


def test_the_theme_is_worn_at_once_and_kept_beside_the_vault(opened: Opened, qtbot: QtBot, theme: object) -> None:
    show(opened, 1)
    dark = next(one for one in opened.page.findChildren(QAbstractButton) if one.text() == "Dark")
    qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert current_theme().is_dark
    assert opened.desk.settings.current.theme == "dark"


def test_size_and_motion_are_kept(opened: Opened, qtbot: QtBot) -> None:
    show(opened, 1)
    pick(opened, "settings-size", "125 %")
    motion = opened.page.findChild(QCheckBox, "settings-motion")
    assert motion is not None
    qtbot.mouseClick(motion, Qt.MouseButton.LeftButton)
    kept = opened.desk.settings.current
    assert (kept.interface_size, kept.reduced_motion) == (125, True)
    pick(opened, "settings-size", "100 %")


def test_a_size_chosen_by_key_is_shown_and_worn_by_the_page_itself(opened: Opened, theme: Theme) -> None:
    show(opened, 1)
    zoom = Zoom(opened.desk.settings)
    for wear, percent in ((zoom.grow, 110), (zoom.grow, 125), (zoom.reset, 100)):
        wear()
        opened.settle()
        box = opened.page.findChild(QComboBox, "settings-size")
        assert (box.currentText(), theme.scale) == (f"{percent} %", percent / 100)
        side = opened.page.findChild(QWidget, "settings-side")
        assert side.width() == theme.dp(228)
        assert opened.page.findChild(QWidget, "settings-size-row").height() >= theme.dp(54)


def test_the_keyboard_stays_on_what_was_chosen(opened: Opened, qtbot: QtBot) -> None:
    show(opened, 1)
    with qtbot.waitActive(opened.page):
        opened.page.activateWindow()
    light = next(one for one in opened.page.findChildren(QAbstractButton) if one.text() == "Light")
    qtbot.mouseClick(light, Qt.MouseButton.LeftButton)
    light.setFocus()
    qtbot.keyClick(light, Qt.Key.Key_Right)
    opened.settle()
    focused = opened.page.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert (focused.text(), focused.isChecked(), current_theme().is_dark) == ("Dark", True, True)


def test_another_target_is_a_new_choice_with_its_days(opened: Opened) -> None:
    show(opened, 2)
    pick(opened, "settings-target", "Principal")
    by = opened.page.findChild(QDateEdit, "settings-by")
    assert by is not None
    by.setDate(QDate(2028, 3, 1))
    by.editingFinished.emit()
    with opened.desk.vault.reading() as session:
        chosen = targets.target_in_force(session)
        earlier = targets.target_history(session)
    assert chosen is not None
    assert (chosen.target, str(chosen.target_by)) == ("principal", "2028-03-01")
    assert len(earlier) >= 2


def test_another_ladder_begins_at_its_first_level(opened: Opened) -> None:
    show(opened, 2)
    pick(opened, "settings-ladder", "AI product manager")
    with opened.desk.vault.reading() as session:
        chosen = targets.target_in_force(session)
    assert chosen is not None
    assert chosen.ladder == "ai-product-manager"


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("settings-move-vault", "move_vault"),
        ("settings-open-vault", "open_vault"),
        ("settings-back-up", "back_up"),
        ("settings-restore-backup", "restore_backup"),
        ("settings-examine", "examine"),
        ("settings-export-journal", "export_journal"),
        ("settings-import", "import"),
    ],
)
def test_each_button_about_the_vault_asks_for_its_command(
    opened: Opened, qtbot: QtBot, name: str, command: str
) -> None:
    show(opened, 3)
    button = opened.page.findChild(QAbstractButton, name)
    assert button is not None
    with qtbot.waitSignal(opened.page.command_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [command]


def test_single_letters_are_turned_off_at_once_and_kept(opened: Opened, qtbot: QtBot) -> None:
    show(opened, 4)
    switch = opened.page.findChild(QCheckBox, "settings-single-keys")
    assert switch.isChecked()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert (opened.desk.settings.current.single_keys, single_keys().are_on) == (False, False)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert (opened.desk.settings.current.single_keys, single_keys().are_on) == (True, True)


def test_the_keys_of_the_window_are_a_click_away(opened: Opened, qtbot: QtBot) -> None:
    show(opened, 4)
    with qtbot.waitSignal(opened.page.command_requested) as asked:
        qtbot.mouseClick(opened.page.findChild(QAbstractButton, "settings-show-keys"), Qt.MouseButton.LeftButton)
    assert asked.args == ["shortcuts"]


def test_the_place_of_the_vault_is_shown(opened: Opened) -> None:
    show(opened, 3)
    place = opened.page.findChild(QLabel, "settings-place-detail")
    assert place is not None
    assert str(opened.desk.vault.path) in place.text()


def test_every_control_has_a_name(opened: Opened) -> None:
    for widget in opened.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()
