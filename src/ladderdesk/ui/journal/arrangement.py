"""Where the panes of the Journal stand: side by side, and as drawers where there is no room for them."""

from PySide6.QtCore import QByteArray, QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ladderdesk.ui.journal.coach_pane import CoachPane
from ladderdesk.ui.journal.editor import HEADER, EditorPane
from ladderdesk.ui.journal.filters import FilterPane
from ladderdesk.ui.journal.list_pane import ListPane
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.splitter import Splitter

FILTERS, LIST, EDITOR, COACH = 195, 327, 468, 211
"""Widths without the lines between the panes."""

LEAST_FILTERS, LEAST_LIST, LEAST_EDITOR, LEAST_COACH = 172, 200, 396, 180
COACH_FROM = 1104
"""How wide the page is where the window is 1180: narrower, the coach is a drawer."""

FILTERS_FROM = 876
"""How wide filters, a list whose titles can be read and an editor with all its fields are."""

FILTER_DRAWER, COACH_DRAWER = 232, 248


class JournalPanes(QWidget):
    """Filters, list, editor and coach; `right` is the stack that the last three are the first page of."""

    def __init__(
        self,
        filters: FilterPane,
        entries: ListPane,
        editor: EditorPane,
        coach: CoachPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._filters, self._list, self._editor, self._coach = filters, entries, editor, coach
        self._shows_coach = True
        self._before = QByteArray()
        self._outer = Splitter(name="journal-outer")
        self._inner = Splitter(name="journal-inner")
        self.right = QStackedWidget()
        self._build()

    @property
    def sizes(self) -> tuple[bytes, bytes] | None:
        """Give how wide the panes are, to be kept; None while one of them is a drawer."""
        if self._is_narrow or self._are_filters_apart:
            return None
        return bytes(self._outer.saveState().data()), bytes(self._inner.saveState().data())

    def show_sizes(self, outer: bytes, inner: bytes) -> None:
        """Make the panes as wide as they were."""
        for splitter, state in ((self._outer, outer), (self._inner, inner)):
            if state:
                splitter.restoreState(state)

    def toggle_coach(self) -> None:
        """Show or hide the coach."""
        if self._is_narrow:
            self._show_coach_drawer(on=not self._coach.isVisible())
        else:
            self._shows_coach = not self._shows_coach
            self._place_coach()

    def open_filters(self) -> None:
        """Take the keyboard to the filters, over the list where there is no room beside it."""
        if self._are_filters_apart:
            self._filters.setGeometry(QRect(0, 0, current_theme().dp(FILTER_DRAWER), self.height()))
            self._filters.show()
            self._filters.raise_()
        self._filters.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_filters(self) -> None:
        """Take the filters away where they lie over the list."""
        if self._are_filters_apart:
            self._filters.hide()

    def close_coach(self) -> None:
        """Take the coach away where it lies over the editor."""
        if self._is_coach_apart:
            self._show_coach_drawer(on=False)

    def follow_focus(self, now: QWidget) -> None:
        """Take the filters away where the keyboard went elsewhere."""
        if not self._filters.isAncestorOf(now):
            self.close_filters()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make drawers of panes where the window is narrow."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Place the panes anew in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "right"):
            self._keep_least_widths()
            self._place()

    def _build(self) -> None:
        self._inner.add_pane(self._list, width=LIST, stretches=True)
        self._inner.add_pane(self._editor, width=EDITOR, stretches=True)
        self._inner.add_pane(self._coach, width=COACH)
        for place, stretch in ((0, 2), (1, 3), (2, 0)):
            self._inner.setStretchFactor(place, stretch)
        self._keep_least_widths()
        self.right.addWidget(self._inner)
        self._outer.add_pane(self._filters, width=FILTERS)
        self._outer.add_pane(self.right, width=LIST + EDITOR + COACH, stretches=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._outer)
        self._inner.setSizes([LIST, EDITOR, COACH])
        self._outer.setSizes([FILTERS, LIST + EDITOR + COACH])

    def _keep_least_widths(self) -> None:
        theme = current_theme()
        for pane, least in (
            (self._filters, LEAST_FILTERS),
            (self._list, LEAST_LIST),
            (self._editor, LEAST_EDITOR),
            (self._coach, LEAST_COACH),
        ):
            pane.setMinimumWidth(theme.dp(least))

    def _place(self) -> None:
        self._place_filters()
        self._place_coach()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < current_theme().dp(COACH_FROM)

    @property
    def _are_filters_apart(self) -> bool:
        return self._filters.parentWidget() is self

    @property
    def _is_coach_apart(self) -> bool:
        return self._coach.parentWidget() is self

    def _place_filters(self) -> None:
        """Put the filters beside the list, or close them where there is no room: then they open as a drawer."""
        is_apart = self.width() < current_theme().dp(FILTERS_FROM)
        if is_apart != self._are_filters_apart:
            if is_apart:
                self._before = self._outer.saveState()
                self._filters.setParent(self)
                self._filters.hide()
            else:
                self._outer.insertWidget(0, self._filters)
                self._filters.show()
                self._outer.setStretchFactor(0, 0)
                self._outer.restoreState(self._before)
            self._filters.show_edge(is_drawer=is_apart)
            self._list.offer_filters(is_apart)
        elif is_apart and self._filters.isVisible():
            self._filters.setGeometry(QRect(0, 0, current_theme().dp(FILTER_DRAWER), self.height()))

    def _place_coach(self) -> None:
        """Put the coach beside the editor, or close it where there is no room: then it opens as a drawer."""
        if self._is_narrow:
            self._show_coach_drawer(on=self._is_coach_apart and self._coach.isVisible())
        else:
            self._put_coach_back()
            self._coach.setVisible(self._shows_coach)
        self._editor.coach_button.setVisible(self._is_narrow or not self._shows_coach)

    def _show_coach_drawer(self, *, on: bool) -> None:
        """Lay the coach over the right side of the editor, or take it away."""
        if not on:
            self._put_coach_back()
            self._coach.hide()
            return
        if not self._is_coach_apart:
            self._coach.setParent(self)
            self._coach.show_edge(is_drawer=True)
        width = current_theme().dp(COACH_DRAWER)
        top = current_theme().dp(HEADER)
        self._coach.setGeometry(self.width() - width, top, width, self.height() - top)
        self._coach.show()
        self._coach.raise_()

    def _put_coach_back(self) -> None:
        if self._is_coach_apart:
            self._inner.addWidget(self._coach)
            self._inner.setStretchFactor(2, 0)
            self._coach.show_edge(is_drawer=False)
