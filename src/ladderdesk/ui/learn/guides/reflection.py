"""The place to write what one thought at a checkpoint."""

from PySide6.QtCore import QEvent, QLocale, QObject, QRectF, Qt, QTime, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.journal.growing_text import GrowingText
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.text import Label

PADDING = 11


class ReflectionField(QWidget):
    """A text with a caption over it, and behind that whether it is saved.

    Signals: `edited()` when the user changed the words, `left()` on Esc.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = GrowingText(
            _("What you thought"),
            name="guide-reflection",
            style="reading",
            invitation=_("What did you find?"),
            fewest_lines=3,
        )
        self._state = Label(type="small", tone="tertiary", name="guide-reflection-state")
        self._build()
        self.field.edited.connect(self.edited)
        self.field.left.connect(self.left)

    @property
    def words(self) -> str:
        """Give the words as they stand."""
        return self.field.text

    def show_words(self, words: str) -> None:
        """Show the words of another checkpoint, or what became of them outside."""
        self.field.show_text(words)
        self._state.show_words("")

    def show_saved(self, at: QTime) -> None:
        """Say when the words were saved."""
        time = QLocale().toString(at, QLocale.FormatType.ShortFormat)
        self._state.show_words(_("saved {time}").format(time=time))

    def show_unsaved(self) -> None:
        """Say that the words are not saved yet."""
        self._state.show_words(_("not saved"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("What you thought"), type="caption", tone="secondary"))
        head.addStretch(1)
        head.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(_Surface(self.field))


class _Surface(QFrame):
    """Hold a text on the brightest surface; the edge is the ring while the keyboard is there."""

    def __init__(self, field: GrowingText) -> None:
        super().__init__()
        self._field = field
        field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING - 2)
        column.addWidget(field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard where the margin is clicked."""
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its edge."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._field.hasFocus() else 1
        edge = theme.colours.focus.ring if self._field.hasFocus() else theme.colours.border.strong
        painter.setPen(QPen(edge, width))
        painter.setBrush(theme.colours.surface.raised)
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.radius.row, theme.radius.row)
