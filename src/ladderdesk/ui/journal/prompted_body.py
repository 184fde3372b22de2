"""The body of an entry with the questions of a template, asked where nothing is written yet and never part of it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock, QTextCursor, QTextLayout
from PySide6.QtWidgets import QWidget

from ladderdesk.catalogue.templates import EntryTemplate, Prompt, answered, unanswered
from ladderdesk.i18n import _
from ladderdesk.ui.journal.body import BodyText
from ladderdesk.ui.theme import current_theme

ROOM = 2
"""How many lines under its heading an answer begins."""


class PromptedBody(BodyText):
    """Ask under headings: Tab goes from question to question, and a heading counts once something stands under it."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        self._prompts: tuple[Prompt, ...] = ()
        super().__init__(name=name, parent=parent)

    @property
    def text(self) -> str:
        """Give the words as they were typed, without headings that nothing stands under."""
        return answered(super().text, self._prompts)

    def show_template(self, template: EntryTemplate | None) -> None:
        """Lay out the headings of a template in place of all words; with none, take those of another away."""
        if template is None and not self._prompts:
            return
        self._prompts = ()
        self._shown = self.text
        self.show_text(template.outline() if template else "")
        self._prompts = template.prompts if template else ()
        self._shown = self.text
        self.setAccessibleDescription(_described(self._prompts))

    def begin(self) -> None:
        """Take the keyboard, at the first question or else behind the last word."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if not self._go_on():
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.begin_here()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Go to the next question with Tab, and leave after the last."""
        return bool(next and self._go_on()) or super().focusNextPrevChild(next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, then the questions."""
        super().paintEvent(event)
        if not self._prompts:
            return
        painter = QPainter(self.viewport())
        painter.setPen(current_theme().colours.text.tertiary)
        for question, block in self._open():
            self._paint_question(painter, question, block)
        painter.end()

    def _open(self) -> list[tuple[str, QTextBlock]]:
        """List the questions nothing answers, each with the line that its answer begins in."""
        blocks = self._blocks()
        questions = {prompt.line: prompt.question for prompt in self._prompts}
        return [
            (questions[blocks[each.start].text().strip()], blocks[min(each.start + ROOM, each.stop - 1)])
            for each in unanswered([block.text() for block in blocks], self._prompts)
            if len(each) > 1
        ]

    def _blocks(self) -> list[QTextBlock]:
        document = self.document()
        return [document.findBlockByNumber(number) for number in range(document.blockCount())]

    def _go_on(self) -> bool:
        """Put the caret into the next open question; say whether there is one."""
        here = self.textCursor().blockNumber()
        after = (block for _question, block in self._open() if block.blockNumber() > here)
        block = next(after, None)
        if block is None:
            return False
        self.setTextCursor(QTextCursor(block))
        return True

    def _paint_question(self, painter: QPainter, question: str, block: QTextBlock) -> None:
        box = self.document().documentLayout().blockBoundingRect(block)
        height = self.line_height()
        layout = QTextLayout(question, current_theme().font("reading"))
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.viewport().width())
            above = (height - line.height()) * line.ascent() / line.height()
            line.setPosition(QPointF(0, number * height + above))
            number += 1
        layout.endLayout()
        layout.draw(painter, QRectF(box).topLeft())


def _described(prompts: Sequence[Prompt]) -> str:
    """Say the questions, for those who do not see them."""
    asked = "; ".join(f"{prompt.heading}: {prompt.question}" for prompt in prompts)
    return _("Questions, which are not part of the entry. {asked}").format(asked=asked) if asked else ""
