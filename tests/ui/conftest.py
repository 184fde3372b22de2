"""What every test of the window needs: a theme on the application."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ladderdesk.ui.single_keys import single_keys
from ladderdesk.ui.theme import Theme


@pytest.fixture(scope="session")
def the_one_theme(qapp: QApplication) -> Theme:
    """Make the theme of the test run; one application has one. Here the application wears the sheet itself.

    So a widget that a test shows alone looks as it does in the window.
    """
    theme = Theme(qapp)
    theme.themed.connect(lambda: qapp.setStyleSheet(theme.style_sheet()))
    return theme


@pytest.fixture(autouse=True)
def theme(the_one_theme: Theme) -> Iterator[Theme]:
    """Dress the application in the light theme at 100 %, before the test and, where it changed that, after."""
    _wear_light(the_one_theme)
    yield the_one_theme
    _wear_light(the_one_theme)


@pytest.fixture(autouse=True)
def letters_on(qapp: QApplication) -> Iterator[None]:
    """Let single letters be keys again after a test that turned them off."""
    yield
    single_keys().switch(True)


def _wear_light(theme: Theme) -> None:
    if theme.choice != "light" or theme.scale != 1.0:
        theme.apply("light")
