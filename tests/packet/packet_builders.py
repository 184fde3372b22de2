"""A small invented record to make packets from: one ladder, nine entries, verdicts, marks."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Readiness, Record
from ladderdesk.catalogue.model import Criterion, CriterionKind, Group, Ladder, Level, Scope, Source, Threshold
from ladderdesk.journal.rows import (
    Action,
    ActionId,
    Audience,
    Entry,
    EntryContent,
    EntryId,
    Evidence,
    EvidenceId,
    Impact,
    Kind,
    Link,
    Mark,
    MarkId,
    MarkWord,
    Person,
    Relation,
    Strength,
    Verdict,
    VerdictId,
    VerdictWord,
)
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.choosing import start_choice
from ladderdesk.packet.material import PacketMaterial

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def criterion(key: str, competency: str, short: str, statement: str, **more: object) -> Criterion:
    kind = more.pop("kind", CriterionKind.SIGN)
    return Criterion(
        id=key,
        kind=kind,
        competency=competency,
        short=short,
        statement=statement,
        good_evidence="A dated entry with a figure.",
        **more,
    )


CRITERIA = (
    criterion(
        "staff.evals",
        "eval-design",
        "Owns the evaluation framework",
        "Owns the evaluation framework for a product area",
    ),
    criterion(
        "staff.others-evals",
        "eval-design",
        "Changed how others evaluate",
        "Other engineers’ evaluation approach changed because of my work",
    ),
    criterion(
        "staff.silent",
        "production-reliability",
        "Fixed a class of silent failures",
        "Traced silent failures to root cause and fixed the class",
    ),
    criterion(
        "staff.tradeoff",
        "business-impact",
        "Aligned leaders on a trade-off",
        "Presented a trade-off to a non-technical stakeholder and got alignment",
        scope="any",
    ),
    criterion(
        "staff.golden-set",
        "eval-design",
        "Golden set in CI",
        "Keeps a golden set of fifty documented examples in CI",
        kind=CriterionKind.GATE,
        thresholds=(Threshold(quantity="documented examples", value=Decimal(50), counts="sum"),),
    ),
    criterion(
        "staff.mentored", "mentoring", "Two engineers mentored", "Mentored two engineers through their own evals"
    ),
    criterion(
        "staff.standard",
        "standards-governance",
        "A standard adopted",
        "Authored a standard that a second team adopted",
        once=True,
    ),
    criterion(
        "staff.delivery",
        "scoping-delivery",
        "Delivered across systems",
        "Delivered a multi-system initiative to a date",
    ),
)

LADDER = Ladder(
    id="gen-ai",
    title="Generative AI engineer",
    version=1,
    updated=date(2026, 1, 1),
    summary="Five levels.",
    roles=("Generative AI engineer",),
    sources=(Source(title="An example", site="example.org"),),
    groups=(
        Group(id="evaluation", name="Evaluation and quality", competencies=("eval-design",)),
        Group(id="reliability", name="Production reliability", competencies=("production-reliability",)),
        Group(id="business", name="Business case", competencies=("business-impact",)),
        Group(id="mentoring", name="Mentoring and standards", competencies=("mentoring", "standards-governance")),
        Group(id="delivery", name="Scoping and delivery", competencies=("scoping-delivery",)),
    ),
    levels=(
        Level(
            id="senior",
            title="Senior",
            track="ic",
            rank=3,
            scope=Scope.SYSTEM,
            scope_text="A system",
            summary="Owns a system.",
            criteria=(),
            code="L5",
        ),
        Level(
            id="staff",
            title="Staff",
            track="ic",
            rank=4,
            scope=Scope.ORG,
            scope_text="Several teams",
            summary="Owns a problem across teams.",
            criteria=CRITERIA,
            code="L6",
        ),
    ),
)


def entry(number: int, content: EntryContent) -> Entry:
    return Entry(
        id=EntryId(number),
        uuid=f"00000000-0000-4000-8000-{number:012d}",
        content=content,
        created_at=NOON,
        changed_at=NOON,
    )


def content(title: str = "Put a nightly regression gate in CI", **more: object) -> EntryContent:
    plain: dict[str, object] = {"day": date(2026, 4, 22), "scope": "org", "audience": Audience.PACKET}
    return EntryContent(title=title, **(plain | more))


def evidence(number: int, key: str, of: Entry, strength: Strength = Strength.STRONG, **more: object) -> Evidence:
    held = of.content
    plain: dict[str, object] = {
        "id": EvidenceId(number),
        "uuid": f"10000000-0000-4000-8000-{number:012d}",
        "entry": of.id,
        "criterion": key,
        "strength": strength,
        "note": "",
        "quantity": None,
        "wording": next((found.statement for found in CRITERIA if found.id == key), ""),
        "linked_at": NOON,
        "day": held.day,
        "until": held.until,
        "title": held.title,
        "kind": held.kind,
        "scope": held.scope,
        "audience": held.audience,
        "projects": held.projects,
        "people": held.people,
        "has_proof": bool(held.links),
        "has_number": bool(held.impacts),
        "has_outcome": any(impact.outcome for impact in held.impacts),
        "is_ready": bool(held.links and held.impacts),
    }
    return Evidence(**(plain | more))


def verdict(number: int, key: str, word: VerdictWord, day: date, note: str = "", **more: object) -> Verdict:
    plain: dict[str, object] = {"said_by": "Dana Whitfield", "role": "Engineering manager"}
    return Verdict(
        id=VerdictId(number),
        uuid=f"20000000-0000-4000-8000-{number:012d}",
        criterion=key,
        word=word,
        day=day,
        note=note,
        **(plain | more),
    )


def mark(number: int, key: str, word: MarkWord, reason: str, **more: object) -> Mark:
    plain: dict[str, object] = {"day": date(2026, 9, 1), "status": None, "set_at": NOON}
    return Mark(
        id=MarkId(number),
        uuid=f"30000000-0000-4000-8000-{number:012d}",
        criterion=key,
        word=word,
        reason=reason,
        **(plain | more),
    )


MAYA = Person(name="Maya Chen", relation=Relation.OTHER_TEAM, confirmed=True)
TOMAS = Person(name="Tomás Ribeiro", relation=Relation.MY_TEAM)
PRIYA = Person(name="Priya Nair", relation=Relation.LEADERSHIP)
GLOBEX = Person(name="Globex", relation=Relation.CUSTOMER)
DASHBOARD = Link(address="https://grafana.internal/d/evals", title="Eval dashboard")

ENTRIES = (
    entry(
        1,
        content(
            "I run the quarterly eval review for the helpdesk assistant: 81 in February, 84 in May, 88 in November "
            "on the same 320 cases",
            day=date(2026, 2, 13),
            until=date(2026, 11, 13),
            projects=("Helpdesk assistant",),
            people=(TOMAS,),
            links=(DASHBOARD,),
            impacts=(
                Impact(
                    measure="Answer quality, same 320 cases",
                    before="81",
                    after="88",
                    outcome="Renewal risk lowered on six accounts",
                ),
            ),
            competencies=("eval-design",),
        ),
    ),
    entry(
        2,
        content(
            "I put a nightly regression gate in CI",
            body="Three regressions were stopped before release, each with a named owner within the hour.\n\n"
            "- `vector<int>` stays text\n- so does **this**",
            projects=("Helpdesk assistant",),
            links=(Link(address="https://example.org/gate", title="Gate design"),),
            competencies=("eval-design",),
        ),
    ),
    entry(
        3,
        content(
            "Two further teams adopted the checklist after a joint review; both now keep a quality trend of their own",
            day=date(2026, 7, 3),
            people=(MAYA, GLOBEX),
            impacts=(
                Impact(
                    measure="Teams using the eval checklist",
                    before="1",
                    after="3",
                    outcome="Globex release approved in one review",
                ),
            ),
            competencies=("eval-design", "cross-team-influence"),
        ),
    ),
    entry(
        4,
        content(
            "I found the stale-index fault behind eleven days of quiet drift, "
            "and added an alarm that fires within 40 minutes",
            day=date(2026, 6, 2),
            kind=Kind.INCIDENT,
            impacts=(
                Impact(
                    measure="Time to find retrieval drift",
                    before="11 days",
                    after="40 min",
                    outcome="Two drifts since June, both caught same day",
                ),
            ),
            links=(DASHBOARD,),
        ),
    ),
    entry(
        5,
        content(
            "I separated missing data from low confidence in the triage agent’s tool contract, "
            "with a 220-case eval written before the change",
            day=date(2026, 3, 11),
            impacts=(
                Impact(
                    measure="False escalation rate",
                    before="18",
                    after="6",
                    unit="%",
                    period="two quarters",
                    estimated=True,
                    outcome="310 agent hours a month saved",
                ),
            ),
        ),
    ),
    entry(
        6,
        content(
            "I recommended retrieval over fine-tuning to Support leadership with measured cost, quality and upkeep",
            day=date(2026, 1, 12),
            kind=Kind.DECISION,
            people=(PRIYA,),
            impacts=(
                Impact(
                    measure="Fine-tune avoided",
                    after="$42k",
                    estimated=True,
                    outcome="Same quality reached with retrieval",
                ),
            ),
            links=(Link(address="https://example.org/memo", title="Memo"),),
        ),
    ),
    entry(7, content("Tidied the dashboard", day=date(2026, 5, 5), scope="feature")),
    entry(8, content("Felt unsure about the staff role", day=date(2026, 8, 8), audience=Audience.PRIVATE)),
    entry(9, content("Asked for more time for evals in my 1:1", day=date(2026, 8, 20), audience=Audience.MANAGER)),
)

RECORD = Record(
    evidence=(
        evidence(1, "staff.evals", ENTRIES[0]),
        evidence(2, "staff.evals", ENTRIES[1]),
        evidence(3, "staff.evals", ENTRIES[6], Strength.PARTIAL),
        evidence(4, "staff.others-evals", ENTRIES[2]),
        evidence(5, "staff.silent", ENTRIES[3]),
        evidence(6, "staff.silent", ENTRIES[4]),
        evidence(7, "staff.tradeoff", ENTRIES[5]),
        evidence(
            8, "staff.golden-set", ENTRIES[1], quantity=Decimal(34), note="Thirty-four of the cases are documented."
        ),
        evidence(9, "staff.mentored", ENTRIES[7], Strength.PARTIAL),
        evidence(10, "staff.mentored", ENTRIES[8], Strength.PARTIAL),
        evidence(11, "staff.others-evals", ENTRIES[0], Strength.PARTIAL),
    ),
    verdicts=(
        verdict(
            1,
            "staff.tradeoff",
            VerdictWord.AGREED,
            date(2026, 1, 20),
            "The first AI proposal I could check line by line.",
            role="Support lead",
            said_by="",
        ),
        verdict(2, "staff.silent", VerdictWord.NOT_YET, date(2026, 4, 2), "Show me a second incident."),
    ),
    marks=(mark(1, "staff.delivery", MarkWord.NO_OPPORTUNITY, "The migration starts in January"),),
)

ACTIONS = (
    Action(
        id=ActionId(1),
        uuid="40000000-0000-4000-8000-000000000001",
        criterion="staff.standard",
        title="Publish the eval checklist as a standard",
        due=date(2027, 1, 30),
        done_on=None,
        note="",
    ),
)


def readiness(record: Record = RECORD, ladder: Ladder = LADDER) -> Readiness:
    return measure(ladder, "staff", record, TODAY)


def material(entries: tuple[Entry, ...] = ENTRIES, record: Record = RECORD, **more: object) -> PacketMaterial:
    plain: dict[str, object] = {
        "name": "Mira Solano",
        "readiness": readiness(record),
        "entries": {one.id: one for one in entries},
        "current": LADDER.level("senior"),
        "current_since": date(2024, 3, 1),
        "actions": ACTIONS,
        "people": (MAYA, TOMAS, PRIYA, GLOBEX),
        "language": "en_GB",
    }
    return PacketMaterial(**(plain | more))


def only(held: EntryContent, key: str = "staff.evals", **more: object) -> PacketMaterial:
    """Make the material of a single entry that is linked to a single criterion."""
    one = entry(1, held)
    return material((one,), Record(evidence=(evidence(1, key, one),)), **({"actions": (), "people": ()} | more))


def choice(**more: object) -> PacketChoice:
    """Choose the promotion packet as it starts, unredacted, with changes."""
    from msgspec.structs import replace as with_changes

    from ladderdesk.packet.choice import Redactions

    return with_changes(start_choice("promo", TODAY), **({"hide": Redactions()} | more))


def with_content(of: Entry, **changes: object) -> Entry:
    return replace(of, content=replace(of.content, **changes))


def all_strings(piece: object) -> str:
    """Read every text of a document or a piece of it."""
    if isinstance(piece, str):
        return piece
    if isinstance(piece, tuple):
        return " ".join(map(all_strings, piece))
    if is_dataclass(piece):
        return " ".join(all_strings(getattr(piece, field.name)) for field in fields(piece))
    return ""
