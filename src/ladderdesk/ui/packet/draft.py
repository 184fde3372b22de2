"""The draft that is arranged: each change of it is kept in the journal at once and is one step back."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import packets
from ladderdesk.journal.log import new_uuid
from ladderdesk.journal.packets import Packet
from ladderdesk.journal.rows import PacketId
from ladderdesk.packet.choice import PacketChoice, read_choice, write_choice
from ladderdesk.packet.choosing import start_choice
from ladderdesk.packet.templates import template

if TYPE_CHECKING:
    from ladderdesk.desk import Desk

FIRST_TEMPLATE = "promo"


class DraftAtHand:
    """Hold the choice that the screen shows, as the journal has it, and the other drafts beside it.

    Before anything was chosen there is no draft: `number` is then None and the choice that of a first one.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._kept: dict[PacketId, Packet] = {}
        self._choices: dict[PacketId, PacketChoice] = {}
        self._typed: tuple[str, str] | None = None
        self.number: PacketId | None = None
        self.choice = self._first()
        self.read()

    @property
    def name(self) -> str:
        """Name the draft at hand, as it is or will be called."""
        return self._name_of(self.number)

    @property
    def drafts(self) -> list[Packet]:
        """List the drafts that can be read, the one changed last first."""
        return [self._kept[number] for number in self._choices]

    @property
    def unreadable(self) -> list[Packet]:
        """List the drafts that stay as they are because they cannot be read, as those of a newer version may be."""
        return [one for number, one in self._kept.items() if number not in self._choices]

    def read(self) -> None:
        """Take the drafts as the journal holds them now.

        The one at hand stays, unless another one alone was changed, as by undo, or it is gone.
        """
        before = self._kept
        with self._desk.vault.reading() as session:
            self._kept = {one.id: one for one in packets.packets(session)}
        self._choices = dict(_readable(self._kept.values()))
        changed = [one for one in self._choices if _arranged(before.get(one)) != _arranged(self._kept[one])]
        if len(changed) == 1:
            self.number = changed[0]
        elif self.number not in self._choices:
            self.number = next(iter(self._choices), None)
        self.choice = self._choice_of(self.number)

    def take(self, choice: PacketChoice, *, row: str = "") -> None:
        """Keep another choice; what is typed into one `row` without a pause is one step back."""
        sitting = self._sitting(row)
        if choice != self.choice:
            self._save(self.number, self._name_of(self.number), choice, sitting)

    def rest(self) -> None:
        """Let what is typed next be a step of its own."""
        self._typed = None

    def begin(self) -> None:
        """Begin another draft."""
        self._save(None, self._free_name(), self._first())

    def open(self, number: PacketId) -> None:
        """Take up another draft."""
        self.number, self.choice = number, self._choice_of(number)

    def rename(self, name: str) -> None:
        """Give the draft at hand another name."""
        self._save(self.number, name, self.choice)

    def remove(self) -> None:
        """Delete the draft at hand and take up the one that was changed last."""
        if self.number is not None:
            with self._desk.vault.writing() as session:
                packets.remove_packet(session, self.number)
            self.read()

    def _save(self, number: PacketId | None, name: str, choice: PacketChoice, sitting: str | None = None) -> None:
        with self._desk.vault.writing() as session:
            self.number = packets.save_packet(
                session,
                name=name,
                template=choice.template,
                content=msgspec.json.decode(write_choice(choice)),
                id=number,
                sitting=sitting,
            )
        self.read()

    def _sitting(self, row: str) -> str | None:
        if not row:
            self._typed = None
        elif self._typed is None or self._typed[0] != row:
            self._typed = (row, new_uuid())
        return self._typed[1] if self._typed else None

    def _first(self) -> PacketChoice:
        return start_choice(FIRST_TEMPLATE, self._desk.today())

    def _choice_of(self, number: PacketId | None) -> PacketChoice:
        return self._first() if number is None else self._choices[number]

    def _name_of(self, number: PacketId | None) -> str:
        return self._free_name() if number is None else self._kept[number].name

    def _free_name(self) -> str:
        """Find the first name that no draft has."""
        taken = {one.name for one in self._kept.values()}
        count = 1
        while (name := _("Draft {n}").format(n=count)) in taken:
            count += 1
        return name


def _readable(drafts: Iterable[Packet]) -> Iterator[tuple[PacketId, PacketChoice]]:
    for one in drafts:
        with suppress(InputError, NotFoundError):
            choice = read_choice(msgspec.json.encode(one.content).decode())
            template(choice.template)
            yield one.id, choice


def _arranged(packet: Packet | None) -> tuple[str, object] | None:
    return None if packet is None else (packet.name, packet.content)
