"""Working on an exercise: hints, the own answer, the model answer, scores, and attempts."""

import pytest
from practice_drive import CONTROL, PROBLEM, WORDS, Key, Practice
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton

from ladderdesk.journal import entries, history, lists
from ladderdesk.journal.rows import Kind
from ladderdesk.ui.learn.practice.linked_text import LinkedText
from ladderdesk.ui.widgets.status import StatusPill

MATCHING = "role-matching"


def test_it_says_which_exercise_this_is_and_how_long_it_takes(practice: Practice) -> None:
    assert practice.words("practice-kind") == "Practice problem 1 of 4"
    assert practice.words("practice-title") == "Senior to staff strategy"
    assert practice.words("practice-minutes") == "12 min"
    assert practice.words("practice-sources").startswith("Source: Career Ladders in AI")
    practice.open("five-year-vision")
    assert practice.words("practice-kind") == "Writing exercise 1 of 1"
    practice.open("contrast-pattern")
    assert practice.words("practice-kind") == "Interview pattern 9 of 11"


def test_hints_come_one_by_one_and_stay(practice: Practice) -> None:
    practice.open(MATCHING)
    first, second = practice.desk.library.exercise(MATCHING).hints
    practice.field.setFocus()
    practice.press(Key.Key_Escape)
    assert QApplication.focusWidget() is practice.find("practice-hint-1")
    assert not practice.find("practice-hint-2").isEnabled()
    practice.press(Key.Key_H)
    assert practice.words("practice-hints-1") == first
    assert not practice.shows("practice-hints-2")
    practice.click("practice-hint-2")
    assert (practice.words("practice-hints-1"), practice.words("practice-hints-2")) == (first, second)
    practice.open(PROBLEM)
    assert not practice.shows("practice-hints-1")
    practice.open(MATCHING)
    assert practice.words("practice-hints-2") == second


def test_letters_are_words_while_the_answer_has_the_keyboard(practice: Practice) -> None:
    practice.write("hmtdcs")
    assert practice.text == "hmtdcs"
    assert not practice.shows("practice-hints-1")


def test_tab_leaves_the_answer(practice: Practice) -> None:
    practice.write("Something")
    practice.press(Key.Key_Tab)
    assert QApplication.focusWidget() is practice.find("practice-draft")
    assert practice.text == "Something"


def test_the_model_answer_asks_first_where_nothing_was_written(practice: Practice) -> None:
    practice.click("practice-model-button")
    assert not practice.shows("practice-model")
    sheet = practice.sheet()
    assert "You have not written an answer yet" in sheet.accessibleName()
    assert sheet.cancel_button.hasFocus()
    QTest.keyClick(sheet.cancel_button, Key.Key_Escape)
    practice.settle()
    assert not practice.shows("practice-model")
    practice.click("practice-model-button")
    QTest.mouseClick(practice.sheet().accept_button, Qt.MouseButton.LeftButton)
    practice.settle()
    assert practice.shows("practice-model")
    assert practice.shows("practice-rubric")


def test_blanks_alone_are_no_answer(practice: Practice) -> None:
    practice.write("  ")
    practice.press(Key.Key_Return, CONTROL)
    assert not practice.shows("practice-model")
    QTest.keyClick(practice.sheet().cancel_button, Key.Key_Escape)


def test_ctrl_enter_compares_an_answer_with_the_model_answer_and_goes_to_the_rubric(practice: Practice) -> None:
    practice.compare()
    assert "several recommenders" in practice.find("practice-model-text", LinkedText).toPlainText()
    assert QApplication.focusWidget() is practice.focus_row("practice-rubric")
    practice.press(Key.Key_M)
    assert not practice.shows("practice-model")
    assert practice.shows("practice-rubric")
    practice.press(Key.Key_M)
    assert practice.shows("practice-model")


