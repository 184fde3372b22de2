"""List what the target level still asks: its gaps, and the filters of the Gaps screen."""

from datetime import timedelta
from enum import StrEnum

from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.journal.rows import Status

STALE_DAYS = 180


class GapFilter(StrEnum):
    """Which criteria of the target level are listed."""

    ALL = "all"
    OPEN = "open"
    NO_EVIDENCE = "no_evidence"
    STALE = "stale"


def gaps(readiness: Readiness) -> tuple[Standing, ...]:
    """Give the criteria not yet demonstrated and not set aside, by group, in each group gates first."""
    return pick(readiness, GapFilter.OPEN)


def pick(readiness: Readiness, which: GapFilter) -> tuple[Standing, ...]:
    """Give the criteria a filter lets through, in the order of the ladder; only `ALL` shows those set aside."""
    if which is GapFilter.ALL:
        return readiness.standings
    return tuple(one for one in readiness.standings if not one.is_set_aside and _passes(readiness, one, which))


def is_stale(readiness: Readiness, standing: Standing) -> bool:
    """Say whether a criterion has had no evidence for 180 days; a `once` criterion that is demonstrated never is."""
    if standing.criterion.once and standing.status.height >= Status.DEMONSTRATED.height:
        return False
    last = standing.last_evidence
    return last is None or readiness.as_of - last > timedelta(days=STALE_DAYS)


def _passes(readiness: Readiness, standing: Standing, which: GapFilter) -> bool:
    if which is GapFilter.STALE:
        return is_stale(readiness, standing)
    if which is GapFilter.NO_EVIDENCE:
        return standing.status is Status.NO_EVIDENCE
    return standing.is_gap
