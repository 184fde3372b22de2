"""Scoring an answer against named criteria: one row each, and what the scores come to."""

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.assess.practice import Score, score_of
from ladderdesk.catalogue.learning import Exercise, RubricRow
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.actions import Command, Offer, offer
from ladderdesk.ui.learn.guides.days import Overhang
from ladderdesk.ui.learn.practice.words import CLEAR, MISSING, PARTLY, grade_status, score_text, score_words
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import Line, SectionHeader
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.rowbox import PADDING, Row, RowBox
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.status import StatusPill
from ladderdesk.ui.widgets.text import Label, Paragraph


class _Scored(NamedTuple):
    """What a row shows: its criterion, the score where it has one, and whether that can be changed."""

    row: RubricRow
    score: int | None
    is_locked: bool


class Rubric(QWidget):
    """Let the user score an answer; 1, 2 and 3 score the row that has the keyboard and go to the next.

    Put it into an `Overhang`, so that its words stand in line with the column.

    Signals: `scored(str, int)` with the id of a row and its score.
    """

    scored = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise: Exercise | None = None
        self._header = SectionHeader(_("Score yourself"), name="practice-score-title")
        self._total = Label(tone="secondary", name="practice-total")
        self._pill = StatusPill(name="practice-grade")
        self.box = RowBox(_("Score yourself"), name="practice-rubric")
        self._clear = Paragraph(type="small", tone="secondary", name="practice-clear-when")
        self._meaning = Paragraph(type="small", tone="secondary", name="practice-meaning")
        self._build()
        self._offers = self._offer_keys()
        self.box.attended.connect(self._show_clear)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, in order."""
        return list(self.box.rows)

    def show_scores(self, exercise: Exercise, scores: Mapping[str, int], *, is_locked: bool) -> None:
        """Show the rows of an exercise with these scores; locked they are only read."""
        self._exercise = exercise
        values = [(row.id, _Scored(row, scores.get(row.id), is_locked)) for row in exercise.rubric]
        self.box.show_rows(values, self._make_row)
        for made in self._offers:
            made.setEnabled(not is_locked)
        self._header.show_words(_("Your score") if is_locked else _("Score yourself"))
        self._show_score(score_of(exercise, scores), has_any=bool(scores), is_locked=is_locked)
        self._clear.setVisible(not is_locked)
        self._show_clear()

    def take_focus(self) -> None:
        """Put the keyboard on the first row without a score, else on the first."""
        rows = [row for row in self.box.rows if isinstance(row, _RubricLine)]
        open_ones = [row for row in rows if row.score is None]
        (open_ones or rows)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_score(self, score: Score, *, has_any: bool, is_locked: bool) -> None:
        left = ngettext("{n} row left", "{n} rows left", score.unscored)
        if is_locked:
            left = ngettext("{n} row not scored", "{n} rows not scored", score.unscored)
        text = score_text(score) if has_any else _("not scored yet")
        self._total.show_words(f"{text}, {left.format(n=score.unscored)}" if has_any and score.unscored else text)
        self._pill.setVisible(has_any)
        self._pill.show_status(grade_status(score), score.grade.title)
        self._pill.setToolTip(plain(score.grade.meaning))
        meaning = _("{grade}: {meaning}.").format(grade=score.grade.title, meaning=score.grade.meaning.rstrip("."))
        self._meaning.show_words(meaning)
        self._meaning.setVisible(has_any)

    def _show_clear(self) -> None:
        row = self.box.current
        if isinstance(row, _RubricLine):
            text = _("“{criterion}” is clear when: {when}")
            self._clear.show_words(text.format(criterion=row.criterion.title, when=_lowered(row.criterion.clear_when)))

    def _build(self) -> None:
        self._header.row.addWidget(self._total)
        self._header.row.addSpacing(8)
        self._header.row.addWidget(self._pill)
        rows = Overhang()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 0, PADDING, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addSpacing(6)
        column.addWidget(Line())
        column.addLayout(rows)
        column.addSpacing(10)
        column.addWidget(self._clear)
        column.addSpacing(4)
        column.addWidget(self._meaning)

    def _offer_keys(self) -> list[Offer]:
        named = dict(score_words())
        text = _("Score this row: {word}")
        return [
            offer(self.box, Command(f"score_{score}", text.format(word=named[score]), (str(score + 1),)), slot)
            for score, slot in (
                (MISSING, self._score_missing),
                (PARTLY, self._score_partly),
                (CLEAR, self._score_clear),
            )
        ]

    def _make_row(self, key: Hashable) -> Row:
        row = _RubricLine(key)
        row.scored.connect(self.scored)
        return row

    def _score_missing(self) -> None:
        self._score_and_go_on(MISSING)

    def _score_partly(self) -> None:
        self._score_and_go_on(PARTLY)

    def _score_clear(self) -> None:
        self._score_and_go_on(CLEAR)

    def _score_and_go_on(self, score: int) -> None:
        row = self.box.current
        if row is None:
            return
        rows = self.box.rows
        following = rows[min(rows.index(row) + 1, len(rows) - 1)]
        self.scored.emit(row.key, score)
        following.setFocus(Qt.FocusReason.OtherFocusReason)


class _RubricLine(Row):
    """One criterion with its score; Left and Right change it.

    Signals: `scored(str, int)`.
    """

    scored = Signal(str, int)
    least_height = 38

    def __init__(self, key: Hashable, *, parent: QWidget | None = None) -> None:
        super().__init__(key, name="practice-row", parent=parent)
        self.score: int | None = None
        self._is_locked = False
        self._title = Paragraph(type="body")
        self._control = SegmentedControl("", name="practice-row-score")
        self._control.show_choices(score_words(), None)
        self._word = Label(type="small_bold")
        self._control.leave_keyboard()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.line.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.line.addWidget(self._control)
        self.line.addWidget(self._word)
        self._control.value_chosen.connect(self._take)

    def show_value(self, value: _Scored) -> None:
        self.criterion, self.score, self._is_locked = value.row, value.score, value.is_locked
        word = dict(score_words())[value.score] if value.score is not None else _("Not scored")
        self._title.show_words(value.row.title)
        self._control.show_chosen(value.score)
        self._control.setVisible(not value.is_locked)
        self._control.setAccessibleName(value.row.title)
        self._word.show_words(word)
        self._word.setVisible(value.is_locked)
        clear = _("Clear when: {when}").format(when=value.row.clear_when)
        self.setToolTip(plain(clear))
        self.setAccessibleName(f"{value.row.title}: {word}")
        self.setAccessibleDescription(clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or self._is_locked:
            super().keyPressEvent(event)
            return
        begun = MISSING if step > 0 else CLEAR
        self._take(begun if self.score is None else max(MISSING, min(CLEAR, self.score + step)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the row, by the focus it brings."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(current_theme().colours.border.subtle)
        painter.drawLine(PADDING, self.height() - 1, self.width() - PADDING - 1, self.height() - 1)
        painter.end()
        super().paintEvent(event)

    def _take(self, score: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.scored.emit(self.key, score)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
