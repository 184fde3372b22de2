"""Practice: one exercise at a time."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.chapter import ChapterPage
from ladderdesk.ui.learn.columns import Columns
from ladderdesk.ui.learn.topics import Chapter
from ladderdesk.ui.widgets.text import Paragraph

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks


class PracticePage(ChapterPage):
    """Show an exercise."""

    chapter = Chapter.PRACTICE
    title = "Learn"

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._columns = Columns(_("Exercise"), _("Beside it"), name="learn-practice")
        self._title = Paragraph(type="title", name="learn-practice-title")
        self._summary = Paragraph(type="reading", tone="secondary", name="learn-practice-summary")
        self._columns.main.addWidget(self._title)
        self._columns.main.addWidget(self._summary)
        self._columns.main.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns)

    def refresh(self) -> None:
        """Show the topic."""
        shown = self.desk.library.exercise(self.item)
        self._title.show_words(shown.title)
        self._summary.show_words(shown.problem)
