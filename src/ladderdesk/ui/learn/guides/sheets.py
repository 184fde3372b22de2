"""The dialogs of a guide: from which day it starts, to which day a checkpoint moves, what goes into a calendar."""

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from ladderdesk.assess.checkpoints import GuideStanding, planned_days
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Checkpoint
from ladderdesk.locales import day_text
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.day import DayField
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.form_sheet import FormSheet
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.text import Paragraph


class Move(NamedTuple):
    """Which checkpoints move, and by how much."""

    checkpoints: tuple[Checkpoint, ...]
    by: timedelta


class CalendarWish(NamedTuple):
    """What is to go into a calendar file: one guide or all where it is absent, and actions or not."""

    guide: str | None
    with_actions: bool


class StartSheet(FormSheet):
    """Ask from which day a guide starts; its value is the day."""

    def __init__(self, standing: GuideStanding, *, again: bool, parent: QWidget) -> None:
        title = _("Start over") if again else _("Start this guide")
        sentence = _("The round under way ends: what you wrote stays below the guide, open checkpoints go.")
        super().__init__(title, sentence if again else "", _("Start"), name="guide-start", parent=parent)
        self._guide = standing.guide
        self._day = DayField(_("Day 0"), name="guide-start-day")
        self._day.show_day(standing.as_of)
        self._days = Paragraph("", type="small", tone="secondary", name="guide-start-days")
        self.add_field(Field(_("Day 0"), self._day, name="guide-start-day-field"))
        self.add_field(self._days)
        self._day.dateChanged.connect(self._follow)
        self._follow()

    def value(self) -> date:
        """Give the day that is day 0."""
        return self._day.day

    def open_over(self) -> None:
        """Open with the focus on the day."""
        super().open_over()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Say on which days the returns fall."""
        found = [day_text(day, "short") for _asked, day in planned_days(self._guide, self._day.day)]
        self._days.show_words(_("Checkpoints on {days}.").format(days=", ".join(found)))
        self.settle_size()


class MoveSheet(FormSheet):
    """Ask to which day a checkpoint moves, and whether those after it do too; its value is a `Move`."""

    def __init__(self, standing: GuideStanding, checkpoint: Checkpoint, *, parent: QWidget) -> None:
        title = _("Move day {n}").format(n=checkpoint.day_number)
        super().__init__(title, "", _("Move"), name="guide-move", parent=parent)
        self._checkpoint = checkpoint
        self._following = standing.following(checkpoint)
        later = len(self._following) - 1
        self._day = DayField(_("New day"), name="guide-move-day")
        self._day.show_day(max(checkpoint.due, standing.as_of))
        words = ngettext("Move the {n} open day after it too", "Move the {n} open days after it too", later)
        self._rest = QCheckBox(words.format(n=later))
        name_widget(self._rest, "guide-move-rest")
        self._rest.setChecked(later > 0)
        self._rest.setVisible(later > 0)
        self._days = Paragraph("", type="small", tone="secondary", name="guide-move-days")
        self.add_field(Field(_("New day"), self._day, name="guide-move-day-field"))
        self.add_field(self._rest)
        self.add_field(self._days)
        self._day.dateChanged.connect(self._follow)
        self._rest.toggled.connect(self._follow)
        self._follow()

    def value(self) -> Move:
        """Give what moves, and by how much."""
        moved = self._following if self._rest.isChecked() else (self._checkpoint,)
        return Move(moved, self._day.day - self._checkpoint.due)

    def open_over(self) -> None:
        """Open with the focus on the day."""
        super().open_over()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Say which days come of it."""
        moved = self.value()
        days = [day_text(one.due + moved.by, "short") for one in moved.checkpoints]
        self._days.show_words(_("Then on {days}.").format(days=", ".join(days)))
        self.settle_size()


class CalendarSheet(FormSheet):
    """Ask what goes into a calendar file; its value is a `CalendarWish`."""

    def __init__(self, standing: GuideStanding, *, parent: QWidget) -> None:
        sentence = _("The file holds days and what the guide asks, nothing of what you wrote about it.")
        super().__init__(
            _("Export calendar file"), sentence, _("Choose a place…"), name="guide-calendar", parent=parent
        )
        self._which = Choice(_("Checkpoints"), name="guide-calendar-which")
        own = standing.guide.id if standing.open_ones else None
        choices: list[tuple[str | None, str]] = [(None, _("Open checkpoints of all guides"))]
        if own is not None:
            choices.insert(0, (own, _("Open checkpoints of “{title}”").format(title=standing.guide.title)))
        self._which.show_choices(choices, own)
        self._actions = QCheckBox(_("Open actions that have a day too, by their titles"))
        name_widget(self._actions, "guide-calendar-actions")
        self.add_field(Field(_("Checkpoints"), self._which, name="guide-calendar-which-field"))
        self.add_field(self._actions)

    def value(self) -> CalendarWish:
        """Give what goes in."""
        return CalendarWish(self._which.chosen, self._actions.isChecked())

    def open_over(self) -> None:
        """Open with the focus on the choice."""
        super().open_over()
        self._which.setFocus(Qt.FocusReason.OtherFocusReason)
