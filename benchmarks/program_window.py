"""Start the program as its command does, with a probe on its window.

Nothing is imported here that the program does not import itself, and nothing earlier than it does.
"""

import sys
from typing import Any

WATCHED = "ladderdesk.ui.window"


class Watcher:
    """Find modules as usual, and put a probe on the window's class when the program imports it."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != WATCHED:
            return None
        sys.meta_path.remove(self)  # type: ignore[arg-type]
        spec = sys.meta_path[-1].find_spec(name, path)
        assert spec is not None
        assert spec.loader is not None
        usual = spec.loader.exec_module

        def exec_module(module: Any) -> None:
            usual(module)
            watch(module.MainWindow)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def watch(window_class: Any) -> None:
    """Give each window of a class a probe, which is told when the first screen is filled."""
    usual = window_class.__init__

    def __init__(window: Any, *arguments: Any, **named: Any) -> None:
        from probe import Probe

        usual(window, *arguments, **named)
        probe = Probe(window, is_bare=False)

        def note_idle(is_busy: bool) -> None:
            if not is_busy and window.page_id and not probe.is_filled:
                probe.note_filled()

        window.tasks.busy_changed.connect(note_idle)

    window_class.__init__ = __init__


if __name__ == "__main__":
    from ladderdesk.cli import main

    sys.meta_path.insert(0, Watcher())  # type: ignore[arg-type]
    main()
