"""The fifteen points of a good thematic analysis, in our words.

Braun, V. & Clarke, V. (2006). Using thematic analysis in psychology. Qualitative Research in Psychology 3, 77-101.
What numbers can show stands with points 2 to 5 and 10; 6 to 9 are for people to judge, whatever the figures.
"""

from thematic.report.checklists.item import Checklist, Item

TRANSCRIPTION = ("Transkripsjon", "Transcription")
CODING = ("Koding", "Coding")
ANALYSIS = ("Analyse", "Analysis")
OVERALL = ("Helheten", "Overall")
REPORT = ("Rapporten", "Written report")

BRAUN_CLARKE = Checklist(
    "braun-clarke",
    ("Femten kjennetegn på god tematisk analyse", "Fifteen points of a good thematic analysis"),
    "Braun & Clarke (2006)",
    (
        Item(
            "1",
            TRANSCRIPTION,
            ("Utskriftene er sjekket", "Transcripts checked"),
            (
                "Er opptakene skrevet ut så nøyaktig som analysen trenger, og er utskriftene sjekket mot lyden?",
                "Are the recordings transcribed in the detail the analysis needs, and checked against the sound?",
            ),
            ("checked", "read"),
        ),
        Item(
            "2",
            CODING,
            ("Lik oppmerksomhet til alt materiale", "Equal attention to all data"),
            (
                "Har hvert dokument fått like mye oppmerksomhet i kodingen?",
                "Did every document get the same attention in coding?",
            ),
            ("attention", "finished"),
        ),
        Item(
            "3",
            CODING,
            ("Temaer bygger på hele materialet", "Themes rest on all of the data"),
            (
                "Er temaene bygd på en grundig koding av alt, og ikke på noen få slående eksempler?",
                "Do the themes rest on thorough coding of everything, and not on a few striking examples?",
            ),
            ("reach", "codes"),
        ),
        Item(
            "4",
            CODING,
            ("Utdragene er samlet per tema", "Extracts gathered for each theme"),
            ("Er alle utdrag som hører til et tema, samlet?", "Are all extracts that belong to a theme gathered?"),
            ("gathered", "placed"),
        ),
        Item(
            "5",
            CODING,
            ("Temaene er prøvd mot hverandre og mot materialet", "Themes checked against each other and the data"),
            (
                "Er temaene holdt opp mot hverandre og mot hele datasettet?",
                "Were the themes held against each other and against the whole data set?",
            ),
            ("reviews", "negative", "returns"),
        ),
        Item(
            "6",
            CODING,
            ("Temaene henger sammen og skiller seg fra hverandre", "Themes cohere and are distinct"),
            (
                "Henger hvert tema sammen innad, og er det klart hva som skiller det fra de andre?",
                "Does each theme hang together, and is it clear what sets it apart from the others?",
            ),
            ("definitions",),
        ),
        Item(
            "7",
            ANALYSIS,
            ("Analysert, ikke bare beskrevet", "Analysed, not only described"),
            (
                "Er materialet tolket og forklart, og ikke bare gjengitt?",
                "Is the material interpreted and explained, and not only retold?",
            ),
            ("memos",),
        ),
        Item(
            "8",
            ANALYSIS,
            ("Sitatene viser det som påstås", "Extracts show what is claimed"),
            ("Viser hvert sitat det teksten påstår?", "Does every extract show what the text claims?"),
        ),
        Item(
            "9",
            ANALYSIS,
            ("En overbevisende fortelling", "A convincing story"),
            (
                "Gir analysen en overbevisende og ordnet fortelling om materialet og emnet?",
                "Does the analysis tell a convincing, well-ordered story of the material and the topic?",
            ),
        ),
        Item(
            "10",
            ANALYSIS,
            ("Balanse mellom analyse og sitater", "Balance of analysis and extracts"),
            (
                "Er det god balanse mellom det forfatteren sier, og det deltakerne sier?",
                "Is there a good balance between what the author says and what participants say?",
            ),
            ("balance",),
        ),
        Item(
            "11",
            OVERALL,
            ("Nok tid til alle faser", "Enough time for every phase"),
            (
                "Fikk hver fase den tiden den trengte, uten å bli hastet gjennom?",
                "Did every phase get the time it needed, without haste?",
            ),
            ("days",),
        ),
        Item(
            "12",
            REPORT,
            ("Tilnærming og antakelser er gjort rede for", "Approach and assumptions are explained"),
            (
                "Sier rapporten hvilken form for tematisk analyse dette er, og hva den bygger på?",
                "Does the report say which kind of thematic analysis this is, and what it rests on?",
            ),
            ("approach", "method_memos"),
        ),
        Item(
            "13",
            REPORT,
            ("Det som er gjort, er det som står", "What was done is what is said"),
            (
                "Stemmer metodeteksten med det som faktisk er gjort?",
                "Does the method text agree with what was in fact done?",
            ),
            ("claims", "journal"),
        ),
        Item(
            "14",
            REPORT,
            ("Språket passer til ståstedet", "The language fits the position"),
            (
                "Passer ord og begreper i rapporten til studiens syn på kunnskap?",
                "Do the words and concepts of the report fit the study’s view of knowledge?",
            ),
            ("approach",),
        ),
        Item(
            "15",
            REPORT,
            ("Forskeren er til stede i teksten", "The researcher is present in the text"),
            (
                "Framgår det at forskeren har laget temaene, og at de ikke bare dukket opp?",
                "Is it plain that the researcher made the themes, and that they did not just appear?",
            ),
            ("reflexive_memos",),
        ),
    ),
)
"""Braun and Clarke's list."""
