"""What the steps from the insight card show: plateaus and leverage weeks, with the entries behind them."""

from collections.abc import Iterable, Iterator
from datetime import date

from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import EntryId, EntryLine
from ladderdesk.ui.readiness.entry_sheet import entry_line_row
from ladderdesk.ui.readiness.reading import Seen
from ladderdesk.ui.readiness.trail import Row, Sheet, WeekStep, day_words


def plateau_sheet(seen: Seen, plateau: str) -> Sheet | None:
    """Show what speaks for a plateau, the entries behind it, and what unlocks it."""
    found = next((one for one in seen.findings if one.id == plateau), None)
    if found is None:
        return None
    signals = [Row(title=text, icon="warn" if speaks else "check") for speaks, text in found.signals]
    behind = list(_line_rows(seen, reversed(found.entries)))
    heading = [Row(title=_("The entries behind it"), is_heading=True)] if behind else []
    is_planned = found.unlock in seen.planned
    planned = (_("It is among your actions."),) if is_planned else ()
    return Sheet(
        crumb=_("Plateau"),
        title=found.title,
        words=(found.sentence, _("What unlocks it: {unlock}").format(unlock=found.unlock), *planned),
        rows=(*signals, *heading, *behind),
        plateau=None if is_planned else plateau,
    )


def weeks_sheet(seen: Seen) -> Sheet:
    """List the leverage weeks."""
    rows = [
        Row(title=week.words, detail=count_words(len(week.entries)), icon="star", step=WeekStep(week.monday))
        for week in seen.weeks
    ]
    words = _("A count of shipped features misreads these weeks. The words are meant for a review.")
    title = _("Leverage weeks")
    copied = "\n".join(week.words for week in seen.weeks)
    count = ngettext("{count} week", "{count} weeks", len(rows)).format(count=len(rows))
    return Sheet(crumb=title, title=title, figure=count, words=(words,), rows=tuple(rows), copied=copied)


def week_sheet(seen: Seen, monday: date) -> Sheet | None:
    """Show one leverage week with its entries."""
    week = next((one for one in seen.weeks if one.monday == monday), None)
    if week is None:
        return None
    title = _("Week of {day}").format(day=day_words(week.monday))
    rows = tuple(_line_rows(seen, week.entries))
    return Sheet(crumb=title, title=title, words=(week.words,), rows=rows, copied=week.words)


def count_words(count: int) -> str:
    """Say how many entries there are."""
    return ngettext("{count} entry", "{count} entries", count).format(count=count)


def _line_rows(seen: Seen, numbers: Iterable[EntryId]) -> Iterator[Row]:
    lines: dict[EntryId, EntryLine] = {line.id: line for line in seen.entries} | seen.titles
    for number in numbers:
        if number in lines:
            yield entry_line_row(lines[number])
