"""Journals of any size for the measurements: invented, the same each time, written in bulk."""

import hashlib
import json
import random
import tempfile
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from ladderdesk.assess import coach
from ladderdesk.catalogue.model import Level
from ladderdesk.catalogue.read import Library
from ladderdesk.journal import plan, targets
from ladderdesk.journal.entry_image import image_of
from ladderdesk.journal.entry_store import OWN_COLUMNS
from ladderdesk.journal.fulltext import text_of
from ladderdesk.journal.images import Change, hash_of, image_json
from ladderdesk.journal.log import carry_out
from ladderdesk.journal.names import References, refer
from ladderdesk.journal.rows import EntryContent, Impact, Kind, Person
from ladderdesk.paths import shipped
from ladderdesk.vault.tables import SCHEMA_VERSION
from ladderdesk.vault.vault import Vault

LADDER, CURRENT, TARGET = "generative-ai-engineer", "senior", "staff"
LAST_DAY = date(2026, 11, 20)
DAYS = {1_000: 550, 10_000: 3_650, 100_000: 7_300}
RARE = "zephyrine"
"""A word of three entries in each journal; `review` is in one of five, the phrase `golden set` in one of forty."""

_DID = ("Cut", "Shipped", "Rewrote", "Measured", "Moved", "Fixed", "Halved", "Designed", "Removed", "Wrote", "Led")
_WHAT = (
    "the eval run", "retrieval for support answers", "the prompt cache", "triage of alerts", "the ranking service",
    "nightly training", "the labelling queue", "token budgets", "the canary rollout", "fallbacks for long documents",
    "the quality dashboard", "access to the feature store", "tool calls of the agent", "the onboarding notebook",
)  # fmt: skip
_HOW = (
    "after a review with the platform group", "with a golden set of 50 cases", "by batching requests",
    "before the release", "without touching the model", "for the second region", "and wrote down how",
    "as the on-call asked", "with two colleagues", "behind a flag", "in three small steps", "for every tenant",
)  # fmt: skip
_BODY = (
    "I proposed it in the planning meeting and carried it through the design review.",
    "We compared two retrievers on the same questions and kept the cheaper one.",
    "Latency fell because the cache now keeps prefixes by tenant.",
    "The old pipeline wrote every row twice, so I made the writer idempotent and replayed one week.",
    "Support tickets about wrong citations went down in the following month.",
    "I wrote the migration guide and paired with two people on their first change.",
    "The threshold had been chosen by eye; now it comes from the labelled sample and is checked nightly.",
    "Finance confirmed the saving at the end of the quarter.",
    "What I would do differently: agree on the metric before the first experiment.",
    "The incident showed that retries hid a broken index, so alerts now count retries as failures.",
)  # fmt: skip
_MEASURES = ("p95 latency", "eval run", "cost per answer", "false escalations", "review time", "coverage")
_UNITS = ("ms", "min", "%", "$K", "cases", "h")
_TAGS = ("cost", "speed", "safety", "docs", "hiring", "oncall", "demo", "search-quality")
_PROJECTS = tuple(f"{a} {b}" for a in ("Answer", "Search", "Triage", "Index", "Label", "Guard") for b in ("One", "Two"))
_PEOPLE = ("Amara", "Bjarne", "Chiyo", "Dario", "Edda", "Farid", "Gwen", "Hana", "Ilya", "Jun", "Kaia", "Luis")
_SCOPES = ("task", "task", "feature", "feature", "feature", "system", "system", "org", "company", None)
_KINDS = (*(Kind.WIN,) * 8, *Kind)


def vault_of(count: int) -> Path:
    """Give the path of a vault with so many entries, made now where it was not made before."""
    made_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"ladderdesk-bench-{made_by}-{SCHEMA_VERSION}"
    path = folder / f"{count}.ladderdesk"
    if not path.exists():
        unfinished = folder / f"{count}.unfinished"
        for leftover in folder.glob(f"{unfinished.name}*"):
            leftover.unlink()
        write_vault(unfinished, count)
        unfinished.rename(path)
    return path


