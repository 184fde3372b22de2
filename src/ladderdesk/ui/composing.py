"""What a composer does for its page: read the line as it is typed, keep it safe, and log it."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ladderdesk import insight
from ladderdesk.assess.coach import coach
from ladderdesk.capture.completion import completions
from ladderdesk.capture.draft import EntryDraft
from ladderdesk.capture.grammar import read_line
from ladderdesk.capture.vocabulary import Vocabulary
from ladderdesk.errors import LadderDeskError
from ladderdesk.i18n import _
from ladderdesk.journal import scratch
from ladderdesk.ui.actions import Command, offer
from ladderdesk.ui.notices import SAVING, Notice, NoticeKind
from ladderdesk.ui.tasks import Lane
from ladderdesk.ui.widgets.composer import SAVE_KEYS

if TYPE_CHECKING:
    from ladderdesk.assess.values import Hint
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks
    from ladderdesk.ui.widgets.composer import Composer

KEEP_MS = 200
"""How long typing waits to be kept, counted from the first key that is not, so that a key costs no more than a look."""

POINTS = ("number", "outcome", "scope", "change", "competency", "people", "own_part", "proof")
"""Which point of the coach is asked about first: what one line can mend comes before what takes a body."""


class Composing(QObject):
    """Serve one composer: what is typed in it is safe on disk a moment later, also after a kill.

    `place` names where the text is kept. Where saving fails the text stays, and the notice offers to try again what was
    asked for: to log it as long as the words are those that were to be logged, else to keep them.

    Signals: `logged(int, EntryContent)` with the new entry, `drafted(int)` when it was saved as a draft to go on with
    elsewhere, `notice_posted(Notice)`, `notice_withdrawn(str)`.
    """

    logged = Signal(int, object)
    drafted = Signal(int)
    notice_posted = Signal(Notice)
    notice_withdrawn = Signal(str)

    def __init__(self, composer: "Composer", desk: "Desk", tasks: "Tasks", *, place: str) -> None:
        super().__init__(composer)
        self._composer = composer
        self._desk = desk
        self._tasks = tasks
        self._place = place
        self._notice_key = f"composing-{place}"
        self._vocabulary: Vocabulary | None = None
        self._kept = ""
        self._turn = _Turn()
        self._wish: _Wish | None = None
        self._told = ""
        self._pause = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._connect()
        self._restore()

    @property
    def has_unsaved(self) -> bool:
        """Say whether anything typed is not on disk yet."""
        return self._composer.words != self._kept

    def refresh(self) -> None:
        """Learn anew what the words of a line may mean."""
        self._tasks.run(self._read_vocabulary, self._learn, key=("vocabulary", self._place))

    def settle(self) -> None:
        """Keep now what is typed; where that fails, say so."""
        try:
            self._keep_now()
        except LadderDeskError as fault:
            self._tell(fault)

    def log(self) -> None:
        """Log what is typed."""
        self._file(is_draft=False)

    def go_on_in_editor(self) -> None:
        """Save what is typed as a draft, to go on with it in the journal."""
        self._file(is_draft=True)

    def _connect(self) -> None:
        composer = self._composer
        composer.words_changed.connect(self._follow)
        composer.completions_wanted.connect(self._complete)
        composer.accepted_changed.connect(self._read)
        composer.log_requested.connect(self.log)
        composer.editor_requested.connect(self.go_on_in_editor)
        self._pause.timeout.connect(self._keep_soon)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        log = Command("log_line", _("Log what is typed"), (SAVE_KEYS,), "check")
        edit = Command("open_in_editor", _("Open in editor"), ("Ctrl+E",), "draft")
        self._offers = [offer(composer, log, self.log, context=inside)]
        self._offers.append(offer(composer, edit, self.go_on_in_editor, context=inside))
        again = Command(f"save_again_{self._place}", _("Try again to save what is typed"), (), "undo")
        self._offer_again = offer(composer, again, self._try_again, context=inside)
        self._offer_again.setEnabled(False)
        self._weigh_offers()

    def _restore(self) -> None:
        with self._desk.vault.reading() as session:
            self._kept = scratch.kept(session, self._place)
        if self._kept:
            self._composer.restore(self._kept)

    def _follow(self, words: str) -> None:
        self._read()
        self._weigh_offers()
        if words == self._kept:
            self._pause.stop()
        elif not self._pause.isActive():
            self._pause.start()

    def _weigh_offers(self) -> None:
        for made in self._offers:
            made.setEnabled(bool(self._composer.words.strip()))

    def _read(self) -> None:
        """Read the line, and show what it says and what the coach asks."""
        vocabulary = self._vocabulary or Vocabulary()
        today = self._desk.today()
        draft = read_line(self._composer.words, today=today, vocabulary=vocabulary)
        names = {each.id: each.name for each in vocabulary.competencies}
        self._composer.show_draft(draft, names=names, today=today)
        content = insight.draft_content(draft, self._composer.accepted)
        self._composer.show_hint(_hint(coach(content, competency_names=names)) if draft.title else "")

    def _complete(self, words: str, cursor: int) -> None:
        if self._vocabulary is not None:
            self._composer.show_completions(completions(words, cursor, vocabulary=self._vocabulary))

    def _read_vocabulary(self) -> Vocabulary:
        with self._desk.vault.reading() as session:
            return insight.vocabulary(session, self._desk.library)

    def _learn(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        if self._composer.words:
            self._read()

    def _keep_soon(self) -> None:
        """Keep what is typed, beside the window's thread."""
        self._pause.stop()
        words = self._composer.words
        work = partial(_keep, self._desk, self._place, words, self._turn, self._turn.number)
        self._tasks.run(work, self._note_kept, key=self._notice_key, otherwise=self._complain, lane=Lane.WRITE)

    def _keep_now(self) -> None:
        self._pause.stop()
        words = self._composer.words
        if words != self._kept:
            self._pass_turn_on()
            with self._desk.vault.writing() as session:
                scratch.keep(session, self._place, words)
            self._note_kept(words)

    def _note_kept(self, words: str) -> None:
        """Take an error back, unless these words were to be logged: then they wait for that still."""
        self._kept = words
        if self._find_wish() is None:
            self._take_back()

    def _complain(self, fault: Exception) -> None:
        if not isinstance(fault, LadderDeskError):
            raise fault
        if self._composer.words != self._kept:
            self._tell(fault)

    def _file(self, *, is_draft: bool) -> None:
        if not self._composer.words.strip():
            return
        try:
            entry, draft = self._write(is_draft=is_draft)
        except LadderDeskError as fault:
            self._wish = _Wish(self._composer.words, is_draft)
            self._told = ""
            self._tell(fault)
            return
        content = insight.draft_content(draft, self._composer.accepted)
        self._composer.clear()
        self._take_back()
        if is_draft:
            self.drafted.emit(entry)
        else:
            self.logged.emit(entry, content)

    def _write(self, *, is_draft: bool) -> tuple[int, EntryDraft]:
        """File the line and let go of its kept text in one piece, so that a kill leaves one of the two, never both."""
        self._pass_turn_on()
        words, library = self._composer.words, self._desk.library
        with self._desk.vault.writing() as session:
            vocabulary = self._vocabulary or insight.vocabulary(session, library)
            draft = read_line(words, today=self._desk.today(), vocabulary=vocabulary)
            entry = insight.log_draft(session, draft, self._composer.accepted, is_draft=is_draft)
            scratch.keep(session, self._place, "")
        self._kept = ""
        return entry, draft

    def _pass_turn_on(self) -> None:
        self._turn.pass_on()
        self._tasks.forget(self._notice_key)

    def _tell(self, fault: LadderDeskError) -> None:
        """Say what failed, once for as long as it does."""
        if fault.message == self._told:
            return
        self._told = fault.message
        self._offer_again.setEnabled(True)
        command = self._offer_again.command.id
        detail = _("Your text is still here.")
        self.notice_posted.emit(
            Notice(fault.message, NoticeKind.ERROR, detail, _("Try again"), command, self._notice_key, SAVING)
        )

    def _try_again(self) -> None:
        wish = self._find_wish()
        self._told = ""
        if wish is None:
            self._keep_soon()
        else:
            self._file(is_draft=wish.is_draft)

    def _find_wish(self) -> "_Wish | None":
        """Find what was asked for in vain, where the words are still those it was asked for."""
        if self._wish is not None and self._wish.words != self._composer.words:
            self._wish = None
        return self._wish

    def _take_back(self) -> None:
        self._told, self._wish = "", None
        if self._offer_again.isEnabled():
            self._offer_again.setEnabled(False)
            self.notice_withdrawn.emit(self._notice_key)


class _Wish(NamedTuple):
    """Words that were to be logged, or saved as a draft, and could not be."""

    words: str
    is_draft: bool


class _Turn:
    """Whose turn it is to write a place: work that waited while the text was logged must not bring it back."""

    def __init__(self) -> None:
        self.number = 0

    def pass_on(self) -> None:
        self.number += 1


def _keep(desk: "Desk", place: str, words: str, turn: _Turn, number: int) -> str:
    if turn.number != number:
        return words
    with desk.vault.writing() as session:
        if turn.number == number:
            scratch.keep(session, place, words)
    return words


def _hint(hints: "tuple[Hint, ...]") -> str:
    """Word the first point that is missing, empty where none is."""
    missing = {hint.id: hint for hint in hints if not hint.is_met}
    found = next((missing[point] for point in POINTS if point in missing), None)
    if found is None:
        return ""
    words = f"{found.text} {found.prompt}" if found.id == "scope" else found.prompt
    return _("Coach: {hint}").format(hint=words)
