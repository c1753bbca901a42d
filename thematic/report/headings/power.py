"""What the prompts of information power say."""

NB = {
    "power_caption": "Informasjonsstyrke i studien",
    "power_alt": "Fem spørsmål om informasjonsstyrke, hva studien kan vise til, og svarene.",
    "power_note": "Etter Malterud, Siersma og Guassora (2016).",
    "power_item": "Del",
    "power_asks": "Spørsmål",
    "power_shows": "Studien viser",
    "power_answer": "Svar",
    "power_open": "ikke besvart",
    "power_aim": "Mål",
    "power_aim_asks": "Hvor avgrenset er målet for studien? Et snevert mål trenger færre deltakere enn et bredt.",
    "power_aim_shows": "Intervjuguiden har {questions} under {themes}.",
    "power_specificity": "Utvalg",
    "power_specificity_asks": (
        "Hvor nær ligger deltakernes erfaringer det studien spør om? Jo nærmere, desto færre trengs."
    ),
    "power_specificity_shows": (
        "{groups} og {participants} på {sites}. Designet har {cells}, hvorav {empty} uten gruppe."
    ),
    "power_theory": "Teori",
    "power_theory_asks": "Bygger studien på etablert teori? Uten teori å støtte seg på trengs flere deltakere.",
    "power_theory_shows": "Kodeboka har {codes}, {defined} med definisjon. Det er skrevet {memos}.",
    "power_dialogue": "Dialog",
    "power_dialogue_asks": "Hvor god er dialogen i gruppene? Sterk dialog gir mye informasjon fra få deltakere.",
    "power_dialogue_shows": (
        "Medianen er {median} deltakerord per gruppe (fra {least} til {most}). Moderator har {share} % av ordene, og "
        "{silent} sier ingenting."
    ),
    "power_dialogue_shows_nothing": "Ingen utskrifter ennå.",
    "power_analysis": "Analyse",
    "power_analysis_asks": (
        "Går analysen i dybden på enkelte tilfeller, eller på tvers av dem? På tvers trengs flere deltakere."
    ),
    "power_analysis_shows": "{coded} av {documents} er kodet, med {passages}. Temakartet har {themes}.",
    "power_question": "spørsmål",
    "power_questions": "spørsmål",
    "power_theme": "tema",
    "power_themes": "temaer",
    "power_cell": "celle",
    "power_cells": "celler",
    "power_code": "kode",
    "power_codes": "koder",
    "power_memo": "analytisk eller metodisk notat",
    "power_memos": "analytiske eller metodiske notater",
    "power_passage": "kodet passasje",
    "power_passages": "kodede passasjer",
}

EN = {
    "power_caption": "Information power of the study",
    "power_alt": "Five questions about information power, what the study can show, and the answers.",
    "power_note": "After Malterud, Siersma and Guassora (2016).",
    "power_item": "Item",
    "power_asks": "Question",
    "power_shows": "The study shows",
    "power_answer": "Answer",
    "power_open": "not answered",
    "power_aim": "Aim",
    "power_aim_asks": "How narrow is the aim of the study? A narrow aim needs fewer participants than a broad one.",
    "power_aim_shows": "The interview guide has {questions} under {themes}.",
    "power_specificity": "Sample",
    "power_specificity_asks": (
        "How close are the participants’ experiences to what the study asks about? The closer, the fewer are needed."
    ),
    "power_specificity_shows": (
        "{groups} and {participants} at {sites}. The design has {cells}, {empty} of them without a group."
    ),
    "power_theory": "Theory",
    "power_theory_asks": "Does the study build on established theory? Without any, more participants are needed.",
    "power_theory_shows": "The codebook has {codes}, {defined} with a definition. There are {memos}.",
    "power_dialogue": "Dialogue",
    "power_dialogue_asks": (
        "How good is the dialogue in the groups? Strong dialogue gives much information from few participants."
    ),
    "power_dialogue_shows": (
        "The median is {median} participant words a group ({least} to {most}). The moderator has {share}% of the "
        "words, and {silent} say nothing."
    ),
    "power_dialogue_shows_nothing": "There are no transcripts yet.",
    "power_analysis": "Analysis",
    "power_analysis_asks": (
        "Does the analysis go into single cases in depth, or across cases? Across cases, more participants are needed."
    ),
    "power_analysis_shows": "{coded} of {documents} are coded, with {passages}. The theme map has {themes}.",
    "power_question": "question",
    "power_questions": "questions",
    "power_theme": "theme",
    "power_themes": "themes",
    "power_cell": "cell",
    "power_cells": "cells",
    "power_code": "code",
    "power_codes": "codes",
    "power_memo": "analytic or method memo",
    "power_memos": "analytic or method memos",
    "power_passage": "coded passage",
    "power_passages": "coded passages",
}
