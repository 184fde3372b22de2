"""Short lists in the reading column: numbered steps, and hints with their mark."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.text import Label, Paragraph

MARGIN = 26


class _Line(QWidget):
    """One line of a list: a narrow margin for its number or mark, then its words."""

    def __init__(self, margin: QWidget, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = margin
        self.words = Paragraph(type="body", name=name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(margin, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self._scale()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the margin in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._scale()

    def _scale(self) -> None:
        self._margin.setFixedWidth(current_theme().dp(MARGIN))


class _TextList(QWidget):
    """Lines under one another, as many as there are words; lines that are not needed wait hidden."""

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._lines: list[_Line] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 0)
        self.column.setSpacing(2)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines; gone where there are none."""
        while len(self._lines) < len(lines):
            place = len(self._lines) + 1
            self._lines.append(_Line(self._margin(place), name=f"{self.objectName()}-{place}"))
            self.column.addWidget(self._lines[-1])
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(lines))
            if place < len(lines):
                line.words.show_words(lines[place])
                line.words.setAccessibleName(self._spoken(place + 1, lines[place]))
        self.setVisible(bool(lines))

    def _margin(self, place: int) -> QWidget:
        raise NotImplementedError

    def _spoken(self, place: int, words: str) -> str:
        return f"{place}. {words}"


class StepList(_TextList):
    """Show steps with their numbers under a caption."""

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(spoken, name=name, parent=parent)
        self.column.addWidget(Label(spoken, type="caption", tone="secondary", name=f"{name}-title"))

    def _margin(self, place: int) -> QWidget:
        return Label(str(place), type="body_strong", tone="tertiary")


class HintList(_TextList):
    """Show hints, each with the mark of a hint."""

    def _margin(self, place: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 0)
        row.addWidget(Mark("bulb", "status.emerging.fg"))
        row.addStretch(1)
        return holder
