"""The sample journal is held to everything it names, with the place of each mistake and the nearest known name."""

from pathlib import Path

import pytest

from ladderdesk.catalogue.check import check_folder
from ladderdesk.catalogue.problems import Problem

from .folders import spoiled
from .test_learning import learning_folder

SAMPLE = """\
anchor: 2026-11-21
profile:
  name: Somebody
  ladder: tester
  current: mid
  target: senior
  current_since: 2024-03-04
  target_by: 2027-06-30
  chosen_on: 2026-01-20
people:
  - {name: Ines, relation: my_team}
entries:
  - key: first
    day: 2026-11-02
    title: A first entry
    kind: win
    competencies: [eval-design]
    people: [Ines]
    confirmed_by: [Ines]
    evidence:
      - {criterion: tester.mid.examples, quantity: 50}
  - {key: second, day: 2026-11-03, title: A second one, kind: talk}
verdicts:
  - {criterion: tester.senior.mentors, word: not_yet, day: 2026-11-06}
marks:
  - {criterion: tester.senior.mentors, word: no_opportunity, day: 2026-11-07, reason: None so far}
actions:
  - {title: Pair, due: 2026-12-01}
runs:
  - {key: once, assessment: quiz, day: 2026-11-04, answers: ['yes', 'no']}
guides:
  - guide: return
    start: 2026-11-04
    done:
      - {day: 0, done_on: 2026-11-04, run: once}
attempts:
  - {exercise: plan, day: 2026-11-05, answer: I would ask., scores: [2]}
"""


def problems_of(place: Path, text: str) -> list[Problem]:
    folder = learning_folder(place)
    (folder / "sample").mkdir()
    (folder / "sample" / "journal.yaml").write_text(text, encoding="utf-8")
    return check_folder(folder)


def test_a_sample_without_a_fault_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, SAMPLE) == []


@pytest.mark.parametrize(
    ("old", "new", "keys", "message", "suggestion"),
    [
        ("ladder: tester", "ladder: testr", "profile.ladder", "no ladder 'testr'", "tester"),
        ("target: senior", "target: senor", "profile.target", "no level 'senor'", "senior"),
        ("key: second", "key: first", "entries[1].key", "the first is on line 13", ""),
        ("kind: talk", "kind: tlak", "entries[1].kind", "is none of", "talk"),
        ("day: 2026-11-03", "day: 2026-11-33", "entries[1].day", "Expected a day", ""),
        ("day: 2026-11-03", "day: 2026-11-23", "entries[1].day", "not later than the anchor", ""),
        ("[eval-design]", "[eval-desing]", "entries[0].competencies[0]", "no competency", "eval-design"),
        ("confirmed_by: [Ines]", "confirmed_by: [Ina]", "entries[0].confirmed_by[0]", "of this entry", ""),
        ("name: Ines", "name: Inez", "entries[0].people[0]", "'Ines' is not among the people", "Inez"),
        ("tester.mid.examples", "tester.mid.example", "entries[0].evidence[0].criterion", "", "tester.mid.examples"),
        ("word: not_yet", "word: not-yet", "verdicts[0].word", "is none of", "not_yet"),
        ("word: no_opportunity", "word: override", "marks[0].word", "is none of", ""),
        ("assessment: quiz", "assessment: quizz", "runs[0].assessment", "no assessment", "quiz"),
        ("['yes', 'no']", "['yes']", "runs[0].answers", "There are 2 wanted here, not 1", ""),
        ("['yes', 'no']", "['yes', 'nope']", "runs[0].answers[1]", "no answer 'nope'", "no"),
        ("guide: return", "guide: retrun", "guides[0].guide", "no guide", "return"),
        ("{day: 0,", "{day: 1,", "guides[0].done[0].day", "no checkpoint on day 1", ""),
        ("run: once", "run: twice", "guides[0].done[0].run", "no run 'twice'", ""),
        ("exercise: plan", "exercise: plam", "attempts[0].exercise", "no exercise", "plan"),
        ("scores: [2]", "scores: [2, 1]", "attempts[0].scores", "There is 1 wanted here, not 2", ""),
        ("scores: [2]", "scores: [3]", "attempts[0].scores[0]", "3 is too large", ""),
        ("title: A first entry", "titel: A first entry", "entries[0].titel", "no key 'titel'", "title"),
    ],
)
def test_a_fault_is_reported_alone_with_its_place_and_a_way_out(
    tmp_path: Path, old: str, new: str, keys: str, message: str, suggestion: str
) -> None:
    text, _line = spoiled(SAMPLE, old, new)

    (found,) = problems_of(tmp_path, text)

    assert (found.file, found.keys) == ("sample/journal.yaml", keys)
    assert message in found.message
    assert found.suggestion == suggestion
