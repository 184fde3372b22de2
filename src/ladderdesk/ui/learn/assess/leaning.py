"""Why answers lean where they lean: every band with its points, the answers behind them, and its ladder."""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.assess.answering import BandLeaning
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.learn.assess.divided import EDGE, DividedRow
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.frames import Card, SectionHeader
from ladderdesk.ui.widgets.rowbox import Row, RowBox
from ladderdesk.ui.widgets.text import Label, Paragraph

BAR = QSize(120, 8)


class LeaningSeen(NamedTuple):
    """A band as a row shows it: its share of the most points, and its ladder where it has one that can be looked at."""

    leaning: BandLeaning
    most: int
    ladder: str
    is_leading: bool
    is_alone: bool


class LeaningPart(QWidget):
    """List the bands that answers lean to, the strongest first; Enter looks at the ladder of one.

    Signals: `ladder_requested(str)` with the id of a ladder, `attended()` when the keyboard comes to a row.
    """

    ladder_requested = Signal(str)
    attended = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.box = RowBox(_("Where your answers lean"), name=f"{name}-rows")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeader(_("Where your answers lean"), name=f"{name}-header"))
        card = Card(name=f"{name}-card", padding=EDGE, gap=0)
        card.column.addWidget(self.box)
        column.addWidget(card)
        self.box.attended.connect(self.attended)

    def show_leanings(
        self, leanings: Sequence[BandLeaning], leading: Sequence[str], ladders: Mapping[str, str]
    ) -> None:
        """Show the bands that have points; `leading` are the ids of those that lead, `ladders` names ladders by id."""
        counted = [one for one in leanings if one.points]
        most = max((one.points for one in counted), default=0)
        values = [
            (
                one.band.id,
                LeaningSeen(
                    one,
                    most,
                    ladders.get(one.band.ladder or "", ""),
                    is_leading=one.band.id in leading,
                    is_alone=len(leading) == 1,
                ),
            )
            for one in counted
        ]
        self.box.show_rows(values, self._make_row)
        for row in self.box.rows:
            if isinstance(row, _LeaningRow):
                row.show_last(row.key == values[-1][0])
        self.setVisible(bool(values))

    def _make_row(self, key: Hashable) -> Row:
        row = _LeaningRow(key, name=f"{self.objectName()}-band")
        row.opened.connect(self._ask)
        return row

    def _ask(self) -> None:
        row = self.sender()
        if isinstance(row, _LeaningRow) and row.ladder:
            self.ladder_requested.emit(row.ladder)


class _LeaningRow(DividedRow):
    least_height = 44

    def __init__(self, key: Hashable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(key, name=name, parent=parent)
        self.ladder = ""
        self._title = Label(type="body_strong")
        self._bar = _Bar()
        self._points = Label(type="small", tone="secondary")
        self._why = Paragraph(type="small", tone="tertiary")
        self._more = Paragraph(tone="secondary")
        self._look = Button(_("Look at this ladder"), name=f"{name}-{key}-ladder", extent="small")
        self._build()

    def show_value(self, value: LeaningSeen) -> None:
        leaning = value.leaning
        self.ladder = (leaning.band.ladder or "") if value.ladder and value.is_leading else ""
        self._title.show_words(leaning.band.title)
        self._bar.show_share(leaning.points, value.most, is_leading=value.is_leading)
        points = ngettext("{n} point", "{n} points", leaning.points).format(n=leaning.points)
        self._points.show_words(points)
        self._why.show_words(_reasons(leaning))
        more = _more(value)
        self._more.show_words(more)
        self._more.setVisible(bool(more))
        self._look.setVisible(bool(self.ladder))
        self._look.setToolTip(_("{ladder} (Enter)").format(ladder=value.ladder))
        self.setAccessibleName(
            ". ".join(part for part in (f"{leaning.band.title}, {points}", self._why.text(), more) if part)
        )

    def _build(self) -> None:
        self._look.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look.clicked.connect(self.opened)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._points)
        self._points.setMinimumWidth(current_theme().dp(52))
        words = QVBoxLayout()
        words.setContentsMargins(0, 8, 0, 9)
        words.setSpacing(4)
        words.addLayout(head)
        words.addWidget(self._more)
        words.addWidget(self._why)
        words.addSpacing(2)
        words.addWidget(self._look, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.addLayout(words, 1)


class _Bar(QWidget):
    """A bar as long as the points of a band against the most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._is_leading = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, points: int, most: int, *, is_leading: bool) -> None:
        self._share = points / most if most else 0.0
        self._is_leading = is_leading
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.dp(BAR.width()), theme.dp(BAR.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box, radius = QRectF(self.rect()), self.height() / 2
        painter.setBrush(colours.track)
        painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(colours.accent.base if self._is_leading else colours.border.strong)
        painter.drawRoundedRect(box.adjusted(0, 0, -box.width() * (1 - self._share), 0), radius, radius)


def _reasons(leaning: BandLeaning) -> str:
    return "\n".join(
        _("{question}: {answer} (+{points})").format(
            question=one.question.short, answer=one.choice.label, points=one.points
        )
        for one in leaning.reasons
    )


def _more(value: LeaningSeen) -> str:
    """Say what a leading band means, where it does not stand above as the result, and the gap to expect."""
    if not value.is_leading:
        return ""
    band = value.leaning.band
    gap = _("The biggest gap to expect: {gap}.").format(gap=band.gap.rstrip(".")) if band.gap else ""
    return "\n".join(part for part in ("" if value.is_alone else band.meaning, gap) if part)
