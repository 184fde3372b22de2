"""The card of questions: answered by keys or clicks, one tab stop for all of its rows."""

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.answering import NO, PARTLY, STANDARD, YES
from ladderdesk.assess.suggested_answers import SuggestedAnswer
from ladderdesk.catalogue.learning import Assessment, Question
from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command, Offer, offer
from ladderdesk.ui.learn.assess.divided import EDGE
from ladderdesk.ui.learn.assess.question_row import Asked, QuestionRow
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import Card, Line
from ladderdesk.ui.widgets.rowbox import Row, RowBox
from ladderdesk.ui.widgets.text import Label, Paragraph, break_words

WIDE = 0.45
"""Where a control takes more than this part of the card, it stands under the words of its question."""
MOST_ANSWERS = 6
MOST_LINES = 2
"""On how many lines a brief card asks a question in a whole sentence."""


class QuestionCard(Card):
    """Ask the questions of one assessment.

    J and K move; Y, P, N and S, or the digits, answer and go on to the next open question. A brief card shows the short
    words of each question where all of them whole would need more than two lines, and no meanings of ratings.

    Signals: `answered(str, str)` with question and answer, `suggestion_requested(str)` with the question whose evidence
    is to be shown, `attended()` when the keyboard comes to one of the rows, `minded()` when keyboard or pointer come to
    one or leave it.
    """

    answered = Signal(str, str)
    suggestion_requested = Signal(str)
    attended = Signal()
    minded = Signal()

    def __init__(self, *, name: str, is_brief: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name=name, padding=0, gap=0, parent=parent)
        self._is_brief = is_brief
        self._assessment: Assessment | None = None
        self._answers: dict[str, str] = {}
        self._suggestions: Mapping[str, SuggestedAnswer] = {}
        self._is_changeable = True
        self._asks_whole = False
        self.box = RowBox(_("Questions"), name=f"{name}-rows")
        self._meanings = _Meanings(name=f"{name}-meanings")
        self._offers = _offer_answers(self.box, self._answer_by_key)
        self._build()
        self._connect()

    @property
    def current(self) -> QuestionRow | None:
        """Give the row the keys act on."""
        row = self.box.current
        return row if isinstance(row, QuestionRow) else None

    @property
    def minded_question(self) -> Question | None:
        """Give the question under the pointer, else the one that has the keyboard."""
        rows = [row for row in self.box.rows if isinstance(row, QuestionRow)]
        row = next((row for row in rows if row.underMouse()), None) or next((r for r in rows if r.hasFocus()), None)
        return row.question if row is not None else None

    @property
    def asks_whole(self) -> bool:
        """Say whether the rows show their questions whole."""
        return not self._is_brief or self._asks_whole

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to, from the top."""
        return list(self.box.rows)

    def show_assessment(
        self,
        assessment: Assessment,
        answers: Mapping[str, str],
        suggestions: Mapping[str, SuggestedAnswer],
        *,
        is_changeable: bool = True,
    ) -> None:
        """Show the questions of an assessment with the answers given so far, by question."""
        if self._assessment != assessment:
            self.box.show_rows([], self._make)
            self._assessment = assessment
        self._answers = dict(answers)
        self._suggestions = suggestions
        self._is_changeable = is_changeable
        self.box.setAccessibleName(assessment.title)
        self._show()
        self._arrange()

    def take_focus(self) -> None:
        """Put the keyboard on the first open question, else on the one that had it last."""
        if not self._is_changeable or not self._go_on(after=-1):
            self.box.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange the rows anew in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put wide controls under the words where there is no room beside them."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        rows = QVBoxLayout()
        rows.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        rows.addWidget(self.box)
        self.column.addLayout(rows, 1)
        self.column.addWidget(self._meanings)

    def _connect(self) -> None:
        self.box.attended.connect(self._attend)

    def _show(self) -> None:
        assert self._assessment is not None
        self.box.show_rows([(each.id, self._asked(each)) for each in self._assessment.questions], self._make)
        self._show_meanings()
        self._weigh_offers()

    def _asked(self, question: Question) -> Asked:
        return Asked(self._answers.get(question.id), self._suggestions.get(question.id), self._is_changeable)

    def _make(self, key: Hashable) -> Row:
        assert self._assessment is not None
        number, question = next(
            (number, each) for number, each in enumerate(self._assessment.questions, start=1) if each.id == key
        )
        row = QuestionRow(
            self._assessment, question, number=number, is_brief=self._is_brief, name=f"{self.objectName()}-row"
        )
        row.show_last(number == len(self._assessment.questions) and not self._is_brief)
        row.answered.connect(self._answer)
        row.minded.connect(self.minded)
        row.opened.connect(self._ask_for_suggestion)
        return row

    def _arrange(self) -> None:
        rows = [row for row in self.box.rows if isinstance(row, QuestionRow)]
        widest = max((row.control.sizeHint().width() for row in rows), default=0)
        is_list = self._assessment is not None and self._assessment.kind == "choice"
        for row in rows:
            row.show_stacked(is_list or widest > WIDE * max(self.width(), 1))
        if self._is_brief and rows:
            self._choose_words(rows)

    def _choose_words(self, rows: list[QuestionRow]) -> None:
        """Ask in whole sentences where each has room on two lines, else in short."""
        font, room = current_theme().font("body"), self.width() - 2 * EDGE - max(row.taken for row in rows)
        has_asked_whole, self._asks_whole = (
            self._asks_whole,
            all(
                not row.question.anchors
                and len(break_words(row.question.prompt, font, room, most_lines=0)) <= MOST_LINES
                for row in rows
            ),
        )
        for row in rows:
            row.show_words(row.question.prompt if self._asks_whole else row.question.short)
        if self._asks_whole != has_asked_whole:
            self.minded.emit()

    def _attend(self) -> None:
        self._show_meanings()
        self._weigh_offers()
        self.attended.emit()

    def _show_meanings(self) -> None:
        shown = self.current
        has_meanings = not self._is_brief and shown is not None and bool(shown.question.anchors)
        self._meanings.setVisible(has_meanings)
        if has_meanings and shown is not None:
            self._meanings.show_question(shown.question)

    def _weigh_offers(self) -> None:
        row = self.current
        keys = row.keys if row is not None and self._is_changeable else {}
        for made in self._offers:
            made.setEnabled(made.command.keys[0] in keys)

    def _answer_by_key(self) -> None:
        made, row = self.sender(), self.current
        assert isinstance(made, Offer)
        assert row is not None
        self._answer(row.question.id, row.keys[made.command.keys[0]])
        self._go_on(after=self.box.rows.index(row))

    def _answer(self, question: str, answer: str) -> None:
        if self._is_changeable:
            self._answers[question] = answer
            self._show()
            self.answered.emit(question, answer)

    def _go_on(self, *, after: int) -> bool:
        """Go to the next open question, around at the end; says whether there is one."""
        rows = self.box.rows
        following = [*rows[after + 1 :], *rows[: after + 1]]
        row = next((each for each in following if each.key not in self._answers), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def _ask_for_suggestion(self) -> None:
        row = self.sender()
        if isinstance(row, QuestionRow) and row.question.id in self._suggestions:
            self.suggestion_requested.emit(row.question.id)


class _Meanings(QWidget):
    """What the ratings of a question mean, at a height that does not change from one question to the next."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = Label(type="small_strong", tone="secondary")
        self._columns: list[tuple[Label, Paragraph]] = []
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 10, 14, 12)
        inner.setSpacing(4)
        inner.addWidget(self._title)
        inner.addLayout(self._line)
        column.addLayout(inner)

    def show_question(self, question: Question) -> None:
        self._title.show_words(question.short)
        while len(self._columns) < len(question.anchors):
            self._add_column()
        for place, (rating, meaning) in enumerate(self._columns):
            anchor = question.anchors[place] if place < len(question.anchors) else None
            rating.show_words(str(anchor.rating) if anchor else "")
            meaning.show_words(anchor.meaning if anchor else "")

    def _add_column(self) -> None:
        rating, meaning = Label(type="small_bold", tone="secondary"), _TwoLines(type="small", tone="secondary")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(rating, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(meaning, 1)
        self._line.addLayout(row, 1)
        self._columns.append((rating, meaning))


class _TwoLines(Paragraph):
    """Words that are always two lines high, or more."""

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), 2 * self._line_height())


def _offer_answers(box: RowBox, slot: Callable[[], None]) -> list[Offer]:
    letters = (
        Command("answer_yes", _("Answer yes"), (YES,)),
        Command("answer_partly", _("Answer in part"), (PARTLY,)),
        Command("answer_no", _("Answer not yet"), (NO,)),
        Command("answer_standard", _("Answer yes, and I set the standard"), (STANDARD,)),
    )
    digits = [
        Command(f"answer_{number}", _("Give answer {number}").format(number=number), (str(number),))
        for number in range(1, MOST_ANSWERS + 1)
    ]
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    return [offer(box, command, slot, context=inside) for command in (*letters, *digits)]
