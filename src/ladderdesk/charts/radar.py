"""The radar: how much of the target each group of the ladder carries, claimed as an outline, packet-ready filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

from ladderdesk.charts.canvas import LINE_HEIGHT, Align, Canvas, Point
from ladderdesk.charts.chart import Area, Chart, ChartCell, ChartTable
from ladderdesk.charts.palette import ChartPalette
from ladderdesk.charts.rows import Axis
from ladderdesk.i18n import _
from ladderdesk.locales import percent_text

SIZE = (308, 244)
FEWEST_AXES = 3
LEGEND_HEIGHT = 22
LABEL_GAP = 9
WRAPPINGS = ((130, 3), (104, 3), (84, 3), (66, 3), (84, 2), (66, 2), (84, 1), (60, 1), (44, 1))
"""The widths and numbers of lines that are tried for the labels."""

RINGS = (0.25, 0.5, 0.75)
TARGET_DASH = (4.0, 3.0)
SAME_RADIUS = 2.0
DOT = 3.0
TOUCH = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A wrapped label and the direction of its axis from the centre."""

    lines: list[str]
    width: float
    dx: float
    dy: float

    @property
    def height(self) -> float:
        return LINE_HEIGHT * len(self.lines)

    @property
    def align(self) -> Align:
        if abs(self.dx) < 0.25:
            return "center"
        return "left" if self.dx > 0 else "right"

    def left(self, center: Point, radius: float) -> float:
        """Give the left edge of the label outside a circle."""
        x = center[0] + (radius + LABEL_GAP) * self.dx
        return x - {"left": 0.0, "center": self.width / 2, "right": self.width}[self.align]

    def top(self, center: Point, radius: float) -> float:
        """Give the upper edge of the label outside a circle: above it at the top, beside it at the sides."""
        y = center[1] + (radius + LABEL_GAP) * self.dy
        return y - self.height * (1 - self.dy) / 2

    def frame(self, center: Point, radius: float) -> Area:
        """Give the rectangle of the label outside a circle."""
        left, top = self.left(center, radius), self.top(center, radius)
        return Area(x=left, y=top + 1, width=self.width, height=self.height - 2)


def radar(axes: Sequence[Axis], target: str, palette: ChartPalette, *, size: tuple[int, int] = SIZE) -> Chart:
    """Draw the coverage of a target level by group; fewer than three groups are drawn as bars."""
    canvas = Canvas(*size, palette)
    table = _table(axes, target)
    if not axes:
        words = _("Nothing to cover yet. Choose the level you want next.")
        canvas.note(words)
        return _chart(canvas, table, (), words, is_empty=True)
    cells = _draw_radar(canvas, axes) if len(axes) >= FEWEST_AXES else _draw_bars(canvas, axes)
    _draw_legend(canvas, target)
    return _chart(canvas, table, cells, _summary(axes, target))


def _chart(
    canvas: Canvas, table: ChartTable, cells: tuple[ChartCell, ...], summary: str, *, is_empty: bool = False
) -> Chart:
    return Chart(
        figure=canvas.figure,
        palette=canvas.palette,
        width=canvas.width,
        height=canvas.height,
        table=table,
        cells=cells,
        summary=summary,
        is_empty=is_empty,
    )


def _table(axes: Sequence[Axis], target: str) -> ChartTable:
    return ChartTable(
        title=_("Coverage of {level} by group").format(level=target),
        columns=(_("Group"), _("Claimed"), _("Packet-ready"), _("Criteria demonstrated")),
        rows=tuple(
            (
                axis.label,
                _share_text(axis.claimed),
                _share_text(axis.packet_ready),
                _("{met} of {of}").format(met=axis.demonstrated, of=axis.criteria),
            )
            for axis in axes
        ),
    )


def _share_text(share: float | None) -> str:
    return "–" if share is None else percent_text(share)


def _summary(axes: Sequence[Axis], target: str) -> str:
    told = "; ".join(f"{axis.label}: {_value(axis)}" for axis in axes)
    return _("Coverage of {level} by group. {groups}.").format(level=target, groups=told)


def _value(axis: Axis) -> str:
    return _("{claimed} claimed, {ready} packet-ready").format(
        claimed=_share_text(axis.claimed), ready=_share_text(axis.packet_ready)
    )


def _draw_radar(canvas: Canvas, axes: Sequence[Axis]) -> tuple[ChartCell, ...]:
    labels, center, radius = _fitted(canvas, [axis.label for axis in axes])
    corners = [(label.dx, label.dy) for label in labels]

    def at(shares: Sequence[float]) -> list[Point]:
        return [
            (center[0] + radius * share * dx, center[1] + radius * share * dy)
            for share, (dx, dy) in zip(shares, corners, strict=True)
        ]

    claimed, ready = [axis.claimed or 0.0 for axis in axes], [axis.packet_ready or 0.0 for axis in axes]
    palette = canvas.palette
    for ring in RINGS:
        canvas.polygon(at([ring] * len(axes)), edge=palette.grid)
    for corner in at([1.0] * len(axes)):
        canvas.line((center, corner), color=palette.grid)
    canvas.polygon(at(ready), fill=palette.current, alpha=0.22)
    canvas.polygon(at([1.0] * len(axes)), edge=palette.target, width=1.5, dash=TARGET_DASH)
    canvas.polygon(at(claimed), edge=palette.current, width=1.75)
    for x, y in at(claimed):
        canvas.dot(x, y, DOT, fill=palette.current)
    _draw_scale(canvas, center, radius)
    _draw_labels(canvas, labels, center, radius)
    vertices = zip(axes, labels, at(claimed), strict=True)
    return tuple(_cell(axis, label, center, radius, vertex) for axis, label, vertex in vertices)


