"""The pages of the settings: each shows values and says what the user chose."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from ladderdesk.catalogue.model import Ladder
from ladderdesk.i18n import _, ngettext
from ladderdesk.settings import Settings
from ladderdesk.ui.settings.rows import SettingRow, SettingsSection
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.segmented import SegmentedControl, Switch

WINDOWS = (6, 12, 18, 24, 36)
SIZES = (90, 100, 110, 125, 150)
OF_THE_OWN = frozenset({"move_vault", "back_up", "restore_backup", "import"})
"""Commands on the file of the journal that make sense only for the user's own."""

NO_DAY = QDate(2000, 1, 1)


class General(SettingsSection):
    """Name and evidence window.

    Signals: `name_changed(str)` when the field is left or Enter is pressed, `window_changed(int)` in months.
    """

    name_changed = Signal(str)
    window_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("General"), "", name="settings-general", parent=parent)
        self._name = QLineEdit()
        name_widget(self._name, "settings-name", _("Your name"))
        self._name.setFixedWidth(260)
        self._window = Choice(_("Evidence window"), name="settings-window")
        detail = _("Stands on the packets you print, and nowhere else.")
        self.add_card(
            _("You"), [SettingRow(_("Your name"), detail, self._name, name="settings-name-row")], name="settings-you"
        )
        detail = _("Older evidence no longer counts, but for what is done once and for all.")
        row = SettingRow(_("Evidence counts for"), detail, self._window, name="settings-window-row")
        self.add_card(_("Evidence"), [row], name="settings-evidence")
        self._name.editingFinished.connect(self._tell_name)
        self._window.value_chosen.connect(self.window_changed)

    def show_values(self, name: str, months: int) -> None:
        """Show the name and the window in force; a name that is being typed is left alone."""
        if not self._name.hasFocus():
            self._name.setText(name)
        choices = sorted({*WINDOWS, months})
        words = [(one, ngettext("{n} month", "{n} months", one).format(n=one)) for one in choices]
        self._window.show_choices(words, months)

    def _tell_name(self) -> None:
        self.name_changed.emit(self._name.text().strip())


class Appearance(SettingsSection):
    """Theme, interface size and motion.

    Signals: `theme_changed(str)`, `size_changed(int)` in percent, `motion_changed(bool)` true for reduced.
    """

    theme_changed = Signal(object)
    size_changed = Signal(object)
    motion_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Appearance"), "", name="settings-appearance", parent=parent)
        self._theme = SegmentedControl(_("Theme"), name="settings-theme")
        self._size = Choice(_("Interface size"), name="settings-size")
        self._motion = Switch(_("Reduce motion"), name="settings-motion")
        themes = [("system", _("System")), ("light", _("Light")), ("dark", _("Dark"))]
        self._theme.show_choices(themes, None)
        self._size.show_choices([(size, f"{size} %") for size in SIZES], None)
        rows = [
            SettingRow(_("Theme"), _("System follows what your desktop says."), self._theme, name="settings-theme-row"),
            SettingRow(_("Interface size"), _("Also Ctrl and plus, minus or 0."), self._size, name="settings-size-row"),
            SettingRow(_("Reduce motion"), _("Nothing fades or slides."), self._motion, name="settings-motion-row"),
        ]
        self.add_card("", rows, name="settings-look")
        self._theme.value_chosen.connect(self.theme_changed)
        self._size.value_chosen.connect(self.size_changed)
        self._motion.toggled.connect(self.motion_changed)

    def show_values(self, settings: Settings) -> None:
        """Show the settings in force."""
        self._theme.show_chosen(settings.theme)
        self._size.show_chosen(settings.interface_size)
        if self._motion.isChecked() != settings.reduced_motion:
            self._motion.setChecked(settings.reduced_motion)


