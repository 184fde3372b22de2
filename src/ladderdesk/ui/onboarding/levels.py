"""The second question of the first run: which level the user is at, and which they want."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.model import Ladder, Level
from ladderdesk.catalogue.wording import experience_short, track_name
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.onboarding.options import LevelSegment, Option, chosen_value
from ladderdesk.ui.widgets.frames import ScrollColumn
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.round import RoundBox
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.text import Label, Paragraph


class LevelChoice(NamedTuple):
    """What the first run ends with: a ladder, the level the user is at, and the one they want."""

    ladder: str
    current: str
    target: str


class LevelStep(ScrollColumn):
    """Choose the level the user is at and the one they want; what comes before the current one cannot be a target.

    Signals: `changed()` when another level is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Levels"), name="onboarding-level-step", padding=(64, 56, 64, 8), gap=0, parent=parent)
        self._ladder: Ladder | None = None
        self._tracks = SegmentedControl(_("Track"), name="onboarding-track")
        self._current = _LevelStrip("current")
        self._target = _LevelStrip("target")
        self._hint = Paragraph("", type="small", tone="secondary", name="onboarding-hint")
        self._build()
        self._current.changed.connect(self._follow_current)
        self._target.changed.connect(self._follow_target)
        self._tracks.value_chosen.connect(self._show_track)

    @property
    def choice(self) -> LevelChoice | None:
        """Give what is chosen, None until both levels are."""
        if self._ladder is None or self._current.value is None or self._target.value is None:
            return None
        return LevelChoice(self._ladder.id, self._current.value, self._target.value)

    def show_ladder(self, ladder: Ladder, track: str = "ic") -> None:
        """Show the levels of a ladder, of one of its tracks where it has several."""
        self._ladder = ladder
        tracks = {level.track for level in ladder.levels}
        shown = track if track in tracks else ladder.levels[0].track
        self._tracks.setVisible(len(tracks) > 1)
        self._tracks.show_choices([("ic", track_name("ic")), ("management", track_name("management"))], shown)
        self._show_track(shown)

    def take_focus(self) -> None:
        """Put the keyboard on the strip of current levels."""
        self._current.take_focus()

    def _build(self) -> None:
        self.column.addWidget(Label(_("Where are you now, and where next?"), type="welcome"))
        self.column.addSpacing(6)
        words = _("Not sure? Take the one whose work you do today. You can change it any time.")
        self.column.addWidget(Paragraph(words, type="body", tone="secondary"))
        self.column.addSpacing(16)
        self.column.addWidget(self._tracks)
        self.column.addSpacing(16)
        self.column.addWidget(Label(_("Current level"), type="caption", tone="secondary"))
        self.column.addSpacing(4)
        self.column.addWidget(self._current)
        self.column.addSpacing(18)
        self.column.addWidget(Label(_("Target level"), type="caption", tone="secondary"))
        self.column.addSpacing(4)
        self.column.addWidget(self._target)
        self.column.addSpacing(10)
        hint = QHBoxLayout()
        hint.setSpacing(8)
        hint.addWidget(Mark("bulb"), 0, Qt.AlignmentFlag.AlignTop)
        hint.addWidget(self._hint, 1)
        self.column.addLayout(hint)
        self.column.addStretch(1)

    def _show_track(self, track: str) -> None:
        assert self._ladder is not None
        levels = [level for level in self._ladder.levels if level.track == track or _is_shared(level, track)]
        self._current.show_levels(levels)
        self._target.show_levels(levels)
        self._current.choose(levels[min(2, len(levels) - 2)].id if len(levels) > 1 else levels[0].id)
        self._follow_current()

    def _follow_current(self) -> None:
        assert self._ladder is not None
        assert self._current.value is not None
        here = self._ladder.level(self._current.value)
        self._target.enable_after(self._current.place)
        if self._target.value is None or self._target.place <= self._current.place:
            shown = {level.id for level in self._target.levels}
            following = [one for one in here.next if one in shown]
            self._target.choose(following[0] if following else here.id)
        self._follow_target()

    def _follow_target(self) -> None:
        assert self._ladder is not None
        assert self._current.value is not None
        assert self._target.value is not None
        here, there = self._ladder.level(self._current.value), self._ladder.level(self._target.value)
        count = len(there.criteria)
        words = ngettext("{here} to {there}: {n} criterion.", "{here} to {there}: {n} criteria.", count)
        words = words.format(here=here.title, there=there.title, n=count)
        between = self._target.levels[self._current.place + 1 : self._target.place]
        if between:
            names = ", ".join(level.name for level in between)
            words = _("{words} On the way: {levels}.").format(words=words, levels=names)
        elif here.unlocks and there.id in here.next:
            words = _("{words} The usual unlock: {unlock}").format(words=words, unlock=here.unlocks)
        self._hint.show_words(words)
        self.changed.emit()


class _LevelStrip(QWidget):
    """The levels of a track side by side, one of them chosen."""

    changed = Signal()

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.levels: Sequence[Level] = ()
        self._group = QButtonGroup(self)
        self._box = RoundBox()
        row = QHBoxLayout(self._box)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)
        self._group.buttonClicked.connect(self._tell)

    @property
    def value(self) -> str | None:
        """Give the id of the level that is chosen, None while there is none."""
        return chosen_value(self._group)

    @property
    def place(self) -> int:
        """Give the place of the chosen level, -1 while there is none."""
        return next((place for place, level in enumerate(self.levels) if level.id == self.value), -1)

    def show_levels(self, levels: Sequence[Level]) -> None:
        """Show these levels, none of them chosen."""
        self.levels = levels
        for old in self._group.buttons():
            self._group.removeButton(old)
            old.deleteLater()
        row = self._box.layout()
        assert row is not None
        for level in levels:
            detail = experience_short(level.experience) or level.scope_text
            segment = LevelSegment(level.id, level.name, detail, name=f"{self._role}-{level.id}")
            self._group.addButton(segment)
            row.addWidget(segment)
        self._box.lift_edge()

    def choose(self, level: str) -> None:
        """Choose a level."""
        for button in self._group.buttons():
            if isinstance(button, Option) and button.value == level:
                button.setChecked(True)

    def enable_after(self, place: int) -> None:
        """Let only levels after a place be chosen; the last one stays open where nothing comes after."""
        buttons = self._group.buttons()
        for number, button in enumerate(buttons):
            button.setEnabled(number > place or place == len(buttons) - 1 == number)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen level."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.changed.emit()


def _is_shared(level: Level, track: str) -> bool:
    return track == "management" and level.track == "hybrid"
