from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packet_builders import ENTRIES, MAYA, RECORD, TODAY, choice, content, entry, material, verdict, with_content

from ladderdesk.journal.rows import Audience, MarkWord, VerdictWord
from ladderdesk.packet.choosing import change_template, include, leave_out, move, start_choice
from ladderdesk.packet.outline import Outline, outline
from ladderdesk.packet.tree import Checked, Node

GATE, FRAMEWORK, OTHERS = "criterion/staff.golden-set", "criterion/staff.evals", "criterion/staff.others-evals"
DASHBOARD = "evidence/staff.evals/00000000-0000-4000-8000-000000000007"


def rows(nodes: tuple[Node, ...]) -> list[Node]:
    return [found for node in nodes for found in (node, *rows(node.children))]


def laid_out(**more: object) -> Outline:
    return outline(material(), choice(**more))


def test_the_sections_stand_in_the_order_of_the_template_with_a_group_each() -> None:
    assert [node.key for node in laid_out().nodes] == [
        "case",
        "impact",
        "group/evaluation",
        "group/reliability",
        "group/business",
        "group/mentoring",
        "group/delivery",
        "growth",
        "concerns",
        "readiness",
        "appendix",
    ]


def test_a_group_counts_its_evidence_and_shows_how_much_is_picked() -> None:
    group = laid_out(left_out=(DASHBOARD,)).node("group/evaluation")
    assert (group.checked, group.count_text) == (Checked.SOME, "5 of 6")
    assert laid_out().node("group/evaluation").count_text == "6"


def test_a_verdict_is_a_row_of_its_own_that_counts_as_no_entry() -> None:
    found = laid_out()
    assert found.node("verdict/staff.tradeoff").title == "Agreed: Support lead, 20 January 2026"
    assert found.node("group/business").count_text == "1"
    only_said = outline(
        material(), leave_out(choice(), found, "evidence/staff.tradeoff/00000000-0000-4000-8000-000000000006")
    )
    assert only_said.node("criterion/staff.tradeoff").checked is Checked.SOME


def test_a_group_with_nothing_selected_is_warned_about() -> None:
    found = outline(material(), leave_out(choice(), laid_out(), "group/business"))
    assert "Business case has Staff criteria, but nothing is selected." in found.warnings


def test_a_group_without_evidence_cannot_be_checked_and_says_why() -> None:
    found = laid_out()
    assert not found.node("group/delivery").can_check
    assert "Scoping and delivery has Staff criteria, but no evidence that this packet may show." in found.warnings


def test_a_group_whose_criteria_are_all_set_aside_is_not_warned_about() -> None:
    aside = replace(RECORD, marks=(replace(RECORD.marks[0], word=MarkWord.NOT_APPLICABLE),))
    assert not [text for text in outline(material(record=aside), choice()).warnings if "Scoping" in text]


@pytest.mark.parametrize(
    ("audience", "text", "count"),
    [
        (Audience.PACKET, "1 private entry left out, 1 entry for your manager only left out", 2),
        (Audience.MANAGER, "1 private entry left out", 1),
        (Audience.PRIVATE, "", 0),
    ],
)
def test_entries_for_a_narrower_audience_are_left_out_and_counted(audience: Audience, text: str, count: int) -> None:
    found = laid_out(audience=audience)
    assert found.kept_back_text == text
    assert len(found.kept_back) == count
    assert ("criterion/staff.mentored" in {node.key for node in rows(found.nodes)}) is (audience is not Audience.PACKET)


def test_two_private_entries_are_counted_in_the_plural() -> None:
    hidden = tuple(with_content(one, audience=Audience.PRIVATE) if one.id in {1, 8} else one for one in ENTRIES)
    found = outline(material(hidden), choice(audience=Audience.MANAGER))
    assert found.kept_back_text == "2 private entries left out"


def test_a_document_by_time_counts_also_what_is_linked_to_nothing() -> None:
    loose = entry(40, content("Tidied the wiki", day=date(2026, 10, 1), audience=Audience.PRIVATE))
    told = material((*ENTRIES, loose))
    assert loose.id in {each.id for each in outline(told, choice(template="brag", audience=Audience.MANAGER)).kept_back}
    assert loose.id not in {each.id for each in outline(told, choice(audience=Audience.MANAGER)).kept_back}


def test_drafts_trashed_entries_and_those_outside_the_period_are_not_offered() -> None:
    changed = (
        with_content(ENTRIES[3], is_draft=True),
        replace(ENTRIES[4], trashed_at=ENTRIES[4].created_at),
        ENTRIES[5],
    )
    found = outline(material(changed), choice(since=date(2026, 2, 1)))
    assert found.entries == 0


def test_a_span_is_in_a_period_that_it_touches() -> None:
    found = laid_out(since=date(2026, 11, 1), until=date(2026, 11, 30))
    assert {node.entry.id for node in rows(found.nodes) if node.entry} == {1}


