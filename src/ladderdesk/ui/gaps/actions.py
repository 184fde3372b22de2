"""The plan of a criterion: its actions, the one being written, and what the ladder recommends."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ladderdesk.catalogue.model import Bridge
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Action
from ladderdesk.ui.actions import Command, Offer, offer
from ladderdesk.ui.gaps.action_editor import ActionEditor
from ladderdesk.ui.gaps.evidence import stack_section
from ladderdesk.ui.gaps.words import due_words, is_soon, near_day, whole_day
from ladderdesk.ui.theme import repolish
from ladderdesk.ui.widgets.button import IconButton, LinkButton
from ladderdesk.ui.widgets.frames import SectionHeader
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint, KeyTip
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.naming import name_widget, plain
from ladderdesk.ui.widgets.rowbox import Row, RowBox, Trailing
from ladderdesk.ui.widgets.text import ElidedLabel, Label

_NEW = 0


class ActionWords(NamedTuple):
    """What an action is to say: its title, and the day it is due, if any."""

    title: str
    due: date | None


class ActionsPart(QWidget):
    """List the actions of a criterion, write a new one in place, and offer the steps of the ladder.

    Signals: `add_requested(ActionWords)`, `change_requested(int, ActionWords)`, `finish_requested(int)`,
    `reopen_requested(int)`, `removal_requested(int)`, `bridge_taken(str)` with the id of the bridge, `attended()`,
    `arranged()` when the editor comes to stand elsewhere.
    """

    add_requested = Signal(object)
    change_requested = Signal(int, object)
    finish_requested = Signal(int)
    reopen_requested = Signal(int)
    removal_requested = Signal(int)
    bridge_taken = Signal(str)
    attended = Signal()
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: Sequence[Action] = ()
        self._today = date.min
        self._edited: int | None = None
        self._left: dict[int, str] = {}
        self._header = SectionHeader(_("Actions"), name="gaps-actions-header")
        self._add = LinkButton(_("Add action"), name="gaps-add-action")
        self.box = RowBox(_("Actions"), name="gaps-actions")
        self.editor = ActionEditor()
        self.bridges = RowBox(_("Recommended steps"), name="gaps-bridges")
        self._none = Label(_("No action planned."), tone="tertiary", name="gaps-actions-none")
        self._build()
        self._offers = self._offer_keys()
        self._connect()

    def show_actions(self, actions: Sequence[Action], bridges: Sequence[Bridge], today: date) -> None:
        """Show these actions and recommended steps."""
        self._actions, self._today = actions, today
        self.box.show_rows([(int(each.id), (each, today)) for each in actions], self._make_row)
        self.bridges.show_rows([(each.id, each) for each in bridges], self._make_bridge)
        self._mark_edited()
        for made in self._offers:
            made.setEnabled(bool(actions))

    def begin(self) -> None:
        """Begin to write a new action, or go on with the one that is being written."""
        if self.editor.isHidden():
            self._edited = None
            self.editor.begin(self._left.get(_NEW, ""), None, self._today)
            self._mark_edited()
        self.editor.take_focus()

    def resume(self, title: str, left: Mapping[int, str]) -> None:
        """Put back what was being written of a new action; nothing closes the editor.

        `left` are words that were typed and left, by the number of their action, 0 for a new one: they wait until the
        same is asked for again.
        """
        self._edited = None
        self._left = dict(left)
        self.editor.setVisible(bool(title))
        if title:
            self.editor.begin(title, None, self._today)
        self._mark_edited()

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, from the top; the fields of the editor stand where the edited action stood."""
        stops: list[QWidget] = [self._add]
        for row in self.box.rows:
            stops += [row, *(self.editor.stops if row.key == self._edited else [])]
        return [*stops, *(self.editor.stops if self._edited is None else []), *self.bridges.rows]

    @property
    def unsaved(self) -> str:
        """Give the words of a new action that is being written."""
        return "" if self.editor.isHidden() or self._edited is not None else self.editor.title

    @property
    def left(self) -> Mapping[int, str]:
        """Give the words that were typed and left, those of an action that is being changed with them."""
        if not self.editor.isHidden() and self._edited is not None:
            self._lay_aside()
        return self._left

    def close_editor(self) -> None:
        """Close the editor, because what it held is saved."""
        self._left.pop(self._edited or _NEW, None)
        self._close()

    def _close(self) -> None:
        had_focus = self.editor.isAncestorOf(self.focusWidget() or self)
        edited, self._edited = self._edited, None
        self.editor.hide()
        self._mark_edited()
        if had_focus and not (edited is not None and self.box.take_focus()):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        KeyTip(self._add, _("Add action"), "A")
        self._header.row.addWidget(self._add)
        self._header.row.addWidget(Keycaps(KeyHint(("A",), ""), name="gaps-add-action-key"))
        stack_section(self, self._header, self.box, self._none, self.editor, self.bridges)
        self.editor.hide()

    def _offer_keys(self) -> list[Offer]:
        return [
            offer(self.box, Command("change_action", _("Change this action"), ("E",)), self._edit_current),
            offer(self.box, Command("remove_action", _("Remove this action"), ("Del",)), self._remove_current),
        ]

    def _connect(self) -> None:
        self._add.clicked.connect(self.begin)
        self.editor.submitted.connect(self._submit)
        self.editor.left.connect(self._leave)
        self.box.attended.connect(self.attended)
        self.bridges.attended.connect(self.attended)

    def _make_row(self, key: Hashable) -> Row:
        row = _ActionRow(key)
        row.edit_requested.connect(self._edit)
        row.finish_requested.connect(self.finish_requested)
        row.reopen_requested.connect(self.reopen_requested)
        row.removal_requested.connect(self.removal_requested)
        return row

    def _make_bridge(self, key: Hashable) -> Row:
        row = _BridgeRow(key)
        row.taken.connect(self.bridge_taken)
        return row

    def _edit(self, action: int) -> None:
        found = next((each for each in self._actions if each.id == action), None)
        if found is not None:
            if not self.editor.isHidden():
                self._lay_aside()
            self._edited = action
            self.editor.begin(self._left.get(action, found.title), found.due, self._today, is_new=False)
            self._mark_edited()
            self.editor.take_focus()

    def _edit_current(self) -> None:
        if self.box.current is not None:
            self._edit(cast(int, self.box.current.key))

    def _remove_current(self) -> None:
        if self.box.current is not None:
            self.removal_requested.emit(self.box.current.key)

    def _leave(self) -> None:
        self._lay_aside()
        self._close()

    def _lay_aside(self) -> None:
        """Keep the words of the editor until they are asked for again, unless they are those of the plan."""
        words = self.editor.title
        held = next((each.title for each in self._actions if each.id == self._edited), "")
        if words.strip() and words != held:
            self._left[self._edited or _NEW] = words
        else:
            self._left.pop(self._edited or _NEW, None)

    def _submit(self, title: str, due: date | None) -> None:
        words = ActionWords(title, due)
        if self._edited is None:
            self.add_requested.emit(words)
        else:
            self.change_requested.emit(self._edited, words)

    def _mark_edited(self) -> None:
        """Let the editor stand where the edited action stood, or under all of them for a new one."""
        for place, row in enumerate(self.box.rows):
            row.setVisible(row.key != self._edited)
            if row.key == self._edited:
                self.box.column.insertWidget(place + 1, self.editor)
        if self._edited is None:
            section = self.layout()
            assert section is not None
            section.addWidget(self.editor)
            section.addWidget(self.bridges)
        self.arranged.emit()
        is_open = not self.editor.isHidden()
        self._none.setVisible(not self._actions and not is_open and not self.bridges.rows)


