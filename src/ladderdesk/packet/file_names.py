"""What a written packet is called: a name from its title, and the format that a suffix stands for."""

import re
from pathlib import Path

from ladderdesk.packet.render import Format

SUFFIXES: dict[str, Format] = {
    "pdf": "pdf",
    "docx": "docx",
    "html": "html",
    "htm": "html",
    "md": "md",
    "markdown": "md",
}
LONGEST = 120
_SEPARATORS = re.compile(r"[/\\|]+")
_FORBIDDEN = re.compile('[\x00-\x1f\x7f<>:"?*]+')


def file_name(title: str, form: Format) -> str:
    """Name a file after a title, with nothing in it that a disk refuses."""
    words = " ".join(_FORBIDDEN.sub(" ", _SEPARATORS.sub("-", title)).split())[:LONGEST].strip(" .")
    return f"{words or 'packet'}.{form}"


def find_format(path: Path) -> Format | None:
    """Give the format that the suffix of a name stands for; None where it names none."""
    return SUFFIXES.get(path.suffix.removeprefix(".").casefold())


def placed(path: Path, form: Format) -> tuple[Path, Format]:
    """Settle name and format: a suffix that names a format decides, else that of `form` is put behind the name."""
    named = find_format(path)
    return (path, named) if named else (path.with_name(f"{path.name}.{form}"), form)
