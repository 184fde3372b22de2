"""Take names, amounts and internal addresses out of a document: removed from its text, never covered.

Everything a renderer can write goes through here, the title and the rows behind a chart included; only the author's own
name stays.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Person, Relation
from ladderdesk.packet.addresses import email_places, internal_places, is_internal
from ladderdesk.packet.amounts import amount_places
from ladderdesk.packet.choice import PacketChoice, Redactions
from ladderdesk.packet.document import Document, RedactionKind, WebLink
from ladderdesk.packet.folding import Folded, fold, folded_text
from ladderdesk.packet.material import PacketMaterial
from ladderdesk.packet.names import Name, client_names, name_parts, person_names

CONTEXT = 44
UNTOUCHED = frozenset({"anchor", "author", "language", "page", "prepared", "redacted", "number", "level"})
RANK = {kind: rank for rank, kind in enumerate((RedactionKind.LINKS, RedactionKind.CLIENTS, RedactionKind.PEOPLE))}

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What to look for and which of it to remove."""

    removed: frozenset[RedactionKind]
    names: tuple[Name, ...] = ()
    hosts: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One find: what stood there, what stands there now if it was removed, and the whole words around it."""

    kind: RedactionKind
    found: str
    placeholder: str
    before: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A document without what was removed, the places that were, and for every kind how many places there are."""

    document: Document
    places: tuple[Place, ...]
    counts: dict[RedactionKind, int]


@dataclass(frozen=True, slots=True)
class _Find:
    start: int
    end: int
    kind: RedactionKind
    placeholder: str


def rules_for(material: PacketMaterial, choice: PacketChoice) -> Rules:
    """Gather the names of the record and the user's wishes into rules."""
    hide = choice.hide
    return Rules(
        removed=frozenset(kind for kind in RedactionKind if getattr(hide, kind.value)),
        names=tuple(_names(material, hide)),
        hosts=tuple(folded_text(host).strip().strip(".") for host in hide.internal_hosts if host.strip()),
        kept=frozenset(folded_text(text) for text in hide.keep),
    )


def redact(document: Document, rules: Rules) -> Redacted:
    """Remove what the rules name from every text of a document, and say where it stood."""
    rules = replace(rules, names=tuple(_names_within(document, rules)))
    places: list[Place] = []
    counts = dict.fromkeys(RedactionKind, 0)

    def rewrite(text: str, anchor: str) -> str:
        folded = fold(text)
        finds = [find for find in _finds(folded, rules) if _text_of(find, folded) not in rules.kept]
        removed = _merged((find for find in finds if find.kind in rules.removed), text)
        for find in (*removed, *_merged((find for find in finds if find.kind not in rules.removed), text)):
            counts[find.kind] += 1
        places.extend(_place(find, text, anchor) for find in removed)
        return _without(text, removed)

    cleaned = _rewritten(document, rewrite, "", rules)
    kinds = tuple(kind for kind in RedactionKind if any(place.kind is kind for place in places))
    return Redacted(document=replace(cleaned, redacted=kinds), places=tuple(places), counts=counts)


def _names_within(document: Document, rules: Rules) -> Iterator[Name]:
    """Keep the names that the document can hold at all; a vault knows many more people than a packet names."""
    texts: list[str] = []

    def listen(text: str, _anchor: str) -> str:
        texts.append(folded_text(text))
        return text

    _rewritten(document, listen, "", rules)
    everything = "\n".join(texts)
    return (name for name in rules.names if name.first_part in everything)


def kind_words(kind: RedactionKind) -> str:
    """Name what is removed, as the footer of a document says it."""
    return {
        RedactionKind.CLIENTS: _("client names"),
        RedactionKind.PEOPLE: _("people outside the team"),
        RedactionKind.AMOUNTS: _("money amounts"),
        RedactionKind.LINKS: _("internal links"),
    }[kind]


def _names(material: PacketMaterial, hide: Redactions) -> Iterator[Name]:
    own = name_parts(material.name)
    client = _("[client]")
    for name in hide.client_names:
        yield from client_names(name, RedactionKind.CLIENTS, client)
    for person in _people(material):
        if name_parts(person.name) <= own or person.relation == Relation.MY_TEAM:
            continue
        if person.relation == Relation.CUSTOMER:
            yield from client_names(person.name, RedactionKind.CLIENTS, client)
        else:
            yield from person_names(person.name, RedactionKind.PEOPLE, _person_placeholder(person.relation), own)


def _people(material: PacketMaterial) -> Iterable[Person]:
    """Gather everyone whose name may stand in the packet; who gave a verdict counts as outside unless known better."""
    known = [*material.people, *(person for entry in material.entries.values() for person in entry.content.people)]
    named = {folded_text(person.name) for person in known if person.relation}
    judges = (standing.verdict.said_by for standing in material.readiness.standings if standing.verdict)
    unknown = [Person(name=name) for name in judges if name.strip()]
    return dict.fromkeys(
        person for person in (*known, *unknown) if person.relation or folded_text(person.name) not in named
    )


