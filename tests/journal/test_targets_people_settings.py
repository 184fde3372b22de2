from datetime import timedelta

import pytest

from ladderdesk.errors import ConflictError, InputError, NotFoundError
from ladderdesk.journal import entries, history, people, settings, targets
from ladderdesk.journal.rows import Kept, Person, Relation
from ladderdesk.vault.session import Session

from .builders import MONDAY, entry


def choose(session: Session, target: str, *, days: int = 0, current: str | None = "senior") -> None:
    targets.choose(session, ladder="genai", current=current, target=target, day=MONDAY + timedelta(days=days))


def test_the_target_chosen_last_is_in_force_and_the_others_are_its_history(session: Session) -> None:
    assert targets.target_in_force(session) is None
    choose(session, "staff")
    choose(session, "principal", days=3)
    choose(session, "distinguished", days=3)
    in_force = targets.target_in_force(session)
    assert in_force is not None
    assert (in_force.target, in_force.chosen_on) == ("distinguished", MONDAY + timedelta(days=3))
    assert [each.target for each in targets.target_history(session)] == ["distinguished", "principal", "staff"]


def test_choosing_what_is_chosen_is_no_new_choice(session: Session) -> None:
    choose(session, "staff")
    choose(session, "staff", days=5)
    assert len(targets.target_history(session)) == 1


def test_a_choice_can_be_undone(session: Session) -> None:
    choose(session, "staff")
    choose(session, "principal")
    history.undo(session)
    in_force = targets.target_in_force(session)
    assert in_force is not None
    assert in_force.target == "staff"


ASKED = {"current_since": MONDAY - timedelta(days=400), "target_by": MONDAY + timedelta(days=400)}


def levels(session: Session) -> tuple[str | None, str | None, str, bool, bool]:
    """Give ladder, current and target in force, and whether since when and by when are still known."""
    held = targets.target_in_force(session)
    assert held is not None
    return held.ladder, held.current, held.target, held.current_since is not None, held.target_by is not None


@pytest.mark.parametrize(
    ("ladder", "level", "result"),
    [
        ("genai", "staff", ("genai", "senior", "staff", True, True)),
        ("genai", "principal", ("genai", "senior", "principal", True, False)),
        ("mlops", "staff", ("mlops", None, "staff", False, False)),
    ],
)
def test_a_level_taken_as_target_keeps_what_stays_the_same(
    session: Session, ladder: str, level: str, result: tuple[object, ...]
) -> None:
    targets.choose(session, ladder="genai", current="senior", target="staff", day=MONDAY, **ASKED)
    targets.take_target(session, ladder=ladder, level=level, day=MONDAY)
    assert levels(session) == result


@pytest.mark.parametrize(
    ("ladder", "level", "result"),
    [
        ("genai", "senior", ("genai", "senior", "staff", True, True)),
        ("genai", "mid", ("genai", "mid", "staff", False, True)),
        ("genai", "staff", ("genai", "staff", "next", False, False)),
        ("mlops", "staff", ("mlops", "staff", "next", False, False)),
    ],
)
def test_a_level_taken_as_current_keeps_the_target_until_it_is_reached(
    session: Session, ladder: str, level: str, result: tuple[object, ...]
) -> None:
    targets.choose(session, ladder="genai", current="senior", target="staff", day=MONDAY, **ASKED)
    targets.take_current(session, ladder=ladder, level=level, following="next", day=MONDAY)
    assert levels(session) == result


def test_a_first_level_taken_brings_its_target_along(session: Session) -> None:
    targets.take_current(session, ladder="genai", level="mid", following="senior", day=MONDAY)
    assert levels(session) == ("genai", "mid", "senior", False, False)


def test_names_are_counted_over_entries_outside_the_trash_most_used_first(session: Session) -> None:
    for title in ("one", "two"):
        entries.add(session, entry(title, projects=("Search",), tags=("cost",), competencies=("eval-design",)))
    maya = Person(name="Maya", relation=Relation.OTHER_TEAM)
    gone = entries.add(session, entry(projects=("Archive", "Search"), people=(maya,), tags=("gone",)))
    entries.add(session, entry(people=(Person(name="Bo"), maya), competencies=("mentoring",)))
    entries.trash(session, [gone])
    assert [(known.name, known.uses) for known in people.projects(session)] == [("Search", 2), ("Archive", 0)]
    assert [(known.name, known.relation, known.uses) for known in people.people(session)] == [
        ("Bo", None, 1),
        ("Maya", Relation.OTHER_TEAM, 1),
    ]
    assert [(known.name, known.uses) for known in people.tags(session)] == [("cost", 2)]
    assert people.competencies_used(session) == {"eval-design": 2, "mentoring": 1}
    names = people.known_names(session)
    assert (names.projects, names.people, names.tags) == (("Search", "Archive"), ("Bo", "Maya"), ("cost",))


def test_a_new_name_holds_in_every_entry_and_announces_them(session: Session) -> None:
    number = entries.add(session, entry(projects=("Search",), people=(Person(name="Maya"),)))
    session.changes.clear()
    people.rename_project(session, "search", to=" Search  Ranking ")
    people.rename_person(session, "MAYA", to="Maya B")
    content = entries.entry(session, number).content
    assert content.projects == ("Search Ranking",)
    assert content.people == (Person(name="Maya B"),)
    assert session.changes == {Kept.PROJECTS, Kept.PEOPLE, Kept.ENTRIES}


def test_another_spelling_of_the_same_name_is_a_new_name_too(session: Session) -> None:
    entries.add(session, entry(projects=("search",)))
    people.rename_project(session, "search", to="Search")
    assert [known.name for known in people.projects(session)] == ["Search"]


@pytest.mark.parametrize(
    ("name", "to", "error"),
    [("Search", "ranking", ConflictError), ("Search", " ", InputError), ("No", "X", NotFoundError)],
)
def test_a_name_that_is_taken_empty_or_unknown_is_refused(
    session: Session, name: str, to: str, error: type[Exception]
) -> None:
    entries.add(session, entry(projects=("Search", "Ranking")))
    with pytest.raises(error):
        people.rename_project(session, name, to=to)
    assert {known.name for known in people.projects(session)} == {"Search", "Ranking"}


def test_a_relation_can_be_set_and_taken_away(session: Session) -> None:
    entries.add(session, entry(people=(Person(name="Maya"),)))
    people.set_relation(session, "maya", Relation.LEADERSHIP)
    assert people.people(session)[0].relation is Relation.LEADERSHIP
    people.set_relation(session, "Maya", None)
    assert people.people(session)[0].relation is None


def test_settings_have_their_usual_values_until_they_are_set(session: Session) -> None:
    assert (settings.name(session), settings.window_months(session)) == ("", 18)
    settings.set_name(session, " Mira Solano ")
    settings.set_window_months(session, 24)
    assert (settings.name(session), settings.window_months(session)) == ("Mira Solano", 24)
    history.undo(session)
    assert settings.window_months(session) == 18


@pytest.mark.parametrize("months", [0, -3, 121])
def test_a_window_that_makes_no_sense_is_refused(session: Session, months: int) -> None:
    with pytest.raises(InputError):
        settings.set_window_months(session, months)
