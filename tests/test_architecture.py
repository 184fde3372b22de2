"""Who may import whom, and what start-up must not load."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "ladderdesk"

EVERYONE = {"errors", "paths", "i18n", "locales", "spared"}
MAY_IMPORT = {
    "errors": set(),
    "i18n": set(),
    "locales": set(),
    "paths": set(),
    "spared": set(),
    "settings": EVERYONE,
    "catalogue": EVERYONE,
    "capture": EVERYONE,
    "journal.rows": set(),
    "vault": EVERYONE | {"journal.rows"},
    "journal": EVERYONE | {"vault", "journal.rows", "capture", "catalogue"},
    "assess": EVERYONE | {"catalogue", "journal.rows"},
    "charts": EVERYONE | {"catalogue", "journal.rows", "assess"},
    "packet": EVERYONE | {"catalogue", "journal.rows", "assess", "charts"},
    "exchange": EVERYONE | {"catalogue", "journal", "journal.rows", "vault"},
    "desk": EVERYONE | {"vault", "journal", "journal.rows", "catalogue", "settings"},
    "guiding": EVERYONE | {"assessing", "desk", "vault", "journal", "journal.rows", "catalogue", "assess", "exchange"},
    "assessing": EVERYONE | {"insight", "desk", "vault", "journal", "journal.rows", "catalogue", "assess"},
    "insight": EVERYONE
    | {"desk", "vault", "journal", "journal.rows", "catalogue", "capture", "assess", "charts", "packet", "exchange"},
}
LIBRARIES = {
    "PySide6": {"ui", "app"},
    "sqlalchemy": {"vault", "journal"},
    "sqlcipher3": {"vault"},
    "alembic": {"vault"},
    "matplotlib": {"charts"},
    "sqlite3": set(),
}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    """Name the part of the house that a module belongs to."""
    relative = path.relative_to(SOURCE)
    if relative.parts[0] == "journal" and relative.name == "rows.py":
        return "journal.rows"
    return relative.parts[0].removesuffix(".py")


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            names.append("." * node.level)
    return names


def own_part(name: str) -> str | None:
    parts = name.split(".")
    if parts[0] != "ladderdesk" or len(parts) < 2:
        return None
    if parts[1:3] == ["journal", "rows"]:
        return "journal.rows"
    return parts[1]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_what_its_part_may(path: Path) -> None:
    part = part_of(path)
    allowed = MAY_IMPORT.get(part)
    names = imported(path)
    assert not [name for name in names if name.startswith(".")], "imports are absolute"
    parts = {found for name in names if (found := own_part(name))} - {part, "__version__"}
    if allowed is None:
        assert part == "ui" or "ui" not in parts or part in {"app", "cli", "tour", "__main__"}
    else:
        assert parts <= allowed, f"{part} may not import {sorted(parts - allowed)}"
    for library, homes in LIBRARIES.items():
        if any(name.split(".")[0] == library for name in names):
            assert part in homes, f"{library} is imported only in {sorted(homes)}"


def loaded_by(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_program_starts_without_its_heavy_libraries() -> None:
    loaded = {name.split(".")[0] for name in loaded_by("import ladderdesk.app")}
    assert not loaded & {
        "matplotlib",
        "numpy",
        "alembic",
        "typst",
        "docx",
        "sqlalchemy",
        "babel",
        "markdown_it",
        "yaml",
    }


def test_the_command_line_starts_without_a_window_toolkit() -> None:
    loaded = {name.split(".")[0] for name in loaded_by("import ladderdesk.cli")}
    assert not loaded & {"PySide6", "matplotlib", "numpy", "alembic", "typst", "docx"}


def test_what_the_database_library_has_for_others_is_not_loaded(tmp_path: Path) -> None:
    run = f"import ladderdesk.cli\nladderdesk.cli.run(['--vault', r'{tmp_path / 'v.ladderdesk'}', 'log', 'A win'])"
    assert not loaded_by(run) & {"asyncio.events", "socket", "ssl", "importlib.metadata._meta", "email.message"}


def test_what_was_not_loaded_is_whole_for_whoever_asks() -> None:
    loaded = loaded_by(
        "import ladderdesk.vault.vault\nimport asyncio\nasyncio.run(asyncio.sleep(0))\nimport asyncio.events"
    )
    assert "asyncio.events" in loaded


def test_logging_a_win_loads_no_window_toolkit_and_no_charts(tmp_path: Path) -> None:
    run = f"import ladderdesk.cli\nladderdesk.cli.main(['--vault', r'{tmp_path / 'v.ladderdesk'}', 'log', 'A win'])"
    loaded = {name.split(".")[0] for name in loaded_by(run.replace("main(", "run("))}
    assert not loaded & {"PySide6", "matplotlib", "numpy", "alembic", "typst", "docx"}
