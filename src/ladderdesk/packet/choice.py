"""What the user chose for one packet: a frozen value that is kept as JSON with the packet.

What is checked is kept by what is *left out*, so that evidence linked later joins the packets that ask for it. Keys are
those of the outline's nodes and name entries by UUID, which outlives copies of a vault.
"""

from datetime import date

import msgspec

from ladderdesk.errors import InputError
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Audience
from ladderdesk.packet.document import Page


class Redactions(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is removed before the document leaves the machine.

    `client_names` and `internal_hosts` are further words to remove, next to the customers among the people and the
    hosts that are internal by their form. `keep` holds finds that the user looked at and decided to leave in.
    """

    clients: bool = False
    people: bool = False
    amounts: bool = False
    links: bool = False
    client_names: tuple[str, ...] = ()
    internal_hosts: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


class PacketChoice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Everything that decides what a packet says, apart from the record itself.

    `audience` is who will read it: `private` means only the user. `case` is the case in the user's own words, the
    drafted one where it is absent. `wordings` replace the statement made from an entry and `answers` the drafted answer
    to a concern, by outline key. `order` ranks outline keys among their siblings; keys it does not name follow as they
    come.
    """

    template: str = "promo"
    audience: Audience = Audience.PACKET
    since: date | None = None
    until: date | None = None
    left_out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    case: str | None = None
    wordings: dict[str, str] = {}
    answers: dict[str, str] = {}
    hide: Redactions = Redactions()
    page: Page = "a4"


def write_choice(choice: PacketChoice) -> str:
    """Write a choice as the JSON that is kept with a packet; the same choice gives the same text."""
    return msgspec.json.encode(choice, order="sorted").decode()


def read_choice(text: str) -> PacketChoice:
    """Read a choice from its JSON; raises InputError where it is not one.

    What a newer version added is no choice of this one: written back, it would be lost.
    """
    try:
        return msgspec.json.decode(text, type=PacketChoice)
    except msgspec.DecodeError as problem:
        raise InputError(_("This packet's choices cannot be read: {problem}.").format(problem=problem)) from problem
