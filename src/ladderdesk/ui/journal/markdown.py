"""The light Markdown of an entry's body: which stretches of a line mean something, and how they look."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from ladderdesk.ui.theme import current_theme

BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+])(?P<space>[ \t]+)(?=\S|$)")
NUMBERED = re.compile(r"(?P<indent>[ \t]*)(?P<mark>\d{1,3}[.)])(?P<space>[ \t]+)")
HEADING = re.compile(r"(?P<mark>#{1,6}[ \t]+)(?P<words>\S.*)")
FENCE = re.compile(r"[ \t]*(```|~~~)")
CODE = re.compile(r"(?P<mark>`+)(?P<words>[^`]+)(?P=mark)")
BOLD = re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<words>.+?)(?<=\S)(?P=mark)")
ITALIC = re.compile(r"(?<![\w*\\])(?P<mark>[*_])(?=[^\s*_])(?P<words>[^*_]+?)(?<=\S)(?P=mark)(?![\w*])")
ADDRESS = re.compile(r"https?://[^\s<>)\]]+")

PLAIN, FENCED = 0, 1

_WIDE = re.compile(r"[\U00010000-\U0010ffff]")


class Stretch(NamedTuple):
    """A piece of a line: where it is, and what it is ("mark" for the signs that make the others)."""

    start: int
    end: int
    kind: str


def widened(line: str) -> str:
    """Give a line in which each character is one place in Qt's counting, where an emoji takes two."""
    return _WIDE.sub("\ue000\ue000", line)


def code_spans(line: str) -> list[tuple[int, int]]:
    """Find where code stands in a line, without its signs, in Qt's counting."""
    return [match.span("words") for match in CODE.finditer(widened(line))]


def stretches(line: str) -> Iterator[Stretch]:
    """Find what means something in a line; later ones lie over earlier ones."""
    heading = HEADING.match(line)
    if heading:
        yield Stretch(heading.start("words"), len(line), "heading")
        yield Stretch(*heading.span("mark"), "mark")
    code = [match.span() for match in CODE.finditer(line)]
    for pattern, kind in ((BOLD, "bold"), (ITALIC, "italic")):
        for match in pattern.finditer(line):
            if not any(start < match.end() and match.start() < end for start, end in code):
                yield from _wrapped(match, kind)
    for match in ADDRESS.finditer(line):
        yield Stretch(*match.span(), "address")
    for match in CODE.finditer(line):
        yield Stretch(*match.span("words"), "code")
        yield Stretch(match.start(), match.start("words"), "tick")
        yield Stretch(match.end("words"), match.end(), "tick")
    bullet = BULLET.match(line)
    if bullet:
        yield Stretch(*bullet.span("mark"), "bullet")


def _wrapped(match: re.Match[str], kind: str) -> Iterator[Stretch]:
    yield Stretch(*match.span("words"), kind)
    yield Stretch(match.start(), match.start("words"), "mark")
    yield Stretch(match.end("words"), match.end(), "mark")


class MarkdownHighlighter(QSyntaxHighlighter):
    """Dress the lines of a document; the signs of a line are seen only while the caret is in it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._active = -1
        self._forms: dict[tuple[str, bool], QTextCharFormat] = {}

    def dress_anew(self) -> None:
        """Dress every line again, in the theme that is worn now."""
        self._forms.clear()
        self.rehighlight()

    def show_active(self, line: int) -> None:
        """Show the signs of this line, -1 for none."""
        if line == self._active:
            return
        before, self._active = self._active, line
        for number in (before, line):
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        """Dress one line."""
        is_inside = self.previousBlockState() == FENCED
        is_fence = FENCE.match(text) is not None
        self.setCurrentBlockState(FENCED if is_inside != is_fence else PLAIN)
        if is_inside or is_fence:
            self.setFormat(0, len(text), _code_form())
            return
        is_active = self.currentBlock().blockNumber() == self._active
        for stretch in stretches(widened(text)):
            self._dress(stretch, is_active=is_active)

    def _dress(self, stretch: Stretch, *, is_active: bool) -> None:
        form = self._forms.get((stretch.kind, is_active))
        if form is None:
            form = self._forms[stretch.kind, is_active] = _form(stretch.kind, is_active=is_active)
        if stretch.kind not in _MIXING:
            self.setFormat(stretch.start, stretch.end - stretch.start, form)
            return
        for place in range(stretch.start, stretch.end):
            mixed = QTextCharFormat(self.format(place))
            mixed.merge(form)
            self.setFormat(place, 1, mixed)


def is_fenced(block: QTextBlock) -> bool:
    """Say whether a line belongs to a block of code."""
    return block.userState() == FENCED or FENCE.match(block.text()) is not None


def _form(kind: str, *, is_active: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    colours = current_theme().colours
    if kind in ("heading", "bold"):
        form.setFontWeight(QFont.Weight.DemiBold)
    elif kind == "italic":
        form.setFontItalic(True)
    elif kind == "address":
        form.setForeground(colours.text.link)
    elif kind == "code":
        form.merge(_code_form())
    elif kind == "bullet":
        form.setForeground(_CLEAR)
    elif kind == "tick":
        form.merge(_code_form())
        form.setForeground(colours.text.tertiary if is_active else _CLEAR)
    elif is_active:
        form.setForeground(colours.text.tertiary)
    else:
        form.merge(_hidden())
    return form


def _code_form() -> QTextCharFormat:
    form = QTextCharFormat()
    mono = current_theme().fonts.mono()
    form.setFontFamilies([mono.family()])
    form.setProperty(QTextCharFormat.Property.FontPixelSize, mono.pixelSize())
    return form


def _hidden() -> QTextCharFormat:
    """Make signs so small that the words stand where they would without them."""
    form = QTextCharFormat()
    form.setProperty(QTextCharFormat.Property.FontPixelSize, 1)
    form.setForeground(_CLEAR)
    return form


_CLEAR = QColor(0, 0, 0, 0)
_MIXING = frozenset({"bold", "italic", "address"})
"""What keeps the look that it lies over."""
