"""Rows on a terminal: a long title is cut to its width, and stays whole where no terminal shows it."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from ladderdesk.cli.table import cut_to

TITLE = "Cut the run of the whole evaluation suite over every language we ship to twenty minutes"
COMMAND = [sys.executable, "-c", "from ladderdesk.cli import main; main()"]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    path = tmp_path / "journal.ladderdesk"
    piped(path, "log", TITLE)
    return path


def piped(vault: Path, *words: str) -> str:
    """Run a command into a pipe and give what it prints."""
    command = [*COMMAND, "--vault", str(vault), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def on_screen(vault: Path, columns: int, *words: str) -> str:
    """Run a command in a terminal of so many columns and give what it shows."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    subprocess.run([*COMMAND, "--vault", str(vault), *words], stdout=there, check=True, env=environment)
    shown = os.read(here, 100_000).decode()
    os.close(there)
    os.close(here)
    return shown.replace("\r\n", "\n")


@pytest.mark.parametrize("words", [("list",), ("search", "evaluation")])
def test_a_long_title_is_cut_to_the_terminal_and_whole_elsewhere(vault: Path, words: tuple[str, ...]) -> None:
    (line,) = on_screen(vault, 60, *words).splitlines()
    assert len(line) == 60
    assert TITLE.startswith(line.split("  ")[-1].rstrip("…"))
    assert TITLE in on_screen(vault, 160, *words)
    assert TITLE in piped(vault, *words)
    assert json.loads(piped(vault, *words, "--json"))[0]["title"] == TITLE
    assert TITLE in on_screen(vault, 60, *words, "--json")


@pytest.mark.parametrize(
    ("cell", "room", "shown"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("a long title", 7, "a long…"),
        ("a long title", 8, "a long…"),
        ("質量改善の記録", 9, "質量改善…"),
        ("a long title", 1, "…"),
        ("a long title", -3, "…"),
    ],
)
def test_a_cell_is_cut_to_its_room(cell: str, room: int, shown: str) -> None:
    assert cut_to(cell, room) == shown
