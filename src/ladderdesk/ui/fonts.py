"""Type styles as fonts: the family this machine should use, at the interface scale, with figures of one width."""

import sys
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from ladderdesk.ui.tokens import Tokens, TypeStyle

TypeName = Literal[
    "note",
    "caption",
    "caption_bold",
    "small",
    "small_strong",
    "small_bold",
    "body",
    "body_strong",
    "section",
    "reading",
    "composer",
    "heading",
    "title",
    "welcome",
    "display",
]

# What fontconfig answers where nobody chose a font for the desktop: too wide for this layout.
UNCHOSEN = frozenset(
    {"DejaVu Sans", "Bitstream Vera Sans", "Verdana", "Helvetica", "Sans Serif", "Sans", "MS Shell Dlg 2"}
)


# Weights that the screens need beside those of the tokens.
DERIVED: dict[str, tuple[str, int]] = {
    "note": ("caption", 400),
    "caption_bold": ("caption", 600),
    "small_bold": ("small", 600),
}


class Fonts:
    """Make each type style's font once for one interface scale; the fonts handed out are to be copied, not changed."""

    def __init__(self, tokens: Tokens, scale: float = 1.0, *, on_dark: bool = False) -> None:
        self._tokens = tokens
        self._scale = scale
        self._on_dark = on_dark
        self._made: dict[str, QFont] = {}
        self.family = choose_family(tokens.families["ui"])

    def font(self, name: TypeName) -> QFont:
        """Give the font of a type style."""
        if name not in self._made:
            style = self._style(name)
            self._made[name] = self._make(self.family, style.size, style.weight)
        return self._made[name]

    def mono(self) -> QFont:
        """Give the font for code, paths and ids."""
        if "mono" not in self._made:
            family = choose_family(self._tokens.families["mono"])
            self._made["mono"] = self._make(family, self._tokens.type["small"].size, QFont.Weight.Normal)
        return self._made["mono"]

    def weight(self, weight: int) -> int:
        """Give the weight that looks like the one asked for: one step less for Inter's light words on dark ground.

        FreeType thickens the stems of Inter's outlines, and Qt's blending shows that twice where words are light.
        """
        is_thickened = self._on_dark and self.family == "Inter" and sys.platform.startswith("linux")
        return weight - 100 if is_thickened else weight

    def line(self, name: TypeName) -> int:
        """Give the distance between the lines of a type style, in pixels."""
        return round(self._style(name).line * self._scale)

    def _style(self, name: TypeName) -> TypeStyle:
        base, weight = DERIVED.get(name, (name, 0))
        style = self._tokens.type[base]
        return style._replace(weight=weight) if weight else style

    def _make(self, family: str, size: int, weight: int) -> QFont:
        font = QFont(family)
        font.setPixelSize(round(size * self._scale))
        font.setWeight(QFont.Weight(self.weight(weight)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


def choose_family(families: tuple[str, ...]) -> str:
    """Choose the first family that this machine has; the system's own counts only where somebody chose it."""
    for family in families:
        if family.startswith("@"):
            chosen = _system_family(family)
            if chosen not in UNCHOSEN:
                return chosen
        elif QFontDatabase.hasFamily(family):
            return family
    return _system_family(families[0])


def _system_family(name: str) -> str:
    fixed = name == "@system-fixed"
    use = QFontDatabase.SystemFont.FixedFont if fixed else QFontDatabase.SystemFont.GeneralFont
    return QFontInfo(QFontDatabase.systemFont(use)).family()
