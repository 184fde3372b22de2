"""The desktop program, put together: settings, window, vault, and what connects them.

The window is painted first; the vault, the catalogue and everything heavy are opened right after.
"""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ladderdesk import paths
from ladderdesk.errors import LadderDeskError
from ladderdesk.i18n import _
from ladderdesk.locales import system_locale_name
from ladderdesk.settings import SettingsFile


def run(vault: Path | None = None) -> int:
    """Open the window on a vault, the usual one where none is named, and give the exit status once it is closed.

    Where the vault's window is open already, that one comes forward instead.
    """
    require_display()
    # The window's collector takes over; until then what is made is there to stay, and looking through it takes time.
    gc.disable()
    settings = SettingsFile(paths.settings_file())
    path = vault_path(vault, settings)
    app = make_application()
    from ladderdesk.ui.instance import Doorbell

    doorbell = Doorbell(path)
    if not doorbell.take_seat() and doorbell.raise_other():
        return 0
    from ladderdesk.ui.program import Program

    program = Program(app, settings, path, doorbell=doorbell, is_fusion=True)
    program.start()
    if os.name == "posix":
        from ladderdesk.ui.farewell import Farewell

        Farewell(program.window)
    return app.exec()


def vault_path(vault: Path | None, settings: SettingsFile) -> Path:
    """Name the vault to open: the one asked for, the one chosen in the settings, else the usual one."""
    if vault is not None:
        return vault.expanduser().absolute()
    return Path(settings.current.vault) if settings.current.vault else paths.vault_file()


def make_application() -> QApplication:
    """Make the application with the names its window and its desktop entry go by."""
    QLocale.setDefault(QLocale(system_locale_name()))
    # Chosen here, the style is made once; set later, it takes the place of another one.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("ladderdesk")
    app.setApplicationDisplayName("LadderDesk")
    app.setDesktopFileName("ladderdesk")
    app.setQuitOnLastWindowClosed(True)
    return app


def require_display() -> None:
    """Refuse in one sentence where there is no screen to open a window on."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise LadderDeskError(
            _("There is no display to open a window on. The commands work without one; see: ladderdesk --help")
        )
