import inspect
from pathlib import Path

import pytest

from ladderdesk import paths
from ladderdesk.assess import plateau_rules
from ladderdesk.catalogue.check import check_folder
from ladderdesk.catalogue.learning_rules import PLATEAUS
from ladderdesk.catalogue.problems import Problem
from ladderdesk.catalogue.read import Library
from ladderdesk.errors import NotFoundError

from .folders import content_folder, spoiled

ASSESSMENT = """\
id: quiz
title: Quiz
version: 1
summary: Two questions.
sources:
  - {title: A document, site: A site, year: 2026}
kind: yes-no
counting: points
choices:
  - {id: 'no', label: Not yet}
  - {id: 'yes', label: 'Yes', points: 1}
questions:
  - id: first
    prompt: Is there an example?
    short: Example
    criteria: [tester.mid.examples]
    competencies: [eval-design]
    step: {title: Write one, criteria: [tester.senior.mentors]}
  - id: second
    prompt: Are there two?
    short: Two
bands:
  - {id: low, title: Low, meaning: Little., at_least: 0, at_most: 1, current: {ladder: tester, level: mid}}
  - {id: high, title: High, meaning: Much., at_least: 2, at_most: 2, ladder: tester}
"""

LEANING = """\
id: sides
title: Sides
version: 1
summary: One question.
sources:
  - {title: A document, site: A site}
kind: choice
counting: leaning
questions:
  - id: side
    prompt: Which side?
    short: Side
    choices:
      - {id: left, label: Left, leans: [{band: west}]}
      - {id: right, label: Right, leans: [{band: east, points: 2}]}
bands:
  - {id: west, title: West, meaning: Go west.}
  - {id: east, title: East, meaning: Go east.}
"""

STEPS = LEANING.replace("id: sides", "id: climb").replace("counting: leaning", "counting: steps")

GUIDE = """\
id: return
title: Return
version: 1
summary: Come back.
sources:
  - {title: A document, site: A site}
checkpoints:
  - {day: 0, title: Begin, task: Begin., assessment: quiz}
  - {day: 3, title: Go on, task: Go on., exercise: plan, reference: table}
facts:
  - {id: share, figure: 59 %, statement: A share., year: 2026, source: A document}
"""

PRACTICE = """\
id: problems
title: Problems
version: 1
summary: One problem.
sources:
  - {title: A document, site: A site}
exercises:
  - id: plan
    title: Plan
    kind: problem
    problem: What do you do?
    hints: [Think]
    answer: ['From {current_level} on.']
    fills: [current-level]
    rubric:
      - {id: scope, title: Scope, clear_when: It is wide}
    grades:
      - {id: strong, title: Strong, meaning: Good, at_least: 2}
      - {id: weak, title: Weak, meaning: Not yet, at_least: 0}
"""

TABLE = """\
id: table
title: Table
version: 1
summary: A table.
kind: heatmap
year: 2026
sources:
  - {title: A document, site: A site}
table:
  corner: Role
  columns: [{id: bank, name: Bank}, {id: lab, name: Lab, ladder: tester}]
  scale: [{id: low, label: Low, weight: 1}, {id: high, label: High, weight: 2}]
  rows:
    - {id: engineer, name: Engineer, cells: [low, high]}
"""

CARDS = """\
id: cards
title: Cards
version: 1
summary: Cards.
kind: roadblocks
year: 2026
sources:
  - {title: A document, site: A site}
cards:
  - id: stuck
    title: Stuck
    plateaus: [working-alone]
    criteria: [tester.senior.mentors]
    levels: [{ladder: tester, level: mid}]
    parts: [{title: Unlock, text: Ask.}]
"""

FILES = {
    "assessments/quiz": ASSESSMENT,
    "assessments/sides": LEANING,
    "guides/return": GUIDE,
    "practice/problems": PRACTICE,
    "reference/table": TABLE,
    "reference/cards": CARDS,
}