def test_1_2_and_3_score_a_row_and_go_to_the_next(practice: Practice) -> None:
    practice.compare()
    assert practice.words("practice-total") == "not scored yet"
    for key in (Key.Key_3, Key.Key_2, Key.Key_1):
        practice.press(key)
    assert [name.split(": ")[1] for name in practice.rows("practice-rubric")] == [
        "Clear", "Partly", "Missing", "Not scored", "Not scored", "Not scored"
    ]  # fmt: skip
    assert practice.words("practice-total") == "3 of 12, 3 rows left"
    assert practice.find("practice-grade", StatusPill).accessibleName() == "No hire"
    for key in (Key.Key_3, Key.Key_3, Key.Key_3):
        practice.press(key)
    assert practice.words("practice-total") == "9 of 12"
    assert practice.find("practice-grade", StatusPill).accessibleName() == "Strong hire"
    assert practice.words("practice-meaning").startswith("Strong hire: Several prongs")
    practice.page.settle()
    assert practice.kept().scores == {
        "scope": 2, "strategy": 1, "influence": 0, "alignment": 2, "business": 2, "visibility": 2
    }  # fmt: skip


def test_arrows_change_a_score_and_j_and_k_move(practice: Practice) -> None:
    practice.compare()
    practice.press(Key.Key_J)
    practice.press(Key.Key_Right)
    practice.press(Key.Key_Right)
    assert practice.rows("practice-rubric")[1] == "Sets direction in writing: Partly"
    practice.press(Key.Key_Left)
    assert practice.rows("practice-rubric")[1] == "Sets direction in writing: Missing"
    assert practice.words("practice-clear-when").startswith("“Sets direction in writing” is clear when: a strategy")
    practice.press(Key.Key_K)
    assert practice.words("practice-clear-when").startswith("“Widens scope beyond one system”")


def test_a_click_scores_and_its_row_takes_the_keyboard(practice: Practice) -> None:
    practice.compare()
    row = practice.focus_row("practice-rubric", 2)
    QTest.mouseClick(row.findChildren(QRadioButton)[1], Qt.MouseButton.LeftButton)
    assert practice.rows("practice-rubric")[2].endswith("Partly")
    assert row.hasFocus()


def test_ctrl_enter_saves_the_attempt_and_undo_gives_the_answer_back(practice: Practice) -> None:
    practice.compare()
    practice.press(Key.Key_3)
    practice.press(Key.Key_Return, CONTROL)
    (attempt,) = practice.attempts()
    assert (attempt.answer, attempt.scores) == (WORDS, {"scope": 2})
    assert practice.notices == ["Attempt saved: 2 of 12, No hire."]
    assert practice.opened.notices[0].command == "undo"
    assert practice.field.property("readOnly")
    assert QApplication.focusWidget() is practice.find("practice-again")
    assert practice.words("practice-total") == "2 of 12, 5 rows not scored"
    practice.undo()
    assert practice.attempts() == ()
    assert (practice.text, practice.field.property("readOnly")) == (WORDS, False)
    assert practice.field.hasFocus()
    assert practice.rows("practice-rubric")[0].endswith("Clear")


def test_an_attempt_without_words_is_not_saved(practice: Practice) -> None:
    practice.click("practice-model-button")
    QTest.mouseClick(practice.sheet().accept_button, Qt.MouseButton.LeftButton)
    practice.settle()
    practice.focus_row("practice-rubric")
    practice.press(Key.Key_2)
    assert not practice.find("practice-save").isEnabled()
    practice.press(Key.Key_Return, CONTROL)
    assert practice.notices == ["There is no answer to save yet."]
    assert practice.attempts() == ()
    practice.write("A word")
    assert practice.find("practice-save").isEnabled()


def test_try_again_begins_with_an_empty_answer_and_every_attempt_is_kept(practice: Practice) -> None:
    for words, keys in (("First.", (Key.Key_1, Key.Key_2)), ("Second.", (Key.Key_3, Key.Key_3))):
        practice.compare(words)
        for key in keys:
            practice.press(key)
        practice.press(Key.Key_Return, CONTROL)
        practice.press(Key.Key_T)
        assert practice.text == ""
        assert practice.field.hasFocus()
        assert not practice.shows("practice-rubric")
    assert [(each.answer, sum(each.scores.values())) for each in practice.attempts()] == [("Second.", 4), ("First.", 1)]
    assert [name.split(", ")[-1] for name in practice.rows("practice-attempts")] == ["4 of 12", "1 of 12"]
    assert practice.words("practice-change").startswith("+3 since")
    assert practice.find("practice-trend").accessibleName() == "Scores of 12, oldest first: 1, 4"


