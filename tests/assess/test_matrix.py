from ladderdesk.assess.matrix import cell, matrix, tally
from ladderdesk.journal.rows import Status

from .builders import (
    DIRECTION,
    EVALUATION,
    PEOPLE,
    TODAY,
    criterion,
    days_ago,
    evidence,
    gate,
    ladder,
    level,
    record,
    set_aside,
)

SENIOR = level(gate("senior.evals"), criterion("senior.frames", competency="problem-framing"), level_id="senior")
STAFF = level(
    criterion("staff.evals"),
    criterion("staff.retrieval", competency="retrieval-quality"),
    gate("staff.gate"),
    criterion("staff.away"),
    criterion("staff.mentors", competency="mentoring"),
)
LADDER = ladder(SENIOR, STAFF)
SAID = record(
    evidence("staff.evals"),
    evidence("staff.retrieval", scope=None),
    evidence("staff.gate"),
    set_aside(days_ago(1), "staff.away"),
    set_aside(days_ago(1), "staff.mentors"),
)


def test_a_cell_shows_the_lowest_status_of_what_is_not_set_aside() -> None:
    found = cell(LADDER, STAFF, EVALUATION, SAID, TODAY)
    assert found.status is Status.EMERGING
    assert tally(found) == "2 of 3"
    assert len(found.standings) == 4


def test_a_cell_without_criteria_or_with_all_set_aside_has_no_status() -> None:
    asks_nothing = cell(LADDER, STAFF, DIRECTION, SAID, TODAY)
    all_aside = cell(LADDER, STAFF, PEOPLE, SAID, TODAY)
    assert (asks_nothing.status, tally(asks_nothing), asks_nothing.standings) == (None, "", ())
    assert (all_aside.status, tally(all_aside), len(all_aside.standings)) == (None, "", 1)


def test_the_matrix_has_a_row_for_each_group_and_a_column_for_each_level() -> None:
    rows = matrix(LADDER, SAID, TODAY)
    assert [row[0].group for row in rows] == [EVALUATION, DIRECTION, PEOPLE]
    assert all([found.level for found in row] == [SENIOR, STAFF] for row in rows)
    assert rows[0][1] == cell(LADDER, STAFF, EVALUATION, SAID, TODAY)
    assert rows[1][0].status is Status.NO_EVIDENCE
