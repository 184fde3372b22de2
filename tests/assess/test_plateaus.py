from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ladderdesk.assess.plateaus import find_plateaus, leverage_weeks
from ladderdesk.assess.values import PlateauFinding
from ladderdesk.catalogue.model import Ladder, Scope
from ladderdesk.journal.rows import Entry, Impact, Judgement, Kind, Person, Relation

from .builders import NOON, TODAY, days_ago, entry, group, ladder, level

LADDER = ladder(
    level(level_id="junior", rank=1, scope=Scope.TASK),
    level(level_id="mid", rank=2, scope=Scope.FEATURE),
    level(level_id="senior", rank=3, scope=Scope.SYSTEM),
    level(level_id="staff", rank=4, scope=Scope.ORG),
    level(level_id="principal", rank=5, scope=Scope.COMPANY),
    level(level_id="senior-manager", rank=5, scope=Scope.ORG, track="management"),
    groups=(group("all", "problem-framing", "mentoring"),),
)
WITH_EVALS = ladder(*LADDER.levels, groups=(group("all", "eval-design"),))
GENERATIVE = ladder(*LADDER.levels, id="generative-ai-engineer", groups=LADDER.groups)
PRODUCT = ladder(*LADDER.levels, id="my-copy", roles=("AI product manager",), groups=LADDER.groups)
INES = (Person(name="Ines", relation=Relation.MY_TEAM),)


def journal(*said: Entry, filler: int = 20, **changes: Any) -> list[Entry]:
    """Entries of a kind that no rule looks at, beside those a case is about."""
    fields: dict[str, Any] = {"kind": Kind.LEARNING, "people": INES} | changes
    return [*said, *(entry(f"Read a paper {number}", day=days_ago(5 + number), **fields) for number in range(filler))]


def found(
    entries: list[Entry], *, asked: Ladder = LADDER, current: str | None = None, target: str = "mid"
) -> dict[str, PlateauFinding]:
    return {one.id: one for one in find_plateaus(entries, asked, current, target, TODAY)}


def win(**changes: Any) -> Entry:
    return entry("A win", **({"people": INES} | changes))


def outcome(text: str = "Fewer refunds") -> tuple[Impact, ...]:
    return (Impact(outcome=text),)


def test_fewer_than_twelve_entries_in_two_quarters_show_nothing() -> None:
    recent = journal(filler=11)
    old = [entry("Old", day=date(2026, 5, 19)) for _number in range(5)]
    trashed = [replace(entry("Gone"), trashed_at=NOON) for _number in range(5)]
    planned = [entry("Planned", day=date(2026, 11, 20)) for _number in range(5)]
    assert found([*recent, *old, *trashed, *planned], current="mid") == {}
    assert "waiting-for-direction" in found([*recent, entry("One more", day=date(2026, 5, 20))], current="mid")


@pytest.mark.parametrize(
    ("said", "current", "is_found"),
    [
        ([], "mid", True),
        ([], "junior", False),
        ([], "senior", False),
        ([], None, False),
        ([entry("Framed", competencies=("problem-framing",))], "mid", False),
        ([entry("Scoped", competencies=("scoping-delivery",))], "mid", False),
        ([entry("Scoped", competencies=("scoping-delivery",), day=days_ago(300))], "mid", True),
    ],
)
def test_waiting_for_direction(said: list[Entry], current: str | None, is_found: bool) -> None:
    assert ("waiting-for-direction" in found(journal(*said), current=current, target="senior")) is is_found


@pytest.mark.parametrize(
    ("alone", "with_others", "current", "is_found"),
    [(16, 4, "mid", True), (15, 5, "mid", False), (16, 4, "junior", True), (16, 4, "senior", False)],
)
def test_working_alone(alone: int, with_others: int, current: str, is_found: bool) -> None:
    entries = journal(filler=alone, people=()) + journal(filler=with_others)
    assert ("working-alone" in found(entries, current=current, target="senior")) is is_found


