"""Hold a tree of YAML against the types of `model`, and report everything in it that does not fit.

The result is plain values (dicts, lists, text, numbers, dates) without what did not fit, so that the rules about names
and numbers can be judged in the same run.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import inspect

from ladderdesk.catalogue.nodes import Mapping, Node, Scalar, Sequence
from ladderdesk.catalogue.problems import Keys, Problem, did_you_mean, key_path, nearest
from ladderdesk.i18n import _, ngettext

MOST_PROBLEMS = 200
"""More are not collected for one file: it is something else then, and its author has enough to start with."""

MISFIT = object()
"""Stands for a value that did not fit."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(slots=True)
class Sheet:
    """What was read from one file: plain values, the place of each, and the problems found so far."""

    file: str
    plain: dict[str, Any] = field(default_factory=dict)
    places: dict[Keys, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, keys: Keys, message: str, *, suggestion: str = "") -> None:
        """Add a problem at the place of `keys`, or of the nearest thing above them that has one."""
        if len(self.problems) > MOST_PROBLEMS:
            return
        above = keys
        while above not in self.places and above:
            above = above[:-1]
        line, column = self.places.get(above, (1, 1))
        if len(self.problems) == MOST_PROBLEMS:
            keys, message, suggestion = (
                (),
                _("There are more problems than these; they are shown once these are mended."),
                "",
            )
        self.problems.append(
            Problem(
                file=self.file, line=line, column=column, keys=key_path(keys), message=message, suggestion=suggestion
            )
        )

    @property
    def is_full(self) -> bool:
        """Say that no more problems are collected, so that looking for them is no use."""
        return len(self.problems) > MOST_PROBLEMS


def fit(node: Node, type_: type, sheet: Sheet) -> None:
    """Fill a sheet from a tree that should hold what `type_` describes."""
    plain = _fit(node, inspect.type_info(type_), (), sheet)
    sheet.plain = plain if isinstance(plain, dict) else {}


def _fit(node: Node, kind: inspect.Type, keys: Keys, sheet: Sheet) -> Any:
    sheet.places[keys] = (node.line, node.column)
    match kind:
        case inspect.StructType():
            return _fit_mapping(node, kind, keys, sheet)
        case inspect.VarTupleType():
            return _fit_list(node, kind, keys, sheet)
        case inspect.UnionType():
            if isinstance(node, Scalar) and node.kind == "null":
                return None
            (wanted,) = (each for each in kind.types if not isinstance(each, inspect.NoneType))
            return _fit(node, wanted, keys, sheet)
    if isinstance(node, Scalar):
        return _fit_scalar(node, kind, keys, sheet)
    return _misfit(keys, _("Expected {wanted} here, found {found}."), sheet, wanted=_wanted(kind), found=_found(node))


def _misfit(keys: Keys, message: str, sheet: Sheet, **words: object) -> object:
    sheet.report(keys, message.format(**words))
    return MISFIT


def _fit_mapping(node: Node, kind: inspect.StructType, keys: Keys, sheet: Sheet) -> Any:
    if not isinstance(node, Mapping):
        return _misfit(keys, _("Expected keys with values here, found {found}."), sheet, found=_found(node))
    fields = {each.encode_name: each for each in kind.fields}
    plain: dict[str, Any] = {}
    misspelt: set[str] = set()
    for key, value in node.pairs:
        if sheet.is_full:
            break
        name = key.text[:80] if isinstance(key, Scalar) else ""
        if name in fields and name not in plain:
            plain[name] = _fit(value, fields[name].type, (*keys, name), sheet)
        elif name in fields:
            _report_key(key, (*keys, name), _("'{name}' is written a second time here.").format(name=name), sheet)
        else:
            near = nearest(name, fields)
            sentence = did_you_mean(_("There is no key '{name}' here").format(name=name), near)
            _report_key(key, (*keys, name), sentence, sheet, suggestion=near)
            misspelt.add(near)
    for name, each in fields.items():
        if each.required and name not in plain and name not in misspelt:
            sheet.report((*keys, name), _("'{name}' is missing.").format(name=name))
    return {name: value for name, value in plain.items() if value is not MISFIT}


def _report_key(key: Node, keys: Keys, message: str, sheet: Sheet, *, suggestion: str = "") -> None:
    first = sheet.places.get(keys)
    sheet.places[keys] = (key.line, key.column)
    sheet.report(keys, message, suggestion=suggestion)
    if first is not None:
        sheet.places[keys] = first


