"""The sentences that a packet makes from an entry: what was done, the figure with baseline and period, the outcome."""

import re
from collections.abc import Mapping

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Entry, EntryContent, Impact, Person
from ladderdesk.packet.document import AppendixEntry, Fact, Reference, WebLink
from ladderdesk.packet.words import (
    OWN_PART,
    join_words,
    kind_words,
    one_line,
    plain_paragraphs,
    relation_words,
    scope_words,
    sentence,
    sentences,
    span_text,
)

OWN_PART_LENGTH = 240
LEANS_BACK = re.compile(r"\b(?:said so|did so|those|these|them|this time)\b|^(?:it|that|this|they|so)\b", re.IGNORECASE)
"""What makes a sentence lean on the one before it: taken out of an entry alone, it would say nothing."""
ENDS_AN_ADDRESS = ' "<>{}|^`'
CURRENCY = re.compile(r"[$€£¥₹₽₩]|\b(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|INR)\b", re.IGNORECASE)
SYMBOLS = frozenset("%$€£¥₹")
BARE_NUMBER = re.compile(r"^[+\-–−~≈]?\s*[\d.,' \u202f\u00a0]+\s*[kKmM]?$")


def is_backed(content: EntryContent) -> bool:
    """Say whether a link, a file or a person who confirmed stands behind an entry."""
    return bool(content.links or content.attachments or any(person.confirmed for person in content.people))


def reference_text(number: int, content: EntryContent) -> str:
    """Write what stands in brackets after a statement: number, day, and that it is self-reported where it is."""
    words = [f"E{number}", span_text(content.day, content.until)]
    if not is_backed(content):
        words.append(_("self-reported"))
    return ", ".join(words)


def statement(content: EntryContent, note: str = "") -> str:
    """Tell an entry in a few sentences; `note` is why it counts for the criterion it stands under."""
    told = [sentence(content.title)]
    own = _own_part(content)
    if own:
        told.append(own)
    for impact in content.impacts[:3]:
        told += _impact_sentences(impact, " ".join(told))
    if note and one_line(note).casefold() not in " ".join(told).casefold():
        told.append(sentence(note))
    return " ".join(part for part in told if part)


def value_text(value: str, impact: Impact) -> str:
    """Write a value with its unit, the unit only where the value does not carry one."""
    line = one_line(value)
    unit = one_line(impact.unit) or _currency_of(impact)
    if not line or not unit or not BARE_NUMBER.match(line):
        return line
    if unit in SYMBOLS:
        return f"{line}{unit}" if unit == "%" else f"{unit}{line}"
    return f"{line} {unit}"


def measure_text(impact: Impact) -> str:
    """Name what was measured, over which period, and that it is an estimate where it is one."""
    qualifiers = [one_line(impact.period), _("estimate") if impact.estimated else ""]
    words = ", ".join(word for word in qualifiers if word)
    measure = one_line(impact.measure) or _("Effect")
    return f"{measure} ({words})" if words else measure


def figure_sentence(impact: Impact) -> str:
    """Tell one measured effect in a sentence; empty where it holds no value."""
    before, after = value_text(impact.before, impact), value_text(impact.after, impact)
    measure = measure_text(impact)
    if before and after:
        return _("{measure}: from {before} to {after}.").format(measure=measure, before=before, after=after)
    if after:
        return _("{measure}: {value}.").format(measure=measure, value=after)
    return _("{measure}: {value} before.").format(measure=measure, value=before) if before else ""


def appendix_entry(entry: Entry, reference: Reference, names: Mapping[str, str], anchor: str) -> AppendixEntry:
    """Set an entry out in full."""
    content = entry.content
    return AppendixEntry(
        reference=reference,
        title=one_line(content.title),
        line=_line(content),
        facts=_facts(content, names),
        paragraphs=plain_paragraphs(content.body),
        links=tuple(WebLink(address=_unbroken(link.address), title=one_line(link.title)) for link in content.links),
        anchor=anchor,
    )


