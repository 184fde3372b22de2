"""Patterns filled in from the journal, and what stands beside an exercise."""

from datetime import timedelta

import pytest
from practice_drive import CONTROL, PROBLEM, Key, Practice
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ladderdesk.journal import checkpoints, lists
from ladderdesk.ui.learn.practice.linked_text import LinkedText

FIVE_YEARS = "five-years-level"


def reveal(practice: Practice, exercise: str) -> LinkedText:
    """Show the model answer of an exercise without an own one, in another try where there was one before."""
    practice.open(exercise)
    if practice.shows("practice-again"):
        practice.click("practice-again")
    practice.click("practice-model-button")
    QTest.mouseClick(practice.sheet().accept_button, Qt.MouseButton.LeftButton)
    practice.settle()
    return practice.find("practice-model-text", LinkedText)


def follow(practice: Practice, text: LinkedText, place: int) -> None:
    """Go to a link by Tab and press Enter."""
    text.moveCursor(text.textCursor().MoveOperation.Start)
    text.setFocus(Qt.FocusReason.TabFocusReason)
    for _each in range(place + (0 if text.textCursor().hasSelection() else 1)):
        QTest.keyClick(text, Key.Key_Tab)
    QTest.keyClick(text, Key.Key_Return)


def test_levels_gaps_and_entries_of_the_journal_are_in_the_answer(sample: Practice) -> None:
    text = reveal(sample, FIVE_YEARS)
    words = text.toPlainText()
    assert "Today I am at Senior, and I aim at Staff." in words
    assert "{" not in words
    assert "[" not in words
    kinds = [target.split(":")[0] for target in text.targets]
    assert kinds == ["levels"] * 2 + ["criterion"] * 3 + ["entry"] * 3


def test_the_framework_of_a_pattern_is_shown_as_numbered_steps(sample: Practice) -> None:
    sample.open(FIVE_YEARS)
    steps = sample.desk.library.exercise(FIVE_YEARS).framework
    assert [sample.words(f"practice-framework-{place}") for place in range(1, 5)] == list(steps)
    sample.open(PROBLEM)
    assert not sample.shows("practice-framework")


def test_what_was_filled_in_leads_to_what_it_came_from(sample: Practice) -> None:
    text = reveal(sample, FIVE_YEARS)
    asked: list[object] = []
    sample.page.page_requested.connect(asked.append)
    sample.page.criterion_requested.connect(asked.append)
    sample.page.entry_requested.connect(asked.append)
    for place in (0, 2, 5):
        follow(sample, text, place)
    with sample.desk.vault.reading() as session:
        assert asked[2] in lists.line_ids(session)
    assert asked[:2] == ["ladder", text.targets[2].removeprefix("criterion:")]


def test_without_a_journal_it_says_what_to_do_and_leads_there(practice: Practice) -> None:
    text = reveal(practice, FIVE_YEARS)
    assert "[Choose a target level]" in text.toPlainText()
    assert "[No packet-ready entry yet: log a win]" in text.toPlainText()
    asked: list[str] = []
    practice.page.page_requested.connect(asked.append)
    practice.page.command_requested.connect(asked.append)
    follow(practice, text, 1)
    follow(practice, text, 3)
    assert asked == ["gaps", "log_win"]


def test_a_pattern_starts_the_own_answer_and_is_taken_back_in_the_field(sample: Practice) -> None:
    filled = reveal(sample, FIVE_YEARS).toPlainText()
    sample.click("practice-start")
    assert sample.text.replace("\n\n", "\n") == filled
    assert sample.field.hasFocus()
    assert not sample.find("practice-start").isEnabled()
    sample.page.settle()
    assert sample.kept(FIVE_YEARS).text == sample.text
    sample.press(Key.Key_Z, CONTROL)
    assert sample.text == ""
    assert sample.find("practice-start").isEnabled()


def test_the_model_answer_is_copied_as_plain_text(sample: Practice) -> None:
    reveal(sample, FIVE_YEARS)
    sample.focus_row("practice-rubric")
    sample.press(Key.Key_C)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Today I am at Senior, and I aim at Staff.")
    assert "\n\nA first step in that direction: " in copied
    assert sample.notices == ["Model answer copied."]


def test_a_problem_offers_no_pattern_to_start_from(sample: Practice) -> None:
    sample.compare()
    assert not sample.shows("practice-start")
    assert sample.shows("practice-copy")


def test_enter_on_a_criterion_it_feeds_opens_it_in_gaps(sample: Practice) -> None:
    assert sample.rows("practice-fed")[0].endswith(", Emerging")
    assert sample.words("practice-fed-note") == "Of your target level, by competency"
    sample.focus_row("practice-fed")
    with sample.opened.qtbot.waitSignal(sample.page.criterion_requested) as asked:
        sample.press(Key.Key_Return)
    assert asked.args[0].startswith("genai.staff.")


def test_without_a_target_the_criteria_are_those_it_names(practice: Practice) -> None:
    assert len(practice.rows("practice-fed")) == 4
    assert practice.words("practice-fed-note") == "Of L6 Staff"


def test_the_days_of_the_guide_stand_beside_it(practice: Practice) -> None:
    with practice.desk.vault.writing() as session:
        checkpoints.start_guide(session, "career-ladders", start=practice.desk.today() - timedelta(days=7))
        for one in checkpoints.checkpoints(session, "career-ladders")[:2]:
            checkpoints.finish_checkpoint(session, one.id, day=one.due)
    practice.settle()
    assert practice.find("practice-guide-open").property("text") == "2 of 5"
    assert "due today" in practice.rows("practice-days")[2]
    practice.focus_row("practice-days", 2)
    practice.press(Key.Key_Return)
    assert practice.page.chapter is not None
    assert (practice.page.chapter.chapter, practice.page.chapter.item) == ("guides", "career-ladders")


@pytest.mark.parametrize("sized", [(1204, 772), (948, 652)])
def test_every_exercise_shows_all_of_its_parts(sample: Practice, sized: tuple[int, int]) -> None:
    sample.page.resize(*sized)
    for exercise in sample.desk.library.exercises():
        reveal(sample, exercise.id)
        assert sample.words("practice-title") == exercise.title
        assert len(sample.rows("practice-rubric")) == len(exercise.rubric)
        field = sample.find("practice-answer", QWidget)
        assert field.width() >= 500
        for name in ("practice-save", "practice-model-button", "practice-copy"):
            seen = sample.find(name)
            assert seen.mapTo(sample.page, seen.rect().topRight()).x() < sample.page.width()


def test_ctrl_backslash_shows_and_hides_what_stands_beside(practice: Practice) -> None:
    practice.write("a")
    assert practice.shows("practice-attempts-title")
    practice.press(Key.Key_Backslash, CONTROL)
    assert not practice.shows("practice-attempts-title")
    practice.press(Key.Key_Backslash, CONTROL)
    assert practice.shows("practice-attempts-title")
