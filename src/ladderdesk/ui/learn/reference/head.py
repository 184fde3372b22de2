"""The head of a reference page: its title and summary, and what narrows the page."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.catalogue.learning import LevelRef
from ladderdesk.catalogue.narrowing import PageWords, Sieve
from ladderdesk.i18n import _
from ladderdesk.ui.learn.columns import READING
from ladderdesk.ui.learn.reference.rows import at_most
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.search import SearchField
from ladderdesk.ui.widgets.text import Paragraph

FIELD = 220
GAP = 16
CONTROLS = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
CONTROLS.setHeightForWidth(True)


class PageHead(QWidget):
    """Say what a page is about, and narrow it by words and, where its cards name them, by level and competency.

    Signals: `sieve_changed(Sieve)`; `left()` when Esc is pressed in an empty field.
    """

    sieve_changed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Paragraph(type="title", name="learn-reference-title")
        self._summary = Paragraph(type="reading", tone="secondary", name="learn-reference-summary")
        self.field = SearchField(_("Filter this page"), name="learn-reference-filter", keys="Ctrl+F")
        self._levels = Choice(_("Level"), name="learn-reference-level", extent="medium")
        self._competencies = Choice(_("Competency"), name="learn-reference-competency", extent="medium")
        self._controls = QWidget()
        self._top = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build()
        self.field.words_changed.connect(self._tell)
        self.field.left.connect(self.left)
        self._levels.value_chosen.connect(self._tell)
        self._competencies.value_chosen.connect(self._tell)

    @property
    def sieve(self) -> Sieve:
        """Give what the page is narrowed by."""
        return Sieve(self.field.text(), self._levels.chosen, self._competencies.chosen)

    def show_page(self, words: PageWords) -> None:
        """Show the head of a page, narrowed by nothing."""
        self._title.show_words(words.page.title)
        self._summary.show_words(words.page.summary)
        levels: list[tuple[LevelRef | None, str]] = [(None, _("Every level")), *words.levels]
        competencies: list[tuple[str | None, str]] = [(None, _("Every competency")), *words.competencies]
        self._offer(self._levels, levels)
        self._offer(self._competencies, competencies)

    def clear(self) -> None:
        """Narrow the page by nothing."""
        self.field.show_words("")
        self._levels.show_chosen(None)
        self._competencies.show_chosen(None)
        self._tell()

    def arrange(self, width: int) -> None:
        """Put what narrows the page beside the title, or under the summary where there is no room."""
        theme = current_theme()
        is_narrow = self._title.sizeHint().width() + self._controls.sizeHint().width() + GAP > width
        self._summary.setMaximumWidth(theme.dp(READING))
        self.field.setFixedWidth(theme.dp(FIELD))
        home = self._column if is_narrow else self._top
        if home.indexOf(self._controls) < 0:
            (self._top if is_narrow else self._column).removeWidget(self._controls)
            home.addWidget(self._controls)
        self._column.setSpacing(10 if is_narrow else 6)

    def _build(self) -> None:
        controls = FlowLayout(self._controls, gap=8, line_gap=8)
        for widget in (self._levels, self._competencies, self.field):
            controls.addWidget(widget)
        self._controls.setSizePolicy(CONTROLS)
        self._top.setSpacing(GAP)
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addLayout(at_most(self._summary))

    def _offer(self, choice: Choice, choices: list[Any]) -> None:
        choice.show_choices(choices, None)
        choice.setVisible(len(choices) > 2)

    def _tell(self, _value: object = None) -> None:
        self.sieve_changed.emit(self.sieve)
