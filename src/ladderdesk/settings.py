"""How the window looks and where it stood: a small file beside the vault, with nothing of the user's work in it."""

import base64
import binascii
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from ladderdesk.errors import LadderDeskError
from ladderdesk.i18n import _
from ladderdesk.paths import private_folder

ThemeChoice = Literal["system", "light", "dark"]


class Settings(NamedTuple):
    """The choices that belong to this machine rather than to the journal.

    `interface_size` is a percentage from 90 to 150. `window` holds the geometry, `panes` the splitter states,
    both base64; `vault` is the file the user moved their journal to, absent for the usual place.
    """

    theme: ThemeChoice = "system"
    interface_size: int = 100
    single_keys: bool = True
    reduced_motion: bool = False
    window: str = ""
    panes: dict[str, str] = {}  # noqa: RUF012 (nobody changes it in place)
    vault: str | None = None
    last_page: str = "home"


class SettingsFile:
    """Read settings once and write each change through, whole file at a time.

    A file that cannot be read does not keep the journal from opening: the usual settings hold for what is not
    understood, the file is set aside, and `fault` says so in a sentence to be shown. What a newer LadderDesk added
    stays in the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fault = ""
        self._added: dict[str, Any] = {}
        self.current = self._read()

    def change(self, **choices: Any) -> Settings:
        """Set some choices and keep them; raises LadderDeskError where the file cannot be written."""
        changed = self.current._replace(**choices)
        if changed != self.current:
            self.current = changed
            self._write(changed)
        return changed

    def pane(self, name: str) -> bytes:
        """Give the kept state of a pane, empty where there is none."""
        return base64.b64decode(self.current.panes.get(name, ""))

    def keep_pane(self, name: str, state: bytes) -> None:
        """Keep the state of a pane; where the file cannot be written it holds until LadderDesk is closed.

        Nobody asked for this to be kept, so it must not stop what was asked for: going to another screen, or the
        question before words are lost.
        """
        with suppress(LadderDeskError):
            self.change(panes={**self.current.panes, name: base64.b64encode(state).decode()})

    def _read(self) -> Settings:
        try:
            kept = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError) as fault:
            return self._start_anew(str(fault))
        if not isinstance(kept, dict):
            return self._start_anew(_("they are not in it"))
        known = {name: value for name, value in kept.items() if name in Settings._fields}
        self._added = {name: value for name, value in kept.items() if name not in known}
        unsound = [name for name, value in known.items() if not _is_sound(name, value)]
        settings = Settings(**{name: value for name, value in known.items() if name not in unsound})
        if unsound:
            self._go_on_without(unsound, settings)
        return settings

    def _start_anew(self, reason: str) -> Settings:
        message = _("The settings could not be read, so the usual ones hold. The old file is kept as {path}.")
        self.fault = self._set_aside(message, reason)
        return Settings()

    def _go_on_without(self, unsound: list[str], settings: Settings) -> None:
        message = _("Not all settings could be read ({reason}), so the usual ones hold there. The old file is {path}.")
        self.fault = self._set_aside(message, ", ".join(unsound))
        try:
            self._write(settings)
        except LadderDeskError as fault:
            self.fault = fault.message

    def _set_aside(self, message: str, reason: str) -> str:
        kept = self.path.with_suffix(".unreadable")
        try:
            self.path.replace(kept)
        except OSError:
            kept = self.path
            message = _("The settings in {path} could not be read ({reason}). The usual settings hold.")
        return message.format(path=kept, reason=reason)

    def _write(self, settings: Settings) -> None:
        text = json.dumps({**self._added, **settings._asdict()}, indent=1).encode()
        try:
            private_folder(self.path.parent)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(self.path)
            finally:
                Path(name).unlink(missing_ok=True)
        except OSError as fault:
            message = _("The settings could not be saved to {path}: {reason}. They hold until LadderDesk is closed.")
            raise LadderDeskError(message.format(path=self.path, reason=fault.strerror or fault)) from fault


def _is_sound(name: str, value: object) -> bool:
    """Tell whether a setting may have this value."""
    match name:
        case "theme":
            return value in get_args(ThemeChoice)
        case "interface_size":
            return type(value) is int and 90 <= value <= 150
        case "single_keys" | "reduced_motion":
            return isinstance(value, bool)
        case "window":
            return _is_base64(value)
        case "panes":
            return isinstance(value, dict) and all(_is_base64(state) for state in value.values())
        case "vault":
            return value is None or isinstance(value, str)
        case _:
            return isinstance(value, str)


def _is_base64(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True
