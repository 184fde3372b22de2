"""Under the questions: how far the answers are, and what can be done with them as a whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk import assessing
from ladderdesk.assess.answering import due_on
from ladderdesk.assessing import day_of
from ladderdesk.i18n import _, ngettext
from ladderdesk.locales import day_text
from ladderdesk.ui.learn.assess.shown import Shown, not_all_words
from ladderdesk.ui.widgets.button import Button, LinkButton
from ladderdesk.ui.widgets.keycap import KeyTip
from ladderdesk.ui.widgets.text import Paragraph


class FootBar(QWidget):
    """Say how far the answers are; keep them, begin anew, or go on with those that were begun.

    Signals: `save_requested()`, `again_requested()` to begin anew, `restart_requested()` to drop the answers given so
    far, `resume_requested()` to go back to them.
    """

    save_requested = Signal()
    again_requested = Signal()
    restart_requested = Signal()
    resume_requested = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = Paragraph(type="small", tone="secondary", name=f"{name}-words")
        self._restart = LinkButton(_("Start over"), name=f"{name}-restart")
        self._save = Button(_("Save this run"), name=f"{name}-save", kind="primary", keys="Ctrl+Return")
        self._again = Button(_("Take it again"), name=f"{name}-again", icon="undo")
        self._resume = Button(_("Go on answering"), name=f"{name}-resume", kind="primary")
        KeyTip(self._again, _("Take it again"), "R")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._restart, self._again, self._resume, self._save):
            row.addWidget(button)
        self._restart.clicked.connect(self.restart_requested)
        self._save.clicked.connect(self.save_requested)
        self._again.clicked.connect(self.again_requested)
        self._resume.clicked.connect(self.resume_requested)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to, from the left."""
        return [self._restart, self._again, self._resume, self._save]

    def show_state(self, shown: Shown) -> None:
        """Show what is true of these answers."""
        is_kept = shown.run is not None
        self._words.show_words(_kept_words(shown) if is_kept else open_words(shown))
        self._words.show_tone("attention" if is_kept and is_due(shown) else "secondary")
        self._save.setVisible(not is_kept)
        self._save.setEnabled(shown.result is not None)
        self._restart.setVisible(not is_kept and shown.draft)
        self._again.setVisible(is_kept and not shown.draft)
        self._again.show_kind("primary" if is_due(shown) else "default")
        self._resume.setVisible(is_kept and shown.draft)


def open_words(shown: Shown) -> str:
    """Say how far the answers are that are being given."""
    count = len(shown.seen.assessment.questions)
    if not shown.answers:
        words = ngettext("{n} question.", "{n} questions. Answer in any order; nothing counts until you save.", count)
        return words.format(n=count)
    if shown.open_count:
        return _("{n} of {all} answered. They wait here until you go on.").format(n=len(shown.answers), all=count)
    return _("All answered. You can still change each of them.")


def _kept_words(shown: Shown) -> str:
    run = shown.run
    assert run is not None
    parts = [_("Saved {day}.").format(day=day_text(day_of(run))), not_all_words(shown)]
    if run is shown.seen.runs[0]:
        parts.append(due_words(shown))
    return " ".join(part for part in parts if part)


def due_words(shown: Shown) -> str:
    """Say when the assessment is due again after its newest run; nothing where it never is."""
    due = due_on(shown.seen.assessment, day_of(shown.seen.runs[0]))
    if due is None:
        return ""
    words = _("Due again since {day}.") if due <= shown.seen.today else _("Due again on {day}.")
    return words.format(day=day_text(due))


def is_due(shown: Shown) -> bool:
    """Say whether the newest run is shown and due to be taken again."""
    newest = shown.seen.runs[0] if shown.seen.runs else None
    is_newest = shown.run is not None and shown.run is newest
    return is_newest and assessing.is_due_again(shown.seen.assessment, newest, shown.seen.today)
