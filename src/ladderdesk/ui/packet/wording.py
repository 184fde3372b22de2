"""The words of one row of the packet, for the user to make their own: the case, a statement, an answer."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import Pane
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.text import ElidedLabel

PAUSE_MS = 500
LOWEST, HIGHEST = 56, 132
"""How high the field is at least and at most: in a low window it leaves room to the outline."""


class WordingPane(Pane):
    """Edit the words of a row; what is typed is told after a short pause.

    Signals: `words_changed(str, object)` with the key of the row and its words, None to go back to the draft.
    """

    words_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Wording"), name="packet-wording", edge="top", padding=(16, 10, 16, 12), gap=6, parent=parent
        )
        self._key = ""
        self._title = ElidedLabel("", type="caption", tone="secondary", name="packet-wording-title")
        self._draft = LinkButton(_("Back to the draft"), name="packet-wording-draft")
        self._field = QPlainTextEdit()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._field.textChanged.connect(self._note_typing)
        self._pause.timeout.connect(self.settle)
        self._draft.clicked.connect(self._go_back)

    def show_words(self, key: str, title: str, words: str, *, is_own: bool) -> None:
        """Show the words of a row; what is being typed into the same row and was not told yet is left alone."""
        if key == self._key and self._pause.isActive():
            return
        self.settle()
        self._title.show_words(title)
        self._draft.setVisible(is_own)
        if key != self._key or words != self._field.toPlainText():
            self._key = ""
            self._field.setPlainText(words)
        self._key = key

    def take_focus(self) -> None:
        """Put the keyboard behind the last word."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.moveCursor(QTextCursor.MoveOperation.End)

    def settle(self) -> None:
        """Tell at once what was typed."""
        if self._pause.isActive():
            self._pause.stop()
            self.words_changed.emit(self._key, self._field.toPlainText())

    def _build(self) -> None:
        name_widget(self._field, "packet-wording-field", _("Wording of the chosen row"))
        self._field.setTabChangesFocus(True)
        self._field.setMinimumHeight(current_theme().dp(LOWEST))
        self._field.setMaximumHeight(current_theme().dp(HIGHEST))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._draft)
        self.column.addLayout(head)
        self.column.addWidget(self._field)

    def _note_typing(self) -> None:
        if self._key:
            self._pause.start()

    def _go_back(self) -> None:
        self._pause.stop()
        key, self._key = self._key, ""
        self.words_changed.emit(key, None)
