"""The desktop program's windows, screens and widgets: the only package that imports PySide6."""

import sys


def _spare_singletons() -> None:
    """Keep None, True and False alive under PySide6 6.12, which gives back references to them that it never took.

    From Python 3.12 on they cannot die; an older interpreter aborts after some thousand calls into Qt.
    """
    import ctypes

    for value in (None, True, False):
        ctypes.c_ssize_t.from_address(id(value)).value += 1 << 40


if sys.version_info < (3, 12):
    _spare_singletons()
