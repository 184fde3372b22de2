"""Answers that are not kept as a run yet: on disk after each answer, and there again where a kept run is undone."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from ladderdesk.assess.answering import fitting
from ladderdesk.catalogue.learning import Assessment
from ladderdesk.desk import Desk
from ladderdesk.journal import scratch
from ladderdesk.vault.session import Session

_PLACE = "learn assessments"


class Drafts(QObject):
    """The open answers by assessment, one for all pages on which they can be given.

    Kept answers stay here under the UUID of their run, so that they are open answers again when that run is undone, and
    are none when it is done again.

    Signals: `changed(str)` with an assessment whose open answers are others now.
    """

    changed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        with desk.vault.reading() as session:
            kept = scratch.kept(session, _PLACE)
        self._drafts: dict[str, dict[str, Any]] = json.loads(kept) if kept else {}

    def find(self, assessment: Assessment, runs: Collection[str]) -> dict[str, str]:
        """Give the open answers to an assessment, of which the runs with these UUIDs are kept."""
        draft = self._drafts.get(assessment.id, {})
        if draft.get("run") in runs:
            return {}
        return fitting(assessment, draft.get("answers", {}))

    def note(self, assessment: str, answers: Mapping[str, str]) -> None:
        """Hold the open answers to an assessment, at once on disk; none to begin anew.

        Where nothing can be written they are held all the same, and go to disk with the next ones.
        """
        self._hold(assessment, answers)
        try:
            with self._desk.vault.writing() as session:
                self._keep(session)
        finally:
            self.changed.emit(assessment)

    def settle(self, session: Session, assessment: str, answers: Mapping[str, str], run: str) -> None:
        """Hold answers as those of a run that is kept in the same transaction."""
        self._hold(assessment, answers, run=run)
        self._keep(session)

    def _hold(self, assessment: str, answers: Mapping[str, str], **marks: str) -> None:
        if answers:
            self._drafts[assessment] = {"answers": dict(answers), **marks}
        else:
            self._drafts.pop(assessment, None)

    def _keep(self, session: Session) -> None:
        scratch.keep(session, _PLACE, json.dumps(self._drafts) if self._drafts else "")
