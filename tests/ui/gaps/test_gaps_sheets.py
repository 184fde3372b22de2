"""The sheets of Gaps by keys: Enter and Space press a button, Enter saves from a field, Esc keeps the words."""

import pytest
from gaps_drive import AUTONOMY, GOVERNED, MULTI_SYSTEM, SIX_WEEKS, Gaps, Key
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from ladderdesk.journal.rows import MarkWord


def tab_to(gaps: Gaps, name: str) -> None:
    """Press Tab until a control has the keyboard."""
    for _press in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.objectName() == name:
            return
        gaps.press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def words_in(gaps: Gaps, name: str) -> str:
    field = gaps.find(name, QWidget)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_the_button_of_set_status_acts_on_every_key_that_presses_a_button(gaps: Gaps, key: Qt.Key) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_S)
    tab_to(gaps, "gaps-mark-reason-field")
    gaps.type("No change was asked for")
    tab_to(gaps, "gaps-mark-sheet-accept")
    gaps.press(key)
    assert not gaps.has_sheet
    mark = gaps.measured(GOVERNED).mark
    assert mark is not None
    assert (mark.word, mark.reason) == (MarkWord.NOT_APPLICABLE, "No change was asked for")


def test_enter_on_a_choice_of_set_status_asks_for_the_reason_instead_of_doing_nothing(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_S)
    gaps.press(Key.Key_Down)
    gaps.press(Key.Key_Return)
    assert "Say why in a few words" in gaps.words()
    assert QApplication.focusWidget() is gaps.find("gaps-mark-reason-field", QPlainTextEdit)


def test_enter_makes_a_new_line_in_a_reason_and_with_control_it_saves(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_S)
    tab_to(gaps, "gaps-mark-reason-field")
    gaps.type("One")
    gaps.press(Key.Key_Return)
    gaps.type("Two")
    assert gaps.has_sheet
    gaps.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    mark = gaps.measured(GOVERNED).mark
    assert mark is not None
    assert mark.reason == "One\nTwo"


def test_enter_on_cancel_sets_nothing(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_S)
    tab_to(gaps, "gaps-mark-reason-field")
    gaps.type("Not this time")
    tab_to(gaps, "gaps-mark-sheet-cancel")
    gaps.press(Key.Key_Return)
    assert not gaps.has_sheet
    assert gaps.measured(GOVERNED).mark is None


def test_enter_in_a_line_of_a_one_to_one_note_saves_it(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_M)
    gaps.press(Key.Key_Space)
    tab_to(gaps, "gaps-said-who")
    gaps.find("gaps-said-who", QLineEdit).selectAll()
    gaps.type("Amara")
    gaps.press(Key.Key_Return)
    verdict = gaps.measured(GOVERNED).verdict
    assert not gaps.has_sheet
    assert verdict is not None
    assert (verdict.word.value, verdict.said_by) == ("agreed", "Amara")


