"""The card for what the journal's own figures show: plateaus, and the weeks that lifted others."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.plateaus import LEAST_ENTRIES
from ladderdesk.assess.values import Leverage, PlateauFinding
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.readiness.reading import Seen
from ladderdesk.ui.readiness.trail import PlateauStep, WeeksStep
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.confirm import PromptSheet
from ladderdesk.ui.widgets.frames import Card
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph


class InsightCard(Card):
    """Show the plateaus the journal shows, one at a time, and after them the leverage weeks.

    Signals: `step_taken(object)` to see more, `dismissal_wanted(str)` with the id of a plateau, `copied()`.
    """

    step_taken = Signal(object)
    dismissal_wanted = Signal(str)
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="readiness-insight", padding=0, gap=0, parent=parent)
        self.setProperty("pane", "true")
        self._findings: tuple[PlateauFinding, ...] = ()
        self._weeks: tuple[Leverage, ...] = ()
        self._place = 0
        self._mark = Mark("warn", "status.emerging.fg")
        self._title = ElidedLabel(type="section", name="readiness-insight-title")
        self._count = Label(type="small", tone="tertiary", name="readiness-insight-count")
        self._turn = IconButton("chev", _("Next"), name="readiness-insight-next", edge=24)
        self._words = Paragraph(type="small", tone="secondary", most_lines=4, name="readiness-insight-words")
        self._signals = QVBoxLayout()
        self._more = Button(_("See what unlocks it"), name="readiness-insight-more", extent="small")
        self._dismiss = Button(_("Dismiss"), name="readiness-insight-dismiss", kind="ghost", extent="small")
        self._copy = Button(_("Copy words"), name="readiness-insight-copy", kind="ghost", extent="small")
        self._build()
        self._connect()

    def show_insight(self, seen: Seen) -> None:
        """Show what was found; the page that was turned to stays."""
        self._findings, self._weeks = seen.findings, seen.weeks
        pages = len(self._findings) + bool(self._weeks)
        self._place = min(self._place, max(0, pages - 1))
        self._turn.setVisible(pages > 1)
        self._count.setVisible(pages > 1)
        if not pages:
            self._show_nothing(seen.recent)
        else:
            self._show_page()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self._turn)
        self._signals.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self._more, self._dismiss, self._copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.setContentsMargins(16, 10, 12, 14)
        self.column.addLayout(head)
        self.column.addSpacing(4)
        self.column.addWidget(self._words)
        self.column.addSpacing(8)
        self.column.addLayout(self._signals)
        self.column.addStretch(1)
        self.column.addLayout(buttons)

    def _connect(self) -> None:
        self._turn.clicked.connect(self._turn_page)
        self._more.clicked.connect(self._see_more)
        self._dismiss.clicked.connect(self._ask_to_dismiss)
        self._copy.clicked.connect(self._copy_words)

    def _show_page(self) -> None:
        pages = len(self._findings) + bool(self._weeks)
        self._count.show_words(_("{place} of {pages}").format(place=self._place + 1, pages=pages))
        if self._place < len(self._findings):
            self._show_finding(self._findings[self._place])
        else:
            self._show_weeks()

    def _show_finding(self, finding: PlateauFinding) -> None:
        self._mark.show_icon("warn", "status.emerging.fg")
        self._title.show_words(_("Plateau: {title}").format(title=finding.title))
        self._words.show_words(finding.sentence)
        self._show_signals(finding.signals)
        self._more.show_words(_("See what unlocks it"))
        self._show_buttons(more=True, dismiss=True, copy=False)

    def _show_weeks(self) -> None:
        self._mark.show_icon("star", "accent.base")
        self._title.show_words(_("Leverage weeks"))
        self._words.show_words(self._weeks[0].words)
        self._show_signals(())
        words = ngettext("See the {count} week", "See all {count} weeks", len(self._weeks))
        self._more.show_words(words.format(count=len(self._weeks)))
        self._show_buttons(more=True, dismiss=False, copy=True)

    def _show_nothing(self, recent: int) -> None:
        self._mark.show_icon("check", "accent.base")
        self._title.show_words(_("No plateau in sight"))
        words = _("Nothing in your last two quarters looks like a known way of getting stuck.")
        if recent < LEAST_ENTRIES:
            self._mark.show_icon("clock", "text.tertiary")
            self._title.show_words(_("Plateaus"))
            told = ngettext(
                "Plateaus are judged from {least} entries in two quarters on. You have {count}.",
                "Plateaus are judged from {least} entries in two quarters on. You have {count}.",
                recent,
            )
            words = told.format(least=LEAST_ENTRIES, count=recent)
        self._words.show_words(words)
        self._show_signals(())
        self._show_buttons(more=False, dismiss=False, copy=False)

    def _show_signals(self, signals: tuple[tuple[bool, str], ...]) -> None:
        while (item := self._signals.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for speaks, text in signals:
            self._signals.addWidget(_Signal(speaks, text))

    def _show_buttons(self, *, more: bool, dismiss: bool, copy: bool) -> None:
        self._more.setVisible(more)
        self._dismiss.setVisible(dismiss)
        self._copy.setVisible(copy)

    def _turn_page(self) -> None:
        self._place = (self._place + 1) % (len(self._findings) + bool(self._weeks))
        self._show_page()

    def _see_more(self) -> None:
        is_plateau = self._place < len(self._findings)
        self.step_taken.emit(PlateauStep(self._findings[self._place].id) if is_plateau else WeeksStep())

    def _ask_to_dismiss(self) -> None:
        self.dismissal_wanted.emit(self._findings[self._place].id)

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self._weeks[0].words)
        self.copied.emit()


class ReasonSheet(PromptSheet):
    """Ask why a plateau does not fit; it cannot be dismissed without a reason."""

    def __init__(self, plateau: str, *, words: str = "", parent: QWidget) -> None:
        super().__init__(
            _("Dismiss “{title}”?").format(title=plateau),
            _("Say why it does not fit. It is not shown again, and the reason is kept."),
            _("Dismiss"),
            name="readiness-dismissal",
            words=words,
            parent=parent,
        )
        self.accept_button.setEnabled(bool(words))
        self.field.textChanged.connect(self._allow)

    def accept(self) -> None:
        """Close once there is a reason."""
        if self.field.text().strip():
            super().accept()

    def _allow(self, words: str) -> None:
        self.accept_button.setEnabled(bool(words.strip()))


class _Signal(QWidget):
    """One signal of a plateau: whether it speaks for it, and what was counted."""

    def __init__(self, speaks: bool, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if speaks:
            row.addWidget(Mark("warn", "status.emerging.fg", spoken=_("Speaks for it")))
        else:
            row.addWidget(Mark("check", "accent.base", spoken=_("Speaks against it")))
        row.addWidget(ElidedLabel(text, type="small"), 1)
        self.setFixedHeight(current_theme().dp(18))
