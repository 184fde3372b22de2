"""An error that stays in sight: what happened, what to do, what is safe."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Paragraph


class Banner(QFrame):
    """Show an error under the header, with one thing to do about it.

    Signals: `command_requested(str)` when its button is pressed, `closed(str)` with the notice's key.
    """

    command_requested = Signal(str)
    closed = Signal(str)

    def __init__(self, notice: Notice, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setObjectName(name)
        self.setAccessibleName(f"{notice.words} {notice.detail}".strip())
        self.setProperty("banner", "danger")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(8)
        row.addWidget(Mark("warn", "danger.on_subtle"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        if notice.action:
            self._button = Button(notice.action, name=f"{name}-action", extent="small")
            self._button.clicked.connect(self._ask)
            row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        close = IconButton("x", _("Close this message"), name=f"{name}-close", edge=24)
        close.clicked.connect(self._close)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Paragraph(self.notice.words, type="section", tone="on_danger_subtle"))
        if self.notice.detail:
            column.addWidget(Paragraph(self.notice.detail, type="small", tone="on_danger_subtle"))
        return column

    def _ask(self) -> None:
        self.command_requested.emit(self.notice.command)

    def _close(self) -> None:
        self.closed.emit(self.notice.key)
