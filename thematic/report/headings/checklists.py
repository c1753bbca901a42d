"""What checklists say besides their items: what the study can show, and how an item stands."""

NB = {
    "checklist": "Sjekkliste",
    "checklist_source": "Punktene er gjengitt med egne ord etter {source}.",
    "checklist_how": (
        "Svar er skrevet av den som står ved dem. Det studien selv viser, er regnet ut eller hentet fra den og står "
        "for seg; det er ikke svar. Ingenting er krysset av automatisk."
    ),
    "checklist_state": "{answered} besvart, {not_applicable} ikke aktuelle, {open} åpne av {n}.",
    "checklist_item": "Punkt",
    "checklist_answer": "Svar",
    "checklist_evidence": "Det studien viser",
    "checklist_open": "Åpent:",
    "checklist_not_applicable": "Ikke aktuelt, fordi:",
    "checklist_answered": "Besvart:",
    "checklist_by": "({coder}, {day})",
    "checklist_suggested": "Kan være uaktuelt:",
    "checklist_computed": "Regnet ut:",
    "checklist_linked": "I studien:",
    "checklist_none": "–",
    "checklist_alt": "Sjekkliste med et punkt i hver rad, svaret på det, og det studien selv viser.",
    "checklist_claims": "Metodeteksten og studien",
    "check_reflexive_saturation": (
        "Metning forutsetter at koder ligger i materialet og kan telles opp; refleksiv tematisk analyse vurderer "
        "heller hvor mye informasjon utvalget gir."
    ),
    "check_reflexive_participants": (
        "I refleksiv tematisk analyse er tolkningen forskerens, og skal ikke godkjennes av deltakerne."
    ),
    "check_reflexive_coders": (
        "I refleksiv tematisk analyse er flere kodere ikke et mål på kvalitet; en enkelt koder er nok."
    ),
    "check_checked": "{n} av {of} transkripsjoner er merket som sjekket mot opptaket.",
    "check_read": "{n} av {of} transkripsjoner er merket som lest.",
    "check_sample_size": "{groups} med {people}, fra {sites}; {documents}.",
    "check_spread": "{name} ({kind}): {values}.",
    "check_sites": "Gruppene er fra {sites}.",
    "check_others": "Talere som verken er deltakere eller intervjuere: {n}.",
    "check_guide": (
        "Spørsmål i guiden: {n}, oppfølgingsspørsmål: {probes}. Det er ført hva som ble spurt om i {logged} av {of} "
        "dokumenter."
    ),
    "check_times": "{n} av {of} transkripsjoner har tider fra et opptak.",
    "check_duration": "{n} av {of} dokumenter har tider: fra {low} til {high} minutter, median {median}.",
    "check_words": "Deltakerne sier {n} ord i alt.",
    "check_coders": "Kodere: {n} (dokumenter av {of}: {coders}).",
    "check_double": "{n} av {of} dokumenter er kodet av minst to.",
    "check_settled": "Dokumenter der uenighet er avgjort i et konsensuslag: {n}.",
    "check_finished": "{n} av {of} dokumenter er merket som kodet til ende.",
    "check_attention": (
        "Kodinger per 1000 ord: median {median}, fra {low} ({lowest}) til {high} ({highest}); "
        "dokumenter uten kodinger: {none}."
    ),
    "check_codes": "Koder: {n}, {top} av dem øverst i treet; nivåer: {depth}; definert: {defined}.",
    "check_derivation": "Koder laget før den første kodingen: {before}; fra og med den: {after}.",
    "check_derivation_none": "Koder laget: {before}. Ingenting er kodet ennå.",
    "check_derivation_folded": "Journalen er foldet bort, så hvilke koder som kom først, kan ikke lenger sies.",
    "check_placed": "{n} av {of} koder står verken under et tema eller parkert; parkert er {parked}.",
    "check_reach": "Av {n} temaer har «{theme}» utdrag fra færrest grupper: {groups}.",
    "check_top": "Temaer der én person står for over halvparten av utdragene: {n}.",
    "check_top_themes": "Temaer der én person står for over halvparten av utdragene: {n} ({themes}).",
    "check_gathered": "Utdrag per tema: {themes}.",
    "check_reviews": "{n} av {of} temaer er merket som gjennomgått{who}.",
    "check_negative": "Svar om moteksempler: {n}, hvorav behandlet {handled} (id {ids}).",
    "check_definitions": "{n} av {of} temaer har en bærende idé.",
    "check_versions": "Versjoner av temadefinisjoner: {n} (id {ids}).",
    "check_snapshots": "Frosne kodebøker: {n}: {names}.",
    "check_approach": "Studien er satt opp som {approach}.",
    "approach_codebook": "kodebokbasert tematisk analyse",
    "approach_reliability": "tematisk analyse med vekt på koderreliabilitet",
    "approach_reflexive": "refleksiv tematisk analyse",
    "check_software": "thematic {version}.",
    "check_quotes": "Deltakere med en id som kan stå ved sitatene: {n}.",
    "check_balance": "{quoted} av {words} ord i teksten står i anførselstegn ({share}\N{NO-BREAK SPACE}%).",
    "check_claims": (
        "Påstander i metodeteksten: {supported} støttes av studien, {contradicted} strider mot den, {untold} kan ikke "
        "avgjøres."
    ),
    "check_saturation": "Kommandoen «thematic saturation» viser hvor mange nye koder hver gruppe gir.",
    "check_returns": "Tilbake til en tidligere fase: {n} («thematic audit»).",
    "check_days": "Dager med arbeid i hver fase: {days}.",
    "check_journal": "Operasjoner som står i journalen: {n} («thematic audit»).",
    "check_memos": "Notater ({kinds}): {n} (id {ids}).",
    "check_memos_analytic": "analytiske",
    "check_memos_method": "metode",
    "check_memos_decision": "beslutning",
    "check_memos_reflexive": "refleksive",
    "check_memos_familiarisation": "familiarisering",
}

