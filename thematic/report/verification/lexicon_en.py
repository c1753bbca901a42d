"""What English manuscripts say."""

from thematic.report.verification.lexicon import Words, split

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = {word: number for number, word in enumerate(_UNITS.split())} | {
    **_TENS,
    **{
        f"{ten}{hyphen}{unit}": number + digit
        for ten, number in _TENS.items()
        for hyphen in ("", "-")
        for digit, unit in enumerate(_UNITS.split()[1:10], start=1)
    },
}

_GROUP = r"(?:[\w-]*(?:group|conversation|interview)s?|units?)"

WORDS = Words(
    numbers=_NUMBERS,
    people=split(
        "participant* informant* respondent* interviewee* person people women men younger older member*"
        " discussant* speaker* colleague* voice*"
        " woman man"
    ),
    interviewers=split("moderator* interviewer* facilitator* researcher*"),
    groups=split("group groups focus-group* conversation* interview interviews unit units discussion*"),
    sites=split("site sites place places workplace* location* municipalit* organisation* organization*"),
    speech=split(
        "said says say told tells explained explains described describes put puts remarked remarks answered answers"
        " commented recalled noted added replied stated asked admitted observed insisted summed expressed reflected"
        " concluded complained joked argued"
    ),
    titles=split(
        "book article report titled entitled term terms concept concepts notion theme subtheme category code called"
        " so-called question item film song chapter leaflet proverb slogan campaign programme program project model"
        " section heading guide word words phrase label labelled labeled row rows idea construct metaphor"
        " theory law act"
    ),
    kin=(
        split("employee* staff workers worker"),
        split("leader leaders leaders' manager managers managers' management supervisor*"),
    ),
    levels=(
        split("low lower low-absence lowest"),
        split("high higher high-absence highest"),
    ),
    stop=split(
        "the a an and or but of to in on at by for from with without as that this these those there here is are"
        " was were be been being it its they them their he she we you i me my our your who whom which what when"
        " where how than then so not no nor if up out about into over under between after before has have had do"
        " does did can could will would should may might must also more most much many some any each all both other"
        " others another one ones own only very too often less talk talked talking spoke speak spoken mention"
        " mentioned mentioning raised raise said say described describe group groups participants"
    ),
    endings=("'s", "ies", "ing", "ers", "ed", "es", "er", "ly", "s", "e"),
    more=r"\bmore (?:often|frequent\w*|common\w*|likely|widespread|prevalent|typical|about|of)\b"
    r"|\boftener\b|\bto a (?:greater|larger) extent\b"
    r"|\b(?:more(?! than)|outnumber\w*)\b(?=[^.]*\b(?:than|compared|against)\b)"
    r"|\bmore than\b(?=[^.,]*\b(?:did|do|does|were|was|had)\b)",
    less=r"\bless (?:often|frequent\w*|common\w*|likely|widespread|prevalent|typical|about|of)\b"
    r"|\bmore (?:rarely|seldom)\b|\brarer\b"
    r"|\bto a lesser extent\b|\b(?:less|fewer)\b(?! than)(?=[^.]*\b(?:than|compared|against)\b)",
    weakly_more=r"\b(?:especially|particularly|mainly|mostly|chiefly|primarily|predominantly|most often|above all)\b",
    than=r"\bthan\b",
    not_more=r"\b(?:not|no|neither|nor) (?:\w+ )?(?:more|less) (?:often|frequent\w*|common\w*|likely)\b"
    r"|\bn't (?:\w+ )?(?:more|less) often\b",
    alike=r"\bno (?:\w+ )?differen\w+\b|\bdid not differ\b"
    r"|\b(?:equally|just as|as) (?:often|common|frequent\w*|likely|many)\b"
    r"|\bthe same (?:extent|degree|number)\b|\bnot differ\w*\b",
    both=r"\bboth (?:sides|kinds|types|sets|groups|low|high|levels|camps|categories|leaders|employees|managers|staff)\b"
    r"|\bon either side\b|\bin both\b|\b(?:on|by|in|among) both\b",
    each_side=r"\b(?:on|in|from|for) (?:each|either|both) (?:side|sides|kind|kinds|type|types)\b|\b(?:on|in|of) each\b"
    r"|\beach side\b|\bboth sides\b",
    most=rf"\b(?:the )?(?:vast |great |clear |large )?majority\b|\bmost(?: of)?(?: the)?(?= (?:\w+ ){{0,2}}{_GROUP})"
    r"|\bmost (?:of )?(?:the )?(?=(?:\w+[ -]){0,2}(?:employee|leader|manager|participant|staff))"
    r"|\bmore than half\b|\bover half\b",
    half=r"(?<!than )(?<!over )(?<!under )\bhalf\b(?= (?:of|the))|\bone half\b",
    every=r"(?<!not )(?<!nearly )(?<!almost )\ball(?: of)?(?: the)?"
    rf"(?= (?:[\w-]+ ){{0,3}}(?:{_GROUP}|employees|leaders|managers))"
    rf"|\b(?:every|every single|each)(?: one of the)?(?= (?:[\w-]+ ){{0,3}}{_GROUP})",
    nearly_every=r"\b(?:nearly|almost|virtually) (?:all|every)\b",
    none=r"\bnone\b|\bno(?= (?:[\w-]+ ){0,3}(?:groups?|employee|leader|manager))",
    many=rf"\bmany(?: of)?(?: the)?(?= (?:[\w-]+ ){{0,2}}(?:{_GROUP}|employees|leaders|managers))",
    few=rf"(?<!a )\bfew(?: of)?(?: the)?(?= (?:[\w-]+ ){{0,2}}(?:{_GROUP}|employees|leaders|managers))"
    rf"|\ba few(?: of)?(?: the)?(?= (?:[\w-]+ ){{0,2}}{_GROUP})|\b(?:hardly|scarcely|barely) any\b",
    minority=r"\b(?:a )?minority\b|\b(?:less|fewer) than half\b|\bunder half\b",
    bounds=r"(?P<least_en>at least|no fewer than)|(?P<over_en>more than|over)|(?P<most_en>at most|up to|no more than)"
    r"|(?P<under_en>fewer than|less than|under)",
    only=r"\b(?:only|solely|exclusively)\b",
    twice=r"\b(?P<times_en>twice|three times|four times|five times) as (?:many|often|common|likely|much)\b",
    out_of=r"(?:out )?of(?: the| all)?|in",
    not_one=r"\bnot (?:in )?(?:a single|one|any)(?: one)?\b",
    per_cent=r"per cent|percent|%",
    against=r"\b(?:against|but|than|while|whereas|versus|vs|v|compared|and)\b",
    material=r"\bmaterial\b|\bdata ?set\b|\bin all\b|\bin total\b|\baltogether\b|\bconsists? of\b|\bcompris\w+\b"
    r"|\bwe (?:conducted|held|interviewed|ran)\b|\bthe (?:study|sample)\b|\bthe data\b",
    in_turn=r"\brespectively\b",
    article=r"(?:a|an|one|another)",
)
