"""Charts over time: the burn-up of the criteria, the trend of readiness, and the trend in miniature."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from ladderdesk.assess.values import TrendPoint
from ladderdesk.charts.canvas import LINE_HEIGHT, Canvas, Dash, Point, spread
from ladderdesk.charts.chart import Area, Chart, ChartCell, ChartTable
from ladderdesk.charts.palette import ChartPalette
from ladderdesk.charts.rows import month_label
from ladderdesk.i18n import _, ngettext
from ladderdesk.locales import day_text, percent_text

SIZE = (452, 156)
SPARK_SIZE = (120, 28)
FOOTER = 22.0
TOP = 8.0
LABEL_GAP = 8.0
LABEL_SHARE = 0.25
LABEL_WEIGHT = 500
TICK_ROOM = 42.0
SECOND_DASH: Dash = (5.0, 2.5)
TARGET_DASH: Dash = (4.0, 3.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """One line: its colour and that of its words, and its values on the days, absent where there is no figure."""

    label: str
    color: str
    words: str
    values: tuple[float | None, ...]
    width: float = 2.25
    dash: Dash | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """Where days and values lie in the figure."""

    first: date
    last: date
    most: float
    area: Area

    def x(self, day: date) -> float:
        """Give the place of a day; a single day lies at the right edge."""
        days = (self.last - self.first).days
        return self.area.x + self.area.width * ((day - self.first).days / days if days else 1)

    def y(self, value: float) -> float:
        """Give the height of a value."""
        return self.area.y + self.area.height * (1 - value / self.most)


def burn_up(points: Sequence[TrendPoint], palette: ChartPalette, *, size: tuple[int, int] = SIZE) -> Chart:
    """Draw how many criteria have evidence and how many are demonstrated or better, against all that are asked."""
    canvas = Canvas(*size, palette)
    table = _burn_up_table(points)
    most = max((point.criteria for point in points), default=0)
    if not most:
        return _empty(canvas, table)
    last, series = points[-1], _burn_up_series(points, palette)
    ticks = {float(most): str(most), most / 2: str(most // 2) if most % 2 == 0 else "", 0.0: "0"}
    plot = _draw_frame(canvas, points, series, ticks)
    for one in series:
        _draw_steps(canvas, plot, points, one)
    cells = _cells(plot, points, _burn_up_value)
    return _chart(canvas, table, cells, _("Criteria over time. {value}.").format(value=_burn_up_value(last)))


def trend(points: Sequence[TrendPoint], palette: ChartPalette, *, size: tuple[int, int] = SIZE) -> Chart:
    """Draw readiness over time: claimed, packet-ready, and the range between them."""
    canvas = Canvas(*size, palette)
    table = _trend_table(points)
    known = [point for point in points if point.share.claimed is not None]
    if not known:
        return _empty(canvas, table)
    last = known[-1]
    series = (
        _Series(
            label=_("{share} claimed").format(share=_percent(last.share.claimed)),
            color=palette.current,
            words=palette.current,
            values=tuple(_float(point.share.claimed) for point in points),
        ),
        _Series(
            label=_("{share} packet-ready").format(share=_percent(last.share.packet_ready)),
            color=palette.current,
            words=palette.current,
            values=tuple(_float(point.share.packet_ready) for point in points),
            width=1.5,
            dash=SECOND_DASH,
        ),
    )
    plot = _draw_frame(canvas, points, series, {1.0: percent_text(1.0), 0.5: percent_text(0.5), 0.0: percent_text(0.0)})
    _draw_range(canvas, plot, known)
    for one in series:
        _draw_line(canvas, plot, points, one)
    cells = _cells(plot, points, _trend_value)
    return _chart(canvas, table, cells, _("Readiness over time. {value}.").format(value=_trend_value(last)))


def sparkline(points: Sequence[TrendPoint], palette: ChartPalette, *, size: tuple[int, int] = SPARK_SIZE) -> Chart:
    """Draw the claimed trend in miniature, without words; its table and summary say what it shows."""
    canvas = Canvas(*size, palette)
    table = _trend_table(points)
    known = [point for point in points if point.share.claimed is not None]
    if not known:
        middle = canvas.height / 2
        canvas.line(((2, middle), (canvas.width - 2, middle)), color=palette.grid, width=1.5, dash=TARGET_DASH)
        return _chart(canvas, table, (), _nothing(), is_empty=True)
    most = max(float(point.share.claimed or 0) for point in known) or 1.0
    area = Area(x=4, y=4, width=canvas.width - 8.0, height=canvas.height - 8.0)
    plot = _Plot(first=points[0].day, last=points[-1].day, most=most, area=area)
    places = _places(plot, known, tuple(_float(point.share.claimed) for point in known))
    canvas.line(places, color=palette.current, width=1.5)
    canvas.dot(*places[-1], 2.5, fill=palette.current)
    summary = _("Readiness over time. {value}.").format(value=_trend_value(known[-1]))
    return _chart(canvas, table, _cells(plot, points, _trend_value), summary)


def _burn_up_series(points: Sequence[TrendPoint], palette: ChartPalette) -> tuple[_Series, ...]:
    last = points[-1]
    asked = ngettext("Target, {count} criterion", "Target, {count} criteria", last.criteria)
    return (
        _Series(
            label=asked.format(count=last.criteria),
            color=palette.target,
            words=palette.label,
            values=tuple(float(point.criteria) for point in points),
            width=1.5,
            dash=TARGET_DASH,
        ),
        _Series(
            label=_("{count} with evidence").format(count=last.with_evidence),
            color=palette.second,
            words=palette.second,
            values=tuple(float(point.with_evidence) for point in points),
            dash=SECOND_DASH,
        ),
        _Series(
            label=_("{count} demonstrated or better").format(count=last.demonstrated),
            color=palette.current,
            words=palette.current,
            values=tuple(float(point.demonstrated) for point in points),
        ),
    )


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


def _empty(canvas: Canvas, table: ChartTable) -> Chart:
    canvas.note(_nothing())
    return _chart(canvas, table, (), _nothing(), is_empty=True)


def _nothing() -> str:
    return _("Nothing to draw yet. The line begins with the first entry linked to a criterion.")


def _burn_up_table(points: Sequence[TrendPoint]) -> ChartTable:
    return ChartTable(
        title=_("Criteria burn-up"),
        columns=(_("Day"), _("With evidence"), _("Demonstrated or better"), _("Criteria")),
        rows=tuple(
            (day_text(point.day), str(point.with_evidence), str(point.demonstrated), str(point.criteria))
            for point in points
        ),
    )


def _trend_table(points: Sequence[TrendPoint]) -> ChartTable:
    return ChartTable(
        title=_("Readiness over time"),
        columns=(_("Day"), _("Claimed"), _("Packet-ready")),
        rows=tuple(
            (day_text(point.day), _percent(point.share.claimed), _percent(point.share.packet_ready)) for point in points
        ),
    )


def _burn_up_value(point: TrendPoint) -> str:
    return _("{evidence} with evidence, {demonstrated} demonstrated or better, of {criteria}").format(
        evidence=point.with_evidence, demonstrated=point.demonstrated, criteria=point.criteria
    )


def _trend_value(point: TrendPoint) -> str:
    return _("{claimed} claimed, {ready} packet-ready").format(
        claimed=_percent(point.share.claimed), ready=_percent(point.share.packet_ready)
    )


def _percent(share: Fraction | None) -> str:
    return "–" if share is None else percent_text(float(share))


def _float(share: Fraction | None) -> float | None:
    return None if share is None else float(share)


def _draw_frame(
    canvas: Canvas, points: Sequence[TrendPoint], series: Sequence[_Series], ticks: dict[float, str]
) -> _Plot:
    """Draw grid, ticks and the labels at the ends of the lines, and say where the lines go."""
    left = max(canvas.width_of(words) for words in ticks.values()) + 8
    labels = [_wrapped_label(canvas, one.label) for one in series]
    room = max(canvas.width_of(line, weight=LABEL_WEIGHT) for lines in labels for line in lines) + LABEL_GAP
    area = Area(x=left, y=TOP, width=canvas.width - left - room, height=canvas.height - FOOTER - TOP)
    plot = _Plot(first=points[0].day, last=points[-1].day, most=max(ticks), area=area)
    for value, words in ticks.items():
        y = plot.y(value)
        canvas.line(((area.x, y), (area.x + area.width, y)), color=canvas.palette.grid)
        canvas.text(left - 6, y, words, color=canvas.palette.label, align="right")
    _draw_months(canvas, plot)
    _draw_end_labels(canvas, plot, series, labels)
    return plot


def _wrapped_label(canvas: Canvas, words: str) -> list[str]:
    return canvas.wrapped(words, canvas.width * LABEL_SHARE, most=2, weight=LABEL_WEIGHT)


def _draw_end_labels(canvas: Canvas, plot: _Plot, series: Sequence[_Series], labels: list[list[str]]) -> None:
    """Write each label at the height of its line's end, moved only as far as they would overlap."""
    x = plot.area.x + plot.area.width + LABEL_GAP
    ends = [next((value for value in reversed(one.values) if value is not None), 0.0) for one in series]
    pieces = [(one, line) for one, lines in zip(series, labels, strict=True) for line in lines]
    wanted = [
        plot.y(end) + LINE_HEIGHT * place
        for end, lines in zip(ends, labels, strict=True)
        for place in range(len(lines))
    ]
    wanted = [y + place * 0.001 for place, y in enumerate(wanted)]
    placed = spread(wanted, gap=LINE_HEIGHT, low=TOP - 2, high=canvas.height - FOOTER)
    for (one, line), y in zip(pieces, placed, strict=True):
        canvas.text(x, y, line, color=one.words, weight=LABEL_WEIGHT if one.width >= 2 else 400)


