"""What a name being typed could become: the rows of the list under the cursor after `#`, `+`, `@`, `!` or `^`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ladderdesk.capture.draft import TokenKind
from ladderdesk.capture.grammar import capture_span
from ladderdesk.capture.names import (
    INVISIBLE,
    LONGEST_NAME,
    QUOTES,
    matching_keys,
    near_competencies,
    written,
)
from ladderdesk.capture.vocabulary import CompetencyKey, Known, Vocabulary, begins_a_word, fold
from ladderdesk.i18n import _

_TYPED = re.compile(
    rf"(?<![^\s{INVISIBLE}])(?P<sigil>[#+@!^])(?:[\"“„](?P<quoted>[^{QUOTES}]*)|(?P<bare>[^\s{QUOTES}]*))\Z"
)
_REST_OF_NAME = re.compile(r"(?:\w|[./&'’+-](?=\w))*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One row of the list: `insert` replaces the characters from `start` to `end` of the line.

    `label` is what the row shows, `detail` what it says beside it, `uses` in how many entries the name occurs. A row
    that `is_new` makes a name the journal does not have yet.
    """

    kind: TokenKind
    insert: str
    start: int
    end: int
    label: str
    detail: str = ""
    uses: int = 0
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    kind: TokenKind
    name: str
    label: str
    detail: str = ""
    uses: int = 0
    is_new: bool = False


def completions(line: str, cursor: int, *, vocabulary: Vocabulary, limit: int = 8) -> tuple[Completion, ...]:
    """List what the name before the cursor could become, likeliest first; empty where no name is being typed.

    Right after a sigil the names used most come first. A name the journal does not have ends the list as a new one.
    """
    start, end = capture_span(line)
    match = _TYPED.search(line, max(start, cursor - LONGEST_NAME), cursor) if start <= cursor <= end else None
    typed = _typed(match) if match else None
    if match is None or typed is None:
        return ()
    end_of_name = _end_of_name(line, cursor, is_quoted=match["quoted"] is not None)
    return tuple(
        Completion(
            kind=row.kind,
            insert=written(match["sigil"], row.name),
            start=match.start(),
            end=end_of_name,
            label=row.label,
            detail=row.detail,
            uses=row.uses,
            is_new=row.is_new,
        )
        for row in _at_most(limit, _rows(match["sigil"], typed, vocabulary))
    )


def _typed(match: re.Match[str]) -> str | None:
    if match["quoted"] is not None:
        return " ".join(match["quoted"].split())
    return match["bare"] if not match["bare"] or match["bare"][0].isalpha() else None


def _end_of_name(line: str, cursor: int, *, is_quoted: bool) -> int:
    if is_quoted:
        return cursor + (line[cursor : cursor + 1] in {"”", '"'})
    rest = _REST_OF_NAME.match(line, cursor)
    return rest.end() if rest else cursor


def _at_most(limit: int, rows: list[_Row]) -> list[_Row]:
    new = rows[-1:] if rows and rows[-1].is_new else []
    return (rows[: len(rows) - len(new)][: limit - len(new)] + new)[:limit]


def _rows(sigil: str, typed: str, vocabulary: Vocabulary) -> list[_Row]:
    match sigil:
        case "#":
            return _competency_rows(typed, vocabulary)
        case "+":
            return _name_rows("project", typed, vocabulary.folded_projects)
        case "@":
            return _name_rows("person", typed, vocabulary.folded_people)
        case "!":
            return _word_rows("scope", typed, _scope_labels())
        case _:
            return _word_rows("kind", typed, _kind_labels())


def _competency_rows(typed: str, vocabulary: Vocabulary) -> list[_Row]:
    folded = fold(typed)
    best: dict[str, CompetencyKey] = {}
    for key in sorted(matching_keys(folded, vocabulary), key=lambda key: _distance(key, folded)):
        best.setdefault(key.competency.id, key)
    rows = [_competency_row(key) for key in sorted(best.values(), key=lambda key: _rank(key, folded))]
    rows += _known_rows("tag", folded, vocabulary.folded_tags) if folded else []
    if not rows:
        rows = [
            _Row(kind="competency", name=each.id, label=each.name, detail=_("did you mean this?"), uses=each.uses)
            for each in near_competencies(folded, vocabulary)
        ]
    return rows or [_new_row("tag", typed)]


def _distance(key: CompetencyKey, folded: str) -> int:
    if key.folded == folded:
        return 0
    if key.is_alias:
        return 3
    return 1 if key.folded.startswith(folded) else 2


def _rank(key: CompetencyKey, folded: str) -> tuple[int, int]:
    return _distance(key, folded) if folded else 0, -key.competency.uses


def _competency_row(key: CompetencyKey) -> _Row:
    competency = key.competency
    is_alias = key.is_alias and fold(competency.name) != key.folded
    return _Row(
        kind="competency",
        name=competency.id,
        label=key.shown if is_alias else competency.name,
        detail=_("alias of {name}").format(name=competency.name) if is_alias else "",
        uses=competency.uses,
    )


def _name_rows(kind: TokenKind, typed: str, known: Mapping[str, Known]) -> list[_Row]:
    folded = fold(typed)
    rows = _known_rows(kind, folded, known)
    return rows if not folded or folded in known else [*rows, _new_row(kind, typed)]


def _known_rows(kind: TokenKind, folded: str, known: Mapping[str, Known]) -> list[_Row]:
    found = [
        (key, each) for key, each in known.items() if begins_a_word(key, folded) and not set(each.name) & set(QUOTES)
    ]
    found.sort(key=lambda pair: (bool(folded) and not pair[0].startswith(folded), -pair[1].uses, pair[0]))
    return [_Row(kind=kind, name=each.name, label=each.name, uses=each.uses) for _key, each in found]


def _new_row(kind: TokenKind, name: str) -> _Row:
    labels = {"tag": _("New tag “{name}”"), "project": _("New project “{name}”"), "person": _("New person “{name}”")}
    return _Row(kind=kind, name=name, label=labels[kind].format(name=name), is_new=True)


def _word_rows(kind: TokenKind, typed: str, labels: Mapping[str, str]) -> list[_Row]:
    folded = fold(typed)
    return [_Row(kind=kind, name=word, label=label) for word, label in labels.items() if word.startswith(folded)]


def _scope_labels() -> Mapping[str, str]:
    return {
        "task": _("Task"),
        "feature": _("Feature"),
        "system": _("System"),
        "org": _("Org"),
        "company": _("Company"),
    }


def _kind_labels() -> Mapping[str, str]:
    return {
        "win": _("Win"),
        "decision": _("Decision"),
        "incident": _("Incident"),
        "prevented": _("Prevented"),
        "feedback": _("Feedback"),
        "learning": _("Learning"),
        "mentoring": _("Mentoring"),
        "standard": _("Standard"),
        "talk": _("Talk"),
    }
