"""Fill a vault from the sample journal, through the same verbs as the user's own hand."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from ladderdesk.errors import ContentError
from ladderdesk.i18n import _
from ladderdesk.journal import entries, evidence, history, marks, plan, settings, targets, verdicts
from ladderdesk.journal.rows import (
    ActionId,
    Audience,
    EntryContent,
    EntryId,
    Impact,
    Judgement,
    Kind,
    Link,
    MarkWord,
    Person,
    Relation,
    Strength,
    VerdictWord,
)
from ladderdesk.vault.session import Session

WEEK = 7
_PLAIN = {field.name for field in fields(EntryContent)} - {
    "day",
    "until",
    "kind",
    "audience",
    "people",
    "impacts",
    "links",
}

Sheet = Mapping[str, Any]


def load_sample(
    session: Session,
    file: Path,
    *,
    today: date,
    statement_of: Callable[[str], str],
    judge: Callable[[EntryContent], Judgement],
) -> int:
    """Write the sample into an empty vault and give the number of its entries.

    All days move together by whole weeks so that the newest week is that of `today`; what would still lie ahead of
    today is left out. None of it can be undone step by step: it is where a look around begins.
    """
    sheet = _read(file)
    shift = _shift(sheet["anchor"], today)
    relations = {one["name"]: Relation(one["relation"]) for one in sheet["people"] if "relation" in one}
    _begin(session, sheet["profile"], shift)
    written = [one for one in sheet["entries"] if _day(one, "day", shift) <= today]
    for one in written:
        content = _content(one, shift, relations)
        entry = entries.add(session, content, judgement=judge(content))
        _link(session, entry, one.get("evidence", ()), statement_of)
    _say_and_plan(session, sheet, shift)
    history.settle(session)
    return len(written)


def _read(file: Path) -> Sheet:
    try:
        sheet: Sheet = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as fault:
        raise ContentError(
            _("The sample journal {file} cannot be read: {reason}").format(file=file, reason=fault)
        ) from fault
    return sheet


def _shift(anchor: date, today: date) -> timedelta:
    """Give the whole weeks between the week of the anchor and the week of today."""
    monday, this_monday = (day - timedelta(days=day.weekday()) for day in (anchor, today))
    return this_monday - monday


def _begin(session: Session, profile: Sheet, shift: timedelta) -> None:
    settings.set_name(session, profile["name"])
    settings.set_window_months(session, profile["window_months"])
    targets.choose(
        session,
        ladder=profile["ladder"],
        current=profile["current"],
        target=profile["target"],
        current_since=_day(profile, "current_since", shift),
        target_by=_day(profile, "target_by", shift),
        day=_day(profile, "chosen_on", shift),
    )


def _content(one: Sheet, shift: timedelta, relations: Mapping[str, Relation]) -> EntryContent:
    plain = {key: _plain(value) for key, value in one.items() if key in _PLAIN}
    return EntryContent(
        **plain,
        day=_day(one, "day", shift),
        until=_day(one, "until", shift) if "until" in one else None,
        kind=Kind(one["kind"]),
        audience=Audience(one.get("audience", Audience.PRIVATE)),
        people=tuple(_person(person, relations) for person in one.get("people", ())),
        impacts=tuple(Impact(**impact) for impact in one.get("impacts", ())),
        links=tuple(Link(**link) for link in one.get("links", ())),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    return tuple(value) if isinstance(value, list) else value


def _person(person: str | Sheet, relations: Mapping[str, Relation]) -> Person:
    known: Sheet = {"name": person} if isinstance(person, str) else person
    return Person(**known, relation=relations.get(known["name"]))


def _link(session: Session, entry: EntryId, linked: Any, statement_of: Callable[[str], str]) -> None:
    for one in linked:
        evidence.link(
            session,
            entry,
            one["criterion"],
            wording=statement_of(one["criterion"]),
            strength=Strength(one.get("strength", Strength.SOLID)),
            note=one.get("note", ""),
            quantity=Decimal(str(one["quantity"])) if "quantity" in one else None,
        )


def _say_and_plan(session: Session, sheet: Sheet, shift: timedelta) -> None:
    for one in sheet.get("verdicts", ()):
        rest = {key: one[key] for key in ("said_by", "role", "note") if key in one}
        verdicts.record_verdict(
            session, one["criterion"], VerdictWord(one["word"]), day=_day(one, "day", shift), **rest
        )
    for one in sheet.get("marks", ()):
        marks.set_mark(
            session, one["criterion"], MarkWord(one["word"]), day=_day(one, "day", shift), reason=one["reason"]
        )
    for one in sheet.get("actions", ()):
        _plan(session, one, shift)


def _plan(session: Session, one: Sheet, shift: timedelta) -> None:
    made: ActionId = plan.add_action(
        session,
        one["title"],
        criterion=one.get("criterion"),
        due=_day(one, "due", shift) if "due" in one else None,
        note=one.get("note", ""),
    )
    if "done_on" in one:
        plan.finish(session, made, day=_day(one, "done_on", shift))
    if "snoozed_until" in one:
        plan.snooze(session, made, until=_day(one, "snoozed_until", shift))


def _day(one: Sheet, key: str, shift: timedelta) -> date:
    day: date = one[key]
    return day + shift
