"""What every screen shares: it reads when it is seen, and only what concerns it."""

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from ladderdesk.journal.rows import Kept
from ladderdesk.ui.actions import Command, offered_by, page_commands, window_commands
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.page import Page
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.widgets.keycap import KeyHint, key_text

if TYPE_CHECKING:
    from ladderdesk.desk import Desk


class Shelf(Page):
    """A screen that counts how often it read."""

    concerns = frozenset({Kept.ENTRIES})

    def __init__(self) -> None:
        super().__init__(cast("Desk", None), Tasks())
        self.times_read = 0
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self) -> None:
        self.times_read += 1

    def note(self) -> None:
        self.notice_posted.emit(Notice("Logged.", action="Undo", command="undo"))


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    page = Shelf()
    qtbot.addWidget(page)
    return page


def test_a_page_reads_when_it_is_first_shown(shelf: Shelf) -> None:
    assert shelf.times_read == 0
    shelf.show()
    assert shelf.times_read == 1


def test_a_page_that_is_seen_reads_again_at_once(shelf: Shelf) -> None:
    shelf.show()
    shelf.note_changes(frozenset({Kept.ENTRIES, Kept.PEOPLE}))
    assert shelf.times_read == 2


def test_a_page_that_is_not_seen_reads_once_when_it_is_shown_again(shelf: Shelf) -> None:
    shelf.show()
    shelf.hide()
    shelf.note_changes(frozenset({Kept.ENTRIES}))
    shelf.note_changes(frozenset({Kept.ENTRIES}))
    assert shelf.times_read == 1
    shelf.show()
    assert shelf.times_read == 2


def test_what_does_not_concern_a_page_leaves_it_alone(shelf: Shelf) -> None:
    shelf.show()
    shelf.note_changes(frozenset({Kept.PACKETS}))
    assert shelf.times_read == 1


def test_a_notice_arrives_whole(qtbot: QtBot, shelf: Shelf) -> None:
    with qtbot.waitSignal(shelf.notice_posted) as posted:
        shelf.note()
    assert posted.args == [Notice("Logged.", action="Undo", command="undo")]


def test_new_key_hints_are_said_once(shelf: Shelf) -> None:
    said: list[tuple[KeyHint, ...]] = []
    hints = (KeyHint(("J", "K"), "Next, previous"),)
    shelf.key_hints_changed.connect(lambda: said.append(shelf.key_hints))
    shelf.show_key_hints(hints)
    shelf.show_key_hints(hints)
    assert said == [hints]


def test_an_offered_command_answers_its_keys_while_the_page_has_the_focus(qtbot: QtBot, shelf: Shelf) -> None:
    done: list[str] = []
    shelf.offer(Command("export", "Export…", ("Ctrl+Shift+E",)), lambda: done.append("export"))
    shelf.show()
    shelf.field.setFocus()
    qtbot.waitUntil(shelf.field.hasFocus)
    qtbot.keyClick(shelf.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert done == ["export"]
    assert [offer.command.id for offer in offered_by(shelf)] == ["export"]


def test_a_part_that_is_not_seen_offers_nothing(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.offer(Command("print", "Print…"), shelf.note, on=shelf.field)
    shelf.show()
    assert [offer.command.id for offer in offered_by(shelf)] == ["print"]
    shelf.field.hide()
    assert offered_by(shelf) == []


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+K", ("Ctrl", "K")),
        ("Ctrl+Return", ("Ctrl", "↵")),
        ("Ctrl++", ("Ctrl", "+")),
        ("+", ("+",)),
        ("Alt+Up", ("Alt", "↑")),
        ("", ()),
    ],
)
def test_a_shortcut_is_shown_as_its_keycaps(keys: str, caps: tuple[str, ...]) -> None:
    assert key_text(keys) == caps


def test_no_two_commands_share_an_id_or_a_key() -> None:
    commands = window_commands() + page_commands()
    keys = [key for command in commands for key in command.keys]
    assert len({command.id for command in commands}) == len(commands)
    assert len(set(keys)) == len(keys)
