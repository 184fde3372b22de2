"""What an entry changed, in figures: a measure before and after, its period, and what that meant for the business."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Impact
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.segmented import Switch
from ladderdesk.ui.widgets.text import Label

GAP = 8
NARROW = 84
BLANK = Impact()


class ImpactForm(QWidget):
    """The fields of one impact.

    Signals: `edited()`, `removal_requested()`.
    """

    edited = Signal()
    removal_requested = Signal()

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = f"impact-{place}"
        self.setObjectName(self._name)
        self._lines = {
            "measure": self._line("measure", _("Measure"), _("What was measured")),
            "before": self._line("before", _("Before"), ""),
            "after": self._line("after", _("After"), ""),
            "period": self._line("period", _("Period"), _("a month, Q3, over 13,000 tickets")),
            "unit": self._line("unit", _("Unit"), ""),
            "outcome": self._line("outcome", _("Business outcome"), _("Cost, time, risk or revenue")),
        }
        self._estimated = Switch(_("This figure is an estimate"), name=f"{self._name}-estimated")
        self._remove = IconButton("x", _("Remove this measure"), name=f"{self._name}-remove", edge=24)
        self._lay_out()
        self._connect()

    @property
    def impact(self) -> Impact:
        """Give what the fields say."""
        lines = self._lines
        said = Impact(
            measure=lines["measure"].text(),
            before=lines["before"].text(),
            after=lines["after"].text(),
            period=lines["period"].text(),
            unit=lines["unit"].text(),
            outcome=lines["outcome"].text(),
        )
        return said if said == BLANK else replace(said, estimated=self._estimated.isChecked())

    def show_impact(self, impact: Impact, *, is_removable: bool) -> None:
        """Show an impact."""
        for name, line in self._lines.items():
            words = getattr(impact, name)
            if line.text() != words:
                line.setText(words)
                line.setCursorPosition(0)
        self._estimated.setChecked(impact.estimated)
        self._remove.setVisible(is_removable)

    def begin(self, field: str) -> None:
        """Take the keyboard into one of the fields."""
        line = self._lines[field]
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.end(False)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the narrow fields in step with the size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_remove"):
            self._narrow()

    def _narrow(self) -> None:
        for field in ("before", "after", "unit"):
            self._lines[field].setFixedWidth(current_theme().dp(NARROW))

    def _line(self, field: str, words: str, invitation: str) -> QLineEdit:
        line = QLineEdit()
        name_widget(line, f"{self._name}-{field}", words)
        line.setPlaceholderText(invitation)
        line.setProperty("extent", "medium")
        return line

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        self._narrow()
        for field, row, column, width in (
            ("measure", 0, 0, 1),
            ("before", 0, 1, 1),
            ("after", 0, 3, 1),
            ("period", 1, 0, 1),
            ("unit", 1, 1, 1),
            ("outcome", 2, 0, 4),
        ):
            line = self._lines[field]
            grid.addWidget(Field(line.accessibleName(), line, name=f"{line.objectName()}-field"), row, column, 1, width)
        bottom = Qt.AlignmentFlag.AlignBottom
        grid.addLayout(_raised(Mark("arrow", "text.tertiary")), 0, 2, bottom)
        grid.addLayout(self._estimate(), 1, 2, 1, 2, bottom)
        grid.addLayout(_raised(self._remove), 0, 4, bottom)
        grid.setColumnStretch(0, 1)
        lines = self._lines
        order = [lines["measure"], lines["before"], lines["after"], lines["period"], lines["unit"], self._estimated]
        for first, second in pairwise([*order, lines["outcome"], self._remove]):
            QWidget.setTabOrder(first, second)

    def _estimate(self) -> QHBoxLayout:
        row = _raised(self._estimated)
        row.setContentsMargins(4, 0, 0, 3)
        row.addWidget(Label(_("Estimate"), type="small", tone="secondary"))
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textEdited.connect(self.edited)
        self._estimated.clicked.connect(self.edited)
        self._remove.clicked.connect(self.removal_requested)


class ImpactsField(QFrame):
    """The box of an entry's impacts, with one blank form where there are none.

    Signals: `edited()`.
    """

    edited = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, _("Impact"))
        self.setProperty("tile", "true")
        self._forms: list[ImpactForm] = []
        self._add = IconButton("plus", _("Add a measure"), name=f"{name}-add", edge=24)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(6)
        header = QHBoxLayout()
        header.addWidget(Label(_("Impact"), type="section"), 1)
        header.addWidget(self._add)
        self._column.addLayout(header)
        self._add.clicked.connect(self._begin_another)
        self.show_impacts(())

    @property
    def impacts(self) -> tuple[Impact, ...]:
        """Give the impacts that say anything."""
        said = (form.impact for form in self._forms)
        return tuple(impact for impact in said if impact != BLANK)

    def show_impacts(self, impacts: Sequence[Impact]) -> None:
        """Show other impacts."""
        if tuple(impacts) != self.impacts or not self._forms:
            self._show(list(impacts) or [BLANK])

    def begin(self, field: str) -> None:
        """Take the keyboard into the first form that lacks this field, else into the first."""
        lacking = (form for form in self._forms if not getattr(form.impact, field).strip())
        next(lacking, self._forms[0]).begin(field)

    def _show(self, impacts: list[Impact]) -> None:
        while len(self._forms) > len(impacts):
            self._drop(self._forms.pop())
        while len(self._forms) < len(impacts):
            self._forms.append(self._make(len(self._forms)))
        for form, impact in zip(self._forms, impacts, strict=True):
            form.show_impact(impact, is_removable=len(impacts) > 1)

    def _make(self, place: int) -> ImpactForm:
        form = ImpactForm(place)
        form.edited.connect(self.edited)
        form.removal_requested.connect(self._remove)
        if place:
            self._column.addWidget(Line())
        self._column.addWidget(form)
        return form

    def _drop(self, form: ImpactForm) -> None:
        place = self._column.indexOf(form)
        for item in (self._column.takeAt(place), self._column.takeAt(place - 1)):
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _begin_another(self) -> None:
        self._show([*(form.impact for form in self._forms), BLANK])
        self._forms[-1].show()
        self._forms[-1].begin("measure")

    def _remove(self) -> None:
        kept = [form.impact for form in self._forms if form is not self.sender()]
        self._show(kept)
        self._forms[-1].begin("measure")
        self.edited.emit()


def _raised(widget: QWidget) -> QHBoxLayout:
    """Lift what has no label over it to the middle of the fields beside it."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 3 if widget.sizeHint().height() > current_theme().dp(20) else 7)
    row.setSpacing(7)
    row.addWidget(widget)
    return row