def test_undo_after_a_new_try_brings_the_old_answer_back_where_nothing_new_was_written(practice: Practice) -> None:
    practice.compare()
    practice.press(Key.Key_Return, CONTROL)
    assert practice.notices == ["Attempt saved, not scored."]
    practice.press(Key.Key_T)
    practice.undo()
    assert (practice.text, practice.attempts()) == (WORDS, ())


def test_an_earlier_attempt_is_read_and_left_again(practice: Practice) -> None:
    practice.compare("The first.")
    practice.press(Key.Key_3)
    practice.press(Key.Key_Return, CONTROL)
    practice.press(Key.Key_T)
    practice.write("The second, half done")
    practice.focus_row("practice-attempts")
    practice.press(Key.Key_Return)
    assert (practice.text, practice.field.property("readOnly")) == ("The first.", True)
    assert practice.words("practice-answer-title").startswith("Attempt of ")
    assert practice.rows("practice-rubric")[0].endswith("Clear")
    assert practice.rows("practice-attempts")[0].endswith("shown now")
    assert not practice.find("practice-reuse").isEnabled()
    practice.press(Key.Key_1)
    assert practice.attempts()[0].scores == {"scope": 2}
    practice.press(Key.Key_Escape)
    assert (practice.text, practice.field.property("readOnly")) == ("The second, half done", False)
    assert practice.field.hasFocus()


def test_a_new_answer_may_start_from_an_attempt(practice: Practice) -> None:
    practice.compare("The first.")
    practice.press(Key.Key_Return, CONTROL)
    practice.click("practice-reuse")
    assert (practice.text, practice.field.hasFocus()) == ("The first.", True)
    QTest.keyClicks(practice.field, " And more.")
    practice.page.settle()
    assert practice.kept().attempt == ""
    assert practice.kept().text == "The first. And more."
    assert practice.attempts()[0].answer == "The first."


def test_the_answer_becomes_a_draft_in_the_journal_and_is_undone_in_one_step(practice: Practice) -> None:
    assert not practice.find("practice-draft").isEnabled()
    practice.paste("I use vector<int> for 检索.")
    with practice.opened.qtbot.waitSignal(practice.page.entry_requested) as asked:
        practice.click("practice-draft")
    with practice.desk.vault.reading() as session:
        content = entries.entry(session, asked.args[0]).content
    assert (content.title, content.body) == ("Senior to staff strategy", "I use vector<int> for 检索.")
    assert (content.is_draft, content.kind, content.day) == (True, Kind.LEARNING, practice.desk.today())
    assert practice.notices == ["Draft added to the journal."]
    with practice.desk.vault.writing() as session:
        history.undo(session)
        assert lists.line_ids(session) == []
    assert practice.text == "I use vector<int> for 检索."


@pytest.mark.parametrize(
    ("words", "said"), [("One", "1 word"), ("vector<int> 检索", "3 words"), ("word " * 1234, "1,234 words")]
)
def test_words_are_counted_as_they_are_typed(practice: Practice, words: str, said: str) -> None:
    practice.paste(words)
    assert practice.text == words
    assert practice.words("practice-answer-state").split(", saved")[0] == said


def test_the_footer_shows_the_keys_of_the_part_that_has_the_keyboard(practice: Practice) -> None:
    practice.write("Some words")
    assert practice.hints() == [("Esc",), ("Ctrl+Return",)]
    practice.press(Key.Key_Escape)
    assert practice.hints() == [("H",), ("M",), ("D",)]
    practice.press(Key.Key_M)
    assert practice.hints() == [("H",), ("1", "2", "3"), ("Ctrl+Return",)]
    practice.press(Key.Key_Return, CONTROL)
    assert practice.hints() == [("T",), ("D",)]


def test_every_button_is_named_and_says_its_key(practice: Practice) -> None:
    practice.compare()
    for button in practice.page.findChildren(QPushButton):
        if button.isVisible():
            assert button.objectName()
            assert button.accessibleName() or button.text()
