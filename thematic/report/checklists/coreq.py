"""COREQ: the thirty-two items for interviews and focus groups, in our words.

Tong, A., Sainsbury, P. & Craig, J. (2007). Consolidated criteria for reporting qualitative research (COREQ).
International Journal for Quality in Health Care 19, 349-357.
"""

from thematic.report.checklists.item import Checklist, Item

TEAM = ("Forskerne", "Research team")
DESIGN = ("Opplegget", "Study design")
FINDINGS = ("Analyse og funn", "Analysis and findings")


def _items() -> tuple[Item, ...]:
    def item(
        number: int,
        section: tuple[str, str],
        nb: str,
        en: str,
        asked_nb: str,
        asked_en: str,
        *evidence: str,
        reflexive: str = "",
    ) -> Item:
        return Item(str(number), section, (nb, en), (asked_nb, asked_en), evidence, reflexive)

    team, design, findings = TEAM, DESIGN, FINDINGS
    return (
        item(1, team, "Intervjuer", "Interviewer", "Hvem ledet gruppene?", "Who ran the groups?"),
        item(
            *(2, team, "Kvalifikasjoner", "Credentials"),
            "Hvilken utdanning og grad har forskerne?",
            "What degrees do the researchers hold?",
        ),
        item(
            *(3, team, "Yrke", "Occupation"),
            "Hva arbeidet forskerne som da studien ble gjort?",
            "What did the researchers work as at the time?",
        ),
        item(4, team, "Kjønn", "Gender", "Hvilket kjønn har forskerne?", "What is the researchers’ gender?"),
        item(
            *(5, team, "Erfaring og opplæring", "Experience and training"),
            "Hvilken erfaring og opplæring hadde de?",
            "What experience and training did they have?",
            "method_memos",
        ),
        item(
            *(6, team, "Forhold til deltakerne", "Relationship to participants"),
            "Kjente forskerne deltakerne fra før?",
            "Did the researchers know the participants beforehand?",
            "reflexive_memos",
        ),
        item(
            *(7, team, "Hva deltakerne visste", "What participants knew"),
            "Hva visste deltakerne om forskerne og hensikten?",
            "What did participants know of the researchers and their aims?",
        ),
        item(
            *(8, team, "Forforståelse", "Preconceptions"),
            "Hva er sagt om forskernes ståsted, interesser og forforståelse?",
            "What is said of the researchers’ position, interests and preconceptions?",
            "reflexive_memos",
        ),
        item(
            *(9, design, "Metodisk tilnærming", "Methodological orientation"),
            "Hvilken metode og teori bygger studien på?",
            "Which method and theory does the study rest on?",
            "approach",
            "method_memos",
        ),
        item(
            *(10, design, "Utvalg", "Sampling"),
            "Hvordan ble deltakerne valgt ut?",
            "How were participants selected?",
            "design",
        ),
        item(
            *(11, design, "Rekruttering", "Method of approach"),
            "Hvordan ble deltakerne spurt?",
            "How were participants approached?",
        ),
        item(
            *(12, design, "Antall deltakere", "Sample size"), "Hvor mange deltok?", "How many took part?", "sample_size"
        ),
        item(
            *(13, design, "Frafall", "Non-participation"),
            "Hvor mange takket nei eller falt fra, og hvorfor?",
            "How many declined or dropped out, and why?",
        ),
        item(
            *(14, design, "Sted", "Setting"),
            "Hvor ble samtalene holdt?",
            "Where were the conversations held?",
            "sites",
        ),
        item(
            *(15, design, "Andre til stede", "Others present"),
            "Var andre enn deltakerne og forskerne til stede?",
            "Was anybody present besides participants and researchers?",
            "others",
        ),
        item(
            *(16, design, "Hvem deltakerne er", "Description of the sample"),
            "Hva kjennetegner deltakerne og gruppene?",
            "What characterises the participants and groups?",
            "design",
            "sample",
        ),
        item(
            *(17, design, "Intervjuguide", "Interview guide"),
            "Hva ble det spurt om, og ble guiden prøvd ut?",
            "What was asked, and was the guide piloted?",
            "guide",
        ),
        item(
            *(18, design, "Gjentatte intervjuer", "Repeat interviews"),
            "Ble noen intervjuet flere ganger?",
            "Was anybody interviewed more than once?",
        ),
        item(
            *(19, design, "Opptak", "Recording"),
            "Ble samtalene tatt opp, med lyd eller bilde?",
            "Were the conversations recorded, in sound or picture?",
            "times",
        ),
        item(
            *(20, design, "Feltnotater", "Field notes"),
            "Ble det skrevet notater under eller etter samtalene?",
            "Were notes taken during or after the conversations?",
            "field_notes",
        ),
        item(
            *(21, design, "Varighet", "Duration"),
            "Hvor lenge varte samtalene?",
            "How long did the conversations last?",
            "duration",
        ),
        item(
            *(22, design, "Metning", "Data saturation"),
            "Er metning drøftet?",
            "Is saturation discussed?",
            "saturation",
            reflexive="check_reflexive_saturation",
        ),
        item(
            *(23, design, "Utskrifter til gjennomsyn", "Transcripts returned"),
            "Fikk deltakerne se utskriftene?",
            "Were transcripts returned to participants?",
            reflexive="check_reflexive_participants",
        ),
        item(
            *(24, findings, "Antall kodere", "Number of coders"),
            "Hvor mange kodet materialet?",
            "How many coded the data?",
            "coders",
            reflexive="check_reflexive_coders",
        ),
        item(
            *(25, findings, "Kodetreet", "The coding tree"),
            "Er kodetreet beskrevet?",
            "Is the coding tree described?",
            "codes",
            "snapshots",
        ),
        item(
            *(26, findings, "Hvor temaene kommer fra", "Derivation of themes"),
            "Var temaene gitt på forhånd, eller ble de laget ut fra materialet?",
            "Were themes set in advance or made from the data?",
            "derivation",
        ),
        item(
            *(27, findings, "Programvare", "Software"),
            "Hvilket program ble brukt?",
            "Which software was used?",
            "software",
        ),
        item(
            *(28, findings, "Deltakernes vurdering", "Participant checking"),
            "Fikk deltakerne si noe om funnene?",
            "Did participants comment on the findings?",
            reflexive="check_reflexive_participants",
        ),
        item(
            *(29, findings, "Sitater", "Quotations"),
            "Er funnene vist med sitater, og står det hvem hvert sitat er fra?",
            "Are findings shown with quotations, each with who said it?",
            "quotes",
        ),
        item(
            *(30, findings, "Samsvar mellom data og funn", "Data and findings agree"),
            "Stemmer funnene med det som er sagt?",
            "Do the findings agree with what was said?",
        ),
        item(
            *(31, findings, "Hovedtemaene er tydelige", "Major themes are clear"),
            "Er hovedtemaene tydelige i funnene?",
            "Are the major themes clear in the findings?",
            "definitions",
        ),
        item(
            *(32, findings, "Mindre temaer og unntak", "Minor themes and exceptions"),
            "Er ulike tilfeller og mindre temaer omtalt?",
            "Are diverse cases and minor themes discussed?",
            "negative",
        ),
    )


COREQ = Checklist(
    "coreq",
    ("COREQ: intervjuer og fokusgrupper", "COREQ: interviews and focus groups"),
    "Tong, Sainsbury & Craig (2007)",
    _items(),
)
"""COREQ's list."""
