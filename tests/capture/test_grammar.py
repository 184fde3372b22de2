import pytest

from ladderdesk.capture.vocabulary import KINDS, SCOPES, Vocabulary
from ladderdesk.catalogue.model import Competency, Scope
from ladderdesk.journal.rows import Kind

from .lines import THURSDAY, VOCABULARY, read, tokens_of


def test_a_line_with_everything_in_it_is_understood_whole() -> None:
    line = "Cut eval run from 3 h to 20 min, saved $40K/q #evals +Search @Maya !org yesterday"

    draft = read(line)

    assert draft.title == "Cut eval run from 3 h to 20 min, saved $40K/q"
    assert draft.competencies == ("eval-design",)
    assert draft.projects == ("Search",)
    assert draft.people == ("Maya",)
    assert draft.scope == "org"
    assert draft.kind == "win"
    assert draft.day.isoformat() == "2026-11-18"
    assert [measure.text for measure in draft.measures] == ["3 h → 20 min", "$40K/q"]
    assert draft.line == line


@pytest.mark.parametrize(
    "line",
    [
        "Moved the parser from C++ to Rust",
        "Raised recall@10 on the hard set",
        "Closed #2087 and #12",
        "Gained +12 pp",
        "Wrote to someone@example.org",
        "Documented https://example.org/a#b+c@d!e^f",
        "a = b + c ! d # e @ f ^ g",
        "Said wow! and then #",
        "x !important thing",
        "Compared A/B, x^y and n!",
        "1+Search 2#evals 3@Maya",
        "x #evals/#rag y",
        "Replaced @types/node",
    ],
)
def test_what_only_looks_like_a_name_stays_in_the_title(line: str) -> None:
    draft = read(line)

    assert draft.title == line
    assert draft.competencies + draft.tags + draft.projects + draft.people == ()
    assert draft.scope is None


@pytest.mark.parametrize(
    ("typed", "competency"),
    [
        ("#eval-design", "eval-design"),
        ("#EVALS", "eval-design"),
        ("#eval", "eval-design"),
        ("#golden", "eval-design"),
        ("#set", "eval-design"),
        ('#"Golden Set"', "eval-design"),
        ("#“Eval design”", "eval-design"),
        ("#eval_design", "eval-design"),
        ("#rag", "retrieval-quality"),
        ("#platf", "ml-platform"),
        ("#c", None),
        ("#ci", "ml-platform"),
    ],
)
def test_a_competency_matches_where_a_name_of_it_begins_a_word(typed: str, competency: str | None) -> None:
    draft = read(f"Did it {typed}")

    assert draft.competencies == ((competency,) if competency else ())
    assert draft.title == ("Did it" if competency else f"Did it {typed}")


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("#quality", ("retrieval-quality", "data-quality")),
        ("#me", ("mentoring", "retrieval-quality")),
        ("#evaldesing", ("eval-design",)),
        ("#retreival", ("retrieval-quality",)),
    ],
)
def test_several_or_near_matches_are_offered_and_stay_in_the_title(typed: str, choices: tuple[str, ...]) -> None:
    draft = read(f"Did it {typed}")

    assert draft.title == f"Did it {typed}"
    assert draft.competencies == draft.tags == ()
    assert [(token.state, token.choices) for token in draft.tokens] == [("offered", choices)]


@pytest.mark.parametrize(("typed", "tag"), [("#onboarding", "onboarding"), ("#Refunds", "refunds"), ("#C++", "C++")])
def test_a_word_no_competency_knows_becomes_a_free_tag(typed: str, tag: str) -> None:
    draft = read(f"Did it {typed}")

    assert draft.title == "Did it"
    assert draft.tags == (tag,)
    assert draft.competencies == ()


@pytest.mark.parametrize(
    ("typed", "projects", "people"),
    [
        ('+"Search ranking"', ("Search ranking",), ()),
        ('+"search  RANKING"', ("Search ranking",), ()),
        ("+billing", ("Billing",), ()),
        ("+New-thing", ("New-thing",), ()),
        ("+node.js", ("node.js",), ()),
        ("+R&D", ("R&D",), ()),
        ('@"maya chen"', (), ("Maya Chen",)),
        ("@JUN", (), ("Jun",)),
        ("@Jun's", (), ("Jun",)),
        ("@O’Neil", (), ("O’Neil",)),
        ("@Zoë", (), ("Zoë",)),
        ("@李雷 +検索", ("検索",), ("李雷",)),
        ("@नमस्ते", (), ("नमस्ते",)),
        ("@Jun @jun", (), ("Jun",)),
    ],
)
def test_projects_and_people_are_taken_as_typed_in_their_known_spelling(
    typed: str, projects: tuple[str, ...], people: tuple[str, ...]
) -> None:
    draft = read(f"Did it {typed}")

    assert (draft.title, draft.projects, draft.people) == ("Did it", projects, people)


def test_a_short_name_is_taken_and_the_longer_known_one_is_offered_beside_it() -> None:
    draft = read("Paired with @Maya on +Search")

    assert [(token.value, token.choices) for token in draft.tokens] == [
        ("Maya", ("Maya Chen",)),
        ("Search", ("Search ranking",)),
    ]


