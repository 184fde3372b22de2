"""The middle pane: the pages, which of them is in view, and how large they are shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.packet.render.pdf import Typeset
from ladderdesk.ui.packet.preview import Preview
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.frames import Pane
from ladderdesk.ui.widgets.text import ElidedLabel, Label


class PreviewPane(Pane):
    """Show the pages of the file that would be exported."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Preview"), name="packet-preview-pane", surface="sunken", parent=parent)
        self._pages = Label("", tone="secondary", name="packet-page-number")
        self._smaller = IconButton("minus", _("Smaller"), name="packet-smaller")
        self._larger = IconButton("plus", _("Larger"), name="packet-larger")
        self._scale = Label("", type="body_strong", name="packet-scale")
        self._fit = Button(_("Fit"), name="packet-fit", kind="ghost", extent="small")
        self._preview = Preview()
        self._note = ElidedLabel("", type="small", tone="tertiary", name="packet-preview-note")
        self._build()
        self._connect()

    def show_typeset(self, typeset: Typeset, missing: str) -> None:
        """Show pages, and which characters no font could show."""
        self._preview.show_typeset(typeset)
        self._note.show_words(missing or _("Highlighted: what is chosen in the outline"))

    def mark(self, anchors: Sequence[str], *, scroll: bool) -> None:
        """Mark the blocks with these anchors."""
        self._preview.mark(anchors, scroll=scroll)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 12, 20, 12)
        bar.setSpacing(6)
        bar.addWidget(self._pages)
        bar.addStretch(1)
        for widget in (self._smaller, self._scale, self._larger, self._fit):
            bar.addWidget(widget)
        self.column.addLayout(bar)
        self.column.addWidget(self._preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 10)
        foot.addStretch(1)
        foot.addWidget(self._note, 4)
        foot.addStretch(1)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self._smaller.clicked.connect(self._shrink)
        self._larger.clicked.connect(self._enlarge)
        self._fit.clicked.connect(self._preview.fit)
        self._preview.page_shown.connect(self._show_page)
        self._preview.zoom_changed.connect(self._show_scale)

    def _shrink(self) -> None:
        self._preview.step_zoom(-1)

    def _enlarge(self) -> None:
        self._preview.step_zoom(1)

    def _show_page(self, number: int, of: int) -> None:
        self._pages.show_words(_("Page {number} of {of}").format(number=number, of=of) if of else "")

    def _show_scale(self, zoom: float) -> None:
        self._scale.show_words(f"{round(zoom * 100)} %")
