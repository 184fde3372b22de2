"""Ways to use Home as a user does, and to see what a user sees."""

from pages import Opened
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget

from ladderdesk.desk import Desk
from ladderdesk.journal import entries, history, lists, targets
from ladderdesk.journal.rows import Entry, EntryId
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.completions import CompletionList
from ladderdesk.ui.widgets.composer_field import ComposerField

Key = Qt.Key
LINE = "Golden set covers refunds; caught 3 regressions #evals +eval-harness"


def aim_at_staff(desk: Desk) -> None:
    """Choose where to stand and where to go."""
    with desk.vault.writing() as session:
        targets.choose(session, ladder="generative-ai-engineer", current="senior", target="staff", day=desk.today())


def newest(desk: Desk) -> Entry:
    """Read the entry that was logged last."""
    with desk.vault.reading() as session:
        return entries.entry(session, max(lists.line_ids(session)))


def count(desk: Desk) -> int:
    """Count what is logged."""
    with desk.vault.reading() as session:
        return len(lists.line_ids(session))


def find(home: Opened, name: str) -> QWidget:
    found = home.page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def field(home: Opened) -> ComposerField:
    found = find(home, "home-composer-field")
    assert isinstance(found, ComposerField)
    return found


def type_line(home: Opened, words: str) -> ComposerField:
    typed = field(home)
    typed.setFocus()
    QTest.keyClicks(typed, words)
    return typed


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def chips(home: Opened) -> list[str]:
    """Say the chips under the composer."""
    inside = find(home, "home-composer-chips")
    return [chip.text() for chip in inside.findChildren(Chip) if chip.isVisible()]


def chip(home: Opened, words: str, within: str = "home-composer-chips") -> Chip:
    shown = [each for each in find(home, within).findChildren(Chip) if each.isVisible() and each.text() == words]
    assert len(shown) == 1, (words, chips(home))
    return shown[0]


def completions(home: Opened) -> CompletionList | None:
    found = home.page.window().findChild(CompletionList)
    return found if isinstance(found, CompletionList) and found.isVisible() else None


def rows(list_view: QWidget) -> list[str]:
    """Say the rows of a list as they are spoken."""
    assert isinstance(list_view, QListView)
    model = list_view.model()
    return [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount(QModelIndex()))
    ]


def click_row_action(list_view: QWidget, row: int) -> None:
    assert isinstance(list_view, QListView)
    box = list_view.visualRect(list_view.model().index(row, 0))
    at = QPoint(box.right() - 20, box.center().y())
    QTest.mouseClick(list_view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def attention(home: Opened) -> QListView:
    found = find(home, "home-attention-list")
    assert isinstance(found, QListView)
    return found


def go_to_row(home: Opened, begins: str) -> QListView:
    """Make the first row that begins so the current one, by keys."""
    shown, more = attention(home), find(home, "home-attention-more")
    if more.isVisible():
        press(more, Key.Key_Space)
    shown.setFocus()
    press(shown, Key.Key_Home)
    place = next(place for place, row in enumerate(rows(shown)) if row.startswith(begins))
    for _step in range(place):
        press(shown, Key.Key_J)
    return shown


def log(home: Opened, line: str = LINE) -> EntryId:
    press(type_line(home, line), Key.Key_Return)
    home.settle()
    return newest(home.desk).id


def undo(home: Opened) -> None:
    with home.desk.vault.writing() as session:
        history.undo(session)
    home.settle()
