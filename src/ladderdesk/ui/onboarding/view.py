"""The first run as the user sees it: steps at the left, one question at a time at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ladderdesk.catalogue.model import Ladder
from ladderdesk.i18n import _
from ladderdesk.ui.onboarding.levels import LevelStep
from ladderdesk.ui.onboarding.roles import MANAGER, RoleStep
from ladderdesk.ui.onboarding.steps import Logo, Steps
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.frames import Pane
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label, Paragraph

_SIDE, _SIDE_NARROW, _NARROW = 340, 264, 1180


class Onboarding(QWidget):
    """Ask for role, ladder, current and target level.

    Signals: `finished(LevelChoice)` when everything is chosen, `sample_requested()` to look around first.
    """

    finished = Signal(object)
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("onboarding")
        self._ladders: Sequence[Ladder] = ()
        self._steps = Steps()
        self._pages = QStackedWidget()
        self._roles = RoleStep()
        self._levels = LevelStep()
        self._back = Button(_("Back"), name="onboarding-back", kind="ghost")
        self._sample = Button(_("Try with sample data"), name="onboarding-sample")
        self._next = Button(_("Continue"), name="onboarding-next", kind="primary", keys="Return")
        self._build()
        self._connect()
        self._go_to(0)

    def show_ladders(self, ladders: Sequence[Ladder]) -> None:
        """Show the roles that some ladder serves, and the ladders for each."""
        self._ladders = ladders
        self._roles.show_ladders(ladders)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the question, rather than on the first button of the window."""
        super().showEvent(event)
        self._take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the questions more of a narrow window."""
        super().resizeEvent(event)
        is_narrow = self.width() < current_theme().dp(_NARROW)
        self._column.setFixedWidth(current_theme().dp(_SIDE_NARROW if is_narrow else _SIDE))
        inset = 28 if is_narrow else 40
        self._column.column.setContentsMargins(inset, 56, inset, 56)
        side = 40 if is_narrow else 64
        for step in (self._roles, self._levels):
            step.column.setContentsMargins(side, 56, side, 8)
        self._buttons.setContentsMargins(side, 12, side, 40)

    def _build(self) -> None:
        self._pages.addWidget(self._roles)
        self._pages.addWidget(self._levels)
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._sample)
        buttons.addWidget(self._next)
        main = Pane(_("Choices"), name="onboarding-main", surface="window")
        main.column.addWidget(self._pages, 1)
        main.column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._column = self._side()
        row.addWidget(self._column)
        row.addWidget(main, 1)

    def _side(self) -> Pane:
        side = Pane(_("Steps"), name="onboarding-side", surface="sunken", edge="right", padding=(40, 56, 40, 56))
        side.column.addWidget(Logo())
        side.column.addSpacing(20)
        side.column.addWidget(Label("LadderDesk", type="welcome", name="onboarding-name"))
        side.column.addSpacing(8)
        words = _("Keep a record of your work, matched to the level you want next.")
        side.column.addWidget(Paragraph(words, type="reading", tone="secondary"))
        side.column.addSpacing(40)
        side.column.addWidget(self._steps)
        side.column.addStretch(1)
        promise = QHBoxLayout()
        promise.setSpacing(10)
        promise.addWidget(Mark("shield"), 0, Qt.AlignmentFlag.AlignTop)
        words = _("Everything stays on this computer. No account, no network.")
        promise.addWidget(Paragraph(words, type="small", tone="secondary"), 1)
        side.column.addLayout(promise)
        return side

    def _connect(self) -> None:
        self._roles.changed.connect(self._settle)
        self._levels.changed.connect(self._settle)
        self._next.clicked.connect(self.advance)
        self._back.clicked.connect(self._retreat)
        self._sample.clicked.connect(self.sample_requested)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self, self._press_enter)

    def advance(self) -> None:
        """Take what is chosen and go on: to the next question, or out."""
        if not self._next.isEnabled():
            return
        if self._pages.currentIndex() == 0:
            ladder = self._chosen_ladder()
            assert ladder is not None
            self._levels.show_ladder(ladder, "management" if self._roles.role == MANAGER else "ic")
            self._go_to(1)
        else:
            choice = self._levels.choice
            assert choice is not None
            self.finished.emit(choice)

    def _press_enter(self) -> None:
        """Press the button that has the keyboard, else go on."""
        focused = self.focusWidget()
        if isinstance(focused, Button):
            focused.click()
        else:
            self.advance()

    def _retreat(self) -> None:
        self._go_to(0)

    def _go_to(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._back.setVisible(place > 0)
        self._sample.setVisible(place == 0)
        self._next.show_words(_("Open LadderDesk") if place else _("Continue"))
        self._settle()
        self._take_focus()

    def _take_focus(self) -> None:
        (self._levels if self._pages.currentIndex() else self._roles).take_focus()

    def _settle(self) -> None:
        is_levels = self._pages.currentIndex() == 1
        ready = self._levels.choice is not None if is_levels else self._roles.ladder is not None
        self._next.setEnabled(ready)
        done = 2 if is_levels else (1 if self._roles.role else 0)
        self._steps.show_progress(done)

    def _chosen_ladder(self) -> Ladder | None:
        return next((one for one in self._ladders if one.id == self._roles.ladder), None)
