"""The measured effects of some entries, with what was measured again and again told as one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Entry
from ladderdesk.packet.folding import folded_text
from ladderdesk.packet.statements import value_text
from ladderdesk.packet.tree import Measured
from ladderdesk.packet.words import month_text


def measured_effects(entries: Iterable[Entry]) -> Iterator[Measured]:
    """Give the effects that hold a value, in the order of the entries.

    Effects of one measure become a single one from the first baseline to the last result where each began at what the
    one before had reached; otherwise they stay apart, because nobody knows then that they are the same.
    """
    groups: dict[object, list[Measured]] = {}
    for number, effect in enumerate(_single(entries)):
        groups.setdefault(_sameness(effect) or number, []).append(effect)
    for effects in groups.values():
        in_time = sorted(effects, key=lambda one: (one.entries[0].content.last_day, one.entries[0].id))
        if len(effects) > 1 and _is_chain(in_time):
            yield _joined(in_time)
        else:
            yield from effects


def _single(entries: Iterable[Entry]) -> Iterator[Measured]:
    for entry in entries:
        for place, impact in enumerate(entry.content.impacts):
            if impact.after.strip() or impact.before.strip():
                yield Measured(entries=(entry,), impact=impact, place=place)


def _sameness(effect: Measured) -> object:
    measure = folded_text(effect.impact.measure).strip()
    return (measure, folded_text(effect.impact.unit), effect.entries[0].content.projects[:1]) if measure else None


def _is_chain(in_time: Sequence[Measured]) -> bool:
    return all(
        later.impact.before.strip() and _folded(earlier.impact.after, earlier) == _folded(later.impact.before, later)
        for earlier, later in pairwise(in_time)
    )


def _folded(value: str, effect: Measured) -> str:
    return folded_text(value_text(value, effect.impact))


def _joined(in_time: Sequence[Measured]) -> Measured:
    first, last = in_time[0], in_time[-1]
    period = _("{first} to {last}").format(
        first=month_text(first.entries[0].content.day), last=month_text(last.entries[0].content.last_day)
    )
    whole = replace(
        last.impact,
        before=first.impact.before,
        period=period,
        estimated=any(effect.impact.estimated for effect in in_time),
    )
    return Measured(entries=tuple(effect.entries[0] for effect in in_time), impact=whole, place=last.place)
