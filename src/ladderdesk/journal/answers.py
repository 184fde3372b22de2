"""The answer to an exercise while it is written: safe on disk at its place, and no part of the log until it is kept."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from ladderdesk.journal import runs, scratch
from ladderdesk.journal.images import storable
from ladderdesk.vault.session import Session

_PLACES = "practice/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the user has at hand of an exercise: words, hints shown, whether the model answer was, scores by rubric row.

    `attempt` is the UUID of the attempt it was kept as, empty before that; `before` what was at hand before a new try
    was begun, so that it is there again when that attempt is undone. `kept_at` is when it was written to disk.
    """

    text: str = ""
    hints: int = 0
    is_revealed: bool = False
    scores: dict[str, int] = field(default_factory=dict)
    attempt: str = ""
    before: "Answer | None" = None
    kept_at: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was written."""
        return not self.text.strip()


def keep(session: Session, exercise: str, answer: Answer) -> Answer:
    """Keep what is at hand of an exercise, and give it as it is kept."""
    kept = replace(answer, text=storable(answer.text), kept_at=session.clock())
    put(session, exercise, kept)
    return kept


def put(session: Session, exercise: str, answer: Answer) -> None:
    """Keep an answer as it is, with the time at which it was written elsewhere."""
    is_nothing = replace(answer, kept_at=None) == Answer()
    scratch.keep(session, _place(exercise), "" if is_nothing else msgspec.json.encode(answer).decode())


def at_hand(session: Session, exercise: str) -> Answer:
    """Give what is at hand of an exercise, blank where nothing is."""
    kept = scratch.kept(session, _place(exercise))
    return msgspec.json.decode(kept, type=Answer) if kept else Answer()


def all_at_hand(session: Session) -> dict[str, Answer]:
    """Give everything that is at hand, by exercise."""
    names = [place.removeprefix(_PLACES) for place in scratch.places(session, _PLACES)]
    return {name: at_hand(session, name) for name in names}


def keep_attempt(session: Session, exercise: str, answer: Answer) -> Answer:
    """Make an attempt of what is at hand, and give it as it is at hand from then on."""
    number = runs.record_attempt(session, exercise, answer=answer.text, scores=answer.scores)
    kept = next(each for each in runs.attempts(session, exercise) if each.id == number)
    return keep(session, exercise, replace(answer, attempt=kept.uuid, before=None))


def begin_again(answer: Answer, text: str = "") -> Answer:
    """Begin a new try at the exercise; hints that were shown stay."""
    return Answer(text=text, hints=answer.hints, before=replace(answer, before=None))


def in_force(answer: Answer, attempts: Collection[str]) -> Answer:
    """Give what is at hand, or what was before where its attempt is not there any more and nothing new was written."""
    held = answer.before
    was_undone = held is not None and bool(held.attempt) and held.attempt not in attempts
    return held if held is not None and was_undone and answer.is_blank else answer


def _place(exercise: str) -> str:
    return f"{_PLACES}{exercise}"
