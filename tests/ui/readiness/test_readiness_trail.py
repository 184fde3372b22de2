"""Every figure opens what it is made of, down to the sentence in the entry."""

from collections.abc import Callable

import pytest
from pages import TODAY, Opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from readiness_drive import (
    card,
    find,
    focus_on,
    go_to_cell,
    measured,
    press,
    sheet,
    sheet_rows,
    sheet_texts,
    standing_with,
)

from ladderdesk.assess.values import Spread
from ladderdesk.journal import entries
from ladderdesk.ui.readiness.bar import ReadinessBar
from ladderdesk.ui.readiness.drill import DrillSheet
from ladderdesk.ui.readiness.trail import DayStep, ManyRows, Row, Sheet


def test_keys_lead_from_the_figure_to_the_sentence_and_into_the_entry(readiness: Opened) -> None:
    opened: list[int] = []
    readiness.page.entry_requested.connect(opened.append)
    press(readiness, Qt.Key.Key_Return)
    groups = [group.group.name for group in measured(readiness.desk).groups]
    assert [row.split(",")[0] for row in sheet_rows(readiness)] == [*groups, "Gates"]
    press(readiness, Qt.Key.Key_Return)
    assert groups[0] in sheet_texts(readiness)
    press(readiness, Qt.Key.Key_Return)
    standing = measured(readiness.desk).groups[0].standings[0]
    assert standing.criterion.statement in sheet_texts(readiness)
    press(readiness, Qt.Key.Key_Return)
    number = standing.evidence[0].evidence.entry
    with readiness.desk.vault.reading() as session:
        content = entries.entry(session, number).content
    assert content.title in sheet_texts(readiness)
    assert content.body.strip() in sheet_texts(readiness)
    press(readiness, Qt.Key.Key_Return)
    assert opened == [number]


def test_backspace_leads_back_to_the_row_one_came_from(readiness: Opened) -> None:
    press(readiness, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    name = measured(readiness.desk).groups[2].group.name
    assert name in sheet_texts(readiness)
    press(readiness, Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert name in sheet_texts(readiness)


def test_the_words_at_the_top_lead_back(readiness: Opened) -> None:
    press(readiness, *[Qt.Key.Key_Return] * 3)
    find(readiness, QAbstractButton, "readiness-crumb-0").click()
    assert sheet_texts(readiness)[0] == "Readiness, Staff"
    assert len(sheet_rows(readiness)) == len(measured(readiness.desk).groups) + 1


def test_escape_closes_and_gives_the_keyboard_back(readiness: Opened) -> None:
    press(readiness, Qt.Key.Key_Return)
    open_sheet = sheet(readiness)
    press(readiness, Qt.Key.Key_Escape)
    assert not open_sheet.isVisible()
    assert find(readiness, ReadinessBar, "readiness-bar").hasFocus()


def test_a_block_opens_its_criterion_with_why_each_entry_counts_as_it_does(readiness: Opened) -> None:
    halved = next(
        (one, row) for one in measured(readiness.desk).standings if one.weight for row in one.evidence if row.reason
    )
    go_to_cell(readiness, find(readiness, ReadinessBar, "readiness-bar"), halved[0].criterion.short + "\n")
    row = next(words for words in sheet_rows(readiness) if words.startswith(halved[1].evidence.title))
    assert halved[1].reason in row


def test_the_criterion_goes_on_to_gaps(readiness: Opened) -> None:
    asked: list[str] = []
    readiness.page.criterion_requested.connect(asked.append)
    standing = standing_with(readiness.desk, entries=1)
    go_to_cell(readiness, find(readiness, ReadinessBar, "readiness-bar"), standing.criterion.short + "\n")
    find(readiness, QPushButton, "readiness-sheet-criterion").click()
    assert asked == [standing.criterion.id]


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        ("with a number", lambda spread: spread.with_number),
        ("with an outcome", lambda spread: spread.with_outcome),
        ("with proof", lambda spread: spread.with_proof),
        ("with a verdict", lambda spread: spread.with_verdict),
    ],
)
def test_a_fact_opens_the_entries_that_have_it_and_those_that_lack_it(
    readiness: Opened, fact: str, count: Callable[[Spread], int]
) -> None:
    spread = measured(readiness.desk).spread
    having = count(spread)
    go_to_cell(readiness, find(readiness, ReadinessBar, "readiness-bar"), f"{having} {fact}")
    rows = sheet_rows(readiness)
    assert rows.index("Without") == having
    assert len(rows) == spread.entries + 1


