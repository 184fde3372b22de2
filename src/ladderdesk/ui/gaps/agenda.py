"""A criterion as the agenda of a 1:1: plain text to paste into a note or a message."""

from collections.abc import Sequence

from ladderdesk.assess.values import Standing
from ladderdesk.assess.words import status_word
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Action, Audience, Evidence, MarkWord, VerdictWord
from ladderdesk.locales import day_text


def agenda(standing: Standing, actions: Sequence[Action]) -> str:
    """Write what to talk about; entries that only their author may see are left out."""
    later = [one for one in standing.to_show_next_time if _may_see(one)]
    known = {one.id for one in later}
    before = [each.evidence for each in standing.evidence if _may_see(each.evidence) and each.evidence.id not in known]
    lines = [
        standing.criterion.statement,
        _status_line(standing),
        *_section(_("Evidence"), [_entry(one) for one in before]),
        *_said(standing),
        *_section(_("New since then"), [_entry(one) for one in later]),
        *_section(_("Next steps"), [_step(each) for each in actions if each.done_on is None]),
        "",
        _question(standing),
    ]
    return "\n".join(lines)


def kept_back_words(standing: Standing) -> str:
    """Say how many entries the agenda leaves out because nobody else may see them; empty where there are none."""
    linked = {each.evidence.entry: each.evidence for each in standing.evidence}
    linked |= {one.entry: one for one in standing.to_show_next_time}
    count = sum(not _may_see(one) for one in linked.values())
    words = ngettext("{n} private entry is left out.", "{n} private entries are left out.", count)
    return words.format(n=count) if count else ""


def _status_line(standing: Standing) -> str:
    is_own_word = standing.mark is not None and standing.mark.word is MarkWord.OVERRIDE
    text = _("I see it as: {status}") if is_own_word else _("My evidence says: {status}")
    return text.format(status=status_word(standing.status))


def _may_see(one: Evidence) -> bool:
    return one.audience is not Audience.PRIVATE


def _section(heading: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{heading}:", *(f"- {line}" for line in lines)] if lines else []


def _entry(one: Evidence) -> str:
    return f"{day_text(one.last_day)}: {one.title}"


def _step(action: Action) -> str:
    if action.due is None:
        return action.title
    return _("{title} (by {day})").format(title=action.title, day=day_text(action.due))


def _said(standing: Standing) -> list[str]:
    verdict = standing.verdict
    if verdict is None:
        return []
    text = _("You agreed on {day}.") if verdict.word is VerdictWord.AGREED else _("You said not yet on {day}.")
    if verdict.note.strip():
        text = f"{text} {_('“{words}”')}"
    return ["", text.format(day=day_text(verdict.day), words=" ".join(verdict.note.split()))]


def _question(standing: Standing) -> str:
    if standing.verdict is not None and standing.verdict.word is VerdictWord.AGREED:
        return _("Question: does this still hold?")
    return _("Question: do you agree, and if not yet, what would you need to see?")
