from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as replace_content
from packet_builders import (
    ENTRIES,
    GLOBEX,
    LADDER,
    MAYA,
    RECORD,
    TODAY,
    TOMAS,
    all_strings,
    choice,
    content,
    entry,
    evidence,
    mark,
    material,
    only,
    readiness,
    verdict,
)

from ladderdesk.assess.values import Record
from ladderdesk.catalogue.model import CriterionKind, Threshold
from ladderdesk.journal.rows import (
    Attachment,
    Audience,
    EntryContent,
    Impact,
    Kind,
    Link,
    MarkWord,
    Person,
    Status,
    VerdictWord,
)
from ladderdesk.packet.choosing import start_choice
from ladderdesk.packet.compose import compose
from ladderdesk.packet.document import (
    AppendixEntry,
    Bullet,
    Concern,
    CriterionHeading,
    Document,
    EvidenceItem,
    Figure,
    Heading,
    ImpactTable,
    Note,
    Paragraph,
    Quote,
    Story,
)
from ladderdesk.packet.outline import outline
from ladderdesk.packet.tree import leaves

UUID = "00000000-0000-4000-8000-{:012d}"


def of(kind: type, document: Document) -> list[Any]:
    return [block for block in document.blocks if isinstance(block, kind)]


def written(**more: object) -> Document:
    return compose(material(), choice(**more))


def told(held: Any, note: str = "") -> str:
    one = entry(1, held)
    link = evidence(1, "staff.evals", one, note=note)
    return of(EvidenceItem, compose(material((one,), Record(evidence=(link,))), choice()))[0].text


def test_title_and_subtitle_say_who_what_and_when() -> None:
    document = written()
    assert document.title == "Promotion packet: Senior to Staff"
    assert document.subtitle == (
        "Mira Solano, Generative AI engineer, Senior since March 2024. Evidence from January 2026 to November 2026."
    )


def test_without_a_current_level_the_title_names_the_target_alone() -> None:
    document = compose(material(current=None), choice())
    assert document.title == "Promotion packet: Staff"
    assert "since" not in document.subtitle


IMPACT = Impact(measure="Drift found in", before="11 days", after="40 min")


def measured(title: str, **impact: Any) -> EntryContent:
    return content(title, impacts=(Impact(**impact),))


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (content("Put a gate in CI"), "Put a gate in CI."),
        (content("Why did it fail?"), "Why did it fail?"),
        (
            content("Put a gate in CI", body="We built it. I wrote the cases. More."),
            "Put a gate in CI. I wrote the cases.",
        ),
        (content("I put a gate in CI", body="I wrote the cases."), "I put a gate in CI."),
        (content("Added an alarm", impacts=(IMPACT,)), "Added an alarm. Drift found in: from 11 days to 40 min."),
        (content("Cut drift from 11 days to 40 min", impacts=(IMPACT,)), "Cut drift from 11 days to 40 min."),
        (
            content("Cut drift from 11 days to 40 min", impacts=(replace(IMPACT, estimated=True, period="Q2"),)),
            "Cut drift from 11 days to 40 min. An estimate over Q2.",
        ),
        (
            content("Cut drift from 11 days to 40 min", impacts=(replace(IMPACT, estimated=True),)),
            "Cut drift from 11 days to 40 min. This figure is an estimate.",
        ),
        (
            content("Cut drift from 11 days to 40 min", impacts=(replace(IMPACT, period="Q2"),)),
            "Cut drift from 11 days to 40 min. Measured over Q2.",
        ),
        (
            measured("Cut cost", measure="Cost", before="40", after="22", unit="USD", period="a week", estimated=True),
            "Cut cost. Cost (a week, estimate): from 40 USD to 22 USD.",
        ),
        (measured("Cut cost", measure="Spend ($)", after="22"), "Cut cost. Spend ($): $22."),
        (measured("Cut cost", measure="Spend", after="22", unit="EUR"), "Cut cost. Spend: 22 EUR."),
        (
            measured("Cut errors", measure="Errors", before="18", after="6", unit="%"),
            "Cut errors. Errors: from 18% to 6%.",
        ),
        (measured("Cut errors", measure="Errors", before="18"), "Cut errors. Errors: 18 before."),
        (measured("Saved hours", outcome="310 agent hours a month"), "Saved hours. 310 agent hours a month."),
        (measured("Sold 140 seats", measure="Seats", after="14"), "Sold 140 seats. Seats: 14."),
    ],
)
def test_a_statement_tells_what_was_done_the_figure_and_the_outcome(held: Any, text: str) -> None:
    assert told(held) == text


