"""What must be true of learning files beyond their shape: names that exist, results in reach, full tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from ladderdesk.catalogue.problems import Keys
from ladderdesk.catalogue.rules import report_repeats, report_unknown, rows, texts
from ladderdesk.catalogue.shape import Sheet
from ladderdesk.i18n import _

YEARS = range(1990, 2101)
RATINGS = tuple("12345")
PLATEAUS = (
    "waiting-for-direction",
    "working-alone",
    "same-scope-faster",
    "inside-one-team",
    "features-without-evals",
    "quality-by-eye",
    "no-business-case",
    "technology-for-its-own-sake",
    "not-multiplying",
    "drifting-into-research",
    "metric-without-users",
)
"""The ids of the plateaus that the journal is searched for."""

_CHOICES = {"yes-no": ("no", "yes"), "rating": RATINGS}
_FILLS = {
    "current-level": "{current_level}",
    "target-level": "{target_level}",
    "open-gaps": "{gaps}",
    "packet-ready-entries": "{entries}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Everything a learning file may name: levels by ladder, and ids by kind of thing."""

    levels: Mapping[str, Iterable[str]]
    criteria: frozenset[str]
    competencies: frozenset[str]
    assessments: frozenset[str] = field(default_factory=frozenset)
    exercises: frozenset[str] = field(default_factory=frozenset)
    references: frozenset[str] = field(default_factory=frozenset)


def names_of(ladders: Iterable[Mapping[str, Any]], competencies: Iterable[str]) -> Names:
    """Gather what learning files may name from the plain values of ladders, of which anything may be missing."""
    levels: dict[str, list[str]] = {}
    criteria: set[str] = set()
    for ladder in ladders:
        levels[str(ladder.get("id", ""))] = [str(level.get("id", "")) for _keys, level in rows(ladder, "levels")]
        for _keys, level in rows(ladder, "levels"):
            criteria.update(str(row.get("id", "")) for _inner, row in rows(level, "criteria"))
    return Names(levels=levels, criteria=frozenset(criteria), competencies=frozenset(competencies))


def with_learning(names: Names, plain: Mapping[Path, Mapping[str, Any]]) -> Names:
    """Add the ids of the learning files themselves."""

    def ids(folder: str) -> frozenset[str]:
        return frozenset(str(each.get("id", "")) for path, each in plain.items() if path.parent.name == folder)

    exercises = (row.get("id", "") for each in plain.values() for _keys, row in rows(each, "exercises"))
    return replace(
        names, assessments=ids("assessments"), references=ids("reference"), exercises=frozenset(map(str, exercises))
    )


def judge_across_learning(sheets: Iterable[Sheet]) -> None:
    """Report exercises whose id another file has already used: attempts are kept under it."""
    seen: dict[str, str] = {}
    for sheet in sheets:
        for keys, row in rows(sheet.plain, "exercises"):
            name = row.get("id")
            if name is None:
                continue
            if seen.setdefault(name, sheet.file) != sheet.file:
                message = _("The id '{id}' is already used in {file}; ids of exercises are unique.")
                sheet.report((*keys, "id"), message.format(id=name, file=seen[name]))


def judge_learning(sheet: Sheet, folder: str, names: Names) -> None:
    """Report everything in one learning file that contradicts itself or names what does not exist."""
    judge = {
        "assessments": _judge_assessment,
        "guides": _judge_guide,
        "practice": _judge_practice,
        "reference": _judge_reference,
    }
    judge[folder](sheet, names)
    _judge_names(sheet, sheet.plain, (), names)
    if "sources" in sheet.plain and not sheet.plain["sources"]:
        sheet.report(("sources",), _("Every file credits a document."))


def _judge_names(sheet: Sheet, value: Any, keys: Keys, names: Names) -> None:
    """Walk the whole file: a key that names things means the same wherever it stands."""
    if isinstance(value, list):
        for place, item in enumerate(value):
            _judge_names(sheet, item, (*keys, place), names)
    if not isinstance(value, dict):
        return
    _judge_lists(sheet, value, keys, names)
    _judge_links(sheet, value, keys, names)
    if "year" in value and value["year"] not in YEARS:
        sheet.report((*keys, "year"), _("{year} is not a year this could be from.").format(year=value["year"]))
    for key, inner in value.items():
        _judge_names(sheet, inner, (*keys, key), names)


def _judge_lists(sheet: Sheet, row: Mapping[str, Any], keys: Keys, names: Names) -> None:
    lists = (
        ("criteria", names.criteria, _("There is no criterion '{name}'")),
        ("competencies", names.competencies, _("There is no competency '{name}'")),
        ("plateaus", PLATEAUS, _("There is no plateau '{name}'")),
    )
    for key, known, sentence in lists:
        for place, name in texts(row, key, keys):
            if name not in known:
                report_unknown(sheet, place, sentence, name, known)


