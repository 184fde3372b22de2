"""The words of the Gaps screen: kinds, strengths, verdicts, marks and days."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from ladderdesk.assess.values import Standing
from ladderdesk.assess.words import capitalised, scope_word
from ladderdesk.catalogue.model import CriterionKind, Level, Scope
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Mark, MarkWord, Strength, Verdict, VerdictWord
from ladderdesk.ui.widgets.status import status_words

SOON = timedelta(days=3)
"""An action due within these days needs the user, and one that is overdue all the more."""
_THIS_YEAR = timedelta(days=330)


def kind_words(kind: CriterionKind) -> str:
    """Name what a criterion is to its level."""
    return {
        CriterionKind.GATE: _("Gate"),
        CriterionKind.SIGN: _("Sign"),
        CriterionKind.EXPECTATION: _("Expectation"),
    }[kind]


def kind_sentence(kind: CriterionKind, level: Level) -> str:
    """Say what the kind of a criterion means at a level."""
    sentence = {
        CriterionKind.GATE: _("A gate: asked before the move to {level}, and counted apart."),
        CriterionKind.SIGN: _("A sign that you work at the level of {level} already. It weighs three times."),
        CriterionKind.EXPECTATION: _("Expected of someone at {level}."),
    }[kind]
    return sentence.format(level=level.name)


def strength_words(strength: Strength) -> str:
    """Name how strongly an entry carries a criterion."""
    return {Strength.PARTIAL: _("Partial"), Strength.SOLID: _("Solid"), Strength.STRONG: _("Strong")}[strength]


def scope_words(scope: str | None) -> str:
    """Name a scope on a chip."""
    if scope is None:
        return _("No scope")
    return capitalised(scope_word(Scope(scope))) if scope in set(Scope) else scope


def verdict_words(verdict: Verdict | None) -> str:
    """Say what a manager said, or that nobody asked."""
    if verdict is None:
        return _("Not asked")
    return _("Agreed") if verdict.word is VerdictWord.AGREED else _("Not yet")


def verdict_icon(verdict: Verdict | None) -> str:
    """Name the icon of a verdict."""
    if verdict is None:
        return "minus"
    return "check" if verdict.word is VerdictWord.AGREED else "clock"


def role_words(verdict: Verdict) -> str:
    """Name who said it, by role."""
    return capitalised(verdict.role) or _("Manager")


def mark_words(mark: Mark) -> str:
    """Say what a mark does, in a few words."""
    if mark.word is MarkWord.NOT_APPLICABLE:
        return _("Not applicable")
    if mark.word is MarkWord.NO_OPPORTUNITY:
        return _("No opportunity yet")
    assert mark.status is not None
    return _("Set to {status} by you").format(status=status_words(mark.status))


def mark_aside(mark: Mark) -> str:
    """Say in a row that the user has a word on the criterion."""
    return {
        MarkWord.NOT_APPLICABLE: _("not applicable"),
        MarkWord.NO_OPPORTUNITY: _("no opportunity yet"),
        MarkWord.OVERRIDE: _("set by you"),
    }[mark.word]


def mark_sentence(mark: Mark) -> str:
    """Say what a mark does to the figures."""
    return {
        MarkWord.NOT_APPLICABLE: _("It is left out of readiness."),
        MarkWord.NO_OPPORTUNITY: _("It stays in readiness and says why it is open."),
        MarkWord.OVERRIDE: _("Packet-ready takes the lower of this and what the evidence says."),
    }[mark.word]


def likely_words(count: int) -> str:
    """Say that nothing is linked but something could be."""
    words = ngettext("Nothing linked, {n} likely entry", "Nothing linked, {n} likely entries", count)
    return words.format(n=count)


def short_likely_words(count: int) -> str:
    """Say that something could be linked, where there is little room."""
    return ngettext("{n} likely entry", "{n} likely entries", count).format(n=count)


def near_day(day: date, today: date) -> str:
    """Write a day as short as it is clear: "18 Nov", or "Nov ’25" where it is long ago."""
    written = QDate(day.year, day.month, day.day)
    return QLocale().toString(written, "d MMM" if abs(today - day) < _THIS_YEAR else "MMM ’yy")


def whole_day(day: date) -> str:
    """Write a day with its year: "18 Nov 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def due_words(due: date, today: date) -> str:
    """Write the day something is due, with its weekday where it is near or past."""
    written = QDate(due.year, due.month, due.day)
    return QLocale().toString(written, "ddd d MMM" if is_soon(due, today) else "d MMM")


def is_soon(due: date, today: date) -> bool:
    """Say whether something that is due needs the user now."""
    return due - today <= SOON


def row_sentence(standing: Standing, today: date, likely: int) -> str:
    """Say a criterion with all that its row shows, for those who hear it."""
    parts = [standing.criterion.statement, kind_words(standing.criterion.kind)]
    parts.append(_("Not applicable") if standing.is_set_aside else status_words(standing.status))
    if standing.mark is not None and not standing.is_set_aside:
        parts.append(mark_words(standing.mark))
    count = len(standing.evidence)
    parts.append(ngettext("{n} entry", "{n} entries", count).format(n=count))
    if standing.last_evidence is not None:
        parts.append(_("last {day}").format(day=near_day(standing.last_evidence, today)))
    elif likely:
        parts.append(likely_words(likely))
    if standing.verdict is not None:
        parts.append(_("manager: {word}").format(word=verdict_words(standing.verdict)))
    return ", ".join(parts)


def level_words(level: str, criteria: int, gates: int) -> str:
    """Say how much a level asks."""
    whole = ngettext("{level}, {n} criterion", "{level}, {n} criteria", criteria).format(level=level, n=criteria)
    if not gates:
        return whole
    return ngettext("{criteria}, {n} of them a gate", "{criteria}, {n} of them gates", gates).format(
        criteria=whole, n=gates
    )
