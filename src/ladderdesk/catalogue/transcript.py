"""Write a reference page, or a part of it, as text to paste elsewhere: tables for a spreadsheet, the rest to read."""

from collections.abc import Collection, Iterable

from ladderdesk.catalogue.credits import fact_source_text, sources_text
from ladderdesk.catalogue.learning import Card, Fact, Reference, Table
from ladderdesk.catalogue.narrowing import Narrowed


def table_cells(table: Table, columns: Collection[str], rows: Collection[str]) -> list[list[str]]:
    """Give a table as it reads, its head first: the cells of a heatmap as the labels of its scale."""
    labels = {tone.id: tone.label for tone in table.scale}
    places = [place for place, column in enumerate(table.columns) if column.id in columns]
    head = [table.corner, *(table.columns[place].name for place in places)]
    kept = [row for row in table.rows if row.id in rows]
    return [head, *([row.name, *(labels.get(row.cells[at], row.cells[at]) for at in places)] for row in kept)]


def tab_separated(cells: Iterable[Iterable[str]]) -> str:
    """Write cells so that a spreadsheet takes them apart again."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in cells)


def card_text(card: Card) -> str:
    """Write a card: its title, then each part behind its heading."""
    return "\n".join((card.title, *(f"{part.title}: {part.text}" for part in card.parts)))


def fact_text(fact: Fact) -> str:
    """Write a figure with what it says, its year and its document."""
    return f"{fact.figure}: {fact.statement} ({fact_source_text(fact)})"


def page_text(page: Reference, shown: Narrowed) -> str:
    """Write what is shown of a page, with its notes and the documents behind it."""
    table = page.table
    pieces = [
        f"{page.title}\n{page.summary}",
        tab_separated(table_cells(table, shown.columns, shown.rows)).rstrip() if table and shown.rows else "",
        *(card_text(card) for card in page.cards if card.id in shown.cards),
        "\n".join(fact_text(fact) for fact in page.facts if fact.id in shown.facts),
        "\n".join(page.notes),
        sources_text(page.sources, page.year),
    ]
    return "\n\n".join(filter(None, pieces)) + "\n"