EN = {
    "checklist": "Checklist",
    "checklist_source": "The items are given in our own words, after {source}.",
    "checklist_how": (
        "Answers are written by the person who stands by them. What the study itself shows is computed or taken from "
        "it and is kept apart; it is not an answer. Nothing was ticked automatically."
    ),
    "checklist_state": "{answered} answered, {not_applicable} not applicable, {open} open of {n}.",
    "checklist_item": "Item",
    "checklist_answer": "Answer",
    "checklist_evidence": "What the study shows",
    "checklist_open": "Open:",
    "checklist_not_applicable": "Not applicable, because:",
    "checklist_answered": "Answered:",
    "checklist_by": "({coder}, {day})",
    "checklist_suggested": "May not apply:",
    "checklist_computed": "Computed:",
    "checklist_linked": "In the study:",
    "checklist_none": "–",
    "checklist_alt": "Checklist with one item a row, the answer to it, and what the study itself shows.",
    "checklist_claims": "The method text and the study",
    "check_reflexive_saturation": (
        "Saturation assumes that codes lie in the data and can be counted until there are no more; reflexive "
        "thematic analysis asks instead how much information the sample holds."
    ),
    "check_reflexive_participants": (
        "In reflexive thematic analysis the interpretation is the researcher’s, and is not for participants to approve."
    ),
    "check_reflexive_coders": (
        "In reflexive thematic analysis several coders are not a measure of quality; a single coder is enough."
    ),
    "check_checked": "{n} of {of} transcripts are marked as checked against the recording.",
    "check_read": "{n} of {of} transcripts are marked as read.",
    "check_sample_size": "{groups} with {people}, from {sites}; {documents}.",
    "check_spread": "{name} ({kind}): {values}.",
    "check_sites": "The groups are from {sites}.",
    "check_others": "Speakers who are neither participants nor interviewers: {n}.",
    "check_guide": (
        "Questions in the guide: {n}, probes: {probes}. What was asked is logged for {logged} of {of} documents."
    ),
    "check_times": "{n} of {of} transcripts have times from a recording.",
    "check_duration": "{n} of {of} documents have times: from {low} to {high} minutes, median {median}.",
    "check_words": "Participants say {n} words in all.",
    "check_coders": "Coders: {n} (documents of {of}: {coders}).",
    "check_double": "{n} of {of} documents were coded by at least two.",
    "check_settled": "Documents where disagreement was settled in a consensus layer: {n}.",
    "check_finished": "{n} of {of} documents are marked as fully coded.",
    "check_attention": (
        "Codings per 1,000 words: median {median}, from {low} ({lowest}) to {high} ({highest}); documents without "
        "codings: {none}."
    ),
    "check_codes": "Codes: {n}, {top} of them at the top of the tree; levels: {depth}; defined: {defined}.",
    "check_derivation": "Codes made before the first coding: {before}; with or after it: {after}.",
    "check_derivation_none": "Codes made: {before}. Nothing is coded yet.",
    "check_derivation_folded": "The journal was folded away, so it can no longer be said which codes came first.",
    "check_placed": "{n} of {of} codes are neither under a theme nor parked; {parked} are parked.",
    "check_reach": "Of {n} themes, “{theme}” has extracts from the fewest groups: {groups}.",
    "check_top": "Themes in which one person gives more than half of the extracts: {n}.",
    "check_top_themes": "Themes in which one person gives more than half of the extracts: {n} ({themes}).",
    "check_gathered": "Extracts by theme: {themes}.",
    "check_reviews": "{n} of {of} themes are marked as reviewed{who}.",
    "check_negative": "Answers on counter-examples: {n}, of which handled {handled} (id {ids}).",
    "check_definitions": "{n} of {of} themes have a central idea.",
    "check_versions": "Versions of themes’ definitions: {n} (id {ids}).",
    "check_snapshots": "Frozen codebooks: {n}: {names}.",
    "check_approach": "The study is set up as {approach}.",
    "approach_codebook": "codebook thematic analysis",
    "approach_reliability": "coding reliability thematic analysis",
    "approach_reflexive": "reflexive thematic analysis",
    "check_software": "thematic {version}.",
    "check_quotes": "Participants with an id that can stand with their quotes: {n}.",
    "check_balance": "{quoted} of {words} words of the text are in quotation marks ({share}%).",
    "check_claims": (
        "Claims of the method text: {supported} are supported by the study, {contradicted} contradicted, {untold} "
        "cannot be decided."
    ),
    "check_saturation": "The command “thematic saturation” shows how many new codes each group gives.",
    "check_returns": "Returns to an earlier phase: {n} (“thematic audit”).",
    "check_days": "Days with work in each phase: {days}.",
    "check_journal": "Operations that stand in the journal: {n} (“thematic audit”).",
    "check_memos": "Memos ({kinds}): {n} (id {ids}).",
    "check_memos_analytic": "analytic",
    "check_memos_method": "method",
    "check_memos_decision": "decision",
    "check_memos_reflexive": "reflexive",
    "check_memos_familiarisation": "familiarisation",
}
