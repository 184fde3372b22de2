"""The eleven ways of getting stuck: each rule looks at two quarters of a journal and finds its plateau or nothing.

Every finding says what was counted against which threshold, which entries are behind it, and what unlocks it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from ladderdesk.assess import coach
from ladderdesk.assess.days import months_before
from ladderdesk.assess.values import PlateauFinding
from ladderdesk.assess.words import scope_word
from ladderdesk.catalogue.model import Ladder, Level, Rank, Scope
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Entry, Kind, Relation
from ladderdesk.locales import percent_text

MULTIPLYING_DAYS = 180
ALONE_SHARE = Fraction(80, 100)
BUSINESS_CASE_SHARE = Fraction(30, 100)
TIED_TO_BUSINESS_SHARE = Fraction(1, 2)
FEATURES_ENOUGH = 3
LLM_COMPETENCIES = (
    "eval-design",
    "retrieval-quality",
    "context-engineering",
    "agent-architecture",
    "model-adaptation",
)
BEYOND_OWN_WORK = ("standards-governance", "cross-team-influence")
BEYOND_THE_TEAM = frozenset({Relation.OTHER_TEAM, Relation.LEADERSHIP, Relation.CUSTOMER})
_QUALITY = re.compile(
    r"""quality|accuracy|precision|recall|\bf1\b|\bauc\b|ndcg|\bmrr\b|bleu|rouge|perplexity|\bloss\b|faithful|grounded
    |hallucinat|relevance|eval|benchmark|score|agreement|regression|\b(?:pass|win|error|failure|hit|escalation)\srate""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class View:
    """What is judged: the entries of two quarters, oldest first, and where someone stands and wants to be."""

    entries: tuple[Entry, ...]
    ladder: Ladder
    current: Level | None
    target: Level
    as_of: date

    @property
    def current_rank(self) -> int:
        """Give the rank someone is at, 0 where it is not known."""
        return self.current.rank if self.current else 0

    @property
    def wins(self) -> list[Entry]:
        """Give the wins among the entries."""
        return [entry for entry in self.entries if entry.content.kind is Kind.WIN]

    def tagged(self, *competencies: str) -> list[Entry]:
        """Give the entries tagged with any of some competencies."""
        return [entry for entry in self.entries if is_tagged(entry, *competencies)]

    def at_scope(self, scope: Scope) -> list[Entry]:
        """Give the entries that reach a scope or further."""
        return [entry for entry in self.entries if reaches(entry, scope)]

    def within(self, days: int) -> list[Entry]:
        """Give the entries of the last so many days."""
        since = self.as_of - timedelta(days=days)
        return [entry for entry in self.entries if entry.content.last_day > since]

    def asks_for(self, competency: str) -> bool:
        """Say whether the ladder has a competency in one of its groups."""
        return any(competency in group.competencies for group in self.ladder.groups)


def is_tagged(entry: Entry, *competencies: str) -> bool:
    """Say whether an entry is tagged with any of some competencies."""
    return not set(competencies).isdisjoint(entry.content.competencies)


def reaches(entry: Entry, scope: Scope) -> bool:
    """Say whether an entry's scope is set and at least this wide."""
    return entry.content.scope is not None and Scope(entry.content.scope).reach >= scope.reach


def has_outcome(entry: Entry) -> bool:
    """Say whether an entry has a business outcome, by the judgement stored with it where that is of today's rule."""
    if entry.judgement is not None and entry.judgement.rule == coach.RULE:
        return entry.judgement.has_outcome
    return bool(coach.find_outcome(entry.content))


def find_waiting_for_direction(view: View) -> PlateauFinding | None:
    """Find a mid-level journal with neither a framed problem nor a scoped delivery."""
    if view.current_rank != Rank.MID or view.tagged("problem-framing", "scoping-delivery"):
        return None
    return _finding(
        "waiting-for-direction",
        _("Waiting for direction"),
        _("Your journal shows no entry in the last two quarters that frames a problem or scopes a delivery."),
        signals=[_("no entry tagged problem framing"), _("no entry tagged scoping and delivery")],
        entries=view.entries,
        unlock=_("Take one ill-defined problem to a plan."),
    )


