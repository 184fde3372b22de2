"""Find entries by their words, as a results list shows them: newest first, each with the words around the hit."""

import json
import re
from collections.abc import Sequence

from ladderdesk.journal.hits import all_hits, newest_hits
from ladderdesk.journal.lists import LINES_WITH_BODY, line_of
from ladderdesk.journal.query import read_query
from ladderdesk.journal.rows import EntryId, EntryLine
from ladderdesk.journal.snippets import snippet
from ladderdesk.vault.session import Session


def search(session: Session, query: str, *, limit: int = 50, offset: int = 0) -> list[EntryLine]:
    """Find entries, newest first, each with a stretch of its body around the hit (see `snippets` for the marks)."""
    wanted = read_query(query)
    if not wanted.match:
        return []
    numbers = newest_hits(session, wanted, limit + offset)[offset:]
    return _lines(session, wanted.hits, numbers)


def lines(session: Session, query: str, ids: Sequence[EntryId]) -> list[EntryLine]:
    """Read entries found before as `search` gives them, in the order of `ids`; those that are gone are left out."""
    return _lines(session, read_query(query).hits, ids)


def ids(session: Session, query: str) -> list[EntryId]:
    """Find all entries that match, newest first."""
    wanted = read_query(query)
    return all_hits(session, wanted) if wanted.match else []


def _lines(session: Session, hits: re.Pattern[str], ids: Sequence[EntryId]) -> list[EntryLine]:
    rows = LINES_WITH_BODY.rows(session, {"ids": json.dumps(list(ids))})
    found = {row.id: line_of(row, snippet=snippet(row.body, hits)) for row in rows}
    return [found[number] for number in ids if number in found]