class _ActionRow(Row):
    edit_requested = Signal(int)
    finish_requested = Signal(int)
    reopen_requested = Signal(int)
    removal_requested = Signal(int)

    def __init__(self, key: Hashable) -> None:
        super().__init__(key, name="gaps-action")
        self._check = QCheckBox()
        self._title = _ActionTitle()
        self._due = Label(type="small")
        self._edit = IconButton("draft", _("Change"), name="gaps-edit-action", keys="E", edge=26)
        self._remove = IconButton("x", _("Remove"), name="gaps-remove-action", keys="Del", edge=26)
        self._end = Trailing(self._due, [self._edit, self._remove])
        name_widget(self._check, "gaps-action-done", _("Done"))
        self._check.setToolTip(_("Done (Space)"))
        self._check.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.setSpacing(0)
        self.line.addWidget(self._check)
        self.line.addWidget(self._title, 1)
        self.line.addSpacing(8)
        self.line.addWidget(self._end)
        self._connect()

    def show_value(self, value: tuple[Action, date]) -> None:
        action, today = value
        is_done = action.done_on is not None
        self._check.setChecked(is_done)
        self._check.setAccessibleName(_("Done: {title}").format(title=action.title))
        self._title.show_words(action.title)
        self._title.show_done(is_done)
        self.setToolTip(plain(action.note))
        self._show_day(action, today)

    def show_attention(self, is_attended: bool) -> None:
        self._end.show_buttons(is_attended)

    def _show_day(self, action: Action, today: date) -> None:
        day = action.done_on or action.due
        words = "" if day is None else near_day(day, today) if action.done_on else due_words(day, today)
        is_urgent = action.done_on is None and action.due is not None and is_soon(action.due, today)
        self._due.show_words(words)
        self._due.show_tone("attention" if is_urgent else "tertiary")
        self._due.setProperty("type", "small_strong" if is_urgent else "small")
        repolish(self._due)
        self.setAccessibleName(_spoken(action, today))

    def _connect(self) -> None:
        self.opened.connect(self._ask_edit)
        self.acted.connect(self._toggle)
        self._check.clicked.connect(self._toggle_to)
        self._edit.clicked.connect(self._ask_edit)
        self._remove.clicked.connect(self._ask_removal)

    def _ask_edit(self) -> None:
        self.edit_requested.emit(self.key)

    def _ask_removal(self) -> None:
        self.removal_requested.emit(self.key)

    def _toggle(self) -> None:
        self._toggle_to(not self._check.isChecked())

    def _toggle_to(self, is_done: bool) -> None:
        (self.finish_requested if is_done else self.reopen_requested).emit(self.key)


