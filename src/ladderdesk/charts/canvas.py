"""A drawing surface in pixels on a matplotlib figure, without pyplot and without a window.

One figure pixel is one device-independent pixel; `y` grows downwards. matplotlib is loaded with this module's first
canvas, and its caches go to the user's cache folder.
"""

import logging
import os
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, Literal

from ladderdesk.charts.palette import ChartPalette
from ladderdesk.paths import cache_folder, private_folder

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

DOTS_PER_INCH = 100
POINTS_PER_PIXEL = 72 / DOTS_PER_INCH
TEXT_SIZE = 11
LINE_HEIGHT = 14
OTHER_SCRIPTS = ("Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans")

Align = Literal["left", "center", "right"]
Dash = tuple[float, ...]
Point = tuple[float, float]


@cache
def load_matplotlib() -> None:
    """Load matplotlib with its configuration in our cache folder, text kept as text in what is exported."""
    os.environ.setdefault("MPLCONFIGDIR", str(private_folder(cache_folder() / "matplotlib")))
    import matplotlib as mpl

    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    mpl.rcParams.update(
        {"svg.fonttype": "none", "pdf.fonttype": 42, "svg.hashsalt": "ladderdesk", "text.parse_math": False}
    )


@cache
def usable_families(wished: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the font families that are installed, and add those that have other scripts."""
    load_matplotlib()
    from matplotlib.font_manager import fontManager

    installed = set(fontManager.get_font_names())
    return tuple(name for name in dict.fromkeys((*wished, *OTHER_SCRIPTS, "DejaVu Sans")) if name in installed)


class Canvas:
    """Draws shapes and text on a transparent figure of `width` by `height` pixels."""

    def __init__(self, width: int, height: int, palette: ChartPalette) -> None:
        load_matplotlib()
        from matplotlib.figure import Figure

        self.width = width
        self.height = height
        self.palette = palette
        inches = (width / DOTS_PER_INCH, height / DOTS_PER_INCH)
        self.figure = Figure(figsize=inches, dpi=DOTS_PER_INCH, facecolor="none")
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._layers = count(1)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        color: str,
        align: Align = "left",
        size: float = TEXT_SIZE,
        weight: int = 400,
    ) -> None:
        """Write one line with its middle at `y`."""
        self._axes.text(
            x,
            y,
            words,
            color=color,
            horizontalalignment=align,
            verticalalignment="center_baseline",
            fontproperties=self._font(size, weight),
            parse_math=False,
            zorder=next(self._layers),
        )

    def lines(self, x: float, top: float, texts: Sequence[str], *, color: str, align: Align = "left") -> None:
        """Write lines one under the other from `top` down."""
        for place, words in enumerate(texts):
            self.text(x, top + LINE_HEIGHT * (place + 0.5), words, color=color, align=align)

    def width_of(self, words: str, *, size: float = TEXT_SIZE, weight: int = 400) -> float:
        """Measure a line of text."""
        return _width_of(words, usable_families(self.palette.families), size, weight)

    def line(
        self, points: Sequence[Point], *, color: str, width: float = 1, dash: Dash | None = None, steps: bool = False
    ) -> None:
        """Draw a line through points, or in steps that hold each value until the next point."""
        style: Any = (0, tuple(part / width for part in dash)) if dash else "solid"
        self._axes.plot(
            [x for x, _y in points],
            [y for _x, y in points],
            color=color,
            linewidth=width * POINTS_PER_PIXEL,
            linestyle=style,
            drawstyle="steps-post" if steps else "default",
            solid_capstyle="round" if not steps else "butt",
            solid_joinstyle="round",
            dash_capstyle="butt",
            clip_on=False,
            zorder=next(self._layers),
        )

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = 1,
        alpha: float = 1,
        dash: Dash | None = None,
    ) -> None:
        """Draw a closed shape."""
        from matplotlib.patches import Polygon

        style: Any = (0, tuple(part / width for part in dash)) if dash else "solid"
        self._axes.add_artist(
            Polygon(
                points,
                closed=True,
                facecolor=fill or "none",
                edgecolor=edge or "none",
                linewidth=width * POINTS_PER_PIXEL if edge else 0,
                linestyle=style,
                alpha=alpha,
                joinstyle="round",
                clip_on=False,
                zorder=next(self._layers),
            )
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str,
        edge: str | None = None,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle, with round corners where there is a radius."""
        from matplotlib.patches import FancyBboxPatch, Rectangle

        style: dict[str, Any] = {
            "facecolor": fill,
            "edgecolor": edge or "none",
            "linewidth": POINTS_PER_PIXEL if edge else 0,
            "clip_on": False,
            "zorder": next(self._layers),
        }
        if not radius:
            self._axes.add_artist(Rectangle((x, y), width, height, **style))
            return
        radius = min(radius, width / 2, height / 2)
        self._axes.add_artist(
            FancyBboxPatch((x, y), width, height, boxstyle=f"round,pad=0,rounding_size={radius}", **style)
        )

    def dot(self, x: float, y: float, radius: float, *, fill: str) -> None:
        """Draw a disc."""
        from matplotlib.patches import Circle

        self._axes.add_artist(
            Circle((x, y), radius, facecolor=fill, edgecolor="none", clip_on=False, zorder=next(self._layers))
        )

    def wrapped(self, words: str, room: float, *, most: int = 3, weight: int = 400) -> list[str]:
        """Break words into lines that fit, and cut with an ellipsis what no break makes fit."""
        lines = [""]
        for word in words.split():
            joined = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width_of(joined, weight=weight) <= room:
                lines[-1] = joined
            else:
                lines.append(word)
        kept = lines[:most]
        if len(lines) > most:
            kept[-1] = f"{kept[-1]} {' '.join(lines[most:])}"
        return [self.elided(line, room, weight=weight) for line in kept]

    def elided(self, words: str, room: float, *, weight: int = 400) -> str:
        """Cut a line so that it fits, with an ellipsis for what is gone."""
        if self.width_of(words, weight=weight) <= room:
            return words
        shortest, longest = 0, len(words)
        while shortest < longest:
            middle = (shortest + longest + 1) // 2
            if self.width_of(f"{words[:middle].rstrip()}…", weight=weight) <= room:
                shortest = middle
            else:
                longest = middle - 1
        return f"{words[:shortest].rstrip()}…"

    def note(self, words: str) -> None:
        """Say in the middle why there is nothing to see."""
        lines = self.wrapped(words, self.width - 24, most=4)
        top = (self.height - LINE_HEIGHT * len(lines)) / 2
        self.lines(self.width / 2, top, lines, color=self.palette.quiet, align="center")

    def _font(self, size: float, weight: int) -> "FontProperties":
        return _font(usable_families(self.palette.families), size, weight)


@lru_cache(maxsize=4096)
def _width_of(words: str, families: tuple[str, ...], size: float, weight: int) -> float:
    width, _height, _descent = _ruler().get_text_width_height_descent(
        words, _font(families, size, weight), ismath=False
    )
    return float(width)


@cache
def _ruler() -> Any:
    """Give the renderer that texts are measured with."""
    from matplotlib.backends import backend_agg

    agg: Any = backend_agg
    return agg.RendererAgg(1, 1, DOTS_PER_INCH)


@cache
def _font(families: tuple[str, ...], size: float, weight: int) -> "FontProperties":
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(families), size=size * POINTS_PER_PIXEL, weight=weight)


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Move labels apart so that neighbours keep `gap`, near where they were wanted and between `low` and `high`."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = [0.0] * len(wanted)
    floor = low
    for place in order:
        placed[place] = max(wanted[place], floor)
        floor = placed[place] + gap
    ceiling = high
    for place in reversed(order):
        placed[place] = min(placed[place], ceiling)
        ceiling = placed[place] - gap
    return placed
