import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ladderdesk.catalogue.model import Scope
from ladderdesk.catalogue.read import MAIN_LADDERS, Library
from ladderdesk.errors import ContentError, NotFoundError

from .folders import COMPETENCIES, LADDER, content_folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def library(place: Path, cache: Path, **ladders: str) -> Library:
    return Library(content_folder(place, **ladders), cache=cache)


def named(name: str) -> str:
    """Give the ladder under another name."""
    return LADDER.replace("id: tester\n", f"id: {name}\n").replace("tester.", f"{name}.")


def test_a_ladder_is_read_as_its_author_wrote_it(tmp_path: Path, cache: Path) -> None:
    ladder = library(tmp_path, cache).ladder("tester")

    mid, senior = ladder.levels
    assert (ladder.title, ladder.updated, ladder.sources[0].year) == ("Tester", date(2026, 11, 21), 2026)
    assert (mid.name, mid.scope, mid.next) == ("L4 Mid", Scope.FEATURE, ("senior",))
    assert mid.experience is not None
    assert mid.experience.to_months == 36
    assert mid.criteria[0].thresholds[0].value == Decimal(50)
    assert (senior.criteria[0].scope, senior.criteria[0].once) == ("any", True)
    assert senior.criteria[0].thresholds[0].value == Decimal("0.5")


def test_what_the_cache_gives_back_equals_what_was_read(tmp_path: Path, cache: Path) -> None:
    first = library(tmp_path, cache)
    read = (first.competencies, first.ladders())

    again = Library(tmp_path / "content", cache=cache)

    assert (again.competencies, again.ladders()) == read
    assert all(
        isinstance(each.scope, Scope) or each.scope in (None, "any")
        for ladder in again.ladders()
        for level in ladder.levels
        for each in level.criteria
    )


def test_a_second_start_does_not_load_the_yaml_reader(tmp_path: Path, cache: Path) -> None:
    folder = content_folder(tmp_path)
    script = (
        "import sys; from pathlib import Path; from ladderdesk.catalogue.read import Library;"
        "library = Library(Path(sys.argv[1]), cache=Path(sys.argv[2])); library.competencies; library.ladder('tester');"
        "print('yaml' in sys.modules)"
    )

    runs = [
        subprocess.run([sys.executable, "-c", script, folder, cache], capture_output=True, text=True, check=True).stdout
        for _turn in range(2)
    ]

    assert runs == ["True\n", "False\n"]


def spoil_nothing(_record: Path) -> None: ...


def cut_short(record: Path) -> None:
    record.write_bytes(record.read_bytes()[:-5])


def empty(record: Path) -> None:
    record.write_bytes(b"")


def change_a_letter(record: Path) -> None:
    content = record.read_bytes()
    assert b"Mentor" in content
    record.write_bytes(content.replace(b"Mentor", b"Mentar"))


def make_a_folder_of_it(record: Path) -> None:
    record.unlink()
    record.mkdir()


@pytest.mark.parametrize("spoil", [spoil_nothing, cut_short, empty, change_a_letter, make_a_folder_of_it])
def test_a_spoilt_cache_is_as_good_as_none(tmp_path: Path, cache: Path, spoil: Callable[[Path], None]) -> None:
    wanted = library(tmp_path, cache).ladders()
    records = list(cache.iterdir())
    assert len(records) == 2
    for record in records:
        spoil(record)

    assert Library(tmp_path / "content", cache=cache).ladders() == wanted


def test_a_changed_file_is_seen_by_the_next_library(tmp_path: Path, cache: Path) -> None:
    library(tmp_path, cache).ladder("tester")
    path = tmp_path / "content" / "ladders" / "tester.yaml"
    path.write_text(LADDER.replace("title: Tester", "title: Tested"))

    assert Library(tmp_path / "content", cache=cache).ladder("tester").title == "Tested"


