"""How the window looks and where it stood: a small file beside the vault, with nothing of the user's work in it."""

import base64
import os
import tempfile
from pathlib import Path
from typing import Literal

import msgspec

from ladderdesk.errors import LadderDeskError
from ladderdesk.i18n import _
from ladderdesk.paths import private_folder

ThemeChoice = Literal["system", "light", "dark"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The choices that belong to this machine rather than to the journal.

    `interface_size` is a percentage from 90 to 150. `window` holds the geometry, `panes` the splitter states,
    both base64; `vault` is the file the user moved their journal to, absent for the usual place.
    """

    theme: ThemeChoice = "system"
    interface_size: int = 100
    single_keys: bool = True
    reduced_motion: bool = False
    window: str = ""
    panes: dict[str, str] = {}
    vault: str | None = None
    last_page: str = "home"


class SettingsFile:
    """Read settings once and write each change through, whole file at a time.

    A file that cannot be read does not keep the journal from opening: the usual settings hold, the file is set aside,
    and `fault` says so in a sentence to be shown.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fault = ""
        self.current = self._read()

    def change(self, **choices: object) -> Settings:
        """Set some choices and keep them; raises LadderDeskError where the file cannot be written."""
        changed = msgspec.structs.replace(self.current, **choices)
        if changed != self.current:
            self.current = changed
            self._write(changed)
        return changed

    def pane(self, name: str) -> bytes:
        """Give the kept state of a pane, empty where there is none."""
        return base64.b64decode(self.current.panes.get(name, ""))

    def keep_pane(self, name: str, state: bytes) -> None:
        """Keep the state of a pane."""
        self.change(panes={**self.current.panes, name: base64.b64encode(state).decode()})

    def _read(self) -> Settings:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Settings)
        except FileNotFoundError:
            return Settings()
        except (msgspec.DecodeError, OSError, UnicodeDecodeError) as fault:
            self.fault = self._set_aside(fault)
            return Settings()

    def _set_aside(self, fault: Exception) -> str:
        kept = self.path.with_suffix(".unreadable")
        try:
            self.path.replace(kept)
        except OSError:
            message = _("The settings in {path} could not be read ({reason}). The usual settings hold.")
            return message.format(path=self.path, reason=fault)
        message = _("The settings could not be read, so the usual ones hold. The old file is kept as {path}.")
        return message.format(path=kept)

    def _write(self, settings: Settings) -> None:
        text = msgspec.json.format(msgspec.json.encode(settings), indent=1)
        try:
            private_folder(self.path.parent)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
            with os.fdopen(handle, "wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except OSError as fault:
            message = _("The settings could not be saved to {path}: {reason}. They hold until LadderDesk is closed.")
            raise LadderDeskError(message.format(path=self.path, reason=fault.strerror or fault)) from fault
