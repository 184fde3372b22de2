"""Where everything of the explained bar stands at one width: figure, groups with their blocks, arithmetic."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Status
from ladderdesk.ui.fonts import TypeName
from ladderdesk.ui.readiness.figures import Block, Figure, Figures, GroupFigure, Part
from ladderdesk.ui.readiness.trail import Step
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.cell_pad import PadCell

EDGE = 17
_FIGURE_WIDTH = 192
_BLOCKS_TOP = 15
_TALL = 24
_BLOCK_GAP = 3
_GROUP_GAP = 14
_NAME_WIDTH = 62
_NAME_REACH = 6
_LEAST_BLOCK = 12
_UNDER_FIGURE = 84
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
        title = QRect(EDGE, dp(15), dp(_FIGURE_WIDTH) - 20, dp(20))
        self.words.append(Words(title, figures.title, "section", "text.primary"))
        figure = figures.readiness
        line = QRect(EDGE, dp(37), 0, dp(44))
        number = self.put(line, figure.text, "display", "text.primary")
        end = number.right() + 1
        if figures.has_figure:
            sign = QRect(end + 1, dp(44), 0, dp(34))
            end = self.put(sign, QLocale().percent(), "title", "text.primary").right() + 1
        self.open(QRect(EDGE - 4, dp(39), end - EDGE + 8, dp(40)), figure)
        if figures.gain is not None:
            tone = "accent.base" if figures.gain.text.startswith("+") else "text.tertiary"
            left = end + dp(10)
            gain = self.put(QRect(left, dp(46), 0, dp(16)), figures.gain.text, "small_bold", tone)
            since = self.put(QRect(left, dp(62), 0, dp(16)), _("90 d"), "small", "text.tertiary")
            self.open(gain.united(since).adjusted(-4, -1, 4, 1), figures.gain)

    def _place_groups(self, groups: Sequence[GroupFigure]) -> int:
        """Place the groups beside the figure, or under it in as many rows as they need, and give where they end."""
        left = EDGE + self.theme.dp(_FIGURE_WIDTH)
        if self._row_fits(groups, self.width - EDGE - left):
            below = self._place_row(groups, left, 0)
            return max(self.theme.dp(93), below + self.theme.dp(10))
        top = self.theme.dp(_UNDER_FIGURE)
        for row in self._rows_under(groups):
            top = self._place_row(row, EDGE, top)
        return top + self.theme.dp(10)

    def _rows_under(self, groups: Sequence[GroupFigure]) -> list[Sequence[GroupFigure]]:
        room = self.width - 2 * EDGE
        for count in range(1, len(groups)):
            size = -(-len(groups) // count)
            rows = [groups[start : start + size] for start in range(0, len(groups), size)]
            if all(self._row_fits(row, room) for row in rows):
                return rows
        return [[group] for group in groups]

    def _row_fits(self, groups: Sequence[GroupFigure], room: int) -> bool:
        return sum(map(self._least_width, groups)) + _GROUP_GAP * (len(groups) - 1) <= room

    def _least_width(self, group: GroupFigure) -> int:
        """Give the width at which the name takes two lines and nothing of it is cut."""
        metrics, parts = QFontMetrics(self.theme.font("note")), group.name.split()
        lines = [(" ".join(parts[:place]), " ".join(parts[place:])) for place in range(1, len(parts) + 1)]
        name = min(max(map(metrics.horizontalAdvance, pair)) for pair in lines)
        needed = max(name, metrics.horizontalAdvance(group.points)) - _NAME_REACH
        return max(needed, self.theme.dp(_NAME_WIDTH), _LEAST_BLOCK * len(group.blocks))

    def _place_row(self, groups: Sequence[GroupFigure], left: int, top: int) -> int:
        """Place some groups side by side and give where they end."""
        dp = self.theme.dp
        widths = self._group_widths(groups, self.width - EDGE - left)
        names = [self._broken(group.name, width + _NAME_REACH) for group, width in zip(groups, widths, strict=True)]
        name_top = top + dp(_NAMES_TOP)
        below = name_top + max((len(lines) for lines in names), default=1) * dp(_LINE)
        for group, width, lines in zip(groups, widths, names, strict=True):
            self._place_blocks(group, left, width, top)
            room = width + _NAME_REACH
            for place, line in enumerate(lines):
                box = QRect(left, name_top + place * dp(_LINE), room, dp(_LINE))
                self.words.append(Words(box, line, "note", "text.primary"))
            points = QRect(left, below, room, dp(_LINE))
            self.words.append(Words(points, group.points, "note", "text.tertiary"))
            whole = QRectF(left - 5, name_top - 1, width + 10, points.bottom() + 2 - name_top)
            self.add(whole, group.words, group.step)
            left += width + _GROUP_GAP
        return below + dp(_LINE)

    def _group_widths(self, groups: Sequence[GroupFigure], room: int) -> list[int]:
        """Share the room so that blocks are alike, but no group is narrower than its words need."""
        counts = [len(group.blocks) for group in groups]
        least = [self._least_width(group) for group in groups]
        room -= _GROUP_GAP * (len(groups) - 1)
        free = set(range(len(groups)))
        each = 0.0
        while free:
            taken = sum(width for place, width in enumerate(least) if place not in free)
            each = (room - taken + _BLOCK_GAP * len(free)) / sum(counts[place] for place in free)
            narrow = {place for place in free if counts[place] * each - _BLOCK_GAP < least[place]}
            if not narrow:
                break
            free -= narrow
        return [int(count * each - _BLOCK_GAP) if place in free else least[place] for place, count in enumerate(counts)]

    def _place_blocks(self, group: GroupFigure, left: int, width: int, top: int) -> None:
        dp = self.theme.dp
        count = len(group.blocks)
        each = (width - _BLOCK_GAP * (count - 1)) / count
        tall, upper = dp(_TALL), top + dp(_BLOCKS_TOP)
        for place, block in enumerate(group.blocks):
            x, height = left + place * (each + _BLOCK_GAP), max(6.0, tall * block.height)
            box = QRectF(x, upper + tall - height, each, height)
            self.bricks.append(Brick(box, block))
            self.add(QRectF(x, upper, each, tall), block.words, block.step)

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
        pen.put_right(figures.weights, "small", "text.tertiary")
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
        self._x = EDGE
        self._end = layout.width - EDGE
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
        self._end = box.left() - self._theme.dp(14)

    def put_hint(self, words: str) -> None:
        """Write quiet words at the right end of the line where there is room."""
        width = self._width(words, "small")
        if self._x + width <= self._end:
            self._layout.put(self._line(self._end - width), words, "small", "text.tertiary")

    def new_line(self) -> None:
        """Begin a new line."""
        self._x, self._end = EDGE, self._right
        self.middle += self._theme.dp(_FOOT_LINE)

    def _make_room(self, width: int) -> None:
        if self._x > EDGE and self._x + width > self._end:
            self.new_line()

    def _line(self, left: int) -> QRect:
        height = self._theme.dp(18)
        return QRect(left, self.middle - height // 2, 0, height)

    def _width(self, words: str, type_name: TypeName) -> int:
        return QFontMetrics(self._theme.font(type_name)).horizontalAdvance(words)
