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
KEYS = {"undo": "Ctrl+Z"}


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
        if not self._banners:
            self._column.setContentsMargins(0, 0, 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the toasts in their corner."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _put_banner(self, notice: Notice) -> None:
        keyed = notice if notice.key else notice._replace(key=notice.words)
        self.take_down(keyed.key)
        banner = Banner(keyed, name=f"banner-{len(self._banners)}")
        banner.command_requested.connect(self.command_requested)
        banner.closed.connect(self.take_down)
        self._banners.append(banner)
        self._column.addWidget(banner)
        banner.show()
        self._column.setContentsMargins(*BANNER_MARGINS)

    def _put_toast(self, notice: Notice) -> None:
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
