"""What `make` does before anything runs: prepare once, say what it may not do itself, leave nothing half-made."""

import os
import pty
import re
import shutil
import signal as signals
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
TOOLS = ("sh", "cat", "cmp", "cp", "dirname", "env", "head", "make", "mkdir", "mktemp", "rm", "sed", "tr", "uname")
LIBRARIES = [
    "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3", "libglib2.0-0", "libgssapi-krb5-2",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0",
    "libx11-xcb1",
]  # fmt: skip
FOR_TESTS = ["xvfb", "xdotool", "fonts-inter"]

ID = 'echo "$FAKE_UID"'
DPKG_QUERY = """
status=0; shift 3
for name in "$@"; do
    case " $FAKE_INSTALLED " in *" $name "*) echo "$name install ok installed" ;; *) status=1 ;; esac
    case " $FAKE_REMOVED " in *" $name "*) echo "$name deinstall ok config-files" ;; esac
done
exit $status
"""
APT_GET = """
echo "apt-get $* [$DEBIAN_FRONTEND]" >>"$FAKE_LOG"
case $1 in update) exit "${FAKE_UPDATE:-0}" ;; *) exit "${FAKE_INSTALL:-0}" ;; esac
"""
SUDO = """
echo "sudo $*" >>"$FAKE_LOG"
case $1 in -n) exit "${FAKE_SUDO_SILENT:-0}" ;; -v) exit "${FAKE_SUDO_ASKED:-0}" ;; *) exec "$@" ;; esac
"""
PYTHON = """
echo "${0##*/} $*" >>"$FAKE_LOG"
version=${FAKE_VERSION:-3.11.2}
case "$1 $2" in
-V* | --version*) echo "Python $version" ;;
"-c import ensurepip"*) exit "${FAKE_ENSUREPIP:-0}" ;;
"-c import pip") exit "${FAKE_PIP_MODULE:-0}" ;;
-c*) exec "$FAKE_REAL_PYTHON" -c "import sys; sys.version_info = (*map(int, '$version'.split('.')), 'final', 0); $2" ;;
"-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
"-m pip")
    [ -z "$FAKE_INTERRUPT" ] || kill -"$FAKE_INTERRUPT" "$PPID"
    [ "${FAKE_PIP:-0}" = 0 ] || { echo "no matching distribution" >&2; exit 1; }
    case "$*" in *" -e ."*) cp "$FAKE_PROGRAM" .venv/bin/ladderdesk ;; esac ;;
esac
"""
PROGRAM = 'echo "ladderdesk $*"'


def _heed_signals() -> None:
    """Undo what a caller such as nohup had ignored: a shell cannot trap what it was born ignoring."""
    for name in (signals.SIGHUP, signals.SIGINT, signals.SIGTERM):
        signals.signal(name, signals.SIG_DFL)


class Machine:
    """A computer with a checkout on it: what is installed is pretended, the scripts are the real ones."""

    def __init__(self, folder: Path) -> None:
        self.tools = folder / "bin"
        self.checkout = folder / "a checkout"
        self.log = folder / "log"
        self.log.touch()
        self.error = ""
        self.facts = {
            "FAKE_UID": "0",
            "FAKE_INSTALLED": " ".join([*LIBRARIES, *FOR_TESTS]),
            "FAKE_LOG": str(self.log),
            "FAKE_REAL_PYTHON": sys.executable,
            "FAKE_PROGRAM": str(folder / "program"),
        }
        self.tools.mkdir()
        for name in TOOLS:
            (self.tools / name).symlink_to(shutil.which(name) or f"/bin/{name}")
        for name, text in (("id", ID), ("dpkg-query", DPKG_QUERY), ("apt-get", APT_GET), ("python3", PYTHON)):
            _script(self.tools / name, text)
        _script(folder / "program", PROGRAM)
        self._check_out()

    @property
    def environment(self) -> Path:
        return self.checkout / ".venv"

    def __call__(self, *words: str, status: int = 0, terminal: bool = False, **facts: str) -> str:
        self.log.write_text("")
        inside, outside = pty.openpty() if terminal else (None, None)
        done = subprocess.run(
            words,
            cwd=self.checkout,
            env={"PATH": str(self.tools), **self.facts, **facts},
            stdin=outside if terminal else subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=_heed_signals,
        )
        for end in (inside, outside):
            if end is not None:
                os.close(end)
        self.error = done.stderr
        assert done.returncode == status, done.stderr
        return done.stdout

    def prepare(self, purpose: str = "run", *, status: int = 0, terminal: bool = False, **facts: str) -> None:
        self("sh", ".ci/prepare", purpose, status=status, terminal=terminal, **facts)

    def add_sudo(self) -> None:
        _script(self.tools / "sudo", SUDO)

    def called(self, program: str) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if line.startswith(program)]

    def _check_out(self) -> None:
        (self.checkout / ".ci").mkdir(parents=True)
        for name in ("prepare", "lock"):
            shutil.copy(ROOT / ".ci" / name, self.checkout / ".ci")
        shutil.copy(ROOT / "Makefile", self.checkout)
        for name in ("pyproject.toml", "requirements.lock"):
            (self.checkout / name).write_text(f"{name}\n")


