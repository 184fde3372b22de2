"""Say what would lift a criterion to its next status, as one concrete sentence."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from ladderdesk.assess.days import near_day_text
from ladderdesk.assess.status import SUSTAINED_DAYS, Case, Finding, progress, status_of
from ladderdesk.assess.values import Progress
from ladderdesk.assess.words import amount_text, capitalised, scope_word, status_word
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Mark, MarkWord, Status, VerdictWord


def next_status(case: Case, finding: Finding) -> Status | None:
    """Give the status a criterion would reach next, absent where nothing higher counts for it."""
    highest = Status.DEMONSTRATED if case.criterion.once else Status.SUSTAINED
    if finding.is_set_aside or finding.status.height >= highest.height:
        return None
    return list(Status)[finding.status.height + 1]


def step_text(case: Case, finding: Finding, aim: Status, as_of: date) -> str:
    """Say what is missing for `aim`: evidence first, then a verdict, then the override that stands in its way."""
    needs = [*_evidence_needs(case, finding, aim, as_of), *_verdict_needs(case, finding, aim, as_of)]
    if finding.mark is not None and finding.mark.word is MarkWord.OVERRIDE:
        needs.append(_clear_override(finding.mark, finding.own, aim, as_of))
    return capitalised("; ".join(needs))


def _evidence_needs(case: Case, finding: Finding, aim: Status, as_of: date) -> Iterator[str]:
    says = status_of(finding.counted, case.criterion.thresholds)
    if says.height >= aim.height:
        return
    if aim is Status.EMERGING:
        yield _first_link(case, as_of)
        return
    solid = [row.day for row in finding.counted if row.is_solid_at_scope]
    if not solid:
        yield _solid_at_scope(case, has_some=bool(finding.counted))
    for threshold in case.criterion.thresholds:
        reached = progress(threshold, finding.counted)
        if not reached.is_met:
            yield threshold_text(reached)
    if aim is Status.SUSTAINED:
        yield _second_solid(solid, as_of)


def _verdict_needs(case: Case, finding: Finding, aim: Status, as_of: date) -> Iterator[str]:
    said = finding.verdict
    if said is not None and said.word is VerdictWord.NOT_YET and aim.height > Status.EMERGING.height:
        yield _("an agreed verdict newer than the not yet of {day}").format(day=near_day_text(said.day, as_of))


def _first_link(case: Case, as_of: date) -> str:
    if case.last_evidence(as_of) is None:
        return _("link a first entry")
    months = case.window_months
    text = ngettext("link an entry from the last {months} month", "link an entry from the last {months} months", months)
    return text.format(months=months)


def _solid_at_scope(case: Case, *, has_some: bool) -> str:
    if case.scope == "any":
        return _("1 more solid entry") if has_some else _("1 solid entry")
    text = _("1 more solid entry at {scope} scope") if has_some else _("1 solid entry at {scope} scope")
    return text.format(scope=scope_word(case.scope))


def _second_solid(solid: list[date], as_of: date) -> str:
    ready_on = solid[0] + timedelta(days=SUSTAINED_DAYS) if solid else as_of
    if ready_on <= as_of:
        return _("a second solid entry at least {days} days after the first").format(days=SUSTAINED_DAYS)
    text = _("a second solid entry at least {days} days after the first, from {day} on")
    return text.format(days=SUSTAINED_DAYS, day=near_day_text(ready_on, as_of))


def _clear_override(mark: Mark, own: Status, aim: Status, as_of: date) -> str:
    day = near_day_text(mark.day, as_of)
    if own.height >= aim.height:
        text = _("clear the override of {day}: the evidence says {status}")
        return text.format(day=day, status=status_word(own))
    return _("then clear the override of {day}").format(day=day)


def threshold_text(reached: Progress) -> str:
    """Say what an unmet threshold still asks, with what is reached: "16 more examples (34 of 50)"."""
    if reached.threshold.counts == "smallest":
        return _smallest_text(reached)
    asked, so_far = Fraction(reached.threshold.value), reached.reached or Fraction(0)
    text = _people_text(asked - so_far) if reached.threshold.counts == "distinct" else _amount_text(asked - so_far)
    return text.format(
        missing=amount_text(asked - so_far),
        noun=reached.threshold.unit or reached.threshold.quantity,
        reached=amount_text(so_far),
        asked=amount_text(asked),
    )


def _people_text(missing: Fraction) -> str:
    return ngettext(
        "name {missing} more person ({noun}: {reached} of {asked})",
        "name {missing} more people ({noun}: {reached} of {asked})",
        ceil(missing),
    )


def _amount_text(missing: Fraction) -> str:
    return (
        _("{noun}: 1 more ({reached} of {asked})")
        if missing == 1
        else _("{missing} more {noun} ({reached} of {asked})")
    )


def _smallest_text(reached: Progress) -> str:
    threshold = reached.threshold
    asked = f"{amount_text(Fraction(threshold.value))} {threshold.unit}".rstrip()
    if reached.reached is None:
        return _("{quantity}: {asked} or less, none recorded yet").format(quantity=threshold.quantity, asked=asked)
    text = _("{quantity}: {asked} or less, {reached} so far")
    return text.format(quantity=threshold.quantity, asked=asked, reached=amount_text(reached.reached))
