"""Entries from a template by keys: questions are asked, answers are kept, and what was only asked never is."""

from collections.abc import Callable

import pytest
from journal_driver import Journal
from pages import TODAY, Opened
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QTextEdit, QWidget

from ladderdesk.desk import Desk
from ladderdesk.journal import entries
from ladderdesk.journal.rows import Audience, EntryContent, Kind
from ladderdesk.ui.journal.page import JournalPage

ENTER, ESC, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down
CTRL = Qt.KeyboardModifier.ControlModifier
HEADINGS = ("Options", "Evidence", "Given up", "Agreed")


def begin(journal: Journal, name: str) -> None:
    """Open the sheet, go to a template by its first letters, and begin."""
    journal.focus_list()
    journal.press(Qt.Key.Key_T, CTRL)
    assert journal.seen(QListWidget, "template-list").hasFocus()
    journal.type(name)
    journal.press(ENTER)


def body(journal: Journal) -> QTextEdit:
    return journal.find(QTextEdit, "entry-body")


def title(journal: Journal) -> QTextEdit:
    return journal.find(QTextEdit, "entry-title")


def test_the_sheet_lists_the_templates_and_arrows_and_enter_begin_one(journal: Journal) -> None:
    journal.focus_list()
    journal.press(Qt.Key.Key_T, CTRL)
    shown = journal.seen(QListWidget, "template-list")
    assert [shown.item(row).text() for row in range(shown.count())] == [
        "Win",
        "Decision",
        "Incident",
        "Feedback received",
        "Mentoring",
        "Talk",
        "Weekly review",
    ]
    journal.press(DOWN)
    journal.press(ENTER)
    assert title(journal).hasFocus()
    assert title(journal).placeholderText() == "What was decided, over what?"
    assert journal.find(QWidget, "entry-kind").property("text") == "Decision"
    assert journal.find(QWidget, "entry-audience").property("text") == "Packet"
    assert all(f"**{heading}**" in body(journal).toPlainText() for heading in HEADINGS)
    assert "Options: What else was on the table" in body(journal).accessibleDescription()


def test_the_sheet_is_opened_once(journal: Journal) -> None:
    journal.focus_list()
    journal.press(Qt.Key.Key_T, CTRL)
    journal.press(Qt.Key.Key_T, CTRL)
    assert len(journal.page.window().findChildren(QWidget, "template-sheet")) == 1


def test_escape_closes_the_sheet_and_leaves_the_entry_that_was_open(journal: Journal) -> None:
    shown = journal.shown_title()
    journal.focus_list()
    journal.press(Qt.Key.Key_T, CTRL)
    journal.press(ESC)
    assert journal.find(QWidget, "journal-entries").hasFocus()
    assert journal.shown_title() == shown


def test_questions_that_nobody_answered_are_no_entry(journal: Journal) -> None:
    before = journal.counts()
    begin(journal, "Incident")
    journal.press(ENTER)
    for _question in range(5):
        journal.press(TAB)
    journal.settle()
    journal.focus_list()
    journal.press(Qt.Key.Key_J)
    journal.settle()
    assert journal.counts() == before


def test_answers_are_kept_with_their_headings_and_the_rest_is_not(journal: Journal) -> None:
    begin(journal, "Decision")
    journal.type("Chose retrieval over tuning")
    journal.press(ENTER)
    assert body(journal).hasFocus()
    journal.type("A tuned model and a style paragraph")
    journal.press(TAB)
    journal.press(TAB)
    journal.type("No voice of its own per shop")
    journal.settle()
    number = journal.number("Chose retrieval over tuning")
    content = journal.content(number)
    assert content.body == (
        "**Options**\n\nA tuned model and a style paragraph\n\n**Given up**\n\nNo voice of its own per shop"
    )
    assert (content.kind, content.audience, content.day) == (Kind.DECISION, Audience.PACKET, TODAY)
    assert "**Evidence**" in body(journal).toPlainText(), "what is still asked stays while the entry is open"


def test_tab_leaves_the_body_after_the_last_question(journal: Journal) -> None:
    begin(journal, "Feedback")
    journal.press(ENTER)
    journal.press(TAB)
    journal.press(TAB)
    assert body(journal).hasFocus()
    journal.press(TAB)
    assert not body(journal).hasFocus()


