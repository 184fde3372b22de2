"""The Ladder screen: choose a ladder, see what each level asks, choose the current and the target level."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ladderdesk import insight
from ladderdesk.assess.matrix import matrix
from ladderdesk.assess.values import Cell
from ladderdesk.catalogue.model import Ladder, Track
from ladderdesk.catalogue.wording import track_name
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept, Status
from ladderdesk.ui.actions import Command
from ladderdesk.ui.ladder.compare_detail import CompareDetail
from ladderdesk.ui.ladder.compare_view import LADDERS, LEVELS, CompareView
from ladderdesk.ui.ladder.comparing import Comparing
from ladderdesk.ui.ladder.detail import CellDetail
from ladderdesk.ui.ladder.matrix import ROW_HEIGHT, MatrixView
from ladderdesk.ui.levels import Role, take_level
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.page import Page
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.frames import Pane, PaneHeader
from ladderdesk.ui.widgets.keycap import KeyHint, with_keys
from ladderdesk.ui.widgets.round import RoundBox
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.splitter import Splitter
from ladderdesk.ui.widgets.status import StatusMark, status_words
from ladderdesk.ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

_NARROW = 1104
"""Below this width of the screen (a window of 1180) the side pane is a drawer."""
_TRACKS: tuple[Track, ...] = ("ic", "management")

COMPARE_HINTS = (
    KeyHint(("J", "K"), _("Move")),
    KeyHint(("Enter",), _("Open")),
    KeyHint(("S",), _("Swap")),
    KeyHint(("L",), _("Log evidence")),
    KeyHint(("O",), _("Other ladders")),
    KeyHint(("Esc",), _("Back")),
)


class _Seen(NamedTuple):
    """What a refresh read: the ladder with its rows of cells, and the levels in force on it."""

    ladder: Ladder
    rows: tuple[tuple[Cell, ...], ...]
    current: str | None
    target: str | None


class LadderPage(Page):
    """Show a ladder as a matrix and let the user choose where they stand on it."""

    concerns = frozenset({Kept.ENTRIES, Kept.EVIDENCE, Kept.VERDICTS, Kept.MARKS, Kept.TARGETS, Kept.SETTINGS})
    title = "Ladder"
    icon_name = "ladder"
    key_hints = (
        KeyHint(("←", "→", "↑", "↓"), _("Move between cells")),
        KeyHint(("Enter",), _("Open in Gaps")),
        KeyHint(("L",), _("Log evidence")),
        KeyHint(("C",), _("Compare")),
    )

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._chosen_ladder: str | None = None
        self._wanted = ""
        self._track = "all"
        self._seen: _Seen | None = None
        self._is_narrow: bool | None = None
        self._has_tracks = False
        self._header = PaneHeader(_("Ladder"), name="ladder-header", of_screen=True)
        self._tracks = SegmentedControl(_("Track"), name="ladder-track")
        self._ladders = Choice(_("Ladder"), name="ladder-choice")
        self._details = Button(_("Details"), name="ladder-details")
        self._details.setToolTip(_("Show or hide the side pane (Ctrl+\\)"))
        self._compare = Button(_("Compare"), name="ladder-compare", icon="table")
        self._matrix = MatrixView()
        self._detail = CellDetail()
        self._compare_view = CompareView()
        self._compare_detail = CompareDetail()
        self._bodies, self._details_stack = QStackedWidget(), QStackedWidget()
        self._comparing = Comparing(self, self._compare_view, self._compare_detail)
        self._side = Pane(_("Cell and level"), name="ladder-side", surface="raised")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Measure the ladder again, beside the window's thread."""
        self.tasks.run(self._read, self._show, key="ladder-matrix")

    def enter(self) -> None:
        """Put the keyboard on the matrix, or on what is compared."""
        stop = self._compare_view.list if self._is_comparing else self._matrix
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ladder(self, ladder: str, criterion: str = "") -> None:
        """Show another ladder without choosing it as one's own, at the cell of a criterion where one is named."""
        self._chosen_ladder = ladder
        self._wanted = criterion
        self._track = "all"
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the side pane for where there is room; below that it is shown when asked for."""
        super().resizeEvent(event)
        was_narrow, self._is_narrow = self._is_narrow, self.width() < current_theme().dp(_NARROW)
        self._details.setVisible(self._is_narrow)
        if was_narrow != self._is_narrow:
            self._side.setVisible(not self._is_narrow)

    def _build(self) -> None:
        self._details.clicked.connect(self._toggle_side)
        self._header.row.addWidget(self._details)
        self._header.row.addWidget(self._tracks)
        self._header.row.addWidget(self._ladders)
        self._header.row.addWidget(self._compare)
        self._compare.setToolTip(with_keys(_("Compare two levels"), ("C",)))
        left = Pane(_("Ladder"), name="ladder-main", surface="window")
        left.column.addWidget(self._header)
        frame = _RoundedFrame(self._matrix)
        levels = QWidget()
        body = QVBoxLayout(levels)
        body.setContentsMargins(24, 0, 22, 16)
        body.setSpacing(12)
        body.addWidget(frame, 1)
        body.addLayout(_legend())
        body.addStretch(0)
        for stack, widgets in (
            (self._bodies, (levels, self._compare_view)),
            (self._details_stack, (self._detail, self._compare_detail)),
        ):
            for widget in widgets:
                stack.addWidget(widget)
        left.column.addWidget(self._bodies, 1)
        self._side.column.addWidget(self._details_stack)
        self._split = Splitter(name="ladder-split")
        self._split.add_pane(left, width=896, stretches=True)
        self._split.add_pane(self._side, width=308)
        self._side.setMinimumWidth(current_theme().dp(308))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)

    def _connect(self) -> None:
        self._tracks.value_chosen.connect(self._choose_track)
        self._ladders.value_chosen.connect(self.show_ladder)
        self._matrix.cell_chosen.connect(self._show_cell)
        self._matrix.cell_opened.connect(self._open_cell)
        self._detail.criterion_requested.connect(self.criterion_requested)
        self._detail.line_requested.connect(self.line_requested)
        self._detail.level_taken.connect(self._take_level)
        self.offer(
            Command("log_evidence", _("Log evidence for this cell"), ("L",), "plus"),
            self._detail.ask_for_line,
            on=self._matrix,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        self.offer(Command("set_target", _("Set this level as target"), ("Ctrl+Shift+T",)), self._take_target)
        self.offer(Command("set_current", _("Set this level as current"), ("Ctrl+Shift+U",)), self._take_current)
        self.offer(Command("side_pane", _("Show or hide the side pane"), ("Ctrl+\\",)), self._toggle_side)

        self._offer_comparing()

    def _offer_comparing(self) -> None:
        self._compare.clicked.connect(self._toggle_comparing)
        self._comparing.closed.connect(self._close_comparing)
        self._comparing.ladder_requested.connect(self._look_at)
        self._compare_view.list.attended.connect(self._show_compare_hints)
        here = Qt.ShortcutContext.WidgetShortcut
        matrix, found = self._matrix, self._compare_view.list
        for command, slot, on in (
            (Command("compare_levels", _("Compare two levels"), ("C",), "table"), self._compare_levels, matrix),
            (
                Command("other_ladders", _("Compare with other ladders"), ("O",), "ladder"),
                self._compare_ladders,
                matrix,
            ),
            (Command("compare_two", _("Compare two levels"), ("C",), "table"), self._compare_levels, found),
            (
                Command("compare_abroad", _("Compare with other ladders"), ("O",), "ladder"),
                self._compare_ladders,
                found,
            ),
            (Command("swap_levels", _("Swap the levels"), ("S",), "undo"), self._comparing.swap, found),
            (
                Command("log_compared", _("Log evidence for this criterion"), ("L",), "plus"),
                self._comparing.log_evidence,
                found,
            ),
        ):
            self.offer(command, slot, on=on, context=here)
        copy = Command("copy_comparison", _("Copy the comparison as text"), ("Ctrl+Shift+C",), "clip")
        self.offer(copy, self._comparing.copy, on=self._compare_view)

    @property
    def _is_comparing(self) -> bool:
        return self._bodies.currentWidget() is self._compare_view

    def _toggle_comparing(self) -> None:
        if self._is_comparing:
            self._close_comparing()
        else:
            self._compare_levels()

    def _compare_levels(self) -> None:
        self._begin_comparing(LEVELS)

    def _compare_ladders(self) -> None:
        self._begin_comparing(LADDERS)

    def _begin_comparing(self, way: str) -> None:
        if self._seen is None:
            return
        self._show_body(is_comparing=True)
        self._comparing.take_ladder(self._seen.ladder, self._seen.current, self._seen.target)
        self._comparing.show(way)

    def _close_comparing(self) -> None:
        self._show_body(is_comparing=False)
        self._matrix.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_key_hints(LadderPage.key_hints)

    def _look_at(self, ladder: str) -> None:
        self._close_comparing()
        self.show_ladder(ladder)

    def _show_body(self, *, is_comparing: bool) -> None:
        place = int(is_comparing)
        self._bodies.setCurrentIndex(place)
        self._details_stack.setCurrentIndex(place)
        self._tracks.setVisible(not is_comparing and self._has_tracks)
        self._compare.show_words(_("Levels") if is_comparing else _("Compare"))

    def _show_compare_hints(self) -> None:
        self.show_key_hints(COMPARE_HINTS)

    def _read(self) -> _Seen:
        library = self.desk.library
        with self.desk.vault.reading() as session:
            aim = insight.find_aim(session, library)
            own = aim.ladder if aim else library.ladders()[0]
            ladder = library.ladder(self._chosen_ladder) if self._chosen_ladder else own
            ids = [criterion.id for level in ladder.levels for criterion in level.criteria]
            rows = matrix(ladder, insight.record_of(session, ids), self.desk.today())
        is_own = aim is not None and aim.ladder.id == ladder.id
        return _Seen(
            ladder=ladder,
            rows=rows,
            current=aim.choice.current if aim and is_own else None,
            target=aim.choice.target if aim and is_own else None,
        )

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        ladders = [(ladder.id, ladder.title) for ladder in self.desk.library.ladders()]
        self._ladders.show_choices(ladders, seen.ladder.id)
        self._show_tracks(seen.ladder)
        self._show_matrix(seen)
        if self._is_comparing:
            self._comparing.take_ladder(seen.ladder, seen.current, seen.target)
            self._comparing.refresh()
        wanted, self._wanted = self.desk.library.find_criterion(self._wanted), ""
        if wanted is not None:
            self._matrix.choose_cell(wanted[1].id, seen.ladder.group_of(wanted[2].competency).id)

    def _show_tracks(self, ladder: Ladder) -> None:
        there = {level.track for level in ladder.levels}
        self._has_tracks = len(there) > 1
        self._tracks.setVisible(self._has_tracks and not self._is_comparing)
        names = [(track, track_name(track)) for track in _TRACKS if track in there]
        self._tracks.show_choices([("all", _("All")), *names], self._track)

    def _show_matrix(self, seen: _Seen) -> None:
        shown = [place for place, level in enumerate(seen.ladder.levels) if _is_on(level.track, self._track)]
        levels = [seen.ladder.levels[place] for place in shown]
        rows = [[row[place] for place in shown] for row in seen.rows]
        self._matrix.show_cells(levels, rows, seen.current, seen.target)

    def _choose_track(self, track: str) -> None:
        self._track = track
        if self._seen is not None:
            self._show_matrix(self._seen)

    def _show_cell(self, cell: Cell) -> None:
        if self._seen is not None:
            self._detail.show_cell(self._seen.ladder, cell, current=self._seen.current, target=self._seen.target)

    def _open_cell(self, cell: Cell) -> None:
        if self._seen is None or not cell.standings:
            return
        if cell.level.id == self._seen.target:
            self.criterion_requested.emit(cell.standings[0].criterion.id)
        else:
            words = _("Gaps shows the criteria of your target level. Set {level} as target to see these there.")
            self.notice_posted.emit(Notice(words.format(level=cell.level.name)))

    def _take_target(self) -> None:
        cell = self._matrix.chosen_cell
        if cell is not None:
            self._take_level("target", cell.level.id)

    def _take_current(self) -> None:
        cell = self._matrix.chosen_cell
        if cell is not None:
            self._take_level("current", cell.level.id)

    def _take_level(self, role: Role, level: str) -> None:
        seen = self._seen
        assert seen is not None
        self.notice_posted.emit(take_level(self.desk, role, seen.ladder.id, level))

    def _toggle_side(self) -> None:
        self._side.setVisible(not self._side.isVisible())


class _RoundedFrame(RoundBox):
    """Hold the matrix in a box with round corners, as high as the matrix needs and no higher than there is room."""

    def __init__(self, matrix: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._matrix = matrix
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(matrix)
        self.lift_edge()
        matrix.cells.modelReset.connect(self._fit)

    def _fit(self) -> None:
        rows = self._matrix.cells.rowCount() * current_theme().dp(ROW_HEIGHT)
        header = self._matrix.horizontalHeader().height()
        bar = self._matrix.horizontalScrollBar().sizeHint().height() if self._scrolls() else 0
        self.setMaximumHeight(rows + header + bar + 2)

    def _scrolls(self) -> bool:
        return self._matrix.horizontalHeader().length() > self._matrix.viewport().width()


def _legend() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(2, 0, 2, 0)
    row.setSpacing(6)
    for status in reversed(Status):
        row.addWidget(StatusMark(status))
        row.addWidget(Label(status_words(status), type="small", tone="secondary"))
        row.addSpacing(10)
    words = ElidedLabel(_("A ladder is a description, not a checklist."), type="small", tone="tertiary")
    words.setAlignment(Qt.AlignmentFlag.AlignRight)
    row.addWidget(words, 1)
    return row


def _is_on(track: str, chosen: str) -> bool:
    return chosen in ("all", track) or (track == "hybrid" and chosen == "management")