def _script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text.strip()}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("purpose", "missing"), [("run", LIBRARIES), ("test", [*LIBRARIES, *FOR_TESTS])], ids=["run", "test"]
)
def test_root_installs_what_is_missing_for_the_purpose_and_nothing_else(
    machine: Machine, purpose: str, missing: list[str]
) -> None:
    machine.prepare(purpose, FAKE_INSTALLED="")
    update, install = machine.called("apt-get")
    assert update.startswith("apt-get update")
    assert [word for word in install.split() if word in {*LIBRARIES, *FOR_TESTS}] == missing
    assert install.endswith("[noninteractive]")


def test_where_everything_is_installed_nothing_is_asked_of_apt(machine: Machine) -> None:
    machine.prepare("test")
    assert machine.called("apt-get") == []


def test_a_library_under_its_t64_name_counts_as_installed(machine: Machine) -> None:
    machine.prepare(FAKE_INSTALLED=" ".join(LIBRARIES).replace("libglib2.0-0", "libglib2.0-0t64"))
    assert machine.called("apt-get") == []


def test_a_library_that_was_removed_again_is_missing(machine: Machine) -> None:
    rest = [name for name in LIBRARIES if name != "libegl1"]
    machine.prepare(FAKE_INSTALLED=" ".join(rest), FAKE_REMOVED="libegl1")
    assert machine.called("apt-get")[1].endswith("--no-install-recommends libegl1 [noninteractive]")


def test_without_root_and_sudo_the_exact_command_is_printed_and_nothing_is_left(machine: Machine) -> None:
    rest = [name for name in LIBRARIES if name not in {"libegl1", "libgl1"}]
    machine.prepare(status=1, FAKE_UID="1000", FAKE_INSTALLED=" ".join(rest))
    assert "    apt-get update && apt-get install --yes --no-install-recommends libgl1 libegl1\n" in machine.error
    assert "as root" in machine.error
    assert machine.called("apt-get") == []
    assert not machine.environment.exists()


def test_where_sudo_would_ask_and_nobody_sits_there_the_command_names_sudo(machine: Machine) -> None:
    machine.add_sudo()
    machine.prepare(status=1, FAKE_UID="1000", FAKE_INSTALLED="", FAKE_SUDO_SILENT="1")
    command = f"    sudo apt-get update && sudo apt-get install --yes --no-install-recommends {' '.join(LIBRARIES)}\n"
    assert command in machine.error
    assert machine.called("apt-get") == []
    assert not machine.environment.exists()


def test_sudo_without_a_password_installs(machine: Machine) -> None:
    machine.add_sudo()
    machine.prepare(FAKE_UID="1000", FAKE_INSTALLED="")
    assert [line.split()[1] for line in machine.called("sudo")] == ["-n", "apt-get", "env"]
    assert machine.called("apt-get")[1].endswith("[noninteractive]")


@pytest.mark.parametrize(("answer", "status"), [("0", 0), ("1", 1)], ids=["right password", "no right to"])
def test_at_a_terminal_sudo_may_ask(machine: Machine, answer: str, status: int) -> None:
    machine.add_sudo()
    machine.prepare(
        status=status,
        terminal=True,
        FAKE_UID="1000",
        FAKE_INSTALLED="",
        FAKE_SUDO_SILENT="1",
        FAKE_SUDO_ASKED=answer,
    )
    assert len(machine.called("apt-get")) == (2 if status == 0 else 0)
    assert machine.environment.exists() == (status == 0)
    assert ("sudo apt-get update && sudo" in machine.error) == (status == 1)


