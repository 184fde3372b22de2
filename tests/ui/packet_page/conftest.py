"""What the tests of this screen share."""

from collections.abc import Callable

import pytest
from pages import Opened, desk, library, open_page, sample_desk, sample_file

from ladderdesk.desk import Desk
from ladderdesk.ui.packet.page import PacketPage

__all__ = ["desk", "library", "open_page", "opened", "sample_desk", "sample_file"]


@pytest.fixture
def opened(sample_desk: Desk, open_page: Callable[..., Opened]) -> Opened:
    """Show the screen on the sample."""
    return open_page(sample_desk, PacketPage)
