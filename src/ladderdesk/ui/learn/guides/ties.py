"""What guides have to do with a result: the way back to the day that asked for it, and day 0 beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.guiding import Tie
from ladderdesk.i18n import _
from ladderdesk.journal.runs import Run
from ladderdesk.ui.learn.guides.rerated import RatingsAgain
from ladderdesk.ui.learn.topics import Chapter, topic_id
from ladderdesk.ui.widgets.button import Button


class GuideTies(QWidget):
    """Show, for each guide that asks for an assessment, how to get back to it and what changed since its first day.

    Signals: `topic_requested(str)`.
    """

    topic_requested = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._ratings = RatingsAgain(name=f"{name}-ratings")
        self._buttons: list[_BackButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._ratings)
        self.hide()

    def show_ties(self, ties: Sequence[Tie], run: Run | None) -> None:
        """Show these for a kept run; nothing is compared while answers are being given."""
        reratings = [rerated for tie in ties if run is not None and (rerated := tie.rerated(run)) is not None]
        waiting = [tie for tie in ties if tie.open_day is not None]
        self._ratings.show_reratings(reratings)
        self._show_buttons(waiting)
        self.setVisible(bool(reratings or waiting))

    def _show_buttons(self, ties: Sequence[Tie]) -> None:
        while len(self._buttons) < len(ties):
            made = _BackButton(name=f"{self._name}-back-{len(self._buttons)}")
            made.topic_requested.connect(self.topic_requested)
            self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(made)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(ties))
            if place < len(ties):
                button.show_tie(ties[place])


class _BackButton(Button):
    topic_requested = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__("", name=name, icon="learn")
        self._topic = ""
        self.clicked.connect(self._ask)

    def show_tie(self, tie: Tie) -> None:
        """Lead back to a day of a guide."""
        self._topic = f"{topic_id(Chapter.GUIDES, tie.guide.id)}#{tie.open_day}"
        self.show_words(_("Back to day {n} of “{guide}”").format(n=tie.open_day, guide=tie.guide.title))

    def _ask(self) -> None:
        self.topic_requested.emit(self._topic)
