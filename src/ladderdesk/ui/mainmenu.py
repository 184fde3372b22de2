"""The window's menu, behind the button at the foot of the rail."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.widgets.menu import Menu

LAST = ("settings", "shortcuts", "quit")


def main_menu(offers: Mapping[str, Offer], *, parent: QWidget) -> Menu:
    """Make the menu of what can be done now: writing and editing first, where to go and what to see one step in."""
    menu = Menu(_("Menu"), name="main-menu", parent=parent)
    for place in ("file", "edit"):
        menu.addActions([made for made in _shown(offers, place) if made.command.id not in LAST])
        menu.addSeparator()
    for words, place in ((_("Go to"), "go"), (_("View"), "view")):
        menu.addMenu(_submenu(words, place, _shown(offers, place), menu))
    menu.addSeparator()
    menu.addActions([offers[name] for name in LAST if name in offers and offers[name].isVisible()])
    return menu


def _shown(offers: Mapping[str, Offer], place: str) -> list[Offer]:
    return [made for made in offers.values() if made.command.menu == place and made.isVisible()]


def _submenu(words: str, place: str, offers: list[Offer], parent: Menu) -> Menu:
    menu = Menu(words, name=f"menu-{place}", parent=parent)
    menu.setTitle(words)
    menu.addActions(offers)
    return menu
