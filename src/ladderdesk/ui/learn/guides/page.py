"""Checkpoints: one guide at a time, its text, its days, and the checkpoint that is taken up."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.checkpoints import DayState
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept
from ladderdesk.ui.learn.chapter import ChapterPage
from ladderdesk.ui.learn.columns import Columns
from ladderdesk.ui.learn.guides.commands import GuideCommands
from ladderdesk.ui.learn.guides.earlier import EarlierRounds
from ladderdesk.ui.learn.guides.head import GuideHead
from ladderdesk.ui.learn.guides.keeping import ReflectionKeeper
from ladderdesk.ui.learn.guides.panel import CheckpointPanel
from ladderdesk.ui.learn.guides.reading import PageSeen, read_page
from ladderdesk.ui.learn.guides.rerated import RatingsAgain
from ladderdesk.ui.learn.guides.side import GuideSide
from ladderdesk.ui.learn.guides.text import GuideText
from ladderdesk.ui.learn.guides.work import GuideWork
from ladderdesk.ui.learn.sources import SourceLine
from ladderdesk.ui.learn.topics import Chapter
from ladderdesk.ui.notices import SAVING, Notice, NoticeKind
from ladderdesk.ui.widgets.keycap import KeyHint

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import CheckpointId
    from ladderdesk.ui.tasks import Tasks

UNSAVED = "guide-unsaved"
DAY_HINTS = (
    KeyHint(("J", "K"), _("Day")),
    KeyHint(("Enter",), _("Start")),
    KeyHint(("Space",), _("Done")),
    KeyHint(("R",), _("Write")),
    KeyHint(("M",), _("Move")),
)
PLAIN_DAY_HINTS = (KeyHint(("Up", "Down"), _("Day")), *DAY_HINTS[1:3])
START_HINTS = (KeyHint(("S",), _("Start this guide")),)


class GuidesPage(ChapterPage):
    """Show a guide, and let the user come back to it on set days."""

    chapter = Chapter.GUIDES
    concerns = frozenset({Kept.CHECKPOINTS, Kept.RUNS})
    title = "Learn"

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._seen: PageSeen | None = None
        self._chosen: CheckpointId | None = None
        self._place = 0
        self._goes_to_place = False
        self._columns = Columns(_("Guide"), _("Checkpoints"), name="learn-guides")
        self._head = GuideHead(self._columns.toggle_button)
        self._panel = CheckpointPanel()
        self._panel_place = QWidget()
        self._ratings = RatingsAgain(name="guide-ratings")
        self._text = GuideText()
        self._earlier = EarlierRounds()
        self._sources = SourceLine(name="guide-sources")
        self._side = GuideSide()
        self._keeper = ReflectionKeeper(desk.vault, tasks, self)
        self._work = GuideWork(self)
        self._commands = self._offered()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the guide again, beside the window's thread."""
        self.tasks.run(partial(read_page, self.desk, self.item), self._show, key="learn-guide")

    def show_item(self, item: str) -> None:
        """Show another guide, from its top and at what is due."""
        if item != self.item:
            self._chosen = None
            self._columns.go_to_top()
        super().show_item(item)

    def show_place(self, place: str) -> None:
        """Go to a day of the guide."""
        if place.isdecimal():
            self._place, self._goes_to_place = int(place), True
            self.refresh()

    def enter(self) -> None:
        """Take the keyboard on the day that is looked at, or where the guide is started."""
        if self._seen is not None and self._seen.guide.standing.running and self._side.days.isVisible():
            self._side.days.take_focus()
        elif self._head.start_button.isVisible():
            self._head.start_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().enter()

    def settle(self) -> None:
        """Keep what is being written."""
        self._keeper.flush()

    def keep_typed(self) -> bool:
        """Keep what is being written and say whether nothing is left only here."""
        return self._keeper.flush()

    def toggle_side(self) -> None:
        """Show or hide the days."""
        self._columns.toggle_side()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again where another day has begun since."""
        super().showEvent(event)
        if self._seen is not None and self._seen.guide.standing.as_of != self.desk.today():
            self.refresh()

    def _build(self) -> None:
        main = self._columns.main
        main.addWidget(self._head)
        main.addWidget(self._ratings)
        main.addWidget(self._panel_place)
        main.addWidget(self._text)
        main.addWidget(self._earlier)
        main.addSpacing(24)
        main.addWidget(self._sources)
        main.addStretch(1)
        self._columns.side.addLayout(self._side)
        below = QVBoxLayout(self._panel_place)
        below.setContentsMargins(0, 16, 0, 0)
        below.addWidget(self._panel)
        self._panel_place.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns)

    def _connect(self) -> None:
        days, panel, head = self._side.days, self._panel, self._head
        days.chosen.connect(self._choose)
        days.start_requested.connect(self._start_day)
        days.done_requested.connect(self._toggle_done)
        days.attended.connect(self._show_day_hints)
        head.start_requested.connect(self._work.start_today)
        head.other_start_requested.connect(self._work.ask_start)
        head.catch_up_requested.connect(self._work.catch_up)
        panel.topic_requested.connect(self.topic_requested)
        panel.done_requested.connect(self._finish)
        panel.reopen_requested.connect(self._reopen)
        panel.run_requested.connect(self._keep_run)
        panel.move_requested.connect(self._move)
        panel.reflection_edited.connect(self._note)
        panel.left.connect(self.enter)
        self._side.export.clicked.connect(self._work.export)
        self._side.more.clicked.connect(self._open_menu)
        self._keeper.kept.connect(self._show_kept)
        self._keeper.failed.connect(self._tell_unsaved)
        self._keeper.recovered.connect(self._take_back)

    def _offered(self) -> GuideCommands:
        return GuideCommands(
            self,
            self._side.days,
            start=self._work.start_today,
            reflect=self._panel.begin_reflection,
            move=self._move,
            export=self._work.export,
            start_over=self._work.ask_start,
            stop=self._work.stop,
            retry=self._keeper.retry,
        )

    def _show(self, seen: PageSeen) -> None:
        was_running = self._seen is not None and bool(self._seen.guide.standing.running)
        is_same = self._seen is not None and self._seen.guide.standing.guide.id == seen.guide.standing.guide.id
        self._seen = seen
        standing = seen.guide.standing
        self._work.take_seen(seen)
        self._take_place(seen)
        if self._chosen not in seen.checkpoints:
            self._chosen = seen.first_choice
        self._columns.allow_side(bool(standing.guide.checkpoints))
        self._head.show_guide(standing)
        self._text.show_guide(standing.guide)
        self._ratings.show_reratings(seen.guide.rerated(standing.running))
        self._earlier.show_rounds(seen.guide)
        self._sources.show_sources(standing.guide.sources)
        self._side.show_guide(standing, self._chosen)
        self._show_panel()
        self._commands.weigh(standing)
        if self._goes_to_place or (is_same and standing.running and not was_running):
            self._go_to_chosen()

    def _take_place(self, seen: PageSeen) -> None:
        if self._goes_to_place:
            self._chosen = seen.find_day(self._place) or self._chosen

    def _go_to_chosen(self) -> None:
        self._goes_to_place = False
        self._columns.show_side()
        if self._chosen is not None:
            self._side.days.go_to(self._chosen)

    def _show_panel(self) -> None:
        shown = self._seen.checkpoints.get(self._chosen) if self._seen and self._chosen is not None else None
        self._panel_place.setVisible(shown is not None)
        if shown is not None:
            unsaved = self._keeper.find_unsaved(shown.checkpoint.id)
            words = shown.checkpoint.reflection if unsaved is None else unsaved
            self._panel.show_checkpoint(shown, words)

    def _choose(self, key: "CheckpointId") -> None:
        if self._seen is not None and key in self._seen.checkpoints:
            self._chosen = key
            self._side.days.show_chosen(key)
            self._show_panel()

    def _start_day(self, key: "CheckpointId") -> None:
        self._choose(key)
        seen = self._panel.seen
        if self._seen is None or not self._seen.checkpoints or seen is None:
            return
        if seen.openings:
            self.topic_requested.emit(seen.openings[0].topic)
        else:
            self._panel.begin_reflection()

    def _toggle_done(self, key: "CheckpointId") -> None:
        self._choose(key)
        if self._seen is None or key not in self._seen.checkpoints:
            return
        if self._seen.checkpoints[key].state is DayState.DONE:
            self._reopen()
        else:
            self._finish()

    def _finish(self) -> None:
        if self._panel.seen is not None:
            self._keeper.flush()
            self._work.finish(self._panel.seen.checkpoint, keeps_run=self._panel.keeps_run)

    def _keep_run(self) -> None:
        if self._panel.seen is not None:
            self._work.finish(self._panel.seen.checkpoint, keeps_run=True)

    def _reopen(self) -> None:
        if self._panel.seen is not None:
            self._keeper.flush()
            self._work.reopen(self._panel.seen.checkpoint)

    def _move(self) -> None:
        if self._panel.seen is not None and self._panel.seen.state is not DayState.DONE:
            self._work.ask_move(self._panel.seen.checkpoint)

    def _note(self) -> None:
        if self._panel.seen is not None:
            self._keeper.note(self._panel.seen.checkpoint.id, self._panel.reflection.words)

    def _show_kept(self) -> None:
        self._panel.reflection.show_saved(QTime.currentTime())

    def _tell_unsaved(self, sentence: str) -> None:
        self._panel.reflection.show_unsaved()
        detail = _("Your text is still here.")
        command = self._commands.retry.command.id
        self._commands.retry.setEnabled(True)
        self.notice_posted.emit(Notice(sentence, NoticeKind.ERROR, detail, _("Try again"), command, UNSAVED, SAVING))

    def _take_back(self) -> None:
        self._commands.retry.setEnabled(False)
        self.notice_withdrawn.emit(UNSAVED)

    def _open_menu(self) -> None:
        self._side.open_menu(self._commands.in_menu, self)

    def _show_day_hints(self) -> None:
        has_single = self.desk.settings.current.single_keys
        if self._seen is not None and not self._seen.guide.standing.running:
            self.show_key_hints(START_HINTS if has_single else ())
        else:
            self.show_key_hints(DAY_HINTS if has_single else PLAIN_DAY_HINTS)
