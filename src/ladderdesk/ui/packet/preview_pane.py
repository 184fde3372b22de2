"""The middle pane: the pages, which of them is in view, and how large they are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ladderdesk.i18n import _
from ladderdesk.packet.render.pdf import Typeset
from ladderdesk.ui.packet.nothing import Nothing
from ladderdesk.ui.packet.preview import Preview
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.frames import Pane
from ladderdesk.ui.widgets.text import ElidedLabel, Label


class PreviewPane(Pane):
    """Show the pages of the file that would be exported.

    Signals: `options_requested()` where the options have no place of their own.
    """

    options_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Preview"), name="packet-preview-pane", surface="sunken", parent=parent)
        self._pages = Label("", tone="secondary", name="packet-page-number")
        self._smaller = IconButton("minus", _("Smaller pages"), name="packet-smaller", keys="Ctrl+-")
        self._larger = IconButton("plus", _("Larger pages"), name="packet-larger", keys="Ctrl++")
        self._scale = Label("", type="body_strong", name="packet-scale")
        self._fit = Button(_("Fit"), name="packet-fit", kind="ghost", extent="small")
        self._options = Button(_("Options"), name="packet-options-button", extent="small", icon="gear")
        self._preview = Preview()
        self.nothing = Nothing()
        self._places = QStackedWidget()
        self._note = ElidedLabel("", type="small", tone="tertiary", name="packet-preview-note")
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._build()
        self._connect()

    def show_typeset(self, typeset: Typeset, missing: str) -> None:
        """Show pages, and which characters no font could show."""
        self._preview.show_typeset(typeset)
        self._note.show_words(missing or _("Highlighted: what is chosen in the outline"))

    def show_nothing(self, is_nothing: bool) -> None:
        """Let the reason why nothing is in the packet stand in the place of the pages."""
        self._places.setCurrentWidget(self.nothing if is_nothing else self._preview)
        for tool in (self._pages, self._smaller, self._scale, self._larger, self._fit, self._note):
            tool.setVisible(not is_nothing)

    def mark(self, anchors: Sequence[str], *, scroll: bool) -> None:
        """Mark the blocks with these anchors."""
        self._preview.mark(anchors, scroll=scroll)

    def shrink(self) -> None:
        """Show the pages smaller."""
        self._preview.step_zoom(-1)

    def enlarge(self) -> None:
        """Show the pages larger."""
        self._preview.step_zoom(1)

    def fit(self) -> None:
        """Show the pages as wide as there is room."""
        self._preview.fit()

    def show_narrow(self, is_narrow: bool) -> None:
        """Offer the options here where they have no place of their own."""
        self._options.setVisible(is_narrow)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 12, 20, 12)
        bar.setSpacing(6)
        bar.addWidget(self._pages)
        bar.addStretch(1)
        for widget in (self._smaller, self._scale, self._larger, self._fit, self._options):
            bar.addWidget(widget)
        self.column.addLayout(bar)
        self._places.addWidget(self._preview)
        self._places.addWidget(self.nothing)
        self.column.addWidget(self._places, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 10)
        foot.addStretch(1)
        foot.addWidget(self._note, 4)
        foot.addStretch(1)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self._smaller.clicked.connect(self.shrink)
        self._larger.clicked.connect(self.enlarge)
        self._fit.clicked.connect(self.fit)
        self.nothing.pages_requested.connect(self._show_pages)
        self._options.clicked.connect(self.options_requested)
        self._preview.page_shown.connect(self._show_page)
        self._preview.zoom_changed.connect(self._show_scale)

    def _show_pages(self) -> None:
        self.show_nothing(False)
        self._preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_page(self, number: int, of: int) -> None:
        self._pages.show_words(_("Page {number} of {of}").format(number=number, of=of) if of else "")

    def _show_scale(self, zoom: float) -> None:
        self._scale.show_words(f"{round(zoom * 100)} %")
