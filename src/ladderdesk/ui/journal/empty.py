"""The Journal before the first entry: one line to begin with, and a nudge for who does not know how."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.composing import Composing
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.composer import Composer
from ladderdesk.ui.widgets.empty import EmptyState
from ladderdesk.ui.widgets.frames import Pane
from ladderdesk.ui.widgets.nudges import Nudges

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

WIDTH = 520


class EmptyJournal(Pane):
    """Take the first line.

    Signals: `logged(int)` with the new entry, `import_requested()`, `sample_requested()`.
    """

    logged = Signal(int)
    import_requested = Signal()
    sample_requested = Signal()

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(_("Start with one line"), name="journal-empty", surface="window", parent=parent)
        self.composer = Composer(
            name="journal-composer", invitation=_("Cut index rebuild from 3 h to 20 min #reliability +search")
        )
        self.composing = Composing(self.composer, desk, tasks, place="journal")
        self._nudges = Nudges(name="journal-nudges")
        self._import = Button(_("Import a journal"), name="journal-import", icon="folder")
        self._sample = Button(_("Explore with sample data"), name="journal-sample", kind="ghost")
        self._sample.setVisible(not desk.is_sample)
        self._build()
        self._connect()

    def _build(self) -> None:
        state = EmptyState(
            "journal",
            _("Start with one line"),
            _("Write what changed and by how much. Add #competency and +project as you type; you can polish it later."),
            name="journal-empty-state",
        )
        column = QVBoxLayout()
        column.setSpacing(20)
        for widget in (self.composer, self._nudges):
            widget.setMaximumWidth(WIDTH)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget, 100)
            row.addStretch(1)
            column.addLayout(row)
        column.addSpacing(20)
        state.column.addLayout(column)
        state.buttons.insertWidget(1, self._import)
        state.buttons.insertWidget(2, self._sample)
        self.column.addWidget(state)

    def _connect(self) -> None:
        self._nudges.chosen.connect(self._invite)
        self._import.clicked.connect(self.import_requested)
        self._sample.clicked.connect(self.sample_requested)
        self.composing.logged.connect(self._tell)
        self.composing.drafted.connect(self.logged)

    def _invite(self, question: str) -> None:
        self.composer.show_invitation(question)
        self.composer.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, entry: int, _content: object) -> None:
        self.logged.emit(entry)
