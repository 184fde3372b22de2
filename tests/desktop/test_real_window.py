"""The real program in a real window: what is typed is there after the worst end."""

import json
import subprocess
import time

import pytest

from tests.desktop.conftest import PROGRAM, Desktop, wait_for

pytestmark = pytest.mark.desktop


def titles(desktop: Desktop) -> list[str]:
    return [entry["title"] for entry in json.loads(desktop.terminal("list", "--json") or "[]")]


@pytest.fixture
def settled(desktop: Desktop) -> Desktop:
    """Give a desktop on which the first questions are answered already."""
    desktop.terminal("target", "generative-ai-engineer", "staff", "--current", "senior")
    return desktop


def type_line(desktop: Desktop, line: str) -> None:
    desktop.hands("key", "ctrl+n")
    desktop.hands("type", "--delay", "8", line)


def kept_line(desktop: Desktop) -> str:
    from ladderdesk.journal import scratch
    from ladderdesk.vault.vault import Vault

    vault = Vault.open(desktop.home / "journal.ladderdesk")
    try:
        with vault.reading() as session:
            return scratch.kept(session, "composer")
    finally:
        vault.close()


def test_a_logged_win_survives_a_kill(settled: Desktop) -> None:
    program = settled.start()

    def try_to_log() -> bool:
        if "Cut eval run to 20 min" not in titles(settled):
            type_line(settled, "Cut eval run to 20 min #evals")
            settled.hands("key", "ctrl+Return")
        return "Cut eval run to 20 min" in titles(settled)

    wait_for(try_to_log)
    settled.kill(program)
    assert "Cut eval run to 20 min" in titles(settled)
    again = settled.start()
    assert again.poll() is None
    assert settled.terminal("search", "eval", "run")


def test_a_line_that_was_not_logged_yet_survives_a_kill(settled: Desktop) -> None:
    program = settled.start()

    def try_to_type() -> bool:
        if not kept_line(settled):
            type_line(settled, "Half a thought about drift")
        return "Half a thought about drift" in kept_line(settled)

    wait_for(try_to_type)
    settled.kill(program)
    assert "Half a thought about drift" in kept_line(settled)


def test_a_second_start_leaves_the_first_window_alone_and_ends(settled: Desktop) -> None:
    first = settled.start()

    def ends_at_once() -> bool:
        second = subprocess.Popen(PROGRAM, env=settled.environment)
        settled.programs.append(second)
        try:
            return second.wait(timeout=8) == 0
        except subprocess.TimeoutExpired:
            settled.kill(second)
            return False

    wait_for(ends_at_once)
    assert first.poll() is None


def test_a_terminal_command_beside_the_open_window_is_seen_there(settled: Desktop) -> None:
    settled.start()
    before = settled_picture(settled)
    settled.terminal("log", "Written from a terminal")
    wait_for(lambda: settled.picture() != before, seconds=5)
    assert "Written from a terminal" in titles(settled)


def settled_picture(desktop: Desktop) -> bytes:
    """Wait until the screen no longer changes, and give it; the blinking cursor is put away first."""
    desktop.hands("key", "Escape")
    desktop.hands("mousemove", "1390", "890")
    seen = [b""]

    def is_still() -> bool:
        time.sleep(1.0)
        seen.append(desktop.picture())
        return seen[-1] == seen[-2]

    wait_for(is_still)
    return seen[-1]
