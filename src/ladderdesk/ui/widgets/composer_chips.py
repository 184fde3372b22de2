"""The chips under the composer: what was understood of the line, what is offered, and ways to change it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.capture.draft import EntryDraft, Token
from ladderdesk.catalogue.model import Scope
from ladderdesk.catalogue.wording import scope_name
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kind
from ladderdesk.packet.words import kind_words
from ladderdesk.ui.widgets.chip import REMOVE_KEYS, Chip, Look
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.heat import day_words
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.naming import plain

DAYS_OFFERED = 7
CHOICES_OFFERED = 3
SIGNS = {"project": "+", "person": "@", "tag": "#"}


class _Spec(NamedTuple):
    """What one chip shows and stands for; `role` is day, scope, kind, name, offer or measure."""

    role: str
    words: str
    look: Look
    icon: str = ""
    tip: str = ""
    token: Token | None = None
    choice: str = ""


class DraftChips(QWidget):
    """Show a draft as chips.

    Date, scope and kind open a menu; a name goes to its place in the line, or out of the line with Delete; an offered
    word becomes its choice; a measure is taken as an impact or let go.

    Signals: `day_chosen(date)`, `scope_chosen(str)`, `kind_chosen(str)`, `name_chosen(Token)`, `name_removed(Token)`,
    `choice_taken(Token, str)`, `measure_toggled(str)` with the figure's text.
    """

    day_chosen = Signal(object)
    scope_chosen = Signal(str)
    kind_chosen = Signal(str)
    name_chosen = Signal(object)
    name_removed = Signal(object)
    choice_taken = Signal(object, str)
    measure_toggled = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._specs: list[_Spec] = []
        self._menu: Menu | None = None
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=6, line_gap=2)

    def show_draft(self, draft: EntryDraft, *, accepted: Sequence[str], names: Mapping[str, str], today: date) -> None:
        """Show what a draft says; `accepted` are the texts of measures taken, `names` say competencies by id."""
        self._today = today
        specs = list(_specs(draft, accepted, names, today))
        if specs != self._specs:
            held = self._place_of_focus()
            self._specs = specs
            self._flow.show_widgets([self._chip(place, spec) for place, spec in enumerate(specs)])
            self._give_focus(held)

    def _chip(self, place: int, spec: _Spec) -> Chip:
        opens_menu = spec.role in ("day", "scope", "kind")
        kind = _NameChip if spec.role == "name" else Chip
        chip = kind(spec.words, name=f"{self.objectName()}-{place}", look=spec.look, icon=spec.icon, parent=self)
        if spec.tip:
            chip.setToolTip(plain(spec.tip))
        if opens_menu:
            chip.setAccessibleDescription(_("Opens a menu"))
        chip.clicked.connect(self._act)
        chip.removal_requested.connect(self._remove)
        return chip

    def _act(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        spec = self._spec_of(chip)
        match spec.role:
            case "day":
                self._open_menu(chip, _("Day"), self._days())
            case "scope":
                self._open_menu(chip, _("Scope"), [(each, scope_name(each)) for each in Scope])
            case "kind":
                self._open_menu(chip, _("Kind"), [(each, kind_words(each)) for each in Kind])
            case "name":
                self.name_chosen.emit(spec.token)
            case "offer":
                self.choice_taken.emit(spec.token, spec.choice)
            case _:
                self.measure_toggled.emit(spec.choice)

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.name_removed.emit(self._spec_of(chip).token)

    def _spec_of(self, chip: Chip) -> _Spec:
        return self._specs[int(chip.objectName().rpartition("-")[2])]

    def _days(self) -> list[tuple[object, str]]:
        days = [self._today - timedelta(days=back) for back in range(DAYS_OFFERED)]
        return [(day, _day_name(day, self._today)) for day in days]

    def _open_menu(self, chip: Chip, spoken: str, choices: Sequence[tuple[object, str]]) -> None:
        role = self._spec_of(chip).role
        menu = Menu(spoken, name=f"{self.objectName()}-{role}-menu", parent=self)
        for value, words in choices:
            action = menu.addAction(words)
            action.setData((role, value))
            action.setCheckable(True)
            action.setChecked(words == chip.text())
        menu.triggered.connect(self._choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _choose(self, action: QAction) -> None:
        role, value = action.data()
        {"day": self.day_chosen, "scope": self.scope_chosen, "kind": self.kind_chosen}[role].emit(value)

    def _place_of_focus(self) -> int:
        return next((place for place in range(self._flow.count()) if self._at(place).hasFocus()), -1)

    def _give_focus(self, place: int) -> None:
        if 0 <= place < self._flow.count():
            self._at(place).setFocus(Qt.FocusReason.OtherFocusReason)

    def _at(self, place: int) -> QWidget:
        item = self._flow.itemAt(place)
        widget = item.widget() if item else None
        assert widget is not None
        return widget


class _NameChip(Chip):
    """A chip that Delete takes out of the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in REMOVE_KEYS:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)


def _specs(draft: EntryDraft, accepted: Sequence[str], names: Mapping[str, str], today: date) -> Iterator[_Spec]:
    yield _Spec("day", _span_name(draft, today), "outline", "calendar", _("The day it counts for"))
    scope = scope_name(Scope(draft.scope)) if draft.scope else _("Scope")
    yield _Spec("scope", scope, "outline", tip=_("How far it reaches"))
    if any(token.kind == "kind" and token.state == "taken" for token in draft.tokens):
        yield _Spec("kind", kind_words(Kind(draft.kind)), "outline", tip=_("What kind of entry it is"))
    for token in _names(draft):
        words = names.get(token.value, token.value) if token.kind == "competency" else SIGNS[token.kind] + token.value
        tip = _("In the line as {words}; Delete takes it out").format(words=token.text)
        yield _Spec("name", words, "outline" if token.kind == "tag" else "selected", tip=tip, token=token)
    for token, choice in _offers(draft):
        tip = _("{words} could mean {name}; Tab accepts").format(words=token.text, name=names.get(choice, choice))
        yield _Spec("offer", f"{choice}?", "suggested", "plus", tip, token, choice)
    for text in dict.fromkeys(measure.text for measure in draft.measures):
        is_taken = text in accepted
        tip = _("Filed as impact; Enter lets it go") if is_taken else _("File it as impact")
        yield _Spec(
            "measure", text, "selected" if is_taken else "suggested", "check" if is_taken else "plus", tip, choice=text
        )


def _names(draft: EntryDraft) -> Iterator[Token]:
    """Give each name once, competencies first, in the order of the line."""
    seen: set[tuple[str, str]] = set()
    for kind in ("competency", "project", "person", "tag"):
        for token in draft.tokens:
            if token.kind == kind and token.state == "taken" and (kind, token.value) not in seen:
                seen.add((kind, token.value))
                yield token


def _offers(draft: EntryDraft) -> Iterator[tuple[Token, str]]:
    for token in draft.tokens:
        if token.kind != "measure" and token.state == "offered":
            for choice in token.choices[:CHOICES_OFFERED]:
                yield token, choice


def _span_name(draft: EntryDraft, today: date) -> str:
    if draft.until is None:
        return _day_name(draft.day, today)
    return f"{_short(draft.day)} – {_short(draft.until)}"


def _day_name(day: date, today: date) -> str:
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return day_words(day) if day.year == today.year else QLocale().toString(_qdate(day), "d MMM yyyy")


def _short(day: date) -> str:
    return QLocale().toString(_qdate(day), "d MMM")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