class Shortcuts(SettingsSection):
    """Whether single letters are keys, and the way to the sheet of all keys.

    Signals: `single_keys_changed(bool)`, `sheet_requested()`.
    """

    single_keys_changed = Signal(bool)
    sheet_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Shortcuts"), "", name="settings-shortcuts", parent=parent)
        self._letters = Switch(_("Single letters are keys"), name="settings-single-keys")
        self._sheet = Button(_("Show the keys"), name="settings-show-keys", keys="F1")
        letters = _(
            "J, K, E and others, while a list, a table or a chart has the keyboard. Without them, arrows, Enter and "
            "the command palette (Ctrl+K) do the same."
        )
        sheet = _("F1 shows those of the screen you are on, the foot of the window those of what has the keyboard.")
        rows = [
            SettingRow(_("Single letters are keys"), letters, self._letters, name="settings-single-keys-row"),
            SettingRow(_("All keys"), sheet, self._sheet, name="settings-show-keys-row"),
        ]
        self.add_card("", rows, name="settings-keys")
        self._letters.toggled.connect(self.single_keys_changed)
        self._sheet.clicked.connect(self.sheet_requested)

    def show_values(self, settings: Settings) -> None:
        """Show whether single letters are keys."""
        if self._letters.isChecked() != settings.single_keys:
            self._letters.setChecked(settings.single_keys)


class Aims(NamedTuple):
    """Ladder, levels and days as the settings show and change them."""

    ladder: str
    current: str | None
    target: str
    since: date | None
    by: date | None


