"""A vault in the test's own folder, and users with fewer rights than the one who runs the tests may have."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ladderdesk.vault.vault import Vault

from .builders import noon

NOBODY = 65534


@pytest.fixture
def vault_path(home: Path) -> Path:
    return home / "journal.ladderdesk"


@pytest.fixture
def vault(vault_path: Path) -> Iterator[Vault]:
    opened = Vault.create(vault_path, clock=noon, patience=0.1)
    yield opened
    opened.close()


@pytest.fixture
def loose_umask() -> Iterator[None]:
    """Let new files be open to everyone unless the code itself prevents it."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def ordinary_user() -> Iterator[Callable[[Path], Path]]:
    """Lose the rights of an administrator, whom read-only folders do not stop, and give a way to hand files over.

    The folder it gives is outside of the test's own, which only the administrator may enter.
    """
    folder = Path(tempfile.mkdtemp(prefix="ladderdesk-"))
    is_root = os.geteuid() == 0

    def hand_over(source: Path) -> Path:
        copy = Path(shutil.copy(source, folder))
        if is_root:
            for path in (folder, copy):
                os.chown(path, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        return copy

    yield hand_over
    if is_root:
        os.seteuid(0)
    folder.chmod(0o700)
    shutil.rmtree(folder)
