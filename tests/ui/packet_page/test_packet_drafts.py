"""Drafts of packets: each change is kept at once and is one step back, and the screen shows what the journal holds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from packet_screen import field_of, first_evidence, nodes_of, press, redo, reword, run, text_of, tree_of, undo, write
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from ladderdesk.desk import Desk
from ladderdesk.journal import history, packets, targets
from ladderdesk.packet.tree import Checked
from ladderdesk.ui.packet.page import PacketPage
from ladderdesk.vault import tables as t

ALT = Qt.KeyboardModifier.AltModifier


def groups_of(opened: Opened) -> list[str]:
    return [key for key in nodes_of(opened) if key.startswith("group/")]


def named(opened: Opened) -> str:
    button = opened.page.findChild(QAbstractButton, "packet-drafts")
    assert button is not None
    return button.text()


def choose_template(opened: Opened, name: str) -> None:
    box = opened.page.findChild(QComboBox, "packet-template")
    assert box is not None
    box.setCurrentIndex(box.findText(name))
    box.activated.emit(box.currentIndex())
    opened.settle()


def begin_draft(opened: Opened, qtbot: QtBot) -> None:
    press(opened, qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_undo_brings_a_row_back_on_the_screen_and_redo_takes_it_out_again(opened: Opened, qtbot: QtBot) -> None:
    key = first_evidence(opened)
    press(opened, qtbot, Qt.Key.Key_Space, at=key)
    undo(opened)
    assert nodes_of(opened)[key].checked is Checked.ALL
    redo(opened)
    assert nodes_of(opened)[key].checked is Checked.NONE


def test_checking_and_moving_are_one_step_each(opened: Opened, qtbot: QtBot) -> None:
    key, groups = first_evidence(opened), groups_of(opened)
    press(opened, qtbot, Qt.Key.Key_Space, at=key)
    press(opened, qtbot, Qt.Key.Key_Down, ALT, at=groups[0])
    assert groups_of(opened)[:2] == [groups[1], groups[0]]
    undo(opened)
    assert groups_of(opened) == groups
    assert nodes_of(opened)[key].checked is Checked.NONE
    undo(opened)
    assert nodes_of(opened)[key].checked is Checked.ALL


def test_words_typed_into_one_row_are_one_step(opened: Opened, qtbot: QtBot) -> None:
    drafted = field_of(opened).toPlainText()
    reword(opened, qtbot, "case", "I made three teams measure.")
    reword(opened, qtbot, "case", "I made three teams measure before they ship.")
    undo(opened)
    tree_of(opened).choose("case")
    assert field_of(opened).toPlainText() == "I made three teams measure."
    undo(opened)
    assert field_of(opened).toPlainText() == drafted


def test_words_taken_back_leave_the_field_also_while_it_has_the_keyboard(opened: Opened, qtbot: QtBot) -> None:
    drafted = field_of(opened).toPlainText()
    reword(opened, qtbot, "case", "Three teams measure now.")
    field_of(opened).setFocus()
    undo(opened)
    assert field_of(opened).toPlainText() == drafted


def test_an_export_after_undo_writes_what_the_screen_shows_and_is_noted(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    reword(opened, qtbot, "case", "Three teams measure now.")
    undo(opened)
    assert "Three teams measure now." not in text_of(write(opened, tmp_path / "packet.pdf"))
    with opened.desk.vault.reading() as session:
        assert [each.name for each in packets.exports(session)] == ["packet.pdf"]
        assert history.next_undo(session) is None
    export = opened.page.findChild(QAbstractButton, "packet-export")
    assert export is not None
    assert export.isEnabled()


def test_what_is_typed_just_before_an_export_is_in_the_file(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    tree_of(opened).choose("case")
    field = field_of(opened)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Typed a moment ago.")
    assert "Typed a moment ago." in text_of(write(opened, tmp_path / "packet.pdf"))


def test_undo_shows_the_draft_it_changes(opened: Opened, qtbot: QtBot) -> None:
    key = first_evidence(opened)
    press(opened, qtbot, Qt.Key.Key_Space, at=key)
    first = named(opened)
    begin_draft(opened, qtbot)
    assert named(opened) != first
    undo(opened)
    assert named(opened) == first
    assert nodes_of(opened)[key].checked is Checked.NONE
    redo(opened)
    assert named(opened) != first


def test_a_deleted_draft_comes_back_with_undo_and_is_shown(opened: Opened, qtbot: QtBot) -> None:
    choose_template(opened, "Brag document")
    begin_draft(opened, qtbot)
    choose_template(opened, "1:1 notes")
    kept = named(opened)
    run(opened, "delete_draft")
    assert named(opened) != kept
    undo(opened)
    assert named(opened) == kept
    assert "recent" in nodes_of(opened)


def test_a_new_draft_takes_a_name_that_is_free(opened: Opened, qtbot: QtBot) -> None:
    for _count in range(3):
        begin_draft(opened, qtbot)
    with opened.desk.vault.writing() as session:
        first = next(each for each in packets.packets(session) if each.name == "Draft 1")
        packets.remove_packet(session, first.id)
    opened.settle()
    begin_draft(opened, qtbot)
    with opened.desk.vault.reading() as session:
        assert sorted(each.name for each in packets.packets(session)) == ["Draft 1", "Draft 2", "Draft 3"]


def test_the_draft_stays_when_the_target_level_changes(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    reword(opened, qtbot, "case", "Mine stays.")
    with opened.desk.vault.writing() as session:
        held = targets.target_in_force(session)
        assert held is not None
        targets.choose(session, ladder=held.ladder, current="staff", target="principal", day=opened.desk.today())
    opened.settle()
    assert "Staff to Principal" in text_of(write(opened, tmp_path / "packet.pdf"))
    tree_of(opened).choose("case")
    assert field_of(opened).toPlainText() == "Mine stays."


@pytest.mark.parametrize(
    "content",
    [
        '{"template":["odd"]}',
        '{"template":"of-next-year"}',
        '{"template":"promo","added":"next year"}',
        '{"hide":{"clients":true,"added":1}}',
        '{"template":"pro',
        "[]",
        "",
    ],
)
def test_a_draft_that_cannot_be_read_is_told_once_kept_as_it_is_and_keeps_nobody_from_a_packet(
    sample_desk: Desk, open_page: Callable[..., Opened], content: str
) -> None:
    with sample_desk.vault.writing() as session:
        packets.save_packet(session, name="From next year", template="promo", content={})
        session.execute(update(t.packet).values(content=content))
    opened = open_page(sample_desk, PacketPage)
    assert [notice.words for notice in opened.notices if "From next year" in notice.words] == [
        "The draft “From next year” cannot be read, perhaps because a newer LadderDesk wrote it."
    ]
    assert nodes_of(opened)
    opened.page.refresh()
    opened.settle()
    assert len([notice for notice in opened.notices if "From next year" in notice.words]) == 1
    with sample_desk.vault.reading() as session:
        assert content in session.execute(select(t.packet.c.content)).scalars().all()
