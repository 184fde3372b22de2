"""Two vaults, so that what one writes the other can read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ladderdesk.vault.vault import Vault

from ..journal.builders import TickingClock


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = Vault.create(tmp_path / "journal.ladderdesk", clock=TickingClock())
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Vault]:
    opened = Vault.create(tmp_path / "other.ladderdesk", clock=TickingClock(days=1))
    yield opened
    opened.close()
