"""Roadblocks: what one is stuck in, why, what unlocks it, and the button that makes it an action."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.catalogue.learning import Card
from ladderdesk.i18n import _
from ladderdesk.ui.learn.plan_step import planned_words
from ladderdesk.ui.learn.reference.reading import CardSeen
from ladderdesk.ui.learn.reference.rows import TRAILING, Cell, ColumnsRow
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.keycap import KeyTip
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.text import Label, Paragraph


def roadblock_cells(*, is_brief: bool = False) -> tuple[Cell, ...]:
    """Name the columns of roadblocks; brief rows have little to say in the first of them."""
    shares = (21, 28, 38) if is_brief else (28, 26, 30)
    headings = (_("Roadblock"), _("Why it happens"), _("What unlocks it"))
    return tuple(Cell(heading, share) for heading, share in zip(headings, shares, strict=True))


def origin_of(page: str, card: Card) -> str:
    """Say on an action of which card of a page it came."""
    return _("{page}: {card}").format(page=page, card=card.title)


class RoadblockRow(ColumnsRow):
    """What one is stuck in, why, what unlocks it, and the button that makes it an action.

    A brief one leaves out what one notices and the links; a mark says that the journal shows something of it.

    Signals: `plan_requested(str)` with the id of the card.
    """

    plan_requested = Signal(str)

    def __init__(self, key: Hashable, *, is_brief: bool = False) -> None:
        super().__init__(key, roadblock_cells(is_brief=is_brief))
        self._is_brief = is_brief
        self._shows = _JournalShows()
        self._sign = Mark("warn", "status.emerging.fg", size=14)
        self._end = _ActionState()
        self._end.plan_requested.connect(self._ask)
        self.add_trailing(self._end)
        self.body.insertWidget(1, self._shows)
        self.head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)

    def show_card(self, seen: CardSeen) -> None:
        """Show the roadblock and how it stands."""
        symptom, mechanism, unlock = seen.card.parts
        self.title.show_words(seen.card.title)
        self.under_title.show_words(symptom.text)
        self.under_title.setVisible(not self._is_brief)
        for part, told in zip(self.parts, (mechanism, unlock), strict=True):
            part.words.show_words(told.text)
        found = [finding.sentence for finding in seen.findings]
        self._shows.show_sentences([] if self._is_brief else found)
        self._sign.setVisible(self._is_brief and bool(found))
        self._sign.setToolTip(plain("\n".join(found)))
        self._end.show_state(seen)
        self.foot.setVisible(bool(seen.links) and not self._is_brief)

    def arrange(self, is_narrow: bool) -> None:
        """Put the button under the words where there are no columns."""
        super().arrange(is_narrow)
        self._end.arrange(is_narrow)

    def _ask(self) -> None:
        self.plan_requested.emit(str(self.key))


class _ActionState(QWidget):
    """Say whether a roadblock is cleared or planned; where it is neither, offer to make it an action."""

    plan_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark("check", "accent.base")
        self._words = Label(type="small", tone="link")
        self._button = Button(_("Make action"), name="reference-make-action", extent="small")
        KeyTip(self._button, _("Make it an action"), "A")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.plan_requested)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        self._space = QWidget()
        row.addWidget(self._space, 1)
        for widget in (self._mark, self._words, self._button):
            row.addWidget(widget)

    def show_state(self, seen: CardSeen) -> None:
        is_planned = seen.planned is not None and seen.planned.done_on is None
        has_words = seen.is_cleared or is_planned
        icon, ink = ("check", "accent.base") if seen.is_cleared else ("clock", "text.tertiary")
        self._mark.show_icon(icon, ink)
        self._words.show_words(_("Cleared") if seen.is_cleared else _("Planned"))
        self._words.show_tone("link" if seen.is_cleared else "secondary")
        self._mark.setVisible(has_words)
        self._words.setVisible(has_words)
        self._button.setVisible(not has_words and seen.card.step is not None)
        told = planned_words(seen.planned) if seen.planned is not None else ""
        self.setToolTip(plain(_("The criterion it unlocks is demonstrated.") if seen.is_cleared else told))

    def arrange(self, is_narrow: bool) -> None:
        theme = current_theme()
        self.setFixedSize(theme.dp(TRAILING), theme.size.control_small)
        self._space.setVisible(not is_narrow)


class _JournalShows(QWidget):
    """Say which plateaus of the user's own journal a roadblock is tied to."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        if tuple(sentences) == self._told:
            return
        self._told = tuple(sentences)
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for sentence in self._told:
            self._lines.addWidget(_Shown(sentence))
        self.setVisible(bool(self._told))


class _Shown(QWidget):
    def __init__(self, sentence: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Mark("warn", "status.emerging.fg", size=13), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(sentence, type="small", tone="attention"), 1)
