"""What the list shows: one filter, a kind, a period and words, as a value."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ladderdesk.assess.days import months_before
from ladderdesk.i18n import _
from ladderdesk.journal.lists import Filter
from ladderdesk.journal.rows import Kind


class Period(StrEnum):
    """How far back the list goes."""

    DAYS_90 = "days_90"
    MONTHS_6 = "months_6"
    MONTHS_12 = "months_12"
    ALL = "all"

    def since(self, today: date) -> date | None:
        """Give the first day that counts, None where all do."""
        match self:
            case Period.DAYS_90:
                return today - timedelta(days=90)
            case Period.MONTHS_6:
                return months_before(today, 6)
            case Period.MONTHS_12:
                return months_before(today, 12)
            case _:
                return None


class Shelf(StrEnum):
    """What a row of the filters stands for."""

    ALL = "all"
    DRAFTS = "drafts"
    UNMEASURED = "unmeasured"
    READY = "ready"
    INBOX = "inbox"
    TRASH = "trash"
    COMPETENCY = "competency"
    PROJECT = "project"
    PERSON = "person"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Everything that narrows the list; `value` is the name that a shelf of names goes by."""

    shelf: Shelf = Shelf.ALL
    value: str = ""
    kind: Kind | None = None
    period: Period = Period.MONTHS_12
    words: str = ""

    @property
    def is_filtered(self) -> bool:
        """Say whether a filter or a kind holds, words and the usual period aside."""
        return (self.shelf, self.kind, self.period) != (Shelf.ALL, None, Period.MONTHS_12)

    def filter(self, today: date, *, in_period: bool = True) -> Filter:
        """Give the filter of the journal's lists; without the period where `in_period` is not asked."""
        shelf = self.shelf
        is_trash = shelf == Shelf.TRASH
        return Filter(
            drafts=shelf == Shelf.DRAFTS,
            unmeasured=shelf == Shelf.UNMEASURED,
            ready=shelf == Shelf.READY,
            inbox=shelf == Shelf.INBOX,
            trashed=is_trash,
            competency=self.value if shelf == Shelf.COMPETENCY else None,
            project=self.value if shelf == Shelf.PROJECT else None,
            person=self.value if shelf == Shelf.PERSON else None,
            tag=self.value if shelf == Shelf.TAG else None,
            kind=self.kind,
            since=self.period.since(today) if in_period and not is_trash else None,
            text=self.words,
        )

    @property
    def is_narrowed(self) -> bool:
        """Say whether anything but the period hides entries."""
        return bool(self.shelf != Shelf.ALL or self.kind or self.words.strip())


def period_words() -> list[tuple[Period, str]]:
    """List the periods with their names, the shortest first."""
    return [
        (Period.DAYS_90, _("Last 90 days")),
        (Period.MONTHS_6, _("Last 6 months")),
        (Period.MONTHS_12, _("Last 12 months")),
        (Period.ALL, _("All time")),
    ]


def shelf_words() -> dict[Shelf, tuple[str, str]]:
    """Give the words and the icon of the shelves that have no names in them."""
    return {
        Shelf.ALL: (_("All entries"), "journal"),
        Shelf.DRAFTS: (_("Drafts"), "draft"),
        Shelf.UNMEASURED: (_("No impact number"), "warn"),
        Shelf.READY: (_("Packet-ready"), "star"),
        Shelf.INBOX: (_("Inbox"), "download"),
        Shelf.TRASH: (_("Trash"), "block"),
    }
