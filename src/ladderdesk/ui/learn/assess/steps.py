"""What to do after a run: a row for each answer that fell short and each piece of advice, an action with one key."""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.answering import Advice
from ladderdesk.catalogue.learning import Step
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Action
from ladderdesk.ui.actions import Command, offer
from ladderdesk.ui.learn.assess.divided import EDGE, DividedRow
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.frames import Card, SectionHeader
from ladderdesk.ui.widgets.keycap import KeyTip
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.rowbox import Row, RowBox
from ladderdesk.ui.widgets.text import Label, Paragraph


class StepSeen(NamedTuple):
    """A step as a row shows it: why it is there, and the action it became."""

    step: Step
    why: str
    action: Action | None


class StepsPart(QWidget):
    """List the steps; A or Enter makes the current one an action.

    Signals: `plan_requested(Step)`, `attended()` when the keyboard comes to a row.
    """

    plan_requested = Signal(object)
    attended = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.box = RowBox(_("Next steps"), name=f"{name}-rows")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeader(_("Next steps"), name=f"{name}-header"))
        card = Card(name=f"{name}-card", padding=EDGE, gap=0)
        card.column.addWidget(self.box)
        column.addWidget(card)
        make = Command("make_action", _("Make this step an action"), ("A",), "plus")
        self._offer = offer(self.box, make, self._plan_current)
        self.box.attended.connect(self.attended)

    def show_advice(
        self, advice: Sequence[Advice], answers: Mapping[str, str], planned: Mapping[str, Action | None]
    ) -> None:
        """Show these steps; `answers` are the words of the answers by question, `planned` the actions by step."""
        values = [
            (one.step.title, StepSeen(one.step, _why(one, answers), planned.get(one.step.title))) for one in advice
        ]
        self.box.show_rows(values, self._make_row)
        for row in self.box.rows:
            if isinstance(row, _StepRow):
                row.show_last(row.key == values[-1][0])
        self._offer.setEnabled(bool(values))
        self.setVisible(bool(values))

    def _make_row(self, key: Hashable) -> Row:
        row = _StepRow(key, name=f"{self.objectName()}-step")
        row.opened.connect(self._plan)
        return row

    def _plan_current(self) -> None:
        row = self.box.current
        if isinstance(row, _StepRow):
            self.plan_requested.emit(row.step)

    def _plan(self) -> None:
        row = self.sender()
        if isinstance(row, _StepRow):
            self.plan_requested.emit(row.step)


class _StepRow(DividedRow):
    least_height = 44

    def __init__(self, key: Hashable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(key, name=name, parent=parent)
        self.step = Step(title="")
        self._title = Paragraph()
        self._why = Label(type="small", tone="tertiary")
        self._check = Mark("check", "status.sustained.fg")
        self._planned = Label(type="small", tone="secondary")
        self._make = Button(_("Make action"), name=f"{name}-make", extent="small")
        self._build()

    def show_value(self, value: StepSeen) -> None:
        self.step = value.step
        self._title.show_words(value.step.title)
        self._why.show_words(value.why)
        self._why.setVisible(bool(value.why))
        is_done = value.action is not None and value.action.done_on is not None
        self._planned.show_words(_("Done") if is_done else _("Planned"))
        for widget in (self._check, self._planned):
            widget.setVisible(value.action is not None)
        self._make.setVisible(value.action is None)
        state = self._planned.text() if value.action is not None else _("not planned")
        self.setAccessibleName(", ".join(part for part in (value.step.title, value.why, state) if part))

    def _build(self) -> None:
        self._make.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        KeyTip(self._make, _("Make action"), "A")
        self._make.clicked.connect(self.opened)
        words = QVBoxLayout()
        words.setContentsMargins(0, 6, 0, 7)
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._why)
        end = QHBoxLayout()
        end.setSpacing(6)
        for widget in (self._check, self._planned, self._make):
            end.addWidget(widget)
        self.line.addLayout(words, 1)
        self.line.addLayout(end)


def _why(advice: Advice, answers: Mapping[str, str]) -> str:
    if advice.question is None:
        return ""
    answer = answers.get(advice.question.id, "")
    return _("{question}: {answer}").format(question=advice.question.short, answer=answer)
