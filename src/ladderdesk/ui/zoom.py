"""Larger, smaller and usual type, kept with the settings."""

from typing import TYPE_CHECKING

from ladderdesk.ui.theme import current_theme

if TYPE_CHECKING:
    from ladderdesk.settings import SettingsFile


class Zoom:
    """Go through the sizes of the interface, and keep the one that is worn."""

    def __init__(self, settings: "SettingsFile") -> None:
        self._settings = settings

    def grow(self) -> None:
        """Wear the next larger size, where there is one."""
        self._wear(next((step for step in current_theme().tokens.scales if step > _worn()), _worn()))

    def shrink(self) -> None:
        """Wear the next smaller size, where there is one."""
        self._wear(next((step for step in reversed(current_theme().tokens.scales) if step < _worn()), _worn()))

    def reset(self) -> None:
        """Wear the usual size."""
        self._wear(100)

    def _wear(self, percent: int) -> None:
        settings = self._settings.change(interface_size=percent)
        current_theme().change(settings.theme, percent, reduced_motion=settings.reduced_motion)


def _worn() -> int:
    return current_theme().percent