class _ActionTitle(ElidedLabel):
    """What to do, struck through once it is done."""

    def show_done(self, is_done: bool) -> None:
        self._is_done = is_done
        self.show_tone("tertiary" if is_done else "primary")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_done:
            width = min(self.fontMetrics().horizontalAdvance(self.text()), self.width())
            painter = QPainter(self)
            painter.fillRect(0, self.height() // 2, width, 1, self.palette().color(self.foregroundRole()))


class _BridgeRow(Row):
    taken = Signal(str)

    def __init__(self, key: Hashable) -> None:
        super().__init__(key, name="gaps-bridge")
        self._title = ElidedLabel(tone="secondary")
        self.line.setSpacing(0)
        self.line.addWidget(Mark("plus", "text.tertiary"))
        self.line.addSpacing(6)
        self.line.addWidget(self._title, 1)
        self.line.addSpacing(8)
        self.line.addWidget(Label(_("from the ladder"), type="small", tone="tertiary"))
        self.opened.connect(self._take)
        self.acted.connect(self._take)

    def show_value(self, value: Bridge) -> None:
        self._title.show_words(value.title)
        self.setToolTip(plain(f"{value.title}\n{value.steps}"))
        self.setAccessibleName(_("Plan the recommended step: {title}").format(title=value.title))

    def _take(self) -> None:
        self.taken.emit(self.key)


def _spoken(action: Action, today: date) -> str:
    if action.done_on is not None:
        return _("{title}, done {day}").format(title=action.title, day=whole_day(action.done_on))
    if action.due is None:
        return action.title
    text = _("{title}, overdue since {day}") if action.due < today else _("{title}, due {day}")
    return text.format(title=action.title, day=whole_day(action.due))
