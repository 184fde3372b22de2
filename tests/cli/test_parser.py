"""The command line as parsed: each command leads to a function, and waits for no other one's imports."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module

import pytest

from ladderdesk.cli.parser import _parser


def commands(parser: argparse.ArgumentParser) -> Iterator[partial[int | None]]:
    command = parser.get_default("command")
    if command is not None:
        yield command
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from commands(inner)


@pytest.mark.parametrize("command", list(commands(_parser())), ids=lambda command: ".".join(command.args))
def test_a_command_leads_to_a_function(command: partial[int | None]) -> None:
    module, name = command.args
    assert callable(getattr(import_module(f"ladderdesk.cli.{module}"), name))


@pytest.mark.parametrize("words", ["--version", "--help", "log --help"])
def test_help_and_version_load_no_library(words: str) -> None:
    script = f"from ladderdesk.cli import run; run({words.split()})\nimport sys\nprint('LOADED', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.rpartition("LOADED")[2].split()}
    assert not loaded & {"sqlalchemy", "sqlcipher3", "msgspec", "yaml", "PySide6", "babel"}
