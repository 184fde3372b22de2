"""What settings are made of: titled cards of rows, each with its words at the left and its control at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import Card, Line, ScrollColumn
from ladderdesk.ui.widgets.text import Label, Paragraph

ROW_HEIGHT = 54
WIDTH = 680


class SettingRow(QWidget):
    """One setting: what it is, a quieter line under it, and its control."""

    def __init__(self, words: str, detail: str, *controls: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._detail = Paragraph(detail, type="small", tone="secondary", name=f"{name}-detail")
        if not detail:
            self._detail.hide()
        self._fit()
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(Label(words, type="body_strong"))
        text.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(text, 1)
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def changeEvent(self, event: QEvent) -> None:
        """Stand as high as another size of type asks for."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(current_theme().dp(ROW_HEIGHT))

    def show_detail(self, words: str) -> None:
        """Show another quieter line."""
        self._detail.show_words(words)
        self._detail.setVisible(bool(words))


class SettingsSection(ScrollColumn):
    """One page of settings: a title, a sentence, and cards of rows, at most 680 wide and centred."""

    def __init__(self, title: str, sentence: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, name=name, padding=(32, 14, 32, 24), gap=0, parent=parent)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(0)
        self._holder = inner = QWidget()
        inner.setLayout(self._inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._fit()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._inner.addWidget(Label(title, type="title"))
        if sentence:
            self._inner.addSpacing(4)
            self._inner.addWidget(Paragraph(sentence, tone="secondary"))

    def add_card(self, title: str, rows: Sequence[QWidget], *, name: str) -> None:
        """Add a card of rows under a title."""
        self._inner.addSpacing(20)
        if title:
            self._inner.addWidget(Label(title, type="section"))
            self._inner.addSpacing(8)
        card = Card(name=name, padding=0, gap=0)
        for place, row in enumerate(rows):
            if place:
                card.column.addWidget(Line())
            card.column.addWidget(row)
        self._inner.addWidget(card)

    def changeEvent(self, event: QEvent) -> None:
        """Stand as wide as another size of type asks for."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_holder"):
            self._fit()

    def _fit(self) -> None:
        self._holder.setMaximumWidth(current_theme().dp(WIDTH))
