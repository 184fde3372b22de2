"""The command that writes a packet."""

import argparse
import hashlib

from ladderdesk import insight
from ladderdesk.cli.hold import desk
from ladderdesk.cli.table import say
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import packets
from ladderdesk.journal.rows import Audience
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.compose import compose
from ladderdesk.packet.redact import redact, rules_for
from ladderdesk.packet.render import render
from ladderdesk.packet.save import write_file
from ladderdesk.packet.templates import template


def packet(asked: argparse.Namespace) -> None:
    """Compose a packet from what the evidence carries, write it, and note the export in the journal."""
    choice = PacketChoice(template=template(asked.template).id, audience=Audience(asked.audience))
    with desk(asked) as held:
        with held.vault.reading() as session:
            material = insight.packet_material(session, held.library, held.today())
        document = redact(compose(material, choice), rules_for(material, choice)).document
        written = render(document, asked.format)
        write_file(asked.output, written)
        with held.vault.writing() as session:
            packets.log_export(
                session,
                packet=None,
                format=asked.format,
                name=asked.output.name,
                redactions=0,
                digest=hashlib.sha256(written).hexdigest(),
            )
    count = len({one.evidence.entry for each in material.readiness.standings for one in each.evidence})
    words = ngettext("Wrote {path} from {n} entry.", "Wrote {path} from {n} entries.", count)
    say(words.format(path=asked.output, n=count))
    if not count:
        say(_("No entry is linked to the target level yet, so there is little in it."))
