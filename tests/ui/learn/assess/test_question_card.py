"""The card of questions: each kind answered by keys and by clicks, and what it says of the journal."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.assess.suggested_answers import Basis, SuggestedAnswer, plain_yes, suggest_answers
from ladderdesk.assess.values import Record
from ladderdesk.catalogue.learning import Assessment
from ladderdesk.catalogue.read import Library
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.learn.assess.question_row import QuestionRow
from ladderdesk.ui.learn.assess.questions import QuestionCard
from ladderdesk.ui.theme import Theme

ShowCard = Callable[..., QuestionCard]
TODAY = date(2026, 11, 21)


@pytest.fixture
def show_card(qtbot: QtBot, library: Library) -> ShowCard:
    """Give a function that shows the card of an assessment, with the keyboard on its first open question."""

    def show(name: str, answers: dict[str, str] | None = None, *, width: int = 608, **options: bool) -> QuestionCard:
        card = QuestionCard(name="card", is_brief=options.pop("is_brief", False))
        qtbot.addWidget(card)
        card.setFixedWidth(width)
        assessment = library.assessment(name)
        suggestions = {question.id: _suggestion(assessment) for question in assessment.questions[:1]}
        card.show_assessment(assessment, answers or {}, suggestions if name == "eval-ownership" else {}, **options)
        with qtbot.waitActive(card):
            card.show()
            card.activateWindow()
        card.take_focus()
        return card

    return show


def _suggestion(assessment: Assessment) -> SuggestedAnswer:
    question = assessment.questions[0]
    return SuggestedAnswer(
        question=question,
        choice=plain_yes(assessment, question),
        basis=Basis.DEMONSTRATED,
        criteria=(),
        evidence=(),
    )


def focused(card: QuestionCard) -> QWidget | None:
    return card.window().focusWidget()


def press(qtbot: QtBot, card: QuestionCard, *keys: Qt.Key) -> None:
    for key in keys:
        row = focused(card)
        assert row is not None
        qtbot.keyClick(row, key)


def given(card: QuestionCard) -> list[str]:
    """Give what the controls show, question by question, "" where none is chosen."""
    shown = []
    for row in card.box.rows:
        chosen = [each.text() for each in row.findChildren(QAbstractButton) if each.isChecked()]
        shown.append(chosen[0] if chosen else "")
    return shown


@pytest.mark.parametrize(
    ("name", "keys", "answers"),
    [
        ("eval-ownership", "YNSYYY", ["yes", "no", "standard", "yes", "yes", "yes"]),
        ("ai-engineer-leveling", "YNYNYNYNY", ["yes", "no"] * 4 + ["yes"]),
        ("product-manager-audit", "YPNYPNY", ["yes", "partly", "no", "yes", "partly", "no", "yes"]),
        ("career-clarity", "12345", ["1", "2", "3", "4", "5"]),
        ("ic-or-management", "12121", ["management", "ic", "management", "ic", "management"]),
        ("role-finder", "64231", ["pipelines", "statistics", "some", "daily", "most"]),
    ],
)
def test_keys_answer_and_go_on_to_the_next_question(
    show_card: ShowCard, qtbot: QtBot, library: Library, name: str, keys: str, answers: list[str]
) -> None:
    card = show_card(name)
    spy = QSignalSpy(card.answered)
    press(qtbot, card, *(getattr(Qt.Key, f"Key_{key}") for key in keys))
    ids = [question.id for question in library.assessment(name).questions]
    assert [spy.at(place) for place in range(spy.count())] == [list(pair) for pair in zip(ids, answers, strict=True)]
    assert "" not in given(card)


def test_an_answered_question_is_passed_over_and_the_first_open_one_has_the_keyboard(
    show_card: ShowCard, qtbot: QtBot
) -> None:
    card = show_card("eval-ownership", {"owns-framework": "yes", "silent-failure": "no"})
    assert card.current is not None
    assert card.current.key == "defends-choice"
    press(qtbot, card, Qt.Key.Key_N)
    assert card.current.key == "evals-first"
    assert given(card)[:4] == ["Yes", "Not yet", "Not yet", ""]


def test_j_and_k_move_and_an_answer_can_be_changed(show_card: ShowCard, qtbot: QtBot) -> None:
    card = show_card("career-clarity")
    press(qtbot, card, Qt.Key.Key_5, Qt.Key.Key_K, Qt.Key.Key_2)
    assert given(card)[:2] == ["2", ""]
    press(qtbot, card, Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_4)
    assert given(card) == ["2", "", "", "4", ""]


def test_left_and_right_go_through_the_answers_and_stay(show_card: ShowCard, qtbot: QtBot) -> None:
    card = show_card("career-clarity")
    press(qtbot, card, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert given(card)[0] == "2"
    assert card.current is not None
    assert card.current.key == "role-clarity"


def test_a_click_answers_and_brings_the_keyboard(show_card: ShowCard, qtbot: QtBot) -> None:
    card = show_card("role-finder")
    spy = QSignalSpy(card.answered)
    option = next(each for each in card.findChildren(QAbstractButton) if each.text() == "Daily")
    qtbot.mouseClick(option, Qt.MouseButton.LeftButton)
    assert spy.at(0) == ["reading", "daily"]
    assert card.current is not None
    assert card.current.key == "reading"


def test_one_tab_leaves_the_card(show_card: ShowCard) -> None:
    card = show_card("eval-ownership")
    stops = [each for each in card.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [card.current]


def test_a_kept_run_takes_no_answers(show_card: ShowCard, qtbot: QtBot) -> None:
    answers = dict.fromkeys(("owns-framework", "defends-choice"), "no")
    card = show_card("eval-ownership", answers, is_changeable=False)
    spy = QSignalSpy(card.answered)
    press(qtbot, card, Qt.Key.Key_Y, Qt.Key.Key_Right)
    assert spy.count() == 0
    assert not any(made.isEnabled() for made in card.box.findChildren(Offer))


def test_enter_or_a_click_asks_for_the_entries_behind_a_suggestion(show_card: ShowCard, qtbot: QtBot) -> None:
    card = show_card("eval-ownership")
    spy = QSignalSpy(card.suggestion_requested)
    press(qtbot, card, Qt.Key.Key_Return)
    link = card.findChild(QAbstractButton, "card-row-owns-framework-suggestion")
    assert link.text() == "Your journal suggests yes"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    press(qtbot, card, Qt.Key.Key_J, Qt.Key.Key_Return)
    assert [spy.at(place) for place in range(spy.count())] == [["owns-framework"]] * 2
    assert given(card)[0] == ""


def test_what_a_rating_means_shows_for_the_current_question_and_as_tooltip(show_card: ShowCard, qtbot: QtBot) -> None:
    card = show_card("career-clarity")
    meanings = card.findChild(QWidget, "card-meanings")
    assert "All AI work looks the same" in words_of(meanings)
    press(qtbot, card, Qt.Key.Key_J)
    assert "Never had one" in words_of(meanings)
    button = card.findChild(QAbstractButton, "card-row-interview-knowledge-answer-4")
    assert button.toolTip() == "5: Went through full loops (5)"


def words_of(widget: QWidget) -> list[str]:
    return [str(each.property("text")) for each in widget.findChildren(QWidget) if each.property("text")]


def test_a_row_says_question_answer_and_suggestion(show_card: ShowCard, qtbot: QtBot, library: Library) -> None:
    card = show_card("eval-ownership")
    prompt = library.assessment("eval-ownership").questions[0].prompt
    assert card.box.rows[0].accessibleName() == f"{prompt} Answer: no answer yet. Your journal suggests yes."
    press(qtbot, card, Qt.Key.Key_S)
    assert "Answer: Yes, and I set the standard." in card.box.rows[0].accessibleName()


@pytest.mark.parametrize(("width", "is_under"), [(360, True), (1200, False)])
def test_a_wide_control_stands_under_its_question_where_there_is_no_room(
    show_card: ShowCard, width: int, is_under: bool
) -> None:
    card = show_card("eval-ownership", width=width)
    row = card.current
    assert row is not None
    assert (row.control.x() < row.width() / 3) is is_under


def test_a_brief_card_has_low_rows_with_short_words(show_card: ShowCard, library: Library) -> None:
    card = show_card("career-clarity", is_brief=True)
    assert "Role clarity" in words_of(card.box.rows[0])
    assert card.box.rows[0].height() == 38
    assert not card.findChild(QWidget, "card-meanings").isVisible()


def test_another_assessment_takes_the_place_of_the_first(show_card: ShowCard, library: Library) -> None:
    card = show_card("career-clarity")
    other = library.assessment("role-finder")
    card.show_assessment(other, {"enjoy": "papers"}, suggest_answers(other, Record(), (), TODAY))
    assert [row.key for row in card.box.rows] == [question.id for question in other.questions]
    assert given(card)[0] == "Rebuild what a paper claims"


def test_the_words_stay_clear_of_their_number_in_another_size(show_card: ShowCard, theme: Theme) -> None:
    before = show_card("eval-ownership")
    theme.apply("light", 150)
    after = show_card("eval-ownership")
    assert _number_widths(before) == _number_widths(after)


def _number_widths(card: QuestionCard) -> list[int]:
    return [row._number.maximumWidth() for row in card.box.rows if isinstance(row, QuestionRow)]
