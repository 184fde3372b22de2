import json
from decimal import Decimal

from ladderdesk.exchange.entry_json import entries_json
from ladderdesk.journal import entries, evidence
from ladderdesk.journal.rows import EntryId
from ladderdesk.vault.vault import Vault

from ..journal.builders import FULL, entry


def test_an_entry_is_printed_as_the_documented_format_says(vault: Vault) -> None:
    with vault.writing() as session:
        number = entries.add(session, FULL)
        evidence.link(session, number, "a.b", wording="Does it.", note="all", quantity=Decimal("34.5"))
        evidence.link(session, number, "a.c", wording="Does it.")
        [printed] = entries_json(session, [number])
    assert json.loads(json.dumps(printed)) == {
        "id": number,
        "date": "2026-11-16",
        "title": "Cut the eval run",
        "body": "I split the set.\nIt now runs before lunch.",
        "kind": "win",
        "scope": "org",
        "audience": "private",
        "competencies": ["eval-design", "production-reliability"],
        "tags": ["speed"],
        "projects": ["Search", "Ranking"],
        "people": [
            {"name": "Maya", "relation": "other_team", "confirmed": False},
            {"name": "Bo", "relation": None, "confirmed": True},
        ],
        "impacts": [
            {"measure": "Eval run", "before": "3 h", "after": "20 min", "unit": "", "outcome": "Two releases a day"},
            {"measure": "Cost", "before": "", "after": "$40K", "unit": "", "outcome": ""},
        ],
        "evidence": [
            {"criterion": "a.b", "strength": "solid", "note": "all", "quantity": 34.5},
            {"criterion": "a.c", "strength": "solid", "note": "", "quantity": None},
        ],
    }


def test_a_bare_entry_has_every_key_too(vault: Vault) -> None:
    with vault.writing() as session:
        full, bare = entries_json(session, [entries.add(session, FULL), entries.add(session, entry())])
    assert full.keys() == bare.keys()
    assert (bare["scope"], bare["people"], bare["evidence"]) == (None, [], [])


def test_entries_come_in_the_order_asked_for(vault: Vault) -> None:
    with vault.writing() as session:
        one, two = entries.add(session, entry("one")), entries.add(session, entry("two"))
        printed = entries_json(session, [two, EntryId(99), one])
    assert [each["title"] for each in printed] == ["two", "one"]
