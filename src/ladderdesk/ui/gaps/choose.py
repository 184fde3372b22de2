"""What Gaps shows while there is no target: the levels to choose from, or the way to the first questions."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ladderdesk.catalogue.model import Ladder, Level
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.onboarding.options import Option, chosen_value
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.empty import EmptyState
from ladderdesk.ui.widgets.frames import Line, PaneHeader, ScrollColumn
from ladderdesk.ui.widgets.round import RoundBox
from ladderdesk.ui.widgets.rows import draw_words

_WIDTH, _ROW, _MOST_ROWS = 560, 49, 6


class ChooseTarget(QWidget):
    """Offer the levels above the current one as target.

    Signals: `target_chosen(str, str)` with ladder and level, `ladder_requested()` to see the whole ladder,
    `questions_requested()` to answer the first questions again.
    """

    target_chosen = Signal(str, str)
    ladder_requested = Signal()
    questions_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gaps-choose")
        self._ladders: Sequence[Ladder] = ()
        self._ladder: Ladder | None = None
        self._group = QButtonGroup(self)
        self._header = PaneHeader(_("Gaps"), name="gaps-choose-header", of_screen=True)
        self._empty = EmptyState("ladder", _("Choose the level you want next"), "", name="gaps-empty")
        self._choice = Choice(_("Ladder"), name="gaps-choose-ladder")
        self._box = RoundBox()
        self._rows = ScrollColumn(_("Levels"), name="gaps-levels", gap=0)
        self._take = Button("", name="gaps-set-target", kind="primary", keys="Return")
        self._view = Button(_("View the whole ladder"), name="gaps-view-ladder", icon="ladder")
        self._questions = Button(_("Answer the first questions"), name="gaps-questions")
        self._build()
        self._connect()

    def show_choice(
        self, ladders: Sequence[Ladder], ladder: Ladder | None, current: str | None, *, entry_count: int
    ) -> None:
        """Offer the levels of the ladder in force above the current one, of any ladder where none is."""
        self._ladders = ladders
        self._header.show_title(_("Gaps"), _("No target level yet"))
        self._empty.show_sentence(_sentence(entry_count, has_ladders=bool(ladders)))
        self._choice.setVisible(ladder is None and bool(ladders))
        self._questions.setVisible(ladder is None)
        self._box.setVisible(bool(ladders))
        self._take.setVisible(bool(ladders))
        if ladders:
            shown = ladder or self._kept(ladders)
            self._choice.show_choices([(each.id, each.title) for each in ladders], shown.id)
            self._show_levels(shown, current if ladder is not None else None)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen level."""
        button = self._group.checkedButton()
        (button or self._questions).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the chosen level as target with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), _LevelRow):
            self._tell_target()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(Line())
        column.addWidget(self._empty, 1)
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._rows)
        self._box.lift_edge()
        self._box.setFixedWidth(current_theme().dp(_WIDTH))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._empty.column.addWidget(self._choice, 0, centre)
        self._empty.column.addSpacing(12)
        self._empty.column.addWidget(self._box, 0, centre)
        self._empty.column.addSpacing(20)
        for place, button in enumerate((self._take, self._view, self._questions)):
            self._empty.buttons.insertWidget(1 + place, button)

    def _connect(self) -> None:
        self._choice.value_chosen.connect(self._show_ladder)
        self._group.buttonToggled.connect(self._follow)
        self._take.clicked.connect(self._tell_target)
        self._view.clicked.connect(self.ladder_requested)
        self._questions.clicked.connect(self.questions_requested)

    def _kept(self, ladders: Sequence[Ladder]) -> Ladder:
        known = {each.id: each for each in ladders}
        return known.get(self._ladder.id, ladders[0]) if self._ladder is not None else ladders[0]

    def _show_ladder(self, ladder: str) -> None:
        self._show_levels(next(each for each in self._ladders if each.id == ladder), None)

    def _show_levels(self, ladder: Ladder, current: str | None) -> None:
        kept = chosen_value(self._group) if self._ladder is not None and self._ladder.id == ladder.id else None
        self._ladder = ladder
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._rows.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        levels = levels_above(ladder, current)
        for place, level in enumerate(levels):
            row = _LevelRow(level, is_last=place == len(levels) - 1)
            self._group.addButton(row)
            self._rows.column.addWidget(row)
        kept = kept or _likely_next(levels, current).id
        for button in self._group.buttons():
            if isinstance(button, _LevelRow) and button.value == kept:
                button.setChecked(True)
        self._rows.setFixedHeight(current_theme().dp(_ROW) * min(len(levels), _MOST_ROWS))
        self._box.lift_edge()

    def _follow(self) -> None:
        row = self._group.checkedButton()
        if isinstance(row, _LevelRow):
            self._take.show_words(_("Set {level} as target").format(level=row.words))

    def _tell_target(self) -> None:
        row = self._group.checkedButton()
        if self._ladder is not None and isinstance(row, _LevelRow):
            self.target_chosen.emit(self._ladder.id, row.value)


