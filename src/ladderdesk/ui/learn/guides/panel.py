"""One checkpoint taken up: what to do, what it opens, what the user thought, and calling it done."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ladderdesk.assess.checkpoints import DayState
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Checkpoint
from ladderdesk.ui.learn.guides.reflection import ReflectionField
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.frames import Card
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.text import Label, Paragraph


class Opening(NamedTuple):
    """Something that a checkpoint opens: the name of the topic, and the words of its button."""

    topic: str
    words: str
    icon: str


class CheckpointSeen(NamedTuple):
    """What is shown of a checkpoint. `run` says the run that is kept with it, or that can be; empty where none is."""

    checkpoint: Checkpoint
    state: DayState
    day: str
    title: str
    task: str
    openings: tuple[Opening, ...]
    run: str
    when: str


class CheckpointPanel(Card):
    """Show a checkpoint; only what is typed into the reflection is held here, the owner keeps it.

    Signals: `topic_requested(str)`, `done_requested()`, `reopen_requested()`, `move_requested()`,
    `run_requested()` to keep the run of the day afterwards, `reflection_edited()`, and `left()` on Esc in the
    reflection.
    """

    topic_requested = Signal(str)
    done_requested = Signal()
    reopen_requested = Signal()
    move_requested = Signal()
    run_requested = Signal()
    reflection_edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="guide-panel", padding=16, gap=0, parent=parent)
        self._seen: CheckpointSeen | None = None
        self._day = Label(type="small_strong", tone="secondary", name="guide-panel-day")
        self._title = Paragraph(type="heading", name="guide-panel-title")
        self._task = Paragraph(type="body", tone="secondary", name="guide-panel-task")
        self._openings = FlowLayout(gap=8, line_gap=8)
        self._buttons: list[_OpeningButton] = []
        self._run = QCheckBox(_("Keep it with this day"))
        self._result = Paragraph(type="small", tone="secondary", name="guide-panel-result")
        self.reflection = ReflectionField()
        self._done = Button(_("Mark done"), name="guide-panel-done", kind="primary", icon="check")
        self._reopen = Button(_("Not done after all"), name="guide-panel-reopen")
        self._keep = Button(_("Keep it with this day"), name="guide-panel-keep-run", extent="small")
        self._move = Button(_("Move…"), name="guide-panel-move", icon="calendar")
        self._build()
        self._connect()

    @property
    def seen(self) -> CheckpointSeen | None:
        """Give what is shown."""
        return self._seen

    @property
    def keeps_run(self) -> bool:
        """Say whether the run that is offered is to be kept with the checkpoint."""
        return self._run.isChecked()

    def show_checkpoint(self, seen: CheckpointSeen, words: str) -> None:
        """Show a checkpoint, and these words as what the user thought."""
        is_other = self._seen is None or self._seen.checkpoint.id != seen.checkpoint.id
        self._seen = seen
        is_done = seen.state is DayState.DONE
        self._day.show_words(_("{day} · {when}").format(day=seen.day, when=seen.when))
        self._day.show_tone("attention" if seen.state in (DayState.DUE, DayState.OVERDUE) else "secondary")
        self._title.show_words(seen.title)
        self._task.show_words(seen.task)
        self._task.setVisible(bool(seen.task))
        self._show_openings(seen.openings)
        self._show_run(seen, is_done=is_done, is_other=is_other)
        self._done.setVisible(not is_done)
        self._move.setVisible(not is_done)
        self._reopen.setVisible(is_done)
        if is_other or words != self.reflection.words:
            self.reflection.show_words(words)

    def begin_reflection(self) -> None:
        """Put the cursor behind what was written."""
        self.reflection.field.begin_at_end()

    def _show_openings(self, openings: tuple[Opening, ...]) -> None:
        kept = self._buttons[: len(openings)]
        for place in range(len(kept), len(openings)):
            kept.append(_OpeningButton(place))
            kept[-1].topic_requested.connect(self.topic_requested)
        for button, opening in zip(kept, openings, strict=True):
            button.show_opening(opening)
        if kept != self._buttons:
            self._buttons = kept
            self._openings.show_widgets(list(kept))

    def _show_run(self, seen: CheckpointSeen, *, is_done: bool, is_other: bool) -> None:
        is_kept = seen.checkpoint.run is not None
        text = _("Result kept with this day: {run}") if is_kept else _("Result of today: {run}")
        self._result.show_words(text.format(run=seen.run))
        self._result.setVisible(bool(seen.run))
        self._keep.setVisible(bool(seen.run) and is_done and not is_kept)
        self._run.setVisible(bool(seen.run) and not is_done)
        if is_other:
            self._run.setChecked(True)

    def _build(self) -> None:
        name_widget(self._run, "guide-panel-run")
        self._run.setChecked(True)
        self._done.setToolTip(_("Mark done (Space on the day)"))
        self._reopen.setToolTip(_("Not done after all (Space on the day)"))
        self._move.setToolTip(_("Move to another day (M)"))
        column = self.column
        column.addWidget(self._day)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._task)
        column.addSpacing(12)
        column.addLayout(self._openings)
        column.addSpacing(14)
        column.addWidget(self.reflection)
        column.addSpacing(10)
        column.addWidget(self._result)
        keeping = FlowLayout()
        keeping.addWidget(self._run)
        keeping.addWidget(self._keep)
        column.addLayout(keeping)
        column.addSpacing(12)
        column.addLayout(self._foot())

    def _foot(self) -> FlowLayout:
        row = FlowLayout(gap=8, line_gap=8)
        for button in (self._done, self._reopen, self._move):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._done.clicked.connect(self.done_requested)
        self._reopen.clicked.connect(self.reopen_requested)
        self._move.clicked.connect(self.move_requested)
        self._keep.clicked.connect(self.run_requested)
        self.reflection.edited.connect(self.reflection_edited)
        self.reflection.left.connect(self.left)


class _OpeningButton(Button):
    topic_requested = Signal(str)

    def __init__(self, place: int) -> None:
        super().__init__("", name=f"guide-panel-open-{place}", icon="play")
        self._topic = ""
        self.clicked.connect(self._ask)

    def show_opening(self, opening: Opening) -> None:
        """Open another topic from now on."""
        self._topic = opening.topic
        self.show_icon(opening.icon)
        self.show_words(opening.words)

    def _ask(self) -> None:
        self.topic_requested.emit(self._topic)
