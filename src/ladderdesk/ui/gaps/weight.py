"""How an entry counts for a criterion: its strength, a quantity where a threshold asks for one, and a note."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ladderdesk.catalogue.model import Threshold
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Evidence, Strength
from ladderdesk.ui.gaps.verbs import Weight
from ladderdesk.ui.gaps.words import strength_words
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.form_sheet import Returned
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.text import Paragraph


class WeightFields(QWidget):
    """Take strength, quantity and note.

    Signals: `grown()` when a fault or another sentence changes the height.
    """

    grown = Signal()

    def __init__(self, thresholds: Sequence[Threshold], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-fields")
        counted = [each for each in thresholds if each.counts != "distinct"]
        self._strength = SegmentedControl(_("Strength"), name=f"{name}-strength")
        self._meaning = Paragraph("", type="small", tone="secondary", name=f"{name}-meaning")
        self._quantity = QLineEdit()
        self._note = QLineEdit()
        self._returned = Returned(name=f"{name}-returned")
        label = ", ".join(_quantity_words(each) for each in counted)
        self._quantity_field = Field(label, self._quantity, name=f"{name}-quantity-field")
        self._build(name, label)
        self._quantity_field.setVisible(bool(counted))
        self._strength.value_chosen.connect(self._explain)
        self._quantity.textEdited.connect(self._clear_fault)

    def show_evidence(self, one: Evidence) -> None:
        """Show how an entry counts now."""
        self._strength.show_chosen(one.strength)
        self._quantity.setText("" if one.quantity is None else number_words(one.quantity))
        self._note.setText(one.note)
        self._explain()

    def show_draft(self, note: str) -> None:
        """Show a note that was typed before and left, if there is one."""
        if note:
            self._note.setText(note)
            self._returned.show()

    @property
    def note(self) -> str:
        """Give the note as it stands."""
        return self._note.text()

    def value(self) -> Weight | None:
        """Give what was filled in; None, with the fault shown, where the quantity is no number."""
        try:
            quantity = read_number(self._quantity.text()) if self._quantity_field.isVisibleTo(self) else None
        except ValueError:
            self._quantity_field.show_fault(_("Write a number, such as {example}.").format(example=number_words(50)))
            self._quantity.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grown.emit()
            return None
        return Weight(self._strength.chosen, quantity, self._note.text().strip())

    def take_focus(self) -> None:
        """Put the keyboard on the strength."""
        chosen = next(each for each in self._strength.findChildren(QRadioButton) if each.isChecked())
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def begin_quantity(self) -> None:
        """Put the keyboard on the quantity."""
        self._quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, name: str, label: str) -> None:
        choices = [(strength, strength_words(strength)) for strength in Strength]
        self._strength.show_choices(choices, Strength.SOLID)
        name_widget(self._quantity, f"{name}-quantity", label)
        self._quantity.setMaximumWidth(current_theme().dp(120))
        name_widget(self._note, f"{name}-note", _("Note"))
        self._note.setPlaceholderText(_("Why it counts, in a few words"))
        strength = QHBoxLayout()
        strength.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        strength.addWidget(Field(_("Strength"), self._strength, name=f"{name}-strength-field"), 0, top)
        strength.addWidget(self._quantity_field, 0, top)
        strength.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(strength)
        column.addWidget(self._meaning)
        column.addSpacing(4)
        column.addWidget(Field(_("Note"), self._note, name=f"{name}-note-field"))
        column.addWidget(self._returned)
        self._explain()

    def _explain(self) -> None:
        # Until one of them has had the focus, Tab would stop at each segment rather than at the chosen one.
        for segment in self._strength.findChildren(QRadioButton):
            is_stop = segment.isChecked()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        self._meaning.show_words(
            {
                Strength.PARTIAL: _("Partial, 1 point: it shows a part of it."),
                Strength.SOLID: _("Solid, 2 points: it shows it clearly."),
                Strength.STRONG: _("Strong, 3 points: it shows it beyond doubt. Without proof it counts as solid."),
            }[self._strength.chosen]
        )
        self.grown.emit()

    def _clear_fault(self) -> None:
        self._quantity_field.clear_fault()
        self.grown.emit()


def number_words(number: Decimal | int) -> str:
    """Write a quantity with the locale's decimal mark and no grouping, as a field takes it."""
    return f"{Decimal(number).normalize():f}".replace(".", QLocale().decimalPoint())


def read_number(text: str) -> Decimal | None:
    """Read a quantity as the locale writes it; None where nothing was typed, ValueError where it is no number."""
    locale = QLocale()
    typed = "".join(text.split()).replace(locale.groupSeparator(), "").replace(locale.decimalPoint(), ".")
    if not typed:
        return None
    try:
        number = Decimal(typed)
    except InvalidOperation as fault:
        raise ValueError(text) from fault
    if not number.is_finite() or number < 0:
        raise ValueError(text)
    return number


def _quantity_words(threshold: Threshold) -> str:
    unit = threshold.unit
    if not unit or unit.casefold() in threshold.quantity.casefold():
        return threshold.quantity
    return _("{quantity}, in {unit}").format(quantity=threshold.quantity, unit=unit)
