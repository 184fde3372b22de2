"""What the guides say of this journal: read checkpoints and runs, ask the rules. Window and terminal ask here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ladderdesk.assess.checkpoints import GuideStanding, Round, standing, standings
from ladderdesk.assess.rerating import Rerating, Taken, rerate
from ladderdesk.assessing import day_of
from ladderdesk.errors import InputError
from ladderdesk.exchange.calendar import Event, calendar
from ladderdesk.i18n import _
from ladderdesk.journal import checkpoints, plan, runs
from ladderdesk.journal.rows import Action, Checkpoint, RunId
from ladderdesk.journal.runs import Run

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Assessment, Guide
    from ladderdesk.desk import Desk
    from ladderdesk.vault.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideSeen:
    """A guide with its checkpoints, the runs kept with them, and the newest run of today of each assessment it asks.

    `reratings` holds, by the number of a round's first checkpoint, what was rated twice in it.
    """

    standing: GuideStanding
    runs: Mapping[RunId, Run] = field(default_factory=dict)
    runs_today: Mapping[str, Run] = field(default_factory=dict)
    reratings: Mapping[int, tuple[Rerating, ...]] = field(default_factory=dict)

    def offered_run(self, checkpoint: Checkpoint) -> Run | None:
        """Find the run to keep with a checkpoint that is called done today: the newest of its assessment."""
        asked = self.standing.asked(checkpoint.day_number)
        return self.runs_today.get(asked.assessment) if asked is not None and asked.assessment is not None else None

    def rerated(self, of: Round) -> tuple[Rerating, ...]:
        """Give what was rated twice in a round."""
        return self.reratings.get(of[0].id, ()) if of else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What the running round of a guide has to do with an assessment.

    `open_day` is the day on which it is due there, absent where it is on none; `taken` are the runs kept with days, in
    the order of the days.
    """

    guide: "Guide"
    assessment: "Assessment"
    open_day: int | None
    taken: tuple[tuple[RunId, Taken], ...]

    def rerated(self, run: Run) -> Rerating | None:
        """Compare a run with the first one of the round, where it is kept with a later day or could be."""
        if not self.taken or run.id <= self.taken[0][0]:
            return None
        kept = next((taken for number, taken in self.taken if number == run.id), None)
        if kept is not None:
            return rerate(self.assessment, self.taken[0][1], kept)
        if self.open_day is None:
            return None
        now = Taken(day_number=self.open_day, day=day_of(run), answers=run.answers, result=run.result)
        return rerate(self.assessment, self.taken[0][1], now)


def read(desk: "Desk", guide_id: str) -> GuideSeen:
    """Read all that is shown of a guide; raises NotFoundError where there is none of that id."""
    guide = desk.library.guide(guide_id)
    today = desk.today()
    with desk.vault.reading() as session:
        held = standing(guide, checkpoints.checkpoints(session, guide_id), today)
        asked = {one.assessment for one in guide.checkpoints if one.assessment is not None}
        taken = [run for run in runs.runs(session) if run.assessment in asked]
    kept = {run.id: run for run in taken}
    return GuideSeen(
        standing=held,
        runs=kept,
        runs_today={run.assessment: run for run in reversed(taken) if day_of(run) == today},
        reratings={each[0].id: tuple(_reratings(desk, held, each, kept)) for each in held.rounds},
    )


def read_standings(desk: "Desk", session: "Session") -> tuple[GuideStanding, ...]:
    """Say how each guide that has checkpoints stands today."""
    return standings(desk.library.guides(), checkpoints.checkpoints(session), desk.today())


def read_ties(desk: "Desk", assessment_id: str) -> tuple[Tie, ...]:
    """Say which guides under way, or gone through, ask for an assessment; raises NotFoundError where there is none."""
    assessment = desk.library.assessment(assessment_id)
    with desk.vault.reading() as session:
        held = read_standings(desk, session)
        kept = {run.id: run for run in runs.runs(session, assessment_id)}
    found = (_find_tie(one, assessment, kept) for one in held)
    return tuple(tie for tie in found if tie is not None)


