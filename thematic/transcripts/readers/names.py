"""What a speaker's label may look like, which labels belong together, and whose talk it probably is."""

import re
from collections.abc import Sequence

from thematic.store.names import fold
from thematic.transcripts.transcript import Role

MAX_NAME = 63

NAME = rf"[^\W_][^\n\t:：!?;…\"«»“”\[\]{{}}<>|*=]{{0,{MAX_NAME - 1}}}?"
"""A regex (no groups, lazy) of what can be a name; ``is_name`` decides."""

VOICE = r"(?i:speaker|spk|taler|talar|person|voice|stemme)[ _:-]?\d{1,3}"
"""A regex of what programs call a voice that nobody has named."""

_ABBREVIATION = re.compile(r"\b(?:dr|mr|mrs|ms|prof|st|int|mod|nr|no|[^\W\d_])\.", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:[\s_.-]*\d+|[\s_-]+[^\W\d_])$")

_SPEAKER_NUMBER = re.compile(r"[A-ZÆØÅ]{1,3}[ _-]?\d{1,3}")

_WORDS = {
    "open a sentence": "for til og men så and but so because fordi at that this dette jeg eg i he she han hun ho "
    "vi me we you du they dei it det som as like if hvis viss om når when hva kva what hvor kor where why hvorfor "
    "kvifor how hvordan korleis not ikke ikkje or eller is er was var there here her der først first then da "
    "altså in on to with med på av of my our vår",
    "close a clause": "is er was var sa said says sier seier at that som eksempel example dømes instance følgende "
    "følgjande this dette",
    "name no people": "note merk obs nb ps eksempel example f.eks feks e.g altså spørsmål question tema theme topic "
    "del part kapittel chapter avsnitt punkt figur figure tabell table bilde bilete vedlegg appendix steg step "
    "husk hugs remember viktig important konklusjon conclusion oppsummering summary sitat quote kommentar comment "
    "tips svar answer resultat result dato date sted stad place varighet duration deltakere deltakarar participants "
    "from fra frå to til subject emne http https mailto",
    "name several": "alle flere fleire all everyone everybody several ukjent ukjend unknown uidentifisert",
}
_OPENERS, _CLOSERS, _NOT_PEOPLE, _SEVERAL = (frozenset(words.split()) for words in _WORDS.values())
_ANSWERS, _PARTICLES = (
    frozenset(words.split())
    for words in (
        "ja nei jo jau nja joda neida tja nå ok okay yes no yeah well nope akkurat ikke ikkje",
        "av af of fra i de den der van von og and for på at",
    )
)
_INTERVIEWER = re.compile(
    r"(?:i|m)(?:[ _.-]*\d+)?\.?"
    r"|(?:int|mod|interviewer|intervjuer|intervjuar|moderator|researcher|forsker|forskar|ordstyrer|ordstyrar"
    r"|facilitator|fasilitator)(?:[ _.-]*\d+|[ _.-]+[^\W\d_])?\.?(?: ?\(.*\))?"
)
_ROLE = re.compile(
    r"(?:informant|deltaker|deltakar|deltager|participant|respondent|interviewee|intervjuperson|intervjuobjekt|taler"
    r"|talar|speaker|person|observatør|observer|host|vert|gjest|guest)(?:[ _.-]*\d+|[ _.-]+[^\W\d_])?"
)
_SURNAME_FIRST = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’.-]*){0,2}, [^\W_][\w'’.()-]*(?: [\w'’.()-]+){0,2}")
_REMARK = re.compile(
    r"[ \t]*\((?:ler|latter|smiler|sukker|gråter|hvisker|kviskrar|roper|ropar|nikker|nikkar|nøler|nølar|avbryter|avbryt"
    r"|ironisk|laugh|smil|sigh|cry|whisper|nod|interrupt|inaudible|overlapp|crosstalk|cont|forts|lach)[^()]{0,40}\)$",
    re.IGNORECASE,
)


def is_name(name: str) -> bool:
    """Whether ``name`` may be a speaker's: no sentence, no 'for example', no 'Question 3'."""
    if not 0 < len(name) <= MAX_NAME or "." in _ABBREVIATION.sub("", name):
        return False
    if "," in name:
        return bool(_SURNAME_FIRST.fullmatch(name)) and is_proper(name.partition(",")[0])
    if not any(char.isalpha() for char in name) or family(name) in _NOT_PEOPLE:
        return False
    words = name.split()
    if len(words) == 1 or any(char.isdigit() or char == "(" for char in name):
        return True
    opens_sentence = fold(words[0]) in _OPENERS and words[1][0].islower()
    return not (name[0].islower() or opens_sentence or fold(words[-1]) in _CLOSERS)


def is_proper(name: str) -> bool:
    """Whether ``name`` is written as a name or a role is: 'Kari', 'Project Manager', 'Kvinne 2', not 'Et spørsmål'."""
    words = name.split()
    if fold(words[0]) in _OPENERS | _ANSWERS:
        return False
    capital = all(word[0].isupper() or word[0].isdigit() or fold(word) in _PARTICLES for word in words)
    return not name[0].islower() and (capital or any(char.isdigit() or char == "(" for char in name))


def looks_spoken(name: str) -> bool:
    """Whether a word is as likely to be speech as a name: it starts small and carries no number."""
    return name[0].islower() and not any(char.isdigit() for char in name)


def is_number(name: str) -> bool:
    """Whether ``name`` is a speaker's number and hardly anything else: 'P1', 'KM 12', 'S01'."""
    return bool(_SPEAKER_NUMBER.fullmatch(name))


def is_voice(name: str) -> bool:
    """Whether ``name`` is what a program calls a voice, or a speaker's number: 'SPEAKER_00', 'Taler 2', 'P1'."""
    return is_number(name) or bool(re.fullmatch(VOICE, name))


def is_role(name: str) -> bool:
    """Whether ``name`` is a role in full, with or without a number: 'Moderator', 'Informant 2', but not 'I'."""
    return len(name) > 2 and (guess_role(name) == "interviewer" or bool(_ROLE.fullmatch(fold(name))))


def is_several(name: str) -> bool:
    """Whether ``name`` stands for several or unknown speakers: 'Alle', 'Several', 'Unknown'."""
    return fold(name) in _SEVERAL


def is_description(words: Sequence[str]) -> bool:
    """Whether ``words`` may tell who somebody is: they open neither a sentence nor an answer."""
    return fold(words[0]) not in _OPENERS | _ANSWERS and fold(words[-1]) not in _CLOSERS


def without_remark(name: str) -> str:
    """``name`` without how it is said: 'P1 (ler)' is 'P1', but 'Kvinne (45)' stays."""
    return _REMARK.sub("", name) or name


def family(name: str) -> str:
    """What 'P1' and 'P7', 'PhD A' and 'PhD F', or single letters have in common."""
    folded = fold(name)
    return "" if len(folded) == 1 else _NUMBERED.sub("", folded)


def guess_role(name: str) -> Role:
    """Interviewer for the usual words (nb, nn, en) with or without a number, else participant."""
    return "interviewer" if _INTERVIEWER.fullmatch(fold(name)) else "participant"
