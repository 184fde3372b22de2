import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from ladderdesk.errors import ConflictError, InputError
from ladderdesk.exchange.json_journal import ImportReport, export_journal, import_journal
from ladderdesk.journal import (
    copies,
    entries,
    evidence,
    files,
    history,
    lists,
    marks,
    people,
    plan,
    search,
    targets,
    verdicts,
)
from ladderdesk.journal import settings as own_settings
from ladderdesk.journal.rows import MarkWord, Person, Relation, VerdictWord
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from ..journal.builders import FULL, MONDAY, READY, entry, picture


def fill(session: Session) -> None:
    attachment = files.attach_file(session, b"\x00\xffbytes", name="trend.png", media_type="image/png")
    first = entries.add(session, FULL, judgement=READY)
    second = entries.add(session, entry("With a file 质量", attachments=(attachment,), projects=("Search",)))
    evidence.link(session, first, "a.b", wording="Does it.", quantity=Decimal("34.5"), note="all")
    verdicts.record_verdict(session, "a.b", VerdictWord.AGREED, day=MONDAY, said_by="Dana")
    marks.set_mark(session, "a.c", MarkWord.NO_OPPORTUNITY, day=MONDAY, reason="no audit yet")
    plan.add_action(session, "Ask Billing", criterion="a.b", due=MONDAY)
    targets.choose(session, ladder="genai", current="senior", target="staff", day=MONDAY)
    own_settings.set_window_months(session, 24)
    entries.trash(session, [entries.add(session, entry("in the trash"))])
    entries.revise(session, second, entry("With a file, revised 质量", attachments=(attachment,), projects=("Search",)))


@pytest.fixture
def document(vault: Vault) -> bytes:
    with vault.writing() as session:
        fill(session)
        return export_journal(session)


