"""Commands that move a whole journal: export and import."""

import argparse
import sys
from pathlib import Path

from ladderdesk.cli.hold import desk, require_free
from ladderdesk.cli.table import say
from ladderdesk.errors import InputError
from ladderdesk.exchange import json_journal
from ladderdesk.i18n import _
from ladderdesk.packet.save import write_file


def export_journal(asked: argparse.Namespace) -> None:
    """Write everything the vault holds as one JSON document; a file that is there is replaced only when told to."""
    if asked.output is not None:
        require_free(asked.output, by_force=asked.force)
    with desk(asked) as held, held.vault.reading() as session:
        document = json_journal.export_journal(session)
    if asked.output is None:
        sys.stdout.buffer.write(document)
    else:
        write_file(asked.output, document)


def import_journal(asked: argparse.Namespace) -> None:
    """Read a journal, all of it or nothing, and say what was added."""
    document = _read(asked.file)
    with desk(asked, create=True) as held, held.vault.writing() as session:
        report = json_journal.import_journal(session, document)
    say(_("Added {added} records; {skipped} were here already.").format(added=report.added, skipped=report.skipped))


def _read(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as fault:
        message = _("{path} could not be read: {reason}. Nothing was imported.")
        raise InputError(message.format(path=path, reason=fault.strerror or fault)) from fault