def _fit_list(node: Node, kind: inspect.VarTupleType, keys: Keys, sheet: Sheet) -> Any:
    if not isinstance(node, Sequence):
        return _misfit(keys, _("Expected a list here, found {found}."), sheet, found=_found(node))
    items = []
    for place, item in enumerate(node.items):
        if sheet.is_full:
            break
        items.append(_fit(item, kind.item_type, (*keys, place), sheet))
    return items


def _fit_scalar(node: Scalar, kind: inspect.Type, keys: Keys, sheet: Sheet) -> Any:
    if node.kind == "null":
        return _misfit(keys, _("There is no value here; expected {wanted}."), sheet, wanted=_wanted(kind))
    match kind:
        case inspect.StrType():
            return _fit_text(node, kind, keys, sheet)
        case inspect.EnumType():
            return _fit_choice(node, [str(each.value) for each in kind.cls], keys, sheet)
        case inspect.LiteralType():
            return _fit_choice(node, [str(each) for each in kind.values], keys, sheet)
    value = _value(node, kind)
    if value is MISFIT:
        return _misfit(
            keys, _("Expected {wanted} here, found '{found}'."), sheet, wanted=_wanted(kind), found=node.text[:60]
        )
    if isinstance(kind, inspect.IntType):
        return _within(value, kind, keys, sheet)
    return value


def _value(node: Scalar, kind: inspect.Type) -> Any:
    match kind:
        case inspect.IntType() if node.kind == "int" and _WHOLE.fullmatch(node.text):
            return int(node.text)
        case inspect.DecimalType() if node.kind in ("int", "float") and _NUMBER.fullmatch(node.text):
            return Decimal(node.text)
        case inspect.BoolType() if node.kind == "bool":
            return node.text.lower() in ("true", "yes", "on")
        case inspect.DateType() if node.kind == "timestamp" and _DAY.fullmatch(node.text):
            try:
                return date.fromisoformat(node.text)
            except ValueError:
                return MISFIT
    return MISFIT


def _fit_text(node: Scalar, kind: inspect.StrType, keys: Keys, sheet: Sheet) -> Any:
    text = node.text
    if node.kind != "str":
        return _misfit(keys, _("'{text}' is not text to YAML; put it in quotes."), sheet, text=text[:60])
    if kind.min_length and not text.strip():
        return _misfit(keys, _("There is nothing written here."), sheet)
    if kind.max_length is not None and len(text) > kind.max_length:
        return _misfit(
            keys,
            ngettext(
                "The text has {length} character; at most {most} fit here.",
                "The text has {length} characters; at most {most} fit here.",
                len(text),
            ),
            sheet,
            length=len(text),
            most=kind.max_length,
        )
    if kind.pattern is not None and not re.fullmatch(kind.pattern, text):
        return _misfit(keys, _pattern_message(kind.pattern), sheet, text=text[:60])
    return text


def _pattern_message(pattern: str) -> str:
    if "A-Z" in pattern:
        return _("'{text}' is not a currency: three capital letters, as in USD.")
    return _("'{text}' is not an id: small letters and digits, parted by - or . as in 'eval-design'.")


def _fit_choice(node: Scalar, choices: list[str], keys: Keys, sheet: Sheet) -> Any:
    if node.text in choices:
        return node.text
    near = nearest(node.text[:60], choices)
    sentence = _("'{text}' is none of {choices}").format(text=node.text[:60], choices=", ".join(choices))
    sheet.report(keys, did_you_mean(sentence, near), suggestion=near)
    return MISFIT


def _within(value: int, kind: inspect.IntType, keys: Keys, sheet: Sheet) -> Any:
    if kind.ge is not None and value < kind.ge:
        return _misfit(keys, _("{value} is too small; at least {least}."), sheet, value=value, least=kind.ge)
    if kind.le is not None and value > kind.le:
        return _misfit(keys, _("{value} is too large; at most {most}."), sheet, value=value, most=kind.le)
    return value


def _wanted(kind: inspect.Type) -> str:
    match kind:
        case inspect.IntType():
            return _("a whole number")
        case inspect.DecimalType():
            return _("a number")
        case inspect.BoolType():
            return _("true or false")
        case inspect.DateType():
            return _("a day such as 2026-11-21")
    return _("text")


def _found(node: Node) -> str:
    match node:
        case Mapping():
            return _("keys with values")
        case Sequence():
            return _("a list")
    return _("nothing") if node.kind == "null" else _("a single value")
