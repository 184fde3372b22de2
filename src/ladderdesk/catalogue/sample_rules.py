"""What must be true of the sample journal beyond its shape: everything it names exists, and its days are in order."""

from collections.abc import Iterable, Mapping
from typing import Any

from ladderdesk.catalogue.learning_rules import Names
from ladderdesk.catalogue.problems import Keys
from ladderdesk.catalogue.rules import report_repeats, report_unknown, rows, texts
from ladderdesk.catalogue.shape import Sheet
from ladderdesk.i18n import _, ngettext

Plain = Mapping[str, Any]
_WITH_CRITERIA = ("verdicts", "marks", "actions")


def judge_sample(sheet: Sheet, names: Names, learning: Iterable[Plain]) -> None:
    """Report everything in a sample that names what does not exist, or does not fit what it names.

    `learning` are the plain values of the learning files.
    """
    known = list(learning)
    _judge_profile(sheet, names)
    _judge_entries(sheet, names)
    for part in _WITH_CRITERIA:
        for keys, row in rows(sheet.plain, part):
            _judge_criterion(sheet, keys, row, names)
    _judge_runs(sheet, {str(each.get("id", "")): each for each in known if "questions" in each})
    _judge_guides(sheet, {str(each.get("id", "")): each for each in known if "checkpoints" in each})
    exercises = (row for each in known for _keys, row in rows(each, "exercises"))
    _judge_attempts(sheet, {str(row.get("id", "")): row for row in exercises})


def _judge_profile(sheet: Sheet, names: Names) -> None:
    profile = sheet.plain.get("profile") or {}
    ladder = profile.get("ladder")
    if ladder is None:
        return
    if ladder not in names.levels:
        report_unknown(sheet, ("profile", "ladder"), _("There is no ladder '{name}'"), ladder, names.levels)
        return
    for key in ("current", "target"):
        if key in profile and profile[key] not in names.levels[ladder]:
            sentence = _("There is no level '{name}' in this ladder")
            report_unknown(sheet, ("profile", key), sentence, profile[key], names.levels[ladder])


def _judge_entries(sheet: Sheet, names: Names) -> None:
    report_repeats(sheet, _each(sheet, "people", "name"), "name")
    report_repeats(sheet, _each(sheet, "entries", "key"), "key")
    people = [str(name) for _keys, name in _each(sheet, "people", "name")]
    anchor = sheet.plain.get("anchor")
    for keys, entry in rows(sheet.plain, "entries"):
        for inner, row in rows(entry, "evidence", keys):
            _judge_criterion(sheet, inner, row, names)
        for inner, name in texts(entry, "competencies", keys):
            if name not in names.competencies:
                report_unknown(sheet, inner, _("There is no competency '{name}'"), name, names.competencies)
        for inner, name in texts(entry, "people", keys):
            if name not in people:
                report_unknown(sheet, inner, _("'{name}' is not among the people of this file"), name, people)
        for inner, name in texts(entry, "confirmed_by", keys):
            if name not in (entry.get("people") or ()):
                sheet.report(inner, _("'{name}' is not among the people of this entry.").format(name=name))
        if anchor is not None and entry.get("day") is not None and entry["day"] > anchor:
            sheet.report((*keys, "day"), _("An entry is not later than the anchor of the file."))


def _judge_runs(sheet: Sheet, assessments: Mapping[str, Plain]) -> None:
    report_repeats(sheet, _each(sheet, "runs", "key"), "key")
    for keys, run in rows(sheet.plain, "runs"):
        name = run.get("assessment")
        if name is None:
            continue
        if name not in assessments:
            report_unknown(sheet, (*keys, "assessment"), _("There is no assessment '{name}'"), name, assessments)
            continue
        questions = [row for _keys, row in rows(assessments[name], "questions")]
        _judge_count(sheet, (*keys, "answers"), run.get("answers"), len(questions))
        for (inner, answer), question in zip(texts(run, "answers", keys), questions, strict=False):
            choices = _ids(question.get("choices") or assessments[name].get("choices") or ())
            if answer not in choices:
                report_unknown(sheet, inner, _("There is no answer '{name}' to this question"), answer, choices)


def _judge_guides(sheet: Sheet, guides: Mapping[str, Plain]) -> None:
    runs = [str(key) for _keys, key in _each(sheet, "runs", "key")]
    report_repeats(sheet, _each(sheet, "guides", "guide"), "guide")
    for keys, row in rows(sheet.plain, "guides"):
        name = row.get("guide")
        if name is not None and name not in guides:
            report_unknown(sheet, (*keys, "guide"), _("There is no guide '{name}'"), name, guides)
        days = [each.get("day") for _keys, each in rows(guides.get(str(name), {}), "checkpoints")]
        for inner, done in rows(row, "done", keys):
            if days and "day" in done and done["day"] not in days:
                sheet.report((*inner, "day"), _("The guide has no checkpoint on day {day}.").format(day=done["day"]))
            if done.get("run") is not None and done["run"] not in runs:
                report_unknown(sheet, (*inner, "run"), _("There is no run '{name}' in this file"), done["run"], runs)


def _judge_attempts(sheet: Sheet, exercises: Mapping[str, Plain]) -> None:
    for keys, row in rows(sheet.plain, "attempts"):
        name = row.get("exercise")
        if name is None:
            continue
        if name not in exercises:
            report_unknown(sheet, (*keys, "exercise"), _("There is no exercise '{name}'"), name, exercises)
            continue
        _judge_count(sheet, (*keys, "scores"), row.get("scores"), len(exercises[name].get("rubric") or ()))


def _judge_count(sheet: Sheet, keys: Keys, given: Any, wanted: int) -> None:
    if isinstance(given, list) and len(given) != wanted:
        message = ngettext(
            "There is {wanted} wanted here, not {given}.", "There are {wanted} wanted here, not {given}.", wanted
        )
        sheet.report(keys, message.format(wanted=wanted, given=len(given)))


def _judge_criterion(sheet: Sheet, keys: Keys, row: Plain, names: Names) -> None:
    criterion = row.get("criterion")
    if criterion is not None and criterion not in names.criteria:
        report_unknown(sheet, (*keys, "criterion"), _("There is no criterion '{name}'"), criterion, names.criteria)


def _each(sheet: Sheet, part: str, key: str) -> list[tuple[Keys, Any]]:
    return [(keys, row.get(key)) for keys, row in rows(sheet.plain, part)]


def _ids(found: Iterable[Any]) -> list[str]:
    return [str(each.get("id", "")) for each in found if isinstance(each, dict)]
