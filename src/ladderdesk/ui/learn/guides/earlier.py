"""The rounds of a guide that are over: what was done when, and what the user thought then."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.assess.checkpoints import Round, when_sentence
from ladderdesk.guiding import GuideSeen
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Checkpoint
from ladderdesk.locales import day_text
from ladderdesk.ui.learn.guides.rerated import RatingsAgain
from ladderdesk.ui.widgets.frames import Line, SectionHeader
from ladderdesk.ui.widgets.text import Label, Paragraph


class EarlierRounds(QWidget):
    """Show the earlier rounds, newest first; gone where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide-earlier")
        self._shown: tuple[Round, ...] = ()
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 24, 0, 0)
        self.hide()

    def show_rounds(self, seen: GuideSeen) -> None:
        """Show what is over of a guide."""
        if seen.standing.earlier == self._shown:
            return
        self._shown = seen.standing.earlier
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for each in self._shown:
            column.addWidget(_Round(seen, each))
        self._column.addWidget(self._content)
        self.setVisible(bool(self._shown))


class _Round(QWidget):
    def __init__(self, seen: GuideSeen, of: Round) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = of[0]
        title = _("Earlier, from {day}").format(day=day_text(first.done_on or first.due))
        count = _("{done} of {all}").format(done=len(of), all=len(seen.standing.guide.checkpoints))
        header = SectionHeader(title, name=f"guide-earlier-{int(first.id)}")
        header.row.addWidget(Label(count, tone="tertiary"))
        column.addWidget(header)
        column.addSpacing(6)
        for one in of:
            column.addWidget(Line())
            column.addWidget(_Past(seen, one))
        ratings = RatingsAgain(name=f"guide-earlier-ratings-{int(first.id)}")
        ratings.show_reratings(seen.rerated(of))
        column.addWidget(ratings)


class _Past(QWidget):
    def __init__(self, seen: GuideSeen, one: Checkpoint) -> None:
        super().__init__()
        asked = seen.standing.asked(one.day_number)
        title = asked.title if asked is not None else _("No longer part of this guide")
        words = _("Day {n} · {title}").format(n=one.day_number, title=title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 9)
        column.setSpacing(2)
        column.addWidget(Paragraph(words, type="body_strong"))
        column.addWidget(Paragraph(when_sentence(one, seen.standing.as_of), type="small", tone="tertiary"))
        if one.reflection.strip():
            column.addWidget(Paragraph(one.reflection.strip(), type="reading", tone="secondary"))
