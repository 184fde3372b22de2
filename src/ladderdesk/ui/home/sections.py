"""The sections of Home's main column: the week, the year, and what needs attention, each under its heading."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.attention import Attention
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.home.attention import AttentionList
from ladderdesk.ui.home.figures import HeatLegend
from ladderdesk.ui.home.reading import WeekSeen
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import SectionHeader
from ladderdesk.ui.widgets.heat import YearHeat
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.text import Label
from ladderdesk.ui.widgets.week import WeekDay, WeekItem, WeekStrip

ROWS_SHOWN = 5


class _Section(QWidget):
    def __init__(self, words: str, *, name: str, gap: int = 7) -> None:
        super().__init__()
        self.header = SectionHeader(words, name=f"{name}-header")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)
        self.column.addWidget(self.header)


class WeekSection(_Section):
    """Show the current week with its entries."""

    def __init__(self) -> None:
        super().__init__("", name="home-week")
        self.strip = WeekStrip(name="home-week-strip")
        self._count = Label(type="small", tone="tertiary", name="home-week-count")
        self.header.row.addWidget(self._count)
        self.column.addWidget(self.strip)

    def show_week(self, seen: WeekSeen) -> None:
        """Show the week that was read."""
        week = QDate(seen.monday.year, seen.monday.month, seen.monday.day).weekNumber()
        number = week[0] if isinstance(week, tuple) else week
        self.header.show_words(_("Week {number}").format(number=number))
        self._count.show_words(_entries(len(seen.lines)) if seen.lines else _("Nothing logged yet"))
        self.strip.show_week(_days(seen), seen.today)


class YearSection(_Section):
    """Show how much was logged on each day of the last 52 weeks."""

    def __init__(self) -> None:
        super().__init__(_("Last 52 weeks"), name="home-year", gap=3)
        self.heat = YearHeat(name="home-year-heat")
        self._count = Label(type="small", tone="tertiary", name="home-year-count")
        self.header.row.addWidget(self._count)
        self.header.row.addSpacing(8)
        self.header.row.addWidget(HeatLegend())
        self.column.addWidget(self.heat)

    def show_year(self, seen: WeekSeen) -> None:
        """Show the year that was read."""
        self._count.show_words(_entries(sum(seen.per_day.values())))
        self.heat.show_days(seen.per_day, seen.today)


class AttentionSection(_Section):
    """Show what needs the user: a few rows, the rest on demand, a sentence where there is nothing.

    Signals: `act_requested(Attention)`.
    """

    act_requested = Signal(object)

    def __init__(self, hints: Sequence[KeyHint]) -> None:
        super().__init__(_("Needs attention"), name="home-attention", gap=3)
        self.list = AttentionList(name="home-attention-list")
        self._hints = [Keycaps(hint, name=f"home-attention-key-{place}") for place, hint in enumerate(hints)]
        self._nothing = Label(_("Nothing needs you today."), tone="secondary", name="home-attention-nothing")
        self._more = LinkButton("", name="home-attention-more")
        self._found: Sequence[Attention] = ()
        self._today = date.min
        self._shows_all = False
        for hint in self._hints:
            self.header.row.addSpacing(4)
            self.header.row.addWidget(hint)
        self.column.addWidget(self.list)
        self.column.addWidget(self._nothing)
        more = QHBoxLayout()
        more.setContentsMargins(10, 0, 0, 0)
        more.addWidget(self._more)
        more.addStretch(1)
        self.column.addLayout(more)
        self.list.act_requested.connect(self.act_requested)
        self._more.clicked.connect(self._show_all)

    def show_attention(self, found: Sequence[Attention], today: date) -> None:
        """Show what needs attention on a day."""
        self._found, self._today = found, today
        self.header.show_words(_("Needs attention"), str(len(found)) if found else "")
        self._nothing.setVisible(not found)
        for hint in self._hints:
            hint.setVisible(bool(found))
        self._fill()

    def _show_all(self) -> None:
        self._shows_all = True
        self._fill()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        # A row more costs less room than the words that would stand for it.
        left = len(self._found) - ROWS_SHOWN
        is_cut = left > 1 and not self._shows_all
        shown = self._found[:ROWS_SHOWN] if is_cut else self._found
        self.list.setVisible(bool(shown))
        self.list.show_rows(shown, self._today)
        self._more.setVisible(is_cut)
        self._more.show_words(ngettext("Show {count} more", "Show {count} more", left).format(count=left))


def _days(seen: WeekSeen) -> list[WeekDay]:
    days = [seen.monday + timedelta(days=number) for number in range(7)]
    return [
        WeekDay(day, [WeekItem(line.id, line.title, line.is_draft) for line in seen.lines if line.day == day])
        for day in days
    ]


def _entries(count: int) -> str:
    return ngettext("{count} entry", "{count} entries", count).format(count=count)
