"""Who carries out what the window offers: the screen that is shown, or whoever said that they answer."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ladderdesk.ui.actions import Command, Offer, offer, offered_by, page_commands, window_commands

if TYPE_CHECKING:
    from ladderdesk.ui.screens import Screens

OF_PAGES = ("find", "side_pane", "export", "print")
"""What the window offers and only screens answer."""

WHILE_COVERED = frozenset({"quit"})
"""What may be asked for by key also while a sheet, the palette or the first run covers the screens."""


class Answers(QObject):
    """Offer a window's commands on it, each shown only while somebody answers it, and hand each to who does.

    `pages` are the screens there are; `is_covered` tells whether the user is at something that lies over them.

    Signals: `page_requested(str)` when the command is that of a screen.
    """

    page_requested = Signal(str)

    def __init__(
        self, window: QWidget, screens: "Screens", pages: Collection[str], is_covered: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._screens = screens
        self._pages = pages
        self._is_covered = is_covered
        self._commands = {command.id: command for command in (*window_commands(), *page_commands())}
        self._offers: dict[str, Offer] = {}
        self._slots: dict[str, Callable[[], None]] = {}
        for name in (*OF_PAGES, *pages):
            self._offer(self._commands[name])

    @property
    def offers(self) -> dict[str, Offer]:
        """Give the window's own offers by their command, in the order of the menus."""
        return {name: self._offers[name] for name in self._commands if name in self._offers}

    def command(self, name: str) -> Command:
        """Give a command of the window."""
        return self._commands[name]

    def answer(self, command: str, slot: Callable[[], None]) -> None:
        """Let a bound method carry out a command, which is shown from now on where it is one of the window's."""
        self._slots[command] = slot
        if command in self._commands and command not in self._offers:
            self._offer(self._commands[command])
        self.weigh()

    def answer_unlisted(self, command: Command, slot: Callable[[], None]) -> None:
        """Let a bound method carry out a command that has a key and stands in no list."""
        self._slots[command.id] = slot
        offer(self._window, command, self._run_offer, context=Qt.ShortcutContext.WindowShortcut)

    def stop_answering(self, command: str) -> None:
        """Take a command back; it is shown no more."""
        self._slots.pop(command, None)
        self.weigh()

    def run(self, command: str) -> None:
        """Carry out a command by its id: the shown screen first, then who answers it, then a screen that is not seen.

        So an error can be tried again also after its screen was left.
        """
        made = _find(self._screens.page, command)
        if made is None and command not in self._slots and command not in self._commands:
            made = next(filter(None, (_find(page, command) for page in self._screens.pages)), None)
        if made is not None:
            made.trigger()
        elif command in self._slots:
            self._slots[command]()
        else:
            self.page_requested.emit(command)

    def run_by_key(self, command: str) -> None:
        """Carry out what a key or the menu asks for, unless the user is at something that covers the screens."""
        if command in WHILE_COVERED or not self._is_covered():
            self.run(command)

    def weigh(self) -> None:
        """Show what somebody answers now, and nothing else."""
        for command, made in self._offers.items():
            is_own = command in self._slots or command in self._pages
            is_answered = is_own or _find(self._screens.page, command) is not None
            made.setEnabled(is_answered)
            made.setVisible(is_answered)

    def shown(self) -> list[Offer]:
        """List what can be done now: what the screen offers, then what the window does."""
        page = self._screens.page
        of_page = offered_by(page) if page is not None else []
        own = [made for made in self.offers.values() if made.isVisible()]
        return [*(made for made in of_page if made.command.id not in self._offers), *own]

    def take_over_keys(self, _page: str) -> None:
        """Leave a key to the window where both have it: two holders of one key would both stay silent."""
        page = self._screens.page
        for made in page.findChildren(Offer) if page is not None else []:
            if made.command.id in self._offers:
                made.setShortcuts([])

    def _offer(self, command: Command) -> None:
        window = Qt.ShortcutContext.WindowShortcut
        self._offers[command.id] = offer(self._window, command, self._run_offer, context=window)

    def _run_offer(self) -> None:
        asked = self.sender()
        if isinstance(asked, Offer):
            self.run_by_key(asked.command.id)


def _find(within: QWidget | None, command: str) -> Offer | None:
    offers = within.findChildren(Offer) if within is not None else []
    return next((each for each in offers if each.command.id == command and each.isEnabled()), None)
