"""Publish the shape of content files as JSON Schema: `python -m ladderdesk.catalogue.schema FOLDER`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from ladderdesk.catalogue.learning import Assessment, Guide, Practice, Reference
from ladderdesk.catalogue.model import CompetencyFile, Content, Ladder
from ladderdesk.catalogue.sample import SampleJournal
from ladderdesk.catalogue.templates import EntryTemplate, PacketTemplate

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: Mapping[str, type[Content]] = {
    "competencies.schema.json": CompetencyFile,
    "ladder.schema.json": Ladder,
    "assessment.schema.json": Assessment,
    "guide.schema.json": Guide,
    "practice.schema.json": Practice,
    "reference.schema.json": Reference,
    "entry-template.schema.json": EntryTemplate,
    "packet-template.schema.json": PacketTemplate,
    "sample-journal.schema.json": SampleJournal,
}


def schema_text(type_: type[Content]) -> str:
    """Write the JSON Schema of one kind of content file."""
    schema = {"$schema": DIALECT, **_with_numbers(msgspec.json.schema(type_))}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write the schema of every kind of content file into a folder."""
    for name, type_ in FILES.items():
        (folder / name).write_text(schema_text(type_), encoding="utf-8")


def _with_numbers(schema: Any) -> Any:
    """Let decimals be the plain numbers that authors write."""
    if isinstance(schema, list):
        return [_with_numbers(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return {"type": "number"}
    return {key: _with_numbers(value) for key, value in schema.items()}


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
