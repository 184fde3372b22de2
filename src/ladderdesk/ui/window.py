"""The one window: rail, screens, footer, and the wiring between them."""

import base64
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command, page_commands
from ladderdesk.ui.answers import Answers
from ladderdesk.ui.footer import Footer
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.panes import step_pane
from ladderdesk.ui.rail import Rail
from ladderdesk.ui.screens import PageFactory, Screens
from ladderdesk.ui.single_keys import shown, single_keys
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.focus import FocusRing
from ladderdesk.ui.widgets.keycap import KeyHint
from ladderdesk.ui.zoom import Zoom

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import Kept
    from ladderdesk.settings import SettingsFile
    from ladderdesk.ui.dialogs.palette import Palette, Provider
    from ladderdesk.ui.noticeboard import NoticeBoard
    from ladderdesk.ui.page import Page

FIRST_PAGE = "home"
MENU = "menu"


class MainWindow(QWidget):
    """Show one screen at a time beside the rail, and carry out what the whole window offers.

    It paints before there is a desk; `attach` then makes the first screen, and each other on its first visit. What
    somebody else carries out is added with `answer(command, slot)`; a command that nobody answers is shown nowhere.

    Signals: `page_shown(str)`; `line_requested(str)` when a screen asks to log a line that begins with these words.
    """

    page_shown = Signal(str)
    line_requested = Signal(str)

    def __init__(self, settings: "SettingsFile", factories: Mapping[str, PageFactory]) -> None:
        super().__init__()
        self._settings = settings
        self._factories = factories
        self._providers: list[Provider] = []
        self._board: NoticeBoard | None = None
        self._palette: Palette | None = None
        self._is_alt_alone = False
        single_keys().switch(settings.current.single_keys)
        self._zoom = Zoom(settings)
        self.tasks = Tasks(self)
        self._dress()
        self._build()
        self._answer_own()
        self._connect()
        self._restore()

    @property
    def page_id(self) -> str:
        """Name the screen that is shown, empty before there is a desk."""
        return self._screens.page_id

    @property
    def page(self) -> "Page | None":
        """Give the screen that is shown."""
        return self._screens.page

    def attach(self, desk: "Desk", page: str = FIRST_PAGE) -> None:
        """Work on a desk: drop the screens of another one, and show a screen of this."""
        try:
            self._screens.attach(desk, page if page in self._factories else FIRST_PAGE)
        finally:
            self._rail.show_page(self._screens.page_id)

    def detach(self) -> None:
        """Let go of the desk: what is typed is saved, and every screen is dropped."""
        self._screens.detach()
        self._footer.show_ready()
        self._answers.weigh()

    def settle(self) -> None:
        """Save what is being typed on the screen that is shown."""
        self._screens.settle()

    def keep_typed(self) -> bool:
        """Save what is being typed on any screen and say whether nothing is left only there."""
        return self._screens.keep_typed()

    def answer(self, command: str, slot: Callable[[], None]) -> None:
        """Let a bound method carry out a command, which is shown from now on where it is one of the window's."""
        self._answers.answer(command, slot)

    def stop_answering(self, command: str) -> None:
        """Take a command back; it is shown no more."""
        self._answers.stop_answering(command)

    def provide_only(self, *providers: "Provider") -> None:
        """Let the palette find more than commands, by these providers alone; they are called in a worker thread."""
        self._providers = list(providers)

    def run(self, command: str) -> None:
        """Carry out a command by its id; the shown screen comes first where it answers it too."""
        self._answers.run(command)

    def go_to(self, page: str) -> None:
        """Show a screen; the rail marks the one that is shown also where another could not be made."""
        try:
            self._screens.go_to(page)
        finally:
            self._rail.show_page(self._screens.page_id)

    def open_entry(self, entry: int) -> None:
        """Show an entry in the journal."""
        self.go_to("journal")
        if self._screens.page is not None:
            self._screens.page.show_entry(entry)

    def open_criterion(self, criterion: str) -> None:
        """Show a criterion among the gaps."""
        self.go_to("gaps")
        if self._screens.page is not None:
            self._screens.page.show_criterion(criterion)

    def open_topic(self, topic: str) -> None:
        """Show a topic of Learn."""
        self.go_to("learn")
        if self._screens.page is not None:
            self._screens.page.show_topic(topic)

    def search_everything(self) -> None:
        """Go to the journal's search, over all periods."""
        self.search_for("")

    def search_for(self, words: str) -> None:
        """Show in the journal what matches the words, over all periods."""
        self.go_to("journal")
        if self._screens.page is not None:
            self._screens.page.search(words)

    def post(self, notice: Notice) -> None:
        """Tell the user something in passing, or an error that stays."""
        if self._board is None:
            from ladderdesk.ui.noticeboard import NoticeBoard

            self._board = NoticeBoard(self._ground, self._banners)
            self._board.command_requested.connect(self.run)
        self._board.post(notice)

    def withdraw(self, key: str) -> None:
        """Take down the error with a key, because it is no longer true."""
        if self._board is not None:
            self._board.take_down(key)

    def try_again(self, cause: str) -> None:
        """Do again what failed for a cause that is gone."""
        if self._board is not None:
            self._board.try_again(cause)

    def note_changes(self, kinds: "frozenset[Kept]") -> None:
        """Let every screen know what a commit changed; an undo that is still offered would now undo this."""
        self._footer.show_saved(QTime.currentTime())
        if self._board is not None:
            self._board.drop_undo()
        self._screens.note_changes(kinds)

    def show_sample(self, is_sample: bool) -> None:
        """Say in the footer whether the journal is the sample."""
        self._footer.show_sample(is_sample)

    def read_again(self, page: str) -> None:
        """Let a screen read again what no commit tells it, such as which backups there are."""
        self._screens.read_again(page)

    def show_encrypted(self, encrypted: bool) -> None:
        """Say in the footer whether the vault is encrypted."""
        self._footer.show_encrypted(encrypted)

    def show_alone(self, widget: QWidget) -> None:
        """Show one widget instead of rail, screens and footer, such as the first run."""
        self.show_shell()
        self._screens.forget_early()
        self._root.setCurrentIndex(self._root.addWidget(widget))

    def show_shell(self) -> None:
        """Show rail, screens and footer again; what stood there alone is dropped."""
        alone = self._root.currentWidget()
        self._root.setCurrentIndex(0)
        if alone is not None and self._root.indexOf(alone) > 0:
            self._root.removeWidget(alone)
            alone.deleteLater()

    def open_palette(self) -> None:
        """Let the user find a command, criterion, entry or screen by typing."""
        from ladderdesk.ui.dialogs.palette import Palette

        self._palette = Palette(self._answers.shown(), self._providers, self.tasks, parent=self)
        self._palette.command_chosen.connect(self.run)
        self._palette.criterion_chosen.connect(self.open_criterion)
        self._palette.entry_chosen.connect(self.open_entry)
        self._palette.topic_chosen.connect(self.open_topic)
        self._palette.page_chosen.connect(self.go_to)
        self._palette.search_chosen.connect(self.search_for)
        self._palette.line_chosen.connect(self.line_requested)
        self._palette.finished.connect(self._palette.deleteLater)
        self._palette.open_over()

    def open_shortcuts(self) -> None:
        """Show every key that works here."""
        from ladderdesk.ui.dialogs.shortcuts import ShortcutSheet

        sheet = ShortcutSheet(self._answers.shown(), parent=self)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def event(self, event: QEvent) -> bool:
        """Note whether Alt is pressed alone; the keys of a shortcut are seen only here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._is_alt_alone = event.key() == Qt.Key.Key_Alt
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the digits of the rail while Ctrl is held."""
        if event.key() == Qt.Key.Key_Control:
            self._rail.hold_control()
        else:
            self._rail.release_control()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Take the digits away; open the menu where Alt was pressed and nothing else."""
        self._rail.release_control()
        if event.key() == Qt.Key.Key_Alt and self._is_alt_alone:
            self._answers.run_by_key(MENU)
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, where the window stands, and which screen it shows."""
        self._screens.settle()
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self._settings.change(window=geometry, last_page=self.page_id or self._settings.current.last_page)
        super().closeEvent(event)

    def _dress(self) -> None:
        current_theme().dress(self)

    def _build(self) -> None:
        self.setObjectName("main-window")
        self.setWindowTitle("LadderDesk")
        self._screens = Screens(self._factories, self.tasks)
        self._answers = Answers(self, self._screens, tuple(self._factories), self._is_covered)
        self._footer = Footer()
        settings = self._answers.command("settings") if "settings" in self._factories else None
        pages = [command for command in page_commands() if command.id in self._factories]
        self._rail = Rail(pages, settings, Command(MENU, _("Menu"), ("F10",), "menu"))
        self._ground = QWidget()
        self._banners = QVBoxLayout()
        self._root = QStackedWidget()
        self._lay_out()
        self._ring = FocusRing(self)
        self._screens.take_focus()
        self._show_hints()

    def _lay_out(self) -> None:
        content = _column(self._ground)
        content.addLayout(self._banners)
        content.addWidget(self._screens, 1)
        shell = QWidget()
        whole = _column(shell)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._rail)
        upper.addWidget(self._ground, 1)
        whole.addLayout(upper, 1)
        whole.addWidget(self._footer)
        self._root.addWidget(shell)
        _column(self).addWidget(self._root)

    def _answer_own(self) -> None:
        for command, slot in (
            ("quit", self._quit),
            ("palette", self.open_palette),
            ("shortcuts", self.open_shortcuts),
            ("next_pane", self._go_to_next_pane),
            ("previous_pane", self._go_to_previous_pane),
            ("zoom_in", self._zoom.grow),
            ("zoom_out", self._zoom.shrink),
            ("zoom_reset", self._zoom.reset),
        ):
            self.answer(command, slot)
        if "journal" in self._factories:
            self.answer("search", self.search_everything)
        self._answers.answer_unlisted(Command(MENU, _("Menu"), ("F10",)), self._open_menu)

    def _connect(self) -> None:
        screens = self._screens
        current_theme().themed.connect(self._dress)
        self._answers.page_requested.connect(self.go_to)
        self._rail.page_requested.connect(self.go_to)
        self._rail.menu_requested.connect(self._open_menu)
        screens.page_made.connect(self._answers.take_over_keys)
        screens.page_shown.connect(self._follow_page)
        screens.page_shown.connect(self.page_shown)
        screens.page_requested.connect(self.go_to)
        screens.entry_requested.connect(self.open_entry)
        screens.criterion_requested.connect(self.open_criterion)
        screens.topic_requested.connect(self.open_topic)
        screens.command_requested.connect(self.run)
        screens.line_requested.connect(self.line_requested)
        screens.search_requested.connect(self.search_for)
        screens.notice_posted.connect(self.post)
        screens.notice_withdrawn.connect(self.withdraw)
        screens.key_hints_changed.connect(self._show_hints)
        single_keys().switched.connect(self._show_hints)
        self.tasks.busy_changed.connect(self._footer.show_busy)

    def _follow_page(self, page_id: str) -> None:
        self._show_hints()
        self._answers.weigh()

    def _show_hints(self) -> None:
        page = self._screens.page
        hints = page.key_hints if page is not None else ()
        always = (KeyHint(("Ctrl+K",), _("Commands")), KeyHint(("F1",), _("Shortcuts")))
        self._footer.show_hints(tuple(hint for hint in hints if shown(hint.keys)), always)

    def _open_menu(self) -> None:
        from ladderdesk.ui.mainmenu import main_menu

        menu = main_menu(self._answers.offers, parent=self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._rail.menu_button.mapToGlobal(QPoint(self._rail.width(), -menu.sizeHint().height() + 36)))

    def _is_covered(self) -> bool:
        from ladderdesk.ui.widgets.floating import Overlay

        stands_alone = self._root.currentIndex() > 0
        return stands_alone or any(each.isVisible() for each in self.findChildren(Overlay))

    def _go_to_next_pane(self) -> None:
        step_pane(self, forward=True)

    def _go_to_previous_pane(self) -> None:
        step_pane(self, forward=False)

    def _quit(self) -> None:
        self.close()

    def _restore(self) -> None:
        tokens = current_theme().tokens
        self.setMinimumSize(*tokens.window_minimum)
        kept = QByteArray(base64.b64decode(self._settings.current.window))
        if kept.isEmpty() or not self.restoreGeometry(kept):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(tokens.window[0], screen.width()), min(tokens.window[1], screen.height()))


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
