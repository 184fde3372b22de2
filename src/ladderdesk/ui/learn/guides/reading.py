"""What the page of a guide reads: the guide as it stands, and each checkpoint of the running round as it is shown."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ladderdesk import guiding
from ladderdesk.assess.answering import outcome_text
from ladderdesk.assess.checkpoints import state_of, when_sentence
from ladderdesk.i18n import _
from ladderdesk.ui.learn.guides.panel import CheckpointSeen, Opening
from ladderdesk.ui.learn.topics import Chapter, topic_id

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Checkpoint as Asked
    from ladderdesk.desk import Desk
    from ladderdesk.guiding import GuideSeen
    from ladderdesk.journal.rows import Checkpoint, CheckpointId
    from ladderdesk.journal.runs import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """A guide, and by number the checkpoints of its running round."""

    guide: "GuideSeen"
    checkpoints: "dict[CheckpointId, CheckpointSeen]"

    @property
    def first_choice(self) -> "CheckpointId | None":
        """Name the checkpoint to look at first: what is due, else what comes next, else the last one."""
        standing = self.guide.standing
        if standing.next_one is not None:
            return (standing.due_ones or standing.open_ones)[0].id
        return standing.running[-1].id if standing.running else None

    def find_day(self, number: int) -> "CheckpointId | None":
        """Find the checkpoint of a day in the running round."""
        return next((one.id for one in self.guide.standing.running if one.day_number == number), None)


def read_page(desk: "Desk", guide_id: str) -> PageSeen:
    """Read a guide; raises NotFoundError where there is none of that id."""
    seen = guiding.read(desk, guide_id)
    shown = {one.id: _seen(desk, seen, one) for one in seen.standing.running}
    return PageSeen(guide=seen, checkpoints=shown)


def _seen(desk: "Desk", guide: "GuideSeen", one: "Checkpoint") -> CheckpointSeen:
    standing = guide.standing
    asked = standing.asked(one.day_number)
    run = guide.runs.get(one.run) if one.run is not None else _offered(guide, one)
    return CheckpointSeen(
        checkpoint=one,
        state=state_of(one, standing.as_of),
        day=_("Day {n}").format(n=one.day_number),
        title=asked.title if asked is not None else _("No longer part of this guide"),
        task=asked.task if asked is not None else "",
        openings=_openings(desk, asked) if asked is not None else (),
        run=outcome_text(run.result) if run is not None else "",
        when=when_sentence(one, standing.as_of),
    )


def _offered(guide: "GuideSeen", one: "Checkpoint") -> "Run | None":
    """Find the run that can be kept with a checkpoint: today's, while it is open or was done today."""
    return guide.offered_run(one) if one.done_on in (None, guide.standing.as_of) else None


def _openings(desk: "Desk", asked: "Asked") -> tuple[Opening, ...]:
    library = desk.library
    found = []
    if asked.assessment is not None:
        words = _("Take “{title}”").format(title=library.assessment(asked.assessment).title)
        found.append(Opening(topic_id(Chapter.ASSESS, asked.assessment), words, "play"))
    if asked.exercise is not None:
        words = _("Write “{title}”").format(title=library.exercise(asked.exercise).title)
        found.append(Opening(topic_id(Chapter.PRACTICE, asked.exercise), words, "draft"))
    if asked.reference is not None:
        title = next(one.title for one in library.reference() if one.id == asked.reference)
        words = _("Look up “{title}”").format(title=title)
        found.append(Opening(topic_id(Chapter.REFERENCE, asked.reference), words, "eye"))
    return tuple(found)
