import pytest
from hypothesis import given
from hypothesis import strategies as st
from packet_builders import choice, material

from ladderdesk.errors import ContentError, InputError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Audience
from ladderdesk.packet import templates as kinds
from ladderdesk.packet.choice import PacketChoice, Redactions, read_choice, write_choice
from ladderdesk.packet.document import RedactionKind
from ladderdesk.packet.prepare import prepare
from ladderdesk.packet.redact import kind_words
from ladderdesk.packet.templates import template, templates

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
REDACTIONS = st.builds(
    Redactions,
    clients=st.booleans(),
    people=st.booleans(),
    amounts=st.booleans(),
    links=st.booleans(),
    client_names=st.tuples(TEXTS),
    internal_hosts=st.tuples(TEXTS),
    keep=st.tuples(TEXTS),
)
CHOICES = st.builds(
    PacketChoice,
    template=st.sampled_from(["promo", "brag"]),
    audience=st.sampled_from(Audience),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    left_out=st.tuples(TEXTS, TEXTS),
    order=st.tuples(TEXTS),
    case=st.none() | TEXTS,
    wordings=st.dictionaries(TEXTS, TEXTS, max_size=3),
    answers=st.dictionaries(TEXTS, TEXTS, max_size=3),
    hide=REDACTIONS,
    page=st.sampled_from(["a4", "letter"]),
)


@given(CHOICES)
def test_a_choice_comes_back_from_its_json_as_it_was(chosen: PacketChoice) -> None:
    assert read_choice(write_choice(chosen)) == chosen
    assert write_choice(read_choice(write_choice(chosen))) == write_choice(chosen)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"page": "a5"}', '{"audience": "all"}'])
def test_what_is_no_choice_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError, match="This packet's choices cannot be read"):
        read_choice(text)


def test_a_choice_of_an_older_version_reads_with_what_was_not_there_yet() -> None:
    assert read_choice("{}") == PacketChoice()


def test_six_templates_are_offered_with_promotion_first() -> None:
    assert [one.id for one in templates()] == ["promo", "self-review", "brag", "one-on-one", "resume", "stories"]
    assert all(one.name and one.summary for one in templates())


def test_every_section_of_a_template_has_a_heading_but_the_criteria() -> None:
    for one in templates():
        for section in one.sections:
            assert bool(section.heading) is (section.kind != "criteria")


def test_an_unknown_template_is_named() -> None:
    with pytest.raises(NotFoundError, match="“poem”"):
        template("poem")


def test_a_broken_template_says_which_file_is_wrong() -> None:
    with pytest.raises(ContentError, match=r"packet-x\.yaml"):
        kinds._read("packet-x.yaml", b"id: x\n")


def test_what_is_prepared_for_the_screen_belongs_together() -> None:
    prepared = prepare(material(), choice(hide=Redactions(clients=True)), pages=20)
    assert prepared.document.redacted == (RedactionKind.CLIENTS,)
    assert prepared.counts[RedactionKind.CLIENTS] == len(prepared.places)
    assert prepared.outline.entries == 7
    assert prepared.findings[0].kind == "too_long"
    assert prepared.drafts["case"].startswith("This packet sets 7 entries")


def test_every_kind_of_redaction_has_its_words() -> None:
    assert [kind_words(kind) for kind in RedactionKind] == [
        _("client names"),
        _("people outside the team"),
        _("money amounts"),
        _("internal links"),
    ]
