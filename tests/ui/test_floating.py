"""What floats over the window: it takes the keyboard, keeps it, and gives it back."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.ui.motion import fade_in
from ladderdesk.ui.noticeboard import NoticeBoard
from ladderdesk.ui.notices import Notice, NoticeKind
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.banner import Banner
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.confirm import ConfirmSheet, PromptSheet, Sheet
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.focus import FocusRing
from ladderdesk.ui.widgets.frames import ScrollColumn
from ladderdesk.ui.widgets.toast import Toast


class Ground(QWidget):
    """A window with a field, a place for errors and room for what floats."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(900, 600)
        self.field = QLineEdit()
        self.button = QPushButton("Delete…")
        self.errors = QVBoxLayout()
        column = QVBoxLayout(self)
        column.addLayout(self.errors)
        column.addWidget(self.field)
        column.addWidget(self.button)
        column.addStretch(1)


@pytest.fixture
def ground(qtbot: QtBot) -> Ground:
    window = Ground()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.field.setFocus()
    return window


def confirm(ground: Ground) -> ConfirmSheet:
    sheet = ConfirmSheet(
        "Delete 164 entries?",
        "Backups stay until you delete them.",
        "Delete entries",
        name="q",
        kind="danger",
        parent=ground,
    )
    sheet.open_over()
    return sheet


def test_the_safe_answer_has_the_keyboard(ground: Ground) -> None:
    sheet = confirm(ground)
    assert QApplication.focusWidget() is sheet.cancel_button


def test_escape_closes_and_the_keyboard_goes_back(qtbot: QtBot, ground: Ground) -> None:
    sheet = confirm(ground)
    answers: list[int] = []
    sheet.finished.connect(answers.append)
    qtbot.keyClick(sheet.cancel_button, Qt.Key.Key_Escape)
    assert (answers, sheet.isVisible()) == ([0], False)
    assert QApplication.focusWidget() is ground.field


def test_the_verb_accepts(qtbot: QtBot, ground: Ground) -> None:
    sheet = confirm(ground)
    with qtbot.waitSignal(sheet.accepted):
        qtbot.mouseClick(sheet.accept_button, Qt.MouseButton.LeftButton)


def test_tab_stays_inside_and_goes_around(qtbot: QtBot, ground: Ground) -> None:
    sheet = confirm(ground)
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [sheet.cancel_button, sheet.accept_button, sheet.cancel_button]


def test_a_click_beside_the_panel_closes_and_one_on_it_does_not(qtbot: QtBot, ground: Ground) -> None:
    sheet = confirm(ground)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().center())
    assert sheet.isVisible()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not sheet.isVisible()


def test_the_scrim_covers_the_window_also_when_it_grows(qtbot: QtBot, ground: Ground) -> None:
    sheet = confirm(ground)
    ground.resize(1100, 700)
    qtbot.waitUntil(lambda: sheet.size() == ground.size())


def test_the_words_of_a_sheet_are_not_cut(ground: Ground) -> None:
    sheet = Sheet(
        "Title", "A sentence that needs more than one line at this width. " * 3, "Do it", name="s", parent=ground
    )
    sheet.open_over()
    sentence = sheet.findChild(QWidget, "s-sentence")
    assert sentence.height() >= sentence.heightForWidth(sentence.width())


@pytest.mark.parametrize("sentence", ["", "A sentence under the title."])
def test_the_panel_of_a_sheet_holds_all_that_is_in_it(ground: Ground, sentence: str) -> None:
    sheet = PromptSheet("Name the packet", sentence, "Save", name="p", parent=ground)
    sheet.open_over()
    panel = sheet.panel.panel_rect().toRect()
    for part in (sheet.field, sheet.accept_button, sheet.cancel_button):
        assert panel.contains(QRect(part.mapTo(sheet.panel, QPoint()), part.size()))


def test_a_prompt_answers_with_what_was_typed(qtbot: QtBot, ground: Ground) -> None:
    prompt = PromptSheet("Name the packet", "", "Save", name="p", words="Draft", parent=ground)
    prompt.open_over()
    answers: list[str] = []
    prompt.answered.connect(answers.append)
    qtbot.keyClicks(prompt.field, "  Promotion 2026 ")
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    assert answers == ["Promotion 2026"]


def test_a_prompt_without_words_answers_nothing(qtbot: QtBot, ground: Ground) -> None:
    prompt = PromptSheet("Name the packet", "", "Save", name="p", parent=ground)
    prompt.open_over()
    answers: list[str] = []
    prompt.answered.connect(answers.append)
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    assert answers == []


def test_a_panel_is_drawn_anew_in_another_theme(ground: Ground, theme: Theme) -> None:
    sheet = confirm(ground)
    inside = sheet.panel.panel_rect().center().toPoint() + QPoint(0, -60)
    sheet.panel.grab()
    theme.apply("dark")
    assert sheet.panel.grab().toImage().pixelColor(inside) == theme.tokens.dark.surface.overlay


# The focus ring