def result_line(content: EntryContent) -> str:
    """Tell an entry as one line of a résumé: the result first, without a closing full stop."""
    told = one_line(content.title).rstrip(".")
    told = re.sub(r"^I\s+(?=\w)", "", told)
    told = told[:1].upper() + told[1:]
    for impact in content.impacts[:2]:
        for part in _impact_sentences(impact, told):
            told += f"; {part.rstrip('.')}"
    return told


def story_parts(content: EntryContent) -> tuple[Fact, ...]:
    """Set an entry out as a story: what it was about, what the user did, what came of it."""
    told = [part for paragraph in plain_paragraphs(content.body) for part in sentences(paragraph)]
    mine = [part for part in told if OWN_PART.search(part)]
    results = [part for impact in content.impacts for part in _impact_sentences(impact, "")]
    parts = (
        (_("When"), span_text(content.day, content.until)),
        (_("Situation"), " ".join(part for part in told if part not in mine)),
        (_("What I did"), " ".join(mine)),
        (_("With"), people_text(content.people)),
        (_("Result"), " ".join(results)),
    )
    return tuple(Fact(label=label, text=text) for label, text in parts if text)


def people_text(people: tuple[Person, ...]) -> str:
    """Name people with how they stand to the user."""
    return join_words([_person_text(person) for person in people])


def _unbroken(address: str) -> str:
    """Escape what would end an address early where it stands in running text."""
    return "".join(f"%{ord(char):02X}" if char in ENDS_AN_ADDRESS else char for char in one_line(address))


def _person_text(person: Person) -> str:
    name = one_line(person.name)
    return f"{name} ({relation_words(person.relation)})" if person.relation else name


def _own_part(content: EntryContent) -> str:
    if OWN_PART.search(content.title):
        return ""
    for paragraph in plain_paragraphs(content.body):
        for part in sentences(paragraph):
            if OWN_PART.search(part) and len(part) <= OWN_PART_LENGTH and not LEANS_BACK.search(part):
                return sentence(part)
    return ""


def _impact_sentences(impact: Impact, told: str) -> list[str]:
    said = [_qualifier(impact, told) if _is_told(impact, told) else figure_sentence(impact)]
    if impact.outcome and one_line(impact.outcome).casefold().rstrip(".") not in told.casefold():
        said.append(sentence(impact.outcome))
    return [part for part in said if part]


def _qualifier(impact: Impact, told: str) -> str:
    period = one_line(impact.period) if _adds_period(impact, told) else ""
    if impact.estimated:
        return _("An estimate over {period}.").format(period=period) if period else _("This figure is an estimate.")
    return _("Measured over {period}.").format(period=period) if period else ""


def _is_told(impact: Impact, told: str) -> bool:
    values = [one_line(value) for value in (impact.before, impact.after) if value.strip()]
    return bool(values) and all(_holds(told, value) for value in values)


def _holds(told: str, value: str) -> bool:
    return re.search(rf"(?<![\w.,]){re.escape(value)}(?![\w]|[.,]\d)", told, re.IGNORECASE) is not None


def _adds_period(impact: Impact, told: str) -> bool:
    return bool(impact.period.strip()) and one_line(impact.period).casefold() not in told.casefold()


def _currency_of(impact: Impact) -> str:
    found = CURRENCY.search(impact.measure)
    return found.group() if found else ""


def _line(content: EntryContent) -> str:
    told = (
        span_text(content.day, content.until),
        kind_words(content.kind),
        scope_words(content.scope) if content.scope else "",
        *(one_line(project) for project in content.projects),
    )
    return " · ".join(part for part in told if part)


def _facts(content: EntryContent, names: Mapping[str, str]) -> tuple[Fact, ...]:
    confirmed = tuple(person for person in content.people if person.confirmed)
    told = (
        (_("With"), people_text(content.people)),
        (_("Shows"), join_words([one_line(names.get(key, key)) for key in content.competencies])),
        *((_("Effect"), figure_sentence(impact)) for impact in content.impacts),
        *((_("Outcome"), sentence(impact.outcome)) for impact in content.impacts),
        (_("Confirmed by"), people_text(confirmed)),
        (_("Files"), join_words([one_line(file.name) for file in content.attachments])),
        (_("Backing"), "" if is_backed(content) else _("Self-reported; nothing is attached.")),
    )
    return tuple(Fact(label=label, text=text) for label, text in told if text)
