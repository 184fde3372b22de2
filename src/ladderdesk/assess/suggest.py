"""Suggest what an entry counts for, and which entries count for a criterion, by the relevance of words, offline.

What the user tagged weighs more than any word. The same input always gives the same order.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from math import log

from ladderdesk.assess.relevance import Part, Shelf, Word, read_words
from ladderdesk.assess.terms import stem, terms
from ladderdesk.assess.values import Suggestion
from ladderdesk.catalogue.model import Competency, Criterion, Ladder
from ladderdesk.journal.rows import Entry, EntryContent

TAG_SCORE, ALSO_SCORE, LEARNED_SCORE = 8.0, 3.0, 4.0
HALF_SCORE = 12.0
LEAST_SCORE = 0.2
MOST_REASONS = 3
MOST_LEARNED = 60

Version = tuple[str, datetime]


class Index:
    """The words of a catalogue and of one or more ladders, read once.

    A text is an entry's content, whose competencies count as tags, or a line as typed.
    """

    def __init__(self, competencies: Iterable[Competency], *ladders: Ladder) -> None:
        self._competencies = {competency.id: competency for competency in competencies}
        levels = [level for ladder in ladders for level in ladder.levels]
        self._criteria = {criterion.id: criterion for level in levels for criterion in level.criteria}
        self._by_criterion = Shelf({name: self._criterion_texts(one) for name, one in self._criteria.items()})
        self._by_competency = Shelf({name: self._competency_texts(name) for name in self._competencies})
        self._read: dict[Version, dict[str, Word]] = {}

    def suggest_criteria(
        self,
        text: EntryContent | str,
        criteria: Collection[str] | None = None,
        *,
        limit: int = 3,
        linked: Collection[str] = (),
    ) -> tuple[Suggestion, ...]:
        """Name the likeliest of some criteria (by id; all of the ladders where none are given) for a text.

        Those already `linked` and ids that no ladder of the index has are passed over.
        """
        words, tags = _words(text), _tags(text)
        asked = [name for name in self._criteria if criteria is None or name in criteria]
        return _likeliest({name: self._parts(name, words, tags) for name in asked if name not in linked}, limit)

    def suggest_competencies(
        self,
        text: EntryContent | str,
        *,
        limit: int = 3,
        tagged_before: Mapping[str, Collection[str]] | None = None,
    ) -> tuple[Suggestion, ...]:
        """Name the likeliest competencies that a text is not tagged with yet.

        `tagged_before` gives, by competency, words of the entries the user tagged with it before: see `learn`.
        """
        words, tags = _words(text), _tags(text)
        learned = _learned(words, tagged_before or {})
        asked = [name for name in self._competencies if name not in tags]
        return _likeliest(
            {name: self._by_competency.compare(name, words) + learned.get(name, []) for name in asked}, limit
        )

    def suggest_entries(
        self, criterion: Criterion, entries: Sequence[Entry], *, limit: int = 3, linked: Collection[int] = ()
    ) -> tuple[Suggestion, ...]:
        """Name the likeliest entries for a criterion of the index, the newer first where two are as likely.

        Entries already `linked` (by number) and those in the trash are passed over.
        """
        self._read = {_version(entry): self._words_of(entry) for entry in entries}
        free = [entry for entry in entries if entry.trashed_at is None and entry.id not in linked]
        free.sort(key=lambda entry: (entry.content.last_day, entry.id), reverse=True)
        parts = {
            str(entry.id): self._parts(criterion.id, self._read[_version(entry)], entry.content.competencies)
            for entry in free
        }
        return _likeliest(parts, limit)

    def _words_of(self, entry: Entry) -> dict[str, Word]:
        """Take an entry's words from the last call, where one list is asked about for criterion after criterion."""
        known = self._read.get(_version(entry))
        if known is not None:
            return known
        vocabulary = self._by_criterion.vocabulary
        return {form: word for form, word in _words(entry.content).items() if form in vocabulary}

    def _parts(self, criterion_id: str, words: Mapping[str, Word], tags: Collection[str]) -> list[Part]:
        criterion = self._criteria[criterion_id]
        tagged = [Part(TAG_SCORE, self._name(criterion.competency))] if criterion.competency in tags else []
        also = [Part(ALSO_SCORE, self._name(competency)) for competency in criterion.also if competency in tags]
        return tagged + also + self._by_criterion.compare(criterion_id, words)

    def _name(self, competency: str) -> str:
        known = self._competencies.get(competency)
        return known.name if known else competency

    def _criterion_texts(self, criterion: Criterion) -> Iterable[tuple[str, float]]:
        yield from ((criterion.statement, 2.0), (criterion.short, 2.0), (criterion.good_evidence, 1.0))
        yield from ((threshold.quantity, 1.0) for threshold in criterion.thresholds)
        yield from self._named(criterion.competency, 0.6)
        for competency in criterion.also:
            yield from self._named(competency, 0.2)

    def _competency_texts(self, competency: str) -> Iterable[tuple[str, float]]:
        yield from self._named(competency, 2.0)
        yield from ((one.statement, 0.4) for one in self._criteria.values() if one.competency == competency)

    def _named(self, competency: str, weight: float) -> Iterable[tuple[str, float]]:
        known = self._competencies.get(competency)
        if known is not None:
            yield from ((name, 1.5 * weight) for name in (known.name, *known.aliases))
            yield from ((keyword, weight) for keyword in known.keywords)
            yield known.summary, 0.5 * weight


