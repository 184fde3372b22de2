"""The start: a painted window first and what is heavy afterwards, if at all; and what the start after it finds."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ladderdesk.journal import entries, targets
from ladderdesk.journal.rows import EntryContent
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.dialogs.recovery import Recovery
from ladderdesk.ui.instance import Doorbell
from ladderdesk.ui.program import Program
from ladderdesk.ui.theme import PROPERTY, Theme
from ladderdesk.ui.widgets.composer_field import ComposerField
from ladderdesk.vault.vault import Vault

# Runs the real program without a word and tells what is loaded when it is painted, filled, and left alone for a while.
WATCHED_PROGRAM = """
import gc, json, linecache, sys
from ladderdesk.cli import run

def loaded():
    return sorted({name for name in sys.modules})

def watch(window):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and "painted" not in told:
                told["painted"] = loaded()
            return False

    def note_idle(is_busy):
        if not is_busy and window.page_id and "filled" not in told:
            told["filled"] = loaded()
            told["page"] = window.page_id
            told["frozen"] = gc.get_freeze_count()
            told["lines"] = sum(len(entry[2]) for entry in linecache.cache.values() if len(entry) > 2)
            QTimer.singleShot(2000, look)

    def look():
        # The last of them; on a busy machine it takes its time.
        if "ladderdesk.ui.settings.page" in sys.modules:
            QTimer.singleShot(500, finish)
        else:
            QTimer.singleShot(200, look)

    def finish():
        told["later"] = loaded()
        print(json.dumps(told))
        window.close()

    window.watcher = Painted()
    window.installEventFilter(window.watcher)
    window.tasks.busy_changed.connect(note_idle)

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name != "ladderdesk.ui.window":
            return None
        sys.meta_path.remove(self)
        spec = sys.meta_path[-1].find_spec(name, path)
        usual = spec.loader.exec_module
        def exec_module(module):
            usual(module)
            made = module.MainWindow.__init__
            def __init__(window, *arguments, **named):
                made(window, *arguments, **named)
                watch(window)
            module.MainWindow.__init__ = __init__
        spec.loader.exec_module = exec_module
        return spec

