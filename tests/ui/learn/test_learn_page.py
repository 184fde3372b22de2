"""The Learn screen: its list of topics, going from one to the next, and opening one by its name."""

from collections.abc import Callable

import pytest
from pages import Opened
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import checkpoints, runs
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.learn.topic_list import TOPIC, TopicList

OpenPage = Callable[..., Opened]


@pytest.fixture
def opened(desk: Desk, open_page: OpenPage) -> Opened:
    return open_page(desk, LearnPage)


def topics_of(opened: Opened) -> TopicList:
    found = opened.page.findChild(TopicList, "learn-topics")
    assert isinstance(found, TopicList)
    return found


def indexes(opened: Opened) -> list[QModelIndex]:
    model = topics_of(opened).model()
    return [model.index(place, 0) for place in range(model.rowCount())]


def spoken(opened: Opened) -> list[str]:
    return [str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()) for index in indexes(opened)]


def row_of(opened: Opened, topic: str) -> str:
    return next(
        str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        for index in indexes(opened)
        if index.data(TOPIC) and index.data(TOPIC).id == topic
    )


def chosen(opened: Opened) -> str:
    return topics_of(opened).currentIndex().data(TOPIC).id


def test_it_lists_the_overview_and_four_chapters_with_everything_there_is(opened: Opened, desk: Desk) -> None:
    library = desk.library
    headings = [index.data() for index in indexes(opened) if index.data(TOPIC) is None]
    assert headings == ["Where am I now", "Reference", "Practice", "Checkpoints"]
    first, *titles = [index.data(TOPIC).title for index in indexes(opened) if index.data(TOPIC)]
    assert first == "Overview"
    there = (*library.assessments(), *library.reference(), *library.exercises(), *library.guides())
    assert sorted(titles) == sorted(each.title for each in there)


def test_j_and_k_go_over_the_headings(opened: Opened, qtbot: QtBot) -> None:
    view = topics_of(opened)
    opened.page.enter()
    assert view.hasFocus()
    there = [index.data(TOPIC).id for index in indexes(opened) if index.data(TOPIC)]
    assert chosen(opened) == there[0]
    for _each in there[1:]:
        qtbot.keyClick(view, Qt.Key.Key_J)
    assert chosen(opened) == there[-1]
    qtbot.keyClick(view, Qt.Key.Key_J)
    assert chosen(opened) == there[-1]
    qtbot.keyClick(view, Qt.Key.Key_K)
    assert chosen(opened) == there[-2]


def test_it_opens_with_the_overview_and_then_with_what_was_open_last(opened: Opened) -> None:
    assert chosen(opened) == "overview"
    opened.page.show_topic("guides/career-ladders")
    opened.settle()
    opened.page.hide()
    opened.page.show()
    opened.page.refresh()
    opened.settle()
    assert chosen(opened) == "guides/career-ladders"


def test_a_topic_opens_by_its_name(opened: Opened) -> None:
    opened.page.show_topic("practice/senior-to-staff")
    opened.settle()
    assert chosen(opened) == "practice/senior-to-staff"
    assert isinstance(opened.page, LearnPage)
    assert opened.page.chapter is not None
    assert opened.page.chapter.item == "senior-to-staff"
    assert opened.page.chapter.isVisible()


def test_a_run_shows_behind_its_assessment_at_once(opened: Opened, desk: Desk) -> None:
    assert row_of(opened, "assess/eval-ownership") == "Eval ownership"
    with desk.vault.writing() as session:
        runs.record_run(session, "eval-ownership", version=1, answers={}, result={"score": 4, "most": 6})
    opened.settle()
    assert row_of(opened, "assess/eval-ownership") == "Eval ownership, 4 of 6"


def test_what_is_due_of_a_guide_is_said_in_words(opened: Opened, desk: Desk) -> None:
    with desk.vault.writing() as session:
        checkpoints.start_guide(session, "career-ladders", start=desk.today())
    opened.settle()
    assert row_of(opened, "guides/career-ladders") == "Career ladders, day 0 due"
    with desk.vault.writing() as session:
        for checkpoint in checkpoints.checkpoints(session):
            checkpoints.finish_checkpoint(session, checkpoint.id, day=desk.today())
    opened.settle()
    assert row_of(opened, "guides/career-ladders") == "Career ladders, all done"


def test_the_footer_shows_the_keys_of_the_list_while_it_has_the_keyboard(opened: Opened) -> None:
    opened.page.activateWindow()
    opened.qtbot.waitUntil(opened.page.isActiveWindow)
    topics_of(opened).clearFocus()
    opened.page.show_key_hints(())
    topics_of(opened).setFocus()
    assert [hint.keys for hint in opened.page.key_hints] == [("J", "K"), ("Enter",)]
