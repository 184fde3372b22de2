"""The commands of an exercise, and the keys the footer shows for each part of it."""

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command
from ladderdesk.ui.widgets.keycap import KeyHint


class PracticeCommands:
    """The commands by what they do; single letters have no key where the user turned them off."""

    def __init__(self, *, single_keys: bool) -> None:
        self._single = single_keys
        self.hint = Command("next_hint", _("Show the next hint"), self._key("H"), "bulb")
        self.model = Command("model_answer", _("Show or hide the model answer"), self._key("M"), "eye")
        self.compare = Command("compare_answer", _("Compare with the model answer"), ("Ctrl+Return",), "eye")
        self.save = Command("save_attempt", _("Save attempt"), ("Ctrl+Return",), "check")
        self.again = Command("try_again", _("Try again with an empty answer"), self._key("T"), "undo")
        self.back = Command("back_to_answer", _("Back to your answer"), ("Esc",), "undo")
        self.draft = Command("answer_as_draft", _("Use answer as journal draft"), self._key("D"), "draft")
        self.copy = Command("copy_model_answer", _("Copy model answer"), self._key("C"), "clip")
        self.start = Command("start_from_pattern", _("Start from this pattern"), self._key("S"), "draft")
        self.retry = Command("keep_answer_again", _("Try again to save your answer"), (), "undo")

    def writing_hints(self, *, is_revealed: bool) -> tuple[KeyHint, ...]:
        """Say the keys of the answer while it is written."""
        saves = _("Save attempt") if is_revealed else _("Compare with the model answer")
        return (KeyHint(("Esc",), _("Leave the field")), KeyHint(("Ctrl+Return",), saves))

    def scoring_hints(self) -> tuple[KeyHint, ...]:
        """Say the keys of the rubric."""
        return (
            *self._letters((("H", _("Hint")),)),
            KeyHint(("1", "2", "3"), _("Score row")),
            KeyHint(("Ctrl+Return",), _("Save attempt")),
        )

    def reading_hints(self, *, is_earlier: bool) -> tuple[KeyHint, ...]:
        """Say the keys while an attempt is read."""
        if is_earlier:
            return (KeyHint(("Esc",), _("Back to your answer")), *self._letters((("D", _("Journal draft")),)))
        return self._letters((("T", _("Try again")), ("D", _("Journal draft"))))

    def hints(self, *, is_revealed: bool) -> tuple[KeyHint, ...]:
        """Say the keys everywhere else."""
        letters = self._letters((("H", _("Hint")), ("M", _("Model answer")), ("D", _("Journal draft"))))
        return (*letters, KeyHint(("Ctrl+Return",), _("Save attempt"))) if is_revealed else letters

    def _letters(self, named: tuple[tuple[str, str], ...]) -> tuple[KeyHint, ...]:
        return tuple(KeyHint((letter,), words) for letter, words in named) if self._single else ()

    def _key(self, letter: str) -> tuple[str, ...]:
        return (letter,) if self._single else ()
