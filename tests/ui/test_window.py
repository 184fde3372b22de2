"""The window: it shows before there is a desk, makes screens as they are visited, and answers keys everywhere."""

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ladderdesk.errors import InputError
from ladderdesk.journal.rows import Kept
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.actions import Command, page_commands
from ladderdesk.ui.dialogs.palette import Palette
from ladderdesk.ui.dialogs.shortcuts import ShortcutSheet
from ladderdesk.ui.footer import Footer
from ladderdesk.ui.mainmenu import main_menu
from ladderdesk.ui.notices import Notice, NoticeKind
from ladderdesk.ui.page import Page
from ladderdesk.ui.rail import NavButton, Rail
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.confirm import PromptSheet
from ladderdesk.ui.widgets.empty import EmptyState
from ladderdesk.ui.widgets.frames import Pane
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.search import SearchField
from ladderdesk.ui.widgets.toast import Toast
from ladderdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from ladderdesk.desk import Desk

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DESK = cast("Desk", object())


class Shelf(Page):
    """A screen with two panes that remembers what was asked of it."""

    concerns = frozenset({Kept.ENTRIES})
    key_hints = (KeyHint(("J", "K"), "Next, previous"),)

    def __init__(self, desk: "Desk", tasks: Tasks) -> None:
        super().__init__(desk, tasks)
        self.heard: list[object] = []
        self.search_field = SearchField("Search here", name="shelf-search")
        self.list = QListView()
        self.list.setObjectName("shelf-list")
        self.list.setAccessibleName("Entries")
        left, right = Pane("Filters", name="left"), Pane("Entries", name="right")
        left.column.addWidget(self.search_field)
        right.column.addWidget(self.list)
        row = QHBoxLayout(self)
        row.addWidget(left)
        row.addWidget(right)

    def refresh(self) -> None:
        self.heard.append("refresh")

    def show_entry(self, entry: int) -> None:
        self.heard.append(("entry", entry))

    def show_criterion(self, criterion: str) -> None:
        self.heard.append(("criterion", criterion))

    def search(self, words: str) -> None:
        self.heard.append(("search", words))

    def settle(self) -> None:
        self.heard.append("settle")

    def find(self) -> None:
        self.heard.append("find")


class Finder(Shelf):
    """A screen that answers Ctrl+F itself."""

    def __init__(self, desk: "Desk", tasks: Tasks) -> None:
        super().__init__(desk, tasks)
        self.offer(Command("find", "Search in this screen", ("Ctrl+F",)), self.find)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def window(qtbot: QtBot, settings: SettingsFile) -> MainWindow:
    pages = {"home": Shelf, "journal": Finder, "gaps": Shelf, "settings": Shelf}
    window = MainWindow(settings, pages)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def at_work(window: MainWindow) -> MainWindow:
    window.attach(DESK)
    return window


def shelf(window: MainWindow) -> Shelf:
    assert isinstance(window.page, Shelf)
    return window.page


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def nav(window: MainWindow) -> dict[str, bool]:
    return {button.text(): button.isChecked() for button in window.findChildren(NavButton)}


# Before and after there is a desk


def test_the_window_is_whole_before_there_is_a_desk(window: MainWindow) -> None:
    assert (window.page, window.page_id) == (None, "")
    room = window.screen().availableGeometry()
    assert window.size() == QSize(max(1024, min(1280, room.width())), max(680, min(800, room.height())))
    assert window.findChild(Rail).width() == 76
    assert window.findChild(Footer).height() == 28
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)


def test_nothing_moves_before_there_is_a_desk(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.findChild(NavButton, "nav-gaps"), Qt.MouseButton.LeftButton)
    assert not any(nav(window).values())
    press(qtbot, Qt.Key.Key_2, CTRL)
    assert window.page_id == ""


