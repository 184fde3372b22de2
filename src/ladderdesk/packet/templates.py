"""The kinds of document there are: content files that say which sections a document has and what they are called."""

from functools import cache

import msgspec

from ladderdesk.catalogue.templates import PacketTemplate as PacketTemplate
from ladderdesk.catalogue.templates import SectionKind as SectionKind
from ladderdesk.catalogue.templates import TemplateSection as TemplateSection
from ladderdesk.errors import ContentError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.paths import shipped

PATTERN = "packet-*.yaml"


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
