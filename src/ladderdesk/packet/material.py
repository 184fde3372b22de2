"""What a packet is made from, and which of it may be shown to whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ladderdesk.assess.values import CountedEvidence, Readiness, Standing
from ladderdesk.catalogue.model import Level
from ladderdesk.journal.rows import Action, Audience, Entry, EntryId, Person
from ladderdesk.packet.choice import PacketChoice

WIDTH = {Audience.PRIVATE: 0, Audience.MANAGER: 1, Audience.PACKET: 2}
"""How many may see an entry of each audience, as an order."""

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketMaterial:
    """Everything the record has to say, before the user chooses.

    `readiness` is that of the target level on the day the packet is prepared. `entries` are the entries that are linked
    to it and, for the documents that go by time, those of the period. `people` are all people the vault knows, so that
    a name is found also where the entry does not list it. `competency_names` give the words for competency ids.
    """

    name: str
    readiness: Readiness
    entries: Mapping[EntryId, Entry]
    current: Level | None = None
    current_since: date | None = None
    actions: tuple[Action, ...] = ()
    people: tuple[Person, ...] = ()
    competency_names: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    language: str = "en"

    @property
    def prepared(self) -> date:
        """Give the day the packet speaks of."""
        return self.readiness.as_of


def may_read(entry: Entry, audience: Audience) -> bool:
    """Say whether an entry may be shown to `audience`."""
    return WIDTH[entry.content.audience] >= WIDTH[audience]


def is_in_period(entry: Entry, choice: PacketChoice) -> bool:
    """Say whether any day of an entry lies in the chosen period."""
    after_start = choice.since is None or entry.content.last_day >= choice.since
    return after_start and (choice.until is None or entry.content.day <= choice.until)


def is_finished(entry: Entry) -> bool:
    """Say whether an entry is neither a draft nor in the trash."""
    return entry.trashed_at is None and not entry.content.is_draft


def usable_entries(material: PacketMaterial, choice: PacketChoice) -> list[Entry]:
    """List the finished entries of the period that the audience may read, oldest first."""
    usable = [entry for entry in period_entries(material, choice) if may_read(entry, choice.audience)]
    return sorted(usable, key=lambda entry: (entry.content.last_day, entry.id))


def period_entries(material: PacketMaterial, choice: PacketChoice) -> Iterator[Entry]:
    """Go through the finished entries of the period up to the day the packet is prepared, whoever may read them."""
    for entry in material.entries.values():
        if is_finished(entry) and is_in_period(entry, choice) and entry.content.day <= material.prepared:
            yield entry


def usable_evidence(
    standing: Standing, material: PacketMaterial, choice: PacketChoice
) -> list[tuple[CountedEvidence, Entry]]:
    """List the evidence of a criterion that the packet may show with its entries, strongest first, then oldest."""
    usable = []
    for counted in standing.evidence:
        entry = material.entries.get(counted.evidence.entry)
        if entry and is_finished(entry) and is_in_period(entry, choice) and may_read(entry, choice.audience):
            usable.append((counted, entry))
    return sorted(usable, key=lambda pair: (-pair[0].points, pair[1].content.last_day, pair[1].id))