def test_a_question_is_painted_until_something_stands_in_its_place(journal: Journal) -> None:
    begin(journal, "Talk")
    field = body(journal)

    def is_marked(line: int) -> bool:
        block = field.document().findBlockByNumber(line)
        box = field.document().documentLayout().blockBoundingRect(block)
        image = field.grab(QRect(box.toRect())).toImage()
        ground = image.pixelColor(image.width() - 1, image.height() - 1)
        return any(image.pixelColor(x, y) != ground for x in range(0, image.width(), 2) for y in range(image.height()))

    assert is_marked(2)
    assert is_marked(6)
    journal.press(ENTER)
    journal.type("x")
    for _letter in "x":
        journal.press(Qt.Key.Key_Backspace)
    assert is_marked(2), "an answer taken back is asked for again"
    journal.type("  ")
    assert is_marked(2), "spaces answer nothing"


def test_another_entry_shows_nothing_of_the_questions_and_the_answers_come_back_alone(journal: Journal) -> None:
    with journal.desk.vault.writing() as session:
        empty = entries.add(session, EntryContent(day=TODAY, title="A title alone"))
    journal.opened.settle()
    begin(journal, "Win")
    journal.page.show_entry(empty)
    journal.opened.settle()
    assert (journal.shown_title(), body(journal).toPlainText()) == ("A title alone", "")
    assert title(journal).placeholderText() == "What changed, and by how much?"
    assert body(journal).accessibleDescription() == ""

    begin(journal, "Win")
    journal.type("Faster run")
    journal.press(ENTER)
    journal.type("3 h")
    journal.settle()
    journal.page.show_entry(empty)
    journal.opened.settle()
    journal.page.show_entry(journal.number("Faster run"))
    journal.opened.settle()
    assert body(journal).toPlainText() == "**Before**\n\n3 h"


def test_a_plain_entry_asks_what_it_always_asked(journal: Journal) -> None:
    begin(journal, "Weekly")
    journal.press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert title(journal).placeholderText() == "What changed, and by how much?"
    assert body(journal).toPlainText() == ""
    assert journal.find(QWidget, "entry-audience").property("text") == "Private"


def test_what_was_answered_can_be_undone_and_the_headings_stay(journal: Journal) -> None:
    begin(journal, "Mentoring")
    journal.type("Labels with Yuki")
    journal.press(ENTER)
    journal.type("Labels by instinct")
    journal.press(Qt.Key.Key_Z, CTRL)
    assert "Labels by instinct" not in body(journal).toPlainText()
    assert "**Together**" in body(journal).toPlainText()
    journal.settle()
    assert journal.content(journal.number("Labels with Yuki")).body == ""


def test_the_first_entry_of_an_empty_journal_may_come_from_a_template(empty_journal: Journal) -> None:
    empty_journal.press(Qt.Key.Key_T, CTRL)
    empty_journal.type("Weekly")
    empty_journal.press(ENTER)
    empty_journal.type("Evals before features")
    empty_journal.settle()
    content = empty_journal.content(empty_journal.number("Evals before features"))
    assert (content.kind, content.audience, content.body) == (Kind.LEARNING, Audience.PRIVATE, "")


def test_a_new_entry_is_seen_in_the_list_with_its_week(journal: Journal) -> None:
    begin(journal, "Win")
    journal.type("Seen at once")
    journal.settle()
    assert journal.current_title() == "Seen at once"
    assert journal.find(QAbstractItemView, "journal-entries").verticalScrollBar().value() == 0


@pytest.mark.parametrize("size", [(948, 652), (1204, 772)])
def test_the_sheet_fits_the_smallest_window(
    open_page: Callable[..., Opened], sample_desk: Desk, size: tuple[int, int]
) -> None:
    journal = Journal(open_page(sample_desk, JournalPage, size))
    journal.focus_list()
    journal.press(Qt.Key.Key_T, CTRL)
    shown = journal.seen(QListWidget, "template-list")
    assert shown.visibleRegion().boundingRect().height() == shown.height()
