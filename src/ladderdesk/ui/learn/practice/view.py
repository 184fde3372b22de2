"""An exercise as it is seen: problem, own answer, model answer and rubric in a column, attempts beside it."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.answers import Answer
from ladderdesk.journal.runs import Attempt
from ladderdesk.ui.learn.columns import Columns
from ladderdesk.ui.learn.guides.days import Overhang
from ladderdesk.ui.learn.practice.answer import AnswerPart
from ladderdesk.ui.learn.practice.head import ExerciseHead
from ladderdesk.ui.learn.practice.model import ModelAnswer
from ladderdesk.ui.learn.practice.reading import ExerciseSeen
from ladderdesk.ui.learn.practice.rubric import Rubric
from ladderdesk.ui.learn.practice.side import PracticeSide
from ladderdesk.ui.learn.practice.words import attempt_title, kind_line, saved_text
from ladderdesk.ui.learn.sources import SourceLine
from ladderdesk.ui.widgets.button import Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is to be seen of an exercise: the answer at hand, or an attempt that is only read.

    `is_earlier` tells an attempt that was opened from the one just saved; `shows_model` whether the model answer is
    seen, which may be hidden again; `is_unsaved` whether the answer could not be written to disk.
    """

    seen: ExerciseSeen
    answer: Answer
    attempt: Attempt | None = None
    is_earlier: bool = False
    shows_model: bool = False
    is_unsaved: bool = False

    @property
    def text(self) -> str:
        """Give the words of the answer."""
        return self.attempt.answer if self.attempt else self.answer.text

    @property
    def is_free(self) -> bool:
        """Say whether a new answer may begin with words from elsewhere: nothing unsaved would be lost."""
        return self.answer.is_blank or bool(self.answer.attempt)


