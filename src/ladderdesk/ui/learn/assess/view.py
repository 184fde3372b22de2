"""An assessment as it is seen: the questions with what they come to, the history beside them."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.assess.footbar import FootBar
from ladderdesk.ui.learn.assess.history import HistoryPane
from ladderdesk.ui.learn.assess.questions import QuestionCard
from ladderdesk.ui.learn.assess.result import ResultView
from ladderdesk.ui.learn.assess.shown import Shown, standing_words
from ladderdesk.ui.learn.columns import Columns
from ladderdesk.ui.learn.guides.days import Overhang
from ladderdesk.ui.learn.guides.ties import GuideTies
from ladderdesk.ui.learn.sources import SourceLine
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import SectionHeader
from ladderdesk.ui.widgets.text import Label, Paragraph

SETTLED_MS = 40
"""After how long what was shown just now has its place."""
NEWS_MS = 500
"""For how long a result that has just come is kept in sight while it gets its place."""
AROUND = 16
"""How much of what is above and below a row is seen with it."""


class AssessView(QWidget):
    """Show one assessment; the parts are public and emit what the user asks for.

    Signals: `attended()` when the keyboard comes to a row of any part.
    """

    attended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessment = ""
        self._had_result = False
        self._has_news = False
        self._soon = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._later = QTimer(self, interval=NEWS_MS, singleShot=True)
        self.columns = Columns(_("Assessment"), _("Your runs"), name="learn-assess")
        self._title = Paragraph(type="title", name="learn-assess-title")
        self._summary = Paragraph(type="reading", tone="secondary", name="learn-assess-summary")
        self._over = SectionHeader(_("Questions"), name="learn-assess-over")
        self._aside = Label(type="small", tone="secondary", name="learn-assess-aside")
        self.card = QuestionCard(name="learn-assess-card")
        self.foot = FootBar(name="learn-assess-foot")
        self.result = ResultView(name="learn-assess-result")
        self.ties = GuideTies(name="learn-assess-ties")
        self._notes = _Notes(name="learn-assess-notes")
        self._sources = SourceLine(name="learn-assess-sources")
        self.history = HistoryPane(name="learn-assess-history")
        self._build()
        for part in (self.card, self.result, self.history):
            part.attended.connect(self._follow_keyboard)
        self.result.placed.connect(self._scroll_to_news, Qt.ConnectionType.QueuedConnection)
        self._soon.timeout.connect(self._let_be_seen)
        self._later.timeout.connect(self._call_old)

    def show_assessment(self, shown: Shown, *, can_compare: bool) -> None:
        """Show it all; where the last open question was answered just now, scroll to the result."""
        assessment = shown.seen.assessment
        self._note_news(shown)
        self._title.show_words(assessment.title)
        self._summary.show_words(assessment.summary)
        self._aside.show_words(" ".join(filter(None, standing_words(shown))))
        self.card.show_assessment(assessment, shown.answers, shown.seen.suggestions, is_changeable=shown.is_changeable)
        self.foot.show_state(shown)
        self.result.show_result(shown, can_compare=can_compare)
        self._notes.show_notes(assessment.notes)
        self._sources.show_sources(assessment.sources)
        self.history.show_history(shown)
        self._order_stops()

    def _note_news(self, shown: Shown) -> None:
        """Keep what is seen as it is until something else has its place: in the meantime it is half laid out."""
        name, has_result = shown.seen.assessment.id, shown.result is not None or shown.run is not None
        is_other, is_changed = name != self._assessment, has_result != self._had_result
        self._assessment, self._had_result = name, has_result
        if is_other:
            self.columns.go_to_top()
        elif is_changed and has_result and shown.is_changeable:
            self._has_news = True
            self._later.start()
        if is_other or is_changed:
            self.columns.setUpdatesEnabled(False)
            self._soon.start()

    def _order_stops(self) -> None:
        """Let Tab come to everything in the order it is read; Qt puts a row that is made later behind all others."""
        parts = (self.card, self.foot, self.result, self.history)
        stops = [self.columns.toggle_button, *(stop for part in parts for stop in part.stops)]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _follow_keyboard(self) -> None:
        """Keep the row that the keyboard came to in sight; one that was clicked stays where the pointer is."""
        focused = self.window().focusWidget()
        area = _area_of(focused) if QApplication.mouseButtons() == Qt.MouseButton.NoButton else None
        if area is not None and focused is not None:
            area.ensureWidgetVisible(focused, 0, current_theme().dp(AROUND))
        self.attended.emit()

    def _scroll_to_news(self) -> None:
        """Keep a result that the last answer brought in sight while what is above and in it gets its place."""
        if self._has_news:
            self.columns.show_widget(self.result.head)

    def _let_be_seen(self) -> None:
        self.columns.setUpdatesEnabled(True)

    def _call_old(self) -> None:
        self._has_news = False

    def _build(self) -> None:
        main = self.columns.main
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self.columns.toggle_button)
        main.addLayout(head)
        main.addSpacing(4)
        main.addWidget(self._summary)
        main.addSpacing(20)
        self._over.row.addWidget(self._aside)
        for widget, space in (
            (self._over, 6),
            (self.card, 12),
            (self.foot, 24),
            (self.result, 0),
            (self.ties, 24),
            (self._notes, 12),
            (self._sources, 0),
        ):
            main.addWidget(widget)
            main.addSpacing(space)
        main.addStretch(1)
        side = Overhang()
        side.addWidget(self.history)
        self.columns.side.addLayout(side)
        self.columns.side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.columns)


class _Notes(QWidget):
    """What is to be known of an assessment: what its document says, and what the program adds."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shown: Sequence[str] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(SectionHeader(_("Good to know"), name=f"{name}-header"))

    def show_notes(self, notes: Sequence[str]) -> None:
        self.setVisible(bool(notes))
        if notes == self._shown:
            return
        self._shown = notes
        for old in self.findChildren(Paragraph):
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        for note in notes:
            self._column.addWidget(Paragraph(note, type="small", tone="secondary"))


def _area_of(widget: QWidget | None) -> QScrollArea | None:
    while widget is not None and not isinstance(widget, QScrollArea):
        widget = widget.parentWidget()
    return widget
