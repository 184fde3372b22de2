"""What a record's hash is taken over."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Table, select, update

from ladderdesk.vault import tables
from ladderdesk.vault.hashing import RECORDS, canonical_json, content_hash, record_values, seal
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from .builders import add_entry

VALUES = st.dictionaries(
    st.text(),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=6,
)


@given(VALUES)
def test_the_order_in_which_values_were_put_never_matters(values: dict[str, Any]) -> None:
    turned = dict(reversed(values.items()))

    assert content_hash(turned) == content_hash(values)
    assert json.loads(canonical_json(values)) == values


@given(VALUES, VALUES)
def test_different_values_have_different_hashes(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (content_hash(one) == content_hash(other)) == (canonical_json(one) == canonical_json(other))


def test_a_hash_is_sha_256_of_plain_json_so_that_others_can_check_it() -> None:
    written = '{"competencies":["eval-design"],"scope":null,"title":"Größe ≥ 5"}'

    values = {"title": "Größe ≥ 5", "scope": None, "competencies": ["eval-design"]}

    assert content_hash(values) == hashlib.sha256(written.encode()).hexdigest()


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\u2028", "🧗", "e\u0301"])
def test_any_text_can_be_hashed(text: str) -> None:
    assert len(content_hash({"title": text})) == 64


def test_values_that_json_has_no_form_for_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        content_hash({"quantity": float("nan")})


def sealed(session: Session, table: Table, number: int) -> str:
    return str(session.execute(select(table.c.hash).where(table.c.id == number)).scalar_one())


def values_of(session: Session, table: Table, number: int) -> dict[str, Any]:
    return dict(record_values(session.connection, table, [number]))[number]


@pytest.fixture
def full(vault: Vault) -> Vault:
    """Give a vault with two entries, the second with every kind of part and with evidence, a packet and an export."""
    with vault.writing() as session:
        add_entry(session, "Other", competencies=("mentoring",))
        add_entry(session, "Full", competencies=("eval-design", "retrieval-quality"))
        t, put = tables, session.execute
        put(t.entry_tag.insert().values(entry_id=2, tag="quick", position=0))
        put(t.project.insert().values(id=7, uuid="project-7", hash="", name="Search", name_key="search"))
        put(t.entry_project.insert().values(entry_id=2, project_id=7, position=0))
        put(t.person.insert().values(id=8, uuid="person-8", hash="", name="Maya", name_key="maya"))
        put(t.entry_person.insert().values(entry_id=2, person_id=8, position=0, confirmed=1))
        put(t.impact.insert().values(uuid="impact-1", entry_id=2, position=0, measure="recall", before="0.62"))
        put(t.link.insert().values(uuid="link-1", entry_id=2, position=0, address="https://example.org"))
        put(t.blob.insert().values(digest="d", size=1, content=b"x"))
        put(
            t.attachment.insert().values(
                uuid="file-1", entry_id=2, position=0, name="a.txt", media_type="text/plain", size=1, digest="d"
            )
        )
        evidence = {"uuid": "evidence-1", "hash": "", "entry_id": 2, "criterion": "c", "strength": "solid"}
        put(t.evidence.insert().values(**evidence, linked_at="2026-03-04"))
        packet = {"uuid": "packet-1", "hash": "", "name": "P", "template": "promo", "content": "{}"}
        put(t.packet.insert().values(**packet, changed_at="2026-03-04"))
        export = {"uuid": "export-1", "hash": "", "packet_id": 1, "format": "pdf", "name": "p.pdf", "redactions": 0}
        put(t.export.insert().values(**export, digest="e", exported_at="2026-03-04"))
        for table in RECORDS:
            seal(session.connection, table, *session.execute(select(table.c.id)).scalars())
    return vault


def test_an_entry_is_hashed_with_its_parts_in_order_and_names_others_by_their_uuid(full: Vault) -> None:
    with full.reading() as session:
        values = values_of(session, tables.entry, 2)

    assert values["competencies"] == ["eval-design", "retrieval-quality"]
    assert values["tags"] == ["quick"]
    assert values["projects"] == ["project-7"]
    assert values["people"] == [["person-8", 1]]
    assert values["impacts"][0]["before"] == "0.62"
    assert values["links"] == [{"uuid": "link-1", "address": "https://example.org", "title": ""}]
    assert values["attachments"][0]["digest"] == "d"
    assert not {"id", "hash", "figure", "rule", "is_ready"} & set(values)


def test_evidence_names_its_entry_by_the_uuid_that_outlives_copies(full: Vault) -> None:
    with full.reading() as session:
        values = values_of(session, tables.evidence, 1)

    assert values["entry"] == "entry-2"
    assert "entry_id" not in values


CHANGES = [
    (tables.entry, "UPDATE entry SET title = 'Fuller' WHERE id = 2"),
    (tables.entry, "UPDATE entry SET trashed_at = 'now' WHERE id = 2"),
    (tables.entry, "UPDATE entry_competency SET position = 1 - position WHERE entry_id = 2"),
    (tables.entry, "DELETE FROM entry_tag"),
    (tables.entry, "DELETE FROM entry_project"),
    (tables.entry, "UPDATE entry_person SET confirmed = 0"),
    (tables.entry, "UPDATE impact SET after = '0.81'"),
    (tables.entry, "UPDATE link SET title = 'A title'"),
    (tables.entry, "UPDATE attachment SET name = 'b.txt'"),
    (tables.project, "UPDATE project SET name = 'Retrieval'"),
    (tables.person, "UPDATE person SET relation = 'leadership'"),
    (tables.evidence, "UPDATE evidence SET entry_id = 1"),
    (tables.evidence, "UPDATE evidence SET quantity = '34'"),
    (tables.export, "UPDATE export SET redactions = 1"),
]


@pytest.mark.parametrize(("table", "change"), CHANGES, ids=[change for _, change in CHANGES])
def test_every_change_to_what_the_user_wrote_changes_the_hash_of_that_record_alone(
    full: Vault, table: Table, change: str
) -> None:
    with full.writing() as session:
        session.connection.exec_driver_sql(change)
        changed = {
            each.name
            for each in RECORDS
            for number, values in record_values(session.connection, each)
            if content_hash(values) != sealed(session, each, number)
        }

    assert changed == {table.name}


@pytest.mark.parametrize(
    "change",
    ["UPDATE entry SET is_ready = 1, rule = 3, has_number = 1, figure = '18%'", "DELETE FROM packet"],
    ids=["what is worked out", "a packet that goes"],
)
def test_what_is_worked_out_or_goes_by_itself_leaves_hashes_alone(full: Vault, change: str) -> None:
    with full.writing() as session:
        session.connection.exec_driver_sql(change)

        for table in RECORDS:
            for number, values in record_values(session.connection, table):
                assert content_hash(values) == sealed(session, table, number)


def test_sealing_touches_only_the_records_named(full: Vault) -> None:
    with full.writing() as session:
        session.execute(update(tables.entry).values(title="Changed"))
        before = sealed(session, tables.entry, 1)
        seal(session.connection, tables.entry, 2)

        assert sealed(session, tables.entry, 1) == before
        assert sealed(session, tables.entry, 2) == content_hash(values_of(session, tables.entry, 2))
