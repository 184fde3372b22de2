"""What content files hold, as frozen values: competencies, ladders, levels, criteria.

The field names are the keys of the YAML files under `content/`, and the JSON Schemas are generated from these types.
"""

from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$", max_length=80)]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
Short = Annotated[str, msgspec.Meta(min_length=1, max_length=44)]
Paragraph = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Track = Literal["ic", "management", "hybrid"]
Counting = Literal["largest", "sum", "smallest", "distinct"]


class Scope(StrEnum):
    """How far work reaches, from one task to the whole company; `Scope.reach` orders them."""

    TASK = "task"
    FEATURE = "feature"
    SYSTEM = "system"
    ORG = "org"
    COMPANY = "company"

    @property
    def reach(self) -> int:
        """Give the place in the order task 0, feature 1, system 2, org 3, company 4."""
        return list(Scope).index(self)


if TYPE_CHECKING:
    OwnScope = Scope | Literal["any"]
else:
    # The decoder refuses a union of two kinds of text, so it reads the words and the criterion makes them a Scope.
    OwnScope = Literal["task", "feature", "system", "org", "company", "any"]


class CriterionKind(StrEnum):
    """What a criterion is to its level: a gate before it, a sign of it, or an expectation in it."""

    GATE = "gate"
    SIGN = "sign"
    EXPECTATION = "expectation"


class Rank(IntEnum):
    """The common height of levels across ladders and tracks."""

    JUNIOR = 1
    MID = 2
    SENIOR = 3
    STAFF = 4
    PRINCIPAL = 5
    DISTINGUISHED = 6
    VP = 7


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The base of everything read from a content file: frozen, strict about unknown keys."""


class Competency(Content, frozen=True, kw_only=True):
    """A named ability that all ladders share."""

    id: Id
    name: Short
    family: Literal["technical", "direction", "influence", "people", "product"]
    summary: Line
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


class CompetencyFile(Content, frozen=True, kw_only=True):
    """The catalogue of competencies: `content/competencies.yaml`."""

    competencies: tuple[Competency, ...]


class Source(Content, frozen=True, kw_only=True):
    """The document a ladder or a fact was derived from."""

    title: Line
    site: Line
    author: Line | None = None
    year: int | None = None


class Threshold(Content, frozen=True, kw_only=True):
    """A number that a criterion asks for, and how the quantities of its evidence count towards it.

    `largest` and `sum` are met at or above `value`, `smallest` at or below it, `distinct` counts different people.
    """

    quantity: Line
    value: Decimal
    counts: Counting
    unit: str = ""


class Criterion(Content, frozen=True, kw_only=True):
    """One statement that a level asks of someone entering it.

    `scope` is the criterion's own scope, `any` where every scope counts in full, absent where the level's applies.
    `short` is the few words a matrix cell has room for.
    """

    id: Id
    kind: CriterionKind
    competency: Id
    short: Short
    statement: Line
    good_evidence: Line
    also: tuple[Id, ...] = ()
    scope: OwnScope | None = None
    once: bool = False
    thresholds: tuple[Threshold, ...] = ()
    derived: bool = False

    def __post_init__(self) -> None:
        """Make the scope as read one of `Scope`."""
        if self.scope is not None and self.scope != "any":
            msgspec.structs.force_setattr(self, "scope", Scope(self.scope))


class Experience(Content, frozen=True, kw_only=True):
    """Career time in months as the document means it, never compared with time in a level; open without `to_months`."""

    from_months: Annotated[int, msgspec.Meta(ge=0)]
    to_months: int | None = None
    note: Line | None = None


class TeamSize(Content, frozen=True, kw_only=True):
    """How many people report to this level, open-ended where `to` is absent."""

    at_least: Annotated[int, msgspec.Meta(ge=0)]
    at_most: int | None = None
    through: Line | None = None


class Pay(Content, frozen=True, kw_only=True):
    """A pay range as a document gave it: it ages, so year and source are always shown with it."""

    at_least: int
    at_most: int | None = None
    open_top: bool = False
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    country: Line
    year: int
    source: Line


class Dimension(Content, frozen=True, kw_only=True):
    """How one side of the work changes on the way into a level."""

    name: Line
    before: Line
    after: Line


class Variant(Content, frozen=True, kw_only=True):
    """What a level means in one kind of company, where a document tells kinds apart."""

    name: Short
    text: Line


class Level(Content, frozen=True, kw_only=True):
    """One rung of a ladder."""

    id: Id
    title: Line
    track: Track
    rank: Annotated[int, msgspec.Meta(ge=1, le=7)]
    scope: Scope
    scope_text: Line
    summary: Line
    criteria: tuple[Criterion, ...]
    code: str | None = None
    experience: Experience | None = None
    typical_project: Line | None = None
    focus: Line | None = None
    differentiator: Line | None = None
    unlocks: Line | None = None
    plateau: Line | None = None
    blocker: Line | None = None
    failure_mode: Line | None = None
    team_size: TeamSize | None = None
    pay: tuple[Pay, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    variants: tuple[Variant, ...] = ()
    next: tuple[Id, ...] = ()
    derived: bool = False

    @property
    def name(self) -> str:
        """Say code and title together, the title alone where the document has no code."""
        return f"{self.code} {self.title}" if self.code else self.title


class Group(Content, frozen=True, kw_only=True):
    """A ladder's own heading over a few competencies: a row of its matrix, an axis of its radar."""

    id: Id
    name: Short
    competencies: tuple[Id, ...]


class Bridge(Content, frozen=True, kw_only=True):
    """A step a document recommends between two levels, offered as an action on a criterion."""

    id: Id
    title: Line
    steps: Paragraph
    from_level: Id
    to_level: Id
    criteria: tuple[Id, ...]


class Ladder(Content, frozen=True, kw_only=True):
    """A published progression: tracks, levels, criteria."""

    id: Id
    title: Line
    version: Annotated[int, msgspec.Meta(ge=1)]
    updated: date
    summary: Paragraph
    roles: tuple[Line, ...]
    sources: tuple[Source, ...]
    groups: tuple[Group, ...]
    levels: tuple[Level, ...]
    bridges: tuple[Bridge, ...] = ()
    derived: bool = False
    notes: tuple[Line, ...] = ()

    def level(self, level_id: str) -> Level:
        """Give the level with this id; raises KeyError where the ladder has none."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(level_id)

    def group_of(self, competency: str) -> Group:
        """Give the group that holds a competency; raises KeyError where none does."""
        for group in self.groups:
            if competency in group.competencies:
                return group
        raise KeyError(competency)
