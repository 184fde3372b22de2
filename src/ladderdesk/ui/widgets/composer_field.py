"""The field of the composer: plain words over one to six lines, with the names in them marked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ladderdesk.capture.draft import Token
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.keycap import keycaps_width, paint_keycaps

MOST_LINES = 6
LEFT_TO_SHORTCUTS = frozenset({(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)})
"""Keys that the platform gives to text fields and this field leaves to the commands around it."""

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ComposerField(QTextEdit):
    """Take plain words. Enter submits and Shift+Enter begins a new line; Tab leaves the field.

    Places in the words are counted in characters, as Python counts them.

    Signals: `words_changed()` for each change by whomever, `typed()` when it was the user's, `submitted()`, `left()`
    when Esc is pressed.
    """

    words_changed = Signal()
    typed = Signal()
    submitted = Signal()
    left = Signal()

    def __init__(self, invitation: str, *, name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invitation = invitation
        self._keys = (keys,) if keys else ()
        self._seen = ""
        self._is_composing = False
        self._is_told = False
        self.setObjectName(name)
        self.setAccessibleName(invitation)
        self.setProperty("bare", "true")
        self.setProperty("type", "composer")
        self._build()
        self._marks = _NameMarks(self)
        self._connect()

    @property
    def words(self) -> str:
        """Give what is typed."""
        return self.toPlainText()

    @property
    def place(self) -> int:
        """Give the place of the cursor."""
        return _characters(self.words, self.textCursor().position())

    def show_words(self, words: str, cursor: int | None = None) -> None:
        """Show other words, which the user can take back, with the cursor at a place or at their end."""
        edit = self.textCursor()
        edit.select(QTextCursor.SelectionType.Document)
        self._is_told = True
        edit.insertText(words)
        self._is_told = False
        self._put_cursor(len(words) if cursor is None else cursor)

    def show_cursor_at_end(self) -> None:
        """Put the cursor behind the words."""
        self._put_cursor(len(self.words))

    def clear_words(self) -> None:
        """Show no words, and forget those there were: they are kept elsewhere now."""
        self._is_told = True
        self.clear()
        self._set_line_height()
        self._is_told = False

    def show_invitation(self, invitation: str) -> None:
        """Invite with other words while the field is empty."""
        self._invitation = invitation
        self.setAccessibleName(invitation)
        self.viewport().update()

    def show_tokens(self, tokens: Sequence[Token]) -> None:
        """Mark the names among the words."""
        self._marks.show_tokens(self.words, tokens)

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the words and take the focus."""
        self._put_cursor(start)
        edit = self.textCursor()
        edit.setPosition(_units(self.words, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(edit)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, character: int) -> QRect:
        """Give the caret's box at a place of the words, in the field's own coordinates."""
        edit = self.textCursor()
        edit.setPosition(_units(self.words, character))
        return self.cursorRect(edit).translated(self.viewport().pos())

    def event(self, event: QEvent) -> bool:
        """Leave some keys to the commands around the field, and undo where there is nothing to undo in it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit, begin a new line, or type."""
        if Qt.Key(event.key()) in ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            else:
                self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take the invitation away while a word is put together."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Stand in lines of the new scale, in the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_line_height()
            self._marks.rehighlight()
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, or the invitation while there are none."""
        super().paintEvent(event)
        if self.document().isEmpty() and not self._is_composing:
            self._paint_invitation(QPainter(self.viewport()))

    def _build(self) -> None:
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._set_line_height()
        self._fit()

    def _connect(self) -> None:
        self.textChanged.connect(self._follow)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _follow(self) -> None:
        """Pass on a change of the words; marking names also counts as one for Qt."""
        words = self.words
        if words == self._seen:
            return
        self._seen = words
        self.words_changed.emit()
        if not self._is_told:
            self.typed.emit()

    def _fit(self) -> None:
        line = current_theme().line("composer")
        lines = max(1, round(self.document().size().height() / line))
        height = min(lines, MOST_LINES) * line
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if height != self.height():
            self.setFixedHeight(height)

    def _set_line_height(self) -> None:
        theme = current_theme()
        self.document().setDefaultFont(theme.font("composer"))
        wanted = QTextBlockFormat()
        wanted.setLineHeight(theme.line("composer"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.document().setUndoRedoEnabled(False)
        edit = QTextCursor(self.document())
        edit.select(QTextCursor.SelectionType.Document)
        edit.mergeBlockFormat(wanted)
        self.document().setUndoRedoEnabled(True)

    def _put_cursor(self, character: int) -> None:
        edit = self.textCursor()
        edit.setPosition(_units(self.words, character))
        self.setTextCursor(edit)
        self.ensureCursorVisible()

    def _leaves(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.document().isRedoAvailable()
        return (Qt.Key(event.key()), event.modifiers()) in LEFT_TO_SHORTCUTS

    def _paint_invitation(self, painter: QPainter) -> None:
        theme = current_theme()
        box = self.viewport().rect()
        taken = keycaps_width(theme, self._keys)
        painter.setFont(theme.font("composer"))
        painter.setPen(theme.colours.text.tertiary)
        room = box.adjusted(2, 0, -taken - 8, 0)
        words = painter.fontMetrics().elidedText(self._invitation, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._keys:
            paint_keycaps(painter, box.right() - taken, box.center().y(), self._keys, theme)


class _NameMarks(QSyntaxHighlighter):
    """Mark what was understood in the colour of links, and what is offered with dots beneath it."""

    def __init__(self, field: QTextEdit) -> None:
        super().__init__(field.document())
        self._marked: list[tuple[int, int, bool]] = []

    def show_tokens(self, words: str, tokens: Sequence[Token]) -> None:
        marked = [
            (_units(words, token.start), _units(words, token.end), token.state == "taken")
            for token in tokens
            if token.kind != "measure" and token.state != "unknown"
        ]
        if marked != self._marked:
            self._marked = marked
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        first = self.currentBlock().position()
        last = first + self.currentBlock().length()
        for start, end, is_taken in self._marked:
            if start < last and end > first:
                self.setFormat(max(0, start - first), end - max(start, first), _format(is_taken))


def _format(is_taken: bool) -> QTextCharFormat:
    text = current_theme().colours.text
    shown = QTextCharFormat()
    if is_taken:
        shown.setForeground(text.link)
        shown.setFontWeight(QFont.Weight.Medium)
    else:
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        shown.setUnderlineColor(text.secondary)
    return shown


def _units(words: str, characters: int) -> int:
    """Count the UTF-16 units that Qt counts up to a place of the words."""
    return len(words[:characters].encode("utf-16-le", "surrogatepass")) // 2


def _characters(words: str, units: int) -> int:
    """Count the characters up to a place that Qt counts in UTF-16 units."""
    return len(words.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "replace"))
