"""What each step of the trail shows, out of what was read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

from ladderdesk.assess.readiness import VALUES, WEIGHTS, gates_count, measure
from ladderdesk.assess.values import CountedEvidence, Readiness, Standing
from ladderdesk.assess.words import amount_text, capitalised, status_word
from ladderdesk.catalogue.model import CriterionKind
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Entry, EntryId, EntryLine, MarkWord, Status, Strength, VerdictWord
from ladderdesk.ui.readiness.entry_sheet import entry_line_row, entry_sheet
from ladderdesk.ui.readiness.facts import fact_sheet, name_sheet
from ladderdesk.ui.readiness.insight_sheets import count_words, plateau_sheet, week_sheet, weeks_sheet
from ladderdesk.ui.readiness.reading import Seen
from ladderdesk.ui.readiness.trail import (
    CriterionStep,
    DayStep,
    EntriesStep,
    EntryStep,
    EvidenceStep,
    FactStep,
    FigureStep,
    GainStep,
    GatesStep,
    GroupStep,
    ManyRows,
    NameStep,
    PlateauStep,
    Row,
    Sheet,
    StatusStep,
    Step,
    WeeksStep,
    WeekStep,
    day_words,
    gain_text,
    percent,
    points_of,
    points_text,
    range_text,
    whole,
)

FindEntry = Callable[[EntryId], Entry | None]


def sheet_of(step: Step, seen: Seen, find_entry: FindEntry) -> Sheet | None:
    """Give what a step shows; nothing where it is no longer there."""
    match step:
        case FigureStep():
            return _figure(seen)
        case GainStep():
            return _gain(seen)
        case GatesStep():
            return _gates(seen.readiness)
        case StatusStep(status):
            return _at_status(seen.readiness, status)
        case GroupStep(group):
            return _group(seen.readiness, group)
        case CriterionStep(criterion):
            return _criterion(seen.readiness, criterion)
        case EvidenceStep(criterion, evidence):
            counted = _find_evidence(seen.readiness, criterion, evidence)
            entry = find_entry(counted.evidence.entry) if counted else None
            return entry_sheet(entry, counted) if entry else None
        case FactStep(fact):
            return fact_sheet(seen.readiness, fact)
        case NameStep(fact, name):
            return name_sheet(seen.readiness, fact, name)
        case EntryStep(number):
            entry = find_entry(number)
            return entry_sheet(entry, None) if entry else None
        case EntriesStep(title, numbers):
            return _entries(seen, title, numbers)
        case DayStep(day):
            return _on_day(seen, day)
        case PlateauStep(plateau):
            return plateau_sheet(seen, plateau)
        case WeeksStep():
            return weeks_sheet(seen)
        case WeekStep(monday):
            return week_sheet(seen, monday)


def weight_words(standing: Standing) -> str:
    """Say what a criterion weighs and why."""
    if standing.is_set_aside:
        return _("Set aside, not in the sum")
    if not standing.weight:
        return _("Gate, counted apart")
    kind = {
        CriterionKind.GATE: _("Gate, weighs {weight}"),
        CriterionKind.SIGN: _("Sign, weighs {weight}"),
        CriterionKind.EXPECTATION: _("Expectation, weighs {weight}"),
    }[standing.criterion.kind]
    once = _(", needs doing once") if standing.criterion.once else ""
    return kind.format(weight=standing.weight) + once


def weights_words(measured: Readiness) -> str:
    """Say what each kind of criterion weighs in this mean."""
    if gates_count(measured.level):
        words = _("A gate weighs {gate}, an expectation {expectation}.")
    elif measured.gates_of:
        words = _("A sign weighs {sign}, an expectation {expectation}; gates count apart.")
    else:
        words = _("A sign weighs {sign}, an expectation {expectation}.")
    return words.format(**{kind.value: weight for kind, weight in WEIGHTS.items()})


def criterion_row(standing: Standing) -> Row:
    """Show a criterion with its status and what it brings."""
    figure = points_of(standing.value * standing.weight, standing.weight) if standing.weight else ""
    count = count_words(len(standing.evidence))
    return Row(
        title=standing.criterion.short,
        detail=" · ".join((capitalised(status_word(standing.status)), weight_words(standing), count)),
        figure=figure,
        status=standing.status,
        step=CriterionStep(standing.criterion.id),
    )


def _figure(seen: Seen) -> Sheet:
    measured = seen.readiness
    counted = [one for one in measured.standings if one.weight]
    points = sum((one.value * one.weight for one in counted), Fraction(0))
    ready = sum((one.value_packet_ready * one.weight for one in counted), Fraction(0))
    of = sum(one.weight for one in counted)
    words = [
        _(
            "Each criterion brings its weight times what its status is worth: emerging 0.35, demonstrated 0.75, "
            "sustained 1."
        )
        + f" {weights_words(measured)}",
        _("Claimed, all evidence: {points} of {of} is {share}.").format(
            points=points_text(points), of=of, share=percent(measured.share.claimed)
        ),
        _("Packet-ready, only what would stand before a stranger: {points} of {of} is {share}.").format(
            points=points_text(ready), of=of, share=percent(measured.share.packet_ready)
        ),
    ]
    rows = [
        Row(
            title=group.group.name,
            detail=_("{claimed} claimed, {ready} packet-ready").format(
                claimed=percent(group.share.claimed), ready=percent(group.share.packet_ready)
            ),
            figure=_group_points(group.standings),
            step=GroupStep(group.group.id),
        )
        for group in measured.groups
    ]
    gates = _("{met} of {of}").format(met=measured.gates_met, of=measured.gates_of)
    if measured.gates_of:
        rows.append(Row(title=_("Gates"), detail=_("Counted apart from the mean"), figure=gates, step=GatesStep()))
    title = _("Readiness, {level}").format(level=measured.level.name)
    return Sheet(crumb=_("Readiness"), title=title, figure=_range(measured), words=tuple(words), rows=tuple(rows))


def _range(measured: Readiness) -> str:
    share = measured.share
    figure = range_text(share.claimed, share.packet_ready)
    return figure if share.claimed is None else figure + percent(Fraction(0)).lstrip("0")


def _group_points(standings: Iterable[Standing]) -> str:
    counted = [one for one in standings if one.weight]
    if not counted:
        return ""
    return points_of(sum((one.value * one.weight for one in counted), Fraction(0)), sum(one.weight for one in counted))


def _gain(seen: Seen) -> Sheet:
    before = {one.criterion.id: one for one in seen.before.standings}
    rows = []
    for one in seen.readiness.standings:
        then = before[one.criterion.id]
        if then.status is not one.status:
            changed = _("{before}, now {after}").format(before=status_word(then.status), after=status_word(one.status))
            rows.append(
                Row(
                    title=one.criterion.short,
                    detail=capitalised(changed),
                    figure=_difference(one.value * one.weight - then.value * then.weight),
                    status=one.status,
                    step=CriterionStep(one.criterion.id),
                )
            )
    words = [
        _("On {day}: {before}. Today: {now}, both claimed.").format(
            day=day_words(seen.before.as_of),
            before=percent(seen.before.share.claimed),
            now=percent(seen.readiness.share.claimed),
        )
    ]
    if not rows:
        words.append(_("No criterion changed its status."))
    return Sheet(crumb=_("90 days"), title=_("What changed in 90 days"), words=tuple(words), rows=tuple(rows))


def _difference(points: Fraction) -> str:
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return f"{sign}{points_text(abs(points))}" if points else ""


def _gates(measured: Readiness) -> Sheet:
    gates = [one for one in measured.standings if one.criterion.kind is CriterionKind.GATE]
    words = _(
        "Gates are met when they are demonstrated. They are counted apart from the mean where the level has signs."
    )
    return Sheet(
        crumb=_("Gates"),
        title=_("Gates"),
        figure=_("{met} of {of}").format(met=measured.gates_met, of=measured.gates_of),
        words=(words,),
        rows=tuple(criterion_row(one) for one in gates),
    )


def _at_status(measured: Readiness, status: Status) -> Sheet:
    found = [one for one in measured.standings if one.weight and one.status is status]
    words = _("Each counts {value} of its weight.").format(value=points_text(VALUES[status]))
    if any(one.value != VALUES[status] for one in found):
        words += " " + _("What needs doing only once counts in full.")
    return Sheet(
        crumb=capitalised(status_word(status)),
        title=capitalised(status_word(status)),
        figure=_group_points(found),
        status=status,
        words=(words,),
        rows=tuple(criterion_row(one) for one in found),
    )


def _group(measured: Readiness, group_id: str) -> Sheet | None:
    group = next((one for one in measured.groups if one.group.id == group_id), None)
    if group is None:
        return None
    words = _("{claimed} of what the level asks here is claimed, {ready} packet-ready.").format(
        claimed=percent(group.share.claimed), ready=percent(group.share.packet_ready)
    )
    if group.share.claimed is None:
        words = _("Nothing of this group is in the sum.")
    return Sheet(
        crumb=group.group.name,
        title=group.group.name,
        figure=_group_points(group.standings),
        words=(words,),
        rows=tuple(criterion_row(one) for one in group.standings),
    )


def _criterion(measured: Readiness, criterion: str) -> Sheet | None:
    standing = next((one for one in measured.standings if one.criterion.id == criterion), None)
    if standing is None:
        return None
    figure = points_of(standing.value * standing.weight, standing.weight) if standing.weight else ""
    return Sheet(
        crumb=standing.criterion.short,
        title=standing.criterion.statement,
        figure=figure,
        status=standing.status,
        words=tuple(_criterion_words(standing)),
        rows=ManyRows(standing.evidence, partial(_evidence_row, standing)),
        criterion=criterion,
    )


def _criterion_words(standing: Standing) -> Iterator[str]:
    ready = capitalised(status_word(standing.status_packet_ready))
    yield _("{weight}. {points} points of evidence. Packet-ready: {status}.").format(
        weight=weight_words(standing), points=amount_text(standing.points), status=ready.lower()
    )
    for progress in standing.progress:
        reached = amount_text(progress.reached) if progress.reached is not None else "0"
        yield _("{quantity}: {reached} of {wanted}.").format(
            quantity=capitalised(progress.threshold.quantity),
            reached=reached,
            wanted=amount_text(Fraction(progress.threshold.value)),
        )
    if standing.verdict is not None:
        said = _("Agreed") if standing.verdict.word is VerdictWord.AGREED else _("Not yet")
        yield _("{said} on {day} by {who}.").format(
            said=said, day=day_words(standing.verdict.day), who=standing.verdict.said_by or _("someone who decides")
        )
    if standing.mark is not None:
        mark = {
            MarkWord.NOT_APPLICABLE: _("Marked not applicable: {reason}"),
            MarkWord.NO_OPPORTUNITY: _("Marked no opportunity yet: {reason}"),
            MarkWord.OVERRIDE: _("Its status is overridden: {reason}"),
        }[standing.mark.word]
        yield mark.format(reason=standing.mark.reason)
    if standing.next is not None:
        gain = _(" ({gain} points of readiness)").format(gain=gain_text(standing.next.gain)) if standing.weight else ""
        yield _("Next, {status}: {step}{gain}.").format(
            status=status_word(standing.next.status), step=standing.next.text.rstrip("."), gain=gain
        )


def _evidence_row(standing: Standing, counted: CountedEvidence) -> Row:
    row = counted.evidence
    strength = {Strength.PARTIAL: _("partial"), Strength.SOLID: _("solid"), Strength.STRONG: _("strong")}[row.strength]
    parts = [day_words(row.last_day), capitalised(strength)]
    parts += [counted.reason] if counted.reason else []
    parts += [_("packet-ready")] if counted.is_packet_ready else []
    return Row(
        title=row.title,
        detail=" · ".join(parts),
        figure=_points_word(counted.points),
        icon="journal",
        step=EvidenceStep(standing.criterion.id, row.id),
    )


def _points_word(points: Fraction) -> str:
    whole_points = points.numerator if points.denominator == 1 else 2
    return ngettext("{points} point", "{points} points", whole_points).format(points=amount_text(points))


def _find_evidence(measured: Readiness, criterion: str, evidence: int) -> CountedEvidence | None:
    found = (one for one in measured.standings if one.criterion.id == criterion)
    return next((row for one in found for row in one.evidence if row.evidence.id == evidence), None)


def _entries(seen: Seen, title: str, numbers: tuple[EntryId, ...]) -> Sheet:
    lines: dict[EntryId, EntryLine] = {line.id: line for line in seen.entries} | seen.titles
    rows = ManyRows([lines[number] for number in numbers if number in lines], entry_line_row)
    return Sheet(crumb=title, title=title, figure=count_words(len(rows)), rows=rows)


def _on_day(seen: Seen, day: date) -> Sheet:
    then = measure(seen.aim.ladder, seen.aim.target.id, seen.record, day)
    standings = sorted(then.standings, key=lambda one: -one.status.height)
    title = _("On {day}").format(day=day_words(day))
    words = _("Only what was dated by then counts.")
    rows = tuple(replace(criterion_row(one), step=None) for one in standings)
    return Sheet(crumb=title, title=title, figure=_range(then), words=(words,), rows=rows)


def gained(seen: Seen) -> int | None:
    """Say how many percentage points the claimed figure gained in 90 days, nothing where there is no figure."""
    now, then = seen.readiness.share.claimed, seen.before.share.claimed
    return None if now is None or then is None else whole(now) - whole(then)
