"""The settings file: written through, and never a reason not to start."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.errors import LadderDeskError
from ladderdesk.settings import Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deeper" / "settings.json"


def kept(path: Path, text: str) -> SettingsFile:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return SettingsFile(path)


def test_without_a_file_the_usual_settings_hold_and_nothing_is_written(path: Path) -> None:
    settings = SettingsFile(path)
    assert (settings.current, settings.fault) == (Settings(), "")
    assert not path.parent.exists()


def test_a_change_is_there_at_the_next_start(path: Path) -> None:
    SettingsFile(path).change(theme="dark", interface_size=125, vault="/elsewhere/Übersicht.ladderdesk")
    again = SettingsFile(path).current
    assert (again.theme, again.interface_size, again.vault) == ("dark", 125, "/elsewhere/Übersicht.ladderdesk")
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_a_change_to_what_holds_already_writes_nothing(path: Path) -> None:
    assert SettingsFile(path).change(theme="system") == Settings()
    assert not path.exists()


@given(state=st.binary(max_size=200), name=st.text(max_size=10))
def test_the_state_of_a_pane_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, state: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("panes") / "settings.json"
    SettingsFile(path).keep_pane(name, state)
    again = SettingsFile(path)
    assert (again.pane(name), again.pane(name + "x"), again.fault) == (state, b"", "")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1, 2]", '"dark"', "null", "\x00\x01", "[" * 200_000, '{"theme": "da'],
    ids=["empty", "cut off", "a list", "a word", "null", "noise", "too deep", "cut off inside"],
)
def test_a_file_that_is_none_of_ours_is_kept_aside_and_the_usual_settings_hold(path: Path, text: str) -> None:
    settings = kept(path, text)
    aside = path.with_suffix(".unreadable")
    assert settings.current == Settings()
    assert aside.read_text(encoding="utf-8") == text
    assert str(aside) in settings.fault
    assert SettingsFile(path).fault == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "sepia"),
        ("theme", ["dark"]),
        ("interface_size", "125"),
        ("interface_size", True),
        ("interface_size", 400),
        ("interface_size", 110.0),
        ("single_keys", 1),
        ("reduced_motion", None),
        ("window", "not base64!"),
        ("window", "abc"),
        ("panes", ["left"]),
        ("panes", {"left": 3}),
        ("panes", {"left": "abc"}),
        ("vault", 7),
        ("last_page", None),
    ],
)
def test_a_choice_that_is_not_understood_takes_only_itself_away(path: Path, name: str, value: Any) -> None:
    good: dict[str, Any] = {"vault": "/elsewhere/mine.ladderdesk", "last_page": "gaps", "single_keys": False}
    text = json.dumps({**good, name: value})
    settings = kept(path, text)
    assert settings.current == Settings()._replace(**{key: each for key, each in good.items() if key != name})
    assert name in settings.fault
    assert path.with_suffix(".unreadable").read_text(encoding="utf-8") == text
    again = SettingsFile(path)
    assert (again.current, again.fault) == (settings.current, "")


def test_what_a_newer_program_added_stays_in_the_file(path: Path) -> None:
    settings = kept(path, '{"theme": "dark", "density": {"journal": "cosy"}}')
    assert (settings.current.theme, settings.fault) == ("dark", "")
    settings.change(theme="light")
    assert json.loads(path.read_text(encoding="utf-8"))["density"] == {"journal": "cosy"}


def test_a_file_in_a_folder_that_cannot_be_written_is_said_and_not_in_the_way(path: Path) -> None:
    if os.geteuid() == 0:
        # Root may write anywhere; a folder in the file's place stops root as well.
        path.mkdir(parents=True)
        (path / "inside").touch()
        path.with_suffix(".unreadable").write_text("in the way", encoding="utf-8")
        settings = SettingsFile(path)
    else:
        path.parent.mkdir(parents=True)
        path.write_text("{", encoding="utf-8")
        path.parent.chmod(0o500)
        settings = SettingsFile(path)
    assert settings.current == Settings()
    assert str(path) in settings.fault
    with pytest.raises(LadderDeskError, match="could not be saved"):
        settings.change(theme="dark")
    assert settings.current.theme == "dark"
    path.parent.chmod(0o700)


@pytest.fixture
def full(path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsFile:
    """Give settings on a disk without room."""
    settings = SettingsFile(path)
    settings.change(theme="dark")

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    return settings


def test_the_state_of_a_pane_that_cannot_be_written_holds_and_stops_nothing(full: SettingsFile) -> None:
    full.keep_pane("journal", b"wide")
    assert full.pane("journal") == b"wide"


def test_a_change_that_cannot_be_written_is_said_and_leaves_nothing_lying_about(full: SettingsFile) -> None:
    with pytest.raises(LadderDeskError, match="No space left"):
        full.change(theme="light")
    assert [each.name for each in full.path.parent.iterdir()] == ["settings.json"]
    assert SettingsFile(full.path).current.theme == "dark"
