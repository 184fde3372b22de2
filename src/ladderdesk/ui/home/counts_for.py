"""What a new entry likely counts for, each criterion one key away."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command, Offer, offer
from ladderdesk.ui.home.reading import LikelyCriterion
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.chip import Chip, Look
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.text import Label

SIDE = 16
MOST = 3


class CountsFor(QFrame):
    """Offer criteria for the entry just logged: Alt with 1, 2 or 3 links, Esc dismisses.

    Digits alone are left to whoever types the next line, which may begin with one.

    Signals: `criterion_chosen(str)`, `dismissed()`.
    """

    criterion_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._likely: tuple[LikelyCriterion, ...] = ()
        self._linked: frozenset[str] = frozenset()
        self._chips: list[Chip] = []
        self._offers: list[Offer] = []
        self.setObjectName("home-counts-for")
        self.setAccessibleName(_("Counts for …?"))
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._flow = FlowLayout(holder, gap=10, line_gap=4)
        self._close = IconButton("x", _("Not now"), name="home-counts-for-close", keys="Esc", edge=24)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 2, 0, 2)
        row.addWidget(holder, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._close.clicked.connect(self.dismissed)
        self.hide()

    def take_keys_on(self, page: QWidget) -> None:
        """Let the keys work wherever on a page the keyboard is, while there is something to link."""
        self._offers = [offer(page, _command(place), self._choose_asked) for place in range(MOST)]
        self._weigh_offers()

    def show_likely(self, likely: Sequence[LikelyCriterion]) -> None:
        """Offer these; none hides the row."""
        self._likely = tuple(likely)
        self._linked = frozenset()
        self._fill()
        self._weigh_offers()
        self.setVisible(bool(likely))
        if likely:
            self._announce()

    def show_linked(self, linked: Collection[str]) -> None:
        """Show which of them the entry counts for already."""
        if frozenset(linked) != self._linked:
            self._linked = frozenset(linked)
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss the row where one of its chips has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        held = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        self._chips = [self._chip(place, one) for place, one in enumerate(self._likely)]
        widgets: list[QWidget] = [_line_high(Label(_("Counts for …?"), type="small_strong", tone="secondary"))]
        widgets += [_with_keys(place, chip) for place, chip in enumerate(self._chips)]
        self._flow.show_widgets(widgets)
        if 0 <= held < len(self._chips):
            self._chips[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, place: int, one: LikelyCriterion) -> Chip:
        is_linked = one.id in self._linked
        look: Look = "selected" if is_linked else "suggested"
        chip = Chip(one.short, name=f"home-counts-for-{place + 1}", look=look, icon="check" if is_linked else "plus")
        chip.setToolTip(plain(_tip(one)))
        chip.setAccessibleDescription(_("Linked") if is_linked else _("Links the entry to this criterion"))
        chip.clicked.connect(self._choose_sender)
        return chip

    def _choose_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._choose(int(chip.objectName().rpartition("-")[2]) - 1)

    def _choose_asked(self) -> None:
        asked = self.sender()
        if isinstance(asked, Offer):
            self._choose(self._offers.index(asked))

    def _weigh_offers(self) -> None:
        for place, made in enumerate(self._offers):
            made.setEnabled(place < len(self._likely))

    def _choose(self, place: int) -> None:
        if self._likely[place].id not in self._linked:
            self.criterion_chosen.emit(self._likely[place].id)

    def _announce(self) -> None:
        offered = ", ".join(f"{_keys(place)} {one.short}" for place, one in enumerate(self._likely))
        event = QAccessibleAnnouncementEvent(self, _("Counts for …? {criteria}").format(criteria=offered))
        QAccessible.updateAccessibility(event)


def _command(place: int) -> Command:
    words = _("Link the new entry to likely criterion {n}").format(n=place + 1)
    return Command(f"link_likely_{place + 1}", words, (_keys(place),), "link")


def _keys(place: int) -> str:
    return f"Alt+{place + 1}"


def _with_keys(place: int, chip: Chip) -> QWidget:
    """Put the keys before their chip, so that both stand on one line."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(Keycaps(KeyHint((_keys(place),), ""), name=f"home-counts-for-key-{place + 1}"))
    row.addWidget(chip)
    return whole


def _line_high(widget: QWidget) -> QWidget:
    """Stand as high as the chips beside it."""
    widget.setFixedHeight(max(current_theme().size.chip, current_theme().size.min_target))
    return widget


def _tip(one: LikelyCriterion) -> str:
    if not one.because:
        return one.statement
    return _("{statement}\nLikely by: {words}").format(statement=one.statement, words=", ".join(one.because))
