"""What was typed on the Gaps screen and not saved yet, by its place, so that leaving never loses it."""

import json
from collections.abc import Mapping

from ladderdesk.desk import Desk
from ladderdesk.journal import scratch

_PLACE = "gaps"


class Drafts:
    """Words by place (such as "action", "said", "mark" or "link") and criterion; on disk after `keep_all`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with desk.vault.reading() as session:
            kept = scratch.kept(session, _PLACE)
        self._words: dict[str, str] = json.loads(kept) if kept else {}
        self._kept = dict(self._words)

    def find(self, place: str, criterion: str) -> str:
        """Give the words of a place, empty where there are none."""
        return self._words.get(f"{place} {criterion}", "")

    def note(self, place: str, criterion: str, words: str) -> None:
        """Hold the words of a place; none for a place that is saved or empty."""
        if words.strip():
            self._words[f"{place} {criterion}"] = words
        else:
            self._words.pop(f"{place} {criterion}", None)

    def find_numbered(self, place: str, criterion: str) -> dict[int, str]:
        """Give the words of a place that holds several, by the number of what they belong to."""
        held = self.find(place, criterion)
        return {int(number): words for number, words in json.loads(held).items()} if held else {}

    def note_numbered(self, place: str, criterion: str, words: Mapping[int, str]) -> None:
        """Hold several words in one place, by the number of what they belong to."""
        self.note(place, criterion, json.dumps(dict(words)) if words else "")

    def keep_all(self) -> None:
        """Write them to the vault where they changed."""
        if self._words != self._kept:
            with self._desk.vault.writing() as session:
                scratch.keep(session, _PLACE, json.dumps(self._words) if self._words else "")
            self._kept = dict(self._words)
