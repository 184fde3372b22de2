"""A screen of its own for the real program: Xvfb, driven by xdotool."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 30.0
PROGRAM = [sys.executable, "-c", "from ladderdesk.cli import main; main()"]


def wait_for(what: Callable[[], object], *, seconds: float = PATIENCE) -> object:
    """Ask again until the answer is true; fails with the last answer."""
    until = time.monotonic() + seconds
    answer: object = None
    while time.monotonic() < until:
        answer = what()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain; last answer: {answer!r}")


class Desktop:
    """A virtual screen, and hands for it."""

    def __init__(self, display: str, frame: Path, home: Path) -> None:
        self.home = home
        self._frame = frame
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "LADDERDESK_HOME": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }
        self.programs: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        """Start the program in a window and wait until it is there."""
        program = subprocess.Popen(
            [sys.executable, "-c", "from ladderdesk.cli import main; main()"], env=self.environment
        )
        self.programs.append(program)
        window = str(wait_for(lambda: self.hands("search", "--onlyvisible", "--pid", str(program.pid))))
        self.hands("windowfocus", "--sync", window.split()[0])
        return program

    def hands(self, *words: str) -> str:
        """Let xdotool do something and give what it prints."""
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def terminal(self, *words: str) -> str:
        """Run a command of the program and give what it prints."""
        done = subprocess.run(
            [*PROGRAM, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def kill(self, program: subprocess.Popen[bytes]) -> None:
        """End a program the hard way."""
        program.send_signal(signal.SIGKILL)
        program.wait()

    def picture(self) -> bytes:
        """Give what is on the screen."""
        return self._frame.read_bytes()


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Start a virtual screen for the whole run; gives its name and the file that holds what is on it."""
    frames = tmp_path_factory.mktemp("screen")
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        pytest.fail("the desktop tests need xvfb and xdotool; `make test` installs them")
    for _attempt in range(3):
        server, name = _screen(frames)
        if server.poll() is None and _answers(name):
            break
        server.kill()
        server.wait()
    yield name, frames / "Xvfb_screen0"
    server.terminate()
    server.wait()


def _answers(name: str) -> bool:
    asked = subprocess.run(
        ["xdotool", "getdisplaygeometry"], env={**os.environ, "DISPLAY": name}, capture_output=True, check=False
    )
    return asked.returncode == 0


def _screen(frames: Path) -> tuple[subprocess.Popen[bytes], str]:
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x900x24", "-fbdir", str(frames)),
            *("-nolisten", "tcp", "-noreset"),
        ],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as said:
        number = said.readline().strip()
    return server, f":{number}"


@pytest.fixture
def desktop(screen: tuple[str, Path], home: Path) -> Iterator[Desktop]:
    """Give a screen with an empty home, and end what was started on it."""
    made = Desktop(*screen, home)
    yield made
    for program in made.programs:
        if program.poll() is None:
            made.kill(program)
