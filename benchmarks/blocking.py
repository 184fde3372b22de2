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


def measure(rounds: int) -> list[Figure]:
    """Walk through the screens in a fresh process each round, and note the longest block of each step."""
    taken: dict[str, list[float]] = {}
    with virtual_display() as environment:
        for _ in range(rounds):
            for name, longest in _walk(environment).items():
                taken.setdefault(name, []).append(longest)
    return [
        Figure(f"longest block: {name}, {ENTRIES:,} entries", "ms", each, aim=AIM_MS) for name, each in taken.items()
    ]


def _walk(environment: dict[str, str]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        vault = shutil.copy(vault_of(ENTRIES), Path(home) / "journal.ladderdesk")
        done = subprocess.run(
            [sys.executable, str(HERE / "blocked_window.py"), str(vault)],
            env={**environment, "LADDERDESK_HOME": home, "XDG_RUNTIME_DIR": home},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    found = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    if "end" not in found:
        raise SystemExit(f"the walk through the screens did not come to its end:\n{done.stdout}{done.stderr}")
    del found["end"]
    return {name: float(longest) for name, longest in found.items()}
