"""What the chapter of methods and results says, besides its tables."""

NB = {
    "chapter_subtitle": "Metode og resultater",
    "method": "Metode",
    "results": "Resultater",
    "limits": "Begrensninger",
    "appendix_codebook": "Vedlegg: kodeboka",
    "appendix_audit": "Vedlegg: slik ble arbeidet gjort",
    # nouns
    "transcript": "transkripsjon",
    "transcripts": "transkripsjoner",
    "coding_noun": "koding",
    "coding_nouns": "kodinger",
    "code_noun": "kode",
    "code_nouns": "koder",
    "theme_noun": "tema",
    "theme_nouns": "temaer",
    "time": "gang",
    "times": "ganger",
    "question": "spørsmål",
    "questions": "spørsmål",
    "named": "«{name}»",
    # the material
    "method_material": "Materiale",
    "school_codebook": "Analysen er en tematisk analyse med kodebok (Braun og Clarke 2022).",
    "school_reliability": (
        "Analysen er en tematisk analyse der samsvar mellom kodere er en del av metoden (Braun og Clarke 2022)."
    ),
    "school_reflexive": "Analysen er en refleksiv tematisk analyse (Braun og Clarke 2022).",
    "material_documents": "Materialet er {transcripts} fra {groups} på {sites}.",
    "material_no_sites": "Materialet er {transcripts} fra {groups}.",
    "material_none": "Studien har ingen transkripsjoner.",
    "material_people": "Til sammen sier {people} {words} ord; det intervjueren sier, er ikke regnet med.",
    "material_silent": "Av dem sier {n} ingenting.",
    "material_even": "Hver gruppe har {people}.",
    "material_sizes": "Gruppene har fra {low} til {high} deltakere (median {median}).",
    "material_design": (
        "Gruppene er valgt ut etter {attributes}. Tabell {number} viser hvor mange grupper det er av hvert slag."
    ),
    "material_picture": "Figur {number} viser dem sted for sted.",
    "material_asked": "Intervjuguiden har {questions}, og det er notert hvilke som ble stilt i hver gruppe.",
    "material_guide": "Intervjuguiden har {questions}. Det er ikke notert hvilke som ble stilt i hver gruppe.",
    "design_caption": "Gruppene i studien",
    "design_alt": "Antall grupper, steder, deltakere og ord for hvert slag gruppe.",
    "design_words": "Ord",
    "design_whole": "I alt",
    "design_unknown": "ikke kjent",
    # coding
    "method_coding": "Koding",
    "coding_by": "Materialet er kodet av {coders}.",
    "coding_coder": "{name} ({transcripts}, {codings})",
    "coding_none": "Materialet er ikke kodet.",
    "coding_lead": "Der flere har kodet samme transkripsjon, er det kodingen til {name} som teller.",
    "coding_settled": "{transcripts} er gjennomgått i fellesskap; der teller den felles kodingen.",
    "coding_finished": "Av {transcripts} er {n} merket som ferdig kodet.",
    "coding_book_all": "Kodeboka har {codes}, og alle er brukt (versjon {digest}).",
    "coding_book": "Kodeboka har {codes}, og {used} av dem er brukt (versjon {digest}).",
    "coding_snapshots": "Den er lagret underveis som {names}.",
    "coding_unchanged": "Ingen koder er slått sammen eller delt.",
    "coding_changed": "Koder er slått sammen {merged} og delt {split}.",
    "reasons_given": "Begrunnelsene er {reasons}.",
    "reason_times": "«{reason}» ({n})",
    "reasons_missing": "Av endringene er {n} ikke begrunnet.",
    # themes
    "method_themes": "Utvikling av temaene",
    "themes_now": "Studien har {themes}: {statuses}.",
    "themes_alike": "Studien har {themes}, alle {status}.",
    "themes_below": "Av dem er {n} undertemaer.",
    "status_count": "{n} {status}",
    "now_candidate": "kandidat",
    "now_candidates": "kandidater",
    "now_reviewed": "gjennomgått",
    "now_revieweds": "gjennomgått",
    "now_defined": "definert",
    "now_defineds": "definert",
    "themes_dropped": "Forkastede temaer: {n}.",
    "themes_merged": "Temaer er slått sammen {times}.",
    "themes_versions": "Definisjoner er skrevet om {times}.",
    "themes_reviewed": "Av {themes} er {n} lest om igjen mot utdragene og merket som gjennomgått ({names}).",
    "themes_memos": "Det er skrevet {n} notater underveis.",
    "themes_memo": "Det er skrevet ett notat underveis.",
    # comparing
    "method_contrast": "Sammenligning av grupper",
    "contrast_planned": "Sammenligningene følger en plan med {n} tabeller.",
    "contrast_by": "Gruppene er sammenlignet etter {attributes}.",
    "contrast_divided_all": (
        "Kodeboka er delt etter {attribute}: alle de {n} kodene som er brukt i minst {least} grupper, er brukt bare på "
        "én side. Derfor er gruppene sammenlignet innen hver verdi av {attribute}, og ikke kode for kode på tvers."
    ),
    "contrast_divided": (
        "Kodeboka er delt etter {attribute}: av {of} koder som er brukt i minst {least} grupper, er {n} brukt bare på "
        "én side. Derfor er gruppene sammenlignet innen hver verdi av {attribute}, og ikke kode for kode på tvers."
    ),
    "contrast_untold": "Gruppene er ikke sammenlignet, fordi ingen egenskaper ved dem er oppgitt som utvalgskriterier.",
    "contrast_nothing": "Gruppene er ikke sammenlignet, for det er ikke kodet noe å sammenligne.",
    "method_software": "Programvare",
    "software": "Analysen er gjort med thematic {version}. Tallene i kapitlet er regnet ut fra studiefilen.",
    # results
    "overview": "Tabell {number} viser temaene og hvor mange som tar dem opp.",
    "overview_picture": "Figur {number} er et kart over temaene.",
    "overview_caption": "Temaene i studien, og hvor de er tatt opp",
    "overview_note": (
        "Tallene gjelder det deltakerne sier, undertemaer medregnet. En passasje telles én gang, uansett hvor mange "
        "koder den har."
    ),
    "overview_alt": "Temaene, undertemaer rykket inn, med antall grupper, steder, deltakere og kodede passasjer.",
    "passages": "Passasjer",
    "share_of": "{n} av {of}",
    "theme_idea": "Bærende idé.",
    "theme_scope": "Omfang.",
    "theme_is_not": "Avgrensning.",
    "theme_reach": (
        "Temaet er tatt opp i {groups} av {of_groups} grupper, på {sites} av {of_sites} steder og av {participants} av "
        "{of_participants} deltakere. Til sammen er {segments} passasjer kodet."
    ),
    "theme_reach_no_sites": (
        "Temaet er tatt opp i {groups} av {of_groups} grupper og av {participants} av {of_participants} deltakere. "
        "Til sammen er {segments} passasjer kodet."
    ),
    "theme_nothing": "Ingenting er kodet under temaet.",
    "theme_with": "Undertemaene er regnet med.",
    "theme_by": "Fordelt på {attribute}: {sides}.",
    "theme_side": "{n} av {of} grupper med {value}",
    "theme_by_asked": "Fordelingen teller bare grupper der temaet ble spurt om; {groups} tok det opp uspurt.",
    "no_themes": "Studien har ingen temaer å vise.",
    "negative_cases": "Negative tilfeller.",
    "negative_on": "«{label}»: {text}",
    "negative_handled": "Et negativt tilfelle er behandlet.",
    "negative_none_found": "{coder} har lett etter negative tilfeller og ikke funnet noen.",
    "across": "På tvers av temaene",
    "contrast_title": "{theme}: {caption}",
    "pair_intro": "Tabell {number} sammenligner {a} med {b}.",
    "pair_intro_where": "Tabell {number} sammenligner {a} med {b} ({where}).",
    "each_intro": "Tabell {number} sammenligner hver verdi av {by} med de øvrige.",
    "pair_counts": "Av {rows} som noen tok opp, er {counts}.",
    "pair_rest": "Uavklart eller med tynt grunnlag: {n}.",
    "pair_picture": "Figur {number} viser forskjellene med intervaller.",
    "mirror_intro": "Tabell {number} stiller {a} og {b} ved siden av hverandre i de sakene begge kan ta opp.",
    "pair_clear": "{n} merket tydelig",
    "pair_tendency": "{n} tendens",
    "pair_shared": "{n} felles",
    "pair_none": "ingen merket tydelig, tendens eller felles",
    "pair_side": "Oftere i grupper med {value}, størst forskjell først: {rows}.",
    "pair_row": "«{label}» ({n} av {of} mot {m} av {of_other} grupper)",
    # limits
    "limit_selection_lead": "Utvalg.",
    "limit_selection": (
        "Gruppene er valgt ut etter {attributes}. Tallene sier hvor mange av disse gruppene som tok noe opp, og ikke "
        "hvor vanlig det er andre steder."
    ),
    "limit_size_lead": "Antall grupper.",
    "limit_size": "Tabell {number} bygger på {sides}.",
    "limit_sizes": "Tabell {number} bygger hver på {sides}.",
    "side_groups": "{groups} med {value}",
    "limit_reach": (
        "Hvis bare én rad skiller seg ut i en tabell med {rows} rader, må minst {n} av {of} grupper på den ene siden "
        "og ingen av {of_other} på den andre ta den opp for at den skal bli tydelig."
    ),
    "limit_never": "Så få grupper kan ikke gi noen tydelig rad i en tabell med {rows} rader.",
    "limit_fragile_lead": "Rader som hviler på ett sted.",
    "limit_fragile": (
        "Tabell {number} viser radene som ikke lenger er tydelige eller tendenser når ett sted tas ut: {n} av {of}."
    ),
    "fragile_where": "Hvor",
    "fragile_caption": "Rader som ikke holder når ett sted tas ut",
    "fragile_alt": "Radene, tabellen de står i, og stedene som de ikke holder uten.",
    "limit_no_fragile": "Ingen rad i tabellene faller bort når ett sted tas ut.",
    "limit_row": "«{label}» (tabell {number})",
    "limit_chance_lead": "Tilfeldighet.",
    "limit_chance": (
        "Med sidene stokket om får en tabell også rader som ser ut som forskjeller. Først står antall rader i "
        "tabellen, så medianen i omstokkede tabeller, med grensene som 95\N{NO-BREAK SPACE}% av dem ligger mellom: "
        "{tables}."
    ),
    "limit_chance_table": "tabell {number}: {rows}, mot {median} ({low}–{high})",
    "limit_words_lead": "Flere grupper, men ikke oftere.",
    "limit_words": "Tatt opp i flere grupper på den ene siden, men ikke oftere per ord: {rows}.",
    "limit_negative_lead": "Negative tilfeller.",
    "limit_negative": "For {n} av {themes} er det ikke notert om noen har lett etter negative tilfeller: {names}.",
    "limit_negative_all": "Det er ikke notert for noe tema om noen har lett etter negative tilfeller.",
    "limit_undefined_lead": "Temaer uten bærende idé.",
    "limit_undefined": "For {n} av {themes} er ingen bærende idé skrevet ned: {names}.",
    "limit_undefined_all": "Ingen bærende idé er skrevet ned for noen av temaene.",
    "limit_unread_lead": "Lesing.",
    "limit_unread": "Av {transcripts} er {n} ikke merket som lest av noen: {names}.",
    "limit_unread_all": "Ingen av transkripsjonene er merket som lest; studien viser ikke hvem som har lest dem.",
    "limit_uncoded_lead": "Transkripsjoner uten koding.",
    "limit_uncoded": "Av {transcripts} har {n} ingen koding som teller: {names}.",
    "and_more": "{names} og {n} til",
}