def find_working_alone(view: View) -> PlateauFinding | None:
    """Find a junior or mid-level journal in which four entries of five name nobody else."""
    alone = [entry for entry in view.entries if not entry.content.people]
    share = Fraction(len(alone), len(view.entries))
    if view.current_rank not in {Rank.JUNIOR, Rank.MID} or share < ALONE_SHARE:
        return None
    return _finding(
        "working-alone",
        _("Working alone"),
        _("Your journal shows nobody else in {alone} of {all} entries.").format(
            alone=len(alone), all=len(view.entries)
        ),
        signals=[_out_of(alone, view.entries, _("name nobody else; {limit} or more is the mark"), ALONE_SHARE)],
        entries=alone,
        unlock=_("Ask, pair, or get a review, and name who it was with."),
    )


def find_same_scope_faster(view: View) -> PlateauFinding | None:
    """Find work that stays below a wider target scope and is not on its way there."""
    wanted = view.target.scope
    if view.current is None or view.target.rank < Rank.MID or wanted.reach <= view.current.scope.reach:
        return None
    reached = view.at_scope(wanted)
    before, after = _share_by_quarter(view, reached)
    if len(reached) > 1 or after > before:
        return None
    count = ngettext("{count} entry at {scope} scope", "{count} entries at {scope} scope", len(reached))
    mark = _("{count}; under two is the mark")
    rise = _("their share is not rising: {before} to {after}")
    return _finding(
        "same-scope-faster",
        _("Same scope, faster"),
        _(
            "Your journal shows more of the same scope: hardly any work reaches {scope} scope, which {level} asks for."
        ).format(scope=scope_word(wanted), level=view.target.name),
        signals=[
            mark.format(count=count.format(count=len(reached), scope=scope_word(wanted))),
            rise.format(before=percent_text(float(before)), after=percent_text(float(after))),
        ],
        entries=reached or view.entries,
        unlock=_("Own a problem that spans teams."),
    )


def find_inside_one_team(view: View) -> PlateauFinding | None:
    """Find a journal aimed at staff or higher in which nobody is from beyond the own team."""
    named = [person.relation for entry in view.entries for person in entry.content.people]
    if view.target.rank < Rank.STAFF or not BEYOND_THE_TEAM.isdisjoint(filter(None, named)):
        return None
    return _finding(
        "inside-one-team",
        _("Inside one team"),
        _("Your journal shows no entry of the last two quarters that names another team, leadership or a customer."),
        signals=[_("nobody from another team"), _("nobody from leadership"), _("no customer")],
        entries=view.entries,
        unlock=_("Take on a shared problem, and agree a standard with the other team."),
    )


def find_features_without_evals(view: View) -> PlateauFinding | None:
    """Find three or more wins at feature scope or wider, none of them about evals, on a ladder that asks for evals."""
    features = [win for win in view.wins if reaches(win, Scope.FEATURE)]
    if not view.asks_for("eval-design") or len(features) < FEATURES_ENOUGH:
        return None
    if any(is_tagged(win, "eval-design") for win in features):
        return None
    shown = _("{count} wins at feature scope or wider; {limit} are the mark")
    return _finding(
        "features-without-evals",
        _("Features without evals"),
        _("Your journal shows {count} wins at feature scope or wider, none of them with evals.").format(
            count=len(features)
        ),
        signals=[shown.format(count=len(features), limit=FEATURES_ENOUGH), _("none of them tagged eval design")],
        entries=features,
        unlock=_("Write 50 examples before the next feature, and run them in CI."),
    )


def find_quality_by_eye(view: View) -> PlateauFinding | None:
    """Find eval work from mid-level up in which no quality measure of a project was taken twice."""
    evals = view.tagged("eval-design")
    if view.current_rank < Rank.MID or not evals or _is_measured_twice(view.entries):
        return None
    tagged = ngettext("{count} entry tagged eval design", "{count} entries tagged eval design", len(evals))
    return _finding(
        "quality-by-eye",
        _("Quality by eye"),
        _("Your journal shows eval work, but no quality measure of one project that was taken twice."),
        signals=[tagged.format(count=len(evals)), _("no measure of one project on two days")],
        entries=evals,
        unlock=_("Own one quality trend for a quarter: the same measure, again and again."),
    )


