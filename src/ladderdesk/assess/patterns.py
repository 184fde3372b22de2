"""Fill the patterns of interview answers from the user's own record: levels, open gaps, packet-ready entries.

What goes in is limited to three gaps and three entries, best first. Where there is nothing to put in, a piece says what
to do instead of leaving an empty brace.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from ladderdesk.assess.days import months_before
from ladderdesk.assess.gaps import gaps
from ladderdesk.assess.status import HALVES
from ladderdesk.assess.values import DEFAULT_WINDOW_MONTHS, Readiness, Standing
from ladderdesk.assess.words import listed
from ladderdesk.catalogue.learning import Exercise
from ladderdesk.catalogue.model import Level
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Entry, EntryId, Evidence, Kind

MOST_GAPS = MOST_ENTRIES = 3
_PLACE = re.compile(r"\{(current_level|target_level|gaps|entries)\}")


class Origin(NamedTuple):
    """Where a piece came from, or where to go to have one: an entry, a criterion, the levels, the journal."""

    kind: Literal["entry", "criterion", "levels", "journal"]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A few words of a filled answer; `origin` is absent for words of the pattern itself.

    A missing piece says what to do to have one. `detail` tells more of what a piece stands for.
    """

    text: str
    origin: Origin | None = None
    is_missing: bool = False
    detail: str = ""


Filled = tuple[tuple[Piece, ...], ...]
"""An answer by paragraph and piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the user's record has for patterns; `ready` are the entries that would stand before a stranger.

    `entries` may hold others beside them: the one that lacks least is named where none is ready.
    """

    as_of: date
    current: Level | None = None
    readiness: Readiness | None = None
    entries: Sequence[Entry] = ()
    ready: Collection[EntryId] = ()
    evidence: Mapping[EntryId, Sequence[Evidence]]
    competency_names: Mapping[str, str]


def fill(exercise: Exercise, own: Own) -> Filled:
    """Put what the record has into the braces of an exercise's model answer."""
    return tuple(tuple(_pieces(exercise, own, paragraph)) for paragraph in exercise.answer)


def plain_text(filled: Filled) -> str:
    """Give a filled answer as plain text, what is missing in square brackets."""
    return "\n\n".join("".join(map(shown_text, paragraph)) for paragraph in filled)


def shown_text(piece: Piece) -> str:
    """Give the words of a piece as they are shown: in square brackets where they say what to do."""
    return f"[{piece.text}]" if piece.is_missing else piece.text


def best_gaps(exercise: Exercise, readiness: Readiness) -> tuple[Standing, ...]:
    """Give the open gaps to name: one a competency, those the exercise asks for first, then by what they would move."""
    found: dict[str, Standing] = {}
    for one in sorted(gaps(readiness), key=lambda one: _gap_order(exercise, one)):
        found.setdefault(one.criterion.competency, one)
    return tuple(found.values())[:MOST_GAPS]


def best_entries(exercise: Exercise, own: Own) -> tuple[Entry, ...]:
    """Give the packet-ready entries to tell of, of a kind that fits: by fit, age, strength, then newest first."""
    ready = [entry for entry in _fitting(exercise, own.entries) if entry.id in own.ready]
    return tuple(sorted(ready, key=lambda entry: _entry_order(exercise, own, entry))[:MOST_ENTRIES])


def _pieces(exercise: Exercise, own: Own, paragraph: str) -> Iterator[Piece]:
    for place, part in enumerate(_PLACE.split(paragraph)):
        if place % 2:
            yield from _fillings(exercise, own, part)
        elif part:
            yield Piece(text=part)


def _fillings(exercise: Exercise, own: Own, name: str) -> Iterable[Piece]:
    match name:
        case "current_level":
            return (_level(own.current, _("Choose where you are")),)
        case "target_level":
            return (_level(own.readiness.level if own.readiness else None, _("Choose a target level")),)
        case "gaps":
            return _gaps(exercise, own)
        case _:
            return _entries(exercise, own)


def _level(level: Level | None, advice: str) -> Piece:
    return Piece(text=level.name if level else advice, origin=Origin("levels"), is_missing=level is None)