told = {}
sys.meta_path.insert(0, Finder())
sys.exit(run([]))
"""
PATIENCE = 15_000
HEAVY = {"matplotlib", "numpy", "alembic", "yaml", "typst", "docx", "markdown_it", "rapidfuzz", "PIL"}
DAY = date(2026, 11, 20)

Start = Callable[..., Program]


def settled_vault(path: Path) -> Path:
    vault = Vault.create(path)
    with vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="senior", target="staff", day=DAY)
        entries.add(session, EntryContent(day=DAY, title="An entry to begin with"))
    vault.close()
    return path


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Start the program on a vault that was used before, and give what it tells."""
    home = tmp_path_factory.mktemp("home")
    settled_vault(home / "journal.ladderdesk")
    environment = {
        **os.environ,
        "LADDERDESK_HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    # The first start of all reads the ladders from their files; later ones find what was read.
    subprocess.run([sys.executable, "-c", "from ladderdesk.cli import run; run(['gaps'])"], env=environment, check=True)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED_PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def libraries(modules: list[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


def test_the_window_is_painted_before_vault_and_libraries_are_loaded(told: dict[str, Any]) -> None:
    painted = told["painted"]
    assert not libraries(painted) & {*HEAVY, "sqlalchemy", "sqlcipher3", "msgspec", "babel"}
    assert not {"ladderdesk.vault.vault", "ladderdesk.journal.rows"} & set(painted)


def test_nothing_that_speaks_to_a_network_is_ever_loaded(told: dict[str, Any]) -> None:
    assert not {"PySide6.QtNetwork", "socket", "ssl", "asyncio.events", "http"} & set(told["later"])


def test_what_shows_a_packet_is_not_loaded_before_there_is_one_to_show(told: dict[str, Any]) -> None:
    assert "PySide6.QtPdf" not in told["later"]


def test_a_start_without_a_word_reads_no_command_line(told: dict[str, Any]) -> None:
    assert "ladderdesk.cli.parser" not in told["later"]


def test_home_is_filled_without_the_libraries_that_other_screens_need(told: dict[str, Any]) -> None:
    assert told["page"] == "home"
    assert not libraries(told["filled"]) & HEAVY
    assert {name for name in told["filled"] if name.endswith(".page")} == {
        "ladderdesk.ui.page",
        "ladderdesk.ui.home.page",
    }


def test_the_other_screens_are_loaded_a_little_later_and_still_nothing_heavy(told: dict[str, Any]) -> None:
    screens = {
        f"ladderdesk.ui.{name}.page" for name in ("journal", "ladder", "gaps", "readiness", "packet", "settings")
    }
    assert screens <= set(told["later"])
    assert not libraries(told["later"]) & HEAVY


def test_what_was_loaded_is_spared_by_collections(told: dict[str, Any]) -> None:
    assert told["frozen"] > 50_000


def test_the_toolkit_does_not_keep_the_sources_of_what_is_imported(told: dict[str, Any]) -> None:
    assert told["lines"] < 5_000


def is_open(program: Program) -> bool:
    return program.window.page_id != "" or program.window.findChild(Recovery) is not None


def composer_of(program: Program) -> ComposerField:
    field = program.window.findChild(ComposerField)
    assert isinstance(field, ComposerField)
    return field


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Give a function that starts the program here on a vault and waits until a screen is shown, or why there is none.

    `words` are typed, and the screen `wish` is asked for, before that.
    """
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    hook, started = sys.excepthook, []

    def begin(vault: Path, words: str = "", *, wish: str = "") -> Program:
        doorbell = Doorbell(vault)
        assert doorbell.take_seat()
        program = Program(qapp, SettingsFile(tmp_path / "settings.json"), vault, doorbell=doorbell)
        started.append(program)
        qtbot.addWidget(program.window)
        program.start()
        if words:
            QTest.keyClicks(program.window.focusWidget(), words)
        if wish:
            program.window.run(wish)
        qtbot.waitUntil(lambda: is_open(program), timeout=PATIENCE)
        return program

    yield begin
    for program in started:
        program.close()
    sys.excepthook = hook
    qapp.setProperty(PROPERTY, theme)


def test_a_second_start_brings_a_minimized_window_forward(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    vault = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(vault)
    program.window.showMinimized()
    script = "import sys; from pathlib import Path; from ladderdesk.ui.instance import Doorbell; "
    script += "bell = Doorbell(Path(sys.argv[1])); sys.exit(0 if not bell.take_seat() and bell.raise_other() else 1)"
    second = subprocess.Popen([sys.executable, "-c", script, str(vault)])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    assert second.returncode == 0
    assert not program.window.isMinimized()


def test_the_seat_is_free_after_the_end(start: Start, tmp_path: Path) -> None:
    vault = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(vault)
    assert not Doorbell(vault).take_seat()
    program.close()
    assert Doorbell(vault).take_seat()


def test_opening_another_journal_changes_seats(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = settled_vault(tmp_path / "first.ladderdesk"), settled_vault(tmp_path / "other.ladderdesk")
    program = start(first)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    program.window.run("open_vault")
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.vault.path == other, timeout=PATIENCE)
    assert Doorbell(first).take_seat()
    assert not Doorbell(other).take_seat()


def test_the_next_start_opens_the_screen_that_was_shown_last(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    vault = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(vault)
    program.window.go_to("ladder")
    program.window.close()
    program.close()
    assert start(vault).window.page_id == "ladder"


def test_settings_that_could_not_be_read_are_told_of_in_the_window(start: Start, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    program = start(settled_vault(tmp_path / "journal.ladderdesk"))
    from ladderdesk.ui.widgets.toast import Toast

    toasts = program.window.findChildren(Toast)
    assert [toast.notice.words for toast in toasts if "settings.unreadable" in toast.notice.words]


def test_what_is_typed_before_the_first_screen_is_there_stands_in_the_composer(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    vault = settled_vault(tmp_path / "journal.ladderdesk")
    program = start(vault, "Cut the run")
    assert composer_of(program).toPlainText() == "Cut the run"


def test_a_screen_asked_for_before_there_is_one_is_the_first_that_is_shown(start: Start, tmp_path: Path) -> None:
    program = start(settled_vault(tmp_path / "journal.ladderdesk"), wish="journal")
    assert program.window.page_id == "journal"


def test_what_was_typed_towards_a_vault_that_did_not_open_is_not_typed_into_another(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    vault = tmp_path / "journal.ladderdesk"
    vault.write_bytes(b"no vault")
    program = start(vault, "Cut the run", wish="journal")
    assert program.window.findChild(Recovery) is not None
    vault.unlink()
    settled_vault(vault)
    program.open_vault()
    assert program.window.page_id == "home"
    qtbot.wait(1)
    assert composer_of(program).toPlainText() == ""
