"""What a method text claims that a study can confirm or deny: patterns in Bokmål and English, with their numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = {
    **dict.fromkeys(("én", "ett", "one"), 1),
    **dict.fromkeys(("to", "two", "begge", "both"), 2),
    **dict.fromkeys(("tre", "three"), 3),
    **dict.fromkeys(("fire", "four"), 4),
    **dict.fromkeys(("fem", "five"), 5),
    **dict.fromkeys(("seks", "six"), 6),
    **dict.fromkeys(("sju", "syv", "seven"), 7),
    **dict.fromkeys(("åtte", "eight"), 8),
    **dict.fromkeys(("ni", "nine"), 9),
    **dict.fromkeys(("ti", "ten"), 10),
    **dict.fromkeys(("elleve", "eleven"), 11),
    **dict.fromkeys(("tolv", "twelve"), 12),
    **dict.fromkeys(("tretten", "thirteen"), 13),
    **dict.fromkeys(("fjorten", "fourteen"), 14),
    **dict.fromkeys(("femten", "fifteen"), 15),
    **dict.fromkeys(("seksten", "sixteen"), 16),
    **dict.fromkeys(("sytten", "seventeen"), 17),
    **dict.fromkeys(("atten", "eighteen"), 18),
    **dict.fromkeys(("nitten", "nineteen"), 19),
}
TENS = {
    **dict.fromkeys(("tjue", "twenty"), 20),
    **dict.fromkeys(("tretti", "thirty"), 30),
    **dict.fromkeys(("førti", "forty"), 40),
    **dict.fromkeys(("femti", "fifty"), 50),
    **dict.fromkeys(("seksti", "sixty"), 60),
    **dict.fromkeys(("sytti", "seventy"), 70),
    **dict.fromkeys(("åtti", "eighty"), 80),
    **dict.fromkeys(("nitti", "ninety"), 90),
}
ONES = {word: n for word, n in UNITS.items() if n < 10 and word not in ("begge", "both")}
SPELLED = (
    UNITS
    | TENS
    | {f"{ten}{join}{one}": t + o for ten, t in TENS.items() for one, o in ONES.items() for join in ("", "-")}
)
"""Numbers from 1 to 99 as words."""

NUMBER = r"(?P<n>\d{1,3}(?:[ \u00a0.,]\d{3})+|\d+|" + "|".join(sorted(SPELLED, key=len, reverse=True)) + r")"
VALUE = r"(?P<value>[01]?[.,]\d+)"
BETWEEN = r"(?:\s+(?!og\b|and\b|per\b|i\b|in\b|fra\b|from\b|av\b|of\b)[\wæøå-]+){0,2}?\s+"

_NOUNS = {
    "coders": r"(?:kodere|coders|analyst(?:s)?)",
    "groups": r"(?:fokusgrupper|focus\s+groups|fokusgruppeintervju(?:er)?|gruppeintervju(?:er)?|group\s+interviews)",
    "participants": r"(?:deltakere|deltagere|informanter|participants|informants|respondents)",
    "documents": r"(?:transkripsjoner|transkripter|utskrifter|transcripts|dokumenter|documents|intervjuer|interviews)",
    "sites": r"(?:steder|kommuner|virksomheter|arbeidsplasser|sites|municipalities|workplaces)",
    "codes": r"(?:koder|codes)",
    "themes": r"(?:temaer|themes)",
}
COUNTED = {
    name: re.compile(rf"\b{NUMBER}{BETWEEN}{noun}\b|\b{NUMBER.replace('?P<n>', '?P<m>')}\s+{noun}\b", re.IGNORECASE)
    for name, noun in _NOUNS.items()
}
"""For everything that can be counted in a study, "36 focus groups" and the like."""

PARTIAL = re.compile(
    r"\b(hver|hvert|per|each|every|av dem|av disse|of (?:them|these|which)|blant|among|hvorav|mellom|between"
    r"|from \d+ to|slått sammen|merged|dropped|forkastet|fjernet|removed|til sammen \d+ av)\b|\d\s*[-–]\s*\d",
    re.IGNORECASE,
)
"""What makes a number one of a part, so that the whole cannot contradict it."""

WHOLE = re.compile(
    r"\b(totalt|i alt|til sammen|in total|altogether|overall|omfatter|omfattet|bestod|består|comprised?|consisted"
    r"|included?|holdt|gjennomført\w*|conducted|held|deltok|took part|participated|rekruttert\w*|recruited|intervjuet"
    r"|interviewed|utvalg\w*|sample|transkribert\w*|transcribed|endte med|resulted in|resulterte i|utviklet|developed"
    r"|identifisert\w*|identified|laget|generated|kodeboken|codebook|analysert\w*|analysed|analyzed|kodet|coded)\b",
    re.IGNORECASE,
)
"""What makes a number that of the whole, so that a lower one is wrong; a higher one is wrong in any case."""

IN_NORWEGIAN = frozenset({"to", "ti", "ni", "fire"})
"""Number words that mean something else in English."""

_ENGLISH = re.compile(
    r"\b(the|and|of|were|was|is|are|with|by|from|in|for|we|a|an|as|this|who|sent|letters)\b", re.IGNORECASE
)
_BOKMAAL = re.compile(r"\b(og|det|ble|av|var|som|på|fra|vi|hver|er|en|et|med|til)\b", re.IGNORECASE)

_ALL = r"(?:alle|samtlige|hele|hver[t]?|all|every|each|the entire|the whole)"
_TEXTS = (
    r"(?:transkri\w+|dokument\w*|intervju\w*|utskrift\w*|materiale\w*"
    r"|transcripts?|documents?|interviews?|data(?:\s*set)?)"
)
_TWICE = (
    r"(?:dobbeltkod\w*|kodet\s+(?:dobbelt|to\s+ganger|av\s+(?:to|begge)|uavhengig\s+av\s+(?:to|begge))"
    r"|double[-\s]?coded|coded\s+(?:twice|(?:independently\s+)?by\s+(?:two|both)))"
)
SAID: dict[str, re.Pattern[str]] = {
    "double_share": re.compile(rf"(?P<n>\d{{1,3}})\s*(?:%|prosent|per\s?cent|percent)[^.]*{_TWICE}", re.IGNORECASE),
    "double_all": re.compile(
        rf"\b{_ALL}\b[^.]*{_TEXTS}[^.]*{_TWICE}|{_TWICE}[^.]*\b{_ALL}\b[^.]*{_TEXTS}"
        rf"|\b(?:begge|both)\b[^.]*\b(?:kodet|coded)\b[^.]*\b{_ALL}\b[^.]*{_TEXTS}",
        re.IGNORECASE,
    ),
    "kappa": re.compile(rf"\b(?:kappa|κ)\b[^.\d]*{VALUE}", re.IGNORECASE),
    "alpha": re.compile(
        rf"\bKrippendorff\w*(?:\s|['’]s\s)*(?:alpha|alfa|α)?[^.\d]*{VALUE}"
        rf"|\b(?:alfa|alpha)\b[^.\d]*{VALUE.replace('?P<value>', '?P<other>')}",
        re.IGNORECASE,
    ),
    "saturation": re.compile(r"\b(?:data)?metning\w*|\bsaturation\b", re.IGNORECASE),
    "inductive": re.compile(r"\binduktiv\w*|\binductive(?:ly)?\b|\bdata-?driven\b|\bdatadrev\w*", re.IGNORECASE),
    "deductive": re.compile(
        r"\bdeduktiv\w*|\bdeductive(?:ly)?\b|\ba priori\b|\bforhåndsdefiner\w*|\bpre-?defined\b", re.IGNORECASE
    ),
    "reviewed": re.compile(
        r"\b(?:temaene|themes)\b[^.]*\b(?:gjennomgått|gjennomgikk|vurdert|reviewed|revised)\b"
        r"|\b(?:gjennomgikk|reviewed|gjennomgang av)\b[^.]*\b(?:temaene|themes)\b",
        re.IGNORECASE,
    ),
    "other_software": re.compile(
        r"\b(?P<program>NVivo|MAXQDA|ATLAS\.?ti|Dedoose|QualCoder|Taguette|HyperRESEARCH|Quirkos|f4analyse|Excel)\b",
        re.IGNORECASE,
    ),
    "own_software": re.compile(
        r"\b(?:programmet|verktøyet|software|program|tool|in|i|med|with|using)\s+«?thematic\b(?!\s+(?:analysis|map|maps|analyses|coding))",
        re.IGNORECASE,
    ),
    "blind": re.compile(r"\bblind(?:et|ed|t|e)?\b|\bblindt\b", re.IGNORECASE),
    "independent": re.compile(
        r"\b(?:kodet|kodere|coded|coders?)\b[^.]*\b(?:uavhengig(?:e)?\s+av\s+hverandre|independent(?:ly)?)\b"
        r"|\b(?:uavhengig(?:e)?\s+av\s+hverandre|independent(?:ly)?)\b[^.]*\b(?:kodet|kodere|coded|coders?)\b",
        re.IGNORECASE,
    ),
    "consensus": re.compile(
        r"\bkonsensus\w*|\bconsensus\b|\b(?:uenighet\w*|disagreements?|discrepanc\w+)\b[^.]*"
        r"\b(?:løst|avgjort|drøftet|diskutert|resolved|settled|discussed|adjudicated)\b",
        re.IGNORECASE,
    ),
    "memos": re.compile(
        r"\bmemo(?:er|s|ene)?\b|\brefleksjons(?:logg|notat\w*)\b|\breflexive (?:journal|diary|log)\b", re.IGNORECASE
    ),
    "checked": re.compile(
        r"\b(?:transkri\w+|utskrift\w*|transcripts?)\b[^.]*\b(?:kontrollert|sjekket|kontrollest|checked|verified)\b",
        re.IGNORECASE,
    ),
    "negative": re.compile(
        r"\bmoteksempl\w*|\bnegative (?:cases?|tilfeller|kasus)\b|\bavvikende tilfeller\b|\bdeviant cases?\b",
        re.IGNORECASE,
    ),
    "audit": re.compile(r"\brevisjonsspor\w*|\baudit trail\b", re.IGNORECASE),
}
"""For every other claim what says it."""

NEGATED = re.compile(r"\b(ikke|ingen|verken|uten|not|no|never|neither|without|aldri)\b|n't\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a sentence claims: what it is ``about``, the number or the figure as written, and whether it denies.

    ``partial``: the number may be of a part; ``whole``: it is given as that of the whole.
    """

    sentence: str
    about: str
    number: int | None
    figure: str
    denied: bool
    partial: bool = False
    whole: bool = False


