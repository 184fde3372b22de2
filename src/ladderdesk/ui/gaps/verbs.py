"""What the Gaps screen does to the record: each deed is one transaction and gives what to tell the user."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ladderdesk import insight
from ladderdesk.desk import Desk
from ladderdesk.i18n import _
from ladderdesk.journal import evidence, marks, plan, verdicts
from ladderdesk.journal.rows import (
    ActionId,
    EntryId,
    EvidenceId,
    MarkId,
    MarkWord,
    Status,
    Strength,
    VerdictId,
    VerdictWord,
)
from ladderdesk.ui.notices import Notice


class Weight(NamedTuple):
    """How an entry counts for a criterion."""

    strength: Strength = Strength.SOLID
    quantity: Decimal | None = None
    note: str = ""


class Said(NamedTuple):
    """What was said of a criterion, when and by whom."""

    word: VerdictWord
    day: date
    said_by: str
    role: str
    note: str


class OwnWord(NamedTuple):
    """The user's own word on a criterion; `status` only where it overrides."""

    word: MarkWord
    reason: str
    status: Status | None = None


def link(desk: Desk, entry: int, criterion: str, weight: Weight) -> Notice:
    """Let an entry count for a criterion."""
    with desk.vault.writing() as session:
        insight.link(
            session,
            desk.library,
            EntryId(entry),
            criterion,
            strength=weight.strength,
            note=weight.note,
            quantity=weight.quantity,
        )
    return _undoable(_("Entry linked."))


def change_link(desk: Desk, link_id: int, weight: Weight) -> Notice:
    """Change how an entry counts."""
    with desk.vault.writing() as session:
        evidence.change(
            session, EvidenceId(link_id), strength=weight.strength, note=weight.note, quantity=weight.quantity
        )
    return _undoable(_("Changed how the entry counts."))


def unlink(desk: Desk, link_id: int) -> Notice:
    """Let an entry no longer count for a criterion."""
    with desk.vault.writing() as session:
        evidence.unlink(session, EvidenceId(link_id))
    return _undoable(_("Entry unlinked."))


def record(desk: Desk, criterion: str, said: Said) -> Notice:
    """Note what was said of a criterion."""
    with desk.vault.writing() as session:
        verdicts.record_verdict(
            session, criterion, said.word, day=said.day, said_by=said.said_by, role=said.role, note=said.note
        )
    return _undoable(_("1:1 note recorded."))


def change_verdict(desk: Desk, verdict: int, said: Said) -> Notice:
    """Put right what was noted."""
    with desk.vault.writing() as session:
        verdicts.change_verdict(
            session, VerdictId(verdict), said.word, day=said.day, said_by=said.said_by, role=said.role, note=said.note
        )
    return _undoable(_("1:1 note changed."))


def withdraw(desk: Desk, verdict: int) -> Notice:
    """Take what was noted out of the record."""
    with desk.vault.writing() as session:
        verdicts.withdraw(session, VerdictId(verdict))
    return _undoable(_("1:1 note removed."))


def set_mark(desk: Desk, criterion: str, own: OwnWord) -> Notice:
    """Set the user's own word on a criterion as of today."""
    with desk.vault.writing() as session:
        marks.set_mark(session, criterion, own.word, day=desk.today(), reason=own.reason, status=own.status)
    return _undoable(_("Status set."))


def take_back(desk: Desk, mark: int) -> Notice:
    """Take the user's own word off a criterion."""
    with desk.vault.writing() as session:
        marks.take_back(session, MarkId(mark))
    return _undoable(_("Taken back. The evidence decides again."))


def add_action(desk: Desk, criterion: str, title: str, *, due: date | None = None, note: str = "") -> Notice:
    """Plan a step towards a criterion."""
    with desk.vault.writing() as session:
        plan.add_action(session, title, criterion=criterion, due=due, note=note)
    return _undoable(_("Action added."))


def change_action(desk: Desk, action: int, title: str, *, due: date | None) -> Notice:
    """Say anew what a step is and when it is due; its criterion and its note stay."""
    with desk.vault.writing() as session:
        held = next(each for each in plan.actions(session) if each.id == action)
        plan.change_action(session, held.id, title=title, criterion=held.criterion, due=due, note=held.note)
    return _undoable(_("Action changed."))


def finish(desk: Desk, action: int) -> Notice:
    """Call a step done today."""
    with desk.vault.writing() as session:
        plan.finish(session, ActionId(action), day=desk.today())
    return _undoable(_("Action done."))


def reopen(desk: Desk, action: int) -> Notice:
    """Call a step not done after all."""
    with desk.vault.writing() as session:
        plan.reopen(session, ActionId(action))
    return _undoable(_("Action open again."))


def remove_action(desk: Desk, action: int) -> Notice:
    """Take a step out of the plan."""
    with desk.vault.writing() as session:
        plan.remove(session, ActionId(action))
    return _undoable(_("Action removed."))


def _undoable(words: str) -> Notice:
    return Notice(words, action=_("Undo"), command="undo")
