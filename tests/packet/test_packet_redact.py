import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from packet_builders import (
    ENTRIES,
    GLOBEX,
    MAYA,
    PRIYA,
    RECORD,
    TOMAS,
    all_strings,
    choice,
    content,
    entry,
    evidence,
    material,
    only,
    verdict,
)
from pypdf import PdfReader

from ladderdesk.journal.rows import Impact, Link, Person, Relation, VerdictWord
from ladderdesk.packet.choice import Redactions
from ladderdesk.packet.compose import compose
from ladderdesk.packet.document import AppendixEntry, Document, EvidenceItem, RedactionKind
from ladderdesk.packet.folding import folded_text
from ladderdesk.packet.names import ORDINARY_WORDS
from ladderdesk.packet.redact import Redacted, redact, rules_for
from ladderdesk.packet.render import FORMATS, Format, render

ALL = Redactions(clients=True, people=True, amounts=True, links=True)


def redacted(title: str, hide: Redactions = ALL, people: tuple[Person, ...] = ()) -> str:
    made = made_of(title, hide, people)
    return next(block.text for block in made.document.blocks if isinstance(block, EvidenceItem))


def made_of(title: str, hide: Redactions = ALL, people: tuple[Person, ...] = ()) -> Redacted:
    held, chosen = only(content(title), people=people), choice(hide=hide)
    return redact(compose(held, chosen), rules_for(held, chosen))


PEOPLE = (
    MAYA,
    TOMAS,
    PRIYA,
    GLOBEX,
    Person(name="Will Young", relation=Relation.OUTSIDE),
    Person(name="田中太郎", relation=Relation.OTHER_TEAM),
    Person(name="José Núñez"),
    Person(name="Seán O’Neil", relation=Relation.OTHER_TEAM),
    Person(name="Anna-Lena van der Berg", relation=Relation.OTHER_TEAM),
    Person(name="Mira Kowalska", relation=Relation.OTHER_TEAM),
    Person(name="Acme Robotics Inc.", relation=Relation.CUSTOMER),
    Person(name="Hal Vennholt", relation=Relation.CUSTOMER),
)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Maya Chen agreed", "[colleague] agreed."),
        ("MAYA CHEN and maya chen", "[colleague] and [colleague]."),
        ("Chen, Maya and Maya  Chen", "[colleague] and [colleague]."),
        ("Maya's plan and Chen’s", "[colleague]'s plan and [colleague]’s."),
        ("MayaChen_notes.md by @maya", "[colleague]_notes.md by @[colleague]."),
        ("Ma\u00adya and M\u200baya", "[colleague] and [colleague]."),
        ("ＭＡＹＡ said so", "[colleague] said so."),
        ("mayan culture stays", "mayan culture stays."),
        ("Jose Nunez, JOSÉ and Jose\u0301", "[person], [person] and [person]."),
        ("Sean O'Neil, ONEIL and Neil", "[colleague], [colleague] and [colleague]."),
        ("Anna Lena van der Berg and Berg", "[colleague] and [colleague]."),
        ("van der Waals stays", "van der Waals stays."),
        ("We will ship it while Will waits", "We will ship it while [person] waits."),
        ("Priya Nair funds it", "[leader] funds it."),
        ("田中太郎さんと話した", "[colleague]さんと話した."),
        ("Tomás Ribeiro is of my team", "Tomás Ribeiro is of my team."),
        ("I, Mira, met Kowalska", "I, Mira, met [colleague]."),
    ],
)
def test_people_outside_my_team_are_removed_however_they_are_written(title: str, shown: str) -> None:
    assert redacted(title, people=PEOPLE) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Globex signed", "[client] signed."),
        ("globex's and GLOBEX-led", "[client]'s and [client]-led."),
        ("GlobexCloud and globexprod", "[client]Cloud and [client]prod."),
        ("Glo-\nbex renewed", "Glo- bex renewed."),
        ("Acme Robotics Inc., ACME ROBOTICS and acme_robotics", "[client]., [client] and [client]."),
        ("acme renewed", "[client] renewed."),
        ("the robotics arm stays", "the robotics arm stays."),
        ("Initech and INITECH", "[client] and [client]."),
        ("Fell at Vennholt Lighting last week", "Fell at [client] last week."),
        ("Hal Vennholt & Sons Lighting's audit", "[client]'s audit."),
        ("Vennholt LLM costs and Vennholt. Lighting stays", "[client] LLM costs and [client]. Lighting stays."),
    ],
)
def test_client_names_are_removed_however_they_are_written(title: str, shown: str) -> None:
    hide = Redactions(clients=True, client_names=("Initech",))
    assert redacted(title, hide, people=PEOPLE) == shown


