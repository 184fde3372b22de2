"""Templates are held to their rules, and only what was written under a heading becomes part of an entry."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk import paths
from ladderdesk.catalogue.check import check_folder
from ladderdesk.catalogue.problems import Problem
from ladderdesk.catalogue.read import Library
from ladderdesk.catalogue.templates import AudienceName, EntryKind, EntryTemplate, Prompt, answered
from ladderdesk.errors import NotFoundError
from ladderdesk.journal.rows import Audience, Kind

from .folders import content_folder, spoiled

ENTRY = """\
id: decision
rank: 1
name: Decision
summary: A choice.
kind: decision
audience: packet
title: What was decided?
prompts:
  - {heading: Options, question: What else was there?}
  - {heading: Evidence, question: What told them apart?}
"""

PACKET = """\
id: promo
rank: 1
name: Packet
summary: The case.
title: 'From {current} to {target}'
title_without_current: 'To {target}'
audience: packet
pages: 8
months: 18
hides: [clients]
sections:
  - {kind: case, heading: The case}
  - {kind: criteria}
"""

FILES = {"entry-decision": ENTRY, "packet-promo": PACKET}
PROMPTS = (Prompt(heading="Options", question="What else?"), Prompt(heading="Evidence", question="Why?"))


def template_folder(place: Path, **changed: str) -> Path:
    """Write a content folder with templates; `changed` replaces or adds files by their name."""
    folder = content_folder(place)
    (folder / "templates").mkdir()
    for name, text in (FILES | {key.replace("__", "-"): text for key, text in changed.items()}).items():
        (folder / "templates" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def problems_of(place: Path, name: str, text: str) -> list[Problem]:
    return check_folder(template_folder(place, **{name.replace("-", "__"): text}))


def test_templates_without_a_fault_have_no_problem(tmp_path: Path) -> None:
    assert check_folder(template_folder(tmp_path)) == []


FAULTS = [
    ("entry-decision", "heading: Options", "headin: Options", "prompts[0].headin", "no key 'headin'", "heading"),
    ("entry-decision", "kind: decision", "kind: choice", "kind", "'choice' is none of", ""),
    ("entry-decision", "audience: packet", "audience: pakcet", "audience", "'pakcet' is none of", "packet"),
    ("entry-decision", "id: decision", "id: decisions", "id", "the file is named 'decision'", ""),
    ("entry-decision", "heading: Evidence", "heading: Options", "prompts[1].heading", "the first is on line 9", ""),
    ("entry-decision", "heading: Options", "heading: '**Options**'", "prompts[0].heading", "plain words", ""),
    ("entry-decision", "rank: 1", "rank: 0", "rank", "0 is too small", ""),
    ("entry-decision", "title: What was decided?", "title: ''", "title", "nothing written", ""),
    ("entry-decision", "title: What was", f"title: {'x' * 80}", "title", "at most 72 fit", ""),
    ("packet-promo", "kind: case", "kind: cases", "sections[0].kind", "'cases' is none of", "case"),
    ("packet-promo", "kind: criteria", "kind: case, heading: Again", "sections[1].kind", "a second time", ""),
    ("packet-promo", ", heading: The case", "", "sections[0]", "needs a heading", ""),
    ("packet-promo", "{current} to", "{curent} to", "title", "Nothing fills {curent} here", "current"),
    ("packet-promo", "'To {target}'", "'{current}'", "title_without_current", "Nothing fills {current}", ""),
    ("packet-promo", "pages: 8", "pages: many", "pages", "Expected a whole number", ""),
    ("packet-promo", "hides: [clients]", "hides: [names]", "hides[0]", "'names' is none of", ""),
]


@pytest.mark.parametrize(("name", "old", "new", "keys", "message", "suggestion"), FAULTS)
def test_a_fault_is_reported_alone_with_its_place_and_a_way_out(
    tmp_path: Path, name: str, old: str, new: str, keys: str, message: str, suggestion: str
) -> None:
    text, line = spoiled(FILES[name], old, new)

    (found,) = problems_of(tmp_path, name, text)

    assert (found.file, found.keys) == (f"templates/{name}.yaml", keys)
    assert message in found.message
    assert found.suggestion == suggestion
    assert found.line in (line, line + 1)


@pytest.mark.parametrize("key", ["prompts", "sections"])
def test_a_template_is_not_empty(tmp_path: Path, key: str) -> None:
    name = "entry-decision" if key == "prompts" else "packet-promo"
    text = FILES[name]

    (found,) = problems_of(tmp_path, name, f"{text[: text.index(key)]}{key}: []\n")

    assert found.keys == key


def test_a_file_that_does_not_say_what_it_is_for_is_reported(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, "brag", PACKET)

    assert (found.file, found.line) == ("templates/brag.yaml", 1)
    assert "entry-NAME.yaml or packet-NAME.yaml" in found.message


def test_two_templates_cannot_stand_in_one_place(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, "entry-win", ENTRY.replace("id: decision", "id: win"))

    assert (found.file, found.keys) == ("templates/entry-win.yaml", "rank")
    assert "templates/entry-decision.yaml" in found.message


def test_a_broken_template_stops_only_itself(tmp_path: Path) -> None:
    folder = template_folder(tmp_path, entry__win="id: [")
    library = Library(folder, cache=tmp_path / "cache")

    assert [each.id for each in library.entry_templates()] == ["decision"]
    assert Library(folder, cache=tmp_path / "cache").entry_templates() == library.entry_templates()
    assert library.entry_template("decision").prompts[1].heading == "Evidence"
    with pytest.raises(NotFoundError, match="did you mean 'decision'"):
        library.entry_template("decison")


def test_content_knows_the_kinds_and_audiences_of_the_journal() -> None:
    assert get_args(EntryKind) == tuple(Kind)
    assert get_args(AudienceName) == tuple(Audience)


def shipped() -> tuple[EntryTemplate, ...]:
    return Library(paths.shipped("content")).entry_templates()


def test_seven_templates_for_entries_ship_in_their_order() -> None:
    assert [each.id for each in shipped()] == [
        "win",
        "decision",
        "incident",
        "feedback",
        "mentoring",
        "talk",
        "weekly-review",
    ]


@pytest.mark.parametrize("template", shipped(), ids=lambda each: each.id)
def test_an_outline_that_nobody_wrote_into_is_nothing(template: EntryTemplate) -> None:
    assert answered(template.outline(), template.prompts) == ""
    assert all(f"\n{prompt.line}\n" in f"\n{template.outline()}" for prompt in template.prompts)


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("**Options**\n\nTwo of them\n\n**Evidence**\n\n", "**Options**\n\nTwo of them"),
        ("**Options**\n\n\n\n**Evidence**\n\nA trial", "**Evidence**\n\nA trial"),
        ("Before all\n\n**Options**\n\n\n", "Before all"),
        ("**Options**\nclose by\n**Evidence**", "**Options**\nclose by"),
        ("**Options** inline\n", "**Options** inline\n"),
        ("**Else**\n\n\n**Options**\n", "**Else**"),
        ("**Options**\n\na\n\n**Evidence**\n\nb\n", "**Options**\n\na\n\n**Evidence**\n\nb\n"),
        ("\n\nNo heading at all\n", "\n\nNo heading at all\n"),
        ("", ""),
    ],
)
def test_a_heading_is_kept_where_something_stands_under_it(body: str, kept: str) -> None:
    assert answered(body, PROMPTS) == kept


LINES = st.lists(
    st.sampled_from(["**Options**", "**Evidence**", "", " ", "words", "- a point", "**Else**"]), max_size=12
)


@given(LINES)
def test_no_word_of_the_users_is_ever_lost(lines: list[str]) -> None:
    headings = {prompt.line for prompt in PROMPTS}
    kept = answered("\n".join(lines), PROMPTS).split("\n")

    def own(text: list[str]) -> list[str]:
        return [line for line in text if line.strip() and line not in headings]

    assert own(kept) == own(lines)
    assert answered("\n".join(kept), PROMPTS) == "\n".join(kept)