def learning_folder(place: Path, **changed: str) -> Path:
    """Write a content folder with learning files; `changed` replaces or adds files by their name."""
    folder = content_folder(place)
    texts = dict(FILES)
    texts |= {name.replace("__", "/"): text for name, text in changed.items()}
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def problems_of(place: Path, name: str, text: str) -> list[Problem]:
    return check_folder(learning_folder(place, **{name.replace("/", "__"): text}))


def test_learning_files_without_a_fault_have_no_problem(tmp_path: Path) -> None:
    assert check_folder(learning_folder(tmp_path)) == []


FAULTS = [
    ("assessments/quiz", "prompt: Is there", "promt: Is there", "questions[0].promt", "no key 'promt'", "prompt"),
    ("assessments/quiz", "kind: yes-no", "kind: yesno", "kind", "'yesno' is none of", "yes-no"),
    ("assessments/quiz", "counting: points", "counting: steps", "questions[0]", "belongs to no band", ""),
    ("assessments/quiz", "id: quiz", "id: other", "id", "the file is named 'quiz'", ""),
    ("assessments/quiz", "id: second", "id: first", "questions[1].id", "the first is on line 13", ""),
    ("assessments/quiz", "{id: 'no', label", "{id: nay, label", "choices", "are no, yes, in this order", ""),
    (
        "assessments/quiz",
        "[tester.mid.examples]",
        "[tester.mid.example]",
        "questions[0].criteria[0]",
        "no criterion",
        "tester.mid.examples",
    ),
    (
        "assessments/quiz",
        "[eval-design]",
        "[eval-desing]",
        "questions[0].competencies[0]",
        "no competency",
        "eval-design",
    ),
    (
        "assessments/quiz",
        "criteria: [tester.senior.mentors]",
        "criteria: [tester.x]",
        "questions[0].step.criteria[0]",
        "no criterion",
        "",
    ),
    (
        "assessments/quiz",
        "level: mid}",
        "level: mit}",
        "bands[0].current.level",
        "no level 'mit' in this ladder",
        "mid",
    ),
    ("assessments/quiz", "ladder: tester}\n", "ladder: testr}\n", "bands[1].ladder", "no ladder 'testr'", "tester"),
    ("assessments/quiz", "at_most: 1", "at_most: 2", "bands[1].at_least", "2 points already mean 'low'", ""),
    ("assessments/quiz", "at_least: 0", "at_least: 1", "bands", "No band is reached with 0 points", ""),
    (
        "assessments/quiz",
        "at_least: 2, at_most: 2",
        "at_least: 2, at_most: 1",
        "bands[1].at_most",
        "1 is less than 2",
        "",
    ),
    ("assessments/quiz", "at_least: 2, ", "", "bands[1]", "does not say from where to where", ""),
    ("assessments/quiz", "meaning: Little.", "meaning: ''", "bands[0].meaning", "nothing written", ""),
    ("assessments/quiz", "year: 2026", "year: 206", "sources[0].year", "206 is not a year", ""),
    (
        "assessments/sides",
        "{band: west}",
        "{band: wset}",
        "questions[0].choices[0].leans[0].band",
        "no band 'wset'",
        "west",
    ),
    ("assessments/sides", "kind: choice", "kind: three-valued", "questions[0].choices", "has three answers", ""),
    ("assessments/sides", "kind: choice", "kind: rating", "questions[0].choices", "are 1, 2, 3, 4, 5", ""),
    ("guides/return", "assessment: quiz", "assessment: quizz", "checkpoints[0].assessment", "no assessment", "quiz"),
    ("guides/return", "exercise: plan", "exercise: plam", "checkpoints[1].exercise", "no exercise 'plam'", "plan"),
    ("guides/return", "reference: table", "reference: tabel", "checkpoints[1].reference", "no reference page", "table"),
    ("guides/return", "day: 3", "day: 0", "checkpoints[1].day", "Day 0 stands after day 0", ""),
    ("guides/return", "day: 3", "day: three", "checkpoints[1].day", "Expected a whole number", ""),
    (
        "guides/return",
        "sources:\n  - {title: A document, site: A site}\n",
        "sources: []\n",
        "sources",
        "credits a document",
        "",
    ),
    ("guides/return", "year: 2026", "year: 1800", "facts[0].year", "1800 is not a year", ""),
    ("practice/problems", "at_least: 2", "at_least: 3", "exercises[0].grades[0].at_least", "the rubric has 2", ""),
    ("practice/problems", "at_least: 0", "at_least: 1", "exercises[0].grades", "No grade begins at 0", ""),
    ("practice/problems", "at_least: 2", "at_least: 0", "exercises[0].grades[1].at_least", "Another grade begins", ""),
    ("practice/problems", "hints: [Think]", "hints: []", "exercises[0].hints", "nothing in this list", ""),
    ("practice/problems", "{current_level}", "here", "exercises[0].fills[0]", "no {current_level} for it", ""),
    ("practice/problems", "[current-level]", "[current-levl]", "exercises[0].fills[0]", "is none of", "current-level"),
    ("reference/table", "[low, high]", "[low]", "table.rows[0].cells", "1 cells for 2 columns", ""),
    ("reference/table", "[low, high]", "[low, hihg]", "table.rows[0].cells[1]", "'hihg' is not on the scale", "high"),
    ("reference/table", "ladder: tester}", "ladder: tster}", "table.columns[1].ladder", "no ladder", "tester"),
    ("reference/table", "id: lab", "id: bank", "table.columns[1].id", "a second time", ""),
    ("reference/cards", "[working-alone]", "[working-alon]", "cards[0].plateaus[0]", "no plateau", "working-alone"),
    ("reference/cards", "    plateaus: [working-alone]\n", "", "cards[0]", "tied to plateaus and to criteria", ""),
    ("reference/cards", "kind: roadblocks", "kind: misreadings", "cards[0]", "talking point for leverage weeks", ""),
]


