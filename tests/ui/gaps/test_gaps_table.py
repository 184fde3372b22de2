"""The Gaps table: what is listed, how it is filtered and headed, and moving in it."""

from collections.abc import Callable

import pytest
from gaps_drive import AUTONOMY, GOVERNED, MULTI_SYSTEM, SIX_WEEKS, Gaps, Key
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from ladderdesk.desk import Desk
from ladderdesk.journal import entries, evidence, marks
from ladderdesk.journal.rows import MarkWord
from ladderdesk.ui.gaps.page import GapsPage
from ladderdesk.ui.gaps.words import level_words
from ladderdesk.ui.widgets.rowbox import Row


def segments(gaps: Gaps) -> dict[str, QRadioButton]:
    shown = gaps.find("gaps-filter", QWidget).findChildren(QRadioButton)
    return {segment.text(): segment for segment in shown}


def take_filter(gaps: Gaps, words: str) -> None:
    QTest.mouseClick(segments(gaps)[words], Qt.MouseButton.LeftButton)
    gaps.settle()


def take_grouping(gaps: Gaps, words: str) -> None:
    menu = gaps.find("gaps-group-menu", QWidget)
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def test_it_lists_the_criteria_of_the_target_under_its_groups_gates_first(gaps: Gaps) -> None:
    listed = gaps.listed()
    assert listed[0] == "Evaluation and quality"
    assert listed[1].startswith("Owns the evaluation framework of a product area")
    assert "Staff, 17 criteria, 4 of them gates" in gaps.words()
    assert len(listed) == 17 + 8


@pytest.mark.parametrize(
    ("criteria", "gates", "said"),
    [
        (1, 0, "Staff, 1 criterion"),
        (5, 1, "Staff, 5 criteria, 1 of them a gate"),
        (5, 2, "Staff, 5 criteria, 2 of them gates"),
    ],
)
def test_the_title_counts_in_whole_sentences(criteria: int, gates: int, said: str) -> None:
    assert level_words("Staff", criteria, gates) == said


def test_a_row_says_status_evidence_last_day_and_verdict_in_one_sentence(gaps: Gaps) -> None:
    assert gaps.spoken(MULTI_SYSTEM) == (
        "Has delivered an initiative across several AI systems and teams, Sign, Emerging, 4 entries, "
        "last 18 Nov, manager: Not yet"
    )


def test_a_criterion_with_nothing_linked_says_how_many_entries_are_likely(gaps: Gaps) -> None:
    assert "No evidence, 0 entries, Nothing linked, 3 likely entries" in gaps.spoken(GOVERNED)


def test_a_mark_is_heard_and_seen_on_its_row(gaps: Gaps) -> None:
    assert "No opportunity yet" in gaps.spoken(AUTONOMY)
    assert "No opportunity yet" in gaps.table.gaps.find(AUTONOMY).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(("words", "count"), [("Open 9", 9), ("No evidence 2", 2), ("Stale 4", 4), ("All", 17)])
def test_a_filter_lists_as_many_criteria_as_it_says(gaps: Gaps, words: str, count: int) -> None:
    take_filter(gaps, words)
    assert sum(gaps.table.gaps.row_at(gaps.table.gaps.index(place)) is not None for place in range(30)) == count


def test_f_goes_from_filter_to_filter(gaps: Gaps) -> None:
    gaps.table.setFocus()
    gaps.press(Key.Key_F)
    assert segments(gaps)["Open 9"].isChecked()


def test_a_filter_that_lists_nothing_says_so_and_leads_back(new_gaps: Gaps) -> None:
    level = new_gaps.desk.library.ladder("generative-ai-engineer").level("staff")
    with new_gaps.desk.vault.writing() as session:
        for one in level.criteria:
            marks.set_mark(session, one.id, MarkWord.NOT_APPLICABLE, day=new_gaps.desk.today(), reason="Not my role")
    new_gaps.settle()
    take_filter(new_gaps, "Open 0")
    assert "No gaps" in new_gaps.words()
    new_gaps.click("gaps-none-action")
    assert segments(new_gaps)["All"].isChecked()
    assert new_gaps.table.isVisible()


@pytest.mark.parametrize(
    ("words", "headings"),
    [
        ("Gates first", ["Gates", "Evaluation and quality"]),
        ("By kind", ["Gates", "Signs", "Expectations"]),
        ("By group", ["Evaluation and quality", "Retrieval and context"]),
    ],
)
def test_the_headings_can_be_chosen(gaps: Gaps, words: str, headings: list[str]) -> None:
    take_grouping(gaps, words)
    model = gaps.table.gaps
    shown = [text for place, text in enumerate(gaps.listed()) if model.row_at(model.index(place)) is None]
    assert shown[: len(headings)] == headings


