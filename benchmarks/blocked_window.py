"""Walk through the screens of a vault with a heartbeat, and print the longest gap of each step."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

from ladderdesk.app import make_application
from ladderdesk.desk import Desk
from ladderdesk.settings import SettingsFile, ThemeChoice
from ladderdesk.ui.learn.topics import Chapter, list_topics
from ladderdesk.ui.program import Program

BEAT_MS = 5
QUIET_S = 0.4
LOOK_S = 1.5
"""How long somebody looks at the first screen before going to another."""

PATIENCE_S = 30.0
KEY_PAUSE_MS = 30
NONE = Qt.KeyboardModifier.NoModifier
SCREENS = ("home", "journal", "ladder", "gaps", "readiness", "packet", "settings")
LINE = "Cut the eval run from 3 h to 20 min #eva"
WORDS = "review of the"


class Heartbeat(QObject):
    """Beat in the window's thread and remember the longest time without a beat, by the clock and by the processor.

    The processor's time is that of the window's thread alone: it stays the same where other programs are at work.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.busiest = 0.0
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def begin(self) -> None:
        self.longest = self.busiest = 0.0
        self._last, self._last_busy = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000 - BEAT_MS)
        self.busiest = max(self.busiest, (busy - self._last_busy) * 1000)
        self._last, self._last_busy = now, busy


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
        self.rest()
        print(f"{name}\t{self._heart.longest:.1f}\t{self._heart.busiest:.1f}", flush=True)

    @property
    def desk(self) -> Desk:
        desk = self.program.desk
        assert desk is not None
        return desk

    def open(self, screen: str) -> None:
        self.window.go_to(screen)

    def wear(self, theme: ThemeChoice) -> None:
        self.program.theme.change(theme, self.program.theme.percent)

    def type_into(self, name: str, words: str) -> None:
        field = self.find(name)
        field.setFocus()
        for letter in words:
            QTest.keyClicks(field, letter)
            QTest.qWait(KEY_PAUSE_MS)
        self.rest()
        if isinstance(field, QLineEdit):
            field.clear()

    def press(self, key: Qt.Key, times: int = 1, modifier: Qt.KeyboardModifier = NONE) -> None:
        for _ in range(times):
            focused = self._app.focusWidget() or self.window
            QTest.keyClick(focused, key, modifier)
            QTest.qWait(KEY_PAUSE_MS)

    def scroll(self, name: str) -> None:
        view = self.find(name)
        assert isinstance(view, QAbstractScrollArea)
        bar = view.verticalScrollBar()
        for tenth in (*range(11), *range(9, -1, -1)):
            bar.setValue(bar.maximum() * tenth // 10)
            QTest.qWait(KEY_PAUSE_MS)
        for _ in range(10):
            bar.setValue(bar.value() + bar.pageStep())
            QTest.qWait(KEY_PAUSE_MS)

    def find(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        if found is None:
            raise SystemExit(f"there is no {name} in this window")
        return found

    def rest(self) -> None:
        until = time.monotonic() + PATIENCE_S
        quiet_since = time.monotonic()
        while time.monotonic() < until and time.monotonic() - quiet_since < QUIET_S:
            self._app.processEvents()
            time.sleep(0.001)
            if self.window.tasks.is_busy:
                quiet_since = time.monotonic()


def visit_screens(walk: Walk) -> None:
    """Go to each screen for the first time and again, and type and scroll where there is much to find."""
    for screen in SCREENS[1:]:
        walk.step(f"first visit of {screen}", lambda screen=screen: walk.open(screen))
    for screen in SCREENS:
        walk.step(f"later visit of {screen}", lambda screen=screen: walk.open(screen))
    walk.open("home")
    walk.step("a line typed into the composer", lambda: walk.type_into("home-composer-field", LINE))
    walk.open("journal")
    walk.step("words typed into the journal's search", lambda: walk.type_into("journal-search", WORDS))
    walk.step("the journal's list scrolled", lambda: walk.scroll("journal-entries"))
    walk.find("journal-entries").setFocus()
    walk.step("from entry to entry", lambda: walk.press(Qt.Key.Key_Down, 8))
    walk.step("the palette opened", walk.window.open_palette)
    walk.step("words typed into the palette", lambda: walk.type_into("palette-field", WORDS))
    walk.step("the palette left", lambda: walk.press(Qt.Key.Key_Escape))
    walk.step("the keys shown", walk.window.open_shortcuts)
    walk.step("the keys left", lambda: walk.press(Qt.Key.Key_Escape))


def learn(walk: Walk) -> None:
    """Open every topic of Learn for the first time, then take an answer into a journal that was not visited yet."""
    walk.step("first visit of learn", lambda: walk.open("learn"))
    seen: set[str] = set()
    for topic in list_topics(walk.desk):
        time_of_chapter = "later" if topic.chapter in seen else "first"
        seen.add(topic.chapter)
        walk.step(f"{time_of_chapter} topic of {topic.chapter}", lambda topic=topic: walk.window.open_topic(topic.id))
    walk.window.open_topic(next(each.id for each in list_topics(walk.desk) if each.chapter == Chapter.PRACTICE))
    QTest.qWait(round(LOOK_S * 1000))
    walk.step("an answer written", lambda: walk.type_into("practice-answer", WORDS))
    walk.step("an answer taken as a draft", lambda: walk.window.run("answer_as_draft"))


def change_looks(walk: Walk) -> None:
    """Wear another theme and size, with one screen made and with all of them."""
    walk.step("another theme, one screen made", lambda: walk.wear("dark"))
    walk.step("larger type, one screen made", lambda: walk.window.run("zoom_in"))
    for screen in (*SCREENS[1:], "learn", "home"):
        walk.open(screen)
        walk.rest()
    walk.step("another theme, every screen made", lambda: walk.wear("light"))
    walk.step("larger type, every screen made", lambda: walk.window.run("zoom_in"))
    for screen in (*SCREENS[1:], "learn"):
        walk.step(f"{screen} after a change of looks", lambda screen=screen: walk.open(screen))


ROUTES = {"screens": visit_screens, "learn": learn, "looks": change_looks}


def main() -> None:
    gc.disable()
    walk = Walk(make_application(), Path(sys.argv[1]))
    walk.step("start, until home is filled", walk.program.start)
    QTest.qWait(round(LOOK_S * 1000))
    ROUTES[sys.argv[2]](walk)
    print("end\t0\t0", flush=True)
    walk.program.close()


if __name__ == "__main__":
    main()
