"""Buttons: with words, with an icon alone, and the quiet one that looks like a link."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ladderdesk.ui.theme import current_theme, repolish
from ladderdesk.ui.widgets.keycap import KeyTip, key_text
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.pressing import pressed_by_enter

Kind = Literal["primary", "default", "ghost", "danger", "danger-quiet"]
Extent = Literal["small", "medium", "large"]
GAP = 7
UNLIMITED = 16_777_215


class Button(QPushButton):
    """A button with words, and where it helps an icon before and its keys behind them.

    One `primary` a view. While something runs, `show_busy("Exporting…")` keeps the width and takes no second click.
    """

    def __init__(
        self,
        words: str,
        *,
        name: str,
        kind: Kind = "default",
        extent: Extent = "medium",
        icon: str = "",
        keys: str = "",
        opens_menu: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._kind: Kind = kind
        self._icon = icon
        self._keys = " ".join(key_text(keys))
        self._tail = "down" if opens_menu else ""
        self._idle_words = words
        self._is_busy = False
        name_widget(self, name, words)
        self.setProperty("kind", kind)
        self.setProperty("extent", extent)
        self.setAutoDefault(False)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._idle_words = words
        self.setText(words)
        self.setAccessibleName(words)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def show_kind(self, kind: Kind) -> None:
        """Look like another kind."""
        self._kind = kind
        self.setProperty("kind", kind)
        repolish(self)

    def show_busy(self, words: str) -> None:
        """Say what is going on, at the same width, and take no clicks."""
        self.setFixedWidth(self.width())
        self._is_busy = True
        self.setText(words)
        self.setAccessibleName(words)
        self.setEnabled(False)

    def show_idle(self) -> None:
        """Offer the work again."""
        self._is_busy = False
        self.setMinimumWidth(0)
        self.setMaximumWidth(UNLIMITED)
        self.show_words(self._idle_words)
        self.setEnabled(True)

    def sizeHint(self) -> QSize:
        """Leave room for the icon and the keys."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._extras(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter as on Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the style's box, then icon, words and keys as one group in its middle."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        theme = current_theme()
        color = self._color()
        left = (self.width() - self._content_width()) // 2
        if self._icon:
            size = theme.icon_size.s
            theme.draw_icon(painter, self._icon, color, QPoint(left, (self.height() - size) // 2), size)
            left += size + GAP
        left = self._draw_words(painter, color, left)
        if self._tail:
            size = theme.icon_size.xs
            theme.draw_icon(painter, self._tail, color, QPoint(left + GAP, (self.height() - size + 1) // 2), size)

    def _draw_words(self, painter: QPainter, color: QColor, left: int) -> int:
        painter.setPen(color)
        width = painter.fontMetrics().horizontalAdvance(self.text())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, width + 2, self.height()), middle, self.text())
        if self._keys and not self._is_busy:
            painter.setFont(current_theme().font("caption"))
            painter.setOpacity(0.85)
            painter.drawText(QRect(left + width + GAP + 3, 0, self.width(), self.height()), middle, self._keys)
            painter.setOpacity(1)
        return left + width

    def _content_width(self) -> int:
        return self._extras() + self.fontMetrics().horizontalAdvance(self.text())

    def _extras(self) -> int:
        theme = current_theme()
        extra = theme.icon_size.s + GAP if self._icon and self.text() else 0
        if self._keys and not self._is_busy:
            extra += GAP + 3 + QFontMetrics(theme.font("caption")).horizontalAdvance(self._keys)
        return extra + (theme.icon_size.xs + GAP if self._tail else 0)

    def _color(self) -> QColor:
        colours = current_theme().colours
        if not self.isEnabled():
            return colours.text.disabled
        return {
            "primary": colours.text.on_accent,
            "default": colours.text.primary,
            "ghost": colours.text.secondary,
            "danger": colours.text.on_danger,
            "danger-quiet": colours.danger.base,
        }[self._kind]


class IconButton(QToolButton):
    """A button that is an icon alone; its words are spoken, and shown with its keys in the tooltip."""

    def __init__(
        self,
        icon: str,
        words: str,
        *,
        name: str,
        keys: str = "",
        edge: int = 32,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._edge = edge
        self._primary = primary
        self.setObjectName(name)
        self._tip = KeyTip(self, words, keys)
        self.show_words(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Say in other words what the button does."""
        self.setAccessibleName(words)
        self._tip.show_words(words)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Be square."""
        edge = current_theme().dp(self._edge)
        return QSize(edge, edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter as on Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the fill of the state and the icon in its middle."""
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = self._fill()
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(self.rect(), theme.radius.control, theme.radius.control)
        color = colours.text.on_accent if self._primary else colours.text.secondary
        size = theme.icon_size.s
        at = QPoint((self.width() - size) // 2, (self.height() - size) // 2)
        theme.draw_icon(painter, self._icon, color if self.isEnabled() else colours.text.disabled, at, size)

    def _fill(self) -> QColor | None:
        colours = current_theme().colours
        is_over = self.underMouse() and self.isEnabled()
        if self._primary:
            if self.isDown():
                return colours.accent.pressed
            return colours.accent.hover if is_over else colours.accent.base
        if self.isChecked():
            return colours.surface.selected
        return colours.surface.hover if is_over or self.isDown() else None


class LinkButton(QPushButton):
    """A button that looks like a link; it goes somewhere or does one small thing."""

    def __init__(self, words: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        name_widget(self, name)
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter as on Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
