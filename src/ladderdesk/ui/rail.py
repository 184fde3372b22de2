"""The rail at the left: the logo, one button for each screen, settings and menu at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ladderdesk.ui.actions import Command
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.keycap import key_text
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.pressing import pressed_by_enter

HOLD_MS = 400
MARGIN = 6
FOOT_HEIGHT = 36


class NavButton(QToolButton):
    """Go to a screen: its icon over its name."""

    def __init__(self, command: Command, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command = command
        self._shows_digit = False
        self.setCheckable(True)
        self.setText(command.words)
        name_widget(self, f"nav-{command.id}", command.words)
        self.setToolTip(command.tooltip)
        self.setProperty("ring_radius", current_theme().radius.row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_digit(self, shown: bool) -> None:
        """Show the digit that goes here with Ctrl instead of the icon, or the icon again."""
        self._shows_digit = shown and bool(self.command.keys)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as the tokens say."""
        size = current_theme().size
        return QSize(size.rail - 2 * MARGIN, size.nav_item)

    def minimumSizeHint(self) -> QSize:
        """Shrink to icon and name, where large type leaves the rail little room."""
        return QSize(self.sizeHint().width(), self._content_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter as on Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, icon and name."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _fill(painter, self)
        ink = _ink(self)
        edge, centre = theme.icon_size.m, self.width() // 2
        above = min(theme.dp(8), self.height() - self._content_height())
        top = QRect(0, above, self.width(), edge)
        if self._shows_digit:
            painter.setPen(ink)
            painter.setFont(theme.font("heading"))
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, key_text(self.command.keys[0])[-1])
        else:
            theme.draw_icon(painter, self.command.icon, ink, QPoint(centre - edge // 2, top.top()), edge)
        painter.setFont(theme.font("caption_bold" if self.isChecked() else "caption"))
        painter.setPen(ink)
        words = QRect(0, top.bottom() + 1 + theme.dp(2), self.width(), theme.line("caption"))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _content_height(self) -> int:
        theme = current_theme()
        return theme.icon_size.m + theme.dp(2) + theme.line("caption")


class FootButton(QToolButton):
    """An icon alone at the foot of the rail."""

    def __init__(self, command: Command, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command = command
        name_widget(self, f"nav-{command.id}", command.words)
        self.setToolTip(command.tooltip)
        self.setProperty("ring_radius", current_theme().radius.row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be 36 high."""
        theme = current_theme()
        return QSize(theme.size.rail - 2 * MARGIN, theme.dp(FOOT_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter as on Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill and icon."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _fill(painter, self)
        edge = theme.icon_size.m
        at = QPoint((self.width() - edge) // 2, (self.height() - edge) // 2)
        theme.draw_icon(painter, self.command.icon, _ink(self), at, edge)


class Logo(QWidget):
    """The ladder in its box."""

    def __init__(self, edge: int = 32, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = edge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be square."""
        edge = current_theme().dp(self._edge)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the ladder."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours.accent.base)
        painter.drawRoundedRect(self.rect(), theme.radius.row, theme.radius.row)
        edge = round(self.width() * 0.625)
        at = QPoint((self.width() - edge) // 2, (self.height() - edge) // 2)
        theme.draw_icon(painter, "ladder", theme.colours.text.on_accent, at, edge)


class Rail(QFrame):
    """Show where one can go, and where one is.

    Signals: `page_requested(str)`, `menu_requested()`.
    """

    page_requested = Signal(str)
    menu_requested = Signal()

    def __init__(
        self, pages: Sequence[Command], settings: Command | None, menu: Command, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("surface", "sunken")
        self.setProperty("edge", "right")
        self._buttons: dict[str, NavButton | FootButton] = {}
        self._group = QButtonGroup(self)
        self._hold = QTimer(self, interval=HOLD_MS, singleShot=True)
        self._menu_button = FootButton(menu)
        self._build(pages, settings)
        self._connect()

    @property
    def menu_button(self) -> QWidget:
        """Give the button that the menu opens at."""
        return self._menu_button

    def show_page(self, page: str) -> None:
        """Mark the screen that is shown, none where the name is empty."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == page)
        self._group.setExclusive(True)

    def hold_control(self) -> None:
        """Show the digits once Ctrl was held for a while."""
        self._hold.start()

    def release_control(self) -> None:
        """Show the icons again."""
        self._hold.stop()
        self._show_digits(False)

    def sizeHint(self) -> QSize:
        """Be as wide as the tokens say."""
        return QSize(current_theme().size.rail, 400)

    def minimumSizeHint(self) -> QSize:
        """Never shrink."""
        return self.sizeHint()

    def _build(self, pages: Sequence[Command], settings: Command | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN - 1, 8)
        column.setSpacing(0)
        column.addWidget(Logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        for command in pages:
            column.addWidget(self._add(NavButton(command)))
            column.addSpacing(4)
        column.addStretch(1)
        if settings is not None:
            foot = self._add(FootButton(settings))
            foot.setCheckable(True)
            column.addWidget(foot)
        column.addWidget(self._menu_button)

    def _add(self, button: NavButton | FootButton) -> NavButton | FootButton:
        self._buttons[button.command.id] = button
        self._group.addButton(button)
        return button

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._request)
        self._menu_button.clicked.connect(self.menu_requested)
        self._hold.timeout.connect(self._show_all_digits)

    def _request(self, button: NavButton | FootButton) -> None:
        self.page_requested.emit(button.command.id)

    def _show_all_digits(self) -> None:
        self._show_digits(True)

    def _show_digits(self, shown: bool) -> None:
        for button in self._buttons.values():
            if isinstance(button, NavButton):
                button.show_digit(shown)


def _fill(painter: QPainter, button: QToolButton) -> None:
    surface = current_theme().colours.surface
    fill: QColor | None = surface.hover if button.underMouse() or button.isDown() else None
    if button.isChecked():
        fill = surface.selected
    if fill is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(button.rect(), 8, 8)


def _ink(button: QToolButton) -> QColor:
    colours = current_theme().colours
    return colours.accent.on_subtle if button.isChecked() else colours.text.secondary
