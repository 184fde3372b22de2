"""The cards at the right of Home: how ready the user is, where they stand, what would help most."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.assess.values import PlateauFinding, Readiness, Standing
from ladderdesk.catalogue.wording import track_name
from ladderdesk.i18n import _, ngettext
from ladderdesk.insight import Aim
from ladderdesk.journal.rows import Status
from ladderdesk.ui.home.figures import RangeFigure, Sparkline
from ladderdesk.ui.home.moves import MoveList
from ladderdesk.ui.home.remark import Remark
from ladderdesk.ui.widgets.bars import StackedBar
from ladderdesk.ui.widgets.button import Button, IconButton, LinkButton
from ladderdesk.ui.widgets.frames import Card, Line, SectionHeader
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.status import StatusMark, status_words
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

PADDING = (16, 14, 16, 16)
"""A link in the header stands 2 px over and under its words."""


class ReadinessCard(Card):
    """Show readiness as a range, its course, and the statuses it is made of; before any evidence, what is missing.

    Signals: `explanation_requested()`.
    """

    explanation_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="home-readiness", gap=0, parent=parent)
        self._header = SectionHeader(_("Readiness"), name="home-readiness-header")
        self._explain = LinkButton(_("Explain"), name="home-readiness-explain")
        self._range = RangeFigure(name="home-readiness-range")
        self._line = Sparkline(name="home-readiness-course")
        self._arrow = Mark("arrow", "accent.base")
        self._change = Label(type="small", tone="link", name="home-readiness-change")
        self._period = Label(type="small", tone="secondary")
        self._made_of = Label(_("Self-reported"), type="small", tone="tertiary", name="home-readiness-made-of")
        self._counted = Paragraph("", type="small", tone="tertiary", name="home-readiness-counted")
        self._bar = StackedBar(name="home-readiness-bar")
        self._counts = {status: Label(type="body_strong") for status in Status}
        self._figures = QWidget()
        words = _("Readiness appears after you link one entry to a criterion.")
        self._empty = Paragraph(words, tone="secondary", name="home-readiness-empty")
        self.column.setContentsMargins(*PADDING)
        self._build()
        self._explain.clicked.connect(self.explanation_requested)

    def show_readiness(self, measured: Readiness, course: Sequence[float | None]) -> None:
        """Show how ready the user is, and how that changed."""
        claimed, ready = measured.share.claimed, measured.share.packet_ready
        has_figure = claimed is not None and ready is not None and measured.spread.entries > 0
        self._header.show_words(_("Readiness for {level}").format(level=measured.level.name))
        self._figures.setVisible(has_figure)
        self._empty.setVisible(not has_figure)
        if claimed is not None and ready is not None:
            self._range.show_range(_per_cent(ready), _per_cent(claimed))
            self._show_course(course)
        self._counted.show_words(_counted_words(measured))
        self._bar.show_counts(measured.counts)
        for status, label in self._counts.items():
            label.show_words(str(measured.counts.get(status, 0)))

    def _show_course(self, course: Sequence[float | None]) -> None:
        first, last = (course[0], course[-1]) if course else (None, None)
        is_known = first is not None and last is not None
        change = _rounded(last) - _rounded(first) if first is not None and last is not None else 0
        self._arrow.setVisible(is_known and change != 0)
        self._arrow.show_icon("up" if change > 0 else "down", "accent.base" if change > 0 else "text.secondary")
        self._change.setVisible(is_known and change != 0)
        self._change.show_words(f"{change:+d}".replace("-", "−"))
        self._change.show_tone("link" if change > 0 else "secondary")
        self._period.show_words(_("in 90 days") if change else _("as 90 days ago"))
        self._period.setVisible(is_known)
        spoken = _("Readiness over 90 days: from {first} to {last} per cent")
        self._line.show_course(course, spoken.format(first=_rounded(first or 0), last=_rounded(last or 0)))

    def _build(self) -> None:
        self._header.row.addWidget(self._explain)
        self.column.addWidget(self._header)
        self.column.addWidget(self._empty)
        self.column.addWidget(self._figures)
        inside = QVBoxLayout(self._figures)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        figures = QHBoxLayout()
        figures.addWidget(self._range)
        figures.addStretch(1)
        figures.addWidget(self._line, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addSpacing(6)
        inside.addLayout(figures)
        inside.addSpacing(6)
        inside.addLayout(self._change_row())
        self.column.addSpacing(6)
        self.column.addWidget(self._bar)
        self.column.addSpacing(10)
        for status in reversed(Status):
            self.column.addLayout(self._status_row(status))
        self.column.addSpacing(2)
        self.column.addWidget(self._counted)

    def _change_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for widget in (self._arrow, self._change, self._period):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._made_of)
        return row

    def _status_row(self, status: Status) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(StatusMark(status))
        row.addWidget(Label(status_words(status), tone="secondary"), 1)
        row.addWidget(self._counts[status])
        return row


class LadderCard(Card):
    """Show where the user stands on their ladder and where they want to be, and the plateau their journal shows.

    Signals: `choice_requested()` to choose or change levels, `dismissal_requested()` to set the plateau aside.
    """

    choice_requested = Signal()
    dismissal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="home-ladder", gap=0, parent=parent)
        self._change = LinkButton(_("Change"), name="home-ladder-change")
        self._title = ElidedLabel(type="small", tone="secondary", name="home-ladder-title")
        self._current = _LevelTile(_("Current"), "true", name="home-ladder-current")
        self._target = _LevelTile(_("Target"), "target", name="home-ladder-target")
        self._levels = QWidget()
        self._plateau = QWidget()
        self._remark = Remark(name="home-plateau")
        self._aside = IconButton("x", _("Set this plateau aside"), name="home-plateau-aside", edge=24)
        self._nothing = _NoTarget()
        self.column.setContentsMargins(*PADDING)
        self._build()
        self._change.clicked.connect(self.choice_requested)
        self._nothing.choice_requested.connect(self.choice_requested)
        self._aside.clicked.connect(self.dismissal_requested)

    def show_aim(self, aim: Aim | None) -> None:
        """Show the levels, or that none is chosen yet."""
        self._levels.setVisible(aim is not None)
        self._nothing.setVisible(aim is None)
        self._change.setVisible(aim is not None)
        if aim is None:
            self.show_plateau(None)
            return
        track = _("{ladder}, {track} track")
        self._title.show_words(track.format(ladder=aim.ladder.title, track=_lowered(track_name(aim.target.track))))
        since, by = aim.choice.current_since, aim.choice.target_by
        current = aim.current.name if aim.current else _("Not chosen")
        self._current.show_level(current, _("since {month}").format(month=_month(since)) if since else "")
        self._target.show_level(aim.target.name, _("by {month}").format(month=_month(by)) if by else "")
        for tile in (self._current, self._target):
            tile.show_when(bool(since or by))

    def show_plateau(self, plateau: PlateauFinding | None) -> None:
        """Show a way of getting stuck that the journal shows, or none."""
        self._plateau.setVisible(plateau is not None)
        if plateau is not None:
            self._remark.show_words(plateau.title, f"{plateau.sentence} {plateau.unlock}")

    def _build(self) -> None:
        header = SectionHeader(_("Ladder"), name="home-ladder-header")
        header.row.addWidget(self._change)
        self.column.addWidget(header)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._levels)
        inside = QVBoxLayout(self._levels)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._title)
        inside.addSpacing(10)
        tiles = QHBoxLayout()
        tiles.setSpacing(8)
        tiles.addWidget(self._current, 1)
        tiles.addWidget(Mark("arrow", "text.secondary"))
        tiles.addWidget(self._target, 1)
        inside.addLayout(tiles)
        self.column.addWidget(self._plateau)
        self._build_plateau()

    def _build_plateau(self) -> None:
        column = QVBoxLayout(self._plateau)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(Line())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Mark("warn", "status.emerging.fg"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._remark, 1)
        row.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._plateau.hide()


class MovesCard(Card):
    """Show which criteria would lift readiness most.

    Signals: `criterion_requested(str)`.
    """

    criterion_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="home-moves", gap=0, parent=parent)
        self.moves = MoveList(name="home-moves-list")
        header = SectionHeader(_("Would move readiness most"), name="home-moves-header")
        header.row.setContentsMargins(8, 0, 8, 0)
        self.column.addWidget(header)
        self.column.addSpacing(4)
        self.column.addWidget(self.moves)
        # The fill of a row reaches beyond its words, which stand in line with those of the other cards.
        self.column.setContentsMargins(8, 16, 8, 8)
        self.moves.criterion_requested.connect(self.criterion_requested)

    def show_moves(self, moves: Sequence[Standing]) -> None:
        """Show the biggest moves."""
        self.moves.show_moves(moves)


class _LevelTile(QFrame):
    def __init__(self, caption: str, tile: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tile", tile)
        is_target = tile == "target"
        self._level = ElidedLabel(type="section", tone="accent" if is_target else "primary")
        self._when = ElidedLabel(type="small", tone="accent" if is_target else "tertiary")
        self._caption = Label(caption, type="note", tone="accent" if is_target else "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(0)
        for label in (self._caption, self._level, self._when):
            column.addWidget(label)

    def show_level(self, level: str, when: str) -> None:
        self._level.show_words(level)
        self._when.show_words(when)
        self.setAccessibleName(", ".join(filter(None, (self._caption.text(), level, when))))

    def show_when(self, is_shown: bool) -> None:
        """Keep a line for the month, also where this tile has none, so that both tiles are as high."""
        self._when.setVisible(is_shown)


class _NoTarget(QWidget):
    choice_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = _(
            "Choose the level you want next. LadderDesk lists its criteria and shows which entries already count."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(Paragraph(words, tone="secondary", name="home-no-target"))
        button = Button(_("Choose a level"), name="home-choose-level", icon="ladder")
        button.clicked.connect(self.choice_requested)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _counted_words(measured: Readiness) -> str:
    """Say how many criteria the statuses count, and which of the level they leave out."""
    counted = sum(measured.counts.values())
    words = ngettext("{n} criterion", "{n} criteria", counted).format(n=counted)
    aside = sum(one.is_set_aside for one in measured.standings)
    if aside:
        words = _("{criteria}, {n} not applicable").format(criteria=words, n=aside)
    if not measured.gates_of:
        return words
    are_apart = counted + aside < len(measured.standings)
    gates = _("gates counted apart, {met} of {of} met") if are_apart else _("{met} of {of} gates among them met")
    return f"{words}; {gates.format(met=measured.gates_met, of=measured.gates_of)}"


def _per_cent(share: Fraction) -> int:
    return _rounded(float(share))


def _rounded(share: float) -> int:
    return round(share * 100)


def _month(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
