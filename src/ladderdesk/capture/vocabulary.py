"""The names a line of capture may mean, handed in so that matching and completion stay pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

SCOPES = ("task", "feature", "system", "org", "company")
KINDS = ("win", "decision", "incident", "prevented", "feedback", "learning", "mentoring", "standard", "talk")

_LONG_WORD = 5
_SEPARATORS = re.compile(r"[\s_-]+")


class Named(Protocol):
    """Anything with the names of a competency, as the catalogue's own competencies are."""

    @property
    def id(self) -> str:
        """Give the id that never changes."""

    @property
    def name(self) -> str:
        """Give the name shown to the user."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Give the other words people use for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCompetency:
    """A competency by all its names, and in how many entries it is used."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    uses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A project, person or tag the journal already names, and in how many entries."""

    name: str
    uses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyKey:
    """One folded name of a competency; `shown` is that name as people write it."""

    folded: str
    shown: str
    competency: KnownCompetency
    is_alias: bool


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Everything a line may name: competencies by id, name and aliases; known projects, people and free tags.

    Keep one and replace it when the journal's names change: it folds its names once, when first asked.
    """

    competencies: tuple[KnownCompetency, ...] = ()
    projects: tuple[Known, ...] = ()
    people: tuple[Known, ...] = ()
    tags: tuple[Known, ...] = ()

    @classmethod
    def of(
        cls,
        competencies: Iterable[Named],
        *,
        uses: Mapping[str, int] | None = None,
        projects: Mapping[str, int] | None = None,
        people: Mapping[str, int] | None = None,
        tags: Mapping[str, int] | None = None,
    ) -> "Vocabulary":
        """Build a vocabulary from the catalogue and the journal's counts of use by competency id and by name."""
        counts = uses or {}
        return cls(
            competencies=tuple(
                KnownCompetency(id=each.id, name=each.name, aliases=tuple(each.aliases), uses=counts.get(each.id, 0))
                for each in competencies
            ),
            projects=_known(projects),
            people=_known(people),
            tags=_known(tags),
        )

    @cached_property
    def competency_keys(self) -> tuple[CompetencyKey, ...]:
        """List every id, name and alias in folded form, the catalogue's order kept."""
        return tuple(
            CompetencyKey(folded=fold(shown), shown=shown, competency=each, is_alias=is_alias)
            for each in self.competencies
            for shown, is_alias in _names(each)
        )

    @cached_property
    def spellings(self) -> tuple[tuple[str, KnownCompetency], ...]:
        """List every folded name and every longer word of one, for finding near misses."""
        return tuple(
            (spelling, key.competency)
            for key in self.competency_keys
            for spelling in {key.folded, *(word for word in key.folded.split() if len(word) >= _LONG_WORD)}
        )

    @cached_property
    def folded_projects(self) -> Mapping[str, Known]:
        """Find a known project by its folded name."""
        return {fold(each.name): each for each in self.projects}

    @cached_property
    def folded_people(self) -> Mapping[str, Known]:
        """Find a known person by their folded name."""
        return {fold(each.name): each for each in self.people}

    @cached_property
    def folded_tags(self) -> Mapping[str, Known]:
        """Find a known free tag by its folded name."""
        return {fold(each.name): each for each in self.tags}


def fold(name: str) -> str:
    """Reduce a name to what matching compares: case, accents' encoding and separators forgiven."""
    return _SEPARATORS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip()


def begins_a_word(folded: str, typed: str) -> bool:
    """Say whether a folded name has a word that begins with what was typed, itself folded."""
    return f" {typed}" in f" {folded}"


def _known(uses: Mapping[str, int] | None) -> tuple[Known, ...]:
    return tuple(Known(name=name, uses=count) for name, count in (uses or {}).items())


def _names(competency: KnownCompetency) -> Iterable[tuple[str, bool]]:
    yield competency.id, False
    yield competency.name, False
    for alias in competency.aliases:
        yield alias, True
