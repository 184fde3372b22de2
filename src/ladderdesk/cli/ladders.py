"""Commands on ladders: list them, show one, check content files, choose the target."""

import argparse

import msgspec

from ladderdesk import insight, paths
from ladderdesk.catalogue.check import check_path
from ladderdesk.catalogue.model import Ladder, Level
from ladderdesk.catalogue.read import Library
from ladderdesk.catalogue.wording import changes, facts
from ladderdesk.cli.hold import a_day, desk
from ladderdesk.cli.table import say, say_json, say_rows
from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import targets


def list_ladders(asked: argparse.Namespace) -> None:
    """List the ladders with their levels."""
    found = Library(paths.shipped("content")).ladders()
    if asked.json:
        say_json([_summary(ladder) for ladder in found])
    else:
        say_rows([[ladder.id, ladder.title, _level_names(ladder)] for ladder in found])


def show(asked: argparse.Namespace) -> None:
    """Show a ladder, or one level of it."""
    ladder = Library(paths.shipped("content")).ladder(asked.id)
    levels = [find_level(ladder, asked.level)] if asked.level else list(ladder.levels)
    if asked.json:
        say_json(msgspec.to_builtins(levels[0] if asked.level else ladder))
        return
    say(ladder.title)
    for level in levels:
        _say_level(level, whole=bool(asked.level))


def check(asked: argparse.Namespace) -> int:
    """Check content files; status 1 where there is a problem."""
    path = asked.path or paths.shipped("content")
    problems = check_path(path)
    for problem in problems:
        say(str(problem))
    count = len(problems)
    if count:
        say(ngettext("{n} problem.", "{n} problems.", count).format(n=count))
        return 1
    say(_("No problems in {path}.").format(path=path))
    return 0


def target(asked: argparse.Namespace) -> None:
    """Choose ladder and levels where they are named; show what is in force."""
    with desk(asked, create=bool(asked.ladder)) as held:
        if asked.ladder:
            if not asked.level:
                raise InputError(_("Name the level too: ladderdesk target {ladder} LEVEL").format(ladder=asked.ladder))
            ladder = held.library.ladder(asked.ladder)
            with held.vault.writing() as session:
                targets.choose(
                    session,
                    ladder=ladder.id,
                    current=find_level(ladder, asked.current).id if asked.current else None,
                    target=find_level(ladder, asked.level).id,
                    current_since=a_day(asked.since),
                    target_by=a_day(asked.by),
                    day=held.today(),
                )
        with held.vault.reading() as session:
            _say_aim(insight.aim(session, held.library), as_json=asked.json)


def find_level(ladder: Ladder, name: str) -> Level:
    """Find a level by id, code or title; raises NotFoundError with the levels there are."""
    wanted = name.casefold()
    for level in ladder.levels:
        if wanted in {level.id.casefold(), level.title.casefold(), (level.code or "").casefold()} - {""}:
            return level
    known = ", ".join(level.id for level in ladder.levels)
    message = _("{ladder} has no level “{name}”. Its levels are: {known}.")
    raise NotFoundError(message.format(ladder=ladder.title, name=name, known=known))


def _summary(ladder: Ladder) -> dict[str, object]:
    return {
        "id": ladder.id,
        "title": ladder.title,
        "levels": [level.id for level in ladder.levels],
        "criteria": sum(len(level.criteria) for level in ladder.levels),
        "roles": list(ladder.roles),
        "derived": ladder.derived,
    }


def _level_names(ladder: Ladder) -> str:
    return ", ".join(level.name for level in ladder.levels)


def _say_level(level: Level, *, whole: bool) -> None:
    say(f"\n{level.name} ({level.id})\n{level.summary}")
    for label, words in (*facts(level), *changes(level)) if whole else ():
        say(f"  {label}: {words}")
    for criterion in level.criteria:
        say(f"  {criterion.kind.value:<11} {criterion.statement}  [{criterion.id}]")


def _say_aim(aim: insight.Aim, *, as_json: bool) -> None:
    choice = aim.choice
    if as_json:
        say_json(
            {
                "ladder": choice.ladder,
                "current": choice.current,
                "target": choice.target,
                "since": choice.current_since.isoformat() if choice.current_since else None,
                "by": choice.target_by.isoformat() if choice.target_by else None,
            }
        )
        return
    if aim.current:
        say(
            _("{ladder}: {current} → {target}").format(
                ladder=aim.ladder.title, current=aim.current.name, target=aim.target.name
            )
        )
    else:
        say(_("{ladder}: target {target}").format(ladder=aim.ladder.title, target=aim.target.name))
