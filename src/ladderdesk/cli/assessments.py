"""Commands on assessments: list them, take one, see its runs. All but taking one answer without a journal too."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from ladderdesk import assessing, paths
from ladderdesk.assess.answering import (
    advice,
    due_on,
    find_choice,
    gain_text,
    lead_text,
    leanings,
    outcome_text,
    shown_choices,
)
from ladderdesk.assess.assessments import Change, Result, score
from ladderdesk.assess.suggested_answers import SuggestedAnswer
from ladderdesk.assessing import day_of
from ladderdesk.catalogue.credits import sources_text
from ladderdesk.catalogue.learning import Assessment, Band, Question
from ladderdesk.catalogue.read import Library
from ladderdesk.cli.asking import ask
from ladderdesk.cli.hold import chosen_vault, desk
from ladderdesk.cli.table import say, say_json, say_rows
from ladderdesk.desk import Desk, local_today
from ladderdesk.errors import InputError
from ladderdesk.i18n import _
from ladderdesk.journal import runs
from ladderdesk.journal.runs import Run
from ladderdesk.locales import day_text
from ladderdesk.settings import SettingsFile


def assess(asked: argparse.Namespace) -> None:
    """List the assessments where none is named; else take one, or show its runs."""
    library = Library(paths.shipped("content"))
    if asked.id is None:
        if asked.answers is not None or asked.history:
            raise InputError(_("Name an assessment; see them with: ladderdesk assess"))
        _list(asked, library)
        return
    assessment = library.assessment(asked.id)
    if asked.history:
        _say_history(asked, assessment)
    else:
        _take(asked, assessment)


def run_json(assessment: Assessment, run: Run, before: Run | None) -> dict[str, Any]:
    """Give a run in its documented form, with what changed since the run before."""
    answers = assessing.kept_answers(assessment, run)
    changes = assessing.changes(assessment, before, answers) if before is not None else ()
    return {
        "id": int(run.id),
        "assessment": run.assessment,
        "version": run.version,
        "taken_at": run.taken_at.isoformat(),
        "answers": run.answers,
        "result": run.result,
        "changes": [
            {"question": one.question.id, "before": one.before.id, "now": one.now.id, "gain": one.gain}
            for one in changes
        ],
    }


def _list(asked: argparse.Namespace, library: Library) -> None:
    with _held(asked) as held:
        found = [(each, *_newest(held, each)) for each in library.assessments()]
    if asked.json:
        say_json([_assessment_json(assessment, taken, suggested) for assessment, taken, suggested in found])
        return
    say_rows([[each.id, *_state(each, taken), each.title] for each, taken, _suggested in found])


def _newest(held: Desk | None, assessment: Assessment) -> tuple[tuple[Run, ...], Mapping[str, SuggestedAnswer]]:
    if held is None:
        return (), {}
    seen = assessing.read(held, assessment.id)
    return seen.runs, seen.suggestions


def _state(assessment: Assessment, taken: Sequence[Run]) -> tuple[str, str]:
    """Say what the newest run came to, and when it was or that it is due again."""
    if not taken:
        return _("not taken yet"), ""
    newest = taken[0]
    if assessing.is_due_again(assessment, newest, local_today()):
        return outcome_text(newest.result), _("due again")
    return outcome_text(newest.result), day_of(newest).isoformat()


def _assessment_json(
    assessment: Assessment, taken: Sequence[Run], suggested: Mapping[str, SuggestedAnswer]
) -> dict[str, Any]:
    due = due_on(assessment, day_of(taken[0])) if taken else None
    return {
        "id": assessment.id,
        "title": assessment.title,
        "version": assessment.version,
        "kind": assessment.kind,
        "questions": [_question_json(assessment, each, suggested.get(each.id)) for each in assessment.questions],
        "last": run_json(assessment, taken[0], taken[1] if len(taken) > 1 else None) if taken else None,
        "due": due.isoformat() if due else None,
    }


def _question_json(assessment: Assessment, question: Question, suggested: SuggestedAnswer | None) -> dict[str, Any]:
    return {
        "id": question.id,
        "prompt": question.prompt,
        "answers": [choice.id for choice in shown_choices(assessment, question)],
        "suggested": None
        if suggested is None
        else {
            "answer": suggested.choice.id,
            "basis": suggested.basis.value,
            "entries": [int(one.entry) for one in suggested.evidence],
        },
    }


def _say_history(asked: argparse.Namespace, assessment: Assessment) -> None:
    with _held(asked) as held:
        taken: tuple[Run, ...] = ()
        if held is not None:
            with held.vault.reading() as session:
                taken = runs.runs(session, assessment.id)
    if asked.json:
        say_json([run_json(assessment, run, assessing.run_before(taken, run)) for run in taken])
    elif not taken:
        say(_("“{title}” was not taken yet.").format(title=assessment.title))
    for run in taken if not asked.json else ():
        _say_run(assessment, run, assessing.run_before(taken, run))


def _say_run(assessment: Assessment, run: Run, before: Run | None) -> None:
    say(_("{day}: {outcome}").format(day=day_text(day_of(run)), outcome=outcome_text(run.result)))
    if before is not None:
        for change in assessing.changes(assessment, before, assessing.kept_answers(assessment, run)):
            say(f"  {_change_text(change)}")


def _take(asked: argparse.Namespace, assessment: Assessment) -> None:
    """Ask, or read the answers that were given, and only then touch the journal."""
    answers = _answers(asked.answers) if asked.answers is not None else ask(assessment, _suggestions(asked, assessment))
    score(assessment, answers)
    with desk(asked, create=True) as held:
        with held.vault.writing() as session:
            run = assessing.keep_run(session, assessment, answers)
        with held.vault.reading() as session:
            before = assessing.run_before(runs.runs(session, assessment.id), run)
    if asked.json:
        say_json(run_json(assessment, run, before))
    else:
        _say_result(assessment, run, before)


def _answers(given: str) -> dict[str, str]:
    answers = {}
    for part in filter(None, (each.strip() for each in given.split(","))):
        question, sign, answer = (each.strip() for each in part.partition("="))
        if not (question and sign and answer):
            raise InputError(_("“{part}” is no answer. Write question=answer, separated by commas.").format(part=part))
        answers[question] = answer
    return answers


def _suggestions(asked: argparse.Namespace, assessment: Assessment) -> Mapping[str, SuggestedAnswer]:
    with _held(asked) as held:
        return assessing.read(held, assessment.id).suggestions if held is not None else {}


def _say_result(assessment: Assessment, run: Run, before: Run | None) -> None:
    result = assessing.find_result(assessment, run.answers)
    assert result is not None
    say(outcome_text(run.result))
    say(result.band.meaning)
    _say_leanings(assessment, run, result)
    if before is not None:
        _say_changes(before, assessing.changes(assessment, before, run.answers), is_counted=result.most > 0)
    _say_steps(assessment, run, result)
    for line in (*_target_lines(result.band), *assessment.notes, sources_text(assessment.sources)):
        say(line)


def _say_leanings(assessment: Assessment, run: Run, result: Result) -> None:
    lead = lead_text(assessment, result)
    if lead:
        say(lead)
    for one in leanings(assessment, run.answers):
        if one.points:
            reasons = ", ".join(f"{reason.choice.label} (+{reason.points})" for reason in one.reasons)
            say(f"  {one.band.title}: {one.points}, {reasons}")
            if one.band in result.bands and one.band.gap:
                say(_("    The biggest gap to expect: {gap}").format(gap=one.band.gap))
            if one.band in result.bands and one.band.ladder:
                say(_("    Its ladder: ladderdesk ladder show {ladder}").format(ladder=one.band.ladder))


def _say_changes(before: Run, changes: Sequence[Change], *, is_counted: bool) -> None:
    day = day_text(day_of(before))
    if not changes:
        say(_("Since {day}: every answer is the same.").format(day=day))
        return
    gain = gain_text(sum(change.gain for change in changes))
    say(_("Since {day}: {gain}").format(day=day, gain=gain) if is_counted else _("Since {day}:").format(day=day))
    for change in changes:
        say(f"  {_change_text(change)}")


def _change_text(change: Change) -> str:
    return _("{question}: {before} → {now}").format(
        question=change.question.short, before=change.before.label, now=change.now.label
    )


def _say_steps(assessment: Assessment, run: Run, result: Result) -> None:
    found = advice(result)
    if found:
        say(_("Next steps:"))
    for one in found:
        choice = find_choice(assessment, one.question, run.answers.get(one.question.id)) if one.question else None
        why = f" ({one.question.short}: {choice.label})" if one.question and choice else ""
        say(f"  {one.step.title}{why}")


def _target_lines(band: Band) -> Iterator[str]:
    """Say how the levels of a band are taken as one's own."""
    current = f" --current {band.current.level}" if band.current else ""
    if band.target is not None:
        command = f"ladderdesk target {band.target.ladder} {band.target.level}{current}"
        yield _("To take these levels: {command}").format(command=command)


@contextmanager
def _held(asked: argparse.Namespace) -> Iterator[Desk | None]:
    """Hold the desk where there is a journal."""
    if not chosen_vault(asked, SettingsFile(paths.settings_file())).exists():
        yield None
        return
    with desk(asked) as held:
        yield held
