"""`ladderdesk learn` looks words up without a journal, prints where they stand, and fails in one line."""

import json

import pytest

from ladderdesk.cli import run


def test_it_prints_title_place_and_the_words_around(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["learn", "no", "case", "before", "leadership"]) == 0
    title, where, snippet, *_rest = capsys.readouterr().out.splitlines()
    assert title == "No case for AI work before leadership  [reference/roadblocks#no-case]"
    assert where == "  Reference · Roadblocks"
    assert "leadership asks why" in snippet


def test_as_json_it_has_the_documented_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["learn", "eval", "--limit", "3", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 3
    assert all(set(each) == {"topic", "chapter", "title", "where", "snippet"} for each in found)


def test_a_near_miss_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["learn", "raodblocks"]) == 0
    assert capsys.readouterr().out.startswith("Roadblocks  [reference/roadblocks]")


def test_without_a_hit_it_says_the_nearest_word_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["learn", "kubernaut"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "ladderdesk: Nothing to learn matches “kubernaut”; did you mean 'kubernetes'?\n"
