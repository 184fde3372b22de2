"""What the tests of the Gaps screen share."""

from collections.abc import Callable

import pytest
from gaps_drive import Gaps
from pages import Opened, desk, library, open_page, sample_desk, sample_file

from ladderdesk.desk import Desk
from ladderdesk.journal import targets
from ladderdesk.ui.gaps.page import GapsPage

__all__ = ["desk", "library", "open_page", "sample_desk", "sample_file"]


@pytest.fixture
def gaps(sample_desk: Desk, open_page: Callable[..., Opened]) -> Gaps:
    """Show Gaps on a copy of the sample."""
    return Gaps(open_page(sample_desk, GapsPage))


@pytest.fixture
def new_gaps(desk: Desk, open_page: Callable[..., Opened]) -> Gaps:
    """Show Gaps on a vault with a target and nothing else."""
    with desk.vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="senior", target="staff", day=desk.today())
    return Gaps(open_page(desk, GapsPage))