@pytest.mark.parametrize("kind", ["projects", "people"])
def test_projects_and_people_open_by_name_down_to_an_entry(readiness: Opened, kind: str) -> None:
    count = getattr(measured(readiness.desk).spread, kind)
    go_to_cell(readiness, find(readiness, ReadinessBar, "readiness-bar"), f"{count} {kind}")
    names = sheet_rows(readiness)
    assert len(names) == count
    press(readiness, Qt.Key.Key_Return)
    assert names[0].split(",")[0] in sheet_texts(readiness)
    press(readiness, Qt.Key.Key_Return)
    assert find(readiness, QPushButton, "readiness-sheet-entry").isVisible()


def test_the_gain_opens_the_criteria_that_changed(readiness: Opened) -> None:
    bar = find(readiness, ReadinessBar, "readiness-bar")
    gain = next(cell.words for cell in bar.cells if cell.words.endswith("in 90 days"))
    go_to_cell(readiness, bar, gain)
    assert sheet_rows(readiness)
    assert all(", now " in row for row in sheet_rows(readiness))


def test_gates_open_with_their_count(readiness: Opened) -> None:
    now = measured(readiness.desk)
    go_to_cell(readiness, find(readiness, ReadinessBar, "readiness-bar"), "Gates")
    gates = [one for one in now.standings if one.criterion.kind.value == "gate"]
    assert [row.split(",")[0] for row in sheet_rows(readiness)] == [one.criterion.short.split(",")[0] for one in gates]
    assert f"{now.gates_met} of {now.gates_of}" in sheet_texts(readiness)


def test_an_axis_of_the_radar_opens_its_group(readiness: Opened) -> None:
    name = measured(readiness.desk).groups[3].group.name
    go_to_cell(readiness, card(readiness, "coverage").canvas, name)
    assert name in sheet_texts(readiness)


@pytest.mark.parametrize("name", ["heat", "mix"])
def test_a_cell_opens_as_many_entries_as_it_says(readiness: Opened, name: str) -> None:
    canvas = card(readiness, name).canvas
    cell = next(cell for cell in canvas.cells if ": 0 " not in cell.words)
    go_to_cell(readiness, canvas, cell.words)
    said = cell.words.removeprefix(f"{cell.key}: ").split(", ")[-1].split(" ")[0]
    assert len(sheet_rows(readiness)) == int(said)


def test_a_day_of_the_burn_up_opens_how_the_criteria_stood(readiness: Opened) -> None:
    focus_on(readiness, "readiness-course-chart")
    press(readiness, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert any(text.startswith("On 1 Jan 2026") for text in sheet_texts(readiness))
    assert len(sheet_rows(readiness)) == len(measured(readiness.desk).standings)


def test_the_open_sheet_follows_a_change_and_goes_back_where_its_entry_is_gone(readiness: Opened) -> None:
    standing = standing_with(readiness.desk, entries=2)
    go_to_cell(readiness, find(readiness, ReadinessBar, "readiness-bar"), standing.criterion.short + "\n")
    press(readiness, Qt.Key.Key_Return)
    first = standing.evidence[0].evidence
    assert first.title in sheet_texts(readiness)
    with readiness.desk.vault.writing() as session:
        entries.trash(session, [first.entry])
    readiness.settle()
    assert standing.criterion.statement in sheet_texts(readiness)
    assert not any(row.startswith(first.title) for row in sheet_rows(readiness))


def test_every_control_of_the_sheet_has_a_name(readiness: Opened) -> None:
    press(readiness, Qt.Key.Key_Return, Qt.Key.Key_Return)
    inside = [each for each in sheet(readiness).findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    shown = [each for each in inside if each.isVisible()]
    assert len(shown) >= 3
    for each in shown:
        assert each.objectName()
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)


def test_of_many_rows_only_those_that_are_looked_at_are_made() -> None:
    made: list[int] = []

    def make(number: int) -> Row:
        made.append(number)
        return Row(title=str(number), detail="many", step=DayStep(TODAY))

    rows = ManyRows(range(10_000), make)
    assert (len(rows), rows[7].title, rows[7].title) == (10_000, "7", "7")
    assert [row.title for row in rows[9_998:]] == ["9998", "9999"]
    assert made == [7, 9_998, 9_999]
    assert rows.are_alike


def test_a_sheet_of_many_entries_makes_the_rows_it_shows_and_no_others(qtbot: QtBot) -> None:
    made: list[int] = []

    def make(number: int) -> Row:
        made.append(number)
        return Row(title=f"Entry {number}", detail="many", step=DayStep(TODAY))

    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    sheet = DrillSheet(lambda _step: Sheet(crumb="All", title="All", rows=ManyRows(range(10_000), make)), parent=window)
    sheet.open_at(DayStep(TODAY))
    qtbot.waitUntil(lambda: bool(window.grab()) and len(set(made)) > 5)
    assert 5 < len(set(made)) < 60
