"""Small pieces of language that packets are put together from: days, lists, sentences, plain text out of Markdown."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kind, Relation
from ladderdesk.locales import day_text, locale_name

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SENTENCE_END = ".!?…。！？؟:"
OWN_PART = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b")
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])")


def clean(text: str) -> str:
    """Drop what no document can hold: control characters other than line breaks and tabs, and lone surrogates."""
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(clean(text).split())


def sentence(text: str) -> str:
    """Close a text like a sentence."""
    line = one_line(text)
    return line if not line or line[-1] in SENTENCE_END else f"{line}."


def sentences(text: str) -> list[str]:
    """Split running text into its sentences."""
    return [part.strip() for part in BETWEEN_SENTENCES.split(one_line(text)) if part.strip()]


def join_words(words: Sequence[str]) -> str:
    """Write a list as a sentence does: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{all_but_last} and {last}").format(all_but_last=", ".join(words[:-1]), last=words[-1])


def month_text(day: date) -> str:
    """Write month and year, "March 2026"."""
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMM", day, locale=locale_name()))


def span_text(first: date, last: date | None) -> str:
    """Write a day, or the first and the last of a span."""
    if last is None or last == first:
        return day_text(first)
    opening = day_text(first, "short") if first.year == last.year else day_text(first)
    return _("{first} to {last}").format(first=opening, last=day_text(last))


@lru_cache(maxsize=4096)
def plain_paragraphs(markdown: str) -> tuple[str, ...]:
    """Read Markdown as plain paragraphs: marks are dropped, list items keep a dash, code keeps its lines."""
    tokens = _parser().parse(clean(markdown))
    in_items = [False, *(token.type == "paragraph_open" and token.hidden for token in tokens)]
    texts = (_block_text(token, is_item=is_item) for is_item, token in zip(in_items, tokens, strict=False))
    return tuple(text for text in texts if text)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


def _block_text(token: "Token", *, is_item: bool) -> str:
    if token.type in {"fence", "code_block"}:
        return token.content.rstrip("\n")
    if token.type != "inline":
        return ""
    text = "".join(_inline_text(child) for child in token.children or ())
    return f"– {text}" if is_item else text


def _inline_text(token: "Token") -> str:
    if token.type == "softbreak":
        return " "
    return "\n" if token.type == "hardbreak" else token.content


def kind_words(kind: Kind) -> str:
    """Name what an entry tells of."""
    return {
        Kind.WIN: _("Win"),
        Kind.DECISION: _("Decision"),
        Kind.INCIDENT: _("Incident"),
        Kind.PREVENTED: _("Prevented"),
        Kind.FEEDBACK: _("Feedback"),
        Kind.LEARNING: _("Learning"),
        Kind.MENTORING: _("Mentoring"),
        Kind.STANDARD: _("Standard"),
        Kind.TALK: _("Talk"),
    }[kind]


def relation_words(relation: Relation) -> str:
    """Name how a person stands to the user."""
    return {
        Relation.MY_TEAM: _("my team"),
        Relation.OTHER_TEAM: _("another team"),
        Relation.LEADERSHIP: _("leadership"),
        Relation.CUSTOMER: _("customer"),
        Relation.OUTSIDE: _("outside the company"),
    }[relation]


def scope_words(scope: str) -> str:
    """Name how far work reaches."""
    known = {
        "task": _("one task"),
        "feature": _("a feature"),
        "system": _("a system or product area"),
        "org": _("several teams"),
        "company": _("the company or a division"),
    }
    return known.get(scope, scope)


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Keep each word once, in the order of first use."""
    return tuple(dict.fromkeys(word for word in words if word))
