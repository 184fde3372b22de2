"""Open a vault for the window, tell whether it is new, and make the sample vault."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from ladderdesk import insight, paths
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk, local_today
from ladderdesk.journal import lists, targets
from ladderdesk.settings import SettingsFile
from ladderdesk.vault.vault import Vault

if TYPE_CHECKING:
    from ladderdesk.ui.onboarding.levels import LevelChoice


KEPT_SECONDS = 7 * 24 * 3600
"""How long the sample is kept as the user left it, before a fresh one takes its place."""


def open_desk(path: Path, settings: SettingsFile, *, is_sample: bool = False) -> Desk:
    """Open the vault at a path, made where there is none; raises VaultError where it cannot be used."""
    return Desk(Vault.open_or_create(path), Library(paths.shipped("content")), settings, is_sample=is_sample)


def is_new(desk: Desk) -> bool:
    """Tell whether nothing was chosen and nothing was written yet."""
    with desk.vault.reading() as session:
        return targets.target_in_force(session) is None and not lists.counts(session).all


def choose_first_target(desk: Desk, choice: "LevelChoice") -> None:
    """Keep what the first run was answered with."""
    with desk.vault.writing() as session:
        targets.choose(session, ladder=choice.ladder, current=choice.current, target=choice.target, day=desk.today())


def make_sample(path: Path, settings: SettingsFile, *, anew: bool = False) -> None:
    """Make the sample vault where there is none, or none of the last days, so that its days are near today."""
    if not anew and path.exists() and time.time() - path.stat().st_mtime < KEPT_SECONDS:
        return
    for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        leftover.unlink(missing_ok=True)
    desk = open_desk(path, settings, is_sample=True)
    try:
        with desk.vault.writing() as session:
            insight.write_sample(session, desk.library, today=local_today())
    finally:
        desk.close()