def test_working_alone_says_what_was_counted_against_which_threshold() -> None:
    entries = journal(filler=16, people=()) + journal(filler=4)
    plateau = found(entries, current="mid", target="senior")["working-alone"]
    assert plateau.sentence == "Your journal shows nobody else in 16 of 20 entries."
    assert plateau.signals == ((True, "16 of 20 name nobody else; 80% or more is the mark"),)
    assert set(plateau.entries) == {one.id for one in entries[:16]}
    assert plateau.unlock


@pytest.mark.parametrize(
    ("scopes", "current", "target", "is_found"),
    [
        ([], "senior", "staff", True),
        ([("org", 100)], "senior", "staff", True),
        ([("org", 10)], "senior", "staff", False),
        ([("org", 100), ("company", 120)], "senior", "staff", False),
        ([("system", 10), (None, 10)], "senior", "staff", True),
        ([], "staff", "senior", False),
        ([], "senior", "senior", False),
        ([], "mid", "junior", False),
        ([], None, "staff", False),
    ],
)
def test_same_scope_faster(
    scopes: list[tuple[str | None, int]], current: str | None, target: str, is_found: bool
) -> None:
    said = [entry("Wide", scope=scope, day=days_ago(days)) for scope, days in scopes]
    assert ("same-scope-faster" in found(journal(*said), current=current, target=target)) is is_found


@pytest.mark.parametrize(
    ("relation", "target", "is_found"),
    [
        (None, "staff", True),
        (Relation.MY_TEAM, "staff", True),
        (Relation.OUTSIDE, "principal", True),
        (Relation.OTHER_TEAM, "staff", False),
        (Relation.LEADERSHIP, "staff", False),
        (Relation.CUSTOMER, "staff", False),
        (None, "senior", False),
    ],
)
def test_inside_one_team(relation: Relation | None, target: str, is_found: bool) -> None:
    met = entry("Met", people=(Person(name="Kofi", relation=relation),))
    assert ("inside-one-team" in found(journal(met), target=target)) is is_found


@pytest.mark.parametrize(
    ("wins", "asked", "is_found"),
    [
        ([{"scope": "feature"}] * 3, WITH_EVALS, True),
        ([{"scope": "org"}] * 3, WITH_EVALS, True),
        ([{"scope": "feature"}] * 2, WITH_EVALS, False),
        ([{"scope": "task"}] * 3, WITH_EVALS, False),
        ([{"scope": None}] * 3, WITH_EVALS, False),
        ([{"scope": "feature", "kind": Kind.DECISION}] * 3, WITH_EVALS, False),
        ([{"scope": "feature"}] * 3 + [{"scope": "feature", "competencies": ("eval-design",)}], WITH_EVALS, False),
        ([{"scope": "feature"}] * 3, LADDER, False),
    ],
)
def test_features_without_evals(wins: list[dict[str, Any]], asked: Ladder, is_found: bool) -> None:
    said = [win(**changes) for changes in wins]
    assert ("features-without-evals" in found(journal(*said), asked=asked)) is is_found


EVAL = {"competencies": ("eval-design",), "projects": ("search",)}


def measured(measure: str, day: int, **changes: Any) -> Entry:
    return entry(
        "Measured", day=days_ago(day), **({"impacts": (Impact(measure=measure, after="81"),)} | EVAL | changes)
    )


@pytest.mark.parametrize(
    ("said", "current", "is_found"),
    [
        ([], "mid", False),
        ([entry("Set", **EVAL)], "mid", True),
        ([entry("Set", **EVAL)], "principal", True),
        ([entry("Set", **EVAL)], "junior", False),
        ([measured("Answer quality", 5)], "mid", True),
        ([measured("Answer quality", 5), measured("answer  Quality", 60)], "mid", False),
        ([measured("Answer quality", 5), measured("Answer quality", 5)], "mid", True),
        ([measured("Answer quality", 5), measured("Answer quality", 60, projects=("billing",))], "mid", True),
        ([measured("Answer quality", 5), measured("Refusals", 60)], "mid", True),
        ([measured("Recall", 5), measured("Recall", 60, competencies=())], "mid", False),
        ([entry("Set", **EVAL), *(measured("Seats", day, competencies=()) for day in (5, 60))], "mid", True),
    ],
)
def test_quality_by_eye(said: list[Entry], current: str, is_found: bool) -> None:
    assert ("quality-by-eye" in found(journal(*said), current=current, target="principal")) is is_found


