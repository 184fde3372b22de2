"""What the system asks of every program for the sake of those who see or move differently."""

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ladderdesk.ui.tokens import Accent, Border, Colours, Danger, Focus, StatusColours, StatusPair, Surface, Text


def wants_less_motion() -> bool:
    """Say whether the system asks for less motion, or has no screen to move anything on."""
    return QGuiApplication.platformName() == "offscreen" or _preference("motionPreference") == "ReducedMotion"


def wants_high_contrast() -> bool:
    """Say whether the system asks for high contrast; its own colours then take the place of ours."""
    return _preference("contrastPreference") == "HighContrast"


def system_colours(palette: QPalette, base: Colours) -> Colours:
    """Make a theme of the system's own colours: all words in one, edges as strong as words, shapes from `base`."""
    role = QPalette.ColorRole
    ground, field, words = palette.color(role.Window), palette.color(role.Base), palette.color(role.WindowText)
    chosen, on_chosen = palette.color(role.Highlight), palette.color(role.HighlightedText)
    tint = _between(field, words, 0.16)
    pair = StatusPair(fg=words, bg=field)
    return base._replace(
        surface=Surface(ground, field, ground, tint, tint, field, base.surface.page, field, field, base.surface.scrim),
        text=Text(words, words, words, _between(ground, words, 0.6), on_chosen, on_chosen, words),
        border=Border(words, words, words),
        accent=Accent(chosen, chosen, chosen, tint, words),
        status=StatusColours(pair, pair, pair, pair),
        danger=Danger(chosen, chosen, field, words),
        focus=Focus(ring=words, gap=ground),
        heat=tuple(_between(field, words, share) for share in (0.0, 0.16, 0.3, 0.75, 1.0)),
        heat_text=(words, words, words, field, field),
    )


def _between(one: QColor, other: QColor, share: float) -> QColor:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(here * (1 - share) + there * share) for here, there in pairs))


def _preference(name: str) -> str:
    # The hints object came with Qt 6.10; older libraries say nothing.
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    asked = getattr(hints(), name, None) if hints is not None else None
    return str(asked().name) if asked is not None else ""
