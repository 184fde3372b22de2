from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk import paths
from ladderdesk.assess.assessments import compare, grade, score
from ladderdesk.catalogue.learning import Assessment, Exercise, LevelRef
from ladderdesk.catalogue.read import Library
from ladderdesk.errors import InputError


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(paths.shipped("content"), cache=Path(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="module")
def routing(library: Library) -> Assessment:
    return library.assessment("eval-ownership")


@pytest.fixture(scope="module")
def clarity(library: Library) -> Assessment:
    return library.assessment("career-clarity")


def answers(assessment: Assessment, *given_answers: str) -> dict[str, str]:
    return dict(zip((question.id for question in assessment.questions), given_answers, strict=True))


@pytest.mark.parametrize(
    ("yes", "standard", "band", "current", "target"),
    [
        (0, 0, "phase-1", "junior", "mid"),
        (1, 0, "phase-1", "junior", "mid"),
        (2, 0, "phase-1", "junior", "mid"),
        (3, 0, "phase-2", "mid", "senior"),
        (4, 0, "phase-2", "mid", "senior"),
        (5, 0, "phase-3", "senior", "staff"),
        (0, 5, "phase-3", "senior", "staff"),
        (6, 0, "phase-4", "senior", "staff"),
        (1, 5, "phase-4", "senior", "staff"),
        (0, 6, "phase-5", "staff", "principal"),
    ],
)
def test_the_routing_key_leads_from_yeses_to_a_phase(
    routing: Assessment, yes: int, standard: int, band: str, current: str, target: str
) -> None:
    given_answers = ["yes"] * yes + ["standard"] * standard
    found = score(routing, answers(routing, *given_answers, *["no"] * (6 - len(given_answers))))

    assert (found.band.id, found.score, found.most) == (band, yes + standard, 6)
    assert found.band.current == LevelRef(ladder="generative-ai-engineer", level=current)
    assert found.band.target == LevelRef(ladder="generative-ai-engineer", level=target)


@pytest.mark.parametrize(
    ("ratings", "total", "band"),
    [
        ("11111", 5, "foundation"),
        ("22222", 10, "foundation"),
        ("22223", 11, "focus"),
        ("44433", 18, "focus"),
        ("44443", 19, "ahead"),
        ("55555", 25, "ahead"),
    ],
)
def test_the_five_ratings_add_up_to_a_band(clarity: Assessment, ratings: str, total: int, band: str) -> None:
    found = score(clarity, answers(clarity, *ratings))

    assert (found.score, found.band.id) == (total, band)


@pytest.mark.parametrize(
    ("given_answers", "band", "short"),
    [
        ("nnnnnnnnn", "junior", 9),
        ("yynyyyyyy", "junior", 1),
        ("yyynnnnnn", "mid", 6),
        ("yyyyyyyyn", "senior", 1),
        ("yyyyyyyyy", "staff", 0),
    ],
)
def test_a_level_counts_with_those_below_it(library: Library, given_answers: str, band: str, short: int) -> None:
    leveling = library.assessment("ai-engineer-leveling")
    found = score(leveling, answers(leveling, *("yes" if each == "y" else "no" for each in given_answers)))

    assert (found.band.id, len(found.short)) == (band, short)


@pytest.mark.parametrize(
    ("management", "band"), [(0, "ic"), (1, "ic"), (2, "both"), (3, "both"), (4, "management"), (5, "management")]
)
def test_a_clear_lead_decides_between_ic_and_management(library: Library, management: int, band: str) -> None:
    sides = library.assessment("ic-or-management")
    found = score(sides, answers(sides, *["management"] * management, *["ic"] * (5 - management)))

    assert found.band.id == band
    assert found.points == {"management": management, "ic": 5 - management}


@pytest.mark.parametrize(
    ("given_answers", "band"),
    [
        (("product", "backend", "little", "some", "most"), "ai-engineer"),
        (("platform", "backend", "little", "rarely", "much"), "mlops-engineer"),
        (("training", "models", "some", "some", "much"), "ml-engineer"),
        (("analysis", "statistics", "statistics", "some", "half"), "data-scientist"),
        (("papers", "mathematics", "daily", "daily", "much"), "research-engineer"),
        (("pipelines", "data", "little", "rarely", "much"), "data-engineer"),
        (("platform", "data", "daily", "rarely", "half"), "mlops-engineer"),
        (("training", "backend", "daily", "daily", "most"), "several"),
    ],
)
def test_the_role_finder_leads_to_a_role(library: Library, given_answers: tuple[str, ...], band: str) -> None:
    finder = library.assessment("role-finder")
    found = score(finder, answers(finder, *given_answers))

    assert found.band.id == band
    assert (len(found.bands) > 1) == (band == "several")


def test_every_role_found_names_its_ladder_and_its_gap(library: Library) -> None:
    for band in library.assessment("role-finder").bands:
        assert band.ladder in library.ladder_ids
        assert band.gap


@given(picks=st.lists(st.integers(0, 5), min_size=9, max_size=9))
def test_every_complete_run_has_a_result(library: Library, picks: list[int]) -> None:
    for assessment in library.assessments():
        chosen = {
            question.id: assessment.choices_of(question)[pick % len(assessment.choices_of(question))].id
            for question, pick in zip(assessment.questions, picks, strict=False)
        }
        found = score(assessment, chosen)

        assert 0 <= found.score <= found.most
        assert found.record()["band"] == found.band.id


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"six-weeks": None}, "'Scopes to six weeks' has no answer yet"),
        ({"six-weeks": "maybe"}, "'maybe' is no answer to 'Scopes to six weeks'"),
        ({"seven": "yes"}, "no question 'seven'"),
    ],
)
def test_an_incomplete_or_unknown_answer_is_refused(
    routing: Assessment, change: dict[str, str | None], message: str
) -> None:
    chosen = answers(routing, *["yes"] * 6) | change

    with pytest.raises(InputError, match=message):
        score(routing, {name: each for name, each in chosen.items() if each is not None})


def test_a_later_rating_is_compared_question_by_question(clarity: Assessment) -> None:
    before, now = answers(clarity, *"13333"), answers(clarity, *"43323")

    assert [(each.question.id, each.gain) for each in compare(clarity, before, now)] == [
        ("role-clarity", 3),
        ("career-planning", -1),
    ]
    assert compare(clarity, {"gone": "1"}, now) == ()


@pytest.mark.parametrize(
    ("scores", "name"),
    [
        ({}, "none"),
        ({"scope": 2, "strategy": 1}, "none"),
        ({"scope": 2, "strategy": 2}, "lean"),
        ({"scope": 2, "strategy": 2, "influence": 2, "business": 2, "alignment": 1}, "strong"),
    ],
)
def test_the_scores_of_a_rubric_come_to_a_grade(library: Library, scores: dict[str, int], name: str) -> None:
    assert grade(promotion(library), scores).id == name


@pytest.mark.parametrize("scores", [{"scope": 3}, {"scope": -1}, {"charm": 1}])
def test_a_score_that_the_rubric_does_not_have_is_refused(library: Library, scores: dict[str, int]) -> None:
    with pytest.raises(InputError, match="cannot be scored"):
        grade(promotion(library), scores)


def promotion(library: Library) -> Exercise:
    return library.exercise("senior-to-staff")
