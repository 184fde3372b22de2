"""Say which documents something was taken from, each with its year."""

from collections.abc import Sequence

from ladderdesk.catalogue.learning import Fact
from ladderdesk.catalogue.model import Source
from ladderdesk.i18n import _, ngettext


def source_text(source: Source, read_in: int | None = None) -> str:
    """Name a document by title, site and year; where it has no year, when it was read."""
    place = f"{source.title}, {source.site}"
    if source.year is not None:
        return f"{place}, {source.year}"
    if read_in is not None:
        return _("{document} (undated, read in {year})").format(document=place, year=read_in)
    return _("{document} (undated)").format(document=place)


def sources_text(sources: Sequence[Source], read_in: int | None = None) -> str:
    """Credit every document in one line; nothing where there is none."""
    if not sources:
        return ""
    names = "; ".join(source_text(source, read_in) for source in sources)
    return ngettext("Source: {names}", "Sources: {names}", len(sources)).format(names=names)


def fact_source_text(fact: Fact) -> str:
    """Say of a figure that ages its year, its document, and what there is to know about either."""
    credit = f"{fact.year}, {fact.source}"
    return f"{credit}. {fact.note}" if fact.note else credit
