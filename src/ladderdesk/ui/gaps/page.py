"""The Gaps screen: see what the target level still asks, link evidence, plan steps, note what the manager said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept
from ladderdesk.ui.actions import Command, Offer
from ladderdesk.ui.gaps.choose import ChooseTarget
from ladderdesk.ui.gaps.hints import CHOOSE_HINTS, TABLE_HINTS, hints_for
from ladderdesk.ui.gaps.reading import LikelyEntries, Seen, read_gaps
from ladderdesk.ui.gaps.view import GapsView
from ladderdesk.ui.gaps.work import CriterionWork
from ladderdesk.ui.levels import take_level
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.page import Page
from ladderdesk.ui.tasks import Lane
from ladderdesk.ui.widgets.frames import Pane

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks


class GapsPage(Page):
    """List the criteria of the target level and let the user work on the one that is chosen."""

    concerns = frozenset(
        {
            Kept.ENTRIES,
            Kept.EVIDENCE,
            Kept.VERDICTS,
            Kept.MARKS,
            Kept.ACTIONS,
            Kept.TARGETS,
            Kept.SETTINGS,
            Kept.LADDERS,
        }
    )
    title = "Gaps"
    icon_name = "gaps"
    key_hints = TABLE_HINTS

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._seen: Seen | None = None
        self._wanted = ""
        self._was_here = False
        self._entries_version = 0
        self._likely = LikelyEntries(desk)
        self._view = GapsView()
        self._choose = ChooseTarget()
        self._work = CriterionWork(desk, tasks, self._view)
        self._places = QStackedWidget()
        self._blank = Pane(_("Gaps"), name="gaps-blank", surface="raised")
        self._blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for place in (self._blank, self._view, self._choose):
            self._places.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._places)
        self._view.show_pane_sizes(desk.settings.pane("gaps"))
        self._of_criterion = self._offer_keys()
        self._connect()

    def refresh(self) -> None:
        """Measure the target level again, beside the window's thread."""
        self.tasks.run(self._read, self._show, key="gaps")

    def note_changes(self, kinds: frozenset[Kept]) -> None:
        """Read the entries again for suggestions only where one of them changed."""
        self._entries_version += Kept.ENTRIES in kinds
        super().note_changes(kinds)

    def show_criterion(self, criterion: str) -> None:
        """Choose a criterion of the target level; say where another one belongs."""
        if self._seen is None or self._seen.readiness is None:
            self._wanted = criterion
            return
        if self._view.show_criterion(criterion):
            self._view.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say_where(criterion)

    def enter(self) -> None:
        """Take the keyboard, where it was, else in the table or on the levels to choose from, once there are any."""
        place, held = self._places.currentWidget(), self.focusWidget()
        if place is self._choose:
            self._choose.take_focus()
        elif place is self._blank:
            self._blank.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._was_here and held is not None and held.isVisible():
            held.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._take_up_table()

    def settle(self) -> None:
        """Keep what is being typed."""
        self._work.settle()
        state = self._view.pane_sizes
        if state is not None and state != self.desk.settings.pane("gaps"):
            self.desk.settings.keep_pane("gaps", state)

    def _read(self) -> Seen:
        return read_gaps(self.desk)

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        self._work.take_seen(seen)
        readiness, version = seen.readiness, self._entries_version
        for made in self._of_criterion:
            made.setEnabled(readiness is not None)
        if readiness is None:
            self._show_choice(seen)
            return
        self._view.show_seen(seen)
        self._go_to_place(self._view)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.show_criterion(wanted)
        find = self._likely.find
        self.tasks.run(lambda: find(readiness, version), self._view.show_likely, key="gaps-likely", lane=Lane.DRAW)

    def _show_choice(self, seen: Seen) -> None:
        ladders = self.desk.library.ladders()
        held = next((each for each in ladders if seen.chosen and each.id == seen.chosen.ladder), None)
        current = seen.chosen.current if seen.chosen else None
        self._choose.show_choice(ladders, held, current, entry_count=seen.entry_count)
        self._go_to_place(self._choose)

    def _go_to_place(self, place: QWidget) -> None:
        if self._places.currentWidget() is not place:
            had_focus = self._places.isAncestorOf(self.window().focusWidget() or self)
            self._places.setCurrentWidget(place)
            self._show_hints()
            if had_focus and place is self._choose:
                self._choose.take_focus()
            elif had_focus:
                self._take_up_table()

    def _take_up_table(self) -> None:
        self._was_here = True
        self._view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_hints(self) -> None:
        is_choosing = self._places.currentWidget() is self._choose
        self.show_key_hints(CHOOSE_HINTS if is_choosing else hints_for(self._view, self.window().focusWidget()))

    def _say_where(self, criterion: str) -> None:
        found = self.desk.library.find_criterion(criterion)
        if found is None:
            raise NotFoundError(_("No ladder has a criterion “{id}”.").format(id=criterion))
        words = _("“{statement}” belongs to {level}. Gaps shows your target level only.")
        self.notice_posted.emit(Notice(words.format(statement=found[2].statement, level=found[1].name)))

    def _offer_keys(self) -> list[Offer]:
        detail, table, work = self._view.detail, self._view.table, self._work
        made = []
        for command, slot in (
            (Command("link_entry", _("Link an entry to this criterion"), ("L",), "link"), work.link_entry),
            (Command("add_action", _("Add an action to this criterion"), ("A",), "plus"), work.begin_action),
            (Command("plan_step", _("Plan the recommended step"), ("B",), "plus"), work.plan_first_step),
            (Command("set_status", _("Set status of this criterion"), ("S",), "flag"), work.set_status),
            (Command("record_verdict", _("Record 1:1 note on this criterion"), ("M",), "people"), work.record_verdict),
            (Command("copy_agenda", _("Copy this criterion as agenda"), ("C",), "clip"), work.copy_agenda),
        ):
            made.append(self.offer(command, slot, on=table, context=Qt.ShortcutContext.WidgetShortcut))
            made.append(self.offer(command, slot, on=detail))
        for command, slot in (
            (Command("next_gap", _("Next criterion"), ("J",), "down"), table.go_on),
            (Command("previous_gap", _("Previous criterion"), ("K",), "up"), table.go_back),
            (Command("filter_gaps", _("Next filter of criteria"), ("F",), "filter"), self._view.next_filter),
            (Command("group_gaps", _("Group criteria"), ("G",), "filter"), self._view.open_group_menu),
        ):
            made.append(self.offer(command, slot, on=table, context=Qt.ShortcutContext.WidgetShortcut))
        side = Command("side_pane", _("Show or hide the side pane"), ("Ctrl+\\",))
        return [*made, self.offer(side, self._view.toggle_side)]

    def _connect(self) -> None:
        detail = self._view.detail
        self._work.notice_posted.connect(self.notice_posted)
        self._work.line_requested.connect(self.line_requested)
        detail.entry_requested.connect(self.entry_requested)
        self._choose.target_chosen.connect(self._choose_target)
        self._choose.ladder_requested.connect(self._go_to_ladder)
        self._choose.questions_requested.connect(self._ask_questions)
        self._view.table.attended.connect(self._show_hints)
        detail.attended.connect(self._show_hints)

    def _choose_target(self, ladder: str, level: str) -> None:
        self.notice_posted.emit(take_level(self.desk, "target", ladder, level))

    def _go_to_ladder(self) -> None:
        self.page_requested.emit("ladder")

    def _ask_questions(self) -> None:
        self.command_requested.emit("first_questions")
