import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.catalogue.check import check_file, check_folder, check_path
from ladderdesk.catalogue.nodes import UnreadableError, read_tree
from ladderdesk.catalogue.problems import Problem
from ladderdesk.catalogue.shape import MOST_PROBLEMS
from ladderdesk.errors import NotFoundError

from ..pace import turns
from .folders import COMPETENCIES, LADDER, content_folder, spoiled


def problems_of(place: Path, text: str) -> list[Problem]:
    return check_folder(content_folder(place, tester=text))


def test_a_folder_without_a_fault_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, LADDER) == []


FAULTS = [
    (
        "    scope_text: One feature",
        "    scope_txt: One feature",
        "levels[0].scope_txt",
        "no key 'scope_txt'",
        "scope_text",
    ),
    ("version: 1", "version: one", "version", "Expected a whole number here, found 'one'", ""),
    ("version: 1", "version: 0", "version", "0 is too small; at least 1", ""),
    ("version: 1", "version: 1.5", "version", "Expected a whole number", ""),
    ("title: Tester", "title: 2026", "title", "'2026' is not text to YAML; put it in quotes", ""),
    ("title: Tester", "title: no", "title", "'no' is not text to YAML", ""),
    ("title: Tester", "title: [Tester]", "title", "Expected text here, found a list", ""),
    ("title: Tester", "title:", "title", "There is no value here; expected text", ""),
    ("title: Tester", f"title: {'x' * 401}", "title", "401 characters; at most 400", ""),
    ("updated: 2026-11-21", "updated: 2026-02-30", "updated", "Expected a day such as 2026-11-21", ""),
    ("updated: 2026-11-21", "updated: soon", "updated", "Expected a day", ""),
    ("roles: [Tester]", "roles: Tester", "roles", "Expected a list here, found a single value", ""),
    (
        "sources:\n  - {title: A document,",
        "sources:\n  - {titel: A document,",
        "sources[0].titel",
        "no key 'titel'",
        "title",
    ),
    ("id: tester\n", "id: Tester\n", "id", "'Tester' is not an id", ""),
    ("id: tester\n", "id: other\n", "id", "the file is named 'tester'", ""),
    ("track: ic\n    rank: 2", "track: icc\n    rank: 2", "levels[0].track", "'icc' is none of hybrid, ic", "ic"),
    ("rank: 2", "rank: 12", "levels[0].rank", "12 is too large; at most 7", ""),
    ("scope: system", "scope: sytem", "levels[1].scope", "'sytem' is none of task", "system"),
    ("kind: gate", "kind: gates", "levels[0].criteria[0].kind", "'gates' is none of", "gate"),
    ("scope: any", "scope: all", "levels[1].criteria[0].scope", "'all' is none of any", ""),
    ("once: true", "once: maybe", "levels[1].criteria[0].once", "Expected true or false", ""),
    (
        "competency: eval-design",
        "competency: eval-desing",
        "levels[0].criteria[0].competency",
        "There is no competency 'eval-desing'; did you mean 'eval-design'?",
        "eval-design",
    ),
    (
        "also: [communication]",
        "also: [speaking]",
        "levels[1].criteria[0].also[0]",
        "There is no competency 'speaking'.",
        "",
    ),
    (
        "[eval-design]}",
        "[eval-design, evals]}",
        "groups[0].competencies[1]",
        "There is no competency 'evals'",
        "eval-design",
    ),
    ("[eval-design]}", "[eval-design, mentoring]}", "groups[1].competencies[0]", "already in the group 'quality'", ""),
    ("[mentoring, communication]}", "[communication]}", "levels[1].criteria[0].competency", "in no group", ""),
    (
        "{id: people, name: People,",
        "{id: quality, name: People,",
        "groups[1].id",
        "a second time; the first is on line 10",
        "",
    ),
    (
        "id: tester.mid.examples\n",
        "id: tester.senior.mentors\n",
        "levels[1].criteria[0].id",
        "stands here a second time",
        "",
    ),
    ("next: [senior]", "next: [senoir]", "levels[0].next[0]", "no level 'senoir' in this ladder", "senior"),
    ("next: [senior]", "next: [mid]", "levels[0].next[0]", "cannot follow itself", ""),
    ("scope_text: One system", "next: [mid]\n    scope_text: One system", "levels[1].next[0]", "below this level", ""),
    (
        "    statement: Mentors a colleague",
        "    statement: '  '",
        "levels[1].criteria[0].statement",
        "nothing written",
        "",
    ),
    ("        statement: Mentors a colleague\n", "", "levels[1].criteria[0].statement", "'statement' is missing", ""),
    ("value: 50", "value: -50", "levels[0].criteria[0].thresholds[0].value", "above zero", ""),
    ("value: 50", "value: 0", "levels[0].criteria[0].thresholds[0].value", "above zero", ""),
    ("value: 50", "value: many", "levels[0].criteria[0].thresholds[0].value", "Expected a number", ""),
    (
        "value: 50, counts: sum",
        "value: 1.5, counts: distinct",
        "levels[0].criteria[0].thresholds[0].value",
        "whole",
        "",
    ),
    ("counts: sum", "counts: total", "levels[0].criteria[0].thresholds[0].counts", "'total' is none of", ""),
    ("to_months: 36", "to_months: 6", "levels[0].experience.to_months", "6 is less than 12", ""),
    ("at_most: 150000", "at_most: 15000", "levels[0].pay[0].at_most", "15000 is less than 100000", ""),
    ("currency: USD", "currency: usd", "levels[0].pay[0].currency", "three capital letters", ""),
    ("year: 2026, source", "year: 26, source", "levels[0].pay[0].year", "26 is not a year", ""),
    ("from_level: mid", "from_level: middle", "bridges[0].from_level", "no level 'middle'", "mid"),
    (
        "criteria: [tester.senior.mentors]",
        "criteria: [tester.senior.mentor]",
        "bridges[0].criteria[0]",
        "no criterion",
        "tester.senior.mentors",
    ),
    ("version: 1", "version: 1\nversion: 2", "version", "'version' is written a second time", ""),
]


