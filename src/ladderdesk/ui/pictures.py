"""Pictures of every screen, in both themes and at both sizes, for the tour and the documents."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from ladderdesk.app import make_application
from ladderdesk.errors import ExportError
from ladderdesk.i18n import _
from ladderdesk.ui.screens_made import factories
from ladderdesk.ui.theme import PROPERTY, Theme
from ladderdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from ladderdesk.catalogue.model import Ladder
    from ladderdesk.desk import Desk
    from ladderdesk.settings import SettingsFile, ThemeChoice
    from ladderdesk.ui.tasks import Tasks

THEMES: tuple["ThemeChoice", ...] = ("light", "dark")
SIZES = ((1280, 800), (1024, 680))
SCREENS = ("home", "journal", "ladder", "gaps", "readiness", "packet", "settings")
TOPICS = ("overview", "assess/career-clarity", "reference/roles", "practice/senior-to-staff", "guides/career-ladders")
"""The overview of Learn and one topic of each of its chapters."""
SETTLE_SECONDS = 20.0
QUIET_SECONDS = 0.25


def take_pictures(desk: "Desk", settings: "SettingsFile", folder: Path, *, kind: str = "") -> Iterator[str]:
    """Show each screen in a window and keep its picture in `folder`; tells of each as it is taken.

    `kind` goes before the names of the pictures, to tell those of another vault apart.
    """
    app, theme = _stage()
    folder.mkdir(parents=True, exist_ok=True)
    for choice in THEMES:
        theme.apply(choice, reduced_motion=True)
        window = MainWindow(settings, factories())
        window.show()
        window.show_sample(desk.is_sample)
        window.attach(desk, SCREENS[0])
        for width, height in SIZES:
            window.resize(width, height)
            for screen in SCREENS:
                window.go_to(screen)
                _settle(app, window.tasks)
                yield _keep(window, folder / f"{kind}{screen}-{choice}-{width}x{height}.png")
            for topic in TOPICS:
                window.open_topic(topic)
                _settle(app, window.tasks)
                name = f"{kind}learn-{topic.partition('/')[0]}-{choice}-{width}x{height}.png"
                yield _keep(window, folder / name)
        window.detach()
        window.close()
        window.deleteLater()


def take_first_run(ladders: "Sequence[Ladder]", folder: Path) -> Iterator[str]:
    """Keep pictures of the questions of the first run."""
    from ladderdesk.ui.onboarding.view import Onboarding

    app, theme = _stage()
    for choice in THEMES:
        theme.apply(choice, reduced_motion=True)
        questions = Onboarding()
        theme.dress(questions)
        questions.show_ladders(ladders)
        questions.resize(*SIZES[0])
        questions.show()
        for step in ("roles", "levels"):
            _settle(app, None)
            yield _keep(questions, folder / f"first-run-{step}-{choice}.png")
            questions.advance()
        questions.close()
        questions.deleteLater()


def _stage() -> tuple[QApplication, Theme]:
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else make_application()
    dressed = app.property(PROPERTY)
    return app, dressed if isinstance(dressed, Theme) else Theme(app)


def _keep(widget: QWidget, path: Path) -> str:
    if not widget.grab().save(str(path)):
        raise ExportError(_("The picture {path} could not be written.").format(path=path))
    return _("Picture: {path}").format(path=path)


def _settle(app: QApplication, tasks: "Tasks | None") -> None:
    """Let the window finish what it reads and draws."""
    now = quiet_since = time.monotonic()
    until = now + SETTLE_SECONDS
    while now < until and now - quiet_since <= QUIET_SECONDS:
        app.processEvents()
        time.sleep(0.005)
        now = time.monotonic()
        if tasks is not None and tasks.is_busy:
            quiet_since = now