def test_the_note_says_why_an_entry_counts_once() -> None:
    assert told(content("Put a gate in CI"), "Three teams use it") == "Put a gate in CI. Three teams use it."
    assert told(content("Put a gate in CI"), "put a gate in ci") == "Put a gate in CI."


def test_a_statement_is_tied_to_its_day_and_says_when_it_is_self_reported() -> None:
    plain = of(EvidenceItem, compose(only(content()), choice()))[0]
    assert plain.reference.text == "E1, 22 Apr 2026, self-reported"


@pytest.mark.parametrize(
    "backing",
    [
        {"links": (Link(address="https://example.org"),)},
        {"attachments": (Attachment(name="a.pdf", media_type="application/pdf", size=1, digest="0"),)},
        {"people": (Person(name="Maya Chen", confirmed=True),)},
    ],
)
def test_a_link_a_file_or_a_person_who_confirms_backs_a_statement(backing: dict[str, Any]) -> None:
    item = of(EvidenceItem, compose(only(content(**backing)), choice()))[0]
    assert item.reference.text == "E1, 22 Apr 2026"


def test_a_span_is_dated_from_its_first_day_to_its_last() -> None:
    item = of(EvidenceItem, compose(only(content(day=date(2026, 2, 13), until=date(2026, 11, 13))), choice()))[0]
    assert item.reference.text.startswith("E1, 13 Feb to 13 Nov 2026")


def test_an_entry_that_carries_two_criteria_keeps_its_number_and_is_short_the_second_time() -> None:
    items = [item for item in of(EvidenceItem, written()) if item.reference.number == 2]
    assert [item.anchor.split("/")[1] for item in items] == ["staff.evals", "staff.others-evals"]
    assert "Renewal risk lowered" in items[0].text
    assert "Renewal risk lowered" not in items[1].text


def test_the_impact_table_says_baseline_result_outcome_estimate_and_where_it_comes_from() -> None:
    table = of(ImpactTable, written())[0]
    assert [(row.measure, row.before, row.after, row.outcome, row.references[0].label) for row in table.rows][-2:] == [
        ("False escalation rate (two quarters, estimate)", "18%", "6%", "310 agent hours a month saved", "E6"),
        ("Fine-tune avoided (estimate)", "", "$42k", "Same quality reached with retrieval", "E7"),
    ]


def test_verdicts_are_quoted_with_role_name_and_date() -> None:
    quotes = of(Quote, written())
    assert [(quote.text, quote.said_by) for quote in quotes] == [
        ("Show me a second incident.", "Not yet: Dana Whitfield, Engineering manager, 2 April 2026"),
        ("The first AI proposal I could check line by line.", "Agreed: Support lead, 20 January 2026"),
    ]


def test_a_verdict_by_nobody_in_particular_is_a_reviewers() -> None:
    said = verdict(1, "staff.evals", VerdictWord.AGREED, date(2026, 5, 1), said_by="", role="")
    document = compose(material(record=replace(RECORD, verdicts=(said,))), choice())
    assert of(Quote, document)[0].said_by == "Agreed: a reviewer, 1 May 2026"


def test_a_not_yet_is_a_concern_answered_by_what_is_newer_and_picked() -> None:
    concern = of(Concern, written())[0]
    assert concern.question == (
        "“Fixed a class of silent failures” was answered with “not yet” on 2 Apr 2026 "
        "by Dana Whitfield, Engineering manager."
    )
    assert concern.answer.startswith("Since then: I found the stale-index fault")
    without = written(left_out=(f"evidence/staff.silent/{UUID.format(4)}",))
    assert of(Concern, without)[0].answer == "Nothing newer is shown here; the verdict stands."


def test_the_users_own_answer_replaces_the_draft() -> None:
    document = written(answers={"concerns/gates": "I finish the gate in December."})
    assert "I finish the gate in December." in [concern.answer for concern in of(Concern, document)]


def test_gaps_are_told_with_what_is_missing_and_what_is_planned() -> None:
    texts = [bullet.text for bullet in of(Bullet, written())]
    assert texts[0] == (
        "Keeps a golden set of fifty documented examples in CI: emerging. Documented examples: 34 of 50 so far."
    )
    assert texts[3] == (
        "Authored a standard that a second team adopted: no evidence. "
        "Planned: Publish the eval checklist as a standard, by 30 Jan 2027."
    )
    assert "No opportunity yet, noted on 1 Sept 2026: The migration starts in January." in texts[4]


