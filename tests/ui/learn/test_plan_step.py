"""A step of Learn becomes an action: worded, tied to a criterion, with a day or without, by keys alone."""

from collections.abc import Callable

import pytest
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ladderdesk.catalogue.learning import Step
from ladderdesk.desk import Desk
from ladderdesk.journal import history, plan, targets
from ladderdesk.journal.rows import Action
from ladderdesk.ui.learn.plan_step import PlanStepSheet, StepPlanner
from ladderdesk.ui.page import Page
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.text import Paragraph

Key = Qt.Key
STANDARD = "genai.staff.standard-authored"
PUBLISH = Step(
    title="Review the evals of two juniors and publish one standard", criteria=(STANDARD, "genai.staff.approach-shaped")
)


class PlanningPage(Page):
    """A page with nothing but a button and what plans."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(desk, tasks)
        self.button = QPushButton("Make action")
        QVBoxLayout(self).addWidget(self.button)
        self.planner = StepPlanner(self)


class Planning:
    """The sheet as a user holds it."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        assert isinstance(opened.page, PlanningPage)
        self.page = opened.page
        self.page.window().activateWindow()
        self.page.button.setFocus()

    def begin(self, step: Step = PUBLISH, note: str = "") -> None:
        self.page.planner.begin(step, note=note)
        self.opened.settle()

    @property
    def sheet(self) -> PlanStepSheet | None:
        return next((each for each in self.page.findChildren(PlanStepSheet) if each.isVisible()), None)

    def find(self, name: str, kind: type[QWidget]) -> QWidget:
        assert self.sheet is not None
        found = self.sheet.findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        self.opened.settle()

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def choices(self) -> list[str]:
        choice = self.find("plan-step-criterion", Choice)
        assert isinstance(choice, Choice)
        return [choice.itemText(place) for place in range(choice.count())]

    def chosen(self) -> str:
        choice = self.find("plan-step-criterion", Choice)
        assert isinstance(choice, Choice)
        return choice.currentText()

    def words(self) -> str:
        assert self.sheet is not None
        return "\n".join(each.text() for each in self.sheet.findChildren(Paragraph) if each.isVisible())

    def planned(self) -> list[Action]:
        with self.opened.desk.vault.reading() as session:
            return [one for one in plan.actions(session) if PUBLISH.title in (one.title, one.note)]


@pytest.fixture
def planning(desk: Desk, open_page: Callable[..., Opened]) -> Planning:
    with desk.vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="senior", target="staff", day=desk.today())
    return Planning(open_page(desk, PlanningPage))


@pytest.fixture
def untargeted(desk: Desk, open_page: Callable[..., Opened]) -> Planning:
    return Planning(open_page(desk, PlanningPage))


def test_enter_plans_the_step_on_the_criterion_it_names(planning: Planning) -> None:
    planning.begin(note="Roadblocks")
    assert planning.choices() == [
        "An internal standard authored · Staff",
        "Others evaluate differently now · Staff",
        "No criterion",
    ]
    planning.press(Key.Key_Return)
    (action,) = planning.planned()
    assert (action.title, action.criterion, action.due, action.note) == (PUBLISH.title, STANDARD, None, "Roadblocks")
    (notice,) = planning.opened.notices
    assert (notice.words, notice.action, notice.command) == ("Action planned.", "Undo", "undo")
    assert planning.sheet is None
    assert planning.page.button.hasFocus()


def test_one_undo_takes_it_back(planning: Planning) -> None:
    planning.begin()
    planning.press(Key.Key_Return)
    with planning.opened.desk.vault.writing() as session:
        history.undo(session)
    assert planning.planned() == []


def test_words_and_day_are_the_users(planning: Planning) -> None:
    planning.begin()
    planning.type("Publish the rubric")
    due = planning.find("plan-step-has-due", QCheckBox)
    due.setFocus()
    planning.press(Key.Key_Space)
    planning.press(Key.Key_Return)
    (action,) = planning.planned()
    assert (action.title, action.due and action.due.isoformat()) == ("Publish the rubric", "2026-11-28")
    assert planning.opened.notices[0].words == "Action planned, due 28 Nov 2026."


def test_a_step_that_was_worded_anew_is_known_again(planning: Planning) -> None:
    planning.begin()
    planning.type("Publish the rubric")
    planning.press(Key.Key_Return)
    planning.begin()
    assert "Already planned, without a due day." in planning.words()
    assert planning.find("plan-step-accept", QPushButton).text() == "Plan again"


def test_a_step_that_was_done_says_when(planning: Planning) -> None:
    planning.begin()
    planning.press(Key.Key_Return)
    with planning.opened.desk.vault.writing() as session:
        plan.finish(session, planning.planned()[0].id, day=planning.opened.desk.today())
    planning.begin()
    assert "Done on 21 Nov 2026." in planning.words()


def test_escape_plans_nothing_and_enter_on_cancel_neither(planning: Planning) -> None:
    planning.begin()
    planning.press(Key.Key_Escape)
    planning.begin()
    planning.find("plan-step-cancel", QPushButton).setFocus()
    planning.press(Key.Key_Return)
    assert planning.sheet is None
    assert planning.planned() == []


def test_without_words_it_says_what_is_missing(planning: Planning) -> None:
    planning.begin()
    planning.find("plan-step-title", QLineEdit)
    planning.press(Key.Key_Backspace)
    planning.press(Key.Key_Return)
    assert "Say in a few words what to do." in planning.words()
    assert planning.planned() == []


def test_a_criterion_below_the_target_says_that_gaps_does_not_list_it(planning: Planning) -> None:
    planning.begin(Step(title="Collect 50 examples", criteria=("genai.mid.eval-set-50",)))
    assert planning.chosen().endswith("· Mid-level")
    assert "Gaps does not list it" in planning.words()


def test_a_step_that_names_none_may_serve_any_criterion_of_the_target(planning: Planning) -> None:
    planning.begin(Step(title="Ask three colleagues"))
    staff = planning.opened.desk.library.ladder("generative-ai-engineer").level("staff")
    assert len(planning.choices()) == len(staff.criteria) + 1
    assert planning.chosen() == "No criterion"


def test_without_a_target_the_criteria_that_are_named_are_offered(untargeted: Planning) -> None:
    untargeted.begin()
    assert untargeted.choices()[-1] == "No criterion"
    untargeted.press(Key.Key_Return)
    assert untargeted.planned()[0].criterion == STANDARD


def test_without_a_target_a_step_that_names_none_asks_for_none(untargeted: Planning) -> None:
    untargeted.begin(Step(title="Ask three colleagues"))
    assert untargeted.sheet is not None
    assert untargeted.sheet.findChild(Choice, "plan-step-criterion") is None
