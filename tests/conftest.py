"""What every test stands on: no real home folder, no real screen unless a test asks for one."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the program at an empty home, so that no test reads or writes the user's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LADDERDESK_HOME", str(folder))
    return folder
