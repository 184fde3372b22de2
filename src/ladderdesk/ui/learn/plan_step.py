"""The sheet that turns a step of Learn into an action, and what carries it out for a page."""

from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ladderdesk.catalogue.learning import Step
from ladderdesk.i18n import _
from ladderdesk.journal import plan
from ladderdesk.journal.rows import Action
from ladderdesk.ui.gaps.words import whole_day
from ladderdesk.ui.learn.planning import Plannable, Served, origin_note, read_plannable
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.page import Page
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.day import DayField
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.form_sheet import FormSheet
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.text import Paragraph

_WEEK = timedelta(days=7)


class PlannedStep(NamedTuple):
    """A step as the user wants it planned."""

    title: str
    criterion: str | None
    due: date | None


class StepPlanner(QObject):
    """Let a page turn a step into an action: `begin` opens the sheet, and Enter there plans it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._note = ""
        self._sheet: PlanStepSheet | None = None

    def begin(self, step: Step, *, note: str = "") -> None:
        """Ask how a step is to be planned; `note` says where it came from and is kept with the action."""
        self._note = note
        self._page.tasks.run(partial(read_plannable, self._page.desk, step), self._ask, key="plan-step")

    def _ask(self, plannable: Plannable) -> None:
        self._sheet = PlanStepSheet(plannable, parent=self._page.window())
        self._sheet.submitted.connect(self._plan)
        self._sheet.finished.connect(self._sheet.deleteLater)
        self._sheet.open_over()

    def _plan(self, planned: PlannedStep) -> None:
        sheet = self._sheet
        assert sheet is not None
        note = origin_note(sheet.step, planned.title, self._note)
        with self._page.desk.vault.writing() as session:
            plan.add_action(session, planned.title, criterion=planned.criterion, due=planned.due, note=note)
        sheet.finish()
        self._page.notice_posted.emit(Notice(_told(planned.due), action=_("Undo"), command="undo"))


class PlanStepSheet(FormSheet):
    """Word a step, choose what it serves and by when; its value is a `PlannedStep`. Enter plans from every field."""

    def __init__(self, plannable: Plannable, *, parent: QWidget) -> None:
        super().__init__(_("Make it an action"), "", _("Plan"), name="plan-step", parent=parent)
        self.step = plannable.step
        self._served = {one.criterion.id: one for one in plannable.served}
        self._title = QLineEdit(plannable.step.title)
        self._title_field = Field(_("What to do"), self._title, name="plan-step-title-field")
        self._criterion = Choice(_("Criterion it serves"), name="plan-step-criterion")
        self._statement = Paragraph("", type="small", tone="secondary", name="plan-step-statement")
        self._has_due = QCheckBox(_("Due"))
        self._due = DayField(_("Due day"), name="plan-step-due", extent="small")
        self._before = Paragraph("", type="small", tone="attention", name="plan-step-before")
        self._build(plannable)
        self._has_due.toggled.connect(self._due.setEnabled)
        self._criterion.currentIndexChanged.connect(self._follow)

    def value(self) -> PlannedStep | None:
        """Give the step as it is to be planned."""
        title = self._title.text().strip()
        if not title:
            self._title_field.show_fault(_("Say in a few words what to do."))
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.settle_size()
            return None
        return PlannedStep(title, self._criterion.chosen, self._due.day if self._has_due.isChecked() else None)

    def open_over(self) -> None:
        """Open with the words selected, to be kept or written anew."""
        super().open_over()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        length = len(self._title.text())
        self._title.setSelection(length, -length)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plan with Enter, wherever the focus is but on Cancel."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.cancel_button.hasFocus():
            self.reject()
        elif is_enter:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _build(self, plannable: Plannable) -> None:
        name_widget(self._title, "plan-step-title", _("What to do"))
        name_widget(self._has_due, "plan-step-has-due", _("Has a due day"))
        self.accept_button.setToolTip(_("{verb} (Enter)").format(verb=_("Plan")))
        words = [(one.criterion.id, _words(one)) for one in plannable.served]
        self._criterion.show_choices([*words, (None, _("No criterion"))], plannable.likeliest)
        self._criterion.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._due.show_day(plannable.today + _WEEK)
        self._due.setEnabled(False)
        self.add_field(self._title_field)
        if self._served:
            self.add_field(self._criterion_part())
        self.add_field(self._due_row())
        if plannable.before is not None:
            self._before.show_words(planned_words(plannable.before))
            self.add_field(self._before)
            self.accept_button.show_words(_("Plan again"))
        self._follow()

    def _criterion_part(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Field(_("Criterion it serves"), self._criterion, name="plan-step-criterion-field"))
        column.addWidget(self._statement)
        return holder

    def _due_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._has_due)
        row.addWidget(self._due)
        row.addStretch(1)
        return holder

    def _follow(self) -> None:
        """Say in full what the chosen criterion asks, and where the action will be seen."""
        one = self._served.get(self._criterion.chosen or "")
        words = one.criterion.statement if one is not None else _("Home will remind you of it.")
        if one is not None and not one.is_of_target:
            words = f"{words}\n{_('Not of your target level: Home reminds you of it, Gaps does not list it.')}"
        self._statement.show_words(words)
        self.settle_size()


def planned_words(action: Action) -> str:
    """Say how a step stands that became an action."""
    if action.done_on is not None:
        return _("Done on {day}.").format(day=whole_day(action.done_on))
    if action.due is not None:
        return _("Already planned, due {day}.").format(day=whole_day(action.due))
    return _("Already planned, without a due day.")


def _words(one: Served) -> str:
    return f"{one.criterion.short} · {one.level.name}"


def _told(due: date | None) -> str:
    return _("Action planned, due {day}.").format(day=whole_day(due)) if due else _("Action planned.")