@pytest.mark.parametrize(
    "amount",
    [
        "$40K",
        "$ 40",
        "US$1,200.50",
        "€1.2M",
        "5 000 €",
        "5\u00a0000\u202f€",
        "USD 40,000–60,000",
        "40k EUR",
        "40kEUR",
        "$40-60K",
        "$120K to $160K",
        "CHF 12'000",
        "¥5,000,000",
        "＄40",
        "₹2 crore",
        "1.5 million euros",
        "forty thousand dollars",
        "two million US dollars",
        "-$3.5bn",
        "99 cents",
        "£300 GBP",
    ],
)
def test_amounts_of_money_are_removed_whole(amount: str) -> None:
    assert redacted(f"Saved {amount} with one cache") == "Saved [amount] with one cache."


@pytest.mark.parametrize(
    "figure",
    ["40 min", "0.62 → 0.81", "recall@10", "#2087", "+12 pp", "18%", "1,200 requests", "3 h", "200 ms", "4 x", "C++20"],
)
def test_other_figures_stay(figure: str) -> None:
    assert redacted(f"Moved {figure} today") == f"Moved {figure} today."


@pytest.mark.parametrize(
    "address",
    [
        "https://wiki.internal/x?y=1",
        "http://wiki/evals",
        "jira.acme.io/browse/X-1",
        "https://globex.atlassian.net/browse/X-1",
        "https://docs.google.com/document/d/abc",
        "go/evals",
        r"\\srv\share\plan.docx",
        "git@host:repo",
        "10.0.0.3:8080/x",
        "http://192.168.1.4/",
        "http://[fd00::1]/x",
        "file:///etc/passwd",
        "slack://channel?id=1",
        "me@corp.internal",
        "https://tools.mycompany.example/x",
    ],
)
def test_internal_addresses_are_removed_whole(address: str) -> None:
    hide = Redactions(links=True, internal_hosts=("mycompany.example",))
    assert redacted(f"See {address} for more", hide) == "See [internal link] for more."


@pytest.mark.parametrize(
    "address",
    ["https://arxiv.org/abs/1706.03762", "docs.python.org/3/", "go/no-go", "example.org", "and/or", "v1.2.3", "0.62"],
)
def test_public_addresses_stay(address: str) -> None:
    assert redacted(f"See {address} for more") == f"See {address} for more."


@pytest.mark.parametrize("address", ["wiki/evals page", "intranet", "localhost:8080/x", "https://grafana.corp/d/1 2"])
def test_an_internal_link_of_an_entry_is_removed_whole_also_without_a_scheme(address: str) -> None:
    held, chosen = only(content(links=(Link(address=address, title="Board"),))), choice(hide=ALL)
    document = redact(compose(held, chosen), rules_for(held, chosen)).document
    entry = next(block for block in document.blocks if isinstance(block, AppendixEntry))
    assert [link.address for link in entry.links] == ["[internal link]"]


def test_an_address_that_is_not_removed_stays_as_it_was() -> None:
    held = only(content(links=(Link(address="wiki/evals"), Link(address="javascript:alert(1)"))))
    chosen = choice()
    made = redact(compose(held, chosen), rules_for(held, chosen))
    entry = next(block for block in made.document.blocks if isinstance(block, AppendixEntry))
    assert [link.address for link in entry.links] == ["wiki/evals", "javascript:alert(1)"]
    assert made.counts[RedactionKind.LINKS] == 2


def test_punctuation_around_an_address_stays() -> None:
    assert redacted("Done (see http://wiki/x), next") == "Done (see [internal link]), next."


def test_mail_addresses_go_with_the_people() -> None:
    assert redacted("Ask sam@example.org", Redactions(people=True)) == "Ask [e-mail]."


def test_an_amount_whose_currency_stands_in_the_measure_is_removed() -> None:
    held = only(content("Cut cost", impacts=(Impact(measure="Spend ($)", before="40", after="22"),)))
    chosen = choice(hide=Redactions(amounts=True))
    text = repr(redact(compose(held, chosen), rules_for(held, chosen)).document)
    assert "Spend ($): from [amount]." in text
    assert "before='[amount]', after='[amount]'" in text


