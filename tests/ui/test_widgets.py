"""Small controls: what they show, what they say, and what they ask for when they are used."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.journal.rows import Status
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.bars import StackedBar
from ladderdesk.ui.widgets.button import Button, IconButton, LinkButton
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.day import Calendar, DayField
from ladderdesk.ui.widgets.empty import EmptyState
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.rows import RowDelegate, RowState, fill_of
from ladderdesk.ui.widgets.search import SearchField
from ladderdesk.ui.widgets.segmented import SegmentedControl, Switch
from ladderdesk.ui.widgets.splitter import Splitter
from ladderdesk.ui.widgets.status import StatusMark, StatusPill
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

Heard = list[object]


@pytest.fixture
def heard() -> Heard:
    return []


def note(heard: Heard, word: str) -> Callable[[], None]:
    return lambda: heard.append(word)


# Words


@pytest.mark.parametrize("make", [Label, ElidedLabel, Paragraph])
def test_words_show_as_they_are_written(qtbot: QtBot, make: type[Label]) -> None:
    label = make("returns vector<int> & <b>more</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "returns vector<int> & <b>more</b>"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Journal (Ctrl+2)", "Journal (Ctrl+2)"),
        ("vector<int>", "<p style='white-space:pre-wrap'>vector&lt;int&gt;</p>"),
        ("R&D", "<p style='white-space:pre-wrap'>R&amp;D</p>"),
    ],
)
def test_a_tooltip_never_takes_words_for_markup(words: str, shown: str) -> None:
    assert plain(words) == shown


def test_words_that_are_cut_are_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Cut false escalations in the triage agent")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.toolTip() == "Cut false escalations in the triage agent"
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_a_paragraph_is_as_high_as_its_lines(qtbot: QtBot, theme: Theme) -> None:
    paragraph = Paragraph("one two three four five six seven eight nine ten", type="reading")
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(1000) == theme.line("reading")
    assert paragraph.heightForWidth(100) >= 3 * theme.line("reading")


def test_a_paragraph_keeps_to_its_most_lines(qtbot: QtBot, theme: Theme) -> None:
    paragraph = Paragraph("the same words " * 30, most_lines=2)
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(200) == 2 * theme.line("body")


def test_a_line_is_never_lower_than_its_style_says(qtbot: QtBot, theme: Theme) -> None:
    label = Label("Title", type="title")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.sizeHint().height() >= theme.line("title")
    assert label.font().pixelSize() == 20


# Buttons and chips


def test_a_busy_button_keeps_its_width_and_takes_no_click(qtbot: QtBot, heard: Heard) -> None:
    button = Button("Export PDF", name="export", kind="primary", keys="Ctrl+Shift+E")
    qtbot.addWidget(button)
    button.clicked.connect(note(heard, "clicked"))
    button.show()
    width = button.width()
    button.show_busy("Exporting…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.text(), button.width(), heard) == ("Exporting…", width, [])
    button.show_idle()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.text(), heard) == ("Export PDF", ["clicked"])


def test_an_icon_button_says_what_it_does_and_with_which_key(qtbot: QtBot) -> None:
    button = IconButton("filter", "Filter entries", name="filter", keys="Ctrl+F")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Filter entries"
    assert button.toolTip() == "Filter entries (Ctrl+F)"


@pytest.mark.parametrize("make", [Button, LinkButton, partial(IconButton, "x")])
def test_enter_clicks_a_button_once_however_long_it_is_held(
    qtbot: QtBot, heard: Heard, make: Callable[..., QAbstractButton]
) -> None:
    button = make("Set", name="set")
    qtbot.addWidget(button)
    button.clicked.connect(note(heard, "clicked"))
    button.show()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    QApplication.sendEvent(button, held)
    assert heard == ["clicked"]
    qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["clicked", "clicked"]


@pytest.mark.parametrize("kind", ["default", "primary", "ghost", "danger", "danger-quiet"])
def test_every_kind_of_button_draws_in_both_themes(qtbot: QtBot, theme: Theme, kind: str) -> None:
    button = Button("Delete", name="b", kind=kind, icon="x", keys="Del")  # type: ignore[arg-type]
    qtbot.addWidget(button)
    light = button.grab().toImage()
    theme.apply("dark")
    assert button.grab().toImage() != light


def test_enter_clicks_a_chip(qtbot: QtBot, heard: Heard) -> None:
    chip = Chip("Evaluation", name="chip", look="suggested")
    qtbot.addWidget(chip)
    chip.clicked.connect(note(heard, "accepted"))
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert heard == ["accepted"]
    assert chip.accessibleName() == "Evaluation, suggested"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_asks_to_remove_a_chip_that_can_be_removed(qtbot: QtBot, heard: Heard, key: Qt.Key) -> None:
    for removable in (True, False):
        chip = Chip("Evaluation", name="chip", removable=removable)
        qtbot.addWidget(chip)
        chip.removal_requested.connect(note(heard, f"remove {removable}"))
        qtbot.keyClick(chip, key)
    assert heard == ["remove True"]


def test_the_cross_of_a_chip_removes_and_the_rest_of_it_clicks(qtbot: QtBot, heard: Heard) -> None:
    chip = Chip("Evaluation and quality", name="chip", look="selected", removable=True)
    qtbot.addWidget(chip)
    chip.clicked.connect(note(heard, "clicked"))
    chip.removal_requested.connect(note(heard, "remove"))
    chip.resize(chip.sizeHint())
    chip.show()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 6, 12))
    assert heard == ["clicked", "remove"]


def test_the_target_of_a_chip_is_24_high(qtbot: QtBot) -> None:
    chip = Chip("x", name="chip")
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() >= 24


def test_chips_flow_onto_more_lines_where_there_is_less_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.show_widgets([Chip(words, name=words) for words in ("Reliability", "Evaluation", "Mentoring", "Delivery")])
    assert flow.heightForWidth(1000) < flow.heightForWidth(220) < flow.heightForWidth(100)


def test_chips_that_are_shown_instead_replace_those_there_were(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.show_widgets([Chip("Old", name="old")])
    flow.show_widgets([Chip("New", name="new"), Chip("Newer", name="newer")])
    holder.show()
    assert [chip.text() for chip in holder.findChildren(Chip) if chip.isVisible()] == ["New", "Newer"]


# Choices


def segments(control: SegmentedControl) -> list[QWidget]:
    return [control.findChild(QWidget, f"{control.objectName()}-{place}") for place in range(3)]


@pytest.fixture
def periods(qtbot: QtBot) -> SegmentedControl:
    control = SegmentedControl("Period", name="period")
    qtbot.addWidget(control)
    control.show_choices([("day", "Day"), ("week", "Week"), ("month", "Month")], "week")
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    return control


def test_a_click_chooses_a_segment(qtbot: QtBot, periods: SegmentedControl, heard: Heard) -> None:
    periods.value_chosen.connect(heard.append)
    qtbot.mouseClick(segments(periods)[2], Qt.MouseButton.LeftButton)
    assert (heard, periods.chosen) == (["month"], "month")


def test_the_arrows_move_between_segments(qtbot: QtBot, periods: SegmentedControl, heard: Heard) -> None:
    periods.value_chosen.connect(heard.append)
    segments(periods)[1].setFocus()
    qtbot.keyClick(segments(periods)[1], Qt.Key.Key_Left)
    assert (heard, periods.chosen) == (["day"], "day")


@pytest.mark.parametrize(("chosen", "place"), [("week", 1), ("month", 2), ("year", 0)])
def test_tab_comes_to_the_segment_that_holds_and_where_none_does_to_the_first(
    qtbot: QtBot, periods: SegmentedControl, chosen: str, place: int
) -> None:
    periods.show_chosen(chosen)
    reached = [segment.focusPolicy() & Qt.FocusPolicy.TabFocus for segment in segments(periods)]
    assert [bool(each) for each in reached] == [each == place for each in range(3)]


def test_showing_another_segment_is_not_a_choice_of_the_user(periods: SegmentedControl, heard: Heard) -> None:
    periods.value_chosen.connect(heard.append)
    periods.show_chosen("month")
    assert (heard, periods.chosen) == ([], "month")
    periods.show_chosen("year")
    assert periods.chosen is None


def test_space_turns_a_switch(qtbot: QtBot) -> None:
    switch = Switch("Back up every day", name="backup")
    qtbot.addWidget(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    assert switch.accessibleName() == "Back up every day"


def test_a_choice_speaks_in_values(qtbot: QtBot, heard: Heard) -> None:
    choice = Choice("Theme", name="theme")
    qtbot.addWidget(choice)
    choice.value_chosen.connect(heard.append)
    choice.show_choices([(10, "After 10 minutes"), (0, "Never")], 0)
    assert (choice.chosen, heard) == (0, [])
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert (choice.chosen, heard) == (10, [10])


# Fields


def test_a_search_is_said_once_the_typing_rests(qtbot: QtBot, heard: Heard) -> None:
    field = SearchField("Search entries", name="search", keys="Ctrl+F")
    qtbot.addWidget(field)
    field.words_changed.connect(heard.append)
    qtbot.keyClicks(field, "drift")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["drift"])


def test_escape_empties_a_search_and_then_leaves_it(qtbot: QtBot, heard: Heard) -> None:
    field = SearchField("Search entries", name="search")
    qtbot.addWidget(field)
    field.words_changed.connect(heard.append)
    field.left.connect(note(heard, "left"))
    qtbot.keyClicks(field, "drift")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["drift", "", "left"]


def test_words_that_are_only_shown_are_not_searched_for(qtbot: QtBot, heard: Heard) -> None:
    field = SearchField("Search entries", name="search")
    qtbot.addWidget(field)
    field.words_changed.connect(heard.append)
    field.show_words("drift")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == []


def test_a_fault_stands_under_its_field_until_the_user_types(qtbot: QtBot) -> None:
    line = QLineEdit("31 Nov 2026")
    field = Field("Date", line, name="date")
    qtbot.addWidget(field)
    field.show()
    field.show_fault("November has 30 days. Try 30 Nov.")
    fault = field.findChild(Paragraph, "date-fault")
    assert (fault.isVisible(), fault.text(), line.property("invalid")) == (
        True,
        "November has 30 days. Try 30 Nov.",
        "true",
    )
    assert line.accessibleDescription() == "November has 30 days. Try 30 Nov."
    qtbot.keyClicks(line, "x")
    assert (fault.isVisible(), line.property("invalid")) == (False, "false")


def test_a_day_is_said_once_the_field_is_left(qtbot: QtBot, heard: Heard) -> None:
    field = DayField("Date", name="date")
    qtbot.addWidget(field)
    field.day_chosen.connect(heard.append)
    field.show_day(date(2026, 11, 19), latest=date(2026, 11, 20))
    field.setFocus()
    for _ in range(3):
        field.stepUp()
    assert heard == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [date(2026, 11, 20)]


def test_the_calendar_marks_the_chosen_day(qtbot: QtBot, theme: Theme) -> None:
    calendar = Calendar(name="calendar")
    qtbot.addWidget(calendar)
    calendar.setSelectedDate(QDate(2026, 11, 19))
    first = calendar.grab().toImage()
    calendar.setSelectedDate(QDate(2026, 11, 20))
    assert calendar.grab().toImage() != first


# Statuses, bars, keys, empty places


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.NO_EVIDENCE, "No evidence"),
        (Status.EMERGING, "Emerging"),
        (Status.DEMONSTRATED, "Demonstrated"),
        (Status.SUSTAINED, "Sustained"),
    ],
)
def test_a_status_is_always_said_in_words(qtbot: QtBot, status: Status, words: str) -> None:
    pill, mark = StatusPill(status, name="pill"), StatusMark(status)
    qtbot.addWidget(pill)
    qtbot.addWidget(mark)
    assert (pill.accessibleName(), mark.accessibleName(), mark.toolTip()) == (words, words, words)


def test_no_two_statuses_look_alike_without_their_colour(qtbot: QtBot, theme: Theme) -> None:
    shapes = {bytes(StatusMark(status).grab().toImage().convertToFormat(_grey()).constBits()) for status in Status}
    assert len(shapes) == 4


def _grey() -> object:
    from PySide6.QtGui import QImage

    return QImage.Format.Format_Grayscale8


def test_a_stacked_bar_says_its_counts(qtbot: QtBot) -> None:
    bar = StackedBar(name="bar")
    qtbot.addWidget(bar)
    bar.show_counts({Status.SUSTAINED: 1, Status.EMERGING: 5})
    assert bar.accessibleName() == (
        "1 criterion: Sustained, 0 criteria: Demonstrated, 5 criteria: Emerging, 0 criteria: No evidence"
    )


def test_keycaps_are_spoken(qtbot: QtBot) -> None:
    caps = Keycaps(KeyHint(("J", "K"), "Next, previous"), name="caps")
    qtbot.addWidget(caps)
    assert caps.accessibleName() == "J, K: Next, previous"


def test_an_empty_place_offers_the_next_step(qtbot: QtBot, heard: Heard) -> None:
    empty = EmptyState("ladder", "Choose the level you want next", "It lists its criteria.", name="e", action="Choose")
    qtbot.addWidget(empty)
    empty.action_requested.connect(note(heard, "choose"))
    empty.show()
    qtbot.mouseClick(empty.findChild(Button, "e-action"), Qt.MouseButton.LeftButton)
    assert heard == ["choose"]


# Rows and panes


def test_a_selection_is_tinted_only_where_the_keyboard_is(theme: Theme) -> None:
    selected = RowState(is_selected=True, is_hovered=False, is_current=True, is_enabled=True, list_has_focus=True)
    surface = theme.colours.surface
    assert fill_of(selected, theme) == surface.selected
    assert fill_of(selected._replace(list_has_focus=False), theme) == surface.hover
    assert fill_of(selected._replace(is_selected=False, is_hovered=True), theme) == surface.hover
    assert fill_of(selected._replace(is_selected=False), theme) is None


def test_rows_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    delegate = RowDelegate()
    model = QStandardItemModel()
    model.appendRow(QStandardItem("Cut false escalations"))
    assert delegate.sizeHint(QStyleOptionViewItem(), model.index(0, 0)).height() == 40
    theme.apply("light", 150)
    assert delegate.sizeHint(QStyleOptionViewItem(), model.index(0, 0)).height() == 60


def test_the_words_of_a_search_stay_clear_of_its_glass_in_another_size(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField("Search entries", name="search")
    qtbot.addWidget(field)
    theme.apply("light", 150)
    other = SearchField("Search entries", name="search")
    qtbot.addWidget(other)
    assert field.textMargins() == other.textMargins()


def test_a_list_paints_every_state_of_its_rows(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = QStandardItemModel()
    for words in ("Week 47", "Cut false escalations", "Three teams, one golden set"):
        model.appendRow(QStandardItem(words))
    model.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
    view.setModel(model)
    view.setItemDelegate(RowDelegate(view))
    view.resize(300, 160)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.clearFocus()
    rest = view.grab().toImage()
    view.setFocus()
    view.setCurrentIndex(model.index(1, 0))
    focused = view.grab().toImage()
    view.clearFocus()
    unfocused = view.grab().toImage()
    assert rest != focused
    assert focused != unfocused
    assert rest.copy(0, 0, 300, 40) == unfocused.copy(0, 0, 300, 40)


def test_eight_pixels_take_hold_of_the_line_between_panes(qtbot: QtBot) -> None:
    splitter = Splitter(name="panes")
    qtbot.addWidget(splitter)
    splitter.add_pane(QWidget(), width=200)
    splitter.add_pane(QWidget(), width=300, stretches=True)
    splitter.resize(500, 200)
    splitter.show()
    assert splitter.handle(1).width() == 8
    assert splitter.handle(1).contentsRect().width() == 1
