"""The parts of WordprocessingML that python-docx leaves to its callers: styles, fields, links, borders, the package."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from ladderdesk.i18n import _

FONT = "Palatino Linotype"
PINE, INK, SOFT = RGBColor(0x0F, 0x53, 0x46), RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x4A, 0x4A, 0x4A)
AFTER_DIRECTION = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
AFTER_BORDERS = ("w:shd", "w:tabs", "w:bidi", *AFTER_DIRECTION)
AFTER_TABLE_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
SAME_DAY = (1980, 1, 1, 0, 0, 0)
THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def dress(word: Any, language: str) -> None:
    """Give the styles of a new document the look of the packet."""
    normal = word.styles["Normal"]
    _set(normal, size=10, color=INK)
    normal.paragraph_format.line_spacing = Pt(14.5)
    normal.element.get_or_add_rPr().append(_element("w:lang", {"w:val": language.replace("_", "-")}))
    _paragraph(word, "Title", size=20, color=INK, is_bold=True, after=4, line=25)
    _paragraph(word, "Subtitle", color=SOFT, after=6)
    _underline(word.styles["Title"], None)
    _underline(word.styles["Subtitle"], "0F5346")
    _paragraph(word, "Heading 1", size=11.5, color=PINE, is_bold=True, before=14, after=3, keeps=True)
    _paragraph(word, "Heading 2", color=INK, is_italic=True, before=6, after=2, keeps=True)
    _paragraph(word, "Heading 3", color=PINE, is_bold=True, before=10, after=2, keeps=True)
    _paragraph(word, "Body Text", after=5)
    _paragraph(word, "List Bullet", after=2)
    _paragraph(word, "Quote", color=SOFT, after=4, indent=5)
    _paragraph(word, "Question", is_bold=True, before=5, after=1, keeps=True, is_new=True)
    _paragraph(word, "Note", size=9, color=SOFT, after=3, is_new=True)
    _paragraph(word, "Table Text", size=9.5, after=1, is_new=True)
    _paragraph(word, "Footer", size=8.5, color=SOFT)
    reference = word.styles.add_style("Reference", WD_STYLE_TYPE.CHARACTER)
    _set(reference, size=8.25, color=PINE)


def set_rtl(paragraph: Any) -> None:
    """Let a paragraph run from right to left."""
    paragraph._p.get_or_add_pPr().insert_element_before(_element("w:bidi"), *AFTER_DIRECTION)
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(_element("w:rtl"))


def add_page_numbers(paragraph: Any, footer: str, width: Length) -> None:
    """Write the footer: its words at the left, the page of the pages at the right."""
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{footer}\t")
    before, rest = _("{page} of {pages}").split("{page}")
    between, after = rest.split("{pages}")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(words)
        if field:
            _add_field(paragraph, field)


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Mark a paragraph as something that links can lead to."""
    paragraph._p.append(_element("w:bookmarkStart", {"w:id": str(number), "w:name": name}))
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def add_internal_link(paragraph: Any, bookmark: str, text: str, style: str) -> None:
    """Write a text that leads to a bookmark."""
    _add_link(paragraph, {"w:anchor": bookmark, "w:history": "1"}, text, style)


def add_web_link(paragraph: Any, address: str, style: str) -> None:
    """Write an address that opens in a browser."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _add_link(paragraph, {"r:id": relation}, address, style)


def set_widths(table: Any, widths: Sequence[Length]) -> None:
    """Fix the widths of a table's columns, and keep every row on one page."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def rule_off(table: Any) -> None:
    """Draw three rules, above, below and under the head, and repeat the head on every page."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom"):
        borders.append(_border(f"w:{side}", 8))
    table._tbl.tblPr.insert_element_before(borders, *AFTER_TABLE_BORDERS)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for cell in table.rows[0].cells:
        under = OxmlElement("w:tcBorders")
        under.append(_border("w:bottom", 4))
        cell._tc.get_or_add_tcPr().append(under)


def package(word: Any) -> bytes:
    """Write the file so that the same document gives the same bytes, without the template's thumbnail."""
    relations = word.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == THUMBNAIL]:
        relations.pop(key)
    written, tidy = BytesIO(), BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(tidy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, SAME_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return tidy.getvalue()


def _paragraph(
    word: Any,
    name: str,
    *,
    size: float = 10,
    color: RGBColor = INK,
    is_bold: bool = False,
    is_italic: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 14.5,
    indent: float = 0,
    keeps: bool = False,
    is_new: bool = False,
) -> None:
    """Set one paragraph style whole, so that nothing of the template's look is left in it."""
    if is_new:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
    style = word.styles[name]
    _set(style, size=size, color=color)
    style.font.bold, style.font.italic = is_bold, is_italic
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), Pt(line)
    layout.keep_with_next, layout.widow_control = keeps, True
    if indent:
        layout.left_indent = Mm(indent)


def _set(style: Any, *, size: float, color: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), FONT)


def _underline(style: Any, color: str | None) -> None:
    """Draw a line below the paragraphs of a style, or take the template's away."""
    properties = style.element.get_or_add_pPr()
    for found in properties.findall(qn("w:pBdr")):
        properties.remove(found)
    if color:
        borders = OxmlElement("w:pBdr")
        borders.append(_border("w:bottom", 8, color, space=6))
        properties.insert_element_before(borders, *AFTER_BORDERS)


def _border(name: str, eighths: int, color: str = "1A1A1A", *, space: int = 0) -> Any:
    return _element(name, {"w:val": "single", "w:sz": str(eighths), "w:space": str(space), "w:color": color})


def _add_field(paragraph: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        else:
            instruction = _element("w:instrText", {"xml:space": "preserve"})
            instruction.text = text
            run._r.append(instruction)


def _add_link(paragraph: Any, attributes: dict[str, str], text: str, style: str) -> None:
    link = _element("w:hyperlink", attributes)
    run = paragraph.add_run(text, style=style)
    link.append(run._r)
    paragraph._p.append(link)


def _element(name: str, attributes: dict[str, str] | None = None) -> Any:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element
