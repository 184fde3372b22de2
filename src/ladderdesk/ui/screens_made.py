"""Which screens there are, each imported when it is first visited, or ahead of that in a quiet moment."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.page import Page
    from ladderdesk.ui.screens import PageFactory
    from ladderdesk.ui.tasks import Tasks


def factories() -> "dict[str, PageFactory]":
    """Give the maker of each screen by its id, in the order of the rail."""
    return {
        "home": _home,
        "journal": _journal,
        "ladder": _ladder,
        "gaps": _gaps,
        "readiness": _readiness,
        "packet": _packet,
        "learn": _learn,
        "settings": _settings,
    }


def load_first(page: str) -> None:
    """Import what opening the vault and showing a screen needs; for a worker, while the painted window stays awake."""
    import ladderdesk.ui.found
    import ladderdesk.ui.opening
    import ladderdesk.ui.upkeep  # noqa: F401

    import_module(f"ladderdesk.ui.{page if page in factories() else 'home'}.page")


def load_ahead() -> None:
    """Import every screen, so that a first visit need only make it; for a worker, once the first screen is filled."""
    import ladderdesk.ui.gaps.page
    import ladderdesk.ui.home.page
    import ladderdesk.ui.journal.page
    import ladderdesk.ui.ladder.page
    import ladderdesk.ui.learn.assess.page
    import ladderdesk.ui.learn.guides.page
    import ladderdesk.ui.learn.overview.page
    import ladderdesk.ui.learn.page
    import ladderdesk.ui.learn.practice.page
    import ladderdesk.ui.learn.reference.page
    import ladderdesk.ui.packet.page
    import ladderdesk.ui.readiness.page
    import ladderdesk.ui.settings.page  # noqa: F401


def _home(desk: "Desk", tasks: "Tasks") -> "Page":
    from ladderdesk.ui.home.page import HomePage

    return HomePage(desk, tasks)


def _journal(desk: "Desk", tasks: "Tasks") -> "Page":
    from ladderdesk.ui.journal.page import JournalPage

    return JournalPage(desk, tasks)


def _ladder(desk: "Desk", tasks: "Tasks") -> "Page":
    from ladderdesk.ui.ladder.page import LadderPage

    return LadderPage(desk, tasks)


def _gaps(desk: "Desk", tasks: "Tasks") -> "Page":
    from ladderdesk.ui.gaps.page import GapsPage

    return GapsPage(desk, tasks)


def _readiness(desk: "Desk", tasks: "Tasks") -> "Page":
    from ladderdesk.ui.readiness.page import ReadinessPage

    return ReadinessPage(desk, tasks)


def _packet(desk: "Desk", tasks: "Tasks") -> "Page":
    from ladderdesk.ui.packet.page import PacketPage

    return PacketPage(desk, tasks)


def _learn(desk: "Desk", tasks: "Tasks") -> "Page":
    from ladderdesk.ui.learn.page import LearnPage

    return LearnPage(desk, tasks)


def _settings(desk: "Desk", tasks: "Tasks") -> "Page":
    from ladderdesk.ui.settings.page import SettingsPage

    return SettingsPage(desk, tasks)
