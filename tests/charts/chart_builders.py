"""The figures of an invented year, as each chart takes them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ladderdesk.assess.values import Share, TrendPoint
from ladderdesk.catalogue.model import Scope
from ladderdesk.charts.rows import Axis, HeatRow, HeatRows, ScopeBar, stretches_of

SINCE, TODAY = date(2025, 12, 1), date(2026, 11, 19)

AXES = tuple(
    Axis(label=label, claimed=claimed, packet_ready=ready, demonstrated=1, criteria=3)
    for label, claimed, ready in (
        ("Evaluation & quality", 0.70, 0.52),
        ("Retrieval & context", 0.35, 0.20),
        ("Production reliability", 1.0, 1.0),
        ("Scoping & delivery", 0.55, 0.35),
        ("Business case", 0.70, 0.62),
        ("Mentoring & standards", 0.55, 0.40),
        ("Governance", 0.03, 0.0),
    )
)

COUNTS = (
    (2, 3, 2, 4, 3, 3, 2, 1, 3, 4, 6, 5),
    (1, 2, 1, 0, 2, 1, 0, 1, 2, 4, 1, 2),
    (2, 1, 3, 2, 2, 3, 1, 2, 2, 3, 3, 5),
    (1, 1, 2, 2, 1, 2, 1, 0, 2, 3, 5, 2),
    (0, 2, 1, 3, 2, 1, 2, 1, 2, 3, 4, 3),
    (2, 1, 2, 3, 3, 2, 2, 1, 2, 4, 3, 3),
    (0,) * 12,
)
HEAT = HeatRows(
    stretches=stretches_of(SINCE, TODAY, most_months=18, most_quarters=18),
    rows=tuple(HeatRow(label=axis.label, counts=counts) for axis, counts in zip(AXES, COUNTS, strict=True)),
    tags=158,
    entries=164,
)

BARS = tuple(
    ScopeBar(stretch=stretch, counts=counts)
    for stretch, counts in zip(
        stretches_of(SINCE, TODAY, most_months=0, most_quarters=8),
        (
            {Scope.ORG: 0, Scope.SYSTEM: 6, Scope.FEATURE: 15, Scope.TASK: 8},
            {Scope.ORG: 1, Scope.SYSTEM: 12, Scope.FEATURE: 18, Scope.TASK: 5},
            {Scope.ORG: 2, Scope.SYSTEM: 16, Scope.FEATURE: 15, Scope.TASK: 3},
            {Scope.ORG: 5, Scope.SYSTEM: 20, Scope.FEATURE: 11, Scope.TASK: 2},
            {Scope.ORG: 12, Scope.SYSTEM: 19, Scope.FEATURE: 9, Scope.TASK: 2},
        ),
        strict=True,
    )
)


def point(day: date, evidence: int, demonstrated: int, criteria: int = 14) -> TrendPoint:
    claimed = Fraction(evidence * 35 + demonstrated * 40, criteria * 100)
    return TrendPoint(
        day=day,
        share=Share(claimed=claimed, packet_ready=claimed * Fraction(85, 100)),
        with_evidence=evidence,
        demonstrated=demonstrated,
        criteria=criteria,
    )


POINTS = tuple(
    point(date(2025 + (month == 12), month, 1) if month == 12 else date(2026, month, 1), evidence, demonstrated)
    for month, evidence, demonstrated in (
        (1, 4, 2),
        (2, 6, 3),
        (3, 7, 3),
        (4, 7, 3),
        (5, 8, 3),
        (6, 8, 4),
        (7, 9, 4),
        (8, 10, 5),
        (9, 11, 6),
        (10, 12, 7),
        (11, 12, 7),
    )
)


@dataclass(frozen=True)
class Entered:
    """The least an entry must have to be counted in a chart."""

    day: date
    competencies: tuple[str, ...] = ()
    scope: str | None = None
    until: date | None = None
