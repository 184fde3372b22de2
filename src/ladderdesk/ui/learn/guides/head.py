"""The top of a guide: its title, what it is for, starting it, and catching up with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.checkpoints import GuideStanding
from ladderdesk.assess.words import listed
from ladderdesk.i18n import _, ngettext
from ladderdesk.locales import day_text
from ladderdesk.ui.widgets.button import Button, LinkButton
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.text import Label, Paragraph


class GuideHead(QWidget):
    """Show how a guide stands in a line over and under its title, and what to do about it.

    Signals: `start_requested()` from today, `other_start_requested()` from another day, `catch_up_requested()` to move
    the rest so that what waits longest is due today.
    """

    start_requested = Signal()
    other_start_requested = Signal()
    catch_up_requested = Signal()

    def __init__(self, toggle: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide-head")
        self._caption = Label(type="small", tone="secondary", name="guide-caption")
        self._title = Paragraph(type="title", name="guide-title")
        self._summary = Paragraph(type="reading", tone="secondary", name="guide-summary")
        self._start = Button(_("Start this guide"), name="guide-start-button", kind="primary", icon="play")
        self._other = Button(_("Start on another day…"), name="guide-start-other", kind="ghost")
        self._starting = QWidget()
        self._late = QWidget()
        self._late_words = Label(type="small", tone="attention", name="guide-late")
        self._catch_up = LinkButton("", name="guide-catch-up")
        self._build(toggle)
        self._start.clicked.connect(self.start_requested)
        self._other.clicked.connect(self.other_start_requested)
        self._catch_up.clicked.connect(self.catch_up_requested)

    @property
    def start_button(self) -> Button:
        """Give the button that starts the guide."""
        return self._start

    def show_guide(self, standing: GuideStanding) -> None:
        """Show a guide as it stands."""
        guide = standing.guide
        self._caption.show_words(_caption(standing))
        self._title.show_words(guide.title)
        self._summary.show_words(guide.summary)
        can_start = bool(guide.checkpoints) and not standing.is_open
        self._starting.setVisible(can_start)
        self._start.show_words(_("Start this guide again") if standing.rounds else _("Start this guide"))
        self._start.show_kind("default" if standing.is_finished else "primary")
        self._show_late(standing.days_late)

    def _show_late(self, days: int) -> None:
        self._late.setVisible(days > 0)
        words = ngettext("One day behind.", "{n} days behind.", days).format(n=days)
        self._late_words.show_words(words)
        text = ngettext("Move the rest by a day", "Move the rest by {n} days", days)
        self._catch_up.show_words(text.format(n=days))

    def _build(self, toggle: QWidget) -> None:
        top = QHBoxLayout()
        top.addWidget(self._caption, 1)
        top.addWidget(toggle)
        starting = QVBoxLayout(self._starting)
        starting.setContentsMargins(0, 16, 0, 0)
        starting.addLayout(_flow(self._start, self._other))
        # A flow puts its items at the top of a line; the link is higher than the words before it.
        self._late_words.setContentsMargins(0, 4, 0, 0)
        late = QVBoxLayout(self._late)
        late.setContentsMargins(0, 12, 0, 0)
        late.addLayout(_flow(self._late_words, self._catch_up))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addWidget(self._starting)
        column.addWidget(self._late)


def _flow(*widgets: QWidget) -> FlowLayout:
    flow = FlowLayout(gap=8)
    for widget in widgets:
        flow.addWidget(widget)
    return flow


def _caption(standing: GuideStanding) -> str:
    days = [str(one.day) for one in standing.guide.checkpoints]
    if not days:
        return _("Guide to read")
    if standing.is_open:
        return _("Guide, {done} of {all} done").format(done=standing.done_count, all=len(standing.running))
    if standing.is_finished:
        last = max(one.done_on for one in standing.running if one.done_on is not None)
        return _("Guide, finished on {day}").format(day=day_text(last))
    return _("Guide with checkpoints on days {days}").format(days=listed(days))
