"""The keys the footer shows for the part of a reference page that has the keyboard."""

from ladderdesk.catalogue.learning import ReferenceKind
from ladderdesk.i18n import _
from ladderdesk.ui.widgets.keycap import KeyHint

_CELLS = (KeyHint(("←", "→", "↑", "↓"), _("Move")), KeyHint(("Enter",), _("Open the ladder")))
_COPY = KeyHint(("Ctrl+C",), _("Copy"))
_ROWS = KeyHint(("J", "K"), _("Move"))
_LINKS = KeyHint(("Enter",), _("Links"))


def for_page(kind: ReferenceKind, *, on_cells: bool) -> tuple[KeyHint, ...]:
    """Give the keys of the cells of a table, or of the rows of a page of this kind."""
    if on_cells:
        turn = (KeyHint(("D",), _("Colours or table")),) if kind == "heatmap" else ()
        return (*_CELLS, *turn, _COPY)
    if kind == "roadblocks":
        return _ROWS, KeyHint(("A",), _("Make action")), _LINKS, _COPY
    if kind == "misreadings":
        return _ROWS, KeyHint(("C",), _("Copy words")), _LINKS
    if kind == "questions":
        return _ROWS, KeyHint(("Enter",), _("Answer")), KeyHint(("L",), _("Links")), _COPY
    return _ROWS, _LINKS, _COPY
