"""What the learning files hold, as frozen values: assessments, guides with checkpoints, exercises, reference pages.

The field names are the keys of the YAML files in `content/assessments`, `guides`, `practice` and `reference`, and the
JSON Schemas are generated from these types.
"""

from typing import Annotated, Literal

import msgspec

from ladderdesk.catalogue.model import Content, Id, Line, Paragraph, Short, Source
from ladderdesk.catalogue.templates import EntryKind

QuestionKind = Literal["yes-no", "three-valued", "rating", "choice"]
Counting = Literal["points", "steps", "leaning"]
ReferenceKind = Literal[
    "table", "heatmap", "patterns", "companies", "misreadings", "roadblocks", "resources", "questions", "facts"
]
Filling = Literal["current-level", "target-level", "open-gaps", "packet-ready-entries"]
Day = Annotated[int, msgspec.Meta(ge=0, le=365)]
Points = Annotated[int, msgspec.Meta(ge=0, le=100)]
Version = Annotated[int, msgspec.Meta(ge=1)]


class LevelRef(Content, frozen=True, kw_only=True):
    """A level of a ladder, by their ids."""

    ladder: Id
    level: Id


class Step(Content, frozen=True, kw_only=True):
    """Something to do that can become an action on the criteria it serves."""

    title: Line
    criteria: tuple[Id, ...] = ()


class Leaning(Content, frozen=True, kw_only=True):
    """How far an answer points towards one of the bands."""

    band: Id
    points: Annotated[int, msgspec.Meta(ge=1, le=10)] = 1


class Choice(Content, frozen=True, kw_only=True):
    """One answer that can be given.

    `strongest` marks the answer above a plain yes, which counts no more points; `leans` is for assessments that
    weigh bands against each other.
    """

    id: Id
    label: Line
    points: Points = 0
    strongest: bool = False
    leans: tuple[Leaning, ...] = ()


class Anchor(Content, frozen=True, kw_only=True):
    """What a rating means, in words, for some of the ratings."""

    rating: Annotated[int, msgspec.Meta(ge=1, le=5)]
    meaning: Line


