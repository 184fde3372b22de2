"""Hands and eyes for the tests of the Readiness screen."""

from typing import TypeVar

from pages import TODAY, Opened
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget

from ladderdesk import insight
from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.desk import Desk
from ladderdesk.journal import targets
from ladderdesk.ui.readiness.drill import DrillSheet
from ladderdesk.ui.widgets.cell_pad import CellPad
from ladderdesk.ui.widgets.chart_view import ChartCard

W = TypeVar("W", bound=QWidget)
CARDS = ("readiness-coverage", "readiness-heat", "readiness-mix", "readiness-course")


def find(opened: Opened, kind: type[W], name: str) -> W:
    """Find a control by name."""
    found = opened.page.findChild(kind, name)
    assert found is not None, name
    return found


def card(opened: Opened, name: str) -> ChartCard:
    """Find the card of a chart."""
    return find(opened, ChartCard, f"readiness-{name}")


def focus_on(opened: Opened, name: str) -> None:
    """Put the keyboard on a control, as Tab does."""
    opened.page.activateWindow()
    opened.qtbot.waitUntil(opened.page.isActiveWindow)
    find(opened, QWidget, name).setFocus(Qt.FocusReason.TabFocusReason)


def press(opened: Opened, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is, and wait until everything is read and drawn."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or opened.page, key)
        opened.settle()


def go_to_cell(opened: Opened, pad: CellPad, words: str) -> None:
    """Click the cell whose words begin so."""
    cell = next(cell for cell in pad.cells if cell.words.startswith(words))
    at = cell.area.center().toPoint()
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(at.x(), at.y()))
    opened.settle()


def sheet(opened: Opened) -> DrillSheet:
    """Find the open sheet."""
    found = opened.page.findChild(DrillSheet, "readiness-sheet")
    assert found is not None
    assert found.isVisible()
    return found


def sheet_texts(opened: Opened) -> list[str]:
    """List the words that the sheet shows outside its rows."""
    return [label.text() for label in sheet(opened).findChildren(QLabel) if label.isVisible()]


def sheet_rows(opened: Opened) -> list[str]:
    """List what the rows of the sheet say."""
    rows = sheet(opened).findChild(QListView, "readiness-sheet-rows")
    assert rows is not None
    model = rows.model()
    return [str(model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for place in range(model.rowCount())]


def measured(desk: Desk) -> Readiness:
    """Measure the target as the command line does."""
    with desk.vault.reading() as session:
        aim = insight.aim(session, desk.library)
        return insight.measure(session, aim.ladder, aim.target, TODAY)


def standing_with(desk: Desk, *, entries: int) -> Standing:
    """Find a criterion in the mean with at least so many pieces of evidence."""
    return next(one for one in measured(desk).standings if one.weight and len(one.evidence) >= entries)


def aim_at_staff(desk: Desk) -> None:
    """Choose Staff as the target of a new vault."""
    ladder = next(each for each in desk.library.ladders() if any(level.id == "staff" for level in each.levels))
    with desk.vault.writing() as session:
        targets.choose(session, ladder=ladder.id, current="senior", target="staff", day=TODAY)
