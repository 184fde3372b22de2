"""The detail of a criterion: evidence, suggestions, actions, verdicts and marks, by keys and clicks."""

from collections.abc import Callable
from datetime import date

import pytest
from gaps_drive import AUTONOMY, GOVERNED, MULTI_SYSTEM, SIX_WEEKS, TRADE_OFF, Gaps, Key
from pages import Opened
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDateEdit, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.journal import entries, evidence, lists, marks, scratch, verdicts
from ladderdesk.journal.rows import Audience, MarkWord, Status, VerdictWord
from ladderdesk.ui.gaps.page import GapsPage
from ladderdesk.ui.widgets.keycap import KeyHint


def test_it_says_what_is_missing_and_what_good_evidence_looks_like(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    words = gaps.words()
    assert "Next: weeks to deliver: 6 weeks or less, 7 so far" in words
    assert "7, at most 6 weeks" in words
    assert "Good evidence: the scope as agreed on day one" in words
    assert "Scoping and delivery · Gate" in words


def test_evidence_says_its_strength_and_why_it_counts_for_less(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    assert gaps.rows("gaps-evidence")[0] == "Three teams, one golden set, 18 Nov, Org, Solid"
    assert gaps.rows("gaps-evidence")[2].endswith("System, Partial, packet-ready, below org scope, counts half")


def test_enter_or_a_click_on_evidence_opens_its_entry(gaps: Gaps, qtbot: QtBot) -> None:
    gaps.choose(MULTI_SYSTEM)
    first = gaps.standing.evidence[0].evidence.entry
    gaps.focus_row("gaps-evidence")
    with qtbot.waitSignal(gaps.page.entry_requested) as asked:
        gaps.press(Key.Key_Return)
    assert asked.args == [first]
    with qtbot.waitSignal(gaps.page.entry_requested) as asked:
        QTest.mouseClick(gaps.row("gaps-evidence", 0), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert asked.args == [first]


def test_delete_unlinks_the_entry_the_next_row_takes_the_focus_and_undo_brings_it_back(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    gaps.focus_row("gaps-evidence", 1)
    gaps.press(Key.Key_Delete)
    assert len(gaps.measured(MULTI_SYSTEM).evidence) == 3
    assert gaps.row("gaps-evidence", 1).hasFocus()
    assert (gaps.notices[-1].words, gaps.notices[-1].command) == ("Entry unlinked.", "undo")
    gaps.undo()
    assert len(gaps.rows("gaps-evidence")) == 4


def test_of_many_linked_entries_the_newest_are_shown_and_more_when_asked_for(gaps: Gaps) -> None:
    with gaps.desk.vault.writing() as session:
        for entry in lists.line_ids(session)[:30]:
            evidence.link(session, entry, GOVERNED, wording="As it was")
    gaps.choose(GOVERNED)
    assert len(gaps.rows("gaps-evidence")) == 8
    gaps.focus_row("gaps-evidence", 2)
    gaps.press(Key.Key_Delete)
    assert gaps.row("gaps-evidence", 2).hasFocus()
    assert len(gaps.rows("gaps-evidence")) == 8
    gaps.click("gaps-more-evidence")
    assert len(gaps.rows("gaps-evidence")) == 20
    assert gaps.row("gaps-evidence", 8).hasFocus()
    gaps.click("gaps-more-evidence")
    assert len(gaps.rows("gaps-evidence")) == 29
    assert not gaps.find("gaps-more-evidence", QWidget).isVisible()


def test_how_an_entry_counts_is_changed_with_e(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    gaps.focus_row("gaps-evidence")
    gaps.press(Key.Key_E)
    gaps.press(Key.Key_Right)
    quantity = gaps.sheet.findChild(QLineEdit, "gaps-weight-quantity")
    assert isinstance(quantity, QLineEdit)
    quantity.setFocus()
    quantity.selectAll()
    gaps.type("six")
    gaps.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Write a number, such as 50." in gaps.words()
    quantity.selectAll()
    gaps.type("6")
    gaps.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    changed = gaps.measured(SIX_WEEKS).evidence[0].evidence
    assert (changed.strength.value, str(changed.quantity), changed.note) == ("strong", "6", "A week over")
    assert not gaps.has_sheet
    assert gaps.row("gaps-evidence", 0).hasFocus()


def test_space_links_a_suggested_entry_as_solid(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    suggested = gaps.rows("gaps-likely")[0].split(",")[0]
    gaps.focus_row("gaps-likely")
    gaps.press(Key.Key_Space)
    linked = gaps.measured(GOVERNED).evidence
    assert len(linked) == 1
    assert suggested.startswith(linked[0].evidence.title[:20])
    assert linked[0].evidence.strength.value == "solid"
    assert gaps.rows("gaps-evidence")[0].startswith(linked[0].evidence.title)


def test_an_entry_is_found_and_linked_by_keys_alone(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_L)
    gaps.type("upgrade")
    titles = gaps.found()
    assert len(titles) > 1
    gaps.press(Key.Key_Down)
    gaps.press(Key.Key_Tab)
    gaps.press(Key.Key_Right)
    gaps.press(Key.Key_Tab)
    gaps.type("the approval path")
    gaps.press(Key.Key_Return)
    linked = gaps.measured(GOVERNED).evidence[0].evidence
    assert (linked.title, linked.strength.value, linked.note) == (titles[1], "strong", "the approval path")
    assert not gaps.has_sheet
    assert gaps.table.hasFocus()


def test_before_anything_is_typed_the_likely_entries_stand_over_the_newest(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    likely = [row.key for row in gaps.page._view.detail.likely.box.rows]
    gaps.press(Key.Key_L)
    found = gaps.found()
    assert found[0] == "Suggested"
    assert found[1 + len(likely)] == "Newest"


def test_an_entry_that_is_linked_already_cannot_be_linked_twice(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    gaps.press(Key.Key_L)
    gaps.type('"Three teams, one golden set"')
    assert "Three teams, one golden set" in gaps.found()
    gaps.press(Key.Key_Return)
    assert gaps.has_sheet
    assert len(gaps.measured(MULTI_SYSTEM).evidence) == 4


def test_what_no_entry_says_can_be_logged_instead(gaps: Gaps, qtbot: QtBot) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_L)
    gaps.type("zebra")
    assert "No entries match “zebra”. Try fewer words." in gaps.words()
    with qtbot.waitSignal(gaps.page.line_requested) as asked:
        gaps.click("link-entry-log")
    assert asked.args == ["zebra #standards-governance"]


def test_a_note_that_was_typed_comes_back_after_esc_and_on_a_page_made_anew(
    gaps: Gaps, open_page: Callable[..., Opened]
) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_M)
    note = gaps.sheet.findChild(QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    gaps.type("More than one team")
    gaps.press(Key.Key_Escape)
    assert not gaps.has_sheet
    for again in (gaps, Gaps(open_page(gaps.desk, GapsPage))):
        again.page.activateWindow()
        again.choose(GOVERNED)
        again.press(Key.Key_M)
        returned = again.sheet.findChild(QPlainTextEdit)
        assert isinstance(returned, QPlainTextEdit)
        assert returned.toPlainText() == "More than one team"
        again.press(Key.Key_Escape)


def test_an_action_is_written_in_place_with_a_due_day(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_A)
    gaps.type("Ask Platform for a review slot")
    gaps.find("gaps-action-has-due", QCheckBox).click()
    gaps.find("gaps-action-due", QDateEdit).setDate(QDate(2026, 11, 22))
    gaps.press(Key.Key_Return)
    added = next(each for each in gaps.actions(GOVERNED) if each.title == "Ask Platform for a review slot")
    assert added.due == date(2026, 11, 22)
    assert "Sun 22 Nov" in gaps.words()
    assert not gaps.find("gaps-action-editor", QWidget).isVisible()
    gaps.undo()
    assert added.id not in {each.id for each in gaps.actions(GOVERNED)}


def test_esc_leaves_the_editor_of_an_action(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    before = gaps.actions(GOVERNED)
    gaps.press(Key.Key_A)
    gaps.press(Key.Key_Escape)
    assert not gaps.find("gaps-action-editor", QWidget).isVisible()
    assert gaps.actions(GOVERNED) == before


def test_an_action_half_written_waits_at_its_criterion(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_A)
    gaps.type("Half an action")
    gaps.choose(MULTI_SYSTEM)
    assert not gaps.find("gaps-action-editor", QWidget).isVisible()
    gaps.choose(GOVERNED)
    assert gaps.find("gaps-action-title", QLineEdit).text() == "Half an action"
    gaps.page.settle()
    with gaps.desk.vault.reading() as session:
        assert "Half an action" in scratch.kept(session, "gaps")


def test_typing_survives_a_refresh(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_A)
    gaps.type("Ask Plat")
    with gaps.desk.vault.writing() as session:
        marks.set_mark(session, AUTONOMY, MarkWord.NOT_APPLICABLE, day=gaps.desk.today(), reason="No agents here")
    gaps.settle()
    assert "Not applicable" in gaps.spoken(AUTONOMY)
    gaps.type("form")
    assert gaps.find("gaps-action-title", QLineEdit).text() == "Ask Platform"


def test_space_calls_an_action_done_and_open_again(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    row = gaps.focus_row("gaps-actions")
    gaps.press(Key.Key_Space)
    assert gaps.actions(SIX_WEEKS)[0].done_on == gaps.desk.today()
    assert row.hasFocus()
    assert "done 21 Nov 2026" in row.accessibleName()
    gaps.press(Key.Key_Space)
    assert gaps.actions(SIX_WEEKS)[0].done_on is None


def test_the_check_box_calls_an_action_done(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    gaps.click("gaps-action-done")
    assert gaps.actions(SIX_WEEKS)[0].done_on == gaps.desk.today()


def test_an_action_is_changed_in_its_place_and_removed_with_undo(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    gaps.focus_row("gaps-actions")
    gaps.press(Key.Key_E)
    gaps.type(" with Billing")
    gaps.press(Key.Key_Return)
    changed = gaps.actions(SIX_WEEKS)[0]
    assert (changed.title, changed.due) == ("Write the six-week scope with Billing", date(2026, 12, 4))
    assert changed.note.startswith("Golden set")
    assert gaps.row("gaps-actions", 0).hasFocus()
    gaps.press(Key.Key_Delete)
    assert gaps.actions(SIX_WEEKS) == ()
    gaps.undo()
    assert len(gaps.rows("gaps-actions")) == 1


def test_a_due_day_that_is_near_asks_for_attention(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    assert gaps.rows("gaps-actions") == ["Propose the upgrade checklist to the platform review, due 22 Nov 2026"]
    gaps.choose("genai.staff.two-mentored")
    assert gaps.rows("gaps-actions")[0].endswith("overdue since 17 Nov 2026")


def test_b_plans_the_step_the_ladder_recommends_and_it_is_offered_no_more(gaps: Gaps) -> None:
    gaps.choose(TRADE_OFF)
    assert gaps.rows("gaps-bridges") == ['Plan the recommended step: Put each choice as "this, not that, because"']
    gaps.press(Key.Key_B)
    planned = next(each for each in gaps.actions(TRADE_OFF) if each.title.startswith("Put each choice"))
    assert planned.note
    assert gaps.rows("gaps-bridges") == []


def test_the_verdict_stands_beside_the_status_with_what_to_show_next_time(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    words = gaps.words()
    assert "Manager, 6 Nov" in words
    assert "Not yet" in words
    assert "“I see one strong project. Show me a second team that depends on it and does not just use it.”" in words
    assert gaps.rows("gaps-next-time-rows") == ["Three teams, one golden set, 18 Nov 2026"]


def test_a_one_to_one_is_recorded_by_keys_and_counts(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    gaps.press(Key.Key_M)
    gaps.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Choose what was said: agreed or not yet." in gaps.words()
    gaps.press(Key.Key_Space)
    gaps.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    standing = gaps.measured(MULTI_SYSTEM)
    assert standing.verdict is not None
    assert standing.verdict.word is VerdictWord.AGREED
    assert (standing.verdict.said_by, standing.verdict.role) == ("Dana Whitlock", "manager")
    assert standing.status is Status.DEMONSTRATED
    assert "manager: Agreed" in gaps.spoken(MULTI_SYSTEM)


def test_a_one_to_one_is_changed_and_removed(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    gaps.click("gaps-change-verdict")
    note = gaps.sheet.findChild(QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText("Show me a second team.")
    gaps.click("gaps-said-accept")
    with gaps.desk.vault.reading() as session:
        said = verdicts.verdicts(session, [MULTI_SYSTEM])
    assert [each.note for each in said] == ["Show me a second team."]
    gaps.click("gaps-change-verdict")
    gaps.click("gaps-said-remove")
    assert "Not asked" in gaps.words()
    assert gaps.measured(MULTI_SYSTEM).verdict is None


@pytest.mark.parametrize(
    ("downs", "word", "shown"),
    [(0, MarkWord.NOT_APPLICABLE, "Not applicable"), (1, MarkWord.NO_OPPORTUNITY, "No opportunity yet")],
)
def test_the_users_own_word_needs_a_reason_and_shows(gaps: Gaps, downs: int, word: MarkWord, shown: str) -> None:
    gaps.choose(GOVERNED)
    gaps.press(Key.Key_S)
    for _press in range(downs):
        gaps.press(Key.Key_Down)
    gaps.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Say why in a few words" in gaps.words()
    gaps.type("No models in production")
    gaps.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    mark = gaps.measured(GOVERNED).mark
    assert mark is not None
    assert (mark.word, mark.reason) == (word, "No models in production")
    assert shown in gaps.spoken(GOVERNED)
    assert "Since 21 Nov 2026: No models in production" in gaps.words()


def test_a_status_set_by_the_user_is_said_to_be_so_and_taken_back(gaps: Gaps) -> None:
    gaps.choose(GOVERNED)
    gaps.click("gaps-status")
    gaps.press(Key.Key_Down)
    gaps.press(Key.Key_Down)
    status = gaps.sheet.findChild(QWidget, "gaps-mark-status")
    assert status is not None
    assert status.isVisible()
    status.setFocus()
    gaps.press(Key.Key_Down)
    gaps.press(Key.Key_Down)
    gaps.press(Key.Key_Tab)
    gaps.type("Done before this job")
    gaps.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert gaps.measured(GOVERNED).status is Status.DEMONSTRATED
    assert "Demonstrated, Set to Demonstrated by you" in gaps.spoken(GOVERNED)
    gaps.click("gaps-take-back")
    assert gaps.measured(GOVERNED).mark is None
    gaps.undo()
    assert gaps.measured(GOVERNED).status is Status.DEMONSTRATED


def test_the_agenda_holds_evidence_verdict_and_next_steps_but_nothing_private(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    one = gaps.standing.evidence[1].evidence
    with gaps.desk.vault.writing() as session:
        entry = entries.entry(session, one.entry)
        hidden = {**{name: getattr(entry.content, name) for name in entry.content.__slots__}}
        hidden["audience"] = Audience.PRIVATE
        entries.revise(session, one.entry, type(entry.content)(**hidden))
    gaps.settle()
    gaps.table.setFocus()
    gaps.press(Key.Key_C)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[:2] == [gaps.standing.criterion.statement, "My evidence says: emerging"]
    assert one.title not in text
    assert "You said not yet on 6 Nov 2026. “I see one strong project." in text
    assert "New since then:\n- 18 Nov 2026: Three teams, one golden set" in text
    assert "- Get Search and Billing to sign on to the golden set (by 27 Nov 2026)" in text
    assert gaps.notices[-1].words.startswith("Agenda copied.")
    assert "private" in gaps.notices[-1].words


def test_the_footer_shows_the_keys_of_the_rows_that_have_the_keyboard(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    assert KeyHint(("L",), "Link entry") in gaps.page.key_hints
    gaps.focus_row("gaps-evidence")
    assert KeyHint(("Del",), "Unlink") in gaps.page.key_hints
    gaps.focus_row("gaps-actions")
    assert KeyHint(("Space",), "Done") in gaps.page.key_hints
    gaps.table.setFocus()
    assert KeyHint(("L",), "Link entry") in gaps.page.key_hints


def test_rows_are_one_tab_stop_and_the_arrows_move_among_them(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    gaps.focus_row("gaps-evidence")
    gaps.press(Key.Key_Down)
    gaps.press(Key.Key_J)
    assert gaps.row("gaps-evidence", 2).hasFocus()
    gaps.press(Key.Key_Tab)
    assert gaps.row("gaps-likely", 0).hasFocus()
    gaps.press(Key.Key_Backtab)
    assert gaps.row("gaps-evidence", 2).hasFocus()


def test_tab_goes_from_the_filters_over_the_table_down_the_detail(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    gaps.find("gaps-filter-0", QWidget).setFocus(Qt.FocusReason.TabFocusReason)
    visited = []
    for _press in range(9):
        gaps.press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused.objectName().rstrip("-0123456789"))
    assert visited == [
        "gaps-group-by",
        "gaps-table",
        "gaps-status",
        "gaps-link",
        "gaps-evidence",
        "gaps-likely",
        "gaps-add-action",
        "gaps-action",
        "gaps-record",
    ]


def test_tab_comes_round_to_every_control_of_the_screen(gaps: Gaps) -> None:
    gaps.choose(MULTI_SYSTEM)
    step, chain = gaps.table.nextInFocusChain(), []
    while step is not gaps.table and len(chain) < 2000:
        chain.append(step)
        step = step.nextInFocusChain()
    stops = [
        each
        for each in gaps.page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each is not gaps.table
    ]
    assert [each.objectName() for each in stops if each not in chain] == []


def test_every_control_of_a_dialog_has_a_name(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    for key in (Key.Key_L, Key.Key_S, Key.Key_M):
        gaps.table.setFocus()
        gaps.press(key)
        nameless = [
            widget.objectName()
            for widget in gaps.sheet.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []
        assert QApplication.focusWidget() is not None
        gaps.press(Key.Key_Escape)
