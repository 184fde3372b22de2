"""Where things are on this machine: the vault, the settings file, the caches, and what the program ships with."""

import os
from pathlib import Path
from typing import Literal

import platformdirs

APP = "ladderdesk"
HOME_VARIABLE = "LADDERDESK_HOME"
VAULT_NAME = "journal.ladderdesk"
SAMPLE_NAME = "sample.ladderdesk"

PACKAGE = Path(__file__).parent


def home() -> Path:
    """Name the folder that holds the user's vault: `LADDERDESK_HOME`, else the platform's place for user data."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir(APP, appauthor=False))


def vault_file() -> Path:
    """Name the vault that is opened when no other is named."""
    return home() / VAULT_NAME


def sample_file() -> Path:
    """Name the sample vault, which never shares a file with the user's own."""
    return home() / SAMPLE_NAME


def settings_file() -> Path:
    """Name the file of window and theme settings; nothing the user wrote about their work is in it."""
    if os.environ.get(HOME_VARIABLE):
        return home() / "settings.json"
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "settings.json"


def backup_folder(vault: Path) -> Path:
    """Name the folder for backups of `vault`, beside it."""
    return vault.parent / "backups"


def cache_folder() -> Path:
    """Name the folder for what can be made again: font lists, compiled charts."""
    if os.environ.get(HOME_VARIABLE):
        return home() / "cache"
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def shipped(folder: Literal["content", "resources"]) -> Path:
    """Find a folder that ships with the program, in an installed package as in a checkout."""
    installed = PACKAGE / "_shipped" / folder
    return installed if installed.is_dir() else PACKAGE.parent.parent / folder


def private_folder(folder: Path) -> Path:
    """Make sure that `folder` exists and, where it is made here, that only its owner can look into it."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
