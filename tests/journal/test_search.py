from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ladderdesk.journal import entries, history, hits, lists, people, search
from ladderdesk.journal.query import read_query
from ladderdesk.journal.rows import EntryId, Impact, Link, Person
from ladderdesk.journal.snippets import HIT_END, HIT_START, snippet
from ladderdesk.vault.session import Session

from .builders import MONDAY, entry


def found(session: Session, query: str) -> list[str]:
    titles = [line.title for line in search.search(session, query)]
    numbers = search.ids(session, query)
    assert [line.title for line in lists.lines(session, numbers)] == titles
    assert lists.line_ids(session, lists.Filter(text=query)) == numbers
    return titles


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("Cut the eval run", "eval"),
        ("Cut the eval run", "EVAL"),
        ("Cut the eval run", "run eval"),
        ("Cut the eval run", "eval ru"),
        ("Cut the eval run", "ev* cut "),
        ("Cut the eval run", '"the eval run"'),
        ("Cut the eval run", "“the eval”"),
        ("Cut the eval run", '"the eval'),
        ("A naïve baseline in Zürich", "naive zurich"),
        ("A naive baseline", "naïve"),
        ("Rewrote the tokenizer in C++", "C++"),
        ("Rewrote the tokenizer in C++", "tokenizer c++"),
        ("A port from C# to Go", "c#"),
        ("Talked to o'neil", "o'neil"),
        ("Reached recall@10 of 0.74", "recall@10"),
        ("Saved $40K/q", "$40K/q"),
        ("Typed vector<int> by hand", "vector<int>"),
        ("Wrote snake_case names", "snake_case"),
        ("Wrote snake_case names", "case"),
        ("提高了检索质量", "质量"),
        ("提高了检索质量", "检索质量"),
        ("提高了检索质量", "量"),
        ("提高了检索质量", "提"),
        ("提高了检索质量", "检索 提高"),
        ("RAG检索的质量", "RAG"),
        ("RAG检索的质量", "rag检索"),
        ("検索の品質を上げた", "品質"),
        ("カタカナの索引", "カタカナ"),
        ("カタカナの索引", "ｶﾀｶﾅ"),
        ("검색 품질을 높였다", "품질"),
        ("Половина запросов", "ПОЛОВИНА"),
        ("مراجعة الجودة", "الجودة"),
    ],
)
def test_an_entry_is_found_by_what_stands_in_it(session: Session, words: str, query: str) -> None:
    entries.add(session, entry(words))
    entries.add(session, entry("Something else entirely"))
    assert found(session, query) == [words]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("Cut the eval run", "eva run"),
        ("Cut the eval run", "eval run missing"),
        ("Cut the eval run", '"eval the"'),
        ("Cut the eval run", '"the ev"'),
        ("Cut the eval run", "ev "),
        ("Rewrote it in C", "C++"),
        ("The cats and C", "C++"),
        ("Talked to neil", "o'neil"),
        ("质检量表", "质量"),
        ("检索, 质量", "索质"),
        ("Cut the eval run", "NOT eval"),
        ("Cut the eval run", "title:eval"),
    ],
)
def test_what_does_not_stand_in_it_is_not_found(session: Session, words: str, query: str) -> None:
    entries.add(session, entry(words))
    assert found(session, query) == []


@pytest.mark.parametrize("query", ["", "  "])
def test_a_filter_without_words_shows_everything(session: Session, query: str) -> None:
    number = entries.add(session, entry())
    assert lists.line_ids(session, lists.Filter(text=query)) == [number]
    assert search.search(session, query) == []


@pytest.mark.parametrize("query", ['"', '""', "++", "→", "*", "'", "()", '" "', "\x00"])
def test_nothing_is_found_where_nothing_was_asked(session: Session, query: str) -> None:
    entries.add(session, entry())
    assert found(session, query) == []


QUERY_CHARACTERS = st.sampled_from([*"ab \"“”'*+-:^(){}[]<>~!@#$%&|\\/.,;?=_質ｶé\x00", "OR", "NEAR(", "cjk:"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.lists(QUERY_CHARACTERS).map("".join))
@example("a" * 5000)
@example("x " * 5000)
@example('"' * 999)
@example("质" * 900)
@example("cjk:质")
def test_any_text_at_all_can_be_searched_for(session: Session, query: str) -> None:
    search.search(session, query)
    search.ids(session, query)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=2, max_size=8))
def test_a_title_is_found_by_itself(session: Session, word: str) -> None:
    """Letters without a plain form, as of old scripts, may be cut up by the index, yet are found as they stand."""
    number = entries.add(session, entry(f"{word} beside other words"))
    assert number in search.ids(session, f"{word} ")


def test_every_part_of_an_entry_is_searched(session: Session) -> None:
    number = entries.add(
        session,
        entry(
            body="inbody",
            competencies=("eval-design",),
            tags=("intag",),
            projects=("inproject",),
            people=(Person(name="inperson"),),
            impacts=(Impact(measure="inmeasure", after="41 ms", outcome="inoutcome"),),
            links=(Link(address="https://reports.example/7", title="inlink"),),
        ),
    )
    words = "inbody eval-design design intag inproject inperson inmeasure 41 inoutcome reports.example inlink"
    for word in words.split():
        assert search.ids(session, word) == [number], word


