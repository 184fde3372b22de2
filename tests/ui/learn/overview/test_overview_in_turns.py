"""The overview while it is made part by part: it is seen once it is whole, and nobody has to wait for that."""

from collections.abc import Callable, Iterator

import pytest
from pages import Opened
from PySide6.QtCore import Qt

from ladderdesk.desk import Desk
from ladderdesk.ui.learn.assess.drafts import Drafts
from ladderdesk.ui.learn.overview.page import OverviewPage
from ladderdesk.ui.learn.overview.view import OverviewView
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.turns import Turns

OpenPage = Callable[..., Opened]


class Overview(OverviewPage):
    """The overview with answers of its own."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(desk, tasks, Drafts(desk))


@pytest.fixture
def halfway(monkeypatch: pytest.MonkeyPatch, desk: Desk, open_page: OpenPage) -> Iterator[Opened]:
    """Show the overview with only two of its parts made."""
    with monkeypatch.context() as patch:
        patch.setattr(Turns, "_go_on", _one_less(Turns._go_on))
        patch.setattr(Opened, "settle", _until_held)
        yield open_page(desk, Overview)


def _one_less(go_on: Callable[[Turns], None]) -> Callable[[Turns], None]:
    taken: list[Turns] = []

    def go(turns: Turns) -> None:
        if len(taken) < 2:
            taken.append(turns)
            go_on(turns)

    return go


def _until_held(opened: Opened) -> None:
    opened.qtbot.waitUntil(lambda: opened.tasks._turns.is_waiting)
    opened.qtbot.wait(20)


def view_of(opened: Opened) -> OverviewView:
    view = opened.page.findChild(OverviewView)
    assert isinstance(view, OverviewView)
    return view


def test_it_is_not_seen_before_it_is_whole(halfway: Opened) -> None:
    assert view_of(halfway).cards[0].card.stops
    assert not view_of(halfway).cards[1].card.stops
    assert not view_of(halfway).isVisible()


def test_the_keyboard_that_comes_to_it_finds_it_whole(halfway: Opened) -> None:
    with halfway.qtbot.waitActive(halfway.page):
        halfway.page.activateWindow()
    halfway.page.enter()
    view = view_of(halfway)
    assert view.isVisible()
    assert view.cards[1].card.stops
    focused = halfway.page.window().focusWidget()
    assert focused in view.cards[0].card.stops
    halfway.qtbot.keyClick(focused, Qt.Key.Key_Y)
    kept = Drafts(halfway.desk).find(halfway.desk.library.assessment("eval-ownership"), ())
    assert list(kept.values()) == ["yes"]


def test_leaving_it_in_the_middle_loses_nothing(halfway: Opened) -> None:
    halfway.page.hide()
    halfway.page.settle()
    halfway.page.show()
    halfway.page.enter()
    assert view_of(halfway).isVisible()


def test_closing_in_the_middle_leaves_nothing_to_do(halfway: Opened) -> None:
    halfway.tasks.abandon()
    assert not halfway.tasks.is_busy
