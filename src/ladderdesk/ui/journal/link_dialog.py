"""Link an entry to criteria: find one, say how strongly it carries it, and take a link back."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ladderdesk.assess.words import amount_text
from ladderdesk.capture.vocabulary import begins_a_word, fold
from ladderdesk.catalogue.model import Threshold
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Strength
from ladderdesk.ui.journal.reading import CriterionChoice
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words
from ladderdesk.ui.widgets.search import SearchField
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.status import paint_status_mark, status_words
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

CHOICE_ROLE = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT = 720, 560
LIST_WIDTH = 372
ROW, HEADING = 34, 30
RIGHT = Qt.AlignmentFlag.AlignRight
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class LinkDialog(Overlay):
    """Show the criteria an entry may count for, and how it does.

    `notes` holds, by criterion, what was typed and not linked; it is kept up to date.

    Signals: `link_requested(str, Strength, str, object)` with the criterion, strength, note and quantity;
    `unlink_requested(int)` with the evidence.
    """

    link_requested = Signal(str, object, str, object)
    unlink_requested = Signal(int)

    def __init__(self, title: str, *, notes: dict[str, str], parent: QWidget) -> None:
        super().__init__(_("Evidence for"), name="link-dialog", padding=0, parent=parent)
        self._choices: tuple[CriterionChoice, ...] = ()
        self._search = SearchField(_("Find a criterion"), name="link-search")
        self._items = QStandardItemModel(self)
        self._list = QListView()
        self._detail = _Detail(notes)
        self._title = title
        self._build()
        self._connect()

    def show_choices(self, choices: Sequence[CriterionChoice]) -> None:
        """Show the criteria; the chosen one stays chosen."""
        self._choices = tuple(choices)
        self._fill()

    def panel_size(self) -> QSize:
        """Be big enough for a list and a detail."""
        theme = current_theme()
        return QSize(theme.dp(WIDTH), theme.dp(HEIGHT))

    def open_over(self) -> None:
        """Open with the focus in the search."""
        super().open_over()
        self._search.setFocus()

    def done(self, result: int) -> None:
        """Close, and keep a note that was typed and not linked."""
        self._detail.lay_aside()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the list from the search, link on Enter, finish on Ctrl+Enter."""
        key = event.key()
        if key in _STEPS and not self._detail.isAncestorOf(self.focusWidget() or self):
            self._step(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            else:
                self._detail.submit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        name_widget(self._list, "link-criteria", _("Criteria"))
        self._list.setModel(self._items)
        self._list.setItemDelegate(_CriterionRows(self._list))
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        column = self.panel.column
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 20, 12)
        head.setSpacing(8)
        head.addWidget(Label(_("Evidence for"), type="heading"))
        head.addWidget(ElidedLabel(self._title, tone="tertiary"), 1)
        column.addLayout(head)
        column.addWidget(Line())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._left())
        body.addWidget(Line(Qt.Orientation.Vertical))
        body.addWidget(self._detail, 1)
        column.addLayout(body, 1)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        search = QHBoxLayout()
        search.setContentsMargins(12, 12, 12, 8)
        search.addWidget(self._search)
        left.addLayout(search)
        left.addWidget(self._list, 1)
        self._list.setFixedWidth(current_theme().dp(LIST_WIDTH))
        return left

    def _connect(self) -> None:
        self._search.words_changed.connect(self._fill)
        self._search.left.connect(self.reject)
        self._list.selectionModel().currentChanged.connect(self._show_current)
        self._detail.linked.connect(self.link_requested)
        self._detail.unlinked.connect(self.unlink_requested)
        self._detail.done.connect(self.accept)

    def _fill(self) -> None:
        held = self._current()
        self._items.clear()
        for heading, choices in _sections(self._choices, self._search.text()):
            item = QStandardItem(heading)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._items.appendRow(item)
            for choice in choices:
                self._items.appendRow(_item(choice))
        wanted = held.criterion.id if held else ""
        place = next((at for at in self._places() if self._choice(at).criterion.id == wanted), None)
        self._go(place if place is not None else next(self._places(), -1))

    def _places(self) -> Iterator[int]:
        rows = range(self._items.rowCount())
        return (at for at in rows if self._items.index(at, 0).data(CHOICE_ROLE) is not None)

    def _choice(self, place: int) -> CriterionChoice:
        found: CriterionChoice = self._items.index(place, 0).data(CHOICE_ROLE)
        return found

    def _current(self) -> CriterionChoice | None:
        return self._list.currentIndex().data(CHOICE_ROLE) if self._list.currentIndex().isValid() else None

    def _step(self, step: int) -> None:
        places = list(self._places())
        at = self._list.currentIndex().row()
        if places:
            near = places.index(at) + step if at in places else 0
            self._go(places[max(0, min(near, len(places) - 1))])

    def _go(self, place: int) -> None:
        index = self._items.index(place, 0)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.scrollTo(index)
        if place < 0:
            self._detail.show_choice(None)

    def _show_current(self, current: QModelIndex) -> None:
        self._detail.show_choice(current.data(CHOICE_ROLE) if current.isValid() else None)