def write_vault(path: Path, count: int) -> None:
    """Make a vault with so many entries at a path where there is none."""
    library = Library(shipped("content"))
    references = _begin(path, count)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-200000")
    connection.execute("BEGIN")
    _write_entries(connection, count, library, references)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def contents(count: int, competencies: list[str]) -> Iterator[EntryContent]:
    """Invent entries, oldest first; one in twenty was written down late."""
    chance = random.Random(count)
    span = DAYS.get(count, count)
    rare = {count // 7, count // 3, count - count // 9}
    for number in range(count):
        day = LAST_DAY - timedelta(days=span - span * (number + 1) // count)
        late = timedelta(days=chance.randrange(1, 30)) if chance.random() < 0.05 else timedelta()
        yield _content(chance, day - late, competencies, is_rare=number in rare)


def _content(chance: random.Random, day: date, competencies: list[str], *, is_rare: bool) -> EntryContent:
    title = f"{chance.choice(_DID)} {chance.choice(_WHAT)} {chance.choice(_HOW)}"
    body = " ".join(chance.sample(_BODY, chance.choice((0, 1, 2, 2, 3, 4))))
    return EntryContent(
        day=day,
        title=title,
        body=f"{body} The name of it is {RARE}." if is_rare else body,
        kind=chance.choice(_KINDS),
        scope=chance.choice(_SCOPES),
        line=title,
        is_draft=chance.random() < 0.02,
        competencies=tuple(chance.sample(competencies, chance.choice((0, 1, 1, 2, 3)))),
        tags=tuple(chance.sample(_TAGS, chance.choice((0, 0, 1, 2)))),
        projects=tuple(chance.sample(_PROJECTS, chance.choice((0, 1, 1, 1)))),
        people=tuple(Person(name=name) for name in chance.sample(_PEOPLE, chance.choice((0, 0, 1, 2)))),
        impacts=tuple(_impact(chance) for _ in range(chance.choice((0, 1, 1, 2)))),
    )


def _impact(chance: random.Random) -> Impact:
    before = chance.randrange(20, 900)
    return Impact(
        measure=chance.choice(_MEASURES),
        before=str(before),
        after=str(before * chance.randrange(20, 80) // 100),
        unit=chance.choice(_UNITS),
        period=chance.choice(("", "per week", "this quarter")),
        outcome=chance.choice(("", "", "support tickets fell", "saved $40K a quarter")),
    )


def _begin(path: Path, count: int) -> References:
    """Make the vault with its target, some steps, and all the projects and people that entries will name."""
    vault = Vault.create(path)
    with vault.writing() as session:
        targets.choose(session, ladder=LADDER, current=CURRENT, target=TARGET, day=LAST_DAY - timedelta(days=200))
        for week in range(6):
            plan.add_action(session, f"Step {week + 1} of the plan", due=LAST_DAY + timedelta(weeks=week))
        people = [Person(name=name) for name in _PEOPLE]
        references = refer(session, projects=_PROJECTS, people=people)
        changes = [Change(each.record, each.before, each.after, each.id) for each in references.changes]
        carry_out(session, "people.add", str(count), changes)
    vault.close()
    return references


def _write_entries(connection: Any, count: int, library: Library, references: References) -> None:
    chance = random.Random(-count)
    competencies = [competency.id for competency in library.competencies]
    level = library.ladder(LADDER).level(TARGET)
    numbers = _numbers(connection)
    for number, content in enumerate(contents(count, competencies), 1):
        named = _named(content, references)
        image = image_of(content, named, judgement=coach.judge(content), now=_instant(content.day))
        for part in (image, *image["impacts"]):
            part["uuid"] = _new_uuid(chance)
        _write_entry(connection, number, image, numbers)
        _write_operation(connection, number, image, chance)
        if chance.random() < 0.35:
            _write_evidence(connection, number, image, level, chance)


def _named(content: EntryContent, all_of_them: References) -> References:
    uuids = {name: key for key, name in all_of_them.names.items()}
    projects = tuple(uuids[name] for name in content.projects)
    people = tuple((uuids[person.name], False) for person in content.people)
    chosen = (*projects, *(key for key, _ in people))
    return References(projects, people, {key: all_of_them.names[key] for key in chosen}, ())


def _write_entry(connection: Any, number: int, image: dict[str, Any], numbers: dict[str, int]) -> None:
    own = ", ".join(f'"{name}"' for name in OWN_COLUMNS)
    marks = ", ".join("?" for _ in OWN_COLUMNS)
    values = [image[name] for name in OWN_COLUMNS]
    connection.execute(f"INSERT INTO entry (id, hash, {own}) VALUES (?, ?, {marks})", [number, hash_of(image), *values])
    _write_parts(connection, number, "entry_competency", enumerate(image["competencies"]))
    _write_parts(connection, number, "entry_tag", enumerate(image["tags"]))
    _write_parts(connection, number, "entry_project", ((at, numbers[key]) for at, key in enumerate(image["projects"])))
    for at, (key, confirmed) in enumerate(image["people"]):
        connection.execute("INSERT INTO entry_person VALUES (?, ?, ?, ?)", [number, numbers[key], at, confirmed])
    for at, impact in enumerate(image["impacts"]):
        names = ", ".join(f'"{name}"' for name in impact)
        marks = ", ".join("?" for _ in impact)
        sql = f"INSERT INTO impact (entry_id, position, {names}) VALUES (?, ?, {marks})"
        connection.execute(sql, [number, at, *impact.values()])
    text = text_of(image)
    sql = "INSERT INTO entry_text (id, title, body, impacts, names, cjk) VALUES (?, ?, ?, ?, ?, ?)"
    connection.execute(sql, [number, *(text[name] for name in ("title", "body", "impacts", "names", "cjk"))])


def _write_parts(connection: Any, number: int, table: str, parts: Any) -> None:
    for at, part in parts:
        connection.execute(f"INSERT INTO {table} VALUES (?, ?, ?)", [number, part, at])


def _write_operation(connection: Any, number: int, image: dict[str, Any], chance: random.Random) -> None:
    sql = "INSERT INTO operation (uuid, verb, subject, at, state) VALUES (?, 'entry.add', ?, ?, 'done')"
    made = connection.execute(sql, [_new_uuid(chance), image["title"], image["created_at"]]).lastrowid
    values = [made, 0, "entry", number, None, image_json(image)]
    connection.execute("INSERT INTO operation_row VALUES (?, ?, ?, ?, ?, ?)", values)


def _write_evidence(connection: Any, number: int, entry: dict[str, Any], level: Level, chance: random.Random) -> None:
    criterion = chance.choice(level.criteria)
    image = {
        "uuid": _new_uuid(chance),
        "criterion": criterion.id,
        "strength": chance.choice(("partial", "solid", "solid", "strong")),
        "note": "",
        "quantity": None,
        "wording": criterion.statement,
        "linked_at": entry["created_at"],
    }
    names = ", ".join(image)
    sql = f"INSERT INTO evidence (entry_id, hash, {names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    connection.execute(sql, [number, hash_of({**image, "entry": entry["uuid"]}), *image.values()])


def _numbers(connection: Any) -> dict[str, int]:
    rows = [*connection.execute("SELECT uuid, id FROM project"), *connection.execute("SELECT uuid, id FROM person")]
    return dict(rows)


def _instant(day: date) -> str:
    return datetime(day.year, day.month, day.day, 16, 30, tzinfo=UTC).isoformat()


def _new_uuid(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


if __name__ == "__main__":
    import sys

    print(json.dumps({each: str(vault_of(int(each))) for each in sys.argv[1:]}))
