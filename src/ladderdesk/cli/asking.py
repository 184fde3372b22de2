"""Ask the questions of an assessment on the terminal, one after another.

Questions go to standard error, so that what the answers come to can be piped; answers are read from standard input.
"""

import sys
from collections.abc import Iterator, Mapping

from ladderdesk.assess.answering import COUNTED_KINDS, answer_keys
from ladderdesk.assess.suggested_answers import SuggestedAnswer, suggestion_text
from ladderdesk.catalogue.learning import Assessment, Choice, Question
from ladderdesk.cli.table import say_aside
from ladderdesk.errors import InputError
from ladderdesk.i18n import _, ngettext

MOST_ENTRIES = 5


def ask(assessment: Assessment, suggestions: Mapping[str, SuggestedAnswer]) -> dict[str, str]:
    """Ask every question and give the answers; an empty line goes back to the question before.

    Raises InputError where the answers end before the questions do.
    """
    say_aside(assessment.title)
    say_aside(assessment.summary)
    say_aside(_("An empty line goes back to the question before. Ctrl+C keeps nothing."))
    answers: dict[str, str] = {}
    place = 0
    while place < len(assessment.questions):
        question = assessment.questions[place]
        _say_question(assessment, question, suggestions.get(question.id), answers.get(question.id))
        answer = _read_answer(assessment, question, open_count=len(assessment.questions) - len(answers))
        if answer is None:
            place = max(0, place - 1)
            continue
        answers[question.id] = answer.id
        place += 1
    return answers


def _read_answer(assessment: Assessment, question: Question, *, open_count: int) -> Choice | None:
    keys = answer_keys(assessment, question)
    while True:
        print("> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            print(file=sys.stderr)
            raise InputError(_nothing_kept(open_count))
        words = line.strip().casefold()
        if not words:
            return None
        found = _find(keys, words)
        if found is not None:
            return found
        say_aside(_("Answer with one of these: {keys}.").format(keys=", ".join(key.lower() for key in keys)))


def _find(keys: Mapping[str, Choice], words: str) -> Choice | None:
    """Find an answer by its key, its id or its words."""
    for key, choice in keys.items():
        if words in (key.casefold(), choice.id.casefold(), choice.label.casefold()):
            return choice
    return None


def _nothing_kept(open_count: int) -> str:
    words = ngettext("Nothing was kept: {n} question is open.", "Nothing was kept: {n} questions are open.", open_count)
    return words.format(n=open_count)


def _say_question(
    assessment: Assessment, question: Question, suggestion: SuggestedAnswer | None, given: str | None
) -> None:
    number = assessment.questions.index(question) + 1
    say_aside("")
    say_aside(_("{n} of {all}. {question}").format(n=number, all=len(assessment.questions), question=question.prompt))
    for line in _answer_lines(assessment, question, given):
        say_aside(f"  {line}")
    if suggestion is not None:
        say_aside(f"  {_suggestion_line(suggestion)}")


def _answer_lines(assessment: Assessment, question: Question, given: str | None) -> Iterator[str]:
    keys = answer_keys(assessment, question)
    meanings = {str(anchor.rating): anchor.meaning for anchor in question.anchors}
    offered = [(key.lower(), choice, meanings.get(choice.id, choice.label)) for key, choice in keys.items()]
    named = [f"{key} {words}" if words != key else key for key, _choice, words in offered]
    marked = [
        _("{answer} (given)").format(answer=words) if choice.id == given else words
        for words, (_key, choice, _words) in zip(named, offered, strict=True)
    ]
    if assessment.kind in COUNTED_KINDS:
        yield from marked
    else:
        yield " · ".join(marked)


def _suggestion_line(suggestion: SuggestedAnswer) -> str:
    numbers = [str(one.entry) for one in suggestion.evidence[:MOST_ENTRIES]]
    more = len(suggestion.evidence) - len(numbers)
    listed = ", ".join([*numbers, _("{n} more").format(n=more)] if more else numbers)
    return _("{suggestion} (entries {numbers})").format(suggestion=suggestion_text(suggestion), numbers=listed)
