"""One logged entry until it is durable, beside the same rows written by raw SQL through the same triggers and syncs."""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from figures import Figure
from sqlcipher3 import dbapi2

from journal import vault_of
from ladderdesk import insight, paths
from ladderdesk.capture.grammar import read_line
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.journal.log import new_uuid
from ladderdesk.settings import SettingsFile
from ladderdesk.vault.vault import Vault

ENTRIES = 10_000
LINE = "Cut the eval run from 3 h to 20 min, saved $40K/q #evals +Search_One @Amara !org"
TABLES = ("entry", "entry_competency", "entry_project", "entry_person", "entry_text", "operation", "operation_row")
LATEST = {"operation": "id", "operation_row": "operation_id", "entry": "id", "entry_text": "id"}


def measure(rounds: int) -> list[Figure]:
    """Log the same line in turns through our verbs and in raw SQL, each in its own copy of one vault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(vault_of(ENTRIES), folder))
        desk = Desk(Vault.open(path), Library(paths.shipped("content")), SettingsFile(Path(folder) / "settings.json"))
        try:
            return _measure(desk, _raw_connection(path), rounds)
        finally:
            desk.close()


def _measure(desk: Desk, raw: Any, rounds: int) -> list[Figure]:
    with desk.vault.reading() as session:
        vocabulary = insight.vocabulary(session, desk.library)

    def log_typed() -> None:
        """Log as the window does, which knows all names since the line was begun."""
        draft = read_line(LINE, today=desk.today(), vocabulary=vocabulary)
        with desk.vault.writing() as session:
            insight.log_draft(session, draft)

    def log_line() -> None:
        """Log as a terminal command does, which reads the names first."""
        insight.log_line(desk, LINE)

    log_typed()
    rows = _rows_of_last(raw)

    def write_rows() -> None:
        _write_again(raw, rows)

    taken = [(_timed(log_typed), _timed(write_rows), _timed(log_line)) for _ in range(rounds + 2)][2:]
    floor = [each[1] for each in taken]
    return [
        Figure(f"one entry logged in the window, {ENTRIES:,} entries", "ms", [each[0] for each in taken], floor, 2.0),
        Figure(f"one line logged by a command, {ENTRIES:,} entries", "ms", [each[2] for each in taken], floor),
    ]


def _raw_connection(path: Path) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None, timeout=30)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _rows_of_last(raw: Any) -> dict[str, list[dict[str, Any]]]:
    """Read back every row that the last logged entry is made of."""
    entry = raw.execute("SELECT max(id) FROM entry").fetchone()[0]
    operation = raw.execute("SELECT max(id) FROM operation").fetchone()[0]
    found = {}
    for table in TABLES:
        key = "operation_id" if table == "operation_row" else "id" if table in LATEST else "entry_id"
        number = operation if table.startswith("operation") else entry
        cursor = raw.execute(f"SELECT * FROM {table} WHERE {key} = ?", [number])
        names = [column[0] for column in cursor.description]
        found[table] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        if not found[table]:
            raise SystemExit(f"the logged line left no row in {table}")
    return found


def _write_again(raw: Any, rows: dict[str, list[dict[str, Any]]]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    entry = _insert(raw, "entry", {**rows["entry"][0], "id": None, "uuid": new_uuid()})
    for table in ("entry_competency", "entry_project", "entry_person"):
        for row in rows[table]:
            _insert(raw, table, {**row, "entry_id": entry})
    _insert(raw, "entry_text", {**rows["entry_text"][0], "id": entry})
    operation = _insert(raw, "operation", {**rows["operation"][0], "id": None, "uuid": new_uuid()})
    for row in rows["operation_row"]:
        _insert(raw, "operation_row", {**row, "operation_id": operation, "record_id": entry})
    raw.execute("COMMIT")


def _insert(raw: Any, table: str, row: dict[str, Any]) -> int:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    return int(raw.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values())).lastrowid)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - start) / 1e6