def test_who_gave_a_verdict_counts_as_outside_unless_known_to_be_of_the_team() -> None:
    said = replace(RECORD, verdicts=(verdict(1, "staff.evals", VerdictWord.AGREED, date(2026, 5, 1)),))
    chosen = choice(hide=Redactions(people=True))
    strangers, team = (
        material(record=said),
        material(record=said, people=(Person(name="Dana Whitfield", relation=Relation.MY_TEAM),)),
    )
    assert "Whitfield" not in repr(redact(compose(strangers, chosen), rules_for(strangers, chosen)).document)
    assert "Whitfield" in repr(redact(compose(team, chosen), rules_for(team, chosen)).document)


def test_what_the_user_looked_at_and_kept_stays() -> None:
    hide = Redactions(people=True, keep=("will",))
    assert redacted("Asked Will Young. Then Will agreed", hide, people=PEOPLE) == "Asked [person]. Then Will agreed."


def test_the_words_around_a_place_are_whole() -> None:
    said = "Halfway through a quarter of incomprehensibilities I asked Maya Chen whether uncharacteristically long"
    place = made_of(said, Redactions(people=True), people=PEOPLE).places[0]
    assert place.before == "… a quarter of incomprehensibilities I asked "
    assert place.after == " whether uncharacteristically long."


def test_places_say_what_stood_where_and_kinds_that_are_off_are_counted_too() -> None:
    made = made_of("Maya Chen saved Globex $40K", Redactions(people=True, clients=True), people=PEOPLE)
    first = made.places[0]
    assert (first.kind, first.found, first.placeholder, first.after) == (
        RedactionKind.PEOPLE,
        "Maya Chen",
        "[colleague]",
        " saved Globex $40K.",
    )
    assert first.anchor == "evidence/staff.evals/00000000-0000-4000-8000-000000000001"
    assert made.counts == {
        RedactionKind.CLIENTS: 2,
        RedactionKind.PEOPLE: 2,
        RedactionKind.AMOUNTS: 2,
        RedactionKind.LINKS: 0,
    }
    assert made.document.redacted == (RedactionKind.CLIENTS, RedactionKind.PEOPLE)
    assert len(made.places) == 4


def test_the_authors_own_name_stays() -> None:
    document = made_of("Mira Solano did it", people=(Person(name="Mira Solano"), Person(name="Mira"))).document
    assert document.author == "Mira Solano"
    assert document.subtitle.startswith("Mira Solano, ")


def test_a_name_in_the_title_of_a_level_is_removed_from_the_title_too() -> None:
    held, chosen = material(), choice(hide=Redactions(clients=True, client_names=("Staff",)))
    assert (
        redact(compose(held, chosen), rules_for(held, chosen)).document.title == "Promotion packet: Senior to [client]"
    )


def test_redacting_twice_changes_nothing_more() -> None:
    held, chosen = material(people=PEOPLE), choice(hide=ALL, left_out=())
    rules = rules_for(held, chosen)
    once = redact(compose(held, chosen), rules).document
    again = redact(once, rules)
    assert replace(again.document, redacted=None) == replace(once, redacted=None)
    assert not again.places


@pytest.mark.parametrize("form", FORMATS)
def test_a_document_that_was_not_redacted_is_not_rendered(form: Format) -> None:
    with pytest.raises(ValueError, match="redacted before"):
        render(compose(material(), choice()), form)


# Placeholders are words of ours: a client called “Client” would be found in them.
OWN_WORDS = {"client", "colleague", "leader", "person", "mail", "amount", "internal", "link"}
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzéüøšłğ")
WORD = st.text(LETTERS, min_size=6, max_size=10).map(str.capitalize)


@st.composite
def names(draw: st.DrawFn) -> str:
    name = " ".join(draw(st.lists(WORD, min_size=1, max_size=3, unique=True)))
    assume(not {folded_text(part) for part in name.split()} & (ORDINARY_WORDS | OWN_WORDS))
    return name


def disguised(draw: st.DrawFn, name: str) -> str:
    """Write a name as someone might."""
    wear = draw(
        st.sampled_from(
            [
                str.upper,
                str.lower,
                str.title,
                lambda text: unicodedata.normalize("NFD", text),
                lambda text: text.replace(" ", "-"),
                lambda text: text.replace(" ", "_"),
                lambda text: text.replace(" ", "  "),
                lambda text: text.replace(" ", "\n"),
                lambda text: text.replace(" ", "\u00a0"),
                lambda text: "\u200b".join(text),
                lambda text: f"{text}'s",
                lambda text: f"“{text}”,",
                lambda text: f"({text})",
                lambda text: f"https://example.org/{text.replace(' ', '%20')}/x",
            ]
        )
    )
    return wear(name)


