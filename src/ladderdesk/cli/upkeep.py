"""Commands that look after the vault: backup and doctor."""

import argparse

from ladderdesk import paths
from ladderdesk.cli.hold import desk
from ladderdesk.cli.table import say
from ladderdesk.i18n import _


def backup(asked: argparse.Namespace) -> None:
    """Write a checked copy of the journal and say where it is."""
    from ladderdesk.vault.backup import back_up

    with desk(asked) as held:
        report = back_up(held.vault, asked.folder or paths.backup_folder(held.vault.path))
    say(str(report.path))


def doctor(asked: argparse.Namespace) -> int:
    """Examine the journal; status 1 where something is wrong and was not mended."""
    from ladderdesk.vault import doctor as examiner

    with desk(asked) as held:
        mending = examiner.mend(held.vault) if asked.mend else None
        report = mending.left if mending else examiner.examine(held.vault)
    for finding in mending.mended if mending else ():
        say(_("Mended: {finding}").format(finding=finding.message))
    say(_("The journal is sound.") if report.is_sound else _("The journal is damaged."))
    for finding in report.findings:
        say(finding.message if finding.is_damage else _("Advice: {finding}").format(finding=finding.message))
    return 0 if report.is_sound else 1
