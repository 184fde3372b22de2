"""A question before something that cannot easily be taken back, and the sheet for one short answer."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, Kind
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.text import Label, Paragraph

WIDTH = 392


class Sheet(Overlay):
    """A small dialog with a title, a sentence and two buttons; subclasses put fields into `fields` above the buttons.

    Signals: Qt's `accepted` and `rejected`.
    """

    def __init__(
        self,
        title: str,
        sentence: str,
        verb: str,
        *,
        name: str,
        kind: Kind = "primary",
        width: int = 0,
        parent: QWidget,
    ) -> None:
        super().__init__(title, name=name, padding=20, parent=parent)
        self._width = width or current_theme().dp(WIDTH)
        self._sentence = Paragraph(sentence, tone="secondary", name=f"{name}-sentence")
        self.cancel_button = Button(_("Cancel"), name=f"{name}-cancel")
        self.accept_button = Button(verb, name=f"{name}-accept", kind=kind)
        inner = self.panel.column
        inner.addWidget(Label(title, type="heading", name=f"{name}-title"))
        inner.addSpacing(6)
        inner.addWidget(self._sentence)
        self._sentence.setVisible(bool(sentence))
        self._build_buttons()
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)

    def add_field(self, field: QWidget) -> None:
        """Put a field above the buttons."""
        inner = self.panel.column
        inner.insertSpacing(inner.count() - 2, 12)
        inner.insertWidget(inner.count() - 2, field)

    def panel_size(self) -> QSize:
        """Be as high as the words need; a layout without a paragraph knows no height for a width."""
        margins = self.panel.frame_margins()
        whole = self._width + margins.left() + margins.right()
        column = self.panel.column
        wanted = column.totalHeightForWidth(whole) if column.hasHeightForWidth() else column.totalSizeHint().height()
        return QSize(self._width, wanted - margins.top() - margins.bottom())

    def _build_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        self.panel.column.addSpacing(18)
        self.panel.column.addLayout(row)


class ConfirmSheet(Sheet):
    """Ask before something is destroyed; the safe answer has the focus."""

    def open_over(self) -> None:
        """Open with the focus on Cancel."""
        super().open_over()
        self.cancel_button.setFocus(Qt.FocusReason.TabFocusReason)


class PromptSheet(Sheet):
    """Ask for one line.

    Signals: `answered(str)` with what was typed, trimmed and not empty.
    """

    answered = Signal(str)

    def __init__(self, title: str, sentence: str, verb: str, *, name: str, words: str = "", parent: QWidget) -> None:
        super().__init__(title, sentence, verb, name=name, parent=parent)
        self.field = QLineEdit(words)
        self.field.setObjectName(f"{name}-field")
        self.field.setAccessibleName(title)
        self.add_field(self.field)
        self.field.returnPressed.connect(self.accept)
        self.accepted.connect(self._answer)

    def open_over(self) -> None:
        """Open with the focus in the field."""
        super().open_over()
        self.field.setFocus()
        self.field.selectAll()

    def _answer(self) -> None:
        if self.field.text().strip():
            self.answered.emit(self.field.text().strip())
