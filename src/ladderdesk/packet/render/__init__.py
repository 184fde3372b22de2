"""Write a document in the formats it can leave in; each writer is loaded when it is first asked for."""

from importlib import import_module
from typing import Literal

from ladderdesk.packet.document import Document

Format = Literal["pdf", "docx", "html", "md"]

FORMATS: tuple[Format, ...] = ("pdf", "docx", "html", "md")
_WRITERS: dict[Format, str] = {"pdf": "pdf", "docx": "docx", "html": "html", "md": "markdown"}


def render(document: Document, form: Format) -> bytes:
    """Write a redacted document; the same document gives the same bytes."""
    writer = import_module(f"{__name__}.{_WRITERS[form]}")
    data: bytes = writer.render(document)
    return data
