"""Which commands there are and what words each takes."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from ladderdesk import __version__
from ladderdesk.i18n import _

AUDIENCES = ("private", "manager", "packet")
Command = Callable[[argparse.Namespace], int | None]


class Commands:
    """Stand for a module of commands that is imported when one of them is called, so that none waits for the others."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Command:
        return partial(_call, self._module, name)


compare, entries, exchange, ladders = (
    Commands("compare"),
    Commands("entries"),
    Commands("exchange"),
    Commands("ladders"),
)
assessments, checkpoints, learning = Commands("assessments"), Commands("checkpoints"), Commands("learning")
packets, standing, upkeep, window = Commands("packets"), Commands("standing"), Commands("upkeep"), Commands("window")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read a command line; what cannot be read ends the program with status 2 and says why."""
    return _parser().parse_args(list(words))


def _call(module: str, name: str, asked: argparse.Namespace) -> int | None:
    command: Command = getattr(import_module(f"ladderdesk.cli.{module}"), name)
    return command(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ladderdesk",
        description=_("A private, offline career journal. Without a command it opens the window."),
        epilog=_(
            "Every command takes --vault FILE before it. Put a line in single quotes: $, # and ! belong to the shell."
        ),
    )
    parser.add_argument("--version", action="version", version=f"LadderDesk {__version__}")
    parser.add_argument("--vault", type=Path, metavar=_("FILE"), help=_("the journal to work on; else the usual one"))
    parser.set_defaults(command=window.open_window)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    _entry_commands(commands)
    _ladder_commands(commands)
    _standing_commands(commands)
    _assessment_commands(commands)
    _learning_commands(commands)
    _checkpoint_commands(commands)
    _upkeep_commands(commands)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command,
    words: str,
    *,
    json: bool = False,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(command=command)
    if json:
        parser.add_argument("--json", action="store_true", help=_("print JSON, as docs/formats.md describes"))
    return parser


def _entry_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    log = _add(commands, "log", entries.log, _("Log one line as an entry and print its number."))
    log.add_argument("text", nargs="*", metavar=_("TEXT"), help=_("the line; asked for where it is left out"))
    log.add_argument("--template", metavar=_("NAME"), help=_("begin from a template, such as decision or incident"))
    log.add_argument("--print", action="store_true", dest="prints", help=_("print the template, to be filled in"))
    log.add_argument("--audience", choices=AUDIENCES, help=_("who may see the entry; else nobody but you"))
    listed = _add(commands, "list", entries.list_entries, _("List entries, newest first."), json=True)
    listed.add_argument("--limit", type=_count, default=20, metavar="N", help=_("how many at most (20)"))
    listed.add_argument("--competency", metavar="ID")
    listed.add_argument("--project", metavar=_("NAME"))
    listed.add_argument("--kind", metavar=_("KIND"))
    listed.add_argument("--audience", choices=AUDIENCES)
    listed.add_argument("--since", metavar=_("DAY"), help=_("first day, as 2026-11-18"))
    listed.add_argument("--until", metavar=_("DAY"), help=_("last day"))
    found = _add(commands, "search", entries.search, _("Find entries by their words, newest first."), json=True)
    found.add_argument("query", nargs="+", metavar=_("QUERY"))
    found.add_argument("--limit", type=_count, default=20, metavar="N")
    shown = _add(commands, "show", entries.show, _("Show one entry."), json=True)
    shown.add_argument("id", type=int, metavar="ID")
    seen = _add(commands, "audience", entries.set_audience, _("Say who may see entries."))
    seen.add_argument("audience", choices=AUDIENCES)
    seen.add_argument("ids", type=int, nargs="+", metavar="ID")
    linked = _add(commands, "link", entries.link, _("Link an entry to a criterion."))
    linked.add_argument("id", type=int, metavar="ID")
    linked.add_argument("criterion", metavar=_("CRITERION"))
    linked.add_argument("--strength", choices=("partial", "solid", "strong"), default="solid")
    linked.add_argument("--quantity", metavar="N", help=_("what the entry counts towards a threshold"))
    linked.add_argument("--note", default="", metavar=_("TEXT"))


def _ladder_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(commands, "ladders", ladders.list_ladders, _("List the ladders."), json=True)
    ladder = commands.add_parser("ladder", help=_("Show a ladder, compare its levels, or check content files."))
    parts = ladder.add_subparsers(required=True, metavar="show|diff|crosswalk|check")
    shown = _add(parts, "show", ladders.show, _("Show a ladder with its levels and criteria."), json=True)
    shown.add_argument("id", metavar="ID")
    shown.add_argument("--level", metavar="L", help=_("only this level"))
    checked = _add(parts, "check", ladders.check, _("Check content files and print every problem with its place."))
    checked.add_argument(
        "path", type=Path, nargs="?", metavar=_("PATH"), help=_("a folder or a file; else what is shipped")
    )
    _compare_commands(parts)
    target = _add(commands, "target", ladders.target, _("Show or choose ladder, current and target level."), json=True)
    target.add_argument("ladder", nargs="?", metavar=_("LADDER"))
    target.add_argument("level", nargs="?", metavar=_("LEVEL"), help=_("the level you want next"))
    target.add_argument("--current", metavar=_("LEVEL"), help=_("the level you are at"))
    target.add_argument("--by", metavar=_("DAY"), help=_("when you want to be there"))
    target.add_argument("--since", metavar=_("DAY"), help=_("since when you are at the current level"))


def _compare_commands(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    diff = _add(parts, "diff", compare.diff, _("Say what changes between two levels of a ladder."), json=True)
    diff.add_argument("id", metavar="ID")
    diff.add_argument("from_level", metavar="A", help=_("the level to start from"))
    diff.add_argument("to_level", metavar="B", help=_("the level to arrive at, above or below"))
    crossed = _add(parts, "crosswalk", compare.cross, _("Say where a level stands in the other ladders."), json=True)
    crossed.add_argument("id", metavar="ID")
    crossed.add_argument("level", metavar=_("LEVEL"))
    for parser in (diff, crossed):
        parser.add_argument("--as-of", metavar=_("DAY"))


def _standing_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    gaps = _add(commands, "gaps", standing.gaps, _("List the criteria that are not yet demonstrated."), json=True)
    gaps.add_argument("--as-of", metavar=_("DAY"))
    measured = _add(
        commands, "readiness", standing.readiness, _("Say how much of the target the evidence carries."), json=True
    )
    measured.add_argument("--as-of", metavar=_("DAY"))
    packet = _add(commands, "packet", packets.packet, _("Write a packet from the evidence for the target level."))
    packet.add_argument("-o", "--output", type=Path, required=True, metavar=_("FILE"))
    packet.add_argument("--format", choices=("pdf", "docx", "html", "md"), help=_("else as the name of the file ends"))
    packet.add_argument("--force", action="store_true", help=_("replace a file that is there"))
    packet.add_argument("--template", default="promo", metavar=_("NAME"))
    readers = _("who will read it; else whom the template is for")
    packet.add_argument("--audience", choices=AUDIENCES, help=readers)


def _checkpoint_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("List the checkpoints of guides: what is due, what comes next, what is done.")
    listed = _add(commands, "checkpoints", checkpoints.list_checkpoints, words, json=True)
    listed.add_argument("--guide", metavar="ID", help=_("only this guide"))
    listed.add_argument("--ics", type=Path, metavar=_("FILE"), help=_("write the open ones as a calendar file instead"))
    listed.add_argument("--actions", action="store_true", help=_("with --ics: open actions that have a day as well"))
    listed.add_argument("--force", action="store_true", help=_("with --ics: replace a file that is there"))
    parts = listed.add_subparsers(metavar="start|done")
    started = _add(parts, "start", checkpoints.start, _("Start a guide: plan its checkpoints."))
    started.add_argument("guide_id", metavar=_("GUIDE"))
    started.add_argument("--from", dest="start", metavar=_("DAY"), help=_("the day that is day 0; else today"))
    started.add_argument("--again", action="store_true", help=_("begin a guide anew that is under way"))
    done = _add(parts, "done", checkpoints.done, _("Call a checkpoint done today."))
    done.add_argument("number", type=int, metavar="N")
    done.add_argument("--note", default="", metavar=_("TEXT"), help=_("what you thought; kept behind what is there"))


def _assessment_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("List the assessments, or take one: its questions are asked one after another.")
    assess = _add(commands, "assess", assessments.assess, words, json=True)
    assess.add_argument("id", nargs="?", metavar="ID")
    assess.add_argument(
        "--answers", metavar=_("LIST"), help=_("question=answer, separated by commas, instead of asking")
    )
    assess.add_argument("--history", action="store_true", help=_("show the runs, newest first"))


def _upkeep_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    exported = _add(commands, "export", exchange.export_journal, _("Write the whole journal as JSON."))
    exported.add_argument("-o", "--output", type=Path, metavar=_("FILE"), help=_("else to standard output"))
    exported.add_argument("--force", action="store_true", help=_("replace a file that is there"))
    imported = _add(commands, "import", exchange.import_journal, _("Read a journal from JSON, all of it or nothing."))
    imported.add_argument("file", type=Path, metavar=_("FILE"))
    backup = _add(commands, "backup", upkeep.backup, _("Write a checked copy of the journal."))
    backup.add_argument("--folder", type=Path, metavar=_("FOLDER"), help=_("else beside the journal, in backups"))
    doctor = _add(commands, "doctor", upkeep.doctor, _("Examine the journal for damage."))
    doctor.add_argument("--mend", action="store_true", help=_("repair what can be repaired without loss"))
    tour = _add(commands, "tour", window.tour, _("Walk the sample journal and leave pictures, charts and a packet."))
    tour.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"))


def _learning_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("Look words up in assessments, reference pages, exercises, guides and ladders.")
    found = _add(commands, "learn", learning.learn, words, json=True)
    found.add_argument("search", nargs="+", metavar=_("SEARCH"))
    found.add_argument("--limit", type=_count, default=10, metavar="N", help=_("how many at most (10)"))


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(_("a number from 1 up"))
    return number
