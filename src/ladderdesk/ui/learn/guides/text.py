"""What a guide says: its parts, the contrasts side by side, the figures that age with their year."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.credits import fact_source_text
from ladderdesk.catalogue.learning import Contrasts, Fact, Guide
from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.text import Label, Paragraph

ASPECT = 128


class GuideText(QWidget):
    """Show the text of a guide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide-text")
        self._guide: Guide | None = None
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_guide(self, guide: Guide) -> None:
        """Show another guide; the same one stays as it is."""
        if guide == self._guide:
            return
        self._guide = guide
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = self._made(guide)
        self._column.addWidget(self._content)

    def _made(self, guide: Guide) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for contrasts in guide.contrasts:
            column.addSpacing(24)
            column.addWidget(Label(contrasts.title, type="section"))
            column.addSpacing(6)
            column.addWidget(ContrastTable(contrasts))
        for part in guide.parts:
            column.addSpacing(24)
            column.addWidget(Label(part.title, type="section"))
            column.addSpacing(4)
            column.addWidget(Paragraph(part.text, type="reading"))
        if guide.facts:
            column.addSpacing(24)
            column.addWidget(Label(_("Figures"), type="section"))
        for fact in guide.facts:
            column.addSpacing(10)
            column.addWidget(_FactRow(fact))
        return content


class ContrastTable(QWidget):
    """Two sides in columns, aspect by aspect, with hairlines between."""

    def __init__(self, contrasts: Contrasts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(contrasts.title)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, current_theme().dp(ASPECT))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for place, words in enumerate((contrasts.left, contrasts.right), start=1):
            self._grid.addWidget(Label(words, type="caption", tone="secondary"), 0, place)
        for place, row in enumerate(contrasts.rows):
            self._add_line(2 * place + 1)
            self._add_row(2 * place + 2, row.aspect, row.left, row.right, contrasts)

    def _add_line(self, place: int) -> None:
        self._grid.setRowMinimumHeight(place, 5 if place == 1 else 1)
        self._grid.addWidget(Line(), place, 0, 1, 3, Qt.AlignmentFlag.AlignBottom)

    def _add_row(self, place: int, aspect: str, left: str, right: str, contrasts: Contrasts) -> None:
        for column, (words, spoken) in enumerate(
            ((aspect, aspect), (left, f"{contrasts.left}: {left}"), (right, f"{contrasts.right}: {right}"))
        ):
            cell = Paragraph(words, type="body", tone="secondary" if column == 1 else "primary")
            cell.setAccessibleName(spoken)
            if column == 0:
                cell.setProperty("type", "body_strong")
            cell.setContentsMargins(0, 0, 0, 0)
            self._grid.addWidget(_padded(cell), place, column, Qt.AlignmentFlag.AlignTop)


class _FactRow(QWidget):
    def __init__(self, fact: Fact) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Paragraph(f"{fact.figure} · {fact.statement}"))
        column.addWidget(Paragraph(fact_source_text(fact), type="small", tone="tertiary"))


def _padded(cell: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 7, 0, 7)
    column.addWidget(cell)
    return holder