class Question(Content, frozen=True, kw_only=True):
    """One question: its own choices, or those of the assessment.

    `criteria` and `competencies` say which evidence of the journal suggests a yes; `band` is the rung a question
    belongs to where bands are climbed; `step` is what helps where the answer falls short.
    """

    id: Id
    prompt: Line
    short: Short
    choices: tuple[Choice, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    band: Id | None = None
    criteria: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()
    step: Step | None = None


class Band(Content, frozen=True, kw_only=True):
    """One result: when it is reached, what it means, and the levels that it can set.

    With `counting: points` it is reached from `at_least` to `at_most` points with `strongest` answers of the
    strongest kind; with `steps` and `leaning` the questions and choices name it.
    """

    id: Id
    title: Line
    meaning: Paragraph
    at_least: Points | None = None
    at_most: Points | None = None
    strongest: Points = 0
    current: LevelRef | None = None
    target: LevelRef | None = None
    ladder: Id | None = None
    gap: Line | None = None
    steps: tuple[Step, ...] = ()


class Assessment(Content, frozen=True, kw_only=True):
    """A questionnaire with its result bands: `content/assessments/*.yaml`.

    `undecided` is the result where no band leads by `clear_lead` points, only with `counting: leaning`.
    """

    id: Id
    title: Line
    version: Version
    summary: Paragraph
    sources: tuple[Source, ...]
    kind: QuestionKind
    counting: Counting
    questions: tuple[Question, ...]
    bands: tuple[Band, ...]
    choices: tuple[Choice, ...] = ()
    undecided: Band | None = None
    clear_lead: Points = 1
    again_after_days: Day | None = None
    notes: tuple[Line, ...] = ()

    def choices_of(self, question: Question) -> tuple[Choice, ...]:
        """Give the answers that a question allows."""
        return question.choices or self.choices


class Fact(Content, frozen=True, kw_only=True):
    """A figure that ages: shown with the year it was read or published and its document."""

    id: Id
    figure: Line
    statement: Line
    year: int
    source: Line
    note: Line | None = None


class Checkpoint(Content, frozen=True, kw_only=True):
    """A dated return to a guide: what to do on that day, and with which assessment, exercise or page."""

    day: Day
    title: Line
    task: Paragraph
    assessment: Id | None = None
    exercise: Id | None = None
    reference: Id | None = None


class Contrast(Content, frozen=True, kw_only=True):
    """One aspect seen from two sides."""

    aspect: Line
    left: Line
    right: Line


class Contrasts(Content, frozen=True, kw_only=True):
    """Two sides compared aspect by aspect."""

    title: Line
    left: Line
    right: Line
    rows: tuple[Contrast, ...]


class Part(Content, frozen=True, kw_only=True):
    """A heading with what it says."""

    title: Line
    text: Paragraph


class Guide(Content, frozen=True, kw_only=True):
    """A short text to work with, and the days on which to come back: `content/guides/*.yaml`."""

    id: Id
    title: Line
    version: Version
    summary: Paragraph
    sources: tuple[Source, ...]
    parts: tuple[Part, ...] = ()
    contrasts: tuple[Contrasts, ...] = ()
    checkpoints: tuple[Checkpoint, ...] = ()
    facts: tuple[Fact, ...] = ()


class RubricRow(Content, frozen=True, kw_only=True):
    """One named criterion of an answer, scored missing 0, partly 1, clear 2."""

    id: Id
    title: Line
    clear_when: Line


class Grade(Content, frozen=True, kw_only=True):
    """What a sum of scores comes to."""

    id: Id
    title: Line
    meaning: Line
    at_least: Points


class Exercise(Content, frozen=True, kw_only=True):
    """A problem to answer in writing, then to compare with a model answer and score.

    `fills` names what of the user's own goes into the braces of the model answer: {current_level}, {target_level},
    {gaps}, {entries}; `kinds` are those of entries that fit there, every kind where none is named.
    """

    id: Id
    title: Line
    kind: Literal["problem", "pattern", "writing"]
    problem: Paragraph
    hints: tuple[Line, ...]
    answer: tuple[Paragraph, ...]
    rubric: tuple[RubricRow, ...]
    grades: tuple[Grade, ...]
    minutes: Annotated[int, msgspec.Meta(ge=1, le=120)] = 10
    framework: tuple[Line, ...] = ()
    fills: tuple[Filling, ...] = ()
    kinds: tuple[EntryKind, ...] = ()
    criteria: tuple[Id, ...] = ()

    @property
    def most(self) -> int:
        """Give the sum of scores when every row is clear."""
        return 2 * len(self.rubric)


class Practice(Content, frozen=True, kw_only=True):
    """Exercises that belong together and the document behind them: `content/practice/*.yaml`."""

    id: Id
    title: Line
    version: Version
    summary: Paragraph
    sources: tuple[Source, ...]
    exercises: tuple[Exercise, ...]


class Column(Content, frozen=True, kw_only=True):
    """A column of a table, and the ladder it is about where there is one."""

    id: Id
    name: Line
    ladder: Id | None = None


class Row(Content, frozen=True, kw_only=True):
    """A row of a table, one cell for each column; the cells of a heatmap are ids of its scale."""

    id: Id
    name: Line
    cells: tuple[Line, ...]
    ladder: Id | None = None


class Tone(Content, frozen=True, kw_only=True):
    """One step of a heatmap's scale; a higher weight is a stronger colour."""

    id: Id
    label: Line
    weight: Annotated[int, msgspec.Meta(ge=0, le=10)]


class Table(Content, frozen=True, kw_only=True):
    """Rows against columns."""

    corner: Line
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    scale: tuple[Tone, ...] = ()


class Card(Content, frozen=True, kw_only=True):
    """One item of a reference page: parts under their headings, and what of the program it is tied to.

    A `leverage` card is a talking point for leverage weeks; `levels` are those it is meant for.
    """

    id: Id
    title: Line
    parts: tuple[Part, ...]
    leverage: bool = False
    plateaus: tuple[Id, ...] = ()
    criteria: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()
    levels: tuple[LevelRef, ...] = ()
    step: Step | None = None


class Reference(Content, frozen=True, kw_only=True):
    """A page to look things up in: `content/reference/*.yaml`; `year` is when its facts were true."""

    id: Id
    title: Line
    version: Version
    summary: Paragraph
    kind: ReferenceKind
    year: int
    sources: tuple[Source, ...]
    table: Table | None = None
    cards: tuple[Card, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Line, ...] = ()


KINDS: dict[str, type[Content]] = {
    "assessments": Assessment,
    "guides": Guide,
    "practice": Practice,
    "reference": Reference,
}
"""The folder of each kind of learning file, and what such a file holds."""
