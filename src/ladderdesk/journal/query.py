"""What a user typed into a search field: made safe for the full-text index, and found again in the text.

Words stand anywhere in any order, "words in quotes" as they are; the last word, and any that ends in *, may go on.
Case and diacritics are forgiven. Chinese, Japanese and Korean are found within runs that have no spaces.
"""

import re
import unicodedata
from dataclasses import dataclass

from ladderdesk.journal.fulltext import HAS_CJK, RUN, folded, pairs

_PIECE = re.compile(r'["“”„«»](?P<phrase>[^"“”„«»]*)(?P<closed>["“”„«»]|$)|(?P<word>[^\s"“”„«»]+)')
_TOKEN = re.compile(r"[^\W_]+")
_SYMBOL_TAIL = re.compile(r"[^\W_][+#]+$")
_MOST_PIECES = 32
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Query:
    """A search made ready: `match` for the index, `literals` that must occur as they are, `hits` for marking
    in plain text (see `plain`).

    `match` is empty where nothing was asked that could be found.
    """

    match: str
    literals: tuple[str, ...]
    hits: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    goes_on: bool


def read_query(typed: str) -> Query:
    """Make what was typed ready for searching; any text at all is safe."""
    pieces = _pieces(typed[:_LONGEST])
    terms = [term for piece in pieces for term in _terms(piece)]
    patterns = [pattern for piece in pieces for pattern in _patterns(piece)]
    literals = tuple(piece.text.lower() for piece in pieces if _SYMBOL_TAIL.search(piece.text))
    return Query(" ".join(terms), literals, re.compile("|".join(patterns) or r"(?!)"))


def plain(text: str) -> str:
    """Write `text` in small letters without diacritics, sign for sign, so that places in it stay the same."""
    return text.lower() if text.isascii() else "".join(map(_plain_sign, text))


def _pieces(typed: str) -> list[_Piece]:
    found = [_piece(match) for match in _PIECE.finditer(folded(typed) if HAS_CJK.search(typed) else typed)]
    found = [piece for piece in found if _TOKEN.search(piece.text)][:_MOST_PIECES]
    if found and not typed[-1:].isspace() and typed[-1:] not in '"“”„«»':
        last = found[-1]
        found[-1] = _Piece(last.text, goes_on=last.goes_on or _TOKEN.match(last.text[-1]) is not None)
    return found


def _piece(match: re.Match[str]) -> _Piece:
    if match["word"] is None:
        return _Piece(match["phrase"].strip(), goes_on=False)
    return _Piece(match["word"].rstrip("*"), goes_on=match["word"].endswith("*"))


def _terms(piece: _Piece) -> list[str]:
    if not HAS_CJK.search(piece.text):
        return [_quoted(piece.text) + ("*" if piece.goes_on else "")]
    return [_run_term(run) for run in RUN.finditer(piece.text) if _TOKEN.search(run[0])]


def _run_term(run: re.Match[str]) -> str:
    if not run["cjk"]:
        return _quoted(run[0])
    return "cjk:" + _quoted(" ".join(pairs(run[0]))) + ("*" if len(run[0]) == 1 else "")


def _quoted(text: str) -> str:
    return '"' + text.replace("\x00", " ").replace('"', " ") + '"'


def _patterns(piece: _Piece) -> list[str]:
    if HAS_CJK.search(piece.text):
        return [re.escape(plain(run[0])) for run in RUN.finditer(piece.text)]
    first, *more = map(re.escape, _TOKEN.findall(plain(piece.text)))
    # The look back stands behind the first word, because a pattern that begins with letters is found much faster.
    words = r"[\W_]+".join([rf"{first}(?<![^\W_]{first})", *more])
    tail = re.escape(piece.text[-2:].lstrip("".join(_TOKEN.findall(piece.text[-2:]))))
    end = r"[^\W_]*" if piece.goes_on else tail or r"(?![^\W_])"
    return [words + end]


def _plain_sign(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0].lower()[0]
