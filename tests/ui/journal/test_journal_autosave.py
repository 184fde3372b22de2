"""What is typed into an entry reaches the vault by itself, and is never lost on the way."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ladderdesk.assess.coach import judge
from ladderdesk.errors import NotFoundError
from ladderdesk.journal import entries, history, lists
from ladderdesk.journal.rows import Entry, EntryContent, EntryId, Judgement
from ladderdesk.ui.journal.autosave import RETRY_MS, SITTING, Autosave
from ladderdesk.ui.tasks import Tasks
from ladderdesk.vault.vault import Vault

CONTENT = EntryContent(day=date(2026, 11, 19), title="Cut the eval run", body="From 3 h to 20 min.")


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.instant


class HeldJudge:
    """A judge that can keep a save waiting in its transaction."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.was_asked = threading.Event()

    def __call__(self, content: EntryContent) -> Judgement:
        self.was_asked.set()
        assert self.may_go_on.wait(10)
        return judge(content)


class Heard:
    """What the autosave said."""

    def __init__(self, autosave: Autosave) -> None:
        self.saved: list[Entry] = []
        self.adopted: list[tuple[EntryContent, bool]] = []
        self.failed: list[str] = []
        self.recovered = 0
        autosave.saved.connect(self.saved.append)
        autosave.adopted.connect(lambda content, overruled: self.adopted.append((content, overruled)))
        autosave.failed.connect(self.failed.append)
        autosave.recovered.connect(self._recover)

    def _recover(self) -> None:
        self.recovered += 1


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def vault(tmp_path: Path, clock: MovedClock) -> Iterator[Vault]:
    opened = Vault.create(tmp_path / "own.ladderdesk", clock=clock, patience=0.3)
    yield opened
    opened.close()


@pytest.fixture
def held() -> HeldJudge:
    return HeldJudge()


@pytest.fixture
def autosave(qtbot: QtBot, vault: Vault, held: HeldJudge) -> Iterator[Autosave]:
    tasks = Tasks()
    made = Autosave(vault, tasks, held)
    yield made
    held.may_go_on.set()
    tasks.wait()


@pytest.fixture
def heard(autosave: Autosave) -> Heard:
    return Heard(autosave)


@pytest.fixture
def stored(vault: Vault) -> Entry:
    """An entry that was there before."""
    return write(vault, CONTENT)


def write(vault: Vault, content: EntryContent) -> Entry:
    with vault.writing() as session:
        return entries.entry(session, entries.add(session, content))


def read(vault: Vault, number: EntryId | None) -> EntryContent:
    assert number is not None
    with vault.reading() as session:
        return entries.entry(session, number).content


def change(vault: Vault, number: EntryId, **values: object) -> None:
    """Change an entry behind the editor's back."""
    with vault.writing() as session:
        content = entries.entry(session, number).content
        entries.revise(session, number, replace(content, **values))  # type: ignore[arg-type]


def count(vault: Vault) -> tuple[int, int]:
    with vault.reading() as session:
        counted = lists.counts(session)
        return counted.all, counted.trashed


def version_count(vault: Vault, number: EntryId) -> int:
    with vault.reading() as session:
        return len(history.versions(session, number))


@pytest.fixture
def vanish(vault: Vault) -> Callable[[bool], None]:
    """Give a function that takes the vault's file away and puts it back: nothing can be written meanwhile."""
    away = vault.path.with_suffix(".away")

    def move(gone: bool) -> None:
        if gone:
            vault.path.rename(away)
        else:
            away.rename(vault.path)

    return move


def test_what_is_typed_is_in_the_vault_within_a_second(
    qtbot: QtBot, vault: Vault, autosave: Autosave, stored: Entry
) -> None:
    autosave.begin(stored)
    started = monotonic()
    autosave.note(replace(CONTENT, title="Cut the eval run to 20 min"))
    qtbot.waitUntil(lambda: read(vault, stored.id).title == "Cut the eval run to 20 min", timeout=2000)
    assert monotonic() - started < 1.0