def find_no_business_case(view: View) -> PlateauFinding | None:
    """Find a journal from senior up in which few wins say what they did for the business."""
    wins, told = view.wins, [win for win in view.wins if has_outcome(win)]
    if view.current_rank < Rank.SENIOR or not wins or Fraction(len(told), len(wins)) >= BUSINESS_CASE_SHARE:
        return None
    return _finding(
        "no-business-case",
        _("No business case"),
        _("Your journal shows a business outcome for {told} of {all} wins.").format(told=len(told), all=len(wins)),
        signals=[
            _out_of(told, wins, _("wins have a business outcome; under {limit} is the mark"), BUSINESS_CASE_SHARE)
        ],
        entries=_others(wins, told),
        unlock=_("Write outcome and trade-off for each."),
    )


def find_technology_for_its_own_sake(view: View) -> PlateauFinding | None:
    """Find wide work aimed at principal of which less than half is tied to the business."""
    wide = view.at_scope(Scope.ORG)
    told = [entry for entry in wide if has_outcome(entry)]
    is_principal = view.target.rank == Rank.PRINCIPAL and view.target.track != "management"
    if not is_principal or not wide or Fraction(len(told), len(wide)) >= TIED_TO_BUSINESS_SHARE:
        return None
    words = _("org and company entries have a business outcome; under {limit} is the mark")
    return _finding(
        "technology-for-its-own-sake",
        _("Technology for its own sake"),
        _("Your journal shows a business outcome for {told} of {all} org and company entries.").format(
            told=len(told), all=len(wide)
        ),
        signals=[_out_of(told, wide, words, TIED_TO_BUSINESS_SHARE)],
        entries=_others(wide, told),
        unlock=_("Tie each of them to the business."),
    )


def find_not_multiplying(view: View) -> PlateauFinding | None:
    """Find a journal aimed at staff or higher without mentoring, or without standards and influence, in 180 days."""
    recent = view.within(MULTIPLYING_DAYS)
    mentoring = [one for one in recent if one.content.kind is Kind.MENTORING or is_tagged(one, "mentoring")]
    standards = [one for one in recent if one.content.kind is Kind.STANDARD or is_tagged(one, *BEYOND_OWN_WORK)]
    if view.target.rank < Rank.STAFF or (mentoring and standards):
        return None
    taught = ngettext("{count} mentoring entry", "{count} mentoring entries", len(mentoring))
    led = ngettext(
        "{count} entry on standards or other teams", "{count} entries on standards or other teams", len(standards)
    )
    return PlateauFinding(
        id="not-multiplying",
        title=_("Not multiplying"),
        sentence=_lacking(mentoring, standards).format(days=MULTIPLYING_DAYS),
        signals=(
            (not mentoring, taught.format(count=len(mentoring))),
            (not standards, led.format(count=len(standards))),
        ),
        entries=tuple(entry.id for entry in mentoring or standards or view.entries),
        unlock=_("Review the evals of two colleagues, and publish one standard."),
    )


def find_drifting_into_research(view: View) -> PlateauFinding | None:
    """Find more model development than work on language models, on a ladder for generative AI."""
    models, llm = view.tagged("model-development"), view.tagged(*LLM_COMPETENCIES)
    if not _is_for(view.ladder, "generative-ai-engineer", "generative ai engineer") or len(models) <= len(llm):
        return None
    return _finding(
        "drifting-into-research",
        _("Drifting into from-scratch research"),
        _("Your journal shows more model development ({models}) than work with pre-trained models ({llm}).").format(
            models=len(models), llm=len(llm)
        ),
        signals=[
            _("{models} entries on model development, {llm} on evals, retrieval, context, agents or adaptation").format(
                models=len(models), llm=len(llm)
            )
        ],
        entries=models,
        unlock=_("Draw the boundary of your role, and send training from scratch where it belongs."),
    )


