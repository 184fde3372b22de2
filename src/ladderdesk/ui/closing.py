"""Keep the window open while something typed could not be saved, unless the user lets it go."""

import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.widgets.confirm import ConfirmSheet


class ClosingGuard(QObject):
    """Watch the closing of a window: what is typed is saved first, and where that fails the user decides.

    `keep_typed` saves it and says whether nothing is left unsaved.
    """

    def __init__(self, keep_typed: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._keep_typed = keep_typed
        self._window: QWidget | None = None
        self._may_lose = False

    def watch(self, window: QWidget) -> None:
        """Watch a window."""
        if window is not self._window:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse to close while text would be lost."""
        if event.type() != QEvent.Type.Close or watched is not self._window or self._may_lose:
            return super().eventFilter(watched, event)
        if self._is_kept():
            return super().eventFilter(watched, event)
        event.ignore()
        self._ask()
        return True

    def _is_kept(self) -> bool:
        """Save what is typed; where that goes wrong in a way nobody thought of, the window stays too."""
        try:
            return self._keep_typed()
        except Exception:
            sys.excepthook(*sys.exc_info())
            return False

    def _ask(self) -> None:
        window = cast(QWidget, self._window)
        sheet = ConfirmSheet(
            _("Close and lose what you typed?"),
            _("The last words could not be saved. Stay, copy them or try again; or close and lose them."),
            _("Close and lose them"),
            name="closing-sheet",
            kind="danger",
            parent=window,
        )
        sheet.cancel_button.show_words(_("Stay"))
        sheet.accepted.connect(self._close)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _close(self) -> None:
        self._may_lose = True
        cast(QWidget, self._window).close()