def test_a_typist_who_never_rests_is_saved_all_the_same(
    qtbot: QtBot, vault: Vault, autosave: Autosave, stored: Entry
) -> None:
    autosave.begin(stored)
    titles = [f"Cut the eval run {number}" for number in range(40)]
    seen = set()
    for title in titles:
        autosave.note(replace(CONTENT, title=title))
        qtbot.wait(40)
        seen.add(read(vault, stored.id).title)
    assert len(seen - {CONTENT.title}) >= 2


def test_a_sitting_is_one_version_and_the_next_one_another(
    qtbot: QtBot, vault: Vault, autosave: Autosave, stored: Entry
) -> None:
    autosave.begin(stored)
    for title in ("C", "Cu", "Cut"):
        with qtbot.waitSignal(autosave.saved):
            autosave.note(replace(CONTENT, title=title))
    assert version_count(vault, stored.id) == 2
    autosave.begin(write(vault, replace(CONTENT, title="Another")))
    autosave.begin(stored)
    autosave.note(replace(CONTENT, title="Cut again"))
    autosave.flush()
    assert version_count(vault, stored.id) == 3


def test_after_a_long_rest_typing_begins_a_version_of_its_own(
    qtbot: QtBot, vault: Vault, autosave: Autosave, clock: MovedClock, stored: Entry, heard: Heard
) -> None:
    autosave.begin(stored)
    for title in ("Before the rest", "After the rest"):
        autosave.note(replace(CONTENT, title=title))
        before = len(heard.saved)
        qtbot.waitUntil(lambda before=before: len(heard.saved) > before)
        clock.instant += SITTING + timedelta(seconds=1)
    assert version_count(vault, stored.id) == 3


def test_a_new_entry_comes_into_being_with_the_first_word(
    qtbot: QtBot, vault: Vault, autosave: Autosave, heard: Heard
) -> None:
    blank = EntryContent(day=date(2026, 11, 21), title="")
    assert autosave.begin_new(blank) == blank
    autosave.note(replace(blank, scope="org"))
    assert autosave.flush()
    assert count(vault) == (0, 0)
    for title in ("W", "Wrote the rubric"):
        with qtbot.waitSignal(autosave.saved):
            autosave.note(replace(blank, title=title, scope="org"))
    assert heard.saved[-1].content.title == "Wrote the rubric"
    assert autosave.entry == heard.saved[-1].id
    assert version_count(vault, heard.saved[-1].id) == 1


@pytest.mark.parametrize("was_saved", [True, False])
def test_a_new_entry_that_is_emptied_again_leaves_no_trace(vault: Vault, autosave: Autosave, was_saved: bool) -> None:
    blank = EntryContent(day=date(2026, 11, 21), title="")
    autosave.begin_new(blank)
    autosave.note(replace(blank, title="A slip"))
    if was_saved:
        autosave.flush()
        assert count(vault) == (1, 0)
    autosave.note(blank)
    autosave.leave()
    autosave.flush()
    assert count(vault) == (0, 0)


def test_an_old_entry_that_is_emptied_stays(vault: Vault, autosave: Autosave, stored: Entry) -> None:
    autosave.begin(stored)
    autosave.note(EntryContent(day=CONTENT.day, title=""))
    autosave.leave()
    autosave.flush()
    assert count(vault) == (1, 0)


def test_where_the_vault_has_vanished_the_text_waits_and_is_saved_with_the_next_key(
    qtbot: QtBot,
    vault: Vault,
    autosave: Autosave,
    heard: Heard,
    stored: Entry,
    vanish: Callable[[bool], None],
) -> None:
    autosave.begin(stored)
    vanish(True)
    autosave.note(replace(CONTENT, title="Typed without a vault"))
    qtbot.waitUntil(lambda: autosave.has_failed)
    autosave.note(replace(CONTENT, title="Typed without a vault, more"))
    assert not autosave.flush()
    assert len(heard.failed) == 1
    assert str(vault.path) in heard.failed[0]
    vanish(False)
    autosave.note(replace(CONTENT, title="Typed with a vault"))
    qtbot.waitUntil(lambda: heard.recovered == 1)
    assert read(vault, stored.id).title == "Typed with a vault"
    assert not autosave.has_failed


