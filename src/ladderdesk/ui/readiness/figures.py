"""The explained figure as values: its blocks, its arithmetic, its facts, each with its words and what it opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ladderdesk.assess.values import GroupShare, Readiness, Standing
from ladderdesk.assess.words import status_word
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Status
from ladderdesk.ui.readiness.facts import fact_count, fact_words
from ladderdesk.ui.readiness.reading import Seen
from ladderdesk.ui.readiness.sheets import criterion_row, gained, weights_words
from ladderdesk.ui.readiness.trail import (
    CriterionStep,
    Fact,
    FactStep,
    FigureStep,
    GainStep,
    GatesStep,
    GroupStep,
    StatusStep,
    Step,
    percent,
    points_of,
    points_text,
    range_text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: what is shown, what is spoken and shown in the tooltip, and what it opens."""

    text: str
    words: str
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One criterion of the mean: how much of it is filled, and how tall it is beside the heaviest."""

    status: Status
    value: float
    height: float
    words: str
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigure:
    """One group: its blocks and its points."""

    name: str
    points: str
    words: str
    step: Step
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The criteria at one status: how many, and what they bring."""

    status: Status
    text: str
    factor: str
    words: str
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything the explained bar shows."""

    title: str
    readiness: Figure
    has_figure: bool
    gain: Figure | None
    groups: tuple[GroupFigure, ...]
    parts: tuple[Part, ...]
    result: Figure
    gates: Figure | None
    facts: tuple[Figure, ...]
    weights: Figure


def figures_of(seen: Seen) -> Figures:
    """Put what was measured into the words of the bar."""
    measured = seen.readiness
    share = measured.share
    spoken = _("{claimed} claimed, {ready} packet-ready").format(
        claimed=percent(share.claimed), ready=percent(share.packet_ready)
    )
    shown = range_text(share.claimed, share.packet_ready)
    return Figures(
        title=_("Readiness, {level}").format(level=measured.level.name),
        readiness=Figure(text=shown, words=_("Readiness: {share}").format(share=spoken), step=FigureStep()),
        has_figure=share.claimed is not None,
        gain=_gain(seen),
        groups=tuple(_groups(measured)),
        parts=tuple(_parts(measured)),
        result=Figure(text=_("= {share}, self-reported").format(share=spoken), words=spoken, step=FigureStep()),
        gates=_gates(measured),
        facts=tuple(_facts(measured)),
        weights=Figure(text=weights_words(measured), words=weights_words(measured), step=FigureStep()),
    )


def _gain(seen: Seen) -> Figure | None:
    points = gained(seen)
    if points is None:
        return None
    sign = "+" if points > 0 else "−" if points < 0 else "±"
    words = ngettext(
        "{sign}{points} percentage point in 90 days", "{sign}{points} percentage points in 90 days", abs(points)
    )
    text = f"{sign}{abs(points)}"
    return Figure(text=text, words=words.format(sign=sign, points=abs(points)), step=GainStep())


def _groups(measured: Readiness) -> Iterator[GroupFigure]:
    heaviest = max((one.weight for one in measured.standings), default=1)
    for group in measured.groups:
        counted = [one for one in group.standings if one.weight]
        if counted:
            yield _group(group, counted, heaviest)


def _group(group: GroupShare, counted: list[Standing], heaviest: int) -> GroupFigure:
    points = points_of(
        sum((one.value * one.weight for one in counted), Fraction(0)), sum(one.weight for one in counted)
    )
    return GroupFigure(
        name=group.group.name,
        points=points,
        words=_("{group}: {points} weighted points").format(group=group.group.name, points=points),
        step=GroupStep(group.group.id),
        blocks=tuple(_block(one, heaviest) for one in counted),
    )


def _block(standing: Standing, heaviest: int) -> Block:
    row = criterion_row(standing)
    return Block(
        status=standing.status,
        value=float(standing.value),
        height=standing.weight / heaviest,
        words=f"{row.title}\n{row.detail}\n{row.figure}",
        step=CriterionStep(standing.criterion.id),
    )


def _parts(measured: Readiness) -> Iterator[Part]:
    for status in reversed(Status):
        found = [one for one in measured.standings if one.weight and one.status is status]
        weight = sum(one.weight for one in found)
        points = sum((one.value * one.weight for one in found), Fraction(0))
        values = {one.value for one in found}
        factor = f"{weight} × {points_text(values.pop())}" if len(values) == 1 else points_of(points, weight)
        count = _("{count} {status}").format(count=len(found), status=status_word(status))
        words = ngettext(
            "{count} criterion is {status}. Its weight is {weight} and it brings {points} points.",
            "{count} criteria are {status}. Together they weigh {weight} and bring {points} points.",
            len(found),
        )
        yield Part(
            status=status,
            text=count,
            factor=factor if found else "",
            words=words.format(count=len(found), status=status_word(status), weight=weight, points=points_text(points)),
            step=StatusStep(status),
        )


def _gates(measured: Readiness) -> Figure | None:
    if not measured.gates_of:
        return None
    text = _("Gates {met} of {of}").format(met=measured.gates_met, of=measured.gates_of)
    return Figure(text=text, words=_("{gates} demonstrated or better").format(gates=text), step=GatesStep())


def _facts(measured: Readiness) -> Iterator[Figure]:
    for fact in Fact:
        text = fact_words(fact, fact_count(measured.spread, fact))
        spoken = text
        if fact not in (Fact.ENTRIES, Fact.PROJECTS, Fact.PEOPLE):
            spoken = _("{text}, out of {entries}").format(
                text=text, entries=fact_words(Fact.ENTRIES, measured.spread.entries)
            )
        yield Figure(text=text, words=spoken, step=FactStep(fact))
