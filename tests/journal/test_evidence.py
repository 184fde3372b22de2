from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.journal import entries, evidence, history, lists
from ladderdesk.journal.rows import EntryId, EvidenceId, Kept, Strength
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from .builders import CONTENT, FULL, MONDAY, READY, entry


def test_evidence_carries_what_an_assessment_needs_of_the_entry(session: Session) -> None:
    number = entries.add(session, FULL, judgement=READY)
    evidence.link(
        session,
        number,
        "a.b",
        wording="Does it.",
        strength=Strength.STRONG,
        note="all of it",
        quantity=Decimal("34.50"),
    )
    [found] = evidence.evidence_of(session, ["a.b"])
    assert (found.entry, found.criterion, found.wording, found.note) == (number, "a.b", "Does it.", "all of it")
    assert (found.strength, found.quantity) == (Strength.STRONG, Decimal("34.5"))
    assert (found.day, found.until, found.last_day, found.scope) == (FULL.day, FULL.until, FULL.until, "org")
    assert (found.projects, found.people, found.audience) == (FULL.projects, FULL.people, FULL.audience)
    assert (found.has_proof, found.has_number, found.has_outcome, found.is_ready) == (True, True, True, True)


def test_evidence_comes_oldest_first_and_only_of_the_criteria_asked_for(session: Session) -> None:
    late = entries.add(session, entry("late"))
    early = entries.add(session, entry("early", day=MONDAY - timedelta(days=30)))
    for number in (late, early):
        evidence.link(session, number, "a.b", wording="")
        evidence.link(session, number, "a.c", wording="")
    assert [(each.title, each.criterion) for each in evidence.evidence_of(session)] == [
        ("early", "a.b"), ("early", "a.c"), ("late", "a.b"), ("late", "a.c"),
    ]  # fmt: skip
    assert [each.title for each in evidence.evidence_of(session, {"a.c"})] == ["early", "late"]
    assert evidence.evidence_of(session, []) == ()


def test_drafts_count_and_what_is_in_the_trash_does_not(session: Session) -> None:
    draft = entries.add(session, entry("draft", is_draft=True))
    gone = entries.add(session, entry("gone"))
    for number in (draft, gone):
        evidence.link(session, number, "a.b", wording="")
    entries.trash(session, [gone])
    assert [each.title for each in evidence.evidence_of(session)] == ["draft"]
    entries.restore(session, [gone])
    assert len(evidence.evidence_of(session)) == 2


def test_linking_again_changes_the_link_there_is(session: Session) -> None:
    number = entries.add(session, CONTENT)
    first = evidence.link(session, number, "a.b", wording="Old words.")
    again = evidence.link(session, number, "a.b", wording="New words.", strength=Strength.PARTIAL)
    [found] = evidence.evidence_for_entry(session, number)
    assert first == again == found.id
    assert (found.wording, found.strength) == ("New words.", Strength.PARTIAL)


def test_the_same_link_again_is_no_operation(session: Session) -> None:
    number = entries.add(session, CONTENT)
    evidence.link(session, number, "a.b", wording="Does it.", quantity=Decimal("1.50"))
    before = history.last_operation(session)
    evidence.link(session, number, "a.b", wording="Does it.", quantity=Decimal("1.5"))
    assert history.last_operation(session) == before


def test_a_link_can_be_changed_and_taken_away(session: Session) -> None:
    number = entries.add(session, CONTENT)
    link = evidence.link(session, number, "a.b", wording="Does it.")
    evidence.change(session, link, strength=Strength.STRONG, note="why", quantity=Decimal(0))
    [found] = evidence.evidence_for_entry(session, number)
    assert (found.strength, found.note, found.quantity) == (Strength.STRONG, "why", Decimal(0))
    assert lists.lines(session, [number])[0].evidence_count == 1
    evidence.unlink(session, link)
    assert evidence.evidence_for_entry(session, number) == ()
    with pytest.raises(NotFoundError):
        evidence.unlink(session, link)


@pytest.mark.parametrize("quantity", ["-1", "NaN", "Infinity", "1E+15"])
def test_a_quantity_that_is_no_plain_number_from_zero_up_is_refused(session: Session, quantity: str) -> None:
    number = entries.add(session, CONTENT)
    with pytest.raises(InputError):
        evidence.link(session, number, "a.b", wording="", quantity=Decimal(quantity))


@pytest.mark.parametrize(("quantity", "kept"), [("50", "50"), ("1E+3", "1000"), ("0.10", "0.1"), ("0", "0")])
def test_a_quantity_is_kept_exactly(session: Session, quantity: str, kept: str) -> None:
    number = entries.add(session, CONTENT)
    evidence.link(session, number, "a.b", wording="", quantity=Decimal(quantity))
    assert evidence.evidence_of(session)[0].quantity == Decimal(kept)


def test_what_does_not_exist_cannot_be_linked_or_changed(session: Session) -> None:
    with pytest.raises(NotFoundError, match="no entry 7"):
        evidence.link(session, EntryId(7), "a.b", wording="")
    with pytest.raises(NotFoundError):
        evidence.change(session, EvidenceId(7), strength=Strength.SOLID, note="", quantity=None)


def test_whoever_shows_evidence_hears_of_changes_to_its_entry(vault: Vault) -> None:
    heard: list[frozenset[Kept]] = []
    with vault.writing() as session:
        linked, other = entries.add(session, entry("linked")), entries.add(session, entry("other"))
        evidence.link(session, linked, "a.b", wording="")
    vault.listen(heard.append)
    for number in (linked, other):
        with vault.writing() as session:
            entries.revise(session, number, replace(CONTENT, scope="org"))
    assert heard == [{Kept.ENTRIES, Kept.EVIDENCE}, {Kept.ENTRIES}]


def test_evidence_of_several_entries_is_read_at_once(session: Session) -> None:
    one, two, three = (entries.add(session, entry(title)) for title in ("one", "two", "three"))
    evidence.link(session, two, "b", wording="")
    evidence.link(session, two, "a", wording="")
    evidence.link(session, one, "a", wording="")
    found = evidence.evidence_by_entry(session, [one, two, three])
    assert {number: [each.criterion for each in links] for number, links in found.items()} == {
        one: ["a"],
        two: ["b", "a"],
    }
