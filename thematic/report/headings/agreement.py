"""What the chapter on inter-coder agreement says."""

NB = {
    "agreement": "Samsvar mellom kodere",
    "agreed_alpha": "Alfa (95 %-intervall)",
    "agreed_percent": "Andel likt kodet",
    "agreed_f1": "F1",
    "agreed_prevalence": "Kodet andel",
    "agreed_caption": "Samsvar mellom {coders}, kode for kode",
    "agreed_alt": "Kodene med Krippendorffs alfa og intervall, andel likt kodet, F1 og hver koders kodede andel.",
    "agreed_note": (
        "Andelen likt kodet er ikke korrigert for tilfeldighet og er høy for sjeldne koder. F1 ser bort fra det som"
        " ingen kodet. Vanlige grenser for alfa er 0,800 og 0,667 (Krippendorff 2019); sammenlign med"
        " intervallets nedre ende."
        " Intervallet mangler der koden er så sjelden at for mange trekninger ikke gir noen alfa."
        " Kodet andel er hvor mye av materialet hver koder har gitt koden."
    ),
    "agreed_all": "Alle koder samlet",
    "agreed_undefined": "ikke definert",
    "agreed_reason": "Hvorfor tall.",
    "agreed_coders": "Kodere.",
    "agreed_people": "{n} kodere: {names}.",
    "agreed_lead": "Der flere har kodet samme dokument, er det kodingen til {name} som teller i sammenligninger.",
    "agreed_material": "Materiale.",
    "agreed_documents": "{n} av {documents} ({share}\N{NO-BREAK SPACE}%) er kodet av minst to kodere.",
    "agreed_drawn": "{n} av {of} dokumenter ble trukket tilfeldig av programmet{strata} (frø {seed}).",
    "agreed_strata": ", lagdelt etter {names}",
    "agreed_was_blind": (
        "Kodingen er blind: programmet viser ikke andres koding av et dokument før koderen er ferdig med det."
    ),
    "agreed_missing": "{what} er ikke oppgitt i studien.",
    "agreed_not_told": "{what} er ikke oppgitt i studien (skriv et metodenotat som begynner med «{topic}:»).",
    "agreed_topic_training": "Opplæring av koderne",
    "agreed_topic_sampling": "Utvalget av dokumenter",
    "agreed_topic_blind": "Om koderne så hverandres koding,",
    "agreed_topic_adjudication": "Regelen for å avgjøre uenighet",
    "agreed_codebook": "Kodebok.",
    "agreed_codes": "{codes}, versjon {digest}.",
    "agreed_unused": "{n} av dem ble ikke brukt av noen av koderne i disse dokumentene.",
    "agreed_how": "Mål.",
    "agreed_by_character": "Enheten er tegnet, så grensene for det som er kodet, teller med.",
    "agreed_by_sentence": "Enheten er setningen: kodet når minst ett tegn i den er det.",
    "agreed_by_turn": "Enheten er ytringen: kodet når minst ett tegn i den er det.",
    "agreed_by_document": "Enheten er dokumentet: kodet når noe i det er det.",
    "agreed_why": (
        "Krippendorffs alfa for hver kode (brukt eller ikke) tåler flere kodere og manglende koding; et dokument som en"
        " koder ikke har fått, mangler, mens et som koderen lot stå tomt, teller som tomt."
        " Den samlede alfaen regner enhetene til alle kodene under ett."
    ),
    "agreed_ci_bootstrap": (
        "Intervallene er 95 % bootstrapintervaller over dokumenter (1\N{NO-BREAK SPACE}000 trekninger, frø {seed})."
    ),
    "agreed_ci_jackknife": "Intervallene er 95 % jackknifeintervaller over dokumenter.",
    "agreed_ci_none": "Intervaller er ikke regnet ut.",
    "agreed_ci_few": "Intervaller er ikke regnet ut: de trekkes over dokumenter og trenger minst {least}.",
    "agreed_result": "Resultat.",
    "agreed_pooled": "Alfa for alle koder samlet: {value}.",
    "agreed_one": "Alfa: {value}.",
    "agreed_range": "Alfa for {codes} går fra {low} til {high}, med median {median}.",
    "agreed_undefined_codes": "Ikke definert for {n}: {names}.",
    "agreed_is_no_variation": "ingen variasjon",
    "agreed_is_no_overlap": "ingen felles dokumenter",
    "agreed_is_single_coder": "bare én koder",
    "agreed_discussion": "Før og etter drøfting.",
    "agreed_layer_independent": "Tallene gjelder den uavhengige kodingen, før drøfting.",
    "agreed_layer_consensus": "Tallene gjelder kodingen etter drøfting, og sier ikke noe om uavhengig samsvar.",
    "agreed_settled": "Uenigheten i {documents} er senere avgjort (konsensus); avgjørelsene er ikke med i tallene.",
    "agreed_software": "Program.",
    "agreed_see": "Tabell {number} viser kodene hver for seg.",
    "appendix_agreement": "Vedlegg: samsvar kode for kode",
}

