"""What the page of an assessment shows at one moment, put together from what was read and what is being answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from ladderdesk import assessing
from ladderdesk.assess.assessments import Change, Result
from ladderdesk.assessing import Seen
from ladderdesk.catalogue.learning import Band, LevelRef
from ladderdesk.catalogue.read import Library
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Target
from ladderdesk.journal.runs import Run
from ladderdesk.ui.levels import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelOffer:
    """A level that a result names, and whether it is in force in that role already."""

    role: Role
    ref: LevelRef
    name: str
    ladder: str
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The answers on the card with what they come to.

    `run` is the kept run they are of, absent while they are being given; `before` is the run they are compared with.
    `result` is absent while a question is open, and where a run of other questions can no longer be scored. `draft`
    says whether there are answers that are not kept, also while a kept run is shown. `ladders` names ladders by id.
    """

    seen: Seen
    answers: Mapping[str, str]
    run: Run | None
    before: Run | None
    result: Result | None
    changes: tuple[Change, ...]
    levels: tuple[LevelOffer, ...]
    ladders: Mapping[str, str]
    draft: bool

    @property
    def is_changeable(self) -> bool:
        """Say whether answers can be given or changed."""
        return self.run is None

    @property
    def own_ladder(self) -> str:
        """Name the ladder the user is on, empty where none is chosen or it is no longer there."""
        target = self.seen.target
        return self.ladders.get(target.ladder, "") if target is not None else ""

    @property
    def open_count(self) -> int:
        """Count the questions without an answer."""
        return len(self.seen.assessment.questions) - len(self.answers)

    @property
    def gain(self) -> int:
        """Give by how many points the answers differ from those before."""
        return sum(change.gain for change in self.changes)


def put_together(library: Library, seen: Seen, draft: Mapping[str, str], run: Run | None) -> Shown:
    """Show a kept run, or where there is none the answers given so far."""
    assessment = seen.assessment
    answers = assessing.kept_answers(assessment, run) if run is not None else draft
    result = assessing.find_result(assessment, answers)
    before = assessing.run_before(seen.runs, run)
    is_complete = len(answers) == len(assessment.questions)
    return Shown(
        seen=seen,
        answers=answers,
        run=run,
        before=before if is_complete else None,
        result=result,
        changes=assessing.changes(assessment, before, answers) if before is not None and is_complete else (),
        levels=_levels(library, result.band, seen.target) if result is not None else (),
        ladders={ladder.id: ladder.title for ladder in library.ladders()},
        draft=bool(draft),
    )


def not_all_words(shown: Shown) -> str:
    """Say that a run was taken with other questions than today's; nothing where it was not."""
    run = shown.run
    if run is None or run.version == shown.seen.assessment.version:
        return ""
    return _("Taken with an earlier version of these questions. What fits today's is shown.")


def standing_words(shown: Shown) -> tuple[str, str]:
    """Say in short how the answers stand, and what they come to; either may be empty."""
    result = shown.result
    if result is None:
        count = len(shown.seen.assessment.questions)
        return _("{n} of {all} answered").format(n=len(shown.answers), all=count) if shown.answers else "", ""
    score = _("{score} of {most}:").format(score=result.score, most=result.most) if result.most else ""
    return score, result.band.title


def _levels(library: Library, band: Band, target: Target | None) -> tuple[LevelOffer, ...]:
    named: tuple[tuple[Role, LevelRef | None], ...] = (("current", band.current), ("target", band.target))
    return tuple(_level(library, role, ref, target) for role, ref in named if ref is not None)


def _level(library: Library, role: Role, ref: LevelRef, target: Target | None) -> LevelOffer:
    ladder = library.ladder(ref.ladder)
    held = target.current if role == "current" and target else target.target if target else None
    is_held = target is not None and target.ladder == ref.ladder and held == ref.level
    return LevelOffer(role=role, ref=ref, name=ladder.level(ref.level).name, ladder=ladder.title, is_held=is_held)