def _draw_months(canvas: Canvas, plot: _Plot) -> None:
    """Name months below the axis, as many as there is room for."""
    months = _months(plot.first, plot.last)
    every = max(1, -(-len(months) * int(TICK_ROOM) // max(int(plot.area.width), 1)))
    for month in months[::every]:
        x = max(plot.x(month), plot.area.x)
        canvas.text(x, canvas.height - 8, month_label(month), color=canvas.palette.label, align="center")


def _months(first: date, last: date) -> list[date]:
    """List the days at which the months of a period begin, its first day standing for its first month."""
    months, day = [first], date(first.year + first.month // 12, first.month % 12 + 1, 1)
    while day <= last:
        months.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    if len(months) > 1 and (months[1] - months[0]).days < 15:
        months.pop(0)
    return months


def _places(plot: _Plot, points: Sequence[TrendPoint], values: Sequence[float | None]) -> list[Point]:
    return [
        (plot.x(point.day), plot.y(value)) for point, value in zip(points, values, strict=True) if value is not None
    ]


def _draw_steps(canvas: Canvas, plot: _Plot, points: Sequence[TrendPoint], series: _Series) -> None:
    places = _places(plot, points, series.values)
    if len(places) == 1:
        places = [(plot.area.x, places[0][1]), places[0]]
    canvas.line(places, color=series.color, width=series.width, dash=series.dash, steps=True)


def _draw_line(canvas: Canvas, plot: _Plot, points: Sequence[TrendPoint], series: _Series) -> None:
    places = _places(plot, points, series.values)
    canvas.line(places, color=series.color, width=series.width, dash=series.dash)
    canvas.dot(*places[-1], 3, fill=series.color)


def _draw_range(canvas: Canvas, plot: _Plot, known: Sequence[TrendPoint]) -> None:
    upper = _places(plot, known, [_float(point.share.claimed) for point in known])
    lower = _places(plot, known, [_float(point.share.packet_ready) for point in known])
    if len(known) > 1:
        canvas.polygon([*upper, *reversed(lower)], fill=canvas.palette.current, alpha=0.12)


def _cells(plot: _Plot, points: Sequence[TrendPoint], value_of: Callable[[TrendPoint], str]) -> tuple[ChartCell, ...]:
    """Give each day a column that reaches halfway to its neighbours."""
    middles = [plot.x(point.day) for point in points]
    lefts = [plot.area.x, *((one + two) / 2 for one, two in pairwise(middles))]
    rights = [*lefts[1:], plot.area.x + plot.area.width + 1]
    return tuple(
        ChartCell(
            area=Area(x=left, y=plot.area.y, width=right - left, height=plot.area.height),
            label=day_text(point.day),
            value=value_of(point),
        )
        for point, left, right in zip(points, lefts, rights, strict=True)
    )