def test_trying_again_saves_what_waits_and_says_so_where_it_fails_again(
    qtbot: QtBot, vault: Vault, autosave: Autosave, heard: Heard, stored: Entry, vanish: Callable[[bool], None]
) -> None:
    autosave.begin(stored)
    vanish(True)
    autosave.note(replace(CONTENT, title="Typed without a vault"))
    autosave.flush()
    autosave.retry()
    qtbot.waitUntil(lambda: len(heard.failed) == 2)
    vanish(False)
    autosave.retry()
    qtbot.waitUntil(lambda: heard.recovered == 1)
    assert read(vault, stored.id).title == "Typed without a vault"


def test_what_could_not_be_saved_is_tried_again_without_a_key(
    qtbot: QtBot, vault: Vault, autosave: Autosave, stored: Entry, vanish: Callable[[bool], None]
) -> None:
    autosave.begin(stored)
    vanish(True)
    autosave.note(replace(CONTENT, title="Typed without a vault"))
    autosave.flush()
    vanish(False)
    qtbot.waitUntil(lambda: not autosave.has_unsaved, timeout=RETRY_MS + 2000)
    assert read(vault, stored.id).title == "Typed without a vault"


def test_switching_entries_keeps_what_could_not_be_saved(
    qtbot: QtBot, vault: Vault, autosave: Autosave, stored: Entry, vanish: Callable[[bool], None]
) -> None:
    other = write(vault, replace(CONTENT, title="Another"))
    typed = replace(CONTENT, title="Typed without a vault")
    autosave.begin(stored)
    vanish(True)
    autosave.note(typed)
    assert autosave.begin(other).title == "Another"
    autosave.note(replace(other.content, title="Another, changed"))
    autosave.flush()
    assert autosave.begin(stored) == typed
    vanish(False)
    assert autosave.flush()
    assert read(vault, stored.id) == typed
    assert read(vault, other.id).title == "Another, changed"


def test_a_new_entry_that_could_not_be_saved_is_shown_again(
    vault: Vault, autosave: Autosave, vanish: Callable[[bool], None]
) -> None:
    blank = EntryContent(day=date(2026, 11, 21), title="")
    vanish(True)
    autosave.begin_new(blank)
    autosave.note(replace(blank, title="A thought"))
    autosave.flush()
    autosave.leave()
    assert autosave.begin_new(blank).title == "A thought"
    vanish(False)
    assert autosave.flush()
    assert count(vault) == (1, 0)


def test_typing_goes_on_while_another_program_holds_the_vault(
    qtbot: QtBot, vault: Vault, autosave: Autosave, heard: Heard, stored: Entry
) -> None:
    autosave.begin(stored)
    with Vault.open(vault.path).writing():
        autosave.note(replace(CONTENT, title="Typed meanwhile"))
        longest = 0.0
        while not heard.failed:
            started = monotonic()
            qtbot.wait(5)
            autosave.note(replace(CONTENT, title="Typed meanwhile"))
            longest = max(longest, monotonic() - started)
    assert longest < 0.2, "the wait for the vault is not in the window's thread"
    qtbot.waitUntil(lambda: heard.recovered == 1)
    assert read(vault, stored.id).title == "Typed meanwhile"


def test_a_change_from_outside_is_adopted_where_nothing_is_typed(
    vault: Vault, autosave: Autosave, heard: Heard, stored: Entry
) -> None:
    autosave.begin(stored)
    change(vault, stored.id, scope="org")
    with vault.reading() as session:
        autosave.take_from_outside(entries.entry(session, stored.id), autosave.revision)
    assert heard.adopted == [(replace(CONTENT, scope="org"), False)]
    assert not autosave.has_unsaved


@pytest.mark.parametrize("is_seen_before_saving", [True, False])
def test_a_change_from_outside_to_another_field_joins_what_is_typed(
    vault: Vault, autosave: Autosave, heard: Heard, stored: Entry, is_seen_before_saving: bool
) -> None:
    autosave.begin(stored)
    change(vault, stored.id, scope="org")
    autosave.note(replace(CONTENT, title="Typed"))
    if is_seen_before_saving:
        with vault.reading() as session:
            autosave.take_from_outside(entries.entry(session, stored.id), autosave.revision)
    autosave.flush()
    both = replace(CONTENT, title="Typed", scope="org")
    assert read(vault, stored.id) == both
    assert heard.adopted == [(both, False)]


