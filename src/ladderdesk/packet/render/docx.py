"""Write a document as DOCX with real styles, real lists and tables of fixed width, so that it can be worked on."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from ladderdesk.packet.document import (
    AppendixEntry,
    Block,
    Bullet,
    Concern,
    CriterionHeading,
    Document,
    EvidenceItem,
    Fact,
    Figure,
    Heading,
    ImpactTable,
    Note,
    Paragraph,
    Quote,
    Reference,
    Story,
    WebLink,
)
from ladderdesk.packet.render.common import (
    Items,
    footer_text,
    grouped,
    has_appendix,
    is_right_to_left,
    is_safe_address,
    reference_run,
)
from ladderdesk.packet.render.word import (
    add_bookmark,
    add_internal_link,
    add_page_numbers,
    add_web_link,
    dress,
    package,
    rule_off,
    set_rtl,
    set_widths,
)

PAGES = {"a4": (210, 297), "letter": (215.9, 279.4)}
SIDE_MARGIN = 24
IMPACT_SHARES = (0.32, 0.12, 0.12, 0.34, 0.10)
FACT_SHARES = (0.16, 0.84)


def render(document: Document) -> bytes:
    """Write a redacted document as DOCX."""
    footer = footer_text(document)
    sheet = _Sheet(document)
    sheet.open(footer)
    for block in grouped(document):
        sheet.write(block)
    return package(sheet.word)


class _Sheet:
    """A Word document while it is written."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.word: Any = docx.Document()
        self.is_linked = has_appendix(document)
        width, height = PAGES[document.page]
        self.text_width = width - 2 * SIDE_MARGIN
        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = Mm(SIDE_MARGIN)
        section.top_margin, section.bottom_margin, section.footer_distance = Mm(19), Mm(26), Mm(12)

    def open(self, footer: str) -> None:
        """Set styles, properties, footer, title and the line below it."""
        dress(self.word, self.document.language)
        self._describe()
        add_page_numbers(self.word.sections[0].footer.paragraphs[0], footer, Mm(self.text_width))
        self._add(self.document.title, "Title")
        self._add(self.document.subtitle, "Subtitle")

    def write(self, block: Block | Items) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._add(block.text, f"Heading {block.level}")
            case CriterionHeading():
                self._add(block.text, "Heading 2")
            case Paragraph():
                self._add(block.text, "Body Text")
            case Note():
                self._add(block.text, "Note")
            case Items():
                self._write_items(block.items)
            case ImpactTable():
                self._write_table(block)
            case Quote():
                said = f"“{block.text}” " if block.text else ""
                self._add(f"{said}{block.said_by}", "Quote")
            case Concern():
                self._add(block.question, "Question")
                self._add(block.answer, "Body Text")
            case Story():
                self._add(block.title, "Heading 1")
                for part in block.parts:
                    self._add_labelled(part)
            case AppendixEntry():
                self._write_entry(block)
            case Figure():
                self._write_figure(block)

    def _describe(self) -> None:
        properties, moment = self.word.core_properties, datetime.combine(self.document.prepared, time(12), UTC)
        properties.title, properties.author = self.document.title, self.document.author
        properties.last_modified_by, properties.comments, properties.keywords = self.document.author, "", ""
        properties.created = properties.modified = moment.replace(tzinfo=None)
        properties.language, properties.revision = self.document.language.replace("_", "-"), 1

    def _add(self, text: str, style: str) -> Any:
        paragraph = self.word.add_paragraph(style=style)
        paragraph.add_run(text)
        if is_right_to_left(text):
            set_rtl(paragraph)
        return paragraph

    def _add_labelled(self, fact: Fact) -> None:
        paragraph = self.word.add_paragraph(style="Body Text")
        paragraph.add_run(f"{fact.label} ").bold = True
        paragraph.add_run(fact.text)
        if is_right_to_left(fact.text):
            set_rtl(paragraph)

    def _write_items(self, items: Iterable[EvidenceItem | Bullet]) -> None:
        for item in items:
            paragraph = self._add(item.text, "List Bullet")
            if isinstance(item, EvidenceItem):
                paragraph.add_run(" ")
                self._add_reference(paragraph, item.reference, f"[{item.reference.text}]")

    def _add_reference(self, paragraph: Any, reference: Reference, shown: str) -> None:
        if self.is_linked:
            add_internal_link(paragraph, f"entry_{reference.number}", shown, "Reference")
        else:
            paragraph.add_run(shown, style="Reference")

    def _write_table(self, table: ImpactTable) -> None:
        grid = self.word.add_table(rows=1 + len(table.rows), cols=5)
        set_widths(grid, [Mm(self.text_width * share) for share in IMPACT_SHARES])
        rule_off(grid)
        for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
            self._fill(cell, name, is_value=name in table.columns[1:3] or name == table.columns[4], is_bold=True)
        for shown, row in zip(grid.rows[1:], table.rows, strict=True):
            for place, text in enumerate((row.measure, row.before, row.after, row.outcome)):
                self._fill(shown.cells[place], text, is_value=place in {1, 2})
            paragraph = self._fill(shown.cells[4], "", is_value=True)
            for reference, after in reference_run(row.references):
                self._add_reference(paragraph, reference, reference.label)
                paragraph.add_run(after, style="Reference")

    def _fill(self, cell: Any, text: str, *, is_value: bool = False, is_bold: bool = False) -> Any:
        paragraph = cell.paragraphs[0]
        paragraph.style = self.word.styles["Table Text"]
        paragraph.add_run(text).bold = is_bold
        if is_value:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if is_right_to_left(text):
            set_rtl(paragraph)
        return paragraph

    def _write_entry(self, entry: AppendixEntry) -> None:
        heading = self.word.add_paragraph(style="Heading 3")
        add_bookmark(heading, f"entry_{entry.reference.number}", entry.reference.number)
        heading.add_run(f"{entry.reference.label}  {entry.title}")
        if is_right_to_left(entry.title):
            set_rtl(heading)
        self._add(entry.line, "Note").paragraph_format.keep_with_next = bool(entry.facts or entry.paragraphs)
        if entry.facts:
            self._write_facts(entry.facts)
        for text in entry.paragraphs:
            self._add(text, "Body Text")
        for link in entry.links:
            self._write_link(link)

    def _write_facts(self, facts: tuple[Fact, ...]) -> None:
        grid = self.word.add_table(rows=len(facts), cols=2)
        set_widths(grid, [Mm(self.text_width * share) for share in FACT_SHARES])
        for row, fact in zip(grid.rows, facts, strict=True):
            self._fill(row.cells[0], fact.label)
            self._fill(row.cells[1], fact.text)
        for row in grid.rows[:-1]:
            for cell in row.cells:
                cell.paragraphs[-1].paragraph_format.keep_with_next = True

    def _write_link(self, link: WebLink) -> None:
        paragraph = self.word.add_paragraph(style="Body Text")
        if link.title:
            paragraph.add_run(f"{link.title}: ")
        if is_safe_address(link.address):
            add_web_link(paragraph, link.address, "Reference")
        else:
            paragraph.add_run(link.address)

    def _write_figure(self, figure: Figure) -> None:
        from ladderdesk.packet.render.drawing import picture

        paragraph = self.word.add_paragraph(style="Body Text")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        drawn = paragraph.add_run().add_picture(BytesIO(picture(figure)), width=Mm(110))
        drawn._inline.docPr.set("descr", figure.text)
        caption = self._add(figure.caption, "Note")
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