def _judge_links(sheet: Sheet, row: Mapping[str, Any], keys: Keys, names: Names) -> None:
    links: tuple[tuple[str, Iterable[str], str], ...] = (
        ("ladder", names.levels, _("There is no ladder '{name}'")),
        ("assessment", names.assessments, _("There is no assessment '{name}'")),
        ("exercise", names.exercises, _("There is no exercise '{name}'")),
        ("reference", names.references, _("There is no reference page '{name}'")),
    )
    for key, known, sentence in links:
        if isinstance(row.get(key), str) and row[key] not in known:
            report_unknown(sheet, (*keys, key), sentence, row[key], known)
    levels = names.levels.get(row["ladder"]) if isinstance(row.get("ladder"), str) else None
    if levels is not None and isinstance(row.get("level"), str) and row["level"] not in levels:
        sentence = _("There is no level '{name}' in this ladder")
        report_unknown(sheet, (*keys, "level"), sentence, row["level"], levels)


def _judge_unique(sheet: Sheet, plain: Mapping[str, Any], key: str, keys: Keys = (), *, name: str = "id") -> None:
    found = ((inner, None if row.get(name) is None else str(row[name])) for inner, row in rows(plain, key, keys))
    report_repeats(sheet, found, name)


def _judge_filled(sheet: Sheet, plain: Mapping[str, Any], key: str, keys: Keys = ()) -> None:
    if key in plain and not plain[key]:
        sheet.report((*keys, key), _("There is nothing in this list."))


def _judge_assessment(sheet: Sheet, _names: Names) -> None:
    plain = sheet.plain
    for key in ("questions", "bands"):
        _judge_unique(sheet, plain, key)
        _judge_filled(sheet, plain, key)
    bands = [row["id"] for _keys, row in rows(plain, "bands") if "id" in row]
    _judge_choices(sheet, plain, (), bands)
    for keys, question in rows(plain, "questions"):
        _judge_question(sheet, keys, question, bands)
        _judge_choices(sheet, question, keys, bands)
    if plain.get("counting") == "points":
        _judge_bands(sheet)


def _judge_question(sheet: Sheet, keys: Keys, question: Mapping[str, Any], bands: list[str]) -> None:
    if not question.get("choices") and not sheet.plain.get("choices"):
        sheet.report(keys, _("Neither the question nor the assessment says which answers there are."))
    if sheet.plain.get("counting") == "steps" and "band" not in question:
        sheet.report(keys, _("The question belongs to no band; with 'counting: steps' each names one."))
    if "band" in question and question["band"] not in bands:
        report_unknown(sheet, (*keys, "band"), _("There is no band '{name}' here"), question["band"], bands)
    _judge_unique(sheet, question, "anchors", keys, name="rating")


def _judge_choices(sheet: Sheet, owner: Mapping[str, Any], keys: Keys, bands: list[str]) -> None:
    if not owner.get("choices"):
        return
    _judge_unique(sheet, owner, "choices", keys)
    found = tuple(row.get("id") for _keys, row in rows(owner, "choices"))
    kind = sheet.plain.get("kind", "")
    wanted = _CHOICES.get(kind)
    if wanted and found != wanted:
        message = _("The answers of this kind are {wanted}, in this order.")
        sheet.report((*keys, "choices"), message.format(wanted=", ".join(wanted)))
    elif kind == "three-valued" and len(found) != 3:
        sheet.report((*keys, "choices"), _("A three-valued question has three answers."))
    elif len(found) < 2:
        sheet.report((*keys, "choices"), _("A question has at least two answers."))
    for inner, choice in rows(owner, "choices", keys):
        for place, leaning in rows(choice, "leans", inner):
            if "band" in leaning and leaning["band"] not in bands:
                sentence = _("There is no band '{name}' here")
                report_unknown(sheet, (*place, "band"), sentence, leaning["band"], bands)


def _judge_bands(sheet: Sheet) -> None:
    """Report points that no band covers, or that two bands claim for the same answers."""
    reached: dict[int, str] = {}
    for keys, band in rows(sheet.plain, "bands"):
        if band.get("at_least") is None or band.get("at_most") is None:
            sheet.report(keys, _("The band does not say from where to where it reaches (at_least, at_most)."))
            return
        if band["at_most"] < band["at_least"]:
            message = _("{last} is less than {first}, where the range begins.")
            sheet.report((*keys, "at_most"), message.format(last=band["at_most"], first=band["at_least"]))
            return
        if band.get("strongest"):
            continue
        for points in range(band["at_least"], band["at_most"] + 1):
            if points in reached:
                message = _("{points} points already mean '{band}'.")
                sheet.report((*keys, "at_least"), message.format(points=points, band=reached[points]))
                return
            reached[points] = str(band.get("id", ""))
    missing = [points for points in _possible(sheet.plain) if points not in reached]
    if missing:
        sheet.report(("bands",), _("No band is reached with {points} points.").format(points=missing[0]))


