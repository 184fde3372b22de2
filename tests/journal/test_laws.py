"""Whatever is done in whatever order: undone all the way the vault is empty, done again it is what it was."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, multiple, rule
from sqlalchemy import select, text

from ladderdesk.errors import ConflictError, InputError, NotFoundError
from ladderdesk.exchange.json_journal import export_journal, import_journal
from ladderdesk.journal import (
    checkpoints,
    copies,
    entries,
    evidence,
    files,
    history,
    lists,
    marks,
    packets,
    people,
    plan,
    runs,
    searches,
    snapshots,
    targets,
    verdicts,
)
from ladderdesk.journal import settings as own_settings
from ladderdesk.journal.entry_store import read_entries
from ladderdesk.journal.fulltext import text_of
from ladderdesk.journal.rows import (
    Audience,
    EntryContent,
    Impact,
    Judgement,
    Kind,
    Link,
    MarkWord,
    Person,
    Relation,
    Status,
    Strength,
    VerdictWord,
)
from ladderdesk.journal.stores import TABLES
from ladderdesk.vault import tables as t
from ladderdesk.vault.hashing import content_hash, record_values
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from .builders import TickingClock, picture

WORDS = st.text(max_size=12)
NAMES = st.sampled_from(["Search", "search", "Ranking", "Maya", "MAYA", "质量", " ", "o'neil"])
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
CRITERIA = st.sampled_from(["a.b", "a.c", "d.e"])
PEOPLE = st.builds(Person, name=NAMES, relation=st.none() | st.sampled_from(Relation), confirmed=st.booleans())
IMPACTS = st.builds(
    Impact, measure=WORDS, before=WORDS, after=WORDS, unit=WORDS, period=WORDS, estimated=st.booleans(), outcome=WORDS
)
JUDGEMENTS = st.none() | st.builds(
    Judgement,
    rule=st.just(1),
    has_number=st.booleans(),
    has_outcome=st.booleans(),
    has_own_part=st.booleans(),
    has_proof=st.booleans(),
    is_ready=st.booleans(),
)


def lists_of(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


CONTENTS = st.builds(
    EntryContent,
    day=DAYS,
    until=st.none(),
    title=WORDS,
    body=WORDS,
    kind=st.sampled_from(Kind),
    scope=st.none() | st.sampled_from(["task", "org"]),
    audience=st.sampled_from(Audience),
    is_draft=st.booleans(),
    in_inbox=st.booleans(),
    line=WORDS,
    competencies=lists_of(st.sampled_from(["eval-design", "mentoring"])),
    tags=lists_of(NAMES),
    projects=lists_of(NAMES),
    people=lists_of(PEOPLE),
    impacts=lists_of(IMPACTS),
    links=lists_of(st.builds(Link, address=WORDS, title=WORDS)),
)
QUANTITIES = st.none() | st.decimals(0, 1000, places=2, allow_nan=False)


class Doing(RuleBasedStateMachine):
    """A user who does one thing after another; ids may be of things that are gone again."""

    written = Bundle("written")
    linked = Bundle("linked")
    planned = Bundle("planned")

    @initialize()
    def open_vault(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ladderdesk-laws-"))
        self.vault = Vault.create(self.folder / "journal.ladderdesk", clock=TickingClock())

    @rule(target=written, content=CONTENTS, judgement=JUDGEMENTS, sitting=st.none() | st.just("s"))
    def add(self, content: EntryContent, judgement: Judgement | None, sitting: str | None) -> object:
        with self.vault.writing() as session:
            return entries.add(session, content, judgement=judgement, sitting=sitting)

    @rule(number=written, content=CONTENTS, sitting=st.none() | st.just("s"))
    def revise(self, number: object, content: EntryContent, sitting: str | None) -> None:
        self.attempt(lambda session: entries.revise(session, number, content, sitting=sitting))

    @rule(number=written, words=WORDS)
    def type_more(self, number: object, words: str) -> None:
        def type_it(session: Session) -> None:
            content = entries.entry(session, number).content
            entries.revise(session, number, replace(content, body=content.body + words), sitting="s")

        self.attempt(type_it)

    @rule(number=written, name=WORDS)
    def attach(self, number: object, name: str) -> None:
        def attach_it(session: Session) -> None:
            kept = files.attach_file(session, name.encode(), name=name, media_type="text/plain")
            content = entries.entry(session, number).content
            entries.revise(session, number, replace(content, attachments=(*content.attachments, kept)))

        self.attempt(attach_it)

    @rule(numbers=st.lists(written, max_size=3))
    def trash(self, numbers: list[object]) -> None:
        self.attempt(lambda session: entries.trash(session, numbers))

    @rule(numbers=st.lists(written, max_size=3))
    def restore(self, numbers: list[object]) -> None:
        self.attempt(lambda session: entries.restore(session, numbers))

    @rule(numbers=st.lists(written, max_size=2))
    def delete_for_good(self, numbers: list[object]) -> None:
        self.attempt(lambda session: entries.delete_for_good(session, numbers))

    @rule(target=linked, number=written, criterion=CRITERIA, strength=st.sampled_from(Strength), quantity=QUANTITIES)
    def link(self, number: object, criterion: str, strength: Strength, quantity: Decimal | None) -> object:
        found = self.attempt(
            lambda session: evidence.link(
                session, number, criterion, wording="Does it.", strength=strength, quantity=quantity
            )
        )
        return multiple() if found is None else found

    @rule(link=linked, note=WORDS)
    def change_link(self, link: object, note: str) -> None:
        self.attempt(lambda session: evidence.change(session, link, strength=Strength.SOLID, note=note, quantity=None))

    @rule(link=linked)
    def unlink(self, link: object) -> None:
        self.attempt(lambda session: evidence.unlink(session, link))

    @rule(criterion=CRITERIA, word=st.sampled_from(VerdictWord), day=DAYS, note=WORDS)
    def say(self, criterion: str, word: VerdictWord, day: date, note: str) -> None:
        self.attempt(lambda session: verdicts.record_verdict(session, criterion, word, day=day, note=note))

    @rule(criterion=CRITERIA, word=st.sampled_from(MarkWord), day=DAYS, status=st.none() | st.sampled_from(Status))
    def mark(self, criterion: str, word: MarkWord, day: date, status: Status | None) -> None:
        self.attempt(lambda session: marks.set_mark(session, criterion, word, day=day, reason="so", status=status))

    @rule(target=planned, title=WORDS, due=st.none() | DAYS)
    def plan_step(self, title: str, due: date | None) -> object:
        found = self.attempt(lambda session: plan.add_action(session, title, due=due))
        return multiple() if found is None else found

    @rule(step=planned, day=DAYS)
    def finish_step(self, step: object, day: date) -> None:
        self.attempt(lambda session: plan.finish(session, step, day=day))

    @rule(step=planned)
    def remove_step(self, step: object) -> None:
        self.attempt(lambda session: plan.remove(session, step))

    @rule(subject=CRITERIA, day=DAYS)
    def set_aside(self, subject: str, day: date) -> None:
        self.attempt(lambda session: plan.dismiss(session, subject, day=day))
        self.attempt(lambda session: plan.take_back_dismissal(session, "a.b"))

    @rule(level=WORDS, day=DAYS)
    def choose(self, level: str, day: date) -> None:
        self.attempt(lambda session: targets.choose(session, ladder="l", current=None, target=level, day=day))

    @rule(name=NAMES, to=NAMES)
    def rename(self, name: str, to: str) -> None:
        self.attempt(lambda session: people.rename_project(session, name, to=to))
        self.attempt(lambda session: people.rename_person(session, name, to=to))

    @rule(months=st.integers(1, 30), name=WORDS)
    def set_settings(self, months: int, name: str) -> None:
        self.attempt(lambda session: own_settings.set_window_months(session, months))
        self.attempt(lambda session: own_settings.set_name(session, name))

    @rule(name=WORDS, day=DAYS)
    def keep_the_rest(self, name: str, day: date) -> None:
        def keep(session: Session) -> None:
            packet = packets.save_packet(session, name=name, template="promo", content={"chosen": [name]})
            packets.log_export(session, packet=packet, format="pdf", name=name, redactions=1, digest="d")
            if len(name) % 2:
                packets.remove_packet(session, packet)
            run = runs.record_run(session, "where", version=1, answers={"q": name}, result={"level": 2})
            checkpoints.start_guide(session, "guide", start=day, days=(0, 3))
            checkpoints.finish_checkpoint(
                session, checkpoints.checkpoints(session)[0].id, day=day, reflection=name, run=run
            )
            runs.record_attempt(session, "exercise", answer=name, scores={"clear": 3})
            snapshots.take_snapshot(session, name=name, ladder="l", level="v", as_of=day, content={"a": 1})
            searches.save_search(session, "kept", name)

        self.attempt(keep)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        with self.vault.writing() as session:
            for _ in range(times):
                history.undo(session)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        with self.vault.writing() as session:
            for _ in range(times):
                history.redo(session)

    def attempt(self, verb: object) -> object:
        """Do something that may be refused, as when what it is about is gone."""
        try:
            with self.vault.writing() as session:
                return verb(session)  # type: ignore[operator]
        except (ConflictError, InputError, NotFoundError):
            return None

    def teardown(self) -> None:
        if not hasattr(self, "vault"):
            return
        try:
            with self.vault.writing() as session:
                hold_seals(session)
                hold_search(session)
                hold_counts(session)
                hold_undo(session)
                hold_export(session, self.folder / "copy.ladderdesk")
        finally:
            self.vault.close()
            shutil.rmtree(self.folder)


def hold_seals(session: Session) -> None:
    """Every record has a UUID and a hash, and the hash is that of what is stored."""
    for table in TABLES.values():
        for number, values in record_values(session.connection, table):
            stored = session.execute(select(table.c.hash).where(table.c.id == number)).scalar_one()
            assert values["uuid"]
            assert stored == content_hash(values), table.name


def hold_search(session: Session) -> None:
    """The index agrees with the rows that it stands on, and these with the entries."""
    session.execute(text("INSERT INTO entry_fts(entry_fts, rank) VALUES('integrity-check', 1)"))
    numbers = session.execute(select(t.entry.c.id)).scalars().all()
    expected = {found.id: text_of(found.image) for found in read_entries(session, numbers)}
    stored = {row.id: row for row in session.execute(select(t.entry_text))}
    assert {number: {**row._mapping} for number, row in stored.items()} == {
        number: {"id": number, **columns} for number, columns in expected.items()
    }


def hold_counts(session: Session) -> None:
    """The counts are what reading all entries comes to."""
    kept, counted = entries.all_entries(session), lists.counts(session)
    assert counted.all == len(kept)
    assert counted.drafts == sum(each.content.is_draft for each in kept)
    assert counted.inbox == sum(each.content.in_inbox for each in kept)
    assert counted.ready == sum(bool(each.judgement and each.judgement.is_ready) for each in kept)
    assert counted.unmeasured == sum(not (each.judgement and each.judgement.has_number) for each in kept)
    names = [name for each in kept for name in each.content.projects]
    assert counted.projects == {name: names.count(name) for name in set(names)}


def hold_undo(session: Session) -> None:
    """Undone all the way nothing is left but the log of exports, and on the way back each state is what it was."""
    end, exported = picture(session), [(each.name, each.exported_at) for each in packets.exports(session)]
    states = [end]
    while history.undo(session):
        states.append(picture(session))
    assert not any(states[-1].values())
    assert [(each.name, each.exported_at) for each in packets.exports(session)] == exported
    for state in reversed(states[:-1]):
        assert history.redo(session)
        assert picture(session) == state
    # What had been undone before all this comes back as well.
    while history.redo(session):
        states.append(picture(session))
    while picture(session) != end:
        assert history.undo(session)


def hold_export(session: Session, path: Path) -> None:
    """Another vault that reads the export holds the same records, and reading it twice adds nothing."""
    document = export_journal(session, with_history=True)
    copy = Vault.create(path)
    try:
        with copy.writing() as other:
            report = import_journal(other, document)
            assert report.skipped == 0
            for record in copies.RECORDS:
                assert copies.all_images(other, record) == copies.all_images(session, record), record
            assert import_journal(other, document).added == 0
            hold_seals(other)
            hold_search(other)
    finally:
        copy.close()


Doing.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
TestDoing = Doing.TestCase
