"""Read one content file into a sheet, with every problem that can be seen from that file."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ladderdesk.catalogue.files import COMPETENCIES, learning_files, sample_files, template_files
from ladderdesk.catalogue.model import CompetencyFile, Content, Ladder
from ladderdesk.catalogue.nodes import UnreadableError, read_bytes, read_tree
from ladderdesk.catalogue.rules import OWN_GROUPS, Limits, judge_competencies, judge_file_name, judge_ladder
from ladderdesk.catalogue.shape import Sheet, fit

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning_rules import Names


def competency_sheet(folder: Path) -> Sheet:
    """Read the catalogue of competencies of a content folder."""
    return _sheet(folder / COMPETENCIES, COMPETENCIES, CompetencyFile, judge_competencies)


def ladder_sheet(path: Path, file: str, competencies: Iterable[str], *, groups: Limits = OWN_GROUPS) -> Sheet:
    """Read a ladder file, called `file` in its problems, and hold it against the ids of the competencies."""

    def judge(sheet: Sheet) -> None:
        judge_file_name(sheet, path.stem)
        judge_ladder(sheet, competencies, groups=groups)

    return _sheet(path, file, Ladder, judge)


def learning_sheets(folder: Path, names: "Names") -> dict[Path, Sheet]:
    """Read every learning file of a content folder, held against each other and against the names of the rest."""
    from ladderdesk.catalogue.learning import KINDS
    from ladderdesk.catalogue.learning_rules import judge_across_learning, judge_learning, with_learning

    files = learning_files(folder)
    sheets = {path: _sheet(path, path.relative_to(folder).as_posix(), KINDS[path.parent.name]) for path in files}
    known = with_learning(names, {path: sheet.plain for path, sheet in sheets.items()})
    for path, sheet in sheets.items():
        if sheet.places:
            judge_file_name(sheet, path.stem)
            judge_learning(sheet, path.parent.name, known)
    judge_across_learning(sheets.values())
    return sheets


def template_sheets(folder: Path) -> dict[Path, Sheet]:
    """Read every template of a content folder, held against the others of its kind."""
    from ladderdesk.catalogue.template_rules import judge_across_templates, judge_template, report_name
    from ladderdesk.catalogue.templates import TEMPLATES

    sheets: dict[Path, Sheet] = {}
    for path in template_files(folder):
        kind, _dash, name = path.stem.partition("-")
        file = path.relative_to(folder).as_posix()
        sheets[path] = _sheet(path, file, TEMPLATES[kind]) if kind in TEMPLATES else report_name(Sheet(file))
        if sheets[path].places:
            judge_file_name(sheets[path], name)
            judge_template(sheets[path], kind)
    judge_across_templates(sheets)
    return sheets


def sample_sheets(folder: Path, names: "Names", learning: Iterable[Sheet]) -> list[Sheet]:
    """Read the sample journals of a content folder, held against everything they name."""
    from ladderdesk.catalogue.sample import SampleJournal
    from ladderdesk.catalogue.sample_rules import judge_sample

    known = [sheet.plain for sheet in learning]

    def judge(sheet: Sheet) -> None:
        judge_sample(sheet, names, known)

    return [_sheet(path, path.relative_to(folder).as_posix(), SampleJournal, judge) for path in sample_files(folder)]


def competency_ids(sheet: Sheet) -> list[str]:
    """List the ids on a sheet of competencies, those with other problems included."""
    return [row["id"] for row in sheet.plain.get("competencies", ()) if isinstance(row, dict) and "id" in row]


def _sheet(path: Path, file: str, type_: type[Content], judge: Callable[[Sheet], None] | None = None) -> Sheet:
    sheet = Sheet(file)
    try:
        fit(read_tree(read_bytes(path, file), file), type_, sheet)
    except UnreadableError as error:
        sheet.problems.append(error.problem)
    else:
        if judge is not None:
            judge(sheet)
    return sheet
