import json
from pathlib import Path

import pytest

from ladderdesk import paths
from ladderdesk.catalogue.check import check_folder
from ladderdesk.catalogue.model import Ladder
from ladderdesk.catalogue.read import MAIN_LADDERS, Library
from ladderdesk.catalogue.schema import FILES, schema_text, write_schemas

from ..pace import turns

CONTENT = paths.shipped("content")

COMPETENCIES = """
eval-design retrieval-quality context-engineering agent-architecture model-development model-adaptation data-quality
production-reliability ml-platform system-architecture research-fluency
problem-framing technical-strategy scoping-delivery standards-governance
mentoring cross-team-influence communication business-impact external-visibility hiring-bar
people-management team-coordination org-building
user-understanding product-discovery success-metrics responsible-ai product-strategy executive-communication
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(CONTENT, cache=tmp_path)


def test_the_shipped_content_has_no_problem() -> None:
    assert [str(problem) for problem in check_folder(CONTENT)] == []


def test_the_catalogue_holds_the_competencies_whose_ids_are_fixed(library: Library) -> None:
    assert sorted(each.id for each in library.competencies) == sorted(COMPETENCIES.split())


def test_the_two_main_ladders_ship_and_are_listed_first(library: Library) -> None:
    assert tuple(ladder.id for ladder in library.ladders()[:2]) == MAIN_LADDERS


def test_every_criterion_is_found_where_it_stands(library: Library) -> None:
    for ladder in library.ladders():
        for level in ladder.levels:
            for criterion in level.criteria:
                assert library.find_criterion(criterion.id) == (ladder, level, criterion)


def test_a_start_reads_its_content_within_fifteen_milliseconds(library: Library, tmp_path: Path) -> None:
    def read() -> Ladder:
        return Library(CONTENT, cache=tmp_path).ladder(MAIN_LADDERS[0])

    assert read() == library.ladder(MAIN_LADDERS[0])
    assert min(turns(read) for _round in range(5)) < 1.5


@pytest.mark.parametrize("name", FILES)
def test_the_published_schema_is_the_one_of_the_types(name: str) -> None:
    assert (CONTENT / "schema" / name).read_text(encoding="utf-8") == schema_text(FILES[name])


def test_no_schema_is_published_of_a_kind_that_is_gone() -> None:
    assert {path.name for path in (CONTENT / "schema").iterdir()} == set(FILES)


def test_a_schema_asks_for_what_the_types_ask_for(tmp_path: Path) -> None:
    write_schemas(tmp_path)

    ladder = json.loads((tmp_path / "ladder.schema.json").read_text(encoding="utf-8"))["$defs"]

    assert {"id", "statement", "kind"} <= set(ladder["Criterion"]["required"])
    assert ladder["Criterion"]["additionalProperties"] is False
    assert ladder["Threshold"]["properties"]["value"] == {"type": "number"}
    assert "any" in str(ladder["Criterion"]["properties"]["scope"])
