from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from chart_builders import AXES, BARS, HEAT, POINTS, point
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from ladderdesk.assess.values import Share, TrendPoint
from ladderdesk.catalogue.model import Scope
from ladderdesk.charts.canvas import Canvas, spread
from ladderdesk.charts.chart import Chart
from ladderdesk.charts.course import burn_up, sparkline, trend
from ladderdesk.charts.heat import heat_step, heatmap
from ladderdesk.charts.mix import scope_bars
from ladderdesk.charts.palette import shipped_palette
from ladderdesk.charts.radar import radar
from ladderdesk.charts.rows import Axis, HeatRow, HeatRows, ScopeBar

LIGHT = shipped_palette("light")
FULL: dict[str, Callable[[], Chart]] = {
    "radar": lambda: radar(AXES, "Staff", LIGHT),
    "heat": lambda: heatmap(HEAT, LIGHT),
    "mix": lambda: scope_bars(BARS, LIGHT),
    "burn-up": lambda: burn_up(POINTS, LIGHT),
    "trend": lambda: trend(POINTS, LIGHT),
    "sparkline": lambda: sparkline(POINTS, LIGHT),
}
EMPTY: dict[str, Callable[[], Chart]] = {
    "radar": lambda: radar((), "Staff", LIGHT),
    "heat": lambda: heatmap(HeatRows(stretches=(), rows=(), tags=0, entries=0), LIGHT),
    "heat of nothing": lambda: heatmap(replace(HEAT, tags=0), LIGHT),
    "mix": lambda: scope_bars((), LIGHT),
    "mix of nothing": lambda: scope_bars(tuple(replace(bar, counts={}) for bar in BARS), LIGHT),
    "burn-up": lambda: burn_up((), LIGHT),
    "burn-up of nothing": lambda: burn_up((shareless(date(2026, 1, 1)),), LIGHT),
    "trend": lambda: trend((), LIGHT),
    "trend without figures": lambda: trend((shareless(date(2026, 1, 1)),), LIGHT),
    "sparkline": lambda: sparkline((), LIGHT),
}


def shareless(day: date) -> TrendPoint:
    return TrendPoint(
        day=day, share=Share(claimed=None, packet_ready=None), with_evidence=0, demonstrated=0, criteria=0
    )


def words_in(chart: Chart) -> list[str]:
    return [text.get_text() for text in chart.figure.axes[0].texts]


def clipped(chart: Chart) -> list[str]:
    """Name the texts that reach over the edge of the figure."""
    renderer = FigureCanvasAgg(chart.figure).get_renderer()
    outside = []
    for text in chart.figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        if box.x0 < -0.5 or box.x1 > chart.width + 0.5 or box.y0 < -0.5 or box.y1 > chart.height + 0.5:
            outside.append(text.get_text())
    return outside


def overlapping(chart: Chart) -> list[tuple[str, str]]:
    """Name the texts that cover each other."""
    renderer = FigureCanvasAgg(chart.figure).get_renderer()
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in chart.figure.axes[0].texts]
    return [
        (one, other)
        for place, (one, box) in enumerate(boxes)
        for other, below in boxes[:place]
        if min(box.x1, below.x1) - max(box.x0, below.x0) > 2 and min(box.y1, below.y1) - max(box.y0, below.y0) > 4
    ]


@pytest.mark.parametrize("name", FULL)
def test_no_text_is_cut_or_covered_and_every_place_lies_in_the_figure(name: str) -> None:
    chart = FULL[name]()
    assert clipped(chart) == []
    assert overlapping(chart) == []
    for cell in chart.cells:
        assert cell.area.x >= -5
        assert cell.area.x + cell.area.width <= chart.width + 5
        assert 0 <= cell.area.y < cell.area.y + cell.area.height <= chart.height + 1
        assert cell.label
        assert cell.value


@pytest.mark.parametrize("name", FULL)
def test_the_table_has_the_rows_of_the_chart_and_the_summary_says_what_it_shows(name: str) -> None:
    chart = FULL[name]()
    assert chart.table.rows
    assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)
    assert chart.summary.endswith(".")
    assert not chart.is_empty


@pytest.mark.parametrize("name", EMPTY)
def test_without_rows_a_chart_says_why_it_is_empty(name: str) -> None:
    chart = EMPTY[name]()
    assert chart.is_empty
    assert chart.cells == ()
    assert chart.summary
    assert clipped(chart) == []


def test_an_axis_of_the_radar_answers_at_its_label_and_at_its_point() -> None:
    chart = radar(AXES, "Staff", LIGHT)
    cell = chart.cells[2]
    assert (cell.label, cell.value) == ("Production reliability", "100% claimed, 100% packet-ready")
    point_area = cell.touch[0]
    assert chart.cell_at(point_area.x + 12, point_area.y + 12) == cell
    assert chart.cell_at(cell.area.x + 1, cell.area.y + 1) == cell
    assert chart.cell_at(1, chart.height - 1) is None


def test_the_radar_names_the_target_and_both_figures() -> None:
    assert {"Staff", "Claimed, filled: packet-ready", "100%", "50%"} <= set(words_in(radar(AXES, "Staff", LIGHT)))
    assert radar(AXES, "Staff", LIGHT).table.rows[0] == ("Evaluation & quality", "70%", "52%", "1 of 3")


LONG = st.one_of(
    st.text(st.sampled_from("abcdefgh ijklmnop"), min_size=1, max_size=44),
    st.sampled_from(
        ["Evaluation & quality", "Mentoring, standards and governance of evals", "W" * 44, "検索品質と評価の基準"]
    ),
).filter(str.strip)
SHARES = st.none() | st.floats(0, 1)
AXIS = st.builds(Axis, label=LONG, claimed=SHARES, packet_ready=SHARES, demonstrated=st.just(0), criteria=st.just(1))


