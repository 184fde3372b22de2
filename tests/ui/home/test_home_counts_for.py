"""What a new entry counts for: one key links it, and what is undone is offered again."""

from collections.abc import Callable

from home_drive import (
    Key,
    attention,
    chip,
    count,
    field,
    find,
    log,
    press,
    type_line,
    undo,
)
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ladderdesk import insight
from ladderdesk.desk import Desk
from ladderdesk.journal import evidence
from ladderdesk.journal.rows import EntryId
from ladderdesk.ui.actions import offered_by
from ladderdesk.ui.home.page import HomePage
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.keycap import Keycaps

ALT = Qt.KeyboardModifier.AltModifier


def links_of(desk: Desk, entry: EntryId) -> list[str]:
    with desk.vault.reading() as session:
        return [one.criterion for one in evidence.evidence_for_entry(session, entry)]


def offered(home: Opened) -> list[Chip]:
    return [each for each in find(home, "home-counts-for").findChildren(Chip) if each.isVisible()]


def test_the_likeliest_criteria_are_linked_by_their_number(home: Opened) -> None:
    entry = log(home)
    assert 1 <= len(offered(home)) <= 3
    first, second = (each.text() for each in offered(home)[:2])
    press(field(home), Key.Key_1, ALT)
    assert home.notices[-1].words == "Logged. Linked to 1 criterion."
    press(field(home), Key.Key_2, ALT)
    assert home.notices[-1].words == "Logged. Linked to 2 criteria."
    assert (home.notices[-1].action, home.notices[-1].command) == ("Undo", "undo")
    linked = links_of(home.desk, entry)
    shorts = {insight.criterion(home.desk.library, one).short for one in linked}
    assert shorts == {first, second}
    assert field(home).words == ""


def test_a_click_links_too_and_a_second_one_does_nothing(home: Opened) -> None:
    entry = log(home)
    first = offered(home)[0].text()
    for _time in range(2):
        QTest.mouseClick(chip(home, first, "home-counts-for"), Qt.MouseButton.LeftButton)
    assert len(links_of(home.desk, entry)) == 1


def test_the_next_line_may_begin_with_a_digit(home: Opened) -> None:
    entry = log(home)
    assert offered(home)
    type_line(home, "3 new evals shipped")
    assert field(home).words == "3 new evals shipped"
    assert links_of(home.desk, entry) == []


def test_the_keys_stand_before_their_criteria_and_work_on_the_whole_page(home: Opened) -> None:
    home.page.activateWindow()
    entry = log(home)
    caps = [each.accessibleName() for each in find(home, "home-counts-for").findChildren(Keycaps)]
    assert caps == [f"Alt+{place + 1}" for place in range(len(offered(home)))]
    attention(home).setFocus()
    press(attention(home), Key.Key_1, ALT)
    assert len(links_of(home.desk, entry)) == 1


def test_the_keys_are_offered_only_while_there_is_something_to_link(home: Opened) -> None:
    def links() -> list[str]:
        return [made.command.id for made in offered_by(home.page) if made.command.id.startswith("link_likely")]

    assert links() == []
    log(home)
    assert len(links()) == len(offered(home))
    press(field(home), Key.Key_Escape)
    assert links() == []


def test_escape_dismisses_the_criteria_from_the_field_and_from_a_chip(home: Opened) -> None:
    for stop in (lambda: field(home), lambda: offered(home)[0]):
        log(home)
        press(stop(), Key.Key_Escape)
        assert not find(home, "home-counts-for").isVisible()
        assert field(home).words == ""


def test_undoing_the_link_offers_it_again_and_undoing_the_entry_ends_the_row(qtbot: QtBot, home: Opened) -> None:
    before = count(home.desk)
    log(home)
    press(field(home), Key.Key_1, ALT)
    home.settle()
    assert offered(home)[0].accessibleDescription() == "Linked"
    with qtbot.waitSignal(home.page.notice_withdrawn) as withdrawn:
        undo(home)
    assert withdrawn.args == [home.notices[-1].key]
    assert offered(home)[0].accessibleDescription() != "Linked"
    undo(home)
    assert count(home.desk) == before
    assert not find(home, "home-counts-for").isVisible()


def test_without_a_target_nothing_is_offered_to_count_for(desk: Desk, open_page: Callable[..., Opened]) -> None:
    home = open_page(desk, HomePage)
    log(home)
    assert not find(home, "home-counts-for").isVisible()
    assert home.notices[-1].words == "Logged."
