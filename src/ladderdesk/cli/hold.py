"""Hold the desk for the time of one command."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ladderdesk import paths
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.errors import InputError, VaultError
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Audience
from ladderdesk.settings import SettingsFile


def chosen_vault(asked: argparse.Namespace, settings: SettingsFile) -> Path:
    """Name the vault a command works on: the one asked for, the one chosen in the settings, else the usual one."""
    if asked.vault:
        return Path(asked.vault).expanduser().absolute()
    return Path(settings.current.vault) if settings.current.vault else paths.vault_file()


@contextmanager
def desk(asked: argparse.Namespace, *, create: bool = False) -> Iterator[Desk]:
    """Open the desk, and close it when the command is done; the vault is made only where `create` says so."""
    from ladderdesk.vault.vault import Vault

    settings = SettingsFile(paths.settings_file())
    path = chosen_vault(asked, settings)
    if not create and not path.exists():
        raise VaultError(_("There is no journal at {path} yet. Log a first win with: ladderdesk log").format(path=path))
    vault = Vault.open_or_create(path) if create else Vault.open(path)
    held = Desk(vault, Library(paths.shipped("content")), settings)
    try:
        yield held
    finally:
        held.close()


def an_audience(text: str | None) -> Audience | None:
    """Read an audience, one of those the command line offers."""
    return None if text is None else Audience(text)


def a_day(text: str | None) -> date | None:
    """Read a day as ISO writes it; raises InputError on anything else."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise InputError(_("“{text}” is not a day. Write it as 2026-11-18.").format(text=text)) from fault


def require_free(path: Path, *, by_force: bool) -> None:
    """Refuse to replace a file that is there, unless told to; raises InputError."""
    if path.is_file() and not by_force:
        message = _("There is already a file {path}. Add --force to replace it, or choose another name.")
        raise InputError(message.format(path=path))