def _fitted(canvas: Canvas, names: Sequence[str]) -> tuple[list[_Label], Point, float]:
    """Find the wrapping of the labels that keeps them apart and lets the radar be as large as it can be."""
    tried = []
    for room, most in WRAPPINGS:
        labels = _labels(canvas, names, room, most)
        center, radius = _largest(labels, canvas.width, canvas.height - LEGEND_HEIGHT)
        is_apart = not _any_overlap([label.frame(center, radius) for label in labels])
        tried.append((is_apart, round(radius / SAME_RADIUS) if most > 1 else 0, labels, center, radius))
    *_order, labels, center, radius = max(tried, key=lambda one: one[:2])
    return labels, center, radius


def _labels(canvas: Canvas, names: Sequence[str], room: float, most: int) -> list[_Label]:
    labels = []
    for place, name in enumerate(names):
        angle = 2 * pi * place / len(names)
        lines = canvas.wrapped(name, room, most=most)
        labels.append(_Label(lines=lines, width=max(map(canvas.width_of, lines)), dx=sin(angle), dy=-cos(angle)))
    return labels


def _any_overlap(frames: Sequence[Area]) -> bool:
    return any(
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
        for one, other in combinations(frames, 2)
    )


def _largest(labels: Sequence[_Label], width: float, height: float) -> tuple[Point, float]:
    """Give the centre and the largest radius at which every label lies inside."""
    smallest, largest = 10.0, min(width, height)
    for _step in range(12):
        middle = (smallest + largest) / 2
        if _center_for(labels, width, height, middle):
            smallest = middle
        else:
            largest = middle
    center = _center_for(labels, width, height, smallest)
    return center or (width / 2, height / 2), smallest


def _center_for(labels: Sequence[_Label], width: float, height: float, radius: float) -> Point | None:
    """Give the middle of the places where the centre may be, none where a label would be cut."""
    origin = (0.0, 0.0)
    left = min(-radius - DOT, *(label.left(origin, radius) for label in labels))
    right = max(radius + DOT, *(label.left(origin, radius) + label.width for label in labels))
    top = min(-radius - DOT, *(label.top(origin, radius) for label in labels))
    bottom = max(label.top(origin, radius) + label.height for label in labels)
    if right - left > width or bottom - top > height:
        return None
    return _nearest(width / 2, -left, width - right), _nearest(height / 2, -top, height - bottom)


def _nearest(wanted: float, low: float, high: float) -> float:
    return max(low, min(high, wanted))


def _draw_scale(canvas: Canvas, center: Point, radius: float) -> None:
    for share in (0.5, 1.0):
        y = center[1] - radius * share + 7
        canvas.text(center[0] + 4, y, percent_text(share), color=canvas.palette.quiet, size=10)


def _draw_labels(canvas: Canvas, labels: Sequence[_Label], center: Point, radius: float) -> None:
    for label in labels:
        left = label.left(center, radius)
        x = left + {"left": 0.0, "center": label.width / 2, "right": label.width}[label.align]
        canvas.lines(x, label.top(center, radius), label.lines, color=canvas.palette.label, align=label.align)


def _cell(axis: Axis, label: _Label, center: Point, radius: float, vertex: Point) -> ChartCell:
    height = max(TOUCH, label.height + 4)
    top = max(0.0, label.top(center, radius) + (label.height - height) / 2)
    named = Area(x=label.left(center, radius) - 4, y=top, width=label.width + 8, height=height)
    point = Area(x=vertex[0] - TOUCH / 2, y=vertex[1] - TOUCH / 2, width=TOUCH, height=TOUCH)
    return ChartCell(area=named, label=axis.label, value=_value(axis), touch=(point,))


def _draw_bars(canvas: Canvas, axes: Sequence[Axis]) -> tuple[ChartCell, ...]:
    palette, width, left = canvas.palette, canvas.width - 16.0, 8.0
    cells = []
    for place, axis in enumerate(axes):
        top = 16.0 + 62 * place
        canvas.text(left, top + 8, canvas.elided(axis.label, width), color=palette.label)
        canvas.box(left, top + 20, width, 16, fill="none", edge=palette.target)
        if axis.packet_ready:
            canvas.polygon(_rectangle(left, top + 20, width * axis.packet_ready, 16), fill=palette.current, alpha=0.22)
        if axis.claimed:
            canvas.polygon(_rectangle(left, top + 20, width * axis.claimed, 16), edge=palette.current, width=1.75)
        area = Area(x=left - 4, y=top, width=width + 8, height=40)
        cells.append(ChartCell(area=area, label=axis.label, value=_value(axis)))
    return tuple(cells)


def _rectangle(x: float, y: float, width: float, height: float) -> list[Point]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _draw_legend(canvas: Canvas, target: str) -> None:
    words = _("Claimed, filled: packet-ready")
    palette, y, sample, gap = canvas.palette, canvas.height - 9.0, 18.0, 5.0
    room = canvas.width - canvas.width_of(words) - 2 * (sample + gap) - 20
    named = canvas.elided(target, max(room, 20))
    x = (canvas.width - canvas.width_of(words) - canvas.width_of(named) - 2 * (sample + gap) - 14) / 2
    canvas.line(((x, y), (x + sample, y)), color=palette.current, width=2)
    canvas.text(x + sample + gap, y, words, color=palette.label)
    x += sample + gap + canvas.width_of(words) + 14
    canvas.line(((x, y), (x + sample, y)), color=palette.target, width=1.5, dash=TARGET_DASH)
    canvas.text(x + sample + gap, y, named, color=palette.label)
