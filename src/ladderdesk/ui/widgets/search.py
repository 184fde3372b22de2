"""A field to search in, with its keys shown while it is empty."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.keycap import keycaps_width, paint_keycaps

PAUSE_MS = 120


class SearchField(QLineEdit):
    """Take words to search for.

    `keys` are shown while it is empty and wide enough.

    Signals: `words_changed(str)` a moment after the typing rests, at once when the field is emptied; `left()` when Esc
    is pressed in an empty field. Qt's `returnPressed` for Enter.
    """

    words_changed = Signal(str)
    left = Signal()

    def __init__(self, invitation: str, *, name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = (keys,) if keys else ()
        self._said = ""
        self.setObjectName(name)
        self.setAccessibleName(invitation)
        self.setPlaceholderText(invitation)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._clear = IconButton("x", _("Clear the search"), name=f"{name}-clear", edge=24, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self._make_room()
        self._connect()

    def show_words(self, words: str) -> None:
        """Show words without searching for them."""
        self._said = words
        self.setText(words)
        self._pause.stop()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where there is no typing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            is_redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if is_undo or is_redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field, and leaves it when it is empty."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right."""
        super().resizeEvent(event)
        edge = self._clear.sizeHint().width()
        self._clear.setGeometry(self.width() - edge - 4, (self.height() - edge) // 2, edge, edge)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the words clear of the glass in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass, and the keys while there are no words."""
        super().paintEvent(event)
        theme = current_theme()
        painter = QPainter(self)
        size = theme.icon_size.s
        theme.draw_icon(painter, "search", theme.colours.text.tertiary, QPoint(10, (self.height() - size) // 2), size)
        width = keycaps_width(theme, self.keys)
        if self.keys and not self.text() and self.width() > width + theme.dp(150):
            paint_keycaps(painter, self.width() - width - 10, self.height() // 2, self.keys, theme)

    def _make_room(self) -> None:
        self.setTextMargins(current_theme().icon_size.s + 6, 0, 18, 0)

    def _follow(self, words: str) -> None:
        self._clear.setVisible(bool(words))
        if words:
            self._pause.start()
        else:
            self._say()

    def _say(self) -> None:
        self._pause.stop()
        if self.text() != self._said:
            self._said = self.text()
            self.words_changed.emit(self._said)

    def _connect(self) -> None:
        self.textChanged.connect(self._follow)
        self.returnPressed.connect(self._say)
        self._pause.timeout.connect(self._say)
        self._clear.clicked.connect(self.clear)
