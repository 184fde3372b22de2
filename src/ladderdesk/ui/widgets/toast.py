"""A word in passing: what was done, with Undo, gone after six seconds."""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.ui.notices import Notice
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.floating import Floating
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Paragraph

STAY_MS = 6000
HEIGHT = 40
NARROWEST, WIDEST = 280, 480


class Toast(Floating):
    """Show a notice that leaves by itself; it stays while the pointer or the keyboard is on it.

    Signals: `command_requested(str)` when its button is pressed, `gone()` when its time is over.
    """

    command_requested = Signal(str)
    gone = Signal()

    def __init__(self, notice: Notice, *, name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__("menu", name=name, parent=parent)
        self.notice = notice
        self.setAccessibleName(notice.words)
        self._clock = QTimer(self, interval=STAY_MS, singleShot=True)
        self._words = Paragraph(notice.words, most_lines=2, name=f"{name}-words")
        row = QHBoxLayout()
        row.setContentsMargins(13, 0, 9, 0)
        row.setSpacing(10)
        row.addWidget(Mark("check", "accent.base"))
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._words)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        if notice.action:
            row.addWidget(self._button(notice, name))
        if notice.action and keys:
            row.addWidget(Keycaps(KeyHint((keys,), ""), name=f"{name}-keys"))
        self.column.addLayout(row)
        self._clock.timeout.connect(self.gone)
        self._clock.start()
        QApplication.instance().focusChanged.connect(self._mind_focus)  # type: ignore[union-attr]

    def panel_size(self) -> QSize:
        """Be as wide as the words, within limits; longer ones take a second line."""
        theme = current_theme()
        margins = self.frame_margins()
        around = margins.left() + margins.right()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        rest = self.column.totalSizeHint().width() - self._words.sizeHint().width() - around
        width = max(theme.dp(NARROWEST), min(theme.dp(WIDEST), words + rest))
        lines = 2 if words > width - rest else 1
        return QSize(width, theme.dp(HEIGHT) + (lines - 1) * theme.line("body"))

    @property
    def is_waiting(self) -> bool:
        """Say whether its time is running."""
        return self._clock.isActive()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Begin its time anew."""
        if not self._has_focus():
            self._clock.start()

    def _button(self, notice: Notice, name: str) -> Button:
        button = Button(notice.action, name=f"{name}-action", kind="ghost", extent="small")
        button.clicked.connect(self._ask)
        return button

    def _ask(self) -> None:
        self.command_requested.emit(self.notice.command)
        self.gone.emit()

    def _mind_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if self._has_focus():
            self._clock.stop()
        elif not self._clock.isActive() and not self.underMouse():
            self._clock.start()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)
