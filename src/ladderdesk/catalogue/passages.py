"""Cut the learning content and the ladders into passages that can be found, each with where it is opened.

Hints and model answers of exercises are left out: finding them would spoil the exercise.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ladderdesk.catalogue.credits import fact_source_text
from ladderdesk.catalogue.learning import Assessment, Card, Exercise, Fact, Guide, LevelRef, Reference
from ladderdesk.catalogue.model import Ladder
from ladderdesk.catalogue.read import Library
from ladderdesk.catalogue.wording import facts
from ladderdesk.i18n import _

Chapter = Literal["assess", "reference", "practice", "guides", "ladder"]


class Passage(NamedTuple):
    """Something to find. `place` is where in the topic it stands, empty for the topic itself.

    `where` says so in words; `names` are found but not shown, such as the other names of its competencies.
    """

    chapter: Chapter
    item: str
    place: str
    title: str
    where: str
    text: str
    names: str = ""

    @property
    def topic(self) -> str:
        """Name where it is opened: `reference/roadblocks#senior-plateau`."""
        topic = f"{self.chapter}/{self.item}"
        return f"{topic}#{self.place}" if self.place else topic


def passages_of(library: Library) -> Iterator[Passage]:
    """Cut everything that can be read, learning content first."""
    names = _Names(library)
    for assessment in library.assessments():
        yield from _of_assessment(assessment, names)
    for page in library.reference():
        yield from _of_page(page, names)
    for exercise in library.exercises():
        yield _of_exercise(exercise)
    for guide in library.guides():
        yield from _of_guide(guide)
    for ladder in library.ladders():
        yield from _of_ladder(ladder, names)


class _Names:
    """The names by which competencies and levels are found."""

    def __init__(self, library: Library) -> None:
        self._competencies = {each.id: " ".join((each.name, each.id, *each.aliases)) for each in library.competencies}
        self._levels = {(ladder.id, level.id): level.name for ladder in library.ladders() for level in ladder.levels}

    def of(self, competencies: Iterable[str], levels: Iterable[LevelRef] = ()) -> str:
        found = [self._competencies.get(each, "") for each in competencies]
        return " ".join((*found, *(self._levels.get((ref.ladder, ref.level), "") for ref in levels)))


def _of_assessment(assessment: Assessment, names: _Names) -> Iterator[Passage]:
    chapter, where = _("Where am I now"), f"{_('Where am I now')} · {assessment.title}"
    yield Passage("assess", assessment.id, "", assessment.title, chapter, _text(assessment.summary, *assessment.notes))
    for question in assessment.questions:
        step = question.step.title if question.step else ""
        found_by = names.of(question.competencies)
        yield Passage(
            "assess", assessment.id, question.id, question.short, where, _text(question.prompt, step), found_by
        )
    for band in (*assessment.bands, *([assessment.undecided] if assessment.undecided else [])):
        yield Passage("assess", assessment.id, "", band.title, where, _text(band.meaning, band.gap))


def _of_page(page: Reference, names: _Names) -> Iterator[Passage]:
    chapter, where = _("Reference"), f"{_('Reference')} · {page.title}"
    yield Passage("reference", page.id, "", page.title, chapter, _text(page.summary, *page.notes))
    if page.table is not None:
        labels = {tone.id: tone.label for tone in page.table.scale}
        columns = [column.name for column in page.table.columns]
        for row in page.table.rows:
            cells = [f"{name}: {labels.get(cell, cell)}" for name, cell in zip(columns, row.cells, strict=True)]
            yield Passage("reference", page.id, row.id, row.name, where, "; ".join(cells))
    for card in page.cards:
        yield Passage("reference", page.id, card.id, card.title, where, _card(card), _card_names(card, names))
    for fact in page.facts:
        yield Passage("reference", page.id, fact.id, fact.statement.rstrip("."), where, _fact(fact))


def _fact(fact: Fact) -> str:
    return _text(fact.figure, fact_source_text(fact))


def _card(card: Card) -> str:
    return _text(*(part.text for part in card.parts))


def _card_names(card: Card, names: _Names) -> str:
    headings = " ".join(part.title for part in card.parts)
    step = card.step.title if card.step else ""
    return " ".join((names.of(card.competencies, card.levels), headings, step, *card.plateaus))


def _of_exercise(exercise: Exercise) -> Passage:
    found_by = " ".join((*(row.title for row in exercise.rubric), *exercise.framework))
    return Passage("practice", exercise.id, "", exercise.title, _("Practice"), exercise.problem, found_by)


def _of_guide(guide: Guide) -> Iterator[Passage]:
    chapter, where = _("Checkpoints"), f"{_('Checkpoints')} · {guide.title}"
    yield Passage("guides", guide.id, "", guide.title, chapter, guide.summary)
    for part in guide.parts:
        yield Passage("guides", guide.id, "", part.title, where, part.text)
    for contrasts in guide.contrasts:
        rows = [f"{row.aspect}: {row.left} / {row.right}" for row in contrasts.rows]
        yield Passage("guides", guide.id, "", contrasts.title, where, "; ".join(rows))
    for checkpoint in guide.checkpoints:
        title = _("Day {n}: {title}").format(n=checkpoint.day, title=checkpoint.title)
        yield Passage("guides", guide.id, str(checkpoint.day), title, where, checkpoint.task)
    for fact in guide.facts:
        yield Passage("guides", guide.id, "", fact.statement.rstrip("."), where, _fact(fact))


def _of_ladder(ladder: Ladder, names: _Names) -> Iterator[Passage]:
    chapter = _("Ladder")
    yield Passage("ladder", ladder.id, "", ladder.title, chapter, ladder.summary, " ".join(ladder.roles))
    for level in ladder.levels:
        first = level.criteria[0].id if level.criteria else ""
        about = _text(level.summary, *(f"{label}: {words}" for label, words in facts(level)))
        yield Passage("ladder", ladder.id, first, level.name, f"{chapter} · {ladder.title}", about)
        where = f"{chapter} · {ladder.title} · {level.name}"
        for criterion in level.criteria:
            text = _text(criterion.statement, criterion.good_evidence)
            found_by = names.of((criterion.competency, *criterion.also))
            yield Passage("ladder", ladder.id, criterion.id, criterion.short, where, text, found_by)


def _text(*parts: str | None) -> str:
    """Join sentences, each closed."""
    told = [part.strip() for part in parts if part]
    return " ".join(part if part[-1] in ".?!:" else f"{part}." for part in told)