class PracticeView(QWidget):
    """Show one exercise; its parts carry the signals of what is asked there.

    Signals: `save_requested()`, `again_requested()` for a new try, `back_requested()` from an earlier attempt,
    `reuse_requested()` to go on from the attempt that is read.
    """

    save_requested = Signal()
    again_requested = Signal()
    back_requested = Signal()
    reuse_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = Columns(_("Exercise"), _("Beside it"), name="learn-practice", surface="raised")
        self.head = ExerciseHead()
        self.answer = AnswerPart()
        self.model = ModelAnswer()
        self.rubric = Rubric()
        self.side = PracticeSide()
        self._save = Button(_("Save attempt"), name="practice-save", kind="primary", keys="Ctrl+Return")
        self._again = Button(_("Try again"), name="practice-again", kind="primary")
        self._back = Button(_("Back to your answer"), name="practice-back")
        self._reuse = Button(_("Start from this answer"), name="practice-reuse")
        self._foot = QWidget()
        self._model_place = QWidget()
        self._sources = SourceLine(name="practice-sources")
        self._exercise = ""
        self._build()
        self._connect()

    def show_state(self, shown: Shown) -> None:
        """Show an exercise as it stands; from its top where another one was shown."""
        seen, exercise = shown.seen, shown.seen.exercise
        is_another, self._exercise = self._exercise != exercise.id, exercise.id
        had_focus = self._works_on_answer()
        if is_another:
            self.head.show_exercise(exercise, kind_line(exercise, seen.place, seen.count))
            self._sources.show_sources(seen.practice.sources)
        self.head.show_hints(exercise, shown.answer.hints)
        self.head.show_model(is_shown=shown.shows_model)
        self._show_answer(shown)
        self._show_model(shown)
        self._show_rubric(shown)
        self.side.show_seen(seen, shown.attempt.id if shown.attempt else None)
        self._order_stops()
        if is_another:
            self.columns.go_to_top()
        elif had_focus:
            self._keep_focus()

    def show_score(self, shown: Shown) -> None:
        """Show other scores of what is shown."""
        self._show_rubric(shown)

    def show_blank(self, shown: Shown) -> None:
        """Show what can be done now that the answer is empty, or no longer is."""
        self._show_model(shown)
        self._show_rubric(shown)

    def go_to_model(self) -> None:
        """Show the model answer from its top, with the keyboard on the first row to score."""
        self.rubric.take_focus()
        # Its place is known when what was just shown has been laid out.
        QTimer.singleShot(0, self._scroll_to_model)

    def show_saved(self, shown: Shown) -> None:
        """Show when the answer at hand was saved, or that it was not; an attempt says it in its caption."""
        kept_at = shown.answer.kept_at
        if shown.is_unsaved and shown.attempt is None:
            self.answer.show_saved(_("not saved"), is_fault=True)
        elif kept_at is None or shown.attempt is not None or shown.answer.is_blank:
            self.answer.show_saved("")
        else:
            self.answer.show_saved(saved_text(kept_at, shown.seen.today))

    def _show_answer(self, shown: Shown) -> None:
        today = shown.seen.today
        caption = attempt_title(shown.attempt.taken_at, today) if shown.attempt else _("Your answer")
        self.answer.show_answer(shown.text, caption, is_locked=shown.attempt is not None)
        self.show_saved(shown)

    def _show_model(self, shown: Shown) -> None:
        self.model.show_filled(shown.seen.filled)
        is_pattern = shown.seen.exercise.kind != "problem"
        is_empty = shown.answer.is_blank
        self.model.show_start(offered=is_pattern and shown.attempt is None, is_free=is_empty)
        self._model_place.setVisible(shown.shows_model)

    def _show_rubric(self, shown: Shown) -> None:
        attempt = shown.attempt
        scores = attempt.scores if attempt else shown.answer.scores
        is_scoring = attempt is None and shown.answer.is_revealed
        self.rubric.show_scores(shown.seen.exercise, scores, is_locked=attempt is not None)
        self.rubric.setVisible(is_scoring or bool(attempt and attempt.scores))
        self._save.setVisible(is_scoring)
        self._save.setEnabled(not shown.answer.is_blank)
        self._save.setToolTip("" if not shown.answer.is_blank else _("There is no answer to save yet"))
        self._again.setVisible(attempt is not None and not shown.is_earlier)
        self._back.setVisible(shown.is_earlier)
        self._reuse.setVisible(attempt is not None)
        self._reuse.setEnabled(shown.is_free)
        self._reuse.setToolTip(
            _("Begin a new answer with these words") if shown.is_free else _("Your answer at hand is not empty")
        )
        self._foot.setVisible(is_scoring or attempt is not None)

    def _build(self) -> None:
        self.head.top.addWidget(self.columns.toggle_button)
        self._again.setToolTip(_("Begin a new answer; this one is kept (T)"))
        self._back.setToolTip(_("Back to the answer at hand (Esc)"))
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 16, 0, 0)
        row.setSpacing(8)
        for button in (self._save, self._again, self._back, self._reuse):
            row.addWidget(button)
        row.addStretch(1)
        place = QVBoxLayout(self._model_place)
        place.setContentsMargins(0, 8, 0, 4)
        place.addWidget(self.model)
        main = self.columns.main
        main.addWidget(self.head)
        main.addSpacing(12)
        for part in (self.answer, self._model_place):
            main.addWidget(part)
        main.addSpacing(8)
        main.addLayout(_overhang(self.rubric))
        main.addWidget(self._foot)
        main.addSpacing(20)
        main.addWidget(self._sources)
        main.addStretch(1)
        self.columns.side.addLayout(_overhang(self.side), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save_requested)
        self._again.clicked.connect(self.again_requested)
        self._back.clicked.connect(self.back_requested)
        self._reuse.clicked.connect(self.reuse_requested)
        self.answer.caret_moved.connect(self._follow_caret)
        for box in (self.rubric.box, self.side.attempts.box, self.side.fed.box):
            box.attended.connect(self._follow_focus)

    def _works_on_answer(self) -> bool:
        """Say whether the keyboard is where an attempt is written, scored or saved."""
        held = self.focusWidget()
        return held is not None and any(part.isAncestorOf(held) for part in (self.answer, self.rubric, self._foot))

    def _keep_focus(self) -> None:
        """Let the keyboard go on with what can be done now: a new try after saving, the answer after undoing that."""
        held = self.focusWidget()
        if not self._again.isHidden():
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        elif held is None or not self._is_main(held):
            self.answer.take_focus()

    def _is_main(self, held: QWidget) -> bool:
        parts = (self.head, self.answer, self.model, self.rubric, self._foot)
        return held.isVisible() and any(part.isAncestorOf(held) for part in parts)

    def _scroll_to_model(self) -> None:
        self.columns.show_from_top(self.model)

    def _follow_caret(self, text: QWidget, place: QRect) -> None:
        self.columns.show_place(text, place)

    def _follow_focus(self) -> None:
        row = self.focusWidget()
        if row is not None and self.rubric.isAncestorOf(row):
            self.columns.show_place(row, row.rect())

    def _order_stops(self) -> None:
        """Let Tab go down the column and then the side: rows made later would come last in the window."""
        foot = [self._save, self._again, self._back, self._reuse]
        main = [*self.head.stops, *self.answer.stops, *self.model.stops, *self.rubric.stops, *foot]
        for before, after in pairwise([*main, *self.side.stops]):
            self.setTabOrder(before, after)


def _overhang(widget: QWidget) -> Overhang:
    layout = Overhang()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    return layout
