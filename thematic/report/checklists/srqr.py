"""SRQR: the twenty-one standards for reporting qualitative research, in our words.

O'Brien, B. C., Harris, I. B., Beckman, T. J., Reed, D. A. & Cook, D. A. (2014). Standards for reporting qualitative
research. Academic Medicine 89, 1245-1251.
"""

from thematic.report.checklists.item import Checklist, Item

HEAD = ("Tittel og sammendrag", "Title and abstract")
INTRODUCTION = ("Innledning", "Introduction")
METHODS = ("Metode", "Methods")
RESULTS = ("Resultater", "Results")
DISCUSSION = ("Drøfting", "Discussion")
OTHER = ("Annet", "Other")


def _item(
    number: int, section: tuple[str, str], label: tuple[str, str], question: tuple[str, str], *evidence: str
) -> Item:
    return Item(f"S{number}", section, label, question, evidence)


SRQR = Checklist(
    "srqr",
    ("SRQR: kvalitativ forskning", "SRQR: qualitative research"),
    "O'Brien et al. (2014)",
    (
        _item(
            *(1, HEAD, ("Tittel", "Title")),
            (
                "Sier tittelen hva studien handler om, og hvilken tilnærming den har?",
                "Does the title say topic and approach?",
            ),
        ),
        _item(
            *(2, HEAD, ("Sammendrag", "Abstract")),
            (
                "Har sammendraget bakgrunn, mål, metode, funn og konklusjon?",
                "Does the abstract hold background, purpose, methods, results and conclusion?",
            ),
        ),
        _item(
            *(3, INTRODUCTION, ("Problemstilling", "Problem")),
            ("Hva er problemet, og hva vet man fra før?", "What is the problem, and what is known already?"),
        ),
        _item(
            *(4, INTRODUCTION, ("Formål eller forskningsspørsmål", "Purpose or research question")),
            ("Hva vil studien finne ut?", "What does the study want to find out?"),
        ),
        _item(
            *(5, METHODS, ("Tilnærming og vitenskapssyn", "Approach and paradigm")),
            ("Hvilken kvalitativ tilnærming er valgt, og hvorfor?", "Which qualitative approach was chosen, and why?"),
            "approach",
            "method_memos",
        ),
        _item(
            *(6, METHODS, ("Forskerne og refleksivitet", "Researchers and reflexivity")),
            ("Hvordan kan forskernes bakgrunn ha virket inn?", "How may the researchers’ background have mattered?"),
            "reflexive_memos",
        ),
        _item(
            *(7, METHODS, ("Kontekst", "Context")),
            (
                "Hvor og under hvilke forhold er studien gjort?",
                "Where and under what circumstances was the study done?",
            ),
            "sites",
        ),
        _item(
            *(8, METHODS, ("Utvalgsstrategi", "Sampling strategy")),
            (
                "Hvordan og hvorfor ble deltakere og grupper valgt, og når var det nok?",
                "How and why were participants and groups chosen, and when was it enough?",
            ),
            "design",
            "saturation",
        ),
        _item(
            *(9, METHODS, ("Etikk", "Ethics")),
            (
                "Er studien godkjent, og hvordan er samtykke og personvern ivaretatt?",
                "Was the study approved, and how were consent and privacy kept?",
            ),
        ),
        _item(
            *(10, METHODS, ("Innsamling", "Data collection")),
            ("Hva slags data ble samlet inn, hvordan og når?", "What data were collected, how and when?"),
            "sample_size",
            "duration",
        ),
        _item(
            *(11, METHODS, ("Redskaper", "Instruments and technologies")),
            (
                "Hvilken guide og hvilket utstyr ble brukt, og endret det seg underveis?",
                "Which guide and equipment were used, and did they change?",
            ),
            "guide",
            "times",
        ),
        _item(
            *(12, METHODS, ("Hva som er studert", "Units of study")),
            (
                "Hvor mange deltakere, grupper og dokumenter er med, og hva kjennetegner dem?",
                "How many participants, groups and documents are there, and what characterises them?",
            ),
            "sample_size",
            "sample",
        ),
        _item(
            *(13, METHODS, ("Databehandling", "Data processing")),
            (
                "Hvordan er data skrevet ut, kontrollert, lagret og avidentifisert?",
                "How were data transcribed, checked, stored and de-identified?",
            ),
            "checked",
            "software",
        ),
        _item(
            *(14, METHODS, ("Analyse", "Data analysis")),
            ("Hvordan ble temaene til, og hvem deltok?", "How did the themes come about, and who took part?"),
            "journal",
            "coders",
            "derivation",
        ),
        _item(
            *(15, METHODS, ("Troverdighet", "Trustworthiness")),
            ("Hva er gjort for å styrke troverdigheten?", "What was done to strengthen trustworthiness?"),
            "double",
            "negative",
            "snapshots",
        ),
        _item(
            *(16, RESULTS, ("Funn og tolkning", "Synthesis and interpretation")),
            (
                "Hva er hovedfunnene, og hvordan er de tolket?",
                "What are the main findings, and how are they interpreted?",
            ),
            "definitions",
        ),
        _item(
            *(17, RESULTS, ("Knyttet til data", "Links to data")),
            ("Er funnene vist med sitater og utdrag?", "Are findings shown with quotations and extracts?"),
            "quotes",
        ),
        _item(
            *(18, DISCUSSION, ("Sammenheng med annen forskning", "Prior work and implications")),
            ("Hva føyer funnene til, og hvor langt rekker de?", "What do the findings add, and how far do they reach?"),
        ),
        _item(
            *(19, DISCUSSION, ("Begrensninger", "Limitations")),
            ("Hva er studiens begrensninger?", "What are the limitations of the study?"),
            "claims",
        ),
        _item(
            *(20, OTHER, ("Interessekonflikter", "Conflicts of interest")),
            (
                "Har forskerne bindinger, og hvordan er de håndtert?",
                "Do the researchers have interests, and how were they handled?",
            ),
        ),
        _item(
            *(21, OTHER, ("Finansiering", "Funding")),
            ("Hvem betalte, og hadde de innflytelse?", "Who paid, and did they have a say?"),
        ),
    ),
)
"""SRQR's list."""
