"""A screen for the windows that are measured: one of its own, so that nothing else is drawn on it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_display() -> Iterator[dict[str, str]]:
    """Start a virtual screen and give the environment of programs that are to show there."""
    if shutil.which("Xvfb") is None:
        raise SystemExit("The windows are measured on a virtual screen: install xvfb (`make test` does).")
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        number = os.read(reader, 16).decode().strip()
        yield environment(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
    finally:
        os.close(reader)
        screen.terminate()
        screen.wait()


def environment(**more: str) -> dict[str, str]:
    """Give the environment that a program is measured in: compiled modules are kept, as on a user's machine."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**usual, "LC_ALL": "C.UTF-8", **more}