@pytest.mark.parametrize(("old", "new", "keys", "says", "suggestion"), FAULTS)
def test_a_fault_is_reported_alone_with_its_place_and_the_nearest_name(
    tmp_path: Path, old: str, new: str, keys: str, says: str, suggestion: str
) -> None:
    text, _line = spoiled(LADDER, old, new)

    found = problems_of(tmp_path, text)

    assert [(problem.file, problem.keys) for problem in found] == [("ladders/tester.yaml", keys)]
    assert says in found[0].message
    assert found[0].suggestion == suggestion
    assert (f"did you mean '{suggestion}'?" in found[0].message) == bool(suggestion)


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        (
            "rank: 3",
            "rank: 1",
            {
                "levels[0].next[0]": "'senior' is below this level on the same track.",
                "levels[1].rank": "Rank 1 stands after 'mid' with rank 2; the levels of a track go from low to high.",
            },
        ),
        (
            "  - id: senior",
            "  - id: mid",
            {
                "levels[0].next[0]": "There is no level 'senior' in this ladder.",
                "levels[1].id": "'mid' stands here a second time; the first is on line 13.",
                "bridges[0].to_level": "There is no level 'senior' in this ladder.",
            },
        ),
    ],
)
def test_a_fault_that_others_follow_from_is_reported_with_them(
    tmp_path: Path, old: str, new: str, problems: dict[str, str]
) -> None:
    text, _line = spoiled(LADDER, old, new)

    assert {problem.keys: problem.message for problem in problems_of(tmp_path, text)} == problems


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("rank: 3", "rank: three", 37, 11),
        ("competency: mentoring", "competency: mentor-ing", 44, 21),
        ("also: [communication]", "also: [communication, nobody]", 45, 31),
        ("    scope_text: One system\n", "", 34, 5),
        ("    summary: Owns a system.", "    sumary: Owns a system.", 40, 5),
    ],
)
def test_line_and_column_point_at_the_fault(tmp_path: Path, old: str, new: str, line: int, column: int) -> None:
    text, _line = spoiled(LADDER, old, new)

    assert (line, column) in [(problem.line, problem.column) for problem in problems_of(tmp_path, text)]


def test_every_problem_of_every_file_is_reported_at_once(tmp_path: Path) -> None:
    broken = LADDER.replace("rank: 2", "rank: two").replace("competency: mentoring", "competency: tutoring")
    broken = broken.replace("next: [senior]", "next: [boss]").replace("currency: USD", "currency: dollar")
    folder = content_folder(
        tmp_path,
        competencies=COMPETENCIES.replace("family: technical", "family: tecnical"),
        broken=broken.replace("id: tester\n", "id: broken\n").replace("tester.", "broken."),
        empty="",
        tester=LADDER,
    )

    found = check_folder(folder)

    assert [(problem.file, problem.keys) for problem in found] == [
        ("competencies.yaml", "competencies[0].family"),
        ("ladders/broken.yaml", "levels[0].rank"),
        ("ladders/broken.yaml", "levels[0].pay[0].currency"),
        ("ladders/broken.yaml", "levels[0].next[0]"),
        ("ladders/broken.yaml", "levels[1].criteria[0].competency"),
        ("ladders/empty.yaml", ""),
    ]
    assert str(found[1]) == "ladders/broken.yaml:17:11: levels[0].rank: Expected a whole number here, found 'two'."


