"""The entries that a packet keeps from its readers, for the user to say which of them these may see."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Audience, Entry
from ladderdesk.packet.words import one_line, span_text
from ladderdesk.ui.packet.check_row import ElidedCheck
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.confirm import Sheet
from ladderdesk.ui.widgets.frames import ScrollColumn
from ladderdesk.ui.widgets.text import ElidedLabel

WIDTH, HIGHEST, ABOVE_AND_BELOW = 560, 560, 210


class AudienceSheet(Sheet):
    """Show the entries with who may see them now; what counts for a criterion is checked to begin with.

    Signals: `entries_chosen(tuple[int, ...])` with the numbers of those to be shown.
    """

    entries_chosen = Signal(object)

    def __init__(self, kept_back: Sequence[Entry], readers: Audience, *, parent: QWidget) -> None:
        super().__init__(
            _("Entries kept from the readers"),
            _sentence(readers),
            "",
            name="packet-audience",
            width=current_theme().dp(WIDTH),
            parent=parent,
        )
        self._boxes: dict[QCheckBox, int] = {}
        self._list = ScrollColumn(
            _("Entries kept from the readers"), name="packet-audience-list", padding=(3, 3, 3, 3), gap=8
        )
        for entry in kept_back:
            self._list.column.addWidget(self._row(entry))
        self._list.column.addStretch(1)
        self.add_field(self._choices())
        self.add_field(self._list)
        self._count()
        self.accepted.connect(self._tell)

    def panel_size(self) -> QSize:
        """Take the room that the list needs; a long one scrolls."""
        scaled = current_theme().dp
        wanted = self._list.column.totalSizeHint().height() + scaled(ABOVE_AND_BELOW)
        return QSize(scaled(WIDTH), min(scaled(HIGHEST), wanted))

    def open_over(self) -> None:
        """Open with the focus on the first entry."""
        super().open_over()
        next(iter(self._boxes)).setFocus(Qt.FocusReason.PopupFocusReason)

    def _choices(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for words, name, slot in (
            (_("Check all"), "packet-audience-all", self._check_all),
            (_("Check none"), "packet-audience-none", self._check_none),
        ):
            link = LinkButton(words, name=name)
            link.clicked.connect(slot)
            row.addWidget(link)
        row.addStretch(1)
        return whole

    def _row(self, entry: Entry) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = one_line(entry.content.title)
        box = ElidedCheck(title, name=f"packet-audience-{entry.id}")
        box.setChecked(bool(entry.evidence_count))
        box.toggled.connect(self._count)
        self._boxes[box] = entry.id
        now = ElidedLabel(" · ".join(_facts(entry)), type="small", tone="tertiary")
        now.setContentsMargins(current_theme().dp(24), 0, 0, 0)
        column.addWidget(box, 0)
        column.addWidget(now)
        return whole

    def _chosen(self) -> tuple[int, ...]:
        return tuple(number for box, number in self._boxes.items() if box.isChecked())

    def _count(self) -> None:
        count = len(self._chosen())
        self.accept_button.show_words(ngettext("Show {n} entry", "Show {n} entries", count).format(n=count))
        self.accept_button.setEnabled(bool(count))

    def _check_all(self) -> None:
        self._check(True)

    def _check_none(self) -> None:
        self._check(False)

    def _check(self, is_checked: bool) -> None:
        for box in self._boxes:
            box.setChecked(is_checked)

    def _tell(self) -> None:
        self.entries_chosen.emit(self._chosen())


def _sentence(readers: Audience) -> str:
    if readers is Audience.MANAGER:
        return _("Only you may see these. Check those that your manager may see; undo takes it back.")
    return _("A packet does not show these yet. Check those that its readers may see; undo takes it back.")


def _facts(entry: Entry) -> list[str]:
    content = entry.content
    may_see = _("only you") if content.audience is Audience.PRIVATE else _("you and your manager")
    count = entry.evidence_count
    counts = ngettext("counts for {n} criterion", "counts for {n} criteria", count).format(n=count)
    return [span_text(content.day, content.until), may_see, counts if count else _("counts for no criterion")]
