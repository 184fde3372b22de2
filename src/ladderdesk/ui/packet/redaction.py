"""What is removed from a packet: the kinds, and names and hosts that the journal does not know."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ladderdesk.assess.words import capitalised
from ladderdesk.i18n import _, ngettext
from ladderdesk.packet.choice import Redactions
from ladderdesk.packet.document import RedactionKind
from ladderdesk.packet.own_names import hosts_in, names_in
from ladderdesk.packet.redact import kind_words
from ladderdesk.ui.packet.check_row import CheckRow
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.naming import name_widget


class RedactionPart(QWidget):
    """Show what is removed and say what the user changed.

    Signals: `hide_changed(Redactions)`, `review_requested()`.
    """

    hide_changed = Signal(object)
    review_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hide = Redactions()
        self._checks = {
            kind: CheckRow(capitalised(kind_words(kind)), name=f"packet-hide-{kind.value}") for kind in RedactionKind
        }
        self._clients = _field("packet-more-clients", _("Further client names"), _("Acme, Blue Harbor"))
        self._hosts = _field("packet-more-hosts", _("Further internal hosts"), "wiki.acme.example")
        self._fields = (
            Field(_("Further client names"), self._clients, name="packet-more-clients-field"),
            Field(_("Further internal hosts"), self._hosts, name="packet-more-hosts-field"),
        )
        self._more = LinkButton(_("Add names or hosts"), name="packet-more-names")
        self._review = LinkButton(_("Review redactions"), name="packet-review")
        self._build()
        self._connect()

    def show_hide(self, hide: Redactions) -> None:
        """Show what is removed."""
        self._hide = hide
        for kind, check in self._checks.items():
            check.show_checked(getattr(hide, kind.value))
        for field, words in ((self._clients, hide.client_names), (self._hosts, hide.internal_hosts)):
            if not field.isModified():
                field.setText(", ".join(words))
        if hide.client_names or hide.internal_hosts:
            self._show_fields()

    def show_counts(self, counts: Mapping[RedactionKind, int], removed: int) -> None:
        """Show the places of each kind, and how many are removed."""
        for kind, check in self._checks.items():
            count = counts.get(kind, 0)
            check.show_count(count, ngettext("{n} place", "{n} places", count).format(n=count))
        words = ngettext("Review {n} redaction", "Review {n} redactions", removed).format(n=removed)
        self._review.show_words(words)
        self._review.setVisible(bool(removed))

    def settle(self) -> None:
        """Take what was typed and not told yet."""
        self._take_clients()
        self._take_hosts()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for check in self._checks.values():
            column.addWidget(check)
        column.addWidget(self._review)
        column.addWidget(self._more)
        for field in self._fields:
            column.addSpacing(4)
            column.addWidget(field)
            field.hide()
        self._review.hide()

    def _connect(self) -> None:
        for check in self._checks.values():
            check.box.clicked.connect(self._take_checks)
        self._review.clicked.connect(self.review_requested)
        self._more.clicked.connect(self._open_fields)
        self._clients.editingFinished.connect(self._take_clients)
        self._hosts.editingFinished.connect(self._take_hosts)

    def _open_fields(self) -> None:
        self._show_fields()
        self._clients.setFocus()

    def _show_fields(self) -> None:
        self._more.hide()
        for field in self._fields:
            field.show()

    def _take_checks(self) -> None:
        self._say(**{kind.value: check.box.isChecked() for kind, check in self._checks.items()})

    def _take_clients(self) -> None:
        self._take_words(self._clients, names_in, "client_names", "clients")

    def _take_hosts(self) -> None:
        self._take_words(self._hosts, hosts_in, "internal_hosts", "links")

    def _take_words(self, field: QLineEdit, read: Callable[[str], tuple[str, ...]], words: str, kind: str) -> None:
        """Take what was typed; who adds a name wants it removed, so its kind is removed from now on."""
        if not field.isModified():
            return
        field.setModified(False)
        found = read(field.text())
        field.setText(", ".join(found))
        if found != getattr(self._hide, words):
            self._say(**{words: found, kind: bool(found) or getattr(self._hide, kind)})

    def _say(self, **changes: Any) -> None:
        self.hide_changed.emit(msgspec.structs.replace(self._hide, **changes))


def _field(name: str, spoken: str, example: str) -> QLineEdit:
    field = QLineEdit()
    name_widget(field, name, spoken)
    field.setPlaceholderText(example)
    return field
