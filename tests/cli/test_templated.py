"""Entries from a template in the terminal: printed, filled in, asked for, and never with a question in them."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ladderdesk.cli import run


class Typed(io.StringIO):
    """What is typed into a terminal, line by line."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ladderdesk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs a command on one vault, with this on its standard input."""

    def call(*words: str, given: io.StringIO | str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(given) if isinstance(given, str) else given)
        capsys.readouterr()
        status = run(["--vault", str(tmp_path / "journal.ladderdesk"), *words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


def shown(ladderdesk: Run, number: str) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(ladderdesk("show", number.strip(), "--json")[1])
    return entry


def test_a_template_is_printed_filled_in_and_read_without_its_questions(ladderdesk: Run) -> None:
    _status, printed, _error = ladderdesk("log", "--template", "decision", "--print")
    assert printed.startswith("<What was decided, over what?>\n\n**Options**\n\n<")
    filled = printed.replace("<What was decided, over what?>", "Chose retrieval over tuning #rag 2026-11-03")
    filled = filled.replace("<Which figures or trials told the options apart?>", "- 84 against 81\n- no retraining")

    _status, number, _error = ladderdesk("log", "--template", "decision", given=filled)

    entry = shown(ladderdesk, number)
    assert (entry["title"], entry["date"]) == ("Chose retrieval over tuning", "2026-11-03")
    assert (entry["kind"], entry["audience"], entry["competencies"]) == ("decision", "packet", ["retrieval-quality"])
    assert entry["body"] == "**Evidence**\n\n- 84 against 81\n- no retraining"


def test_a_template_that_was_not_filled_in_logs_nothing(ladderdesk: Run) -> None:
    printed = ladderdesk("log", "--template", "win", "--print")[1]
    for given in (printed, "", "\n\n"):
        status, out, error = ladderdesk("log", "--template", "win", given=given)
        assert (status, out) == (1, "")
        assert error == ("ladderdesk: Nothing was logged: write the title in the place of the first question.\n")


def test_a_line_alone_takes_kind_and_audience_and_asks_nothing_of_a_script(ladderdesk: Run) -> None:
    number = ladderdesk("log", "--template", "incident", "Stale index for four shops", given="not read")[1]
    entry = shown(ladderdesk, number)
    assert (entry["title"], entry["body"]) == ("Stale index for four shops", "")
    assert (entry["kind"], entry["audience"]) == ("incident", "manager")


def test_a_kind_in_the_line_goes_before_that_of_the_template(ladderdesk: Run) -> None:
    number = ladderdesk("log", "--template", "incident", "Stale index caught ^prevented")[1]
    assert shown(ladderdesk, number)["kind"] == "prevented"


def test_in_a_terminal_each_question_is_asked_and_enter_leaves_it_out(ladderdesk: Run) -> None:
    typed = Typed("Lunch talk on evals @Kofi\nCases come first\n\nTwo agents write cases now\n")
    _status, number, asked = ladderdesk("log", "--template", "talk", given=typed)
    assert "What did you present, and to whom?" in asked
    assert "Room: Who was there" in asked
    entry = shown(ladderdesk, number)
    assert (entry["title"], entry["kind"]) == ("Lunch talk on evals", "talk")
    assert entry["body"] == "**Message**\n\nCases come first\n\n**Effect**\n\nTwo agents write cases now"


def test_questions_end_with_the_input(ladderdesk: Run) -> None:
    _status, number, _asked = ladderdesk("log", "--template", "win", "Cut the run", given=Typed("3 h\n"))
    assert shown(ladderdesk, number)["body"] == "**Before**\n\n3 h"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--template", "decison", "A line"), "The templates are: win, decision, incident, feedback, mentoring, talk"),
        (("--print",), "log --template NAME --print"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(ladderdesk: Run, words: tuple[str, ...], says: str) -> None:
    status, out, error = ladderdesk("log", *words)
    assert (status, out, error.count("\n")) == (1, "", 1)
    assert says in error
