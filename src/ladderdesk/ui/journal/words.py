"""The words of the editor for kinds, audiences and scopes, and an entry as text to paste elsewhere."""

from ladderdesk.catalogue.model import Scope
from ladderdesk.catalogue.wording import scope_name
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Audience, EntryContent, Impact, Kind
from ladderdesk.packet.words import kind_words
from ladderdesk.ui.journal import dates


def kinds() -> dict[Kind, str]:
    """Name the kinds."""
    return {kind: kind_words(kind) for kind in Kind}


def audiences() -> dict[Audience, str]:
    """Name who may see an entry."""
    return {
        Audience.PRIVATE: _("Private"),
        Audience.MANAGER: _("Manager"),
        Audience.PACKET: _("Packet"),
    }


def scopes() -> list[tuple[str, str]]:
    """List the scopes with their names, the narrowest first."""
    return [(scope.value, scope_name(scope)) for scope in Scope]


def as_text(content: EntryContent) -> str:
    """Write an entry as plain text."""
    parts = [content.title, dates.span(content.day, content.until), "", content.body.strip()]
    parts += ["", *map(_impact_text, content.impacts)] if content.impacts else []
    people = ", ".join(person.name for person in content.people)
    parts += ["", _("With {people}").format(people=people)] if people else []
    parts += ["", *(" ".join(filter(None, (link.title, link.address))) for link in content.links)]
    return "\n".join(parts).strip().replace("\n\n\n", "\n\n") + "\n"


def _impact_text(impact: Impact) -> str:
    change = " → ".join(filter(None, (impact.before, impact.after)))
    figure = " ".join(filter(None, (change, impact.unit, impact.period)))
    said = ": ".join(filter(None, (impact.measure, figure)))
    return "\n".join(filter(None, (said, impact.outcome)))
