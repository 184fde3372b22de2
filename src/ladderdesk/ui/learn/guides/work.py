"""What is asked of a guide, turned into dialogs and verbs."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ladderdesk.ui.learn.guides import verbs
from ladderdesk.ui.learn.guides.exporting import CalendarExport
from ladderdesk.ui.learn.guides.sheets import Move, MoveSheet, StartSheet

if TYPE_CHECKING:
    from datetime import date

    from ladderdesk.assess.checkpoints import GuideStanding
    from ladderdesk.journal.rows import Checkpoint
    from ladderdesk.ui.learn.guides.reading import PageSeen
    from ladderdesk.ui.notices import Notice
    from ladderdesk.ui.page import Page
    from ladderdesk.ui.widgets.form_sheet import FormSheet


class GuideWork(QObject):
    """Carry out what a page asks for the guide it shows, and let it tell what was done."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._seen: PageSeen | None = None
        self._sheet: FormSheet | None = None
        self._calendar = CalendarExport(page)

    def take_seen(self, seen: "PageSeen") -> None:
        """Work on what was read anew."""
        self._seen = seen

    def start_today(self) -> None:
        """Start the guide today."""
        self._start(self._page.desk.today())

    def ask_start(self) -> None:
        """Ask from which day the guide starts, or starts over."""
        standing = self._standing
        sheet = StartSheet(standing, again=standing.is_open, parent=self._page.window())
        sheet.submitted.connect(self._start)
        self._open(sheet)

    def stop(self) -> None:
        """End the round under way."""
        self._page.settle()
        self._tell(verbs.stop(self._page.desk, self._standing.guide))

    def finish(self, checkpoint: "Checkpoint", *, keeps_run: bool) -> None:
        """Call a checkpoint done, with today's run where it is to be kept."""
        assert self._seen is not None
        run = self._seen.guide.offered_run(checkpoint) if keeps_run else None
        self._tell(verbs.finish(self._page.desk, checkpoint, run))

    def reopen(self, checkpoint: "Checkpoint") -> None:
        """Call a checkpoint not done after all."""
        self._tell(verbs.reopen(self._page.desk, checkpoint))

    def ask_move(self, checkpoint: "Checkpoint") -> None:
        """Ask to which day a checkpoint moves."""
        sheet = MoveSheet(self._standing, checkpoint, parent=self._page.window())
        sheet.submitted.connect(self._move)
        self._open(sheet)

    def catch_up(self) -> None:
        """Move the rest so that what waits longest is due today."""
        standing = self._standing
        if standing.days_late:
            self._move(Move(standing.open_ones, timedelta(days=standing.days_late)))

    def export(self) -> None:
        """Write the open checkpoints as a calendar file."""
        self._calendar.begin(self._standing)

    @property
    def _standing(self) -> "GuideStanding":
        assert self._seen is not None
        return self._seen.guide.standing

    def _start(self, day: "date") -> None:
        self._page.settle()
        self._tell(verbs.start(self._page.desk, self._standing.guide, day))

    def _move(self, moved: Move) -> None:
        if moved.by:
            self._tell(verbs.move(self._page.desk, moved.checkpoints, moved.by))
        else:
            self._close()

    def _open(self, sheet: "FormSheet") -> None:
        self._sheet = sheet
        sheet.finished.connect(sheet.deleteLater)
        sheet.finished.connect(self._forget)
        sheet.open_over()

    def _forget(self) -> None:
        self._sheet = None

    def _close(self) -> None:
        if self._sheet is not None:
            self._sheet.finish()

    def _tell(self, notice: "Notice") -> None:
        self._close()
        self._page.notice_posted.emit(notice)
