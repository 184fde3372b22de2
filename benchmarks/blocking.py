"""The longest time the window's thread is busy while screens open and while the user types, in a large journal."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from display import virtual_display
from figures import Figure

from journal import vault_of

HERE = Path(__file__).parent
ENTRIES = 10_000
AIM_MS = 50.0
PATIENCE_S = 300
ROUTES = ("screens", "learn", "looks")


def measure(rounds: int) -> list[Figure]:
    """Walk each route in a fresh process each round, and note the longest block of each step, with the processor's.

    The aim is for the processor's time, which does not grow where other programs are at work at the same time.
    """
    taken: dict[str, list[tuple[float, float]]] = {}
    with virtual_display() as environment:
        for _ in range(rounds):
            for route in ROUTES:
                for name, block in _walk(environment, route).items():
                    taken.setdefault(name, []).append(block)
    return [figure for name, each in taken.items() for figure in _figures(name, each)]


def _figures(name: str, each: list[tuple[float, float]]) -> list[Figure]:
    words = f"longest block: {name}, {ENTRIES:,} entries"
    clock, busy = zip(*each, strict=True)
    return [Figure(words, "ms", busy, aim=AIM_MS), Figure(f"{words}, by the clock", "ms", clock)]


def _walk(environment: dict[str, str], route: str) -> dict[str, tuple[float, float]]:
    with tempfile.TemporaryDirectory() as home:
        vault = shutil.copy(vault_of(ENTRIES), Path(home) / "journal.ladderdesk")
        done = subprocess.run(
            [sys.executable, str(HERE / "blocked_window.py"), str(vault), route],
            env={**environment, "LADDERDESK_HOME": home, "XDG_RUNTIME_DIR": home},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    found = [line.split("\t") for line in done.stdout.splitlines()]
    if not found or found[-1][0] != "end":
        raise SystemExit(f"the walk through the screens did not come to its end:\n{done.stdout}{done.stderr}")
    return _longest(found[:-1])


def _longest(found: list[list[str]]) -> dict[str, tuple[float, float]]:
    """Give each step once; of steps with one name the longest block."""
    steps: dict[str, tuple[float, float]] = {}
    for name, clock, busy in found:
        before = steps.get(name, (0.0, 0.0))
        steps[name] = max(before[0], float(clock)), max(before[1], float(busy))
    return steps
