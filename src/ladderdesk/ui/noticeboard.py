"""Where notices are put up: toasts at the lower left, errors over the screen."""

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.ui.motion import fade_in
from ladderdesk.ui.notices import Notice, NoticeKind
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.banner import Banner
from ladderdesk.ui.widgets.toast import Toast

MOST_TOASTS = 3
MARGIN = 16
GAP = 8
BANNER_MARGINS = (16, 12, 16, 0)
KEYS = {"undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z"}
OF_THE_LAST_DEED = frozenset(KEYS)
"""Commands that concern what was done last, whatever the notice that offers them tells of."""


class NoticeBoard(QObject):
    """Stack toasts over the lower left corner of `ground` and keep errors in `column` until they are dealt with.

    Signals: `command_requested(str)` when the user takes up what a notice offers.
    """

    command_requested = Signal(str)

    def __init__(self, ground: QWidget, column: QVBoxLayout) -> None:
        super().__init__(ground)
        self._ground = ground
        self._column = column
        self._toasts: list[Toast] = []
        self._banners: list[Banner] = []
        ground.installEventFilter(self)

    def post(self, notice: Notice) -> None:
        """Put a notice up and have it spoken; a notice with the key of another replaces it."""
        if notice.key:
            self.take_down(notice.key)
        if notice.kind == NoticeKind.ERROR:
            self._put_banner(notice)
        else:
            self._put_toast(notice)
        self._announce(notice)

    def take_down(self, key: str) -> None:
        """Take down what was put up with a key, because it is no longer true."""
        for toast in [each for each in self._toasts if each.notice.key == key]:
            self._drop(toast)
        for banner in [each for each in self._banners if each.notice.key == key]:
            self._banners.remove(banner)
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._show_first_of_each_cause()

    def drop_undo(self) -> None:
        """Take down what offers to undo: something newer was done, which is what would be undone."""
        for toast in [each for each in self._toasts if each.notice.command in OF_THE_LAST_DEED]:
            self._drop(toast)

    def try_again(self, cause: str) -> None:
        """Ask for what every error of a cause offers."""
        for banner in [each for each in self._banners if each.notice.cause == cause]:
            self.command_requested.emit(banner.notice.command)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the toasts in their corner."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _put_banner(self, notice: Notice) -> None:
        keyed = notice if notice.key else notice._replace(key=notice.words)
        self.take_down(keyed.key)
        banner = Banner(keyed, name=f"banner-{len(self._banners)}")
        banner.hide()
        banner.command_requested.connect(self._take_up)
        banner.closed.connect(self._close)
        self._banners.append(banner)
        self._column.addWidget(banner)
        self._show_first_of_each_cause()

    def _show_first_of_each_cause(self) -> None:
        shown: set[str] = set()
        for banner in self._banners:
            cause = banner.notice.cause
            banner.setVisible(not cause or cause not in shown)
            shown.add(cause)
        self._column.setContentsMargins(*(BANNER_MARGINS if self._banners else (0, 0, 0, 0)))

    def _take_up(self, command: str) -> None:
        banner = self.sender()
        if isinstance(banner, Banner) and banner.notice.cause:
            self.try_again(banner.notice.cause)
        else:
            self.command_requested.emit(command)

    def _close(self, key: str) -> None:
        closed = [each.notice for each in self._banners if each.notice.key == key]
        for notice in [each.notice for each in self._banners]:
            if notice in closed or (notice.cause and notice.cause in {each.cause for each in closed}):
                self.take_down(notice.key)

    def _put_toast(self, notice: Notice) -> None:
        if notice.command in OF_THE_LAST_DEED:
            self.drop_undo()
        while len(self._toasts) >= MOST_TOASTS:
            self._drop(self._toasts[0])
        toast = Toast(notice, name="toast", keys=KEYS.get(notice.command, ""), parent=self._ground)
        toast.command_requested.connect(self.command_requested)
        toast.gone.connect(self._drop_sender)
        self._toasts.append(toast)
        self._arrange()
        toast.show()
        fade_in(toast, current_theme().base_ms)

    def _drop_sender(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast):
            self._drop(toast)

    def _drop(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        bottom = self._ground.height() - MARGIN
        for toast in reversed(self._toasts):
            size = toast.panel_size()
            toast.show_at(QPoint(MARGIN, bottom - size.height()), size)
            toast.raise_()
            bottom -= size.height() + GAP

    def _announce(self, notice: Notice) -> None:
        event = QAccessibleAnnouncementEvent(self._ground, f"{notice.words} {notice.detail}".strip())
        urgent = notice.kind == NoticeKind.ERROR
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite
        )
        QAccessible.updateAccessibility(event)
