"""A small vocabulary and a fixed day, so that what a line means does not depend on the content or the clock."""

from datetime import date

from ladderdesk.capture.draft import EntryDraft, Token, TokenKind
from ladderdesk.capture.grammar import read_line
from ladderdesk.capture.vocabulary import Known, KnownCompetency, Vocabulary

THURSDAY = date(2026, 11, 19)

VOCABULARY = Vocabulary(
    competencies=(
        KnownCompetency(id="eval-design", name="Eval design", aliases=("evals", "evaluation", "golden set"), uses=9),
        KnownCompetency(id="retrieval-quality", name="Retrieval quality", aliases=("rag", "measurement"), uses=5),
        KnownCompetency(id="data-quality", name="Data quality", aliases=("labels",), uses=2),
        KnownCompetency(id="mentoring", name="Mentoring", aliases=("coaching",), uses=7),
        KnownCompetency(id="ml-platform", name="ML platform", aliases=("ci",)),
    ),
    projects=(Known(name="Search ranking", uses=4), Known(name="eval-harness", uses=6), Known(name="Billing", uses=1)),
    people=(Known(name="Maya Chen", uses=3), Known(name="Jun", uses=1)),
    tags=(Known(name="refunds", uses=2),),
)


def read(line: str) -> EntryDraft:
    return read_line(line, today=THURSDAY, vocabulary=VOCABULARY)


def tokens_of(draft: EntryDraft, *kinds: TokenKind) -> list[Token]:
    return [token for token in draft.tokens if token.kind in kinds]
