"""The Journal where there is little room: a small window, or large type."""

from collections.abc import Callable

import pytest
from journal_driver import ESCALATIONS, Journal
from pages import Opened
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QListWidget, QScrollArea, QScrollBar, QWidget

from ladderdesk.desk import Desk
from ladderdesk.ui.journal.page import JournalPage
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.floating import Floating

WINDOW = {"small": (1024, 680), "usual": (1280, 800)}


def opened_at(
    theme: Theme, open_page: Callable[..., Opened], desk: Desk, percent: int, window: tuple[int, int]
) -> Journal:
    """Open the page as big as the window of that size leaves it at a size of type."""
    theme.apply("light", percent)
    width, height = window
    journal = Journal(open_page(desk, JournalPage, (width - theme.dp(76), height - theme.dp(28))))
    assert journal.page.width() == width - theme.dp(76)
    return journal


def cut_controls(journal: Journal) -> list[str]:
    """Name what can be used or read in the editor and reaches beyond what is seen of it."""
    editor = journal.seen(QWidget, "entry-editor")
    scroll = journal.seen(QScrollArea, "entry-scroll")
    assert _right(editor, journal) <= journal.page.width()
    return [
        widget.objectName() or type(widget).__name__
        for widget in editor.findChildren(QWidget)
        if widget.isVisible()
        and widget is not scroll
        and not isinstance(widget, QScrollBar)
        and not isinstance(widget.parent(), QAbstractScrollArea)
        and _right(widget, journal) > _right(scroll.viewport() if scroll.isAncestorOf(widget) else editor, journal)
    ]


def _right(widget: QWidget, journal: Journal) -> int:
    return widget.mapTo(journal.page, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("window", ["small", "usual"])
@pytest.mark.parametrize("percent", [100, 110, 125, 150])
def test_nothing_of_the_editor_is_cut(
    theme: Theme, open_page: Callable[..., Opened], sample_desk: Desk, percent: int, window: str
) -> None:
    journal = opened_at(theme, open_page, sample_desk, percent, WINDOW[window])
    journal.open(ESCALATIONS)
    assert cut_controls(journal) == []


@pytest.mark.parametrize(("percent", "is_whole"), [(100, True), (150, False)])
def test_the_list_of_templates_leaves_the_buttons_free(
    theme: Theme, open_page: Callable[..., Opened], sample_desk: Desk, percent: int, is_whole: bool
) -> None:
    journal = opened_at(theme, open_page, sample_desk, percent, WINDOW["small"])
    journal.focus_list()
    journal.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    shown, button = journal.seen(QListWidget, "template-list"), journal.seen(QWidget, "template-sheet-accept")
    panel = journal.seen(Floating, "template-sheet-panel")
    QTest.qWait(1)
    assert shown.mapTo(panel, shown.rect().bottomLeft()).y() < button.mapTo(panel, QPoint()).y()
    assert button.mapTo(panel, button.rect().bottomLeft()).y() < panel.panel_rect().bottom()
    assert (shown.verticalScrollBar().maximum() == 0) is is_whole


def test_where_there_is_no_room_the_filters_are_a_drawer_of_the_list(
    theme: Theme, open_page: Callable[..., Opened], sample_desk: Desk
) -> None:
    journal = opened_at(theme, open_page, sample_desk, 150, WINDOW["usual"])
    filters = journal.find(QWidget, "journal-filters")
    assert not filters.isVisible()
    journal.click("journal-show-filters")
    assert filters.isVisible()
    assert QApplication.focusWidget() is journal.find(QWidget, "journal-filter-tree")
    journal.press(Qt.Key.Key_Down)
    journal.opened.settle()
    assert filters.isVisible()
    assert journal.seen(QWidget, "journal-show-filters").property("checked")
    journal.press(Qt.Key.Key_Escape)
    assert not filters.isVisible()
    assert QApplication.focusWidget() is journal.find(QWidget, "journal-entries")
    assert len(journal.titles()) < 10


def test_the_drawer_of_filters_goes_where_the_keyboard_goes_elsewhere(
    theme: Theme, open_page: Callable[..., Opened], sample_desk: Desk
) -> None:
    journal = opened_at(theme, open_page, sample_desk, 150, WINDOW["usual"])
    journal.focus_list()
    journal.press(Qt.Key.Key_F)
    filters = journal.seen(QWidget, "journal-filters")
    QTest.mouseClick(journal.find(QWidget, "entry-title"), Qt.MouseButton.LeftButton)
    journal.seen(QWidget, "entry-title").setFocus()
    assert not filters.isVisible()


def test_f_goes_to_the_filters_and_esc_back_where_there_is_room(journal: Journal) -> None:
    journal.focus_list()
    journal.press(Qt.Key.Key_F)
    assert QApplication.focusWidget() is journal.find(QWidget, "journal-filter-tree")
    journal.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is journal.find(QWidget, "journal-entries")
    assert journal.find(QWidget, "journal-filters").isVisible()
    assert not journal.find(QWidget, "journal-show-filters").isVisible()


def test_with_more_room_the_filters_stand_beside_the_list_again(
    theme: Theme, open_page: Callable[..., Opened], sample_desk: Desk
) -> None:
    journal = opened_at(theme, open_page, sample_desk, 150, WINDOW["small"])
    journal.click("journal-show-filters")
    journal.page.resize(1800, 900)
    filters = journal.seen(QWidget, "journal-filters")
    entries = journal.seen(QWidget, "journal-list")
    assert filters.mapTo(journal.page, QPoint(filters.width(), 0)).x() < entries.mapTo(journal.page, QPoint()).x() + 2
