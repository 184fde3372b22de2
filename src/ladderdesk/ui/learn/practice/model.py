"""The model answer, filled in from the user's own record where the exercise asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ladderdesk.assess.patterns import Filled, Origin, Piece, shown_text
from ladderdesk.i18n import _
from ladderdesk.ui.learn.practice.linked_text import LinkedText, Words
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.frames import SectionHeader


class ModelAnswer(QFrame):
    """Show a model answer; what was filled in leads to what it came from.

    Signals: `origin_requested(Origin)` when a filled piece is followed, `copy_requested()`, `start_requested()` to
    begin the own answer with it.
    """

    origin_requested = Signal(object)
    copy_requested = Signal()
    start_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice-model")
        self.setProperty("tile", "true")
        self._header = SectionHeader(_("Model answer"), name="practice-model-title")
        self._start = Button(_("Start from this"), name="practice-start", extent="small", kind="ghost", icon="draft")
        self._copy = Button(_("Copy answer"), name="practice-copy", extent="small", kind="ghost", icon="clip")
        self._text = LinkedText(_("Model answer"), name="practice-model-text")
        self._origins: dict[str, Origin] = {}
        self._build()
        self._text.link_opened.connect(self._tell)
        self._copy.clicked.connect(self.copy_requested)
        self._start.clicked.connect(self.start_requested)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, in order."""
        return [self._start, self._copy, self._text]

    def show_filled(self, filled: Filled) -> None:
        """Show an answer, with its filled pieces as links."""
        self._origins = {}
        self._text.show_paragraphs([[self._words(piece) for piece in paragraph] for paragraph in filled])

    def show_start(self, *, offered: bool, is_free: bool) -> None:
        """Offer to begin with the pattern, which takes an empty field."""
        self._start.setVisible(offered)
        self._start.setEnabled(is_free)
        why_not = _("Your answer is not empty")
        self._start.setToolTip(_("Put it into the empty answer, to go on from there (S)") if is_free else why_not)

    def _build(self) -> None:
        self._copy.setToolTip(_("Copy the model answer as plain text (C)"))
        self._header.row.addWidget(self._start)
        self._header.row.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(6)
        column.addWidget(self._header)
        column.addWidget(self._text)

    def _words(self, piece: Piece) -> Words:
        if piece.origin is None:
            return Words(piece.text)
        target = f"{piece.origin.kind}:{piece.origin.id}"
        self._origins[target] = piece.origin
        return Words(shown_text(piece), target, piece.is_missing, piece.detail)

    def _tell(self, target: str) -> None:
        self.origin_requested.emit(self._origins[target])
