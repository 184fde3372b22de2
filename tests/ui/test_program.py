"""The program as put together: first run, sample, recovery, undo, and what other programs do to its vault."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk import paths
from ladderdesk.errors import LadderDeskError
from ladderdesk.exchange.json_journal import export_journal
from ladderdesk.journal import entries, targets
from ladderdesk.journal.rows import EntryContent
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.program import Program
from ladderdesk.ui.theme import PROPERTY, Theme
from ladderdesk.ui.widgets.banner import Banner
from ladderdesk.ui.widgets.toast import Toast
from ladderdesk.vault.shelf import list_backups
from ladderdesk.vault.vault import Vault

Start = Callable[[Path], Program]
PATIENCE = 15_000
DAY = date(2026, 11, 20)


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Start]:
    """Give a function that starts the program on a vault, as `ladderdesk --vault` does, and waits until it is open."""
    hook, started = sys.excepthook, []

    def begin(vault: Path) -> Program:
        program = Program(qapp, SettingsFile(tmp_path / "settings.json"), vault)
        started.append(program)
        qtbot.addWidget(program.window)
        program.start()
        qtbot.waitExposed(program.window)
        qtbot.waitUntil(lambda: program.desk is not None or shown(program, "recovery"), timeout=PATIENCE)
        return program

    yield begin
    for program in started:
        program.close()
    sys.excepthook = hook
    qapp.setProperty(PROPERTY, theme)


def shown(program: Program, name: str) -> bool:
    found = program.window.findChild(QWidget, name)
    return found is not None and found.isVisible()


def press(qtbot: QtBot, program: Program, name: str) -> None:
    button = program.window.findChild(QAbstractButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words_of(program: Program) -> str:
    labels = program.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def settled_vault(path: Path) -> Path:
    vault = Vault.create(path)
    with vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="senior", target="staff", day=DAY)
        entries.add(session, EntryContent(day=DAY, title="An entry to begin with"))
    vault.close()
    return path


def test_a_first_start_asks_its_questions_and_then_opens_home(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start(tmp_path / "new" / "journal.ladderdesk")
    qtbot.waitUntil(lambda: shown(program, "onboarding"))
    stop = program.window.focusWidget()
    assert stop is not None
    assert stop.objectName() == "role-1"
    qtbot.keyClick(program.window.findChild(QWidget, "onboarding"), Qt.Key.Key_Return)
    qtbot.keyClick(program.window.findChild(QWidget, "onboarding"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.page_id == "home", timeout=PATIENCE)
    assert program.desk is not None
    with program.desk.vault.reading() as session:
        chosen = targets.target_in_force(session)
    assert chosen is not None
    assert (chosen.current, chosen.target) == ("senior", "staff")


def test_a_later_start_asks_nothing(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    qtbot.waitUntil(lambda: program.window.page_id == "home", timeout=PATIENCE)
    assert not shown(program, "onboarding")


def test_the_sample_is_another_vault_and_the_way_back_leads_to_the_own_one(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    own = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(own)
    program.window.run("open_sample")
    assert program.desk is not None
    assert program.desk.is_sample
    assert program.desk.vault.path == paths.sample_file()
    for screen in ("home", "gaps", "settings"):
        program.window.go_to(screen)
        assert shown(program, "footer-sample")
    program.window.run("open_own")
    assert not shown(program, "footer-sample")
    assert program.desk.vault.path == own
    assert not program.desk.is_sample


def test_a_backup_is_restored_and_what_was_there_is_kept(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(path)
    program.window.run("back_up")
    qtbot.waitUntil(lambda: bool(list_backups(paths.backup_folder(path))), timeout=PATIENCE)
    assert program.desk is not None
    with program.desk.vault.writing() as session:
        entries.add(session, EntryContent(day=DAY, title="Written after the backup"))
    program.window.run("restore_backup")
    backups = program.window.findChild(QListWidget, "restore-list")
    assert backups.hasFocus()
    qtbot.keyClick(backups, Qt.Key.Key_Return)
    with program.desk.vault.reading() as session:
        assert [entry.content.title for entry in entries.all_entries(session)] == ["An entry to begin with"]
    kept = [other for other in tmp_path.iterdir() if other.suffix == ".ladderdesk" and other != path]
    assert kept


def test_a_backup_from_elsewhere_is_restored_too(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    other = Vault.create(tmp_path / "from-a-stick.ladderdesk")
    with other.writing() as session:
        entries.add(session, EntryContent(day=DAY, title="From the other computer"))
    other.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(other.path), ""))
    program.window.run("restore_backup")
    assert program.desk is not None
    with program.desk.vault.reading() as session:
        assert [entry.content.title for entry in entries.all_entries(session)] == ["From the other computer"]


def test_settings_say_at_once_that_a_backup_was_taken(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    program.window.go_to("settings")
    row = program.window.findChild(QLabel, "settings-backups-detail")
    assert row.text().startswith("None yet")
    program.window.run("back_up")
    qtbot.waitUntil(lambda: row.text().endswith("1 kept."), timeout=PATIENCE)


@pytest.mark.parametrize("command", ["move_vault", "restore_backup", "import", "back_up"])
def test_the_sample_is_nobodys_to_move_restore_or_import_into(
    start: Start, qtbot: QtBot, tmp_path: Path, command: str
) -> None:
    own = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(own)
    program.window.run("open_sample")
    with pytest.raises(LadderDeskError, match="This is the sample journal"):
        program.window.run(command)
    program.window.go_to("settings")
    button = program.window.findChild(QAbstractButton, f"settings-{command.replace('_', '-')}")
    assert not button.isEnabled()
    back = program.window.findChild(QAbstractButton, "settings-open-own")
    back.click()
    assert program.desk is not None
    assert program.desk.vault.path == own


def test_an_import_can_be_undone_from_what_says_that_it_was_done(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Vault.create(tmp_path / "other.ladderdesk")
    with other.writing() as session:
        entries.add(session, EntryContent(day=DAY, title="From the other computer"))
    with other.reading() as session:
        (tmp_path / "journal.json").write_bytes(export_journal(session))
    other.close()
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "journal.json"), ""))
    program.window.run("import")
    assert "Imported" in words_of(program)
    press(qtbot, program, "toast-action")
    assert program.desk is not None
    with program.desk.vault.reading() as session:
        assert [entry.content.title for entry in entries.all_entries(session)] == ["An entry to begin with"]


def test_everything_is_exported_under_a_name_that_an_import_shows(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    program.window.run("export_journal")
    dialog = program.window.findChild(QFileDialog, "export-journal-file")
    dialog.setDirectory(str(tmp_path))
    dialog.findChild(QLineEdit).setText("all")
    dialog.accept()
    qtbot.waitUntil(lambda: "Exported everything" in words_of(program))
    assert b"An entry to begin with" in (tmp_path / "all.json").read_bytes()


def test_a_moved_journal_is_open_at_its_new_place_with_everything_in_it(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    place = tmp_path / "elsewhere" / "mine.ladderdesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(place), ""))
    program.window.run("move_vault")
    assert program.desk is not None
    assert program.desk.vault.path == place
    with program.desk.vault.reading() as session:
        assert [entry.content.title for entry in entries.all_entries(session)] == ["An entry to begin with"]


@pytest.mark.parametrize("screen", ["home", "journal"])
def test_a_template_can_be_asked_for_on_any_screen(start: Start, qtbot: QtBot, tmp_path: Path, screen: str) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    program.window.go_to(screen)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert program.window.page_id == "journal"
    assert shown(program, "template-sheet")
    assert len(program.window.findChildren(QWidget, "template-sheet")) == 1


def test_undo_takes_back_what_was_done_last_and_redo_does_it_again(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    assert program.desk is not None
    with program.desk.vault.writing() as session:
        number = entries.add(session, EntryContent(day=DAY, title="A second entry"))
    program.window.run("undo")
    with program.desk.vault.reading() as session:
        assert [entry.content.title for entry in entries.all_entries(session)] == ["An entry to begin with"]
    program.window.run("redo")
    with program.desk.vault.reading() as session:
        assert entries.entry(session, number).content.title == "A second entry"


def test_an_entry_from_a_terminal_is_announced_within_a_second(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(path)
    command = f"from ladderdesk.cli import run; run(['--vault', r'{path}', 'log', 'From a terminal'])"
    with qtbot.waitSignal(program.bus.changed, timeout=PATIENCE):
        subprocess.run([sys.executable, "-c", command], check=True)


@pytest.mark.parametrize(
    ("content", "says"), [(b"My notes, not a vault.", "not"), (b"SQLite format 3\x00" + b"\x00" * 600, "")]
)
def test_a_file_that_cannot_be_opened_is_said_and_left_untouched(
    start: Start, qtbot: QtBot, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "journal.ladderdesk"
    path.write_bytes(content)
    program = start(path)
    assert shown(program, "recovery")
    assert says in words_of(program)
    assert program.window.focusWidget().objectName() == "recovery-retry"
    assert path.read_bytes() == content
    path.unlink()
    settled_vault(path)
    press(qtbot, program, "recovery-retry")
    qtbot.waitUntil(lambda: program.window.page_id == "home", timeout=PATIENCE)


def test_a_vanished_vault_is_one_error_and_its_return_logs_what_could_not_be(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(path)
    qtbot.waitUntil(lambda: program.window.page_id == "home", timeout=PATIENCE)
    line = program.window.findChild(QWidget, "home-composer-field")
    qtbot.keyClicks(line, "Cut the eval run")
    path.rename(tmp_path / "elsewhere.ladderdesk")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(program.window.findChildren(Banner)) == 2, timeout=PATIENCE)
    assert len([banner for banner in program.window.findChildren(Banner) if banner.isVisible()]) == 1
    program.window.go_to("journal")
    (tmp_path / "elsewhere.ladderdesk").rename(path)
    qtbot.waitUntil(lambda: not program.window.findChildren(Banner), timeout=PATIENCE)
    assert program.desk is not None
    with program.desk.vault.reading() as session:
        assert "Cut the eval run" in [entry.content.title for entry in entries.all_entries(session)]


def test_a_line_that_cannot_be_saved_keeps_the_journal_and_the_window_open(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(path)
    qtbot.waitUntil(lambda: program.window.page_id == "home", timeout=PATIENCE)
    line = program.window.findChild(QWidget, "home-composer-field")
    path.rename(tmp_path / "elsewhere.ladderdesk")
    qtbot.keyClicks(line, "Cut the eval run")
    with pytest.raises(LadderDeskError, match="stays open"):
        program.window.run("open_sample")
    program.window.close()
    qtbot.waitUntil(lambda: shown(program, "closing-sheet"))
    assert program.window.isVisible()
    (tmp_path / "elsewhere.ladderdesk").rename(path)
    press(qtbot, program, "closing-sheet-cancel")
    program.window.close()
    assert not program.window.isVisible()


def test_an_undo_is_offered_only_until_something_else_is_done(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    qtbot.waitUntil(lambda: program.window.page_id == "home", timeout=PATIENCE)
    line = program.window.findChild(QWidget, "home-composer-field")
    qtbot.keyClicks(line, "Cut the eval run")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [toast.notice.action for toast in program.window.findChildren(Toast)] == ["Undo"]
    assert program.desk is not None
    with program.desk.vault.writing() as session:
        entries.add(session, EntryContent(day=DAY, title="Done elsewhere"))
    qtbot.waitUntil(lambda: not program.window.findChildren(Toast), timeout=3000)


def test_a_vault_that_vanishes_is_told_and_found_again(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(path)
    path.rename(tmp_path / "elsewhere.ladderdesk")
    qtbot.waitUntil(lambda: "no longer there" in words_of(program), timeout=PATIENCE)
    (tmp_path / "elsewhere.ladderdesk").rename(path)
    program.window.run("listen_again")
    qtbot.waitUntil(lambda: "no longer there" not in words_of(program), timeout=PATIENCE)
    assert program.desk is not None
    with program.desk.vault.writing() as session:
        entries.add(session, EntryContent(day=DAY, title="Written after it came back"))
