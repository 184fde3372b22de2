"""Commands on entries: log, list, search, show, link."""

import argparse
import sys
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from ladderdesk import insight
from ladderdesk.cli import templated
from ladderdesk.cli.hold import a_day, an_audience, desk
from ladderdesk.cli.table import fitted, say, say_json, say_rows
from ladderdesk.desk import Desk
from ladderdesk.errors import InputError
from ladderdesk.exchange.entry_json import entries_json
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import entries, evidence, lists
from ladderdesk.journal import search as journal_search
from ladderdesk.journal.rows import Audience, Entry, EntryId, EntryLine, Evidence, Impact, Kind, Strength
from ladderdesk.locales import day_text
from ladderdesk.vault.session import Session


def log(asked: argparse.Namespace) -> None:
    """Log a line, or an entry from a template, and print the number of the entry once it is durable."""
    if asked.template:
        templated.log(asked)
        return
    if asked.prints:
        raise InputError(_("Name what to print: ladderdesk log --template NAME --print"))
    line = " ".join(asked.text) if asked.text else _ask_for_line()
    with desk(asked, create=True) as held:
        number = insight.log_line(held, line, audience=an_audience(asked.audience) or Audience.PRIVATE)
    print(number)


def list_entries(asked: argparse.Namespace) -> None:
    """List entries, newest first, narrowed by what was asked."""
    with desk(asked) as held, held.vault.reading() as session:
        chosen = lists.Filter(
            competency=asked.competency,
            project=asked.project,
            kind=_kind(asked.kind),
            audience=an_audience(asked.audience),
            since=a_day(asked.since),
            until=a_day(asked.until),
        )
        ids = lists.line_ids(session, chosen, most=asked.limit)
        _say_lines(session, ids, lists.lines(session, ids), as_json=asked.json)


def search(asked: argparse.Namespace) -> None:
    """Find entries by their words."""
    with desk(asked) as held, held.vault.reading() as session:
        found = journal_search.search(session, " ".join(asked.query), limit=asked.limit)
        _say_lines(session, [line.id for line in found], found, as_json=asked.json)


def show(asked: argparse.Namespace) -> None:
    """Show one entry with its impacts and what it is evidence for."""
    with desk(asked) as held, held.vault.reading() as session:
        entry = entries.entry(session, EntryId(asked.id))
        if asked.json:
            say_json(entries_json(session, [entry.id])[0])
        else:
            _say_entry(held, entry, evidence.evidence_for_entry(session, entry.id))


def link(asked: argparse.Namespace) -> None:
    """Link an entry to a criterion and say which."""
    with desk(asked) as held, held.vault.writing() as session:
        criterion = insight.link(
            session,
            held.library,
            EntryId(asked.id),
            asked.criterion,
            strength=Strength(asked.strength),
            quantity=_quantity(asked.quantity),
            note=asked.note,
        )
    say(_("Linked entry {id} to “{statement}”.").format(id=asked.id, statement=criterion.statement))


def set_audience(asked: argparse.Namespace) -> None:
    """Say who may see some entries."""
    audience = Audience(asked.audience)
    with desk(asked) as held, held.vault.writing() as session:
        entries.set_audience(session, [EntryId(number) for number in asked.ids], audience)
    count = len(set(asked.ids))
    words = {
        Audience.PRIVATE: ngettext("{n} entry is private now.", "{n} entries are private now.", count),
        Audience.MANAGER: ngettext("Your manager may see {n} entry.", "Your manager may see {n} entries.", count),
        Audience.PACKET: ngettext("Packets may show {n} entry.", "Packets may show {n} entries.", count),
    }
    say(words[audience].format(n=count))


def _ask_for_line() -> str:
    if sys.stdin.isatty():
        print(_("What changed, and by how much?"), file=sys.stderr)
    line = sys.stdin.readline() if sys.stdin.isatty() else sys.stdin.read()
    if not line.strip():
        raise InputError(_("Nothing was logged: the line is empty."))
    return line.rstrip("\n")


def _kind(text: str | None) -> Kind | None:
    if text is None:
        return None
    try:
        return Kind(text)
    except ValueError as fault:
        known = ", ".join(Kind)
        raise InputError(
            _("“{text}” is no kind of entry. The kinds are: {known}.").format(text=text, known=known)
        ) from fault


def _quantity(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation as fault:
        raise InputError(_("“{text}” is not a number.").format(text=text)) from fault
    if not number.is_finite() or number < 0:
        raise InputError(_("A quantity is a number from 0 up, not “{text}”.").format(text=text))
    return number


def _say_lines(session: Session, ids: Sequence[EntryId], found: Sequence[EntryLine], *, as_json: bool) -> None:
    if as_json:
        say_json(entries_json(session, ids))
        return
    facts = [(str(line.id), line.day.isoformat(), line.kind.value, line.audience.value, line.title) for line in found]
    say_rows(fitted(facts))


def _say_entry(held: Desk, entry: Entry, linked: Sequence[Evidence]) -> None:
    content = entry.content
    say(content.title)
    say(_facts(content.day.isoformat(), content.kind.value, content.scope, content.audience.value))
    names = [held.library.competency(name).name for name in content.competencies if held.library.find_competency(name)]
    for heading, words in (
        (_("Competencies"), names),
        (_("Projects"), content.projects),
        (_("People"), [person.name for person in content.people]),
    ):
        if words:
            say(f"{heading}: {', '.join(words)}")
    if content.body:
        say(f"\n{content.body}\n")
    for impact in content.impacts:
        say(f"· {_impact_text(impact)}")
    for one in linked:
        say(
            _("Evidence for {criterion} ({strength}), linked {day}").format(
                criterion=one.criterion, strength=one.strength.value, day=day_text(one.linked_at.date())
            )
        )


def _facts(*words: str | None) -> str:
    return " · ".join(word for word in words if word)


def _impact_text(impact: Impact) -> str:
    change = f"{impact.before} → {impact.after}" if impact.before else impact.after
    return _facts(
        " ".join(part for part in (impact.measure, change, impact.unit) if part), impact.period, impact.outcome
    )
