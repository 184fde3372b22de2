"""Whether single letters are keys: one choice for every list, matrix, chart and exercise, made in Settings."""

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

PROPERTY = "ladderdesk_single_keys"
SIGNS = frozenset("[]?")
INSTEAD = {"J": "Down", "K": "Up"}
"""What does the same as a letter and is shown where letters are off."""


class SingleKeys(QObject):
    """Hold the choice for the whole application.

    Signals: `switched()` when single letters become keys, or stop being keys.
    """

    switched = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.are_on = True
        app.setProperty(PROPERTY, self)

    def switch(self, on: bool) -> None:
        """Let single letters be keys, or not."""
        if on != self.are_on:
            self.are_on = on
            self.switched.emit()


def single_keys() -> SingleKeys:
    """Find the choice of the running application; letters are keys until it is made otherwise."""
    app = cast(QApplication, QApplication.instance())
    found = app.property(PROPERTY)
    return found if isinstance(found, SingleKeys) else SingleKeys(app)


def is_single(keys: str) -> bool:
    """Tell whether a shortcut is one letter, digit or bracket; signs that are typed into a line are no shortcuts."""
    return len(keys) == 1 and (keys.isalnum() or keys in SIGNS)


def in_force(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out of some shortcuts those that are turned off."""
    return keys if single_keys().are_on else tuple(each for each in keys if not is_single(each))


def shown(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Say which keys to show for some shortcuts: what does the same stands in for what is turned off."""
    return in_force(keys if single_keys().are_on else tuple(INSTEAD.get(each, each) for each in keys))
