"""Commands on what there is to learn: look words up in it."""

import argparse

from ladderdesk import paths
from ladderdesk.catalogue.lookup import Hit
from ladderdesk.catalogue.problems import did_you_mean
from ladderdesk.catalogue.read import Library
from ladderdesk.cli.table import say, say_json
from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _


def learn(asked: argparse.Namespace) -> None:
    """Look words up in the learning content and the ladders; status 1 with the nearest word where nothing has them."""
    lookup = Library(paths.shipped("content")).lookup
    typed = " ".join(asked.search)
    found = lookup.find(typed, limit=asked.limit)
    if not found:
        sentence = _("Nothing to learn matches “{words}”").format(words=typed)
        raise NotFoundError(did_you_mean(sentence, lookup.nearest_word(typed)))
    if asked.json:
        say_json([hit_json(hit) for hit in found])
        return
    for hit in found:
        _say_hit(hit)


def hit_json(hit: Hit) -> dict[str, str]:
    """Give what was found in its documented form."""
    passage = hit.passage
    return {
        "topic": passage.topic,
        "chapter": passage.chapter,
        "title": passage.title,
        "where": passage.where,
        "snippet": hit.snippet,
    }


def _say_hit(hit: Hit) -> None:
    say(f"{hit.passage.title}  [{hit.passage.topic}]")
    say(f"  {hit.passage.where}")
    if hit.snippet:
        say(f"  {hit.snippet}")
