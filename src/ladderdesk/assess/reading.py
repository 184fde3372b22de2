"""Find in free text what the coach looks for: a figure, a change, a period, an outcome, the writer's own part.

The words are those of the languages entries are mostly written in; figures, arrows and money are read in any. Where a
text says nothing recognisable, nothing is found: the coach asks, it never assumes.
"""

import re

from ladderdesk.catalogue.model import Scope

_LATIN = "A-Za-z\u00c0-\u024f"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_NUMBERED = (
    "week|phase|level|part|step|version|sprint|day|page|chapter|section|issue|ticket|change|report|round|pr|no\\.|nr\\."
)
_NOT_A_FIGURE = re.compile(
    rf"""https?://\S+
    | (?<![{_LATIN}_\#@])(?!sub-)                                       # recall@10, GPT-4, #2087, L6, v2
      [{_LATIN}_\#@][{_LATIN}_\#@+./-]{{0,40}}[0-9][{_LATIN}0-9_.@-]*
    | \d{{4}}-\d{{2}}(?:-\d{{2}})? | \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}} | \d{{1,2}}:\d{{2}}
    | (?<![\d.])\d{{1,4}}(?:\.\d{{1,6}}){{2,3}}
    | \b\d{{1,2}}\s{_MONTH}(?![a-z]) | \b{_MONTH}\s\d{{1,2}}\b
    | \b(?i:{_NUMBERED})\s\d[\d.]{{0,12}}\b(?!\s?%)
    | (?<=[a-z,;]\s)[A-Z][\w-]{{0,30}}\s\d{{1,4}}\b(?![.,]\d|\s?[%xKM→])           # the 3 of "on Llama 3 models"
    | (?<![\d.,$€£¥₹])(?:199\d|20(?:0[1-9]|[1-3]\d))\b(?!\s?[%KM])    # a year
    | \b\d{{1,4}}(?:st|nd|rd|th)\b""",
    re.VERBOSE,
)
_FIGURE = re.compile(
    r"[+−±~≈<>-]?(?:[$€£¥₹]\s?)?\d(?:[\d.,\u00a0\u202f]{0,15}\d)?(?:\s?[%‰]|[KMBx×]\b|[-\s]?[a-z]{1,14}\b)?"
)
_AMOUNT = r"[~$€£¥₹+−-]{0,3}(?<![\d.,])\d[\d.,]{0,15}(?:\s?[%‰]|\s?[a-z]{1,8}\b|[KMBx×]\b|[小时分钟秒天時間日週]{1,2})?"
_CHANGE = re.compile(
    rf"""{_AMOUNT}\s?(?:→|⟶|➜|-?->|=>)\s?{_AMOUNT}
    | \b(?:from|von|de|da|van|från|fra|od)\s(?:\w+\s)?{_AMOUNT}\s(?:(?:down|up)\s)?
      (?:to|auf|à|a|para|naar|till|til|do)\s(?:\w+\s)?{_AMOUNT}
    | 从\s?{_AMOUNT}[^\n;。\d]{{0,6}}到\s?{_AMOUNT} | {_AMOUNT}\s?から\s?{_AMOUNT}""",
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD = re.compile(
    r"""/\s?(?:q|h|d|wk|mo|yr|hour|day|week|month|quarter|year)\b
    | (?<!to\s)(?<!from\s)(?<!than\s)\b(?:per|an?|each|every|over|within|in|for|during|last|past|this|next)
      \s(?:(?:the|[\w½]+)\s){0,2}(?:hour|day|week|month|quarter|year|sprint)s?\b
    | \b(?:daily|weekly|monthly|quarterly|yearly)\b | \bsince\s\w+ | \bQ[1-4]\b | \bH[12]\b
    | \b(?:pro|je|im|über|seit|par|sur|depuis|en|por|al|desde|durante|in|da)\s(?:\w+\s){0,2}
      (?:Tage?n?|Wochen?|Monate?n?|Quartal|Jahre?n?|jours?|semaines?|mois|trimestres?|ans?|d[ií]as?|semanas?
      |m[eê]s(?:es)?|años?|anos?|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])\b
    | [每毎]\s?[天日周週月年季] | \d{1,4}\s?(?:天|日|周|週間?|个月|か月|ヶ月|季度|年|개월|주|일)""",
    re.VERBOSE | re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"""\b(?:revenue|costs?|saved|saves|saving|savings|churn|retention|conversion|renewals?|margin|budget|sales|avoided
    |support\stickets|complaints|downtime|nps|csat|satisfaction|headcount
    |kosten|umsatz|spart|sparen|gespart|eingespart|beschwerden|co[uû]ts?|revenus?|économis\w+|réclamations
    |costes?|costos?|ingresos|ahorr\w+|custos?|receita|economiz\w+|costi|ricavi|risparmi\w+)\b
    |成本|收入|营收|节省|节约|投诉|コスト|売上|削減|節約|解約|비용|매출|절감""",
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?](?:\s|\Z)|[\n;。！？]")
_ROMAN = re.compile(r"\b(?:phase|part|type|tier|class|level|stage|step|wave)\s+I\b", re.IGNORECASE)
_SELF = re.compile(
    r"""(?<![\w/.'’-])I(?![\w/-]|\.\w)
    | (?<![\w/.'’-])i(?:['’](?:m|ve|d|ll)\b
        | \s(?:am|was|had|have|did|built|wrote|led|ran|set|cut|made|found|took|\w+ed)\b)
    | \b(?:[Mm]y|[Mm]yself|[Ii]ch|[Mm]ein(?:e[mnrs]?)?|[Jj]e(?=\s[a-zà-ÿ])|[Mm]oi|[Yy]o|mis?|eu|meus?|minhas?|mi[ao]
        |miei|[Ii]k|[Mm]ijn|[Jj]ag|[Jj]eg|[Mm]inä|[Яя]|[Мм]о[йяёи]|[Мм]ной|[Bb]enim|أنا|אני)(?!\w)
    | \b[Jj]['’](?=\w) | मैं | मेर[ाीे] | 我(?![们們]) | 私(?!たち) | 僕(?!ら) | 自分 | 제가 | 내가 | 저는 | 나는""",
    re.VERBOSE,
)
_US = re.compile(
    r"""\b(?:we|our|ours|us|wir|unser\w*|nous|notre|nos|nosotr[oa]s|nuestr[oa]s?|nós|nosso|noi|nostr[oaie]|wij|onze|мы|наш)\b
    | [我私](?:们|們|たち) | 우리""",
    re.VERBOSE | re.IGNORECASE,
)
_SCOPE_WORDS = {
    Scope.COMPANY: r"company|company-wide|division|board|industry",
    Scope.ORG: r"teams|cross-team|org|organi[sz]ation|departments?|(?:other|second|another)\steam",
    Scope.SYSTEM: r"systems?|pipelines?|services?|platforms?|infrastructure|end[- ]to[- ]end|architecture",
    Scope.TASK: r"typo|bug|bugfix|hotfix|chore|script",
}
_READS_LIKE = {scope: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for scope, words in _SCOPE_WORDS.items()}


def has_digit(text: str) -> bool:
    """Say whether a text holds a digit of any script."""
    return any(char.isdigit() for char in text)


def find_figure(text: str) -> str:
    """Find the first figure of a text; empty where there is none. Dates, versions and names with digits are none."""
    match = _FIGURE.search(_figures_only(text))
    return match.group().strip() if match else ""


def find_change(text: str) -> str:
    """Find the first "from … to …" or "… → …" between figures; empty where there is none."""
    match = _CHANGE.search(_figures_only(text))
    return " ".join(match.group().split()) if match else ""


def names_period(text: str) -> bool:
    """Say whether a text names the time something was measured over: "a month", "since May", "Q3"."""
    return _PERIOD.search(text) is not None


def find_outcome(text: str) -> str:
    """Find the first sentence with a figure and a word of business such as saved, cost or churn; empty without one."""
    for sentence in _SENTENCE.split(text):
        if _OUTCOME.search(sentence) and find_figure(sentence):
            return " ".join(sentence.split())
    return ""


def says_i(text: str) -> bool:
    """Say whether the writer speaks of their own part: "I" or "my" as a word, in whichever language is known."""
    return _SELF.search(_ROMAN.sub("", text)) is not None


def says_we(text: str) -> bool:
    """Say whether the text speaks of a group: "we" or "our" as a word."""
    return _US.search(text) is not None


def likely_scope(text: str) -> Scope:
    """Guess how far work reaches from the widest word the text uses for it; a feature where it uses none."""
    return next((scope for scope, words in _READS_LIKE.items() if words.search(text)), Scope.FEATURE)


def _figures_only(text: str) -> str:
    return _NOT_A_FIGURE.sub(" ", text)
