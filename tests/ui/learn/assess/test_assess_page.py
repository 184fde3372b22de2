"""The page of an assessment: answering, keeping runs, comparing them, and what is done with a result."""

from datetime import date

import pytest
from assess_drive import (
    SIX,
    OpenPage,
    all_words,
    answers,
    click,
    find,
    go_to_row,
    keep,
    kept,
    open_assessment,
    press,
    save,
    type_key,
    words,
)
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import evidence, history, plan, runs, targets
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.learn.assess.listing import list_assessments
from ladderdesk.ui.learn.page import LearnPage

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_nothing_is_asked_for_before_the_first_answer(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "eval-ownership")
    assert words(opened, "learn-assess-title") == "Eval ownership"
    assert answers(opened) == [""] * 6
    assert not find(opened, "learn-assess-foot-save").isEnabled()
    assert not find(opened, "learn-assess-result").isVisible()
    assert "Every run is kept here" in " ".join(all_words(find(opened, "learn-assess-history")))


def test_answers_wait_for_whoever_leaves_the_topic_and_the_program(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "eval-ownership")
    press(opened, "YN")
    opened.page.show_item("career-clarity")  # type: ignore[attr-defined]
    opened.settle()
    assert answers(opened) == [""] * 5
    opened.page.show_item("eval-ownership")  # type: ignore[attr-defined]
    opened.settle()
    assert answers(opened)[:3] == ["Yes", "Not yet", ""]
    again = open_assessment(open_page, desk, "eval-ownership")
    assert answers(again)[:3] == ["Yes", "Not yet", ""]
    assert words(again, "learn-assess-aside") == "2 of 6 answered"
    assert kept(desk, "eval-ownership") == ()


def test_the_last_answer_brings_the_result_at_once(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "eval-ownership")
    press(opened, "YYYNY")
    assert not find(opened, "learn-assess-result").isVisible()
    press(opened, "N")
    assert words(opened, "learn-assess-result-head-title") == "Phase 2, mid-level"
    head = find(opened, "learn-assess-result-head")
    opened.qtbot.waitUntil(lambda: head.visibleRegion().boundingRect().height() == head.height())
    assert words(opened, "learn-assess-result-head-score") == "4 of 6"
    steps = all_words(find(opened, "learn-assess-result-steps"))
    assert "Evals before code: Not yet" in steps
    assert "Asked to review: Not yet" in steps
    press(opened, "S")
    assert words(opened, "learn-assess-result-head-title") == "Phase 3, senior"


def test_no_yes_at_all_is_phase_one_and_the_note_says_why(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "eval-ownership")
    press(opened, "NNNNNN")
    assert words(opened, "learn-assess-result-head-title") == "Phase 1, junior"
    assert words(opened, "learn-assess-result-head-score") == "0 of 6"
    notes = " ".join(all_words(find(opened, "learn-assess-notes")))
    assert "without any yes" in notes
    assert "MentorCruise" in words(opened, "learn-assess-sources")


@pytest.mark.parametrize(
    ("name", "keys", "title"),
    [
        ("ai-engineer-leveling", "YYYYYNYYY", "Mid-level"),
        ("career-clarity", "54345", "Move on"),
        ("product-manager-audit", "YPNYPNY", "Uneven"),
        ("ic-or-management", "11112", "Management"),
        ("role-finder", "11121", "AI engineer"),
    ],
)
def test_each_assessment_is_answered_and_kept_by_keys(
    desk: Desk, open_page: OpenPage, name: str, keys: str, title: str
) -> None:
    opened = open_assessment(open_page, desk, name)
    press(opened, keys)
    assert words(opened, "learn-assess-result-head-title") == title
    save(opened)
    assert [run.result["title"] for run in kept(desk, name)] == [title]
    assert opened.notices[-1].words == "Run saved."


def test_the_row_with_the_keyboard_stays_in_sight(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "role-finder", size=(948, 500))
    press(opened, "1111")
    row = opened.page.window().focusWidget()
    assert row is not None
    assert row.objectName().endswith("coding")
    assert row.visibleRegion().boundingRect().height() == row.height()


