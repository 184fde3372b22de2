import re
import subprocess
import sys
import threading
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from packet_builders import CRITERIA, TODAY, all_strings, choice, content, entry, evidence, material, only
from pypdf import PdfReader

from ladderdesk.assess.values import Record
from ladderdesk.journal.rows import Impact, Link
from ladderdesk.packet.choice import PacketChoice, Redactions
from ladderdesk.packet.choosing import start_choice
from ladderdesk.packet.compose import compose
from ladderdesk.packet.document import Document, Note
from ladderdesk.packet.material import PacketMaterial
from ladderdesk.packet.outline import outline
from ladderdesk.packet.redact import redact, rules_for
from ladderdesk.packet.render import FORMATS, Format, render
from ladderdesk.packet.render.common import is_right_to_left, is_safe_address
from ladderdesk.packet.render.markdown import escaped
from ladderdesk.packet.render.pdf import missing_text, typeset
from ladderdesk.packet.templates import templates
from ladderdesk.packet.tree import leaves

MARKUP = "C++ vector<int> #eval [x] $a_b$ *not bold* `code` <script>alert(1)</script> \\ ~ ^ @foo | & “q” == = - + 1."


def ready(made: PacketMaterial | None = None, chosen: PacketChoice | None = None) -> Document:
    held, wanted = made or material(), chosen or choice(hide=Redactions(clients=True, links=True))
    return redact(compose(held, wanted), rules_for(held, wanted)).document