@pytest.mark.parametrize("is_seen_before_saving", [True, False])
def test_typed_words_win_over_a_change_from_outside_which_stays_a_version(
    vault: Vault, autosave: Autosave, heard: Heard, stored: Entry, is_seen_before_saving: bool
) -> None:
    autosave.begin(stored)
    autosave.note(replace(CONTENT, title="Typed"))
    change(vault, stored.id, title="From outside")
    if is_seen_before_saving:
        with vault.reading() as session:
            autosave.take_from_outside(entries.entry(session, stored.id), autosave.revision)
    autosave.flush()
    assert read(vault, stored.id).title == "Typed"
    assert [overruled for _content, overruled in heard.adopted] == [True]
    with vault.reading() as session:
        titles = [version.content.title for version in history.versions(session, stored.id)]
    assert titles == ["Typed", "From outside", CONTENT.title]


def test_what_is_typed_during_a_save_keeps_what_that_save_took_over(
    qtbot: QtBot, vault: Vault, autosave: Autosave, heard: Heard, held: HeldJudge, stored: Entry
) -> None:
    autosave.begin(stored)
    change(vault, stored.id, scope="org")
    held.may_go_on.clear()
    autosave.note(replace(CONTENT, title="First"))
    qtbot.waitUntil(held.was_asked.is_set)
    autosave.note(replace(CONTENT, title="First and second"))
    held.may_go_on.set()
    qtbot.waitUntil(lambda: not autosave.has_unsaved)
    assert read(vault, stored.id) == replace(CONTENT, title="First and second", scope="org")
    assert heard.adopted[-1] == (replace(CONTENT, title="First and second", scope="org"), False)


def test_flushing_during_a_save_writes_a_new_entry_once(
    qtbot: QtBot, vault: Vault, autosave: Autosave, held: HeldJudge
) -> None:
    blank = EntryContent(day=date(2026, 11, 21), title="")
    autosave.begin_new(blank)
    held.may_go_on.clear()
    autosave.note(replace(blank, title="A thought"))
    qtbot.waitUntil(held.was_asked.is_set)
    threading.Timer(0.1, held.may_go_on.set).start()
    assert autosave.flush()
    qtbot.wait(50)
    assert count(vault) == (1, 0)


def test_a_read_that_is_older_than_the_last_save_changes_nothing(
    vault: Vault, autosave: Autosave, heard: Heard, stored: Entry
) -> None:
    autosave.begin(stored)
    revision = autosave.revision
    autosave.note(replace(CONTENT, title="Typed"))
    autosave.flush()
    autosave.take_from_outside(stored, revision)
    assert heard.adopted == []


def test_an_entry_deleted_for_good_meanwhile_is_written_anew_with_what_is_typed(
    vault: Vault, autosave: Autosave, stored: Entry
) -> None:
    autosave.begin(stored)
    with vault.writing() as session:
        entries.trash(session, [stored.id])
        entries.delete_for_good(session, [stored.id])
    autosave.note(replace(CONTENT, title="Typed"))
    assert autosave.flush()
    assert autosave.entry != stored.id
    assert read(vault, autosave.entry).title == "Typed"
    with pytest.raises(NotFoundError):
        read(vault, stored.id)


def test_the_stored_findings_are_those_of_what_was_typed(vault: Vault, autosave: Autosave, stored: Entry) -> None:
    autosave.begin(stored)
    autosave.note(replace(CONTENT, title="Nothing", body=""))
    autosave.flush()
    with vault.reading() as session:
        assert lists.line_ids(session, lists.Filter(unmeasured=True)) == [stored.id]
    autosave.note(CONTENT)
    autosave.flush()
    with vault.reading() as session:
        assert lists.line_ids(session, lists.Filter(unmeasured=True)) == []


def test_saving_does_not_begin_before_something_is_typed(qtbot: QtBot, vault: Vault, autosave: Autosave) -> None:
    stored = write(vault, CONTENT)
    autosave.begin(stored)
    with qtbot.assertNotEmitted(autosave.saved, wait=300):
        QTimer.singleShot(0, autosave.flush)
    assert version_count(vault, stored.id) == 1
