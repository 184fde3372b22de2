"""Words are looked up in all learning content: titles first, near misses last, and nothing that spoils an exercise."""

import time

import pytest

from ladderdesk import paths
from ladderdesk.catalogue.lookup import Lookup, snippet_of
from ladderdesk.catalogue.passages import Chapter, Passage, passages_of
from ladderdesk.catalogue.read import Library

LIBRARY = Library(paths.shipped("content"))


def passage(title: str, text: str = "", *, names: str = "", chapter: Chapter = "reference") -> Passage:
    return Passage(chapter, chapter, "", title, "Somewhere", text, names)


def titles(typed: str, *passages: Passage) -> list[str]:
    return [hit.passage.title for hit in Lookup(passages).find(typed)]


def test_a_title_comes_before_a_name_and_a_name_before_the_text() -> None:
    in_text, in_names = passage("First", "A golden set."), passage("Second", names="golden set")
    assert titles("golden", in_text, in_names, passage("Golden examples")) == ["Golden examples", "Second", "First"]


def test_a_whole_word_comes_before_a_beginning_and_the_beginning_of_a_title_before_the_rest() -> None:
    assert titles("rank", passage("The ranking"), passage("The rank"), passage("Rank of a level")) == [
        "Rank of a level", "The rank", "The ranking"
    ]  # fmt: skip


def test_every_word_must_be_found_in_any_order() -> None:
    both, one = passage("Retrieval", "with a reranker"), passage("Retrieval")
    assert titles("rerank retrieval", both, one) == ["Retrieval"]


def test_case_accents_and_hyphens_are_forgiven() -> None:
    assert titles("RESUME", passage("A résumé")) == ["A résumé"]
    assert titles("fine tuning", passage("Fine-tuning")) == titles("fine-tuning", passage("Fine-tuning")) != []


def test_what_stands_inside_a_word_is_found_where_no_word_begins_so() -> None:
    assert titles("netes", passage("Kubernetes")) == ["Kubernetes"]
    assert titles("et", passage("Kubernetes")) == []


def test_a_near_miss_is_found_and_said_to_be_one() -> None:
    (hit,) = Lookup([passage("Roadblocks")]).find("raodblocks")
    assert (hit.passage.title, hit.is_near) == ("Roadblocks", True)
    assert not Lookup([passage("Roadblocks")]).find("roadb")[0].is_near


def test_the_nearest_word_is_known_where_nothing_is_found() -> None:
    lookup = Lookup([passage("Plateau"), passage("Ladder")])
    assert lookup.find("platypus") == []
    assert lookup.nearest_word("ladder platypus") == "plateau"
    assert lookup.nearest_word("zzz") == ""


@pytest.mark.parametrize("typed", ["", "   ", "…", "!?"])
def test_without_words_nothing_is_found(typed: str) -> None:
    assert titles(typed, passage("Anything")) == []


def test_a_ladder_steps_back_behind_a_page_that_says_the_same() -> None:
    lookup = Lookup([passage("Plateau", chapter="ladder"), passage("Plateau")])
    assert [hit.passage.chapter for hit in lookup.find("plateau")] == ["reference", "ladder"]
    assert [hit.passage.chapter for hit in lookup.find("plateau", chapters=["ladder"])] == ["ladder"]


def test_a_snippet_is_cut_around_the_word_at_whole_words() -> None:
    text = " ".join(["before"] * 40 + ["needle"] + ["after"] * 40)
    snippet = snippet_of(text, ["needle"], 60)
    assert "needle" in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("after…")
    assert len(snippet) <= 62
    assert snippet_of("Short.", ["needle"]) == "Short."


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("roadblocks", "reference/roadblocks"),
        ("solid senior promoted", "reference/roadblocks#senior-plateau"),
        ("pay L5", "reference/roles#pay"),
        ("demand startups mlops", "reference/demand#mlops-engineer"),
        ("own the evals team features", "assess/eval-ownership#owns-framework"),
        ("senior to staff strategy", "practice/senior-to-staff"),
        ("career ladders day 14", "guides/career-ladders#14"),
        ("documented set of at least 50 examples", "ladder/generative-ai-engineer#genai.mid.eval-set-50"),
    ],
)
def test_what_is_shipped_is_found(typed: str, topic: str) -> None:
    assert topic in [hit.passage.topic for hit in LIBRARY.lookup.find(typed, limit=5)]


def test_every_question_card_figure_exercise_and_criterion_can_be_found() -> None:
    topics = {each.topic for each in passages_of(LIBRARY)}
    for assessment in LIBRARY.assessments():
        assert {f"assess/{assessment.id}#{question.id}" for question in assessment.questions} <= topics
    for page in LIBRARY.reference():
        places = (*page.cards, *page.facts, *(page.table.rows if page.table else ()))
        assert {f"reference/{page.id}#{place.id}" for place in places} <= topics
    assert {f"practice/{exercise.id}" for exercise in LIBRARY.exercises()} <= topics
    for ladder in LIBRARY.ladders():
        ids = [criterion.id for level in ladder.levels for criterion in level.criteria]
        assert {f"ladder/{ladder.id}#{each}" for each in ids} <= topics


def test_no_hint_and_no_model_answer_can_be_found() -> None:
    texts = "\n".join(f"{each.title} {each.text} {each.names}" for each in passages_of(LIBRARY))
    for exercise in LIBRARY.exercises():
        assert not [hint for hint in exercise.hints if hint in texts]
        assert not [answer for answer in exercise.answer if answer in texts]


@pytest.mark.parametrize("typed", ["a", "eval", "evlas design", "how long does it take", "zzzzzz"])
def test_a_look_up_is_quick(typed: str) -> None:
    lookup = LIBRARY.lookup
    lookup.find("warm")
    lookup.find("wram")
    begun = time.thread_time()
    lookup.find(typed)
    assert time.thread_time() - begun < 0.05