def many(count: int) -> Document:
    entries = tuple(
        entry(
            number,
            content(
                f"I cut run {number} from {number + 30} h to 20 min for three teams",
                body="I rebuilt the retrieval stage.\n\n" + "It was measured on the golden set. " * 12,
                day=date(2026, 1, 1) + timedelta(days=number),
                impacts=(Impact(measure=f"Run {number}", before="30 h", after="20 min", outcome="Answers on the day"),),
            ),
        )
        for number in range(1, count + 1)
    )
    keys = [criterion.id for criterion in CRITERIA]
    links = tuple(evidence(one.id, keys[one.id % len(keys)], one) for one in entries)
    return ready(material(entries, Record(evidence=links)), choice(left_out=()))


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def flat(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def test_a_pdf_says_what_was_composed_with_its_footer_and_page_numbers() -> None:
    made = typeset(ready())
    text = flat(pdf_text(made.data))
    assert flat("Promotion packet: Senior to Staff") in text
    assert flat("Two further teams adopted the checklist") in text
    assert flat("[E4, 3 Jul 2026]") in text
    assert flat("Prepared 19 November 2026. Redacted: client names, internal links.") in text
    assert flat(f"1 of {made.pages}") in text
    assert len(PdfReader(BytesIO(made.data)).pages) == made.pages


def test_a_pdf_is_tagged_accessible_and_names_title_author_and_language() -> None:
    made = typeset(ready())
    reader = PdfReader(BytesIO(made.data))
    assert made.is_accessible
    assert not made.missing
    assert "pdfuaid:part" in reader.root_object["/Metadata"].get_object().get_data().decode()
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "en-GB"
    assert (reader.metadata.title, reader.metadata.author) == ("Promotion packet: Senior to Staff", "Mira Solano")
    assert reader.metadata.creation_date.date() == TODAY


@pytest.mark.parametrize(("page", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_a_page_has_the_chosen_size(page: str, size: tuple[int, int]) -> None:
    box = PdfReader(BytesIO(render(ready(chosen=choice(page=page)), "pdf"))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_a_character_that_no_font_has_costs_the_accessible_mark_and_is_named() -> None:
    made = typeset(ready(only(content("Shipped \U0001f3f9 it \u0378"))))
    assert not made.is_accessible
    assert made.missing == ("\U0001f3f9", "U+0378")
    assert "“\U0001f3f9”, “U+0378”" in missing_text(made.missing)
    assert "Shipped" in pdf_text(made.data)
    assert missing_text(()) == ""


def test_a_document_is_typeset_the_same_from_any_thread() -> None:
    document, found = ready(), []
    workers = [threading.Thread(target=lambda: found.append(typeset(document))) for _n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [typeset(document)] * 3


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_gives_the_same_bytes_also_in_another_process(form: Format) -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import test_packet_render as t; "
        "print(hashlib.sha256(t.render(t.ready(chosen=t.choice(left_out=())), sys.argv[2])).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(__file__).rsplit("/", 1)[0], form],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _n in range(2)
    }
    assert len(digests) == 1


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", [one.id for one in templates()])
def test_every_template_is_written_in_every_format(kind: str, form: Format) -> None:
    assert len(render(ready(chosen=start_choice(kind, TODAY)), form)) > 300


def test_every_row_of_the_outline_that_is_in_has_its_place_on_paper() -> None:
    chosen = choice(left_out=())
    made = typeset(ready(chosen=chosen))
    anchors = {spot.anchor for spot in made.spots}
    rows = {leaf.key for leaf in leaves(outline(material(), chosen).nodes) if leaf.is_in}
    assert rows <= anchors
    assert all(1 <= spot.page <= made.pages and 0 < spot.top < spot.bottom < 842 for spot in made.spots)


def test_a_place_on_paper_lies_where_the_text_is() -> None:
    made = typeset(ready())
    spot = next(one for one in made.spots if one.anchor.startswith("evidence/staff.tradeoff"))
    page = PdfReader(BytesIO(made.data)).pages[spot.page - 1]
    seen: list[str] = []

    def visit(text: str, outer: list[float], matrix: list[float], _font: object, _size: object) -> None:
        height = outer[1] * matrix[4] + outer[3] * matrix[5] + outer[5]
        if spot.top <= 841.89 - height <= spot.bottom:
            seen.append(text)

    page.extract_text(visitor_text=visit)
    assert flat("I recommended retrieval over fine-tuning") in flat("".join(seen))
    assert flat("The first AI proposal") not in flat("".join(seen))


def test_one_entry_makes_one_page_and_many_make_many() -> None:
    short = choice(left_out=("appendix", "concerns", "growth", "readiness"))
    assert typeset(ready(only(content("Put a gate in CI")), short)).pages == 1
    assert typeset(many(40)).pages >= 12


def test_a_heading_never_ends_a_page_and_a_row_of_a_table_is_never_split() -> None:
    document = many(40)
    titles = {
        flat(block.text) for block in document.blocks if getattr(block, "level", 0) or "Heading" in str(type(block))
    }
    for page in PdfReader(BytesIO(render(document, "pdf"))).pages:
        lines = [flat(line) for line in page.extract_text().splitlines() if line.strip()]
        body = [line for line in lines if not line.startswith("Prepared") and not re.fullmatch(r"\d+of\d+", line)]
        assert body[-1] not in titles


@pytest.mark.parametrize("form", FORMATS)
def test_what_looks_like_markup_stays_text(form: Format) -> None:
    made = only(
        content(MARKUP, body=MARKUP, impacts=(Impact(measure=MARKUP, before=MARKUP, after="1", outcome=MARKUP),))
    )
    document = ready(made, choice(left_out=("readiness",), case=MARKUP))
    wanted = flat(all_strings(document)).count(flat(MARKUP))
    assert flat(visible(form, render(document, form))).count(flat(MARKUP)) == wanted


def visible(form: Format, data: bytes) -> str:
    """Read what a reader of the file sees."""
    if form == "pdf":
        return pdf_text(data).replace("ﬁ", "fi")
    if form == "docx":
        with zipfile.ZipFile(BytesIO(data)) as package:
            return unescape(re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode()))
    if form == "html":
        return text_of(data.decode())
    return text_of(MarkdownIt("commonmark", {"html": True}).enable("table").render(data.decode()))


def text_of(html: str) -> str:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

    Reader().feed(html)
    return " ".join(found)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_escaped_markdown_reads_as_it_was_written(text: str) -> None:
    line = " ".join(text.split())
    shown = text_of(MarkdownIt("commonmark", {"html": True}).render(escaped(line)))
    assert " ".join(shown.split()) == line


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_written_in_every_format(title: str, body: str) -> None:
    document = ready(
        only(content(title or "x", body=body, links=(Link(address=title, title=body),))), choice(case=body)
    )
    for form in FORMATS:
        assert render(document, form)


def test_html_stands_alone_and_runs_nothing() -> None:
    held = only(
        content(
            MARKUP,
            links=(Link(address="javascript:alert(1)", title="x"), Link(address="https://example.org/a?b=1&c=2")),
        )
    )
    html = render(ready(held, choice(left_out=())), "html").decode()
    assert "default-src 'none'" in html
    assert "<script" not in html
    leads_to = set(re.findall(r"(?:src|href)=[\"']([^#\"'][^\"']*)", html))
    assert leads_to == {"https://example.org/a?b=1&amp;c=2"}
    assert "javascript:alert(1)" in text_of(html)
    assert "@media print" in html
    assert html.count("<h1") == 1


def test_markdown_links_only_what_is_safe() -> None:
    held = only(
        content(
            links=(Link(address="javascript:alert(1)", title="x"), Link(address="https://example.org/(a)", title="y"))
        )
    )
    text = render(ready(held), "md").decode()
    assert "[y](https://example.org/%28a%29)" in text
    assert "](javascript" not in text


def test_the_head_of_an_entry_is_never_parted_from_its_facts_by_a_page() -> None:
    document = ready()
    opened = docx.Document(BytesIO(render(document, "docx")))
    heads = [place for place, one in enumerate(opened.paragraphs) if one.style.name == "Heading 3"]
    lines = [opened.paragraphs[place + 1].paragraph_format.keep_with_next for place in heads]
    facts = [
        [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in one.rows] for one in opened.tables[1:]
    ]
    assert lines
    assert all(lines)
    assert facts
    assert all(kept == [True] * (len(kept) - 1) + [None] for kept in facts)
    html = render(document, "html").decode()
    assert ".whole { break-inside: avoid; }" in html
    assert html.count('<div class="whole">') == len(heads)


def test_a_docx_has_real_styles_lists_tables_and_links_into_its_appendix() -> None:
    data = render(ready(), "docx")
    opened = docx.Document(BytesIO(data))
    styles = {paragraph.style.name for paragraph in opened.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Quote", "Body Text"} <= styles
    table = opened.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Measure", "Before", "After", "Business outcome", "Entry"]
    assert sum(cell.width for cell in table.rows[0].cells) == pytest.approx(
        opened.sections[0].page_width - 48 * 36000, rel=0.01
    )
    properties = opened.core_properties
    assert (properties.title, properties.author, properties.comments) == (
        "Promotion packet: Senior to Staff",
        "Mira Solano",
        "",
    )
    assert properties.created.date() == properties.modified.date() == TODAY
    with zipfile.ZipFile(BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
        assert 'w:anchor="entry_1"' in body
        assert 'w:name="entry_1"' in body
        assert "docProps/thumbnail.jpeg" not in package.namelist()
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_docx_says_its_page_of_its_pages_in_the_footer() -> None:
    with zipfile.ZipFile(BytesIO(render(ready(), "docx"))) as package:
        footer = package.read("word/footer1.xml").decode()
    assert "Prepared 19 November 2026. Redacted: client names, internal links." in footer
    assert "PAGE</w:instrText>" in footer
    assert "NUMPAGES</w:instrText>" in footer


def test_a_text_that_runs_from_right_to_left_is_set_so() -> None:
    document = ready(only(content("חיפוש טוב יותר")))
    with zipfile.ZipFile(BytesIO(render(document, "docx"))) as package:
        assert "<w:bidi/>" in package.read("word/document.xml").decode()
    assert 'dir="auto"' in render(document, "html").decode()


@pytest.mark.parametrize(
    ("text", "is_rtl"), [("abc שלום", False), ("123 שלום abc", True), ("مرحبا", True), ("123", False), ("", False)]
)
def test_the_first_letter_decides_the_direction(text: str, is_rtl: bool) -> None:
    assert is_right_to_left(text) is is_rtl


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://example.org/a?b#c", True),
        ("HTTP://example.org", True),
        ("mailto:me@example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https://[client].example.org/x", False),
        ("[internal link]", False),
        ("https://example.org/a b", False),
        ("https://", False),
    ],
)
def test_only_whole_addresses_of_the_web_and_of_mail_become_links(address: str, is_safe: bool) -> None:
    assert is_safe_address(address) is is_safe


def test_the_chart_is_in_every_format_as_picture_or_table() -> None:
    document = ready(chosen=choice(left_out=()))
    assert b"<svg" in render(document, "html")
    assert "| Production reliability | 35% | 35% |" in render(document, "md").decode()
    assert "Claimed, filled: packet-ready" in pdf_text(render(document, "pdf"))
    with zipfile.ZipFile(BytesIO(render(document, "docx"))) as package:
        assert any(name.endswith(".png") for name in package.namelist())


def test_a_document_without_redactions_says_nothing_of_them() -> None:
    text = render(ready(chosen=choice()), "md").decode()
    assert text.rstrip().endswith("Prepared 19 November 2026.")


def test_a_note_without_an_anchor_is_written_all_the_same() -> None:
    document = replace(ready(), blocks=(Note(text="No anchor"),))
    assert "No anchor" in pdf_text(render(document, "pdf"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_opens_with_title_and_subtitle_and_tells_every_statement(form: Format) -> None:
    document = ready()
    seen = flat(visible(form, render(document, form)))
    assert flat(document.title) in seen
    assert flat(document.subtitle) in seen
    for block in document.blocks:
        if text := getattr(block, "text", ""):
            assert flat(text) in seen
