"""Say in the user's words what an operation of the log did."""

from collections.abc import Callable

from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Operation


def say(operation: Operation) -> str:
    """Say what an operation did, for a menu or a message: "Logged “Cut eval run”"."""
    count = _COUNTED.get(operation.verb)
    if count is not None:
        return count(int(operation.subject)).format(count=operation.subject)
    return _sentences().get(operation.verb, _("Changed “{subject}”")).format(subject=operation.subject)


def _sentences() -> dict[str, str]:
    return {
        "entry.add": _("Logged “{subject}”"),
        "entry.revise": _("Edited “{subject}”"),
        "entry.trash": _("Deleted “{subject}”"),
        "entry.restore": _("Restored “{subject}”"),
        "evidence.link": _("Linked “{subject}”"),
        "evidence.change": _("Changed what “{subject}” is evidence of"),
        "evidence.unlink": _("Unlinked “{subject}”"),
        "verdict.record": _("Recorded a verdict"),
        "verdict.withdraw": _("Withdrew a verdict"),
        "mark.set": _("Marked a criterion"),
        "mark.take_back": _("Took back the mark on a criterion"),
        "action.add": _("Added the action “{subject}”"),
        "action.change": _("Changed the action “{subject}”"),
        "action.finish": _("Finished “{subject}”"),
        "action.reopen": _("Reopened “{subject}”"),
        "action.snooze": _("Snoozed “{subject}”"),
        "action.remove": _("Removed the action “{subject}”"),
        "dismissal.add": _("Set an item aside"),
        "dismissal.take_back": _("Brought an item back"),
        "target.choose": _("Chose where you stand and want to be"),
        "person.relate": _("Changed how “{subject}” stands to you"),
        "person.rename": _("Renamed a person to “{subject}”"),
        "project.rename": _("Renamed a project to “{subject}”"),
        "packet.save": _("Saved the packet “{subject}”"),
        "packet.remove": _("Removed the packet “{subject}”"),
        "export.log": _("Exported “{subject}”"),
        "run.record": _("Took an assessment"),
        "checkpoint.plan": _("Started a guide"),
        "checkpoint.start_over": _("Started a guide over"),
        "checkpoint.stop": _("Stopped a guide"),
        "checkpoint.move": _("Moved checkpoints"),
        "checkpoint.reflect": _("Wrote on a checkpoint"),
        "checkpoint.finish": _("Finished a checkpoint"),
        "checkpoint.reopen": _("Reopened a checkpoint"),
        "attempt.record": _("Recorded an attempt"),
        "search.save": _("Saved the search “{subject}”"),
        "search.change": _("Changed the search “{subject}”"),
        "search.remove": _("Removed the search “{subject}”"),
        "snapshot.take": _("Took the snapshot “{subject}”"),
        "snapshot.remove": _("Removed the snapshot “{subject}”"),
        "setting.change": _("Changed a setting"),
    }


def _trashed(count: int) -> str:
    return ngettext("Deleted {count} entry", "Deleted {count} entries", count)


def _restored(count: int) -> str:
    return ngettext("Restored {count} entry", "Restored {count} entries", count)


def _deleted(count: int) -> str:
    return ngettext("Deleted {count} entry for good", "Deleted {count} entries for good", count)


def _shown(count: int) -> str:
    return ngettext("Changed who may see {count} entry", "Changed who may see {count} entries", count)


def _imported(count: int) -> str:
    return ngettext("Imported {count} record", "Imported {count} records", count)


_COUNTED: dict[str, Callable[[int], str]] = {
    "entries.trash": _trashed,
    "entries.restore": _restored,
    "entries.delete": _deleted,
    "entries.audience": _shown,
    "journal.import": _imported,
}
