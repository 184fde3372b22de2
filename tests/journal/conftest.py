"""A vault in the test's own folder, with a clock that moves on a second each time it is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from .builders import TickingClock


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = Vault.create(tmp_path / "journal.ladderdesk", clock=TickingClock())
    yield opened
    opened.close()


@pytest.fixture
def session(vault: Vault) -> Iterator[Session]:
    """Give one transaction for tests that need no commit in between."""
    with vault.writing() as writing:
        yield writing
