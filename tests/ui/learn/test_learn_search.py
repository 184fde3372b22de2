"""The search field of Learn: typing narrows the list to hits, Enter opens one at its place, Esc brings the list."""

from collections.abc import Callable

import pytest
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ladderdesk.desk import Desk
from ladderdesk.ui.learn.hits import HitList
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.learn.topic_list import TopicList
from ladderdesk.ui.widgets.search import SearchField
from ladderdesk.ui.widgets.text import Paragraph

Key = Qt.Key


@pytest.fixture
def opened(desk: Desk, open_page: Callable[..., Opened]) -> Opened:
    shown = open_page(desk, LearnPage)
    shown.page.activateWindow()
    shown.page.enter()
    return shown


def field(opened: Opened) -> SearchField:
    found = opened.page.findChild(SearchField, "learn-search")
    assert isinstance(found, SearchField)
    return found


def hits(opened: Opened) -> HitList:
    found = opened.page.findChild(HitList, "learn-hits")
    assert isinstance(found, HitList)
    return found


def topics(opened: Opened) -> TopicList:
    found = opened.page.findChild(TopicList, "learn-topics")
    assert isinstance(found, TopicList)
    return found


def press(opened: Opened, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    opened.settle()


def search(opened: Opened, words: str) -> None:
    press(opened, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field(opened).hasFocus()
    QTest.keyClicks(field(opened), words)
    opened.qtbot.waitUntil(lambda: not topics(opened).isVisible(), timeout=15_000)
    opened.settle()


def titles(opened: Opened) -> list[str]:
    model = hits(opened).model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_typing_narrows_the_list_to_hits_that_say_where_they_stand(opened: Opened) -> None:
    search(opened, "solid senior")
    assert titles(opened)[0] == "A solid senior who is not promoted"
    spoken = str(hits(opened).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Reference · Roadblocks" in spoken


def test_enter_opens_the_topic_at_the_hit_and_the_words_stay(opened: Opened) -> None:
    search(opened, "solid senior")
    press(opened, Key.Key_Return)
    opened.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "reference-card-senior-plateau"
    assert field(opened).text() == "solid senior"


@pytest.mark.parametrize(
    ("words", "chapter"),
    [("role finder", "AssessPage"), ("roadblocks", "ReferencePage"), ("senior to", "PracticePage")],
)
def test_enter_on_a_whole_topic_gives_the_keyboard_to_it(opened: Opened, words: str, chapter: str) -> None:
    search(opened, words)
    press(opened, Key.Key_Return)
    opened.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert chapter in {type(each).__name__ for each in ancestors(focused)}


def ancestors(widget: QWidget) -> list[QWidget]:
    above = widget.parentWidget()
    return [widget, *(ancestors(above) if above is not None else [])]


def test_the_arrows_move_among_the_hits_from_the_field(opened: Opened) -> None:
    search(opened, "roadblocks")
    press(opened, Key.Key_Down)
    held = hits(opened).current
    assert held is not None
    assert held.passage.title == titles(opened)[1]
    assert field(opened).hasFocus()


def test_esc_brings_the_list_back_and_then_the_keyboard(opened: Opened) -> None:
    search(opened, "roadblocks")
    press(opened, Key.Key_Escape)
    assert topics(opened).isVisible()
    assert not hits(opened).isVisible()
    press(opened, Key.Key_Escape)
    assert topics(opened).hasFocus()


def test_a_ladder_opens_on_its_own_screen(opened: Opened) -> None:
    asked: list[tuple[str, str]] = []
    opened.page.ladder_requested.connect(lambda ladder, criterion: asked.append((ladder, criterion)))
    search(opened, "documented set of at least 50 examples")
    press(opened, Key.Key_Return)
    assert asked == [("generative-ai-engineer", "genai.mid.eval-set-50")]


def test_what_is_nowhere_says_so(opened: Opened) -> None:
    search(opened, "zzzzqq")
    said = opened.page.findChild(Paragraph, "learn-nothing")
    assert isinstance(said, Paragraph)
    assert said.isVisible()
    assert said.text() == "Nothing in Learn matches “zzzzqq”. Try fewer words."
