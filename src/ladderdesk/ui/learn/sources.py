"""The quiet line that credits the documents behind what is shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ladderdesk.catalogue.credits import sources_text
from ladderdesk.catalogue.model import Source
from ladderdesk.ui.widgets.text import Paragraph


class SourceLine(Paragraph):
    """Credit documents by title, site and year; gone where there is none to credit."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", type="small", tone="tertiary", name=name, parent=parent)
        self.hide()

    def show_sources(self, sources: Sequence[Source], *, read_in: int | None = None, before: str = "") -> None:
        """Credit these documents, after a sentence of one's own where `before` is one.

        `read_in` stands in for the year of a document that has none.
        """
        credit = sources_text(sources, read_in)
        self.show_words(" ".join(filter(None, (before, credit))))
        self.setVisible(bool(self.text()))
