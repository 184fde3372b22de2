"""What search finds of an entry: the one row of plain text that the full-text index stands on.

Chinese, Japanese and Korean runs are cut into overlapping pairs, because the index knows words by the spaces between
them and such text has none. The last sign of a run stands once more by itself, so that each sign begins some token.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ladderdesk.journal.images import Image

_CJK = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf"
_CJK += (
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
HAS_CJK = re.compile(f"[{_CJK}]")
RUN = re.compile(f"(?P<cjk>[{_CJK}]+)|[^\\s{_CJK}]+")
"""A stretch of one writing: a run of CJK signs, else what stands between them and the spaces."""

_IMPACT_WORDS = ("measure", "before", "after", "unit", "period", "outcome")


def text_of(image: Image) -> dict[str, str]:
    """Give the columns of the text row of the entry that `image` shows."""
    columns = {
        "title": image["title"],
        "body": image["body"],
        "impacts": "\n".join(" ".join(filter(None, map(each.get, _IMPACT_WORDS))) for each in image["impacts"]),
        "names": "\n".join(_names(image)),
    }
    return {**columns, "cjk": paired(columns.values())}


def paired(texts: Iterable[str]) -> str:
    """Cut the CJK runs of `texts` into pairs; letters that touch such a run come along as words of their own."""
    return " ".join(token for text in texts if HAS_CJK.search(text) for token in _tokens(text))


def pairs(run: str) -> list[str]:
    """Give the overlapping pairs of a run of CJK signs; a single sign is its own."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def folded(text: str) -> str:
    """Write full-width and half-width forms as one, as both the index and a query do for CJK text."""
    return unicodedata.normalize("NFKC", text)


def _tokens(text: str) -> Iterator[str]:
    for word in folded(text).split():
        if not HAS_CJK.search(word):
            continue
        for run in RUN.finditer(word):
            yield from _run_tokens(run)


def _run_tokens(run: re.Match[str]) -> list[str]:
    if not run["cjk"]:
        return [run[0]]
    return [*pairs(run[0]), run[0][-1]] if len(run[0]) > 1 else [run[0]]


def _names(image: Image) -> Iterator[str]:
    yield from image["competencies"]
    yield from image["tags"]
    yield from (image["names"][uuid] for uuid in image["projects"])
    yield from (image["names"][uuid] for uuid, _ in image["people"])
    yield from (f"{each['title']} {each['address']}" for each in image["links"])
    yield from (each["name"] for each in image["attachments"])
