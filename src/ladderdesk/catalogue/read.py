"""The content the program works with: competencies and ladders, each file read when it is first asked for."""

import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ladderdesk import paths
from ladderdesk.catalogue.cache import Cache, origin_of
from ladderdesk.catalogue.files import COMPETENCIES, ladder_files
from ladderdesk.catalogue.model import Competency, CompetencyFile, Content, Criterion, Ladder, Level
from ladderdesk.catalogue.problems import Problem, did_you_mean, nearest
from ladderdesk.errors import ContentError, NotFoundError
from ladderdesk.i18n import _

if TYPE_CHECKING:
    from ladderdesk.catalogue.shape import Sheet

MAIN_LADDERS = ("generative-ai-engineer", "ai-ml-engineer")

Read = TypeVar("Read", bound=Content)


class Library:
    """One folder of content. What was read stays; a changed file is seen by a new library.

    The YAML reader is loaded only for a file that is new or changed since it was last read without a problem.
    """

    def __init__(self, folder: Path, *, cache: Path | None = None) -> None:
        self._folder = folder
        self._cache = Cache(cache or paths.cache_folder() / "content")
        self._ladders: dict[str, Ladder] = {}

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


def _not_found(sentence: str, name: str, known: Iterable[str]) -> NotFoundError:
    return NotFoundError(did_you_mean(sentence.format(name=name), nearest(name, known)))
