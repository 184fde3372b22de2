"""Pictures of every screen, in both themes and at both sizes, for the tour and the documents."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ladderdesk.app import make_application
from ladderdesk.errors import ExportError
from ladderdesk.i18n import _
from ladderdesk.ui.screens_made import factories
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.settings import SettingsFile, ThemeChoice
    from ladderdesk.ui.tasks import Tasks

THEMES: tuple["ThemeChoice", ...] = ("light", "dark")
SIZES = ((1280, 800), (1024, 680))
SCREENS = ("home", "journal", "ladder", "gaps", "readiness", "packet", "settings")
SETTLE_SECONDS = 20.0
QUIET_SECONDS = 0.25


def take_pictures(desk: "Desk", settings: "SettingsFile", folder: Path) -> Iterator[str]:
    """Show each screen in a window and keep its picture in `folder`; tells of each as it is taken."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else make_application()
    theme = Theme(app)
    folder.mkdir(parents=True, exist_ok=True)
    for choice in THEMES:
        theme.apply(choice, reduced_motion=True)
        window = MainWindow(settings, factories())
        window.show()
        window.attach(desk, SCREENS[0])
        for width, height in SIZES:
            window.resize(width, height)
            for screen in SCREENS:
                window.go_to(screen)
                _settle(app, window.tasks)
                path = folder / f"{screen}-{choice}-{width}x{height}.png"
                if not window.grab().save(str(path)):
                    raise ExportError(_("The picture {path} could not be written.").format(path=path))
                yield _("Picture: {path}").format(path=path)
        window.detach()
        window.close()
        window.deleteLater()


def _settle(app: QApplication, tasks: "Tasks") -> None:
    """Let the window finish what it reads and draws."""
    now = quiet_since = time.monotonic()
    until = now + SETTLE_SECONDS
    while now < until and now - quiet_since <= QUIET_SECONDS:
        app.processEvents()
        time.sleep(0.005)
        now = time.monotonic()
        if tasks.is_busy:
            quiet_since = now
