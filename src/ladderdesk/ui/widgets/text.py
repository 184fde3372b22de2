"""Words on the screen: a line, a line that is cut with dots, and a paragraph with the line height of its style."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ladderdesk.ui.fonts import TypeName
from ladderdesk.ui.theme import current_theme, repolish
from ladderdesk.ui.widgets.naming import plain

Tone = Literal[
    "primary", "secondary", "tertiary", "link", "danger", "on_danger_subtle", "attention", "accent", "on_accent"
]

MOST_WIDTHS = 8


class Label(QLabel):
    """Show one line of plain words in a type style and tone."""

    def __init__(
        self,
        words: str = "",
        *,
        type: TypeName = "body",  # noqa: A002 - the tokens call it so
        tone: Tone = "primary",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._type = type
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setProperty("type", type)
        self.setProperty("tone", tone)
        self.setText(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words)

    def show_tone(self, tone: Tone) -> None:
        """Show the words in another tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)

    def sizeHint(self) -> QSize:
        """Stand as high as a line of the style."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), current_theme().line(self._type)))

    def minimumSizeHint(self) -> QSize:
        """Never be lower than a line of the style."""
        return self.sizeHint()


class ElidedLabel(Label):
    """Show one line of plain words, cut with dots where there is no room; the whole is then in the tooltip."""

    def __init__(
        self,
        words: str = "",
        *,
        type: TypeName = "body",  # noqa: A002
        tone: Tone = "primary",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, type=type, tone=tone, name=name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole in the tooltip where the words are cut."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), words)

    def _explain(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(plain(self.text()) if is_cut else "")


class Paragraph(QLabel):
    """Show plain words over as many lines as they need, or `most_lines`, with the line height of the style."""

    def __init__(
        self,
        words: str = "",
        *,
        type: TypeName = "body",  # noqa: A002
        tone: Tone = "primary",
        most_lines: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._type = type
        self._most_lines = most_lines
        self._broken_as = ("", "")
        self._broken: dict[int, list[_Line]] = {}
        self.setObjectName(name)
        self.setProperty("type", type)
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.updateGeometry()

    def show_tone(self, tone: Tone) -> None:
        """Show the words in another tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)

    def hasHeightForWidth(self) -> bool:
        """Let the height follow the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high the words are at a width."""
        return self._line_height() * max(1, len(self._lines(width)))

    def sizeHint(self) -> QSize:
        """Ask for a comfortable measure, or less where the words are short."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        width = min(longest + 2, metrics.averageCharWidth() * 64)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Shrink to a narrow column; the height then follows from the width."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, self._line_height())

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height in another size of type: the lines' distance is not the font's."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines at the style's distance."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for place, line in enumerate(self._lines(self.width())):
            at = QPointF(self._offset(line.words), self._top() + place * self._line_height() + self._baseline())
            painter.drawText(at, line.words)

    def _top(self) -> float:
        """Say where the first line begins."""
        return 0.0

    def _line_height(self) -> int:
        return current_theme().line(self._type)

    def _baseline(self) -> float:
        metrics = self.fontMetrics()
        return (self._line_height() - metrics.height()) / 2 + metrics.ascent()

    def _lines(self, width: int) -> list["_Line"]:
        """Break the words at a width; a layout asks often for the same few widths before it settles."""
        words_in_font = (self.text(), self.font().key())
        if words_in_font != self._broken_as or len(self._broken) >= MOST_WIDTHS:
            self._broken_as, self._broken = words_in_font, {}
        if width not in self._broken:
            self._broken[width] = self._break_at(width)
        return self._broken[width]

    def _break_at(self, width: int) -> list["_Line"]:
        return _break_into(self.text(), self.font(), width, self._most_lines)

    def _offset(self, words: str) -> float:
        room = self.width() - self.fontMetrics().horizontalAdvance(words)
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return room / 2
        return float(room) if self.alignment() & Qt.AlignmentFlag.AlignRight else 0.0


class _Line(NamedTuple):
    start: int
    words: str


def break_words(text: str, font: QFont, width: int, *, most_lines: int) -> tuple[str, ...]:
    """Break words into lines at a width; the last that may be is cut with dots where there are more."""
    return tuple(line.words for line in _break_into(text, font, width, most_lines))


def _break_into(text: str, font: QFont, width: int, most_lines: int) -> list[_Line]:
    broken = list(_break(text, font, width))
    if not most_lines or len(broken) <= most_lines:
        return broken
    last = broken[most_lines - 1]
    rest = text[last.start :].replace("\n", " ")
    cut = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [*broken[: most_lines - 1], _Line(last.start, cut)]


def _break(text: str, font: QFont, width: int) -> Iterator[_Line]:
    start = 0
    for part in text.split("\n"):
        layout = QTextLayout(part, font)
        layout.setTextOption(_WRAPPED)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            words = part[line.textStart() : line.textStart() + line.textLength()]
            yield _Line(start + line.textStart(), words.rstrip())
        layout.endLayout()
        start += len(part) + 1


_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
