"""From the start of the process to the first paint, to the filled first screen, and the memory it takes."""

import compileall
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from display import virtual_display
from figures import Figure

from journal import vault_of

HERE = Path(__file__).parent
ENTRIES = 1_000
PATIENCE_S = 60

Run = dict[str, float]


def measure(rounds: int) -> list[Figure]:
    """Start the bare window and the program in turns; one round before the first is not counted."""
    compileall.compile_dir(str(HERE.parent / "src"), quiet=1)  # As an installed program is, whatever the environment.
    with virtual_display() as environment, tempfile.TemporaryDirectory() as home:
        shutil.copy(vault_of(ENTRIES), Path(home) / "journal.ladderdesk")
        environment = {**environment, "LADDERDESK_HOME": home, "XDG_RUNTIME_DIR": home}
        floor: list[Run] = []
        ours: list[Run] = []
        for _ in range(rounds + 1):
            floor.append(_start("bare_window.py", environment))
            ours.append(_start("program_window.py", environment))
    return _figures(ours[1:], floor[1:])


def _figures(ours: Sequence[Run], floor: Sequence[Run]) -> list[Figure]:
    def figure(name: str, unit: str, key: str, aim: float | None = None) -> Figure:
        return Figure(name, unit, [run[key] for run in ours], [run[key] for run in floor], aim)

    return [
        figure("first painted window", "ms", "first_paint", 1.5),
        figure("… processor time until then", "ms", "paint_work", 1.5),
        figure(f"first screen filled, {ENTRIES:,} entries", "ms", "filled"),
        figure("… processor time until then", "ms", "fill_work"),
        figure("memory after start", "MB", "Rss", 2.0),
        figure("… shared pages by share", "MB", "Pss", 2.0),
        figure("… of the process alone", "MB", "Private_Dirty"),
    ]


def _start(script: str, environment: dict[str, str]) -> Run:
    asked = {**environment, "BENCH_START": str(time.monotonic_ns())}
    done = subprocess.run(
        [sys.executable, str(HERE / script)], env=asked, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    run = {name: float(value) for name, _, value in (line.partition(" ") for line in done.stdout.splitlines())}
    if "Private_Dirty" not in run:
        raise SystemExit(f"{script} did not come to its end:\n{done.stdout}{done.stderr}")
    return run
