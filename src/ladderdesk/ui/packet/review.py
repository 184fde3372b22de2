"""What is removed from a packet, place by place, each of which the user may leave in."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.packet.redact import Place, kind_words
from ladderdesk.ui.widgets.confirm import Sheet
from ladderdesk.ui.widgets.frames import Line, ScrollColumn
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.text import Label, Paragraph


class ReviewSheet(Sheet):
    """Show every redaction with the words around it; those unchecked stay in the packet.

    Signals: `kept_changed(tuple[str, ...])` with the words to leave in, when the sheet is closed with its button.
    """

    kept_changed = Signal(object)

    def __init__(self, places: Sequence[Place], kept: Sequence[str], *, parent: QWidget) -> None:
        super().__init__(
            _("Redactions"),
            _("What is checked is removed from the file, not covered. Uncheck what may stay."),
            _("Use these"),
            name="packet-review-sheet",
            parent=parent,
        )
        self._boxes: list[tuple[str, QCheckBox]] = []
        column = ScrollColumn(_("Redactions"), name="packet-review-list", gap=0)
        for found, examples in _by_words(places, kept).items():
            column.column.addWidget(self._row(found, examples, found in kept))
            column.column.addWidget(Line())
        column.column.addStretch(1)
        column.setMinimumHeight(320)
        self.add_field(column)
        self.accepted.connect(self._tell)

    def panel_size(self) -> QSize:
        """Take the room the list needs."""
        return QSize(620, max(520, super().panel_size().height()))

    def _row(self, found: str, examples: Sequence[Place], is_kept: bool) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        box = QCheckBox(found)
        name_widget(box, f"packet-redact-{len(self._boxes)}", _("Remove {words}").format(words=found))
        box.setChecked(not is_kept)
        self._boxes.append((found, box))
        column.addWidget(box)
        for place in examples[:3]:
            column.addWidget(Label(kind_words(place.kind), type="caption", tone="tertiary"))
            words = f"… {place.before}[{place.placeholder.strip('[]')}]{place.after} …"
            column.addWidget(Paragraph(words, type="small", tone="secondary"))
        return row

    def _tell(self) -> None:
        self.kept_changed.emit(tuple(found for found, box in self._boxes if not box.isChecked()))


def _by_words(places: Sequence[Place], kept: Sequence[str]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {words: [] for words in kept}
    for place in places:
        found.setdefault(place.found, []).append(place)
    return found
