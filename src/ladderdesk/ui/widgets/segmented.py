"""One choice of a few, side by side, and a switch for a single yes or no."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget

PADDING, LEAST_PADDING = 12, 5


class SegmentedControl(QWidget):
    """Offer a few values side by side; Left and Right move, and it is announced as a group of radio buttons.

    Signals: `value_chosen(object)` when the user picks another value.
    """

    value_chosen = Signal(object)

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._segments: list[_Segment] = []
        self._takes_keyboard = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: Sequence[tuple[Any, str]], chosen: Any) -> None:
        """Show values with their words, and which of them holds; `chosen` may be none of them."""
        for old in self._segments:
            self._row.removeWidget(old)
            old.deleteLater()
        self._segments = [_Segment(value, words, self) for value, words in choices]
        for place, segment in enumerate(self._segments):
            segment.setObjectName(f"{self.objectName()}-{place}")
            segment.clicked.connect(self._choose)
            self._row.addWidget(segment)
        self.show_chosen(chosen)

    def show_words(self, words: Sequence[str]) -> None:
        """Show other words on the same values, such as changed counts."""
        for segment, text in zip(self._segments, words, strict=True):
            segment.setText(text)

    def show_chosen(self, chosen: Any) -> None:
        """Show which value holds."""
        for segment in self._segments:
            segment.setAutoExclusive(False)
            segment.setChecked(segment.value == chosen)
            segment.setAutoExclusive(True)
        self._take_tab_at_chosen()
        self.update()

    def leave_keyboard(self) -> None:
        """Take no focus, because the row around has it and knows the keys."""
        self._takes_keyboard = False
        self._take_tab_at_chosen()

    @property
    def chosen(self) -> Any:
        """Give the value that holds, None where there is none."""
        return next((segment.value for segment in self._segments if segment.isChecked()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track that the segments lie in."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours.track)
        painter.drawRoundedRect(self.rect(), theme.radius.control, theme.radius.control)

    def _take_tab_at_chosen(self) -> None:
        """Let Tab come to what holds, as Qt does it by itself only after a click."""
        held = [segment for segment in self._segments if segment.isChecked()]
        stop = next(iter(held or self._segments), None)
        for segment in self._segments:
            by_tab = Qt.FocusPolicy.StrongFocus if segment is stop else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(by_tab if self._takes_keyboard else Qt.FocusPolicy.NoFocus)

    def _choose(self) -> None:
        self.value_chosen.emit(self.chosen)


class _Segment(QRadioButton):
    def __init__(self, value: Any, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.value = value
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", "inner")

    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = QFontMetrics(theme.font("small_bold")).horizontalAdvance(self.text())
        return QSize(width + 2 * PADDING, theme.size.segment)

    def minimumSizeHint(self) -> QSize:
        """Give up the room around the words before the words are cut."""
        return self.sizeHint() - QSize(2 * (PADDING - LEAST_PADDING), 0)

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(colours.border.strong)
            painter.setBrush(colours.segment)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 5, 5)
        painter.setPen(self._ink())
        painter.setFont(theme.font("small_bold" if self.isChecked() else "small_strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _ink(self) -> QColor:
        colours = current_theme().colours
        if not self.isEnabled():
            return colours.text.disabled
        return colours.text.primary if self.isChecked() or self.underMouse() else colours.text.secondary


class Switch(QCheckBox):
    """Turn one thing on or off, at once; the label stands elsewhere, so its words are only spoken."""

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self.setProperty("ring_radius", 10)
        self.setProperty("ring_height", current_theme().dp(20))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be 34 by 20, with a target 24 high."""
        theme = current_theme()
        return QSize(theme.dp(34), max(theme.dp(24), theme.size.min_target))

    def minimumSizeHint(self) -> QSize:
        """Never shrink."""
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the knob."""
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.dp(20)
        track = QRectF(0, (self.height() - height) / 2, theme.dp(34), height)
        edge = colours.border.strong if self.isEnabled() else colours.border.default
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent.base if self.isEnabled() else edge)
        else:
            painter.setPen(QPen(edge, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            track.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        radius = theme.dp(14) / 2 if self.isChecked() else theme.dp(12) / 2
        away = theme.dp(3) + theme.dp(14) / 2
        centre = QPointF(track.right() - away if self.isChecked() else track.left() + away, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.text.on_accent if self.isChecked() else edge)
        painter.drawEllipse(centre, radius, radius)
