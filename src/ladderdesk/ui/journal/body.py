"""The body of an entry: plain text in light Markdown, dressed while it is written and never changed by that."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.journal.growing_text import GrowingText
from ladderdesk.ui.journal.markdown import BULLET, NUMBERED, MarkdownHighlighter, code_spans, is_fenced, widened
from ladderdesk.ui.theme import current_theme

INDENT = 18
CODE_REACH = 4
DOT = 4.5


class BodyText(GrowingText):
    """Write the body: Ctrl+B and Ctrl+I set stars around words, Enter goes on with a list, Tab leaves.

    Signals: `picture_pasted(QImage)`; a picture does not stand among the words.
    """

    picture_pasted = Signal(QImage)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        self._dirty: tuple[int, int] | None = None
        self._is_indenting = False
        super().__init__(
            _("Body"),
            name=name,
            style="reading",
            invitation=_("What did you do, and how? Lists and **bold** work."),
            fewest_lines=4,
            parent=parent,
        )
        self._highlighter = MarkdownHighlighter(self.document())
        self.document().contentsChange.connect(self._note_change)
        self.textChanged.connect(self._indent_changed)
        self.cursorPositionChanged.connect(self._show_signs)

    def embolden(self) -> None:
        """Set the chosen words bold, or plain again."""
        self._wrap("**")

    def italicise(self) -> None:
        """Set the chosen words in italics, or plain again."""
        self._wrap("*")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with a list on Enter, and end it where its last point is empty."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_enter and event.modifiers() == Qt.KeyboardModifier.NoModifier and self._go_on_with_list()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the signs of the line the caret is in."""
        super().focusInEvent(event)
        self._show_signs()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide all signs."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._highlighter.show_active(-1)

    def changeEvent(self, event: QEvent) -> None:
        """Dress the lines anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_highlighter"):
            self._highlighter.dress_anew()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone; a picture without words is somebody else's to keep."""
        if source.hasText():
            self.textCursor().insertText(source.text())
        elif source.hasImage():
            self.picture_pasted.emit(QImage(source.imageData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of code and the dots of lists, then the words."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > event.rect().bottom():
                break
            if box.bottom() >= event.rect().top():
                self._paint_ground(painter, block, box)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _paint_ground(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        theme = current_theme()
        painter.setPen(Qt.PenStyle.NoPen)
        if is_fenced(block):
            painter.fillRect(box, theme.colours.surface.code)
            return
        painter.setBrush(theme.colours.surface.code)
        for start, end in code_spans(block.text()):
            self._paint_code(painter, block, box.topLeft(), start, end)
        bullet = BULLET.match(block.text())
        if bullet:
            middle = box.top() + self.line_height() / 2 + 1
            left = box.left() + block.blockFormat().leftMargin() - theme.dp(INDENT) + 3
            painter.setBrush(theme.colours.text.primary)
            painter.drawEllipse(QRectF(left, middle - DOT / 2, DOT, DOT))

    def _paint_code(self, painter: QPainter, block: QTextBlock, corner: QPointF, start: int, end: int) -> None:
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                top = corner.y() + line.y() + (line.height() - current_theme().dp(18)) / 2
                box = QRectF(corner.x() + left - CODE_REACH, top, right - left + 2 * CODE_REACH, current_theme().dp(18))
                painter.drawRoundedRect(box, 4, 4)

    def _show_signs(self) -> None:
        self._highlighter.show_active(self.textCursor().blockNumber() if self.hasFocus() else -1)

    def _note_change(self, position: int, _removed: int, added: int) -> None:
        first, last = self._dirty or (position, position)
        self._dirty = min(first, position), max(last, position + added)

    def _lay_lines(self) -> None:
        super()._lay_lines()
        if hasattr(self, "_is_indenting"):
            self._is_indenting = True
            self.document().setUndoRedoEnabled(False)
            self._indent_blocks(QTextCursor(self.document()), 0, self.document().characterCount() - 1)
            self.document().setUndoRedoEnabled(True)
            self._is_indenting = False
            self._dirty = None

    def _indent_changed(self) -> None:
        """Hang the lines of lists; what undo left is undone further rather than mended."""
        if self._dirty is None or self._is_indenting or self._is_showing or self.document().availableRedoSteps():
            return
        first, last = self._dirty
        self._is_indenting = True
        self._indent_blocks(QTextCursor(self.document()), first, min(last, self.document().characterCount() - 1))
        self._is_indenting = False
        self._dirty = None

    def _indent_blocks(self, cursor: QTextCursor, first: int, last: int) -> None:
        block, end = self.document().findBlock(first), self.document().findBlock(last)
        wrong = []
        while block.isValid():
            held = block.blockFormat()
            left, hang = self._indent_of(block.text())
            if (held.leftMargin(), held.textIndent()) != (left, hang):
                wrong.append((block.position(), left, hang))
            if block == end:
                break
            block = block.next()
        if wrong:
            cursor.joinPreviousEditBlock()
            for place, left, hang in wrong:
                cursor.setPosition(place)
                cursor.mergeBlockFormat(_hanging(left, hang))
            cursor.endEditBlock()

    def _indent_of(self, line: str) -> tuple[float, float]:
        match = BULLET.match(line) or NUMBERED.match(line)
        if match is None:
            return 0.0, 0.0
        width = QFontMetricsF(current_theme().font("reading")).horizontalAdvance(match.group())
        depth = 1 + len(match["indent"].expandtabs(2)) // 2
        left = max(float(current_theme().dp(INDENT) * depth), width)
        return left, -width

    def _go_on_with_list(self) -> bool:
        cursor = self.textCursor()
        line = cursor.block().text()
        match = BULLET.match(line) or NUMBERED.match(line)
        if match is None or cursor.positionInBlock() < match.end() or cursor.hasSelection():
            return False
        cursor.beginEditBlock()
        if line[match.end() :].strip():
            cursor.insertText("\n" + match["indent"] + _next_mark(match["mark"]) + match["space"])
        else:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return True

    def _wrap(self, sign: str) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        words = cursor.selectedText().replace("\u2029", "\n")
        size = len(sign)
        start = cursor.selectionStart()
        is_wrapped = len(words) > 2 * size and words.startswith(sign) and words.endswith(sign)
        changed = words[size:-size] if is_wrapped else f"{sign}{words}{sign}"
        cursor.insertText(changed)
        cursor.setPosition(start if words else start + size)
        if words:
            cursor.setPosition(start + len(widened(changed)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


def _hanging(left: float, hang: float) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLeftMargin(left)
    form.setTextIndent(hang)
    return form


def _next_mark(mark: str) -> str:
    return f"{int(mark[:-1]) + 1}{mark[-1]}" if mark[0].isdigit() else mark


def _x(line: object, place: int) -> float:
    found = line.cursorToX(place)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
