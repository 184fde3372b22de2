"""Measure LadderDesk beside the floor it stands on, in one run: python benchmarks/run.py [--only PART] [--save]."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import blocking
import finding
import reading
import start_up
import writing
from figures import Figure, table
from sqlcipher3 import dbapi2

PARTS: dict[str, tuple[Callable[[int], list[Figure]], int]] = {
    "start": (start_up.measure, 9),
    "content": (reading.measure, 20),
    "search": (finding.measure, 40),
    "log": (writing.measure, 40),
    "blocks": (blocking.measure, 3),
}
"""Each part with its rounds in a whole run."""


def main() -> None:
    asked = _read_words()
    figures: list[Figure] = []
    for name in asked.only or PARTS:
        measure, rounds = PARTS[name]
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        figures += measure(asked.rounds or rounds)
    print(f"{_machine()}\n\n{table(figures)}")
    print("\nMedians of runs taken in turns, ± half the width of the middle half; ratios are of medians.")
    if asked.save:
        _save(figures)


def _read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=list(PARTS), help="measure this part only")
    parser.add_argument("--rounds", type=int, help="how often each figure is taken")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results.json")
    return parser.parse_args()


def _machine() -> str:
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, "
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"SQLite {dbapi2.sqlite_version}"
    )


def _save(figures: list[Figure]) -> None:
    results = {"machine": _machine(), "figures": [figure.plain() for figure in figures]}
    path = Path(__file__).with_name("results.json")
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
