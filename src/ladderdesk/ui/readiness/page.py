"""The Readiness screen: how much of the target the evidence carries, what that is made of, and what would move it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ladderdesk.catalogue.model import Group
from ladderdesk.charts.course import burn_up
from ladderdesk.charts.heat import heatmap
from ladderdesk.charts.mix import scope_bars, scope_name
from ladderdesk.charts.radar import radar
from ladderdesk.charts.rows import KNOWN_SCOPES, Stretch, coverage
from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import entries, plan
from ladderdesk.journal.rows import Entry, EntryId, EntryLine, Kept
from ladderdesk.locales import day_text
from ladderdesk.ui.actions import Command
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.page import Page
from ladderdesk.ui.readiness.bar import ReadinessBar
from ladderdesk.ui.readiness.board import PADDING, Board
from ladderdesk.ui.readiness.drill import DrillSheet
from ladderdesk.ui.readiness.exporting import Exporter
from ladderdesk.ui.readiness.figures import figures_of
from ladderdesk.ui.readiness.insight import InsightCard, ReasonSheet
from ladderdesk.ui.readiness.moves import MovesCard
from ladderdesk.ui.readiness.reading import Period, Seen, period_words, plateau_subject, read
from ladderdesk.ui.readiness.sheets import sheet_of
from ladderdesk.ui.readiness.trail import DayStep, EntriesStep, GroupStep, Sheet, Step
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.chart_view import ChartCard
from ladderdesk.ui.widgets.empty import EmptyState
from ladderdesk.ui.widgets.frames import PaneHeader, ScrollColumn
from ladderdesk.ui.widgets.keycap import KeyHint
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks


class ReadinessPage(Page):
    """Show the explained figure with its charts; every figure opens what it is made of."""

    concerns = frozenset(
        {
            Kept.ENTRIES,
            Kept.EVIDENCE,
            Kept.VERDICTS,
            Kept.MARKS,
            Kept.TARGETS,
            Kept.ACTIONS,
            Kept.DISMISSALS,
            Kept.LADDERS,
            Kept.SETTINGS,
            Kept.PEOPLE,
            Kept.PROJECTS,
        }
    )
    title = "Readiness"
    icon_name = "readiness"
    key_hints = (
        KeyHint(("[", "]"), _("Period")),
        KeyHint(("Tab",), _("Next chart")),
        KeyHint(("Enter",), _("Open a figure")),
        KeyHint(("D",), _("Data table")),
        KeyHint(("Ctrl+Shift+E",), _("Export")),
    )

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._period = Period.YEAR
        self._seen: Seen | None = None
        self._dismissing = ""
        self._reasons: dict[str, str] = {}
        self._reason: ReasonSheet | None = None
        self._header = PaneHeader(_("Readiness"), name="readiness-header", of_screen=True, margins=(PADDING, PADDING))
        self._periods = SegmentedControl(_("Period of the charts"), name="readiness-period")
        self._as_table = Button(_("As table"), name="readiness-as-table", icon="table")
        self._export = Button(_("Export"), name="readiness-export", icon="download")
        self._bar = ReadinessBar()
        self._coverage = ChartCard(_("Coverage by group"), tasks, name="readiness-coverage", opens=True)
        self._heat = ChartCard(_("Evidence by group and month"), tasks, name="readiness-heat", opens=True)
        self._moves = MovesCard()
        self._mix = ChartCard(_("Scope mix by quarter"), tasks, name="readiness-mix", opens=True)
        self._course = ChartCard(_("Criteria burn-up"), tasks, name="readiness-course", opens=True)
        self._insight = InsightCard()
        self._charts = (self._coverage, self._heat, self._mix, self._course)
        self._board = Board(self._bar, list(self._charts), [self._moves, self._insight])
        self._exporter = Exporter(self._charts, self._export, tasks, self)
        self._sheet: DrillSheet | None = None
        self._ground = QWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Measure again, beside the window's thread."""
        self.tasks.run(partial(read, self.desk, self._period), self._show, key="readiness")

    def show_step(self, step: Step) -> None:
        """Open what a figure is made of."""
        if self._seen is None:
            return
        if self._sheet is None:
            self._sheet = self._make_sheet()
        self._sheet.open_at(step)

    def settle(self) -> None:
        """Close what is open over the page."""
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards use the height there is."""
        super().resizeEvent(event)
        self._share_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the place the cards stand in."""
        if event.type() == QEvent.Type.Resize:
            self._share_room()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._periods.show_choices([(period, period_words(period)) for period in Period], self._period)
        for widget in (self._periods, self._as_table, self._export):
            self._header.row.addWidget(widget)
        self._scroll = ScrollColumn(_("Readiness"), name="readiness-scroll")
        self._scroll.setWidget(self._board)
        self._scroll.viewport().installEventFilter(self)
        self._without_target = EmptyState(
            "ladder",
            _("No target level yet"),
            _("Choose the level you want next. Readiness says how much of what it asks your evidence carries."),
            name="readiness-without-target",
            action=_("Choose a level"),
        )
        self._without_evidence = EmptyState(
            "chart",
            _("Nothing to measure yet"),
            _("Readiness appears after you link one entry to a criterion."),
            name="readiness-without-evidence",
            action=_("Go to Gaps"),
        )
        self._places = QStackedWidget()
        self._ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_widget(self._ground, "readiness-ground", _("Readiness"))
        for place in (self._ground, self._scroll, self._without_target, self._without_evidence):
            self._places.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._places, 1)
        self._show_tools(False)

    def _connect(self) -> None:
        self._periods.value_chosen.connect(self._choose_period)
        self._as_table.clicked.connect(self._toggle_tables)
        self._bar.step_taken.connect(self.show_step)
        self._moves.step_taken.connect(self.show_step)
        self._insight.step_taken.connect(self.show_step)
        self._insight.dismissal_wanted.connect(self._ask_for_reason)
        self._insight.copied.connect(self._tell_copied)
        self._coverage.cell_opened.connect(self._open_group)
        self._heat.cell_opened.connect(self._open_month)
        self._mix.cell_opened.connect(self._open_scope)
        self._course.cell_opened.connect(self._open_day)
        self._without_target.action_requested.connect(self._go_to_gaps)
        self._without_evidence.action_requested.connect(self._go_to_gaps)
        self._exporter.told.connect(self._tell)
        for chart in self._charts:
            chart.table_shown.connect(self._name_tables)
        self.offer(Command("previous_period", _("Longer ago"), ("[",)), self._shorter)
        self.offer(Command("next_period", _("Longer period"), ("]",)), self._longer)
        self.offer(Command("data_table", _("Chart as data table"), ("D",), "table"), self._toggle_table)
        self.offer(Command("export", _("Export charts…"), ("Ctrl+Shift+E",), "download"), self._open_export)
        self._export.clicked.connect(self._open_export)

    def _show(self, seen: Seen | None) -> None:
        self._seen = seen
        current = seen.aim.current if seen else None
        if seen is None:
            self._header.show_title(_("Readiness"))
            self._show_place(self._without_target)
            return
        target = seen.aim.target.name
        words = _("{current} to {target}").format(current=current.name, target=target) if current else target
        self._header.show_title(_("Readiness"), words)
        if seen.is_empty:
            self._show_place(self._without_evidence)
            return
        self._show_place(self._scroll)
        self._bar.show_figures(figures_of(seen))
        self._show_charts(seen)
        self._moves.show_moves(seen.moves)
        self._insight.show_insight(seen)
        self._board.arrange()
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.refresh()

    def _show_charts(self, seen: Seen) -> None:
        level = seen.aim.target.title
        title = _("Coverage of {level} by group").format(level=level)
        self._coverage.show_chart(partial(radar, coverage(seen.readiness), level), title)
        tags = ngettext("{count} tag", "{count} tags", seen.heat.tags).format(count=seen.heat.tags)
        count = len(seen.entries)
        words = ngettext("{tags} on {count} entry", "{tags} on {count} entries", count)
        self._heat.show_chart(partial(heatmap, seen.heat), aside=words.format(tags=tags, count=count))
        self._mix.show_chart(partial(scope_bars, seen.mix))
        self._course.show_chart(partial(burn_up, seen.points))

    def _show_place(self, place: QWidget) -> None:
        had_focus = self.window().focusWidget() is self._ground
        self._places.setCurrentWidget(place)
        self._show_tools(place is self._scroll)
        if had_focus:
            (self._bar if place is self._scroll else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tools(self, are_there: bool) -> None:
        for tool in (self._periods, self._as_table, self._export):
            tool.setVisible(are_there)
        self.show_key_hints(type(self).key_hints if are_there else ())

    def _share_room(self) -> None:
        viewport = self._scroll.viewport()
        self._board.show_room(viewport.height(), self._scroll.width() - viewport.width())

    def _choose_period(self, period: Period) -> None:
        self._period = period
        self.refresh()

    def _shorter(self) -> None:
        self._step_period(-1)

    def _longer(self) -> None:
        self._step_period(1)

    def _step_period(self, steps: int) -> None:
        periods = list(Period)
        place = max(0, min(len(periods) - 1, periods.index(self._period) + steps))
        if periods[place] is not self._period:
            self._periods.show_chosen(periods[place])
            self._choose_period(periods[place])

    def _toggle_table(self) -> None:
        """Swap the chart that has the keyboard, all of them where none has."""
        focused = QApplication.focusWidget()
        for chart in self._charts:
            if focused is not None and chart.isAncestorOf(focused):
                chart.show_table(not chart.is_table)
                return
        self._toggle_tables()

    def _toggle_tables(self) -> None:
        wanted = not all(chart.is_table for chart in self._charts)
        for chart in self._charts:
            chart.show_table(wanted)

    def _name_tables(self) -> None:
        are_all = all(chart.is_table for chart in self._charts)
        self._as_table.show_words(_("As charts") if are_all else _("As table"))

    def _open_export(self) -> None:
        if self._seen is not None and not self._seen.is_empty:
            self._exporter.open_menu(self._export.mapToGlobal(QPoint(0, self._export.height() + 4)))

    def _open_group(self, place: int) -> None:
        assert self._seen is not None
        name = self._coverage.canvas.cells[place].key
        for group in self._seen.readiness.groups:
            if group.group.name == name:
                self.show_step(GroupStep(group.group.id))

    def _open_month(self, place: int) -> None:
        assert self._seen is not None
        title = self._heat.canvas.cells[place].key
        for stretch in self._seen.heat.stretches:
            for group in self._seen.aim.ladder.groups:
                if title == f"{group.name}, {stretch.name}":
                    lines = [line for line in _within(self._seen, stretch) if _touches(line, group)]
                    self._open_lines(title, lines)

    def _open_scope(self, place: int) -> None:
        assert self._seen is not None
        title = self._mix.canvas.cells[place].key
        for bar in self._seen.mix:
            for scope in bar.counts:
                if title == f"{bar.stretch.name}, {scope_name(scope)}":
                    lines = _within(self._seen, bar.stretch)
                    self._open_lines(title, [line for line in lines if KNOWN_SCOPES.get(line.scope or "") is scope])

    def _open_day(self, place: int) -> None:
        assert self._seen is not None
        title = self._course.canvas.cells[place].key
        for point in self._seen.points:
            if title == day_text(point.day):
                self.show_step(DayStep(point.day))

    def _open_lines(self, title: str, lines: list[EntryLine]) -> None:
        if lines:
            self.show_step(EntriesStep(title, tuple(line.id for line in lines)))

    def _make_sheet(self) -> DrillSheet:
        sheet = DrillSheet(self._find_sheet, parent=self.window())
        sheet.entry_requested.connect(self.entry_requested)
        sheet.criterion_requested.connect(self.criterion_requested)
        sheet.action_wanted.connect(self._add_action)
        sheet.copied.connect(self._tell_copied)
        self.destroyed.connect(sheet.deleteLater)
        return sheet

    def _find_sheet(self, step: Step) -> Sheet | None:
        return sheet_of(step, self._seen, self._find_entry) if self._seen is not None else None

    def _find_entry(self, number: EntryId) -> Entry | None:
        with self.desk.vault.reading() as session:
            try:
                return entries.entry(session, number)
            except NotFoundError:
                return None

    def _add_action(self, plateau: str) -> None:
        assert self._seen is not None
        unlock = next(one.unlock for one in self._seen.findings if one.id == plateau)
        with self.desk.vault.writing() as session:
            plan.add_action(session, unlock)
        self.notice_posted.emit(Notice(_("Added to your actions."), action=_("Undo"), command="undo"))

    def _ask_for_reason(self, plateau: str) -> None:
        self._dismissing = plateau
        found = next(one for one in self._seen.findings if one.id == plateau) if self._seen else None
        assert found is not None
        sheet = self._reason = ReasonSheet(found.title, words=self._reasons.get(plateau, ""), parent=self.window())
        sheet.answered.connect(self._dismiss)
        sheet.rejected.connect(self._keep_reason)
        sheet.finished.connect(sheet.deleteLater)
        self.destroyed.connect(sheet.deleteLater)
        sheet.open_over()

    def _keep_reason(self) -> None:
        """Keep a reason that was typed and left for when it is asked for again."""
        if self._reason is not None:
            self._reasons[self._dismissing] = self._reason.field.text()

    def _dismiss(self, reason: str) -> None:
        self._reasons.pop(self._dismissing, None)
        with self.desk.vault.writing() as session:
            plan.dismiss(session, plateau_subject(self._dismissing), day=self.desk.today(), reason=reason)
        self.notice_posted.emit(Notice(_("Plateau dismissed."), action=_("Undo"), command="undo"))

    def _go_to_gaps(self) -> None:
        self.page_requested.emit("gaps")

    def _tell_copied(self) -> None:
        self._tell(_("Copied."))

    def _tell(self, words: str) -> None:
        self.notice_posted.emit(Notice(words))


def _within(seen: Seen, stretch: Stretch) -> list[EntryLine]:
    return [line for line in seen.entries if stretch.first <= (line.until or line.day) <= stretch.last]


def _touches(line: EntryLine, group: Group) -> bool:
    return not set(line.competencies).isdisjoint(group.competencies)