def test_a_list_that_cannot_be_refreshed_does_not_keep_libraries_from_being_installed(machine: Machine) -> None:
    machine.prepare(FAKE_INSTALLED="", FAKE_UPDATE="100")
    assert len(machine.called("apt-get")) == 2
    assert machine.environment.exists()


def test_an_install_that_fails_ends_in_a_sentence_before_anything_is_made(machine: Machine) -> None:
    machine.prepare(status=1, FAKE_INSTALLED="", FAKE_INSTALL="100")
    assert "could not be installed" in machine.error
    assert not machine.environment.exists()


def test_a_python_that_lacks_its_venv_part_gets_the_package_of_its_version(machine: Machine) -> None:
    machine.prepare(FAKE_VERSION="3.13.1", FAKE_ENSUREPIP="1")
    assert machine.called("apt-get")[1].endswith(" python3.13-venv [noninteractive]")


@pytest.mark.parametrize("version", ["3.10.12", "3.9.2", "2.7.18"])
def test_a_python_too_old_is_refused_in_a_sentence_before_anything_is_installed(machine: Machine, version: str) -> None:
    machine.prepare(status=1, FAKE_VERSION=version, FAKE_INSTALLED="")
    assert machine.error.startswith(f"LadderDesk needs Python 3.11 or newer; python3 is Python {version}.")
    assert machine.called("apt-get") == []
    assert not machine.environment.exists()


def test_a_machine_without_python_is_told_so(machine: Machine) -> None:
    (machine.tools / "python3").unlink()
    machine.prepare(status=1)
    assert "there is no python3 here" in machine.error


def test_another_python_can_be_named(machine: Machine) -> None:
    shutil.copy(machine.tools / "python3", machine.tools / "python3.12")
    machine.prepare(PYTHON="python3.12", FAKE_VERSION="3.12.4")
    assert machine.called("python3.12 -m venv") == ["python3.12 -m venv .venv"]


def test_a_failing_pip_leaves_no_half_made_environment(machine: Machine) -> None:
    machine.prepare(status=1, FAKE_PIP="1")
    assert not machine.environment.exists()
    assert "no matching distribution" in machine.error
    assert machine.error.rstrip().endswith("Run make again once the cause above is mended.")
    machine.prepare()
    assert (machine.environment / "bin" / "ladderdesk").exists()


@pytest.mark.parametrize(("signal", "status"), [("INT", 130), ("TERM", 143), ("HUP", 129)])
def test_preparing_that_is_broken_off_leaves_no_half_made_environment(
    machine: Machine, signal: str, status: int
) -> None:
    machine.prepare(status=status, FAKE_INTERRUPT=signal)
    assert not machine.environment.exists()


def test_pinned_dependencies_are_installed_by_their_hashes_and_the_package_after_them(machine: Machine) -> None:
    machine.prepare()
    dependencies, package = machine.called("python -m pip")
    assert dependencies.endswith("--require-hashes -r requirements.lock")
    assert package.endswith("--no-deps --no-build-isolation -e .")


def test_a_second_run_starts_at_once(machine: Machine) -> None:
    machine.prepare()
    machine.prepare()
    assert machine.called("python") == ["python -V"]
    assert machine.error == ""


def test_tests_after_a_run_ask_only_for_what_tests_need_more(machine: Machine) -> None:
    machine.prepare(FAKE_INSTALLED=" ".join(LIBRARIES))
    machine.prepare("test", FAKE_INSTALLED=" ".join(LIBRARIES))
    assert machine.called("apt-get")[1].endswith("xvfb xdotool fonts-inter [noninteractive]")
    assert machine.called("python -m pip") == []


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_pin_or_project_file_brings_the_environment_up_to_date_in_place(machine: Machine, name: str) -> None:
    machine.prepare()
    path = machine.checkout / name
    path.write_text("changed\n")
    later = (machine.environment / "ready").stat().st_mtime + 5
    os.utime(path, (later, later))
    machine.prepare()
    assert len(machine.called("python -m pip")) == 2
    assert machine.called("python3 -m venv") == []


