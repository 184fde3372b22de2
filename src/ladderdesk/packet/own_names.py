"""Names and hosts to remove, as a user types them into one field."""

import re
from urllib.parse import urlsplit

from ladderdesk.packet.names import LEGAL_FORMS, name_parts

BETWEEN_NAMES = re.compile(r"[,;\n]")
BETWEEN_HOSTS = re.compile(r"[,;\s]+")


def names_in(typed: str) -> tuple[str, ...]:
    """Read names with commas between them; what stands behind a comma as in "Acme, Inc." belongs to its name."""
    names: list[str] = []
    for piece in (each.strip() for each in BETWEEN_NAMES.split(typed)):
        if names and piece and name_parts(piece) <= LEGAL_FORMS:
            names[-1] += f", {piece}"
        elif name_parts(piece):
            names.append(piece)
    return tuple(dict.fromkeys(names))


def hosts_in(typed: str) -> tuple[str, ...]:
    """Read hosts, or whole addresses that name one, with commas or spaces between them."""
    found = (_host(each) for each in BETWEEN_HOSTS.split(typed) if each)
    return tuple(dict.fromkeys(host for host in found if host))


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("*.").strip(".")
