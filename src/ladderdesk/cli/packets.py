"""The command that writes a packet."""

import argparse
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from ladderdesk import insight
from ladderdesk.cli.hold import desk, require_free
from ladderdesk.cli.table import say
from ladderdesk.errors import InputError
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import packets
from ladderdesk.journal.rows import Audience
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.choosing import start_choice
from ladderdesk.packet.file_names import find_format
from ladderdesk.packet.prepare import Prepared, prepare
from ladderdesk.packet.render import FORMATS, Format, render
from ladderdesk.packet.save import write_file
from ladderdesk.packet.templates import template


def packet(asked: argparse.Namespace) -> None:
    """Compose a packet from what the evidence carries, write it, and note the export in the journal."""
    path, form = asked.output, _format(asked)
    require_free(path, by_force=asked.force)
    with desk(asked) as held:
        choice = _choice(asked, held.today())
        with held.vault.reading() as session:
            material = insight.packet_material(session, held.library, held.today(), since=choice.since)
        prepared = prepare(material, choice)
        written = render(prepared.document, form)
        write_file(path, written)
        with held.vault.writing() as session:
            packets.log_export(
                session,
                packet=None,
                format=form,
                name=path.name,
                redactions=len(prepared.places),
                digest=hashlib.sha256(written).hexdigest(),
            )
    for line in _what_is_in_it(path, prepared, choice):
        say(line)


def _format(asked: argparse.Namespace) -> Format:
    form: Format | None = asked.format or find_format(asked.output)
    if form is None:
        endings = ", ".join(f".{each}" for each in FORMATS)
        message = _("The name “{name}” says no format. End it in one of {endings}, or say one with --format.")
        raise InputError(message.format(name=asked.output.name, endings=endings))
    return form


def _choice(asked: argparse.Namespace, today: date) -> PacketChoice:
    """Begin as the window does, with the template's own redactions, period and sections, and the reader asked for."""
    choice = start_choice(template(asked.template).id, today)
    if asked.audience is None:
        return choice
    return msgspec.structs.replace(choice, audience=Audience(asked.audience))


def _what_is_in_it(path: Path, prepared: Prepared, choice: PacketChoice) -> Iterator[str]:
    outline, removed = prepared.outline, len(prepared.places)
    words = ngettext("Wrote {path} with {n} entry.", "Wrote {path} with {n} entries.", outline.entries)
    yield words.format(path=path, n=outline.entries)
    if outline.kept_back_text:
        yield _("{what}.").format(what=outline.kept_back_text)
        numbers = " ".join(str(entry.id) for entry in outline.kept_back if entry.evidence_count)
        if numbers:
            words = _("To let its readers see those that count: ladderdesk audience {audience} {numbers}")
            yield words.format(audience=choice.audience.value, numbers=numbers)
    if removed:
        yield ngettext("{n} place redacted.", "{n} places redacted.", removed).format(n=removed)
    yield from outline.warnings