class LadderAndLevels(SettingsSection):
    """Which ladder the user climbs, where they stand on it, since when, and where they want to be by when.

    Signals: `changed(Aims)` when any of it is chosen anew.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        sentence = _("Every choice is kept with its day, so earlier packets and trends stay as they were.")
        super().__init__(_("Ladder and levels"), sentence, name="settings-levels", parent=parent)
        self._ladders: Sequence[Ladder] = ()
        self._aims: Aims | None = None
        self._ladder = Choice(_("Ladder"), name="settings-ladder")
        self._current = Choice(_("Current level"), name="settings-current")
        self._target = Choice(_("Target level"), name="settings-target")
        self._since = _DayField(_("At the current level since"), name="settings-since")
        self._by = _DayField(_("Target by"), name="settings-by")
        self._lay_out()
        for control in (self._current, self._target):
            control.value_chosen.connect(self._tell)
        self._ladder.value_chosen.connect(self._take_ladder)
        for field in (self._since, self._by):
            field.day_chosen.connect(self._tell)

    def show_values(self, ladders: Sequence[Ladder], aims: Aims | None) -> None:
        """Show the ladders there are and what is chosen."""
        self._ladders, self._aims = ladders, aims
        self._ladder.show_choices([(one.id, one.title) for one in ladders], aims.ladder if aims else None)
        self._show_levels(aims.ladder if aims else None)
        self._current.show_chosen(aims.current if aims else None)
        self._target.show_chosen(aims.target if aims else None)
        self._since.show_day(aims.since if aims else None)
        self._by.show_day(aims.by if aims else None)
        for control in (self._current, self._target, self._since, self._by):
            control.setEnabled(aims is not None)

    def _lay_out(self) -> None:
        rows = [
            SettingRow(_("Ladder"), "", self._ladder, name="settings-ladder-row"),
            SettingRow(_("Current level"), "", self._current, name="settings-current-row"),
            SettingRow(_("At this level since"), "", self._since, name="settings-since-row"),
            SettingRow(_("Target level"), "", self._target, name="settings-target-row"),
            SettingRow(_("Target by"), _("For yourself; nothing is counted down."), self._by, name="settings-by-row"),
        ]
        self.add_card("", rows, name="settings-aims")

    def _show_levels(self, ladder_id: str | None) -> None:
        ladder = next((one for one in self._ladders if one.id == ladder_id), None)
        levels = [(level.id, level.name) for level in ladder.levels] if ladder else []
        self._current.show_choices(levels, None)
        self._target.show_choices(levels, None)

    def _take_ladder(self, ladder_id: str) -> None:
        if self._aims is not None and ladder_id == self._aims.ladder:
            return
        ladder = next(one for one in self._ladders if one.id == ladder_id)
        here = ladder.levels[0]
        there = here.next[0] if here.next else here.id
        self.changed.emit(Aims(ladder.id, here.id, there, None, None))

    def _tell(self) -> None:
        if self._target.chosen is not None:
            aims = Aims(self._ladder.chosen, self._current.chosen, self._target.chosen, self._since.day, self._by.day)
            if aims != self._aims:
                self.changed.emit(aims)


class Privacy(SettingsSection):
    """Where the journal is, its backups, and what leaves this computer.

    Signals: `command_requested(str)` with the id of a command of the program.
    """

    command_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        sentence = _("LadderDesk never connects to the network. These settings control what is on this computer.")
        super().__init__(_("Privacy and backups"), sentence, name="settings-privacy", parent=parent)
        self._back = self._button(_("Back to my journal"), "open_own")
        self._move = self._button(_("Move…"), "move_vault")
        self._open = self._button(_("Open another…"), "open_vault")
        self._place = SettingRow(
            _("Place of the journal"),
            "",
            self._back,
            self._move,
            self._open,
            name="settings-place",
        )
        self._backup = SettingRow(_("Backups"), "", self._button(_("Back up now"), "back_up"), name="settings-backups")
        self._lay_out()

    def show_values(self, place: str, backups: str, *, is_sample: bool) -> None:
        """Show where the journal is and what backups there are; the sample is only looked at."""
        sample = _("This is the sample journal. A week after it was made, a new one takes its place.")
        self._place.show_detail(sample if is_sample else place)
        self._backup.show_detail("" if is_sample else backups)
        self._back.setVisible(is_sample)
        for other in (self._move, self._open):
            other.setVisible(not is_sample)
        for button in self.findChildren(Button):
            if button.property("command") in OF_THE_OWN:
                button.setEnabled(not is_sample)
                button.setToolTip(_("Not for the sample journal") if is_sample else "")

    def _lay_out(self) -> None:
        detail = _("Compares every record with its seal and looks for damage.")
        examine = SettingRow(
            _("Examine the journal"), detail, self._button(_("Examine"), "examine"), name="settings-examine"
        )
        self.add_card(_("Journal"), [self._place, examine], name="settings-journal")
        detail = _("Your current journal is kept first.")
        restore = SettingRow(
            _("Restore"), detail, self._button(_("Restore from backup…"), "restore_backup"), name="settings-restore"
        )
        self.add_card(_("Backups"), [self._backup, restore], name="settings-backup-card")
        detail = _("One JSON file with everything, attachments too. It can be imported again without loss.")
        export = SettingRow(
            _("Export everything"), detail, self._button(_("Export…"), "export_journal"), name="settings-export"
        )
        detail = _("Adds what such a file holds, all of it or nothing.")
        read = SettingRow(_("Import a journal"), detail, self._button(_("Import…"), "import"), name="settings-import")
        self.add_card(_("Your data"), [export, read], name="settings-data")

    def _button(self, words: str, command: str) -> Button:
        button = Button(words, name=f"settings-{command.replace('_', '-')}")
        button.setProperty("command", command)
        button.clicked.connect(self._ask)
        return button

    def _ask(self) -> None:
        button = self.sender()
        if button is not None:
            self.command_requested.emit(str(button.property("command")))


class _DayField(QDateEdit):
    """A day that may be left open.

    Signals: `day_chosen()` when another day was chosen or typed and the field is left.
    """

    day_chosen = Signal()

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self.setCalendarPopup(True)
        self.setMinimumDate(NO_DAY)
        self.setSpecialValueText(_("not set"))
        self.setDisplayFormat("d MMM yyyy")
        self.editingFinished.connect(self.day_chosen)

    @property
    def day(self) -> date | None:
        """Give the day, None where it is left open."""
        shown = self.date()
        return None if shown == NO_DAY else date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date | None) -> None:
        """Show a day, or that none is set."""
        self.setDate(QDate(day.year, day.month, day.day) if day else NO_DAY)
