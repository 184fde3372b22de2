"""Running words to read, in which a few lead to where they came from."""

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget, plain

GAP = 8
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Words(NamedTuple):
    """Some words; those with a `target` lead there, those in need of the user are `urgent`, `hint` tells more."""

    text: str
    target: str = ""
    urgent: bool = False
    hint: str = ""


class LinkedText(QTextBrowser):
    """Show paragraphs as high as they are; Tab goes from link to link, Enter follows one.

    Signals: `link_opened(str)` with the target of the words.
    """

    link_opened = Signal(str)

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._paragraphs: Sequence[Sequence[Words]] = ()
        self.setProperty("bare", "true")
        self.setProperty("type", "reading")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.anchorClicked.connect(self._follow)

    @property
    def targets(self) -> list[str]:
        """List where the words lead, in their order."""
        return [words.target for paragraph in self._paragraphs for words in paragraph if words.target]

    def show_paragraphs(self, paragraphs: Sequence[Sequence[Words]]) -> None:
        """Show other words."""
        if paragraphs != self._paragraphs:
            self._paragraphs = paragraphs
            self._fill()

    def sizeHint(self) -> QSize:
        """Be as high as the words."""
        return QSize(super().sizeHint().width(), self._height(self.document().size()))

    def minimumSizeHint(self) -> QSize:
        """Shrink to a narrow column."""
        return QSize(80, self._height(self.document().size()))

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002 - Qt calls it so
        """Load nothing: no words may reach for a file or the network."""
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Dress the words anew in another theme or size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the lines that the new width makes."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: there is nothing to undo in what is read."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def _fill(self) -> None:
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for place, paragraph in enumerate(self._paragraphs):
            form = QTextBlockFormat()
            form.setLineHeight(current_theme().line("reading"), _FIXED)
            form.setTopMargin(GAP if place else 0)
            if place:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            for words in paragraph:
                cursor.insertText(words.text, _dress(words))
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.targets else Qt.FocusPolicy.ClickFocus)

    def _follow(self, target: QUrl) -> None:
        self.link_opened.emit(target.toString())

    def _grow(self, size: QSizeF) -> None:
        height = self._height(size)
        if height != self.height():
            self.setFixedHeight(height)

    def _height(self, size: QSizeF) -> int:
        return max(ceil(size.height()), current_theme().line("reading"))


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _dress(words: Words) -> QTextCharFormat:
    theme = current_theme()
    form = QTextCharFormat()
    form.setFont(theme.font("reading"))
    form.setForeground(theme.colours.text.primary)
    if words.target:
        form.setAnchor(True)
        form.setAnchorHref(words.target)
        form.setFontUnderline(True)
        form.setForeground(theme.colours.status.emerging.fg if words.urgent else theme.colours.text.link)
        form.setToolTip(plain(words.hint))
    return form
