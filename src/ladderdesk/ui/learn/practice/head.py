"""The upper part of an exercise: what it is, the problem, the framework, and hints shown one by one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.learning import Exercise
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.learn.practice.steps import HintList, StepList
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label, Paragraph

MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ExerciseHead(QWidget):
    """Show the problem; what stands at the right of its first line is added to `top`.

    Signals: `hint_requested()` for the next hint, `model_requested()` to show or hide the model answer.
    """

    hint_requested = Signal()
    model_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 0
        self._kind = Label(type="small", tone="secondary", name="practice-kind")
        self._title = Paragraph(type="title", name="practice-title")
        self._problem = Paragraph(type="reading", name="practice-problem")
        self._steps = StepList(_("Framework"), name="practice-framework")
        self._buttons: list[Button] = []
        self._model = Button(_("Show model answer"), name="practice-model-button", extent="small", icon="eye")
        self._minutes = Label(type="small", tone="secondary", name="practice-minutes")
        self._hints = HintList(_("Hints"), name="practice-hints")
        self.top = QHBoxLayout()
        self._flow = FlowLayout(gap=8, line_gap=6)
        self._build()
        self._model.clicked.connect(self.model_requested)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, in order."""
        return [*self._buttons, self._model]

    def show_exercise(self, exercise: Exercise, kind: str) -> None:
        """Show another exercise, with what kind it is and its place."""
        self._kind.show_words(kind)
        self._title.show_words(exercise.title)
        self._problem.show_words(exercise.problem)
        self._steps.show_lines(exercise.framework)
        minutes = ngettext("{n} min", "{n} min", exercise.minutes).format(n=exercise.minutes)
        self._minutes.show_words(minutes)
        spoken = ngettext("Takes about {n} minute", "Takes about {n} minutes", exercise.minutes)
        self._minutes.setAccessibleName(spoken.format(n=exercise.minutes))
        self._minutes.setToolTip(self._minutes.accessibleName())
        self._make_buttons(len(exercise.hints))

    def show_hints(self, exercise: Exercise, shown: int) -> None:
        """Show the first hints, and offer the one after them."""
        is_new = shown == self._shown + 1
        self._shown = shown
        self._hints.show_lines(exercise.hints[:shown])
        for place, button in enumerate(self._buttons):
            button.setEnabled(place == shown)
            words = _("Show this hint (H)") if place == shown else _("Shown below") if place < shown else ""
            button.setToolTip(words or _("First show the hint before it"))
        if is_new and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._hints, exercise.hints[shown - 1]))

    def show_model(self, *, is_shown: bool) -> None:
        """Offer to show the model answer, or to hide it."""
        self._model.show_words(_("Hide model answer") if is_shown else _("Show model answer"))

    def take_focus(self) -> None:
        """Put the keyboard on the next thing to press."""
        next(
            button for button in (*self._buttons, self._model) if button.isEnabled() and not button.isHidden()
        ).setFocus()

    def _build(self) -> None:
        self._model.setToolTip(_("Show or hide the model answer (M)"))
        self.top.addWidget(self._kind)
        self.top.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addLayout(self._flow, 1)
        line.addWidget(Mark("clock", "text.tertiary"), 0, MIDDLE)
        line.addWidget(self._minutes, 0, MIDDLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.top)
        column.addSpacing(2)
        column.addWidget(self._title)
        column.addSpacing(8)
        column.addWidget(self._problem)
        column.addWidget(self._steps)
        column.addSpacing(12)
        column.addLayout(line)
        column.addWidget(self._hints)

    def _make_buttons(self, count: int) -> None:
        self._buttons = [self._make_button(place) for place in range(1, count + 1)]
        self._flow.show_widgets([*self._buttons, self._model])

    def _make_button(self, place: int) -> Button:
        words = _("Hint {n}").format(n=place)
        button = Button(words, name=f"practice-hint-{place}", extent="small", icon="bulb")
        button.clicked.connect(self.hint_requested)
        return button
