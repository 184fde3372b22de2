"""Keys drawn as keycaps, and the words for keys."""

import sys
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.ui.fonts import TypeName
from ladderdesk.ui.single_keys import is_single, shown, single_keys
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import plain

SIGNS = {
    "Return": "↵",
    "Enter": "↵",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Meta": "Super",
    "-": "−",
}
MAC_SIGNS = {"Ctrl": "⌘", "Shift": "⇧", "Alt": "⌥"}
PADDING = 5
GAP = 4


class KeyHint(NamedTuple):
    """Keys and what they do, as the footer shows them: `KeyHint(("Ctrl+K",), _("Commands"))`, two keys for two ways."""

    keys: tuple[str, ...]
    words: str


def key_text(keys: str) -> tuple[str, ...]:
    """Say which keycaps a shortcut has: "Ctrl+Return" is Ctrl and ↵, "Ctrl++" is Ctrl and +."""
    if not keys:
        return ()
    modifiers, _plus, last = keys.rpartition("+")
    signs = {**SIGNS, **MAC_SIGNS} if sys.platform == "darwin" else SIGNS
    parts = [*filter(None, modifiers.split("+")), last or "+"]
    return tuple(signs.get(part, part) for part in parts)


def with_keys(words: str, keys: tuple[str, ...]) -> str:
    """Say words with the keys behind them, as a tooltip does; those that are turned off are not said."""
    told = ", ".join("+".join(key_text(each)) for each in shown(keys))
    return f"{words} ({told})" if told else words


def keycaps_width(theme: Theme, keys: tuple[str, ...]) -> int:
    """Tell how wide these keycaps are, side by side."""
    metrics = QFontMetrics(theme.font("note"))
    widths = [_cap_width(metrics, key) for shortcut in shown(keys) for key in key_text(shortcut)]
    return sum(width + GAP for width in widths) - GAP if widths else 0


def paint_keycaps(painter: QPainter, left: int, middle: int, keys: tuple[str, ...], theme: Theme) -> int:
    """Draw keycaps from `left` on, centred on the line `middle`; gives where they end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font("note")
    painter.setFont(font)
    metrics = QFontMetrics(font)
    height = theme.dp(16)
    for key in (key for shortcut in shown(keys) for key in key_text(shortcut)):
        cap = QRect(left, middle - height // 2, _cap_width(metrics, key), height)
        painter.setPen(theme.colours.border.default)
        painter.setBrush(theme.colours.surface.raised)
        painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colours.text.secondary)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        left = cap.right() + 1 + GAP
    painter.restore()
    return left - GAP


def _cap_width(metrics: QFontMetrics, key: str) -> int:
    return max(metrics.horizontalAdvance(key) + 2 * PADDING, metrics.height() + 1)


class KeyTip(QObject):
    """Keep the tooltip of a widget at some words with their key behind them, for as long as the key is one."""

    def __init__(self, widget: QWidget, words: str, keys: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._words = words
        self._keys = (keys,) if keys else ()
        self._show()
        if is_single(keys):
            single_keys().switched.connect(self._show)

    def show_words(self, words: str) -> None:
        """Say other words."""
        self._words = words
        self._show()

    def _show(self) -> None:
        self._widget.setToolTip(plain(with_keys(self._words, self._keys)))


class Keycaps(QWidget):
    """Show keys as keycaps, and behind them in quiet words what they do; nothing where the keys are turned off."""

    def __init__(self, hint: KeyHint, *, name: str, style: TypeName = "note", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style: TypeName = style
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_hint(hint)
        if any(is_single(keys) for keys in hint.keys):
            single_keys().switched.connect(self._follow)

    def show_hint(self, hint: KeyHint) -> None:
        """Show other keys."""
        self._hint = hint
        self._follow()

    def sizeHint(self) -> QSize:
        """Be as wide as the keys and their words."""
        theme = current_theme()
        width = keycaps_width(theme, self._hint.keys)
        if self._hint.words and width:
            width += 7 + QFontMetrics(theme.font(self._style)).horizontalAdvance(self._hint.words) + 1
        return QSize(width, theme.dp(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps, then the words."""
        if not shown(self._hint.keys):
            return
        theme = current_theme()
        painter = QPainter(self)
        end = paint_keycaps(painter, 0, self.height() // 2, self._hint.keys, theme)
        painter.setFont(theme.font(self._style))
        painter.setPen(theme.colours.text.tertiary)
        words = QRect(end + 7, 0, self.width() - end - 7, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._hint.words)

    def _follow(self) -> None:
        """Say and show the keys that are keys now."""
        keys = shown(self._hint.keys)
        spoken = ", ".join("+".join(key_text(each)) for each in keys)
        self.setAccessibleName(f"{spoken}: {self._hint.words}" if self._hint.words and keys else spoken)
        self.setToolTip(plain(self.accessibleName()))
        self.updateGeometry()
        self.update()
