"""The Export menu of the screen: choose a chart, a form and a place; drawing and writing happen in the worker."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.readiness.exports import ChartExport, Form, export_all, export_one, form_words
from ladderdesk.ui.tasks import Lane
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.chart_view import ChartCard
from ladderdesk.ui.widgets.menu import Menu

if TYPE_CHECKING:
    from ladderdesk.ui.tasks import Tasks


class Exporter(QObject):
    """Write the charts of some cards to files the user chooses.

    Signals: `told(str)` with a sentence about what was written.
    """

    told = Signal(str)

    def __init__(self, cards: Sequence[ChartCard], button: Button, tasks: "Tasks", parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._cards = cards
        self._button = button
        self._tasks = tasks
        self._menu: Menu | None = None
        self._wanted: tuple[ChartExport, Form] | None = None

    def open_menu(self, at: QPoint) -> None:
        """Offer the charts at a place on the screen."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self._make_menu()
        self._menu.popup(at)

    def _make_menu(self) -> Menu:
        menu = Menu(_("Export charts"), name="readiness-export-menu", parent=self._widget)
        for place, chart in enumerate(self._charts()):
            inner = Menu(chart.title, name=f"readiness-export-{place}", parent=menu)
            inner.setTitle(chart.title.replace("&", "&&"))
            for form in Form:
                action = inner.addAction(_("{form}…").format(form=form_words(form)))
                action.setData((place, form.value))
            inner.triggered.connect(self._ask_for_file)
            menu.addMenu(inner)
        menu.addSeparator()
        everything = menu.addAction(_("All of them into a folder…"))
        everything.setObjectName("readiness-export-all")
        everything.triggered.connect(self._ask_for_folder)
        return menu

    def _charts(self) -> list[ChartExport]:
        return [
            ChartExport(title=card.title, maker=card.maker, size=(card.canvas.width(), card.canvas.height()))
            for card in self._cards
            if card.maker is not None
        ]

    def _ask_for_file(self, action: QAction) -> None:
        place, form = action.data()
        chart, chosen = self._charts()[place], Form(form)
        self._wanted = (chart, chosen)
        dialog = QFileDialog(self._widget.window(), _("Export “{title}”").format(title=chart.title))
        dialog.setObjectName("readiness-export-file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{form_words(chosen)} (*.{chosen.value})")
        dialog.setDefaultSuffix(chosen.value)
        dialog.selectFile(chart.file_name(chosen))
        dialog.fileSelected.connect(self._export_one)
        self._open(dialog)

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self._widget.window(), _("Export all charts into a folder"))
        dialog.setObjectName("readiness-export-folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._export_all)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export_one(self, path: str) -> None:
        assert self._wanted is not None
        self._run(partial(export_one, *self._wanted, Path(path)))

    def _export_all(self, folder: str) -> None:
        self._run(partial(export_all, self._charts(), Path(folder)))

    def _run(self, work: "partial[str]") -> None:
        self._button.show_busy(_("Exporting…"))
        self._tasks.run(work, self._finish, otherwise=self._fail, lane=Lane.DRAW)

    def _finish(self, words: str) -> None:
        self._button.show_idle()
        self.told.emit(words)

    def _fail(self, failure: Exception) -> None:
        self._button.show_idle()
        raise failure
