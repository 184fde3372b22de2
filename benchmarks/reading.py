"""What a start reads of the content, the chosen ladder and the catalogue, from the cache that the last start left."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from figures import Figure

from ladderdesk import paths
from ladderdesk.catalogue.read import MAIN_LADDERS, Library

MOST_MS = 15.0


def measure(rounds: int) -> list[Figure]:
    """Read the main ladder with a new library each time; and, to stand beside it, everything there is to learn."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        _start(cache)
        _learn(cache)
        return [
            Figure("content for a start: a ladder and the catalogue", "ms", _times(_start, cache, rounds), (), MOST_MS),
            Figure("all content, read when Learn is opened", "ms", _times(_learn, cache, rounds)),
        ]


def _times(work: Callable[[Path], None], cache: Path, rounds: int) -> list[float]:
    times = []
    for _round in range(rounds):
        started = time.perf_counter_ns()
        work(cache)
        times.append((time.perf_counter_ns() - started) / 1e6)
    return times


def _start(cache: Path) -> None:
    library = Library(paths.shipped("content"), cache=cache)
    library.ladder(MAIN_LADDERS[0])
    assert library.competencies


def _learn(cache: Path) -> None:
    library = Library(paths.shipped("content"), cache=cache)
    assert library.ladders()
    assert library.assessments()
    assert library.reference()
    assert library.exercises()
    assert library.guides()
