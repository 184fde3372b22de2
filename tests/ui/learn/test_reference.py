"""The reference pages: tables by keys, cards with what the journal says, roadblocks that become actions, filters."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from pages import Opened
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from ladderdesk.desk import Desk
from ladderdesk.journal import history, plan, targets
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.learn.plan_step import PlanStepSheet
from ladderdesk.ui.learn.reference.compare import CompareChips
from ladderdesk.ui.learn.reference.heatmap import HeatGrid
from ladderdesk.ui.learn.reference.table import OWN, ReferenceTable
from ladderdesk.ui.learn.reference.view import PageView
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.rowbox import Row
from ladderdesk.ui.widgets.search import SearchField

Key = Qt.Key
W = TypeVar("W", bound=QWidget)
NAME = QAccessible.Text.Name
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


class Learn:
    """The Learn screen as a user holds it."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.page = opened.page
        assert isinstance(self.page, LearnPage)
        self.page.activateWindow()

    def open(self, topic: str) -> None:
        self.page.show_topic(f"reference/{topic}")
        self.settle()
        assert isinstance(self.page, LearnPage)
        assert self.page.chapter is not None
        self.page.chapter.enter()
        self.opened.qtbot.waitUntil(lambda: bool(self.view.cards.rows) or self.view.table is not None)

    def settle(self) -> None:
        self.opened.settle()
        self.opened.settle()
        strays = [each for each in QApplication.topLevelWidgets() if each.isVisible() and _is_ours(each)]
        assert strays == []

    @property
    def view(self) -> PageView:
        return next(each for each in self.page.findChildren(PageView) if each.isVisible())

    def find(self, name: str, kind: type[W]) -> W:
        found = self.view.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)
        self.settle()

    def type(self, words: str) -> None:
        field = self.find("learn-reference-filter", SearchField)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
        self.opened.qtbot.wait(150)
        self.settle()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def rows(self) -> list[str]:
        """Say the rows that are shown, as they are spoken."""
        return [row.accessibleName() for row in self.view.cards.rows if row.isVisible()]

    def row(self, key: str) -> Row:
        return next(row for row in self.view.cards.rows if row.key == key)

    def go_to(self, key: str) -> Row:
        row = self.row(key)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        return row

    def words(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())

    def spoken(self, index: QModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    @property
    def table(self) -> ReferenceTable:
        return self.find("reference-table", ReferenceTable)

    def told(self) -> str:
        return str(self.opened.notices[-1].words)


@pytest.fixture
def learn(sample_desk: Desk, open_page: Callable[..., Opened]) -> Learn:
    return Learn(open_page(sample_desk, LearnPage))


@pytest.fixture
def new_learn(desk: Desk, open_page: Callable[..., Opened]) -> Learn:
    return Learn(open_page(desk, LearnPage))


def _is_ours(widget: QWidget) -> bool:
    """Say whether a window of its own was meant to be a part of a reference page."""
    return not isinstance(widget, QMenu | LearnPage) and not widget.objectName().startswith(("qtooltip", "learn-"))


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_arrows_move_by_cell_and_each_says_role_dimension_and_words(learn: Learn) -> None:
    learn.open("roles")
    assert learn.table.hasFocus()
    learn.press(Key.Key_Right)
    learn.press(Key.Key_Down)
    assert learn.spoken(learn.table.currentIndex()) == "AI engineer, Key skill: LLM APIs, RAG, agents"


def test_the_role_of_the_users_ladder_is_tinted_and_said(learn: Learn) -> None:
    learn.open("roles")
    cells = learn.table.cells
    own = [cells.column_name(column) for column in range(6) if cells.index(0, column).data(OWN)]
    assert own == ["AI engineer"]
    assert "Your role is highlighted. Source: The AI Career Landscape, EngineersOfAI, 2026" in learn.words()


def test_without_a_target_no_role_is_highlighted(new_learn: Learn) -> None:
    new_learn.open("roles")
    assert "highlighted" not in new_learn.words()
    assert "Source: The AI Career Landscape" in new_learn.words()


def test_a_row_is_as_high_as_its_longest_words_need(learn: Learn) -> None:
    learn.open("roles")
    table = learn.table
    heights = {table.cells.row_name(row): table.rowHeight(row) for row in range(table.cells.rowCount())}
    assert heights["Coding"] == 32
    assert heights["Interview emphasis"] > heights["Coding"]


def test_roles_are_compared_by_chips_with_the_arrows(learn: Learn) -> None:
    learn.open("roles")
    chips = learn.find("reference-compare", CompareChips)
    first = chips.findChild(Chip, "reference-compare-ml-engineer")
    assert first is not None
    first.setFocus()
    learn.press(Key.Key_Space)
    learn.press(Key.Key_Right)
    learn.press(Key.Key_Space)
    shown = [learn.table.cells.column_name(column) for column in range(learn.table.cells.columnCount())]
    assert shown == ["ML engineer", "AI engineer"]
    learn.press(Key.Key_Space)
    learn.press(Key.Key_Left)
    learn.press(Key.Key_Space)
    assert learn.table.cells.columnCount() == 6


def test_words_narrow_a_table_to_its_rows_and_esc_brings_them_back(learn: Learn) -> None:
    learn.open("roles")
    learn.press(Key.Key_F, CONTROL)
    assert learn.find("learn-reference-filter", SearchField).hasFocus()
    learn.type("pytorch")
    assert [learn.table.cells.row_name(row) for row in range(learn.table.cells.rowCount())] == ["Key skill"]
    learn.press(Key.Key_Escape)
    assert learn.table.cells.rowCount() == 8
    learn.press(Key.Key_Escape)
    assert learn.table.hasFocus()


def test_enter_on_a_cell_opens_the_ladder_of_its_role(learn: Learn) -> None:
    asked: list[tuple[str, str]] = []
    learn.page.ladder_requested.connect(lambda ladder, criterion: asked.append((ladder, criterion)))
    learn.open("roles")
    learn.press(Key.Key_Right)
    learn.press(Key.Key_Return)
    assert asked == [("ai-engineer", "")]


def test_a_table_copies_whole_or_the_chosen_cells(learn: Learn) -> None:
    learn.open("roles")
    learn.press(Key.Key_C, CONTROL)
    assert clipboard().startswith("Dimension\tML engineer\tAI engineer\t")
    assert len(clipboard().splitlines()) == 9
    learn.press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    learn.press(Key.Key_C, CONTROL)
    assert clipboard() == "Training and deploying models\tBuilding AI products\n"
    assert learn.told() == "Table copied."


def test_a_page_copies_as_text_as_far_as_it_is_shown(learn: Learn) -> None:
    learn.open("roadblocks")
    learn.type("silent")
    learn.press(Key.Key_C, CONTROL_SHIFT)
    assert "The prototype works, production fails" in clipboard()
    assert "Creeping into ML research" not in clipboard()


def test_the_heatmap_has_words_in_its_cells_and_turns_into_a_table(learn: Learn) -> None:
    learn.open("demand")
    heat = learn.find("reference-heat", HeatGrid)
    assert heat.hasFocus()
    learn.press(Key.Key_Down)
    learn.press(Key.Key_Right)
    assert heat.cursor_words == "AI engineer, AI startups: Very high (your role)"
    learn.press(Key.Key_D)
    assert heat.isHidden()
    assert learn.table.hasFocus()
    assert learn.spoken(learn.table.cells.index(1, 1)) == "AI startups, AI engineer: Very high"
    learn.press(Key.Key_D)
    assert heat.hasFocus()


def test_the_heatmap_is_a_table_where_its_words_have_no_room(
    sample_desk: Desk, open_page: Callable[..., Opened]
) -> None:
    learn = Learn(open_page(sample_desk, LearnPage, (760, 640)))
    learn.open("demand")
    assert learn.find("reference-heat", HeatGrid).isHidden()
    assert learn.table.isVisible()


def test_roadblocks_for_the_users_level_stand_first(learn: Learn) -> None:
    learn.open("roadblocks")
    assert "For your level, Senior" in learn.words()
    assert [row.split(".")[0] for row in learn.rows()][:3] == [
        "No case for AI work before leadership",
        "A solid senior who is not promoted",
        "A stall on the way to staff or principal",
    ]
    assert len(learn.rows()) == 6


def test_a_roadblock_is_cleared_where_its_criterion_is_demonstrated(learn: Learn) -> None:
    learn.open("roadblocks")
    assert learn.row("no-case").accessibleName().startswith("No case for AI work before leadership. Cleared.")


def test_a_roadblock_says_which_plateau_the_journal_shows(learn: Learn) -> None:
    learn.open("roadblocks")
    assert "Your journal shows no mentoring in 180 days." in learn.row("senior-plateau").accessibleName()
    assert "Your journal shows" not in learn.row("research-creep").accessibleName()


def test_one_key_makes_a_roadblock_an_action_and_undo_takes_it_back(learn: Learn) -> None:
    learn.open("roadblocks")
    row = learn.go_to("staff-stall")
    learn.press(Key.Key_A)
    assert any(each.isVisible() for each in learn.page.window().findChildren(PlanStepSheet))
    learn.press(Key.Key_Return)
    with learn.opened.desk.vault.reading() as session:
        (action,) = [one for one in plan.open_actions(session) if one.criterion == "genai.staff.eval-standard"]
    assert action.title == "Propose and ship one eval standard that teams lack"
    assert action.note == "Roadblocks: A stall on the way to staff or principal"
    assert "Planned" in row.accessibleName()
    assert row.hasFocus()
    with learn.opened.desk.vault.writing() as session:
        history.undo(session)
    learn.settle()
    assert "Planned" not in row.accessibleName()


def test_the_button_makes_an_action_too(learn: Learn) -> None:
    learn.open("roadblocks")
    button = learn.row("staff-stall").findChild(QAbstractButton, "reference-make-action")
    assert button is not None
    learn.click(button)
    assert any(each.isVisible() for each in learn.page.window().findChildren(PlanStepSheet))


def test_criteria_open_where_they_live(learn: Learn) -> None:
    gaps: list[str] = []
    ladders: list[tuple[str, str]] = []
    learn.page.criterion_requested.connect(gaps.append)
    learn.page.ladder_requested.connect(lambda ladder, criterion: ladders.append((ladder, criterion)))
    learn.open("roadblocks")
    for key, name in (("staff-stall", "Standard across teams"), ("research-creep", "Draws the role boundary")):
        chips = [chip for chip in learn.row(key).findChildren(Chip) if chip.text() == name]
        learn.click(chips[0])
    assert gaps == ["genai.staff.eval-standard"]
    assert ladders == [("generative-ai-engineer", "genai.principal.role-boundary")]


def test_the_links_of_a_card_are_a_menu_for_the_keyboard(learn: Learn) -> None:
    asked: list[str] = []
    learn.page.competency_requested.connect(asked.append)
    learn.open("resources")
    learn.go_to("stripe-minions")
    learn.press(Key.Key_Return)
    menu = learn.page.findChild(QMenu, "reference-links")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Eval design in the journal",
        "Agent architecture in the journal",
    ]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert asked == ["agent-architecture"]


