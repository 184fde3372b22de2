"""The links under a card: the levels it is for, the criteria and competencies it is tied to."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.reference.reading import Link, LinkKind
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.status import status_icon, status_words

ICONS = {
    LinkKind.LADDER: "ladder",
    LinkKind.CRITERION: "gaps",
    LinkKind.COMPETENCY: "journal",
    LinkKind.ENTRY: "draft",
}


class Foot(QWidget):
    """Show links as chips. They take no focus: the row they are in opens them with Enter.

    Signals: `link_requested(Link)`.
    """

    link_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: tuple[Link, ...] = ()
        self._flow = FlowLayout(self, gap=5, line_gap=2)
        self.hide()

    def show_links(self, links: Sequence[Link]) -> None:
        """Show other links; gone where there are none."""
        if tuple(links) == self._links:
            return
        self._links = tuple(links)
        self._flow.show_widgets([self._made(place, link) for place, link in enumerate(self._links)])
        self.setVisible(bool(links))

    def _made(self, place: int, link: Link) -> QWidget:
        chip = _LinkChip(link, name=f"reference-link-{place}")
        chip.chosen.connect(self.link_requested)
        return chip


class LinksMenu(Menu):
    """Offer the links of a card to the keyboard.

    Signals: `link_requested(Link)`.
    """

    link_requested = Signal(object)

    def __init__(self, links: Sequence[Link], parent: QWidget) -> None:
        super().__init__(_("Links of this card"), name="reference-links", parent=parent)
        theme = current_theme()
        for link in links:
            action = QAction(_menu_words(link), self)
            action.setIcon(theme.icon(ICONS[link.kind]))
            action.setData(link)
            self.addAction(action)
        self.triggered.connect(self._choose)

    def open_under(self, widget: QWidget) -> None:
        """Open under a row, with the first link chosen."""
        self.aboutToHide.connect(self.deleteLater)
        self.popup(widget.mapToGlobal(QPoint(8, widget.height() - 4)))
        self.setActiveAction(self.actions()[0])

    def _choose(self, action: QAction) -> None:
        self.link_requested.emit(action.data())


class _LinkChip(Chip):
    chosen = Signal(object)

    def __init__(self, link: Link, *, name: str) -> None:
        icon = status_icon(link.status) if link.status is not None else ""
        super().__init__(link.words, name=name, look="outline", icon=icon)
        self._link = link
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain(_told(link)))
        self.setAccessibleName(_told(link))
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._link)


def _told(link: Link) -> str:
    """Say where a link leads, and how a criterion stands."""
    if link.kind is LinkKind.COMPETENCY:
        return _("{name}: show its entries in the journal").format(name=link.words)
    if link.kind is LinkKind.ENTRY:
        return _("{title}: open the entry").format(title=link.words)
    place = _("open in Gaps") if link.kind is LinkKind.CRITERION else _("open its ladder")
    standing = f", {status_words(link.status).lower()}" if link.status is not None else ""
    return f"{link.words}{standing}: {place}"


def _menu_words(link: Link) -> str:
    words = {
        LinkKind.CRITERION: _("{name} in Gaps"),
        LinkKind.LADDER: _("{name} on its ladder"),
        LinkKind.COMPETENCY: _("{name} in the journal"),
        LinkKind.ENTRY: "{name}",
    }[link.kind]
    return words.format(name=link.words).replace("&", "&&")
