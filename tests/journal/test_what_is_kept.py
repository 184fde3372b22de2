import pytest

from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.journal import history, packets, runs, scratch, searches, snapshots
from ladderdesk.journal.rows import PacketId
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from .builders import MONDAY

CHOSEN = {"chosen": ["a", "b"], "order": {"a": 1}}


def test_a_packet_comes_back_as_it_was_arranged(session: Session) -> None:
    number = packets.save_packet(session, name="Promo", template="promo", content=CHOSEN)
    kept = packets.packet(session, number)
    assert (kept.name, kept.template, kept.content) == ("Promo", "promo", CHOSEN)
    with pytest.raises(NotFoundError):
        packets.packet(session, PacketId(9))


def test_saving_a_packet_again_changes_it_and_the_same_again_does_not(session: Session) -> None:
    number = packets.save_packet(session, name="Promo", template="promo", content=CHOSEN)
    changed_at = packets.packet(session, number).changed_at
    assert packets.save_packet(session, name="Promo", template="promo", content=CHOSEN, id=number) == number
    assert packets.packet(session, number).changed_at == changed_at
    packets.save_packet(session, name="Promo 2", template="promo", content={}, id=number)
    assert [(kept.id, kept.name, kept.content) for kept in packets.packets(session)] == [(number, "Promo 2", {})]


def test_arranging_a_packet_in_one_sitting_is_one_undo(session: Session) -> None:
    number = packets.save_packet(session, name="Promo", template="promo", content={})
    for count in range(3):
        packets.save_packet(session, name="Promo", template="promo", content={"n": count}, id=number, sitting="s")
    history.undo(session)
    assert packets.packet(session, number).content == {}


def test_the_log_of_exports_outlives_its_packet(session: Session) -> None:
    number = packets.save_packet(session, name="Promo", template="promo", content=CHOSEN)
    packets.log_export(session, packet=number, format="pdf", name="promo.pdf", redactions=2, digest="d")
    packets.log_export(session, packet=None, format="md", name="brag.md", redactions=0, digest="e")
    packets.remove_packet(session, number)
    assert [(each.packet, each.name, each.redactions) for each in packets.exports(session)] == [
        (None, "brag.md", 0),
        (None, "promo.pdf", 2),
    ]
    history.undo(session)
    assert [each.packet for each in packets.exports(session)] == [None, number]


def test_undo_after_an_export_takes_back_the_last_real_change(session: Session) -> None:
    number = packets.save_packet(session, name="Promo", template="promo", content={})
    packets.save_packet(session, name="Promo", template="promo", content=CHOSEN, id=number)
    packets.log_export(session, packet=number, format="pdf", name="promo.pdf", redactions=2, digest="d")
    history.undo(session)
    assert packets.packet(session, number).content == {}
    history.undo(session)
    assert packets.packets(session) == ()
    assert [(each.packet, each.name) for each in packets.exports(session)] == [(None, "promo.pdf")]


def test_what_was_undone_before_an_export_can_still_be_done_again(session: Session) -> None:
    number = packets.save_packet(session, name="Promo", template="promo", content={})
    packets.save_packet(session, name="Promo", template="promo", content=CHOSEN, id=number)
    history.undo(session)
    packets.log_export(session, packet=number, format="pdf", name="promo.pdf", redactions=2, digest="d")
    history.redo(session)
    assert packets.packet(session, number).content == CHOSEN


def test_an_export_of_a_packet_that_is_gone_is_noted_all_the_same(session: Session) -> None:
    number = packets.save_packet(session, name="Promo", template="promo", content={})
    packets.remove_packet(session, number)
    packets.log_export(session, packet=number, format="pdf", name="promo.pdf", redactions=2, digest="d")
    assert [(each.packet, each.name) for each in packets.exports(session)] == [(None, "promo.pdf")]


def test_every_run_of_an_assessment_is_kept(session: Session) -> None:
    runs.record_run(session, "six-questions", version=1, answers={"q1": True}, result={"phase": 2})
    runs.record_run(session, "six-questions", version=1, answers={"q1": False}, result={"phase": 1})
    runs.record_run(session, "other", version=3, answers={}, result={})
    assert [run.answers for run in runs.runs(session, "six-questions")] == [{"q1": False}, {"q1": True}]
    assert [run.version for run in runs.runs(session)] == [3, 1, 1]


def test_attempts_at_an_exercise_are_kept_newest_first(session: Session) -> None:
    for words in ("first", "second"):
        runs.record_attempt(session, "vision", answer=words, scores={"clear": 3})
    assert [each.answer for each in runs.attempts(session, "vision")] == ["second", "first"]
    assert runs.attempts(session, "other") == ()
    assert runs.attempts(session)[0].scores == {"clear": 3}


def test_a_search_is_kept_under_a_name(session: Session) -> None:
    number = searches.save_search(session, " Cost ", "cost quarter")
    searches.save_search(session, "Agents", "agent")
    assert [each.name for each in searches.searches(session)] == ["Agents", "Cost"]
    searches.change_search(session, number, name="Money", query="cost")
    assert [(each.name, each.query) for each in searches.searches(session)] == [("Agents", "agent"), ("Money", "cost")]
    searches.remove_search(session, number)
    assert [each.name for each in searches.searches(session)] == ["Agents"]
    with pytest.raises(InputError):
        searches.save_search(session, "", "x")


def test_a_snapshot_keeps_what_was_shown(session: Session) -> None:
    number = snapshots.take_snapshot(
        session, name="Before review", ladder="genai", level="staff", as_of=MONDAY, content={"claimed": "1/2"}
    )
    [kept] = snapshots.snapshots(session)
    assert (kept.id, kept.as_of, kept.content) == (number, MONDAY, {"claimed": "1/2"})
    snapshots.remove_snapshot(session, number)
    assert snapshots.snapshots(session) == ()


def test_typed_text_is_kept_by_place_across_a_restart_and_taken_once(vault: Vault) -> None:
    with vault.writing() as session:
        scratch.keep(session, "home", "Cut the ev")
        scratch.keep(session, "home", "Cut the eval")
        scratch.keep(session, "quick", "Other")
    again = Vault.open(vault.path)
    with again.writing() as session:
        assert scratch.kept(session, "home") == "Cut the eval"
        assert scratch.take(session, "home") == "Cut the eval"
        assert scratch.take(session, "home") == ""
        assert scratch.kept(session, "quick") == "Other"
    again.close()


def test_typed_text_is_no_part_of_the_log_and_is_not_announced(session: Session) -> None:
    scratch.keep(session, "home", "half a pair \ud83d")
    assert scratch.kept(session, "home") == "half a pair \ufffd"
    scratch.keep(session, "home", "")
    assert scratch.kept(session, "home") == ""
    assert session.changes == set()
    assert history.last_operation(session) is None
