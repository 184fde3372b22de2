"""A packet whose entries are kept from its readers says so, and lets the user choose which these may see."""

from collections.abc import Callable

import pytest
from packet_screen import nodes_of, press, run, undo
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk import insight
from ladderdesk.desk import Desk
from ladderdesk.journal import entries, targets
from ladderdesk.journal.rows import Audience
from ladderdesk.ui.packet.page import PacketPage

OpenPage = Callable[..., Opened]
STANDARD = "genai.staff.eval-standard"


@pytest.fixture
def own(desk: Desk) -> Desk:
    """A first journal: two entries that count for the target level and one that does not, all of them private."""
    with desk.vault.writing() as session:
        ladder = "generative-ai-engineer"
        targets.choose(session, ladder=ladder, current="senior", target="staff", day=desk.today())
    for line in ("Published the eval standard !org", "Ran the eval review !org", "Felt unsure"):
        number = insight.log_line(desk, line)
        if "eval" in line:
            with desk.vault.writing() as session:
                insight.link(session, desk.library, number, STANDARD)
    return desk


def label(opened: Opened, name: str) -> QLabel:
    found = opened.page.findChild(QLabel, name)
    assert found is not None
    return found


def button(widget: QWidget, name: str) -> QAbstractButton:
    found = widget.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def boxes(opened: Opened) -> dict[str, QCheckBox]:
    found = opened.page.window().findChildren(QCheckBox)
    return {each.text(): each for each in found if each.objectName().startswith("packet-audience-")}


def audiences(desk: Desk) -> list[Audience]:
    with desk.vault.reading() as session:
        return [each.content.audience for each in sorted(entries.all_entries(session), key=lambda each: each.id)]


def test_an_empty_packet_says_that_its_entries_are_private(own: Desk, open_page: OpenPage) -> None:
    opened = open_page(own, PacketPage)
    assert label(opened, "packet-nothing-title").isVisible()
    assert "2 private entries" in label(opened, "packet-nothing-sentence").text()
    assert button(opened.page, "packet-nothing-action").isVisible()


def test_those_the_user_checks_are_shown_and_undo_keeps_them_back_again(
    own: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page(own, PacketPage)
    qtbot.mouseClick(button(opened.page, "packet-nothing-action"), Qt.MouseButton.LeftButton)
    opened.settle()
    found = boxes(opened)
    assert set(found) == {"Published the eval standard", "Ran the eval review"}
    assert all(each.isChecked() for each in found.values())
    found["Ran the eval review"].click()
    accept = button(opened.page.window(), "packet-audience-accept")
    assert "1" in accept.text()
    accept.click()
    opened.settle()
    assert audiences(own) == [Audience.PACKET, Audience.PRIVATE, Audience.PRIVATE]
    assert any(key.startswith(f"evidence/{STANDARD}/") for key in nodes_of(opened))
    assert not label(opened, "packet-nothing-title").isVisible()
    assert opened.notices[-1].command == "undo"
    undo(opened)
    assert audiences(own) == [Audience.PRIVATE] * 3
    assert label(opened, "packet-nothing-title").isVisible()


def test_nothing_is_widened_when_the_user_thinks_better_of_it(own: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page(own, PacketPage)
    press(opened, qtbot, Qt.Key.Key_P)
    button(opened.page.window(), "packet-audience-cancel").click()
    opened.settle()
    assert audiences(own) == [Audience.PRIVATE] * 3


def test_what_counts_for_nothing_is_not_checked_of_itself(own: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page(own, PacketPage)
    run_template(opened, "brag")
    press(opened, qtbot, Qt.Key.Key_P)
    assert {words: each.isChecked() for words, each in boxes(opened).items()} == {
        "Published the eval standard": True,
        "Ran the eval review": True,
        "Felt unsure": False,
    }
    button(opened.page.window(), "packet-audience-accept").click()
    opened.settle()
    assert audiences(own) == [Audience.MANAGER, Audience.MANAGER, Audience.PRIVATE]


def test_a_packet_with_some_entries_says_how_many_are_left_out(opened: Opened) -> None:
    assert "6 entries for your manager only left out" in label(opened, "packet-kept-back").text()
    assert button(opened.page, "packet-kept-back-choose").isVisible()


def test_a_packet_without_evidence_leads_to_the_gaps(desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    with desk.vault.writing() as session:
        ladder = "generative-ai-engineer"
        targets.choose(session, ladder=ladder, current="senior", target="staff", day=desk.today())
    opened = open_page(desk, PacketPage)
    assert "linked" in label(opened, "packet-nothing-sentence").text()
    with qtbot.waitSignal(opened.page.page_requested) as asked:
        qtbot.mouseClick(button(opened.page, "packet-nothing-action"), Qt.MouseButton.LeftButton)
    assert asked.args == ["gaps"]


def test_the_pages_can_be_seen_all_the_same(own: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page(own, PacketPage)
    qtbot.mouseClick(button(opened.page, "packet-nothing-pages"), Qt.MouseButton.LeftButton)
    assert not label(opened, "packet-nothing-title").isVisible()
    preview = opened.page.findChild(QWidget, "packet-preview")
    assert preview is not None
    assert preview.isVisible()
    run(opened, "new_draft")
    assert label(opened, "packet-nothing-title").isVisible()


def run_template(opened: Opened, name: str) -> None:
    from ladderdesk.ui.widgets.choice import Choice

    box = opened.page.findChild(Choice, "packet-template")
    assert box is not None
    box.value_chosen.emit(name)
    opened.settle()