@pytest.mark.parametrize("pins", ["changed\n", "requirements.lock\n"], ids=["the new pins", "the old pins again"])
def test_an_environment_that_cannot_be_brought_up_to_date_is_kept_and_tried_again(machine: Machine, pins: str) -> None:
    machine.prepare()
    (machine.checkout / "requirements.lock").write_text("changed\n")
    machine.prepare(status=1, FAKE_PIP="1")
    assert (machine.environment / "bin" / "ladderdesk").exists()
    (machine.checkout / "requirements.lock").write_text(pins)
    machine.prepare()
    assert len(machine.called("python -m pip")) == 2


def test_an_environment_made_by_hand_is_completed_and_not_thrown_away(machine: Machine) -> None:
    machine.prepare()
    (machine.environment / "ready").unlink()
    (machine.environment / "own").touch()
    machine.prepare()
    assert (machine.environment / "own").exists()
    assert len(machine.called("python -m pip")) == 2


def test_an_environment_left_by_a_kill_before_it_had_pip_is_made_anew(machine: Machine) -> None:
    (machine.environment / "bin").mkdir(parents=True)
    machine.prepare()
    assert machine.called("python3 -m venv") == ["python3 -m venv .venv"]


def test_a_checkout_that_was_moved_gets_an_environment_of_its_own(machine: Machine) -> None:
    machine.prepare()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("elsewhere"))
    (machine.environment / "of-before").touch()
    machine.prepare()
    assert not (machine.environment / "of-before").exists()
    assert (machine.environment / "bin" / "ladderdesk").exists()


def test_a_newer_python_behind_the_same_name_gets_an_environment_of_its_own(machine: Machine) -> None:
    machine.prepare()
    (machine.environment / "of-before").touch()
    machine.prepare(FAKE_VERSION="3.11.9")
    assert (machine.environment / "of-before").exists(), "a patch release changes nothing"
    machine.prepare(FAKE_VERSION="3.13.0")
    assert not (machine.environment / "of-before").exists()


def test_a_system_without_apt_is_left_to_its_own_libraries(machine: Machine) -> None:
    (machine.tools / "apt-get").unlink()
    machine.prepare(FAKE_INSTALLED="")
    assert (machine.environment / "bin" / "ladderdesk").exists()


def test_make_run_opens_the_program(machine: Machine) -> None:
    assert machine("make", "run", DISPLAY=":7") == "ladderdesk \n"


def test_make_run_takes_the_tour_where_there_is_no_display(machine: Machine) -> None:
    told, done = machine("make", "run").splitlines()
    assert told.startswith("There is no display here")
    assert done == "ladderdesk tour --out tour"


def test_make_run_ends_with_what_the_preparation_says(machine: Machine) -> None:
    assert machine("make", "run", status=2, FAKE_VERSION="3.9.2") == ""
    assert "LadderDesk needs Python 3.11 or newer" in machine.error


def test_the_lock_is_written_with_the_oldest_python_alone(machine: Machine) -> None:
    machine("make", "lock", status=2, FAKE_VERSION="3.12.4")
    assert "make lock PYTHON=python3.11" in machine.error


def test_a_lock_that_cannot_be_made_leaves_the_old_one(machine: Machine) -> None:
    machine("make", "lock", status=2, FAKE_PIP="1")
    assert (machine.checkout / "requirements.lock").read_text() == "requirements.lock\n"
    assert [path.name for path in machine.checkout.iterdir() if "lock" in path.name] == ["requirements.lock"]


PIN = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.]*)(?: ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
)


def test_the_lock_holds_names_versions_and_hashes_only() -> None:
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_the_lock_pins_everything_the_project_asks_for() -> None:
    pins = {match["name"]: match["version"] for match in PIN.finditer((ROOT / "requirements.lock").read_text())}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"], *_build_requirements()]
    wanted = [Requirement(text) for text in asked]
    assert [str(each) for each in wanted if not _is_met(each, pins)] == []


def _build_requirements() -> list[str]:
    return (ROOT / ".ci" / "build.in").read_text().split()


def _is_met(wanted: Requirement, pins: dict[str, str]) -> bool:
    pinned = pins.get(canonicalize_name(wanted.name))
    return pinned is not None and wanted.specifier.contains(pinned)


@pytest.mark.parametrize(
    "path", [*(ROOT / ".ci").iterdir(), *map(ROOT.joinpath, ("Makefile", "pyproject.toml"))], ids=lambda path: path.name
)
def test_nothing_that_prepares_names_a_host(path: Path) -> None:
    text = path.read_text()
    assert "://" not in text
    assert not re.search(r"(?<!no-emit-)(index-url|trusted-host|find-links)", text)
