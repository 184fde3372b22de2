from dataclasses import replace
from datetime import date

import pytest
from packet_builders import CRITERIA, DASHBOARD, ENTRIES, RECORD, choice, content, entry, evidence, material, only

from ladderdesk.assess.values import Record
from ladderdesk.journal.rows import Audience, EntryContent, Impact, Judgement
from ladderdesk.packet.lint import FindingKind, lint

SOUND = content(
    "I put a gate in CI",
    impacts=(Impact(measure="Regressions", before="3", after="0", outcome="No rollback since"),),
    links=(DASHBOARD,),
)


def kinds(held: EntryContent) -> list[FindingKind]:
    return [finding.kind for finding in lint(only(held), choice())]


def test_a_sound_entry_raises_nothing() -> None:
    assert kinds(SOUND) == []


@pytest.mark.parametrize(
    ("held", "found"),
    [
        (replace(SOUND, impacts=(Impact(outcome="No rollback since"),)), [FindingKind.NO_NUMBER]),
        (replace(SOUND, impacts=(Impact(measure="Regressions", after="0"),)), [FindingKind.NO_OUTCOME]),
        (replace(SOUND, links=()), [FindingKind.NO_PROOF]),
        (replace(SOUND, day=date(2025, 11, 1)), [FindingKind.STALE]),
        (replace(SOUND, audience=Audience.PRIVATE), [FindingKind.EMPTY, FindingKind.PRIVATE]),
        (replace(SOUND, audience=Audience.MANAGER), [FindingKind.EMPTY, FindingKind.PRIVATE]),
    ],
)
def test_what_a_stranger_would_miss_is_found(held: EntryContent, found: list[FindingKind]) -> None:
    assert kinds(held) == found


def test_a_finding_names_the_entry_and_what_to_do() -> None:
    finding = lint(only(replace(SOUND, links=())), choice())[0]
    assert (finding.entry, finding.title) == (1, "I put a gate in CI")
    assert finding.text == "Nothing stands behind it but your word."
    assert finding.advice == "Add a link, a file, or someone who confirms it."


def test_what_the_coach_judged_counts() -> None:
    judged = Judgement(rule=1, has_number=False, has_outcome=False, has_own_part=True, has_proof=True, is_ready=False)
    one = replace(entry(1, SOUND), judgement=judged)
    found = lint(material((one,), Record(evidence=(evidence(1, "staff.evals", one),))), choice())
    assert [finding.kind for finding in found] == [FindingKind.NO_NUMBER, FindingKind.NO_OUTCOME]


def test_two_entries_that_say_the_same_are_one_too_many() -> None:
    pair = (entry(1, SOUND), entry(2, replace(SOUND, title="i put a gate in ci", day=date(2026, 5, 1))))
    links = tuple(evidence(one.id, "staff.evals", one) for one in pair)
    found = lint(material(pair, Record(evidence=links)), choice())
    assert [finding.kind for finding in found] == [FindingKind.DUPLICATE]
    assert found[0].text == "It says the same as “i put a gate in ci” of 1 May 2026."


def test_an_entry_that_carries_too_many_criteria_is_named_once() -> None:
    one = entry(1, SOUND)
    links = tuple(evidence(place, criterion.id, one) for place, criterion in enumerate(CRITERIA[:4], start=1))
    found = lint(material((one,), Record(evidence=links)), choice())
    assert [(finding.kind, finding.text) for finding in found] == [
        (FindingKind.OVERUSED, "It is the evidence for 4 criteria.")
    ]


@pytest.mark.parametrize(
    ("pages", "left_out", "advice"),
    [
        (8, (), None),
        (9, (), "Leave the appendix or the weakest entries out."),
        (9, ("appendix",), "Leave the weakest entries out."),
        (None, (), None),
    ],
)
def test_a_packet_longer_than_people_read_is_too_long(
    pages: int | None, left_out: tuple[str, ...], advice: str | None
) -> None:
    found = lint(only(SOUND), choice(left_out=left_out), pages=pages)
    assert [finding.advice for finding in found] == ([advice] if advice else [])


def test_what_is_unchecked_is_not_checked_over() -> None:
    found = lint(material(ENTRIES, RECORD), choice(left_out=("criterion/staff.evals",)))
    assert 7 not in {finding.entry for finding in found}