@pytest.mark.parametrize(
    ("told", "silent", "current", "is_found"),
    [
        (2, 5, "senior", True),
        (3, 7, "senior", False),
        (0, 1, "staff", True),
        (0, 0, "senior", False),
        (0, 5, "mid", False),
    ],
)
def test_no_business_case(told: int, silent: int, current: str, is_found: bool) -> None:
    said = [win(impacts=outcome()) for _number in range(told)] + [win() for _number in range(silent)]
    plateaus = found(journal(*said), current=current, target="principal")
    assert ("no-business-case" in plateaus) is is_found
    if is_found:
        assert set(plateaus["no-business-case"].entries) == {one.id for one in said[told:]}


def test_an_outcome_the_coach_found_before_is_taken_over() -> None:
    judged = Judgement(rule=1, has_number=False, has_outcome=True, has_own_part=False, has_proof=False, is_ready=False)
    by_an_old_rule = replace(judged, rule=0)
    assert "no-business-case" not in found(journal(replace(win(), judgement=judged)), current="senior")
    assert "no-business-case" in found(journal(replace(win(), judgement=by_an_old_rule)), current="senior")


@pytest.mark.parametrize(
    ("told", "silent", "target", "is_found"),
    [
        (1, 2, "principal", True),
        (2, 2, "principal", False),
        (0, 0, "principal", False),
        (1, 2, "staff", False),
        (1, 2, "senior-manager", False),
    ],
)
def test_technology_for_its_own_sake(told: int, silent: int, target: str, is_found: bool) -> None:
    said = [entry("Wide", scope="org", impacts=outcome()) for _number in range(told)]
    said += [entry("Wide", scope="company") for _number in range(silent)]
    assert ("technology-for-its-own-sake" in found(journal(*said), target=target)) is is_found


@pytest.mark.parametrize(
    ("said", "target", "signals"),
    [
        ([], "staff", (True, True)),
        ([{"kind": Kind.MENTORING}], "staff", (False, True)),
        ([{"competencies": ("mentoring",)}], "principal", (False, True)),
        ([{"kind": Kind.STANDARD}], "staff", (True, False)),
        ([{"competencies": ("cross-team-influence",)}], "staff", (True, False)),
        ([{"competencies": ("mentoring", "standards-governance")}], "staff", None),
        ([{"kind": Kind.MENTORING, "day": days_ago(180)}, {"kind": Kind.STANDARD}], "staff", (True, False)),
        ([{"kind": Kind.MENTORING, "day": days_ago(179)}, {"kind": Kind.STANDARD}], "staff", None),
        ([], "senior", None),
    ],
)
def test_not_multiplying(said: list[dict[str, Any]], target: str, signals: tuple[bool, bool] | None) -> None:
    plateau = found(journal(*(entry("Helped", **changes) for changes in said)), target=target).get("not-multiplying")
    assert (None if plateau is None else tuple(is_one for is_one, _words in plateau.signals)) == signals


@pytest.mark.parametrize(
    ("models", "llm", "asked", "is_found"),
    [
        (3, 2, GENERATIVE, True),
        (2, 2, GENERATIVE, False),
        (0, 0, GENERATIVE, False),
        (3, 2, LADDER, False),
    ],
)
def test_drifting_into_from_scratch_research(models: int, llm: int, asked: Ladder, is_found: bool) -> None:
    said = [entry("Trained", competencies=("model-development",)) for _number in range(models)]
    said += [entry("Tuned", competencies=("model-adaptation", "retrieval-quality")) for _number in range(llm)]
    assert ("drifting-into-research" in found(journal(*said), asked=asked)) is is_found


ON_THE_MODEL = {"impacts": (Impact(measure="Recall", after="0.81"),)}


