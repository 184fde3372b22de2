"""What the journal's verbs write and what the doctor expects to find: two parts that must agree."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ladderdesk.errors import LadderDeskError
from ladderdesk.journal import entries, evidence, files, history, marks, people, plan, searches, targets, verdicts
from ladderdesk.journal import settings as own_settings
from ladderdesk.journal.rows import (
    EntryContent,
    EntryId,
    EvidenceId,
    Impact,
    Link,
    MarkWord,
    Person,
    Relation,
    VerdictWord,
)
from ladderdesk.vault.doctor import examine
from ladderdesk.vault.findings import Finding
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

DAY = date(2026, 3, 4)


def content(session: Session, title: str) -> EntryContent:
    attachment = files.attach_file(session, title.encode(), name="plan.pdf", media_type="application/pdf")
    return EntryContent(
        day=DAY,
        title=title,
        body="质量 and naïve `vector<int>`",
        competencies=("eval-design", "mentoring"),
        tags=("quick",),
        projects=("Search", title),
        people=(Person(name="Maya", relation=Relation.LEADERSHIP, confirmed=True), Person(name="Ada")),
        impacts=(Impact(measure="recall", before="0.62", after="0.81", outcome="fewer escalations"),),
        links=(Link(address="https://example.org", title="Plan"),),
        attachments=(attachment,),
    )


STEPS: dict[str, Callable[[Session], object]] = {
    "add": lambda session: entries.add(session, content(session, "Cut the eval run")),
    "revise": lambda session: entries.revise(session, EntryId(1), content(session, "Cut it again")),
    "trash": lambda session: entries.trash(session, [EntryId(1)]),
    "restore": lambda session: entries.restore(session, [EntryId(1)]),
    "empty the trash": entries.empty_trash,
    "link": lambda session: evidence.link(session, EntryId(1), "c", wording="w", quantity=Decimal("34.0")),
    "unlink": lambda session: evidence.unlink(session, EvidenceId(1)),
    "verdict": lambda session: verdicts.record_verdict(session, "c", VerdictWord.AGREED, day=DAY, said_by="Maya"),
    "mark": lambda session: marks.set_mark(session, "c", MarkWord.NO_OPPORTUNITY, day=DAY, reason="none yet"),
    "action": lambda session: plan.add_action(session, "Write the standard", criterion="c", due=DAY),
    "target": lambda session: targets.choose(session, ladder="l", current=None, target="senior", day=DAY),
    "relate": lambda session: people.set_relation(session, "Maya", Relation.CUSTOMER),
    "rename": lambda session: people.rename_person(session, "Ada", to="Ada B."),
    "search": lambda session: searches.save_search(session, "Mine", "#evals"),
    "setting": lambda session: own_settings.set_name(session, "Sam"),
    "undo": history.undo,
    "redo": history.redo,
}


def damage(vault: Vault) -> list[Finding]:
    return [finding for finding in examine(vault).findings if finding.is_damage]


def take(vault: Vault, step: str) -> None:
    """Take one step; a verb may refuse it, and then nothing has changed."""
    try:
        with vault.writing() as session:
            STEPS[step](session)
    except LadderDeskError:
        return


@pytest.mark.parametrize("step", [step for step in STEPS if step not in {"restore", "redo"}])
def test_each_verb_leaves_a_vault_that_the_doctor_finds_sound(vault: Vault, step: str) -> None:
    for before in ("add", "link"):
        take(vault, before)
    with vault.writing() as session:
        STEPS[step](session)

    assert damage(vault) == []
    for after in ("undo", "redo"):
        take(vault, after)
        assert damage(vault) == []


@given(steps=st.lists(st.sampled_from(sorted(STEPS)), max_size=25))
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_done_in_whatever_order_the_doctor_finds_the_vault_sound(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    vault = Vault.create(tmp_path_factory.mktemp("law") / "v.ladderdesk")
    for step in ["add", *steps]:
        take(vault, step)

    assert damage(vault) == []
    vault.close()
