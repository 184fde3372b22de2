"""The filters: what they count is what they show."""

import pytest
from journal_driver import Journal
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTreeView, QWidget

from ladderdesk.journal import lists
from ladderdesk.journal.rows import Kind


def choose_row(journal: Journal, words: str) -> int:
    """Choose a filter by keys and give the count beside it."""
    tree = journal.find(QTreeView, "journal-filter-tree")
    tree.setFocus()
    journal.press(Qt.Key.Key_Home)
    for _row in range(60):
        if tree.currentIndex().data() == words:
            break
        journal.press(Qt.Key.Key_Down)
    assert tree.currentIndex().data() == words
    journal.opened.settle()
    spoken = str(tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    return int(spoken.rpartition(", ")[2].split()[0])


@pytest.mark.parametrize(
    "words", ["Drafts", "No impact number", "Packet-ready", "Inbox", "Eval design", "Communication", "+helpdesk-rag"]
)
def test_a_filter_shows_as_many_entries_as_it_counts(journal: Journal, words: str) -> None:
    count = choose_row(journal, words)
    assert len(journal.titles()) == count > 0
    assert choose_row(journal, "All entries") == len(journal.titles())


def test_a_section_opens_whole_and_closes_again(journal: Journal) -> None:
    tree = journal.find(QTreeView, "journal-filter-tree")
    texts = lambda: [tree.model().index(row, 0).data() for row in range(tree.model().rowCount())]  # noqa: E731
    before = texts()
    more = next(text for text in before if str(text).endswith(" more"))
    tree.setFocus()
    while tree.currentIndex().data() != more:
        journal.press(Qt.Key.Key_Down)
    journal.press(Qt.Key.Key_Space)
    assert len(texts()) == len(before) + int(more.split()[0])
    assert "Fewer" in texts()
    journal.press(Qt.Key.Key_End)
    while tree.currentIndex().data() != "Fewer":
        journal.press(Qt.Key.Key_Up)
    journal.press(Qt.Key.Key_Return)
    assert texts() == before


def test_a_kind_narrows_and_a_second_click_widens_again(journal: Journal) -> None:
    whole = len(journal.titles())
    journal.click("journal-kind-decision")
    journal.opened.settle()
    with journal.desk.vault.reading() as session:
        all_decisions = lists.line_ids(session, lists.Filter(kind=Kind.DECISION))
    assert 0 < len(journal.titles()) <= len(all_decisions)
    journal.click("journal-kind-decision")
    journal.opened.settle()
    assert len(journal.titles()) == whole


def test_a_kind_without_a_chip_is_in_the_menu(journal: Journal) -> None:
    journal.click("journal-more-filters")
    kinds = next(action.menu() for action in journal.menu().actions() if action.text() == "Kind")
    next(action for action in kinds.actions() if action.text() == "Talk").trigger()  # type: ignore[union-attr]
    journal.menu().close()
    journal.opened.settle()
    assert journal.seen(QWidget, "journal-kind-talk").property("checked")
    assert journal.titles()


def test_a_person_is_a_filter_too(journal: Journal) -> None:
    journal.click("journal-more-filters")
    people = next(action.menu() for action in journal.menu().actions() if action.text() == "People")
    next(action for action in people.actions() if action.text() == "Ines Calder").trigger()  # type: ignore[union-attr]
    journal.menu().close()
    journal.opened.settle()
    tree = journal.find(QTreeView, "journal-filter-tree")
    assert tree.currentIndex().data() == "@Ines Calder"
    shown = len(journal.titles())
    journal.click("journal-more-filters")
    journal.choose("Clear filters")
    journal.opened.settle()
    assert len(journal.titles()) > shown > 0


@pytest.mark.parametrize("place", range(4))
def test_a_longer_period_shows_no_less(journal: Journal, place: int) -> None:
    period = journal.find(QComboBox, "journal-period")
    found = []
    for at in (place, 3):
        period.setCurrentIndex(at)
        period.activated.emit(at)
        journal.opened.settle()
        found.append(len(journal.titles()))
    assert 0 < found[0] <= found[1] == journal.counts()[0]


def test_filter_and_words_narrow_together(journal: Journal) -> None:
    choose_row(journal, "Eval design")
    alone = set(journal.titles())
    journal.find(QWidget, "journal-search").setFocus()
    journal.type("golden")
    journal.opened.qtbot.waitUntil(lambda: set(journal.titles()) < alone)
    assert journal.titles()


def test_the_entries_of_a_competency_are_shown_when_asked_for_from_elsewhere(journal: Journal) -> None:
    journal.find(QWidget, "journal-search").setText("drift")
    journal.page.show_competency("eval-design")
    journal.opened.settle()
    with journal.desk.vault.reading() as session:
        tagged = lists.line_ids(session, lists.Filter(competency="eval-design"))
    assert len(journal.titles()) == len(tagged) > 0