def test_j_k_and_the_arrows_move_over_headings_and_the_detail_follows(gaps: Gaps) -> None:
    gaps.choose(SIX_WEEKS)
    before = gaps.table.currentIndex().row()
    for key in (Key.Key_J, Key.Key_Down, Key.Key_K, Key.Key_Up, Key.Key_Up):
        gaps.press(key)
    assert gaps.table.currentIndex().row() == before - 2
    assert gaps.standing.criterion.statement in gaps.words()


def test_home_and_end_go_to_the_first_and_the_last_criterion(gaps: Gaps) -> None:
    gaps.table.setFocus()
    gaps.press(Key.Key_End)
    assert gaps.standing.criterion.id == AUTONOMY
    gaps.press(Key.Key_Home)
    assert gaps.standing.criterion.id == "genai.staff.area-framework"


def test_a_change_from_elsewhere_keeps_the_chosen_row_and_the_scroll_position(gaps: Gaps) -> None:
    gaps.choose(AUTONOMY)
    scrolled = gaps.table.verticalScrollBar().value()
    assert scrolled > 0
    with gaps.desk.vault.writing() as session:
        linked = evidence.evidence_of(session, [MULTI_SYSTEM])[0]
        entries.trash(session, [linked.entry])
    gaps.settle()
    assert "3 entries" in gaps.spoken(MULTI_SYSTEM)
    assert gaps.standing.criterion.id == AUTONOMY
    assert gaps.table.verticalScrollBar().value() == scrolled


def test_a_row_that_leaves_its_filter_stays_while_it_is_worked_on(gaps: Gaps) -> None:
    take_filter(gaps, "No evidence 2")
    gaps.choose(GOVERNED)
    gaps.focus_row("gaps-likely")
    gaps.press(Key.Key_Space)
    assert gaps.standing.criterion.id == GOVERNED
    assert "No evidence 1" in segments(gaps)
    take_filter(gaps, "No evidence 1")
    assert gaps.standing.criterion.id == AUTONOMY


def test_a_criterion_asked_for_from_elsewhere_is_shown_whatever_the_filter(gaps: Gaps) -> None:
    take_filter(gaps, "No evidence 2")
    gaps.choose(SIX_WEEKS)
    assert gaps.standing.criterion.id == SIX_WEEKS
    assert segments(gaps)["All"].isChecked()


def test_a_criterion_asked_for_before_the_first_reading_is_shown_after_it(
    sample_desk: Desk, open_page: Callable[..., Opened]
) -> None:
    def page_with_wish(desk: Desk, tasks: object) -> GapsPage:
        page = GapsPage(desk, tasks)  # type: ignore[arg-type]
        page.show_criterion(MULTI_SYSTEM)
        return page

    opened = open_page(sample_desk, page_with_wish)
    assert Gaps(opened).standing.criterion.id == MULTI_SYSTEM


def test_a_criterion_of_another_level_is_said_to_be_elsewhere(gaps: Gaps) -> None:
    gaps.page.show_criterion("genai.senior.framework-owned")
    assert "belongs to Senior" in gaps.notices[-1].words


@pytest.mark.parametrize(("width", "is_shown"), [(948, False), (1204, True)])
def test_the_detail_is_a_drawer_on_narrow_windows(
    sample_desk: Desk, open_page: Callable[..., Opened], width: int, is_shown: bool
) -> None:
    gaps = Gaps(open_page(sample_desk, GapsPage, size=(width, 652)))
    side = gaps.find("gaps-side", QWidget)
    assert side.isVisible() is is_shown
    assert gaps.find("gaps-details", QAbstractButton).isVisible() is not is_shown
    gaps.table.setFocus()
    gaps.press(Key.Key_Return)
    assert side.isVisible()
    assert isinstance(QApplication.focusWidget(), Row)
    gaps.press(Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
    assert not side.isVisible()
    assert gaps.table.hasFocus()


def test_the_width_of_the_detail_is_kept(gaps: Gaps, open_page: Callable[..., Opened]) -> None:
    gaps.page._view.split.setSizes([700, 503])
    gaps.page.settle()
    again = Gaps(open_page(gaps.desk, GapsPage))
    assert again.page._view.split.sizes() == [700, 503]


def test_every_control_has_a_name(gaps: Gaps) -> None:
    for criterion in (MULTI_SYSTEM, GOVERNED, SIX_WEEKS):
        gaps.choose(criterion)
        nameless = [
            widget.objectName() or type(widget).__name__
            for widget in gaps.page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []
