"""How much work something is, counted in turns of a loop on the same machine at the same time.

A clock would count what other programs do as well. A turn is about 10 ms of an idle processor.
"""

import time
from collections.abc import Callable

TURN = 200_000


def turns(work: Callable[[], object]) -> float:
    """Do the work once and give its processor time as a multiple of a turn's, measured before and after."""
    before = _turn()
    started = time.process_time()
    work()
    spent = time.process_time() - started
    return spent / max(before, _turn())


def _turn() -> float:
    started = time.process_time()
    total = 0
    for number in range(TURN):
        total += number
    return max(time.process_time() - started, 1e-4)
