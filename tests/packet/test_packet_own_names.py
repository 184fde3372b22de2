"""Names and hosts as a user types them into one field."""

import pytest

from ladderdesk.packet.own_names import hosts_in, names_in


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        ("Blue Harbor", ("Blue Harbor",)),
        ("Acme, Blue Harbor; Acme\nNord", ("Acme", "Blue Harbor", "Nord")),
        ("Acme, Inc., Blue Harbor GmbH", ("Acme, Inc.", "Blue Harbor GmbH")),
        (" , ;", ()),
    ],
)
def test_names_are_told_apart_by_commas_that_do_not_lead_to_a_legal_form(typed: str, names: tuple[str, ...]) -> None:
    assert names_in(typed) == names


@pytest.mark.parametrize(
    ("typed", "hosts"),
    [
        ("", ()),
        ("wiki.acme.example", ("wiki.acme.example",)),
        ("https://Wiki.acme.example/start?x=1, go.acme.example", ("wiki.acme.example", "go.acme.example")),
        ("wiki.acme.example:8080/a wiki.acme.example", ("wiki.acme.example",)),
        ("*.acme.example", ("acme.example",)),
    ],
)
def test_hosts_are_taken_out_of_addresses(typed: str, hosts: tuple[str, ...]) -> None:
    assert hosts_in(typed) == hosts
