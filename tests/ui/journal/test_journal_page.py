"""The main jobs of the Journal by keyboard: read, write, search, tend."""

from collections.abc import Callable
from datetime import date

import pytest
from journal_driver import ESCALATIONS, Journal
from pages import TODAY, Opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ladderdesk.desk import Desk
from ladderdesk.journal import entries, lists
from ladderdesk.journal.rows import Audience, EntryContent
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.journal.page import JournalPage
from ladderdesk.ui.single_keys import single_keys

DOWN, ENTER, ESC = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape


def test_the_newest_entry_is_open_when_the_journal_is_shown(journal: Journal) -> None:
    assert journal.current_title() == journal.titles()[0] == journal.shown_title()


def test_j_and_k_walk_through_the_entries_and_past_the_weeks(journal: Journal) -> None:
    journal.focus_list()
    titles = journal.titles()
    for _step in range(8):
        journal.press(Qt.Key.Key_J)
    assert journal.current_title() == titles[8] == journal.shown_title()
    journal.press(Qt.Key.Key_K)
    assert journal.shown_title() == titles[7]
    journal.press(Qt.Key.Key_Home)
    assert journal.shown_title() == titles[0]
    journal.press(Qt.Key.Key_End)
    assert journal.shown_title() == titles[-1]


def test_e_edits_and_escape_returns_to_the_list(journal: Journal) -> None:
    number = journal.open(ESCALATIONS)
    journal.press(Qt.Key.Key_E)
    journal.type(", again")
    journal.press(ESC)
    assert journal.find(QWidget, "journal-entries").hasFocus()
    journal.settle()
    assert journal.content(number).title == f"{ESCALATIONS}, again"
    assert journal.current_title() == f"{ESCALATIONS}, again"


def test_typing_into_the_body_is_saved_without_being_asked(journal: Journal) -> None:
    number = journal.open(ESCALATIONS)
    journal.press(ENTER)
    journal.press(ENTER)
    journal.type("Second thought.")
    journal.opened.qtbot.waitUntil(lambda: journal.content(number).body.endswith("Second thought."), timeout=2000)
    assert journal.find(QLabel, "entry-saved").text().startswith("Saved")


def test_a_new_entry_is_nothing_until_a_word_is_typed(journal: Journal) -> None:
    before = journal.counts()
    journal.click("journal-new")
    assert journal.find(QWidget, "entry-title").hasFocus()
    journal.press(ESC)
    journal.settle()
    assert journal.counts() == before
    journal.click("journal-new")
    journal.type("Wrote the rubric")
    journal.settle()
    assert journal.counts() == (before[0] + 1, before[1])
    assert journal.current_title() == "Wrote the rubric"
    assert journal.content(journal.number("Wrote the rubric")).day == TODAY


def test_switching_entries_while_typing_saves_each_in_its_own_place(journal: Journal) -> None:
    first, second = journal.titles()[:2]
    numbers = [journal.number(first), journal.number(second)]
    journal.focus_list()
    for mark in ("one", "two"):
        journal.press(Qt.Key.Key_E)
        journal.type(f" {mark}")
        journal.press(ESC)
        journal.press(Qt.Key.Key_J)
    journal.settle()
    assert [journal.content(number).title for number in numbers] == [f"{first} one", f"{second} two"]


def test_delete_puts_into_the_trash_and_undo_brings_it_back(journal: Journal) -> None:
    number = journal.open(ESCALATIONS)
    below = journal.titles()[journal.titles().index(ESCALATIONS) + 1]
    journal.press(Qt.Key.Key_Delete)
    journal.opened.settle()
    assert journal.entry(number).trashed_at is not None
    assert ESCALATIONS not in journal.titles()
    assert journal.shown_title() == below == journal.current_title()
    notice = journal.opened.notices[-1]
    assert (notice.words, notice.command) == ("Entry deleted.", "undo")
    journal.undo()
    assert ESCALATIONS in journal.titles()


def test_several_entries_are_marked_and_deleted_in_one_step(journal: Journal) -> None:
    before, titles = journal.counts(), journal.titles()
    journal.focus_list()
    journal.press(Qt.Key.Key_X)
    journal.press(Qt.Key.Key_J)
    journal.press(Qt.Key.Key_J)
    journal.press(Qt.Key.Key_X)
    assert journal.seen(QLabel, "journal-marked").text() == "2 selected"
    journal.press(Qt.Key.Key_Delete)
    journal.opened.settle()
    assert journal.counts() == (before[0] - 2, before[1] + 2)
    assert journal.titles()[0] == titles[1]
    assert not journal.find(QWidget, "journal-marked").isVisible()
    journal.undo()
    assert journal.counts() == before