@pytest.mark.parametrize(
    ("typed", "scope", "kind"),
    [
        ("!org", "org", "win"),
        ("!ORG", "org", "win"),
        ("!sys", "system", "win"),
        ("^decision", None, "decision"),
        ("^prev", None, "prevented"),
        ("!task !feature ^talk ^learning", "feature", "learning"),
    ],
)
def test_a_scope_or_kind_may_be_cut_short_and_the_last_one_counts(typed: str, scope: str | None, kind: str) -> None:
    draft = read(f"Did it {typed}")

    assert (draft.title, draft.scope, draft.kind) == ("Did it", scope, kind)


def test_a_misspelt_scope_is_offered_and_nonsense_is_left_alone() -> None:
    draft = read("Did it !compnay and !nonsense")

    assert draft.title == "Did it !compnay and !nonsense"
    assert [(token.state, token.choices) for token in draft.tokens] == [("offered", ("company",)), ("unknown", ())]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Shipped #evals, with care", "Shipped, with care"),
        ("Shipped it  #evals   today", "Shipped it"),
        ("#evals: wrote fifty cases", "wrote fifty cases"),
        ("Wrote fifty cases - #evals", "Wrote fifty cases"),
        ("Wrote fifty cases, #evals.", "Wrote fifty cases."),
        ("Wrote #evals cases", "Wrote cases"),
        ("- a list item #evals", "a list item"),
        ("- a list item", "- a list item"),
        ("Shipped it yesterday.", "Shipped it."),
        ("Shipped it, yesterday, #evals", "Shipped it"),
        ("Kept \x00 going\x07", "Kept going"),
        ("\u200f#evals שלום", "שלום"),
    ],
)
def test_what_was_taken_leaves_a_title_that_reads_well(line: str, title: str) -> None:
    assert read(line).title == title


@pytest.mark.parametrize("line", ["#evals", "+Search @Maya", "yesterday", "!org ^talk 3 Nov", "#evals, #rag."])
def test_a_line_of_nothing_but_names_is_its_own_title(line: str) -> None:
    assert read(line).title == line


@pytest.mark.parametrize("line", ["", "   ", "\n\n", "\t \u200b", "\x00"])
def test_a_line_with_nothing_to_see_has_no_title(line: str) -> None:
    draft = read(line)

    assert (draft.title, draft.body, draft.tokens, draft.day) == ("", "", (), THURSDAY)


@pytest.mark.parametrize(
    ("typed", "title", "body"),
    [
        ("Did it #evals\nWhat I did: #rag\n\nMore.\n", "Did it", "What I did: #rag\n\nMore."),
        ("\n\n  Did it\r\nOne\rTwo\u2029Three", "Did it", "One\nTwo\nThree"),
        ("Did it\n\n    indented code\n", "Did it", "    indented code"),
        ("Did it 3 Nov\nyesterday", "Did it", "yesterday"),
    ],
)
def test_what_follows_the_first_line_is_the_body_untouched_by_the_grammar(typed: str, title: str, body: str) -> None:
    draft = read(typed)

    assert (draft.title, draft.body) == (title, body)
    assert draft.line == typed
    assert "retrieval-quality" not in draft.competencies


def test_a_quote_left_open_claims_the_rest_of_the_line() -> None:
    draft = read('Fixed it #evals +"Search rank #rag @Jun')

    assert draft.competencies == ("eval-design",)
    assert draft.title == 'Fixed it +"Search rank #rag @Jun'
    assert draft.projects == draft.people == ()


def test_a_half_character_is_replaced_so_that_the_line_can_be_stored() -> None:
    draft = read("Shipped \ud83d it\nbody \udc00")

    assert draft.line == "Shipped \ufffd it\nbody \ufffd"
    assert draft.title == "Shipped \ufffd it"
    assert draft.body == "body \ufffd"


def test_a_number_is_offered_and_stays_in_the_title() -> None:
    draft = read("Raised recall 0.62 -> 0.81 #rag")

    (token,) = tokens_of(draft, "measure")
    assert (token.state, token.text, token.choices) == ("offered", "0.62 -> 0.81", ("0.62 → 0.81",))
    assert draft.title == "Raised recall 0.62 -> 0.81"


def test_no_figure_and_no_day_reaches_across_a_name() -> None:
    draft = read("Took 3 #evals weeks, 2 weeks #rag ago")

    assert [measure.text for measure in draft.measures] == ["2 weeks"]
    assert draft.day == THURSDAY


def test_a_pasted_page_is_kept_whole_as_the_title() -> None:
    page = "word #evals " * 1_000

    draft = read(page)

    assert draft.title == page.strip()
    assert draft.tokens == ()


def test_the_words_for_scope_and_kind_are_those_of_the_domain() -> None:
    assert tuple(Scope) == SCOPES
    assert tuple(Kind) == KINDS


def test_a_vocabulary_is_made_from_the_catalogue_and_counts_of_use() -> None:
    competency = Competency(id="eval-design", name="Eval design", family="technical", summary="x", aliases=("evals",))

    made = Vocabulary.of(
        [competency], uses={"eval-design": 3}, projects={"Search": 2}, people={"Jun": 1}, tags={"a": 4}
    )

    assert [(each.id, each.name, each.aliases, each.uses) for each in made.competencies] == [
        ("eval-design", "Eval design", ("evals",), 3)
    ]
    assert [(each.name, each.uses) for each in (*made.projects, *made.people, *made.tags)] == [
        ("Search", 2),
        ("Jun", 1),
        ("a", 4),
    ]
    assert VOCABULARY.folded_people.keys() == {"maya chen", "jun"}
