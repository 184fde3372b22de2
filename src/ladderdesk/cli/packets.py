"""The command that writes a packet."""

import argparse
import hashlib
from datetime import date

import msgspec

from ladderdesk import insight
from ladderdesk.cli.hold import desk
from ladderdesk.cli.table import say
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import packets
from ladderdesk.journal.rows import Audience
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.choosing import start_choice
from ladderdesk.packet.prepare import Prepared, prepare
from ladderdesk.packet.render import render
from ladderdesk.packet.save import write_file
from ladderdesk.packet.templates import template


def packet(asked: argparse.Namespace) -> None:
    """Compose a packet from what the evidence carries, write it, and note the export in the journal."""
    with desk(asked) as held:
        choice = _choice(asked, held.today())
        with held.vault.reading() as session:
            material = insight.packet_material(session, held.library, held.today(), since=choice.since)
        prepared = prepare(material, choice)
        written = render(prepared.document, asked.format)
        write_file(asked.output, written)
        with held.vault.writing() as session:
            packets.log_export(
                session,
                packet=None,
                format=asked.format,
                name=asked.output.name,
                redactions=len(prepared.places),
                digest=hashlib.sha256(written).hexdigest(),
            )
    _say_what_is_in_it(asked, prepared)


def _choice(asked: argparse.Namespace, today: date) -> PacketChoice:
    """Begin as the window does, with the template's own redactions, period and sections, and the reader asked for."""
    choice = start_choice(template(asked.template).id, today)
    if asked.audience is None:
        return choice
    return msgspec.structs.replace(choice, audience=Audience(asked.audience))


def _say_what_is_in_it(asked: argparse.Namespace, prepared: Prepared) -> None:
    outline, removed = prepared.outline, len(prepared.places)
    words = ngettext("Wrote {path} with {n} entry.", "Wrote {path} with {n} entries.", outline.entries)
    say(words.format(path=asked.output, n=outline.entries))
    if outline.kept_back_text:
        say(_("{what}.").format(what=outline.kept_back_text))
    if removed:
        say(ngettext("{n} place redacted.", "{n} places redacted.", removed).format(n=removed))
    for warning in outline.warnings:
        say(warning)
