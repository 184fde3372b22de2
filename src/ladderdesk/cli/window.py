"""Commands that need a window toolkit: the window itself, and the tour."""

import argparse

from ladderdesk.cli.table import say


def open_window(asked: argparse.Namespace) -> int:
    """Open the window on the vault that was asked for."""
    from ladderdesk import app

    return app.run(asked.vault)


def tour(asked: argparse.Namespace) -> None:
    """Walk the sample journal and leave what the walk shows in a folder."""
    from ladderdesk import tour as walk

    for words in walk.take(asked.out):
        say(words)