def test_a_screen_is_made_on_its_first_visit_and_kept(window: MainWindow) -> None:
    window.attach(DESK)
    home = window.page
    assert len(window.findChildren(Shelf)) == 1
    window.go_to("journal")
    window.go_to("home")
    assert window.page is home
    assert len(window.findChildren(Shelf)) == 2


def test_a_screen_that_cannot_be_made_leaves_the_one_that_is_shown(qtbot: QtBot, settings: SettingsFile) -> None:
    def fail(desk: "Desk", tasks: Tasks) -> Page:
        raise InputError("The chart could not be read.")

    window = MainWindow(settings, {"home": Shelf, "gaps": fail})
    qtbot.addWidget(window)
    window.attach(DESK)
    with qtbot.captureExceptions() as faults:
        window.show()
        qtbot.mouseClick(window.findChild(NavButton, "nav-gaps"), Qt.MouseButton.LeftButton)
    assert [kind for kind, _fault, _trace in faults] == [InputError]
    assert window.page_id == "home"
    assert nav(window) == {"Home": True, "Gaps": False}


def test_another_desk_begins_with_new_screens(qtbot: QtBot, at_work: MainWindow) -> None:
    first = shelf(at_work)
    with qtbot.waitSignal(first.destroyed):
        at_work.attach(DESK, "gaps")
    assert at_work.page_id == "gaps"
    assert len(at_work.findChildren(Shelf)) == 1


def test_a_screen_that_is_not_there_any_more_gives_way_to_home(window: MainWindow) -> None:
    window.attach(DESK, "statistics")
    assert window.page_id == "home"


# Going about


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_2, "journal"), (Qt.Key.Key_4, "gaps"), (Qt.Key.Key_Comma, "settings")]
)
def test_keys_go_to_screens(qtbot: QtBot, at_work: MainWindow, key: Qt.Key, page: str) -> None:
    press(qtbot, key, CTRL)
    assert at_work.page_id == page


def test_the_rail_goes_to_screens_and_marks_the_one_that_is_shown(qtbot: QtBot, at_work: MainWindow) -> None:
    qtbot.mouseClick(at_work.findChild(NavButton, "nav-gaps"), Qt.MouseButton.LeftButton)
    assert at_work.page_id == "gaps"
    assert nav(at_work) == {"Home": False, "Journal": False, "Gaps": True}


def test_only_screens_that_are_built_stand_in_the_rail(window: MainWindow) -> None:
    assert list(nav(window)) == ["Home", "Journal", "Gaps"]


def test_holding_control_shows_the_digits_and_letting_go_the_icons(qtbot: QtBot, at_work: MainWindow) -> None:
    button = at_work.findChild(NavButton, "nav-journal")
    icons = button.grab().toImage()
    qtbot.keyPress(at_work, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: button.grab().toImage() != icons)
    qtbot.keyRelease(at_work, Qt.Key.Key_Control)
    assert button.grab().toImage() == icons


def test_the_keyboard_enters_a_screen_and_returns_to_where_it_was(qtbot: QtBot, at_work: MainWindow) -> None:
    home = shelf(at_work)
    assert QApplication.focusWidget() is home.search_field
    home.list.setFocus()
    press(qtbot, Qt.Key.Key_2, CTRL)
    assert QApplication.focusWidget() is shelf(at_work).search_field
    press(qtbot, Qt.Key.Key_1, CTRL)
    assert QApplication.focusWidget() is home.list


