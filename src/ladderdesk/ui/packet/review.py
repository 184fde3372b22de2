"""What is removed from a packet, kind by kind, each of which the user may leave in."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.words import capitalised
from ladderdesk.i18n import _, ngettext
from ladderdesk.packet.document import RedactionKind
from ladderdesk.packet.redact import Place, kind_words
from ladderdesk.ui.packet.check_row import ElidedCheck
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.confirm import Sheet
from ladderdesk.ui.widgets.frames import ScrollColumn, SectionHeader
from ladderdesk.ui.widgets.text import ElidedLabel, Label

WIDTH, HEIGHT, INDENT = 620, 560, 24
MOST_EXAMPLES = 3


class _Found(NamedTuple):
    """Words that were found, once or more often; `kind` is None for those that the user left in before."""

    words: str
    kind: RedactionKind | None
    places: Sequence[Place]


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
            width=WIDTH,
            parent=parent,
        )
        self._boxes: list[tuple[str, QCheckBox]] = []
        self._list = ScrollColumn(_("Redactions"), name="packet-review-list", padding=(3, 3, 3, 3), gap=10)
        found = _found(places, kept)
        for kind in (None, *RedactionKind):
            self._add_kind(kind, [one for one in found if one.kind is kind])
        self._list.column.addStretch(1)
        self.add_field(self._list)
        self.accepted.connect(self._tell)

    def panel_size(self) -> QSize:
        """Take the room the list needs."""
        scaled = current_theme().dp
        wanted = self._list.column.totalSizeHint().height() + scaled(150)
        return QSize(scaled(WIDTH), min(scaled(HEIGHT), max(wanted, scaled(220))))

    def open_over(self) -> None:
        """Open with the focus on the first redaction."""
        super().open_over()
        if self._boxes:
            self._boxes[0][1].setFocus(Qt.FocusReason.PopupFocusReason)

    def _add_kind(self, kind: RedactionKind | None, found: Sequence[_Found]) -> None:
        if not found:
            return
        heading = _("Left in") if kind is None else capitalised(kind_words(kind))
        name = f"packet-review-{kind.value if kind else 'kept'}"
        self._list.column.addWidget(SectionHeader(heading, name=name, aside=str(len(found))))
        for one in found:
            self._list.column.addWidget(self._row(one))

    def _row(self, found: _Found) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        spoken = _("Remove {words}").format(words=found.words)
        box = ElidedCheck(found.words, name=f"packet-redact-{len(self._boxes)}", spoken=spoken)
        box.setChecked(found.kind is not None)
        self._boxes.append((found.words, box))
        head = QHBoxLayout()
        head.addWidget(box)
        head.addStretch(1)
        count = len(found.places)
        if count > 1:
            words = ngettext("{n} place", "{n} places", count).format(n=count)
            head.addWidget(Label(words, type="small", tone="tertiary"))
        column.addLayout(head)
        for words in _around(found.places):
            around = ElidedLabel(words, type="small", tone="secondary")
            around.setContentsMargins(current_theme().dp(INDENT), 0, 0, 0)
            column.addWidget(around)
        return row

    def _tell(self) -> None:
        self.kept_changed.emit(tuple(words for words, box in self._boxes if not box.isChecked()))


def _found(places: Sequence[Place], kept: Sequence[str]) -> list[_Found]:
    by_words: dict[str, list[Place]] = {}
    for place in places:
        by_words.setdefault(place.found, []).append(place)
    left_in = [_Found(words, None, ()) for words in kept if words not in by_words]
    return left_in + [_Found(words, found[0].kind, found) for words, found in by_words.items()]


def _around(places: Sequence[Place]) -> list[str]:
    """Show the words around some of the places, each sentence once; an address alone has none."""
    said = (
        f"{place.before}{place.placeholder}{place.after}".strip() for place in places if place.before or place.after
    )
    return list(dict.fromkeys(said))[:MOST_EXAMPLES]