def learn(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Gather by competency the words that at least two of the entries tagged with it share, commonest first."""
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        words = {term.form for term in terms(f"{entry.content.title} . {entry.content.body}") if " " not in term.form}
        for competency in entry.content.competencies:
            shared[competency].update(words)
    return {competency: _commonest(counted) for competency, counted in shared.items()}


def _commonest(counted: Counter[str]) -> tuple[str, ...]:
    often = [word for word, count in counted.items() if count > 1]
    return tuple(sorted(often, key=lambda word: (-counted[word], word))[:MOST_LEARNED])


def _learned(words: Mapping[str, Word], tagged_before: Mapping[str, Collection[str]]) -> dict[str, list[Part]]:
    """Say which words speak for a competency because of its earlier entries; one that many share says little."""
    forms = {competency: {stem(word) for word in before} for competency, before in tagged_before.items()}
    holders = Counter(form for before in forms.values() for form in before)
    return {
        competency: [
            Part(
                LEARNED_SCORE * words[form].weight * log(1 + len(forms) / holders[form]) / log(1 + len(forms)),
                words[form].written,
            )
            for form in sorted(before & words.keys())
        ]
        for competency, before in forms.items()
    }


def _words(text: EntryContent | str) -> dict[str, Word]:
    if isinstance(text, str):
        return read_words((text, 1.0))
    measured = " . ".join(f"{impact.measure} . {impact.outcome}" for impact in text.impacts)
    return read_words((text.title, 1.0), (" . ".join(text.tags), 1.0), (measured, 0.7), (text.body, 0.5))


def _version(entry: Entry) -> Version:
    return entry.uuid, entry.changed_at


def _tags(text: EntryContent | str) -> tuple[str, ...]:
    return () if isinstance(text, str) else text.competencies


def _likeliest(parts: Mapping[str, list[Part]], limit: int) -> tuple[Suggestion, ...]:
    suggestions = [_suggestion(name, found) for name, found in parts.items() if found]
    likely = [one for one in suggestions if one.score >= LEAST_SCORE]
    return tuple(sorted(likely, key=lambda one: -one.score)[:limit])


def _suggestion(name: str, parts: Sequence[Part]) -> Suggestion:
    score = sum(part.score for part in parts)
    strongest = sorted(parts, key=lambda part: (-part.score, part.because))
    because = list(dict.fromkeys(part.because for part in strongest if part.because))
    return Suggestion(id=name, score=score / (score + HALF_SCORE), because=tuple(because[:MOST_REASONS]))
