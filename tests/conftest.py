"""What every test stands on: no real home folder, no real screen unless a test asks for one."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

# Generated cases may be slow on a busy machine: what they prove is not speed. A nightly run can ask for more of them.
settings.register_profile("ladderdesk", deadline=None, max_examples=int(os.environ.get("LADDERDESK_EXAMPLES", "60")))
settings.load_profile("ladderdesk")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the program at an empty home, so that no test reads or writes the user's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LADDERDESK_HOME", str(folder))
    return folder
