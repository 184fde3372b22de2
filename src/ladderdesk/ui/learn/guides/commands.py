"""What can be done with a guide, each with its key, offered to the palette while it can be."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command, Offer, offer

if TYPE_CHECKING:
    from ladderdesk.assess.checkpoints import GuideStanding
    from ladderdesk.ui.page import Page


Slot = Callable[[], None]


class GuideCommands:
    """The commands of a guide, single letters only while its days have the keyboard."""

    def __init__(
        self,
        page: "Page",
        days: QWidget,
        *,
        start: Slot,
        reflect: Slot,
        move: Slot,
        export: Slot,
        start_over: Slot,
        stop: Slot,
        retry: Slot,
    ) -> None:
        self._has_single = page.desk.settings.current.single_keys
        self._start = self._on(days, Command("start_guide", _("Start this guide"), ("S",), "play"), start)
        write = Command("write_reflection", _("Write what you thought"), ("R",), "draft")
        self._reflect = self._on(days, write, reflect)
        self._move = self._on(days, Command("move_checkpoint", _("Move the checkpoint"), ("M",), "calendar"), move)
        calendar = Command("export", _("Export calendar file…"), ("Ctrl+Shift+E",), "calendar")
        self._export = self._on(page, calendar, export)
        again = Command("start_guide_over", _("Start this guide over…"), (), "undo")
        self._start_over = self._on(page, again, start_over)
        self._stop = self._on(page, Command("stop_guide", _("Stop this guide"), (), "x"), stop)
        save = Command("save_reflection_again", _("Try again to save what you thought"), (), "undo")
        self.retry = self._on(page, save, retry)
        self.retry.setEnabled(False)

    @property
    def in_menu(self) -> tuple[Offer, ...]:
        """List what the menu of the guide shows."""
        return (self._start_over, self._stop)

    def weigh(self, standing: "GuideStanding") -> None:
        """Offer what can be done as the guide stands."""
        self._start.setEnabled(bool(standing.guide.checkpoints) and not standing.is_open)
        for made in (self._move, self._export, self._stop):
            made.setEnabled(standing.is_open)
        for made in (self._reflect, self._start_over):
            made.setEnabled(bool(standing.running))

    def _on(self, widget: QWidget, command: Command, slot: Slot) -> Offer:
        if not self._has_single and command.keys and len(command.keys[0]) == 1:
            command = command._replace(keys=())
        return offer(widget, command, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