def find_metric_without_users(view: View) -> PlateauFinding | None:
    """Find three or more wins measured on the model only, none of them about users, on a product manager's ladder."""
    wins = [win for win in view.wins if _is_measured_on_the_model_only(win)]
    if not _is_for(view.ladder, "ai-product-manager", "product manager") or len(wins) < FEATURES_ENOUGH:
        return None
    if any(is_tagged(win, "user-understanding") for win in wins):
        return None
    shown = _("{count} wins measured on the model only; {limit} are the mark")
    return _finding(
        "metric-without-users",
        _("Metric without users"),
        _("Your journal shows {count} wins measured on the model only, none of them with users.").format(
            count=len(wins)
        ),
        signals=[shown.format(count=len(wins), limit=FEATURES_ENOUGH), _("none of them tagged user understanding")],
        entries=wins,
        unlock=_("Sit with five users."),
    )


RULES: tuple[Callable[[View], PlateauFinding | None], ...] = (
    find_waiting_for_direction,
    find_working_alone,
    find_same_scope_faster,
    find_inside_one_team,
    find_features_without_evals,
    find_quality_by_eye,
    find_no_business_case,
    find_technology_for_its_own_sake,
    find_not_multiplying,
    find_drifting_into_research,
    find_metric_without_users,
)


def _finding(
    plateau: str, title: str, sentence: str, *, signals: Iterable[str], entries: Iterable[Entry], unlock: str
) -> PlateauFinding:
    return PlateauFinding(
        id=plateau,
        title=title,
        sentence=sentence,
        signals=tuple((True, signal) for signal in signals),
        entries=tuple(entry.id for entry in entries),
        unlock=unlock,
    )


def _out_of(some: Sequence[Entry], all_of: Sequence[Entry], words: str, limit: Fraction) -> str:
    """Say "3 of 12 …" with the threshold in it."""
    counted = _("{some} of {all}").format(some=len(some), all=len(all_of))
    return f"{counted} {words.format(limit=percent_text(float(limit)))}"


def _lacking(mentoring: Sequence[Entry], standards: Sequence[Entry]) -> str:
    if not mentoring and not standards:
        return _("Your journal shows no mentoring, and nothing on standards or other teams, in {days} days.")
    if not mentoring:
        return _("Your journal shows no mentoring in {days} days.")
    return _("Your journal shows nothing on standards or other teams in {days} days.")


def _share_by_quarter(view: View, some: Sequence[Entry]) -> tuple[Fraction, Fraction]:
    """Give the share that some entries have of all, in the first and in the second of the two quarters."""
    middle = months_before(view.as_of, 3)

    def share(is_later: bool) -> Fraction:
        every = sum((entry.content.last_day > middle) is is_later for entry in view.entries)
        return Fraction(sum((entry.content.last_day > middle) is is_later for entry in some), every or 1)

    return share(False), share(True)


def _others(entries: Sequence[Entry], some: Sequence[Entry]) -> list[Entry]:
    ids = {entry.id for entry in some}
    return [entry for entry in entries if entry.id not in ids]


def _is_measured_twice(entries: Iterable[Entry]) -> bool:
    """Say whether one quality measure of one project was taken on two different days."""
    days: dict[tuple[str, str], set[date]] = defaultdict(set)
    for entry in entries:
        for measure in _quality_measures(entry):
            for project in entry.content.projects:
                days[project.casefold(), measure].add(entry.content.last_day)
    return any(len(taken) > 1 for taken in days.values())


def _quality_measures(entry: Entry) -> list[str]:
    """Name what an entry measures of quality: all of it in work on quality, else what its name says is quality."""
    is_about_quality = is_tagged(entry, "eval-design", "retrieval-quality", "data-quality")
    named = [" ".join(impact.measure.casefold().split()) for impact in entry.content.impacts if impact.measure.strip()]
    return [measure for measure in named if is_about_quality or _QUALITY.search(measure)]


def _is_measured_on_the_model_only(win: Entry) -> bool:
    measures = [impact.measure for impact in win.content.impacts if impact.measure.strip()]
    return bool(measures) and all(map(_QUALITY.search, measures)) and not has_outcome(win)


def _is_for(ladder: Ladder, ladder_id: str, role: str) -> bool:
    """Say whether a ladder is a shipped one, or a copy of it, which keeps the roles."""
    return ladder.id == ladder_id or any(role in name.casefold() for name in ladder.roles)