def test_what_is_set_aside_is_said_and_not_asked_for() -> None:
    aside = mark(2, "staff.standard", MarkWord.NOT_APPLICABLE, "Another team owns standards")
    document = compose(material(record=replace(RECORD, marks=(aside,))), choice())
    notes = [note.text for note in of(Note, document)]
    assert "Set aside as not applicable on 1 Sept 2026: A standard adopted (Another team owns standards)." in notes


def test_an_override_is_visible_where_it_counts() -> None:
    own = mark(2, "staff.evals", MarkWord.OVERRIDE, "Three more teams", status=Status.SUSTAINED)
    document = compose(material(record=replace(RECORD, marks=(own,))), choice())
    assert "Status set by the author to sustained on 1 Sept 2026: Three more teams." in [
        n.text for n in of(Note, document)
    ]


def test_a_criterion_that_changed_since_is_shown_in_both_wordings() -> None:
    link = evidence(1, "staff.evals", ENTRIES[0], wording="Owned evals")
    document = compose(material(record=Record(evidence=(link,))), choice())
    assert "Linked when the criterion read: “Owned evals”" in [note.text for note in of(Note, document)]


def test_the_appendix_sets_out_every_entry_that_is_told() -> None:
    entries = of(AppendixEntry, written())
    assert [one.reference.label for one in entries] == ["E1", "E2", "E3", "E4", "E5", "E6", "E7"]
    fourth = entries[3]
    assert fourth.line == "3 Jul 2026 · Win · several teams"
    assert {fact.label: fact.text for fact in fourth.facts}["With"] == "Maya Chen (another team) and Globex (customer)"
    assert entries[0].paragraphs == (
        "Three regressions were stopped before release, each with a named owner within the hour.",
        "– vector<int> stays text",
        "– so does this",
    )


def test_competencies_are_named_as_the_catalogue_names_them() -> None:
    document = compose(material(competency_names={"eval-design": "Evaluation design"}), choice())
    facts = {fact.label: fact.text for fact in of(AppendixEntry, document)[0].facts}
    assert facts["Shows"] == "Evaluation design"


def test_the_case_is_drafted_from_facts_until_the_user_writes_it() -> None:
    drafted = of(Paragraph, written())[0].text
    assert drafted.startswith(
        "This packet sets 7 entries of my work against what the Generative AI engineer ladder asks"
    )
    assert "Answer quality, same 320 cases went from 81 to 88." in drafted
    assert "By my own reading, 3 of 8 criteria are demonstrated, with 0 of 1 gates met." in drafted
    mine = of(Paragraph, written(case="One paragraph.\n\nAnother."))
    assert [paragraph.text for paragraph in mine] == ["One paragraph.", "Another."]


def test_an_emptied_case_leaves_no_heading_behind() -> None:
    assert "case" not in {block.anchor for block in written(case="").blocks}


def test_readiness_comes_with_everything_it_is_made_of_and_its_chart() -> None:
    document = written(left_out=())
    texts = [block.text for block in document.blocks if getattr(block, "anchor", "") == "readiness"]
    assert texts[1].startswith("46% of what Staff asks is claimed, 31% by evidence that would stand before a stranger.")
    assert "Gates: 0 of 1." in texts[1]
    assert "Self-reported" in texts[-1]
    figure = of(Figure, document)[0]
    assert [axis.label for axis in figure.axes] == [group.name for group in LADDER.groups]


def test_the_users_wording_of_a_statement_is_taken() -> None:
    key = f"evidence/staff.evals/{UUID.format(7)}"
    assert "I made the dashboard readable." in [
        item.text for item in of(EvidenceItem, written(wordings={key: "I made the dashboard readable."}))
    ]


PICKS = [leaf.key for leaf in leaves(outline(material(), choice()).nodes) if leaf.section == "criteria" and leaf.entry]


@settings(max_examples=60)
@given(st.sets(st.sampled_from(PICKS)), st.permutations(PICKS))
def test_what_is_unchecked_never_appears_and_what_is_checked_appears_once_in_its_section(
    left_out: set[str], order: list[str]
) -> None:
    titled = tuple(
        replace(one, content=replace(one.content, title=f"Title{one.id}title", body=f"I body{one.id}body.", people=()))
        for one in ENTRIES
    )
    document = compose(material(titled), choice(left_out=tuple(left_out), order=tuple(order)))
    anchors = [block.anchor for block in document.blocks if isinstance(block, EvidenceItem)]
    assert sorted(anchors) == sorted(set(PICKS) - left_out)
    for place, block in enumerate(document.blocks):
        if isinstance(block, EvidenceItem):
            above = next(one for one in reversed(document.blocks[:place]) if isinstance(one, CriterionHeading))
            assert above.anchor == f"criterion/{block.anchor.split('/')[1]}"
    everything = repr(document)
    for one in titled:
        is_told = any(key.endswith(one.uuid) for key in anchors)
        assert (f"Title{one.id}title" in everything) is is_told
        assert (f"body{one.id}body" in everything) is is_told


