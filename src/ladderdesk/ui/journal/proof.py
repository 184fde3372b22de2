"""What backs an entry up: links and files."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QDesktopServices,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Attachment, Link
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.confirm import Sheet
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.form_sheet import Returned
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.naming import name_widget, plain
from ladderdesk.ui.widgets.pressing import pressed_by_enter

OPENED = frozenset({"http", "https", "mailto"})
GAP = 6
WIDEST = 300


class ProofItem(QToolButton):
    """One link or file: an icon, its words and a quiet aside; a click opens its menu, Delete removes it.

    Signals: Qt's `clicked`, `removal_requested()`.
    """

    removal_requested = Signal()

    def __init__(self, icon: str, words: str, *, aside: str, is_link: bool, name: str) -> None:
        super().__init__()
        self._icon, self._aside, self._is_link = icon, aside, is_link
        self.setText(words)
        name_widget(self, name, f"{words}, {aside}" if aside else words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as icon and words, up to a limit."""
        theme = current_theme()
        width = theme.icon_size.s + GAP + QFontMetrics(theme.font("body")).horizontalAdvance(self.text()) + 4
        if self._aside:
            width += GAP + QFontMetrics(theme.font("small")).horizontalAdvance(self._aside)
        return QSize(min(width, theme.dp(WIDEST)), theme.dp(24))

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few letters."""
        return QSize(current_theme().dp(80), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter, remove on Delete."""
        if pressed_by_enter(self, event):
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, words and aside."""
        theme = current_theme()
        painter = QPainter(self)
        text = theme.colours.text
        ink = text.link if self._is_link else text.primary
        size = theme.icon_size.s
        icon_ink = text.link if self._is_link else text.secondary
        theme.draw_icon(painter, self._icon, icon_ink, QPoint(0, (self.height() - size) // 2), size)
        small = QFontMetrics(theme.font("small"))
        aside = small.horizontalAdvance(self._aside) + GAP if self._aside else 0
        font = theme.font("body")
        room = self.width() - size - GAP - aside - 2
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        painter.setFont(font)
        painter.setPen(ink)
        box = self.rect().adjusted(size + GAP, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        width = QFontMetrics(font).horizontalAdvance(words)
        if self.underMouse():
            base = box.center().y() + QFontMetrics(font).ascent() // 2 + 1
            painter.drawLine(box.left(), base, box.left() + width, base)
        painter.setFont(theme.font("small"))
        painter.setPen(text.tertiary)
        painter.drawText(box.adjusted(width + GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._aside)


class ProofField(QWidget):
    """A flow of items with a button to add one; subclasses say what the items are and what their menus offer."""

    def __init__(self, spoken: str, *, name: str, add_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._items: list[ProofItem] = []
        self._add = IconButton("plus", add_words, name=f"{name}-add", edge=24)
        self._flow = FlowLayout(self, gap=14)
        self._flow.addWidget(self._add)
        self._asked = 0

    def _show_items(self, items: list[ProofItem]) -> None:
        had_focus = any(item.hasFocus() for item in self._items)
        self._items = items
        for item in items:
            item.clicked.connect(self._ask)
            item.removal_requested.connect(self._remove_sender)
        self._flow.show_widgets([*items, self._add])
        if had_focus:
            self._add.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self) -> None:
        item = self.sender()
        assert isinstance(item, ProofItem)
        self._asked = self._items.index(item)
        menu = Menu(item.text(), name=f"{self.objectName()}-menu", parent=self)
        for action, words, icon in self._choices():
            entry = QAction(current_theme().icon(icon), words, menu)
            entry.setData(action)
            menu.addAction(entry)
        menu.triggered.connect(self._carry_out)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(item.mapToGlobal(QPoint(0, item.height() + 2)))

    def _choices(self) -> list[tuple[str, str, str]]:
        raise NotImplementedError

    def _carry_out(self, action: QAction) -> None:
        raise NotImplementedError

    def _remove(self, place: int) -> None:
        raise NotImplementedError

    def _remove_sender(self) -> None:
        item = self.sender()
        assert isinstance(item, ProofItem)
        self._remove(self._items.index(item))


class LinksField(ProofField):
    """The links of an entry.

    Signals: `edited()`.
    """

    edited = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Links"), name=name, add_words=_("Add a link"), parent=parent)
        self._links: tuple[Link, ...] = ()
        self._typed: dict[Link, Link] = {}
        self._sheet: LinkSheet | None = None
        self._add.clicked.connect(self.begin_adding)

    @property
    def links(self) -> tuple[Link, ...]:
        """Give the links in their order."""
        return self._links

    def show_links(self, links: Sequence[Link]) -> None:
        """Show other links."""
        if tuple(links) != self._links:
            self._links = tuple(links)
            self._show_items([self._item(link, place) for place, link in enumerate(links)])

    def begin_adding(self) -> None:
        """Ask for a new link."""
        self._asked = len(self._links)
        self._open_sheet(Link(address=""))

    def _item(self, link: Link, place: int) -> ProofItem:
        words = link.title or link.address
        item = ProofItem("link", words, aside="", is_link=True, name=f"{self.objectName()}-{place}")
        item.setToolTip(plain(link.address))
        return item

    def _choices(self) -> list[tuple[str, str, str]]:
        choices = [
            ("copy", _("Copy address"), "clip"),
            ("edit", _("Edit…"), "draft"),
            ("remove", _("Remove"), "x"),
        ]
        if may_open(self._links[self._asked].address):
            choices.insert(0, ("open", _("Open in the browser"), "arrow"))
        return choices

    def _carry_out(self, action: QAction) -> None:
        link = self._links[self._asked]
        match action.data():
            case "open":
                QDesktopServices.openUrl(QUrl(link.address))
            case "copy":
                QGuiApplication.clipboard().setText(link.address)
            case "edit":
                self._open_sheet(link)
            case _:
                self._remove(self._asked)

    def _remove(self, place: int) -> None:
        self._say([link for at, link in enumerate(self._links) if at != place])

    def _open_sheet(self, link: Link) -> None:
        sheet = self._sheet = LinkSheet(link, draft=self._typed.pop(link, None), parent=self.window())
        sheet.answered.connect(self._take)
        sheet.rejected.connect(self._keep_typed)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _keep_typed(self) -> None:
        """Keep what was typed into a sheet that was closed, for when it is opened again."""
        sheet = self._sheet
        if sheet is not None and sheet.unsaved is not None:
            self._typed[sheet.link] = sheet.unsaved

    def _take(self, link: Link) -> None:
        links = list(self._links)
        links[self._asked : self._asked + 1] = [link]
        self._say(links)

    def _say(self, links: Sequence[Link]) -> None:
        self.show_links(links)
        self.edited.emit()


class LinkSheet(Sheet):
    """Ask for an address and the words to show for it; a `draft` is what was typed before and not saved.

    Signals: `answered(Link)`.
    """

    answered = Signal(object)

    def __init__(self, link: Link, *, draft: Link | None = None, parent: QWidget) -> None:
        title = _("Edit the link") if link.address else _("Add a link")
        super().__init__(title, "", _("Save"), name="link-sheet", parent=parent)
        self.link = link
        shown = draft or link
        self._address = QLineEdit(shown.address)
        name_widget(self._address, "link-address", _("Address"))
        self._address.setPlaceholderText("https://")
        self._title = QLineEdit(shown.title)
        name_widget(self._title, "link-title", _("Title"))
        self._title.setPlaceholderText(_("Eval report 114"))
        self._field = Field(_("Address"), self._address, name="link-address-field")
        self.add_field(self._field)
        self.add_field(Field(_("Title"), self._title, name="link-title-field"))
        if draft is not None:
            returned = Returned(name="link-returned")
            self.add_field(returned)
            returned.show()
        self._address.returnPressed.connect(self.accept)
        self._title.returnPressed.connect(self.accept)

    @property
    def unsaved(self) -> Link | None:
        """Give what is typed where it is not what is saved."""
        typed = Link(address=self._address.text(), title=self._title.text())
        return None if typed == self.link else typed

    def open_over(self) -> None:
        """Open with the focus in the address."""
        super().open_over()
        self._address.setFocus()
        self._address.selectAll()

    def accept(self) -> None:
        """Give the link, unless it has no address yet."""
        address = self._address.text().strip()
        if not address:
            self._field.show_fault(_("A link needs an address."))
            self._cover()
            return
        self.answered.emit(Link(address=address, title=self._title.text().strip()))
        super().accept()


class FilesField(ProofField):
    """The files of an entry.

    Signals: `adding_requested()`, `saving_requested(Attachment)`, `removed(Attachment)`.
    """

    adding_requested = Signal()
    saving_requested = Signal(object)
    removed = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Attachments"), name=name, add_words=_("Attach a file"), parent=parent)
        self._files: tuple[Attachment, ...] = ()
        self._add.clicked.connect(self.adding_requested)

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show other files."""
        if tuple(files) != self._files:
            self._files = tuple(files)
            self._show_items([self._item(file, place) for place, file in enumerate(files)])

    def _item(self, file: Attachment, place: int) -> ProofItem:
        return ProofItem(
            "clip", file.name, aside=size_words(file.size), is_link=False, name=f"{self.objectName()}-{place}"
        )

    def _choices(self) -> list[tuple[str, str, str]]:
        return [("save", _("Save as…"), "download"), ("remove", _("Remove"), "x")]

    def _carry_out(self, action: QAction) -> None:
        if action.data() == "save":
            self.saving_requested.emit(self._files[self._asked])
        else:
            self._remove(self._asked)

    def _remove(self, place: int) -> None:
        self.removed.emit(self._files[place])


def may_open(address: str) -> bool:
    """Say whether an address is of a kind that is handed to the system: never a file or a program."""
    return QUrl(address, QUrl.ParsingMode.StrictMode).scheme().lower() in OPENED


def size_words(size: int) -> str:
    """Say how big a file is."""
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
