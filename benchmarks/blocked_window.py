"""Walk through the screens of a vault with a heartbeat, and print the longest gap of each step."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ladderdesk.app import make_application
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.page import Page
from ladderdesk.ui.program import Program

BEAT_MS = 5
QUIET_S = 0.4
LOOK_S = 1.5
"""How long somebody looks at the first screen before going to another."""

PATIENCE_S = 30.0
KEY_PAUSE_MS = 30
SCREENS = ("home", "journal", "ladder", "gaps", "readiness", "packet", "settings")
LINE = "Cut the eval run from 3 h to 20 min #eva"
WORDS = "review of the"


class Heartbeat(QObject):
    """Beat in the window's thread and remember the longest time without a beat."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def begin(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - BEAT_MS)
        self._last = now


class Walk:
    """Go through the steps, each until the window is quiet again."""

    def __init__(self, app: QApplication, vault: Path) -> None:
        self._app = app
        self._heart = Heartbeat()
        self.program = Program(app, SettingsFile(vault.parent / "settings.json"), vault)
        self.window = self.program.window

    def step(self, name: str, work: Callable[[], object]) -> None:
        self._heart.begin()
        work()
        self._rest()
        print(f"{name} {self._heart.longest:.1f}", flush=True)

    def open(self, screen: str) -> None:
        self.window.go_to(screen)

    def type_into(self, name: str, words: str) -> None:
        field = self._find(name)
        field.setFocus()
        for letter in words:
            QTest.keyClicks(field, letter)
            QTest.qWait(KEY_PAUSE_MS)
        self._rest()
        if isinstance(field, QLineEdit):
            field.clear()

    def _find(self, name: str) -> QWidget:
        field = self.window.page.findChild(QWidget, name) if isinstance(self.window.page, Page) else None
        if field is None:
            raise SystemExit(f"there is no {name} on this screen")
        return field

    def _rest(self) -> None:
        until = time.monotonic() + PATIENCE_S
        quiet_since = time.monotonic()
        while time.monotonic() < until and time.monotonic() - quiet_since < QUIET_S:
            self._app.processEvents()
            time.sleep(0.001)
            if self.window.tasks.is_busy:
                quiet_since = time.monotonic()


def main() -> None:
    gc.disable()
    walk = Walk(make_application(), Path(sys.argv[1]))
    walk.step("start, until home is filled", walk.program.start)
    QTest.qWait(round(LOOK_S * 1000))
    for screen in SCREENS[1:]:
        walk.step(f"first visit of {screen}", lambda screen=screen: walk.open(screen))
    for screen in SCREENS:
        walk.step(f"later visit of {screen}", lambda screen=screen: walk.open(screen))
    walk.open("home")
    walk.step("a line typed into the composer", lambda: walk.type_into("home-composer-field", LINE))
    walk.open("journal")
    walk.step("words typed into the journal's search", lambda: walk.type_into("journal-search", WORDS))
    print("end 0", flush=True)
    walk.program.close()


if __name__ == "__main__":
    main()
