"""Practice: one exercise at a time, answered in writing, compared with a model answer and scored."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ladderdesk.assess.patterns import Origin, plain_text
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept
from ladderdesk.ui.actions import Command, Offer
from ladderdesk.ui.learn.chapter import ChapterPage
from ladderdesk.ui.learn.practice.commands import PracticeCommands
from ladderdesk.ui.learn.practice.reading import ExerciseSeen, read_exercise
from ladderdesk.ui.learn.practice.view import PracticeView, Shown
from ladderdesk.ui.learn.practice.work import ExerciseWork
from ladderdesk.ui.learn.topics import Chapter, topic_id
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.widgets.confirm import ConfirmSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks


class PracticePage(ChapterPage):
    """Show an exercise and let the user work on it; what is written is safe within two seconds, also after a kill."""

    chapter = Chapter.PRACTICE
    concerns = frozenset(
        {
            Kept.RUNS,
            Kept.CHECKPOINTS,
            Kept.TARGETS,
            Kept.ENTRIES,
            Kept.EVIDENCE,
            Kept.VERDICTS,
            Kept.MARKS,
            Kept.SETTINGS,
            Kept.LADDERS,
        }
    )
    title = "Learn"

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._commands = PracticeCommands(single_keys=desk.settings.current.single_keys)
        self._work = ExerciseWork(desk, tasks, self._commands.retry.id, self)
        self._view = PracticeView()
        self._sheet: ConfirmSheet | None = None
        self._offers: dict[str, Offer] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._view)
        self._offer_keys()
        self._connect()
        self._view.hide()

    def refresh(self) -> None:
        """Read the exercise again, beside the window's thread; what is being written stays as it is."""
        self.tasks.run(partial(read_exercise, self.desk, self.item), self._take_seen, key="practice")

    def enter(self) -> None:
        """Take the keyboard, where it was, else in the answer."""
        held = self.focusWidget()
        if held is not None and held.isVisible():
            held.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._view.answer.take_focus()

    def settle(self) -> None:
        """Keep what is being written."""
        self._work.keeper.flush()

    def keep_typed(self) -> bool:
        """Keep what is being written and say whether nothing is left only here."""
        return self._work.keeper.flush()

    def toggle_side(self) -> None:
        """Show or hide what stands beside the exercise."""
        self._view.columns.toggle_side()

    def _take_seen(self, seen: ExerciseSeen) -> None:
        if seen.exercise.id == self.item:
            self._work.take_seen(seen)
            self._view.show()

    def _show(self) -> None:
        shown = self._work.shown
        if shown is not None:
            self._view.show_state(shown)
            self._weigh(shown)
            self._follow_focus()

    def _show_scores(self) -> None:
        shown = self._work.shown
        if shown is not None:
            self._view.show_score(shown)

    def _weigh(self, shown: Shown) -> None:
        """Let each command be there where it can be done."""
        is_writing = shown.attempt is None
        is_revealed = shown.answer.is_revealed
        is_empty = shown.answer.is_blank
        is_pattern = shown.seen.exercise.kind != "problem"
        for command, can_be_done in (
            (self._commands.hint, shown.answer.hints < len(shown.seen.exercise.hints)),
            (self._commands.compare, is_writing and not is_revealed),
            (self._commands.save, is_writing and is_revealed),
            (self._commands.again, not is_writing and not shown.is_earlier),
            (self._commands.back, shown.is_earlier),
            (self._commands.draft, bool(shown.text.strip())),
            (self._commands.copy, shown.shows_model),
            (self._commands.start, is_writing and is_pattern and shown.shows_model and is_empty),
        ):
            self._offers[command.id].setEnabled(can_be_done)

    def _offer_keys(self) -> None:
        commands, slots = self._commands, self._slots()
        for command, slot in slots:
            self._offers[command.id] = self.offer(command, slot, on=self._view)
            self._offers[command.id].setEnabled(command is commands.model)

    def _slots(self) -> "tuple[tuple[Command, Callable[[], None]], ...]":
        commands = self._commands
        return (
            (commands.hint, self._work.show_next_hint),
            (commands.model, self._toggle_model),
            (commands.compare, self._toggle_model),
            (commands.save, self._save_attempt),
            (commands.again, self._begin_again),
            (commands.back, self._go_back),
            (commands.draft, self._make_draft),
            (commands.copy, self._copy_model),
            (commands.start, self._start_from_pattern),
            (commands.retry, self._work.keeper.retry),
        )

    def _connect(self) -> None:
        view, work = self._view, self._work
        view.head.hint_requested.connect(work.show_next_hint)
        view.head.model_requested.connect(self._toggle_model)
        view.answer.edited.connect(self._write)
        view.answer.left.connect(view.head.take_focus)
        view.answer.draft_requested.connect(self._make_draft)
        view.model.origin_requested.connect(self._open_origin)
        view.model.copy_requested.connect(self._copy_model)
        view.model.start_requested.connect(self._start_from_pattern)
        view.rubric.scored.connect(work.score)
        view.save_requested.connect(self._save_attempt)
        view.again_requested.connect(self._begin_again)
        view.back_requested.connect(self._go_back)
        view.reuse_requested.connect(self._reuse)
        view.side.attempts.attempt_requested.connect(self._open_attempt)
        view.side.fed.criterion_requested.connect(self.criterion_requested)
        view.side.guide.guide_requested.connect(self._open_guide)
        view.side.guide.day_requested.connect(self._take_up_day)
        work.changed.connect(self._show)
        work.scored.connect(self._show_scores)
        work.kept.connect(self._tell_kept)
        work.fault_changed.connect(self._offers[self._commands.retry.id].setEnabled)
        work.notice_posted.connect(self.notice_posted)
        work.notice_withdrawn.connect(self.notice_withdrawn)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _write(self, text: str) -> None:
        was_blank = self._is_blank()
        self._work.write(text)
        shown = self._work.shown
        if shown is not None and was_blank != shown.answer.is_blank:
            self._view.show_blank(shown)
            self._weigh(shown)

    def _is_blank(self) -> bool:
        return self._work.shown is None or self._work.shown.answer.is_blank

    def _toggle_model(self) -> None:
        shown = self._work.shown
        if shown is None:
            return
        if shown.answer.is_revealed:
            self._work.toggle_model()
        elif shown.text.strip():
            self._reveal()
        else:
            self._ask_before_model()

    def _reveal(self) -> None:
        self._work.reveal()
        self._view.go_to_model()

    def _ask_before_model(self) -> None:
        self._sheet = ConfirmSheet(
            _("You have not written an answer yet"),
            _("A few lines of your own first show what you know already. The model answer does not run away."),
            _("Show it anyway"),
            name="practice-unwritten",
            parent=self.window(),
        )
        self._sheet.accepted.connect(self._reveal)
        self._sheet.finished.connect(self._sheet.deleteLater)
        self._sheet.open_over()

    def _save_attempt(self) -> None:
        if self._is_blank():
            self.notice_posted.emit(Notice(_("There is no answer to save yet.")))
            self._view.answer.take_focus()
        else:
            self._work.save_attempt()

    def _begin_again(self) -> None:
        self._work.begin_again()
        self._view.answer.take_focus()

    def _reuse(self) -> None:
        """Begin a new answer with the words of the attempt that is read; in the field they can be taken back."""
        shown = self._work.shown
        if shown is None:
            return
        if shown.answer.is_blank:
            self._work.close_attempt()
        else:
            self._work.begin_again()
        self._view.answer.begin_with(shown.text)

    def _go_back(self) -> None:
        self._work.close_attempt()
        self._view.answer.take_focus()

    def _open_attempt(self, number: int) -> None:
        self._work.open_attempt(number)
        self._view.columns.show_main()
        self._view.columns.go_to_top()

    def _make_draft(self) -> None:
        number = self._work.make_draft()
        self.notice_posted.emit(Notice(_("Draft added to the journal."), action=_("Undo"), command="undo"))
        # The journal may have to be made for it: that is a turn of its own.
        self.tasks.show_in_turns(self, [partial(self.entry_requested.emit, number)])

    def _copy_model(self) -> None:
        shown = self._work.shown
        if shown is not None:
            QApplication.clipboard().setText(plain_text(shown.seen.filled))
            self.notice_posted.emit(Notice(_("Model answer copied.")))

    def _start_from_pattern(self) -> None:
        shown = self._work.shown
        if shown is not None and shown.answer.is_blank:
            self._view.answer.begin_with(plain_text(shown.seen.filled))

    def _open_origin(self, origin: Origin) -> None:
        match origin.kind:
            case "entry":
                self.entry_requested.emit(int(origin.id))
            case "criterion" if origin.id:
                self.criterion_requested.emit(origin.id)
            case "criterion":
                self.page_requested.emit("gaps")
            case "levels":
                shown = self._work.shown
                self.page_requested.emit("ladder" if shown is not None and shown.seen.target else "gaps")
            case "journal":
                self.command_requested.emit("log_win")

    def _open_guide(self, guide: str) -> None:
        self.topic_requested.emit(topic_id(Chapter.GUIDES, guide))

    def _take_up_day(self, _key: object) -> None:
        """Go to the guide, where its days are worked on."""
        shown = self._work.shown
        if shown is not None and shown.seen.guide is not None:
            self._open_guide(shown.seen.guide.guide.id)

    def _tell_kept(self) -> None:
        shown = self._work.shown
        if shown is not None:
            self._view.show_saved(shown)

    def _follow_focus(self) -> None:
        """Let the footer show the keys of the part that has the keyboard."""
        shown, focused = self._work.shown, QApplication.focusWidget()
        if shown is None or focused is None or not self._view.isAncestorOf(focused):
            return
        commands, is_revealed = self._commands, shown.answer.is_revealed
        if shown.attempt is not None:
            self.show_key_hints(commands.reading_hints(is_earlier=shown.is_earlier))
        elif self._view.answer.has_focus():
            self.show_key_hints(commands.writing_hints(is_revealed=is_revealed))
        elif self._view.rubric.isAncestorOf(focused):
            self.show_key_hints(commands.scoring_hints())
        else:
            self.show_key_hints(commands.hints(is_revealed=is_revealed))
