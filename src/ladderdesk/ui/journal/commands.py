"""The commands of the Journal, and the keys the footer shows for each of its panes."""

from ladderdesk.i18n import _
from ladderdesk.ui.actions import NEW_FROM_TEMPLATE, Command
from ladderdesk.ui.widgets.composer import SAVE_KEYS
from ladderdesk.ui.widgets.keycap import KeyHint


class JournalCommands:
    """The commands by what they act on."""

    def __init__(self) -> None:
        self.next = Command("next_entry", _("Next entry"), ("J",))
        self.previous = Command("previous_entry", _("Previous entry"), ("K",))
        self.edit = Command("edit_entry", _("Edit entry"), ("E",), "draft")
        self.mark = Command("select_entry", _("Select entry"), ("X",), "check")
        self.mark_all = Command("select_all_entries", _("Select all entries in the list"), ("Ctrl+A",))
        self.competency = Command("add_competency", _("Add competency…"), ("T",), "star")
        self.link = Command("link_evidence", _("Link evidence…"), ("L",), "link")
        self.packet = Command("add_to_packet", _("Add to packet"), ("P",), "packet")
        self.trash = Command("delete_entry", _("Delete entry"), ("Del",), "x")
        self.new = Command("new_entry", _("New entry in the editor"), ("Ctrl+Shift+N",), "plus")
        self.template = Command(NEW_FROM_TEMPLATE, _("New entry from a template…"), ("Ctrl+T",), "draft", "file")
        self.link_open = Command("link_evidence", _("Link evidence…"), ("Ctrl+L",), "link")
        self.finish = Command("finish_editing", _("Save and go back to the list"), ("Ctrl+Return",), "check")
        self.bold = Command("bold", _("Bold"), ("Ctrl+B",))
        self.italic = Command("italic", _("Italic"), ("Ctrl+I",))
        self.versions = Command("entry_versions", _("Versions…"), (), "clock")
        self.duplicate = Command("duplicate_entry", _("Duplicate entry"), (), "folder")
        self.copy = Command("copy_entry", _("Copy entry as text"), ("Ctrl+Shift+C",), "clip")
        self.draft = Command("mark_draft", _("Draft"))
        self.sort = Command("leave_inbox", _("Take out of the inbox"), (), "arrow")
        self.delete_open = Command("delete_open_entry", _("Delete this entry"), (), "x")
        self.filters = Command("filter_entries", _("Filter entries"), ("F",), "filter")
        self.find = Command("find", _("Search entries"), ("Ctrl+F",), "search")
        self.side = Command("side_pane", _("Show or hide the coach"), ("Ctrl+\\",), "bulb")
        self.export = Command("export", _("Export everything…"), ("Ctrl+Shift+E",), "download")
        self.retry = Command("save_entry_again", _("Try again to save"), (), "undo")

    def scope(self, scope: str, name: str) -> Command:
        """Give the command that sets a scope."""
        return Command(f"scope_{scope}", _("Scope: {scope}").format(scope=name))

    def list_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the list."""
        return (
            KeyHint(("J", "K"), _("Next, previous")),
            KeyHint(("E",), _("Edit")),
            KeyHint(("T",), _("Competency")),
            KeyHint(("L",), _("Link evidence")),
            KeyHint(("Ctrl+Z",), _("Undo")),
        )

    def editor_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the editor."""
        return (
            KeyHint(("Esc",), _("Back to the list")),
            KeyHint(("Ctrl+B",), _("Bold")),
            KeyHint(("Ctrl+L",), _("Link evidence")),
            KeyHint(("Ctrl+Z",), _("Undo")),
        )

    def search_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the search."""
        return (KeyHint(("Down",), _("Go to the list")), KeyHint(("Esc",), _("Clear")))

    def writing_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the first line."""
        return (
            KeyHint((SAVE_KEYS,), _("Log the win")),
            KeyHint(("#",), _("Competency")),
            KeyHint(("+",), _("Project")),
            KeyHint(("@",), _("Person")),
        )

    def filter_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the filters."""
        return (KeyHint(("Up", "Down"), _("Choose")), KeyHint(("Esc",), _("Back to the list")))
