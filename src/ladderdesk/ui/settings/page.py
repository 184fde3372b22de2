"""The Settings screen: sections at the left, one of them at the right, every change kept at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ladderdesk import insight
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import settings as vault_settings
from ladderdesk.journal import targets
from ladderdesk.journal.rows import Kept
from ladderdesk.paths import backup_folder
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.page import Page
from ladderdesk.ui.settings.list import SectionDelegate
from ladderdesk.ui.settings.sections import Aims, Appearance, General, LadderAndLevels, Privacy, Shortcuts
from ladderdesk.ui.single_keys import single_keys
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import Pane, PaneHeader
from ladderdesk.ui.widgets.keycap import KeyHint
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.vault.shelf import list_backups

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

SIDE_WIDTH = 228


class SettingsPage(Page):
    """Show the settings of this machine and of the journal, and keep what is changed."""

    concerns = frozenset({Kept.SETTINGS, Kept.TARGETS})
    title = "Settings"
    icon_name = "gear"
    key_hints = (
        KeyHint(("Up", "Down"), _("Section")),
        KeyHint(("Tab",), _("Next setting")),
        KeyHint(("Space",), _("Toggle")),
    )

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._side = Pane(_("Sections"), name="settings-side", edge="right", padding=(0, 0, 0, 0))
        self._list = QListWidget()
        self._stack = QStackedWidget()
        self._general = General()
        self._look = Appearance()
        self._levels = LadderAndLevels()
        self._privacy = Privacy()
        self._shortcuts = Shortcuts()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the settings again."""
        with self.desk.vault.reading() as session:
            name, months = vault_settings.name(session), vault_settings.window_months(session)
            aim = insight.find_aim(session, self.desk.library)
        self._general.show_values(name, months)
        self._look.show_values(self.desk.settings.current)
        self._shortcuts.show_values(self.desk.settings.current)
        self._levels.show_values(self.desk.library.ladders(), _aims(aim))
        self._privacy.show_values(str(self.desk.vault.path), self._backup_words(), is_sample=self.desk.is_sample)

    def show_section(self, place: int) -> None:
        """Show one of the sections."""
        self._list.setCurrentRow(place)

    def _build(self) -> None:
        name_widget(self._list, "settings-sections", _("Sections"))
        self._list.setItemDelegate(SectionDelegate(self._list))
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for words, icon, section in (
            (_("General"), "gear", self._general),
            (_("Appearance"), "palette", self._look),
            (_("Ladder and levels"), "ladder", self._levels),
            (_("Privacy and backups"), "shield", self._privacy),
            (_("Shortcuts"), "keyboard", self._shortcuts),
        ):
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, icon)
            self._list.addItem(item)
            self._stack.addWidget(section)
        side = self._side
        side.column.addWidget(PaneHeader(_("Settings"), name="settings-header", margins=(22, 12)))
        side.column.addWidget(self._list, 1)
        main = Pane(_("Settings"), name="settings-main")
        main.column.addWidget(self._stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(main, 1)
        self._list.setCurrentRow(0)
        self._fit()

    def _fit(self) -> None:
        self._side.setFixedWidth(current_theme().dp(SIDE_WIDTH))

    def _follow_theme(self) -> None:
        """Show what was chosen by key, and stand in the sizes of it."""
        self._look.show_values(self.desk.settings.current)
        self._fit()

    def _connect(self) -> None:
        current_theme().themed.connect(self._follow_theme)
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._general.name_changed.connect(self._keep_name)
        self._general.window_changed.connect(self._keep_window)
        self._look.theme_changed.connect(self._wear_theme)
        self._look.size_changed.connect(self._wear_size)
        self._look.motion_changed.connect(self._wear_motion)
        self._levels.changed.connect(self._choose_aims)
        self._privacy.command_requested.connect(self.command_requested)
        self._shortcuts.single_keys_changed.connect(self._switch_single_keys)
        self._shortcuts.sheet_requested.connect(self._ask_for_keys)

    def _keep_name(self, name: str) -> None:
        with self.desk.vault.writing() as session:
            vault_settings.set_name(session, name)

    def _keep_window(self, months: int) -> None:
        with self.desk.vault.writing() as session:
            vault_settings.set_window_months(session, months)

    def _choose_aims(self, aims: Aims) -> None:
        with self.desk.vault.writing() as session:
            targets.choose(
                session,
                ladder=aims.ladder,
                current=aims.current,
                target=aims.target,
                current_since=aims.since,
                target_by=aims.by,
                day=self.desk.today(),
            )
        self.notice_posted.emit(Notice(_("Ladder and levels are kept."), action=_("Undo"), command="undo"))

    def _wear_theme(self, theme: str) -> None:
        self.desk.settings.change(theme=theme)
        self._wear()

    def _wear_size(self, percent: int) -> None:
        self.desk.settings.change(interface_size=percent)
        self._wear()

    def _wear_motion(self, is_reduced: bool) -> None:
        self.desk.settings.change(reduced_motion=is_reduced)
        self._wear()

    def _switch_single_keys(self, on: bool) -> None:
        self.desk.settings.change(single_keys=on)
        single_keys().switch(on)

    def _ask_for_keys(self) -> None:
        self.command_requested.emit("shortcuts")

    def _wear(self) -> None:
        chosen = self.desk.settings.current
        current_theme().change(chosen.theme, chosen.interface_size, reduced_motion=chosen.reduced_motion)

    def _backup_words(self) -> str:
        path = self.desk.vault.path
        backups = list_backups(backup_folder(path), stem=path.stem)
        if not backups:
            return _("None yet. They are kept beside the journal, in {folder}.").format(folder=backup_folder(path))
        taken = QDateTime.fromSecsSinceEpoch(int(backups[0].taken_at.timestamp()))
        when = QLocale().toString(taken, QLocale.FormatType.ShortFormat)
        count = len(backups)
        words = ngettext("Last backup {when}, checked. {n} kept.", "Last backup {when}, checked. {n} kept.", count)
        return words.format(when=when, n=count)


def _aims(aim: insight.Aim | None) -> Aims | None:
    if aim is None:
        return None
    choice = aim.choice
    return Aims(choice.ladder, choice.current, choice.target, choice.current_since, choice.target_by)