def _person_placeholder(relation: Relation | None) -> str:
    if relation == Relation.OTHER_TEAM:
        return _("[colleague]")
    if relation == Relation.LEADERSHIP:
        return _("[leader]")
    return _("[person]")


def _finds(folded: Folded, rules: Rules) -> Iterator[_Find]:
    for start, end in internal_places(folded, rules.hosts):
        yield _Find(start, end, RedactionKind.LINKS, _("[internal link]"))
    for start, end in email_places(folded):
        yield _Find(start, end, RedactionKind.PEOPLE, _("[e-mail]"))
    for start, end in amount_places(folded):
        yield _Find(start, end, RedactionKind.AMOUNTS, _("[amount]"))
    for name in rules.names:
        for start, end in name.places(folded):
            yield _Find(start, end, name.kind, name.placeholder)


def _text_of(find: _Find, folded: Folded) -> str:
    return folded_text(folded.original[find.start : find.end])


def _merged(finds: Iterable[_Find], text: str) -> list[_Find]:
    """Settle finds that overlap: the weightier, then the first stands; what it leaves of the others goes too."""
    settled: list[_Find] = []
    for find in sorted(finds, key=lambda one: (RANK.get(one.kind, len(RANK)), one.start, -one.end)):
        pieces = (piece if piece == find else _without_edges(piece, text) for piece in _uncovered(find, settled))
        settled += [piece for piece in pieces if piece.start < piece.end]
    return sorted(settled, key=lambda one: one.start)


def _without_edges(find: _Find, text: str) -> _Find:
    """Leave the spaces and marks at the edges of a find that was cut to the sentence."""
    start, end = find.start, find.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return replace(find, start=start, end=end)


def _uncovered(find: _Find, settled: Iterable[_Find]) -> list[_Find]:
    pieces = [find]
    for other in settled:
        pieces = [
            replace(piece, start=start, end=end)
            for piece in pieces
            for start, end in ((piece.start, min(piece.end, other.start)), (max(piece.start, other.end), piece.end))
            if start < end
        ]
    return pieces


def _without(text: str, finds: Iterable[_Find]) -> str:
    kept, reached = [], 0
    for find in finds:
        kept += [text[reached : find.start], find.placeholder]
        reached = find.end
    return "".join((*kept, text[reached:]))


def _place(find: _Find, text: str, anchor: str) -> Place:
    return Place(
        kind=find.kind,
        found=text[find.start : find.end],
        placeholder=find.placeholder,
        before=_words_before(text[: find.start]),
        after=_words_after(text[find.end :]),
        anchor=anchor,
    )


def _words_before(text: str) -> str:
    """Keep the last whole words of a text; dots stand for the rest."""
    if len(text) <= CONTEXT:
        return text
    cut = text[-CONTEXT:]
    _part, space, whole = cut.partition(" ")
    return f"… {whole if space else cut}"


def _words_after(text: str) -> str:
    """Keep the first whole words of a text; dots stand for the rest."""
    if len(text) <= CONTEXT:
        return text
    cut = text[:CONTEXT]
    whole, space, _part = cut.rpartition(" ")
    return f"{whole if space and whole else cut} …"


def _rewritten(piece: Piece, rewrite: Callable[[str, str], str], anchor: str, rules: Rules) -> Piece:
    """Rebuild a piece of the tree with every text in it rewritten."""
    result: Any = piece
    if isinstance(piece, str):
        result = rewrite(piece, anchor)
    elif isinstance(piece, tuple):
        result = tuple(_rewritten(item, rewrite, anchor, rules) for item in piece)
    elif isinstance(piece, WebLink):
        result = WebLink(
            address=_rewritten_address(piece.address, rewrite, anchor, rules), title=rewrite(piece.title, anchor)
        )
    elif is_dataclass(piece) and not isinstance(piece, type):
        here = getattr(piece, "anchor", "") or anchor
        changes = {
            field.name: _rewritten(getattr(piece, field.name), rewrite, here, rules)
            for field in fields(piece)
            if field.name not in UNTOUCHED
        }
        result = replace(cast(Any, piece), **changes)
    return cast(Piece, result)


def _rewritten_address(address: str, rewrite: Callable[[str, str], str], anchor: str, rules: Rules) -> str:
    """Rewrite an address; the bare name of an inner host is found as if it had a scheme."""
    folded = folded_text(address)
    if "://" in folded or is_internal(folded, rules.hosts) or not is_internal(f"http://{folded}", rules.hosts):
        return rewrite(address, anchor)
    return rewrite(f"http://{address}", anchor).removeprefix("http://")
