"""Fill a vault from the sample journal, through the same verbs as the user's own hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import yaml

from ladderdesk.catalogue.learning import Assessment
from ladderdesk.catalogue.read import Library
from ladderdesk.catalogue.sample import (
    SampleAction,
    SampleAttempt,
    SampleEntry,
    SampleGuide,
    SampleJournal,
    SampleProfile,
    SampleRun,
)
from ladderdesk.errors import ContentError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import answers, checkpoints, entries, evidence, history, marks, plan, runs, settings, targets
from ladderdesk.journal import verdicts as said
from ladderdesk.journal.rows import (
    Audience,
    EntryContent,
    EntryId,
    Impact,
    Judgement,
    Kind,
    Link,
    MarkWord,
    Person,
    Relation,
    RunId,
    Strength,
    VerdictWord,
)
from ladderdesk.vault.session import Session

NOON = time(12, tzinfo=UTC)
"""When the sample's runs and attempts were made: on the same date nearly everywhere."""

_SAME = {field.name for field in fields(EntryContent)} & {"title", "line", "is_draft", "in_inbox", "tags"}

Score = Callable[[Assessment, Mapping[str, str]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the sample's records mean: the coach's findings in an entry, and what the answers of a run come to."""

    judge: Callable[[EntryContent], Judgement]
    score: Score


def load_sample(session: Session, file: Path, *, today: date, library: Library, rules: Rules) -> int:
    """Write the sample into an empty vault and give the number of its entries.

    All days move together by whole weeks so that the newest week is that of `today`; what would still lie ahead of
    today is left out. None of it can be undone step by step: it is where a look around begins.
    """
    sheet = _read(file)
    loading = _Loading(session, library, rules, _shift(sheet.anchor, today), today)
    loading.choose(sheet.profile)
    relations = {one.name: Relation(one.relation) for one in sheet.people if one.relation}
    count = loading.write(sheet.entries, relations)
    loading.say(sheet)
    for action in sheet.actions:
        loading.plan(action)
    loading.learn(sheet)
    history.settle(session)
    return count


def _read(file: Path) -> SampleJournal:
    try:
        return msgspec.convert(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader), SampleJournal)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as fault:
        raise ContentError(
            _("The sample journal {file} cannot be read: {reason}").format(file=file, reason=fault)
        ) from fault


def _shift(anchor: date, today: date) -> timedelta:
    """Give the whole weeks between the week of the anchor and the week of today."""
    monday, this_monday = (day - timedelta(days=day.weekday()) for day in (anchor, today))
    return this_monday - monday


class _Loading:
    """One loading into a session, with what every record of the sample is written by."""

    def __init__(self, session: Session, library: Library, rules: Rules, shift: timedelta, today: date) -> None:
        self._session = session
        self._library = library
        self._rules = rules
        self._shift = shift
        self._today = today

    def choose(self, profile: SampleProfile) -> None:
        settings.set_name(self._session, profile.name)
        settings.set_window_months(self._session, profile.window_months)
        targets.choose(
            self._session,
            ladder=profile.ladder,
            current=profile.current,
            target=profile.target,
            current_since=profile.current_since + self._shift,
            target_by=profile.target_by + self._shift,
            day=profile.chosen_on + self._shift,
        )

    def write(self, written: tuple[SampleEntry, ...], relations: Mapping[str, Relation]) -> int:
        past = [one for one in written if self._is_past(one.day)]
        for one in past:
            content = self._content(one, relations)
            number = entries.add(self._session, content, judgement=self._rules.judge(content))
            self._link(number, one)
        return len(past)

    def say(self, sheet: SampleJournal) -> None:
        for verdict in sheet.verdicts:
            said.record_verdict(
                self._session,
                verdict.criterion,
                VerdictWord(verdict.word),
                day=verdict.day + self._shift,
                said_by=verdict.said_by,
                role=verdict.role,
                note=verdict.note,
            )
        for mark in sheet.marks:
            day = mark.day + self._shift
            marks.set_mark(self._session, mark.criterion, MarkWord(mark.word), day=day, reason=mark.reason)

    def plan(self, one: SampleAction) -> None:
        due = one.due + self._shift if one.due else None
        made = plan.add_action(self._session, one.title, criterion=one.criterion, due=due, note=one.note)
        if one.done_on:
            plan.finish(self._session, made, day=one.done_on + self._shift)
        if one.snoozed_until:
            plan.snooze(self._session, made, until=one.snoozed_until + self._shift)

    def learn(self, sheet: SampleJournal) -> None:
        made = {run.key: self._run(run) for run in sheet.runs if self._is_past(run.day)}
        for guide in sheet.guides:
            self._return_to(guide, made)
        for attempt in sheet.attempts:
            if self._is_past(attempt.day):
                self._attempt(attempt)

    def _is_past(self, day: date) -> bool:
        return day + self._shift <= self._today

    def _instant(self, day: date) -> datetime:
        return datetime.combine(day + self._shift, NOON)

    def _content(self, one: SampleEntry, relations: Mapping[str, Relation]) -> EntryContent:
        return EntryContent(
            **{name: getattr(one, name) for name in _SAME},
            day=one.day + self._shift,
            until=one.until + self._shift if one.until else None,
            body=one.body.strip(),
            kind=Kind(one.kind),
            scope=one.scope.value if one.scope else None,
            audience=Audience(one.audience),
            competencies=one.competencies,
            projects=one.projects,
            people=tuple(
                Person(name=name, relation=relations.get(name), confirmed=name in one.confirmed_by)
                for name in one.people
            ),
            impacts=tuple(Impact(**msgspec.structs.asdict(impact)) for impact in one.impacts),
            links=tuple(Link(address=link.address, title=link.title) for link in one.links),
        )

    def _link(self, entry: EntryId, one: SampleEntry) -> None:
        for each in one.evidence:
            evidence.link(
                self._session,
                entry,
                each.criterion,
                wording=self._wording(each.criterion),
                strength=Strength(each.strength),
                note=each.note,
                quantity=each.quantity,
            )

    def _wording(self, criterion: str) -> str:
        found = self._library.find_criterion(criterion)
        if found is None:
            raise NotFoundError(_("No ladder has a criterion “{id}”.").format(id=criterion))
        return found[2].statement

    def _run(self, run: SampleRun) -> RunId:
        assessment = self._library.assessment(run.assessment)
        given = dict(zip((question.id for question in assessment.questions), run.answers, strict=True))
        return runs.record_run(
            self._session,
            assessment.id,
            version=assessment.version,
            answers=given,
            result=self._rules.score(assessment, given),
            taken_at=self._instant(run.day),
        )

    def _return_to(self, one: SampleGuide, made: Mapping[str, RunId]) -> None:
        days = [checkpoint.day for checkpoint in self._library.guide(one.guide).checkpoints]
        checkpoints.start_guide(self._session, one.guide, start=one.start + self._shift, days=days)
        planned = {each.day_number: each.id for each in checkpoints.checkpoints(self._session, one.guide)}
        for done in one.done:
            if self._is_past(done.done_on):
                checkpoints.finish_checkpoint(
                    self._session,
                    planned[done.day],
                    day=done.done_on + self._shift,
                    reflection=done.reflection.strip(),
                    run=made.get(done.run or ""),
                )

    def _attempt(self, one: SampleAttempt) -> None:
        rubric = self._library.exercise(one.exercise).rubric
        scores = dict(zip((row.id for row in rubric), one.scores, strict=True))
        text = one.answer.strip()
        runs.record_attempt(self._session, one.exercise, answer=text, scores=scores, taken_at=self._instant(one.day))
        (kept, *_others) = runs.attempts(self._session, one.exercise)
        at_hand = answers.Answer(text=text, is_revealed=True, scores=scores, attempt=kept.uuid)
        answers.keep(self._session, one.exercise, at_hand)
