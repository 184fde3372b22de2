"""The last line of a card of questions: what is asked in full, or how the answers stand, and what is next."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk import assessing
from ladderdesk.assess.answering import due_on, gain_text
from ladderdesk.assessing import day_of
from ladderdesk.catalogue.learning import Question
from ladderdesk.i18n import _
from ladderdesk.locales import day_text
from ladderdesk.ui.learn.assess.footbar import is_due, open_words
from ladderdesk.ui.learn.assess.history import direction
from ladderdesk.ui.learn.assess.shown import Shown, not_all_words
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.keycap import KeyTip
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Paragraph, break_words

GAP = 6
LIFT = 5
"""How far the last line stands above the bottom of the button beside it, so that both share a middle line."""


class CardFoot(QWidget):
    """Say how the answers of a card stand, or of the question that is minded what it asks; and offer the next deed.

    It is always as high as the longest of its words needs, so that nothing below it moves.

    Signals: `save_requested()`, `again_requested()`, `put_off_requested()` to go back to the newest run.
    """

    save_requested = Signal()
    again_requested = Signal()
    put_off_requested = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._mark = Mark("up", size=14)
        self._words = _SteadyWords(name=f"{name}-words")
        self._save = Button(_("Save"), name=f"{name}-save", kind="primary", extent="small")
        self._again = Button(_("Take it again"), name=f"{name}-again", extent="small")
        self._put_off = IconButton("undo", _("Back to the last run"), name=f"{name}-put-off", edge=26)
        self._deeds = QWidget()
        self._save.setAccessibleName(_("Save this run"))
        KeyTip(self._save, _("Save this run"), "Ctrl+Return")
        KeyTip(self._again, _("Take it again"), "R")
        self._build()
        self._save.clicked.connect(self.save_requested)
        self._again.clicked.connect(self.again_requested)
        self._put_off.clicked.connect(self.put_off_requested)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to."""
        return [self._save, self._again, self._put_off]

    def show_state(self, shown: Shown, minded: Question | None, *, asks_whole: bool) -> None:
        """Show what is true of these answers; `asks_whole` says that the rows show their questions whole already."""
        questions = shown.seen.assessment.questions
        told = {question.id: _question_words(question, asks_whole=asks_whole) for question in questions}
        standing = _standing_words(shown)
        asked = told.get(minded.id, "") if minded is not None and shown.is_changeable else ""
        self._show_mark(shown, is_asking=bool(asked))
        self._show_deed(shown)
        self._words.show_one_of(asked or standing, standing, told.values(), spare=self._spare())
        self._words.show_tone("attention" if is_due(shown) else "secondary")

    def _build(self) -> None:
        deeds = QHBoxLayout(self._deeds)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.addStretch(1)
        for button in (self._save, self._again, self._put_off):
            deeds.addWidget(button)
        sign = QVBoxLayout()
        sign.setContentsMargins(0, 0, 0, LIFT)
        sign.addStretch(1)
        sign.addWidget(self._mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 7)
        row.setSpacing(GAP)
        row.addLayout(sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._deeds, 0, Qt.AlignmentFlag.AlignBottom)

    def _show_mark(self, shown: Shown, *, is_asking: bool) -> None:
        has_gain = not is_asking and _has_gain(shown) and shown.gain != 0
        self._mark.setVisible(has_gain)
        if has_gain:
            icon, color, _spoken = direction(shown.gain)
            self._mark.show_icon(icon, color)

    def _show_deed(self, shown: Shown) -> None:
        """Offer what is next; the words get no less room when the last answer brings it."""
        is_open = shown.is_changeable
        self._again.setVisible(not is_open)
        self._save.setVisible(is_open and shown.result is not None)
        self._put_off.setVisible(is_open and not shown.answers and bool(shown.seen.runs))
        least = self._save.sizeHint()
        self._deeds.setMinimumSize(least.width() if is_open else 0, least.height())

    def _spare(self) -> int:
        """Tell how much more room the words have while answers are given than now."""
        mark = 0 if self._mark.isHidden() else self._mark.sizeHint().width() + GAP
        return mark + self._deeds.sizeHint().width() - self._save.sizeHint().width()


class _SteadyWords(Paragraph):
    """Words at the bottom of a height at which every question has room too, so that none moves what is below."""

    def __init__(self, *, name: str) -> None:
        super().__init__(type="small", tone="secondary", name=name)
        self._standing = ""
        self._questions: tuple[str, ...] = ()
        self._spare = 0
        self._most: dict[int, int] = {}

    def show_one_of(self, words: str, standing: str, questions: Iterable[str], *, spare: int) -> None:
        held = self._standing, self._questions, self._spare
        self._standing, self._questions, self._spare = standing, tuple(questions), spare
        if held != (self._standing, self._questions, self._spare):
            self._most = {}
        self.show_words(words)

    def changeEvent(self, event: QEvent) -> None:
        self._most = {}
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        if width not in self._most:
            asked = [self._count(words, width + self._spare) for words in self._questions]
            self._most[width] = max(1, self._count(self._standing, width), *asked)
        return self._line_height() * self._most[width]

    def _count(self, words: str, width: int) -> int:
        return len(break_words(words, self.font(), width, most_lines=0))

    def _top(self) -> float:
        free = self.height() - self._line_height() * len(self._lines(self.width()))
        return max(0.0, free / 2, free - current_theme().dp(LIFT))


def _question_words(question: Question, *, asks_whole: bool) -> str:
    """Say what a row leaves out: what its ratings mean, else the whole question."""
    if question.anchors:
        return " · ".join(
            _("{rating} {meaning}").format(rating=each.rating, meaning=each.meaning) for each in question.anchors
        )
    return "" if asks_whole else question.prompt


def _standing_words(shown: Shown) -> str:
    if shown.run is None:
        gain = _gain_words(shown)
        return _("{gain}. Not saved yet.").format(gain=gain) if gain else open_words(shown)
    told = [_gain_words(shown) or _("Saved {day}").format(day=day_text(day_of(shown.run), "short")), _next_words(shown)]
    words = ", ".join(filter(None, told))
    return ". ".join(filter(None, (words, not_all_words(shown))))


def _has_gain(shown: Shown) -> bool:
    return shown.before is not None and shown.result is not None and bool(shown.result.most)


def _gain_words(shown: Shown) -> str:
    """Say what changed since the run before; nothing where there is none to compare with."""
    if not _has_gain(shown) or shown.before is None:
        return ""
    words = _("{gain} since {day}") if shown.gain else _("Same score as on {day}")
    return words.format(gain=gain_text(shown.gain), day=day_text(day_of(shown.before), "short"))


def _next_words(shown: Shown) -> str:
    due = due_on(shown.seen.assessment, day_of(shown.seen.runs[0]))
    if due is None:
        return ""
    is_past = assessing.is_due_again(shown.seen.assessment, shown.seen.runs[0], shown.seen.today)
    words = _("next check due since {day}") if is_past else _("next check {day}")
    return words.format(day=day_text(due, "short"))
