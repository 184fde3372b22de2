"""The user's own answer: the field it is written in, how long it is, and when it was saved."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.journal.growing_text import GrowingText
from ladderdesk.ui.learn.practice.words import count_text
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.text import Label

LINES = 6
PADDING = 12


class AnswerField(QFrame):
    """A large quiet surface to write on; its edge is the focus ring while it has the keyboard."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = GrowingText(
            _("Your answer"),
            name=name,
            style="reading",
            invitation=_("Write your answer here. It is saved as you type."),
            fewest_lines=LINES,
        )
        self.text.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 1, PADDING, PADDING - 1)
        column.addWidget(self.text)

    def begin_with(self, words: str) -> None:
        """Put words into the field as if they were typed, so that they can be taken back there."""
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(words)
        self.text.setTextCursor(cursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus of the text with the edge."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard where the margin is clicked."""
        self.text.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its edge."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, has_focus = theme.colours.surface, self.text.hasFocus()
        width = 2 if has_focus else 1
        edge = theme.colours.border.default if self.text.isReadOnly() else theme.colours.border.strong
        painter.setPen(QPen(theme.colours.focus.ring if has_focus else edge, width))
        painter.setBrush(surface.window if self.text.isReadOnly() else surface.raised)
        half = width / 2
        radius = theme.radius.row
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class AnswerPart(QWidget):
    """Show the answer at hand, or an attempt that is only read.

    Signals: `edited(str)` with the words when the user changed them, `left()` on Esc, `draft_requested()` to make an
    entry of it, `caret_moved(QWidget, QRect)` with the place of the caret in a widget, for whoever scrolls.
    """

    edited = Signal(str)
    left = Signal()
    draft_requested = Signal()
    caret_moved = Signal(object, QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = Label(_("Your answer"), type="caption", tone="secondary", name="practice-answer-title")
        self._field = AnswerField(name="practice-answer")
        self._state = Label(type="small", tone="secondary", name="practice-answer-state")
        self._draft = LinkButton(_("Use as journal draft"), name="practice-draft")
        self._saved = ""
        self._build()
        self._connect()

    @property
    def text(self) -> str:
        """Give the words in the field."""
        return self._field.text.text

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, in order."""
        return [self._field.text, self._draft]

    def show_answer(self, text: str, caption: str, *, is_locked: bool) -> None:
        """Show words under a caption; locked they are only read."""
        self._caption.show_words(caption)
        self._field.text.setAccessibleName(caption)
        if self._field.text.isReadOnly() != is_locked:
            self._field.text.setReadOnly(is_locked)
            self._field.update()
        if text != self.text:
            self._field.text.show_text(text)
        self._weigh()

    def show_saved(self, words: str, *, is_fault: bool = False) -> None:
        """Say when the answer was saved, or that it was not."""
        self._saved = words
        self._state.show_tone("danger" if is_fault else "secondary")
        self._weigh()

    def begin_with(self, words: str) -> None:
        """Put words into the empty field; they can be taken back there."""
        self._field.begin_with(words)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard behind the last word."""
        self._field.text.begin_at_end()

    def has_focus(self) -> bool:
        """Say whether the field has the keyboard."""
        return self._field.text.hasFocus()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._state)
        foot.addStretch(1)
        foot.addWidget(self._draft)
        self._draft.setToolTip(_("Make a journal entry of it, as a draft (D)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addSpacing(4)
        column.addWidget(self._field)
        column.addSpacing(2)
        column.addLayout(foot)

    def _connect(self) -> None:
        text = self._field.text
        text.edited.connect(self._tell_edited)
        text.left.connect(self.left)
        text.caret_moved.connect(self._tell_caret)
        self._draft.clicked.connect(self.draft_requested)

    def _tell_edited(self) -> None:
        self._weigh()
        self.edited.emit(self.text)

    def _tell_caret(self, place: QRect) -> None:
        self.caret_moved.emit(self._field.text, place)

    def _weigh(self) -> None:
        """Say how long the answer is, and offer a draft where there is one."""
        text = self.text
        words = count_text(text)
        self._state.show_words(_("{words}, {saved}").format(words=words, saved=self._saved) if self._saved else words)
        self._draft.setEnabled(bool(text.strip()))
