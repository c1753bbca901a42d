"""What is said of the claims of a method text."""

NB = {
    "claim_sentence": "Metodeteksten sier",
    "claim_shows": "Studien viser",
    "claim_caption": "Metodeteksten holdt opp mot studien og journalen",
    "claim_alt": (
        "Setninger i metodeteksten, og hva studien viser, under om den støtter dem, motsier dem eller ikke kan si det."
    ),
    "claim_note": (
        "Bare det et program kan kjenne igjen, er tatt med: tall, kodere, samsvar, metning, hvor kodeboka kommer "
        "fra, gjennomgang av temaer, programvare og liknende. At noe ikke står her, betyr ikke at det er riktig."
    ),
    "claim_is_supported": "Støttes av studien",
    "claim_is_contradicted": "Strider mot studien",
    "claim_is_cannot_tell": "Kan ikke avgjøres av studien",
    "claim_coders": "Antall kodere med kodinger i studien: {n}.",
    "claim_groups": "Antall grupper i studien: {n}.",
    "claim_participants": "Antall deltakere i studien: {n}.",
    "claim_documents": "Antall dokumenter i studien: {n}.",
    "claim_sites": "Antall steder i studien: {n}.",
    "claim_codes": "Antall koder i studien: {n}.",
    "claim_themes": "Antall temaer i studien (uten de forkastede): {n}.",
    "claim_value": "Av dem er {n} «{name}».",
    "claim_double": "{n} av {of} dokumenter er kodet av minst to.",
    "claim_blind": "Journalen viser at kodingen var blind.",
    "claim_open": "Journalen viser ingen blind koding: koderne kunne se hverandres kodinger.",
    "claim_folded": "Journalen er foldet bort, så det kan ikke lenger ses.",
    "claim_consensus": "Dokumenter med ferdig konsensus i studien: {n}.",
    "claim_reflexive": (
        "Studien er refleksiv, og samsvar regnes ikke ut uten at noen sier hvorfor («thematic agreement run --reason»)."
    ),
    "claim_no_value": "Samsvaret er ikke definert for disse dokumentene.",
    "claim_agreement": "Alle koder samlet gir: {values}.",
    "claim_by_character": "per tegn",
    "claim_by_turn": "per replikk",
    "claim_by_document": "per dokument",
    "claim_nothing_coded": "Ingenting er kodet i studien.",
    "claim_derived": "Koder laget før den første kodingen: {before}; fra og med den: {after}.",
    "claim_book_before": "En kodebok ble lest inn før noe var kodet.",
    "claim_reviewed": "{n} av {of} temaer er merket som gjennomgått.",
    "claim_saturation": (
        "Journalen sier ikke om metning er vurdert; «thematic saturation» viser hvor mange nye koder hver gruppe gir."
    ),
    "claim_saturation_reflexive": (
        "Studien er refleksiv, og der er metning sjelden et godt mål; journalen sier ikke noe om det."
    ),
    "claim_negative": "Svar om moteksempler i studien: {n}.",
    "claim_coded_here": "Det er kodet i thematic {version}.",
    "claim_coded_elsewhere": "Kodingene er lest inn fra filer; om de er gjort i {program}, kan studien ikke si.",
    "claim_memos": "Notater i studien: {n}.",
}

EN = {
    "claim_sentence": "The method text says",
    "claim_shows": "The study shows",
    "claim_caption": "The method text held against the study and its journal",
    "claim_alt": (
        "Sentences of the method text, and what the study shows, under whether it supports, contradicts or cannot tell."
    ),
    "claim_note": (
        "Only what a program can recognise is here: numbers, coders, agreement, saturation, where the codebook comes "
        "from, review of themes, software and the like. That something is not here does not mean that it is right."
    ),
    "claim_is_supported": "Supported by the study",
    "claim_is_contradicted": "Contradicted by the study",
    "claim_is_cannot_tell": "The study cannot tell",
    "claim_coders": "Coders with codings in the study: {n}.",
    "claim_groups": "Groups in the study: {n}.",
    "claim_participants": "Participants in the study: {n}.",
    "claim_documents": "Documents in the study: {n}.",
    "claim_sites": "Sites in the study: {n}.",
    "claim_codes": "Codes in the study: {n}.",
    "claim_themes": "Themes in the study (without dropped ones): {n}.",
    "claim_value": "{n} of them are “{name}”.",
    "claim_double": "{n} of {of} documents were coded by at least two.",
    "claim_blind": "The journal shows that coding was blind.",
    "claim_open": "The journal shows no blind coding: coders could see each other’s codings.",
    "claim_folded": "The journal was folded away, so this can no longer be seen.",
    "claim_consensus": "Documents with a finished consensus in the study: {n}.",
    "claim_reflexive": (
        "The study is reflexive, and agreement is not computed unless somebody says why (“thematic agreement run "
        "--reason”)."
    ),
    "claim_no_value": "Agreement is undefined for these documents.",
    "claim_agreement": "All codes together give: {values}.",
    "claim_by_character": "by character",
    "claim_by_turn": "by turn",
    "claim_by_document": "by document",
    "claim_nothing_coded": "Nothing is coded in the study.",
    "claim_derived": "Codes made before the first coding: {before}; with or after it: {after}.",
    "claim_book_before": "A codebook was imported before anything was coded.",
    "claim_reviewed": "{n} of {of} themes are marked as reviewed.",
    "claim_saturation": (
        "The journal does not say whether saturation was considered; “thematic saturation” shows how many new codes "
        "each group gives."
    ),
    "claim_saturation_reflexive": (
        "The study is reflexive, where saturation is seldom a good measure; the journal says nothing of it."
    ),
    "claim_negative": "Answers on counter-examples in the study: {n}.",
    "claim_coded_here": "Coding was done in thematic {version}.",
    "claim_coded_elsewhere": (
        "The codings were imported from files; whether they were made in {program}, the study cannot say."
    ),
    "claim_memos": "Memos in the study: {n}.",
}