@settings(max_examples=60)
@given(st.sets(st.sampled_from(PICKS)), st.permutations(PICKS))
def test_references_are_numbered_as_they_are_first_read_and_listed_in_that_order(
    left_out: set[str], order: list[str]
) -> None:
    document = compose(material(), choice(left_out=tuple(left_out), order=tuple(order)))
    read = list(dict.fromkeys(item.reference.number for item in of(EvidenceItem, document)))
    listed = [one.reference.number for one in of(AppendixEntry, document)]
    assert read == listed == list(range(1, len(read) + 1))
    assert {one.number for table in of(ImpactTable, document) for row in table.rows for one in row.references} <= set(
        read
    )


@given(st.sampled_from(list(Audience)))
def test_an_entry_for_a_narrower_audience_appears_nowhere(audience: Audience) -> None:
    everything = repr(compose(material(), choice(audience=audience, left_out=())))
    assert ("Felt unsure" in everything) is (audience is Audience.PRIVATE)
    assert ("Asked for more time" in everything) is (audience is not Audience.PACKET)


def journal() -> dict[str, Any]:
    more = (
        entry(20, content("Learned to read a flame graph", kind=Kind.LEARNING, day=date(2026, 10, 20))),
        entry(21, content("Gave a talk on evals", kind=Kind.TALK, day=date(2026, 11, 10), people=(TOMAS, GLOBEX))),
    )
    return {"entries": (*ENTRIES, *more)}


def from_template(name: str, **more: object) -> Document:
    from msgspec.structs import replace as changed

    return compose(material(**journal()), changed(start_choice(name, TODAY), since=None, **more))


def test_a_brag_document_tells_all_work_by_quarter_linked_or_not() -> None:
    document = from_template("brag")
    assert document.title == "Work log of Senior"
    assert [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2] == [
        "Q1 2026",
        "Q2 2026",
        "Q3 2026",
        "Q4 2026",
    ]
    assert "Gave a talk on evals." in [item.text for item in of(EvidenceItem, document)]


def test_a_brag_document_can_go_by_project() -> None:
    headings = [block.text for block in of(Heading, from_template("brag", left_out=("quarters",)))]
    assert {"Helpdesk assistant", "Other work"} <= set(headings)


def test_notes_for_a_talk_ask_to_look_at_a_not_yet_again() -> None:
    document = from_template("one-on-one")
    place = next(n for n, block in enumerate(document.blocks) if getattr(block, "text", "") == "To look at again")
    heading, quote, item = document.blocks[place + 1 : place + 4]
    assert isinstance(heading, CriterionHeading)
    assert isinstance(quote, Quote)
    assert isinstance(item, EvidenceItem)
    assert item.text.startswith("Since then: I found the stale-index fault")
    assert "Publish the eval checklist as a standard, by 30 Jan 2027." in [b.text for b in of(Bullet, document)]


def test_an_entry_taken_out_of_the_notes_is_not_told_as_news_either() -> None:
    document = from_template("one-on-one", left_out=(f"entry/recent/{UUID.format(4)}",))
    assert "stale-index" not in repr(document)


def test_a_self_review_says_what_was_learned() -> None:
    headings = [block.text for block in of(Heading, from_template("self-review"))]
    assert headings[:2] == ["In short", "Impact at a glance"]
    assert {"What I learned", "Where I want to grow", "Next steps"} <= set(headings)


def test_resume_bullets_put_the_result_first_and_need_no_references() -> None:
    document = from_template("resume")
    assert not of(EvidenceItem, document)
    assert of(Bullet, document)[-1].text == (
        "Recommended retrieval over fine-tuning to Support leadership with measured cost, quality and upkeep; "
        "Fine-tune avoided (estimate): $42k; Same quality reached with retrieval"
    )


