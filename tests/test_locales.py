"""Numbers as the user's locale writes them."""

import pytest

from ladderdesk import locales


@pytest.mark.parametrize("name", ["en_GB", "de_DE", "fr_CH", "ar_EG", "hi_IN", "zh_TW", "sv_SE"])
@pytest.mark.parametrize("number", [0, 7, 999, 1000, 1234567, -4])
def test_a_number_is_written_as_the_tables_of_its_locale_say(
    name: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from babel.numbers import format_decimal

    monkeypatch.setattr(locales, "locale_name", lambda: name)
    assert locales.number_text(number) == format_decimal(number, locale=name)
