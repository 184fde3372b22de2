"""The desktop program's windows, screens and widgets: the only package that imports PySide6."""

import linecache
import sys
from types import ModuleType


def _spare_singletons() -> None:
    """Keep None, True and False alive under PySide6 6.12, which gives back references to them that it never took.

    From Python 3.12 on they cannot die; an older interpreter aborts after some thousand calls into Qt.
    """
    import ctypes

    for value in (None, True, False):
        ctypes.c_ssize_t.from_address(id(value)).value += 1 << 40


def _spare_sources() -> None:
    """Keep PySide6 from reading the source of every imported module to see whether the word PySide6 is in it.

    It asks for the sake of its `__feature__` switches, which nobody here uses, and leaves the lines in memory: 15 MB.
    """
    import shiboken6  # noqa: F401 (it brings the module that is changed here)

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _switches_no_feature)  # noqa: B010 (unknown to the type checker)
        linecache.clearcache()


def _switches_no_feature(module: ModuleType) -> bool:
    return False


if sys.version_info < (3, 12):
    _spare_singletons()
_spare_sources()
