"""The overview of Learn: answering on it, its roles and roadblocks, what is due, driven by keys and clicks."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from pages import TODAY, Opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ladderdesk import assessing
from ladderdesk.assess.own_place import find_own_role
from ladderdesk.desk import Desk
from ladderdesk.journal import checkpoints, history, plan, runs, targets
from ladderdesk.journal.runs import Run
from ladderdesk.locales import day_text
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.learn.assess.drafts import Drafts
from ladderdesk.ui.learn.assess.questions import QuestionCard
from ladderdesk.ui.learn.overview.page import OverviewPage
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.learn.reference.roadblocks import RoadblockRow
from ladderdesk.ui.learn.reference.table import ReferenceTable
from ladderdesk.ui.learn.topic_list import TOPIC, TopicList
from ladderdesk.ui.panes import step_pane
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.rowbox import RowBox

OpenPage = Callable[..., Opened]
Key = Qt.Key
EVALS, CLARITY = "eval-ownership", "career-clarity"
SIX = ["yes", "yes", "no", "yes", "no", "yes"]
WIDE, NARROW = (1204, 772), (948, 652)


@pytest.fixture
def show_learn(open_page: OpenPage) -> OpenPage:
    """Give a function that shows Learn as it opens first, with the keyboard on the overview."""

    def show(desk: Desk, size: tuple[int, int] = WIDE) -> Opened:
        opened = open_page(desk, LearnPage, size=size)
        with opened.qtbot.waitActive(opened.page):
            opened.page.activateWindow()
        opened.page.enter()
        press(opened, Key.Key_Return)
        return opened

    return show


def find(opened: Opened, name: str) -> QWidget:
    found = opened.page.findChild(QWidget, f"learn-overview-{name}")
    assert isinstance(found, QWidget), name
    return found


def words(opened: Opened, name: str) -> str:
    """Give the words of a widget, empty where it is not seen."""
    widget = find(opened, name)
    return str(widget.property("text")) if widget.isVisible() else ""


def focused(opened: Opened) -> QWidget:
    held = opened.page.window().focusWidget()
    assert held is not None
    return held


def press(opened: Opened, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        opened.qtbot.keyClick(focused(opened), key, modifiers)
    opened.settle()


def click(opened: Opened, name: str) -> None:
    button = find(opened, name)
    assert isinstance(button, QAbstractButton)
    assert button.isVisible()
    opened.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.settle()


def answers_on(card: QWidget) -> list[str]:
    """Give the words of the answers on a card, "" where a question is open."""
    assert isinstance(card, QuestionCard)
    given = []
    for row in card.box.rows:
        chosen = [each.text() for each in row.findChildren(QAbstractButton) if each.isChecked()]
        given.append(chosen[0] if chosen else "")
    return given


def here(opened: Opened, assessment: str) -> list[str]:
    return answers_on(find(opened, f"{assessment}-card"))


def there(opened: Opened) -> list[str]:
    """Give the answers on the page of the assessment that is shown."""
    card = opened.page.findChild(QWidget, "learn-assess-card")
    assert isinstance(card, QuestionCard)
    assert card.isVisible()
    return answers_on(card)


def go_to_row(opened: Opened, box: str, place: int = 0) -> QWidget:
    found = find(opened, box)
    assert isinstance(found, RowBox)
    found.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
    return found.rows[place]


def shown_topic(opened: Opened) -> str:
    found = opened.page.findChild(TopicList, "learn-topics")
    assert isinstance(found, TopicList)
    return str(found.currentIndex().data(TOPIC).id)


def kept(desk: Desk, assessment: str) -> tuple[Run, ...]:
    with desk.vault.reading() as session:
        return runs.runs(session, assessment)


def keep(desk: Desk, assessment: str, given: list[str], *, days_ago: int = 0) -> None:
    """Keep a run as if it had been taken some days ago."""
    known = desk.library.assessment(assessment)
    then = datetime.combine(TODAY - timedelta(days=days_ago), time(12), UTC)
    with desk.vault.writing() as session:
        session.clock = lambda: then
        assessing.keep_run(session, known, dict(zip((each.id for each in known.questions), given, strict=True)))


def roadblocks(opened: Opened) -> list[RoadblockRow]:
    return [row for row in find(opened, "roadblocks").findChildren(RoadblockRow) if row.isVisible()]


def seen_words(widget: QWidget) -> list[str]:
    return [str(each.property("text")) for each in widget.findChildren(QWidget) if each.isVisible()]


def test_learn_opens_with_the_overview_at_the_top_of_its_list(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    assert shown_topic(opened) == "overview"
    found = opened.page.findChild(TopicList, "learn-topics")
    assert isinstance(found, TopicList)
    model = found.model()
    assert [model.index(place, 0).data() for place in range(2)] == ["Overview", "Where am I now"]


def test_what_is_answered_here_is_shown_there_and_the_other_way_round(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    press(opened, Key.Key_Y, Key.Key_N)
    click(opened, f"{EVALS}-title")
    assert shown_topic(opened) == f"assess/{EVALS}"
    assert there(opened)[:3] == ["Yes", "Not yet", ""]
    press(opened, Key.Key_S)
    opened.page.show_topic("overview")
    opened.settle()
    assert here(opened, EVALS)[:4] == ["Yes", "Not yet", "Standard", ""]
    assert words(opened, f"{EVALS}-score") == "3 of 6 answered"


def test_each_answer_is_on_disk_before_anything_is_left(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    press(opened, Key.Key_Y)
    again = Drafts(desk).find(desk.library.assessment(EVALS), ())
    assert again == {"owns-framework": "yes"}


def test_numbers_rate_and_a_click_answers_too(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    go_to_row(opened, f"{CLARITY}-card-rows")
    press(opened, Key.Key_4, Key.Key_3)
    click(opened, f"{CLARITY}-card-row-salary-awareness-answer-1")
    assert here(opened, CLARITY) == ["4", "3", "2", "", ""]


@pytest.mark.parametrize(("down", "up"), [(Key.Key_Down, Key.Key_Up), (Key.Key_J, Key.Key_K)])
def test_arrows_and_letters_move_among_the_questions(
    desk: Desk, show_learn: OpenPage, down: Qt.Key, up: Qt.Key
) -> None:
    opened = show_learn(desk)
    press(opened, down, down, up)
    assert focused(opened).objectName().endswith("defends-choice")


def test_a_run_is_saved_here_with_what_it_comes_to(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    press(opened, Key.Key_Y, Key.Key_Y, Key.Key_Y, Key.Key_Y, Key.Key_N)
    assert not find(opened, f"{EVALS}-foot-save").isVisible()
    press(opened, Key.Key_N)
    assert words(opened, f"{EVALS}-score") == "4 of 6:"
    assert words(opened, f"{EVALS}-band") == "Phase 2, mid-level"
    press(opened, Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert [run.result["title"] for run in kept(desk, EVALS)] == ["Phase 2, mid-level"]
    assert opened.notices[-1].words == "Run saved."
    day = assessing.day_of(kept(desk, EVALS)[0])
    saved, due = (day_text(each, "short") for each in (day, day + timedelta(days=90)))
    assert words(opened, f"{EVALS}-foot-words") == f"Saved {saved}, next check {due}"
    press(opened, Key.Key_N)
    assert here(opened, EVALS)[0] == "Yes"


def test_saving_by_its_button_keeps_the_keyboard_in_the_card(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    press(opened, *[Key.Key_Y] * 6)
    find(opened, f"{EVALS}-foot-save").setFocus(Qt.FocusReason.TabFocusReason)
    press(opened, Key.Key_Space)
    assert len(kept(desk, EVALS)) == 1
    assert find(opened, f"{EVALS}-card-rows").isAncestorOf(focused(opened))


def test_a_run_that_is_undone_leaves_its_answers_to_be_changed(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    press(opened, *[Key.Key_Y] * 6)
    press(opened, Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
    with desk.vault.writing() as session:
        history.undo(session)
    opened.settle()
    assert kept(desk, EVALS) == ()
    assert here(opened, EVALS) == ["Yes"] * 6
    press(opened, Key.Key_N)
    assert here(opened, EVALS).count("Not yet") == 1


def test_a_finished_run_can_be_taken_again_and_put_off(desk: Desk, show_learn: OpenPage) -> None:
    keep(desk, EVALS, SIX)
    opened = show_learn(desk)
    assert here(opened, EVALS) == ["Yes", "Yes", "Not yet", "Yes", "Not yet", "Yes"]
    press(opened, Key.Key_R)
    assert here(opened, EVALS) == [""] * 6
    click(opened, f"{EVALS}-foot-put-off")
    assert here(opened, EVALS)[2] == "Not yet"
    click(opened, f"{EVALS}-foot-again")
    press(opened, Key.Key_Y)
    assert here(opened, EVALS) == ["Yes", "", "", "", "", ""]
    assert len(kept(desk, EVALS)) == 1


def test_one_begun_anew_without_an_answer_was_not_begun(desk: Desk, show_learn: OpenPage) -> None:
    keep(desk, EVALS, SIX)
    opened = show_learn(desk)
    press(opened, Key.Key_R)
    opened.page.show_topic("reference/roles")
    opened.settle()
    opened.page.show_topic("overview")
    opened.settle()
    assert here(opened, EVALS)[0] == "Yes"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (None, ["4", "3", "3", "4", "3"], "Saved 11 Nov, next check 2 Dec"),
        (["3", "3", "3", "4", "1"], ["4", "3", "3", "4", "3"], "+3 since 1 Nov, next check 2 Dec"),
        (["4", "4", "3", "4", "3"], ["4", "3", "3", "4", "3"], "−1 since 1 Nov, next check 2 Dec"),
        (["4", "3", "3", "4", "3"], ["4", "3", "3", "4", "3"], "Same score as on 1 Nov, next check 2 Dec"),
    ],
)
def test_the_foot_says_what_changed_and_when_to_check_again(
    desk: Desk, show_learn: OpenPage, before: list[str] | None, now: list[str], told: str
) -> None:
    if before is not None:
        keep(desk, CLARITY, before, days_ago=20)
    keep(desk, CLARITY, now, days_ago=10)
    opened = show_learn(desk)
    assert words(opened, f"{CLARITY}-foot-words") == told
    assert words(opened, f"{CLARITY}-score") == "17 of 25:"
    assert words(opened, f"{CLARITY}-band") == "Skim, then focus"


def test_a_check_that_is_due_is_said_so(desk: Desk, show_learn: OpenPage) -> None:
    keep(desk, CLARITY, ["3"] * 5, days_ago=30)
    opened = show_learn(desk)
    assert words(opened, f"{CLARITY}-foot-words") == "Saved 22 Oct, next check due since 12 Nov"
    assert find(opened, f"{CLARITY}-foot-words").property("tone") == "attention"


def test_the_question_with_the_keyboard_is_said_whole_and_nothing_moves(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    height = find(opened, f"{EVALS}-card").height()
    assert words(opened, f"{EVALS}-foot-words").startswith("Do you own the evals")
    press(opened, Key.Key_Y)
    assert words(opened, f"{EVALS}-foot-words").startswith("Before product people")
    go_to_row(opened, f"{CLARITY}-card-rows")
    opened.settle()
    assert words(opened, f"{CLARITY}-foot-words").startswith("1 All AI work looks the same · 3 ")
    assert words(opened, f"{EVALS}-foot-words").startswith("1 of 6 answered")
    press(opened, *[Key.Key_3] * 5)
    assert find(opened, f"{EVALS}-card").height() == height
    press(opened, Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert len(kept(desk, CLARITY)) == 1
    assert find(opened, f"{EVALS}-card").height() == height


def test_cards_stand_side_by_side_or_where_there_is_no_room_under_one_another(
    desk: Desk, show_learn: OpenPage, theme: Theme
) -> None:
    opened = show_learn(desk)
    one, other = find(opened, EVALS), find(opened, CLARITY)
    assert one.y() == other.y()
    assert one.height() == other.height()
    assert "Evals before code" in seen_words(one)
    theme.apply("light", 150)
    opened.settle()
    assert other.y() > one.geometry().bottom()
    theme.apply("light", 100)
    opened.page.resize(*NARROW)
    opened.settle()
    assert other.y() > one.geometry().bottom()
    assert "Do you write the evals of an LLM feature before its code?" in seen_words(one)


def test_the_page_is_never_wider_than_its_place(desk: Desk, show_learn: OpenPage, theme: Theme) -> None:
    opened = show_learn(desk, NARROW)
    for scale in (100, 150):
        theme.apply("light", scale)
        opened.settle()
        scroll = find(opened, "scroll")
        content = scroll.findChild(QWidget, "learn-overview-scroll-content")
        assert content is not None
        assert content.width() <= scroll.width()
        assert content.minimumSizeHint().width() <= scroll.width()


def test_nothing_moves_aside_for_the_scroll_bar(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    roles = find(opened, "roles-table")
    edges = []
    for height in (WIDE[1], 2 * WIDE[1]):
        opened.page.resize(WIDE[0], height)
        opened.settle()
        edges.append(roles.mapTo(opened.page, roles.rect().topRight()).x())
    assert edges[0] == edges[1]


def test_the_journal_says_what_it_suggests(sample_desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(sample_desk)
    mark = f"{EVALS}-card-row-owns-framework-suggestion"
    assert "suggests" in find(opened, mark).accessibleName()
    click(opened, mark)
    assert opened.page.window().findChild(QWidget, "assess-behind") is not None


def test_the_roles_are_in_brief_with_the_own_one_named(sample_desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(sample_desk)
    grid = find(opened, "roles-table")
    assert isinstance(grid, ReferenceTable)
    rows = [grid.cells.row_name(row) for row in range(grid.cells.rowCount())]
    assert rows == ["Primary focus", "Key skill", "Coding", "Research reading", "Supply and demand, 2026"]
    own = [grid.cells.column_name(each) for each in range(6) if grid.cells.is_own_column(each)]
    assert own == ["AI engineer"]
    assert words(opened, "roles-source").startswith("Your role is highlighted. Source: ")
    assert words(opened, "roles-source").endswith("2026")
    heard: list[tuple[str, str]] = []
    opened.page.ladder_requested.connect(lambda ladder, criterion: heard.append((ladder, criterion)))
    grid.setFocus()
    press(opened, Key.Key_Right, Key.Key_Return)
    assert heard == [("ai-engineer", "")]
    click(opened, "roles-title")
    assert shown_topic(opened) == "reference/roles"


def test_no_role_is_called_the_users_where_none_is(desk: Desk, show_learn: OpenPage) -> None:
    page = next(each for each in desk.library.reference() if each.id == "roles")
    assert page.table is not None
    product = desk.library.ladder("ai-product-manager")
    assert find_own_role(page.table.columns, product) is None
    with desk.vault.writing() as session:
        first, second = (level.id for level in product.levels[:2])
        targets.choose(session, ladder=product.id, current=first, target=second, day=TODAY)
    opened = show_learn(desk)
    assert words(opened, "roles-source").startswith("Source: ")


def test_a_roadblock_becomes_an_action_with_one_key(sample_desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(sample_desk)
    rows = roadblocks(opened)
    assert len(rows) == 3
    assert "Cleared" in seen_words(rows[0])
    assert "Make action" in seen_words(rows[1])
    rows[1].setFocus(Qt.FocusReason.OtherFocusReason)
    press(opened, Key.Key_A)
    press(opened, Key.Key_Return)
    with sample_desk.vault.reading() as session:
        titles = {each.title: each for each in plan.open_actions(session)}
    made = titles["Review the evals of two juniors and publish one standard"]
    assert made.criterion is not None
    assert made.note == "Roadblocks: A solid senior who is not promoted"
    assert "Planned" in seen_words(roadblocks(opened)[1])
    assert "Make action" not in seen_words(roadblocks(opened)[1])


def test_a_click_makes_an_action_too(sample_desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(sample_desk)
    button = roadblocks(opened)[2].findChild(QAbstractButton, "reference-make-action")
    assert button is not None
    opened.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.settle()
    assert opened.page.window().findChild(QWidget, "plan-step") is not None


def test_a_brief_roadblock_says_in_two_lines_what_its_page_says_at_length(
    sample_desk: Desk, show_learn: OpenPage
) -> None:
    opened = show_learn(sample_desk)
    row = roadblocks(opened)[1]
    said = seen_words(row)
    assert "The technical work is sound and nothing follows." not in said
    assert "Nothing multiplies through others; no standard exists outside your own work." in said
    assert "no mentoring" in row.accessibleName()
    assert [each.toolTip() for each in row.findChildren(QWidget) if "no mentoring" in each.toolTip()]


def test_the_roadblocks_lead_to_their_page(sample_desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(sample_desk)
    assert words(opened, "roadblocks-all") == "All 6"
    roadblocks(opened)[1].setFocus(Qt.FocusReason.OtherFocusReason)
    press(opened, Key.Key_Return)
    assert shown_topic(opened) == "reference/roadblocks"
    assert focused(opened).objectName() == "reference-card-senior-plateau"
    opened.page.show_topic("overview")
    opened.settle()
    click(opened, "roadblocks-all")
    assert shown_topic(opened) == "reference/roadblocks"


def test_roadblocks_are_those_of_the_own_level_then_of_the_next(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    assert len(roadblocks(opened)) == 3
    ladder = desk.library.ladder("generative-ai-engineer")
    with desk.vault.writing() as session:
        targets.choose(session, ladder=ladder.id, current="junior", target="mid", day=TODAY)
    opened.settle()
    assert [row.key for row in roadblocks(opened)] == ["production-fails", "stuck-at-mid"]
    names = [level.name for level in ladder.levels if level.id in ("junior", "mid")]
    assert f"for {names[0]} and {names[1]}" in seen_words(find(opened, "roadblocks"))


def test_what_is_due_of_a_guide_opens_at_its_day(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    assert not find(opened, "due").isVisible()
    with desk.vault.writing() as session:
        checkpoints.start_guide(session, "career-ladders", start=TODAY - timedelta(days=7))
        for one in checkpoints.checkpoints(session, "career-ladders")[:2]:
            checkpoints.finish_checkpoint(session, one.id, day=TODAY)
        checkpoints.start_guide(session, "role-landscape", start=TODAY - timedelta(days=2))
    opened.settle()
    spoken = [row.accessibleName() for row in find(opened, "due").findChildren(QWidget) if row.accessibleName()]
    assert any(each.startswith("Career ladders, day 7, due today") for each in spoken)
    assert "due since 19 Nov" in seen_words(find(opened, "due"))
    box = find(opened, "due-rows")
    assert isinstance(box, RowBox)
    row = next(each for each in box.rows if each.key == "guides/career-ladders#7")
    opened.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    opened.settle()
    assert shown_topic(opened) == "guides/career-ladders"
    assert focused(opened).accessibleName().startswith("Day 7, due today")


def test_tab_stops_once_at_each_thing_in_the_order_it_is_read(sample_desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(sample_desk)
    go_to_row(opened, "due-rows")
    seen = [focused(opened).objectName()]
    for _stop in range(8):
        press(opened, Key.Key_Tab)
        seen.append(focused(opened).objectName())
    assert [name.removeprefix("learn-overview-") for name in seen[1:]] == [
        f"{EVALS}-title",
        f"{EVALS}-card-row-owns-framework",
        f"{EVALS}-foot-again",
        f"{CLARITY}-title",
        f"{CLARITY}-card-row-role-clarity",
        f"{CLARITY}-foot-again",
        "roles-title",
        "roles-table",
    ]
    press(opened, Key.Key_Tab)
    assert focused(opened).objectName() == "learn-overview-roadblocks-all"
    press(opened, Key.Key_Tab)
    assert isinstance(focused(opened), RoadblockRow)


def test_f6_goes_from_part_to_part(sample_desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(sample_desk)
    go_to_row(opened, "due-rows")
    seen = []
    for _part in range(4):
        step_pane(opened.page, forward=True)
        seen.append(focused(opened).objectName().removeprefix("learn-overview-"))
    assert seen[0] == f"{EVALS}-card-row-owns-framework"
    assert seen[1] == "roles-table"
    assert seen[2].startswith("reference-card-")
    assert seen[3].startswith("learn-")


@pytest.mark.parametrize(
    ("box", "keys"),
    [
        (f"{EVALS}-card-rows", [("Y", "N"), ("S",), ("Up", "Down")]),
        (f"{CLARITY}-card-rows", [("1", "…", "5"), ("Up", "Down")]),
        ("roadblocks-section-rows", [("Up", "Down"), ("A",), ("Enter",)]),
    ],
)
def test_the_footer_shows_the_keys_of_the_part_with_the_keyboard(
    desk: Desk, show_learn: OpenPage, box: str, keys: list[tuple[str, ...]]
) -> None:
    opened = show_learn(desk)
    go_to_row(opened, box)
    opened.settle()
    assert [hint.keys for hint in opened.page.key_hints] == keys


def test_the_footer_says_that_a_heading_opens(desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(desk)
    go_to_row(opened, f"{CLARITY}-card-rows")
    press(opened, Key.Key_Backtab)
    assert focused(opened).objectName() == f"learn-overview-{CLARITY}-title"
    assert [hint.keys for hint in opened.page.key_hints] == [("Enter",)]
    press(opened, Key.Key_Return)
    assert shown_topic(opened) == f"assess/{CLARITY}"


def test_everything_that_can_be_pressed_says_what_it_is(sample_desk: Desk, show_learn: OpenPage) -> None:
    opened = show_learn(sample_desk)
    buttons = [each for each in find(opened, "scroll").findChildren(QAbstractButton) if each.isVisible()]
    own = [each for each in buttons if not each.objectName().startswith("qt_")]
    assert [each.objectName() for each in own if not (each.accessibleName() or each.text())] == []
    assert find(opened, f"{EVALS}-card-rows").accessibleName() == "Eval ownership"
    assert find(opened, f"{EVALS}-title").accessibleName() == "Open Eval ownership with result and history"


def test_the_palette_tells_the_cards_apart(desk: Desk, show_learn: OpenPage) -> None:
    for assessment, given in ((EVALS, SIX), (CLARITY, ["3"] * 5)):
        keep(desk, assessment, given)
    opened = show_learn(desk)
    offered = [made.command.words for made in opened.page.findChildren(Offer) if made.isEnabled()]
    assert "Take it again: Eval ownership" in offered
    assert "Take it again: Career clarity" in offered


def test_what_is_read_late_moves_nothing_that_is_seen(sample_desk: Desk, open_page: OpenPage) -> None:
    opened = open_page(sample_desk, LearnPage)
    chapter = opened.page.findChild(OverviewPage)
    assert chapter is not None
    places = {each: each.geometry() for each in find(opened, "scroll").findChildren(QWidget) if each.isVisible()}
    chapter.refresh()
    opened.settle()
    assert {each: each.geometry() for each in places} == places


def test_a_product_manager_is_asked_what_product_managers_do(desk: Desk, show_learn: OpenPage) -> None:
    with desk.vault.writing() as session:
        targets.choose(session, ladder="ai-product-manager", current="senior", target="staff", day=TODAY)
    opened = show_learn(desk)
    assert words(opened, f"{EVALS}-title") == "Product manager audit"
    press(opened, Key.Key_Y)
    opened.settle()
    assert Drafts(desk).find(desk.library.assessment("product-manager-audit"), set())
    with desk.vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="senior", target="staff", day=TODAY)
    opened.settle()
    assert words(opened, f"{EVALS}-title") == "Eval ownership"
    assert not Drafts(desk).find(desk.library.assessment(EVALS), set())
