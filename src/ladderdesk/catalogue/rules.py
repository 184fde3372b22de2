"""What must be true of content beyond its shape: names that exist and are unique, levels in order, groups that cover.

The rules judge the plain values of a sheet, of which anything may be missing: every problem is found in one run.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ladderdesk.catalogue.problems import Keys, did_you_mean, nearest
from ladderdesk.catalogue.shape import Sheet
from ladderdesk.i18n import _, ngettext

Rows = Iterator[tuple[Keys, dict[str, Any]]]
Limits = tuple[int, int]

OWN_GROUPS: Limits = (2, 12)
SHIPPED_GROUPS: Limits = (5, 9)
_YEARS = range(1990, 2101)


def judge_competencies(sheet: Sheet) -> None:
    """Report ids, names and aliases of competencies that more than one of them claims."""
    report_repeats(sheet, ((keys, row.get("id")) for keys, row in rows(sheet.plain, "competencies")), "id")
    owners: dict[str, str] = {}
    for keys, row in rows(sheet.plain, "competencies"):
        _judge_names(sheet, keys, row, owners)


def judge_ladder(sheet: Sheet, competencies: Iterable[str], *, groups: Limits = OWN_GROUPS) -> None:
    """Report everything in one ladder that contradicts itself or names what does not exist."""
    known = list(competencies)
    _judge_names_used(sheet, known)
    _judge_groups(sheet, groups)
    _judge_cover(sheet, known)
    _judge_levels(sheet)
    _judge_bridges(sheet)
    for keys, level in rows(sheet.plain, "levels"):
        _judge_facts(sheet, keys, level)
        for inner, criterion in rows(level, "criteria", keys):
            _judge_thresholds(sheet, inner, criterion)


def judge_file_name(sheet: Sheet, name: str) -> None:
    """Report a file whose id is not the name of its file, where it is looked for."""
    found = sheet.plain.get("id")
    if found is not None and found != name:
        message = _("The id is '{id}' but the file is named '{name}'; it is found by the name of its file.")
        sheet.report(("id",), message.format(id=found, name=name))


def judge_across(sheets: Iterable[Sheet]) -> None:
    """Report criteria and bridges whose id another ladder has already used."""
    seen: dict[str, str] = {}
    for sheet in sheets:
        own: dict[str, Keys] = {}
        for keys, row in (*_criteria(sheet), *rows(sheet.plain, "bridges")):
            if "id" in row:
                own.setdefault(row["id"], (*keys, "id"))
        for name, keys in own.items():
            if name in seen:
                message = _("The id '{id}' is already used in {file}; ids are unique in all ladders.")
                sheet.report(keys, message.format(id=name, file=seen[name]))
            seen.setdefault(name, sheet.file)


def rows(plain: Mapping[str, Any], key: str, keys: Keys = ()) -> Rows:
    """Give the mappings in a list, each with its keys."""
    for place, row in enumerate(plain.get(key, ())):
        if isinstance(row, dict):
            yield (*keys, key, place), row


def _criteria(sheet: Sheet) -> Rows:
    for keys, level in rows(sheet.plain, "levels"):
        yield from rows(level, "criteria", keys)


def texts(row: Mapping[str, Any], key: str, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Give the texts in a list, each with its keys."""
    for place, text in enumerate(row.get(key) or ()):
        if isinstance(text, str):
            yield (*keys, key, place), text


def report_repeats(sheet: Sheet, named: Iterable[tuple[Keys, str | None]], key: str) -> None:
    """Report names that stand a second time, with the line of the first."""
    lines: dict[str, int] = {}
    for keys, name in named:
        if name is None:
            continue
        if name in lines:
            message = _("'{name}' stands here a second time; the first is on line {line}.")
            sheet.report((*keys, key), message.format(name=name, line=lines[name]))
        lines.setdefault(name, sheet.places.get((*keys, key), (1, 1))[0])


def report_unknown(sheet: Sheet, keys: Keys, sentence: str, name: str, known: Iterable[str]) -> None:
    """Report a name that nothing has, with the nearest known one."""
    near = nearest(name, known)
    sheet.report(keys, did_you_mean(sentence.format(name=name), near), suggestion=near)


def _judge_names(sheet: Sheet, keys: Keys, row: Mapping[str, Any], owners: dict[str, str]) -> None:
    owner = str(row.get("id", ""))
    names = [((*keys, "name"), row["name"])] if "name" in row else []
    for place, name in (*names, *texts(row, "aliases", keys)):
        folded = name.casefold().strip()
        if not folded:
            sheet.report(place, _("There is nothing written here."))
        elif owners.setdefault(folded, owner) != owner:
            message = _("'{name}' already means '{owner}'; a name or alias belongs to one competency.")
            sheet.report(place, message.format(name=name, owner=owners[folded]))


def _judge_names_used(sheet: Sheet, known: list[str]) -> None:
    sentence = _("There is no competency '{name}'")
    used = [((*keys, "competency"), row["competency"]) for keys, row in _criteria(sheet) if "competency" in row]
    used += [found for keys, row in _criteria(sheet) for found in texts(row, "also", keys)]
    used += [found for keys, row in rows(sheet.plain, "groups") for found in texts(row, "competencies", keys)]
    for keys, name in used:
        if name not in known:
            report_unknown(sheet, keys, sentence, name, known)
    report_repeats(sheet, ((keys, row.get("id")) for keys, row in _criteria(sheet)), "id")


