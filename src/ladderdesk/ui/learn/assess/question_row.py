"""One question of an assessment: its words, the control that takes the answer, and what the journal suggests."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.answering import answer_keys, shown_choices
from ladderdesk.assess.suggested_answers import SuggestedAnswer, suggestion_text
from ladderdesk.catalogue.learning import Assessment, Question
from ladderdesk.i18n import _
from ladderdesk.ui.learn.assess.answers import AnswerList, AnswerNumbers, AnswerSegments, Offered
from ladderdesk.ui.learn.assess.divided import DividedRow
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton, LinkButton
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.rowbox import PADDING
from ladderdesk.ui.widgets.text import Label, Paragraph

NUMBER = 18
ABOVE = 8
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


class Asked(NamedTuple):
    """What a row shows now: the given answer, what is suggested, and whether the answer can still be changed."""

    answer: str | None
    suggestion: SuggestedAnswer | None
    is_changeable: bool


class QuestionRow(DividedRow):
    """Ask one question; Left and Right go through its answers, Enter opens what stands behind a suggestion.

    Signals: `answered(str, str)` with question and answer when the user clicked one or went to it by arrow,
    `minded()` when keyboard or pointer come or go.
    """

    answered = Signal(str, str)
    minded = Signal()
    least_height = 38

    def __init__(
        self,
        assessment: Assessment,
        question: Question,
        *,
        number: int,
        is_brief: bool,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question.id, name=name, parent=parent)
        self.question = question
        self._assessment = assessment
        self._is_brief = is_brief
        self._asked = Asked(None, None, is_changeable=True)
        self._number = Label(str(number), type="small", tone="tertiary")
        self._words = Paragraph(question.short if is_brief else question.prompt)
        self.control = _control(assessment, question, is_brief=is_brief, name=f"{name}-{question.id}-answer")
        self._suggestion = _Suggestion(is_brief=is_brief, name=f"{name}-{question.id}-suggestion")
        self._second = FlowLayout(gap=16)
        self._is_stacked: bool | None = None
        self._build()
        self.control.value_chosen.connect(self._answer)
        self._suggestion.requested.connect(self.opened)

    @property
    def keys(self) -> dict[str, str]:
        """Say which answer each key gives."""
        return {key: choice.id for key, choice in answer_keys(self._assessment, self.question).items()}

    def show_value(self, value: Asked) -> None:
        """Show the given answer and the suggestion."""
        if value != self._asked:
            self._asked = value
            self._show_asked()

    def show_stacked(self, is_stacked: bool) -> None:
        """Put the control under the words, or beside them."""
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        for layout in (self.line, self._second):
            layout.removeWidget(self.control)
            layout.removeWidget(self._suggestion)
        if is_stacked:
            self._second.addWidget(self.control)
        if self._is_brief and not is_stacked:
            self.line.addWidget(self._suggestion, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._second.addWidget(self._suggestion)
        if not is_stacked:
            self.line.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._suggestion.setMinimumHeight(current_theme().size.segment if is_stacked else 0)
        self.updateGeometry()

    def show_words(self, words: str) -> None:
        """Ask in other words; the whole question is in the tooltip where these are not."""
        self._words.show_words(words)
        self.setToolTip(plain(self.question.prompt) if words != self.question.prompt else "")

    @property
    def taken(self) -> int:
        """Tell how much of its width a row takes beside the words of its question."""
        beside = [self.control, self._suggestion] if self._is_stacked is False else []
        widths = [each.sizeHint().width() for each in beside]
        if not self._number.isHidden():
            widths.append(self._number.width())
        return 2 * PADDING + sum(width + self.line.spacing() for width in widths)

    def show_attention(self, is_attended: bool) -> None:
        """Tell that keyboard or pointer came or went."""
        self.minded.emit()

    def step(self, by: int) -> None:
        """Give the next or the previous answer."""
        ids = [choice.id for choice in shown_choices(self._assessment, self.question)]
        here = ids.index(self._asked.answer) if self._asked.answer in ids else -1 if by > 0 else len(ids)
        if 0 <= here + by < len(ids):
            self._answer(ids[here + by])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the answers with Left and Right."""
        if event.key() in (LEFT, RIGHT) and self._asked.is_changeable:
            self.step(1 if event.key() == RIGHT else -1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the words clear of their number in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_number"):
            self._fit()

    def _fit(self) -> None:
        self._number.setFixedWidth(current_theme().dp(NUMBER))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click as nothing but coming here."""
        event.accept()

    def _build(self) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._fit()
        self._number.setContentsMargins(0, 0 if self._is_brief else 2, 0, 0)
        self.show_words(self._words.text())
        middle = QVBoxLayout()
        middle.setContentsMargins(0, ABOVE, 0, ABOVE + 1)
        middle.setSpacing(4)
        middle.addStretch(1)
        middle.addWidget(self._words)
        middle.addLayout(self._second)
        middle.addStretch(1)
        numbered = QVBoxLayout()
        numbered.setContentsMargins(0, ABOVE, 0, ABOVE if self._is_brief else 0)
        numbered.addStretch(int(self._is_brief))
        numbered.addWidget(self._number)
        numbered.addStretch(1)
        self.line.setSpacing(8)
        self.line.addLayout(numbered)
        self.line.addLayout(middle, 1)
        self._number.setVisible(not self._is_brief or self._assessment.kind != "rating")
        # They get their place later, and must not stand on their own until then.
        self.control.setParent(self)
        self._suggestion.setParent(self)
        self._show_asked()

    def _show_asked(self) -> None:
        value = self._asked
        self.control.show_chosen(value.answer)
        self.control.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not value.is_changeable)
        self._suggestion.show_suggestion(value.suggestion)
        self.setAccessibleName(self._spoken())
        self.update()

    def _answer(self, answer: str) -> None:
        self.answered.emit(self.question.id, answer)

    def _spoken(self) -> str:
        labels = {choice.id: choice.label for choice in self._assessment.choices_of(self.question)}
        given = labels.get(self._asked.answer or "", _("no answer yet"))
        words = _("{question} Answer: {answer}.").format(question=self.question.prompt, answer=given)
        if self._asked.suggestion is not None:
            words = f"{words} {suggestion_text(self._asked.suggestion)}."
        return words


class _Suggestion(QWidget):
    """Say that the journal suggests a yes; a click asks for the entries."""

    requested = Signal()

    def __init__(self, *, is_brief: bool, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = IconButton("journal", "", name=name, keys="Enter", edge=24) if is_brief else _Link(name=name)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if not is_brief:
            row.addWidget(Mark("journal", "text.link", size=14))
        row.addWidget(self._button)

    def show_suggestion(self, suggestion: SuggestedAnswer | None) -> None:
        self.setVisible(suggestion is not None)
        if suggestion is not None:
            self._button.show_words(suggestion_text(suggestion))


class _Link(LinkButton):
    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", name=name, parent=parent)
        self.setToolTip(_("See the entries (Enter)"))


def _control(
    assessment: Assessment, question: Question, *, is_brief: bool, name: str
) -> AnswerSegments | AnswerNumbers | AnswerList:
    offered = _offered(assessment, question, is_brief=is_brief)
    spoken = _("Answer to: {question}").format(question=question.prompt)
    if assessment.kind == "rating":
        return AnswerNumbers(offered, spoken, name=name)
    if assessment.kind == "choice":
        return AnswerList(offered, spoken, name=name)
    return AnswerSegments(offered, spoken, name=name)


def _offered(assessment: Assessment, question: Question, *, is_brief: bool) -> list[Offered]:
    """Give the answers as a control offers them, a rating with what it means."""
    meanings = {str(anchor.rating): anchor.meaning for anchor in question.anchors}
    offered = []
    for key, choice in answer_keys(assessment, question).items():
        is_short = is_brief and choice.strongest
        words, meaning = (_("Standard"), choice.label) if is_short else (choice.label, meanings.get(choice.id, ""))
        offered.append(Offered(choice.id, words, key, meaning))
    return offered
