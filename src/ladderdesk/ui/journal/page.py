"""The Journal screen: filters, the list of entries by week, the editor that saves by itself, and the coach."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
