"""The kinds of document there are: content files that say which sections a document has and what they are called."""

from functools import cache
from typing import Annotated, Literal

import msgspec

from ladderdesk.catalogue.model import Content, Id, Line, Short
from ladderdesk.errors import ContentError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Audience
from ladderdesk.paths import shipped

PATTERN = "packet-*.yaml"

SectionKind = Literal[
    "case",
    "impact",
    "criteria",
    "growth",
    "concerns",
    "readiness",
    "appendix",
    "quarters",
    "projects",
    "recent",
    "not-yet",
    "actions",
    "learning",
    "bullets",
    "stories",
]


class TemplateSection(Content, frozen=True, kw_only=True):
    """One section: what fills it, its heading, and whether a new packet has it.

    `criteria` makes one section of each group of the ladder and takes its headings from there.
    """

    kind: SectionKind
    heading: str = ""
    included: bool = True


class PacketTemplate(Content, frozen=True, kw_only=True):
    """One kind of document.

    `title` and `title_without_current` may hold {current} and {target}, the titles of the levels. `months` is the
    period that a new packet of this kind covers, all of the record where it is absent; `pages` how long it may be
    before the checks call it too long.
    """

    id: Id
    rank: Annotated[int, msgspec.Meta(ge=1)]
    name: Short
    summary: Line
    title: Line
    title_without_current: Line
    audience: Audience
    pages: Annotated[int, msgspec.Meta(ge=1)]
    sections: tuple[TemplateSection, ...]
    months: Annotated[int, msgspec.Meta(ge=1)] | None = None
    hides: tuple[Literal["clients", "people", "amounts", "links"], ...] = ()


@cache
def templates() -> tuple[PacketTemplate, ...]:
    """Give the templates that ship with the program, in the order they are offered."""
    files = sorted((shipped("content") / "templates").glob(PATTERN))
    return tuple(sorted((_read(path.name, path.read_bytes()) for path in files), key=lambda found: found.rank))


def template(template_id: str) -> PacketTemplate:
    """Give the template with this id; raises NotFoundError where there is none."""
    for found in templates():
        if found.id == template_id:
            return found
    raise NotFoundError(_("There is no packet template called “{name}”.").format(name=template_id))


def _read(name: str, source: bytes) -> PacketTemplate:
    import yaml

    try:
        return msgspec.convert(yaml.load(source, Loader=yaml.CSafeLoader), PacketTemplate)
    except (yaml.YAMLError, msgspec.ValidationError) as problem:
        raise ContentError(f"{name}: {problem}") from problem
