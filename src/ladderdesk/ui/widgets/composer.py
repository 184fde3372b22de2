"""The composer: one line that becomes an entry, with what was understood of it beneath."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.capture import rewrite
from ladderdesk.capture.completion import Completion
from ladderdesk.capture.draft import EntryDraft, Measure, Token
from ladderdesk.capture.names import written
from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.completions import CompletionList
from ladderdesk.ui.widgets.composer_chips import DraftChips
from ladderdesk.ui.widgets.composer_field import ENTER, ComposerField
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import ElidedLabel

SIDE = 16
SAVE_KEYS = "Ctrl+Return"


class Composer(QFrame):
    """Take a line and show what it says; it neither reads nor saves: `composing.Composing` does both.

    44 high while it is empty; with words it shows chips, one hint and two buttons. Enter asks to log, Tab takes what is
    offered, Esc closes the list of completions and never discards.

    Signals: `words_changed(str)`, `completions_wanted(str, int)` with the words and the cursor's place after typing,
    `accepted_changed()` when a measure is taken or let go, `log_requested()`, `editor_requested()`, `left()` when Esc
    is pressed with no list open.
    """

    words_changed = Signal(str)
    completions_wanted = Signal(str, int)
    accepted_changed = Signal()
    log_requested = Signal()
    editor_requested = Signal()
    left = Signal()

    def __init__(self, *, name: str = "composer", invitation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: EntryDraft | None = None
        self._names: Mapping[str, str] = {}
        self._accepted: set[str] = set()
        self._today = date.min
        self._listed_at = -1
        self._dismissed_at = -1
        self._popup: CompletionList | None = None
        self.setObjectName(name)
        self.setProperty("pane", "true")
        self.setAccessibleName(_("Log a win"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        words = invitation or _("What changed, and by how much?")
        self.field = ComposerField(words, name=f"{name}-field", keys=SAVE_KEYS)
        self._chips = DraftChips(name=f"{name}-chips")
        self._editor_button = Button(_("Open in editor"), name=f"{name}-editor", kind="ghost", extent="small")
        self._log_button = Button(_("Log win"), name=f"{name}-log", kind="primary", extent="small", keys=SAVE_KEYS)
        self._hint = ElidedLabel(type="small", tone="secondary", name=f"{name}-hint")
        self._details = QWidget()
        self._build()
        self._connect()

    @property
    def words(self) -> str:
        """Give what is typed."""
        return self.field.words

    @property
    def accepted(self) -> tuple[Measure, ...]:
        """Give the measures of the line that were taken as impacts."""
        measures = self._draft.measures if self._draft else ()
        return tuple(measure for measure in measures if measure.text in self._accepted)

    def restore(self, words: str) -> None:
        """Show words that were typed before; there is nothing before them to go back to."""
        self.field.show_words(words)
        self.field.document().clearUndoRedoStacks()

    def begin(self, words: str) -> None:
        """Take the focus, and begin with these words where nothing is typed yet."""
        if not self.words and words:
            self.field.show_words(words)
        else:
            self.field.show_cursor_at_end()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_on(self, day: date, *, today: date) -> None:
        """Take the focus, and begin a line of this day where nothing is typed yet."""
        if not self.words and day != today:
            self.field.show_words(f" {day.isoformat()}", 0)
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.begin("")

    def clear(self) -> None:
        """Be empty again, after what was typed was saved."""
        self._accepted.clear()
        self.field.clear_words()

    def show_invitation(self, invitation: str) -> None:
        """Invite with other words while the field is empty."""
        self.field.show_invitation(invitation)

    def show_draft(self, draft: EntryDraft, *, names: Mapping[str, str], today: date) -> None:
        """Show what the words say; `names` say competencies by id."""
        self._draft, self._names, self._today = draft, names, today
        self.field.show_tokens(draft.tokens)
        self._show_chips()

    def show_hint(self, words: str) -> None:
        """Show one hint of the coach, or none."""
        self._hint.show_words(words)
        self._coach.setVisible(bool(words))

    def show_completions(self, completions: Sequence[Completion]) -> None:
        """Show what the name before the cursor could become; none closes the list."""
        if not completions:
            self._dismissed_at = -1
        if not self._is_worth_showing(completions):
            self._close_completions()
            return
        self._listed_at = completions[0].start
        self._list().show_rows(completions, self._caret(completions[0].start))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the field's keys to the list of completions, take offers with Tab, and show where the focus is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(event) or super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            if event.type() == QEvent.Type.FocusOut:
                self._close_completions()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, its edge in the accent while the field has the focus."""
        theme = current_theme()
        has_focus = self.field.hasFocus()
        width = 2 if has_focus else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colours.surface.raised)
        painter.setPen(QPen(theme.colours.focus.ring if has_focus else theme.colours.border.strong, width))
        inset = width / 2
        radius = theme.radius.card
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 0, SIDE, 0)
        column.setSpacing(0)
        column.addSpacing(10)
        column.addWidget(self.field)
        column.addSpacing(10)
        column.addWidget(self._details)
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self._chips_and_buttons())
        inside.addSpacing(10)
        inside.addWidget(self._coach_line())
        self._details.hide()

    def _chips_and_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        # A chip is 2 px lower than the buttons beside it.
        chips = QVBoxLayout()
        chips.setContentsMargins(0, 1, 0, 1)
        chips.addWidget(self._chips)
        row.addLayout(chips, 1)
        row.addWidget(self._editor_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._log_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._editor_button.setToolTip(_("Save as a draft and go on in the journal (Ctrl+E)"))
        return row

    def _coach_line(self) -> QWidget:
        self._coach = QWidget()
        column = QVBoxLayout(self._coach)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        row = QHBoxLayout()
        row.setContentsMargins(0, 9, 0, 10)
        row.setSpacing(5)
        row.addWidget(Mark("bulb", "status.emerging.fg"))
        row.addWidget(self._hint, 1)
        column.addLayout(row)
        return self._coach

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.words_changed.connect(self._follow)
        self.field.typed.connect(self._want_completions)
        self.field.cursorPositionChanged.connect(self._reconsider_completions)
        self.field.submitted.connect(self.log_requested)
        self.field.left.connect(self.left)
        self._log_button.clicked.connect(self.log_requested)
        self._editor_button.clicked.connect(self.editor_requested)
        self._chips.day_chosen.connect(self._put_day)
        self._chips.scope_chosen.connect(self._put_scope)
        self._chips.kind_chosen.connect(self._put_kind)
        self._chips.name_chosen.connect(self._go_to_name)
        self._chips.name_removed.connect(self._take_out)
        self._chips.choice_taken.connect(self._take_choice)
        self._chips.measure_toggled.connect(self._toggle_measure)

    def _follow(self) -> None:
        words = self.words
        self.words_changed.emit(words)
        self._details.setVisible(bool(words.strip()))

    def _takes(self, event: QKeyEvent) -> bool:
        """Say whether a key of the field was for the list of completions or for what is offered."""
        popup = self._popup
        if popup is not None and popup.current is not None:
            means_the_line = Qt.Key(event.key()) in ENTER and self._is_said(popup.current)
            if not means_the_line and popup.take_key(event):
                return True
        if event.key() == Qt.Key.Key_Tab and not event.modifiers():
            return self._take_nearest_offer()
        return False

    def _is_worth_showing(self, completions: Sequence[Completion]) -> bool:
        if not completions or completions[0].start == self._dismissed_at:
            return False
        first = completions[0]
        is_written = self.words[first.start : first.end] == first.insert
        return len(completions) > 1 or first.is_new or not is_written

    def _is_said(self, completion: Completion) -> bool:
        """Say whether the line means the completion already: a new name needs no taking, nor does one it names."""
        return completion.is_new or any(
            token.start == completion.start
            and token.state == "taken"
            and written(token.text[0], token.value) == completion.insert
            for token in self._tokens()
        )

    def _take_nearest_offer(self) -> bool:
        offers = [token for token in self._tokens() if token.kind != "measure" and token.state == "offered"]
        if not offers:
            return False
        before = [token for token in offers if token.start < self.field.place]
        token = before[-1] if before else offers[0]
        self._take_choice(token, token.choices[0])
        return True

    def _tokens(self) -> tuple[Token, ...]:
        return self._draft.tokens if self._draft else ()

    def _want_completions(self) -> None:
        self.completions_wanted.emit(self.words, self.field.place)

    def _reconsider_completions(self) -> None:
        """Close the list when the cursor leaves the name without typing."""
        if self._popup is not None and self._popup.current is not None:
            self._want_completions()

    def _complete(self, completion: Completion) -> None:
        self._rewrite(rewrite.replaced(self.words, completion.start, completion.end, completion.insert))

    def _close_completions(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _dismiss_completions(self) -> None:
        self._dismissed_at = self._listed_at

    def _list(self) -> CompletionList:
        window = self.window()
        if self._popup is None:
            self._popup = CompletionList(name=f"{self.objectName()}-completions", parent=window)
            self._popup.taken.connect(self._complete)
            self._popup.closed.connect(self._dismiss_completions)
        elif self._popup.parentWidget() is not window:
            self._popup.setParent(window)
        return self._popup

    def _caret(self, character: int) -> QRect:
        box = self.field.place_of(character)
        window = cast(QWidget, self._list().parentWidget())
        return QRect(self.field.mapTo(window, box.topLeft()), box.size())

    def _show_chips(self) -> None:
        if self._draft is not None:
            accepted = [measure.text for measure in self.accepted]
            self._chips.show_draft(self._draft, accepted=accepted, names=self._names, today=self._today)

    def _rewrite(self, rewritten: rewrite.Rewritten) -> None:
        words, cursor = rewritten
        self.field.show_words(words, cursor)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_day(self, day: date) -> None:
        if self._draft is not None:
            self._rewrite(rewrite.with_day(self.words, self._draft, day, today=self._today))

    def _put_scope(self, scope: str) -> None:
        if self._draft is not None:
            self._rewrite(rewrite.with_word(self.words, self._draft, "scope", scope))

    def _put_kind(self, kind: str) -> None:
        if self._draft is not None:
            self._rewrite(rewrite.with_word(self.words, self._draft, "kind", kind))

    def _go_to_name(self, token: Token) -> None:
        self.field.select(token.start, token.end)

    def _take_out(self, token: Token) -> None:
        self._rewrite(rewrite.without(self.words, token))

    def _take_choice(self, token: Token, choice: str) -> None:
        self._rewrite(rewrite.with_choice(self.words, token, choice))

    def _toggle_measure(self, text: str) -> None:
        self._accepted ^= {text}
        self._show_chips()
        self.accepted_changed.emit()
