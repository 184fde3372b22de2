"""What the tests of Home share."""

from collections.abc import Callable

import pytest
from home_drive import aim_at_staff
from pages import Opened, desk, library, open_page, sample_desk, sample_file

from ladderdesk.desk import Desk
from ladderdesk.ui.home.page import HomePage

__all__ = ["desk", "library", "open_page", "sample_desk", "sample_file"]


@pytest.fixture
def home(sample_desk: Desk, open_page: Callable[..., Opened]) -> Opened:
    """Show Home on a copy of the sample."""
    return open_page(sample_desk, HomePage)


@pytest.fixture
def new_home(desk: Desk, open_page: Callable[..., Opened]) -> Opened:
    """Show Home on a vault with a target and nothing else."""
    aim_at_staff(desk)
    return open_page(desk, HomePage)