def _judge_groups(sheet: Sheet, limits: Limits) -> None:
    groups = list(rows(sheet.plain, "groups"))
    report_repeats(sheet, ((keys, row.get("id")) for keys, row in groups), "id")
    least, most = limits
    if "groups" in sheet.plain and not least <= len(sheet.plain["groups"]) <= most:
        message = ngettext(
            "There is {count} group; a ladder has {least} to {most}.",
            "There are {count} groups; a ladder has {least} to {most}.",
            len(sheet.plain["groups"]),
        )
        sheet.report(("groups",), message.format(count=len(sheet.plain["groups"]), least=least, most=most))
    homes: dict[str, str] = {}
    for keys, row in groups:
        for place, name in texts(row, "competencies", keys):
            if name in homes:
                message = _("'{name}' is already in the group '{group}'; a competency has one group.")
                sheet.report(place, message.format(name=name, group=homes[name]))
            homes.setdefault(name, str(row.get("id", "")))


def _judge_cover(sheet: Sheet, known: list[str]) -> None:
    if "groups" not in sheet.plain:
        return
    covered = {name for keys, row in rows(sheet.plain, "groups") for _place, name in texts(row, "competencies", keys)}
    for keys, criterion in _criteria(sheet):
        name = criterion.get("competency")
        if name in known and name not in covered:
            covered.add(name)
            sheet.report((*keys, "competency"), _("'{name}' is in no group of this ladder.").format(name=name))


def _judge_levels(sheet: Sheet) -> None:
    levels = list(rows(sheet.plain, "levels"))
    if "levels" in sheet.plain and not any(level.get("criteria") for _keys, level in levels):
        sheet.report(("levels",), _("The ladder has no criterion on any level."))
    report_repeats(sheet, ((keys, level.get("id")) for keys, level in levels), "id")
    by_id = {level["id"]: level for _keys, level in levels if "id" in level}
    highest: dict[str, Mapping[str, Any]] = {}
    for keys, level in levels:
        _judge_rank(sheet, keys, level, highest)
        for place, name in texts(level, "next", keys):
            _judge_next(sheet, place, level, name, by_id)


def _judge_rank(sheet: Sheet, keys: Keys, level: Mapping[str, Any], highest: dict[str, Mapping[str, Any]]) -> None:
    if "track" not in level or "rank" not in level:
        return
    below = highest.setdefault(level["track"], level)
    if level["rank"] < below["rank"]:
        message = _("Rank {rank} stands after '{below}' with rank {other}; the levels of a track go from low to high.")
        words = {"rank": level["rank"], "below": below.get("id", ""), "other": below["rank"]}
        sheet.report((*keys, "rank"), message.format(**words))
    else:
        highest[level["track"]] = level


def _judge_next(
    sheet: Sheet, keys: Keys, level: Mapping[str, Any], name: str, by_id: Mapping[str, Mapping[str, Any]]
) -> None:
    following = by_id.get(name)
    if following is None:
        report_unknown(sheet, keys, _("There is no level '{name}' in this ladder"), name, by_id)
    elif following is level:
        sheet.report(keys, _("A level cannot follow itself."))
    elif following.get("track") == level.get("track") and following.get("rank", 9) < level.get("rank", 0):
        sheet.report(keys, _("'{name}' is below this level on the same track.").format(name=name))


def _judge_bridges(sheet: Sheet) -> None:
    levels = [level["id"] for _keys, level in rows(sheet.plain, "levels") if "id" in level]
    criteria = [row["id"] for _keys, row in _criteria(sheet) if "id" in row]
    bridges = list(rows(sheet.plain, "bridges"))
    report_repeats(sheet, ((keys, row.get("id")) for keys, row in bridges), "id")
    for keys, row in bridges:
        for key in ("from_level", "to_level"):
            if key in row and row[key] not in levels:
                report_unknown(sheet, (*keys, key), _("There is no level '{name}' in this ladder"), row[key], levels)
        for place, name in texts(row, "criteria", keys):
            if name not in criteria:
                report_unknown(sheet, place, _("There is no criterion '{name}' in this ladder"), name, criteria)


def _judge_facts(sheet: Sheet, keys: Keys, level: Mapping[str, Any]) -> None:
    _judge_span(sheet, (*keys, "experience"), level.get("experience"), "from_months", "to_months")
    _judge_span(sheet, (*keys, "team_size"), level.get("team_size"), "at_least", "at_most")
    for place, pay in rows(level, "pay", keys):
        _judge_span(sheet, place, pay, "at_least", "at_most")
        if "year" in pay and pay["year"] not in _YEARS:
            sheet.report((*place, "year"), _("{year} is not a year this could be from.").format(year=pay["year"]))


def _judge_span(sheet: Sheet, keys: Keys, row: Any, first: str, last: str) -> None:
    if not isinstance(row, dict) or row.get(first) is None or row.get(last) is None:
        return
    if row[last] < row[first]:
        message = _("{last} is less than {first}, where the range begins.")
        sheet.report((*keys, last), message.format(last=row[last], first=row[first]))


def _judge_thresholds(sheet: Sheet, keys: Keys, criterion: Mapping[str, Any]) -> None:
    seen: set[tuple[str, str]] = set()
    for place, row in rows(criterion, "thresholds", keys):
        counts, value = row.get("counts", ""), row.get("value")
        if value is not None and (value < 0 or (value == 0 and counts != "smallest")):
            sheet.report((*place, "value"), _("A threshold is above zero."))
        elif counts == "distinct" and value is not None and value != Decimal(int(value)):
            sheet.report((*place, "value"), _("Different people are counted in whole numbers."))
        if (row.get("quantity", ""), counts) in seen:
            sheet.report(place, _("The same quantity is asked for twice."))
        seen.add((row.get("quantity", ""), counts))
