"""Find every mistake in content files at once: `python -m ladderdesk.catalogue.check PATH`.

A folder holds `competencies.yaml`, `ladders/*.yaml`, the learning files, the templates and a sample; one with ladders
alone is held against the competencies that ship with the program.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from ladderdesk import paths
from ladderdesk.catalogue.files import COMPETENCIES, ladder_files
from ladderdesk.catalogue.learning_rules import names_of
from ladderdesk.catalogue.problems import Problem
from ladderdesk.catalogue.rules import OWN_GROUPS, SHIPPED_GROUPS, judge_across
from ladderdesk.catalogue.shape import Sheet
from ladderdesk.catalogue.sheets import (
    competency_ids,
    competency_sheet,
    ladder_sheet,
    learning_sheets,
    sample_sheets,
    template_sheets,
)
from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _, ngettext


def check_path(path: Path) -> list[Problem]:
    """List every problem of a content folder or of one ladder file."""
    return check_file(path) if path.is_file() else check_folder(path)


def check_folder(folder: Path) -> list[Problem]:
    """List every problem of every content file in a folder, in order; raises NotFoundError where there is none."""
    if not folder.is_dir():
        raise NotFoundError(_("There is no content folder {folder}.").format(folder=folder))
    own = competency_sheet(folder) if (folder / COMPETENCIES).exists() else None
    competencies = competency_ids(own or competency_sheet(paths.shipped("content")))
    ladders = _ladder_sheets(folder, competencies)
    judge_across(ladders)
    names = names_of((sheet.plain for sheet in ladders), competencies)
    learning = learning_sheets(folder, names).values()
    others = (*template_sheets(folder).values(), *sample_sheets(folder, names, learning))
    sheets = [*([own] if own else []), *ladders, *learning, *others]
    return _in_order(sheets) if sheets else [_nothing_to_check(folder)]


def check_file(path: Path) -> list[Problem]:
    """List every problem of one ladder file, held against the competencies that ship with the program."""
    competencies = competency_ids(competency_sheet(paths.shipped("content")))
    return _in_order([ladder_sheet(path, path.name, competencies)])


def main(arguments: list[str]) -> int:
    """Print the problems of a folder or file; 0 where there are none, 1 where there are, 2 where nothing is named."""
    if len(arguments) != 1:
        sys.stderr.write(_("Name one folder or file: python -m ladderdesk.catalogue.check PATH") + "\n")
        return 2
    try:
        problems = check_path(Path(arguments[0]))
    except NotFoundError as error:
        sys.stderr.write(f"{error.message}\n")
        return 2
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    count = ngettext("{count} problem.", "{count} problems.", len(problems)).format(count=len(problems))
    sys.stderr.write((count if problems else _("No problems.")) + "\n")
    return 1 if problems else 0


def _ladder_sheets(folder: Path, competencies: list[str]) -> list[Sheet]:
    is_shipped = folder.resolve() == paths.shipped("content").resolve()
    groups = SHIPPED_GROUPS if is_shipped else OWN_GROUPS
    return [
        ladder_sheet(path, path.relative_to(folder).as_posix(), competencies, groups=groups)
        for path in ladder_files(folder)
    ]


def _in_order(sheets: Iterable[Sheet]) -> list[Problem]:
    return sorted(
        (problem for sheet in sheets for problem in sheet.problems),
        key=lambda problem: (problem.file, problem.line, problem.column, problem.keys),
    )


def _nothing_to_check(folder: Path) -> Problem:
    message = _("There is neither a {competencies} nor a ladder here.").format(competencies=COMPETENCIES)
    return Problem(file=folder.name or str(folder), line=1, column=1, keys="", message=message)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