def packet_naming(person: str, client: str, host: str, said: Callable[[], str]) -> Document:
    """Make a packet in which a person, a client and a host stand everywhere, and take them out."""
    held = content(
        said(),
        body=f"I {said()}\n\n- {said()}\n- {person}\n\n`{client}`",
        projects=(said(), client),
        people=(Person(name=person, relation=Relation.OUTSIDE), Person(name=client, relation=Relation.CUSTOMER)),
        impacts=(Impact(measure=said(), before=client, after=person, period=said(), outcome=said()),),
        links=(Link(address=f"http://{host}/{person}", title=said()),),
    )
    one = entry(1, held)
    judged = verdict(1, "staff.evals", VerdictWord.NOT_YET, date(2026, 4, 1), said(), said_by=person, role=said())
    record = replace(RECORD, evidence=(evidence(1, "staff.evals", one),), verdicts=(judged,))
    made = material((one,), record, people=())
    chosen = choice(hide=ALL, left_out=(), case=said())
    return redact(compose(made, chosen), rules_for(made, chosen)).document


@st.composite
def packets(draw: st.DrawFn) -> tuple[Document, list[str]]:
    person, client = draw(names()), draw(names())
    assume(folded_text(person) != folded_text(client))
    host = f"{draw(st.from_regex(r'[a-z]{6,10}', fullmatch=True))}.corp"

    def said() -> str:
        return f"before {disguised(draw, draw(st.sampled_from([person, client])))} after http://{host}/p"

    return packet_naming(person, client, host, said), [*person.split(), *client.split(), host]


def squeezed(text: str) -> str:
    """Fold a text and drop what typesetting puts between letters."""
    return re.sub(r"[\W_]+", "", folded_text(text))


def whole_text(form: Format, data: bytes) -> str:
    """Read everything a stranger could read in a file, its metadata included."""
    if form == "pdf":
        reader = PdfReader(BytesIO(data))
        pages = " ".join(page.extract_text() for page in reader.pages)
        outline = " ".join(str(item) for item in reader.outline)
        xmp = reader.root_object["/Metadata"].get_object().get_data().decode()
        return f"{pages} {reader.metadata} {outline} {xmp} {data.decode('latin-1')}"
    if form == "docx":
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist() if "xml" in name]
        return " ".join((*parts, *(re.sub(r"<[^>]+>", "", part) for part in parts)))
    return data.decode()


@cache
def words_of_ours() -> str:
    """Give what stands in every file anyway; a name that is part of it says nothing when it is found."""
    plain = packet_naming("Zqzqzq", "Xkxkxk", "jjjjjj.corp", lambda: "before Zqzqzq after http://jjjjjj.corp/p")
    files = (whole_text(form, render(plain, form)) for form in FORMATS)
    return squeezed(" ".join((*files, all_strings(plain))))


@settings(max_examples=12, deadline=None)
@given(packets())
def test_nothing_that_was_removed_survives_in_any_format_or_its_metadata(made: tuple[Document, list[str]]) -> None:
    document, secrets = made
    assume(not any(squeezed(secret) in words_of_ours() for secret in secrets))
    for form in FORMATS:
        text = squeezed(whole_text(form, render(document, form)))
        for secret in secrets:
            assert squeezed(secret) not in text, form


@settings(max_examples=150, deadline=None)
@given(packets())
def test_nothing_that_was_removed_survives_in_the_document(made: tuple[Document, list[str]]) -> None:
    document, secrets = made
    assume(not any(squeezed(secret) in words_of_ours() for secret in secrets))
    text = squeezed(all_strings(document))
    for secret in secrets:
        assert squeezed(secret) not in text


@given(st.text(max_size=60))
def test_a_text_without_names_comes_through_as_it_was(text: str) -> None:
    held, chosen = only(content("A title")), choice(hide=Redactions(people=True), case=text)
    composed = compose(held, chosen)
    assume("@" not in text)
    assert redact(composed, rules_for(held, chosen)).document.blocks == composed.blocks


def test_thousands_of_known_people_do_not_slow_it_down() -> None:
    crowd = tuple(Person(name=f"Forename{n} Surname{n}") for n in range(3000))
    held, chosen = material((*ENTRIES,), people=(*crowd, MAYA)), choice(hide=ALL)
    assert "Maya" not in repr(redact(compose(held, chosen), rules_for(held, chosen)).document)
