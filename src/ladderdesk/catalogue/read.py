"""The content the program works with: competencies, ladders, learning files, each read when first asked for."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec
from msgspec import inspect

from ladderdesk import paths
from ladderdesk.catalogue.cache import Cache, origin_of
from ladderdesk.catalogue.files import COMPETENCIES, ladder_files, learning_files, template_files
from ladderdesk.catalogue.model import Competency, CompetencyFile, Content, Criterion, Ladder, Level
from ladderdesk.catalogue.problems import Problem, did_you_mean, nearest
from ladderdesk.errors import ContentError, NotFoundError
from ladderdesk.i18n import _

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Assessment, Exercise, Guide, Practice, Reference
    from ladderdesk.catalogue.lookup import Lookup
    from ladderdesk.catalogue.shape import Sheet
    from ladderdesk.catalogue.templates import EntryTemplate

MAIN_LADDERS = ("generative-ai-engineer", "ai-ml-engineer")

Read = TypeVar("Read", bound=Content)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


NamedRead = TypeVar("NamedRead", bound=_Named)


class Library:
    """One folder of content. What was read stays; a changed file is seen by a new library.

    The YAML reader is loaded only for a file that is new or changed since it was last read without a problem.
    """

    def __init__(self, folder: Path, *, cache: Path | None = None) -> None:
        self._folder = folder
        self._cache = Cache(cache or paths.cache_folder() / "content")
        self._ladders: dict[str, Ladder] = {}
        self._learned: dict[type[Content], tuple[Any, ...]] = {}

    @cached_property
    def competencies(self) -> tuple[Competency, ...]:
        """List the competencies in the order of their file; raises ContentError where it has a problem."""
        return self._read(self._folder / COMPETENCIES, CompetencyFile, self._competency_sheet).competencies

    @cached_property
    def ladder_ids(self) -> tuple[str, ...]:
        """List the ids of all ladders, readable or not: the two main ones, then by name."""
        found = [path.stem for path in ladder_files(self._folder)]
        main = [name for name in MAIN_LADDERS if name in found]
        return (*main, *(name for name in found if name not in main))

    def competency(self, competency_id: str) -> Competency:
        """Give a competency by its id; raises NotFoundError with the nearest known id."""
        found = self.find_competency(competency_id)
        if found is None:
            raise _not_found(_("There is no competency '{name}'"), competency_id, self._competencies_by_id)
        return found

    def find_competency(self, competency_id: str) -> Competency | None:
        """Give a competency by its id where there is one."""
        return self._competencies_by_id.get(competency_id)

    def ladders(self) -> tuple[Ladder, ...]:
        """List every ladder that can be read, in the order of `ladder_ids`; `problems` names the others."""
        return self._readable

    def ladder(self, ladder_id: str) -> Ladder:
        """Give a ladder, reading its file alone.

        Raises NotFoundError with the nearest known id, and ContentError with every problem of a file that has any.
        """
        if ladder_id not in self._ladders:
            self._ladders[ladder_id] = self._read_ladder(ladder_id)
        return self._ladders[ladder_id]

    def find_criterion(self, criterion_id: str) -> tuple[Ladder, Level, Criterion] | None:
        """Give a criterion of any readable ladder with its level and ladder, where there is one of that id."""
        return self._criteria.get(criterion_id)

    def assessments(self) -> tuple["Assessment", ...]:
        """List every assessment that can be read, by name; `problems` names the others."""
        from ladderdesk.catalogue.learning import Assessment

        return self._learning(Assessment)

    def guides(self) -> tuple["Guide", ...]:
        """List every guide that can be read, by name."""
        from ladderdesk.catalogue.learning import Guide

        return self._learning(Guide)

    def practice(self) -> tuple["Practice", ...]:
        """List every set of exercises that can be read, by name, with the document behind it."""
        from ladderdesk.catalogue.learning import Practice

        return self._learning(Practice)

    def exercises(self) -> tuple["Exercise", ...]:
        """List the exercises of all sets in order."""
        return tuple(exercise for practice in self.practice() for exercise in practice.exercises)

    def reference(self) -> tuple["Reference", ...]:
        """List every reference page that can be read, by name."""
        from ladderdesk.catalogue.learning import Reference

        return self._learning(Reference)

    def assessment(self, assessment_id: str) -> "Assessment":
        """Give an assessment by its id; raises NotFoundError with the nearest known id."""
        return _named(self.assessments(), assessment_id, _("There is no assessment '{name}'"))

    def guide(self, guide_id: str) -> "Guide":
        """Give a guide by its id; raises NotFoundError with the nearest known id."""
        return _named(self.guides(), guide_id, _("There is no guide '{name}'"))

    def exercise(self, exercise_id: str) -> "Exercise":
        """Give an exercise by its id; raises NotFoundError with the nearest known id."""
        return _named(self.exercises(), exercise_id, _("There is no exercise '{name}'"))

    def entry_templates(self) -> tuple["EntryTemplate", ...]:
        """List the templates for entries that can be read, in the order they are offered."""
        return self._entry_templates

    def entry_template(self, template_id: str) -> "EntryTemplate":
        """Give a template for entries by its id; raises NotFoundError with the nearest known id."""
        return _named(self._entry_templates, template_id, _("There is no template '{name}'"))

    @cached_property
    def lookup(self) -> "Lookup":
        """Give the index over everything that can be read; the first time takes a moment, so ask for it in a worker."""
        from ladderdesk.catalogue.lookup import Lookup
        from ladderdesk.catalogue.passages import passages_of

        return Lookup(passages_of(self))

    def problems(self) -> tuple[Problem, ...]:
        """List what is wrong with the folder's files, each read anew."""
        from ladderdesk.catalogue.check import check_folder

        return tuple(check_folder(self._folder))

    @cached_property
    def _competencies_by_id(self) -> dict[str, Competency]:
        return {each.id: each for each in self.competencies}

    @cached_property
    def _readable(self) -> tuple[Ladder, ...]:
        ladders: list[Ladder] = []
        for ladder_id in self.ladder_ids if self.competencies else ():
            try:
                ladders.append(self.ladder(ladder_id))
            except ContentError:
                continue  # A broken file stops only itself, and `problems` names it.
        return tuple(ladders)

    @cached_property
    def _criteria(self) -> dict[str, tuple[Ladder, Level, Criterion]]:
        found: dict[str, tuple[Ladder, Level, Criterion]] = {}
        for ladder in self._readable:
            for level in ladder.levels:
                for criterion in level.criteria:
                    found.setdefault(criterion.id, (ladder, level, criterion))
        return found

    @cached_property
    def _entry_templates(self) -> tuple["EntryTemplate", ...]:
        from ladderdesk.catalogue.templates import EntryTemplate

        shape = str(inspect.type_info(EntryTemplate)).encode()
        found: list[EntryTemplate] = []
        for path in template_files(self._folder):
            if not path.name.startswith("entry-"):
                continue
            try:
                found.append(self._read(path, EntryTemplate, partial(self._template_sheet, path), shape))
            except ContentError:
                continue  # A broken file stops only itself, and `problems` names it.
        return tuple(sorted(found, key=lambda each: each.rank))

    def _template_sheet(self, path: Path) -> "Sheet":
        from ladderdesk.catalogue.sheets import template_sheets

        return template_sheets(self._folder)[path]

    def _learning(self, type_: type[Read]) -> tuple[Read, ...]:
        if type_ not in self._learned:
            self._learned[type_] = tuple(self._learn(type_))
        return self._learned[type_]

    def _learn(self, type_: type[Read]) -> Iterator[Read]:
        from ladderdesk.catalogue.learning import KINDS

        for path in learning_files(self._folder):
            if KINDS[path.parent.name] is not type_:
                continue
            try:
                yield self._read(path, type_, partial(self._learning_sheet, path), self._learning_origin)
            except ContentError:
                continue  # A broken file stops only itself, and `problems` names it.

    def _learning_sheet(self, path: Path) -> "Sheet":
        return self._learning_sheets[path]

    @cached_property
    def _learning_sheets(self) -> "dict[Path, Sheet]":
        from ladderdesk.catalogue.learning_rules import names_of
        from ladderdesk.catalogue.sheets import learning_sheets

        ladders = (msgspec.to_builtins(ladder) for ladder in self.ladders())
        return learning_sheets(self._folder, names_of(ladders, self._competencies_by_id))

    @cached_property
    def _learning_origin(self) -> bytes:
        """Digest all that the learning files name, each other included, and the fields of their types."""
        from ladderdesk.catalogue import learning

        shape = " ".join(str(inspect.type_info(each)) for each in learning.KINDS.values())
        named = (self._folder / COMPETENCIES, *ladder_files(self._folder), *learning_files(self._folder))
        return origin_of(shape.encode(), *map(_bytes, named))

    def _read_ladder(self, ladder_id: str) -> Ladder:
        path = next((path for path in ladder_files(self._folder) if path.stem == ladder_id), None)
        if path is None:
            raise _not_found(_("There is no ladder '{name}'"), ladder_id, self.ladder_ids)
        known = list(self._competencies_by_id)
        return self._read(path, Ladder, lambda: self._ladder_sheet(path, known), " ".join(known).encode())

    def _read(self, path: Path, type_: type[Read], sheet: Callable[[], "Sheet"], *context: bytes) -> Read:
        origin = origin_of(_bytes(path), *context)
        name = f"{path.stem}-{hashlib.sha256(str(path).encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"
        found = self._cache.find(name, origin, type_)
        if found is None:
            found = _checked(sheet(), path, type_)
            self._cache.keep(name, origin, found)
        return found

    def _competency_sheet(self) -> "Sheet":
        from ladderdesk.catalogue.sheets import competency_sheet

        return competency_sheet(self._folder)

    def _ladder_sheet(self, path: Path, competencies: Iterable[str]) -> "Sheet":
        from ladderdesk.catalogue.sheets import ladder_sheet

        return ladder_sheet(path, path.relative_to(self._folder).as_posix(), competencies)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # The checker reads it again and says why it cannot be read.


def _checked(sheet: "Sheet", path: Path, type_: type[Read]) -> Read:
    if sheet.problems:
        lines = "\n".join(str(problem) for problem in sheet.problems)
        raise ContentError(_("{file} cannot be used:\n{problems}").format(file=path.name, problems=lines))
    return msgspec.convert(sheet.plain, type_)


def _named(found: tuple[NamedRead, ...], name: str, sentence: str) -> NamedRead:
    for each in found:
        if each.id == name:
            return each
    raise _not_found(sentence, name, [each.id for each in found])


def _not_found(sentence: str, name: str, known: Iterable[str]) -> NotFoundError:
    return NotFoundError(did_you_mean(sentence.format(name=name), nearest(name, known)))
