"""Save what is typed into an entry without being asked, and keep it where that fails."""

import threading
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ladderdesk.errors import LadderDeskError, NotFoundError
from ladderdesk.journal import entries
from ladderdesk.journal.rows import Entry, EntryContent, EntryId, Judgement
from ladderdesk.ui.journal.merging import Merged, is_blank, merge
from ladderdesk.ui.tasks import Lane

if TYPE_CHECKING:
    from ladderdesk.ui.tasks import Tasks
    from ladderdesk.vault.session import Session
    from ladderdesk.vault.vault import Vault

PAUSE_MS = 600
"""How long typing waits to be saved, counted from the first unsaved key, so that a fast typist is saved too."""

RETRY_MS = 3000
SITTING = timedelta(minutes=10)
"""After so long without typing another sitting begins, which is a version of its own."""

Judge = Callable[[EntryContent], Judgement]


@dataclass(slots=True)
class Sheet:
    """One entry at the editor. `known` is what the vault held last, `since` what the editor had then.

    Both are absent until a new entry has been written. All but `typed_at` and `sitting` changes under the gate.
    """

    entry: EntryId | None
    since: EntryContent | None
    known: EntryContent | None
    is_new: bool
    sitting: str
    typed_at: datetime
    serial: int = 0


@dataclass(frozen=True, slots=True)
class _Typed:
    sheet: Sheet
    content: EntryContent
    serial: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one attempt to save: the entry as written, or why not."""

    typed: _Typed
    entry: Entry | None = None
    merged: Merged | None = None
    fault: LadderDeskError | None = None


class Autosave(QObject):
    """Hold what is typed until it is in the vault, whichever entry is at the editor meanwhile.

    Saving happens beside the window's thread; `flush` does it at once. One sitting at the editor is one version.

    Signals: `saved(Entry)` when the entry at the editor was written; `adopted(EntryContent, bool)` when its content
    changed outside and the editor should show it, true where what was typed overruled another value; `failed(str)` with
    a sentence when saving begins to fail; `recovered()` when nothing is unsaved any more after that.
    """

    saved = Signal(object)
    adopted = Signal(object, bool)
    failed = Signal(str)
    recovered = Signal()

    def __init__(self, vault: "Vault", tasks: "Tasks", judge: Judge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._tasks = tasks
        self._judge = judge
        self._gate = threading.Lock()
        self._typed: dict[int, _Typed] = {}
        self._outcomes: deque[_Outcome] = deque()
        self._sheet: Sheet | None = None
        self._serials = 0
        self._revision = 0
        self._fault = ""
        self._is_told = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._patience = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._pause.timeout.connect(self._save_beside)
        self._patience.timeout.connect(self._save_beside)

    @property
    def entry(self) -> EntryId | None:
        """Give the number of the entry at the editor; None where it is new and unwritten, or there is none."""
        return self._sheet.entry if self._sheet else None

    @property
    def has_unsaved(self) -> bool:
        """Say whether anything typed is not in the vault yet."""
        return bool(self._typed)

    @property
    def has_failed(self) -> bool:
        """Say whether the last attempt to save failed."""
        return bool(self._fault)

    @property
    def revision(self) -> int:
        """Count the saves; what was read while it changed may be older than what is at the editor."""
        return self._revision

    def begin(self, entry: Entry) -> EntryContent:
        """Put an entry to the editor and give what to show: what is stored, or what was typed and is not saved yet."""
        self.leave()
        unsaved = next((typed for typed in self._typed.values() if typed.sheet.entry == entry.id), None)
        if unsaved is not None:
            self._sheet = unsaved.sheet
            return unsaved.content
        self._sheet = self._new_sheet(entry.id, entry.content)
        return entry.content

    def begin_new(self, content: EntryContent) -> EntryContent:
        """Put a new entry to the editor, which comes into being with the first word, and give what to show.

        That is `content`, or what was typed into another new entry that could not be saved yet.
        """
        self.leave()
        unsaved = next((typed for typed in self._typed.values() if self._is_unwritten(typed)), None)
        self._sheet = unsaved.sheet if unsaved else self._new_sheet(None, None)
        return unsaved.content if unsaved else content

    def leave(self) -> None:
        """Take the entry from the editor; its sitting ends, and an entry that was begun and left empty goes."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None and sheet.is_new and self._is_left_blank(sheet):
            self._note(sheet, _NOTHING)
        if self._typed:
            self._save_beside()

    def note(self, content: EntryContent) -> None:
        """Take what the editor holds now; it is saved within a second."""
        sheet = self._sheet
        if sheet is None or (sheet.entry is None and id(sheet) not in self._typed and is_blank(content)):
            return
        now = self._vault.clock()
        if now - sheet.typed_at > SITTING:
            sheet.sitting = _new_sitting()
        sheet.typed_at = now
        self._note(sheet, content)
        if not self._pause.isActive():
            self._pause.start()

    def flush(self) -> bool:
        """Save all that is typed before this returns, and end the sitting; say whether nothing is left unsaved."""
        self._pause.stop()
        if self._typed:
            self._save_all()
            self._take()
        if self._sheet is not None:
            self._sheet.sitting = _new_sitting()
        return not self._typed

    def retry(self) -> None:
        """Try again at once to save what could not be saved, and say anew where it fails again."""
        self._is_told = False
        self._save_beside()

    def take_from_outside(self, entry: Entry, revision: int) -> None:
        """Compare what was read of the entry at the editor, at `revision`, and adopt what another hand changed."""
        sheet = self._sheet
        if sheet is None or sheet.entry != entry.id or not self._gate.acquire(blocking=False):
            return
        try:
            if revision == self._revision and sheet.known != entry.content:
                self._adopt(sheet, entry.content)
        finally:
            self._gate.release()

    def _adopt(self, sheet: Sheet, stored: EntryContent) -> None:
        typed = self._typed.get(id(sheet))
        if typed is None or sheet.since is None or sheet.known is None:
            sheet.since = sheet.known = stored
            self.adopted.emit(stored, False)
            return
        merged = merge(typed.content, since=sheet.since, stored=stored, known=sheet.known)
        sheet.since = sheet.known = stored
        self._note(sheet, merged.content)
        self.adopted.emit(merged.content, bool(merged.overruled))

    def _new_sheet(self, entry: EntryId | None, content: EntryContent | None) -> Sheet:
        return Sheet(
            entry=entry,
            since=content,
            known=content,
            is_new=entry is None,
            sitting=_new_sitting(),
            typed_at=self._vault.clock(),
        )

    def _is_unwritten(self, typed: _Typed) -> bool:
        return bool(self._fault) and typed.sheet.entry is None and typed.content is not _NOTHING

    def _is_left_blank(self, sheet: Sheet) -> bool:
        typed = self._typed.get(id(sheet))
        content = typed.content if typed else sheet.since
        return content is not None and is_blank(content)

    def _note(self, sheet: Sheet, content: EntryContent) -> None:
        self._serials += 1
        self._typed[id(sheet)] = _Typed(sheet, content, self._serials)

    def _save_beside(self) -> None:
        self._pause.stop()
        self._patience.stop()
        if self._typed:
            self._tasks.run(self._save_all, self._take, lane=Lane.WRITE)

    def _save_all(self) -> None:
        """Save everything typed, in this thread; several may ask at once and the gate lets in one at a time."""
        with self._gate:
            for typed in self._typed.copy().values():
                if typed.serial > typed.sheet.serial:
                    self._outcomes.append(self._save(typed))

    def _save(self, typed: _Typed) -> _Outcome:
        sheet = typed.sheet
        try:
            with self._vault.writing() as session:
                merged, entry = self._write(session, typed)
        except LadderDeskError as fault:
            return _Outcome(typed, fault=fault)
        sheet.serial = typed.serial
        sheet.entry = entry.id if entry else None
        sheet.since, sheet.known = merged.content, entry.content if entry else None
        self._revision += 1
        return _Outcome(typed, entry, merged)

    def _write(self, session: "Session", typed: _Typed) -> tuple[Merged, Entry | None]:
        sheet, content = typed.sheet, typed.content
        whole = Merged(content=content, overruled=())
        stored = _find(session, sheet.entry)
        if content is _NOTHING:
            if stored is not None:
                entries.trash(session, [stored.id])
                entries.delete_for_good(session, [stored.id])
            return whole, None
        if stored is None:
            number = entries.add(session, content, judgement=self._judge(content), sitting=sheet.sitting)
            return whole, entries.entry(session, number)
        if sheet.since is not None and sheet.known is not None:
            whole = merge(content, since=sheet.since, stored=stored.content, known=sheet.known)
        judgement = self._judge(whole.content)
        entries.revise(session, stored.id, whole.content, judgement=judgement, sitting=sheet.sitting)
        return whole, entries.entry(session, stored.id)

    def _take(self, _done: None = None) -> None:
        """Let go of what was saved in any thread, and say what became of it."""
        faults: list[str] = []
        while self._outcomes:
            outcome = self._outcomes.popleft()
            if outcome.fault is not None:
                faults.append(outcome.fault.message)
            held = self._typed.get(id(outcome.typed.sheet))
            if held is None or outcome.merged is None:
                continue
            if held is outcome.typed:
                del self._typed[id(held.sheet)]
                self._tell(held.sheet, held.content, outcome.merged)
            else:
                self._rebase(held, outcome.typed.content, outcome.merged)
            if held.sheet is self._sheet and outcome.entry is not None:
                self.saved.emit(outcome.entry)
        self._weigh(faults)

    def _rebase(self, newer: _Typed, written: EntryContent, merged: Merged) -> None:
        """Put what was typed during a save on top of what that save took over from outside."""
        rebased = merge(newer.content, since=written, stored=merged.content, known=written)
        if rebased.content != newer.content:
            self._note(newer.sheet, rebased.content)
            self._tell(newer.sheet, newer.content, rebased)

    def _tell(self, sheet: Sheet, typed: EntryContent, merged: Merged) -> None:
        if sheet is self._sheet and (merged.content != typed or merged.overruled):
            self.adopted.emit(merged.content, bool(merged.overruled))

    def _weigh(self, faults: list[str]) -> None:
        """Say once that saving fails, and once that it works again."""
        if faults:
            is_told = self._is_told and self._fault == faults[0]
            self._fault, self._is_told = faults[0], True
            self._patience.start()
            if not is_told:
                self.failed.emit(self._fault)
        elif self._fault and not self._typed:
            self._fault, self._is_told = "", False
            self.recovered.emit()


def _find(session: "Session", number: EntryId | None) -> Entry | None:
    """Find an entry; none where it was not written yet, or was deleted for good meanwhile: then it is written anew."""
    if number is None:
        return None
    try:
        return entries.entry(session, number)
    except NotFoundError:
        return None


def _new_sitting() -> str:
    return str(uuid.uuid4())


_NOTHING = EntryContent(day=date.min, title="")
"""Stands for the wish that an entry which was begun and left empty goes; told apart by identity."""
