"""Beside the questions: the runs with day and score, their line, and what changed from one run to the next."""

from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.answering import gain_text, score_text
from ladderdesk.assess.assessments import Change
from ladderdesk.assessing import day_of
from ladderdesk.i18n import _
from ladderdesk.journal.runs import Run
from ladderdesk.locales import day_text
from ladderdesk.ui.learn.assess.shown import Shown
from ladderdesk.ui.learn.assess.trend import Point, TrendLine
from ladderdesk.ui.learn.guides.days import OVERHANG, Overhang
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import Line, SectionHeader
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.rowbox import Row, RowBox
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

FIRST_RUNS = 8


class RunSeen(NamedTuple):
    """A run as a row shows it; `is_shown` where its answers stand on the card."""

    day: str
    score: str
    title: str
    is_shown: bool


class HistoryPane(QWidget):
    """Show the history of an assessment; put it into an `Overhang`. Enter or a click shows the answers of a run.

    Signals: `run_chosen(int)` with the number of a run, `attended()` when the keyboard comes to a row.
    """

    run_chosen = Signal(int)
    attended = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shown: Shown | None = None
        self._shows_all = False
        self._header = SectionHeader(_("Your runs"), name=f"{name}-header")
        self._none = Paragraph(
            _("Every run is kept here with its day, so that you see what changes."), type="small", tone="secondary"
        )
        self.box = RowBox(_("Your runs"), name=f"{name}-runs")
        self._more = LinkButton("", name=f"{name}-more")
        self._trend = TrendLine(name=f"{name}-trend")
        self._changes = _Changes(name=f"{name}-changes")
        self._build()
        self._more.clicked.connect(self._show_all)
        self.box.attended.connect(self.attended)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to, from the top."""
        return [*self.box.rows, self._more]

    def show_history(self, shown: Shown) -> None:
        """Show the runs, which of them is on the card, and what changed since the one before it."""
        if self._shown is None or self._shown.seen.assessment.id != shown.seen.assessment.id:
            self._shows_all = False
        self._shown = shown
        self._show_runs()
        runs = shown.seen.runs
        most = max((int(run.result.get("most") or 0) for run in runs), default=0)
        points = [Point(day_of(run), int(run.result["score"])) for run in reversed(runs)] if most else []
        self._trend.show_points(points, most)
        self._changes.show_changes(shown)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(OVERHANG, 0, OVERHANG, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addSpacing(6)
        column.addWidget(self._none)
        rows = Overhang()
        rows.addWidget(self.box)
        column.addLayout(rows)
        column.addWidget(self._more)
        column.addWidget(self._trend)
        column.addWidget(self._changes)

    def _show_runs(self) -> None:
        assert self._shown is not None
        runs = self._shown.seen.runs
        listed = runs if self._shows_all else runs[:FIRST_RUNS]
        current = self._shown.run.id if self._shown.run else None
        self._header.show_words(_("Your runs"), str(len(runs)) if runs else "")
        self._none.setVisible(not runs)
        self.box.show_rows([(int(run.id), _run_seen(run, is_shown=run.id == current)) for run in listed], self._make)
        self._more.show_words(_("Show all {n}").format(n=len(runs)))
        self._more.setVisible(len(listed) < len(runs))

    def _show_all(self) -> None:
        self._shows_all = True
        self._show_runs()
        self.box.rows[FIRST_RUNS].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, key: Hashable) -> Row:
        row = _RunRow(key, name=f"{self.objectName()}-run")
        row.opened.connect(self._choose)
        return row

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, _RunRow):
            self.run_chosen.emit(row.key)


class _RunRow(Row):
    least_height = 40

    def __init__(self, key: Hashable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(key, name=name, parent=parent)
        self._is_shown = False
        self._day = Label()
        self._score = Label(type="body_strong")
        self._title = ElidedLabel(type="small", tone="secondary")
        words = QVBoxLayout()
        words.setContentsMargins(0, 5, 0, 6)
        words.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._day, 1)
        head.addWidget(self._score)
        words.addLayout(head)
        words.addWidget(self._title)
        self.line.addLayout(words, 1)

    def show_value(self, value: RunSeen) -> None:
        self._is_shown = value.is_shown
        self._day.show_words(value.day)
        self._score.show_words(value.score)
        self._title.show_words(value.title)
        spoken = ", ".join(part for part in (value.day, value.score, value.title) if part)
        self.setAccessibleName(_("{run}, shown").format(run=spoken) if value.is_shown else spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_shown:
            theme = current_theme()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours.surface.selected)
            painter.drawRoundedRect(QRectF(self.rect()), theme.radius.control, theme.radius.control)
            painter.end()
        super().paintEvent(event)


class _Changes(QWidget):
    """What is answered otherwise than before, question by question."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._header = SectionHeader("", name=f"{name}-header")
        self._same = Label(_("Every answer is the same."), type="small", tone="secondary")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(Line())
        column.addSpacing(6)
        column.addWidget(self._header)
        column.addWidget(self._same)
        column.addLayout(self._rows)

    def show_changes(self, shown: Shown) -> None:
        """Show the changes since the run before; gone where there is none to compare with."""
        self.setVisible(shown.before is not None)
        if shown.before is None:
            return
        since = _("Since {day}").format(day=day_text(day_of(shown.before)))
        is_counted = bool(shown.before.result.get("most"))
        self._header.show_words(since, gain_text(shown.gain) if is_counted and shown.changes else "")
        self._same.setVisible(not shown.changes)
        for old in self.findChildren(_ChangeRow):
            self._rows.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        for change in shown.changes:
            self._rows.addWidget(_ChangeRow(change))


class _ChangeRow(QWidget):
    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon, color, spoken = direction(change.gain)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Mark(icon, color, spoken=spoken, size=14), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Paragraph(change.question.short, type="small_strong"))
        answers = _("{before} → {now}").format(before=change.before.label, now=change.now.label)
        words.addWidget(Paragraph(answers, type="small", tone="secondary"))
        row.addLayout(words, 1)


def direction(gain: int) -> tuple[str, str, str]:
    """Give the icon of a change in points, its colour, and the word for it."""
    if gain > 0:
        return "up", "status.sustained.fg", _("better")
    if gain < 0:
        return "down", "status.emerging.fg", _("lower")
    return "minus", "text.tertiary", _("otherwise")


def _run_seen(run: Run, *, is_shown: bool) -> RunSeen:
    return RunSeen(
        day=day_text(day_of(run)),
        score=score_text(run.result),
        title=str(run.result.get("title", "")),
        is_shown=is_shown,
    )
