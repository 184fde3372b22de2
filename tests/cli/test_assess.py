"""Assessments are taken, kept and looked up from the terminal, with a journal and without one."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ladderdesk import assessing, paths
from ladderdesk.catalogue.read import Library
from ladderdesk.cli import run
from ladderdesk.vault.vault import Vault

RUN_KEYS = {"id", "assessment", "version", "taken_at", "answers", "result", "changes"}
ASSESSMENT_KEYS = {"id", "title", "version", "kind", "questions", "last", "due"}
CLARITY = ("role-clarity", "interview-knowledge", "salary-awareness", "career-planning", "industry-awareness")


class Terminal:
    """Run commands on one vault, answer what they ask, and give what they print."""

    def __init__(self, vault: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.vault = vault
        self.capsys = capsys
        self.monkeypatch = monkeypatch
        self.error = ""

    def __call__(self, *words: str, typed: str = "", status: int = 0) -> str:
        self.capsys.readouterr()
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert run(["--vault", str(self.vault), *words]) == status
        told = self.capsys.readouterr()
        self.error = told.err
        return told.out

    def json(self, *words: str, typed: str = "") -> Any:
        return json.loads(self(*words, "--json", typed=typed))


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(tmp_path / "journal.ladderdesk", capsys, monkeypatch)


def ratings(*given: int) -> str:
    return ",".join(f"{name}={rating}" for name, rating in zip(CLARITY, given, strict=True))


def test_the_list_needs_no_journal_and_makes_none(terminal: Terminal) -> None:
    told = terminal("assess")
    assert told.splitlines()[2].split() == ["eval-ownership", "not", "taken", "yet", "Eval", "ownership"]
    assert all(set(each) == ASSESSMENT_KEYS and each["last"] is None for each in terminal.json("assess"))
    assert "was not taken yet" in terminal("assess", "eval-ownership", "--history")
    assert terminal.json("assess", "eval-ownership", "--history") == []
    assert not terminal.vault.exists()


def test_questions_are_asked_one_by_one_and_the_run_is_kept(terminal: Terminal) -> None:
    told = terminal("assess", "eval-ownership", typed="y\nN\nyes\ns\nyes, and i set the standard\nn\n")
    assert told.startswith("4 of 6, Phase 2, mid-level\n")
    assert "Write one choice down" in told
    assert "(Defends RAG or fine-tuning: Not yet)" in told
    assert "ladderdesk target generative-ai-engineer senior --current mid" in told
    assert "MentorCruise" in told
    assert "6 of 6. " in terminal.error
    (kept,) = terminal.json("assess", "eval-ownership", "--history")
    assert set(kept) == RUN_KEYS
    assert list(kept["answers"].values()).count("standard") == 2


def test_an_empty_line_goes_back_and_what_is_no_answer_is_asked_again(terminal: Terminal) -> None:
    kept = terminal.json("assess", "career-clarity", typed="\n3\n9\n\n4\n5\n5\n5\n5\n")
    assert kept["answers"] == dict(zip(CLARITY, "45555", strict=True))
    assert "Answer with one of these: 1, 2, 3, 4, 5." in terminal.error
    assert "3 You can tell an ML engineer from a data scientist (given)" in terminal.error


def test_answers_that_end_early_keep_nothing(terminal: Terminal) -> None:
    terminal("assess", "career-clarity", typed="3\n3\n", status=1)
    assert terminal.error.splitlines()[-1] == "ladderdesk: Nothing was kept: 3 questions are open."
    assert not terminal.vault.exists()


def test_ctrl_c_keeps_nothing(terminal: Terminal) -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            raise KeyboardInterrupt

    terminal.capsys.readouterr()
    terminal.monkeypatch.setattr(sys, "stdin", Interrupted())
    assert run(["--vault", str(terminal.vault), "assess", "career-clarity"]) == 130
    assert not terminal.vault.exists()


def test_answers_of_a_script_are_kept_and_compared_with_the_run_before(terminal: Terminal) -> None:
    terminal("assess", "career-clarity", "--answers", ratings(3, 3, 3, 3, 3))
    told = terminal("assess", "career-clarity", "--answers", ratings(4, 3, 2, 3, 5))
    assert "+2\n" in told
    assert "Role clarity: 3 → 4" in told
    newest, _first = terminal.json("assess", "career-clarity", "--history")
    assert [(one["question"], one["before"], one["now"], one["gain"]) for one in newest["changes"]] == [
        ("role-clarity", "3", "4", 1),
        ("salary-awareness", "3", "2", -1),
        ("industry-awareness", "3", "5", 2),
    ]
    assert "17 of 25, Skim, then focus" in terminal("assess")
    again = terminal("assess", "career-clarity", "--answers", ratings(4, 3, 2, 3, 5))
    assert "every answer is the same" in again


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("eval-ownershp",), "did you mean 'eval-ownership'"),
        (("career-clarity", "--answers", "role-clarity"), "“role-clarity” is no answer"),
        (("career-clarity", "--answers", "role-clarity=4"), "'Interview knowledge' has no answer yet."),
        (("career-clarity", "--answers", ratings(4, 3, 2, 3, 9)), "'9' is no answer to 'Industry awareness'."),
        (("--history",), "Name an assessment"),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_line(terminal: Terminal, words: tuple[str, ...], fault: str) -> None:
    terminal("assess", *words, status=1)
    assert fault in terminal.error
    assert len(terminal.error.splitlines()) == 1
    assert not terminal.vault.exists()


def test_roles_that_lead_together_are_told_with_why_and_their_ladders(terminal: Terminal) -> None:
    given = "enjoy=training,know=backend,depth=some,reading=some,coding=most"
    told = terminal("assess", "role-finder", "--answers", given)
    assert told.startswith("More than one role fits\n")
    assert "ML engineer: 5, Train a model and make it better (+3)" in told
    assert "Its ladder: ladderdesk ladder show ai-engineer" in told
    assert told.count("The biggest gap to expect") == 2


def test_a_suggestion_is_told_with_its_entries(terminal: Terminal) -> None:
    number = terminal("log", "Framework that two services ship through #evals !system").strip()
    terminal("link", number, "genai.senior.framework-owned")
    terminal("assess", "eval-ownership", typed="y\n", status=1)
    assert f"Your journal suggests yes (entries {number})" in terminal.error
    listed = next(each for each in terminal.json("assess") if each["id"] == "eval-ownership")
    assert listed["questions"][0]["suggested"] == {
        "answer": "yes",
        "basis": "demonstrated",
        "entries": [int(number)],
    }
    assert listed["questions"][0]["answers"] == ["yes", "no", "standard"]


def test_what_is_due_again_says_so(terminal: Terminal) -> None:
    assessment = Library(paths.shipped("content")).assessment("career-clarity")
    vault = Vault.create(terminal.vault)
    with vault.writing() as session:
        then = session.clock().replace(year=session.clock().year - 1, day=1)
        session.clock = lambda: then
        assessing.keep_run(session, assessment, dict.fromkeys(CLARITY, "3"))
    vault.close()
    line = next(each for each in terminal("assess").splitlines() if each.startswith("career-clarity"))
    assert "due again" in line


def test_assessing_loads_no_window_toolkit(tmp_path: Path) -> None:
    vault = tmp_path / "v.ladderdesk"
    script = (
        "import sys, ladderdesk.cli\n"
        f"words = ['--vault', r'{vault}', 'assess', 'career-clarity', '--answers', '{ratings(3, 3, 3, 3, 3)}']\n"
        "ladderdesk.cli.run(words)\n"
        "assert not {name for name in sys.modules if name.startswith(('PySide6', 'matplotlib'))}"
    )
    assert subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
