"""An end that the system asks for: what was typed a moment before is there afterwards."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ladderdesk.journal import scratch, targets
from ladderdesk.vault.vault import Vault

DAY = date(2026, 11, 20)

# Types a line into the real program and asks the process to end before anything could save it.
PROGRAM = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from ladderdesk import app
from ladderdesk.ui.program import Program

def start(program):
    started(program)
    timer = QTimer(program, interval=20)

    def type_and_end():
        if program.window.page_id == "home":
            timer.stop()
            QTest.keyClicks(program.window.findChild(QWidget, "home-composer-field"), "Half a thought")
            os.kill(os.getpid(), getattr(signal, sys.argv[2]))

    timer.timeout.connect(type_and_end)
    timer.start()

started, Program.start = Program.start, start
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of a session are those of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_what_was_typed_a_moment_before_the_system_ends_the_program_is_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / "journal.ladderdesk"
    vault = Vault.create(path)
    with vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="senior", target="staff", day=DAY)
    vault.close()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "LADDERDESK_HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    command = [sys.executable, "-c", PROGRAM, str(path), name]
    done = subprocess.run(command, env=environment, timeout=60, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    vault = Vault.open(path)
    with vault.reading() as session:
        assert scratch.kept(session, "composer") == "Half a thought"
    vault.close()
