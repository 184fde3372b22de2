"""What the tests of the Journal screen share."""

from collections.abc import Callable

import pytest
from journal_driver import Journal
from pages import Opened, desk, library, open_page, sample_desk, sample_file

from ladderdesk.desk import Desk
from ladderdesk.ui.journal.page import JournalPage

__all__ = ["desk", "library", "open_page", "sample_desk", "sample_file"]


@pytest.fixture
def journal(open_page: Callable[..., Opened], sample_desk: Desk) -> Journal:
    """Give the page on the sample."""
    return Journal(open_page(sample_desk, JournalPage))


@pytest.fixture
def empty_journal(open_page: Callable[..., Opened], desk: Desk) -> Journal:
    """Give the page on an empty vault."""
    return Journal(open_page(desk, JournalPage))
