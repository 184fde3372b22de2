"""How a packet leaves: the file dialog, the work of writing, the note in the journal, and the printer."""

import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal import packets
from ladderdesk.journal.rows import PacketId
from ladderdesk.packet.file_names import file_name, find_format, placed
from ladderdesk.packet.prepare import Prepared
from ladderdesk.packet.render import FORMATS, Format, render
from ladderdesk.packet.render.pdf import Typeset
from ladderdesk.packet.save import write_file
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.tasks import Lane
from ladderdesk.ui.widgets.confirm import ConfirmSheet

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks


class Made(NamedTuple):
    """One packet as it was made in the worker: what it says, its pages, of which draft and for which level."""

    prepared: Prepared
    typeset: Typeset
    draft: PacketId | None
    level: str


class _Written(NamedTuple):
    path: Path
    form: Format
    digest: str
    made: Made


class Exporter(QObject):
    """Write packets to files that the user chooses, and note each in the journal.

    Signals: `exporting_changed(bool)` when a file is begun and when it is done or failed, `told(Notice)`.
    """

    exporting_changed = Signal(bool)
    told = Signal(Notice)

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._widget = parent
        self._dialog: QFileDialog | None = None
        self._made: Made | None = None
        self._waiting: tuple[Path, Format] | None = None

    def ask(self, made: Made, form: Format) -> None:
        """Let the user choose a file, beginning with a name and a format."""
        self._made = made
        dialog = QFileDialog(self._widget.window(), _("Export the packet"))
        dialog.setObjectName("packet-export-file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_filter_words()[each] for each in FORMATS])
        dialog.filterSelected.connect(self._follow_filter)
        dialog.fileSelected.connect(self._take_file)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.selectNameFilter(_filter_words()[form])
        dialog.setDefaultSuffix(form)
        dialog.selectFile(file_name(made.prepared.document.title, form))
        dialog.open()

    def print(self, made: Made) -> None:
        """Let the user choose a printer and print the pages."""
        from ladderdesk.ui.packet.printing import print_pdf

        print_pdf(made.typeset.data, self._widget)

    def write(self, made: Made, path: Path, form: Format) -> None:
        """Write a packet beside the window's thread, and note in the journal that it was written."""
        self.exporting_changed.emit(True)
        work = partial(_write, made, path, form)
        self._tasks.run(work, self._finish, otherwise=self._fail, lane=Lane.EXPORT)

    def _follow_filter(self, words: str) -> None:
        """Let the suffix of the name follow the format that is chosen in the dialog."""
        assert self._dialog is not None
        form = _form_of(words)
        self._dialog.setDefaultSuffix(form)
        named = Path(self._dialog.selectedFiles()[0])
        if find_format(named) is not None:
            self._dialog.selectFile(named.with_suffix(f".{form}").name)

    def _take_file(self, chosen: str) -> None:
        assert self._made is not None
        assert self._dialog is not None
        form = _form_of(self._dialog.selectedNameFilter())
        path, form = placed(Path(chosen), form)
        if path != Path(chosen) and path.exists():
            self._ask_whether_to_replace(path, form)
        else:
            self.write(self._made, path, form)

    def _ask_whether_to_replace(self, path: Path, form: Format) -> None:
        """Ask about a file the dialog could not ask about, because the suffix was put behind its name afterwards."""
        self._waiting = (path, form)
        sheet = ConfirmSheet(
            _("Replace {name}?").format(name=path.name),
            _("There is already a file of that name in this folder."),
            _("Replace"),
            name="packet-replace",
            kind="danger",
            parent=self._widget.window(),
        )
        sheet.accepted.connect(self._replace)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _replace(self) -> None:
        assert self._made is not None
        assert self._waiting is not None
        self.write(self._made, *self._waiting)

    def _finish(self, done: _Written) -> None:
        self.exporting_changed.emit(False)
        with self._desk.vault.writing() as session:
            packets.log_export(
                session,
                packet=done.made.draft,
                format=done.form,
                name=done.path.name,
                redactions=len(done.made.prepared.places),
                digest=done.digest,
            )
        self.told.emit(Notice(_("Exported to {path}.").format(path=done.path)))

    def _fail(self, fault: Exception) -> None:
        self.exporting_changed.emit(False)
        raise fault


def _write(made: Made, path: Path, form: Format) -> _Written:
    data = made.typeset.data if form == "pdf" else render(made.prepared.document, form)
    write_file(path, data)
    return _Written(path, form, hashlib.sha256(data).hexdigest(), made)


def _filter_words() -> dict[Format, str]:
    return {
        "pdf": _("PDF (*.pdf)"),
        "docx": _("Word (*.docx)"),
        "html": _("HTML (*.html)"),
        "md": _("Markdown (*.md)"),
    }


def _form_of(words: str) -> Format:
    return next((form for form, each in _filter_words().items() if each == words), "pdf")
