"""The newest search results, beside the full-text index asked directly on the same file for the same rows."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from figures import Figure
from sqlcipher3 import dbapi2

from journal import RARE, vault_of
from ladderdesk.journal.query import read_query
from ladderdesk.journal.search import search
from ladderdesk.vault.vault import Vault

COUNTS = (1_000, 10_000, 100_000)
SHOWN_COUNT = 10_000
LIMITS = (10, 50)
TERMS = {"common": "review ", "rare": f"{RARE} ", "prefix": "retr", "phrase": '"golden set"'}
ROW = "e.id, e.day, e.until_day, e.title, e.kind, e.scope, e.is_draft, e.has_number, e.is_ready, e.figure, e.body"
ALL_THAT_IS_SHOWN = f"""{ROW},
    (SELECT json_group_array(competency ORDER BY position) FROM entry_competency WHERE entry_id = e.id),
    (SELECT json_group_array(name ORDER BY position) FROM entry_project JOIN project ON project.id = project_id
        WHERE entry_id = e.id),
    (SELECT count(*) FROM evidence WHERE entry_id = e.id)"""
QUESTION = """SELECT {columns} FROM entry_fts JOIN entry e ON e.id = entry_fts.rowid
    WHERE entry_fts MATCH ? AND e.trashed_at IS NULL ORDER BY {order} LIMIT ?"""
ORDERS = ("e.day DESC, e.id DESC", "entry_fts.rowid DESC")
"""By day is what is asked. By number is sooner found, and the same unless something was written down late."""

Way = Callable[[], list[Any]]


def measure(rounds: int) -> list[Figure]:
    """Search in turns through our verb and in one SQL statement; then again with all that a result row shows."""
    figures = [figure for count in COUNTS for figure in _measure_vault(count, rounds, ROW, f"{count:,} entries")]
    where = f"{SHOWN_COUNT:,} entries, with lists and counts"
    return figures + _measure_vault(SHOWN_COUNT, rounds, ALL_THAT_IS_SHOWN, where)


def _measure_vault(count: int, rounds: int, columns: str, where: str) -> list[Figure]:
    path = vault_of(count)
    raw = dbapi2.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    vault = Vault.open(path)
    try:
        figures = []
        for limit in LIMITS:
            for name, words in TERMS.items():
                ours, floor = _ways(vault, raw, words, limit, columns)
                taken = [(_timed(ours), _timed(floor)) for _ in range(rounds)]
                name = f"{limit} newest, {name} words, {where}"
                figures.append(Figure(name, "ms", [our for our, _ in taken], [raw for _, raw in taken], 2.0))
        return figures
    finally:
        vault.close()
        raw.close()


def _ways(vault: Vault, raw: Any, words: str, limit: int, columns: str) -> tuple[Way, Way]:
    """Give our way to search and the fastest raw one of those that find the same entries in the same order."""

    def ours() -> list[Any]:
        with vault.reading() as session:
            return search(session, words, limit=limit)

    found = [line.id for line in ours()]
    match = read_query(words).match
    same = []
    for order in ORDERS:
        sql = QUESTION.format(columns=columns, order=order)
        way = partial(_ask, raw, sql, match, limit)
        if [row[0] for row in way()] == found:
            same.append(way)
    if not same or not found:
        raise SystemExit(f"search and raw SQL found different entries for {words!r}")
    return ours, min(same, key=lambda way: min(_timed(way) for _ in range(3)))


def _ask(raw: Any, sql: str, match: str, limit: int) -> list[Any]:
    rows: list[Any] = raw.execute(sql, [match, limit]).fetchall()
    return rows


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - start) / 1e6
