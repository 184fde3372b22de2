"""Every key that works here, on one sheet."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import ScrollColumn
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.text import ElidedLabel, Label

WIDTH = 760
HEAD = 88

KeyGroup = tuple[str, list[Offer]]


class ShortcutSheet(Overlay):
    """Show the keys of the screen and of the window, grouped as the menus are."""

    def __init__(self, offers: Sequence[Offer], *, parent: QWidget) -> None:
        super().__init__(_("Keyboard shortcuts"), name="shortcuts", padding=20, parent=parent)
        self._close = IconButton("x", _("Close"), name="shortcuts-close", keys="Esc", edge=28)
        head = QHBoxLayout()
        head.addWidget(Label(_("Keyboard shortcuts"), type="title", name="shortcuts-title"), 1)
        head.addWidget(self._close)
        self.panel.column.addLayout(head)
        self.panel.column.addSpacing(12)
        self._sheet = _sheet([made for made in offers if made.keys])
        self.panel.column.addWidget(self._sheet)
        self._close.clicked.connect(self.reject)

    def panel_size(self) -> QSize:
        """Be wide enough for two columns, and no higher than they are."""
        content = self._sheet.column.totalSizeHint().height()
        return QSize(current_theme().dp(WIDTH), content + current_theme().dp(HEAD))

    def open_over(self) -> None:
        """Open with the focus on the button that closes."""
        super().open_over()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)


def _sheet(offers: list[Offer]) -> ScrollColumn:
    sheet = ScrollColumn(_("Keyboard shortcuts"), name="shortcuts-list")
    sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    columns = QHBoxLayout()
    columns.setSpacing(36)
    groups = [(words, [made for made in offers if made.command.menu in places]) for words, places in _groups()]
    left, right = _balance([group for group in groups if group[1]])
    for each in (left, right):
        columns.addLayout(_column(each), 1)
    sheet.column.addLayout(columns)
    sheet.column.addStretch(1)
    return sheet


def _groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (_("This screen"), ("",)),
        (_("Go to"), ("go",)),
        (_("Write and export"), ("file",)),
        (_("Edit and find"), ("edit",)),
        (_("Window"), ("view", "help")),
    )


def _balance(groups: list[KeyGroup]) -> tuple[list[KeyGroup], list[KeyGroup]]:
    whole = sum(len(offers) + 2 for _words, offers in groups)
    left: list[KeyGroup] = []
    height = 0
    for group in groups:
        if left and height + len(group[1]) / 2 > whole / 2:
            break
        left.append(group)
        height += len(group[1]) + 2
    return left, groups[len(left) :]


def _column(groups: Iterable[KeyGroup]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for words, offers in groups:
        column.addWidget(Label(words, type="section"))
        column.addSpacing(6)
        column.addLayout(_rows(offers))
        column.addSpacing(18)
    column.addStretch(1)
    return column


def _rows(offers: list[Offer]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for place, made in enumerate(offers):
        command = made.command
        grid.addWidget(ElidedLabel(command.words, tone="secondary"), place, 0)
        keys = Keycaps(KeyHint(made.keys[:1], ""), name=f"shortcut-{command.id}")
        keys.setAccessibleName(made.tooltip)
        grid.addWidget(keys, place, 1, Qt.AlignmentFlag.AlignRight)
    return grid
