"""Working on one exercise: what is at hand, what was saved, and what each act of the user makes of it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ladderdesk import insight
from ladderdesk.assess.practice import score_of
from ladderdesk.i18n import _
from ladderdesk.journal import answers, entries
from ladderdesk.journal.answers import Answer
from ladderdesk.journal.rows import EntryContent, EntryId, Kind
from ladderdesk.ui.learn.practice.keeping import AnswerKeeper
from ladderdesk.ui.learn.practice.reading import ExerciseSeen
from ladderdesk.ui.learn.practice.view import Shown
from ladderdesk.ui.learn.practice.words import score_text
from ladderdesk.ui.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.journal.runs import Attempt
    from ladderdesk.ui.tasks import Tasks

FAULT = "practice-answer"


class ExerciseWork(QObject):
    """Hold the answer at hand of the exercise that is shown, safe on disk within two seconds of each change.

    Signals: `changed()` when something else is to be seen, `scored()` when only scores are, `kept()` when the
    answer was written to disk or could not be, `notice_posted(Notice)`, `notice_withdrawn(str)`, `fault_changed(bool)`.
    """

    changed = Signal()
    scored = Signal()
    kept = Signal()
    notice_posted = Signal(Notice)
    notice_withdrawn = Signal(str)
    fault_changed = Signal(bool)

    def __init__(self, desk: "Desk", tasks: "Tasks", retry: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._retry = retry
        self._seen: ExerciseSeen | None = None
        self._answer = Answer()
        self._earlier: int | None = None
        self._shows_model = False
        self.keeper = AnswerKeeper(desk.vault, tasks, self)
        self.keeper.kept.connect(self._note_kept)
        self.keeper.failed.connect(self._tell_failed)
        self.keeper.recovered.connect(self._tell_recovered)

    @property
    def exercise(self) -> str:
        """Name the exercise that is shown, empty before one was read."""
        return self._seen.exercise.id if self._seen else ""

    @property
    def shown(self) -> Shown | None:
        """Give what is to be seen; nothing before an exercise was read."""
        if self._seen is None:
            return None
        earlier = self._find_attempt(number=self._earlier)
        own = self._find_attempt(uuid=self._answer.attempt)
        return Shown(
            seen=self._seen,
            answer=self._answer,
            attempt=earlier or own,
            is_earlier=earlier is not None,
            shows_model=self._shows_model and self._answer.is_revealed,
            is_unsaved=self.keeper.has_failed,
        )

    def take_seen(self, seen: ExerciseSeen) -> None:
        """Take over what was read: of another exercise everything, of the same one all but what is at hand."""
        is_another = seen.exercise.id != self.exercise
        self._seen = seen
        if is_another:
            self._answer = self.keeper.find_unsaved(seen.exercise.id) or seen.at_hand
            self._earlier = None
            self._shows_model = True
        self._answer = answers.in_force(self._answer, {each.uuid for each in seen.attempts})
        self.changed.emit()

    def write(self, text: str) -> None:
        """Take the words in the field."""
        if text != self._answer.text:
            self._note(replace(self._answer, text=text))

    def show_next_hint(self) -> None:
        """Show one more hint; those that were shown stay."""
        assert self._seen is not None
        if self._answer.hints < len(self._seen.exercise.hints):
            self._note(replace(self._answer, hints=self._answer.hints + 1))
            self.changed.emit()

    def reveal(self) -> None:
        """Show the model answer, from now on with the rubric."""
        self._shows_model = True
        if not self._answer.is_revealed:
            self._note(replace(self._answer, is_revealed=True))
        self.changed.emit()

    def toggle_model(self) -> None:
        """Hide the model answer, or show it again."""
        self._shows_model = not self._shows_model
        self.changed.emit()

    def score(self, row: str, score: int) -> None:
        """Score one row of the rubric."""
        if self._answer.scores.get(row) != score:
            self._note(replace(self._answer, scores={**self._answer.scores, row: score}))
        self.scored.emit()

    def save_attempt(self) -> None:
        """Keep what is at hand as an attempt, which is one step to undo."""
        assert self._seen is not None
        write = partial(answers.keep_attempt, exercise=self.exercise, answer=self._answer)
        self._answer = self.keeper.keep_by(self.exercise, write)
        score = score_of(self._seen.exercise, self._answer.scores)
        words = _("Attempt saved: {score}, {grade}.").format(score=score_text(score), grade=score.grade.title)
        if not self._answer.scores:
            words = _("Attempt saved, not scored.")
        self.notice_posted.emit(Notice(words, action=_("Undo"), command="undo"))

    def begin_again(self, text: str = "") -> None:
        """Begin a new try, with an empty answer or with some words."""
        self._earlier = None
        self._note(answers.begin_again(self._answer))
        self.changed.emit()

    def open_attempt(self, number: int) -> None:
        """Read an attempt; the one at hand is just shown again."""
        attempt = self._find_attempt(number=number)
        is_own = attempt is not None and attempt.uuid == self._answer.attempt
        self._earlier = None if is_own else number
        self.changed.emit()

    def close_attempt(self) -> None:
        """Go back from an earlier attempt to the answer at hand."""
        self._earlier = None
        self.changed.emit()

    def make_draft(self) -> EntryId:
        """Write the answer that is shown into the journal as a draft, and give the entry's number."""
        shown = self.shown
        assert shown is not None
        content = EntryContent(
            day=self._desk.today(),
            title=shown.seen.exercise.title,
            body=shown.text.strip(),
            kind=Kind.LEARNING,
            is_draft=True,
        )
        with self._desk.vault.writing() as session:
            return entries.add(session, content, judgement=insight.judged(content))

    def _note(self, answer: Answer) -> None:
        self._answer = answer
        self.keeper.note(self.exercise, answer)

    def _note_kept(self, exercise: str, answer: Answer) -> None:
        if exercise == self.exercise:
            self._answer = replace(self._answer, kept_at=answer.kept_at)
            self.kept.emit()

    def _find_attempt(self, *, number: int | None = None, uuid: str = "") -> "Attempt | None":
        attempts = self._seen.attempts if self._seen else ()
        return next((each for each in attempts if each.id == number or (uuid and each.uuid == uuid)), None)

    def _tell_failed(self, message: str) -> None:
        self.fault_changed.emit(True)
        self.kept.emit()
        detail = _("Your answer is still here, and is saved as soon as that is possible.")
        self.notice_posted.emit(Notice(message, NoticeKind.ERROR, detail, _("Try again"), self._retry, FAULT))

    def _tell_recovered(self) -> None:
        self.fault_changed.emit(False)
        self.kept.emit()
        self.notice_withdrawn.emit(FAULT)
