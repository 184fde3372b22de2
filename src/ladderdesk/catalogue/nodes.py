"""Read a YAML file into a small tree that remembers where everything stands, and refuse what no content file needs.

Refused are files that are too large, too deep or too long, aliases (a few lines of them can mean a gigabyte), tags,
second documents, and characters that text does not have. Reading stops at the first of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ladderdesk.catalogue.problems import Problem
from ladderdesk.i18n import _

LARGEST_FILE = 1_000_000
LARGEST_TREE = 60_000
DEEPEST = 12

_NOT_TEXT = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value; `kind` is what YAML takes an unquoted one for: str, int, float, bool, null, timestamp."""

    line: int
    column: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list of values."""

    line: int
    column: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys with their values, in the order written, repeated keys included."""

    line: int
    column: int
    pairs: tuple[tuple["Node", "Node"], ...]


Node = Scalar | Sequence | Mapping


class UnreadableError(Exception):
    """A file that cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_bytes(path: Path, file: str) -> bytes:
    """Read a content file's bytes; raises UnreadableError where it is missing, unreadable or too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            message = _("The file has {size} bytes; a content file has at most {most}.")
            raise _unreadable(file, message.format(size=size, most=LARGEST_FILE))
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(file, _("The file cannot be read: {reason}.").format(reason=error.strerror)) from error


def read_tree(content: bytes, file: str) -> Node:
    """Read the bytes of a YAML file into a tree; raises UnreadableError with the place of what is wrong."""
    text = _text(content, file)
    loader = yaml.CSafeLoader(text)
    try:
        return _Builder(loader, file).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = _("This is not YAML: {reason}.").format(reason=error.problem or error.context)
        raise _unreadable(file, message, *place) from error
    except yaml.YAMLError as error:
        raise _unreadable(file, _("This is not YAML: {reason}.").format(reason=error)) from error
    finally:
        loader.dispose()


def _unreadable(file: str, message: str, line: int = 1, column: int = 1) -> UnreadableError:
    return UnreadableError(Problem(file=file, line=line, column=column, keys="", message=message))


def _text(content: bytes, file: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place(content[: error.start].decode("utf-8", "replace"))
        raise _unreadable(file, _("The file is not text in UTF-8."), *place) from error
    if strange := _NOT_TEXT.search(text):
        message = _("The character U+{code:04X} does not belong in a text file.").format(code=ord(strange[0]))
        raise _unreadable(file, message, *_place(text[: strange.start()]))
    if not text.strip():
        raise _unreadable(file, _("The file is empty."))
    return text


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class _Builder:
    """Turns the parser's events into nodes, one pass, with a limit on their number and depth."""

    def __init__(self, loader: Any, file: str) -> None:
        self._loader = loader
        self._file = file
        self._count = 0

    def document(self) -> Node:
        events = self._events()
        node = self._node(next(events, None), events, depth=0)
        if (second := next(events, None)) is not None:
            raise self._refused(second, _("A content file holds one document; a second begins here."))
        return node

    def _events(self) -> Iterator[Any]:
        outside = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
        while self._loader.check_event():
            event = self._loader.get_event()
            if not isinstance(event, outside):
                yield event

    def _node(self, event: Any, events: Iterator[Any], *, depth: int) -> Node:
        if event is None:
            raise _unreadable(self._file, _("The file is empty."))
        self._guard(event, depth)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            kind = self._loader.resolve(yaml.ScalarNode, event.value, event.implicit).removeprefix(_TAG)
            return Scalar(line=line, column=column, text=event.value, kind=kind)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line=line, column=column, items=tuple(self._children(events, depth)))
        children = list(self._children(events, depth))
        return Mapping(line=line, column=column, pairs=tuple(zip(children[::2], children[1::2], strict=True)))

    def _children(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._node(event, events, depth=depth + 1)

    def _guard(self, event: Any, depth: int) -> None:
        self._count += 1
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self._refused(event, _("Anchors and aliases (& and *) are not used in content files; write it out."))
        if event.tag is not None:
            raise self._refused(event, _("Tags (!) are not used in content files."))
        if depth > DEEPEST:
            raise self._refused(event, _("Nothing in a content file lies this deep."))
        if self._count > LARGEST_TREE:
            raise self._refused(
                event,
                _("The file holds too many values; a content file has fewer than {most}.").format(most=LARGEST_TREE),
            )

    def _refused(self, event: Any, message: str) -> UnreadableError:
        return _unreadable(self._file, message, event.start_mark.line + 1, event.start_mark.column + 1)
