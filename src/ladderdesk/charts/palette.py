"""The colours and fonts of a chart, taken from the design tokens of one theme."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ladderdesk.paths import shipped

Theme = Literal["light", "dark"]
FAMILIES = ("Inter", "DejaVu Sans")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPalette:
    """What charts are drawn with; of the font `families` the first that is installed and has a character wins."""

    surface: str
    text: str
    label: str
    quiet: str
    grid: str
    axis: str
    current: str
    target: str
    second: str
    beyond: str
    heat: tuple[str, str, str, str, str]
    heat_text: tuple[str, str, str, str, str]
    families: tuple[str, ...] = FAMILIES


def palette_from(tokens: Mapping[str, Any], theme: Theme, families: tuple[str, ...] = FAMILIES) -> ChartPalette:
    """Take a chart's colours out of the design tokens."""
    color = tokens["color"][theme]
    return ChartPalette(
        surface=color["surface"]["raised"],
        text=color["text"]["primary"],
        label=color["chart"]["label"],
        quiet=color["text"]["tertiary"],
        grid=color["chart"]["grid"],
        axis=color["chart"]["axis"],
        current=color["chart"]["current"],
        target=color["chart"]["target"],
        second=color["status"]["emerging"]["fg"],
        beyond=color["accent"]["on_subtle"],
        heat=tuple(color["heat"]),
        heat_text=tuple(color["heat_text"]),
        families=families,
    )


@cache
def shipped_palette(theme: Theme) -> ChartPalette:
    """Give the palette of the tokens that ship with the program, for pictures made without a window."""
    tokens = json.loads((shipped("resources") / "theme" / "tokens.json").read_text(encoding="utf-8"))
    return palette_from(tokens, theme)