def test_an_id_that_two_ladders_use_is_reported_in_the_later_one(tmp_path: Path) -> None:
    folder = content_folder(tmp_path, tester=LADDER, zebra=LADDER.replace("id: tester\n", "id: zebra\n"))

    found = check_folder(folder)

    assert {problem.file for problem in found} == {"ladders/zebra.yaml"}
    assert [problem.keys for problem in found] == [
        "levels[0].criteria[0].id",
        "levels[1].criteria[0].id",
        "bridges[0].id",
    ]
    assert "already used in ladders/tester.yaml" in found[0].message


@pytest.mark.parametrize(
    ("old", "new", "keys", "says"),
    [
        ("id: mentoring", "id: eval-design", "competencies[1].id", "a second time; the first is on line 2"),
        ("name: Mentoring", "name: Evals", "competencies[1].name", "'Evals' already means 'eval-design'"),
        ("[evals, golden set]", "[evals, ' ']", "competencies[0].aliases[1]", "nothing written"),
        ("[evals, golden set]", "[evals, 1]", "competencies[0].aliases[1]", "not text to YAML"),
    ],
)
def test_names_of_competencies_are_held_to_be_unique(tmp_path: Path, old: str, new: str, keys: str, says: str) -> None:
    text, _line = spoiled(COMPETENCIES, old, new)

    found = [
        problem
        for problem in check_folder(content_folder(tmp_path, competencies=text))
        if "ladders" not in problem.file
    ]

    assert [problem.keys for problem in found] == [keys]
    assert says in found[0].message


ALIAS_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + step)}: &{chr(98 + step)} [{', '.join([f'*{chr(97 + step)}'] * 9)}]\n" for step in range(20)
)

HOSTILE = [
    (b"", "The file is empty"),
    (b"  \n\n", "The file is empty"),
    (b"# only a comment\n", "The file is empty"),
    (b"id: tester\x00", "U+0000 does not belong"),
    (b"id: te\x1bster", "U+001B does not belong"),
    (b"title: caf\xe9", "not text in UTF-8"),
    (b"\xff\xfei\x00d\x00", "not text in UTF-8"),
    (b"id: [unclosed", "This is not YAML: did not find expected"),
    (b'id: "unclosed', "This is not YAML"),
    (b"a: b: c", "This is not YAML: mapping values are not allowed"),
    (b"\tid: x", "This is not YAML"),
    (b"id: *nowhere", "Anchors and aliases"),
    (ALIAS_BOMB.encode(), "Anchors and aliases"),
    (b"id: !!python/object/apply:os.system [echo]", "Tags (!)"),
    (b"id: a\n---\nid: b\n", "a second begins here"),
    (b"[" * 400_000, "lies this deep"),
    (b"- " * 400_000, "lies this deep"),
    (b"{a: " * 200_000, "lies this deep"),
    (b"[" + b"1," * 400_000 + b"1]", "too many values"),
    (b"x: " + b"y" * 900_000, "There is no key 'x'"),
    (b"x" * 5_000_000, "The file has 5000000 bytes"),
    (b"- a list\n- of things\n", "Expected keys with values here, found a list"),
    (b"just text", "Expected keys with values here, found a single value"),
    (b"? [a, b]\n: c\n", "There is no key ''"),
    (b"<<: {id: x}\n", "There is no key '<<'"),
    (b"levels: " + b"[]\n", "'id' is missing"),
    ("".join(f"key{number}: x\n" for number in range(25_000)).encode(), "There are more problems"),
]


