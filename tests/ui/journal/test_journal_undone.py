"""An entry that is undone while it is at the editor: no typed word is lost, and none goes into another entry."""

from journal_driver import Journal
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ladderdesk.journal import history
from ladderdesk.journal.rows import EntryId
from ladderdesk.ui.journal.choosing import Chosen
from ladderdesk.ui.journal.page import JournalPage
from ladderdesk.ui.journal.reading import read_journal


def _begin(journal: Journal, words: str) -> EntryId:
    journal.focus_list()
    journal.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    journal.type(words)
    journal.settle()
    return journal.number(words)


def _undo_elsewhere(journal: Journal) -> None:
    with journal.desk.vault.writing() as session:
        history.undo(session)
    journal.opened.settle()


def test_an_entry_undone_while_it_is_written_keeps_its_words_and_the_next_word_writes_it_again(
    journal: Journal,
) -> None:
    before = _begin(journal, "First words")
    _undo_elsewhere(journal)
    assert journal.shown_title() == "First words"
    assert QApplication.focusWidget() is journal.find(QWidget, "entry-title")
    assert any("type to write it again" in words for words in journal.words_of_notices)
    journal.type(" and more")
    journal.settle()
    journal.opened.settle()
    again = journal.number("First words and more")
    assert again != before
    assert journal.current_title() == "First words and more"


def test_words_typed_before_the_undoing_was_seen_are_written_again(journal: Journal) -> None:
    _begin(journal, "First words")
    journal.type(" and more")
    _undo_elsewhere(journal)
    journal.settle()
    journal.opened.settle()
    assert journal.shown_title() == "First words and more"
    assert journal.current_title() == "First words and more"
    assert journal.content(journal.number("First words and more")).title == "First words and more"


def test_a_reading_from_before_an_entry_was_written_anew_does_not_close_the_editor(journal: Journal) -> None:
    gone = _begin(journal, "First words")
    journal.type(" and more")
    with journal.desk.vault.writing() as session:
        history.undo(session)
    journal.page.settle()
    page = journal.page
    assert isinstance(page, JournalPage)
    late = read_journal(page.desk, Chosen(), gone, lambda: page._at.autosave.revision)
    assert late.open is None
    journal.focus_list()
    page._show(late)
    assert journal.shown_title() == "First words and more"
    assert journal.seen(QWidget, "entry-title").isVisible()


def test_redoing_brings_the_same_entry_back_to_the_editor(journal: Journal) -> None:
    number = _begin(journal, "First words")
    _undo_elsewhere(journal)
    with journal.desk.vault.writing() as session:
        history.redo(session)
    journal.opened.settle()
    journal.type(" again")
    journal.settle()
    assert journal.content(number).title == "First words again"


def test_an_entry_undone_while_the_list_has_the_keyboard_makes_way_for_another(journal: Journal) -> None:
    _begin(journal, "First words")
    journal.focus_list()
    _undo_elsewhere(journal)
    assert journal.shown_title() != "First words"
