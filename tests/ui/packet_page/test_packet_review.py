"""The review of redactions: each kind once, the words around each find, and what the user leaves in."""

from pathlib import Path

import pytest
from packet_screen import press, text_of, write
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def sheet(opened: Opened, qtbot: QtBot) -> QWidget:
    people = opened.page.findChild(QAbstractButton, "packet-hide-people")
    assert people is not None
    people.click()
    opened.settle()
    press(opened, qtbot, Qt.Key.Key_R)
    return shown(opened)


def shown(opened: Opened) -> QWidget:
    found = [each for each in opened.page.window().findChildren(QWidget, "packet-review-sheet") if each.isVisible()]
    assert len(found) == 1
    return found[0]


def boxes(sheet: QWidget) -> dict[str, QCheckBox]:
    found = sheet.findChildren(QCheckBox)
    return {each.text(): each for each in found if each.objectName().startswith("packet-redact-")}


def test_each_kind_of_redaction_has_one_heading(sheet: QWidget) -> None:
    words = [each.text() for each in sheet.findChildren(QLabel)]
    assert (words.count("People outside the team"), words.count("Internal links")) == (1, 1)


def test_the_words_around_a_find_are_shown_once(sheet: QWidget) -> None:
    rows = {box: [each.text() for each in box.parentWidget().findChildren(QLabel)] for box in boxes(sheet).values()}
    assert any("[colleague]" in words for row in rows.values() for words in row)
    assert all(len(row) == len(set(row)) for row in rows.values())


def test_what_is_unchecked_stays_in_the_file_and_stands_first_the_next_time(
    opened: Opened, sheet: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    name = next(each for each in boxes(sheet) if each.startswith("Yuki"))
    boxes(sheet)[name].click()
    accept = sheet.findChild(QAbstractButton, "packet-review-sheet-accept")
    assert accept is not None
    accept.click()
    opened.settle()
    assert name in text_of(write(opened, tmp_path / "packet.pdf"))
    press(opened, qtbot, Qt.Key.Key_R)
    again = shown(opened)
    assert next(iter(boxes(again))) == name
    assert not boxes(again)[name].isChecked()