def test_what_changes_is_found_by_its_new_words_only(session: Session) -> None:
    number = entries.add(session, entry("before", projects=("Oldname",)))
    entries.revise(session, number, entry("after", projects=("Oldname",)))
    assert (found(session, "before"), found(session, "after")) == ([], ["after"])
    people.rename_project(session, "Oldname", to="Newname")
    assert (found(session, "oldname"), found(session, "newname")) == ([], ["after"])
    history.undo(session)
    assert (found(session, "oldname"), found(session, "newname")) == (["after"], [])


def test_what_is_in_the_trash_is_not_found(session: Session) -> None:
    number = entries.add(session, entry("gone"))
    entries.trash(session, [number])
    assert found(session, "gone") == []
    assert lists.line_ids(session, lists.Filter(text="gone", trashed=True)) == [number]


def add_on_days(session: Session, days: list[date]) -> None:
    for day in days:
        entries.add(session, entry(f"common {day}", day=day))


@pytest.mark.parametrize("order", ["forwards", "backwards", "woven", "one late"])
@pytest.mark.parametrize("every", [1, 7])
def test_the_newest_hits_come_first_in_whatever_order_they_were_written(
    session: Session, order: str, every: int
) -> None:
    days = [MONDAY + timedelta(days=number) for number in range(400)]
    orders = {
        "forwards": days,
        "backwards": days[::-1],
        "woven": days[::2] + days[1::2][::-1],
        "one late": [days[-1], *days[:-1]],
    }
    for at, day in enumerate(orders[order]):
        entries.add(session, entry("common" if at % every == 0 else "other", day=day))
    expected = sorted((day for at, day in enumerate(orders[order]) if at % every == 0), reverse=True)
    assert [line.day for line in search.search(session, "common", limit=10)] == expected[:10]
    assert [line.day for line in search.search(session, "common", limit=10, offset=20)] == expected[20:30]


def test_rare_hits_of_a_journal_written_backwards_come_newest_first(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "_COMMON", 1)
    days = [MONDAY - timedelta(days=number) for number in range(300)]
    for at, day in enumerate(days):
        entries.add(session, entry("rare" if at % 3 == 0 else "other", day=day))
    assert [line.day for line in search.search(session, "rare", limit=5)] == days[:15:3]


def test_entries_of_one_day_come_last_written_first(session: Session) -> None:
    for number in range(40):
        entries.add(session, entry(f"same {number}"))
    assert [line.title for line in search.search(session, "same", limit=2)] == ["same 39", "same 38"]


def test_a_result_shows_the_words_around_the_hit(session: Session) -> None:
    body = "one two three " * 30 + "the naïve baseline came first and then\nnothing " + "four five " * 30
    entries.add(session, entry(body=body))
    line = search.search(session, "naive")[0]
    assert f"{HIT_START}naïve{HIT_END} baseline" in line.snippet
    assert line.snippet.startswith("…")
    assert line.snippet.endswith("…")
    assert "\n" not in line.snippet
    assert len(line.snippet) < 160


def test_a_result_whose_hit_is_elsewhere_shows_how_the_body_begins(session: Session) -> None:
    entries.add(session, entry("Cut", body="First words."))
    assert search.search(session, "cut")[0].snippet == "First words."


@pytest.mark.parametrize(
    ("query", "body", "shown"),
    [
        ("ru", "the run", "the [run]"),
        ("run ", "runs run", "runs [run]"),
        ("o'neil", "saw O'Neil", "saw [O'Neil]"),
        ("c++", "in C++ and C", "in [C++] and C"),
        ("质量", "检索质量", "检索[质量]"),
        ('"the eval run"', "the eval  run", "[the eval run]"),
        ("a b ", "a or b", "[a] or [b]"),
    ],
)
def test_hits_are_marked_where_they_stand(query: str, body: str, shown: str) -> None:
    marked = snippet(body, read_query(query).hits)
    assert marked.replace(HIT_START, "[").replace(HIT_END, "]") == shown


@given(st.text(max_size=300), st.text(max_size=12))
def test_marking_hits_changes_no_other_character(body: str, query: str) -> None:
    body = body.replace(HIT_START, "").replace(HIT_END, "")
    marked = snippet(body, read_query(query).hits)
    bare = marked.replace(HIT_START, "").replace(HIT_END, "").strip("…")
    assert "".join(bare.split()) in "".join(body.split())


def test_found_entries_are_read_page_by_page_as_the_search_shows_them(session: Session) -> None:
    for number in range(5):
        entries.add(session, entry(f"title {number}", body="the words around a hit"))
    numbers = search.ids(session, "hit")
    assert search.lines(session, "hit", numbers[2:4]) == search.search(session, "hit", limit=2, offset=2)
    assert search.lines(session, "hit", [EntryId(99)]) == []


def test_the_index_is_found_sound_after_many_changes(session: Session) -> None:
    for number in range(30):
        written = entries.add(session, entry(f"title {number}", body="text " * number))
        entries.revise(session, written, entry(f"other {number}"))
    history.undo(session)
    session.execute(text("INSERT INTO entry_fts(entry_fts, rank) VALUES('integrity-check', 1)"))