def test_saving_twice_in_a_row_keeps_one_run(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "career-clarity")
    press(opened, "33333")
    for _time in range(2):
        type_key(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    save(opened)
    assert len(kept(desk, "career-clarity")) == 1


def test_a_saved_run_that_is_undone_leaves_its_answers_to_be_changed(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "career-clarity")
    press(opened, "33333")
    save(opened)
    with desk.vault.writing() as session:
        history.undo(session)
    opened.settle()
    assert kept(desk, "career-clarity") == ()
    assert answers(opened) == ["3"] * 5
    assert find(opened, "learn-assess-foot-save").isEnabled()
    with desk.vault.writing() as session:
        history.redo(session)
    opened.settle()
    assert len(kept(desk, "career-clarity")) == 1
    assert not find(opened, "learn-assess-foot-save").isVisible()


def test_a_run_is_taken_again_and_compared_question_by_question(desk: Desk, open_page: OpenPage) -> None:
    keep(desk, "career-clarity", list("33333"), days_ago=30)
    opened = open_assessment(open_page, desk, "career-clarity")
    press(opened, "5")
    assert answers(opened) == ["3"] * 5
    press(opened, "R")
    assert answers(opened) == [""] * 5
    press(opened, "43325")
    assert words(opened, "learn-assess-result-head-change-words") == "+2 since 22 Oct 2026"
    changes = all_words(find(opened, "learn-assess-history-changes"))
    assert changes[:2] == ["Since 22 Oct 2026", "+2"]
    assert changes[2:] == ["Role clarity", "3 → 4", "Career planning", "3 → 2", "Industry awareness", "3 → 5"]
    save(opened)
    assert len(kept(desk, "career-clarity")) == 2


def test_an_earlier_run_shows_its_answers_and_its_own_change(desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    for days, given in ((90, "22222"), (50, "33222"), (10, "44444")):
        keep(desk, "career-clarity", list(given), days_ago=days)
    opened = open_assessment(open_page, desk, "career-clarity")
    assert answers(opened) == ["4"] * 5
    go_to_row(opened, "learn-assess-history-runs", 1)
    type_key(opened, Qt.Key.Key_Return)
    assert answers(opened) == ["3", "3", "2", "2", "2"]
    assert words(opened, "learn-assess-result-head-score") == "12 of 25"
    assert "+2" in all_words(find(opened, "learn-assess-history-changes"))
    qtbot.mouseClick(find(opened, "learn-assess-history-runs"), Qt.MouseButton.LeftButton)
    go_to_row(opened, "learn-assess-history-runs", 0)
    type_key(opened, Qt.Key.Key_Return)
    assert answers(opened) == ["4"] * 5


def test_two_counted_runs_draw_a_line(desk: Desk, open_page: OpenPage) -> None:
    keep(desk, "career-clarity", list("22222"), days_ago=40)
    opened = open_assessment(open_page, desk, "career-clarity")
    assert not find(opened, "learn-assess-history-trend").isVisible()
    keep(desk, "career-clarity", list("33333"))
    opened.settle()
    line = find(opened, "learn-assess-history-trend")
    assert line.isVisible()
    assert line.accessibleName() == "Score over time, of 25. 12 Oct 2026: 10, 21 Nov 2026: 15"


def test_many_runs_are_shown_when_asked_for(desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    for days in range(11):
        keep(desk, "career-clarity", list("33333"), days_ago=days)
    opened = open_assessment(open_page, desk, "career-clarity")
    assert words(opened, "learn-assess-history-more") == "Show all 11"
    click(qtbot, opened, "learn-assess-history-more")
    assert not find(opened, "learn-assess-history-more").isVisible()


def test_answers_dropped_by_starting_over_come_back(desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_assessment(open_page, desk, "eval-ownership")
    press(opened, "YN")
    click(qtbot, opened, "learn-assess-foot-restart")
    assert answers(opened) == [""] * 6
    notice = opened.notices[-1]
    assert (notice.words, notice.action) == ("Answers cleared.", "Undo")
    back = next(made for made in opened.page.findChildren(Offer) if made.command.id == notice.command)
    back.trigger()
    assert answers(opened)[:3] == ["Yes", "Not yet", ""]


def test_open_answers_wait_while_an_earlier_run_is_looked_at(desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    keep(desk, "career-clarity", list("33333"), days_ago=30)
    opened = open_assessment(open_page, desk, "career-clarity")
    press(opened, "R")
    press(opened, "44")
    go_to_row(opened, "learn-assess-history-runs")
    type_key(opened, Qt.Key.Key_Return)
    assert answers(opened) == ["3"] * 5
    click(qtbot, opened, "learn-assess-foot-resume")
    assert answers(opened) == ["4", "4", "", "", ""]


def test_a_run_of_earlier_questions_shows_what_was_kept(desk: Desk, open_page: OpenPage) -> None:
    with desk.vault.writing() as session:
        kept_result = {"band": "old", "title": "An old band", "score": 7, "most": 10}
        old = {"owns-framework": "yes", "gone": "yes"}
        runs.record_run(session, "eval-ownership", version=0, answers=old, result=kept_result)
    opened = open_assessment(open_page, desk, "eval-ownership")
    assert words(opened, "learn-assess-result-head-title") == "An old band"
    assert words(opened, "learn-assess-result-head-score") == "7 of 10"
    assert answers(opened) == ["Yes", "", "", "", "", ""]
    assert "earlier version" in words(opened, "learn-assess-foot-words")


@pytest.fixture
def placed(desk: Desk, open_page: OpenPage) -> Opened:
    """Give the result of phase 2, mid-level aiming at senior, for someone who is mid-level on the same ladder."""
    with desk.vault.writing() as session:
        targets.choose(
            session,
            ladder="generative-ai-engineer",
            current="mid",
            target="staff",
            current_since=date(2024, 3, 1),
            target_by=date(2028, 1, 1),
            day=desk.today(),
        )
    opened = open_assessment(open_page, desk, "eval-ownership")
    press(opened, "YYYNNN")
    return opened


def held(desk: Desk) -> tuple[str | None, str, bool, bool]:
    with desk.vault.reading() as session:
        target = targets.target_in_force(session)
    assert target is not None
    return target.current, target.target, target.current_since is not None, target.target_by is not None


def test_a_level_in_force_is_said_and_the_other_is_taken_as_one_act(placed: Opened, desk: Desk, qtbot: QtBot) -> None:
    assert not find(placed, "learn-assess-result-head-levels-current").isVisible()
    assert find(placed, "learn-assess-result-head-levels-current-held").isVisible()
    click(qtbot, placed, "learn-assess-result-head-levels-target")
    assert held(desk) == ("mid", "senior", True, False)
    assert placed.notices[-1].words == "Senior is your target now."
    assert find(placed, "learn-assess-result-head-levels-target-held").isVisible()
    with desk.vault.writing() as session:
        history.undo(session)
    assert held(desk) == ("mid", "staff", True, True)


def test_levels_are_taken_by_keys(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "ai-engineer-leveling")
    press(opened, "YYYNNNNNN")
    type_key(opened, Qt.Key.Key_U, CONTROL_SHIFT)
    opened.settle()
    assert held(desk)[:2] == ("mid", "senior")
    press(opened, "J")
    assert "Mid-level is your current level" in all_words(find(opened, "learn-assess-result-head-levels"))


def test_roles_that_lead_together_are_all_shown_with_why_and_their_ladders(
    desk: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_assessment(open_page, desk, "role-finder")
    press(opened, "21221")
    assert words(opened, "learn-assess-result-head-title") == "More than one role fits"
    assert words(opened, "learn-assess-result-head-lead") == "The first are level; a lead of 1 or more decides."
    told = " ".join(all_words(find(opened, "learn-assess-result-leaning")))
    assert "What you enjoy: Train a model and make it better (+3)" in told
    assert told.count("The biggest gap to expect") == told.count("Look at this ladder") == 2
    ladders, topics = QSignalSpy(opened.page.ladder_requested), QSignalSpy(opened.page.topic_requested)
    go_to_row(opened, "learn-assess-result-leaning-rows", 1)
    type_key(opened, Qt.Key.Key_Return)
    assert ladders.at(0) == ["ai-engineer", ""]
    click(qtbot, opened, "learn-assess-result-head-compare")
    assert topics.at(0) == ["reference/roles"]


def test_a_step_becomes_an_action_with_one_key_and_says_so(desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_assessment(open_page, desk, "product-manager-audit")
    press(opened, "NYYYYYY")
    go_to_row(opened, "learn-assess-result-steps-rows")
    press(opened, "A")
    opened.settle()
    title = opened.page.window().findChild(QLineEdit, "plan-step-title")
    step = title.text()
    assert step == "Draw the data path of one feature and have an engineer correct it"
    qtbot.keyClick(title, Qt.Key.Key_Return)
    opened.settle()
    with desk.vault.reading() as session:
        (action,) = plan.open_actions(session)
    assert (action.title, action.criterion) == (step, "aipm.pm.pipeline-basics")
    assert action.note == "From the assessment Product manager audit."
    assert "Planned" in all_words(find(opened, "learn-assess-result-steps"))


def test_the_entries_behind_a_suggestion_are_one_key_away(sample_desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, sample_desk, "eval-ownership")
    press(opened, "R")
    assert answers(opened) == [""] * 6
    requested = QSignalSpy(opened.page.entry_requested)
    type_key(opened, Qt.Key.Key_Return)
    listed = opened.page.window().findChild(QListView, "assess-behind-entries")
    assert listed.hasFocus()
    assert listed.model().rowCount() > 1
    opened.qtbot.keyClick(listed, Qt.Key.Key_J)
    assert listed.currentIndex().row() == 1
    opened.qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert requested.count() == 1
    assert isinstance(requested.at(0)[0], int)


def test_a_suggestion_follows_the_evidence(sample_desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, sample_desk, "eval-ownership")
    name = f"learn-assess-card-row-{SIX[4]}-suggestion"
    assert words(opened, name) == "Your journal suggests yes"
    with sample_desk.vault.writing() as session:
        for one in evidence.evidence_of(session, ["genai.senior.executable-scope", "genai.staff.six-week-scope"]):
            evidence.unlink(session, one.id)
    opened.settle()
    assert words(opened, name) != "Your journal suggests yes"


@pytest.mark.parametrize(
    ("name", "given", "days", "aside"),
    [
        ("eval-ownership", ["yes"] * 4 + ["no"] * 2, 89, "4 of 6"),
        ("eval-ownership", ["yes"] * 4 + ["no"] * 2, 90, "due again"),
        ("ai-engineer-leveling", ["yes"] * 9, 1, "Staff and above"),
        ("ic-or-management", ["ic"] * 5, 1, "Individual contributor"),
        ("ic-or-management", ["ic", "ic", "ic", "management", "management"], 1, "undecided"),
    ],
)
def test_the_list_says_what_a_run_came_to_and_when_it_is_due_again(
    desk: Desk, name: str, given: list[str], days: int, aside: str
) -> None:
    keep(desk, name, given, days_ago=days)
    assert next(topic.aside for topic in list_assessments(desk) if topic.item == name) == aside


def test_tab_goes_from_part_to_part_in_the_order_they_are_read(desk: Desk, open_page: OpenPage) -> None:
    keep(desk, "eval-ownership", ["yes"] * 6, days_ago=9)
    opened = open_assessment(open_page, desk, "eval-ownership")
    press(opened, "R")
    press(opened, "YYYNNN")
    seen = []
    for _stop in range(6):
        focused = opened.page.window().focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
        type_key(opened, Qt.Key.Key_Tab)
    assert seen[:5] == [
        "learn-assess-card-row-asked-to-review",
        "learn-assess-foot-restart",
        "learn-assess-foot-save",
        "learn-assess-result-head-levels-current",
        "learn-assess-result-head-levels-target",
    ]
    assert seen[5].startswith("learn-assess-result-steps-step")
    assert str(opened.page.window().focusWidget().objectName()).startswith("learn-assess-history-run")


def test_the_footer_follows_the_keyboard(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "eval-ownership")
    assert [hint.words for hint in opened.page.key_hints][:2] == ["Answer", "Set the standard"]
    press(opened, "YYYNNN")
    assert "Save" in [hint.words for hint in opened.page.key_hints]
    go_to_row(opened, "learn-assess-result-steps-rows")
    assert [hint.words for hint in opened.page.key_hints] == ["Next, previous", "Make action"]


def test_the_footer_of_learn_follows_from_the_list_to_the_questions_and_back(desk: Desk, open_page: OpenPage) -> None:
    opened = open_page(desk, LearnPage)
    with opened.qtbot.waitActive(opened.page):
        opened.page.activateWindow()
    opened.page.show_topic("assess/eval-ownership")
    opened.settle()
    for _time in range(2):
        opened.page.enter()
        find(opened, "learn-topics").setFocus()
        assert opened.page.key_hints[-1].words == "Open"
        type_key(opened, Qt.Key.Key_Return)
        assert opened.page.key_hints[0].words == "Answer"


def test_a_narrow_window_keeps_the_history_behind_a_button(desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_assessment(open_page, desk, "eval-ownership", size=(716, 652))
    history_pane = opened.page.findChild(QWidget, "learn-assess-history")
    assert not history_pane.isVisible()
    click(qtbot, opened, "learn-assess-details")
    assert history_pane.isVisible()