def test_f6_goes_from_pane_to_pane_and_around(qtbot: QtBot, at_work: MainWindow) -> None:
    home = shelf(at_work)
    seen = []
    for _ in range(2):
        press(qtbot, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert seen == [home.list, home.search_field]
    assert QApplication.focusWidget() is home.list


def test_what_is_typed_is_saved_before_a_screen_is_left(at_work: MainWindow) -> None:
    home = shelf(at_work)
    at_work.go_to("gaps")
    assert home.heard[-1] == "settle"


def test_a_request_for_an_entry_opens_it_in_the_journal(at_work: MainWindow) -> None:
    shelf(at_work).entry_requested.emit(41)
    assert at_work.page_id == "journal"
    assert ("entry", 41) in shelf(at_work).heard


def test_a_request_for_a_criterion_opens_it_among_the_gaps(at_work: MainWindow) -> None:
    shelf(at_work).criterion_requested.emit("genai.staff.standard")
    assert at_work.page_id == "gaps"
    assert ("criterion", "genai.staff.standard") in shelf(at_work).heard


def test_a_commit_refreshes_the_screen_that_is_seen_and_says_saved(at_work: MainWindow) -> None:
    home = shelf(at_work)
    before = home.heard.count("refresh")
    at_work.note_changes(frozenset({Kept.ENTRIES}))
    assert home.heard.count("refresh") == before + 1
    assert at_work.findChild(QWidget, "footer-saved").text().startswith("Saved ")


# Commands


def test_a_command_is_carried_out_by_who_answers_it(qtbot: QtBot, at_work: MainWindow) -> None:
    home = shelf(at_work)
    at_work.answer("log_win", home.find)
    press(qtbot, Qt.Key.Key_N, CTRL)
    assert home.heard[-1] == "find"


def offered(window: MainWindow) -> list[str]:
    return [made.command.id for made in window._answers.shown()]


def test_undo_passes_through_a_search_with_nothing_to_undo(qtbot: QtBot, at_work: MainWindow) -> None:
    home = shelf(at_work)
    at_work.answer("undo", home.find)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert home.heard[-1] == "find"
    home.heard.clear()
    qtbot.keyClicks(home.search_field, "drift")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert (home.search_field.text(), home.heard) == ("", [])


def test_what_nobody_answers_is_shown_nowhere(at_work: MainWindow) -> None:
    assert "undo" not in offered(at_work)
    at_work.answer("undo", shelf(at_work).find)
    assert "undo" in offered(at_work)
    at_work.stop_answering("undo")
    assert "undo" not in offered(at_work)


def test_a_screen_answers_the_windows_key_while_it_is_seen(qtbot: QtBot, at_work: MainWindow) -> None:
    assert "find" not in offered(at_work)
    at_work.go_to("journal")
    assert "find" in offered(at_work)
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert shelf(at_work).heard[-1] == "find"


def test_the_menu_shows_what_can_be_done_and_where_one_can_go(qtbot: QtBot, at_work: MainWindow) -> None:
    menu = main_menu(at_work._answers.offers, parent=at_work)
    go = menu.findChild(Menu, "menu-go")
    assert [action.text() for action in go.actions()] == ["Home", "Journal", "Gaps"]
    assert "Quit" in [action.text() for action in menu.actions()]
    assert all(action.isVisible() for action in menu.actions())


def test_f10_and_alt_open_the_menu(qtbot: QtBot, at_work: MainWindow) -> None:
    for open_menu in (
        lambda: qtbot.keyClick(at_work, Qt.Key.Key_F10),
        lambda: (qtbot.keyPress(at_work, Qt.Key.Key_Alt), qtbot.keyRelease(at_work, Qt.Key.Key_Alt)),
    ):
        open_menu()
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, Menu)
        popup.close()


