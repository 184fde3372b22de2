"""The fields of the editor: what is put in is what is stored, and everything put in can be taken out again."""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from journal_driver import ESCALATIONS, Journal
from pages import TODAY, Opened
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialog, QFileDialog, QLabel, QLineEdit, QTextEdit, QWidget

from ladderdesk.desk import Desk
from ladderdesk.journal import entries, evidence, files, history, lists, people
from ladderdesk.journal.rows import Audience, EntryContent, EntryId, Impact, Kind, Link, Relation, Strength
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.journal.body import BodyText
from ladderdesk.ui.journal.page import JournalPage

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def number(journal: Journal) -> EntryId:
    """The entry of the mockup, open, with the focus on the list."""
    return journal.open(ESCALATIONS)


def saved(journal: Journal, number: EntryId):  # type: ignore[no-untyped-def]
    journal.settle()
    return journal.content(number)


def test_the_editor_shows_the_entry_as_it_is_stored(journal: Journal, number: EntryId) -> None:
    content = journal.content(number)
    assert journal.shown_title() == content.title
    assert journal.find(QWidget, "entry-date").property("text") == "Thu 19 Nov 2026"
    assert journal.find(QWidget, "entry-kind").property("text") == "Win"
    assert journal.find(QLineEdit, "impact-0-before").text() == "18%"
    assert journal.find(QWidget, "entry-competencies-0").property("text") == "Production reliability"
    assert journal.find(QWidget, "entry-people-0").property("text") == "Kofi Adjei (Other team)"
    assert journal.find(QWidget, "entry-links-0").property("text") == "Eval report 127"
    assert journal.find(QWidget, "entry-evidence").property("text") == "Evidence for 2"


def test_opening_and_leaving_an_entry_changes_nothing(journal: Journal) -> None:
    with journal.desk.vault.reading() as session:
        before = {number: history.versions(session, number) for number in lists.line_ids(session)[:12]}
    journal.focus_list()
    for _step in range(12):
        journal.press(Qt.Key.Key_J)
        journal.settle()
    with journal.desk.vault.reading() as session:
        assert {number: history.versions(session, number) for number in before} == before