class _LevelRow(Option):
    """A level with a radio disc, what it is about, and how many criteria it has."""

    row_height = _ROW

    def __init__(self, level: Level, *, is_last: bool) -> None:
        count = len(level.criteria)
        criteria = ngettext("{n} criterion", "{n} criteria", count).format(n=count)
        super().__init__(level.id, level.name, f"{level.summary}, {criteria}", name=f"gaps-level-{level.id}")
        self._summary, self._criteria, self._is_last = level.summary, criteria, is_last
        self.setProperty("ring", "inner")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row with a hairline under it, but for the last."""
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        surface = colours.surface
        fill = surface.selected if self.isChecked() else surface.hover if self.underMouse() else surface.raised
        painter.fillRect(self.rect(), fill)
        if not self._is_last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, colours.border.subtle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_disc(painter, QPoint(theme.dp(24), self.height() // 2), self.isChecked(), theme)
        inner = self.rect().adjusted(theme.dp(44), 0, -theme.dp(17), 0)
        small, width = theme.font("small"), QFontMetrics(theme.font("small")).horizontalAdvance(self._criteria)
        taken = draw_words(painter, inner, self.words, theme.font("section"), colours.text.primary)
        left = inner.left() + max(theme.dp(122), taken + 16)
        summary = QRect(left, inner.top(), inner.right() - width - 16 - left, inner.height())
        draw_words(painter, summary, self._summary, small, colours.text.secondary)
        draw_words(painter, inner, self._criteria, small, colours.text.secondary, align=Qt.AlignmentFlag.AlignRight)


def levels_above(ladder: Ladder, current: str | None) -> list[Level]:
    """List the levels that may follow the current one, near ones first, all of them where none is known."""
    asking = [level for level in ladder.levels if level.criteria]
    known = {level.id: level for level in ladder.levels}
    if current is None or current not in known:
        return asking or list(ladder.levels)
    reached: list[str] = []
    waiting = list(known[current].next)
    while waiting:
        level = waiting.pop(0)
        if level in known and level not in reached:
            reached.append(level)
            waiting += known[level].next
    above = [level for level in asking if level.id in reached]
    return above or [level for level in asking if level.rank >= known[current].rank] or asking


def _likely_next(levels: Sequence[Level], current: str | None) -> Level:
    """Guess the level that is wanted: the next one, in the middle of the ladder where the current one is not known."""
    return levels[0] if current is not None else levels[len(levels) // 2]


def _sentence(entry_count: int, *, has_ladders: bool) -> str:
    if not has_ladders:
        return _("There is no ladder to choose from. Answer the first questions again to start from one.")
    if not entry_count:
        return _("LadderDesk lists the criteria of that level and shows which entries already count as evidence.")
    words = ngettext(
        "LadderDesk lists the criteria of that level and shows where your {n} entry already counts as evidence.",
        "LadderDesk lists the criteria of that level and shows where your {n} entries already count as evidence.",
        entry_count,
    )
    return words.format(n=entry_count)


def _draw_disc(painter: QPainter, middle: QPoint, is_chosen: bool, theme: Theme) -> None:
    colours = theme.colours
    radius = theme.dp(7.5)
    painter.setPen(Qt.PenStyle.NoPen if is_chosen else QPen(colours.border.strong, 1.5))
    painter.setBrush(colours.accent.base if is_chosen else colours.surface.raised)
    painter.drawEllipse(middle, radius, radius)
    if is_chosen:
        painter.setBrush(colours.text.on_accent)
        painter.drawEllipse(middle, theme.dp(3), theme.dp(3))
