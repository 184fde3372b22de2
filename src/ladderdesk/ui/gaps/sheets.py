"""The dialogs of the Gaps screen that change one thing: they stay open, with what was typed, until it is saved."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCompleter, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ladderdesk.assess.values import Standing
from ladderdesk.catalogue.model import Threshold
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Evidence, MarkWord, Status, Verdict, VerdictWord
from ladderdesk.ui.gaps.fields import DayField, NoteField
from ladderdesk.ui.gaps.verbs import OwnWord, Said
from ladderdesk.ui.gaps.weight import WeightFields
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.form_sheet import FormSheet
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.status import status_words
from ladderdesk.ui.widgets.text import Paragraph

_ROLES = ("manager", "sponsor", "mentor")


class EvidenceSheet(FormSheet):
    """Change how an entry counts for a criterion; its value is a `Weight`."""

    def __init__(self, one: Evidence, thresholds: Sequence[Threshold], *, draft: str = "", parent: QWidget) -> None:
        super().__init__(
            _("How this entry counts"), one.title, _("Save"), name="gaps-weight", removal=_("Unlink"), parent=parent
        )
        self._held_note = one.note
        self._fields = WeightFields(thresholds, name="gaps-weight")
        self._fields.show_evidence(one)
        self._fields.show_draft(draft)
        self.add_field(self._fields)
        self._fields.grown.connect(self.settle_size)

    @property
    def unsaved(self) -> str:
        """Give the note where it was changed and not saved."""
        return "" if self._fields.note == self._held_note else self._fields.note

    def value(self) -> Any:
        """Give the strength, quantity and note."""
        return self._fields.value()

    def open_over(self) -> None:
        """Open with the focus on the strength."""
        super().open_over()
        self._fields.take_focus()


class LinkLikelySheet(FormSheet):
    """Say how a suggested entry counts for a criterion that asks for a quantity; its value is a `Weight`."""

    def __init__(self, title: str, thresholds: Sequence[Threshold], *, draft: str = "", parent: QWidget) -> None:
        super().__init__(_("How this entry counts"), title, _("Link"), name="gaps-weight", parent=parent)
        self._fields = WeightFields(thresholds, name="gaps-weight")
        self._fields.show_draft(draft)
        self.add_field(self._fields)
        self._fields.grown.connect(self.settle_size)

    @property
    def unsaved(self) -> str:
        """Give the note that would be lost if the sheet closed."""
        return self._fields.note

    def value(self) -> Any:
        """Give the strength, quantity and note."""
        return self._fields.value()

    def open_over(self) -> None:
        """Open with the focus on the quantity."""
        super().open_over()
        self._fields.begin_quantity()


class VerdictSheet(FormSheet):
    """Note what a manager, sponsor or mentor said; its value is a `Said`.

    `held` is the verdict to change, absent for a new one; who said the `spoken` ones, newest first, is offered.
    """

    def __init__(
        self,
        standing: Standing,
        *,
        today: date,
        spoken: Sequence[Verdict] = (),
        held: Verdict | None = None,
        draft: str = "",
        parent: QWidget,
    ) -> None:
        title = _("Record 1:1 note") if held is None else _("Change 1:1 note")
        removal = "" if held is None else _("Remove")
        super().__init__(
            title, standing.criterion.statement, _("Save"), name="gaps-said", removal=removal, parent=parent
        )
        known = held or standing.verdict or next(iter(spoken), None)
        self._held_note = held.note if held else ""
        self._word = SegmentedControl(_("What was said"), name="gaps-said-word")
        self._who = QLineEdit(known.said_by if known else "")
        self._role = Choice(_("Role"), name="gaps-said-role")
        self._day = DayField(_("Day"), name="gaps-said-day", day=held.day if held else today)
        self._note = NoteField(_("In their words"), name="gaps-said-note", invitation=_("What would they like to see?"))
        self._note.setPlainText(draft or self._held_note)
        self.show_returned(bool(draft))
        self._fill(known, held, spoken)

    @property
    def unsaved(self) -> str:
        """Give the note where it was typed and not saved."""
        words = self._note.toPlainText()
        return "" if words == self._held_note else words

    def value(self) -> Said | None:
        """Give what was said."""
        if self._word.chosen is None:
            self.show_fault(_("Choose what was said: agreed or not yet."))
            return None
        return Said(
            word=self._word.chosen,
            day=self._day.day,
            said_by=self._who.text().strip(),
            role=self._role.chosen or "",
            note=self._note.toPlainText().strip(),
        )

    def open_over(self) -> None:
        """Open with the focus on what was said."""
        super().open_over()
        segments = self._word.findChildren(QRadioButton)
        chosen = next((each for each in segments if each.isChecked()), segments[0])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, known: Verdict | None, held: Verdict | None, spoken: Sequence[Verdict]) -> None:
        words = [(VerdictWord.AGREED, _("Agreed")), (VerdictWord.NOT_YET, _("Not yet"))]
        self._word.show_choices(words, held.word if held else None)
        name_widget(self._who, "gaps-said-who", _("Who"))
        self._who.setCompleter(_completer(list(dict.fromkeys(each.said_by for each in spoken)), self._who))
        role = known.role if known and known.role else _ROLES[0]
        roles = dict(zip(_ROLES, (_("Manager"), _("Sponsor"), _("Mentor")), strict=True))
        self._role.show_choices(list({role: role, **roles}.items()), role)
        self.add_field(Field(_("What was said"), self._word, name="gaps-said-word-field"))
        self.add_field(
            _side_by_side(
                Field(_("Who"), self._who, name="gaps-said-who-field"),
                Field(_("Role"), self._role, name="gaps-said-role-field"),
                Field(_("Day"), self._day, name="gaps-said-day-field"),
            )
        )
        self.add_field(Field(_("In their words"), self._note, name="gaps-said-note-field"))


class MarkSheet(FormSheet):
    """Say one's own word on a criterion, with a reason; its value is an `OwnWord`."""

    def __init__(self, standing: Standing, *, draft: str = "", parent: QWidget) -> None:
        mark = standing.mark
        super().__init__(
            _("Set status"),
            _("The status follows from the evidence. Your own word on it is kept with its day and reason, and shows."),
            _("Set"),
            name="gaps-mark-sheet",
            removal=_("Take back") if mark else "",
            parent=parent,
        )
        self._group = QButtonGroup(self)
        self._status = Choice(_("Status"), name="gaps-mark-status")
        self._reason = NoteField(_("Reason"), name="gaps-mark-reason-field", lines=2)
        self._reason.setPlainText(draft or (mark.reason if mark else ""))
        self._reason_field = Field(_("Reason"), self._reason, name="gaps-mark-reason-box")
        self._held_reason = mark.reason if mark else ""
        self.show_returned(bool(draft))
        self._build(standing)

    @property
    def unsaved(self) -> str:
        """Give the reason where it was typed and not saved."""
        words = self._reason.toPlainText()
        return "" if words == self._held_reason else words

    def value(self) -> OwnWord | None:
        """Give the word, its reason, and the status where it overrides."""
        word = self._chosen
        reason = self._reason.toPlainText().strip()
        if not reason:
            self._reason_field.show_fault(_("Say why in a few words, so that you and a reader know later."))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.settle_size()
            return None
        return OwnWord(word, reason, self._status.chosen if word is MarkWord.OVERRIDE else None)

    def open_over(self) -> None:
        """Open with the focus on the chosen word."""
        super().open_over()
        self._group.buttons()[self._group.checkedId()].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _chosen(self) -> MarkWord:
        return list(MarkWord)[self._group.checkedId()]

    def _build(self, standing: Standing) -> None:
        held = standing.mark.word if standing.mark else MarkWord.NOT_APPLICABLE
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for place, (word, words, meaning) in enumerate(_own_words()):
            radio = QRadioButton(words)
            name_widget(radio, f"gaps-mark-{word.value}", words)
            radio.setAccessibleDescription(meaning)
            radio.setChecked(word is held)
            self._group.addButton(radio, place)
            column.addWidget(radio)
            column.addLayout(_indented(Paragraph(meaning, type="small", tone="secondary")))
        column.addLayout(_indented(self._status))
        now = standing.mark.status if standing.mark and standing.mark.status else standing.status
        self._status.show_choices([(status, status_words(status)) for status in Status], now)
        self.add_field(choices)
        self.add_field(self._reason_field)
        self._reason.textChanged.connect(self._clear_fault)
        self._group.idToggled.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        self._status.setVisible(self._chosen is MarkWord.OVERRIDE)
        self.settle_size()

    def _clear_fault(self) -> None:
        self._reason_field.clear_fault()


def _own_words() -> tuple[tuple[MarkWord, str, str], ...]:
    return (
        (
            MarkWord.NOT_APPLICABLE,
            _("Not applicable"),
            _("My role does not ask for this. It is left out of readiness."),
        ),
        (
            MarkWord.NO_OPPORTUNITY,
            _("No opportunity yet"),
            _("It stays in readiness, and says why it is open."),
        ),
        (
            MarkWord.OVERRIDE,
            _("Set the status myself"),
            _("The claimed status is what I say. Packet-ready takes the lower of it and what the evidence says."),
        ),
    )


def _completer(words: Sequence[str], field: QLineEdit) -> QCompleter:
    completer = QCompleter(list(words), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    popup = completer.popup()
    if popup is not None:
        # It drops down from no window, so it needs a style sheet of its own.
        current_theme().dress(popup)
    return completer


def _side_by_side(*fields: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for field in fields:
        row.addWidget(field, 1)
    return holder


def _indented(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(current_theme().dp(24), 0, 0, 6)
    row.addWidget(widget)
    return row
