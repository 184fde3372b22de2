"""Words typed into the editor survive the death of the program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from ladderdesk.journal import entries, lists
from ladderdesk.vault.vault import Vault

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from ladderdesk import paths
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.journal import entries
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.journal.page import JournalPage
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.theme import Theme
from ladderdesk.vault.vault import Vault

app = QApplication([])
Theme(app).apply("light")
path = Path(sys.argv[1])
desk = Desk(Vault.open(path), Library(paths.shipped("content")), SettingsFile(path.with_name("settings.json")))
tasks = Tasks()
page = JournalPage(desk, tasks)
page.show()
page.activateWindow()
page.begin_new()
for letter in "Cut the eval run from 3 h to 20 min":
    QTest.keyClick(page.findChild(QWidget, "entry-title"), letter)
    QTest.qWait(20)
page.findChild(QWidget, "entry-body").setFocus()
QTest.keyClicks(page.findChild(QWidget, "entry-body"), "I split the set.")
for _ in range(200):
    QTest.qWait(100)
    with desk.vault.reading() as session:
        if any(entry.content.body == "I split the set." for entry in entries.all_entries(session)):
            break
print("typed", flush=True)
QTest.qWait(60_000)
"""


def test_what_was_typed_before_a_kill_is_there_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "own.ladderdesk"
    Vault.create(path).close()
    command = [sys.executable, "-c", PROGRAM, str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "typed"
        program.send_signal(signal.SIGKILL)
    vault = Vault.open(path)
    with vault.reading() as session:
        (number,) = lists.line_ids(session)
        content = entries.entry(session, number).content
    vault.close()
    assert content.title == "Cut the eval run from 3 h to 20 min"
    assert content.body == "I split the set."
