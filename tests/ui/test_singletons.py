"""The binding gives back references it never took; the program must outlive that."""

import subprocess
import sys

CALLS = """
import ladderdesk.ui
from PySide6.QtCore import QObject, QPoint
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
    QPoint(1, 2) == 3
print("alive")
"""


def test_many_calls_into_qt_leave_the_interpreter_alive() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