class _Detail(QWidget):
    """One criterion in full, and the fields of a link to it."""

    linked = Signal(str, object, str, object)
    unlinked = Signal(int)
    done = Signal()

    def __init__(self, notes: dict[str, str]) -> None:
        super().__init__()
        self._choice: CriterionChoice | None = None
        self._notes = notes
        self._place = Label(type="small", tone="tertiary", name="link-place")
        self._statement = Paragraph(type="body_strong", name="link-statement")
        self._good = Paragraph(type="small", tone="secondary", name="link-good-evidence")
        self._strength = SegmentedControl(_("Strength"), name="link-strength")
        self._strength.show_choices(_strengths(), Strength.SOLID)
        self._quantity = QLineEdit()
        name_widget(self._quantity, "link-quantity", _("Quantity"))
        self._quantity_field = Field(_("Quantity"), self._quantity, name="link-quantity-field")
        self._note = QLineEdit()
        name_widget(self._note, "link-note", _("Note"))
        self._note.setPlaceholderText(_("Why it counts"))
        self._submit = Button("", name="link-submit", kind="primary")
        self._unlink = Button(_("Unlink"), name="link-remove", kind="danger-quiet")
        self._close = Button(_("Done"), name="link-done")
        self._empty = Paragraph("", tone="secondary", name="link-nothing")
        self._fields = QWidget()
        self._build()
        self._connect()

    def show_choice(self, choice: CriterionChoice | None) -> None:
        """Show a criterion with its link, or a blank one."""
        self.lay_aside()
        self._choice = choice
        self._fields.setVisible(choice is not None)
        self._empty.setVisible(choice is None)
        self._submit.setVisible(choice is not None)
        self._unlink.setVisible(choice is not None and choice.linked is not None)
        if choice is None:
            self._empty.show_words(_("No criterion matches. Try fewer words."))
            return
        link = choice.linked
        self._place.show_words(f"{choice.level.name} · {choice.group} · {status_words(choice.status)}")
        self._statement.show_words(choice.criterion.statement)
        self._good.show_words(choice.criterion.good_evidence)
        self._strength.show_chosen(link.strength if link else Strength.SOLID)
        held = link.note if link else ""
        self._note.setText(self._notes.get(choice.criterion.id, held))
        self._show_quantity(choice)
        self._submit.show_words(_("Save") if link else _("Link"))

    def lay_aside(self) -> None:
        """Keep a note that was typed and not linked, by its criterion."""
        if self._choice is not None:
            linked, typed = self._choice.linked, self._note.text()
            self._notes.pop(self._choice.criterion.id, None)
            if typed.strip() and typed != (linked.note if linked else ""):
                self._notes[self._choice.criterion.id] = typed

    def submit(self) -> None:
        """Ask for the link as the fields have it."""
        if self._choice is None:
            return
        quantity = self._quantity.text().strip()
        try:
            amount = Decimal(quantity.replace(",", ".")) if quantity and self._quantity_field.isVisible() else None
        except InvalidOperation:
            self._quantity_field.show_fault(_("This is no number. Write it in figures, such as 50."))
            return
        self.linked.emit(self._choice.criterion.id, self._strength.chosen, self._note.text().strip(), amount)

    def _show_quantity(self, choice: CriterionChoice) -> None:
        counted = [one for one in choice.criterion.thresholds if one.counts != "distinct"]
        self._quantity_field.setVisible(bool(counted))
        self._quantity_field.clear_fault()
        link = choice.linked
        self._quantity.setText(format(link.quantity, "f") if link and link.quantity is not None else "")
        if counted:
            self._quantity.setPlaceholderText(_threshold_words(counted[0]))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(0)
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        for widget in (self._place, self._statement, self._good):
            inner.addWidget(widget)
        inner.addSpacing(8)
        inner.addWidget(Label(_("Strength"), type="caption", tone="secondary"))
        inner.addWidget(self._strength)
        inner.addSpacing(4)
        inner.addWidget(self._quantity_field)
        inner.addWidget(Field(_("Note"), self._note, name="link-note-field"))
        column.addWidget(self._fields)
        column.addWidget(self._empty)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._unlink)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._submit)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._submit.clicked.connect(self.submit)
        self._unlink.clicked.connect(self._ask_to_unlink)
        self._close.clicked.connect(self.done)

    def _ask_to_unlink(self) -> None:
        if self._choice is not None and self._choice.linked is not None:
            self.unlinked.emit(self._choice.linked.id)


