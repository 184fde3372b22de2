"""What must be true of templates beyond their shape: headings told apart, names in braces that mean something."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ladderdesk.catalogue.problems import Keys
from ladderdesk.catalogue.rules import report_repeats, report_unknown, rows
from ladderdesk.catalogue.shape import Sheet
from ladderdesk.i18n import _

_BRACES = re.compile(r"\{([^{}]*)\}")
_LEVELS = ("current", "target")
_WITHOUT_HEADING = "criteria"


def report_name(sheet: Sheet) -> Sheet:
    """Report a file whose name does not say what kind of template it is, and give the sheet back."""
    sheet.report((), _("A template's file is named entry-NAME.yaml or packet-NAME.yaml."))
    return sheet


def judge_template(sheet: Sheet, kind: str) -> None:
    """Report everything in one template that contradicts itself or names what does not exist."""
    {"entry": _judge_entry, "packet": _judge_packet}[kind](sheet)


def judge_across_templates(sheets: Mapping[Path, Sheet]) -> None:
    """Report templates that ask for one place in the order they are offered in."""
    taken: dict[tuple[str, int], str] = {}
    for path, sheet in sheets.items():
        rank = sheet.plain.get("rank")
        if rank is None:
            continue
        place = path.stem.partition("-")[0], rank
        if place in taken:
            message = _("The place {rank} is already taken by {file}.")
            sheet.report(("rank",), message.format(rank=rank, file=taken[place]))
        taken.setdefault(place, sheet.file)


def _judge_entry(sheet: Sheet) -> None:
    _require(sheet, "prompts", _("A template asks at least one question."))
    report_repeats(sheet, _each(sheet, "prompts", "heading"), "heading")
    for keys, row in rows(sheet.plain, "prompts"):
        if "*" in row.get("heading", ""):
            sheet.report((*keys, "heading"), _("A heading is plain words; the stars around it are set by the program."))


def _judge_packet(sheet: Sheet) -> None:
    _require(sheet, "sections", _("A packet has at least one section."))
    report_repeats(sheet, _each(sheet, "sections", "kind"), "kind")
    for keys, row in rows(sheet.plain, "sections"):
        if "kind" in row and row["kind"] != _WITHOUT_HEADING and not row.get("heading", "").strip():
            sheet.report(keys, _("A section of this kind needs a heading."))
    for key in ("title", "title_without_current"):
        _judge_braces(sheet, key)


def _judge_braces(sheet: Sheet, key: str) -> None:
    text = sheet.plain.get(key)
    known = _LEVELS if key == "title" else _LEVELS[1:]
    for name in _BRACES.findall(text) if isinstance(text, str) else ():
        if name not in known:
            report_unknown(sheet, (key,), _("Nothing fills {{{name}}} here"), name, known)


def _require(sheet: Sheet, key: str, message: str) -> None:
    if sheet.plain.get(key) == []:
        sheet.report((key,), message)


def _each(sheet: Sheet, key: str, name: str) -> Iterable[tuple[Keys, Any]]:
    return ((keys, row.get(name)) for keys, row in rows(sheet.plain, key))