def test_enter_on_unlink_unlinks(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    before = len(gaps.measured(SIX_WEEKS).evidence)
    gaps.focus_row("gaps-evidence")
    gaps.press(Key.Key_E)
    tab_to(gaps, "gaps-weight-remove")
    gaps.press(Key.Key_Return)
    assert not gaps.has_sheet
    assert len(gaps.measured(SIX_WEEKS).evidence) == before - 1


def test_enter_in_the_note_of_a_link_saves_it(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    gaps.focus_row("gaps-evidence")
    gaps.press(Key.Key_E)
    tab_to(gaps, "gaps-weight-note")
    gaps.find("gaps-weight-note", QLineEdit).selectAll()
    gaps.type("Cut to six in the end")
    gaps.press(Key.Key_Return)
    assert not gaps.has_sheet
    assert gaps.measured(SIX_WEEKS).evidence[0].evidence.note == "Cut to six in the end"


def test_enter_on_cancel_of_an_action_adds_nothing(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    before = gaps.actions(GOVERNED)
    gaps.press(Key.Key_A)
    gaps.type("Half an action")
    tab_to(gaps, "gaps-action-cancel")
    gaps.press(Key.Key_Return)
    assert gaps.actions(GOVERNED) == before
    assert not gaps.find("gaps-action-editor", QWidget).isVisible()


def test_enter_on_the_group_button_opens_its_menu(gaps: Gaps) -> None:
    QTest.keyClick(gaps.find("gaps-group-by", QAbstractButton), Key.Key_Return)
    assert gaps.find("gaps-group-menu", QWidget).isVisible()
    gaps.find("gaps-group-menu", QWidget).hide()


@pytest.mark.parametrize(
    ("criterion", "box", "opens", "field"),
    [
        (SIX_WEEKS, "gaps-evidence", "E", "gaps-weight-note"),
        (MULTI_SYSTEM, "", "change", "gaps-said-note"),
        (AUTONOMY, "", "S", "gaps-mark-reason-field"),
        (GOVERNED, "", "L", "link-entry-note"),
    ],
)
def test_what_is_typed_into_a_sheet_and_left_with_esc_comes_back(
    gaps: Gaps, criterion: str, box: str, opens: str, field: str
) -> None:
    gaps.choose(criterion)

    def open_sheet() -> None:
        if box:
            gaps.focus_row(box)
        if opens == "change":
            gaps.click("gaps-change-verdict")
        else:
            gaps.press(Key[f"Key_{opens}"])
        tab_to(gaps, field)

    open_sheet()
    gaps.find(field, QWidget).selectAll()  # type: ignore[attr-defined]
    gaps.type("Typed and left")
    gaps.press(Key.Key_Escape)
    assert not gaps.has_sheet
    open_sheet()
    assert words_in(gaps, field) == "Typed and left"
    assert "What you typed before is back. It is not saved yet." in gaps.words()


def test_an_action_left_with_esc_waits_closed_and_comes_back_when_asked_for(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_A)
    gaps.type("Half an action")
    gaps.press(Key.Key_Escape)
    gaps.choose(MULTI_SYSTEM)
    gaps.choose(GOVERNED)
    assert not gaps.find("gaps-action-editor", QWidget).isVisible()
    gaps.press(Key.Key_A)
    assert words_in(gaps, "gaps-action-title") == "Half an action"
    gaps.press(Key.Key_Return)
    assert "Half an action" in [each.title for each in gaps.actions(GOVERNED)]
    gaps.press(Key.Key_A)
    assert words_in(gaps, "gaps-action-title") == ""


def test_a_changed_action_left_with_esc_comes_back_and_the_plan_stays_as_it_was(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    action = gaps.actions(MULTI_SYSTEM)[0]
    gaps.focus_row("gaps-actions")
    gaps.press(Key.Key_E)
    gaps.type(" and more")
    gaps.press(Key.Key_Escape)
    assert gaps.actions(MULTI_SYSTEM)[0] == action
    gaps.choose(GOVERNED)
    gaps.choose(MULTI_SYSTEM)
    gaps.focus_row("gaps-actions")
    gaps.press(Key.Key_E)
    assert words_in(gaps, "gaps-action-title") == f"{action.title} and more"


def test_a_suggested_entry_for_a_criterion_with_a_threshold_is_asked_for_its_quantity(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    before = len(gaps.measured(SIX_WEEKS).evidence)
    gaps.focus_row("gaps-likely")
    gaps.press(Key.Key_Space)
    assert QApplication.focusWidget() is gaps.find("gaps-weight-quantity", QLineEdit)
    gaps.type("5")
    gaps.press(Key.Key_Return)
    assert not gaps.has_sheet
    standing = gaps.measured(SIX_WEEKS)
    assert len(standing.evidence) == before + 1
    assert standing.progress[0].is_met


def test_a_link_without_the_quantity_its_criterion_asks_for_says_so(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    gaps.focus_row("gaps-likely")
    gaps.press(Key.Key_Space)
    gaps.press(Key.Key_Return)
    rows = gaps.rows("gaps-evidence")
    assert "Weeks to deliver: none given" in " ".join(rows), rows
