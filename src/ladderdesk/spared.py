"""What a library imports and this program never uses, loaded only if somebody asks after all.

SQLAlchemy imports `asyncio` for its asynchronous half, and with it sockets and TLS, and the tables of installed
packages for its plug-ins: 4.4 MB and a quarter of its loading time for a journal that is read in plain calls.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import CoroutineType, ModuleType
from typing import Any


def _is_coroutine(value: object) -> bool:
    return isinstance(value, CoroutineType)


SPARED: dict[str, dict[str, Any]] = {"asyncio": {"iscoroutine": _is_coroutine}, "importlib.metadata": {}}
"""The modules, with what is looked up in them while SQLAlchemy is loaded."""


class Spared(ModuleType):
    """Stand for a module until anything else of it is used; the real one then takes its place."""

    def __getattr__(self, name: str) -> Any:
        own = self.__name__
        if sys.modules.get(own) is self:
            del sys.modules[own]
        return getattr(import_module(own), name)


def spare() -> None:
    """Let these modules be imported without being loaded, where they are not loaded already."""
    for name, known in SPARED.items():
        if name not in sys.modules:
            module = Spared(name)
            module.__spec__ = find_spec(name)
            module.__dict__.update(known)
            sys.modules[name] = module