EN = {
    "agreement": "Inter-coder agreement",
    "agreed_alpha": "Alpha (95% interval)",
    "agreed_percent": "Share agreed",
    "agreed_f1": "F1",
    "agreed_prevalence": "Share coded",
    "agreed_caption": "Agreement between {coders}, code by code",
    "agreed_alt": "The codes with Krippendorff's alpha and interval, share alike, F1 and each coder's share coded.",
    "agreed_note": (
        "The share alike is not corrected for chance, and is high for rare codes. F1 leaves out what nobody coded."
        " Customary bounds for alpha are 0.800 and 0.667 (Krippendorff 2019); compare them with the lower"
        " end of the interval."
        " An interval is missing where a code is so rare that too many draws give no alpha."
        " Share coded is how much of the material each coder gave the code."
    ),
    "agreed_all": "All codes together",
    "agreed_undefined": "undefined",
    "agreed_reason": "Why numbers.",
    "agreed_coders": "Coders.",
    "agreed_people": "{n} coders: {names}.",
    "agreed_lead": "Where several people coded a document, {name}’s coding counts in comparisons.",
    "agreed_material": "Material.",
    "agreed_documents": "{n} of {documents} ({share}%) were coded by at least two coders.",
    "agreed_drawn": "{n} of {of} documents were drawn at random by the software{strata} (seed {seed}).",
    "agreed_strata": ", stratified by {names}",
    "agreed_was_blind": (
        "Coding is blind: the software hides others’ coding of a document until the coder has finished it."
    ),
    "agreed_missing": "{what} is not recorded in the study.",
    "agreed_not_told": "{what} is not recorded in the study (write a method memo that begins with “{topic}:”).",
    "agreed_topic_training": "The training of the coders",
    "agreed_topic_sampling": "How the documents were sampled",
    "agreed_topic_blind": "Whether the coders saw each other’s coding",
    "agreed_topic_adjudication": "The rule for settling differences",
    "agreed_codebook": "Codebook.",
    "agreed_codes": "{codes}, version {digest}.",
    "agreed_unused": "{n} of them were not used by any of the coders in these documents.",
    "agreed_how": "Measures.",
    "agreed_by_character": "The unit is the character, so where a coding begins and ends matters.",
    "agreed_by_sentence": "The unit is the sentence, which counts as coded when at least one character of it is.",
    "agreed_by_turn": "The unit is the turn, which counts as coded when at least one character of it is.",
    "agreed_by_document": "The unit is the document, which counts as coded when anything in it is.",
    "agreed_why": (
        "Krippendorff’s alpha for each code (applied or not) allows for several coders and missing coding: a "
        "document that a coder was not given is missing, and one that a coder left blank counts as blank. Alpha for "
        "all codes together pools their units."
    ),
    "agreed_ci_bootstrap": "Intervals are 95% bootstrap intervals over documents (1,000 draws, seed {seed}).",
    "agreed_ci_jackknife": "Intervals are 95% jackknife intervals over documents.",
    "agreed_ci_none": "Intervals were not computed.",
    "agreed_ci_few": "Intervals were not computed: they are drawn over documents and need at least {least}.",
    "agreed_result": "Result.",
    "agreed_pooled": "Alpha for all codes together: {value}.",
    "agreed_one": "Alpha: {value}.",
    "agreed_range": "Alpha for {codes} ranges from {low} to {high}, with a median of {median}.",
    "agreed_undefined_codes": "Undefined for {n}: {names}.",
    "agreed_is_no_variation": "no variation",
    "agreed_is_no_overlap": "no common documents",
    "agreed_is_single_coder": "one coder only",
    "agreed_discussion": "Before and after discussion.",
    "agreed_layer_independent": "The figures are for the independent coding, before discussion.",
    "agreed_layer_consensus": (
        "The figures are for the coding after discussion, and say nothing about independent agreement."
    ),
    "agreed_settled": "Differences in {documents} have since been settled (consensus); that is not in the figures.",
    "agreed_software": "Software.",
    "agreed_see": "Table {number} shows the codes one by one.",
    "appendix_agreement": "Appendix: agreement code by code",
}
