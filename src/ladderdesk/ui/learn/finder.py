"""The search field over the topics of Learn, and what it finds in their place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.lookup import Hit
from ladderdesk.i18n import _
from ladderdesk.ui.learn.hits import HitList
from ladderdesk.ui.widgets.search import SearchField
from ladderdesk.ui.widgets.text import Paragraph

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class LearnFinder(QWidget):
    """Take words to look up and show what has them instead of the `topics`; arrows move while the field is typed in.

    Signals: `asked(str)` with the words to look up, `hit_chosen(str)` with a topic, `left()` when the list of topics is
    back and should have the keyboard.
    """

    asked = Signal(str)
    hit_chosen = Signal(str)
    left = Signal()

    def __init__(self, topics: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics = topics
        self.field = SearchField(_("Search Learn"), name="learn-search", keys="Ctrl+F")
        self.hits = HitList(name="learn-hits")
        self._nothing = Paragraph(type="small", tone="secondary", name="learn-nothing")
        self._build()
        self.field.installEventFilter(self)
        self.field.words_changed.connect(self._ask)
        self.field.returnPressed.connect(self.hits.open_current)
        self.field.left.connect(self.left)
        self.hits.hit_chosen.connect(self.hit_chosen)
        self.hits.left.connect(self.clear)

    def begin(self) -> None:
        """Put the keyboard into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Show the topics again."""
        self.field.clear()
        self.left.emit()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what was found for the words in the field."""
        words = self.field.text().strip()
        self.hits.show_hits(hits)
        self.hits.setVisible(bool(words and hits))
        self._topics.setVisible(not words)
        self._nothing.setVisible(bool(words and not hits))
        self._nothing.show_words(_("Nothing in Learn matches “{words}”. Try fewer words.").format(words=words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in what was found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.hits.isVisible():
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.hits.step(step)
                return True
        return super().eventFilter(watched, event)

    def _ask(self, words: str) -> None:
        if words.strip():
            self.asked.emit(words)
        else:
            self.show_hits(())

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 8)
        line.addWidget(self.field)
        nothing = QHBoxLayout()
        nothing.setContentsMargins(22, 4, 12, 0)
        nothing.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._topics, 1)
        column.addWidget(self.hits, 1)
        column.addLayout(nothing)
        self.hits.hide()
        self._nothing.hide()
        column.addStretch(0)