def finish(desk: "Desk", session: "Session", checkpoint: Checkpoint, *, reflection: str | None = None) -> Run | None:
    """Call a checkpoint done today, with today's newest run of its assessment where there is one; gives that run."""
    run = find_run_today(desk, session, checkpoint)
    checkpoints.finish_checkpoint(
        session, checkpoint.id, day=desk.today(), reflection=reflection, run=run.id if run is not None else None
    )
    return run


def find_run_today(desk: "Desk", session: "Session", checkpoint: Checkpoint) -> Run | None:
    """Find today's newest run of the assessment that a checkpoint asks for."""
    asked = standing(desk.library.guide(checkpoint.guide), (), desk.today()).asked(checkpoint.day_number)
    if asked is None or asked.assessment is None:
        return None
    return next((run for run in runs.runs(session, asked.assessment) if day_of(run) == desk.today()), None)


def calendar_file(desk: "Desk", *, guide: str | None = None, with_actions: bool = False) -> bytes:
    """Write what is open of a guide, or of all, as a calendar; raises InputError where nothing is, NotFoundError.

    With actions go those that have a day. Of what the user wrote, only the titles of actions are in it.
    """
    if guide is not None:
        desk.library.guide(guide)
    with desk.vault.reading() as session:
        guides = [one for one in read_standings(desk, session) if guide in (None, one.guide.id)]
        actions: Sequence[Action] = plan.open_actions(session) if with_actions else ()
    events = sorted([*_of_guides(guides), *_of_actions(actions)], key=_by_day)
    if not events:
        raise InputError(_("No checkpoint is open, so there is nothing to put into a calendar. Start a guide first."))
    return calendar(events, written_at=desk.vault.clock())


def _of_guides(guides: Iterable[GuideStanding]) -> list[Event]:
    return [_checkpoint_event(guide, one) for guide in guides for one in guide.open_ones]


def _checkpoint_event(guide: GuideStanding, one: Checkpoint) -> Event:
    asked = guide.asked(one.day_number)
    place = _("{guide}, day {n}").format(guide=guide.guide.title, n=one.day_number)
    return Event(
        uid=one.uuid,
        day=one.due,
        summary=place if asked is None else f"{place}: {asked.title}",
        description="" if asked is None else asked.task,
    )


def _of_actions(actions: Iterable[Action]) -> list[Event]:
    return [
        Event(uid=one.uuid, day=one.due, summary=_("Action: {title}").format(title=one.title))
        for one in actions
        if one.due is not None
    ]


def _by_day(event: Event) -> date:
    return event.day


def _find_tie(held: GuideStanding, assessment: "Assessment", kept: Mapping[RunId, Run]) -> Tie | None:
    asking = [one for one in held.running if _asks(held, one, assessment.id)]
    if not asking:
        return None
    due = [one.day_number for one in held.due_ones if one in asking]
    return Tie(
        guide=held.guide,
        assessment=assessment,
        open_day=due[0] if due else None,
        taken=tuple((one.run, _taken(one, kept[one.run])) for one in asking if one.run is not None and one.run in kept),
    )


def _asks(held: GuideStanding, one: Checkpoint, assessment: str) -> bool:
    asked = held.asked(one.day_number)
    return asked is not None and asked.assessment == assessment


def _taken(one: Checkpoint, run: Run) -> Taken:
    return Taken(day_number=one.day_number, day=one.done_on or one.due, answers=run.answers, result=run.result)


def _reratings(desk: "Desk", held: GuideStanding, of: Round, kept: Mapping[RunId, Run]) -> Iterable[Rerating]:
    """Compare the first and the last run of each assessment that a round asks for more than once."""
    taken: dict[str, list[Taken]] = {}
    for one in of:
        run = kept.get(one.run) if one.run is not None else None
        if run is not None:
            taken.setdefault(run.assessment, []).append(_taken(one, run))
    for assessment, found in taken.items():
        if len(found) > 1:
            yield rerate(desk.library.assessment(assessment), found[0], found[-1])
