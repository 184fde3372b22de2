"""What the tests of the Readiness screen share."""

from collections.abc import Callable

import pytest
from pages import Opened, desk, library, open_page, sample_desk, sample_file
from readiness_drive import focus_on

from ladderdesk.desk import Desk
from ladderdesk.ui.readiness.page import ReadinessPage

__all__ = ["desk", "library", "open_page", "sample_desk", "sample_file"]


@pytest.fixture
def readiness(sample_desk: Desk, open_page: Callable[..., Opened]) -> Opened:
    """Show Readiness on a copy of the sample, the keyboard on its bar."""
    opened = open_page(sample_desk, ReadinessPage)
    focus_on(opened, "readiness-bar")
    return opened
