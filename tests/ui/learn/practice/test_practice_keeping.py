"""What is written to an exercise is safe: while typing, on leaving, without a disk, after a kill, in a copy."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import Opened
from practice_drive import CONTROL, PROBLEM, WORDS, Key, Practice
from PySide6.QtTest import QTest

from ladderdesk import insight
from ladderdesk.journal import answers, entries
from ladderdesk.journal.rows import EntryContent
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.notices import NoticeKind
from ladderdesk.vault.vault import Vault

LONG = "A sentence of eight words, again and again. " * 625


def test_typing_that_never_rests_is_on_disk_within_two_seconds(practice: Practice) -> None:
    practice.field.setFocus()
    begun = time.monotonic()
    while not practice.kept().text and time.monotonic() - begun < 5:
        QTest.keyClick(practice.field, "a")
        QTest.qWait(40)
    assert time.monotonic() - begun < 2
    practice.opened.qtbot.waitUntil(lambda: practice.kept().text == practice.text, timeout=2000)
    practice.opened.qtbot.waitUntil(lambda: ", saved " in practice.words("practice-answer-state"))


def to_another_exercise(practice: Practice) -> None:
    practice.open("market-timing")


def to_another_chapter(practice: Practice) -> None:
    practice.page.show_topic("reference/roles")


def to_another_screen(practice: Practice) -> None:
    practice.page.settle()


@pytest.mark.parametrize("leave", [to_another_exercise, to_another_chapter, to_another_screen])
def test_leaving_in_the_middle_of_a_word_loses_nothing(practice: Practice, leave: Callable[[Practice], None]) -> None:
    practice.write(WORDS)
    leave(practice)
    assert practice.kept().text == WORDS
    practice.settle()
    practice.open(PROBLEM)
    assert practice.text == WORDS


def test_what_one_exercise_holds_is_not_shown_in_another(practice: Practice) -> None:
    practice.compare()
    practice.press(Key.Key_3)
    practice.open("market-timing")
    assert practice.text == ""
    assert not practice.shows("practice-rubric")
    practice.open(PROBLEM)
    assert (practice.text, practice.rows("practice-rubric")[0].split(": ")[1]) == (WORDS, "Clear")
    assert practice.shows("practice-model")


def test_another_hand_s_entry_leaves_words_caret_and_undo_as_they_are(practice: Practice) -> None:
    practice.write("Half a thought")
    with practice.desk.vault.writing() as session:
        content = EntryContent(day=practice.desk.today(), title="Logged elsewhere")
        entries.add(session, content, judgement=insight.judged(content))
    practice.settle()
    QTest.keyClicks(practice.field, " more")
    assert practice.text == "Half a thought more"
    practice.press(Key.Key_Z, CONTROL)
    assert practice.text != "Half a thought more"


def test_five_thousand_words_are_kept_and_typed_into_without_waiting(practice: Practice) -> None:
    practice.paste(LONG)
    assert practice.words("practice-answer-state").startswith("5,000 words")
    slowest = 0.0
    for letter in "and on":
        begun = time.perf_counter()
        QTest.keyClick(practice.field, letter)
        slowest = max(slowest, time.perf_counter() - begun)
    assert slowest < 0.25
    practice.page.settle()
    assert practice.kept().text == LONG + "and on"


def test_where_keeping_fails_it_is_said_and_the_words_are_kept_once_they_can_be(
    practice: Practice, tmp_path: Path
) -> None:
    vault = practice.desk.vault.path
    vault.rename(tmp_path / "elsewhere")
    practice.write(WORDS)
    practice.opened.qtbot.waitUntil(lambda: bool(practice.opened.notices), timeout=5000)
    told = practice.opened.notices[0]
    assert (told.kind, told.action) == (NoticeKind.ERROR, "Try again")
    assert practice.words("practice-answer-state").endswith("not saved")
    practice.open("market-timing")
    practice.open(PROBLEM)
    assert practice.text == WORDS
    assert practice.words("practice-answer-state").endswith("not saved")
    (tmp_path / "elsewhere").rename(vault)
    with practice.opened.qtbot.waitSignal(practice.page.notice_withdrawn) as withdrawn:
        next(each for each in practice.page.findChildren(Offer) if each.command.id == told.command).trigger()
    assert withdrawn.args == [told.key]
    assert practice.kept().text == WORDS
    assert ", saved " in practice.words("practice-answer-state")


def test_the_window_stays_open_while_an_answer_would_be_lost(practice: Practice, tmp_path: Path) -> None:
    vault = practice.desk.vault.path
    vault.rename(tmp_path / "elsewhere")
    practice.write(WORDS)
    assert not practice.page.window().close()
    assert practice.words("closing-sheet-title") == "Close and lose what you typed?"
    practice.press(Key.Key_Escape)
    (tmp_path / "elsewhere").rename(vault)
    assert practice.page.window().close()
    assert practice.kept().text == WORDS


def test_answers_and_attempts_are_there_when_the_window_opens_again(
    practice: Practice, open_page: Callable[..., Opened]
) -> None:
    practice.compare()
    practice.press(Key.Key_2)
    practice.page.settle()
    again = Practice(open_page(practice.desk, LearnPage))
    assert again.text == WORDS
    assert again.rows("practice-rubric")[0].endswith("Partly")


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from ladderdesk import paths
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.journal import answers
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.theme import Theme
from ladderdesk.vault.vault import Vault

app = QApplication([])
Theme(app).apply("light")
path = Path(sys.argv[1])
desk = Desk(Vault.open(path), Library(paths.shipped("content")), SettingsFile(path.with_name("settings.json")))
page = LearnPage(desk, Tasks())
page.show()
page.show_topic("practice/senior-to-staff")
while not (field := page.findChild(QWidget, "practice-answer")) or not field.isVisible():
    QTest.qWait(20)
field.setFocus()
for letter in "Cold start hurts three of our recommenders":
    QTest.keyClick(field, letter)
    QTest.qWait(20)
for _ in range(200):
    QTest.qWait(100)
    with desk.vault.reading() as session:
        if answers.at_hand(session, "senior-to-staff").text.endswith("recommenders"):
            break
print("typed", flush=True)
QTest.qWait(60_000)
"""


def test_what_was_written_before_a_kill_is_there_afterwards(tmp_path: Path) -> None:
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
        held = answers.at_hand(session, PROBLEM)
    vault.close()
    assert held.text == "Cold start hurts three of our recommenders"