def test_a_competency_that_went_away_is_noticed_in_a_cached_ladder(tmp_path: Path, cache: Path) -> None:
    library(tmp_path, cache).ladder("tester")
    path = tmp_path / "content" / "competencies.yaml"
    path.write_text(COMPETENCIES.replace("id: mentoring", "id: tutoring"))

    with pytest.raises(ContentError, match="no competency 'mentoring'"):
        Library(tmp_path / "content", cache=cache).ladder("tester")


def test_where_nothing_can_be_cached_content_is_read_all_the_same(tmp_path: Path, cache: Path) -> None:
    cache.write_text("a file where the folder should be")

    assert library(tmp_path, cache).ladder("tester").title == "Tester"


def test_a_broken_ladder_stops_only_itself_and_says_everything_that_is_wrong(tmp_path: Path, cache: Path) -> None:
    broken = named("broken").replace("rank: 2", "rank: two").replace("next: [senior]", "next: [boss]")
    found = library(tmp_path, cache, broken=broken, tester=LADDER)

    assert [ladder.id for ladder in found.ladders()] == ["tester"]
    assert [problem.keys for problem in found.problems()] == ["levels[0].rank", "levels[0].next[0]"]
    with pytest.raises(ContentError) as caught:
        found.ladder("broken")
    assert caught.value.message == (
        "broken.yaml cannot be used:\n"
        "ladders/broken.yaml:17:11: levels[0].rank: Expected a whole number here, found 'two'.\n"
        "ladders/broken.yaml:24:12: levels[0].next[0]: There is no level 'boss' in this ladder."
    )


def test_reading_one_ladder_does_not_read_the_others(tmp_path: Path, cache: Path) -> None:
    found = library(tmp_path, cache, other="a: [", tester=LADDER)

    assert found.ladder("tester").title == "Tester"
    assert len(list(cache.iterdir())) == 2


def test_broken_competencies_are_an_error_and_not_an_empty_list_of_ladders(tmp_path: Path, cache: Path) -> None:
    folder = content_folder(tmp_path, competencies="competencies: 1\n")

    with pytest.raises(ContentError, match=r"competencies.yaml:1:15: competencies: Expected a list"):
        Library(folder, cache=cache).ladders()


def test_missing_competencies_are_an_error_that_says_so(tmp_path: Path, cache: Path) -> None:
    folder = content_folder(tmp_path)
    (folder / "competencies.yaml").unlink()

    with pytest.raises(ContentError, match="cannot be read: No such file"):
        _ = Library(folder, cache=cache).competencies


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("testor", "There is no ladder 'testor'; did you mean 'tester'?"),
        ("zzz", "There is no ladder 'zzz'."),
        ("../competencies", "There is no ladder '../competencies'."),
        ("", "There is no ladder ''."),
    ],
)
def test_an_unknown_ladder_is_answered_with_the_nearest_name(
    tmp_path: Path, cache: Path, asked: str, message: str
) -> None:
    with pytest.raises(NotFoundError) as caught:
        library(tmp_path, cache).ladder(asked)

    assert caught.value.message == message


def test_a_competency_is_found_by_its_id(tmp_path: Path, cache: Path) -> None:
    found = library(tmp_path, cache)

    assert found.competency("mentoring").name == "Mentoring"
    assert found.find_competency("tutoring") is None
    with pytest.raises(NotFoundError, match="did you mean 'mentoring'"):
        found.competency("mentorin")


def test_a_criterion_is_found_in_any_ladder_with_its_level(tmp_path: Path, cache: Path) -> None:
    found = library(tmp_path, cache, tester=LADDER, other=named("other"))

    place = found.find_criterion("other.senior.mentors")

    assert place is not None
    ladder, level, criterion = place
    assert (ladder.id, level.id, criterion.short) == ("other", "senior", "Mentors")
    assert found.find_criterion("nobody") is None


def test_the_two_main_ladders_come_first_then_the_others_by_name(tmp_path: Path, cache: Path) -> None:
    names = ["zebra", *reversed(MAIN_LADDERS), "another"]

    found = library(tmp_path, cache, **{name: named(name) for name in names})

    assert found.ladder_ids == (*MAIN_LADDERS, "another", "zebra")
    assert [ladder.id for ladder in found.ladders()] == list(found.ladder_ids)
