"""The colours people read: every pair the design promises keeps its contrast in both themes."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QColor, QPalette

from ladderdesk.paths import shipped
from ladderdesk.ui.contrast import system_colours
from ladderdesk.ui.theme import Theme

THEME = shipped("resources") / "theme"
COLOURS = json.loads((THEME / "tokens.json").read_text(encoding="utf-8"))["color"]
WORDS = 4.5
SHAPES = 3.0


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def promised(theme: dict[str, Any]) -> Iterator[tuple[str, str, str, float]]:
    """Name every pair of DESIGN section 10: what stands on what, both colours, the contrast it needs."""
    surface, text, accent, danger = theme["surface"], theme["text"], theme["accent"], theme["danger"]
    for ground in ("window", "raised", "sunken", "hover", "selected", "overlay", "target_tint"):
        for words in ("primary", "secondary", "tertiary", "link"):
            yield f"text.{words} on {ground}", text[words], surface[ground], WORDS
        for status, pair in theme["status"].items():
            yield f"status.{status} on {ground}", pair["fg"], surface[ground], WORDS
    for ground in ("window", "raised", "sunken", "overlay"):
        yield f"danger on {ground}", danger["base"], surface[ground], WORDS
        yield f"edge of a field on {ground}", theme["border"]["strong"], surface[ground], SHAPES
        yield f"focus ring on {ground}", theme["focus"]["ring"], surface[ground], SHAPES
    for state in ("base", "hover", "pressed"):
        yield f"primary button, {state}", text["on_accent"], accent[state], WORDS
    yield "accent.on_subtle", accent["on_subtle"], accent["subtle"], WORDS
    yield "text.on_danger", text["on_danger"], danger["base"], WORDS
    yield "danger.on_subtle", danger["on_subtle"], danger["subtle"], WORDS
    for status, pair in theme["status"].items():
        yield f"status.{status} on its pill", pair["fg"], pair["bg"], WORDS
    for step in range(1, 5):
        yield f"figure on heat {step}", theme["heat_text"][step], theme["heat"][step], WORDS
    for ground in ("window", "raised"):
        for line in ("current", "target"):
            yield f"chart.{line} on {ground}", theme["chart"][line], surface[ground], SHAPES
        for step in (3, 4):
            yield f"heat {step} on {ground}", theme["heat"][step], surface[ground], SHAPES
        for place, colour in enumerate(COLOURS["categorical"]["colors"]):
            yield f"category {place} on {ground}", colour, surface[ground], SHAPES


CASES = [
    pytest.param(one, other, needed, id=f"{theme}: {name}")
    for theme in ("light", "dark")
    for name, one, other, needed in promised(COLOURS[theme])
]


@pytest.mark.parametrize(("one", "other", "needed"), CASES)
def test_a_promised_pair_is_readable(one: str, other: str, needed: float) -> None:
    assert contrast(one, other) >= needed


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_measured_as_the_standard_does(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_small_drawings_of_a_theme_use_only_its_own_colours(theme: str) -> None:
    known = set(re.findall(r"#[0-9A-F]{6}", json.dumps(COLOURS[theme])))
    drawn = {
        colour for file in (THEME / theme).glob("*.svg") for colour in re.findall(r"#[0-9A-Fa-f]{6}", file.read_text())
    }
    assert drawn
    assert drawn <= known


@pytest.mark.parametrize(("ground", "words"), [("#000000", "#FFFFFF"), ("#FFFFFF", "#000000"), ("#202020", "#FFFF00")])
def test_the_systems_own_colours_stay_readable_on_every_surface(theme: Theme, ground: str, words: str) -> None:
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, QColor(ground))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(words))
    colours = system_colours(palette, theme.tokens.light)
    surface = colours.surface
    for on in (surface.window, surface.raised, surface.sunken, surface.hover, surface.selected, surface.overlay):
        for ink in (colours.text.primary, colours.text.secondary, colours.text.tertiary, colours.text.link):
            assert contrast(ink.name(), on.name()) >= 7
    for step in range(1, 5):
        assert contrast(colours.heat_text[step].name(), colours.heat[step].name()) >= WORDS