EN = {
    "chapter_subtitle": "Methods and results",
    "method": "Methods",
    "results": "Results",
    "limits": "Limitations",
    "appendix_codebook": "Appendix: the codebook",
    "appendix_audit": "Appendix: how the work was done",
    # nouns
    "transcript": "transcript",
    "transcripts": "transcripts",
    "coding_noun": "coding",
    "coding_nouns": "codings",
    "code_noun": "code",
    "code_nouns": "codes",
    "theme_noun": "theme",
    "theme_nouns": "themes",
    "time": "time",
    "times": "times",
    "question": "question",
    "questions": "questions",
    "named": "“{name}”",
    # the material
    "method_material": "Material",
    "school_codebook": "The analysis is a codebook thematic analysis (Braun & Clarke 2022).",
    "school_reliability": "The analysis is a coding reliability thematic analysis (Braun & Clarke 2022).",
    "school_reflexive": "The analysis is a reflexive thematic analysis (Braun & Clarke 2022).",
    "material_documents": "The material is {transcripts} of {groups} at {sites}.",
    "material_no_sites": "The material is {transcripts} of {groups}.",
    "material_none": "The study has no transcripts.",
    "material_people": (
        "Participants’ talk comes to {words} words from {people}; the interviewer’s words are not counted."
    ),
    "material_silent": "Of these, {n} did not say anything.",
    "material_even": "Each group has {people}.",
    "material_sizes": "The groups have from {low} to {high} participants (median {median}).",
    "material_design": (
        "The groups were selected by {attributes}. Table {number} shows how many groups there are of each kind."
    ),
    "material_picture": "Figure {number} shows them site by site.",
    "material_asked": "The interview guide has {questions}, and it was noted which were asked in each group.",
    "material_guide": "The interview guide has {questions}. It was not noted which were asked in each group.",
    "design_caption": "The groups of the study",
    "design_alt": "Numbers of groups, sites, participants and words for each kind of group.",
    "design_words": "Words",
    "design_whole": "In all",
    "design_unknown": "not known",
    # coding
    "method_coding": "Coding",
    "coding_by": "The material was coded by {coders}.",
    "coding_coder": "{name} ({transcripts}, {codings})",
    "coding_none": "The material is not coded.",
    "coding_lead": "Where several people coded the same transcript, {name}’s coding counts.",
    "coding_settled": "{transcripts} were reviewed jointly; there the joint coding counts.",
    "coding_finished": "Marked as fully coded: {n} of {transcripts}.",
    "coding_book_all": "The codebook has {codes}, all of them used (version {digest}).",
    "coding_book": "The codebook has {codes}, of which {used} are used (version {digest}).",
    "coding_snapshots": "It was kept along the way as {names}.",
    "coding_unchanged": "No codes were merged or split.",
    "coding_changed": "Codes were merged {merged} and split {split}.",
    "reasons_given": "The reasons given are {reasons}.",
    "reason_times": "“{reason}” ({n})",
    "reasons_missing": "No reason is given for {n} of the changes.",
    # themes
    "method_themes": "Development of the themes",
    "themes_now": "The study has {themes}: {statuses}.",
    "themes_alike": "The study has {themes}, all {status}.",
    "themes_below": "Of these, {n} are subthemes.",
    "status_count": "{n} {status}",
    "now_candidate": "candidate",
    "now_candidates": "candidates",
    "now_reviewed": "reviewed",
    "now_revieweds": "reviewed",
    "now_defined": "defined",
    "now_defineds": "defined",
    "themes_dropped": "Themes dropped: {n}.",
    "themes_merged": "Themes were merged {times}.",
    "themes_versions": "Definitions were rewritten {times}.",
    "themes_reviewed": "Of {themes}, {n} were read again against their extracts and marked as reviewed ({names}).",
    "themes_memos": "{n} memos were written along the way.",
    "themes_memo": "One memo was written along the way.",
    # comparing
    "method_contrast": "Comparison of groups",
    "contrast_planned": "The comparisons follow a plan of {n} tables.",
    "contrast_by": "The groups are compared by {attributes}.",
    "contrast_divided_all": (
        "The codebook is divided by {attribute}: all {n} codes used in at least {least} groups are used on one side "
        "only. Groups are therefore compared within each value of {attribute}, not code by code across them."
    ),
    "contrast_divided": (
        "The codebook is divided by {attribute}: of {of} codes used in at least {least} groups, {n} are used on one "
        "side only. Groups are therefore compared within each value of {attribute}, not code by code across them."
    ),
    "contrast_untold": "The groups are not compared: none of their attributes is declared as part of the design.",
    "contrast_nothing": "The groups are not compared, because nothing is coded that could be.",
    "method_software": "Software",
    "software": "The analysis was done with thematic {version}. The figures here are computed from the study file.",
    # results
    "overview": "Table {number} shows the themes and how many raised them.",
    "overview_picture": "Figure {number} is a map of the themes.",
    "overview_caption": "The themes of the study, and where they are raised",
    "overview_note": (
        "Counts are of what participants say, subthemes included. A passage counts once, however many codes it has."
    ),
    "overview_alt": "The themes, subthemes indented, with numbers of groups, sites, participants and coded passages.",
    "passages": "Passages",
    "share_of": "{n} of {of}",
    "theme_idea": "Central organising idea.",
    "theme_scope": "Scope.",
    "theme_is_not": "What it is not.",
    "theme_reach": (
        "The theme is raised in {groups} of {of_groups} groups, at {sites} of {of_sites} sites and by {participants} "
        "of {of_participants} participants. In all, {segments} passages are coded."
    ),
    "theme_reach_no_sites": (
        "The theme is raised in {groups} of {of_groups} groups and by {participants} of {of_participants} "
        "participants. In all, {segments} passages are coded."
    ),
    "theme_nothing": "Nothing is coded under the theme.",
    "theme_with": "Subthemes are included.",
    "theme_by": "By {attribute}: {sides}.",
    "theme_side": "{n} of {of} groups with {value}",
    "theme_by_asked": "These figures count only groups where the theme was asked about; {groups} raised it unasked.",
    "no_themes": "The study has no themes to show.",
    "negative_cases": "Negative cases.",
    "negative_on": "“{label}”: {text}",
    "negative_handled": "A negative case was dealt with.",
    "negative_none_found": "{coder} looked for negative cases and found none.",
    "across": "Across the themes",
    "contrast_title": "{theme}: {caption}",
    "pair_intro": "Table {number} compares {a} with {b}.",
    "pair_intro_where": "Table {number} compares {a} with {b} ({where}).",
    "each_intro": "Table {number} compares each value of {by} with the rest.",
    "pair_counts": "Of {rows} that anybody raised: {counts}.",
    "pair_rest": "Unresolved or thin: {n}.",
    "pair_picture": "Figure {number} shows the differences with their intervals.",
    "mirror_intro": "Table {number} sets {a} and {b} side by side on the matters that both can raise.",
    "pair_clear": "{n} labelled clear",
    "pair_tendency": "{n} tendency",
    "pair_shared": "{n} shared",
    "pair_none": "none labelled clear, tendency or shared",
    "pair_side": "More often in groups with {value}, largest difference first: {rows}.",
    "pair_row": "“{label}” ({n} of {of} against {m} of {of_other} groups)",
    # limits
    "limit_selection_lead": "Selection.",
    "limit_selection": (
        "The groups were selected by {attributes}. The figures say how many of these groups raised something, not "
        "how common it is elsewhere."
    ),
    "limit_size_lead": "Number of groups.",
    "limit_size": "Table {number} rests on {sides}.",
    "limit_sizes": "Tables {number} each rest on {sides}.",
    "side_groups": "{groups} with {value}",
    "limit_reach": (
        "If one row alone stands out in a table of {rows} rows, at least {n} of {of} groups on one side and none of "
        "{of_other} on the other must raise it for it to be clear."
    ),
    "limit_never": "So few groups cannot give a clear row in a table of {rows} rows.",
    "limit_fragile_lead": "Rows that rest on one site.",
    "limit_fragile": (
        "Table {number} shows the rows that are no longer clear or a tendency when one site is left out: {n} of {of}."
    ),
    "fragile_where": "Where",
    "fragile_caption": "Rows that do not hold when one site is left out",
    "fragile_alt": "The rows, the table that each stands in, and the sites without which it does not hold.",
    "limit_no_fragile": "No row of the tables is lost when one site is left out.",
    "limit_row": "“{label}” (Table {number})",
    "limit_chance_lead": "Chance.",
    "limit_chance": (
        "With the sides shuffled, a table also gets rows that look like differences. First comes the number of rows "
        "in the table, then the median in shuffled tables, with the bounds that 95% of them lie between: {tables}."
    ),
    "limit_chance_table": "Table {number}: {rows}, against {median} ({low}–{high})",
    "limit_words_lead": "More groups, not more often.",
    "limit_words": "Raised in more groups on one side, but not more often per word: {rows}.",
    "limit_negative_lead": "Negative cases.",
    "limit_negative": "For {n} of {themes} it is not recorded whether negative cases were looked for: {names}.",
    "limit_negative_all": "It is not recorded for any theme whether negative cases were looked for.",
    "limit_undefined_lead": "Themes without a central organising idea.",
    "limit_undefined": "For {n} of {themes} no central organising idea is written down: {names}.",
    "limit_undefined_all": "No central organising idea is written down for any of the themes.",
    "limit_unread_lead": "Reading.",
    "limit_unread": "There is no mark that anybody has read {n} of {transcripts}: {names}.",
    "limit_unread_all": "None of the transcripts is marked as read; the study does not show who has read them.",
    "limit_uncoded_lead": "Transcripts without coding.",
    "limit_uncoded": "There is no coding that counts for {n} of {transcripts}: {names}.",
    "and_more": "{names} and {n} more",
}
