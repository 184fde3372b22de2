"""The one object to hold: an open vault, the catalogue, the settings, and what day it is."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from ladderdesk.catalogue.read import Library
from ladderdesk.settings import SettingsFile

if TYPE_CHECKING:
    from ladderdesk.vault.vault import Vault


def local_today() -> date:
    """Tell the day it is where the user is."""
    return datetime.now().astimezone().date()


class Desk:
    """What a window or a command works with, made once at the start and handed down."""

    def __init__(
        self,
        vault: "Vault",
        library: Library,
        settings: SettingsFile,
        *,
        today: Callable[[], date] = local_today,
        is_sample: bool = False,
    ) -> None:
        self.vault = vault
        self.library = library
        self.settings = settings
        self.today = today
        self.is_sample = is_sample

    def close(self) -> None:
        """Close the vault; the desk is of no use afterwards."""
        self.vault.close()
