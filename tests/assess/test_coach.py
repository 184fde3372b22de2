from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.assess.coach import RULE, coach, judge
from ladderdesk.assess.values import Hint
from ladderdesk.journal.rows import Attachment, EntryContent, Impact, Kind, Link, Person, Relation

from ..pace import turns
from .builders import content

NAMES = {"eval-design": "Eval design"}
POINTS = ["number", "change", "outcome", "own_part", "scope", "people", "proof", "competency"]
READY = content(
    "Cut false escalations",
    body="I split missing data from low confidence.",
    scope="system",
    competencies=("eval-design",),
    impacts=(
        Impact(measure="False escalations", before="18%", after="6%", period="a month", outcome="310 hours saved"),
    ),
    people=(Person(name="Ines"),),
    links=(Link(address="https://example.org/report"),),
)


def hint(of: EntryContent, point: str) -> Hint:
    return next(one for one in coach(of, competency_names=NAMES) if one.id == point)


def is_met(of: EntryContent, point: str) -> bool:
    return hint(of, point).is_met


def test_the_coach_goes_through_eight_points_and_asks_only_for_what_is_missing() -> None:
    bare = coach(content("Fixed it"), competency_names=NAMES)
    whole = coach(READY, competency_names=NAMES)
    assert [one.id for one in bare] == [one.id for one in whole] == POINTS
    assert all(not one.is_met and one.prompt and one.text for one in bare)
    assert all(one.is_met and not one.prompt and one.text for one in whole)


@pytest.mark.parametrize("kind", list(Kind))
def test_an_entry_of_any_kind_is_ready_with_outcome_own_part_scope_competency_and_proof(kind: Kind) -> None:
    judgement = judge(replace(READY, kind=kind, people=(), impacts=(Impact(outcome="Fewer refunds"),)))
    assert judgement.is_ready
    assert judgement.rule == RULE


@pytest.mark.parametrize(
    "missing",
    [
        {"impacts": ()},
        {"body": "We split missing data from low confidence."},
        {"scope": None},
        {"competencies": ()},
        {"links": ()},
    ],
)
def test_an_entry_without_one_of_the_five_is_not_ready(missing: dict[str, Any]) -> None:
    assert not judge(replace(READY, **missing)).is_ready


@pytest.mark.parametrize(
    ("title", "has_number"),
    [
        ("Cut eval run from 3 h to 20 min", True),
        ("Caught 3 regressions", True),
        ("Wrote a 220-case eval", True),
        ("Latency down 40%", True),
        ("F1 0.62 → 0.81", True),
        ("Saved $40K", True),
        ("reduced p95 by 250ms", True),
        ("2000 users moved over", True),
        ("Reached sub-200 ms answers", True),
        ("GPT4将评估缩短到3小时", True),
        ("我把延迟降低了40%", True),
        ("Umsatz um 30 % erhöht", True),
        ("Fixed the triage agent", False),
        ("Moved to GPT-4 and C++17, see #2087", False),
        ("Raised recall@10 on Llama 3 models", False),
        ("Reached L6 in 2026", False),
        ("Joined in 2020", False),
        ("Talk on 3 Nov at 10:30", False),
        ("Shipped version 1.2.3 on 2026-11-19", False),
        ("Read https://example.org/2087/report", False),
        ("Week 47 review", False),
        ("My 2nd standard", False),
    ],
)
def test_a_number_is_a_figure_not_a_name_or_a_date(title: str, has_number: bool) -> None:
    assert judge(content(title)).has_number is has_number
    assert is_met(content(title), "number") is has_number


def test_an_impact_is_a_number_where_it_has_a_figure() -> None:
    assert judge(content(impacts=(Impact(after="6%"),))).has_number
    assert not judge(content(impacts=(Impact(measure="Trust", after="higher"),))).has_number
    assert hint(READY, "number").text == "18% → 6%"


@pytest.mark.parametrize(
    ("body", "impact", "met"),
    [
        ("", Impact(before="18%", after="6%", period="a month"), True),
        ("", Impact(before="18%", after="6%"), False),
        ("", Impact(after="6%", period="a month"), False),
        ("Measured over two weeks.", Impact(before="18%", after="6%"), True),
        ("Runs went from 3 h to 20 min since May.", None, True),
        ("Runs went from 3 h to 20 min.", None, False),
        ("Cut from a day to an hour.", None, False),
        ("Die Läufe gingen von 3 h auf 20 min im letzten Monat.", None, True),
        ("每月评估时间从3小时缩短到20分钟。", None, True),
        ("Moved from 3 Nov to 5 Nov this month.", None, False),
    ],
)
def test_a_change_needs_before_after_and_period(body: str, impact: Impact | None, met: bool) -> None:
    assert is_met(content("A run", body=body, impacts=(impact,) if impact else ()), "change") is met


def test_a_change_without_its_period_is_asked_for_the_period_only() -> None:
    asked = hint(content("Runs 3 h → 20 min"), "change")
    assert asked.text == "3 h → 20 min, over an unknown period."
    assert asked.prompt == "Over which period was that, and out of how many?"


