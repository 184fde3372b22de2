"""The rounds of a guide go with the journal: days, what was written, and the run kept with a day."""

from datetime import timedelta

from ladderdesk.exchange.json_journal import export_journal, import_journal
from ladderdesk.journal import checkpoints, runs
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from ..journal.builders import MONDAY

GUIDE = "role-landscape"


def go_twice(session: Session) -> None:
    checkpoints.start_guide(session, GUIDE, start=MONDAY)
    first, second, *_rest = checkpoints.checkpoints(session)
    number = runs.record_run(session, "career-clarity", version=1, answers={"role-clarity": "2"}, result={"score": 2})
    checkpoints.finish_checkpoint(session, first.id, day=MONDAY, reflection="Six roles, two fit", run=number)
    checkpoints.reflect(session, second.id, "Half of it")
    checkpoints.start_guide(session, GUIDE, start=MONDAY + timedelta(days=9))


def told(session: Session) -> list[tuple[object, ...]]:
    found = checkpoints.checkpoints(session)
    taken = {run.id: run.answers for run in runs.runs(session)}
    return [
        (one.uuid, one.day_number, one.due, one.done_on, one.reflection, taken.get(one.run) if one.run else None)
        for one in sorted(found, key=lambda one: one.id)
    ]


def test_another_journal_has_the_same_rounds_with_all_that_was_written(vault: Vault, other: Vault) -> None:
    with vault.writing() as session:
        go_twice(session)
        here = told(session)
        document = export_journal(session)
    with other.writing() as session:
        import_journal(session, document)
        assert told(session) == here
    assert [line[1] for line in here] == [0, 3, 0, 3, 7, 14, 21]
    assert here[0][4:] == ("Six roles, two fit", {"role-clarity": "2"})