def test_ctrl_a_marks_all_that_is_listed_and_nothing_else(journal: Journal) -> None:
    journal.find(QLineEdit, "journal-search").setFocus()
    journal.type("golden")
    journal.opened.qtbot.waitUntil(lambda: 1 < len(journal.titles()) < 20)
    journal.focus_list()
    journal.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    listed = len(journal.titles())
    assert journal.seen(QLabel, "journal-marked").text() == f"{listed} selected"
    before = journal.counts()
    journal.press(Qt.Key.Key_Delete)
    journal.opened.settle()
    assert journal.counts() == (before[0] - listed, before[1] + listed)


def test_escape_takes_the_marks_off(journal: Journal) -> None:
    journal.focus_list()
    journal.press(Qt.Key.Key_X)
    journal.press(ESC)
    assert not journal.find(QWidget, "journal-marked").isVisible()


def test_a_scope_is_given_to_all_marked_entries_and_taken_back_at_once(journal: Journal) -> None:
    journal.focus_list()
    numbers = [journal.number(title) for title in journal.titles()[:2]]
    before = [journal.content(number).scope for number in numbers]
    journal.press(Qt.Key.Key_X)
    journal.press(Qt.Key.Key_J)
    journal.press(Qt.Key.Key_X)
    journal.click("journal-marked-actions")
    journal.choose("Scope: Company")
    journal.opened.settle()
    assert [journal.content(number).scope for number in numbers] == ["company", "company"]
    journal.undo()
    assert [journal.content(number).scope for number in numbers] == before


def test_a_competency_is_added_to_all_marked_entries(journal: Journal) -> None:
    journal.focus_list()
    numbers = [journal.number(title) for title in journal.titles()[:2]]
    journal.press(Qt.Key.Key_X)
    journal.press(Qt.Key.Key_J)
    journal.press(Qt.Key.Key_X)
    journal.press(Qt.Key.Key_T)
    journal.type("hiring")
    journal.press(ENTER)
    journal.opened.settle()
    assert all("hiring-bar" in journal.content(number).competencies for number in numbers)


def test_p_lets_packets_show_an_entry(journal: Journal) -> None:
    title = journal.titles()[0]
    number = journal.number(title)
    assert journal.content(number).audience == Audience.PRIVATE
    journal.focus_list()
    journal.press(Qt.Key.Key_P)
    journal.opened.settle()
    assert journal.content(number).audience == Audience.PACKET
    assert journal.find(QWidget, "entry-audience").property("text") == "Packet"
    journal.press(Qt.Key.Key_P)
    assert journal.words_of_notices[-1] == "Packets may show this already."


def test_search_finds_words_of_the_body_and_down_goes_to_the_hits(journal: Journal) -> None:
    journal.page.findChild(Offer, "find").trigger()
    assert journal.find(QLineEdit, "journal-search").hasFocus()
    journal.type("two-point regression")
    journal.opened.qtbot.waitUntil(lambda: journal.titles() == [ESCALATIONS])
    journal.press(DOWN)
    assert journal.find(QWidget, "journal-entries").hasFocus()
    journal.press(Qt.Key.Key_Up)
    journal.press(ESC)
    journal.opened.settle()
    assert len(journal.titles()) > 50


def test_searching_from_elsewhere_looks_into_all_periods(journal: Journal) -> None:
    journal.page.search("phone number for shops")
    journal.opened.settle()
    assert journal.titles() == ["Nightly eval run for the shop assistant"]
    assert journal.find(QLineEdit, "journal-search").text() == "phone number for shops"


def test_hits_that_the_period_hides_are_counted_and_shown_on_request(journal: Journal) -> None:
    journal.find(QLineEdit, "journal-search").setFocus()
    journal.type("phone number for shops")
    journal.opened.qtbot.waitUntil(lambda: journal.titles() == [])
    assert "or search all periods" in journal.seen(QLabel, "journal-nothing").text()
    journal.click("journal-lift")
    journal.opened.settle()
    assert journal.titles() == ["Nightly eval run for the shop assistant"]


