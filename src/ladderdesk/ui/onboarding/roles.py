"""The first question of the first run: which role, and which of its ladders."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.model import Ladder
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.onboarding.options import LadderRow, Option, RoleCard, chosen_value
from ladderdesk.ui.widgets.frames import ScrollColumn
from ladderdesk.ui.widgets.round import RoundBox
from ladderdesk.ui.widgets.text import Label, Paragraph

MANAGER = "AI manager"
"""The role whose levels are those of the management track."""

_ROLES = {
    "AI engineer": ("gaps", "LLM features, RAG, agents, evals"),
    "ML engineer": ("readiness", "Train and ship models"),
    "AI product manager": ("flag", "Outcomes, evaluation, governance"),
    "MLOps engineer": ("gear", "ML infrastructure, reliability"),
    "Data scientist": ("table", "Analysis and experimentation"),
    "Research engineer": ("bulb", "Papers into working systems"),
    "Data engineer": ("folder", "Pipelines that feed everything else"),
    MANAGER: ("people", "Teams that build with AI"),
}
"""The icon and the few words of each role, in the order of the cards."""


class RoleStep(ScrollColumn):
    """Choose a role, then one of its ladders.

    Signals: `changed()` when another role or ladder is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Role and ladder"), name="onboarding-role-step", padding=(64, 56, 64, 8), gap=0, parent=parent
        )
        self._ladders: Sequence[Ladder] = ()
        self._roles = QButtonGroup(self)
        self._rows = QButtonGroup(self)
        self._grid = QGridLayout()
        self._list = RoundBox()
        self._matching = Label("", type="small", tone="tertiary", name="onboarding-matching")
        self._build()
        self._roles.buttonClicked.connect(self._choose_role)
        self._rows.buttonClicked.connect(self._tell)

    @property
    def role(self) -> str | None:
        """Give the role that is chosen, None while there is none."""
        return chosen_value(self._roles)

    @property
    def ladder(self) -> str | None:
        """Give the id of the ladder that is chosen, None while there is none."""
        return chosen_value(self._rows)

    def show_ladders(self, ladders: Sequence[Ladder]) -> None:
        """Show a card for each role that a ladder serves; the first is chosen."""
        self._ladders = ladders
        roles = _roles_of(ladders)
        for place, role in enumerate(roles):
            icon, detail = _ROLES.get(role, ("star", ""))
            card = RoleCard(role, _(detail) if detail else "", icon, place + 1, name=f"role-{place + 1}")
            self._roles.addButton(card)
            self._grid.addWidget(card, place // 3, place % 3)
            QShortcut(QKeySequence(str(place + 1)), self, card.click)
        if roles:
            self._roles.buttons()[0].setChecked(True)
            self._show_rows(roles[0])

    def take_focus(self) -> None:
        """Put the keyboard on the role that is chosen."""
        button = self._roles.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.column.addWidget(Label(_("Which role fits you best?"), type="welcome", name="onboarding-title"))
        self.column.addSpacing(6)
        words = _("Sets your starting ladder and competencies. You can change it any time.")
        self.column.addWidget(Paragraph(words, type="body", tone="secondary"))
        self.column.addSpacing(16)
        self._grid.setHorizontalSpacing(11)
        self._grid.setVerticalSpacing(12)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)
        self.column.addLayout(self._grid)
        self.column.addSpacing(26)
        head = QHBoxLayout()
        head.addWidget(Label(_("Choose a ladder"), type="heading"))
        head.addStretch(1)
        head.addWidget(self._matching)
        self.column.addLayout(head)
        self.column.addSpacing(10)
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        self.column.addWidget(self._list)
        self.column.addStretch(1)

    def _choose_role(self, card: Option) -> None:
        self._show_rows(card.value)
        self.changed.emit()

    def _show_rows(self, role: str) -> None:
        for row in self._rows.buttons():
            self._rows.removeButton(row)
            row.deleteLater()
        serving = [ladder for ladder in self._ladders if role in ladder.roles]
        column = self._list.layout()
        assert column is not None
        for place, ladder in enumerate(serving):
            is_last = place == len(serving) - 1
            row = LadderRow(ladder.id, ladder.title, _ladder_words(ladder), name=f"ladder-{ladder.id}", is_last=is_last)
            self._rows.addButton(row)
            column.addWidget(row)
        self._list.lift_edge()
        if serving:
            self._rows.buttons()[0].setChecked(True)
        count = len(serving)
        self._matching.show_words(ngettext("{n} matches {role}", "{n} match {role}", count).format(n=count, role=role))

    def _tell(self) -> None:
        self.changed.emit()


def _roles_of(ladders: Sequence[Ladder]) -> list[str]:
    served = {role for ladder in ladders for role in ladder.roles}
    return [role for role in _ROLES if role in served] + sorted(served - set(_ROLES))


def _ladder_words(ladder: Ladder) -> str:
    own = [level for level in ladder.levels if level.track == "ic"] or list(ladder.levels)
    count = len(own)
    levels = ngettext("{n} level", "{n} levels", count).format(n=count)
    words = _("{levels}, {first} to {last}").format(levels=levels, first=own[0].name, last=own[-1].name)
    others = len(ladder.levels) - count
    if not others:
        return words
    return ngettext("{words}, and {n} of management", "{words}, and {n} of management", others).format(
        words=words, n=others
    )
