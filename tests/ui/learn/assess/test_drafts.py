"""Answers that are not kept yet: one draft for every page on which they can be given."""

from assess_drive import OpenPage, answers, open_assessment, press
from PySide6.QtTest import QSignalSpy
from sqlalchemy import text

from ladderdesk.desk import Desk
from ladderdesk.ui.learn.assess.drafts import Drafts
from ladderdesk.ui.learn.assess.page import AssessPage
from ladderdesk.ui.tasks import Tasks


def test_what_is_answered_on_one_page_is_there_on_another(desk: Desk, open_page: OpenPage) -> None:
    drafts = Drafts(desk)

    def make(desk: Desk, tasks: Tasks) -> AssessPage:
        page = AssessPage(desk, tasks, drafts)
        page.show_item("eval-ownership")
        return page

    one, other = open_page(desk, make), open_page(desk, make)
    with one.qtbot.waitActive(one.page):
        one.page.activateWindow()
    one.page.enter()
    press(one, "YN")
    assert answers(other)[:3] == ["Yes", "Not yet", ""]
    again = open_assessment(open_page, desk, "eval-ownership")
    assert answers(again)[:3] == ["Yes", "Not yet", ""]


def test_it_says_whose_answers_are_others_now(desk: Desk) -> None:
    drafts = Drafts(desk)
    spy = QSignalSpy(drafts.changed)
    drafts.note("eval-ownership", {"six-weeks": "yes"})
    drafts.note("eval-ownership", {})
    assert [spy.at(place) for place in range(spy.count())] == [["eval-ownership"], ["eval-ownership"]]


def test_an_answer_that_could_not_be_written_goes_to_disk_with_the_next(desk: Desk, open_page: OpenPage) -> None:
    opened = open_assessment(open_page, desk, "eval-ownership")
    full = "CREATE TRIGGER full BEFORE INSERT ON scratch BEGIN SELECT RAISE(FAIL, 'no room'); END"
    with desk.vault.writing() as session:
        session.execute(text(full))
    with opened.qtbot.captureExceptions() as faults:
        press(opened, "Y")
    assert len(faults) == 1
    assert answers(opened)[:2] == ["Yes", ""]
    with desk.vault.writing() as session:
        session.execute(text("DROP TRIGGER full"))
    press(opened, "N")
    kept = Drafts(desk).find(desk.library.assessment("eval-ownership"), ())
    assert sorted(kept.values()) == ["no", "yes"]
