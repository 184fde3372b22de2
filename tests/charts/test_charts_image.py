import json
import os
import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest
from chart_builders import AXES, BARS, HEAT, POINTS

from ladderdesk.charts.chart import Chart, ChartTable
from ladderdesk.charts.course import burn_up
from ladderdesk.charts.heat import heatmap
from ladderdesk.charts.image import ChartImage, as_png, as_svg, draw
from ladderdesk.charts.mix import scope_bars
from ladderdesk.charts.palette import Theme, palette_from, shipped_palette
from ladderdesk.charts.radar import radar
from ladderdesk.paths import cache_folder, shipped


def pixels(image: ChartImage) -> np.ndarray:
    return np.frombuffer(image.pixels, np.uint8).reshape(image.height, image.width, 4)


def chart(theme: Theme = "light") -> Chart:
    return heatmap(HEAT, shipped_palette(theme))


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
def test_an_image_has_the_pixels_of_its_screen(dpr: float) -> None:
    image = draw(chart(), dpr=dpr)
    assert (image.width, image.height, image.dpr) == (round(452 * dpr), round(244 * dpr), dpr)
    assert len(image.pixels) == image.width * image.height * 4
    assert image.cells == chart().cells


def test_an_image_is_transparent_where_nothing_is_and_premultiplied_where_something_is() -> None:
    drawn = pixels(draw(radar(AXES, "Staff", shipped_palette("light"))))
    assert tuple(drawn[0, 0]) == (0, 0, 0, 0)
    assert (drawn[..., :3] <= drawn[..., 3:]).all()
    assert 0 < (drawn[..., 3] > 0).mean() < 0.6


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_cell_has_the_colour_of_its_step(theme: Theme) -> None:
    drawn, made = pixels(draw(chart(theme), dpr=2)), chart(theme)
    for cell, step in ((made.cells[0], 2), (made.cells[3], 3), (made.cells[10], 4)):
        x, y = round((cell.area.x + 4) * 2), round((cell.area.y + 4) * 2)
        color = "#" + "".join(f"{part:02X}" for part in drawn[y, x, :3])
        assert color == shipped_palette(theme).heat[step]


def test_drawing_twice_gives_the_same_image_at_any_size() -> None:
    made = chart()
    once = draw(made, dpr=1)
    draw(made, dpr=2)
    assert draw(made, dpr=1) == once


def test_an_svg_stands_alone_with_its_words_as_text_and_a_background() -> None:
    written = as_svg(scope_bars(BARS, shipped_palette("light")))
    tree = ElementTree.fromstring(written)
    texts = [element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "System 45%" in texts
    assert b"http://www.w3.org" in written
    assert b"<image" not in written
    assert "fill: #ffffff" in written.decode()
    assert b"Scope of the entries in Q4 2026" in written
    assert as_svg(scope_bars(BARS, shipped_palette("light"))) == written


def test_a_png_has_a_background_and_the_wanted_scale() -> None:
    from io import BytesIO

    from PIL import Image

    image = Image.open(BytesIO(as_png(burn_up(POINTS, shipped_palette("dark")), scale=3)))
    assert image.size == (452 * 3, 156 * 3)
    assert image.convert("RGBA").getpixel((0, 0)) == (0x24, 0x23, 0x22, 255)


def test_a_palette_comes_from_the_tokens_of_its_theme() -> None:
    tokens = json.loads((shipped("resources") / "theme" / "tokens.json").read_text(encoding="utf-8"))
    assert palette_from(tokens, "dark", ("A", "B")).families == ("A", "B")
    assert palette_from(tokens, "dark").current == "#56BFA1"
    assert shipped_palette("light") == palette_from(tokens, "light")


def test_a_table_is_copied_as_csv() -> None:
    table = ChartTable(title="T", columns=("Group", "Share"), rows=(('Retrieval, "context"', "35%"),))
    assert table.as_csv() == 'Group,Share\n"Retrieval, ""context""",35%\n'


def test_matplotlib_waits_for_the_first_chart_and_keeps_its_files_in_our_cache() -> None:
    script = """
import sys, os
import ladderdesk.charts.radar, ladderdesk.charts.heat, ladderdesk.charts.mix, ladderdesk.charts.course
import ladderdesk.charts.image, ladderdesk.packet.prepare, ladderdesk.packet.render
print([name for name in ("matplotlib", "numpy", "typst", "docx", "babel") if name in sys.modules])
from ladderdesk.charts.palette import shipped_palette
ladderdesk.charts.radar.radar((), "Staff", shipped_palette("light"))
import matplotlib
print(matplotlib.get_configdir() == os.environ["MPLCONFIGDIR"], "pyplot" in str(sorted(sys.modules)))
print(matplotlib.get_configdir())
"""
    clean = {key: value for key, value in os.environ.items() if key != "MPLCONFIGDIR"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=clean)
    assert done.stdout.splitlines() == ["[]", "True False", str(cache_folder() / "matplotlib")]
    assert done.stderr == ""
