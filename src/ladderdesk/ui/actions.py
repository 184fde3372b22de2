"""What a user can do, declared as data and used alike by menus, the palette, the shortcut sheet and tooltips."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.single_keys import in_force, is_single, single_keys
from ladderdesk.ui.widgets.keycap import with_keys

NEW_FROM_TEMPLATE = "new_from_template"


class Command(NamedTuple):
    """One thing to do. `keys` are shortcuts in Qt's portable words, the first of them shown; `menu` names its place.

    `hint` says in the palette what it is about. `menu` is one of "file", "edit", "view", "go", "help", empty for
    commands of a page that stand in no menu.
    """

    id: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    hint: str = ""

    @property
    def tooltip(self) -> str:
        """Say the words with the key behind them."""
        return with_keys(self.words, self.keys[:1])


class Offer(QAction):
    """A command that a widget answers: `triggered` runs it. Its single letters are keys only while those are on."""

    def __init__(self, command: Command, parent: QWidget) -> None:
        super().__init__(command.words, parent)
        self.command = command
        self.setObjectName(command.id)
        self._take_keys()
        if any(is_single(keys) for keys in command.keys):
            single_keys().switched.connect(self._take_keys)

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the shortcuts that work now, the first of them shown."""
        return in_force(self.command.keys)

    @property
    def tooltip(self) -> str:
        """Say the words with the key that works now behind them."""
        return with_keys(self.command.words, self.keys[:1])

    def _take_keys(self) -> None:
        self.setShortcuts([QKeySequence(keys) for keys in self.keys])
        self.setToolTip(self.tooltip)


def window_commands() -> tuple[Command, ...]:
    """List what the whole window offers, in the order of its menus; only what somebody answers is shown."""
    return (
        Command("log_win", _("Log a win"), ("Ctrl+N",), "plus", "file", _("New entry")),
        Command(NEW_FROM_TEMPLATE, _("New entry from a template…"), ("Ctrl+T",), "draft", "file"),
        Command("import", _("Import…"), ("Ctrl+Shift+I",), "folder", "file"),
        Command("export", _("Export…"), ("Ctrl+Shift+E",), "download", "file"),
        Command("print", _("Print packet…"), ("Ctrl+P",), "packet", "file"),
        Command("back_up", _("Back up now"), (), "shield", "file"),
        Command("open_sample", _("Look around with a sample"), (), "eye", "file"),
        Command("open_own", _("Back to my journal"), (), "journal", "file"),
        Command("settings", _("Settings"), ("Ctrl+,",), "gear", "file"),
        Command("quit", _("Quit"), ("Ctrl+Q",), "", "file"),
        Command("undo", _("Undo"), ("Ctrl+Z",), "undo", "edit"),
        Command("redo", _("Redo"), ("Ctrl+Shift+Z",), "", "edit"),
        Command("find", _("Search in this screen"), ("Ctrl+F",), "search", "edit"),
        Command("search", _("Search everything"), ("Ctrl+Shift+F",), "search", "edit"),
        Command("palette", _("Command palette"), ("Ctrl+K",), "search", "view"),
        Command("side_pane", _("Show or hide the side pane"), ("Ctrl+\\",), "", "view"),
        Command("next_pane", _("Next pane"), ("F6",), "", "view"),
        Command("previous_pane", _("Previous pane"), ("Shift+F6",), "", "view"),
        Command("zoom_in", _("Larger"), ("Ctrl++", "Ctrl+="), "", "view"),
        Command("zoom_out", _("Smaller"), ("Ctrl+-",), "", "view"),
        Command("zoom_reset", _("Usual size"), ("Ctrl+0",), "", "view"),
        Command("shortcuts", _("Keyboard shortcuts"), ("F1",), "keyboard", "help"),
    )


def page_commands() -> tuple[Command, ...]:
    """List the screens in the order of the rail, each with its key; a screen that is not built yet is not shown."""
    return (
        Command("home", _("Home"), ("Ctrl+1",), "home", "go"),
        Command("journal", _("Journal"), ("Ctrl+2",), "journal", "go"),
        Command("ladder", _("Ladder"), ("Ctrl+3",), "ladder", "go"),
        Command("gaps", _("Gaps"), ("Ctrl+4",), "gaps", "go"),
        Command("readiness", _("Readiness"), ("Ctrl+5",), "readiness", "go"),
        Command("packet", _("Packet"), ("Ctrl+6",), "packet", "go"),
        Command("learn", _("Learn"), ("Ctrl+7",), "learn", "go"),
    )


def offer(
    widget: QWidget,
    command: Command,
    slot: Callable[[], None],
    *,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> "Offer":
    """Let `widget` answer a command: its keys work, and palette and shortcut sheet show it while the widget is there.

    The context says where the keys work: in the widget and what is in it, in the widget alone (single letters in a
    list), or in the whole window.
    """
    action = Offer(command, widget)
    action.setShortcutContext(context)
    action.triggered.connect(slot)
    widget.addAction(action)
    return action


def offered_by(widget: QWidget) -> list[Offer]:
    """List what a widget and everything seen in it offers now, in the order of offering, each command once."""
    seen: dict[str, Offer] = {}
    for action in widget.findChildren(Offer):
        if action.isEnabled() and action.isVisible() and _is_seen_in(widget, action):
            seen.setdefault(action.command.id, action)
    return list(seen.values())


def _is_seen_in(widget: QWidget, action: Offer) -> bool:
    holder = action.parent()
    return holder is widget or (isinstance(holder, QWidget) and holder.isVisibleTo(widget))
