"""The words of the domain as a user reads them: scopes, statuses, counts."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from ladderdesk.catalogue.model import Scope
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Status
from ladderdesk.locales import number_text


def scope_word(scope: Scope) -> str:
    """Say a scope in one word."""
    return {
        Scope.TASK: _("task"),
        Scope.FEATURE: _("feature"),
        Scope.SYSTEM: _("system"),
        Scope.ORG: _("org"),
        Scope.COMPANY: _("company"),
    }[scope]


def status_word(status: Status) -> str:
    """Say a status in words."""
    return {
        Status.NO_EVIDENCE: _("no evidence"),
        Status.EMERGING: _("emerging"),
        Status.DEMONSTRATED: _("demonstrated"),
        Status.SUSTAINED: _("sustained"),
    }[status]


def amount_text(amount: Fraction) -> str:
    """Write a quantity with the locale's separators, without needless zeros."""
    if amount.denominator == 1:
        return number_text(amount.numerator)
    return number_text(Decimal(amount.numerator) / Decimal(amount.denominator))


def listed(words: Sequence[str]) -> str:
    """Write a list as a sentence does: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{all_but_last} and {last}").format(all_but_last=", ".join(words[:-1]), last=words[-1])


def capitalised(text: str) -> str:
    """Raise the first letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]