@pytest.mark.parametrize(("template", "kind"), [("resume", Bullet), ("stories", Story)])
def test_of_more_work_than_fits_and_equally_strong_the_newest_is_told(template: str, kind: type) -> None:
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(1, 31)]
    held = [content(f"Work of {day}", day=day, body="I did it.", impacts=(IMPACT,)) for day in days]
    entries = tuple(entry(number, one) for number, one in enumerate(held, 1))
    told = [all_strings(one) for one in of(kind, compose(material(entries, Record()), start_choice(template, TODAY)))]
    assert [str(day) in words for day, words in zip(reversed(days), told, strict=False)] == [True] * len(told)
    assert len(told) < len(days)


def test_a_story_has_a_situation_a_part_of_mine_and_a_result() -> None:
    held = content(
        "Cut drift",
        body="Search answered from a stale index. I added an alarm. We shipped it.",
        impacts=(replace(IMPACT, outcome="Two drifts caught the same day"),),
        people=(MAYA,),
    )
    story = of(Story, compose(only(held), start_choice("stories", TODAY)))[0]
    assert {part.label: part.text for part in story.parts} == {
        "When": "22 Apr 2026",
        "Situation": "Search answered from a stale index. We shipped it.",
        "What I did": "I added an alarm.",
        "With": "Maya Chen (another team)",
        "Result": "Drift found in: from 11 days to 40 min. Two drifts caught the same day.",
    }


def test_without_any_evidence_the_packet_still_tells_the_gaps() -> None:
    document = compose(material((), Record()), choice())
    assert not of(EvidenceItem, document)
    assert len(of(Bullet, document)) == len(
        [c for c in LADDER.level("staff").criteria if c.kind != CriterionKind.EXPECTATION]
    )


def test_control_characters_do_not_reach_the_document() -> None:
    document = compose(only(content("Cut\x00 the\x0b run\ud800\r\nin two", body="a\x1bb\rc")), choice())
    assert of(EvidenceItem, document)[0].text == "Cut the run in two."
    assert of(AppendixEntry, document)[0].paragraphs == ("ab c",)


def quality(number: int, month: int, before: str, after: str, **more: Any) -> Any:
    impact = Impact(measure="Answer quality", before=before, after=after, outcome=f"Outcome {number}")
    return entry(number, content(f"Review {number}", day=date(2026, month, 1), impacts=(impact,), **more))


def table_of(*entries: Any) -> list[tuple[str, ...]]:
    links = tuple(evidence(one.id, "staff.evals", one) for one in entries)
    rows = of(ImpactTable, compose(material(entries, Record(evidence=links)), choice()))[0].rows
    return [(row.measure, row.before, row.after, row.outcome, *(one.label for one in row.references)) for row in rows]


def test_what_was_measured_again_and_again_is_one_row_from_first_to_last() -> None:
    assert table_of(quality(1, 5, "76", "81"), quality(2, 2, "71", "76"), quality(3, 8, "81", "88")) == [
        ("Answer quality (February 2026 to August 2026)", "71", "88", "Outcome 3", "E1", "E2", "E3")
    ]


@pytest.mark.parametrize(
    "second",
    [
        quality(2, 5, "70", "88"),
        quality(2, 5, "", "88"),
        quality(2, 5, "76", "88", projects=("Another",)),
    ],
)
def test_figures_that_do_not_join_up_stay_apart(second: Any) -> None:
    assert len(table_of(quality(1, 2, "71", "76"), second)) == 2


def test_a_ceiling_that_is_not_kept_says_so() -> None:
    criteria = LADDER.level("staff").criteria
    slow = replace_content(criteria[0], thresholds=(Threshold(quantity="weeks", value=Decimal(6), counts="smallest"),))
    level = replace_content(LADDER.level("staff"), criteria=(slow, *criteria[1:]))
    ladder = replace_content(LADDER, levels=(LADDER.levels[0], level))
    record = Record(evidence=(evidence(1, "staff.evals", ENTRIES[0], quantity=Decimal(7)),))
    document = compose(material(readiness=readiness(record, ladder)), choice())
    assert "Weeks: 7 so far, 6 or fewer asked." in [note.text for note in of(Note, document)]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The index was stale. I found it in nine minutes.", "I found it in nine minutes."),
        ("It did not pay. I said so on the first slide. I cut it to 20 cases.", "I cut it to 20 cases."),
        ("They had 140 old cases. Lena threw those out; I labelled none.", ""),
    ],
)
def test_the_own_part_is_a_sentence_that_stands_by_itself(body: str, told: str) -> None:
    from ladderdesk.packet.statements import statement

    assert statement(content("Reviewed the set", body=body)) == f"Reviewed the set. {told}".strip()
