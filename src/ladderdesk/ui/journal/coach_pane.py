"""The impact coach beside the editor, and what the entry is evidence for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.assess.values import Hint
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Evidence, Status
from ladderdesk.ui.journal.steady_scroll import SteadyScroll
from ladderdesk.ui.theme import current_theme, repolish
from ladderdesk.ui.widgets.bars import Progress
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import Line, Pane
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.pressing import pressed_by_enter
from ladderdesk.ui.widgets.status import StatusMark
from ladderdesk.ui.widgets.text import Label, Paragraph

SIDE = 16
ICONS = {
    "number": "readiness",
    "change": "clock",
    "outcome": "flag",
    "own_part": "draft",
    "scope": "ladder",
    "people": "people",
    "proof": "clip",
    "competency": "star",
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A criterion the entry is evidence for: its words, and how it stands; no status where it is gone."""

    evidence: Evidence
    words: str
    status: Status | None


class CoachPane(Pane):
    """Show what an entry has and what it lacks, each with a way to the field that mends it.

    Signals: `point_requested(str)` with the id of a point, `criterion_requested(str)`, `link_requested()`, `left()` on
    Esc.
    """

    left = Signal()
    point_requested = Signal(str)
    criterion_requested = Signal(str)
    link_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Impact coach"), name="journal-coach", surface="window", parent=parent)
        self._hints: dict[str, _HintRow] = {}
        self._met: tuple[str, ...] = ()
        self._linked: tuple[Linked, ...] = ()
        self._count = Label(type="small", tone="secondary", name="coach-count")
        self._progress = Progress(_("Points met"), name="coach-progress")
        self._points = QVBoxLayout()
        self._points.setSpacing(12)
        self._evidence = QVBoxLayout()
        self._evidence.setSpacing(4)
        self._link = LinkButton(_("Link a criterion"), name="coach-link")
        self._link.clicked.connect(self.link_requested)
        self._nothing = Paragraph(
            _("Open an entry, and the coach says what it has and what it lacks."), type="small", tone="tertiary"
        )
        self._content = QWidget()
        self._divider = Line(parent=self._content)
        self._build()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what the coach is for, while there is no entry."""
        self._content.hide()
        self._nothing.show()
        self._count.show_words("")
        self._progress.hide()

    def show_edge(self, *, is_drawer: bool) -> None:
        """Draw a line at the left where no splitter does."""
        self.setProperty("edge", "left" if is_drawer else "none")
        repolish(self)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show the points, those that are met first."""
        self._content.show()
        self._nothing.hide()
        self._progress.show()
        met = tuple(hint.id for hint in hints if hint.is_met)
        self._count.show_words(_("{met} of {of}").format(met=len(met), of=len(hints)))
        self._progress.show_progress(len(met), len(hints))
        self._progress.setAccessibleName(_("{met} of {of} points met").format(met=len(met), of=len(hints)))
        for hint in hints:
            self._row(hint.id).show_hint(hint)
        if met != self._met or self._points.isEmpty():
            self._met = met
            self._arrange(hints)

    def show_linked(self, linked: Sequence[Linked]) -> None:
        """Show what the entry is evidence for."""
        if tuple(linked) == self._linked and not self._evidence.isEmpty():
            return
        self._linked = tuple(linked)
        _clear(self._evidence)
        for place, one in enumerate(linked):
            self._evidence.addWidget(self._linked_row(one, place))
        if not linked:
            self._evidence.addWidget(Paragraph(_("Nothing linked yet."), type="small", tone="tertiary"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        scroll = SteadyScroll(_("Impact coach"), name="coach-scroll", padding=(SIDE, 0, SIDE, SIDE))
        head = QHBoxLayout()
        head.setContentsMargins(0, 18, 0, 0)
        head.setSpacing(6)
        head.addWidget(Mark("bulb", "text.secondary"))
        head.addWidget(Label(_("Impact coach"), type="section"), 1)
        head.addWidget(self._count)
        column = scroll.column
        column.addLayout(head)
        column.addSpacing(10)
        column.addWidget(self._progress)
        column.addSpacing(12)
        column.addWidget(self._nothing)
        column.addWidget(self._content)
        column.addStretch(1)
        self._build_content()
        self.column.addWidget(scroll)

    def _build_content(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._points)
        column.addSpacing(13)
        column.addWidget(Line())
        column.addSpacing(11)
        column.addWidget(Label(_("Evidence for"), type="caption", tone="secondary"))
        column.addSpacing(6)
        column.addLayout(self._evidence)
        column.addSpacing(4)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, point: str) -> "_HintRow":
        if point not in self._hints:
            self._hints[point] = _HintRow(point)
            self._hints[point].asked.connect(self.point_requested)
        return self._hints[point]

    def _arrange(self, hints: Sequence[Hint]) -> None:
        # An item that was taken out lives on in Python and would keep the sizes of its widget from being asked again.
        for widget in (*self._hints.values(), self._divider):
            self._points.removeWidget(widget)
        met = [hint.id for hint in hints if hint.is_met]
        missing = [hint.id for hint in hints if not hint.is_met]
        for point in met:
            self._points.addWidget(self._row(point))
        self._divider.setVisible(bool(met and missing))
        if met and missing:
            self._points.addWidget(self._divider)
        for point in missing:
            self._points.addWidget(self._row(point))

    def _linked_row(self, one: Linked, place: int) -> QWidget:
        row = _LinkedRow(one, f"coach-evidence-{place}")
        row.asked.connect(self.criterion_requested)
        return row


class _HintRow(QWidget):
    """One point: a check and what was found, or an icon, the question and the way to answer it."""

    asked = Signal(str)

    def __init__(self, point: str) -> None:
        super().__init__()
        self._point = point
        self.setObjectName(f"coach-{point}")
        self._mark = Mark("check")
        self._title = Label(type="small_strong")
        self._title.setWordWrap(True)
        self._words = Paragraph(type="small", tone="secondary")
        self._link = LinkButton("", name=f"coach-{point}-link")
        self._link.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)

    def show_hint(self, hint: Hint) -> None:
        """Show the point as the coach finds it."""
        self._title.show_words(hint.title)
        said = hint.text if hint.is_met else _said(hint)
        self._words.show_words(said)
        self._link.show_words(_actions()[hint.id])
        self._link.setVisible(not hint.is_met)
        icon = "check" if hint.is_met else ICONS[hint.id]
        self._mark.show_icon(icon, "accent.base" if hint.is_met else "status.emerging.fg")
        self.setAccessibleName(f"{hint.title}. {said}")

    def _ask(self) -> None:
        self.asked.emit(self._point)


