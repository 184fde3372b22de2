"""The line at the foot of the window: the keys of the focused pane, that nothing leaves here, what is saved."""

from PySide6.QtCore import QLocale, QSize, Qt, QTime, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label

PATIENCE_MS = 400
GAP = 18
ICON = 13


class Footer(QFrame):
    """Show key hints at the left, as many as there is room for, and the state of the vault at the right."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self.setProperty("surface", "sunken")
        self.setProperty("edge", "top")
        self._own: tuple[KeyHint, ...] = ()
        self._always: tuple[KeyHint, ...] = ()
        self._caps: list[Keycaps] = []
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._busy = Label(_("Working…"), type="note", tone="tertiary", name="footer-busy")
        self._offline = Label(_("Offline"), type="note", tone="tertiary", name="footer-offline")
        self._saved = Label(_("Ready"), type="note", tone="tertiary", name="footer-saved")
        self._sample = _Sample()
        self._left, self._right = QWidget(), QWidget()
        self._build()
        self._patience.timeout.connect(self._busy.show)

    def show_hints(self, hints: tuple[KeyHint, ...], always: tuple[KeyHint, ...]) -> None:
        """Show the keys of a pane, then those that always work."""
        for old in self._caps:
            old.hide()
            old.deleteLater()
        self._caps = [Keycaps(hint, name=f"hint-{place}") for place, hint in enumerate((*hints, *always))]
        for caps in self._caps:
            self._row.insertWidget(self._row.count() - 1, caps)
        self._own, self._always = hints, always
        self._fit()

    def show_encrypted(self, encrypted: bool) -> None:
        """Say whether the vault is encrypted."""
        self._offline.show_words(_("Offline, encrypted") if encrypted else _("Offline"))

    def show_saved(self, at: QTime) -> None:
        """Say when something was last written."""
        time = QLocale().toString(at, QLocale.FormatType.ShortFormat)
        self._saved.show_words(_("Saved {time}").format(time=time))

    def show_ready(self) -> None:
        """Say of a vault that was just opened that it takes what is written."""
        self._saved.show_words(_("Ready"))

    def show_sample(self, is_sample: bool) -> None:
        """Say that the journal is the sample, wherever in it the user is."""
        self._sample.setVisible(is_sample)
        self._fit()

    def show_busy(self, busy: bool) -> None:
        """Say that work is going on, once it takes longer than a moment."""
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self._busy.hide()

    def sizeHint(self) -> QSize:
        """Be as high as the tokens say."""
        return QSize(600, current_theme().size.footer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many hints as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 0, 12, 0)
        whole.setSpacing(16)
        whole.addWidget(self._left, 1)
        whole.addWidget(self._right)
        self._row = QHBoxLayout(self._left)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addStretch(1)
        state = QHBoxLayout(self._right)
        state.setContentsMargins(0, 0, 0, 0)
        state.setSpacing(6)
        self._busy.hide()
        self._sample.hide()
        for each in (self._busy, self._sample, Mark("shield", "text.tertiary", size=ICON), self._offline):
            state.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        state.addSpacing(8)
        state.addWidget(Mark("check", "text.tertiary", size=ICON), 0, Qt.AlignmentFlag.AlignVCenter)
        state.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        room = self.width() - 44 - self._right.sizeHint().width()
        if self._busy.isHidden():
            # Kept free, so that no hint comes and goes with the work.
            room -= self._busy.sizeHint().width() + 6
        widths = [caps.sizeHint().width() + GAP for caps in self._caps]
        for place in range(len(self._own) - 1, -1, -1):
            if sum(widths) <= room:
                break
            widths[place] = 0
        for caps, width in zip(self._caps, widths, strict=True):
            caps.setVisible(width > 0)


class _Sample(QWidget):
    """Say that what is seen is nobody's own journal."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer-sample")
        self.setToolTip(_("“Back to my journal” is in the menu (F10) and among the commands (Ctrl+K)."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(Mark("eye", "text.secondary", size=ICON), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(_("Sample journal"), type="note", tone="secondary"), 0, Qt.AlignmentFlag.AlignVCenter)