@pytest.mark.parametrize(("name", "old", "new", "keys", "message", "suggestion"), FAULTS)
def test_a_fault_is_reported_with_its_place_and_a_way_out(
    tmp_path: Path, name: str, old: str, new: str, keys: str, message: str, suggestion: str
) -> None:
    text, line = spoiled(FILES[name], old, new)
    found = problems_of(tmp_path, name, text)
    matching = [each for each in found if each.keys == keys and message in each.message]

    assert matching, [str(each) for each in found]
    assert matching[0].file == f"{name}.yaml"
    assert matching[0].suggestion == suggestion
    if suggestion:
        assert matching[0].line == line
        assert f"did you mean '{suggestion}'?" in matching[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: [", "This is not YAML"),
        ("id: a\x00b", "U+0000"),
        ("a: &a [1]\nb: [*a, *a]", "Anchors and aliases"),
        ("", "empty"),
        ("x" * 5_000_000, "at most 1000000"),
        ("- a list", "Expected keys with values"),
    ],
)
def test_a_file_that_is_no_content_is_one_problem_and_leaves_the_others_alone(
    tmp_path: Path, text: str, message: str
) -> None:
    folder = learning_folder(tmp_path, reference__odd=text)

    (found,) = [each for each in check_folder(folder) if each.file == "reference/odd.yaml"][:1]
    library = Library(folder, cache=tmp_path / "cache")

    assert message in found.message
    assert [page.id for page in library.reference()] == ["cards", "table"]
    assert [each.file for each in library.problems()] == [found.file] * len(library.problems())


def test_every_fault_of_a_file_is_found_in_one_run(tmp_path: Path) -> None:
    text = (
        ASSESSMENT.replace("[eval-design]", "[evals]")
        .replace("level: mid", "level: top")
        .replace("year: 2026", "year: 1")
    )

    assert [each.keys for each in problems_of(tmp_path, "assessments/quiz", text)] == [
        "sources[0].year",
        "questions[0].competencies[0]",
        "bands[0].current.level",
    ]


