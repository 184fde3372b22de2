"""The user guide tells the truth: its lines, keys, commands, figures and messages are those of the program."""

import ast
import re
import shlex
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ladderdesk import paths
from ladderdesk.assess import attention, gaps, plateaus, readiness, status
from ladderdesk.capture.grammar import read_line
from ladderdesk.capture.vocabulary import Vocabulary
from ladderdesk.catalogue.read import Library
from ladderdesk.cli.parser import parse
from ladderdesk.journal import files
from ladderdesk.journal.rows import Status, Strength
from ladderdesk.packet.templates import templates
from ladderdesk.settings import SettingsFile
from ladderdesk.ui import upkeep
from ladderdesk.ui.actions import Command, Offer, page_commands, window_commands
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.learn.topics import Chapter, list_topics
from ladderdesk.ui.opening import open_desk
from ladderdesk.ui.page import Page
from ladderdesk.ui.screens_made import factories
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.window import MainWindow

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
WEDNESDAY = date(2026, 11, 18)
KEYS_AS_TOLD = {"Enter": "Return", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
LINES: list[tuple[str, dict[str, Any]]] = [
    (
        "Cut eval run from 3 h to 20 min, saved $40K/q #evals +Search @Maya !org yesterday",
        {"day": date(2026, 11, 17), "kind": "win", "scope": "org", "competencies": ("eval-design",),
         "projects": ("Search",), "people": ("Maya",), "measures": ["3 h → 20 min", "$40K/q"]},
    ),
    (
        "Chose retrieval over fine-tuning #rag ^decision 3 Nov",
        {"day": date(2026, 11, 3), "kind": "decision", "competencies": ("retrieval-quality",)},
    ),
    (
        'Ranking behind a flag +"Search ranking" !feature',
        {"day": WEDNESDAY, "kind": "win", "scope": "feature", "projects": ("Search ranking",)},
    ),
    ("Postmortem of the index outage ^inc last Monday", {"day": date(2026, 11, 16), "kind": "incident"}),
    ("Platform work q3", {"day": date(2026, 7, 1), "until": date(2026, 9, 30), "title": "Platform work"}),
    ("Talk at the guild ^talk on 3 Nov 2025", {"day": date(2025, 11, 3), "kind": "talk"}),
    (
        "Golden set for refunds #evl-design",
        {"title": "Golden set for refunds #evl-design", "competencies": (), "offered": ["eval-design"]},
    ),
    (
        "Fixed the C++ build #2087, recall@10 +12 pp",
        {"title": "Fixed the C++ build #2087, recall@10 +12 pp", "measures": ["+12 pp"], "projects": (), "tags": ()},
    ),
    ("Planned for Monday", {"title": "Planned for Monday", "day": WEDNESDAY}),
]  # fmt: skip


def section(title: str) -> str:
    """Give the words of the guide under one heading."""
    return re.split(r"^## ", GUIDE, flags=re.MULTILINE)[1:][_titles().index(title)]


def _titles() -> list[str]:
    return re.findall(r"^## (.+)$", GUIDE, flags=re.MULTILINE)


def rows(title: str, table: int = 0) -> list[list[str]]:
    """Give the cells of a table under a heading, without its head."""
    tables = re.findall(r"(?:^\|.*\n)+", section(title), flags=re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in tables[table].splitlines()[2:]]


def test_the_contents_name_every_section_in_its_order() -> None:
    linked = re.findall(r"^- \[(.+)\]\(#(.+)\)$", GUIDE, flags=re.MULTILINE)
    assert [words for words, _anchor in linked] == _titles()
    assert [anchor for _words, anchor in linked] == [
        re.sub(r"[^\w ]", "", each.lower()).replace(" ", "-") for each in _titles()
    ]


@pytest.mark.parametrize(("line", "meaning"), LINES)
def test_a_line_of_the_guide_is_read_as_it_says(line: str, meaning: dict[str, Any]) -> None:
    assert f"`{line}`" in [told for told, _becomes in rows("Logging a line", 1)]
    draft = read_line(line, today=WEDNESDAY, vocabulary=Vocabulary.of(_library().competencies))
    offered = [token.choices[0] for token in draft.tokens if token.kind == "competency" and token.state == "offered"]
    read = {name: getattr(draft, name) for name in draft.__slots__} | {
        "measures": [measure.text for measure in draft.measures],
        "offered": offered,
    }
    assert {name: read[name] for name in meaning} == meaning


def _library() -> Library:
    return Library(paths.shipped("content"))


def test_every_line_of_the_guide_is_tested() -> None:
    assert [told.strip("`") for told, _becomes in rows("Logging a line", 1)] == [line for line, _meaning in LINES]


def test_the_keys_of_the_window_are_those_it_has() -> None:
    told = {key.strip("`"): words for key, words in rows("Keyboard") if "…" not in key}
    commands = [*window_commands(), Command("menu", "Menu", ("F10",))]
    assert set(told) == {command.keys[0] for command in commands if command.keys}
    assert [one.id for one in commands if one.keys and not told[one.keys[0]].startswith(one.words)] == []


def test_the_digits_of_the_screens_are_in_their_order() -> None:
    shown = page_commands()
    ((key, words),) = [row for row in rows("Keyboard") if "…" in row[0]]
    assert key == f"`{shown[0].keys[0]}` … `{shown[-1].keys[0]}`"
    assert words.startswith(", ".join(command.words for command in shown))


@pytest.mark.parametrize("page", ["home", "journal", "ladder", "gaps", "readiness", "packet", "learn"])
def test_the_keys_of_a_screen_are_those_it_has(page: str, window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(page)
    assert window.page is not None
    offered = _keys_of(window.page)
    if isinstance(window.page, LearnPage):
        offered |= _keys_of_every_chapter(window.page, window, qtbot)
    everywhere = {key.strip("`") for key, _words in rows("Keyboard")}
    told = " ".join(told for screen, told in rows("Keyboard", 1) if screen.lower().startswith(page))
    here = {_key(each) for each in re.findall(r"`([^`]+)`", told)}
    assert sorted(offered - everywhere - here) == [], "not told"
    shortcuts = {key for key in here if re.fullmatch(r"[A-Z]|Ctrl\+.*|[][]", key)}
    assert sorted(shortcuts - offered) == [], "not there"


def _key(told: str) -> str:
    """Name a key as the program does, which has words for what the guide shows as a sign."""
    for sign, word in KEYS_AS_TOLD.items():
        told = told.replace(sign, word)
    return told


def _keys_of(page: Page) -> set[str]:
    return {made.command.keys[0] for made in page.findChildren(Offer) if made.command.keys}


def _keys_of_every_chapter(page: LearnPage, window: MainWindow, qtbot: QtBot) -> set[str]:
    """Gather the keys of each chapter; those of a reference page are there once it is read, and go with it."""
    topics = list_topics(page.desk)
    for chapter in Chapter:
        page.show_topic(next(topic.id for topic in topics if topic.chapter is chapter))
    window.tasks.abandon()
    keys = _keys_of(page)
    for topic in topics:
        if topic.chapter is Chapter.REFERENCE:
            page.show_topic(topic.id)
            assert page.chapter is not None
            page.chapter.refresh()
            qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=15_000)
            keys |= _keys_of(page)
    return keys


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    Theme(qapp).apply("light", reduced_motion=True)
    settings = SettingsFile(tmp_path / "settings.json")
    desk = open_desk(tmp_path / "v.ladderdesk", settings)
    made = MainWindow(settings, factories())
    qtbot.addWidget(made)
    made.attach(desk)
    yield made
    made.detach()
    desk.close()


def _commands() -> list[str]:
    told = [re.findall(r"`([^`]+)`", f"{command} {does}") for command, does in rows("Terminal")]
    words = [each for line in told for each in line]
    return [each.removeprefix("ladderdesk").strip() for each in words if not each.startswith("--") and " " in each]


@pytest.mark.parametrize("command", _commands())
def test_a_command_of_the_guide_can_be_given(command: str) -> None:
    assert parse(shlex.split(command)).command


def test_every_option_of_the_guide_is_one_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    for command, does in rows("Terminal"):
        name = command.strip("`").removeprefix("ladderdesk").split("`")[0].split(" --")[0].split()[:1]
        for words in (name, *(found.split() for found in re.findall(r"`([a-z]+ [a-z]+) ", does))):
            with pytest.raises(SystemExit):
                parse([*words, "--help"])
        told = capsys.readouterr().out
        assert [option for option in re.findall(r"--[a-z-]+", f"{command} {does}") if option not in told] == []


def test_every_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    there = set(re.findall(r"^    ([a-z]+)  ", capsys.readouterr().out, flags=re.MULTILINE))
    assert there - {word for row in rows("Terminal") for word in re.findall(r"[a-z]+", " ".join(row))} == {"tour"}


def test_the_figures_of_the_guide_are_those_of_the_rules() -> None:
    values = [readiness.VALUES[each] for each in Status]
    assert [f"{name} {float(value):g}" for name, value in zip(_status_words(), values, strict=True)] == [
        "no evidence 0", "emerging 0.35", "demonstrated 0.75", "sustained 1"
    ]  # fmt: skip
    assert [str(status.HALVES[strength] // 2) for strength in Strength] == [
        points[0] for _strength, _use, points in rows("Linking evidence")
    ]
    for words in (
        "no evidence 0, emerging 0.35, demonstrated 0.75, sustained 1",
        f"at least {status.SUSTAINED_DAYS} days apart",
        f"no evidence for {gaps.STALE_DAYS} days",
        f"they hold {plateaus.LEAST_ENTRIES} entries",
        f"keeps the newest {upkeep.KEPT_BACKUPS}",
        f"up to {files.LARGEST >> 20} MB",
    ):
        assert words in " ".join(GUIDE.split())
    assert (attention.DUE_DAYS, plateaus.MONTHS) == (3, 6)


def _status_words() -> list[str]:
    return [each.value.replace("_", " ") for each in Status]


def test_every_packet_template_is_told() -> None:
    assert {name for name, *_rest in rows("Packet")} == {template.name for template in templates()}


@cache
def _messages() -> list[str]:
    """Gather every sentence of the program that stands in a call of the translator."""
    found = []
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                found += [
                    each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                ]
    return [re.sub(r"\{[^}]*\}", "…", text) for text in found]


@pytest.mark.parametrize("told", [told for told, _do in rows("When something is wrong")])
def test_a_message_of_the_guide_is_one_the_program_says(told: str) -> None:
    pieces = [piece.strip() for piece in told.replace("64 MB", "… MB").split("…") if piece.strip(" “”:")]
    pattern = re.compile(".*".join(re.escape(piece) for piece in pieces), re.DOTALL)
    assert [text for text in _messages() if pattern.search(text)], told
