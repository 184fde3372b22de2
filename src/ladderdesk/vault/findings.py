"""What can be wrong with a vault, as values that a screen or a terminal shows."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What can be wrong with a vault, or with how it is kept."""

    STRUCTURE = "structure"
    LOOKUP = "lookup"
    REFERENCES = "references"
    RECORD = "record"
    ATTACHMENT = "attachment"
    SEARCH = "search"
    PERMISSIONS = "permissions"
    SPACE = "space"
    LOG = "log"
    BACKUP = "backup"


ADVICE = frozenset({Trouble.PERMISSIONS, Trouble.SPACE, Trouble.LOG, Trouble.BACKUP})
"""What concerns how the vault is kept; everything else is damage to the vault itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: a finished sentence, and whether `mend` can put it right."""

    trouble: Trouble
    message: str
    can_be_mended: bool = False

    @property
    def is_damage(self) -> bool:
        """Tell damage from advice."""
        return self.trouble not in ADVICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an examination found, damage first, and how many records and attachments were compared with their hash.

    Both counts are zero where the structure is so damaged that they cannot be known.
    """

    findings: tuple[Finding, ...]
    records: int
    attachments: int

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is damaged, whatever advice there is."""
        return not any(finding.is_damage for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """What was put right, and what an examination afterwards still finds."""

    mended: tuple[Finding, ...]
    left: Report
