"""A scrolling column whose content keeps its width when the scroll bar comes: the bar stands in the margin."""

from PySide6.QtWidgets import QWidget

from ladderdesk.ui.widgets.frames import ScrollColumn


class SteadyScroll(ScrollColumn):
    """A column that scrolls; its right margin is wider than the scroll bar and gives way to it."""

    def __init__(
        self, spoken: str, *, name: str, padding: tuple[int, int, int, int], gap: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(spoken, name=name, padding=padding, gap=gap, parent=parent)
        self._padding = padding
        self.verticalScrollBar().rangeChanged.connect(self._give_way)

    def _give_way(self, _least: int, most: int) -> None:
        left, top, right, bottom = self._padding
        bar = self.verticalScrollBar().sizeHint().width() if most else 0
        self.column.setContentsMargins(left, top, max(0, right - bar), bottom)