def find_claims(sentence: str) -> Iterator[Claim]:
    """Every claim of a sentence, a kind once, in a fixed order."""
    partial, total = bool(PARTIAL.search(sentence)), bool(WHOLE.search(sentence))
    for about, pattern in COUNTED.items():
        for match in pattern.finditer(sentence):
            written = match["n"] or match["m"]
            if _is_number(written, about, sentence):
                yield Claim(sentence, about, whole(written), written, False, partial, total)
    for about, pattern in SAID.items():
        match_ = pattern.search(sentence)
        if match_:
            groups = match_.groupdict()
            figure = next((groups[name] for name in ("value", "other", "program", "n") if groups.get(name)), "")
            number = int(figure) if about == "double_share" else None
            yield Claim(sentence, about, number, figure, _denied(sentence, match_))


def _is_number(written: str, about: str, sentence: str) -> bool:
    """Not "to" in an English sentence, nor "both" of anything but coders."""
    word = written.lower()
    if word in IN_NORWEGIAN:
        english = len(_ENGLISH.findall(sentence))
        return not english or len(_BOKMAAL.findall(sentence)) > english
    return word not in ("begge", "both") or about == "coders"


def whole(written: str) -> int:
    """ "36", "1 327", "thirty-six" and "trettiseks" as numbers."""
    digits = re.sub(r"[ \u00a0.,]", "", written)
    return int(digits) if digits.isdecimal() else SPELLED[written.lower()]


def _denied(sentence: str, match: re.Match[str]) -> bool:
    """Whether the clause that holds the match says no."""
    start = max(sentence.rfind(mark, 0, match.start()) for mark in ",;:")
    ends = [at for mark in ",;:" if (at := sentence.find(mark, match.end())) >= 0]
    return bool(NEGATED.search(sentence[start + 1 : min(ends, default=len(sentence))]))
