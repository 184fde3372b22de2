"""Checkpoints from the terminal: start a guide, see what is due, call a checkpoint done, write a calendar file."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ladderdesk.cli import run
from ladderdesk.desk import local_today
from ladderdesk.journal import plan, runs
from ladderdesk.vault.vault import Vault

KEYS = {
    "number", "guide", "day", "title", "state", "due", "done_on", "reflection", "assessment", "exercise", "reference",
    "run", "round",
}  # fmt: skip


class Terminal:
    """Run commands on one vault and give what they print."""

    def __init__(self, vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.vault = vault
        self.capsys = capsys
        self.error = ""

    def __call__(self, *words: str, status: int = 0) -> str:
        self.capsys.readouterr()
        assert run(["--vault", str(self.vault), *words]) == status
        told = self.capsys.readouterr()
        self.error = told.err
        return told.out

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--json"))


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "journal.ladderdesk", capsys)


def started(terminal: Terminal, guide: str = "role-landscape", ago: int = 0) -> None:
    terminal("checkpoints", "start", guide, "--from", (local_today() - timedelta(days=ago)).isoformat())


def rate(terminal: Terminal, points: int) -> None:
    vault = Vault.open(terminal.vault)
    questions = ("role-clarity", "interview-knowledge", "salary-awareness", "career-planning", "industry-awareness")
    with vault.writing() as session:
        runs.record_run(
            session,
            "career-clarity",
            version=1,
            answers=dict.fromkeys(questions, str(points)),
            result={"score": 5 * points, "most": 25, "title": "Skim, then focus"},
        )
    vault.close()


def test_a_guide_is_started_from_today_and_listed_with_its_days(terminal: Terminal) -> None:
    told = terminal("checkpoints", "start", "role-landscape")
    assert told.startswith("Role landscape: 0 of 5 done  [role-landscape]\n  1  day 0   due today, ")
    listed = terminal("checkpoints")
    assert told.strip() in listed
    assert "Career ladders: not started. Start it with: ladderdesk checkpoints start career-ladders" in listed


def test_json_says_how_each_checkpoint_stands(terminal: Terminal) -> None:
    started(terminal, ago=3)
    told = terminal.json("checkpoints")
    assert {frozenset(one) for one in told} == {frozenset(KEYS)}
    assert [(one["day"], one["state"], one["round"]) for one in told] == [
        (0, "overdue", 1),
        (3, "due", 1),
        (7, "waiting", 1),
        (14, "waiting", 1),
        (21, "waiting", 1),
    ]
    assert [date.fromisoformat(one["due"]) for one in told][1] == local_today()
    assert told[0]["assessment"] == "career-clarity"


def test_a_checkpoint_is_done_with_a_note_and_later_notes_stand_behind_it(terminal: Terminal) -> None:
    started(terminal)
    assert terminal("checkpoints", "done", "1", "--note", "Six roles").startswith("Done: day 0 of Role landscape.")
    assert "was done on" in terminal("checkpoints", "done", "1", "--note", "Two of them fit")
    (first, *_rest) = terminal.json("checkpoints")
    assert (first["state"], first["reflection"]) == ("done", "Six roles\n\nTwo of them fit")


def test_the_re_rating_is_compared_with_day_0(terminal: Terminal) -> None:
    started(terminal, ago=21)
    rate(terminal, 2)
    assert "With today's Career clarity: 10 of 25, Skim, then focus." in terminal("checkpoints", "done", "1")
    rate(terminal, 4)
    told = terminal("checkpoints", "done", "5")
    assert "Career clarity, day 0 to day 21: 10 to 20 of 25, +10." in told


def test_a_guide_under_way_is_begun_anew_only_when_asked_again_and_keeps_what_was_written(terminal: Terminal) -> None:
    started(terminal, ago=9)
    terminal("checkpoints", "done", "1", "--note", "Six roles")
    terminal("checkpoints", "start", "role-landscape", status=1)
    assert "--again" in terminal.error
    terminal("checkpoints", "start", "role-landscape", "--again")
    told = terminal.json("checkpoints")
    assert [(one["round"], one["day"], one["reflection"]) for one in told if one["state"] == "done"] == [
        (1, 0, "Six roles")
    ]
    assert [one["day"] for one in told if one["round"] == 2] == [0, 3, 7, 14, 21]


def test_a_calendar_file_holds_what_is_open_and_no_word_of_the_user(terminal: Terminal, tmp_path: Path) -> None:
    started(terminal)
    terminal("checkpoints", "done", "1", "--note", "Secret doubts")
    (second, *_rest) = [one for one in terminal.json("checkpoints") if one["state"] != "done"]
    assert second["day"] == 3
    file = tmp_path / "days.ics"
    terminal("checkpoints", "--ics", str(file))
    text = file.read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 4
    assert "Secret" not in text
    assert f"DTSTART;VALUE=DATE:{local_today() + timedelta(days=3):%Y%m%d}\r\n" in text


def test_actions_go_into_the_calendar_only_when_asked_for(terminal: Terminal, tmp_path: Path) -> None:
    started(terminal)
    vault = Vault.open(terminal.vault)
    with vault.writing() as session:
        plan.add_action(session, "Ask Rafael", due=local_today(), note="about the budget")
        plan.add_action(session, "Some day")
    vault.close()
    file = tmp_path / "days.ics"
    terminal("checkpoints", "--ics", str(file))
    assert "Rafael" not in file.read_text(encoding="utf-8")
    terminal("checkpoints", "--ics", str(file), "--actions", status=1)
    assert "--force" in terminal.error
    assert "Rafael" not in file.read_text(encoding="utf-8")
    terminal("checkpoints", "--ics", str(file), "--actions", "--force")
    text = file.read_text(encoding="utf-8")
    assert "SUMMARY:Action: Ask Rafael" in text
    assert "budget" not in text
    assert "Some day" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["done", "99"], "There is no checkpoint 99."),
        (["start", "role-landscap"], "There is no guide 'role-landscap'"),
        (["start", "ai-product-work"], "it has no checkpoints"),
        (["start", "role-landscape", "--from", "tomorrow"], "is not a day"),
        (["--guide", "nowhere"], "There is no guide 'nowhere'"),
        (["--ics", "nowhere/days.ics", "--guide", "career-ladders"], "No checkpoint is open"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(terminal: Terminal, words: list[str], told: str) -> None:
    started(terminal)
    terminal("checkpoints", *words, status=1)
    assert told in terminal.error
