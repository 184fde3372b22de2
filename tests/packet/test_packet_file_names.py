"""What a written packet is called."""

from pathlib import Path

import pytest

from ladderdesk.packet.file_names import LONGEST, file_name, placed


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Promotion packet: Senior to Staff", "Promotion packet Senior to Staff.pdf"),
        ("ML/AI engineer: IC4 | IC5", "ML-AI engineer IC4 - IC5.pdf"),
        ('What\n"next"?', "What next.pdf"),
        ("晋升材料 🚀", "晋升材料 🚀.pdf"),
        ("...", "packet.pdf"),
        ("", "packet.pdf"),
    ],
)
def test_a_file_is_named_after_the_title_without_what_a_disk_refuses(title: str, name: str) -> None:
    assert file_name(title, "pdf") == name


def test_a_long_title_gives_a_name_that_a_disk_takes() -> None:
    assert len(file_name("word " * 200, "docx")) <= LONGEST + len(".docx")


@pytest.mark.parametrize(
    ("typed", "chosen", "name", "form"),
    [
        ("packet.pdf", "pdf", "packet.pdf", "pdf"),
        ("packet.docx", "pdf", "packet.docx", "docx"),
        ("packet.HTM", "pdf", "packet.HTM", "html"),
        ("packet.markdown", "pdf", "packet.markdown", "md"),
        ("packet", "docx", "packet.docx", "docx"),
        ("packet.v2", "html", "packet.v2.html", "html"),
        ("Staff 2026.11", "pdf", "Staff 2026.11.pdf", "pdf"),
        (".pdf", "md", ".pdf.md", "md"),
    ],
)
def test_a_suffix_that_names_a_format_decides_and_any_other_gets_ours(
    typed: str, chosen: str, name: str, form: str
) -> None:
    assert placed(Path("folder") / typed, chosen) == (Path("folder") / name, form)  # type: ignore[arg-type]
