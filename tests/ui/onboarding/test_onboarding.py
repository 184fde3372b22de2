"""The first run: a role, a ladder, two levels, and out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk import paths
from ladderdesk.catalogue.read import Library
from ladderdesk.ui.onboarding.options import Option
from ladderdesk.ui.onboarding.view import Onboarding


@pytest.fixture
def questions(qtbot: QtBot, theme: object) -> Onboarding:
    shown = Onboarding()
    qtbot.addWidget(shown)
    shown.show_ladders(Library(paths.shipped("content")).ladders())
    shown.resize(1280, 800)
    shown.show()
    return shown


def button(questions: Onboarding, name: str) -> QAbstractButton:
    found = questions.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def option(questions: Onboarding, words: str) -> Option:
    return next(one for one in questions.findChildren(Option) if one.words == words)


def shown_ladders(questions: Onboarding) -> list[str]:
    rows = [one for one in questions.findChildren(Option) if one.objectName().startswith("ladder-")]
    return [one.value for one in rows if one.isVisible()]


def test_the_main_ladder_is_two_presses_of_enter_away(questions: Onboarding, qtbot: QtBot) -> None:
    with qtbot.waitSignal(questions.finished) as done:
        qtbot.keyClick(questions, Qt.Key.Key_Return)
        qtbot.keyClick(questions, Qt.Key.Key_Return)
    assert done.args == [("generative-ai-engineer", "senior", "staff")]


def test_a_number_chooses_a_role_and_its_ladders_are_offered(questions: Onboarding, qtbot: QtBot) -> None:
    qtbot.keyClick(questions, Qt.Key.Key_3)
    assert option(questions, "AI product manager").isChecked()
    qtbot.waitUntil(lambda: shown_ladders(questions) == ["ai-product-manager"])


def test_a_manager_is_asked_about_levels_of_management(questions: Onboarding, qtbot: QtBot) -> None:
    qtbot.mouseClick(option(questions, "AI manager"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(questions, "onboarding-next"), Qt.MouseButton.LeftButton)
    names = {one.objectName() for one in questions.findChildren(Option) if one.isVisible()}
    assert "current-engineering-manager" in names
    assert "current-junior" not in names


def test_levels_up_to_the_current_one_cannot_be_the_target(questions: Onboarding, qtbot: QtBot) -> None:
    qtbot.keyClick(questions, Qt.Key.Key_Return)
    qtbot.mouseClick(button(questions, "current-mid"), Qt.MouseButton.LeftButton)
    assert not button(questions, "target-mid").isEnabled()
    assert button(questions, "target-senior").isEnabled()
    qtbot.mouseClick(button(questions, "target-staff"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(questions, "current-staff"), Qt.MouseButton.LeftButton)
    assert button(questions, "target-principal").isChecked()


def test_going_back_keeps_what_was_chosen(questions: Onboarding, qtbot: QtBot) -> None:
    qtbot.mouseClick(option(questions, "AI/ML engineer"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(questions, "onboarding-next"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(questions, "onboarding-back"), Qt.MouseButton.LeftButton)
    assert option(questions, "AI/ML engineer").isChecked()


def test_the_sample_can_be_asked_for_first(questions: Onboarding, qtbot: QtBot) -> None:
    with qtbot.waitSignal(questions.sample_requested):
        qtbot.mouseClick(button(questions, "onboarding-sample"), Qt.MouseButton.LeftButton)


def test_every_control_has_a_name(questions: Onboarding) -> None:
    for widget in questions.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()


def test_the_usual_unlock_is_told_only_for_the_level_that_follows(questions: Onboarding, qtbot: QtBot) -> None:
    qtbot.keyClick(questions, Qt.Key.Key_Return)
    hint = questions.findChild(QLabel, "onboarding-hint")
    assert "The usual unlock: " in hint.text()
    qtbot.mouseClick(button(questions, "target-principal"), Qt.MouseButton.LeftButton)
    assert "unlock" not in hint.text()
    assert hint.text().endswith("On the way: Staff.")
    qtbot.mouseClick(button(questions, "target-staff"), Qt.MouseButton.LeftButton)
    assert "The usual unlock: " in hint.text()


def test_enter_presses_the_button_that_has_the_keyboard(questions: Onboarding, qtbot: QtBot) -> None:
    with qtbot.waitActive(questions):
        questions.activateWindow()
    sample = button(questions, "onboarding-sample")
    sample.setFocus()
    with qtbot.waitSignal(questions.sample_requested):
        qtbot.keyClick(sample, Qt.Key.Key_Return)
    qtbot.mouseClick(button(questions, "onboarding-next"), Qt.MouseButton.LeftButton)
    back = button(questions, "onboarding-back")
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Return)
    assert sample.isVisible()