@pytest.mark.parametrize(("content", "says"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_file_is_refused_in_a_moment_and_stops_only_itself(tmp_path: Path, content: bytes, says: str) -> None:
    folder = content_folder(tmp_path)
    (folder / "ladders" / "hostile.yaml").write_bytes(content)

    found = check_folder(folder)

    assert turns(lambda: check_folder(folder)) < 200
    assert {problem.file for problem in found} == {"ladders/hostile.yaml"}
    assert any(says in problem.message for problem in found), found[:3]
    assert len(found) <= MOST_PROBLEMS + 1


@pytest.mark.parametrize("folder", ["assessments", "guides", "practice", "reference", "templates"])
@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_a_hostile_file_to_learn_with_is_refused_in_a_moment_and_stops_only_itself(
    tmp_path: Path, folder: str, place: int
) -> None:
    there = content_folder(tmp_path)
    (there / folder).mkdir(exist_ok=True)
    (there / folder / "hostile.yaml").write_bytes(HOSTILE[place][0])

    found = check_folder(there)

    assert turns(lambda: check_folder(there)) < 200
    assert {problem.file for problem in found} == {f"{folder}/hostile.yaml"}
    assert min(min(problem.line, problem.column) for problem in found) >= 1
    assert all(problem.message for problem in found)


def test_the_place_of_a_strange_character_is_given(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, "id: tester\ntitle: T\x01ester\n")

    assert (found.line, found.column) == (2, 9)


@pytest.mark.parametrize("folder", ["", "assessments", "reference"])
@pytest.mark.parametrize(
    "content", [ALIAS_BOMB.encode(), b"[" + b"1," * 400_000 + b"1]", b"x: " + b"y" * 900_000, b"x" * 5_000_000]
)
def test_checking_a_hostile_file_takes_little_memory(tmp_path: Path, folder: str, content: bytes) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / folder / "hostile.yaml").write_bytes(content)
    limit = 200_000_000
    script = "import sys; from ladderdesk.catalogue.check import main; sys.exit(main(sys.argv[1:]))"

    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (
        1,
        f"{done.stdout.count(chr(10))} problem{'s' * (done.stdout.count(chr(10)) > 1)}.\n",
    )


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_with_a_place(content: bytes) -> None:
    try:
        node = read_tree(content, "any.yaml")
    except UnreadableError as error:
        place, message = (error.problem.line, error.problem.column), error.problem.message
    else:
        place, message = (node.line, node.column), "."

    assert min(place) >= 1
    assert message.endswith(".")


@given(st.data())
def test_a_ladder_with_pieces_cut_out_or_swapped_is_checked_without_a_crash(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    lines = LADDER.splitlines()
    for _turn in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        lines[place : place + data.draw(st.integers(0, 3))] = data.draw(
            st.lists(
                st.sampled_from([*LADDER.splitlines(), "      - 1", "next: {a: b}", "levels:", "groups: [1, [2], {}]"]),
                max_size=2,
            )
        )
    path = tmp_path_factory.mktemp("cut") / "tester.yaml"
    path.write_text("\n".join(lines))

    assert all(problem.line >= 1 and problem.message for problem in check_file(path))


def test_a_folder_of_ladders_alone_is_held_against_the_shipped_competencies(tmp_path: Path) -> None:
    (tmp_path / "tester.yaml").write_text(LADDER.replace("competency: mentoring", "competency: no-such-thing"))

    (found,) = check_folder(tmp_path)

    assert "There is no competency 'no-such-thing'" in found.message


def test_one_file_can_be_checked_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "tester.yaml"
    path.write_text(LADDER)
    assert check_path(path) == []

    path.write_text(LADDER.replace("rank: 3", "rank: 30"))
    assert [problem.keys for problem in check_path(path)] == ["levels[1].rank"]


@pytest.mark.parametrize(("count", "is_fine"), [(1, False), (2, True), (12, True), (13, False)])
def test_a_users_own_ladder_has_two_to_twelve_groups(tmp_path: Path, count: int, is_fine: bool) -> None:
    spare = "".join(f"  - {{id: spare-{number}, name: Spare, competencies: []}}\n" for number in range(count - 1))
    groups = (
        f"groups:\n  - {{id: all, name: All, competencies: [eval-design, mentoring, communication]}}\n{spare}levels:\n"
    )
    text = LADDER[: LADDER.index("groups:")] + groups + LADDER[LADDER.index("levels:") + len("levels:\n") :]

    found = problems_of(tmp_path, text)

    assert [problem.keys for problem in found] == ([] if is_fine else ["groups"])


def test_an_empty_folder_says_that_nothing_was_checked(tmp_path: Path) -> None:
    (found,) = check_folder(tmp_path)
    assert "neither a competencies.yaml nor a ladder" in found.message

    with pytest.raises(NotFoundError, match="no content folder"):
        check_folder(tmp_path / "missing")


def test_a_folder_in_a_files_place_is_reported(tmp_path: Path) -> None:
    folder = content_folder(tmp_path)
    (folder / "ladders" / "odd.yaml").mkdir()

    (found,) = check_folder(folder)

    assert found.message.startswith("The file cannot be read: ")


@pytest.mark.parametrize(
    ("arguments", "status", "output", "errors"),
    [
        (["good"], 0, "", "No problems.\n"),
        (
            ["bad"],
            1,
            "ladders/tester.yaml:37:11: levels[1].rank: Expected a whole number here, found 'x'.\n",
            "1 problem.\n",
        ),
        (["missing"], 2, "", "There is no content folder missing.\n"),
        ([], 2, "", "Name one folder or file: python -m ladderdesk.catalogue.check PATH\n"),
    ],
)
def test_the_command_prints_the_problems_and_exits_by_them(
    tmp_path: Path, arguments: list[str], status: int, output: str, errors: str
) -> None:
    content_folder(tmp_path).rename(tmp_path / "good")
    content_folder(tmp_path, tester=LADDER.replace("rank: 3", "rank: x")).rename(tmp_path / "bad")

    done = subprocess.run(
        [sys.executable, "-m", "ladderdesk.catalogue.check", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (status, output, errors)
