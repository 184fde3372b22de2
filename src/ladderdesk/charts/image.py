"""A drawn chart as pixels for the screen, and as SVG or PNG for the world outside.

Drawing loads and holds matplotlib, which is not thread-safe: callers draw in one worker at a time.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ladderdesk.charts.canvas import DOTS_PER_INCH
from ladderdesk.charts.chart import Chart, ChartCell

EXPORT_SCALE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartImage:
    """A chart as `width` by `height` device pixels of premultiplied RGBA, rows from the top, without padding.

    The cells are in device-independent pixels, as in the chart: multiply by `dpr` for device pixels.
    """

    pixels: bytes
    width: int
    height: int
    dpr: float
    cells: tuple[ChartCell, ...]


def draw(chart: Chart, *, dpr: float = 1.0) -> ChartImage:
    """Draw a chart on a transparent ground for a screen with `dpr` device pixels to each of ours."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    chart.figure.set_dpi(DOTS_PER_INCH * dpr)
    agg: Any = FigureCanvasAgg(chart.figure)
    with _quiet_about_glyphs():
        agg.draw()
    straight = np.asarray(agg.buffer_rgba())
    alpha = straight[..., 3:].astype(np.uint16)
    colors = (straight[..., :3] * alpha + 127) // 255
    pixels = np.concatenate((colors.astype(np.uint8), straight[..., 3:]), axis=2)
    chart.figure.set_dpi(DOTS_PER_INCH)
    return ChartImage(
        pixels=pixels.tobytes(), width=pixels.shape[1], height=pixels.shape[0], dpr=dpr, cells=chart.cells
    )


def as_svg(chart: Chart) -> bytes:
    """Write a chart as SVG with its own background; text stays text, and nothing outside the file is needed."""
    metadata = {"Title": chart.table.title, "Description": chart.summary, "Date": None, "Creator": None}
    return _saved(chart, "svg", DOTS_PER_INCH, metadata)


def as_png(chart: Chart, *, scale: float = EXPORT_SCALE) -> bytes:
    """Write a chart as PNG with its own background, `scale` pixels to each of ours."""
    return _saved(chart, "png", DOTS_PER_INCH * scale, {"Title": chart.table.title, "Software": None})


def _saved(chart: Chart, form: str, dpi: float, metadata: dict[str, str | None]) -> bytes:
    written = BytesIO()
    with _quiet_about_glyphs():
        chart.figure.savefig(
            written, format=form, dpi=dpi, facecolor=chart.palette.surface, edgecolor="none", metadata=metadata
        )
    return written.getvalue()


@contextmanager
def _quiet_about_glyphs() -> Iterator[None]:
    """Let a character that no font has show as a box, without a line on the terminal for each."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph \d+ .* missing from font")
        yield
