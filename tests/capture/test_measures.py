import pytest

from ladderdesk.capture.draft import Measure
from ladderdesk.capture.measures import find_measures

Row = tuple[str, str, str, str]


def rows(text: str) -> list[Row]:
    return [(m.measure, m.before, m.after, m.unit) for m in (found.measure for found in find_measures(text))]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Cut eval run from 3 h to 20 min", ("eval run", "3 h", "20 min", "")),
        ("Raised retrieval recall@10 0.62 → 0.81", ("retrieval recall@10", "0.62", "0.81", "")),
        ("recall 0.62 -> 0.81", ("recall", "0.62", "0.81", "")),
        ("recall 0.62->0.81", ("recall", "0.62", "0.81", "")),
        ("Brought hallucination rate 18% to 6%", ("hallucination rate", "18%", "6%", "")),
        ("Eval coverage 20 → 75 cases", ("Eval coverage", "20", "75", "cases")),
        ("p95 from 900 to 450 ms", ("p95", "900", "450", "ms")),
        ("p95 from 900 ms down to 450 ms", ("p95", "900", "450", "ms")),
        ("Answer rate from 3 to 5", ("Answer rate", "3", "5", "")),
        ("Cut the cost per query from $0.12 to $0.03", ("cost per query", "$0.12", "$0.03", "")),
        ("p95 down 40%", ("p95", "", "40%", "")),
        ("latency −12 %", ("latency", "", "−12 %", "")),
        ("saved $40K/q", ("", "", "$40K/q", "")),
        ("$200K", ("", "", "$200K", "")),
        ("€1,2M", ("", "", "€1,2M", "")),
        ("USD 40K", ("", "", "USD 40K", "")),
        ("12 €", ("", "", "12 €", "")),
        ("$120-160K", ("", "", "$120-160K", "")),
        ("answer quality +12 pp", ("answer quality", "", "+12", "pp")),
        ("3x faster", ("", "", "3x", "")),
        ("34 of 50 examples", ("", "", "34 of 50", "examples")),
        ("adopted by 3 of the 5 teams", ("", "", "3 of 5", "teams")),
        ("caught 3 regressions", ("", "", "3", "regressions")),
        ("5–8 people", ("", "", "5–8", "people")),
        ("3 to 5 engineers", ("", "", "3 to 5", "engineers")),
        ("40% fewer escalations", ("escalations", "", "40%", "")),
        ("2.3 million users", ("", "", "2.3 million", "users")),
        ("1,200 cases", ("", "", "1,200", "cases")),
        ("saves 3 h a week", ("", "", "3", "h a week")),
        ("served 500 req/s", ("", "", "500", "req/s")),
        ("(40%)", ("", "", "40%", "")),
    ],
)
def test_a_figure_is_found_with_its_values_as_typed(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4 and recall@10 closed #2087",
        "v2.3.1, 10:30, 24/7, 50/50, 2026-11-03",
        "Python 3.11 in 2024 goals",
        "A 7B model on Llama 3 models",
        "the 3 of us, level 4, L5, 1st and 2nd",
        "0x1F and 2x2 and 100",
        "call 555-123-4567",
        "3 Nov",
        "",
    ],
)
def test_numbers_that_are_no_result_are_passed_over(text: str) -> None:
    assert rows(text) == []


def test_each_figure_of_a_line_is_found_in_its_place_with_its_own_measure() -> None:
    text = "Cut p95 latency from 900 ms to 300 ms; error rate 4% → 1%, saved $40K"

    found = find_measures(text)

    assert [text[each.start : each.end] for each in found] == ["from 900 ms to 300 ms", "4% → 1%", "$40K"]
    assert [each.measure.measure for each in found] == ["p95 latency", "error rate", ""]


def test_the_same_figure_reads_the_same_however_it_was_typed() -> None:
    assert {each.measure.text for text in ("3 h → 20 min", "from 3 h to 20 min") for each in find_measures(text)} == {
        "3 h → 20 min"
    }
    assert find_measures("34 out of 50 examples")[0].measure == Measure(
        text="34 of 50 examples", after="34 of 50", unit="examples"
    )


def test_a_long_story_before_a_figure_is_not_taken_for_its_name() -> None:
    assert rows("we met people from nearly all of the other teams in the building 40%") == [("", "", "40%", "")]