def test_growth_areas_are_the_gaps_of_the_level() -> None:
    assert [node.key for node in laid_out().node("growth").children] == [
        "growth/staff.golden-set",
        "growth/staff.silent",
        "growth/staff.mentored",
        "growth/staff.standard",
        "growth/staff.delivery",
    ]


def test_at_most_eight_impacts_stand_at_a_glance_and_whole_ones_come_first() -> None:
    impact = ENTRIES[0].content.impacts[0]
    many = tuple(replace(impact, measure=f"Measure {n}", before="" if n < 3 else "1") for n in range(11))
    found = outline(material((with_content(ENTRIES[0], impacts=many),)), choice())
    assert [node.title for node in found.node("impact").children] == [f"Measure {n}" for n in range(3, 11)]


def test_concerns_are_raised_by_the_evidence() -> None:
    names = [node.key for node in laid_out().node("concerns").children]
    assert names == [
        "concerns/not-yet-staff.silent",
        "concerns/gates",
        "concerns/backing",
        "concerns/estimates",
        "concerns/breadth",
    ]


def test_old_evidence_raises_the_question_of_today() -> None:
    old = tuple(with_content(one, day=date(2025, 7, 1), until=None) for one in ENTRIES)
    assert "concerns/age" in {node.key for node in outline(material(old), choice()).node("concerns").children}


def test_evidence_on_two_projects_with_others_raises_no_question_of_breadth() -> None:
    wide = (with_content(ENTRIES[0], projects=("One", "Two"), people=(MAYA,)),)
    assert "concerns/breadth" not in {node.key for node in outline(material(wide), choice()).node("concerns").children}


def test_moving_a_row_keeps_within_its_siblings_and_the_appendix_last() -> None:
    found = laid_out()
    moved = outline(material(), move(choice(), found, OTHERS, -1))
    assert [node.key for node in moved.node("group/evaluation").children] == [GATE, OTHERS, FRAMEWORK]
    to_the_end = outline(material(), move(choice(), found, "case", 99))
    assert [node.key for node in to_the_end.nodes[-2:]] == ["case", "appendix"]
    assert move(choice(), found, GATE, -1).order[:1] == (GATE,)


def test_a_new_packet_covers_the_months_of_its_template_and_hides_what_it_should() -> None:
    promo, bullets = start_choice("promo", TODAY), start_choice("resume", TODAY)
    assert promo.since == date(2025, 5, 19)
    assert (promo.left_out, promo.hide.clients, promo.hide.amounts) == (("readiness",), True, False)
    assert (bullets.since, bullets.hide.amounts) == (None, True)


def test_another_template_keeps_what_the_user_wrote() -> None:
    mine = choice(wordings={DASHBOARD: "Mine"}, page="letter", case="My case")
    other = change_template(mine, "brag", TODAY)
    assert (other.template, other.wordings, other.page, other.case) == ("brag", {DASHBOARD: "Mine"}, "letter", None)


KEYS = [node.key for node in rows(laid_out(left_out=()).nodes) if node.can_check]


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), max_size=12))
def test_whatever_was_toggled_before_a_row_obeys_the_last_toggle(toggles: list[tuple[str, bool]]) -> None:
    record, chosen = material(), choice()
    for key, wanted in toggles:
        before = outline(record, chosen)
        try:
            chosen = (include if wanted else leave_out)(chosen, before, key)
        except KeyError:
            continue
        after = outline(record, chosen)
        node = next((found for found in rows(after.nodes) if found.key == key), None)
        if node and node.can_check:
            assert node.checked is (Checked.ALL if wanted else Checked.NONE)
        assert unrelated(before, key) == unrelated(after, key)


def unrelated(found: Outline, key: str) -> dict[str, Checked]:
    """Give the evidence rows that neither hold the toggled row nor are held by it."""
    held = {node.key for node in rows((found.node(key),))}
    return {
        node.key: node.checked
        for node in rows(found.nodes)
        if node.section == "criteria" and not node.children and node.can_check and node.key not in held
    }


@given(st.permutations([node.key for node in laid_out().node("group/evaluation").children]))
def test_siblings_stand_in_any_order_the_user_gives(wanted: list[str]) -> None:
    found = laid_out(order=tuple(wanted))
    assert [node.key for node in found.node("group/evaluation").children] == wanted


def test_a_disputed_criterion_is_offered_in_the_notes_for_a_talk() -> None:
    found = outline(material(), start_choice("one-on-one", TODAY))
    assert [node.key for node in found.node("not-yet").children] == ["not-yet/staff.silent"]
    agreed = replace(RECORD, verdicts=(verdict(1, "staff.silent", VerdictWord.AGREED, date(2026, 10, 1)),))
    assert not outline(material(record=agreed), start_choice("one-on-one", TODAY)).node("not-yet").can_check


def test_asking_for_a_row_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        laid_out().node("group/unknown")
