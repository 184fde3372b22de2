"""The look: both themes dress every control, and sizes follow the interface scale."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from ladderdesk.ui.fonts import choose_family
from ladderdesk.ui.icons import Icons
from ladderdesk.ui.theme import PLACEHOLDER, Theme, current_theme
from ladderdesk.ui.widgets.text import Label

if TYPE_CHECKING:
    from ladderdesk.settings import ThemeChoice


def test_the_theme_is_found_through_the_application(theme: Theme) -> None:
    assert current_theme() is theme


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_theme_leaves_no_placeholder_in_the_style_sheet(theme: Theme, choice: "ThemeChoice") -> None:
    theme.apply(choice)
    assert PLACEHOLDER.findall(QApplication.instance().styleSheet()) == []  # type: ignore[union-attr]


def test_the_palette_follows_the_theme(theme: Theme, qapp: QApplication) -> None:
    theme.apply("dark")
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.tokens.dark.surface.window
    assert qapp.palette().color(QPalette.ColorRole.PlaceholderText) == theme.tokens.dark.text.tertiary


def test_a_change_of_theme_is_said_once(theme: Theme) -> None:
    said: list[bool] = []
    theme.themed.connect(lambda: said.append(theme.is_dark))
    theme.apply("dark")
    assert said == [True]


@pytest.mark.parametrize(("percent", "height", "body"), [(90, 29, 12), (100, 32, 13), (125, 40, 16), (150, 47, 20)])
def test_buttons_and_words_grow_together(theme: Theme, percent: int, height: int, body: int) -> None:
    theme.apply("light", percent)
    button = QPushButton("Export")
    button.ensurePolished()
    assert (button.sizeHint().height(), button.font().pixelSize()) == (height, body)


@pytest.mark.parametrize(("asked", "worn"), [(10, 0.9), (400, 1.5)])
def test_the_scale_stays_readable(theme: Theme, asked: int, worn: float) -> None:
    theme.apply("light", asked)
    assert theme.scale == worn


def test_figures_have_one_width(theme: Theme) -> None:
    assert theme.font("body").featureValue(QFont.Tag("tnum")) == 1


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_painted_words_and_styled_words_have_one_weight(theme: Theme, choice: "ThemeChoice") -> None:
    theme.apply(choice)
    label = Label("Evaluation", type="small_strong")
    label.ensurePolished()
    assert label.font().weight() == theme.font("small_strong").weight()


def test_a_family_nobody_has_is_passed_over() -> None:
    assert choose_family(("No Such Family", "Inter", "DejaVu Sans")) == "Inter"


def test_every_icon_draws_something_in_the_colour_asked_for(theme: Theme) -> None:
    icons = Icons()
    colour = theme.colours.accent.base
    for name in icons.names():
        image = icons.pixmap(name, colour, 20, 2.0, theme.colours.surface.raised).toImage()
        seen = {
            image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
        }
        assert colour.name() in seen, name


def test_an_icon_is_drawn_once(theme: Theme) -> None:
    first = theme.pixmap("home", theme.colours.text.primary)
    assert theme.pixmap("home", theme.colours.text.primary).cacheKey() == first.cacheKey()
    assert theme.pixmap("home", theme.colours.text.secondary).cacheKey() != first.cacheKey()
