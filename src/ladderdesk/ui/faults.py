"""Where errors of the window end: a known one is shown as a message, anything else as a report that can be copied."""

import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from ladderdesk import __version__
from ladderdesk.errors import LadderDeskError
from ladderdesk.i18n import _
from ladderdesk.ui.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from ladderdesk.ui.window import MainWindow


class FaultHook(QObject):
    """Stand in for `sys.excepthook` while the window is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_reporting = False
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Show an error: its own sentence where it has one, else a report."""
        if isinstance(fault, LadderDeskError):
            self._window.post(Notice(fault.message, NoticeKind.ERROR, key="fault"))
            return
        if isinstance(fault, KeyboardInterrupt):
            self._window.close()
            return
        sys.__excepthook__(kind, fault, trace)
        if not self._is_reporting and isinstance(fault, Exception):
            self._report(fault)

    def _report(self, fault: Exception) -> None:
        self._is_reporting = True
        try:
            box = QMessageBox(self._window)
            box.setIcon(QMessageBox.Icon.Warning)
            box.setWindowTitle(_("Something went wrong"))
            box.setText(_("Something went wrong inside LadderDesk. What was saved is safe, and you can go on."))
            box.setInformativeText(_("The report holds no text of yours. It helps whoever mends this."))
            box.setDetailedText(report_text(fault))
            copy = box.addButton(_("Copy report"), QMessageBox.ButtonRole.ActionRole)
            box.addButton(QMessageBox.StandardButton.Close)
            box.exec()
            if box.clickedButton() is copy:
                QGuiApplication.clipboard().setText(report_text(fault))
        finally:
            self._is_reporting = False


def report_text(fault: Exception) -> str:
    """Write down where an error happened, without its message, which may hold the user's text."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [
        f"  {frame.filename.rpartition('ladderdesk')[2] or frame.filename}:{frame.lineno} {frame.name}"
        for frame in frames
    ]
    system = f"LadderDesk {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    return "\n".join([system, type(fault).__name__, *places])
