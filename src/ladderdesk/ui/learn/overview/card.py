"""An assessment on the overview: its title and standing over a brief card of its questions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.learning import Assessment
from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command, Offer, offer
from ladderdesk.ui.learn.assess.questions import QuestionCard
from ladderdesk.ui.learn.assess.shown import Shown, standing_words
from ladderdesk.ui.learn.assess.taking import Taking
from ladderdesk.ui.learn.overview.foot import CardFoot
from ladderdesk.ui.learn.overview.heading import HeadingLink
from ladderdesk.ui.learn.topics import Chapter, topic_id
from ladderdesk.ui.widgets.text import ElidedLabel, Label

SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class AssessmentCard(QWidget):
    """Ask an assessment in brief; its answers are those of its own page.

    Signals: `topic_requested(str)` for the page of the assessment, `suggestion_requested(str)` with a question,
    `attended()` when the keyboard comes to a question.
    """

    topic_requested = Signal(str)
    suggestion_requested = Signal(str)
    attended = Signal()

    def __init__(self, taking: Taking, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.taking = taking
        self._title = HeadingLink("", "", name=f"{name}-title")
        self._score = Label(type="small", tone="secondary", name=f"{name}-score")
        self._band = ElidedLabel(type="small_strong", name=f"{name}-band")
        self.card = QuestionCard(name=f"{name}-card", is_brief=True)
        self._foot = CardFoot(name=f"{name}-foot")
        self._offers: tuple[Offer, ...] = ()
        self._build()
        self._connect()

    @property
    def shown(self) -> Shown | None:
        """Give what is shown, absent until it is read."""
        return self.taking.shown

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to, from the top."""
        return [self._title, *self.card.stops, *self._foot.stops]

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addStretch(1)
        head.addWidget(self._score)
        head.addWidget(self._band)
        self.card.column.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.taking.changed.connect(self._show)
        self._title.clicked.connect(self._open)
        self.card.answered.connect(self.taking.answer)
        self.card.suggestion_requested.connect(self.suggestion_requested)
        self.card.minded.connect(self._show_foot)
        self.card.attended.connect(self.attended)
        self._foot.save_requested.connect(self._save)
        self._foot.again_requested.connect(self._take_again)
        self._foot.put_off_requested.connect(self._put_off)

    def _show(self) -> None:
        shown = self.taking.shown
        assert shown is not None
        assessment = shown.seen.assessment
        self._title.show_words(assessment.title)
        self._title.show_spoken(_("Open {title} with result and history").format(title=assessment.title))
        score, band = standing_words(shown)
        self._score.show_words(score)
        self._band.show_words(band)
        self._band.setVisible(bool(band))
        self.card.show_assessment(assessment, shown.answers, shown.seen.suggestions, is_changeable=shown.is_changeable)
        self._show_foot()
        self._weigh_offers(assessment)

    def _show_foot(self) -> None:
        if self.taking.shown is not None:
            self._foot.show_state(self.taking.shown, self.card.minded_question, asks_whole=self.card.asks_whole)

    def _weigh_offers(self, assessment: Assessment) -> None:
        """Let the keys of the assessment's own page do here what they do there, while it can be done."""
        if not self._offers:
            save = Command(f"save_{assessment.id}", _("Save this run: {title}"), SAVE_KEYS, "check")
            again = Command(f"again_{assessment.id}", _("Take it again: {title}"), ("R",), "undo")
            told = [each._replace(words=each.words.format(title=assessment.title)) for each in (save, again)]
            self._offers = (offer(self.card, told[0], self._save), offer(self.card, told[1], self._take_again))
        save_offer, again_offer = self._offers
        save_offer.setEnabled(self.taking.can_save)
        again_offer.setEnabled(self.taking.can_take_again)

    def _open(self) -> None:
        if self.taking.shown is not None:
            self.topic_requested.emit(topic_id(Chapter.ASSESS, self.taking.shown.seen.assessment.id))

    def _save(self) -> None:
        self.taking.save()
        self._keep_keyboard()

    def _take_again(self) -> None:
        self.taking.take_again()
        self.card.take_focus()

    def _put_off(self) -> None:
        self.taking.put_off()
        self._keep_keyboard()

    def _keep_keyboard(self) -> None:
        """Go on in the questions where the button that was pressed goes."""
        focused = self.window().focusWidget()
        if focused is not None and self._foot.isAncestorOf(focused):
            self.card.take_focus()
