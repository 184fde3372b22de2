"""The options of a packet: nothing cut at any size of type, and further names and hosts that are typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from packet_screen import reword, run, text_of, undo, write
from pages import Opened
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.ui.packet.page import PacketPage
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.segmented import SegmentedControl

OpenPage = Callable[..., Opened]
SIZES = [((1204, 772), 100), ((1204, 772), 150), ((948, 652), 100), ((948, 640), 110), ((910, 620), 150)]


def part(opened: Opened, kind: type[QWidget], name: str) -> QWidget:
    found = opened.page.findChild(kind, name)
    assert found is not None, name
    return found


def cut(widget: QWidget, within: QWidget) -> bool:
    """Tell whether a widget is narrower than its words, or reaches beyond the pane."""
    right = widget.mapTo(within, QPoint(widget.width(), 0)).x()
    return widget.width() < widget.minimumSizeHint().width() or right > within.width()


@pytest.mark.parametrize(("size", "percent"), SIZES)
def test_nothing_in_the_options_is_cut(
    sample_desk: Desk, open_page: OpenPage, theme: Theme, size: tuple[int, int], percent: int
) -> None:
    theme.apply("light", percent)
    opened = open_page(sample_desk, PacketPage, size)
    pane = part(opened, QWidget, "packet-options")
    if not pane.isVisible():
        run(opened, "side_pane")
    assert opened.page.width() == size[0]
    kinds = (QAbstractButton, QComboBox, QLabel, SegmentedControl)
    shown = [each for kind in kinds for each in pane.findChildren(kind) if each.isVisible()]
    assert len(shown) > 20
    assert [each.objectName() or each.text() for each in shown if cut(each, pane)] == []


@pytest.mark.parametrize(("size", "percent"), SIZES)
def test_nothing_beside_the_pages_is_cut(
    sample_desk: Desk, open_page: OpenPage, theme: Theme, size: tuple[int, int], percent: int
) -> None:
    theme.apply("light", percent)
    opened = open_page(sample_desk, PacketPage, size)
    assert opened.page.width() == size[0]
    for name in ("packet-outline-pane", "packet-preview-pane"):
        pane = part(opened, QWidget, name)
        shown = [each for kind in (QPushButton, QLabel) for each in pane.findChildren(kind) if each.isVisible()]
        assert [each.objectName() or each.text() for each in shown if cut(each, pane)] == []
    outline = part(opened, QWidget, "packet-outline")
    assert outline.height() >= 5 * theme.dp(30)


def test_in_a_narrow_window_the_options_take_the_place_of_the_outline(
    sample_desk: Desk, open_page: OpenPage, theme: Theme, qtbot: QtBot
) -> None:
    theme.apply("light", 150)
    opened = open_page(sample_desk, PacketPage, (910, 620))
    options, outline = part(opened, QWidget, "packet-options"), part(opened, QWidget, "packet-outline")
    assert (options.isVisible(), outline.isVisible()) == (False, True)
    qtbot.mouseClick(part(opened, QPushButton, "packet-options-button"), Qt.MouseButton.LeftButton)
    assert (options.isVisible(), outline.isVisible()) == (True, False)
    run(opened, "side_pane")
    assert (options.isVisible(), outline.isVisible()) == (False, True)


@pytest.fixture
def named(opened: Opened, qtbot: QtBot) -> Opened:
    """A packet that names a client and a host which the journal knows nothing of."""
    reword(opened, qtbot, "case", "I cut the bill of Acme Corp, Ltd. and Blue Harbor; see notes.blue.example for more.")
    more = part(opened, QPushButton, "packet-more-names")
    assert isinstance(more, QPushButton)
    more.click()
    return opened


def type_into(opened: Opened, qtbot: QtBot, name: str, words: str) -> None:
    field = part(opened, QLineEdit, name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    opened.settle()


def test_a_client_that_is_typed_is_not_in_the_file(named: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    assert "Blue Harbor" in text_of(write(named, tmp_path / "open.pdf"))
    type_into(named, qtbot, "packet-more-clients", "Acme Corp, Ltd., Blue Harbor")
    written = text_of(write(named, tmp_path / "closed.pdf"))
    assert "Acme" not in written
    assert "Harbor" not in written
    assert "[client]" in written


def test_a_name_that_is_typed_checks_its_kind(named: Opened, qtbot: QtBot) -> None:
    check = part(named, QCheckBox, "packet-hide-clients")
    assert isinstance(check, QCheckBox)
    check.click()
    named.settle()
    assert not check.isChecked()
    type_into(named, qtbot, "packet-more-clients", "Blue Harbor")
    assert check.isChecked()


def test_a_host_that_is_typed_is_not_in_the_file_and_undo_lets_it_in_again(
    named: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "notes.blue.example" in text_of(write(named, tmp_path / "open.pdf"))
    type_into(named, qtbot, "packet-more-hosts", "https://notes.blue.example/start")
    assert "notes.blue" not in text_of(write(named, tmp_path / "closed.pdf"))
    field = part(named, QLineEdit, "packet-more-hosts")
    assert isinstance(field, QLineEdit)
    assert field.text() == "notes.blue.example"
    undo(named)
    assert field.text() == ""
    assert "notes.blue.example" in text_of(write(named, tmp_path / "again.pdf"))