def test_a_search_without_a_hit_says_so_and_offers_the_way_back(journal: Journal) -> None:
    journal.find(QLineEdit, "journal-search").setFocus()
    journal.type("drifft")
    journal.opened.qtbot.waitUntil(lambda: journal.titles() == [])
    assert journal.seen(QLabel, "journal-nothing").text() == "No entries match “drifft”. Try fewer words."
    journal.click("journal-lift")
    journal.opened.settle()
    assert journal.titles()
    assert journal.find(QLineEdit, "journal-search").text() == ""


def test_an_entry_asked_for_from_elsewhere_is_shown_though_the_period_hides_it(journal: Journal) -> None:
    old = journal.number("Nightly eval run for the shop assistant")
    journal.page.show_entry(old)
    journal.opened.settle()
    assert journal.current_title() == journal.shown_title() == "Nightly eval run for the shop assistant"


def test_an_entry_asked_for_from_elsewhere_has_the_keyboard_in_the_list(journal: Journal) -> None:
    journal.find(QLineEdit, "journal-search").setFocus()
    journal.page.show_entry(journal.number("Nightly eval run for the shop assistant"))
    journal.opened.settle()
    assert journal.find(QWidget, "journal-entries").hasFocus()


def test_entries_outside_the_period_are_one_click_away(journal: Journal) -> None:
    shown = len(journal.titles())
    assert "more in other periods" in journal.seen(QLabel, "journal-outside").text()
    journal.click("journal-outside-lift")
    journal.opened.settle()
    assert len(journal.titles()) == journal.counts()[0] > shown


def test_a_change_from_the_command_line_is_shown_while_nothing_is_typed(journal: Journal) -> None:
    number = journal.open(ESCALATIONS)
    with journal.desk.vault.writing() as session:
        content = journal.content(number)
        entries.revise(session, number, EntryContent(day=content.day, title="Changed elsewhere"))
    journal.opened.settle()
    assert journal.shown_title() == "Changed elsewhere" == journal.current_title()


def test_a_change_from_elsewhere_never_takes_the_words_being_typed(journal: Journal) -> None:
    number = journal.open(ESCALATIONS)
    journal.press(Qt.Key.Key_E)
    journal.type(" typed")
    with journal.desk.vault.writing() as session:
        content = journal.content(number)
        entries.revise(session, number, EntryContent(day=content.day, title="Changed elsewhere", scope="company"))
    journal.opened.settle()
    journal.settle()
    assert journal.shown_title() == f"{ESCALATIONS} typed" == journal.content(number).title
    assert journal.content(number).scope == "company"
    assert any("Your words were kept" in words for words in journal.words_of_notices)


def test_an_entry_that_is_undone_away_leaves_the_editor(journal: Journal) -> None:
    journal.click("journal-new")
    journal.type("A slip")
    journal.settle()
    journal.focus_list()
    journal.undo()
    assert "A slip" not in journal.titles()
    assert journal.shown_title() != "A slip"


def test_refreshing_keeps_selection_scroll_and_caret(journal: Journal) -> None:
    journal.focus_list()
    for _step in range(30):
        journal.press(Qt.Key.Key_J)
    view = journal.find(QWidget, "journal-entries")
    title, scroll = journal.current_title(), view.verticalScrollBar().value()  # type: ignore[attr-defined]
    journal.press(Qt.Key.Key_E)
    journal.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    with journal.desk.vault.writing() as session:
        entries.add(session, EntryContent(day=TODAY, title="From the command line"))
    journal.opened.settle()
    assert "From the command line" in journal.titles()
    assert journal.current_title() == title
    journal.type("X")
    assert journal.shown_title() == f"X{title}"
    moved = view.verticalScrollBar().value() - scroll  # type: ignore[attr-defined]
    assert 0 <= moved <= 59 + 28, "what is seen stays where it is"


def test_the_empty_journal_takes_its_first_line(empty_journal: Journal) -> None:
    journal = empty_journal
    assert journal.seen(QLabel, "journal-empty-state-title").text() == "Start with one line"
    assert journal.find(QWidget, "journal-composer-field").hasFocus()
    journal.type("Cut the eval run from 3 h to 20 min")
    journal.press(ENTER)
    journal.opened.settle()
    assert journal.shown_title() == "Cut the eval run from 3 h to 20 min" == journal.current_title()
    assert journal.find(QWidget, "journal-entries").hasFocus()