def test_alt_with_another_key_opens_no_menu(qtbot: QtBot, at_work: MainWindow) -> None:
    home = shelf(at_work)
    home.offer(Command("link", "Link", ("Alt+1",)), home.find)
    qtbot.keyPress(home.search_field, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(home.search_field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(home.search_field, Qt.Key.Key_Alt)
    assert home.heard[-1] == "find"
    assert QApplication.activePopupWidget() is None


def test_a_notices_command_runs(qtbot: QtBot, at_work: MainWindow) -> None:
    at_work.answer("listen_again", shelf(at_work).find)
    at_work.post(Notice("The journal is gone.", NoticeKind.ERROR, "", "Try again", "listen_again", "gone"))
    qtbot.mouseClick(at_work.findChild(QWidget, "banner-0-action"), Qt.MouseButton.LeftButton)
    assert shelf(at_work).heard[-1] == "find"
    at_work.withdraw("gone")
    qtbot.waitUntil(lambda: at_work.findChild(QWidget, "banner-0-action") is None)


def test_the_palette_opens_runs_and_closes(qtbot: QtBot, at_work: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_K, CTRL)
    palette = at_work.findChild(Palette)
    qtbot.keyClicks(QApplication.focusWidget(), "gaps")
    with qtbot.waitSignal(palette.destroyed):
        press(qtbot, Qt.Key.Key_Return)
    assert at_work.page_id == "gaps"


def test_words_of_the_palette_are_searched_for_and_begin_a_line(qtbot: QtBot, at_work: MainWindow) -> None:
    lines: list[str] = []
    at_work.line_requested.connect(lines.append)
    for steps, key in ((0, "search"), (1, "log")):
        press(qtbot, Qt.Key.Key_K, CTRL)
        qtbot.keyClicks(QApplication.focusWidget(), f"xyzzy {key}")
        for _step in range(steps):
            press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Return)
    assert at_work.page_id == "journal"
    assert ("search", "xyzzy search") in shelf(at_work).heard
    assert lines == ["xyzzy log"]


def test_only_one_thing_covers_the_window(qtbot: QtBot, at_work: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_K, CTRL)
    press(qtbot, Qt.Key.Key_F1)
    press(qtbot, Qt.Key.Key_K, CTRL)
    assert len(at_work.findChildren(Palette)) == 1
    assert at_work.findChild(ShortcutSheet) is None


@pytest.mark.parametrize("cover", ["palette", "shortcuts", "ask"])
def test_no_command_of_the_window_acts_behind_what_covers_it(qtbot: QtBot, at_work: MainWindow, cover: str) -> None:
    home = shelf(at_work)
    at_work.answer("undo", home.find)
    heard = list(home.heard)
    _cover(at_work, cover)
    for key, modifiers in ((Qt.Key.Key_Z, CTRL), (Qt.Key.Key_2, CTRL), (Qt.Key.Key_F6, NONE), (Qt.Key.Key_F10, NONE)):
        press(qtbot, key, modifiers)
    qtbot.keyClick(at_work, Qt.Key.Key_Alt)
    assert (home.heard, at_work.page_id, QApplication.activePopupWidget()) == (heard, "home", None)
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    press(qtbot, Qt.Key.Key_2, CTRL)
    assert (home.heard[-2:], at_work.page_id) == (["find", "settle"], "journal")


def _cover(window: MainWindow, cover: str) -> None:
    if cover == "ask":
        PromptSheet("Set aside", "Say why.", "Set aside", name="why", parent=window).open_over()
    else:
        window.run(cover)


def test_no_command_of_the_window_acts_behind_what_stands_alone_in_it(qtbot: QtBot, at_work: MainWindow) -> None:
    home = shelf(at_work)
    at_work.answer("log_win", home.find)
    heard = list(home.heard)
    questions = QLineEdit()
    at_work.show_alone(questions)
    for key in (Qt.Key.Key_N, Qt.Key.Key_2, Qt.Key.Key_K):
        qtbot.keyClick(questions, key, CTRL)
    assert (home.heard, at_work.page_id, at_work.findChild(Palette)) == (heard, "home", None)
    qtbot.keyClick(questions, Qt.Key.Key_Q, CTRL)
    assert not at_work.isVisible()


def test_f1_shows_the_keys_and_escape_hides_them(qtbot: QtBot, at_work: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_F1)
    sheet = at_work.findChild(ShortcutSheet)
    spoken = [caps.accessibleName() for caps in sheet.findChildren(Keycaps)]
    assert "Journal (Ctrl+2)" in spoken
    press(qtbot, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


# The size of things


def test_zoom_scales_the_window_and_is_remembered(
    qtbot: QtBot, at_work: MainWindow, settings: SettingsFile, theme: Theme
) -> None:
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    press(qtbot, Qt.Key.Key_Equal, CTRL)
    assert (theme.scale, settings.current.interface_size) == (1.25, 125)
    qtbot.waitUntil(lambda: at_work.findChild(Rail).width() == round(76 * 1.25))
    press(qtbot, Qt.Key.Key_Minus, CTRL)
    assert theme.scale == 1.1
    press(qtbot, Qt.Key.Key_0, CTRL)
    assert theme.scale == 1.0


def test_the_rail_shows_every_name_whole_at_the_largest_size_in_the_least_window(
    qtbot: QtBot, settings: SettingsFile, theme: Theme
) -> None:
    theme.apply("light", 150)
    pages = {command.id: Shelf for command in page_commands()}
    window = MainWindow(settings, {**pages, "settings": Shelf})
    qtbot.addWidget(window)
    window.resize(1024, 680)
    window.show()
    buttons = window.findChildren(NavButton)
    assert [button.text() for button in buttons if _is_cut(button)] == []
    foot = window.findChild(QAbstractButton, "nav-menu")
    assert foot.mapTo(window, foot.rect().bottomLeft()).y() < window.height() - window.findChild(Footer).height()
    assert all(upper.geometry().bottom() < lower.geometry().top() for upper, lower in pairwise(buttons))


def _is_cut(button: NavButton) -> bool:
    """Say whether anything is drawn at the lower edge of a button, beneath its name."""
    shown = button.grab().toImage()
    edge = {shown.pixelColor(x, shown.height() - 1).name() for x in range(20, shown.width() - 20)}
    return len(edge) > 1


def test_zoom_ends_at_the_largest_and_smallest_size(qtbot: QtBot, at_work: MainWindow, theme: Theme) -> None:
    for _ in range(9):
        press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert theme.scale == 1.5
    for _ in range(9):
        press(qtbot, Qt.Key.Key_Minus, CTRL)
    assert theme.scale == 0.9


def test_the_window_opens_where_it_was_closed(qtbot: QtBot, at_work: MainWindow, settings: SettingsFile) -> None:
    room = at_work.screen().availableGeometry()
    chosen = QSize(1024, max(680, min(710, room.height())))
    at_work.resize(chosen)
    at_work.close()
    again = MainWindow(SettingsFile(settings.path), {"home": Shelf})
    qtbot.addWidget(again)
    assert again.size() == chosen


def test_closing_saves_what_is_typed(qtbot: QtBot, at_work: MainWindow) -> None:
    home = shelf(at_work)
    press(qtbot, Qt.Key.Key_Q, CTRL)
    assert (home.heard[-1], at_work.isVisible()) == ("settle", False)


def test_the_window_is_never_smaller_than_its_least_size(window: MainWindow) -> None:
    assert window.minimumSize() == QSize(1024, 680)


def test_the_footer_drops_hints_there_is_no_room_for_but_not_the_last_two(qtbot: QtBot, at_work: MainWindow) -> None:
    many = tuple(KeyHint((f"Ctrl+{letter}",), f"A long description {letter}") for letter in "ABCDEFGHIJ")
    shelf(at_work).show_key_hints(many)
    at_work.resize(1024, 680)
    shown = [caps.accessibleName() for caps in at_work.findChild(Footer).findChildren(Keycaps) if caps.isVisible()]
    assert shown[:1] == ["Ctrl+A: A long description A"]
    assert shown[-2:] == ["Ctrl+K: Commands", "F1: Shortcuts"]
    assert 3 <= len(shown) < 12


def test_the_footer_says_encrypted_only_when_it_is_so(window: MainWindow) -> None:
    words = window.findChild(QWidget, "footer-offline")
    assert words.text() == "Offline"
    window.show_encrypted(True)
    assert words.text() == "Offline, encrypted"


def test_work_is_mentioned_once_it_takes_longer(qtbot: QtBot, at_work: MainWindow) -> None:
    footer, busy = at_work.findChild(Footer), at_work.findChild(QWidget, "footer-busy")
    footer.show_busy(True)
    assert not busy.isVisible()
    qtbot.waitUntil(busy.isVisible)
    footer.show_busy(False)
    assert not busy.isVisible()


def test_no_hint_is_cut_while_work_goes_on(qtbot: QtBot, at_work: MainWindow) -> None:
    many = tuple(KeyHint((f"Ctrl+{letter}",), f"A long description {letter}") for letter in "ABCDEFGHIJ")
    shelf(at_work).show_key_hints(many)
    footer, busy = at_work.findChild(Footer), at_work.findChild(QWidget, "footer-busy")
    for width in range(1024, 1280, 16):
        at_work.resize(width, 680)
        footer.show_busy(True)
        qtbot.waitUntil(busy.isVisible)
        caps = [each for each in footer.findChildren(Keycaps) if each.isVisible()]
        assert [each for each in caps if each.width() < each.sizeHint().width()] == [], width
        footer.show_busy(False)


def test_something_else_can_stand_alone_in_the_window(qtbot: QtBot, at_work: MainWindow) -> None:
    questions = QLineEdit()
    at_work.show_alone(questions)
    assert questions.isVisible()
    assert not at_work.findChild(Rail).isVisible()
    with qtbot.waitSignal(questions.destroyed):
        at_work.show_shell()
    assert at_work.findChild(Rail).isVisible()


# Names


def test_every_control_of_the_shell_has_a_name(qtbot: QtBot, at_work: MainWindow) -> None:
    at_work.answer("undo", shelf(at_work).find)
    at_work.post(Notice("Entry deleted.", action="Undo", command="undo"))
    at_work.post(Notice("Could not save.", NoticeKind.ERROR, "Your text is still here.", "Try again", "try", "save"))
    empty = EmptyState(
        "ladder", "Choose a level", "It lists its criteria.", name="empty", action="Choose", parent=at_work
    )
    empty.show()
    at_work.open_shortcuts()
    nameless = [_describe(each) for each in at_work.findChildren(QWidget) if _is_control(each) and not _spoken(each)]
    assert nameless == []
    at_work.findChild(ShortcutSheet).reject()
    at_work.open_palette()
    nameless = [_describe(each) for each in at_work.findChildren(QWidget) if _is_control(each) and not _spoken(each)]
    assert nameless == []


def test_every_control_of_the_shell_has_an_object_name(at_work: MainWindow) -> None:
    at_work.open_palette()
    unnamed = [_describe(each) for each in at_work.findChildren(QWidget) if _is_control(each) and not each.objectName()]
    assert unnamed == []


def test_every_button_that_can_be_reached_is_at_least_24_high(at_work: MainWindow) -> None:
    at_work.open_shortcuts()
    small = [
        _describe(each)
        for each in at_work.findChildren(QAbstractButton)
        if each.isVisible() and (each.height() < 24 or each.width() < 24)
    ]
    assert small == []


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, QStackedWidget) or widget.objectName().startswith("qt_"):
        return False
    takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    is_blank = type(widget) is QWidget
    return (
        widget.isVisible()
        and not is_blank
        and (takes_focus or isinstance(widget, QAbstractButton | QAbstractScrollArea))
    )


def _spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def _describe(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"


def test_the_toast_stands_above_the_footer(at_work: MainWindow) -> None:
    at_work.post(Notice("Logged."))
    toast = at_work.findChild(Toast)
    bottom = toast.mapTo(at_work, toast.panel_rect().bottomLeft().toPoint())
    assert bottom == QPoint(76 + 16, at_work.height() - 28 - 16)
