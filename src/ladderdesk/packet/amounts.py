"""Amounts of money as people write them: symbols, codes, words, ranges, thousands."""

import re
from collections.abc import Iterator

from ladderdesk.packet.folding import Folded

_SYMBOL = r"(?:(?:us|au|ca|nz|hk|sg|a|c|r)?\$|[€£¥₹₽₩₺₴₪฿₫₦₱¢]|zł|kč)"
_CODE = (
    r"(?:usd|eur|gbp|chf|jpy|cny|rmb|inr|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|ron|brl|mxn|zar|sgd|hkd|krw|ils|aed|sar|try|"
    r"rub|uah|thb|idr|php|vnd|ngn|btc|eth)"
)
_WORD = (
    r"(?:(?:us\s)?dollars?|euros?|pounds?(?:\ssterling)?|francs?|yen|yuan|renminbi|rupees?|kronor|kroner?|zlotys?|"
    r"cents?|bucks|quid)"
)
_NUMBER = r"(?:\d{1,3}(?:[ ,.']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_SIZE = (
    r"(?:\s?(?:thousand|million|billion|trillion|lakhs?|crores?|mio|mrd|mn|mm|bn|tn|k|m|b|t)"
    rf"(?:(?![a-z])|(?={_CODE}\b)))"
)
_FIGURE = rf"{_NUMBER}{_SIZE}?"
_TO = r"\s?(?:-|to|bis|…)\s?"
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|half|"
    r"several|few|and|of)"
)
AMOUNT = re.compile(
    "|".join(
        (
            rf"[+\-~]?{_SYMBOL}\s?{_FIGURE}(?:{_TO}{_SYMBOL}?\s?{_FIGURE})?(?:\s?{_CODE}\b)?",
            rf"\b{_CODE}\s?{_FIGURE}(?:{_TO}{_FIGURE})?",
            rf"(?<![\w.,]){_FIGURE}(?:{_TO}{_FIGURE})?\s?(?:{_SYMBOL}|{_CODE}\b|{_WORD}\b)",
            rf"\b{_COUNT}(?:[\s\-]+{_COUNT})*[\s\-]+{_WORD}\b",
        )
    )
)


def amount_places(folded: Folded) -> Iterator[tuple[int, int]]:
    """Go through the places of a text where an amount of money stands."""
    for found in AMOUNT.finditer(folded.text):
        yield folded.span(*found.span())