def test_the_ring_follows_the_keyboard_and_not_the_mouse(qtbot: QtBot, ground: Ground) -> None:
    ring = FocusRing(ground)
    qtbot.mouseClick(ground.button, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
    ground.field.setFocus()
    qtbot.keyClick(ground.field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is ground.button
    assert ring.isVisible()
    assert ring.geometry() == ground.button.geometry().adjusted(-3, -3, 3, 3)


def test_the_ring_moves_and_goes_with_its_control(qtbot: QtBot, ground: Ground) -> None:
    ring = FocusRing(ground)
    ground.button.setFocus()
    ground.resize(700, 500)
    qtbot.waitUntil(lambda: ring.geometry() == ground.button.geometry().adjusted(-3, -3, 3, 3))
    ground.button.hide()
    assert not ring.isVisible()


def test_the_ring_outlives_the_list_it_scrolled_with(qtbot: QtBot, ground: Ground) -> None:
    ring = FocusRing(ground)
    scrolling = ScrollColumn("List", name="list", parent=ground)
    inside = Button("Link", name="link")
    scrolling.column.addWidget(inside)
    scrolling.resize(200, 100)
    scrolling.show()
    inside.setFocus()
    assert ring.parentWidget() is scrolling.widget()
    with qtbot.waitSignal(scrolling.destroyed):
        scrolling.deleteLater()
    ground.button.setFocus()
    assert ring.isVisible()
    assert ring.parentWidget() is ground


# Notices


@pytest.fixture
def board(ground: Ground) -> NoticeBoard:
    return NoticeBoard(ground, ground.errors)


def toasts(ground: Ground) -> list[Toast]:
    return [toast for toast in ground.findChildren(Toast) if toast.isVisible()]


def banners(ground: Ground) -> list[Banner]:
    return [banner for banner in ground.findChildren(Banner) if banner.isVisible()]


DELETED = Notice("Entry deleted.", action="Undo", command="undo")
FULL = Notice("Could not save.", NoticeKind.ERROR, "Your text is still here.", "Try again", "try_again", "save")


def test_a_toast_offers_to_undo_and_goes(qtbot: QtBot, ground: Ground, board: NoticeBoard) -> None:
    asked: list[str] = []
    board.command_requested.connect(asked.append)
    board.post(DELETED)
    (toast,) = toasts(ground)
    qtbot.mouseClick(toast.findChild(Button, "toast-action"), Qt.MouseButton.LeftButton)
    assert (asked, toasts(ground)) == (["undo"], [])


def test_the_newest_toast_is_the_lowest_and_three_are_enough(ground: Ground, board: NoticeBoard) -> None:
    for number in range(4):
        board.post(Notice(f"Logged {number}."))
    shown = sorted(toasts(ground), key=lambda toast: toast.y())
    assert [toast.notice.words for toast in shown] == ["Logged 1.", "Logged 2.", "Logged 3."]


def test_a_toast_stays_while_the_keyboard_is_on_it(ground: Ground, board: NoticeBoard) -> None:
    board.post(DELETED)
    (toast,) = toasts(ground)
    assert toast.is_waiting
    toast.findChild(Button, "toast-action").setFocus()
    assert not toast.is_waiting
    ground.field.setFocus()
    assert toast.is_waiting


def test_a_toast_goes_when_its_time_is_over(qtbot: QtBot, ground: Ground, board: NoticeBoard) -> None:
    board.post(DELETED)
    (toast,) = toasts(ground)
    toast._clock.start(1)
    qtbot.waitUntil(lambda: toasts(ground) == [])


def test_toasts_keep_to_the_lower_left_corner(qtbot: QtBot, ground: Ground, board: NoticeBoard) -> None:
    board.post(DELETED)
    (toast,) = toasts(ground)
    ground.resize(1000, 800)
    qtbot.waitUntil(lambda: (toast.pos() + toast.panel_rect().bottomLeft().toPoint()) == QPoint(16, 800 - 16))


def test_an_error_stays_until_it_is_closed(qtbot: QtBot, ground: Ground, board: NoticeBoard) -> None:
    board.post(FULL)
    (banner,) = banners(ground)
    assert banner.accessibleName() == "Could not save. Your text is still here."
    qtbot.mouseClick(banner.findChild(QWidget, "banner-0-close"), Qt.MouseButton.LeftButton)
    assert banners(ground) == []


def test_an_error_offers_what_helps_and_stays(qtbot: QtBot, ground: Ground, board: NoticeBoard) -> None:
    asked: list[str] = []
    board.command_requested.connect(asked.append)
    board.post(FULL)
    qtbot.mouseClick(banners(ground)[0].findChild(Button, "banner-0-action"), Qt.MouseButton.LeftButton)
    assert asked == ["try_again"]
    assert len(banners(ground)) == 1


def test_the_same_trouble_is_told_once_and_taken_down_by_its_key(ground: Ground, board: NoticeBoard) -> None:
    board.post(FULL)
    board.post(FULL._replace(detail="The disk is still full."))
    assert [banner.notice.detail for banner in banners(ground)] == ["The disk is still full."]
    board.take_down("save")
    assert banners(ground) == []


def test_what_fades_in_is_whole_in_the_end(qtbot: QtBot, ground: Ground) -> None:
    whole = ground.button.grab().toImage()
    fade_in(ground.button, 20)
    assert ground.button.graphicsEffect() is not None
    qtbot.waitUntil(lambda: ground.button.graphicsEffect() is None)
    assert ground.button.grab().toImage() == whole


def test_who_wants_less_motion_gets_none(ground: Ground, theme: Theme) -> None:
    theme.apply("light", reduced_motion=True)
    assert theme.base_ms == 0
    fade_in(ground.button, theme.base_ms)
    assert ground.button.graphicsEffect() is None


def test_an_overlay_names_itself(ground: Ground) -> None:
    assert Overlay("Command palette", name="palette", parent=ground).accessibleName() == "Command palette"
