"""The wheel holds the program with everything it ships, and runs from it without a checkout in sight."""

import configparser
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ladderdesk import __version__
from ladderdesk.catalogue.read import Library

ROOT = Path(__file__).parent.parent
SHIPPED = {
    "content": "ladderdesk/_shipped/content",
    "resources": "ladderdesk/_shipped/resources",
    "src/ladderdesk": "ladderdesk",
}
DESKTOP = ROOT / "resources" / "desktop"

Terminal = Callable[..., str]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of an environment that has the wheel, and the libraries of the present one to stand on."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, symlinks=os.name != "nt")
    _pip("--python", str(_python(folder)), "install", "--no-deps", "--no-index", str(wheel))
    libraries = Path(pytest.__file__).parent.parent
    _packages(folder).joinpath("libraries.pth").write_text(f"{libraries}\n")
    return folder


@pytest.fixture
def terminal(installed: Path, tmp_path: Path) -> Terminal:
    """Run the installed program in a folder of its own, with a home of its own."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "LC_ALL"}}
    environment = {**kept, "LADDERDESK_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}

    def run(*words: str, program: str = "ladderdesk") -> str:
        command = [str(_python(installed).with_name(program)), *words]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def _pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *words], check=True, capture_output=True)


def _python(folder: Path) -> Path:
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def _packages(folder: Path) -> Path:
    (packages,) = folder.glob("lib/python*/site-packages" if os.name != "nt" else "Lib/site-packages")
    return packages


def _shipped_files() -> dict[str, Path]:
    """Name every file the wheel has to hold, by its place there."""
    return {
        f"{there}/{path.relative_to(ROOT / here).as_posix()}": path
        for here, there in SHIPPED.items()
        for path in (ROOT / here).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_program_content_and_resources_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as box:
        held = {name for name in box.namelist() if ".dist-info/" not in name}
        assert held == set(_shipped_files())
        for name in (name for name in held if "/_shipped/" in name):
            assert box.read(name) == _shipped_files()[name].read_bytes()


def test_the_wheel_says_what_it_needs_and_under_which_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as box:
        (about,) = (name for name in box.namelist() if name.endswith(".dist-info/METADATA"))
        facts = box.read(about).decode().split("\n\n")[0].splitlines()
        assert any(name.endswith("licenses/LICENSE") for name in box.namelist())
    assert f"Version: {__version__}" in facts
    assert "License-Expression: MIT" in facts
    assert "Requires-Python: >=3.11" in facts
    needed = [fact for fact in facts if fact.startswith("Requires-Dist: ") and "extra ==" not in fact]
    assert len(needed) == len(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"])


def test_the_installed_program_says_its_version(terminal: Terminal) -> None:
    assert terminal("--version") == f"LadderDesk {__version__}\n"


def test_the_installed_program_finds_what_it_ships_inside_the_package(terminal: Terminal, installed: Path) -> None:
    package = _packages(installed) / "ladderdesk"
    ask = "from ladderdesk import paths; print(paths.shipped('content'), paths.shipped('resources'), sep='\\n')"
    assert terminal("-c", ask, program="python").split() == [
        str(package / "_shipped" / folder) for folder in ("content", "resources")
    ]


def test_the_installed_program_lists_the_ladders_of_the_checkout(terminal: Terminal) -> None:
    titles = [ladder.title for ladder in Library(ROOT / "content").ladders()]
    listed = terminal("ladders").splitlines()
    assert len(listed) == len(titles)
    assert all(title in line for title, line in zip(titles, listed, strict=True))


def test_the_installed_program_does_the_main_job(terminal: Terminal, tmp_path: Path) -> None:
    terminal("target", "generative-ai-engineer", "staff", "--current", "senior")
    assert terminal("log", "Cut eval run from 3 h to 20 min #evals +Search !org") == "1\n"
    terminal("link", "1", json.loads(terminal("gaps", "--json"))[0]["criterion"])
    terminal("packet", "--format", "html", "--audience", "private", "-o", "packet.html")
    terminal("packet", "--format", "pdf", "-o", "packet.pdf")
    assert "Cut eval run from 3 h to 20 min" in (tmp_path / "packet.html").read_text(encoding="utf-8")
    assert (tmp_path / "packet.pdf").read_bytes().startswith(b"%PDF")
    assert "Cut eval run" in terminal("list")


def test_the_menu_entry_starts_the_program_under_the_name_its_window_has() -> None:
    entry = _read_entry(DESKTOP / "ladderdesk.desktop")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert entry["Exec"] in scripts
    assert entry["StartupWMClass"] == "ladderdesk"
    assert (DESKTOP / f"{entry['Icon']}.svg").is_file()


def test_the_description_for_software_centres_is_about_the_same_program() -> None:
    about = ElementTree.parse(DESKTOP / "ladderdesk.metainfo.xml").getroot()
    entry = _read_entry(DESKTOP / "ladderdesk.desktop")
    assert about.findtext("launchable") == "ladderdesk.desktop"
    assert about.findtext("name") == entry["Name"]
    assert about.findtext("icon") == entry["Icon"]
    assert about.findtext("project_license") == "MIT"


@pytest.mark.parametrize("name", ["ladderdesk.svg", "ladderdesk-symbolic.svg"])
def test_an_icon_is_square_and_draws_the_ladder(name: str) -> None:
    picture = ElementTree.parse(DESKTOP / name).getroot()
    _x, _y, width, height = picture.attrib["viewBox"].split()
    assert width == height == picture.attrib["width"] == picture.attrib["height"]
    assert [part.attrib["fill"] for part in picture if part.tag.endswith("path")] == ["none"]


def test_the_menu_gets_an_entry_that_opens_this_checkout_and_loses_it_again(tmp_path: Path) -> None:
    checkout = tmp_path / "100% a checkout"
    shutil.copytree(ROOT / ".ci", checkout / ".ci")
    shutil.copytree(DESKTOP, checkout / "resources" / "desktop")
    data = tmp_path / "data"
    environment = {**os.environ, "XDG_DATA_HOME": str(data)}
    subprocess.run(["sh", checkout / ".ci" / "menu"], env=environment, check=True, capture_output=True)
    entry = _read_entry(data / "applications" / "ladderdesk.desktop")
    program = checkout / ".venv" / "bin" / "ladderdesk"
    assert entry["Exec"] == f'"{str(program).replace("%", "%%")}"'
    assert entry["TryExec"] == str(program)
    assert entry["Name"] == "LadderDesk"
    assert (data / "icons" / "hicolor" / "scalable" / "apps" / "ladderdesk.svg").is_file()
    subprocess.run(["sh", checkout / ".ci" / "menu", "remove"], env=environment, check=True)
    assert [path for path in data.rglob("*") if path.is_file()] == []


def _read_entry(path: Path) -> dict[str, str]:
    reader = configparser.RawConfigParser()
    reader.optionxform = str  # type: ignore[method-assign,assignment]
    reader.read(path, encoding="utf-8")
    return dict(reader["Desktop Entry"])