class _CriterionRows(RowDelegate):
    inset = (8, 0, 8, 0)
    always_active = True

    def height_of(self, index: Index) -> int:
        return HEADING if self.is_header(index) else ROW

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        text = theme.colours.text
        choice = index.data(CHOICE_ROLE)
        if choice is None:
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            draw_words(painter, rect.adjusted(8, 6, -8, 0), words, theme.font("caption_bold"), text.secondary)
            return
        inner = rect.adjusted(8, 0, -10, 0)
        paint_status_mark(painter, QPoint(inner.left(), inner.center().y() + 1), choice.status, theme)
        aside = _strength_words(choice.linked.strength) if choice.linked else ""
        taken = draw_words(painter, inner, aside, theme.font("small_strong"), text.link, align=RIGHT)
        room = inner.adjusted(theme.icon_size.s + 8, 0, -taken - 8 if taken else 0, 0)
        draw_words(painter, room, choice.criterion.short, theme.font("body"), text.primary)


def _sections(choices: Sequence[CriterionChoice], typed: str) -> list[tuple[str, list[CriterionChoice]]]:
    """Order the criteria under headings: what is linked, what is likely, then the levels by group."""
    words = fold(typed).split()
    found = [choice for choice in choices if _matches(choice, words)]
    sections: dict[str, list[CriterionChoice]] = {_("Linked"): [], _("Likely"): []}
    for choice in found:
        if choice.linked:
            sections[_("Linked")].append(choice)
        elif choice.is_likely:
            sections[_("Likely")].append(choice)
        else:
            sections.setdefault(f"{choice.level.name} · {choice.group}", []).append(choice)
    return [(heading, held) for heading, held in sections.items() if held]


def _matches(choice: CriterionChoice, words: Sequence[str]) -> bool:
    criterion = choice.criterion
    text = fold(f"{criterion.short} {criterion.statement} {choice.group} {criterion.competency} {choice.level.name}")
    return all(begins_a_word(text, word) for word in words)


def _item(choice: CriterionChoice) -> QStandardItem:
    item = QStandardItem(choice.criterion.short)
    item.setData(choice, CHOICE_ROLE)
    item.setEditable(False)
    item.setData(choice.criterion.statement, Qt.ItemDataRole.ToolTipRole)
    spoken = [choice.criterion.short, status_words(choice.status)]
    if choice.linked:
        spoken.append(_("linked, {strength}").format(strength=_strength_words(choice.linked.strength)))
    item.setData(", ".join(spoken), Qt.ItemDataRole.AccessibleTextRole)
    return item


def _strengths() -> list[tuple[Strength, str]]:
    return [(strength, _strength_words(strength)) for strength in Strength]


def _strength_words(strength: Strength) -> str:
    return {Strength.PARTIAL: _("Partial"), Strength.SOLID: _("Solid"), Strength.STRONG: _("Strong")}[strength]


def _threshold_words(threshold: Threshold) -> str:
    asked = f"{amount_text(Fraction(threshold.value))} {threshold.unit}".strip()
    return _("{quantity}: {asked}").format(quantity=threshold.quantity, asked=asked)