@pytest.mark.parametrize(
    ("body", "has_outcome"),
    [
        ("It saved $40K a quarter.", True),
        ("Saves 310 agent hours a month.", True),
        ("Churn fell by 2 points.", True),
        ("Avoided $42K of fines.", True),
        ("Support raised the limit to $60.", False),
        ("Kosten um 30 % gesenkt.", True),
        ("每月节省了310小时。", True),
        ("Das spart 40.000 € im Jahr.", True),
        ("Cut the eval run from 3 h to 20 min.", False),
        ("Recall rose to 0.81.", False),
        ("We talked about churn. There were 3 of us.", False),
        ("Onboarded 2 engineers.", False),
    ],
)
def test_an_outcome_in_text_is_a_figure_of_business_not_a_technical_change(body: str, has_outcome: bool) -> None:
    assert judge(content("An entry", body=body)).has_outcome is has_outcome


def test_an_outcome_written_with_an_impact_counts_in_any_words() -> None:
    assert judge(content(impacts=(Impact(outcome="Support answers the same day"),))).has_outcome
    assert not judge(content(impacts=(Impact(outcome="  "),))).has_outcome
    assert judge(content(impacts=(Impact(measure="Cost per query", before="$0.04", after="$0.01"),))).has_outcome


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("I split it.", True),
        ("Tomas and I wrote it.", True),
        ("I’ve led the review.", True),
        ("i built the harness", True),
        ("The fix was my idea.", True),
        ("We decided, and I wrote it down.", True),
        ("Ich habe die Suche gebaut.", True),
        ("J’ai réduit les coûts.", True),
        ("Yo diseñé las pruebas.", True),
        ("Я сократил время проверки.", True),
        ("我设计了评估集。", True),
        ("私が設計した。", True),
        ("We split it.", False),
        ("Split it.", False),
        ("Fixed I/O and Type I errors in Phase I.", False),
        ("It took 20 min, i.e. less.", False),
        ("Mia met the EU team.", False),
        ("Je Woche 3 Läufe.", False),
        ("我们设计了评估集。", False),
        ("私たちが設計した。", False),
        ("Wir haben die Suche gebaut.", False),
    ],
)
def test_the_own_part_is_i_or_my_as_a_word_in_many_languages(text: str, says: bool) -> None:
    assert judge(content("An entry", body=text)).has_own_part is says
    assert is_met(content(text), "own_part") is says


def test_the_own_part_is_asked_for_beside_we() -> None:
    assert hint(content("We split it"), "own_part").text == "The text says “we” and never “I”."
    assert hint(content("Split it"), "own_part").text == "The text never says “I”."


@pytest.mark.parametrize(
    ("changes", "text", "prompt"),
    [
        ({"title": "Fixed a typo"}, "Reads like task scope.", "Did it finish something that users see?"),
        ({"title": "Shipped refunds"}, "Reads like feature scope.", "Does more than one feature depend on it?"),
        ({"title": "Rebuilt the ranking pipeline"}, "Reads like system scope.", "Did a second team adopt it?"),
        (
            {"title": "Fixed the agent", "people": (Person(name="Kofi", relation=Relation.OTHER_TEAM),)},
            "Reads like org scope.",
            "Did it change how other parts of the company work?",
        ),
        (
            {"title": "Set the company position on agents"},
            "Reads like company scope.",
            "Set it, so that it counts in full.",
        ),
    ],
)
def test_an_unset_scope_is_guessed_and_asked_about(changes: dict[str, Any], text: str, prompt: str) -> None:
    asked = hint(content(**changes), "scope")
    assert (asked.text, asked.prompt) == (text, prompt)


def test_proof_is_a_link_a_file_or_a_person_who_confirms() -> None:
    file = Attachment(name="trend.png", media_type="image/png", size=1, digest="0" * 64)
    for proof in (
        {"links": (Link(address="https://example.org"),)},
        {"attachments": (file,)},
        {"people": (Person(name="Kofi", confirmed=True),)},
    ):
        assert judge(content(**proof)).has_proof
    assert not judge(content(people=(Person(name="Kofi"),))).has_proof


def test_competencies_are_named_as_the_catalogue_names_them() -> None:
    assert hint(content(competencies=("eval-design", "own-idea")), "competency").text == "Eval design, own-idea"


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_can_be_coached(title: str, body: str) -> None:
    written = EntryContent(day=date(2026, 11, 19), title=title, body=body)
    judgement = judge(written)
    points = {one.id: one.is_met for one in coach(written, competency_names={})}
    assert points["number"] == judgement.has_number
    assert points["outcome"] == judgement.has_outcome
    assert points["own_part"] == judgement.has_own_part
    assert not judgement.is_ready


@given(st.text(max_size=60))
def test_writing_more_never_makes_a_ready_entry_unready(more: str) -> None:
    assert judge(replace(READY, body=f"{READY.body}\n{more}")).is_ready


@pytest.mark.parametrize("piece", ["1", "1,", "a", "#", "é-", "from 1 ", "in the ", "从1"])
def test_a_very_long_paste_is_judged_at_once(piece: str) -> None:
    paste = content("A paste", body=piece * 20_000)
    assert turns(lambda: judge(paste)) < 300
