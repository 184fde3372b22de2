"""Laws of readiness that hold for every ladder and every record."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.assess.readiness import measure, trend
from ladderdesk.assess.values import Readiness, Record
from ladderdesk.catalogue.model import CriterionKind, Ladder, Scope
from ladderdesk.journal.rows import Evidence, Mark, MarkWord, Person, Status, Strength, Verdict, VerdictWord

from .builders import TODAY, criterion, evidence, ladder, level, mark, record, threshold, verdict

IDS = ["one", "two", "three", "four"]
ids = st.sampled_from(IDS)
days = st.integers(-40, 800).map(lambda back: TODAY - timedelta(days=back))
thresholds = st.builds(
    threshold,
    st.sampled_from(["sum", "largest", "smallest", "distinct"]),
    st.integers(0, 4).map(str),
)
scopes = st.none() | st.sampled_from(list(Scope)) | st.just("any")


@st.composite
def ladders(draw: Any) -> Ladder:
    asked = [
        criterion(
            one,
            kind=draw(st.sampled_from(list(CriterionKind))),
            competency=draw(st.sampled_from(["eval-design", "mentoring", "problem-framing"])),
            scope=draw(scopes),
            once=draw(st.booleans()),
            thresholds=tuple(draw(st.lists(thresholds, max_size=2))),
        )
        for one in IDS[: draw(st.integers(1, 4))]
    ]
    return ladder(level(*asked))


@st.composite
def pieces_of_evidence(draw: Any) -> Evidence:
    return evidence(
        draw(ids),
        strength=draw(st.sampled_from(list(Strength))),
        scope=draw(st.none() | st.sampled_from(["task", "system", "org", "company"])),
        quantity=draw(st.none() | st.integers(0, 5).map(Decimal)),
        day=draw(days),
        people=tuple(Person(name=name) for name in draw(st.lists(st.sampled_from("abc"), max_size=2))),
        has_proof=draw(st.booleans()),
        is_ready=draw(st.booleans()),
    )


verdicts = st.builds(verdict, st.sampled_from(list(VerdictWord)), days, ids)


@st.composite
def marks(draw: Any) -> Mark:
    word = draw(st.sampled_from(list(MarkWord)))
    status = draw(st.sampled_from(list(Status))) if word is MarkWord.OVERRIDE else None
    set_at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 3)))
    return mark(word, draw(days), draw(ids), status=status, set_at=set_at)


def records(*, with_marks: bool = True) -> st.SearchStrategy[Record]:
    return st.builds(
        Record,
        evidence=st.lists(pieces_of_evidence(), max_size=8).map(tuple),
        verdicts=st.lists(verdicts, max_size=5).map(tuple),
        marks=st.lists(marks(), max_size=3 if with_marks else 0).map(tuple),
    )


def measured(asked: Ladder, said: Record, as_of: date = TODAY) -> Readiness:
    return measure(asked, "staff", said, as_of)


def is_nowhere_lower(after: Readiness, before: Readiness) -> bool:
    figures = zip(figures_of(before), figures_of(after), strict=True)
    heights = zip(heights_of(before), heights_of(after), strict=True)
    return all(one <= other for one, other in figures) and all(one <= other for one, other in heights)


def figures_of(readiness: Readiness) -> list[Fraction]:
    shares = [readiness.share, *(group.share for group in readiness.groups)]
    return [Fraction(-1) if figure is None else figure for one in shares for figure in (one.claimed, one.packet_ready)]


def heights_of(readiness: Readiness) -> list[int]:
    return [status.height for one in readiness.standings for status in (one.status, one.status_packet_ready)] + [
        readiness.gates_met
    ]


@given(ladders(), records(), pieces_of_evidence())
def test_more_evidence_never_lowers_a_status_or_a_figure(asked: Ladder, said: Record, more: Evidence) -> None:
    after = measured(asked, replace(said, evidence=(*said.evidence, more)))
    assert is_nowhere_lower(after, measured(asked, said))


@given(ladders(), records(), days, ids)
def test_taking_away_a_not_yet_never_lowers_one(asked: Ladder, said: Record, day: date, criterion_id: str) -> None:
    extra = verdict(VerdictWord.NOT_YET, day, criterion_id)
    with_it = measured(asked, replace(said, verdicts=(*said.verdicts, extra)))
    assert is_nowhere_lower(measured(asked, said), with_it)


@given(ladders(), records(), st.randoms(use_true_random=False))
def test_order_never_matters(asked: Ladder, said: Record, dice: Any) -> None:
    shuffled = Record(
        evidence=tuple(dice.sample(said.evidence, len(said.evidence))),
        verdicts=tuple(dice.sample(said.verdicts, len(said.verdicts))),
        marks=tuple(dice.sample(said.marks, len(said.marks))),
    )
    assert measured(asked, shuffled) == measured(asked, said)


@given(ladders(), records())
def test_packet_ready_never_exceeds_claimed(asked: Ladder, said: Record) -> None:
    readiness = measured(asked, said)
    for one in readiness.standings:
        assert one.status_packet_ready.height <= one.status.height
    for share in [readiness.share, *(group.share for group in readiness.groups)]:
        assert (share.claimed is None) == (share.packet_ready is None)
        assert share.claimed is None or share.packet_ready is None or 0 <= share.packet_ready <= share.claimed <= 1


@given(ladders(), st.lists(verdicts, max_size=5))
def test_readiness_is_zero_with_no_evidence_and_no_override(asked: Ladder, said: list[Verdict]) -> None:
    readiness = measured(asked, record(*said))
    assert readiness.share.claimed in {0, None}
    assert readiness.share.packet_ready in {0, None}


@given(ladders())
def test_readiness_is_one_when_everything_is_at_full_value(asked: Ladder) -> None:
    full: dict[str, Any] = {"scope": "company", "is_ready": True}
    named = tuple(Person(name=name) for name in "abcd")
    said = [
        piece
        for one in asked.levels[0].criteria
        for piece in (
            evidence(one.id, **full, quantity=Decimal(9), people=named),
            evidence(one.id, **full, quantity=Decimal(0), day=TODAY - timedelta(days=190)),
        )
    ]
    share = measured(asked, record(*said)).share
    assert share.claimed in {1, None}
    assert share.packet_ready in {1, None}


@given(ladders(), records(), st.lists(days, max_size=4))
def test_each_point_of_the_trend_is_the_measure_of_its_day(asked: Ladder, said: Record, past: list[date]) -> None:
    for point in trend(asked, "staff", said, [*past, TODAY]):
        readiness = measured(asked, said, point.day)
        counted = [one for one in readiness.standings if not one.is_set_aside]
        assert point.share == readiness.share
        assert point.criteria == len(counted)
        assert point.with_evidence == sum(bool(one.evidence) for one in counted)
        assert point.demonstrated == sum(one.status.height >= Status.DEMONSTRATED.height for one in counted)


@given(ladders(), records(), days)
def test_what_is_dated_later_does_not_count_yet(asked: Ladder, said: Record, day: date) -> None:
    by_then = Record(
        evidence=tuple(one for one in said.evidence if one.day <= day),
        verdicts=tuple(one for one in said.verdicts if one.day <= day),
        marks=tuple(one for one in said.marks if one.day <= day),
    )
    assert measured(asked, by_then, day) == measured(asked, said, day)


@given(ladders(), records(with_marks=False))
def test_a_next_step_always_has_words_and_never_lowers(asked: Ladder, said: Record) -> None:
    for one in measured(asked, said).standings:
        if one.next is None:
            assert one.status is Status.SUSTAINED or one.criterion.once
        else:
            assert one.next.text[0] == one.next.text[0].upper()
            assert one.next.gain >= 0
            assert one.next.status.height == one.status.height + 1
