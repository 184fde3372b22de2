"""The palette: what is typed finds commands at once and the journal a moment later; Enter runs it."""

import threading
from collections.abc import Iterator, Sequence

import pytest
from pages import desk, library
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.ui.actions import Command, Offer
from ladderdesk.ui.dialogs.finding import Group, PaletteItem, arranged, matched, rank, score
from ladderdesk.ui.dialogs.palette import Palette
from ladderdesk.ui.dialogs.shortcuts import ShortcutSheet
from ladderdesk.ui.found import DeskFinder
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.widgets.keycap import Keycaps

__all__ = ["desk", "library"]

JOURNAL = (
    PaletteItem(
        Group.CRITERION, "genai.staff.standard", "Authored a standard that others follow", "Mentoring", "3 entries"
    ),
    PaletteItem(Group.ENTRY, "41", "Published the eval design standard", "+eval-harness", "21 Oct"),
)


def find(typed: str) -> Sequence[PaletteItem]:
    return rank(JOURNAL, typed)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.wait()


@pytest.fixture
def palette(window: QWidget, tasks: Tasks) -> Palette:
    commands = (
        Command("log_win", "Log a win", ("Ctrl+N",), "plus", "file", "New entry"),
        Command("export", "Export…", ("Ctrl+Shift+E",), "download", "file"),
        Command("gaps", "Gaps", ("Ctrl+4",), "gaps", "go"),
    )
    palette = Palette([Offer(command, window) for command in commands], [find], tasks, parent=window)
    palette.open_over()
    return palette


def field(palette: Palette) -> QLineEdit:
    return palette.findChild(QLineEdit, "palette-field")


def rows(palette: Palette) -> list[str]:
    model = palette.findChild(QListView, "palette-list").model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def test_without_words_the_palette_lists_what_can_be_done(palette: Palette) -> None:
    assert rows(palette) == ["Commands", "Log a win", "Export…", "Go to", "Gaps"]


