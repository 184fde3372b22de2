"""The heatmap: how many entries touch each group of the ladder in each month, with the number in every cell."""

from math import ceil

from ladderdesk.charts.canvas import Canvas
from ladderdesk.charts.chart import Area, Chart, ChartCell, ChartTable
from ladderdesk.charts.palette import ChartPalette
from ladderdesk.charts.rows import HeatRow, HeatRows, Stretch
from ladderdesk.i18n import _, ngettext

SIZE = (452, 244)
HEADER = 20.0
FOOTER = 26.0
PITCH = 27.0
WIDEST = 40.0
GAP = 3.0
LABEL_SHARE = 0.3
LABEL_GAP = 8.0
STEPS = (1, 2, 4, 5)
"""The least count of each step of the ramp above empty: one, two or three, four, five and more."""


def heat_step(count: int) -> int:
    """Give the step of the ramp for a count, 0 for none."""
    return sum(count >= least for least in STEPS)


def heatmap(rows: HeatRows, palette: ChartPalette, *, size: tuple[int, int] = SIZE) -> Chart:
    """Draw the entries of a period by group and time."""
    canvas = Canvas(*size, palette)
    is_empty = not rows.rows or not rows.stretches or rows.tags == 0
    words = _("No entry of this period is tagged with a competency of this ladder.")
    if is_empty:
        canvas.note(words)
    return Chart(
        figure=canvas.figure,
        palette=palette,
        width=canvas.width,
        height=canvas.height,
        table=_table(rows),
        cells=() if is_empty else _draw(canvas, rows),
        summary=words if is_empty else _summary(rows),
        is_empty=is_empty,
    )


def _table(rows: HeatRows) -> ChartTable:
    return ChartTable(
        title=_("Evidence by group and time"),
        columns=(_("Group"), *(stretch.name for stretch in rows.stretches), _("Total")),
        rows=tuple((row.label, *map(str, row.counts), str(sum(row.counts))) for row in rows.rows),
    )


def _summary(rows: HeatRows) -> str:
    told = "; ".join(f"{row.label}: {sum(row.counts)}" for row in rows.rows)
    return _("Entries by group from {first} to {last}. {groups}.").format(
        first=rows.stretches[0].name, last=rows.stretches[-1].name, groups=told
    )


def _draw(canvas: Canvas, rows: HeatRows) -> tuple[ChartCell, ...]:
    left = _label_room(canvas, rows)
    across = min((canvas.width - left) / len(rows.stretches), WIDEST)
    down = min((canvas.height - HEADER - FOOTER) / len(rows.rows), PITCH)
    _draw_header(canvas, rows.stretches, left, across)
    cells = []
    for place, row in enumerate(rows.rows):
        top = HEADER + place * down
        label = canvas.elided(row.label, left - LABEL_GAP)
        canvas.text(0, top + (down - GAP) / 2, label, color=canvas.palette.label)
        cells += _draw_row(canvas, rows, row, Area(x=left, y=top, width=across, height=down))
    _draw_legend(canvas)
    return tuple(cells)


def _label_room(canvas: Canvas, rows: HeatRows) -> float:
    """Give the labels the room they need, but no more than a part of the whole while the cells need theirs."""
    wanted = max(canvas.width_of(row.label) for row in rows.rows) + LABEL_GAP
    spare = canvas.width - PITCH * len(rows.stretches)
    return min(wanted, max(spare, canvas.width * LABEL_SHARE))


def _draw_header(canvas: Canvas, stretches: tuple[Stretch, ...], left: float, across: float) -> None:
    widest = max(canvas.width_of(stretch.label) for stretch in stretches)
    every = max(1, ceil((widest + 1) / across))
    for place, stretch in enumerate(stretches):
        if place % every == 0:
            middle = left + place * across + (across - GAP) / 2
            canvas.text(middle, 8, stretch.label, color=canvas.palette.label, align="center")


def _draw_row(canvas: Canvas, rows: HeatRows, row: HeatRow, first: Area) -> list[ChartCell]:
    palette, cells = canvas.palette, []
    for place, (count, stretch) in enumerate(zip(row.counts, rows.stretches, strict=True)):
        area = Area(x=first.x + place * first.width, y=first.y, width=first.width - GAP, height=first.height - GAP)
        step = heat_step(count)
        canvas.box(area.x, area.y, area.width, area.height, fill=palette.heat[step], radius=3)
        middle = area.x + area.width / 2, area.y + area.height / 2
        canvas.text(*middle, str(count) if count else "·", color=palette.heat_text[step], align="center")
        value = ngettext("{count} entry", "{count} entries", count).format(count=count)
        cells.append(ChartCell(area=area, label=f"{row.label}, {stretch.name}", value=value))
    return cells


def _draw_legend(canvas: Canvas) -> None:
    palette, y, width = canvas.palette, canvas.height - 9.0, 14.0
    right = canvas.width - GAP
    canvas.text(right, y, _("{count}+").format(count=STEPS[-1]), color=palette.label, align="right")
    x = right - canvas.width_of(_("{count}+").format(count=STEPS[-1])) - 3
    for step in range(len(STEPS), 0, -1):
        x -= width
        canvas.box(x, y - 5, width, 10, fill=palette.heat[step], radius=2)
        x -= 4
    canvas.text(x, y, str(STEPS[0]), color=palette.label, align="right")