@pytest.mark.parametrize(
    ("wins", "asked", "is_found"),
    [
        ([ON_THE_MODEL] * 3, PRODUCT, True),
        ([ON_THE_MODEL] * 2, PRODUCT, False),
        ([ON_THE_MODEL] * 3, LADDER, False),
        (
            [ON_THE_MODEL] * 2 + [{"impacts": (Impact(measure="Recall", after="0.81", outcome="Trust"),)}],
            PRODUCT,
            False,
        ),
        ([ON_THE_MODEL] * 2 + [{"impacts": (Impact(measure="Weekly users", after="310"),)}], PRODUCT, False),
        ([ON_THE_MODEL] * 2 + [{}], PRODUCT, False),
        ([ON_THE_MODEL] * 3 + [ON_THE_MODEL | {"competencies": ("user-understanding",)}], PRODUCT, False),
    ],
)
def test_metric_without_users(wins: list[dict[str, Any]], asked: Ladder, is_found: bool) -> None:
    said = [win(**changes) for changes in wins]
    assert ("metric-without-users" in found(journal(*said), asked=asked)) is is_found


def test_every_plateau_is_worded_as_what_the_journal_shows_and_says_what_unlocks_it() -> None:
    said = [win(scope="org", **ON_THE_MODEL) for _number in range(3)]
    said += [entry("Trained", competencies=("model-development",)), entry("Set", **EVAL)]
    everything = ladder(
        *LADDER.levels, id="generative-ai-engineer", roles=("product manager",), groups=WITH_EVALS.groups
    )
    trained = [entry("Trained", competencies=("model-development",)) for _number in range(3)]
    plateaus = [
        one
        for current in ("mid", "senior")
        for one in find_plateaus(journal(*said, *trained, people=()), everything, current, "principal", TODAY)
    ]
    assert len({one.id for one in plateaus}) == 11
    for one in plateaus:
        assert one.sentence.startswith("Your journal shows")
        assert "{" not in one.sentence + one.title + one.unlock + "".join(words for _is_one, words in one.signals)
        assert one.signals
        assert one.entries
        assert one.unlock


def test_a_level_the_ladder_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="fellow"):
        find_plateaus(journal(), LADDER, None, "fellow", TODAY)


MONDAY = date(2026, 11, 9)


def week(*said: dict[str, Any]) -> list[Entry]:
    return [entry("That week", **({"day": date(2026, 11, 11)} | changes)) for changes in said]


@pytest.mark.parametrize(
    ("said", "areas"),
    [
        ([{"competencies": ("eval-design",), "scope": "system"}], "evals"),
        ([{"competencies": ("ml-platform",)}, {"kind": Kind.MENTORING}], "platform and mentoring"),
        ([{"kind": Kind.STANDARD}, {"scope": "task"}], "standards"),
        ([{"kind": Kind.STANDARD}, {"kind": Kind.INCIDENT, "scope": "system"}], "standards"),
        ([{"kind": Kind.STANDARD}, {"scope": "feature"}], None),
        ([{"kind": Kind.STANDARD}, {"scope": None}], None),
        ([{"scope": "task"}], None),
        ([], None),
    ],
)
def test_a_leverage_week_has_no_shipped_feature_but_work_that_lifts_others(
    said: list[dict[str, Any]], areas: str | None
) -> None:
    weeks = leverage_weeks(week(*said), TODAY)
    assert [one.monday for one in weeks] == ([MONDAY] if areas else [])
    assert all(f"work on {areas}, " in one.words for one in weeks)


def test_leverage_weeks_come_newest_first_and_only_once_over() -> None:
    standards = [
        entry("Standard", kind=Kind.STANDARD, day=day)
        for day in (date(2026, 11, 16), date(2026, 11, 15), date(2026, 10, 5), date(2026, 3, 2))
    ]
    assert [one.monday for one in leverage_weeks(standards, TODAY)] == [MONDAY, date(2026, 10, 5)]
    assert leverage_weeks(standards, date(2026, 11, 22))[0].monday == date(2026, 11, 16)
    assert leverage_weeks(standards, TODAY)[0].entries == (standards[1].id,)
