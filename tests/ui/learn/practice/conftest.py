"""An exercise of Learn, worked on as a user does."""

from collections.abc import Callable

import pytest
from pages import Opened, desk, library, open_page, sample_desk, sample_file
from practice_drive import Practice

from ladderdesk.desk import Desk
from ladderdesk.ui.learn.page import LearnPage

__all__ = ["desk", "library", "open_page", "practice", "sample", "sample_desk", "sample_file"]


@pytest.fixture
def practice(desk: Desk, open_page: Callable[..., Opened]) -> Practice:
    """Give the problem of a promotion, on an empty vault."""
    return Practice(open_page(desk, LearnPage))


@pytest.fixture
def sample(sample_desk: Desk, open_page: Callable[..., Opened]) -> Practice:
    """Give the same, beside the sample journal."""
    return Practice(open_page(sample_desk, LearnPage))
