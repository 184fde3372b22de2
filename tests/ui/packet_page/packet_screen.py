"""What the tests of the Packet screen look at and press."""

from pathlib import Path

from pages import Opened
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ladderdesk.journal import history
from ladderdesk.packet.tree import Node
from ladderdesk.ui.actions import offered_by
from ladderdesk.ui.packet.outline_view import NODE, OutlineView
from ladderdesk.ui.packet.page import PacketPage


def tree_of(opened: Opened) -> OutlineView:
    """Give the outline."""
    found = opened.page.findChild(OutlineView, "packet-outline")
    assert isinstance(found, OutlineView)
    return found


def nodes_of(opened: Opened) -> dict[str, Node]:
    """Give the rows of the outline by key, in their order."""
    tree = tree_of(opened)
    return {node.key: node for node in (index.data(NODE) for index in tree._indexes())}


def first_evidence(opened: Opened) -> str:
    """Give the key of the first row of evidence."""
    return next(key for key in nodes_of(opened) if key.startswith("evidence/"))


def field_of(opened: Opened) -> QPlainTextEdit:
    """Give the field for one's own words."""
    found = opened.page.findChild(QPlainTextEdit, "packet-wording-field")
    assert isinstance(found, QPlainTextEdit)
    return found


def press(
    opened: Opened,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    at: str = "",
) -> None:
    """Press a key in the outline, on one row where `at` names it, and wait for what comes of it."""
    tree = tree_of(opened)
    if at:
        tree.choose(at)
    tree.setFocus()
    qtbot.keyClick(tree, key, modifier)
    opened.settle()


def reword(opened: Opened, qtbot: QtBot, key: str, words: str) -> None:
    """Type other words for a row."""
    tree_of(opened).choose(key)
    field = field_of(opened)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    opened.page.settle()
    opened.settle()


def run(opened: Opened, command: str) -> None:
    """Run a command of the screen by its id, as the palette does."""
    next(each for each in offered_by(opened.page) if each.command.id == command).trigger()
    opened.settle()


def undo(opened: Opened) -> None:
    """Take the newest change back, as the window does."""
    opened.page.settle()
    with opened.desk.vault.writing() as session:
        history.undo(session)
    opened.settle()


def redo(opened: Opened) -> None:
    """Do again what was taken back, as the window does."""
    opened.page.settle()
    with opened.desk.vault.writing() as session:
        history.redo(session)
    opened.settle()


def write(opened: Opened, path: Path) -> Path:
    """Write the packet to a file."""
    page = opened.page
    assert isinstance(page, PacketPage)
    page.export_to(path)
    opened.settle()
    return path


def text_of(path: Path) -> str:
    """Read the words of a PDF on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