def changed(document: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    content = json.loads(document)
    change(content)
    return json.dumps(content).encode()


def test_another_vault_reads_all_of_it(vault: Vault, other: Vault, document: bytes) -> None:
    with other.writing() as session:
        report = import_journal(session, document)
        assert report == ImportReport(added=13, skipped=0)
    with vault.reading() as ours, other.reading() as theirs:
        for record in copies.RECORDS:
            assert copies.all_images(theirs, record) == copies.all_images(ours, record)
        assert export_journal(theirs) == document
        [line] = search.search(theirs, "质量")
        [attachment] = entries.entry(theirs, line.id).content.attachments
        assert files.read_blob(theirs, attachment.digest) == b"\x00\xffbytes"


def test_reading_it_twice_adds_nothing(other: Vault, vault: Vault, document: bytes) -> None:
    for into in (other, vault):
        with into.writing() as session:
            import_journal(session, document)
            before = picture(session)
            assert import_journal(session, document) == ImportReport(added=0, skipped=13)
            assert picture(session) == before


def test_an_import_is_one_operation_and_can_be_undone(other: Vault, document: bytes) -> None:
    with other.writing() as session:
        entries.add(session, entry("my own"))
        before = picture(session)
        import_journal(session, document)
        assert history.undo(session) is not None
        assert picture(session) == before
        history.redo(session)
        assert export_journal(session) != document
        assert import_journal(session, document).added == 0


def test_earlier_versions_come_along_where_asked_for(vault: Vault, other: Vault, document: bytes) -> None:
    with vault.reading() as session:
        with_history = export_journal(session, with_history=True)
    assert b"history" not in document
    for _ in range(2):
        with other.writing() as session:
            import_journal(session, with_history)
            [line] = search.search(session, "revised")
            titles = [version.content.title for version in history.versions(session, line.id)]
            assert titles == ["With a file, revised 质量", "With a file 质量"]
            last = history.next_undo(session)
            assert last is not None
            assert last.verb == "journal.import"


def test_names_that_the_vault_knows_are_the_same_names(other: Vault, document: bytes) -> None:
    with other.writing() as session:
        mine = entry("mine", projects=("search",), people=(Person(name="maya", relation=Relation.CUSTOMER),))
        entries.add(session, mine)
        assert import_journal(session, document) == ImportReport(added=11, skipped=2)
        assert [known.name for known in people.projects(session)] == ["search", "Ranking"]
        theirs = lists.line_ids(session, lists.Filter(project="Search"))
        assert len(theirs) == 3
        [found] = [each for each in entries.all_entries(session) if each.content.title == FULL.title]
        assert found.content.people == (
            Person(name="maya", relation=Relation.CUSTOMER),
            Person(name="Bo", confirmed=True),
        )
        assert len(search.ids(session, "search")) == 3
        assert import_journal(session, document).added == 0


def test_a_setting_that_the_vault_has_stays(other: Vault, document: bytes) -> None:
    with other.writing() as session:
        own_settings.set_window_months(session, 6)
        import_journal(session, document)
        assert own_settings.window_months(session) == 6


def test_an_older_target_does_not_displace_a_newer_one(other: Vault, document: bytes) -> None:
    with other.writing() as session:
        day = MONDAY.replace(year=MONDAY.year + 1)
        targets.choose(session, ladder="genai", current="staff", target="principal", day=day)
        import_journal(session, document)
        in_force = targets.target_in_force(session)
        assert in_force is not None
        assert in_force.target == "principal"


def test_a_record_that_differs_stops_the_import_with_its_name(other: Vault, document: bytes) -> None:
    with other.writing() as session:
        import_journal(session, document)
        entries.revise(session, lists.line_ids(session)[0], entry("Changed here"))
        entries.add(session, entry("mine"))
        before = picture(session)
        with pytest.raises(ConflictError, match="entry “With a file, revised 质量”"):
            import_journal(session, document)
        assert picture(session) == before


def test_a_part_of_another_entry_is_not_taken_over(other: Vault, document: bytes) -> None:
    def as_another(content: dict[str, Any]) -> None:
        entry = content["records"]["entry"][0]
        entry["uuid"] = "00000000-0000-4000-8000-000000000000"
        entry["hash"] = None
        content["records"] = {key: content["records"][key] for key in ("project", "person")} | {"entry": [entry]}

    with other.writing() as session:
        import_journal(session, document)
        with pytest.raises(ConflictError, match="Cut the eval run"):
            import_journal(session, changed(document, as_another))


def test_a_second_link_between_the_same_two_is_a_difference(other: Vault, document: bytes) -> None:
    def as_another(content: dict[str, Any]) -> None:
        link = content["records"]["evidence"][0]
        link["uuid"] = "00000000-0000-4000-8000-000000000000"
        link["hash"] = None

    with other.writing() as session:
        import_journal(session, document)
        with pytest.raises(ConflictError, match=r"evidence “a\.b”"):
            import_journal(session, changed(document, as_another))


def first(content: dict[str, Any], record: str, **values: Any) -> None:
    content["records"][record][0].update({"hash": None, **values})


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no format": (lambda content: content.pop("format"), "not a LadderDesk journal"),
    "another format": (lambda content: content.update(format="jrnl"), "not a LadderDesk journal"),
    "a newer version": (lambda content: content.update(version=2), "newer LadderDesk"),
    "no version": (lambda content: content.pop("version"), "version"),
    "a version in words": (lambda content: content.update(version="1"), "version"),
    "unknown key": (lambda content: content.update(extra=1), "extra"),
    "records as a list": (lambda content: content.update(records=[]), "records"),
    "a record as text": (lambda content: content["records"].update(entry=["x"]), "records"),
    "unknown kind": (lambda content: content["records"].update(cookie=[]), "“cookie” is no kind of record"),
    "a day that is none": (lambda content: first(content, "entry", day="2026-02-30"), "entry “Cut the eval run”"),
    "a day with a time": (lambda content: first(content, "entry", day="2026-02-03T10:00"), "entry “Cut the eval run”"),
    "an instant without zone": (lambda content: first(content, "entry", created_at="2026-02-03T10:00"), "created_at"),
    "a title that is a number": (lambda content: first(content, "entry", title=7), r"entry \(.*title"),
    "a flag that is three": (lambda content: first(content, "entry", is_draft=3), "is_draft"),
    "a flag that is true": (lambda content: first(content, "entry", is_draft=True), "is_draft"),
    "an unknown kind of entry": (lambda content: first(content, "entry", kind="party"), "kind"),
    "an unknown scope": (lambda content: first(content, "entry", scope="galaxy"), "scope"),
    "a key nobody knows": (lambda content: first(content, "entry", colour="red"), "colour"),
    "a missing key": (lambda content: content["records"]["entry"][0].pop("title"), "title"),
    "a uuid that is a path": (lambda content: first(content, "entry", uuid="../../x"), r"\.\./\.\./x"),
    "a uuid that is a list": (lambda content: first(content, "entry", uuid=[1]), "number 1"),
    "two records of one uuid": (
        lambda content: content["records"]["entry"].append(content["records"]["entry"][0]),
        "2 of these",
    ),
    "a changed title": (lambda content: content["records"]["entry"][0].update(title="x"), "changed or damaged"),
    "a span that ends first": (lambda content: first(content, "entry", until_day="2020-01-01"), "before its first"),
    "a tag twice": (lambda content: first(content, "entry", tags=["a", "a"]), "twice"),
    "a project nobody has": (lambda content: content["records"].update(project=[]), "refers to project"),
    "evidence of no entry": (
        lambda content: first(content, "evidence", entry="00000000-0000-4000-8000-000000000000"),
        "evidence “a.b”.*which is missing",
    ),
    "a negative quantity": (lambda content: first(content, "evidence", quantity="-1"), "quantity"),
    "a quantity as number": (lambda content: first(content, "evidence", quantity=1e308), "quantity"),
    "an override without status": (lambda content: first(content, "mark", word="override"), "override"),
    "a name that is not its key": (lambda content: first(content, "project", name="Other"), "name_key"),
    "a file that is missing": (lambda content: content.update(files=[]), "trend.png"),
    "a file that is not base64": (lambda content: content["files"][0].update(content="%%%"), "attached file"),
    "a file that was changed": (lambda content: content["files"][0].update(content="AAAA"), "changed or damaged"),
    "a number past all bounds": (lambda content: first(content, "entry", rule=10**30), "rule"),
    "a setting twice": (
        lambda content: content["records"]["setting"].append(
            {**content["records"]["setting"][0], "uuid": "00000000-0000-4000-8000-000000000000", "hash": None}
        ),
        "setting",
    ),
    "two names of one key": (
        lambda content: content["records"]["project"].append(
            {**content["records"]["project"][0], "uuid": "00000000-0000-4000-8000-000000000000", "hash": None}
        ),
        "project",
    ),
    "history of a broken entry": (
        lambda content: content.update(
            history=[
                {
                    "uuid": "00000000-0000-4000-8000-000000000000",
                    "verb": "entry.add",
                    "subject": "",
                    "at": "2026-01-01T00:00:00Z",
                    "rows": [
                        {
                            "record": "entry",
                            "uuid": content["records"]["entry"][0]["uuid"],
                            "before": None,
                            "after": {**content["records"]["entry"][0], "names": {}},
                        }
                    ],
                }
            ]
        ),
        "In the history: .*lacks the names",
    ),
    "history without a shape": (lambda content: content.update(history=[{"verb": 1}]), "history"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_document_is_refused_whole_with_its_place(other: Vault, document: bytes, case: str) -> None:
    change, words = BROKEN[case]
    with other.writing() as session:
        entries.add(session, entry("mine"))
        before = picture(session)
        with pytest.raises(InputError, match=words) as refused:
            import_journal(session, changed(document, change))
        assert picture(session) == before
    assert len(refused.value.message) < 2000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        b'"text"',
        b"[" * 200_000,
        b'{"format": "ladderdesk-journal", "version": 1, "records": ' + b'{"a":[{"b":' * 100_000,
        b'{"format": "ladderdesk-journal", "version": 1, "records": {"entry": [{"title": "\\ud800"}]}}',
        b"9" * 100_000,
    ],
    ids=["empty", "cut off", "null", "list", "not text", "text", "deep", "deep records", "half a pair", "one number"],
)
def test_what_is_no_journal_is_refused_in_one_sentence(other: Vault, data: bytes) -> None:
    with other.writing() as session:
        with pytest.raises(InputError) as refused:
            import_journal(session, data)
        assert not any(picture(session).values())
    assert len(refused.value.message) < 500


def test_a_document_past_all_bounds_is_refused(other: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ladderdesk.exchange.document.LARGEST", 10)
    with other.writing() as session, pytest.raises(InputError, match="larger than"):
        import_journal(session, b"{" * 11)


def test_many_problems_are_told_of_in_short(other: Vault, document: bytes) -> None:
    def spoil(content: dict[str, Any]) -> None:
        content["records"]["action"] = [{"uuid": str(number)} for number in range(50)]

    with other.writing() as session, pytest.raises(InputError) as refused:
        import_journal(session, changed(document, spoil))
    assert refused.value.message.count("\n") == 11
    assert refused.value.message.endswith("and more")


def test_a_document_with_a_mark_at_its_start_is_read(other: Vault, document: bytes) -> None:
    with other.writing() as session:
        assert import_journal(session, b"\xef\xbb\xbf" + document).added == 13


def test_a_record_without_a_hash_is_taken_as_it_stands(other: Vault, document: bytes) -> None:
    def retitle(content: dict[str, Any]) -> None:
        content["records"]["entry"][0].update(title="By hand")
        del content["records"]["entry"][0]["hash"]

    with other.writing() as session:
        import_journal(session, changed(document, retitle))
        assert search.search(session, "hand")[0].title == "By hand"
