"""A text that is as high as its words; it scrolls inside itself only beyond the most lines it may have."""

from math import ceil

from PySide6.QtCore import QEvent, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ladderdesk.ui.fonts import TypeName
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget

_OF_THE_WINDOW = {
    (Qt.KeyboardModifier.ControlModifier | key).toCombined() for key in (Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_L)
}
"""Keys that some platforms give to text fields, and that are commands here."""

_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class GrowingText(QTextEdit):
    """Take plain text in a type style, with that style's distance between lines. Tab leaves it.

    It grows up to `most_lines`, where that is not 0, so that a page that was pasted leaves the fields below in reach.

    Signals: `edited()` when the words changed by the user's hand; `caret_moved(QRect)` with the caret's place in the
    widget, so that whoever scrolls can follow; `left()` on Esc.
    """

    edited = Signal()
    caret_moved = Signal(QRect)
    left = Signal()

    def __init__(
        self,
        spoken: str,
        *,
        name: str,
        style: TypeName,
        invitation: str,
        fewest_lines: int = 1,
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style: TypeName = style
        self._fewest_lines = fewest_lines
        self._most_lines = most_lines
        self._shown = ""
        self._is_showing = False
        name_widget(self, name, spoken)
        self.setProperty("bare", "true")
        self.setProperty("type", style)
        self.setPlaceholderText(invitation)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(_NEVER)
        self.setHorizontalScrollBarPolicy(_NEVER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._follow)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.show_text("")

    @property
    def text(self) -> str:
        """Give the words as they were typed; Qt's own way would turn hard spaces into soft ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show other words; the caret stays at its place, and what was typed before can no longer be taken back."""
        if text == self._shown and self.document().blockCount():
            self._lay_lines()
            return
        caret = min(self.textCursor().position(), len(text))
        self._is_showing = True
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._lay_lines()
        self.document().setUndoRedoEnabled(True)
        self._is_showing = False
        self._shown = text
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def begin_at_end(self) -> None:
        """Take the keyboard, with the caret behind the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.begin_here()

    def begin_here(self) -> None:
        """Take the keyboard, with the caret where it is."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def line_height(self) -> int:
        """Give the distance between lines."""
        return current_theme().line(self._style)

    def sizeHint(self) -> QSize:
        """Be as high as the words."""
        return QSize(super().sizeHint().width(), self._height(self.document().size()))

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few letters."""
        return QSize(80, self._height(self.document().size()))

    def changeEvent(self, event: QEvent) -> None:
        """Lay the lines anew in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_shown"):
            self._lay_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the lines that the new width makes."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    def event(self, event: QEvent) -> bool:
        """Leave a key to the window where it is a command of it, or would do nothing here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words that are dropped, and leave files to whoever holds this."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.document().isRedoAvailable()
        return event.keyCombination().toCombined() in _OF_THE_WINDOW

    def _lay_lines(self) -> None:
        """Give every line the height of the style, without a step that could be undone."""
        document = self.document()
        was_undoable = document.isUndoRedoEnabled()
        document.setUndoRedoEnabled(False)
        form = QTextBlockFormat()
        form.setLineHeight(self.line_height(), _FIXED)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        document.setUndoRedoEnabled(was_undoable)

    def _follow(self) -> None:
        text = self.text
        if text != self._shown and not self._is_showing:
            self._shown = text
            self.edited.emit()

    def _grow(self, size: QSizeF) -> None:
        height = self._height(size)
        is_whole = height >= ceil(size.height())
        self.setVerticalScrollBarPolicy(_NEVER if is_whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if height != self.height():
            self.setFixedHeight(height)

    def _height(self, size: QSizeF) -> int:
        height = max(ceil(size.height()), self._fewest_lines * self.line_height())
        return min(height, self._most_lines * self.line_height()) if self._most_lines else height

    def _tell_caret(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect())


class TitleText(GrowingText):
    """The title of an entry: it wraps, and Enter goes on to what comes next.

    Signals: `finished()` on Enter.
    """

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the title one line of thought."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @property
    def text(self) -> str:
        """Give the words; a pasted line break is a space."""
        return " ".join(super().text.splitlines())
