"""Misreadings of the work with words for a review, and the user's own weeks that speak against them."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ladderdesk.assess.leverage_words import words_to_say
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.learn.reference.reading import CardSeen, Link, WeekSeen
from ladderdesk.ui.learn.reference.rows import LIFT, CardRow, LinkedRow
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.keycap import KeyTip
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph


class MisreadingRow(CardRow):
    """How a review gets something wrong, what is true, and the words to say, with the user's own weeks behind them.

    Signals: `copy_requested(str)` with the id of the card.
    """

    copy_requested = Signal(str)

    def __init__(self, key: Hashable) -> None:
        super().__init__(key)
        self._title = Paragraph(type="section")
        self._misread = Paragraph(tone="secondary")
        self._true = Paragraph()
        self._say_heading = Label(type="small", tone="tertiary")
        self._say = Paragraph(type="body_strong")
        self._weeks = Paragraph(type="small", tone="accent")
        self._copy = Button(_("Copy words"), name="reference-copy-words", extent="small")
        self._build()
        self._copy.clicked.connect(self._ask)

    def show_card(self, seen: CardSeen) -> None:
        """Show the misreading, and how many weeks speak against it."""
        card = seen.card
        self._title.show_words(card.title)
        self._misread.show_words(card.parts[0].text)
        self._true.show_words(card.parts[1].text if len(card.parts) > 2 else "")
        self._say_heading.show_words(card.parts[-1].title)
        self._say.show_words(words_to_say(card))
        count = len(seen.weeks)
        words = ngettext(
            "{n} week of yours shows it and is copied too", "{n} weeks of yours show it and are copied too", count
        )
        self._weeks.show_words(words.format(n=count))
        self._weeks.setVisible(bool(count))

    def _build(self) -> None:
        self._copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        KeyTip(self._copy, _("Copy words for the review"), "C")
        box = QFrame()
        box.setProperty("card", "true")
        inner = QHBoxLayout(box)
        inner.setContentsMargins(12, 8, 8, 10)
        inner.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        for words in (self._say_heading, self._say, self._weeks):
            said.addWidget(words)
        inner.addLayout(said, 1)
        inner.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addSpacing(LIFT)
        for part in (self._title, self._misread, self._true, box, self.foot):
            self.body.addWidget(part)

    def _ask(self) -> None:
        self.copy_requested.emit(str(self.key))


class WeekRow(LinkedRow):
    """A leverage week in words for a review, with its entries.

    Signals: `copy_requested(str)` with the week's Monday.
    """

    copy_requested = Signal(str)

    def __init__(self, key: Hashable) -> None:
        super().__init__(key, name="reference-week")
        self.seen: WeekSeen | None = None
        self._words = Paragraph()
        self._entries = QVBoxLayout()
        self._entries.setSpacing(2)
        self._copy = Button(_("Copy words"), name="reference-copy-week", extent="small")
        self._copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        KeyTip(self._copy, _("Copy words for the review"), "C")
        self._copy.clicked.connect(self._ask)
        self.body.addSpacing(LIFT)
        self.body.addWidget(self._words)
        self.body.addLayout(self._entries)
        self.body.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: Any) -> None:
        """Show a week."""
        assert isinstance(value, WeekSeen)
        is_same = self.seen == value
        self.seen = value
        self.links = value.links
        self._words.show_words(value.week.words)
        self.setAccessibleName(" ".join((value.week.words, *(f"{link.words}." for link in value.links))))
        if not is_same:
            self._show_entries()

    def _show_entries(self) -> None:
        while (item := self._entries.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for link in self.links:
            line = EntryLine(link)
            line.chosen.connect(self.link_requested)
            self._entries.addWidget(line)

    def _ask(self) -> None:
        self.copy_requested.emit(str(self.key))


class EntryLine(ElidedLabel):
    """An entry by its title; a click opens it. It takes no focus: its row opens it with Enter.

    Signals: `chosen(Link)`.
    """

    chosen = Signal(object)

    def __init__(self, link: Link) -> None:
        super().__init__(link.words, type="small", tone="link", name=f"reference-entry-{link.entry}")
        self._link = link
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the entry."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._link)
