"""What Norwegian manuscripts say, Bokmål and the commonest Nynorsk forms."""

from thematic.report.verification.lexicon import Words, split

_UNITS = "null|en|to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten"
_TENS = {"tjue": 20, "tretti": 30, "førti": 40, "femti": 50, "seksti": 60, "sytti": 70, "åtti": 80, "nitti": 90}
_NUMBERS = {word: number for number, word in enumerate(_UNITS.split("|"))} | {
    **dict.fromkeys(("én", "ei", "ett", "ein", "eitt", "éi", "et"), 1),
    "syv": 7,
    "tyve": 20,
    "tredve": 30,
    **_TENS,
    **{
        f"{ten}{unit}": number + digit
        for ten, number in _TENS.items()
        for digit, unit in enumerate(_UNITS.split("|")[1:10], start=1)
    },
}

_GROUP = r"(?:\w*(?:grupp|samtal|intervju)\w*|enhet\w*|einheit\w*)"

WORDS = Words(
    numbers=_NUMBERS,
    people=split(
        "deltaker* deltakar* deltager* informant* respondent* person personer intervjuperson* medlem* gruppemedlem*"
        " kollega* stemme* kvinne* mann menn yngre eldre nyansatte"
    ),
    interviewers=split("moderator* intervjuer* intervjuar* møteleder* ordstyrer* forsker* samtaleleder*"),
    groups=split("gruppe* grupper* fokusgruppe* gruppesamtale* samtale* gruppeintervju* intervju* enhet* einheit*"),
    sites=split("sted steder stader stedene arbeidsplass* virksomhet* kommune* lokasjon*"),
    speech=split(
        "sa seier sier fortalte fortel forteller mente mener meinte svarte svarer la beskrev beskriver uttrykte spurte"
        " kommenterte kommenterer oppsummerte uttalte formulerte utdypet påpekte understreket ropte innrømmet"
        " tilføyde sukket lo forklarte forklarer undret uttrykker sagt uttalt"
    ),
    titles=split(
        "boka boken bok artikkelen rapporten tittelen titlet begrepet omgrepet uttrykket ordet ordene termen temaet"
        " hovedtemaet undertemaet kategorien koden kalt kalte kalles spørsmålet påstanden filmen sangen kapitlet"
        " kapittelet heftet veilederen loven prosjektet kurset ordtaket slagordet kampanjen modellen avsnittet"
        " overskriften såkalte såkalt radene raden teorien metaforen begreper begrepene"
    ),
    kin=(
        split("medarbeider* medarbeidar* ansatt* tilsett* arbeidstaker* arbeidstakar* personale*"),
        split("leder ledere lederne lederes lederg* leiar leiarar leiarane leiarg* sjefer sjefene mellomleder*"),
    ),
    levels=(
        split("lav lavt lave låg lågt låge lavere lågare lavfravær*"),
        split("høy høyt høye høg høgt høge høyere høgare høyfravær*"),
    ),
    stop=split(
        "og eller men som at å i på av til fra med om for den det de dem en et ei er var blir ble ha har hadde seg"
        " sin sitt sine man når så ikke ut opp inn over under ved hos mot enn også bare kan skal vil må noe noen"
        " hva hvor hvordan der her dette disse denne alle andre både selv uten etter før mellom han hun vi jeg du"
        " dere oss være vært bli blitt få får fikk gjør gjøre hver hvert ein eit ikkje ho dei eg frå oftere"
        " sjeldnere mer mindre ofte snakket snakke snakka nevnte nevne nevnt fortalte fortelle gruppe grupper"
        " gruppene deltakere"
    ),
    endings=("enes", "anes", "ene", "ane", "ens", "ets", "ers", "en", "et", "er", "ar", "te", "de", "e", "a", "s", "r"),
    more=r"\boftere\b|\boftare\b|\bhyppigere\b|\b(?:mer|meir) (?:vanlig|utbredt|typisk|om)\b|\bvanligere\b"
    r"|\bi større grad\b"
    r"|\b(?:mer|meir|flere|fleire)\b(?! enn)(?=[^.]*\b(?:enn|mot)\b)",
    less=r"\bsjeldnere\b|\bsjeldnare\b|\bmindre (?:vanlig|utbredt|ofte|om)\b|\bi mindre grad\b"
    r"|\b(?:mindre|færre)\b(?! enn)(?=[^.]*\b(?:enn|mot)\b)",
    weakly_more=r"\b(?:særlig|især|særleg|spesielt|først og fremst|hovedsakelig|i hovedsak|oftest|mest)\b",
    than=r"\benn\b",
    not_more=r"\b(?:ikke|ikkje|verken|heller ikke) (?:\w+ )?(?:oftere|oftare|mer|meir|sjeldnere|hyppigere|vanligere)\b",
    alike=r"\bingen (?:\w+ )?(?:forskjell\w*|skilnad\w*|skille)\b|\blike (?:ofte|mye|mange|vanlig|hyppig)\b"
    r"|\bskilte seg ikke\b|\b(?:ikke|ikkje) (?:\w+ )?(?:forskjell\w*|skilnad\w*)\b|\bomtrent det samme\b",
    both=r"\bbegge (?:sider|sidene|typer|typene|slag|slagene|kategorier|kategoriene|leire|parter|grupper|gruppene)\b"
    r"|\bbegge\b|\bbåde\b[^.,;]*\blav\w*[^.,;]*\bog\b[^.,;]*\bhøy\w*|\bbåde\b[^.,;]*\bhøy\w*[^.,;]*\bog\b[^.,;]*\blav\w*",
    each_side=r"\b(?:på|i) (?:hver|begge|kvar)(?: av)?(?: de| dei)?(?: to)?(?: side\w*)?\b|\bhver (?:side|sin side)\b",
    most=rf"\bde (?:aller )?fleste\b|\bdei (?:aller )?fleste\b|\bflertall\w*\b|\bfleirtal\w*\b"
    rf"|\b(?:over|mer enn) halvparten\b|\b{_GROUP} flest\b",
    half=r"(?<!over )(?<!enn )(?<!under )\bhalvparten\b|\bhalvdelen\b",
    every=rf"\b(?:alle|samtlige)(?: \w+){{0,2}}? ?(?={_GROUP}|\w*leder|\w*medarbeider|\w*ansatt|med\b)"
    rf"|\bhver eneste {_GROUP}",
    nearly_every=r"\b(?:nesten|så godt som|nær) (?:alle|samtlige)\b",
    none=r"\bingen av\b|\bingen\b(?= (?:\w+ )?(?:\w*grupp|\w*leder|\w*medarbeider|\w*ansatt|med\b))|\bikke i noen\b",
    many=rf"\bmange(?= (?:av )?(?:\w+ )?(?:{_GROUP}|\w*leder|\w*medarbeider|\w*ansatt))",
    few=rf"\b(?:få|noen få|et fåtall|nesten ingen)(?= (?:av )?(?:\w+ )?(?:{_GROUP}|\w*leder|\w*medarbeider|\w*ansatt))",
    minority=r"\b(?:et|eit)? ?mindretall\w*\b|\b(?:under|mindre enn|færre enn) halvparten\b",
    bounds=r"(?P<least_nb>minst|ikke færre enn)|(?P<over_nb>mer enn|flere enn|over)"
    r"|(?P<most_nb>høyst|maks|opptil|inntil)|(?P<under_nb>færre enn|mindre enn|under)",
    only=r"\b(?:bare|kun|utelukkende)\b",
    twice=r"\b(?P<times_nb>dobbelt|to ganger|tre ganger|fire ganger|fem ganger) så (?:mange|ofte|vanlig|mye)\b",
    out_of=r"av(?: de| dei| totalt| i alt)?",
    not_one=r"\bikke (?:i |hos |blant )?(?:en|én|ei|ett) eneste\b|\bikke (?:i )?(?:én|ei)\b"
    r"|\bikkje i (?:ein|ei) einaste\b",
    per_cent=r"prosent|pst\.?|%",
    against=r"\b(?:mot|men|enn|mens|kontra|og)\b",
    material=r"\bmateriale\w*\b|\bdatamateriale\w*\b|\bdatagrunnlag\w*\b|\bi alt\b|\btotalt\b|\btil sammen\b"
    r"|\bbestår av\b|\bgjennomført\w*\b|\bintervjuet\b|\bundersøkelsen omfatt\w*\b|\bstudien\b|\butvalget\b",
    in_turn=r"\bhenholdsvis\b",
    article=r"(?:en|ei|ein|én|et|enda en|nok en)",
)