def test_the_empty_journal_offers_a_nudge_and_the_sample(empty_journal: Journal) -> None:
    journal = empty_journal
    asked: list[str] = []
    journal.page.command_requested.connect(asked.append)
    journal.click("journal-nudges-use-2")
    invitation = journal.find(QWidget, "journal-composer-field").accessibleName()
    assert invitation == "Who did you help, and what can they do now?"
    journal.click("journal-sample")
    assert asked == ["open_sample"]


def test_the_keys_in_the_footer_follow_the_focus(journal: Journal) -> None:
    journal.focus_list()
    assert [hint.words for hint in journal.page.key_hints][:2] == ["Next, previous", "Edit"]
    journal.press(Qt.Key.Key_E)
    assert journal.page.key_hints[0].words == "Back to the list"


def test_single_letters_have_no_effect_where_they_are_turned_off(
    open_page: Callable[..., Opened], sample_desk: Desk
) -> None:
    single_keys().switch(False)
    journal = Journal(open_page(sample_desk, JournalPage))
    journal.focus_list()
    title = journal.current_title()
    journal.press(Qt.Key.Key_J)
    assert journal.current_title() == title
    journal.press(DOWN)
    assert journal.current_title() != title


@pytest.mark.parametrize("size", [(1204, 772), (948, 652)])
def test_every_control_has_a_name_that_is_spoken(
    open_page: Callable[..., Opened], sample_desk: Desk, size: tuple[int, int]
) -> None:
    journal = Journal(open_page(sample_desk, JournalPage, size))
    journal.open(ESCALATIONS)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in journal.page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_tab_goes_through_every_field_of_the_editor_and_out_of_it(journal: Journal) -> None:
    journal.open(ESCALATIONS)
    journal.press(Qt.Key.Key_E)
    visited = []
    for _step in range(60):
        focused = journal.page.window().focusWidget()
        assert focused is not None
        visited.append(focused.objectName())
        journal.press(Qt.Key.Key_Tab)
    for name in (
        "entry-date",
        "entry-body",
        "impact-0-measure",
        "impact-0-outcome",
        "entry-links-add",
        "entry-files-add",
    ):
        assert name in visited
    assert visited.index("entry-title") < visited.index("entry-body") < visited.index("impact-0-measure")


def test_pane_widths_outlive_the_page(open_page: Callable[..., Opened], sample_desk: Desk) -> None:
    first = Journal(open_page(sample_desk, JournalPage))
    splitter = first.find(QWidget, "journal-inner")
    splitter.setSizes([380, 415, 211])  # type: ignore[attr-defined]
    first.page.settle()
    second = Journal(open_page(sample_desk, JournalPage))
    assert abs(second.find(QWidget, "journal-list").width() - 380) <= 2


def test_in_a_narrow_window_the_coach_is_a_drawer(open_page: Callable[..., Opened], sample_desk: Desk) -> None:
    journal = Journal(open_page(sample_desk, JournalPage, (948, 652)))
    coach = journal.find(QWidget, "journal-coach")
    assert not coach.isVisible()
    journal.click("entry-coach")
    assert coach.isVisible()
    journal.page.resize(1204, 772)
    assert coach.isVisible()
    assert not journal.find(QWidget, "entry-coach").isVisible()


def test_the_list_can_be_read_row_by_row_by_who_hears_it(journal: Journal) -> None:
    number = journal.open(ESCALATIONS)
    view = journal.find(QWidget, "journal-entries")
    index = view.currentIndex()  # type: ignore[attr-defined]
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{ESCALATIONS}, Thu 19 Nov 2026, Production reliability")
    assert "18% → 6%" in spoken
    assert journal.content(number).day == date(2026, 11, 19)


def test_counts_beside_the_filters_are_those_of_the_period(journal: Journal) -> None:
    with journal.desk.vault.reading() as session:
        counted = lists.counts(session, since=date(2025, 11, 21))
    tree = journal.find(QWidget, "journal-filter-tree")
    texts = [
        tree.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)  # type: ignore[attr-defined]
        for row in range(4)
    ]
    assert texts == [
        f"All entries, {counted.all} entries",
        f"Drafts, {counted.drafts} entries",
        f"No impact number, {counted.unmeasured} entries",
        f"Packet-ready, {counted.ready} entries",
    ]
