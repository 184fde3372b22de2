"""Say a level's facts in words: experience, team size, pay, scope, tracks, and what changes on the way into it."""

from ladderdesk.catalogue.model import Experience, Level, Pay, Scope, TeamSize, Track
from ladderdesk.i18n import _, ngettext
from ladderdesk.locales import number_text


def scope_name(scope: Scope) -> str:
    """Name a scope as a label."""
    names = {
        Scope.TASK: _("Task"),
        Scope.FEATURE: _("Feature"),
        Scope.SYSTEM: _("System"),
        Scope.ORG: _("Org"),
        Scope.COMPANY: _("Company"),
    }
    return names[scope]


def track_name(track: Track) -> str:
    """Name a track as a label."""
    names: dict[Track, str] = {
        "ic": _("Individual contributor"),
        "management": _("Management"),
        "hybrid": _("Hybrid"),
    }
    return names[track]


def experience_short(experience: Experience | None) -> str:
    """Say experience in the room of a column head: "18 mo–3 y"; nothing where the document gives none."""
    if experience is None:
        return ""
    first = experience.from_months
    if experience.to_months is None:
        return _("{years}+ y").format(years=first // 12) if first % 12 == 0 else _("{months}+ mo").format(months=first)
    last = experience.to_months
    if first % 12 == 0 and last % 12 == 0 and first:
        return _("{first}–{last} y").format(first=first // 12, last=last // 12)
    if last % 12 == 0 and first:
        return _("{first} mo–{last} y").format(first=first, last=last // 12)
    return _("{first}–{last} mo").format(first=first, last=last)


def experience_text(experience: Experience) -> str:
    """Say experience in sentences: career time, not time in the level, and what the document says elsewhere."""
    span = _experience_span(experience)
    return _("{span}. {note}.").format(span=span, note=experience.note) if experience.note else span


def _experience_span(experience: Experience) -> str:
    first, last = experience.from_months, experience.to_months
    if last is None:
        return _("Typically {first} or more in the field").format(first=_span(first))
    if not first:
        return _("Typically up to {last} in the field").format(last=_span(last))
    if first % 12 == 0 and last % 12 == 0:
        return _("Typically {first}–{last} years in the field").format(first=first // 12, last=last // 12)
    return _("Typically {first} to {last} in the field").format(first=_span(first), last=_span(last))


def team_text(size: TeamSize) -> str:
    """Say how many people report to a level, and through whom."""
    if size.at_most is None:
        count = _("{least} or more reports").format(least=number_text(size.at_least))
    else:
        count = _("{least}–{most} reports").format(least=number_text(size.at_least), most=number_text(size.at_most))
    return f"{count}, {size.through}" if size.through else count


def pay_text(pay: Pay) -> str:
    """Say a pay range with the country, the year and the document it comes from."""
    least = _amount(pay.at_least)
    if pay.at_most is None:
        amount = _("{least} or more").format(least=least)
    elif pay.open_top:
        amount = _("{least}–{most} or more").format(least=least, most=_amount(pay.at_most))
    else:
        amount = _("{least}–{most}").format(least=least, most=_amount(pay.at_most))
    return _("{amount} {currency} a year, {country}, {year} ({source})").format(
        amount=amount, currency=pay.currency, country=pay.country, year=pay.year, source=pay.source
    )


def facts(level: Level) -> tuple[tuple[str, str], ...]:
    """List what is known of a level as label and words, in the order a reader asks; what is absent is left out."""
    known: tuple[tuple[str, str | None], ...] = (
        (_("Scope"), f"{scope_name(level.scope)}: {level.scope_text}"),
        (_("Experience"), experience_text(level.experience) if level.experience else None),
        (_("Project"), level.typical_project),
        (_("Focus"), level.focus),
        (_("Sets apart"), level.differentiator),
        (_("Unlocks"), level.unlocks),
        (_("Plateau"), level.plateau),
        (_("Blocker"), level.blocker),
        (_("Failure"), level.failure_mode),
        (_("Team"), team_text(level.team_size) if level.team_size else None),
        (_("Pay"), "\n".join(pay_text(pay) for pay in level.pay) or None),
        *((variant.name, variant.text) for variant in level.variants),
    )
    return tuple((label, words) for label, words in known if words)


def changes(level: Level) -> tuple[tuple[str, str], ...]:
    """List what changes on the way into a level, as the name of the side and "before → after"."""
    words = _("{before} → {after}")
    return tuple((one.name, words.format(before=one.before, after=one.after)) for one in level.dimensions)


def _span(months: int) -> str:
    if months % 12 or months < 24:
        return ngettext("{n} month", "{n} months", months).format(n=months)
    return ngettext("{n} year", "{n} years", months // 12).format(n=months // 12)


def _amount(value: int) -> str:
    return f"{number_text(value // 1000)}K" if value % 1000 == 0 else number_text(value)
