"""The command line does what the window does, prints what docs/formats.md says, and fails in one line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ladderdesk.cli import run
from ladderdesk.settings import SettingsFile

ENTRY_KEYS = {
    "id", "date", "title", "body", "kind", "scope", "audience", "competencies", "tags", "projects", "people", "impacts",
    "evidence",
}  # fmt: skip
CRITERION_KEYS = {
    "id", "kind", "competency", "group", "level", "status", "status_packet_ready", "points", "weight", "value", "mark",
    "verdict", "evidence",
}  # fmt: skip
STAFF = ("generative-ai-engineer", "staff")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return tmp_path / "journal.ladderdesk"


class Terminal:
    """Run commands on one vault and keep what they print."""

    def __init__(self, vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.vault = vault
        self.capsys = capsys
        self.error = ""

    def __call__(self, *words: str, status: int = 0) -> str:
        self.capsys.readouterr()
        assert run(["--vault", str(self.vault), *words]) == status
        told = self.capsys.readouterr()
        self.error = told.err
        return told.out

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--json"))


@pytest.fixture
def terminal(vault: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(vault, capsys)


def test_logging_prints_the_number_of_an_entry_that_can_be_shown(terminal: Terminal) -> None:
    number = terminal("log", "Cut eval run from 3 h to 20 min #evals +Search @Maya !org 2026-11-03").strip()
    shown = terminal.json("show", number)
    assert set(shown) == ENTRY_KEYS
    assert shown["title"] == "Cut eval run from 3 h to 20 min"
    assert (shown["date"], shown["scope"], shown["competencies"]) == ("2026-11-03", "org", ["eval-design"])
    assert shown["projects"] == ["Search"]
    assert [person["name"] for person in shown["people"]] == ["Maya"]


def test_log_without_text_reads_the_line_from_standard_input(vault: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from ladderdesk.cli import main; main()", "--vault", str(vault), "log"],
        input="Saved $40K/q by caching !system\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "1"


def test_an_empty_line_is_refused_in_one_line(terminal: Terminal) -> None:
    terminal("log", "  ", status=1)
    assert terminal.error.startswith("ladderdesk: ")
    assert terminal.error.count("\n") == 1


def test_a_line_that_means_nothing_is_kept_whole_as_the_title(terminal: Terminal) -> None:
    line = "C++ build #2087 recall@10 +12 pp {}[]"
    number = terminal("log", line).strip()
    assert terminal.json("show", number)["title"] == line


def test_entries_are_found_by_their_words_and_listed_newest_first(terminal: Terminal) -> None:
    terminal("log", "Older golden set 2026-01-02")
    terminal("log", "Newer golden set 2026-02-03")
    terminal("log", "Something else 2026-02-04")
    assert [each["title"] for each in terminal.json("search", "golden")] == ["Newer golden set", "Older golden set"]
    assert [each["title"] for each in terminal.json("list", "--since", "2026-02-01")] == [
        "Something else",
        "Newer golden set",
    ]


def test_linking_evidence_moves_readiness_and_closes_no_gap_that_it_should_not(terminal: Terminal) -> None:
    terminal("target", *STAFF, "--current", "senior")
    before = terminal.json("readiness")
    gap = next(each for each in terminal.json("gaps") if each["status"] == "no_evidence")
    number = terminal("log", "Published the eval standard of three teams #evals !org").strip()
    terminal("link", number, gap["criterion"])
    after = terminal.json("readiness")
    assert after["claimed"] >= before["claimed"] == 0
    linked = next(each for each in after["criteria"] if each["id"] == gap["criterion"])
    assert linked["evidence"] == [int(number)]
    assert linked["status"] != "no_evidence"


def test_readiness_and_gaps_have_the_documented_keys(terminal: Terminal) -> None:
    terminal("target", *STAFF)
    told = terminal.json("readiness")
    assert set(told) == {
        "ladder", "level", "as_of", "claimed", "packet_ready", "gates", "counts", "criteria"
    }  # fmt: skip
    assert set(told["gates"]) == {"met", "of"}
    assert set(told["counts"]) == {"no_evidence", "emerging", "demonstrated", "sustained"}
    assert all(set(each) == CRITERION_KEYS for each in told["criteria"])
    keys = {"criterion", "competency", "group", "status", "next", "last_evidence", "suggestions"}
    assert all(set(each) == keys for each in terminal.json("gaps"))


@pytest.mark.parametrize(
    "words",
    [
        ("show", "7"),
        ("link", "1", "no.such.criterion"),
        ("target", "no-such-ladder", "staff"),
        ("target", "generative-ai-engineer", "emperor"),
        ("list", "--since", "yesterdayish"),
        ("list", "--kind", "miracle"),
        ("ladder", "show", "generative-ai-enginer"),
        ("import", "no-such-file.json"),
        ("audience", "packet", "1", "7"),
    ],
)
def test_a_known_failure_is_one_line_on_standard_error_and_status_1(terminal: Terminal, words: tuple[str, ...]) -> None:
    terminal("log", "A first entry")
    assert terminal(*words, status=1) == ""
    assert terminal.error.startswith("ladderdesk: ")
    assert terminal.error.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("fly",), ("show",), ("show", "seven"), ("packet",), ("list", "--limit", "0"), ("audience", "all", "1")]
)
def test_bad_usage_is_status_2(terminal: Terminal, words: tuple[str, ...]) -> None:
    terminal(*words, status=2)


def test_reading_makes_no_vault(terminal: Terminal) -> None:
    terminal("list", status=1)
    assert not terminal.vault.exists()
    assert "log" in terminal.error


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!"), ("md", b"# ")])
def test_a_packet_is_written_in_every_format(terminal: Terminal, tmp_path: Path, form: str, start: bytes) -> None:
    terminal("target", *STAFF)
    terminal("packet", "--format", form, "-o", str(tmp_path / f"packet.{form}"))
    assert (tmp_path / f"packet.{form}").read_bytes().lower().startswith(start.lower())


def test_a_packet_from_the_terminal_removes_what_one_from_the_window_would(terminal: Terminal, tmp_path: Path) -> None:
    from ladderdesk.ui.opening import make_sample

    make_sample(terminal.vault, SettingsFile(tmp_path / "settings.json"), anew=True)
    told = terminal("packet", "--format", "md", "-o", str(tmp_path / "packet.md"))
    written = (tmp_path / "packet.md").read_text(encoding="utf-8")
    assert "Gwen Tilley" not in written
    assert "sample.internal" not in written
    assert "redacted" in told


def test_the_name_of_the_file_says_the_format_and_the_option_goes_before_it(terminal: Terminal, tmp_path: Path) -> None:
    terminal("target", *STAFF)
    terminal("packet", "-o", str(tmp_path / "packet.docx"))
    assert (tmp_path / "packet.docx").read_bytes().startswith(b"PK")
    terminal("packet", "--format", "md", "-o", str(tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_bytes().startswith(b"# ")
    terminal("packet", "-o", str(tmp_path / "packet"), status=1)
    assert "--format" in terminal.error
    assert not (tmp_path / "packet").exists()


def test_a_file_that_is_there_is_replaced_only_by_force(terminal: Terminal, tmp_path: Path) -> None:
    terminal("target", *STAFF)
    there = tmp_path / "packet.md"
    there.write_text("mine")
    terminal("packet", "-o", str(there), status=1)
    assert there.read_text() == "mine"
    assert "--force" in terminal.error
    assert terminal.error.count("\n") == 1
    terminal("packet", "-o", str(there), "--force")
    assert there.read_text().startswith("# ")


def test_an_entry_is_logged_for_an_audience_and_list_and_show_tell_it(terminal: Terminal) -> None:
    number = terminal("log", "--audience", "packet", "Cut eval run from 3 h to 20 min").strip()
    terminal("log", "Nobody else's business")
    assert terminal.json("show", number)["audience"] == "packet"
    assert "packet" in terminal("show", number)
    assert [line.split()[3] for line in terminal("list").splitlines()] == ["private", "packet"]
    assert [each["title"] for each in terminal.json("list", "--audience", "private")] == ["Nobody else's business"]


def test_an_entry_from_a_template_is_logged_for_the_audience_that_is_asked_for(terminal: Terminal) -> None:
    number = terminal("log", "--template", "incident", "--audience", "packet", "Index outage, found in 9 min").strip()
    assert terminal.json("show", number)["audience"] == "packet"


def test_a_packet_says_which_entries_are_left_out_and_how_to_let_its_readers_see_them(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal("target", *STAFF)
    for title in ("Published the eval standard", "Ran the eval review"):
        number = terminal("log", f"{title} #evals !org").strip()
        terminal("link", number, "genai.staff.eval-standard")
    told = terminal("packet", "-o", str(tmp_path / "packet.md"))
    assert "2 private entries left out" in told
    assert "ladderdesk audience packet 1 2" in told
    assert "2 entries" in terminal("audience", "packet", "1", "2")
    assert "left out" not in terminal("packet", "-o", str(tmp_path / "packet.md"), "--force")
    terminal("log", "Felt unsure")
    told = terminal("packet", "--template", "resume", "-o", str(tmp_path / "resume.md"))
    assert "ladderdesk audience" not in told
    assert "Published the eval standard" in (tmp_path / "packet.md").read_text()


def test_a_packet_for_a_folder_that_is_not_there_is_a_known_failure(terminal: Terminal, tmp_path: Path) -> None:
    terminal("target", *STAFF)
    terminal("packet", "--format", "md", "-o", str(tmp_path / "nowhere" / "packet.md"), status=1)
    assert "nowhere" in terminal.error


def test_a_journal_goes_out_and_comes_in_again_unchanged(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal("log", "Cut eval run #evals +Search @Maya")
    terminal("target", *STAFF)
    terminal("export", "-o", str(tmp_path / "journal.json"))
    other = Terminal(tmp_path / "other.ladderdesk", capsys)
    other("import", str(tmp_path / "journal.json"))
    assert other.json("list") == terminal.json("list")
    other("import", str(tmp_path / "journal.json"))
    assert len(other.json("list")) == 1


def test_an_export_replaces_a_file_only_when_told_to(terminal: Terminal, tmp_path: Path) -> None:
    terminal("log", "A first entry")
    path = tmp_path / "journal.json"
    path.write_text("somebody's own")
    terminal("export", "-o", str(path), status=1)
    assert "--force" in terminal.error
    assert path.read_text() == "somebody's own"
    terminal("export", "-o", str(path), "--force")
    assert "A first entry" in path.read_text()


def test_a_broken_journal_file_imports_nothing(terminal: Terminal, tmp_path: Path) -> None:
    terminal("log", "A first entry")
    (tmp_path / "bad.json").write_text('{"format": "ladderdesk-journal", "version": 1, "records": {"entry": [{}]}}')
    terminal("import", str(tmp_path / "bad.json"), status=1)
    assert len(terminal.json("list")) == 1


def test_a_backup_is_written_and_the_doctor_finds_the_journal_sound(terminal: Terminal, tmp_path: Path) -> None:
    terminal("log", "A first entry")
    path = Path(terminal("backup", "--folder", str(tmp_path / "copies")).strip())
    assert path.stat().st_size > 0
    assert "sound" in terminal("doctor")


def test_a_file_that_is_no_vault_is_refused_untouched(terminal: Terminal) -> None:
    terminal.vault.write_text("These are my notes.")
    terminal("log", "A win", status=1)
    assert terminal.vault.read_text() == "These are my notes."


def test_content_with_a_mistake_is_reported_with_its_place(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "ladder.yaml").write_text("id: my-ladder\ntitel: Mine\n")
    told = terminal("ladder", "check", str(tmp_path / "ladder.yaml"), status=1)
    assert "ladder.yaml:2:" in told
    assert "title" in told


def test_control_characters_of_an_entry_do_not_reach_the_terminal(terminal: Terminal) -> None:
    terminal("log", "Red \x1b[31malert\x07 text")
    assert "\x1b" not in terminal("list")
