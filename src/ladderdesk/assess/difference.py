"""Say what changes between two levels of a ladder, each criterion with the user's own evidence.

A criterion of one level is paired with at most one of the other, of the same competency: the one that measures the same
quantities, then the nearest in wording, kind and scope, at last by the order of the file. Nothing is nearer to a
criterion than itself, and pairing looks the same from either side, so that going down undoes what going up said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from ladderdesk.assess.readiness import measure
from ladderdesk.assess.status import REACH, is_at_scope
from ladderdesk.assess.terms import terms
from ladderdesk.assess.values import Record, Standing
from ladderdesk.assess.words import amount_text, capitalised, listed, scope_word
from ladderdesk.catalogue.model import Criterion, Ladder, Level, Scope, Threshold
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Evidence


class ChangeKind(StrEnum):
    """What becomes of a criterion on the way from one level to another."""

    ADDED = "added"
    RAISED = "raised"
    KEPT = "kept"
    EASED = "eased"
    LEFT_BEHIND = "left_behind"


class Direction(StrEnum):
    """Which way two levels lie by rank; `ACROSS` joins levels of one rank, as at a fork."""

    UP = "up"
    DOWN = "down"
    ACROSS = "across"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One criterion on the way: where it stands at the level left and at the level entered.

    `before` is absent where it is added, `after` where it is left behind. `reasons` say what is wider, higher or less,
    and are empty where nothing is. `to_carry_over` is evidence of `before` that reaches the scope of `after` and is not
    linked there yet, newest first.
    """

    kind: ChangeKind
    before: Standing | None
    after: Standing | None
    reasons: tuple[str, ...] = ()
    to_carry_over: tuple[Evidence, ...] = ()

    @property
    def standing(self) -> Standing:
        """Give the standing to show: at the level entered, else at the level left."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change joins at least one criterion")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changes between two levels on a day.

    `changes` hold each criterion of both levels once: those of the level entered in the order of the ladder's groups,
    then what is left behind in the same order.
    """

    ladder: Ladder
    from_level: Level
    to_level: Level
    as_of: date
    changes: tuple[Change, ...]

    @property
    def direction(self) -> Direction:
        """Say whether the way leads up, down or across."""
        if self.from_level.rank == self.to_level.rank:
            return Direction.ACROSS
        return Direction.UP if self.from_level.rank < self.to_level.rank else Direction.DOWN

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Give the changes of one kind, in their order."""
        return tuple(change for change in self.changes if change.kind is kind)


class Demand(NamedTuple):
    """How one side of a criterion differs from its pair: 1 asks more, -1 asks less, and how in words."""

    sign: int
    reason: str


def difference(ladder: Ladder, from_level: str, to_level: str, record: Record, as_of: date) -> Difference:
    """Say what is added, raised, kept, eased and left behind between two levels, in either order.

    A pair is raised where anything about it asks more: a wider scope, a higher threshold (a lower one where less is
    better) or a new one; it is eased where it only asks less. Raises KeyError where the ladder has no such level.
    """
    before, after = (measure(ladder, name, record, as_of).standings for name in (from_level, to_level))
    pairs = _pairs(_in_file_order(before), _in_file_order(after))
    taken = {standing.criterion.id for standing in pairs.values()}
    arriving = (_change(pairs.get(standing.criterion.id), standing) for standing in after)
    leaving = (standing for standing in before if standing.criterion.id not in taken)
    return Difference(
        ladder=ladder,
        from_level=ladder.level(from_level),
        to_level=ladder.level(to_level),
        as_of=as_of,
        changes=(
            *arriving,
            *(Change(kind=ChangeKind.LEFT_BEHIND, before=standing, after=None) for standing in leaving),
        ),
    )


def change_word(kind: ChangeKind) -> str:
    """Say in a word or two what becomes of a criterion."""
    return {
        ChangeKind.ADDED: _("added"),
        ChangeKind.RAISED: _("raised"),
        ChangeKind.KEPT: _("kept"),
        ChangeKind.EASED: _("eased"),
        ChangeKind.LEFT_BEHIND: _("left behind"),
    }[kind]


def sentence(found: Difference) -> str:
    """Say the whole difference in one sentence: which way it leads and how many criteria change how."""
    way = {
        Direction.UP: _("Up from {before} to {after}: {counts}."),
        Direction.DOWN: _("Down from {before} to {after}: {counts}."),
        Direction.ACROSS: _("Across from {before} to {after}: {counts}."),
    }[found.direction]
    counted = [(len(found.of_kind(kind)), change_word(kind)) for kind in ChangeKind]
    counts = [f"{count} {word}" for count, word in counted if count]
    return way.format(
        before=found.from_level.name, after=found.to_level.name, counts=listed(counts) or _("nothing is asked")
    )


def carry_over_text(change: Change) -> str:
    """Say how many entries could be linked to the criterion entered; empty where none could."""
    count = len(change.to_carry_over)
    if not count:
        return ""
    return ngettext(
        "{n} entry linked before reaches this too", "{n} entries linked before reach this too", count
    ).format(n=count)


def _in_file_order(standings: Sequence[Standing]) -> list[Standing]:
    """Undo the order of groups, so that pairing knows only the file."""
    criteria = {each.id: place for place, each in enumerate(standings[0].level.criteria)} if standings else {}
    return sorted(standings, key=lambda standing: criteria[standing.criterion.id])


def _pairs(before: Sequence[Standing], after: Sequence[Standing]) -> Mapping[str, Standing]:
    """Pair greedily, the likest first; gives the standing left by the id of the criterion entered."""
    candidates = [
        (_unlikeness(one, other), first + second, one, other)
        for (first, one), (second, other) in product(enumerate(before), enumerate(after))
        if one.criterion.competency == other.criterion.competency
    ]
    pairs: dict[str, Standing] = {}
    taken: set[str] = set()
    for *_rest, one, other in sorted(candidates, key=lambda candidate: candidate[:2]):
        if one.criterion.id not in taken and other.criterion.id not in pairs:
            pairs[other.criterion.id] = one
            taken.add(one.criterion.id)
    return pairs


def _unlikeness(one: Standing, other: Standing) -> tuple[int, int, bool, int]:
    """Order pairs, the likest lowest; the same whichever of the two is named first."""
    first, second = one.criterion, other.criterion
    return (
        -len(_asked(first).keys() & _asked(second).keys()),
        -len(_forms(first) & _forms(second)),
        first.kind is not second.kind,
        abs(_reach(one.scope) - _reach(other.scope)),
    )


def _forms(criterion: Criterion) -> set[str]:
    return {term.form for term in terms(f"{criterion.short} . {criterion.statement}")}


def _change(before: Standing | None, after: Standing) -> Change:
    if before is None:
        return Change(kind=ChangeKind.ADDED, before=None, after=after)
    demands = [*_scope_demand(before, after), *_threshold_demands(before.criterion, after.criterion)]
    return Change(
        kind=_kind_of(demands),
        before=before,
        after=after,
        reasons=tuple(capitalised(demand.reason) for demand in demands),
        to_carry_over=_to_carry_over(before, after),
    )


def _kind_of(demands: Sequence[Demand]) -> ChangeKind:
    if any(demand.sign > 0 for demand in demands):
        return ChangeKind.RAISED
    return ChangeKind.EASED if demands else ChangeKind.KEPT


def _to_carry_over(before: Standing, after: Standing) -> tuple[Evidence, ...]:
    linked = {counted.evidence.entry for counted in after.evidence}
    return tuple(
        counted.evidence
        for counted in before.evidence
        if counted.evidence.entry not in linked and is_at_scope(counted.evidence, after.scope)
    )


def _scope_demand(before: Standing, after: Standing) -> Iterator[Demand]:
    reach = _reach(after.scope) - _reach(before.scope)
    if reach:
        text = _("wider scope: {before} → {after}") if reach > 0 else _("narrower scope: {before} → {after}")
        yield Demand(reach, text.format(before=_scope_text(before.scope), after=_scope_text(after.scope)))


def _threshold_demands(before: Criterion, after: Criterion) -> Iterator[Demand]:
    asked_before, asked_after = _asked(before), _asked(after)
    for key in dict.fromkeys((*asked_after, *asked_before)):
        old, new = asked_before.get(key), asked_after.get(key)
        if old is None and new is not None:
            yield Demand(1, _("asks a figure: {figure}").format(figure=_figure(new)))
        elif old is not None and new is None:
            yield Demand(-1, _("no longer asks: {figure}").format(figure=_figure(old)))
        elif old is not None and new is not None and old.value != new.value:
            sign = 1 if _is_stricter(new, old) else -1
            text = _("higher bar: {before} → {after}") if sign > 0 else _("lower bar: {before} → {after}")
            yield Demand(sign, text.format(before=_figure(old), after=_figure(new)))


def _asked(criterion: Criterion) -> dict[tuple[str, str], Threshold]:
    """Give the strictest threshold for each quantity and way of counting."""
    asked: dict[tuple[str, str], Threshold] = {}
    for threshold in criterion.thresholds:
        key = (" ".join(threshold.quantity.casefold().split()), threshold.counts)
        if key not in asked or _is_stricter(threshold, asked[key]):
            asked[key] = threshold
    return asked


def _is_stricter(one: Threshold, other: Threshold) -> bool:
    return one.value < other.value if one.counts == "smallest" else one.value > other.value


def _figure(threshold: Threshold) -> str:
    amount = f"{amount_text(Fraction(threshold.value))} {threshold.unit}".rstrip()
    if threshold.counts == "smallest":
        return _("{quantity}, {amount} or less").format(quantity=threshold.quantity, amount=amount)
    return _("{quantity}, {amount} or more").format(quantity=threshold.quantity, amount=amount)


def _reach(scope: Scope | str) -> int:
    """Order scopes with `any`, which every entry reaches, below them all."""
    return REACH[None] if scope == "any" else REACH[scope]


def _scope_text(scope: Scope | str) -> str:
    return _("any") if scope == "any" else scope_word(Scope(scope))