def test_what_is_typed_finds_commands_and_the_journal(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClicks(field(palette), "stand")
    found = ["Criteria", JOURNAL[0].words, "Entries", JOURNAL[1].words]
    qtbot.waitUntil(lambda: rows(palette) == found)
    assert palette.findChild(QWidget, "palette-count").text() == "2 results"


def test_a_sign_keeps_the_palette_to_commands(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClicks(field(palette), ">e")
    assert rows(palette) == ["Commands", "Export…"]


def test_enter_runs_the_first_and_the_arrows_move_on(qtbot: QtBot, palette: Palette) -> None:
    chosen: list[str] = []
    palette.command_chosen.connect(chosen.append)
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert (chosen, palette.isVisible()) == (["export"], False)


def test_a_screen_is_gone_to(qtbot: QtBot, palette: Palette) -> None:
    chosen: list[str] = []
    palette.page_chosen.connect(chosen.append)
    qtbot.keyClicks(field(palette), "gap")
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert chosen == ["gaps"]


def test_an_entry_is_opened_by_its_number(qtbot: QtBot, palette: Palette) -> None:
    chosen: list[int] = []
    palette.entry_chosen.connect(chosen.append)
    qtbot.keyClicks(field(palette), "published")
    qtbot.waitUntil(lambda: JOURNAL[1].words in rows(palette))
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert chosen == [41]


ENTRY = PaletteItem(Group.ENTRY, "7", "Gaps in the golden set closed")
OLD_ENTRY = PaletteItem(Group.ENTRY, "3", "A talk that names gaps only in its body")
FAR = PaletteItem(Group.COMMAND, "filter", "Next filter of gaps")
SCREEN = PaletteItem(Group.PAGE, "gaps", "Gaps")
NEAR = PaletteItem(Group.COMMAND, "maps", "Maps")


def test_the_best_match_comes_first_whatever_it_is() -> None:
    assert arranged([FAR, ENTRY, SCREEN], "gaps") == [SCREEN, ENTRY, FAR]
    assert arranged([FAR, ENTRY, SCREEN], "gaps in") == [ENTRY]


def test_what_a_search_found_counts_also_where_its_words_do_not_show_why() -> None:
    found = PaletteItem(Group.ENTRY, "9", "Postmortem of the outage")
    assert arranged([found, ENTRY, FAR], "gaps") == [ENTRY, found, FAR]
    assert arranged([found], "gaps") == [found]


def test_near_misses_are_shown_only_where_nothing_matches() -> None:
    assert arranged([NEAR, SCREEN], "gaps") == [SCREEN]
    assert arranged([NEAR], "gaps") == [NEAR]


def test_without_words_everything_stands_in_its_order() -> None:
    assert arranged([SCREEN, NEAR, FAR], "") == [NEAR, FAR, SCREEN]


def test_the_first_row_is_the_best_match_and_chosen(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClicks(field(palette), "gaps")
    assert rows(palette) == ["Go to", "Gaps"]
    assert field(palette).accessibleDescription() == "Gaps, "


def test_a_row_that_was_gone_to_stays_chosen_when_more_is_found(qtbot: QtBot, window: QWidget, tasks: Tasks) -> None:
    let_go = threading.Event()

    def find_late(typed: str) -> Sequence[PaletteItem]:
        let_go.wait(5)
        return [PaletteItem(Group.ENTRY, "5", "Log analysis shipped")]

    commands = (Command("log_win", "Log a win", (), "plus", "file"), Command("blog", "Blog post…", (), "", "file"))
    palette = Palette([Offer(command, window) for command in commands], [find_late], tasks, parent=window)
    palette.open_over()
    qtbot.keyClicks(field(palette), "log")
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    let_go.set()
    qtbot.waitUntil(lambda: "Log analysis shipped" in rows(palette))
    assert field(palette).accessibleDescription() == "Blog post…, "


def test_words_that_match_nothing_can_be_searched_for_or_logged(qtbot: QtBot, palette: Palette) -> None:
    heard: list[tuple[str, str]] = []
    palette.search_chosen.connect(lambda words: heard.append(("search", words)))
    palette.line_chosen.connect(lambda words: heard.append(("log", words)))
    qtbot.keyClicks(field(palette), "Moved the index ")
    offered = ["With these words", "Search everything for “Moved the index”", "Log “Moved the index” as a win"]
    assert rows(palette) == offered
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    palette.open_over()
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert heard == [("search", "Moved the index"), ("log", "Moved the index")]


def test_a_command_that_is_not_there_is_nothing_to_search_for(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClicks(field(palette), ">xyzzy")
    assert rows(palette) == []
    assert palette.findChild(QWidget, "palette-count").text() == "0 results"


def test_a_topic_of_learn_is_opened_by_its_name(qtbot: QtBot, window: QWidget, tasks: Tasks, desk: Desk) -> None:
    palette = Palette([], [DeskFinder(desk).topics], tasks, parent=window)
    palette.open_over()
    chosen: list[str] = []
    palette.topic_chosen.connect(chosen.append)
    qtbot.keyClicks(field(palette), "solid senior")
    qtbot.waitUntil(lambda: rows(palette)[:2] == ["Learn", "A solid senior who is not promoted"])
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert chosen == ["reference/roadblocks#senior-plateau"]


def test_the_overview_of_learn_is_opened_by_its_name(qtbot: QtBot, window: QWidget, tasks: Tasks, desk: Desk) -> None:
    palette = Palette([], [DeskFinder(desk).topics], tasks, parent=window)
    palette.open_over()
    chosen: list[str] = []
    palette.topic_chosen.connect(chosen.append)
    qtbot.keyClicks(field(palette), "overv")
    qtbot.waitUntil(lambda: rows(palette)[:2] == ["Learn", "Overview"])
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert chosen == ["overview"]


def test_the_current_row_is_spoken(qtbot: QtBot, palette: Palette) -> None:
    assert field(palette).accessibleDescription() == "Log a win, New entry"


def test_the_palette_is_no_higher_than_ten_rows(window: QWidget, tasks: Tasks) -> None:
    commands = [Command(f"c{place}", f"Command {place}", (), "plus", "file") for place in range(40)]
    palette = Palette([Offer(command, window) for command in commands], [], tasks, parent=window)
    palette.open_over()
    assert palette.panel_size().height() <= 52 + 36 + 20 + 26 + 10 * 34


@pytest.mark.parametrize(
    ("better", "worse", "typed"),
    [
        ("Standard", "A standard", "stand"),
        ("A standard", "Outstanding", "stand"),
        ("Export packet", "Packet exporting", "exp pac"),
        ("Readiness", "Ladder", "readines"),
        ("Readiness", "Ladder", "raediness"),
    ],
)
def test_the_nearer_match_comes_first(better: str, worse: str, typed: str) -> None:
    assert score(better, typed) > score(worse, typed)


@pytest.mark.parametrize(
    ("words", "typed", "pieces"),
    [
        ("Standardised", "stand", [("Stand", True), ("ardised", False)]),
        ("Log a win", "win log", [("Log", True), (" a ", False), ("win", True)]),
        ("Gaps", "", [("Gaps", False)]),
        ("ſtandard İ", "i", [("ſtandard İ", False)]),
    ],
)
def test_the_letters_that_matched_are_marked(words: str, typed: str, pieces: list[tuple[str, bool]]) -> None:
    assert matched(words, typed) == pieces


def test_the_shortcut_sheet_lists_what_has_keys(window: QWidget) -> None:
    commands = (
        Command("log_win", "Log a win", ("Ctrl+N",), "plus", "file"),
        Command("next", "Next row", ("J",)),
        Command("back_up", "Back up now", (), "shield", "file"),
    )
    sheet = ShortcutSheet([Offer(command, window) for command in commands], parent=window)
    sheet.open_over()
    spoken = {caps.accessibleName() for caps in sheet.findChildren(Keycaps)}
    assert spoken == {"Log a win (Ctrl+N)", "Next row (J)"}