def _possible(plain: Mapping[str, Any]) -> range:
    lowest = highest = 0
    for _keys, question in rows(plain, "questions"):
        choices = question.get("choices") or plain.get("choices") or ()
        points = [each.get("points", 0) for each in choices if isinstance(each, dict)]
        lowest += min(points, default=0)
        highest += max(points, default=0)
    return range(lowest, highest + 1)


def _judge_guide(sheet: Sheet, _names: Names) -> None:
    days = [(keys, row["day"]) for keys, row in rows(sheet.plain, "checkpoints") if "day" in row]
    for (_before, earlier), (keys, later) in pairwise(days):
        if later <= earlier:
            message = _("Day {later} stands after day {earlier}; checkpoints go from early to late.")
            sheet.report((*keys, "day"), message.format(later=later, earlier=earlier))
    _judge_unique(sheet, sheet.plain, "facts")
    if sheet.plain and not any(sheet.plain.get(key) for key in ("parts", "contrasts", "checkpoints")):
        sheet.report((), _("The guide has neither parts nor contrasts nor checkpoints."))


def _judge_practice(sheet: Sheet, _names: Names) -> None:
    _judge_unique(sheet, sheet.plain, "exercises")
    _judge_filled(sheet, sheet.plain, "exercises")
    for keys, exercise in rows(sheet.plain, "exercises"):
        for key in ("rubric", "grades"):
            _judge_unique(sheet, exercise, key, keys)
        for key in ("hints", "answer", "rubric"):
            _judge_filled(sheet, exercise, key, keys)
        _judge_grades(sheet, exercise, keys)
        _judge_fills(sheet, exercise, keys)


def _judge_grades(sheet: Sheet, exercise: Mapping[str, Any], keys: Keys) -> None:
    most = 2 * len(exercise.get("rubric", ()))
    grades = [(inner, row["at_least"]) for inner, row in rows(exercise, "grades", keys) if "at_least" in row]
    if "grades" in exercise and not any(points == 0 for _inner, points in grades):
        sheet.report((*keys, "grades"), _("No grade begins at 0 points."))
    seen: set[int] = set()
    for inner, points in grades:
        if points > most:
            message = _("{points} points cannot be reached; the rubric has {most}.")
            sheet.report((*inner, "at_least"), message.format(points=points, most=most))
        elif points in seen:
            sheet.report((*inner, "at_least"), _("Another grade begins at {points} points.").format(points=points))
        seen.add(points)


def _judge_fills(sheet: Sheet, exercise: Mapping[str, Any], keys: Keys) -> None:
    answer = " ".join(text for _place, text in texts(exercise, "answer", keys))
    for place, name in texts(exercise, "fills", keys):
        if _FILLS[name] not in answer:
            message = _("The answer has no {place} for it.").format(place=_FILLS[name])
            sheet.report(place, message)


def _judge_reference(sheet: Sheet, _names: Names) -> None:
    for key in ("cards", "facts"):
        _judge_unique(sheet, sheet.plain, key)
    table = sheet.plain.get("table")
    if isinstance(table, dict):
        _judge_table(sheet, table, ("table",))
    if sheet.plain and not any(sheet.plain.get(key) for key in ("table", "cards", "facts")):
        sheet.report((), _("The page has neither a table nor cards nor facts."))
    for keys, card in rows(sheet.plain, "cards"):
        _judge_card(sheet, card, keys)


def _judge_card(sheet: Sheet, card: Mapping[str, Any], keys: Keys) -> None:
    kind = sheet.plain.get("kind")
    if kind == "roadblocks" and not (card.get("plateaus") and card.get("criteria")):
        sheet.report(keys, _("A roadblock is tied to plateaus and to criteria."))
    if kind == "misreadings" and not card.get("leverage"):
        sheet.report(keys, _("A misreading is a talking point for leverage weeks (leverage: true)."))
    if kind == "resources" and not card.get("levels"):
        sheet.report(keys, _("A resource says which levels it is for."))


def _judge_table(sheet: Sheet, table: Mapping[str, Any], keys: Keys) -> None:
    for key in ("columns", "rows", "scale"):
        _judge_unique(sheet, table, key, keys)
    scale = [row["id"] for _inner, row in rows(table, "scale", keys) if "id" in row]
    width = len(table.get("columns", ()))
    for inner, row in rows(table, "rows", keys):
        if "cells" in row and len(row["cells"]) != width:
            message = _("The row has {count} cells for {width} columns.")
            sheet.report((*inner, "cells"), message.format(count=len(row["cells"]), width=width))
        for place, name in texts(row, "cells", inner) if scale else _none():
            if name not in scale:
                report_unknown(sheet, place, _("'{name}' is not on the scale"), name, scale)


def _none() -> Iterator[tuple[Keys, str]]:
    return iter(())
