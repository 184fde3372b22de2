"""The Packet screen: check, reword, redact, reorder, and write the file that was seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from packet_screen import field_of, first_evidence, nodes_of, text_of, tree_of, write
from pages import Opened
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import packets
from ladderdesk.packet.tree import Checked
from ladderdesk.ui.packet.page import PacketPage
from ladderdesk.ui.packet.preview import Preview

OpenPage = Callable[..., Opened]


def test_space_takes_a_row_out_of_the_packet_and_puts_it_back(opened: Opened, qtbot: QtBot) -> None:
    tree, key = tree_of(opened), first_evidence(opened)
    tree.choose(key)
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    opened.settle()
    assert nodes_of(opened)[key].checked is Checked.NONE
    assert tree.current_key == key
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    opened.settle()
    assert nodes_of(opened)[key].checked is Checked.ALL


def test_alt_down_moves_a_row_among_its_siblings(opened: Opened, qtbot: QtBot) -> None:
    tree = tree_of(opened)
    groups = [key for key in nodes_of(opened) if key.startswith("group/")]
    tree.choose(groups[0])
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    moved = [key for key in nodes_of(opened) if key.startswith("group/")]
    assert moved[:2] == [groups[1], groups[0]]


def test_the_case_in_ones_own_words_is_in_the_file_that_is_written(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    tree_of(opened).choose("case")
    field = field_of(opened)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "I made three teams measure before they ship.")
    opened.page.settle()
    opened.settle()
    assert "I made three teams measure before they ship." in text_of(write(opened, tmp_path / "packet.pdf"))


def test_what_is_redacted_is_not_in_the_file(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    before = text_of(write(opened, tmp_path / "open.pdf"))
    assert "Yuki" in before
    people = opened.page.findChild(QAbstractButton, "packet-hide-people")
    assert people is not None
    qtbot.mouseClick(people, Qt.MouseButton.LeftButton, pos=people.rect().center() / 4)
    people.click() if not people.isChecked() else None
    opened.settle()
    assert "Yuki" not in text_of(write(opened, tmp_path / "closed.pdf"))


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("md", b"#"), ("html", b"<!")])
def test_each_format_is_written_and_noted(
    opened: Opened, qtbot: QtBot, tmp_path: Path, form: str, start: bytes
) -> None:
    segment = next(one for one in opened.page.findChildren(QAbstractButton) if one.text() == form.upper())
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    path = write(opened, tmp_path / f"packet.{form}")
    assert path.read_bytes().lower().startswith(start.lower())
    with opened.desk.vault.reading() as session:
        noted = packets.exports(session)
    assert (noted[0].format, noted[0].name) == (form, path.name)


def test_a_choice_is_there_again_when_the_screen_is_opened_anew(
    opened: Opened, open_page: OpenPage, qtbot: QtBot
) -> None:
    key = first_evidence(opened)
    tree_of(opened).choose(key)
    tree_of(opened).setFocus()
    qtbot.keyClick(tree_of(opened), Qt.Key.Key_Space)
    opened.page.settle()
    opened.settle()
    again = open_page(opened.desk, PacketPage)
    assert nodes_of(again)[key].checked is Checked.NONE


def test_another_template_has_other_sections(opened: Opened) -> None:
    from PySide6.QtWidgets import QComboBox

    before = set(nodes_of(opened))
    box = opened.page.findChild(QComboBox, "packet-template")
    assert box is not None
    box.setCurrentIndex(next(place for place in range(box.count()) if "rag" in box.itemText(place)))
    box.activated.emit(box.currentIndex())
    opened.settle()
    assert set(nodes_of(opened)) != before


def test_the_preview_shows_every_page_of_the_file(opened: Opened, tmp_path: Path) -> None:
    preview = opened.page.findChild(Preview, "packet-preview")
    assert preview is not None
    pages = len(PdfReader(write(opened, tmp_path / "packet.pdf")).pages)
    assert str(pages) in preview.accessibleDescription()


def test_a_folder_that_is_not_there_is_said_and_nothing_is_lost(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as faults:
        write(opened, tmp_path / "nowhere" / "packet.pdf")
        qtbot.waitUntil(lambda: bool(faults))
    assert "nowhere" in str(faults[0][1])
    export = opened.page.findChild(QAbstractButton, "packet-export")
    assert export is not None
    assert export.isEnabled()


def test_without_a_target_it_says_what_to_do_next(desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page(desk, PacketPage)
    title = opened.page.findChild(QLabel, "packet-empty-title")
    assert title is not None
    assert title.isVisible()
    action = opened.page.findChild(QAbstractButton, "packet-empty-action")
    assert action is not None
    with qtbot.waitSignal(opened.page.page_requested) as asked:
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    assert asked.args == ["gaps"]


def test_every_control_has_a_name(opened: Opened) -> None:
    for widget in opened.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()


def test_before_a_level_is_chosen_no_key_is_shown_that_does_nothing(
    desk: Desk, open_page: Callable[..., Opened]
) -> None:
    opened = open_page(desk, PacketPage)
    assert opened.page.key_hints == ()
    opened.page.enter()
    assert opened.page.key_hints == ()
