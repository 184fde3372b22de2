"""Log an entry from a template: print it to be filled in, read it filled in, or ask its questions one by one."""

import argparse
import sys
from collections.abc import Iterator

from ladderdesk import insight, paths
from ladderdesk.catalogue.read import Library
from ladderdesk.catalogue.templates import EntryTemplate, answered
from ladderdesk.cli.hold import an_audience, desk
from ladderdesk.cli.table import say
from ladderdesk.errors import InputError
from ladderdesk.i18n import _


def log(asked: argparse.Namespace) -> None:
    """Log an entry from the template that was named and print its number, or print the template."""
    template = _find(asked.template)
    if asked.prints:
        say(_as_text(template))
        return
    line, body = _read(asked.text, template)
    with desk(asked, create=True) as held:
        number = insight.log_answers(held, line, body, template, audience=an_audience(asked.audience))
    print(number)


def _find(name: str) -> EntryTemplate:
    known = {each.id: each for each in Library(paths.shipped("content")).entry_templates()}
    if name not in known:
        message = _("There is no template “{name}”. The templates are: {known}.")
        raise InputError(message.format(name=name, known=", ".join(known)))
    return known[name]


def _as_text(template: EntryTemplate) -> str:
    """Write a template with its questions, each in the place of its answer."""
    parts = [_as_blank(template.title)]
    for prompt in template.prompts:
        parts += [prompt.line, _as_blank(prompt.question)]
    return "\n\n".join(parts)


def _as_blank(question: str) -> str:
    return f"<{question}>"


def _read(words: list[str], template: EntryTemplate) -> tuple[str, str]:
    """Give the line and the body: asked for in a terminal, else the line as given or the template filled in."""
    if not sys.stdin.isatty():
        return (" ".join(words), "") if words else _filled_in(sys.stdin.read(), template)
    line = " ".join(words) if words else _ask(template.title)
    if not line.strip():
        raise InputError(_("Nothing was logged: the line is empty."))
    return line, "\n\n".join(_ask_for_answers(template))


def _filled_in(text: str, template: EntryTemplate) -> tuple[str, str]:
    line, _newline, rest = text.lstrip("\n").partition("\n")
    if line.strip() in ("", _as_blank(template.title)):
        raise InputError(_("Nothing was logged: write the title in the place of the first question."))
    blanks = {_as_blank(prompt.question) for prompt in template.prompts}
    written = "\n".join(each.rstrip() for each in rest.split("\n") if each.strip() not in blanks)
    return line, answered(written.strip("\n"), template.prompts)


def _ask_for_answers(template: EntryTemplate) -> Iterator[str]:
    print(_("Enter alone leaves a question out."), file=sys.stderr)
    for prompt in template.prompts:
        answer = _ask(f"{prompt.heading}: {prompt.question}")
        if answer.strip():
            yield f"{prompt.line}\n\n{answer.strip()}"


def _ask(question: str) -> str:
    print(question, file=sys.stderr)
    return sys.stdin.readline().rstrip("\n")
