"""The look of the program: one style sheet, palette and set of fonts for the theme and scale in use."""

import re
from typing import TYPE_CHECKING, NamedTuple, cast
from weakref import ref

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ladderdesk.paths import shipped
from ladderdesk.ui.contrast import system_colours, wants_high_contrast, wants_less_motion
from ladderdesk.ui.fonts import Fonts, TypeName
from ladderdesk.ui.icons import Icons
from ladderdesk.ui.tokens import Colours, Tokens, read_tokens

if TYPE_CHECKING:
    from ladderdesk.settings import ThemeChoice
    from ladderdesk.ui.wardrobe import Wardrobe

PROPERTY = "ladderdesk_theme"
PLACEHOLDER = re.compile(r"@([a-z_]+(?:\.[a-z_]+)*)|\b(\d+)dp\b|\b(\d+)wt\b")


class Look(NamedTuple):
    """What the user chose of the look: the theme, the size in percent, and whether to move less."""

    choice: "ThemeChoice"
    percent: int = 100
    reduced_motion: bool = False


class Theme(QObject):
    """Hold the colours, sizes, fonts and icons in use, and dress the application and its windows in them.

    `is_fusion` says that the application was made with `-style fusion`; to ask it costs a start-up 10 ms.

    Signals: `themed` fires after the application wears a new theme or scale, and a window then asks for its new sheet.
    What is in the window need not listen: Qt sends each widget a StyleChange event with it.
    """

    themed = Signal()

    def __init__(self, app: QApplication, *, is_fusion: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._is_fusion = is_fusion
        self._system_palette = app.palette()
        self.tokens: Tokens = read_tokens()
        self.icons = Icons()
        self.choice: ThemeChoice = "system"
        self._sheet = ""
        self._is_still = False
        self._next: Look | None = None
        self._wardrobes: list[ref[Wardrobe]] = []
        self._turn = QTimer(self, interval=0)
        self.space = self.tokens.space
        self.radius = self.tokens.radius
        self._settle(self.tokens.light, 1.0)
        app.setProperty(PROPERTY, self)
        self._connect()

    @property
    def is_dark(self) -> bool:
        """Say whether the dark theme is worn."""
        return self.colours.is_dark

    @property
    def base_ms(self) -> int:
        """Give how long a drawer, toast or palette takes to appear; 0 where the system asks for less motion."""
        return self.tokens.motion.reduced if self._is_still or wants_less_motion() else self.tokens.motion.base_ms

    @property
    def percent(self) -> int:
        """Give the interface scale in percent, the one that is about to be worn where there is one."""
        return self._next.percent if self._next is not None else round(self.scale * 100)

    def wait_for(self, wardrobe: "Wardrobe") -> None:
        """Let this one put away what it hides before another look is worn, before those that it may stand in."""
        self._wardrobes = [ref(wardrobe), *(each for each in self._wardrobes if _alive(each) is not None)]

    def change(self, choice: "ThemeChoice", percent: int, *, reduced_motion: bool = False) -> None:
        """Wear another look as `apply` does, once what is hidden was put away: a piece a turn, so that no key waits."""
        is_on_its_way = self._next is not None
        self._next = Look(choice, percent, reduced_motion)
        self._turn.start()
        if not is_on_its_way:
            self._prepare()

    def apply(self, choice: "ThemeChoice", percent: int = 100, *, reduced_motion: bool = False) -> None:
        """Dress the application in a theme at an interface scale from 90 to 150 percent."""
        self._turn.stop()
        self._next = None
        self.choice = choice
        self._is_still = reduced_motion
        self._settle(self._colours_for(choice), max(90, min(150, percent)) / 100)
        self._dress()

    def font(self, name: TypeName) -> QFont:
        """Give the font of a type style."""
        return self.fonts.font(name)

    def line(self, name: TypeName) -> int:
        """Give the line height of a type style in pixels."""
        return self.fonts.line(name)

    def color(self, name: str) -> QColor:
        """Find a colour by its place in the tokens, such as "danger.on_subtle"."""
        value: object = self.colours
        for part in name.split("."):
            value = getattr(value, part)
        return cast(QColor, value)

    def dp(self, length: float) -> int:
        """Scale a length that grows with the text."""
        return round(length * self.scale)

    def pixmap(self, name: str, color: QColor, size: int | None = None) -> QPixmap:
        """Give an icon as a pixmap in `color`, 16 (scaled) or `size` pixels square, sharp on the sharpest screen."""
        return self.icons.pixmap(name, color, size or self.icon_size.s, self._ratio, self.colours.surface.raised)

    def icon(self, name: str, color: QColor | None = None) -> QIcon:
        """Give an icon for a menu or a native control, drawn in the colour of words unless told otherwise."""
        text = self.colours.text
        icon = QIcon(self.pixmap(name, color or text.primary))
        icon.addPixmap(self.pixmap(name, text.disabled), QIcon.Mode.Disabled)
        return icon

    def draw_icon(self, painter: QPainter, name: str, color: QColor, at: QPoint, size: int | None = None) -> None:
        """Draw an icon with its upper left corner at a point."""
        painter.drawPixmap(at, self.pixmap(name, color, size))

    def dress(self, window: QWidget) -> None:
        """Put the style sheet on a window, for all that is in it and that opens over it.

        Were it the application's, each widget would look its style up anew with every parent it gets while a screen is
        put together, and a screen would take four times as long.
        """
        window.setStyleSheet(self._sheet)

    def style_sheet(self) -> str:
        """Fill the shipped style template with this theme's colours and this scale's lengths."""
        template = (shipped("resources") / "theme" / "style.qss").read_text(encoding="utf-8")
        return PLACEHOLDER.sub(self._value_of, template)

    def _value_of(self, found: re.Match[str]) -> str:
        name, length, weight = found.groups()
        if weight is not None:
            return str(self.fonts.weight(int(weight)))
        if length is not None:
            return f"{self.dp(int(length))}px"
        if name == "glyphs":
            return (shipped("resources") / "theme" / ("dark" if self.is_dark else "light")).as_posix()
        return self.color(name).name()

    def _settle(self, colours: Colours, scale: float) -> None:
        self.colours = colours
        self.scale = scale
        self.size = self.tokens.size.scaled(scale)
        self.icon_size = self.tokens.icon.scaled(scale)
        self.fonts = Fonts(self.tokens, scale, on_dark=colours.is_dark)
        self._ratio = self._app.devicePixelRatio()

    def _colours_for(self, choice: "ThemeChoice") -> Colours:
        if wants_high_contrast():
            return system_colours(self._system_palette, self.tokens.light)
        if choice == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            return self.tokens.dark if scheme == Qt.ColorScheme.Dark else self.tokens.light
        return self.tokens.dark if choice == "dark" else self.tokens.light

    def _dress(self) -> None:
        if not self._is_fusion:
            self._app.setStyle("Fusion")
            self._is_fusion = True
        self._app.setPalette(palette_of(self.colours))
        self._app.setFont(self.font("body"))
        self._sheet = self.style_sheet()
        self.themed.emit()

    def _prepare(self) -> None:
        """Put one thing away, or wear what was asked for where nothing is left to put away."""
        if self._next is None or any(each.put_one_away() for each in map(_alive, self._wardrobes) if each is not None):
            return
        choice, percent, reduced_motion = self._next
        self.apply(choice, percent, reduced_motion=reduced_motion)
        self._turn.start()

    def _take_turn(self) -> None:
        """Prepare the look that is asked for; where none is, bring one thing back, those first that others stand in."""
        if self._next is not None:
            self._prepare()
        elif not any(each.bring_one_back() for each in map(_alive, reversed(self._wardrobes)) if each is not None):
            self._turn.stop()

    def _follow_system(self) -> None:
        if self.choice == "system":
            self.change(self.choice, self.percent, reduced_motion=self._is_still)

    def _connect(self) -> None:
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._turn.timeout.connect(self._take_turn)


def _alive(reference: "ref[Wardrobe]") -> "Wardrobe | None":
    wardrobe = reference()
    return wardrobe if wardrobe is not None and isValid(wardrobe) else None


def current_theme() -> Theme:
    """Find the theme that the running application wears; raises LookupError where none was made."""
    app = QApplication.instance()
    found = app.property(PROPERTY) if app is not None else None
    if found is None:
        raise LookupError("no theme was made for this application")
    return cast(Theme, found)


def repolish(widget: QWidget) -> None:
    """Let the style look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def palette_of(colours: Colours) -> QPalette:
    """Make the palette that native parts follow."""
    role, surface, text = QPalette.ColorRole, colours.surface, colours.text
    palette = QPalette()
    for name, color in (
        (role.Window, surface.window),
        (role.WindowText, text.primary),
        (role.Base, surface.raised),
        (role.AlternateBase, surface.sunken),
        (role.Text, text.primary),
        (role.Button, surface.sunken),
        (role.ButtonText, text.primary),
        (role.BrightText, text.primary),
        (role.PlaceholderText, text.tertiary),
        (role.Highlight, surface.selected),
        (role.HighlightedText, text.primary),
        (role.Link, text.link),
        (role.LinkVisited, text.link),
        (role.Accent, colours.accent.base),
        (role.ToolTipBase, text.primary),
        (role.ToolTipText, surface.window),
        (role.Light, surface.raised),
        (role.Midlight, surface.hover),
        (role.Mid, colours.border.default),
        (role.Dark, colours.border.strong),
        (role.Shadow, colours.border.strong),
    ):
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, text.disabled)
    return palette
