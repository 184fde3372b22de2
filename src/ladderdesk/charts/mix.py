"""The scope mix: which share of the entries of each quarter reached how far, as stacked bars with direct labels."""

from collections.abc import Sequence

from ladderdesk.assess.words import capitalised, scope_word
from ladderdesk.catalogue.model import Scope
from ladderdesk.charts.canvas import LINE_HEIGHT, Canvas, spread
from ladderdesk.charts.chart import Area, Chart, ChartCell, ChartTable
from ladderdesk.charts.palette import ChartPalette
from ladderdesk.charts.rows import ScopeBar
from ladderdesk.i18n import _, ngettext
from ladderdesk.locales import percent_text

SIZE = (308, 156)
ORDER: tuple[Scope | None, ...] = (*reversed(Scope), None)
FOOTER = 22.0
TOP = 4.0
PITCH = 44.0
BAR = 30.0
LABEL_GAP = 8.0
SEAM = 2.0


def scope_bars(bars: Sequence[ScopeBar], palette: ChartPalette, *, size: tuple[int, int] = SIZE) -> Chart:
    """Draw the shares of the scopes, the widest on top."""
    canvas = Canvas(*size, palette)
    is_empty = not any(bar.total for bar in bars)
    words = _("No entries in this period.")
    if is_empty:
        canvas.note(words)
    return Chart(
        figure=canvas.figure,
        palette=palette,
        width=canvas.width,
        height=canvas.height,
        table=_table(bars),
        cells=() if is_empty else _draw(canvas, bars),
        summary=words if is_empty else _summary(bars),
        is_empty=is_empty,
    )


def scope_name(scope: Scope | None) -> str:
    """Name a segment."""
    return capitalised(scope_word(scope)) if scope else _("No scope set")


def _table(bars: Sequence[ScopeBar]) -> ChartTable:
    used = _used(bars)
    return ChartTable(
        title=_("Scope mix over time"),
        columns=(_("Period"), *(scope_name(scope) for scope in used), _("Entries")),
        rows=tuple(
            (bar.stretch.name, *(str(bar.counts.get(scope, 0)) for scope in used), str(bar.total)) for bar in bars
        ),
    )


def _used(bars: Sequence[ScopeBar]) -> list[Scope | None]:
    return [scope for scope in ORDER if any(bar.counts.get(scope) for bar in bars)]


def _summary(bars: Sequence[ScopeBar]) -> str:
    last = next(bar for bar in reversed(bars) if bar.total)
    told = ", ".join(_label(scope, last) for scope in _used(bars))
    return _("Scope of the entries in {period}: {shares}.").format(period=last.stretch.name, shares=told)


def _label(scope: Scope | None, bar: ScopeBar) -> str:
    return f"{scope_name(scope)} {percent_text(bar.counts.get(scope, 0) / bar.total)}"


def _color(scope: Scope | None, palette: ChartPalette) -> str:
    return {
        None: palette.heat[0],
        Scope.TASK: palette.target,
        Scope.FEATURE: palette.heat[2],
        Scope.SYSTEM: palette.heat[3],
        Scope.ORG: palette.heat[4],
        Scope.COMPANY: palette.beyond,
    }[scope]


def _draw(canvas: Canvas, bars: Sequence[ScopeBar]) -> tuple[ChartCell, ...]:
    used = _used(bars)
    last = max(place for place, bar in enumerate(bars) if bar.total)
    room = max(canvas.width_of(_label(scope, bars[last])) for scope in used) + LABEL_GAP
    pitch = min(PITCH, (canvas.width - room) / len(bars))
    width = min(BAR, pitch - 6)
    cells: list[ChartCell] = []
    for place, bar in enumerate(bars):
        cells += _draw_bar(canvas, bar, used, x=6 + place * pitch, width=width)
    _draw_periods(canvas, bars, pitch, width)
    _draw_labels(canvas, bars[last], used, 6 + (len(bars) - 1) * pitch + width + LABEL_GAP)
    return tuple(cells)


def _draw_bar(
    canvas: Canvas, bar: ScopeBar, used: Sequence[Scope | None], *, x: float, width: float
) -> list[ChartCell]:
    palette, cells = canvas.palette, []
    for scope, top, height in _segments(bar, used, canvas.height - FOOTER - TOP):
        edge = palette.heat[4] if scope != Scope.TASK else None
        canvas.box(x, top, width, max(height - SEAM, 1), fill=_color(scope, palette), edge=edge, radius=2)
        count = bar.counts[scope]
        value = ngettext("{share}, {count} of {total} entry", "{share}, {count} of {total} entries", bar.total).format(
            share=percent_text(count / bar.total), count=count, total=bar.total
        )
        area = Area(x=x, y=top, width=width, height=max(height - SEAM, 1))
        cells.append(ChartCell(area=area, label=f"{bar.stretch.name}, {scope_name(scope)}", value=value))
    return cells


def _segments(bar: ScopeBar, used: Sequence[Scope | None], height: float) -> list[tuple[Scope | None, float, float]]:
    """Give the segments of a bar from the top down: scope, upper edge, height."""
    top, segments = TOP, []
    for scope in used:
        if count := bar.counts.get(scope):
            part = height * count / bar.total
            segments.append((scope, top, part))
            top += part
    return segments


def _draw_periods(canvas: Canvas, bars: Sequence[ScopeBar], pitch: float, width: float) -> None:
    y = canvas.height - 8
    for place, bar in enumerate(bars):
        middle = 6 + place * pitch + width / 2
        canvas.text(middle, y, bar.stretch.label, color=canvas.palette.label, align="center")
        if not bar.total:
            canvas.text(middle, y - FOOTER + 6, "–", color=canvas.palette.quiet, align="center")


def _draw_labels(canvas: Canvas, bar: ScopeBar, used: Sequence[Scope | None], x: float) -> None:
    height = canvas.height - FOOTER - TOP
    middles = {scope: top + part / 2 for scope, top, part in _segments(bar, used, height)}
    wanted, reached = [], TOP
    for scope in used:
        reached = middles.get(scope, reached)
        wanted.append(reached)
    placed = spread(wanted, gap=LINE_HEIGHT, low=TOP + 6, high=canvas.height - FOOTER - 2)
    for scope, y in zip(used, placed, strict=True):
        canvas.text(x, y, _label(scope, bar), color=canvas.palette.label)
