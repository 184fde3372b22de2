"""The stable JSON of one entry, as commands print it and `docs/formats.md` describes it."""

from collections.abc import Sequence
from typing import Any

from ladderdesk.journal import entries, evidence
from ladderdesk.journal.rows import Entry, EntryId, Evidence
from ladderdesk.vault.session import Session


def entry_json(entry: Entry, links: Sequence[Evidence]) -> dict[str, Any]:
    """Give an entry and what it is evidence of, in plain values."""
    content = entry.content
    return {
        "id": entry.id,
        "date": content.day.isoformat(),
        "title": content.title,
        "body": content.body,
        "kind": str(content.kind),
        "scope": content.scope,
        "audience": str(content.audience),
        "competencies": list(content.competencies),
        "tags": list(content.tags),
        "projects": list(content.projects),
        "people": [
            {"name": person.name, "relation": _text(person.relation), "confirmed": person.confirmed}
            for person in content.people
        ],
        "impacts": [
            {
                "measure": impact.measure,
                "before": impact.before,
                "after": impact.after,
                "unit": impact.unit,
                "outcome": impact.outcome,
            }
            for impact in content.impacts
        ],
        "evidence": [
            {
                "criterion": link.criterion,
                "strength": str(link.strength),
                "note": link.note,
                "quantity": None if link.quantity is None else float(link.quantity),
            }
            for link in links
        ],
    }


def entries_json(session: Session, ids: Sequence[EntryId]) -> list[dict[str, Any]]:
    """Give these entries with their evidence, in the order of `ids`."""
    found = entries.entries(session, ids)
    links = evidence.evidence_by_entry(session, [entry.id for entry in found])
    return [entry_json(entry, links.get(entry.id, ())) for entry in found]


def _text(value: object) -> str | None:
    return None if value is None else str(value)
