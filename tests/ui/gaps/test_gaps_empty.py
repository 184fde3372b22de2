"""Gaps without a target: choosing one from the levels, or going back to the first questions."""

from collections.abc import Callable

import pytest
from gaps_drive import Gaps, Key
from pages import Opened
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk import insight
from ladderdesk.desk import Desk
from ladderdesk.journal import targets
from ladderdesk.ui.gaps.choose import levels_above
from ladderdesk.ui.gaps.page import GapsPage
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.keycap import KeyHint


@pytest.fixture
def empty(desk: Desk, open_page: Callable[..., Opened]) -> Gaps:
    return Gaps(open_page(desk, GapsPage))


def levels(gaps: Gaps) -> list[str]:
    rows = gaps.find("gaps-levels", QWidget).findChildren(QRadioButton)
    return [row.objectName().removeprefix("gaps-level-") for row in rows if row.isVisible()]


def test_it_offers_the_levels_with_their_criteria_and_the_keys(empty: Gaps) -> None:
    assert "Choose the level you want next" in empty.words()
    assert levels(empty) == ["junior", "mid", "senior", "staff", "principal"]
    assert "17 criteria" in empty.find("gaps-level-staff", QRadioButton).accessibleName()
    assert KeyHint(("Return",), "Set target") in empty.page.key_hints


def test_a_target_is_chosen_by_keys_and_its_criteria_are_listed(empty: Gaps) -> None:
    empty.page.enter()
    empty.press(Key.Key_Down)
    assert empty.find("gaps-set-target", QAbstractButton).text() == "Set Staff as target"
    empty.press(Key.Key_Return)
    with empty.desk.vault.reading() as session:
        chosen = insight.aim(session, empty.desk.library)
    assert chosen.target.id == "staff"
    assert len(empty.listed()) > 17
    assert empty.notices[-1].command == "undo"
    assert empty.table.hasFocus()


def test_undoing_the_choice_leads_back_to_choosing(empty: Gaps) -> None:
    empty.click("gaps-set-target")
    empty.undo()
    assert "Choose the level you want next" in empty.words()


def test_another_ladder_can_be_looked_at(empty: Gaps) -> None:
    choice = empty.find("gaps-choose-ladder", Choice)
    choice.setCurrentIndex(choice.findText("AI/ML engineer"))
    choice.activated.emit(choice.currentIndex())
    empty.settle()
    assert "Director" in str(
        [empty.find(f"gaps-level-{each}", QRadioButton).accessibleName() for each in levels(empty)]
    )


@pytest.mark.parametrize(
    ("button", "expected"), [("gaps-view-ladder", "ladder"), ("gaps-questions", "first_questions")]
)
def test_the_whole_ladder_and_the_first_questions_are_one_click_away(
    empty: Gaps, qtbot: QtBot, button: str, expected: str
) -> None:
    signal = empty.page.page_requested if expected == "ladder" else empty.page.command_requested
    with qtbot.waitSignal(signal) as asked:
        empty.click(button)
    assert asked.args == [expected]


def test_a_target_that_its_ladder_no_longer_has_leaves_the_levels_above_the_current_one(
    desk: Desk, open_page: Callable[..., Opened]
) -> None:
    with desk.vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="senior", target="gone", day=desk.today())
    gaps = Gaps(open_page(desk, GapsPage))
    assert levels(gaps) == ["staff", "principal"]
    assert not gaps.find("gaps-questions", QAbstractButton).isVisible()
    gaps.click("gaps-set-target")
    with desk.vault.reading() as session:
        chosen = insight.aim(session, desk.library)
    assert (chosen.choice.current, chosen.choice.target) == ("senior", "staff")


def test_nothing_lies_above_the_highest_level_so_it_may_be_kept_as_target(desk: Desk) -> None:
    ladder = desk.library.ladder("generative-ai-engineer")
    assert [level.id for level in levels_above(ladder, "principal")] == ["principal"]


def test_the_choice_gives_the_keyboard_to_its_levels(empty: Gaps) -> None:
    empty.page.enter()
    assert isinstance(QApplication.focusWidget(), QRadioButton)


def test_with_a_target_but_an_empty_journal_every_row_says_so(new_gaps: Gaps) -> None:
    assert new_gaps.spoken("genai.staff.multi-system").endswith("No evidence, 0 entries")
    assert "Nothing linked yet." in new_gaps.words()
    assert "No action planned." not in new_gaps.words() or new_gaps.rows("gaps-bridges") == []
