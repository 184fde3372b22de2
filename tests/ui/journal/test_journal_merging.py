"""Two hands on one entry: each keeps what only it changed, and the typed value wins where both did."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.journal.rows import EntryContent, Kind
from ladderdesk.ui.journal.merging import is_blank, merge

contents = st.builds(
    EntryContent,
    day=st.sampled_from([date(2026, 11, 18), date(2026, 11, 19)]),
    title=st.sampled_from(["a", "b", "c"]),
    body=st.sampled_from(["", "x", "y"]),
    kind=st.sampled_from([Kind.WIN, Kind.TALK]),
    scope=st.sampled_from([None, "org", "task"]),
    projects=st.sampled_from([(), ("Search",), ("Search", "Ranking")]),
)


@given(contents, contents, contents)
def test_each_field_is_the_typed_one_unless_only_the_other_hand_changed_it(
    common: EntryContent, typed: EntryContent, stored: EntryContent
) -> None:
    merged = merge(typed, since=common, stored=stored, known=common)
    for field in fields(EntryContent):
        base, mine, theirs = (getattr(each, field.name) for each in (common, typed, stored))
        expected = theirs if mine == base else mine
        assert getattr(merged.content, field.name) == expected
        assert (field.name in merged.overruled) == (mine != base and theirs not in (base, mine))


@given(contents, contents)
def test_without_a_change_from_outside_all_that_is_typed_stands(common: EntryContent, typed: EntryContent) -> None:
    assert merge(typed, since=common, stored=common, known=common).content == typed


@given(contents, contents, contents)
def test_what_the_vault_wrote_in_its_own_spelling_is_no_change_from_outside(
    shown: EntryContent, typed: EntryContent, kept: EntryContent
) -> None:
    assert merge(typed, since=shown, stored=kept, known=kept).content == typed


def test_a_day_or_scope_alone_is_blank_and_any_word_is_not() -> None:
    blank = EntryContent(day=date(2026, 11, 21), title=" ", scope="org", kind=Kind.TALK)
    assert is_blank(blank)
    assert not is_blank(replace(blank, body="x"))
    assert not is_blank(replace(blank, tags=("x",)))
