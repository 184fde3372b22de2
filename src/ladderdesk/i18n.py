"""The one door for words a user reads: every visible string goes through `_` or `ngettext`."""

import gettext

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(languages: list[str], *, folder: str) -> None:
    """Load the message catalogue of the first language in `languages` that `folder` has; English where it has none."""
    global _catalogue
    _catalogue = gettext.translation("ladderdesk", localedir=folder, languages=languages, fallback=True)


def _(message: str) -> str:
    """Say `message` in the user's language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Say the form for `count` in the user's language; the caller fills in the number."""
    return _catalogue.ngettext(singular, plural, count)
