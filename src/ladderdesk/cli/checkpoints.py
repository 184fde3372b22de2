"""Commands on the checkpoints of guides: list them, start a guide, call one done, write a calendar file."""

import argparse
from typing import Any

from ladderdesk import guiding
from ladderdesk.assess.answering import outcome_text
from ladderdesk.assess.checkpoints import GuideStanding, state_of, when_sentence
from ladderdesk.assess.rerating import sentence
from ladderdesk.catalogue.learning import Guide
from ladderdesk.cli.hold import a_day, desk, require_free
from ladderdesk.cli.table import say, say_json, say_rows
from ladderdesk.desk import Desk
from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import checkpoints
from ladderdesk.journal.rows import Checkpoint, CheckpointId
from ladderdesk.journal.runs import Run
from ladderdesk.locales import day_text
from ladderdesk.packet.save import write_file
from ladderdesk.vault.session import Session


def list_checkpoints(asked: argparse.Namespace) -> None:
    """List what is due, next and done of each guide, or write what is open as a calendar file."""
    if asked.ics is not None:
        _write_calendar(asked)
        return
    with desk(asked) as held:
        if asked.guide is not None:
            held.library.guide(asked.guide)
        with held.vault.reading() as session:
            found = [one for one in guiding.read_standings(held, session) if asked.guide in (None, one.guide.id)]
    if asked.json:
        say_json([checkpoint_json(guide, one) for guide in found for one in _all_of(guide)])
    else:
        for guide in found:
            _say_guide(guide)


def start(asked: argparse.Namespace) -> None:
    """Plan the returns to a guide, from today or another day."""
    first = a_day(asked.start)
    with desk(asked, create=True) as held:
        guide = held.library.guide(asked.guide_id)
        if not guide.checkpoints:
            raise InputError(_("“{title}” is to be read; it has no checkpoints.").format(title=guide.title))
        with held.vault.writing() as session:
            _require_not_running(held, session, guide, again=asked.again)
            checkpoints.start_guide(
                session,
                guide.id,
                start=first or held.today(),
                closed_on=held.today(),
                days=[one.day for one in guide.checkpoints],
            )
        with held.vault.reading() as session:
            _say_guide(_standing(held, session, guide.id))


def done(asked: argparse.Namespace) -> None:
    """Call a checkpoint done today, with a note and the run of an assessment taken today where there are such."""
    with desk(asked) as held:
        with held.vault.writing() as session:
            one = _require_checkpoint(session, asked.number)
            words = _with_note(one.reflection, asked.note)
            if one.done_on is None:
                run = guiding.finish(held, session, one, reflection=words)
            else:
                run = None
                checkpoints.reflect(session, one.id, words)
        _say_done(held, one, run)


def checkpoint_json(guide: GuideStanding, one: Checkpoint) -> dict[str, Any]:
    """Give a checkpoint in its documented form."""
    asked = guide.asked(one.day_number)
    return {
        "number": int(one.id),
        "guide": guide.guide.id,
        "day": one.day_number,
        "title": asked.title if asked is not None else None,
        "state": state_of(one, guide.as_of).value,
        "due": one.due.isoformat(),
        "done_on": one.done_on.isoformat() if one.done_on is not None else None,
        "reflection": one.reflection,
        "assessment": asked.assessment if asked is not None else None,
        "exercise": asked.exercise if asked is not None else None,
        "reference": asked.reference if asked is not None else None,
        "run": int(one.run) if one.run is not None else None,
        "round": 1 + next(place for place, each in enumerate(guide.rounds) if one in each),
    }


def _write_calendar(asked: argparse.Namespace) -> None:
    require_free(asked.ics, by_force=asked.force)
    with desk(asked) as held:
        written = guiding.calendar_file(held, guide=asked.guide, with_actions=asked.actions)
    write_file(asked.ics, written)
    say(_("Wrote {path}.").format(path=asked.ics))


def _all_of(guide: GuideStanding) -> list[Checkpoint]:
    return [one for each in guide.rounds for one in each]


def _standing(held: Desk, session: Session, guide: str) -> GuideStanding:
    return next(one for one in guiding.read_standings(held, session) if one.guide.id == guide)


def _require_not_running(held: Desk, session: Session, guide: Guide, *, again: bool) -> None:
    if _standing(held, session, guide.id).is_open and not again:
        text = _(
            "“{title}” is under way. To begin it anew and keep what you wrote: "
            "ladderdesk checkpoints start {id} --again"
        )
        raise InputError(text.format(title=guide.title, id=guide.id))


def _require_checkpoint(session: Session, number: int) -> Checkpoint:
    for one in checkpoints.checkpoints(session):
        if one.id == CheckpointId(number):
            return one
    raise NotFoundError(
        _("There is no checkpoint {number}. See the numbers with: ladderdesk checkpoints").format(number=number)
    )


def _with_note(words: str, note: str) -> str:
    """Put a note behind what was written before, which is never overwritten."""
    return "\n\n".join(filter(None, (words.rstrip(), note.strip())))


def _say_guide(guide: GuideStanding) -> None:
    title = guide.guide.title
    if guide.running:
        count = _("{title}: {done} of {all} done").format(title=title, done=guide.done_count, all=len(guide.running))
        say(f"{count}  [{guide.guide.id}]")
        say_rows([_row(guide, one) for one in guide.running])
    else:
        text = _("{title}: not started. Start it with: ladderdesk checkpoints start {id}")
        say(text.format(title=title, id=guide.guide.id))
    for each in guide.earlier:
        text = _("  before: {n} of {all} done, from {day} on")
        count_done = sum(one.done_on is not None for one in each)
        say(text.format(n=count_done, all=len(guide.guide.checkpoints), day=day_text(each[0].due)))


def _row(guide: GuideStanding, one: Checkpoint) -> list[str]:
    asked = guide.asked(one.day_number)
    return [
        f"  {int(one.id)}",
        _("day {n}").format(n=one.day_number),
        when_sentence(one, guide.as_of),
        asked.title if asked is not None else _("no longer part of this guide"),
    ]


def _say_done(held: Desk, one: Checkpoint, run: Run | None) -> None:
    title = held.library.guide(one.guide).title
    if one.done_on is None:
        say(_("Done: day {n} of {guide}.").format(n=one.day_number, guide=title))
    else:
        text = _("Day {n} of {guide} was done on {day} already; a note is kept with it.")
        say(text.format(n=one.day_number, guide=title, day=day_text(one.done_on)))
    if run is not None:
        told = _("With today's {assessment}: {outcome}.")
        assessment = held.library.assessment(run.assessment).title
        say(told.format(assessment=assessment, outcome=outcome_text(run.result)))
    seen = guiding.read(held, one.guide)
    for found in seen.rerated(seen.standing.running):
        say(sentence(found))
