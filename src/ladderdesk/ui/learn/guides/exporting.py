"""Write the open checkpoints to a calendar file that the user names; writing happens in the worker."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ladderdesk import guiding
from ladderdesk.assess.checkpoints import GuideStanding
from ladderdesk.i18n import _
from ladderdesk.packet.save import write_file
from ladderdesk.ui.learn.guides.sheets import CalendarSheet, CalendarWish
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.tasks import Lane

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.page import Page


class CalendarExport(QObject):
    """Ask what goes in and where it goes, and write it; the page tells what came of it."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._sheet: CalendarSheet | None = None
        self._wish = CalendarWish(None, False)

    def begin(self, standing: GuideStanding) -> None:
        """Ask what goes into the file."""
        self._sheet = CalendarSheet(standing, parent=self._page.window())
        self._sheet.submitted.connect(self._ask_for_file)
        self._sheet.finished.connect(self._sheet.deleteLater)
        self._sheet.open_over()

    def _ask_for_file(self, wish: CalendarWish) -> None:
        assert self._sheet is not None
        self._sheet.finish()
        self._wish = wish
        dialog = QFileDialog(self._page.window(), _("Export calendar file"))
        dialog.setObjectName("guide-calendar-file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Calendar (*.ics)"))
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(f"{wish.guide or 'checkpoints'}.ics")
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: str) -> None:
        work = partial(_written, self._page.desk, self._wish, Path(path))
        self._page.tasks.run(work, self._tell, lane=Lane.EXPORT)

    def _tell(self, words: str) -> None:
        self._page.notice_posted.emit(Notice(words))


def _written(desk: "Desk", wish: CalendarWish, path: Path) -> str:
    write_file(path, guiding.calendar_file(desk, guide=wish.guide, with_actions=wish.with_actions))
    return _("Exported {name}. Open it with your calendar.").format(name=path.name)
