"""Which keys the footer shows: those of the part of the assessment that has the keyboard."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ladderdesk.assess.answering import COUNTED_KINDS, answer_keys
from ladderdesk.catalogue.learning import Question
from ladderdesk.i18n import _
from ladderdesk.ui.learn.assess.questions import QuestionCard
from ladderdesk.ui.learn.assess.shown import Shown
from ladderdesk.ui.learn.assess.view import AssessView
from ladderdesk.ui.widgets.keycap import KeyHint


def hints_for(view: AssessView, shown: Shown) -> tuple[KeyHint, ...]:
    """Give the keys of the rows that have the keyboard, else those of the questions."""
    moves = KeyHint(("J", "K"), _("Next, previous"))
    for box, hint in (
        (view.result.steps.box, KeyHint(("A",), _("Make action"))),
        (view.result.leaning.box, KeyHint(("Enter",), _("Look at the ladder"))),
        (view.history.box, KeyHint(("Enter",), _("Show its answers"))),
    ):
        if _has_keyboard(box):
            return (moves, hint)
    return (*answer_hints(view.card, shown), moves, *_deeds(view, shown))


def _has_keyboard(box: QWidget) -> bool:
    focused = box.window().focusWidget()
    return focused is not None and box.isAncestorOf(focused)


def answer_hints(card: QuestionCard, shown: Shown) -> Iterator[KeyHint]:
    """Give the keys that answer the current question of a card; none where a kept run is shown."""
    if not shown.is_changeable:
        return
    assessment = shown.seen.assessment
    current = card.current
    question: Question = current.question if current is not None else assessment.questions[0]
    keys = answer_keys(assessment, question)
    if assessment.kind in COUNTED_KINDS:
        yield KeyHint(("1", "…", str(len(keys))), _("Answer"))
        return
    plain = tuple(key for key, choice in keys.items() if not choice.strongest)
    yield KeyHint(plain, _("Answer"))
    yield from (KeyHint((key,), _("Set the standard")) for key, choice in keys.items() if choice.strongest)


def _deeds(view: AssessView, shown: Shown) -> Iterator[KeyHint]:
    current = view.card.current
    if current is not None and current.key in shown.seen.suggestions:
        yield KeyHint(("Enter",), _("Entries"))
    if not shown.is_changeable and not shown.draft:
        yield KeyHint(("R",), _("Take it again"))
    if shown.is_changeable and shown.result is not None:
        yield KeyHint(("Ctrl+Return",), _("Save"))