class _LinkedRow(QWidget):
    """One criterion with its status; a click goes to it."""

    asked = Signal(str)

    def __init__(self, one: Linked, name: str) -> None:
        super().__init__()
        self._criterion = one.evidence.criterion
        mark = (
            StatusMark(one.status) if one.status else Mark("warn", "text.tertiary", spoken=_("No longer on a ladder"))
        )
        self._words = _WordsButton(one.words, name=name)
        self._words.setEnabled(one.status is not None)
        self._words.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def _ask(self) -> None:
        self.asked.emit(self._criterion)


class _WordsButton(QAbstractButton):
    """Words over as many lines as they need that can be clicked."""

    def __init__(self, words: str, *, name: str) -> None:
        super().__init__()
        name_widget(self, name, words)
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(current_theme().size.min_target, self._box(width).height())

    def sizeHint(self) -> QSize:
        return QSize(150, self.heightForWidth(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, current_theme().size.min_target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        font = QFont(theme.font("small"))
        font.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(font)
        painter.setPen(theme.colours.text.primary if self.isEnabled() else theme.colours.text.secondary)
        painter.drawText(self.rect(), int(_WRAPPED), self.text())

    def _box(self, width: int) -> QRect:
        metrics = QFontMetrics(current_theme().font("small"))
        return metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAPPED), self.text())


def _said(hint: Hint) -> str:
    """Say what is missing: of scope and change also what was found so far, else the question alone."""
    return f"{hint.text} {hint.prompt}" if hint.id in ("scope", "change") else hint.prompt


def _actions() -> dict[str, str]:
    return {
        "number": _("Add a number"),
        "change": _("Add what is missing"),
        "outcome": _("Add the outcome"),
        "own_part": _("Say your part"),
        "scope": _("Set the scope"),
        "people": _("Add a person"),
        "proof": _("Add proof"),
        "competency": _("Add a competency"),
    }


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


_WRAPPED = Qt.TextFlag.TextWordWrap
