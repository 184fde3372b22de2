"""The options of the first run: cards for roles, rows for ladders, a strip of levels."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import draw_words


class Option(QRadioButton):
    """One of several things to choose, with its words and a quieter line under them."""

    row_height = 52

    def __init__(self, value: str, words: str, detail: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.words = words
        self.detail = detail
        name_widget(self, name, f"{words}. {detail}" if detail else words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Take the width there is and the height of the option."""
        return QSize(120, current_theme().dp(self.row_height))

    def minimumSizeHint(self) -> QSize:
        """Shrink in width only."""
        return QSize(80, current_theme().dp(self.row_height))

    def hitButton(self, at: QPoint) -> bool:
        """Answer to a press anywhere on the option."""
        return self.rect().contains(at)

    def _lines(self, painter: QPainter, inner: QRect, theme: Theme, *, main: QColor, quiet: QColor) -> None:
        height = theme.line("body")
        first = QRect(inner.left(), inner.center().y() - height + 1, inner.width(), height)
        second = QRect(inner.left(), first.bottom() + 1, inner.width(), theme.line("small"))
        draw_words(painter, first, self.words, theme.font("body_strong"), main)
        draw_words(painter, second, self.detail, theme.font("small"), quiet)


class RoleCard(Option):
    """A role as a card with an icon; `number` is the key that chooses it."""

    row_height = 64

    def __init__(
        self, value: str, detail: str, icon: str, number: int, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(value, value, detail, name=name, parent=parent)
        self._icon = icon
        self._number = number

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card: tinted with an accent edge where it is chosen."""
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        is_ringed = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(colours.accent.base if is_ringed else colours.border.default, 2 if is_ringed else 1))
        painter.setBrush(_fill(self, theme))
        painter.drawRoundedRect(box, theme.radius.row, theme.radius.row)
        ink = colours.accent.base if self.isChecked() else colours.text.secondary
        left, top = theme.dp(15), theme.dp(16)
        theme.draw_icon(painter, self._icon, ink, QPoint(left, top), theme.icon_size.s)
        words = QRect(left + theme.dp(25), theme.dp(13), self.width() - theme.dp(80), theme.line("body"))
        draw_words(painter, words, self.words, theme.font("section"), colours.text.primary)
        detail = QRect(left, theme.dp(36), self.width() - 2 * left, theme.line("small"))
        draw_words(painter, detail, self.detail, theme.font("small"), colours.text.secondary)
        self._paint_corner(painter, theme)

    def _paint_corner(self, painter: QPainter, theme: Theme) -> None:
        corner = QRect(self.width() - theme.dp(36), theme.dp(13), theme.dp(20), theme.line("body"))
        if self.isChecked():
            at = QPoint(corner.right() - theme.icon_size.s, corner.center().y() - theme.icon_size.s // 2)
            theme.draw_icon(painter, "check", theme.colours.accent.base, at, theme.icon_size.s)
        else:
            ink, right = theme.colours.text.tertiary, Qt.AlignmentFlag.AlignRight
            draw_words(painter, corner, str(self._number), theme.font("small"), ink, align=right)


class LadderRow(Option):
    """A ladder as a row of a list, with a radio disc."""

    def __init__(
        self, value: str, words: str, detail: str, *, name: str, is_last: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(value, words, detail, name=name, parent=parent)
        self._is_last = is_last

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row with a hairline under it, but for the last."""
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), _fill(self, theme))
        if not self._is_last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, colours.border.subtle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_disc(painter, theme.dp(22), self.height() // 2, self.isChecked(), theme)
        inner = self.rect().adjusted(theme.dp(42), 0, -theme.dp(16), 0)
        self._lines(painter, inner, theme, main=colours.text.primary, quiet=colours.text.secondary)
        if self.hasFocus():
            painter.setPen(QPen(colours.focus.ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 5, 5)


class LevelSegment(Option):
    """A level in a strip: filled where it is chosen, grey where it cannot be."""

    row_height = 54

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segment; the strip draws the edge around all of them."""
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.fillRect(self.rect(), colours.accent.base)
            main = quiet = colours.text.on_accent
        elif not self.isEnabled():
            painter.fillRect(self.rect(), colours.surface.sunken)
            main = quiet = colours.text.disabled
        else:
            painter.fillRect(self.rect(), colours.surface.hover if self.underMouse() else colours.surface.raised)
            main, quiet = colours.text.primary, colours.text.secondary
        if not self.isChecked():
            painter.fillRect(self.width() - 1, 0, 1, self.height(), colours.border.subtle)
        inner = self.rect().adjusted(theme.dp(12), 0, -theme.dp(8), 0)
        self._lines(painter, inner, theme, main=main, quiet=quiet)
        if self.hasFocus():
            ring = colours.text.on_accent if self.isChecked() else colours.focus.ring
            painter.setPen(QPen(ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(3, 3, -3, -3), 4, 4)


def _fill(option: Option, theme: Theme) -> QColor:
    surface = theme.colours.surface
    if option.isChecked():
        return surface.selected
    return surface.hover if option.underMouse() else surface.raised


def _paint_disc(painter: QPainter, middle_x: int, middle_y: int, is_chosen: bool, theme: Theme) -> None:
    colours = theme.colours
    radius = theme.dp(7.5)
    painter.setPen(Qt.PenStyle.NoPen if is_chosen else QPen(colours.border.strong, 1.5))
    painter.setBrush(colours.accent.base if is_chosen else colours.surface.raised)
    painter.drawEllipse(QPoint(middle_x, middle_y), radius, radius)
    if is_chosen:
        painter.setBrush(colours.text.on_accent)
        painter.drawEllipse(QPoint(middle_x, middle_y), theme.dp(3), theme.dp(3))


def chosen_value(group: QButtonGroup) -> str | None:
    """Give the value of the option that is chosen in a group, None while there is none."""
    button = group.checkedButton()
    return button.value if isinstance(button, Option) else None
