"""A packet leaves: the name and the suffix that are typed, what is there already, and folders that take no file."""

from pathlib import Path

import pytest
from packet_screen import write
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ladderdesk.errors import ExportError
from ladderdesk.journal import packets


def ask(opened: Opened, qtbot: QtBot, folder: Path) -> QFileDialog:
    export = opened.page.findChild(QAbstractButton, "packet-export")
    assert export is not None
    qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    opened.settle()
    dialog = opened.page.window().findChild(QFileDialog, "packet-export-file")
    assert dialog is not None
    dialog.setDirectory(str(folder))
    return dialog


def save_as(dialog: QFileDialog, opened: Opened, name: str) -> None:
    field, buttons = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QDialogButtonBox, "buttonBox")
    assert field is not None
    assert buttons is not None
    field.setText(name)
    buttons.button(QDialogButtonBox.StandardButton.Save).click()
    opened.settle()


def formats_noted(opened: Opened) -> list[tuple[str, str]]:
    with opened.desk.vault.reading() as session:
        return [(each.format, each.name) for each in packets.exports(session)]


def test_the_name_that_is_offered_is_the_title_with_the_suffix_of_the_format(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(opened, qtbot, tmp_path)
    assert Path(dialog.selectedFiles()[0]).name == "Promotion packet Senior to Staff.pdf"


@pytest.mark.parametrize(
    ("typed", "name", "form", "start"),
    [
        ("mine", "mine.pdf", "pdf", b"%PDF"),
        ("mine.docx", "mine.docx", "docx", b"PK"),
        ("mine.v2", "mine.v2.pdf", "pdf", b"%PDF"),
        ("mine.html", "mine.html", "html", b"<!DOCTYPE"),
    ],
)
def test_a_suffix_that_names_a_format_decides_and_any_other_gets_ours(
    opened: Opened, qtbot: QtBot, tmp_path: Path, typed: str, name: str, form: str, start: bytes
) -> None:
    save_as(ask(opened, qtbot, tmp_path), opened, typed)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert formats_noted(opened) == [(form, name)]
    assert name in opened.notices[-1].words


def test_the_format_chosen_in_the_dialog_changes_the_suffix_of_the_name(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(opened, qtbot, tmp_path)
    word = next(each for each in dialog.nameFilters() if "docx" in each)
    dialog.selectNameFilter(word)
    dialog.filterSelected.emit(word)
    assert Path(dialog.selectedFiles()[0]).name == "Promotion packet Senior to Staff.docx"
    save_as(dialog, opened, "mine")
    assert (tmp_path / "mine.docx").exists()


def test_a_file_that_is_there_is_replaced_only_when_the_user_says_so(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    there = tmp_path / "mine.v2.pdf"
    there.write_bytes(b"mine")
    save_as(ask(opened, qtbot, tmp_path), opened, "mine.v2")
    assert there.read_bytes() == b"mine"
    replace = opened.page.window().findChild(QAbstractButton, "packet-replace-accept")
    assert replace is not None
    replace.click()
    opened.settle()
    assert there.read_bytes().startswith(b"%PDF")


def test_a_folder_that_takes_no_file_is_said_and_the_screen_goes_on(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    locked = tmp_path / "file"
    locked.write_text("not a folder")
    with qtbot.captureExceptions() as faults:
        write(opened, locked / "packet.pdf")
        qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0][1], ExportError)
    assert "packet.pdf" in str(faults[0][1])
    assert formats_noted(opened) == []
    export = opened.page.findChild(QAbstractButton, "packet-export")
    assert export is not None
    assert export.isEnabled()
