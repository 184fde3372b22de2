"""Questions that help to begin, for a journal with nothing in it yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import Card, Line, SectionHeader
from ladderdesk.ui.widgets.text import ElidedLabel


class Nudges(Card):
    """Offer three questions; the chosen one invites in the composer.

    Signals: `chosen(str)` with the question.
    """

    chosen = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, gap=0, parent=parent)
        self.column.setContentsMargins(16, 12, 16, 6)
        self.column.addWidget(SectionHeader(_("Need a nudge?"), name=f"{name}-header"))
        self.column.addSpacing(8)
        self._questions = (
            _("What did you ship or fix this week, and what changed?"),
            _("Which decision did you make, and what did you choose not to do?"),
            _("Who did you help, and what can they do now?"),
        )
        for place, question in enumerate(self._questions):
            self.column.addWidget(Line())
            self.column.addLayout(self._row(question, f"{name}-use-{place}"))

    def _row(self, question: str, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        use = LinkButton(_("Use"), name=name)
        use.setAccessibleName(_("Use: {question}").format(question=question))
        use.clicked.connect(self._choose)
        row.addWidget(ElidedLabel(question), 1)
        row.addWidget(use)
        return row

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, LinkButton):
            self.chosen.emit(self._questions[int(button.objectName().rpartition("-")[2])])
