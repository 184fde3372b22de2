"""The commands of the Packet screen, and the keys the footer shows for each of its panes."""

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command
from ladderdesk.ui.widgets.keycap import KeyHint


class PacketCommands:
    """The commands by what they act on."""

    def __init__(self) -> None:
        self.include = Command("include_row", _("Put in or leave out"), ("Space",), "check")
        self.next = Command("next_row", _("Next row"), ("J",), "down")
        self.previous = Command("previous_row", _("Previous row"), ("K",), "up")
        self.fold = Command("fold_row", _("Fold"), ("Left",))
        self.unfold = Command("unfold_row", _("Unfold"), ("Right",))
        self.move_up = Command("move_row_up", _("Move up"), ("Alt+Up",), "up")
        self.move_down = Command("move_row_down", _("Move down"), ("Alt+Down",), "down")
        self.reword = Command("reword_row", _("Word it anew"), ("E", "Return"), "draft")
        self.leave_words = Command("leave_wording", _("Back to the outline"), ("Esc",))
        self.review = Command("review_redactions", _("Review redactions…"), ("R",), "eye")
        self.show = Command("show_entries", _("Choose which entries may be shown…"), ("P",), "people")
        self.findings = Command("read_findings", _("What a reader would ask"), ("A",), "eye")
        self.new = Command("new_draft", _("New draft"), ("Ctrl+Shift+N",), "plus")
        self.rename = Command("rename_draft", _("Rename this draft…"), (), "draft")
        self.delete = Command("delete_draft", _("Delete this draft"), (), "x")
        self.side = Command("side_pane", _("Show or hide the options"), ("Ctrl+\\",), "gear")
        self.export = Command("export", _("Export the packet…"), ("Ctrl+Shift+E",), "download")
        self.print = Command("print", _("Print packet…"), ("Ctrl+P",), "packet")
        self.larger = Command("zoom_in", _("Larger pages"), ("Ctrl++",), "plus")
        self.smaller = Command("zoom_out", _("Smaller pages"), ("Ctrl+-",), "minus")
        self.fit = Command("zoom_reset", _("Pages as wide as there is room"), ("Ctrl+0",))

    def outline_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the outline."""
        return (
            KeyHint(("Space",), _("Include")),
            KeyHint(("Left", "Right"), _("Fold")),
            KeyHint(("Alt+Up", "Alt+Down"), _("Reorder")),
            KeyHint(("Return",), _("Reword")),
            KeyHint(("Ctrl+P",), _("Print")),
            KeyHint(("Ctrl+Z",), _("Undo")),
        )

    def wording_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the field for one's own words."""
        return (KeyHint(("Esc",), _("Back to the outline")), KeyHint(("Ctrl+Z",), _("Undo")))

    def preview_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the preview."""
        return (
            KeyHint(("Up", "Down"), _("Scroll")),
            KeyHint(("Ctrl++", "Ctrl+-"), _("Zoom")),
            KeyHint(("Ctrl+0",), _("Fit")),
            KeyHint(("Ctrl+P",), _("Print")),
        )

    def options_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the options."""
        return (KeyHint(("Ctrl+Shift+E",), _("Export")), KeyHint(("Ctrl+Z",), _("Undo")))