def test_resources_for_the_users_level_come_first_and_the_rest_is_behind(learn: Learn) -> None:
    learn.open("resources")
    assert "For your level, Senior" in learn.words()
    assert len(learn.rows()) == 4
    unfold = learn.find("reference-cards-other-unfold", QAbstractButton)
    assert unfold.text() == "Show the 4 for other levels"
    learn.click(unfold)
    assert len(learn.rows()) == 8


def test_what_is_behind_is_found_by_the_filter(learn: Learn) -> None:
    learn.open("resources")
    learn.type("langchain")
    assert [row.split(".")[0] for row in learn.rows()] == ["LangChain and LlamaIndex documentation"]


def test_without_a_target_resources_stand_in_the_order_of_the_page(new_learn: Learn) -> None:
    new_learn.open("resources")
    assert len(new_learn.rows()) == 8
    assert "For your level" not in new_learn.words()


def test_cards_narrow_by_level_and_competency(learn: Learn) -> None:
    learn.open("resources")
    levels = learn.find("learn-reference-level", Choice)
    levels.setFocus()
    learn.press(Key.Key_Down)
    assert levels.currentText() == "Junior"
    assert len(learn.rows()) == 2
    competencies = learn.find("learn-reference-competency", Choice)
    competencies.setFocus()
    QTest.keyClicks(competencies, "Eval")
    learn.settle()
    assert [row.split(" (")[0] for row in learn.rows()] == ["OpenAI Evals"]