def _gaps(exercise: Exercise, own: Own) -> Iterable[Piece]:
    if own.readiness is None:
        return (Piece(text=_("Choose a target level to see its gaps"), origin=Origin("levels"), is_missing=True),)
    found = best_gaps(exercise, own.readiness)
    if not found:
        advice = _("No open gap: all that {level} asks is demonstrated")
        text = advice.format(level=own.readiness.level.name)
        return (Piece(text=text, origin=Origin("criterion"), is_missing=True),)
    return _joined([_gap(own, one) for one in found], last=_(" and "), between=", ")


def _gap(own: Own, standing: Standing) -> Piece:
    criterion = standing.criterion
    name = own.competency_names.get(criterion.competency, criterion.competency)
    is_word = name[1:2].islower()
    text = name[:1].lower() + name[1:] if is_word else name
    return Piece(text=text, origin=Origin("criterion", criterion.id), detail=criterion.statement)


def _entries(exercise: Exercise, own: Own) -> Iterable[Piece]:
    found = best_entries(exercise, own)
    return _joined([_entry(entry) for entry in found], last="; ", between="; ") if found else (_advice(exercise, own),)


def _entry(entry: Entry) -> Piece:
    title = " ".join(entry.content.title.split()).rstrip(".")
    return Piece(text=title, origin=Origin("entry", str(entry.id)))


def _advice(exercise: Exercise, own: Own) -> Piece:
    """Say what is missing: of the entry that lacks least where there is one, else which entry to log."""
    drafts = [(tuple(_lacks(entry)), entry) for entry in _fitting(exercise, own.entries)]
    near = [(lacks, entry) for lacks, entry in drafts if lacks]
    if near:
        lacks, entry = min(near, key=lambda pair: (len(pair[0]), _entry_order(exercise, own, pair[1])))
        text = _("No packet-ready entry yet: “{title}” lacks {what}")
        words = text.format(title=_entry(entry).text, what=listed(lacks))
        return Piece(text=words, origin=Origin("entry", str(entry.id)), is_missing=True)
    kinds = _(" or ").join(_kind_words(Kind(kind)) for kind in exercise.kinds)
    text = _("No packet-ready entry yet: log {kinds}") if kinds else _("No packet-ready entry yet: log a win")
    return Piece(text=text.format(kinds=kinds), origin=Origin("journal"), is_missing=True)


def _lacks(entry: Entry) -> Iterator[str]:
    content, found = entry.content, entry.judgement
    for has, words in (
        (found is not None and found.has_outcome, _("an outcome")),
        (found is not None and found.has_own_part, _("your own part")),
        (bool(content.scope), _("a scope")),
        (bool(content.competencies), _("a competency")),
        (found is not None and found.has_proof, _("proof")),
    ):
        if not has:
            yield words


def _fitting(exercise: Exercise, entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        content = entry.content
        if not content.is_draft and entry.trashed_at is None and (not exercise.kinds or content.kind in exercise.kinds):
            yield entry


def _entry_order(exercise: Exercise, own: Own, entry: Entry) -> tuple[bool, bool, int, int, int]:
    """Order entries: evidence for what the exercise names, of the usual window, strong, and new ones go first."""
    linked = own.evidence.get(entry.id, ())
    day = entry.content.last_day
    is_old = day < months_before(own.as_of, DEFAULT_WINDOW_MONTHS)
    fits = any(one.criterion in exercise.criteria for one in linked)
    strength = max((HALVES[one.strength] for one in linked), default=0)
    return (not fits, is_old, -strength, -day.toordinal(), -entry.id)


def _gap_order(exercise: Exercise, standing: Standing) -> tuple[bool, float]:
    gain = standing.next.gain if standing.next else 0
    return (standing.criterion.id not in exercise.criteria, -float(gain))


def _joined(pieces: Sequence[Piece], *, last: str, between: str) -> Iterator[Piece]:
    for place, piece in enumerate(pieces):
        if place:
            yield Piece(text=last if place == len(pieces) - 1 else between)
        yield piece


def _kind_words(kind: Kind) -> str:
    return {
        Kind.WIN: _("a win"),
        Kind.DECISION: _("a decision"),
        Kind.INCIDENT: _("an incident"),
        Kind.PREVENTED: _("a failure prevented"),
        Kind.FEEDBACK: _("feedback received"),
        Kind.LEARNING: _("something learned"),
        Kind.MENTORING: _("mentoring"),
        Kind.STANDARD: _("a standard"),
        Kind.TALK: _("a talk"),
    }[kind]
