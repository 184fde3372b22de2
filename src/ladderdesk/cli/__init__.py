"""The same verbs from a terminal: parse the words, hold the desk, print the answer.

Exit status 0; 1 for a known failure, said in one line on standard error; 2 for bad usage.
"""

import sys
from collections.abc import Sequence

from ladderdesk.errors import LadderDeskError


def main() -> None:
    """Run the program as it was called, the window where no command was given."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run one command line and give its exit status."""
    try:
        return _carry_out(words)
    except LadderDeskError as fault:
        print(f"ladderdesk: {' '.join(fault.message.split())}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has read enough; saying so to a closed pipe would only fail again.
        sys.stdout = None
        return 0


def _carry_out(words: Sequence[str]) -> int:
    if not words:
        # Without a word there is nothing to parse, and the window need not wait for what parses.
        from ladderdesk import app

        return app.run()
    from ladderdesk.cli.parser import parse

    try:
        asked = parse(words)
    except SystemExit as end:
        return int(end.code or 0)
    return int(asked.command(asked) or 0)