def test_what_matches_nothing_says_so_and_offers_to_clear_it(learn: Learn) -> None:
    learn.open("resources")
    learn.type("zebra")
    assert "Nothing on this page matches “zebra”." in learn.words()
    learn.click(learn.find("reference-clear", QAbstractButton))
    assert len(learn.rows()) == 4


def test_a_question_opens_with_enter_and_closes_again(learn: Learn) -> None:
    learn.open("questions")
    row = learn.go_to("ml-background")
    assert row.accessibleName() == "Is a background in ML needed? Enter shows the answer."
    learn.press(Key.Key_Return)
    assert "training from scratch is another discipline" in learn.words()
    assert "training from scratch" in row.accessibleName()
    learn.press(Key.Key_Space)
    assert "training from scratch" not in learn.words()
    learn.click(row)
    assert "training from scratch" in learn.words()


def test_a_figure_says_its_year_and_document(learn: Learn) -> None:
    learn.open("misreadings")
    fact = learn.go_to("premium-entry")
    assert fact.accessibleName().startswith("6 %: AI engineers at entry level")
    assert "2026, The AI Engineering Career Ladder, Tian Pan. Undated, read in 2026" in fact.accessibleName()
    learn.press(Key.Key_C, CONTROL)
    assert clipboard().startswith("6 %: AI engineers at entry level")