@pytest.mark.parametrize(
    ("typed", "day", "until"),
    [
        ("3 Nov", date(2026, 11, 3), None),
        ("yesterday", TODAY - timedelta(days=1), None),
        ("2026-10-01", date(2026, 10, 1), None),
        ("q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("16 Nov to 19 Nov", date(2026, 11, 16), date(2026, 11, 19)),
        ("16-19 Nov", date(2026, 11, 16), date(2026, 11, 19)),
    ],
)
def test_a_date_is_typed_in_words(journal: Journal, number: EntryId, typed: str, day: date, until: date | None) -> None:
    journal.click("entry-date")
    assert journal.find(QLineEdit, "entry-date-words").hasFocus()
    journal.type(typed)
    journal.press(ENTER)
    content = saved(journal, number)
    assert (content.day, content.until) == (day, until)
    assert journal.find(QWidget, "entry-date").hasFocus()


def test_a_date_that_is_none_is_refused_with_a_way_out(journal: Journal, number: EntryId) -> None:
    before = journal.content(number)
    journal.click("entry-date")
    journal.type("31 Nov")
    journal.press(ENTER)
    assert (
        journal.seen(QLabel, "entry-date-field-fault").text() == "This is no day. Try 3 Nov, yesterday or 2026-11-03."
    )
    journal.press(ESC)
    assert saved(journal, number) == before


def test_a_day_is_picked_from_the_calendar(journal: Journal, number: EntryId) -> None:
    journal.click("entry-date")
    calendar = journal.seen(QCalendarWidget, "entry-date-calendar")
    calendar.clicked.emit(calendar.selectedDate().addDays(-2))
    assert saved(journal, number).day == date(2026, 11, 17)
    assert not calendar.isVisible()


def test_a_span_becomes_one_day_again(journal: Journal, number: EntryId) -> None:
    journal.click("entry-date")
    journal.type("16-19 Nov")
    journal.press(ENTER)
    journal.click("entry-date")
    journal.click("entry-date-single")
    content = saved(journal, number)
    assert (content.day, content.until) == (date(2026, 11, 16), None)


def test_kind_and_audience_are_chosen_from_menus(journal: Journal, number: EntryId) -> None:
    journal.click("entry-kind")
    journal.choose("Prevented")
    journal.click("entry-audience")
    journal.choose("Manager")
    content = saved(journal, number)
    assert (content.kind, content.audience) == (Kind.PREVENTED, Audience.MANAGER)


def test_a_scope_is_chosen_and_a_second_click_unsets_it(journal: Journal, number: EntryId) -> None:
    journal.click("entry-scope-4")
    assert saved(journal, number).scope == "company"
    journal.click("entry-scope-4")
    assert saved(journal, number).scope is None


def test_competencies_are_added_by_name_and_removed_by_key(journal: Journal, number: EntryId) -> None:
    before = journal.content(number).competencies
    journal.press(Qt.Key.Key_T)
    journal.type("evals")
    journal.press(ENTER)
    assert saved(journal, number).competencies == (*before, "eval-design")
    chip = journal.seen(QWidget, "entry-competencies-0")
    chip.setFocus()
    journal.press(Qt.Key.Key_Delete)
    assert saved(journal, number).competencies == (before[1], "eval-design")
    assert journal.seen(QWidget, "entry-competencies-0").hasFocus()


def test_a_suggested_competency_is_accepted_by_enter(journal: Journal, number: EntryId) -> None:
    journal.opened.settle()
    suggested = journal.seen(QWidget, "entry-competencies-suggested-0")
    words = suggested.property("text")
    suggested.setFocus()
    journal.press(ENTER)
    names = {each.id: each.name for each in journal.desk.library.competencies}
    assert names[saved(journal, number).competencies[-1]] == words


def test_projects_and_tags_are_told_apart_by_their_sign(journal: Journal, number: EntryId) -> None:
    journal.click("entry-projects-add")
    journal.type("golden-set")
    journal.press(ENTER)
    journal.type("#post-mor")
    journal.press(ENTER)
    journal.type("Brand new")
    journal.press(ENTER)
    journal.press(ESC)
    content = saved(journal, number)
    assert content.projects == ("triage-agent", "golden-set", "Brand new")
    assert content.tags == ("post-mortem",)


def test_backspace_in_the_empty_field_takes_the_last_name_back(journal: Journal, number: EntryId) -> None:
    journal.click("entry-projects-add")
    journal.press(Qt.Key.Key_Backspace)
    assert saved(journal, number).projects == ()


def test_an_impact_is_written_field_by_field(journal: Journal, number: EntryId) -> None:
    journal.click("entry-impacts-add")
    journal.type("Hours saved")
    for words in ("10", "310", "a month", "hours", " ", "$40K a quarter"):
        journal.press(TAB)
        journal.type(words)
    assert saved(journal, number).impacts[1] == Impact(
        measure="Hours saved",
        before="10",
        after="310",
        period="a month",
        unit="hours",
        estimated=True,
        outcome="$40K a quarter",
    )
    journal.click("impact-1-remove")
    assert len(saved(journal, number).impacts) == 1


def test_a_form_left_blank_is_no_impact(journal: Journal, number: EntryId) -> None:
    before = journal.content(number).impacts
    journal.click("entry-impacts-add")
    journal.settle()
    assert journal.content(number).impacts == before


def test_the_only_impact_is_emptied_away(journal: Journal, number: EntryId) -> None:
    for field in ("measure", "before", "after", "outcome"):
        line = journal.find(QLineEdit, f"impact-0-{field}")
        line.setFocus()
        line.selectAll()
        journal.press(Qt.Key.Key_Delete)
    assert saved(journal, number).impacts == ()


def test_people_have_a_relation_and_may_confirm(journal: Journal, number: EntryId) -> None:
    journal.click("entry-people-add")
    journal.type("Wen Ab")
    journal.press(ENTER)
    journal.press(ESC)
    assert [person.name for person in saved(journal, number).people][-1] == "Wen Abara"
    journal.click("entry-people-1")
    journal.choose("Leadership")
    journal.click("entry-people-1")
    journal.choose("Confirms this entry")
    ines = saved(journal, number).people[1]
    assert (ines.name, ines.relation, ines.confirmed) == ("Ines Calder", Relation.LEADERSHIP, True)
    journal.click("entry-people-1")
    journal.choose("Remove")
    assert "Ines Calder" not in [person.name for person in saved(journal, number).people]


def test_a_page_that_was_pasted_as_a_title_leaves_the_fields_in_reach_and_can_be_read_to_its_end(
    journal: Journal,
) -> None:
    words = "All of it on one line. " * 450
    with journal.desk.vault.writing() as session:
        number = entries.add(session, EntryContent(day=TODAY, title=words.strip()))
    journal.opened.settle()
    journal.page.show_entry(number)
    journal.opened.settle()
    title = journal.find(QTextEdit, "entry-title")
    scroll = journal.find(QWidget, "entry-scroll")
    assert title.height() < scroll.height() / 2
    assert title.verticalScrollBar().maximum() > 0
    journal.press(Qt.Key.Key_E)
    assert title.cursorRect().bottom() <= title.viewport().height()
    journal.type(" End.")
    assert journal.content(number).title == words.strip()
    journal.page.settle()
    assert journal.content(number).title == f"{words.strip()} End."


@pytest.mark.parametrize(("typed", "is_own"), [("", False), ("dat", True)])
def test_undo_in_the_emptied_field_for_names_takes_back_the_name(
    journal: Journal, number: EntryId, typed: str, is_own: bool
) -> None:
    journal.click("entry-competencies-add")
    journal.type("retrieval")
    journal.press(ENTER)
    journal.type(typed)
    line = journal.find(QLineEdit, "entry-competencies-line")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    asked.ignore()
    QApplication.sendEvent(line, asked)
    assert asked.isAccepted() is is_own


def test_a_new_person_becomes_known(journal: Journal, number: EntryId) -> None:
    journal.click("entry-people-add")
    journal.type("Una Novik")
    journal.press(ENTER)
    journal.settle()
    with journal.desk.vault.reading() as session:
        assert "Una Novik" in [known.name for known in people.people(session)]


def test_links_are_added_edited_and_removed(journal: Journal, number: EntryId) -> None:
    before = journal.content(number).links
    journal.click("entry-links-add")
    journal.press(ENTER)
    assert journal.seen(QLabel, "link-address-field-fault").text() == "A link needs an address."
    journal.type("https://evals.example/9")
    journal.press(TAB)
    journal.type("Report 9")
    journal.press(ENTER)
    assert saved(journal, number).links == (*before, Link(address="https://evals.example/9", title="Report 9"))
    journal.click("entry-links-2")
    journal.choose("Edit…")
    journal.type("https://evals.example/10")
    journal.press(ENTER)
    assert saved(journal, number).links[2].address == "https://evals.example/10"
    journal.find(QWidget, "entry-links-2").setFocus()
    journal.press(Qt.Key.Key_Delete)
    assert saved(journal, number).links == before


def test_esc_keeps_what_was_typed_of_a_link_for_the_next_time(journal: Journal, number: EntryId) -> None:
    before = journal.content(number).links
    journal.click("entry-links-add")
    journal.type("https://evals.example/9")
    journal.press(TAB)
    journal.type("Report 9")
    journal.press(Qt.Key.Key_Escape)
    journal.click("entry-links-add")
    assert journal.seen(QLabel, "link-returned").text() == "What you typed before is back. It is not saved yet."
    journal.press(ENTER)
    assert saved(journal, number).links == (*before, Link(address="https://evals.example/9", title="Report 9"))
    journal.click("entry-links-add")
    assert journal.seen(QLineEdit, "link-address").text() == ""
    journal.press(Qt.Key.Key_Escape)
    journal.click("entry-links-add")
    assert journal.seen(QLineEdit, "link-address").text() == ""


@pytest.mark.parametrize(
    ("address", "is_offered"),
    [
        ("https://evals.example/1", True),
        ("mailto:a@b.example", True),
        ("file:///etc/passwd", False),
        ("INC-431", False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_opened(
    journal: Journal, number: EntryId, address: str, is_offered: bool
) -> None:
    journal.click("entry-links-add")
    journal.type(address)
    journal.press(ENTER)
    journal.click("entry-links-2")
    assert ("Open in the browser" in [action.text() for action in journal.menu().actions()]) is is_offered
    journal.menu().close()


def test_a_dropped_file_is_kept_in_the_vault_and_can_be_saved_and_removed(
    journal: Journal, number: EntryId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "escalation-trend.png"
    picture.write_bytes(b"\x89PNG" + bytes(84_000))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(picture))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    editor = journal.find(QWidget, "entry-editor")
    with pytest.deprecated_call():
        entered = QDragEnterEvent(QPoint(50, 300), copy, dropped, left, none)
    QApplication.sendEvent(editor, entered)
    QApplication.sendEvent(editor, QDropEvent(QPointF(50, 300), copy, dropped, left, none))
    journal.opened.settle()
    (kept,) = saved(journal, number).attachments
    assert (kept.name, kept.media_type, kept.size) == ("escalation-trend.png", "image/png", 84_004)
    assert journal.seen(QWidget, "entry-files-0").accessibleName() == "escalation-trend.png, 84 kB"
    target = tmp_path / "copy.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    journal.click("entry-files-0")
    journal.choose("Save as…")
    journal.opened.settle()
    assert target.read_bytes() == picture.read_bytes()
    journal.find(QWidget, "entry-files-0").setFocus()
    journal.press(Qt.Key.Key_Delete)
    assert saved(journal, number).attachments == ()


def test_a_picture_that_is_pasted_into_the_words_becomes_a_file_of_the_entry(journal: Journal, number: EntryId) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0x18695A)
    QGuiApplication.clipboard().setImage(picture)
    body = journal.content(number).body
    journal.find(QWidget, "entry-body").setFocus()
    journal.press(Qt.Key.Key_V, CTRL)
    journal.opened.settle()
    (kept,) = saved(journal, number).attachments
    assert (kept.name[:8], kept.name[-4:], kept.media_type) == ("picture-", ".png", "image/png")
    assert journal.opened.notices[-1].words == f"The picture is attached as {kept.name}."
    assert journal.content(number).body == body
    with journal.desk.vault.reading() as session:
        assert QImage.fromData(files.read_blob(session, kept.digest)) == picture


def test_a_picture_that_cannot_be_read_is_said(journal: Journal, number: EntryId) -> None:
    with journal.opened.qtbot.capture_exceptions() as faults:
        journal.find(BodyText, "entry-body").picture_pasted.emit(QImage())
        journal.opened.settle()
    assert "could not be read. Nothing was attached" in str(faults[0][1])
    assert saved(journal, number).attachments == ()


def test_a_file_lands_in_the_entry_it_was_meant_for_though_another_is_open_by_then(
    journal: Journal, number: EntryId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("notes", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(notes)], ""))
    journal.click("entry-files-add")
    journal.focus_list()
    journal.press(Qt.Key.Key_J)
    journal.opened.settle()
    (kept,) = saved(journal, number).attachments
    with journal.desk.vault.reading() as session:
        assert files.read_blob(session, kept.digest) == b"notes"


def test_ctrl_b_and_ctrl_i_set_signs_around_the_chosen_words(journal: Journal, number: EntryId) -> None:
    journal.press(Qt.Key.Key_E)
    journal.press(ENTER)
    journal.press(Qt.Key.Key_A, CTRL)
    journal.type("mine alone")
    journal.press(Qt.Key.Key_Left, CTRL | Qt.KeyboardModifier.ShiftModifier)
    journal.press(Qt.Key.Key_B, CTRL)
    assert saved(journal, number).body == "mine **alone**"
    journal.press(Qt.Key.Key_B, CTRL)
    journal.press(Qt.Key.Key_I, CTRL)
    assert saved(journal, number).body == "mine *alone*"


def test_ctrl_enter_saves_and_goes_back_to_the_list(journal: Journal, number: EntryId) -> None:
    journal.press(Qt.Key.Key_E)
    journal.type("!")
    journal.press(ENTER, CTRL)
    assert journal.find(QWidget, "journal-entries").hasFocus()
    assert journal.content(number).title == f"{ESCALATIONS}!"


def test_the_coach_counts_and_leads_to_what_is_missing(journal: Journal) -> None:
    journal.open("Three teams, one golden set")
    journal.opened.settle()
    assert journal.seen(QLabel, "coach-count").text() == "4 of 8"
    journal.click("coach-outcome-link")
    assert journal.find(QLineEdit, "impact-0-outcome").hasFocus()
    journal.type("Two teams saved 12 hours a week")
    journal.opened.qtbot.waitUntil(lambda: journal.find(QLabel, "coach-count").text() in ("6 of 8", "5 of 8"))
    assert not journal.find(QWidget, "coach-outcome-link").isVisible()


@pytest.mark.parametrize(
    ("point", "focused"),
    [
        ("number", "impact-0-after"),
        ("change", "impact-0-before"),
        ("own_part", "entry-body"),
        ("people", "entry-people-line"),
        ("competency", "entry-competencies-line"),
    ],
)
def test_each_point_of_the_coach_has_its_field(empty_journal: Journal, point: str, focused: str) -> None:
    empty_journal.type("We did a thing")
    empty_journal.press(ENTER)
    empty_journal.opened.settle()
    empty_journal.click(f"coach-{point}-link")
    assert empty_journal.find(QWidget, focused).hasFocus()


def test_esc_in_the_search_for_a_criterion_empties_it_then_closes_the_dialog(journal: Journal) -> None:
    journal.open("Freshness check in CI, red within one build")
    journal.press(Qt.Key.Key_L)
    journal.opened.settle()
    search, dialog = journal.find(QLineEdit, "link-search"), journal.find(QDialog, "link-dialog")
    journal.type("standard")
    journal.press(ESC)
    assert (search.text(), dialog.isVisible()) == ("", True)
    journal.press(ESC)
    assert not dialog.isVisible()


def test_evidence_is_linked_changed_and_taken_back_by_keyboard(journal: Journal) -> None:
    number = journal.open("Freshness check in CI, red within one build")
    journal.press(Qt.Key.Key_L)
    journal.opened.settle()
    assert journal.find(QLineEdit, "link-search").hasFocus()
    journal.type("standard authored")
    journal.opened.qtbot.waitUntil(lambda: "internal standard" in journal.find(QLabel, "link-statement").text())
    journal.press(ENTER)
    journal.opened.settle()
    (link,) = evidence_of(journal, number)
    assert link.strength == Strength.SOLID
    assert link.wording
    journal.click("link-strength-2")
    journal.find(QLineEdit, "link-note").setFocus()
    journal.type("Used by two teams")
    journal.press(ENTER)
    journal.opened.settle()
    (link,) = evidence_of(journal, number)
    assert (link.strength, link.note) == (Strength.STRONG, "Used by two teams")
    journal.click("link-remove")
    journal.opened.settle()
    assert evidence_of(journal, number) == ()
    journal.press(ENTER, CTRL)
    assert not any(dialog.isVisible() for dialog in journal.page.findChildren(QDialog))


def test_a_note_that_was_typed_and_not_linked_waits_at_its_criterion(journal: Journal) -> None:
    number = journal.open("Freshness check in CI, red within one build")
    for words in ("", "Used by two teams"):
        journal.focus_list()
        journal.press(Qt.Key.Key_L)
        journal.opened.settle()
        note = journal.find(QLineEdit, "link-note")
        assert note.text() == words
        note.setFocus()
        journal.press(Qt.Key.Key_A, CTRL)
        journal.type("Used by two teams")
        journal.press(ESC)
        journal.opened.settle()
    assert evidence_of(journal, number) == ()


def evidence_of(journal: Journal, number: EntryId):  # type: ignore[no-untyped-def]
    with journal.desk.vault.reading() as session:
        return evidence.evidence_for_entry(session, number)


def test_without_a_target_the_way_to_one_is_offered(empty_journal: Journal) -> None:
    empty_journal.type("We did a thing")
    empty_journal.press(ENTER)
    empty_journal.opened.settle()
    empty_journal.press(Qt.Key.Key_L)
    empty_journal.opened.settle()
    assert empty_journal.opened.notices[-1].command == "ladder"


def test_a_criterion_the_entry_counts_for_is_opened_from_the_coach(journal: Journal, number: EntryId) -> None:
    journal.opened.settle()
    asked: list[str] = []
    journal.page.criterion_requested.connect(asked.append)
    journal.click("coach-evidence-0")
    assert asked == ["genai.senior.contained-agents"]


def test_an_earlier_version_is_restored_and_that_can_be_undone(journal: Journal, number: EntryId) -> None:
    journal.press(Qt.Key.Key_E)
    journal.type(" for good")
    journal.settle()
    journal.click("entry-more")
    journal.choose("Versions…")
    journal.press(Qt.Key.Key_Down)
    assert ESCALATIONS in journal.seen(QLabel, "version-text").text()
    journal.press(ENTER)
    journal.opened.settle()
    assert journal.shown_title() == ESCALATIONS == journal.content(number).title
    journal.undo()
    assert journal.shown_title() == f"{ESCALATIONS} for good"


def test_a_duplicate_is_opened_and_has_no_evidence(journal: Journal, number: EntryId) -> None:
    before = journal.counts()[0]
    journal.click("entry-more")
    journal.choose("Duplicate entry")
    journal.opened.settle()
    assert journal.counts()[0] == before + 1
    assert journal.find(QWidget, "entry-evidence").property("text") == "Link evidence"
    assert len(evidence_of(journal, number)) == 2


def test_an_entry_is_copied_as_text(journal: Journal, number: EntryId) -> None:
    journal.click("entry-more")
    journal.choose("Copy entry as text")
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"{ESCALATIONS}\nThu 19 Nov 2026\n\nThe agent escalated")
    assert "False escalation rate: 18% → 6%" in text


def test_a_draft_is_finished_from_the_menu(journal: Journal) -> None:
    number = journal.open("Three teams, one golden set")
    journal.click("entry-more")
    journal.choose("Draft")
    assert saved(journal, number).is_draft is False


def test_an_entry_in_the_trash_is_restored_or_deleted_for_good(journal: Journal, number: EntryId) -> None:
    other = journal.number("Three teams, one golden set")
    journal.press(Qt.Key.Key_Delete)
    journal.opened.settle()
    journal.open("Three teams, one golden set")
    journal.press(Qt.Key.Key_Delete)
    journal.opened.settle()
    tree = journal.find(QWidget, "journal-filter-tree")
    tree.setFocus()
    while tree.currentIndex().data() != "Trash":  # type: ignore[attr-defined]
        journal.press(Qt.Key.Key_Down)
    journal.opened.settle()
    assert sorted(journal.titles()) == sorted([ESCALATIONS, "Three teams, one golden set"])
    journal.page.show_entry(number)
    journal.opened.settle()
    journal.click("entry-restore")
    journal.opened.settle()
    assert journal.entry(number).trashed_at is None
    journal.page.show_entry(other)
    journal.opened.settle()
    journal.click("entry-delete-for-good")
    assert journal.find(QWidget, "delete-sheet-accept").property("kind") == "danger"
    journal.click("delete-sheet-accept")
    journal.opened.settle()
    assert journal.counts()[1] == 0
    assert journal.seen(QLabel, "journal-nothing").text() == "The trash is empty."


def test_where_saving_fails_the_words_stay_and_are_saved_when_the_vault_is_back(
    journal: Journal, number: EntryId
) -> None:
    vault = journal.desk.vault
    away = vault.path.with_suffix(".away")
    vault.path.rename(away)
    withdrawn: list[str] = []
    journal.page.notice_withdrawn.connect(withdrawn.append)
    journal.press(Qt.Key.Key_E)
    journal.type(" and more")
    journal.page.settle()
    notice = journal.opened.notices[-1]
    assert (notice.kind, notice.action) == ("error", "Try again")
    assert journal.shown_title() == f"{ESCALATIONS} and more"
    assert journal.find(QLabel, "entry-saved").text() == "Not saved"
    away.rename(vault.path)
    journal.page.findChild(Offer, notice.command).trigger()
    journal.opened.settle()
    assert journal.content(number).title == f"{ESCALATIONS} and more"
    assert withdrawn == [notice.key]
    assert journal.find(QLabel, "entry-saved").text().startswith("Saved")


def test_the_window_stays_open_while_words_would_be_lost(journal: Journal, number: EntryId) -> None:
    vault = journal.desk.vault
    away = vault.path.with_suffix(".away")
    journal.press(Qt.Key.Key_E)
    journal.type(" and more")
    vault.path.rename(away)
    assert not journal.page.window().close()
    assert journal.seen(QLabel, "closing-sheet-title").text() == "Close and lose what you typed?"
    assert journal.seen(QWidget, "closing-sheet-accept").property("kind") == "danger"
    journal.press(ESC)
    away.rename(vault.path)
    assert journal.page.window().close()
    assert journal.content(number).title == f"{ESCALATIONS} and more"


def test_the_window_stays_open_also_where_saving_goes_wrong_in_an_unforeseen_way(
    journal: Journal, number: EntryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _fault, _trace: told.append(kind))
    monkeypatch.setattr(journal.page, "settle", _fail)
    journal.page.window().close()
    assert journal.page.window().isVisible()
    assert journal.seen(QLabel, "closing-sheet-title").text() == "Close and lose what you typed?"
    assert told == [ZeroDivisionError]
    monkeypatch.undo()


def _fail() -> None:
    raise ZeroDivisionError


def test_no_part_of_the_page_ever_stands_in_a_window_of_its_own(journal: Journal) -> None:
    journal.focus_list()
    for _step in range(20):
        journal.press(Qt.Key.Key_J)
        journal.opened.settle()
    stray = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not journal.page]
    assert stray == []


def test_very_long_words_stay_inside_their_fields(open_page: Callable[..., Opened], sample_desk: Desk) -> None:
    journal = Journal(open_page(sample_desk, JournalPage, (948, 652)))
    word = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente" * 3
    journal.open(ESCALATIONS)
    journal.press(Qt.Key.Key_E)
    journal.press(Qt.Key.Key_A, CTRL)
    journal.type(word)
    journal.click("entry-projects-add")
    journal.type(word[:60])
    journal.press(ENTER)
    journal.press(ESC)
    journal.settle()
    form, scroll = journal.find(QWidget, "entry-form"), journal.find(QWidget, "entry-scroll")
    assert form.width() <= scroll.width()
    assert form.minimumSizeHint().width() <= form.width()
