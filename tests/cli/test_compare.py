"""Levels are compared from the terminal: within a ladder and across ladders, with a journal and without one."""

import json
from pathlib import Path
from typing import Any

import pytest

from ladderdesk.cli import run

LADDER = "generative-ai-engineer"
CHANGE_KEYS = {"change", "competency", "group", "before", "after", "reasons", "carry_over"}
SIDE_KEYS = {"criterion", "kind", "scope", "status", "status_packet_ready", "evidence"}
NEIGHBOUR_KEYS = {
    "ladder", "level", "ranks", "tracks", "scopes", "share", "shared", "missing", "reason", "stand_there",
}  # fmt: skip
INDIRECT_KEYS = {"id", "kind", "competency", "status", "points", "evidence", "reason"}


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


def criteria_of(terminal: Terminal, level: str) -> set[str]:
    return {one["id"] for one in terminal.json("ladder", "show", LADDER, "--level", level)["criteria"]}


def sides(told: Any, side: str) -> list[str]:
    return [change[side]["criterion"] for change in told["changes"] if change[side]]


def test_the_difference_needs_no_journal_and_makes_none(terminal: Terminal) -> None:
    told = terminal("ladder", "diff", LADDER, "senior", "staff")
    assert told.startswith("Up from Senior to Staff: ")
    assert "\nAdded\n" in told
    assert "\nLeft behind\n" in told
    assert "    Before: " in told
    assert not terminal.vault.exists()


def test_the_difference_has_the_documented_keys_and_each_criterion_once(terminal: Terminal) -> None:
    told = terminal.json("ladder", "diff", LADDER, "senior", "staff", "--as-of", "2026-11-19")
    assert {key: told[key] for key in told if key != "changes"} == {
        "ladder": LADDER, "from": "senior", "to": "staff", "direction": "up", "as_of": "2026-11-19",
    }  # fmt: skip
    assert all(set(change) == CHANGE_KEYS for change in told["changes"])
    assert all(
        set(side) == SIDE_KEYS for change in told["changes"] for side in (change["before"], change["after"]) if side
    )
    for side, level in (("before", "senior"), ("after", "staff")):
        assert sorted(sides(told, side)) == sorted(criteria_of(terminal, level))


def test_going_down_says_so_and_leaves_behind_what_going_up_adds(terminal: Terminal) -> None:
    up = terminal.json("ladder", "diff", LADDER, "senior", "staff")
    down = terminal.json("ladder", "diff", LADDER, "staff", "senior")
    added = {one["after"]["criterion"] for one in up["changes"] if one["change"] == "added"}
    left = {one["before"]["criterion"] for one in down["changes"] if one["change"] == "left_behind"}
    assert down["direction"] == "down"
    assert added == left != set()


def test_an_entry_linked_to_the_lower_level_is_offered_to_the_upper_one(terminal: Terminal) -> None:
    raised = next(
        one
        for one in terminal.json("ladder", "diff", LADDER, "senior", "staff")["changes"]
        if one["change"] == "raised" and one["after"]["scope"] == "org"
    )
    number = terminal("log", "Published how three teams evaluate !org").strip()
    terminal("link", number, raised["before"]["criterion"])
    found = terminal.json("ladder", "diff", LADDER, "senior", "staff")["changes"]
    change = next(one for one in found if one["after"] and one["after"]["criterion"] == raised["after"]["criterion"])
    assert (change["before"]["status"], change["after"]["status"]) == ("demonstrated", "no_evidence")
    assert change["carry_over"] == [int(number)]
    assert "1 entry linked before reaches this too" in terminal("ladder", "diff", LADDER, "senior", "staff")


def test_the_crosswalk_names_one_level_of_each_other_ladder(terminal: Terminal) -> None:
    ladders = {one["id"] for one in terminal.json("ladders")}
    told = terminal.json("ladder", "crosswalk", LADDER, "staff")
    assert {one["ladder"] for one in told["neighbours"]} == ladders - {LADDER}
    assert all(set(one) == NEIGHBOUR_KEYS for one in told["neighbours"])
    assert all(one["ranks"] == 0 and one["level"] == "staff" for one in told["neighbours"])
    shares = [one["share"] for one in told["neighbours"]]
    assert shares == sorted(shares, reverse=True)
    assert not terminal.vault.exists()


def test_the_same_evidence_stands_indirectly_in_another_ladder(terminal: Terminal) -> None:
    criteria = terminal.json("ladder", "show", LADDER, "--level", "staff")["criteria"]
    evals = next(one["id"] for one in criteria if one["competency"] == "eval-design")
    numbers = [int(terminal("log", f"Eval standard {number} !company").strip()) for number in range(2)]
    for number in numbers:
        terminal("link", str(number), evals)
    (there,) = [
        one
        for one in terminal.json("ladder", "crosswalk", LADDER, "staff")["neighbours"]
        if one["ladder"] == "ai-engineer"
    ]
    stand = there["stand_there"]
    touched = [one for one in stand["criteria"] if one["competency"] == "eval-design" and one["kind"] != "gate"]
    assert stand["basis"] == "indirect"
    assert sum(stand["counts"].values()) == len(stand["criteria"])
    assert all(set(one) == INDIRECT_KEYS for one in stand["criteria"])
    assert touched
    assert all(sorted(one["evidence"]) == numbers and one["status"] in {"emerging", "likely"} for one in touched)
    assert {one["status"] for one in stand["criteria"] if one["competency"] != "eval-design"} <= {
        "no_evidence",
        "direct_only",
    }
    assert "Indirect, through shared competencies: " in terminal("ladder", "crosswalk", LADDER, "staff")


@pytest.mark.parametrize(
    "words",
    [
        ("diff", LADDER, "senior", "emperor"),
        ("diff", "no-such-ladder", "senior", "staff"),
        ("diff", LADDER, "senior", "staff", "--as-of", "someday"),
        ("crosswalk", LADDER, "emperor"),
    ],
)
def test_what_there_is_not_is_one_line_on_standard_error(terminal: Terminal, words: tuple[str, ...]) -> None:
    assert terminal("ladder", *words, status=1) == ""
    assert terminal.error.startswith("ladderdesk: ")
    assert terminal.error.count("\n") == 1