def test_leverage_weeks_stand_beside_the_misreadings_and_are_copied_with_their_words(learn: Learn) -> None:
    learn.open("misreadings")
    assert "Your leverage weeks" in learn.words()
    learn.go_to("velocity")
    learn.press(Key.Key_C)
    assert clipboard().startswith("In these weeks I built what keeps a kind of failure out.")
    assert "Week of 2 Nov: no feature shipped" in clipboard()
    assert learn.told() == "Words copied for the review."


def test_a_leverage_week_is_copied_alone_and_its_entries_open(learn: Learn) -> None:
    opened: list[int] = []
    learn.page.entry_requested.connect(opened.append)
    learn.open("misreadings")
    week = next(row for row in learn.view.cards.rows if row.objectName().startswith("reference-week"))
    week.setFocus(Qt.FocusReason.TabFocusReason)
    learn.press(Key.Key_C)
    assert clipboard().startswith("Week of 2 Nov")
    line = next(each for each in week.findChildren(QLabel) if each.objectName().startswith("reference-entry-"))
    learn.click(line)
    assert [f"reference-entry-{entry}" for entry in opened] == [line.objectName()]


def test_a_place_in_a_page_is_opened_by_its_name(learn: Learn) -> None:
    learn.page.show_topic("reference/questions#senior-or-staff")
    learn.settle()
    assert "a standard for their own work" in learn.words()
    assert learn.row("senior-or-staff").hasFocus()
    learn.page.show_topic("reference/resources#langchain-llamaindex")
    learn.settle()
    assert learn.row("langchain-llamaindex").hasFocus()
    learn.page.show_topic("reference/roles#coding")
    learn.settle()
    assert learn.spoken(learn.table.currentIndex()).startswith("ML engineer, Coding:")
    learn.page.show_topic("reference/demand#mlops-engineer")
    learn.settle()
    assert learn.find("reference-heat", HeatGrid).cursor_words == "MLOps engineer, FAANG: High"


def test_another_target_sorts_the_cards_anew(learn: Learn) -> None:
    learn.open("resources")
    desk = learn.opened.desk
    with desk.vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="junior", target="mid", day=desk.today())
    learn.settle()
    assert "For your level, Junior" in learn.words()
    assert learn.rows()[0].startswith("LangChain")


@pytest.mark.parametrize(
    "topic",
    ["roles", "interview-loops", "demand", "roadblocks", "misreadings", "resources", "questions", "four-skills"],
)
def test_tab_comes_to_every_part_of_a_page_and_everything_has_a_name(learn: Learn, topic: str) -> None:
    learn.open(topic)
    start = QApplication.focusWidget()
    reached: list[QWidget] = []
    for _step in range(40):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if learn.view.isAncestorOf(focused):
            reached.append(focused)
        if focused is start:
            break
    assert learn.find("learn-reference-filter", SearchField) in reached
    names = {
        each.objectName(): QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in reached
    }
    assert [name for name, spoken in names.items() if not spoken] == []


def test_the_footer_shows_the_keys_of_the_part_with_the_keyboard(learn: Learn) -> None:
    learn.open("roadblocks")
    learn.go_to("no-case")
    assert ("A",) in [hint.keys for hint in learn.page.key_hints]
    learn.open("roles")
    assert ("←", "→", "↑", "↓") in [hint.keys for hint in learn.page.key_hints]