def test_climbing_needs_a_known_band_for_each_question(tmp_path: Path) -> None:
    text = STEPS.replace("    short: Side\n", "    short: Side\n    band: wets\n")

    (found,) = problems_of(tmp_path, "assessments/climb", text)

    assert (found.keys, found.suggestion) == ("questions[0].band", "west")


def test_an_exercise_has_an_id_of_its_own_in_all_files(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, "practice/twice", PRACTICE.replace("id: problems", "id: twice"))

    assert "'plan' is already used in practice/problems.yaml" in found.message


def test_what_is_learnt_with_is_read_by_kind_and_by_name(tmp_path: Path) -> None:
    library = Library(learning_folder(tmp_path), cache=tmp_path / "cache")

    assert [each.id for each in library.assessments()] == ["quiz", "sides"]
    assert [each.id for each in library.reference()] == ["cards", "table"]
    assert (library.guide("return").title, library.exercise("plan").most) == ("Return", 2)
    assert library.assessment("quiz").choices_of(library.assessment("quiz").questions[0])[1].id == "yes"
    with pytest.raises(NotFoundError, match="did you mean 'quiz'"):
        library.assessment("quis")


def test_a_change_in_a_ladder_has_the_learning_files_checked_again(tmp_path: Path) -> None:
    folder = learning_folder(tmp_path)
    assert len(Library(folder, cache=tmp_path / "cache").assessments()) == 2

    ladder = folder / "ladders" / "tester.yaml"
    ladder.write_text(ladder.read_text(encoding="utf-8").replace("tester.mid.examples", "tester.mid.cases"), "utf-8")

    assert [each.id for each in Library(folder, cache=tmp_path / "cache").assessments()] == ["sides"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(paths.shipped("content"), cache=Path(tmp_path_factory.mktemp("cache")))


def test_the_shipped_learning_files_are_all_there(shipped: Library) -> None:
    kinds = (shipped.assessments(), shipped.guides(), shipped.practice(), shipped.reference())

    assert [len(kind) for kind in kinds] == [
        len(list((paths.shipped("content") / name).glob("*.yaml")))
        for name in ("assessments", "guides", "practice", "reference")
    ]
    assert len(shipped.exercises()) == 16


def test_both_schedules_return_on_five_days_and_rate_again_on_the_last(shipped: Library) -> None:
    for name in ("career-ladders", "role-landscape"):
        assert [each.day for each in shipped.guide(name).checkpoints] == [0, 3, 7, 14, 21]
    rated = shipped.guide("role-landscape").checkpoints
    assert rated[0].assessment == rated[-1].assessment == "career-clarity"


@pytest.mark.parametrize(("page", "columns", "rows"), [("roles", 6, 8), ("interview-loops", 4, 7), ("demand", 5, 6)])
def test_the_tables_are_as_large_as_in_their_document(shipped: Library, page: str, columns: int, rows: int) -> None:
    (table,) = [each.table for each in shipped.reference() if each.id == page]

    assert table is not None
    assert (len(table.columns), len(table.rows)) == (columns, rows)


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("career-patterns", 7),
        ("company-ladders", 5),
        ("company-hiring", 4),
        ("misreadings", 4),
        ("roadblocks", 6),
        ("resources", 8),
        ("questions", 4),
        ("four-skills", 4),
        ("emerging-roles", 4),
    ],
)
def test_the_pages_hold_what_their_document_lists(shipped: Library, page: str, count: int) -> None:
    (found,) = [each for each in shipped.reference() if each.id == page]

    assert len(found.cards) == count


def test_every_plateau_that_content_may_name_is_one_the_journal_is_searched_for() -> None:
    rules = inspect.getsource(plateau_rules)

    assert len(PLATEAUS) == len(plateau_rules.RULES)
    assert [name for name in PLATEAUS if f'"{name}"' not in rules] == []
