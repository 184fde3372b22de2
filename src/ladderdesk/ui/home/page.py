"""The Home screen: log a win, see the week and the year, what needs the user, and how ready they are."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.attention import Attention
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept
from ladderdesk.ui.actions import Command
from ladderdesk.ui.closing import ClosingGuard
from ladderdesk.ui.composing import Composing
from ladderdesk.ui.home import acting, hints, reading
from ladderdesk.ui.home.cards import LadderCard, MovesCard, ReadinessCard
from ladderdesk.ui.home.counts_for import CountsFor
from ladderdesk.ui.home.linking import Linking
from ladderdesk.ui.home.sections import AttentionSection, WeekSection, YearSection
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.page import Page
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.composer import Composer
from ladderdesk.ui.widgets.confirm import PromptSheet
from ladderdesk.ui.widgets.frames import PaneHeader, ScrollColumn
from ladderdesk.ui.widgets.keycap import KeyHint
from ladderdesk.ui.widgets.nudges import Nudges
from ladderdesk.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from ladderdesk.assess.values import PlateauFinding
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import EntryContent
    from ladderdesk.ui.tasks import Tasks

TWO_COLUMNS_FROM = 1004
"""How wide the page is where the window is 1080: narrower, the cards stand below."""

PADDING = (32, 4, 32, 10)
SIDE_WIDTH, NARROW_SIDE_WIDTH = 372, 332
ROOMY_FROM = 1140
SEARCH_WIDTH, NARROW_SEARCH_WIDTH = 268, 168
ROOMY_HEADER_FROM = 900
DAY_CHECK_MS = 30_000
NAMES = frozenset({Kept.ENTRIES, Kept.PEOPLE, Kept.PROJECTS, Kept.LADDERS})
JOURNAL = frozenset({Kept.ENTRIES, Kept.PEOPLE, Kept.TARGETS, Kept.DISMISSALS})


class HomePage(Page):
    """Show the day: a composer first, then what was logged, what waits, and how far it carries."""

    concerns = frozenset(
        {
            Kept.ENTRIES,
            Kept.EVIDENCE,
            Kept.VERDICTS,
            Kept.MARKS,
            Kept.ACTIONS,
            Kept.CHECKPOINTS,
            Kept.TARGETS,
            Kept.PEOPLE,
            Kept.PROJECTS,
            Kept.DISMISSALS,
            Kept.SETTINGS,
            Kept.LADDERS,
        }
    )
    title = "Home"
    icon_name = "home"
    key_hints = hints.WRITING

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._changed: frozenset[Kept] = frozenset(Kept)
        self._shown_day = date.min
        self._standing: reading.StandingSeen | None = None
        self._plateau: PlateauFinding | None = None
        self._header = PaneHeader(_("This week"), name="home-header", of_screen=True, margins=(32, 32))
        self._search = SearchField(_("Search everything"), name="home-search", keys="Ctrl+Shift+F")
        self._log_button = Button(_("Log a win"), name="home-log", kind="primary", icon="plus", keys="Ctrl+N")
        self._composer = Composer(name="home-composer")
        self._last_stop: QWidget = self._composer.field
        self._counts = CountsFor()
        self._week = WeekSection()
        self._year = YearSection()
        self._nudges = Nudges(name="home-nudges")
        self._attention = AttentionSection(hints.ATTENDING)
        self._readiness = ReadinessCard()
        self._ladder = LadderCard()
        self._moves = MovesCard()
        self._build()
        self._composing = Composing(self._composer, desk, tasks, place="composer")
        self._linking = Linking(self._counts, desk, tasks)
        self._guard = ClosingGuard(self.keep_typed, self)
        self._day_check = QTimer(self, interval=DAY_CHECK_MS)
        self._connect()
        self._offer_keys()

    def refresh(self) -> None:
        """Read again what changed, beside the window's thread; the composer keeps what is typed."""
        changed, self._changed = self._changed, frozenset()
        self._show_day()
        if changed & NAMES:
            self._composing.refresh()
        self.tasks.run(partial(reading.read_week, self.desk), self._show_week, key="home-week")
        self.tasks.run(partial(reading.read_standing, self.desk), self._show_standing, key="home-standing")
        if changed & JOURNAL:
            self.tasks.run(partial(reading.read_plateau, self.desk), self._show_plateau, key="home-plateau")
        self._linking.refresh(changed)

    def note_changes(self, kinds: frozenset[Kept]) -> None:
        """Remember what changed until it is read."""
        self._changed |= kinds
        super().note_changes(kinds)

    def begin_line(self, words: str) -> None:
        """Put the cursor into the composer, which begins with these words where it is empty."""
        self._composer.begin(words)

    def enter(self) -> None:
        """Take the keyboard in the composer, or in the list or grid where it was."""
        stop = self._last_stop if self._last_stop.isVisible() else self._composer.field
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Keep what is typed."""
        self._composing.settle()

    def keep_typed(self) -> bool:
        """Keep what is typed and say whether that worked."""
        self.settle()
        return not self._composing.has_unsaved

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the closing of the window while something may be unsaved."""
        super().showEvent(event)
        self._guard.watch(self.window())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the keys of what has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._hint_at(watched)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column where there is no room for two."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._arrange()

    def _build(self) -> None:
        self._header.row.addWidget(self._search)
        self._header.row.addWidget(self._log_button)
        self._scroll = ScrollColumn(_("This week"), name="home-scroll", padding=PADDING)
        self._side = _column(self._readiness, self._ladder, self._moves, gap=16)
        self._side.setProperty("pane", "true")
        main = _column(self._composer, self._counts, gap=6)
        below = _column(self._week, self._year, self._nudges, self._attention, gap=21)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(32)
        self._body.addWidget(_column(main, below, gap=21), 1)
        self._body.addWidget(self._side)
        self._scroll.column.addLayout(self._body)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._scroll, 1)
        for later in (self._nudges, self._readiness, self._ladder, self._moves, self._attention):
            later.hide()

    def _connect(self) -> None:
        self._log_button.clicked.connect(self._begin_empty_line)
        self._search.returnPressed.connect(self._search_everything)
        self._search.left.connect(self._begin_empty_line)
        self._composing.logged.connect(self._follow_log)
        self._composing.drafted.connect(self.entry_requested)
        self._composing.notice_posted.connect(self.notice_posted)
        self._composing.notice_withdrawn.connect(self.notice_withdrawn)
        self._composer.left.connect(self._linking.dismiss)
        self._linking.notice_posted.connect(self.notice_posted)
        self._linking.notice_withdrawn.connect(self.notice_withdrawn)
        self._linking.finished.connect(self._leave_criteria)
        self._week.strip.entry_requested.connect(self.entry_requested)
        self._week.strip.day_chosen.connect(self._open_day)
        self._year.heat.day_chosen.connect(self._open_day)
        self._nudges.chosen.connect(self._invite)
        self._attention.act_requested.connect(self._act)
        self._readiness.explanation_requested.connect(self._explain)
        self._ladder.choice_requested.connect(self._change_levels)
        self._ladder.dismissal_requested.connect(self._ask_why_aside)
        self._moves.criterion_requested.connect(self.criterion_requested)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)
        self._day_check.timeout.connect(self._check_day)
        self._day_check.start()
        for widget in self._focus_stops():
            widget.installEventFilter(self)

    def _offer_keys(self) -> None:
        here = Qt.ShortcutContext.WidgetShortcut
        attention = self._attention.list
        for command, slot in (
            (Command("next_row", _("Next row"), ("J",)), self._go_down),
            (Command("previous_row", _("Previous row"), ("K",)), self._go_up),
            (Command("snooze", _("Snooze until tomorrow"), ("E",), "clock"), self._snooze),
        ):
            self.offer(command, slot, on=attention, context=here)
        for name, keys in (("find", "Ctrl+F"), ("search", "Ctrl+Shift+F")):
            self.offer(Command(name, _("Search everything"), (keys,), "search"), self._enter_search)
        self._counts.take_keys_on(self)

    def _focus_stops(self) -> dict[QWidget, tuple[KeyHint, ...]]:
        return {
            self._composer.field: hints.WRITING,
            self._week.strip: hints.DAYS,
            self._year.heat: hints.YEAR,
            self._attention.list: hints.ATTENDING,
            self._moves.moves: hints.MOVES,
        }

    def _hint_at(self, stop: QObject) -> None:
        for widget, keys in self._focus_stops().items():
            if widget is stop:
                self._last_stop = widget
                self.show_key_hints(keys)

    def _arrange(self) -> None:
        theme = current_theme()
        has_room = self.width() >= theme.dp(ROOMY_HEADER_FROM)
        self._search.setFixedWidth(theme.dp(SEARCH_WIDTH if has_room else NARROW_SEARCH_WIDTH))
        is_narrow = self.width() < theme.dp(TWO_COLUMNS_FROM)
        down = QBoxLayout.Direction.TopToBottom
        self._body.setDirection(down if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(21 if is_narrow else 32)
        if is_narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(self.maximumWidth())
        else:
            roomy = self.width() >= theme.dp(ROOMY_FROM)
            self._side.setFixedWidth(theme.dp(SIDE_WIDTH if roomy else NARROW_SIDE_WIDTH))

    def _make_room_for_bar(self, _lowest: int, highest: int) -> None:
        """Let the scroll bar stand in the margin, so that nothing moves when it comes."""
        left, top, right, bottom = PADDING
        bar = self._scroll.verticalScrollBar().sizeHint().width() if highest else 0
        self._scroll.column.setContentsMargins(left, top, right - bar, bottom)

    def _show_day(self) -> None:
        today = self._shown_day = self.desk.today()
        words = QLocale().toString(QDate(today.year, today.month, today.day), QLocale.FormatType.LongFormat)
        if self.desk.is_sample:
            words = _("{day} · sample journal").format(day=words)
        self._header.show_title(_("This week"), words)

    def _check_day(self) -> None:
        if self.desk.today() != self._shown_day:
            self.mark_stale()

    def _show_week(self, seen: reading.WeekSeen) -> None:
        self._week.show_week(seen)
        self._year.show_year(seen)
        self._year.setVisible(not seen.is_empty)
        self._nudges.setVisible(seen.is_empty)

    def _show_standing(self, seen: reading.StandingSeen) -> None:
        self._standing = seen
        self._attention.show_attention(seen.attention, seen.today)
        self._attention.show()
        self._ladder.show_aim(seen.aim)
        self._ladder.show()
        self._readiness.setVisible(seen.readiness is not None)
        self._moves.setVisible(bool(seen.moves))
        if seen.readiness is not None:
            self._readiness.show_readiness(seen.readiness, seen.course)
            self._moves.show_moves(seen.moves)

    def _show_plateau(self, plateau: "PlateauFinding | None") -> None:
        self._plateau = plateau
        self._ladder.show_plateau(plateau)

    def _follow_log(self, entry: int, content: "EntryContent") -> None:
        self._composer.show_invitation(_("What changed, and by how much?"))
        self._linking.begin(entry, content)

    def _leave_criteria(self) -> None:
        """Give the keyboard back to the composer where the row had it."""
        if self.focusWidget() is None:
            self._composer.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_day(self, day: date) -> None:
        """Open the first entry of a day; a day without one begins a line of that day."""
        entry = reading.first_entry_of(self.desk, day)
        if entry is not None:
            self.entry_requested.emit(entry)
        elif day <= self.desk.today():
            self._composer.begin_on(day, today=self.desk.today())

    def _invite(self, question: str) -> None:
        self._composer.show_invitation(question)
        self._composer.begin("")

    def _act(self, one: Attention) -> None:
        if one.action is not None and self._standing is not None:
            self._tell_done(acting.act_on_step(self.desk, one, self._standing.actions))
        elif one.guide is not None:
            self.topic_requested.emit(acting.checkpoint_topic(one))
        elif one.entry is not None:
            self.entry_requested.emit(one.entry)
        elif one.criterion is not None:
            self.criterion_requested.emit(one.criterion)
        else:
            self._change_levels()

    def _snooze(self) -> None:
        one = self._attention.list.current
        if one is not None:
            self._tell_done(acting.snooze(self.desk, one))

    def _ask_why_aside(self) -> None:
        sentence = _("Say why it does not hold for you. It is shown again when you undo this.")
        sheet = PromptSheet(
            _("Set this plateau aside"), sentence, _("Set aside"), name="home-plateau-why", parent=self.window()
        )
        sheet.answered.connect(self._set_plateau_aside)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _set_plateau_aside(self, reason: str) -> None:
        if self._plateau is not None:
            self._tell_done(acting.set_plateau_aside(self.desk, self._plateau, reason))

    def _tell_done(self, words: str) -> None:
        self.notice_posted.emit(Notice(words, action=_("Undo"), command="undo"))

    def _go_down(self) -> None:
        self._attention.list.step(1)

    def _go_up(self) -> None:
        self._attention.list.step(-1)

    def _begin_empty_line(self) -> None:
        self.begin_line("")

    def _enter_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _search_everything(self) -> None:
        words = self._search.text().strip()
        if words:
            self._search.clear()
            self.search_requested.emit(words)

    def _explain(self) -> None:
        self.page_requested.emit("readiness")

    def _change_levels(self) -> None:
        self.page_requested.emit("ladder")


def _column(*widgets: QWidget, gap: int) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return whole