@settings(max_examples=40, deadline=None)
@given(st.lists(AXIS, min_size=1, max_size=12), st.sampled_from([(308, 244), (452, 300), (240, 220)]))
def test_labels_of_any_length_on_one_to_twelve_axes_are_never_cut_nor_covered(
    axes: list[Axis], size: tuple[int, int]
) -> None:
    chart = radar(axes, "Staff generative AI engineer", LIGHT, size=size)
    assert clipped(chart) == []
    assert [pair for pair in overlapping(chart) if not {"50%", "100%"} & set(pair)] == []
    assert len(chart.cells) == len(axes)


@pytest.mark.parametrize(("count", "step"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (50, 4)])
def test_the_steps_of_the_ramp_are_what_the_legend_says(count: int, step: int) -> None:
    assert heat_step(count) == step


def test_a_cell_of_the_heatmap_says_group_month_and_count() -> None:
    chart = heatmap(HEAT, LIGHT)
    assert (chart.cells[0].label, chart.cells[0].value) == ("Evaluation & quality, December 2025", "2 entries")
    assert (chart.cells[12].label, chart.cells[12].value) == ("Retrieval & context, December 2025", "1 entry")
    assert words_in(chart).count("·") == 12 + 4
    assert chart.table.rows[0][-1] == "38"


@settings(max_examples=20, deadline=None)
@given(st.lists(LONG, min_size=1, max_size=12, unique=True), st.integers(1, 12), st.integers(0, 4000))
def test_a_heatmap_of_any_shape_fits(labels: list[str], months: int, count: int) -> None:
    stretches = HEAT.stretches[:months]
    rows = tuple(HeatRow(label=label, counts=(count,) * months) for label in labels)
    chart = heatmap(HeatRows(stretches=stretches, rows=rows, tags=1, entries=1), LIGHT)
    assert clipped(chart) == []
    assert len(chart.cells) == len(labels) * months
    assert all(cell.area.x + cell.area.width <= chart.width for cell in chart.cells)


def test_the_scope_mix_labels_the_last_bar_and_counts_in_its_places() -> None:
    chart = scope_bars(BARS, LIGHT)
    assert {"Org 29%", "System 45%", "Feature 21%", "Task 5%", "Q4 25", "Q4"} <= set(words_in(chart))
    assert (chart.cells[-1].label, chart.cells[-1].value) == ("Q4 2026, Task", "5%, 2 of 42 entries")


def test_a_quarter_without_entries_keeps_its_place() -> None:
    bars = (*BARS[:2], replace(BARS[2], counts={}), *BARS[3:])
    assert "–" in words_in(scope_bars(bars, LIGHT))


SCOPES = st.dictionaries(st.sampled_from([*Scope, None]), st.integers(0, 30))


@settings(max_examples=30, deadline=None)
@given(st.lists(SCOPES, min_size=1, max_size=5))
def test_a_scope_mix_of_any_kind_fits_without_overlap(counts: list[dict[Scope | None, int]]) -> None:
    bars = tuple(ScopeBar(stretch=bar.stretch, counts=some) for bar, some in zip(BARS, counts, strict=False))
    chart = scope_bars(bars, LIGHT)
    assert clipped(chart) == []
    assert overlapping(chart) == []


def test_the_burn_up_says_at_its_ends_what_its_lines_are() -> None:
    chart = burn_up(POINTS, LIGHT)
    told = " ".join(words_in(chart))
    assert "Target, 14 criteria" in told
    assert "12 with evidence" in told
    assert "7 demonstrated or better" in told
    assert chart.cells[-1].value == "12 with evidence, 7 demonstrated or better, of 14"
    assert chart.cell_at(chart.cells[3].area.x + 1, 40) == chart.cells[3]


COURSE = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(0, 30), st.integers(0, 30)),
    min_size=1,
    max_size=30,
    unique_by=lambda row: row[0],
)


@settings(max_examples=30, deadline=None)
@given(COURSE)
def test_lines_over_any_time_keep_their_labels_apart_and_inside(rows: list[tuple[date, int, int]]) -> None:
    points = [point(day, max(one, other), min(one, other), 30) for day, one, other in sorted(rows)]
    for chart in (burn_up(points, LIGHT), trend(points, LIGHT), sparkline(points, LIGHT)):
        assert clipped(chart) == []
        assert overlapping(chart) == []
        assert len(chart.cells) == len(points)


def test_a_day_without_a_figure_breaks_no_trend() -> None:
    chart = trend((shareless(date(2025, 12, 1)), *POINTS), LIGHT)
    assert chart.table.rows[0] == ("1 Dec 2025", "–", "–")
    assert chart.cells[0].value == "– claimed, – packet-ready"


@given(st.lists(st.floats(0, 100), max_size=8))
def test_labels_are_moved_apart_only_as_far_as_needed(wanted: list[float]) -> None:
    placed = spread(wanted, gap=10, low=-100, high=300)
    assert all(later - earlier >= 10 - 1e-6 for earlier, later in zip(sorted(placed), sorted(placed)[1:], strict=False))
    if all(abs(one - other) >= 10 for n, one in enumerate(wanted) for other in wanted[:n]):
        assert placed == wanted


def test_a_dollar_sign_in_a_label_is_not_read_as_a_formula() -> None:
    canvas = Canvas(200, 50, LIGHT)
    canvas.text(5, 20, "$40K to $60K", color=LIGHT.text)
    FigureCanvasAgg(canvas.figure).draw()
    assert not canvas.figure.axes[0].texts[0].get_parse_math()
