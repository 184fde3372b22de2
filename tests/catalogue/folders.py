"""A small content folder without a fault, and ways to spoil it."""

from pathlib import Path

COMPETENCIES = """\
competencies:
  - id: eval-design
    name: Eval design
    family: technical
    summary: Says what good output means.
    aliases: [evals, golden set]
  - id: mentoring
    name: Mentoring
    family: influence
    summary: Makes others better.
  - id: communication
    name: Communication
    family: influence
    summary: Says it so that it is understood.
"""

LADDER = """\
id: tester
title: Tester
version: 1
updated: 2026-11-21
summary: A ladder for tests.
roles: [Tester]
sources:
  - {title: A document, site: A site, year: 2026}
groups:
  - {id: quality, name: Quality, competencies: [eval-design]}
  - {id: people, name: People, competencies: [mentoring, communication]}
levels:
  - id: mid
    title: Mid
    code: L4
    track: ic
    rank: 2
    scope: feature
    scope_text: One feature
    summary: Delivers a feature.
    experience: {from_months: 12, to_months: 36}
    pay:
      - {at_least: 100000, at_most: 150000, currency: USD, country: United States, year: 2026, source: A document}
    next: [senior]
    criteria:
      - id: tester.mid.examples
        kind: gate
        competency: eval-design
        short: Writes examples
        statement: Writes examples before the feature
        good_evidence: A set of examples.
        thresholds:
          - {quantity: examples, value: 50, counts: sum, unit: examples}
  - id: senior
    title: Senior
    track: ic
    rank: 3
    scope: system
    scope_text: One system
    summary: Owns a system.
    criteria:
      - id: tester.senior.mentors
        kind: sign
        competency: mentoring
        also: [communication]
        scope: any
        once: true
        short: Mentors
        statement: Mentors a colleague
        good_evidence: What they do alone now.
        thresholds:
          - {quantity: latency, value: 0.5, counts: smallest}
bridges:
  - id: tester.bridge.pair
    title: Pair
    steps: Sit down together.
    from_level: mid
    to_level: senior
    criteria: [tester.senior.mentors]
"""


def content_folder(place: Path, *, competencies: str = COMPETENCIES, **ladders: str) -> Path:
    """Write a content folder; the ladder `tester` where none is given."""
    folder = place / "content"
    (folder / "ladders").mkdir(parents=True)
    (folder / "competencies.yaml").write_text(competencies, encoding="utf-8")
    for name, text in (ladders or {"tester": LADDER}).items():
        (folder / "ladders" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def spoiled(text: str, old: str, new: str) -> tuple[str, int]:
    """Replace one passage and give the line it stands on."""
    assert text.count(old) == 1, old
    return text.replace(old, new), text[: text.index(old)].count("\n") + 1
