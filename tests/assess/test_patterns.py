"""Patterns of interview answers filled from the record: what goes in, in which order, and what is said without it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ladderdesk.assess import coach, readiness
from ladderdesk.assess.patterns import Origin, Own, fill, plain_text
from ladderdesk.assess.values import Record
from ladderdesk.catalogue.learning import Exercise, Grade, RubricRow
from ladderdesk.catalogue.model import Ladder
from ladderdesk.journal.rows import Entry, EntryContent, EntryId, Evidence, Kind, Link, Strength

from .builders import NOON, TODAY, criterion, days_ago, evidence, expectation, ladder, level

NAMES = {"eval-design": "Eval design", "mentoring": "Mentoring", "model-development": "ML development"}
SENIOR = level(level_id="senior", title="Senior engineer")


def pattern(*answer: str, **changes: Any) -> Exercise:
    fields: dict[str, Any] = {
        "id": "five-years",
        "title": "Five years",
        "kind": "pattern",
        "problem": "Where will you be?",
        "hints": ("Think.",),
        "answer": answer,
        "rubric": (RubricRow(id="clear", title="Clear", clear_when="It is"),),
        "grades": (Grade(id="any", title="Any", meaning="Anything", at_least=0),),
    }
    return Exercise(**(fields | changes))


def entry(number: int, title: str, *, day: date = TODAY, kind: Kind = Kind.WIN, **changes: Any) -> Entry:
    """An entry that the coach finds ready."""
    fields: dict[str, Any] = {
        "body": "I did it, and support saves $40K a quarter.",
        "scope": "org",
        "competencies": ("eval-design",),
        "links": (Link(address="https://example.org/1"),),
    }
    content = EntryContent(day=day, title=title, kind=kind, **(fields | changes))
    judgement = coach.judge(content)
    return Entry(
        id=EntryId(number),
        uuid=f"entry-{number}",
        content=content,
        created_at=NOON,
        changed_at=NOON,
        judgement=judgement,
    )


def own(entries: Sequence[Entry] = (), linked: Sequence[Evidence] = (), **changes: Any) -> Own:
    ready = {each.id for each in entries if each.judgement and each.judgement.is_ready}
    by_entry = {each.id: [one for one in linked if one.entry == each.id] for each in entries}
    fields: dict[str, Any] = {"as_of": TODAY, "entries": entries, "ready": ready, "evidence": by_entry}
    return Own(**(fields | {"competency_names": NAMES} | changes))


def asked(*criteria: Any) -> Ladder:
    return ladder(SENIOR, level(*criteria))


def told(exercise: Exercise, has: Own) -> str:
    return plain_text(fill(exercise, has))


def test_levels_and_gaps_stand_in_their_braces() -> None:
    measured = readiness.measure(
        asked(criterion("a", competency="mentoring"), criterion("b"), criterion("c", competency="business-impact")),
        "staff",
        Record(evidence=(evidence("b"), evidence("b"))),
        TODAY,
    )
    exercise = pattern("From {current_level} to {target_level}.", "To learn: {gaps}.")
    has = own(current=SENIOR, readiness=measured)
    assert told(exercise, has) == "From Senior engineer to Staff engineer.\n\nTo learn: mentoring and business-impact."
    pieces = [piece for paragraph in fill(exercise, has) for piece in paragraph if piece.origin]
    assert [piece.origin for piece in pieces] == [
        Origin("levels"),
        Origin("levels"),
        Origin("criterion", "a"),
        Origin("criterion", "c"),
    ]


def test_gaps_are_three_at_most_one_a_competency_with_what_moves_most_first() -> None:
    measured = readiness.measure(
        asked(
            expectation("weak", competency="mentoring"),
            criterion("twice", competency="model-development"),
            criterion("again", competency="model-development"),
            expectation("named", competency="user-understanding"),
            criterion("strong"),
        ),
        "staff",
        Record(),
        TODAY,
    )
    has = own(readiness=measured)
    assert told(pattern("{gaps}"), has) == "ML development, eval design and mentoring"
    assert told(pattern("{gaps}", criteria=("named",)), has) == "user-understanding, ML development and eval design"


def test_packet_ready_entries_come_by_strength_then_newest_first_and_old_ones_last() -> None:
    entries = [
        entry(1, "New and unlinked."),
        entry(2, "Solid", day=days_ago(90)),
        entry(3, "Strong", day=days_ago(200)),
        entry(4, "Strong but old", day=days_ago(900)),
        entry(5, "Not ready", links=()),
    ]
    linked = [
        evidence(entry=EntryId(2)),
        evidence(entry=EntryId(3), strength=Strength.STRONG),
        evidence(entry=EntryId(4), strength=Strength.STRONG),
    ]
    assert told(pattern("{entries}."), own(entries, linked)) == "Strong; Solid; New and unlinked."
    assert [piece.origin for piece in fill(pattern("{entries}"), own(entries, linked))[0][::2]] == [
        Origin("entry", "3"),
        Origin("entry", "2"),
        Origin("entry", "1"),
    ]


def test_evidence_for_what_the_exercise_names_goes_first() -> None:
    entries = [entry(1, "Strong"), entry(2, "Fitting", day=days_ago(300))]
    linked = [evidence(entry=EntryId(1), strength=Strength.STRONG), evidence("asked", entry=EntryId(2))]
    assert told(pattern("{entries}", criteria=("asked",)), own(entries, linked)) == "Fitting; Strong"


def test_only_entries_of_a_fitting_kind_are_told_and_no_draft_and_nothing_from_the_trash() -> None:
    entries = [
        entry(1, "A win"),
        entry(2, "An outage", kind=Kind.INCIDENT),
        entry(3, "A draft", kind=Kind.INCIDENT, is_draft=True),
        replace(entry(4, "Thrown away", kind=Kind.INCIDENT), trashed_at=NOON),
    ]
    assert told(pattern("{entries}", kinds=("incident",)), own(entries)) == "An outage"


def test_an_entry_is_told_where_an_agreed_made_it_ready() -> None:
    entries = [entry(7, "Agreed", links=())]
    assert told(pattern("{entries}"), own(entries, ready={EntryId(7)})) == "Agreed"


@pytest.mark.parametrize(
    ("brace", "advice", "kind"),
    [
        ("{current_level}", "[Choose where you are]", "levels"),
        ("{target_level}", "[Choose a target level]", "levels"),
        ("{gaps}", "[Choose a target level to see its gaps]", "levels"),
        ("{entries}", "[No packet-ready entry yet: log a win]", "journal"),
    ],
)
def test_nothing_to_put_in_says_what_to_do(brace: str, advice: str, kind: str) -> None:
    ((piece,),) = fill(pattern(brace), own())
    assert plain_text(((piece,),)) == advice
    assert (piece.is_missing, piece.origin and piece.origin.kind) == (True, kind)


def test_the_entry_that_lacks_least_is_named_where_none_is_ready() -> None:
    entries = [entry(1, "Bare", body="", scope=None, links=()), entry(2, "Nearly", links=(), scope=None)]
    ((piece,),) = fill(pattern("{entries}"), own(entries))
    assert piece.text == "No packet-ready entry yet: “Nearly” lacks a scope and proof"
    assert piece.origin == Origin("entry", "2")


def test_the_kinds_to_log_are_named() -> None:
    exercise = pattern("{entries}", kinds=("incident", "prevented"))
    advice = "[No packet-ready entry yet: log an incident or a failure prevented]"
    assert told(exercise, own([entry(1, "A win")])) == advice


def test_a_level_without_open_gaps_says_so() -> None:
    measured = readiness.measure(asked(criterion("a")), "staff", Record(evidence=(evidence("a"),)), TODAY)
    ((piece,),) = fill(pattern("{gaps}"), own(readiness=measured))
    assert piece.text == "No open gap: all that Staff engineer asks is demonstrated"


def test_a_pattern_without_braces_and_titles_with_markup_stand_as_they_are() -> None:
    assert told(pattern("Use {braces} and vector<int>."), own()) == "Use {braces} and vector<int>."
    assert told(pattern("{entries}"), own([entry(1, "Fixed  vector<int>\nin 检索 {gaps}")])) == (
        "Fixed vector<int> in 检索 {gaps}"
    )
