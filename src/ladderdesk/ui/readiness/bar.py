"""The explained bar: the figure, one block for each criterion of the mean, and the arithmetic under them."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Status
from ladderdesk.ui.fonts import TypeName
from ladderdesk.ui.readiness.figures import Block, Figure, Figures, GroupFigure, Part
from ladderdesk.ui.readiness.trail import Step
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.cell_pad import CellPad, PadCell
from ladderdesk.ui.widgets.status import paint_status_mark, status_colours

_EDGE = 17
_FIGURE_WIDTH = 192
_BLOCKS_TOP = 15
_TALL = 24
_BLOCK_GAP = 3
_GROUP_GAP = 14
_NAME_WIDTH = 62
_NAME_REACH = 6
_NAMES_TOP = 44
_LINE = 14
_FOOT_LINE = 21
_FOOT_GAP = 17


class Words(NamedTuple):
    """A line of words in a box."""

    box: QRect
    text: str
    type: TypeName
    tone: str
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


class Brick(NamedTuple):
    """A block in its box."""

    box: QRectF
    block: Block


class Shape(NamedTuple):
    """The mark of a status at the left end of a line's middle."""

    at: QPoint
    status: Status


class Layout:
    """Where everything of the bar stands at one width."""

    def __init__(self, figures: Figures, width: int, theme: Theme) -> None:
        self.words: list[Words] = []
        self.bricks: list[Brick] = []
        self.shapes: list[Shape] = []
        self.cells: list[PadCell] = []
        self.steps: list[Step] = []
        self.width = width
        self.theme = theme
        self._place_figure(figures)
        self.rule = self._place_groups(figures.groups)
        self.height = self._place_foot(figures)

    def _place_figure(self, figures: Figures) -> None:
        dp = self.theme.dp
        title = QRect(_EDGE, dp(15), dp(_FIGURE_WIDTH) - 20, dp(20))
        self.words.append(Words(title, figures.title, "section", "text.primary"))
        figure = figures.readiness
        line = QRect(_EDGE, dp(37), 0, dp(44))
        number = self.put(line, figure.text, "display", "text.primary")
        end = number.right() + 1
        if figures.has_figure:
            sign = QRect(end + 1, dp(44), 0, dp(34))
            end = self.put(sign, QLocale().percent(), "title", "text.primary").right() + 1
        self.open(QRect(_EDGE - 4, dp(39), end - _EDGE + 8, dp(40)), figure)
        if figures.gain is not None:
            tone = "accent.base" if figures.gain.text.startswith("+") else "text.tertiary"
            left = end + dp(10)
            gain = self.put(QRect(left, dp(46), 0, dp(16)), figures.gain.text, "small_bold", tone)
            since = self.put(QRect(left, dp(62), 0, dp(16)), _("90 d"), "small", "text.tertiary")
            self.open(gain.united(since).adjusted(-4, -1, 4, 1), figures.gain)

    def _place_groups(self, groups: tuple[GroupFigure, ...]) -> int:
        dp = self.theme.dp
        left = _EDGE + dp(_FIGURE_WIDTH)
        widths = self._group_widths(groups, self.width - _EDGE - left)
        names = [self._broken(group.name, width + _NAME_REACH) for group, width in zip(groups, widths, strict=True)]
        most = max((len(lines) for lines in names), default=1)
        below = dp(_NAMES_TOP) + most * dp(_LINE)
        for group, width, lines in zip(groups, widths, names, strict=True):
            self._place_blocks(group, left, width)
            room = width + _NAME_REACH
            for place, line in enumerate(lines):
                box = QRect(left, dp(_NAMES_TOP) + place * dp(_LINE), room, dp(_LINE))
                self.words.append(Words(box, line, "note", "text.primary"))
            points = QRect(left, below, room, dp(_LINE))
            self.words.append(Words(points, group.points, "note", "text.tertiary"))
            whole = QRectF(left - 5, dp(_NAMES_TOP) - 1, width + 10, points.bottom() + 2 - dp(_NAMES_TOP))
            self.add(whole, group.words, group.step)
            left += width + _GROUP_GAP
        return max(dp(93), below + dp(_LINE) + dp(10))

    def _group_widths(self, groups: tuple[GroupFigure, ...], room: int) -> list[int]:
        """Share the room so that blocks are alike, but no group is narrower than its name needs."""
        if not groups:
            return []
        counts = [len(group.blocks) for group in groups]
        room -= _GROUP_GAP * (len(groups) - 1)
        least = min(self.theme.dp(_NAME_WIDTH), room // len(groups))
        free = set(range(len(groups)))
        while free:
            shared = room - least * (len(groups) - len(free)) + _BLOCK_GAP * len(free)
            each = shared / sum(counts[place] for place in free)
            narrow = {place for place in free if counts[place] * each - _BLOCK_GAP < least}
            if not narrow:
                break
            free -= narrow
        return [int(count * each - _BLOCK_GAP) if place in free else least for place, count in enumerate(counts)]

    def _place_blocks(self, group: GroupFigure, left: int, width: int) -> None:
        dp = self.theme.dp
        count = len(group.blocks)
        each = (width - _BLOCK_GAP * (count - 1)) / count
        tall, bottom = dp(_TALL), dp(_BLOCKS_TOP) + dp(_TALL)
        for place, block in enumerate(group.blocks):
            x, height = left + place * (each + _BLOCK_GAP), max(6.0, tall * block.height)
            box = QRectF(x, bottom - height, each, height)
            self.bricks.append(Brick(box, block))
            self.add(QRectF(x, dp(_BLOCKS_TOP), each, tall), block.words, block.step)

    def _place_foot(self, figures: Figures) -> int:
        dp = self.theme.dp
        pen = _Pen(self, self.rule + dp(_FOOT_GAP))
        for part in figures.parts:
            pen.put_part(part)
        pen.put(figures.result, "small_bold", "text.primary")
        if figures.gates is not None:
            pen.put_right(figures.gates, "small", "text.secondary")
        pen.new_line()
        for fact in figures.facts:
            pen.put(fact, "small", "text.secondary")
        pen.put_hint(_("Every figure opens."))
        return pen.middle + dp(_FOOT_GAP)

    def put(self, line: QRect, text: str, type_name: TypeName, tone: str) -> QRect:
        """Write words as wide as they are, and give their box."""
        width = QFontMetrics(self.theme.font(type_name)).horizontalAdvance(text)
        box = QRect(line.left(), line.top(), width + 1, line.height())
        self.words.append(Words(box, text, type_name, tone))
        return box

    def open(self, box: QRect, figure: Figure) -> None:
        """Let a figure in a box open what it is made of."""
        self.add(QRectF(box), figure.words, figure.step)

    def add(self, box: QRectF, words: str, step: Step) -> None:
        """Let a box open a step."""
        self.cells.append(PadCell(box, f"{step!r} {self.steps.count(step)}", words))
        self.steps.append(step)

    def _broken(self, words: str, room: int) -> list[str]:
        """Break a name into two lines at most."""
        metrics = QFontMetrics(self.theme.font("note"))
        lines = [""]
        for word in words.split():
            joined = f"{lines[-1]} {word}".strip()
            if not lines[-1] or metrics.horizontalAdvance(joined) <= room:
                lines[-1] = joined
            else:
                lines.append(word)
        return lines if len(lines) < 3 else [lines[0], " ".join(lines[1:])]


class _Pen:
    """Write figures one after another, on as many lines as they need."""

    def __init__(self, layout: Layout, middle: int) -> None:
        self._layout = layout
        self._theme = layout.theme
        self._x = _EDGE
        self._end = layout.width - _EDGE
        self._right = self._end
        self.middle = middle

    def put_part(self, part: Part) -> None:
        """Write how many criteria stand at a status, and what they bring."""
        gap, size = self._theme.dp(6), self._theme.icon_size.s
        width = size + gap + self._width(part.text, "small") + (gap + self._width(part.factor, "small"))
        self._make_room(width)
        left = self._x
        self._layout.shapes.append(Shape(QPoint(left, self.middle), part.status))
        text = self._layout.put(self._line(left + size + gap), part.text, "small", "text.primary")
        end = text
        if part.factor:
            end = self._layout.put(self._line(text.right() + gap), part.factor, "small", "text.tertiary")
        box = QRectF(left - 4, self.middle - self._theme.dp(10), end.right() - left + 8, self._theme.dp(20))
        self._layout.add(box, part.words, part.step)
        self._x = end.right() + self._theme.dp(17)

    def put(self, figure: Figure, type_name: TypeName, tone: str) -> None:
        """Write a figure that opens."""
        self._make_room(self._width(figure.text, type_name))
        box = self._layout.put(self._line(self._x), figure.text, type_name, tone)
        self._layout.open(box.adjusted(-4, 0, 4, 0), figure)
        self._x = box.right() + self._theme.dp(14)

    def put_right(self, figure: Figure, type_name: TypeName, tone: str) -> None:
        """Write a figure at the right end of the line, or of the next where this one is full."""
        width = self._width(figure.text, type_name)
        self._make_room(width)
        box = self._layout.put(self._line(self._end - width), figure.text, type_name, tone)
        self._layout.open(box.adjusted(-4, 0, 4, 0), figure)

    def put_hint(self, words: str) -> None:
        """Write quiet words at the right end of the line where there is room."""
        width = self._width(words, "small")
        if self._x + width <= self._end:
            self._layout.put(self._line(self._end - width), words, "small", "text.tertiary")

    def new_line(self) -> None:
        """Begin a new line."""
        self._x = _EDGE
        self.middle += self._theme.dp(_FOOT_LINE)

    def _make_room(self, width: int) -> None:
        if self._x > _EDGE and self._x + width > self._end:
            self.new_line()

    def _line(self, left: int) -> QRect:
        height = self._theme.dp(18)
        return QRect(left, self.middle - height // 2, 0, height)

    def _width(self, words: str, type_name: TypeName) -> int:
        return QFontMetrics(self._theme.font(type_name)).horizontalAdvance(words)


class ReadinessBar(CellPad):
    """Show readiness with everything it is made of; arrow keys go through the figures, Enter opens one.

    Signals: `step_taken(object)` with the step a figure opens; `height_changed()`.
    """

    step_taken = Signal(object)
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Readiness"), name="readiness-bar", opens=True, parent=parent)
        self.setProperty("pane", "true")
        self._figures: Figures | None = None
        self._layout: Layout | None = None
        self.cell_opened.connect(self._take)

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        self._figures = figures
        self.say_as(figures.title)
        self._lay_out()

    def height_at(self, width: int) -> int:
        """Tell how high the bar is at a width."""
        if self._figures is None:
            return current_theme().dp(132)
        return Layout(self._figures, width, current_theme()).height

    def sizeHint(self) -> QSize:
        """Be as high as the figures need."""
        return QSize(1140, self.height_at(1140))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Place everything anew in another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()
            self.height_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, the blocks, the words, the cursor."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colours.border.subtle)
        painter.setBrush(theme.colours.surface.raised)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.radius.card, theme.radius.card)
        if self._layout is not None:
            _paint(painter, self._layout, self.width(), theme)
        self.paint_cursor(painter)

    def _lay_out(self) -> None:
        if self._figures is None:
            return
        self._layout = Layout(self._figures, self.width(), current_theme())
        self.show_cells(self._layout.cells)

    def _take(self, place: int) -> None:
        assert self._layout is not None
        self.step_taken.emit(self._layout.steps[place])


def _paint(painter: QPainter, layout: Layout, width: int, theme: Theme) -> None:
    painter.fillRect(QRect(_EDGE, layout.rule, width - 2 * _EDGE, 1), theme.colours.border.subtle)
    for brick in layout.bricks:
        _paint_brick(painter, brick, theme)
    for shape in layout.shapes:
        paint_status_mark(painter, shape.at, shape.status, theme)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for words in layout.words:
        font = theme.font(words.type)
        painter.setFont(font)
        painter.setPen(theme.color(words.tone))
        shown = QFontMetrics(font).elidedText(words.text, Qt.TextElideMode.ElideRight, words.box.width() + 2)
        painter.drawText(words.box.adjusted(0, 0, 4, 0), int(words.align | middle), shown)


def _paint_brick(painter: QPainter, brick: Brick, theme: Theme) -> None:
    color = status_colours(theme, brick.block.status).fg
    if not brick.block.value:
        pen = QPen(color, 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(brick.box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        return
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours.surface.hover)
    painter.drawRoundedRect(brick.box, 3, 3)
    painter.setClipRect(QRectF(brick.box.left(), brick.box.top(), brick.box.width() * brick.block.value, 100))
    painter.setBrush(color)
    painter.drawRoundedRect(brick.box, 3, 3)
    painter.restore()
