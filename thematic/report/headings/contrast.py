"""What contrast tables and the notes under them say."""

NB = {
    # contrast tables
    "talks_more": "{value} – snakker oftere om",
    "both_talk": "Tatt opp på begge sider",
    "all_talk": "Tatt opp på alle sider",
    "nothing": "Ingen rader skiller seg ut.",
    "contrast_caption": "Hva som oftere tas opp, etter {by}",
    "where": "{caption} ({where})",
    "contrast_alt": (
        "Tabell med én kolonne for hver side: {sides}. Punktene i en kolonne er temaer som er tatt opp i flere "
        "{units} på den siden enn på den andre."
    ),
    "contrast_alt_both": "Nederst står det som er tatt opp på begge sider.",
    "clear": "tydelig",
    "tendency": "tendens",
    "shared": "felles",
    "unresolved": "uavklart",
    "thin": "tynt grunnlag",
    "counts": "{a} av {of_a} mot {b} av {of_b} {units} ({places})",
    "counts_both": "{a} av {of_a} og {b} av {of_b} {units} ({places})",
    "difference": "differanse {difference} (95\N{NO-BREAK SPACE}%-intervall {low} til {high})",
    "range": "{low}\N{NO-BREAK SPACE}til\N{NO-BREAK SPACE}{high}",
    "fragile": "faller bort uten {sites}",
    "not_per_word": "tatt opp i flere {units}, ikke oftere per ord",
    "opening": "«",
    "closing": "»",
    "counter_example": "Moteksempel:",
    "counter_elsewhere": "Moteksempel: sitert under et annet punkt",
    "no_counter_example": "Ingen moteksempler kodet",
    "looked_for": "Moteksempler: lett etter, ingen funnet",
    "handled": "Vurdert moteksempel:",
    "joins": "Samler:",
    # notes under contrast tables, with a letter
    "marked_tendency": "Tendens; forskjeller uten bokstaven er tydelige.",
    "marked_not_per_word": "Tatt opp i flere {units}, men ikke oftere per ord.",
    "marked_fragile": "Ikke lenger tydelig eller tendens når ett av stedene tas ut.",
    "marked_child": "Underpunkt som ikke skiller sidene alene.",
    # notes under contrast tables, without
    "chosen": (
        "{Units} er valgt ut etter {by}, altså etter det som sammenlignes, og tallene sier derfor ikke noe om årsaker."
    ),
    "no_cause": "Tallene viser hvem som snakker om hva, ikke hva som er årsak til hva.",
    "denominators": "Tallene gjelder {units}, ikke ytringer: {sides}; {places}.",
    "side_units": "{value} {n}",
    "asked": "Nevneren teller bare {units} der temaet ble spurt om.",
    "unasked": "Noen {units} tok opp temaer uten å være spurt; de er regnet for seg og er ikke med i tallene her.",
    "thresholds": (
        "Grenser: minst {groups}, {sites} og {speakers}; tendens: differanse ≥\N{NO-BREAK SPACE}{difference}, "
        "posterior ≥\N{NO-BREAK SPACE}{posterior}, mid-p ≤\N{NO-BREAK SPACE}{mid_p}; tydelig: også q "
        "≤\N{NO-BREAK SPACE}{q}; begge sider: andeler ≥\N{NO-BREAK SPACE}{both}, P(differanse "
        "<\N{NO-BREAK SPACE}{margin}) ≥\N{NO-BREAK SPACE}{alike}."
    ),
    "chance": (
        "Tilfeldighet: {rows} er merket tydelig eller tendens; når {by} stokkes om innen {strata}, gir {as_many} av "
        "{shuffles} minst så mange (median {median}, 95\N{NO-BREAK SPACE}% mellom {low} og {high})."
    ),
    "no_chance": "Hva tilfeldigheter alene ville gitt, er ikke regnet ut.",
    "see_appendix": "Øvrige rader og alle tall: tabell {number}.",
    "thresholds_lead": "Grenser.",
    "read_columns_lead": "Kolonner.",
    "read_columns": (
        "En kolonne viser hva som er tatt opp i flere {units} på den ene siden enn på den andre. Det er {units} som "
        "telles: hver av dem teller høyst én gang i en rad, uansett hvor ofte temaet nevnes. Det intervjueren sier, "
        "teller ikke."
    ),
    "read_labels_lead": "Tydelig og tendens.",
    "read_labels": (
        "En rad er en tendens når andelene på de to sidene er så ulike, og retningen så sikker, at grensene under "
        "tabellen er nådd. Den er tydelig når den i tillegg tåler korreksjonen for hvor mange rader som er prøvd. "
        "Tydelige rader står øverst. Posterior er sannsynligheten for retningen (prior Beta(½, ½) på hver side), "
        "mid-p kommer fra en tosidig eksakt permutasjonstest innen strata, og q er mid-p justert etter Benjamini og "
        "Hochberg."
    ),
    "read_both_lead": "Tatt opp på begge sider.",
    "read_both": (
        "Her står det som mange tok opp på hver side, og der andelene trolig ligger nær hverandre. Intervallet viser "
        "hvor stor forskjellen likevel kan være."
    ),
    "read_fragile_lead": "Faller bort uten.",
    "read_fragile": "Raden ville ikke lenger vært tydelig eller en tendens om ett av de nevnte stedene ble tatt ut.",
    "read_quotes_lead": "Sitater.",
    "read_quotes": (
        "Sitatene er ordrette, med deltakerens id; […] viser at noe er utelatt. Et moteksempel er en ytring fra den "
        "andre siden med samme kode. «Ingen moteksempler kodet» betyr at kodingen ikke har noen; «lett etter, ingen "
        "funnet» står bare der noen har notert at de har lett. Et vurdert moteksempel er et som noen har tatt stilling "
        "til, med begrunnelsen til slutt."
    ),
    "read_chance_lead": "Tilfeldighet.",
    "read_chance": (
        "Hele analysen er gjentatt med sidene stokket om mellom {units} i samme stratum. Under tabellen står det "
        "hvor mange omstokkinger som gir minst like mange rader. Den virkelige inndelingen og speilbildet av den er "
        "med blant omstokkingene, men ikke i medianen og spennet. Ingenting er trukket fra."
    ),
    "read_rest_lead": "Det som ikke står her.",
    "read_rest": (
        "Rader som er uavklart eller har tynt grunnlag, står i vedlegget sammen med alle tall. At noe ikke står i en "
        "kolonne, betyr ikke at det er likt på begge sider."
    ),
    "read_cause_lead": "Årsaker.",
    "read_cause": "Tabellene viser hvem som snakker om hva. De kan ikke vise hva som er årsak og hva som er virkning.",
}

EN = {
    # contrast tables
    "talks_more": "{value} – talk more often about",
    "both_talk": "Raised on both sides",
    "all_talk": "Raised on all sides",
    "nothing": "No row stands out.",
    "contrast_caption": "What is raised more often, by {by}",
    "where": "{caption} ({where})",
    "contrast_alt": (
        "Table with one column for each side: {sides}. The points in a column were raised in more {units} on that "
        "side than on the other."
    ),
    "contrast_alt_both": "At the bottom is what was raised on both sides.",
    "clear": "clear",
    "tendency": "tendency",
    "shared": "shared",
    "unresolved": "unresolved",
    "thin": "thin",
    "counts": "{a} of {of_a} against {b} of {of_b} {units} ({places})",
    "counts_both": "{a} of {of_a} and {b} of {of_b} {units} ({places})",
    "difference": "difference {difference} (95% interval {low} to {high})",
    "range": "{low}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{high}",
    "fragile": "does not hold without {sites}",
    "not_per_word": "raised in more {units}, not more per word",
    "opening": "“",
    "closing": "”",
    "counter_example": "Counter-example:",
    "counter_elsewhere": "Counter-example: quoted under another point",
    "no_counter_example": "No counter-example coded",
    "looked_for": "Counter-examples: looked for, none found",
    "handled": "Counter-example considered:",
    "joins": "Joins:",
    # notes under contrast tables, with a letter
    "marked_tendency": "Tendency; differences without this letter are clear.",
    "marked_not_per_word": "Raised in more {units}, but not more per word.",
    "marked_fragile": "No longer clear or a tendency when one of the sites is left out.",
    "marked_child": "Sub-point that does not tell the sides apart on its own.",
    # notes under contrast tables, without
    "chosen": "{Units} were selected by {by}, which is what is compared, so the figures say nothing about causes.",
    "no_cause": "The figures show who talks about what, not what causes what.",
    "denominators": "Counts are of {units}, not of mentions: {sides}; {places}.",
    "side_units": "{value} {n}",
    "asked": "The denominator counts only {units} where the topic was asked about.",
    "unasked": "Some {units} raised topics without being asked; they are counted apart and left out here.",
    "thresholds": (
        "Thresholds: at least {groups}, {sites} and {speakers}; tendency: difference "
        "≥\N{NO-BREAK SPACE}{difference}, posterior ≥\N{NO-BREAK SPACE}{posterior}, mid-p "
        "≤\N{NO-BREAK SPACE}{mid_p}; clear: also q ≤\N{NO-BREAK SPACE}{q}; both sides: shares "
        "≥\N{NO-BREAK SPACE}{both}, P(difference <\N{NO-BREAK SPACE}{margin}) ≥\N{NO-BREAK SPACE}{alike}."
    ),
    "chance": (
        "Chance: {rows} labelled clear or tendency; with {by} shuffled within {strata}, {as_many} of {shuffles} give "
        "at least as many (median {median}, 95% between {low} and {high})."
    ),
    "no_chance": "What chance alone would give has not been calculated.",
    "see_appendix": "Other rows and all figures: Table {number}.",
    "thresholds_lead": "Thresholds.",
    "read_columns_lead": "Columns.",
    "read_columns": (
        "A column shows what was raised in more {units} on one side than on the other. What is counted is {units}: "
        "each counts at most once in a row, however often the topic is mentioned. What the interviewer says does not "
        "count."
    ),
    "read_labels_lead": "Clear and tendency.",
    "read_labels": (
        "A row is a tendency when the shares on the two sides differ enough, and the direction is certain enough, to "
        "meet the thresholds under the table. It is clear when it also survives the correction for the number of "
        "rows tested. Clear rows come first. Posterior is the probability of the direction (prior Beta(½, ½) on each "
        "side), mid-p comes from a two-sided exact permutation test within strata, and q is mid-p adjusted by the "
        "Benjamini–Hochberg procedure."
    ),
    "read_both_lead": "Raised on both sides.",
    "read_both": (
        "These are points that many raised on each side and where the shares are probably close. The interval shows "
        "how large the difference may still be."
    ),
    "read_fragile_lead": "Does not hold without.",
    "read_fragile": "The row would no longer be clear or a tendency if one of the sites named were left out.",
    "read_quotes_lead": "Quotes.",
    "read_quotes": (
        "Quotes are verbatim, with the participant’s id; […] shows that something is left out. A counter-example is "
        "something said on the other side under the same code. “No counter-example coded” means that the coding "
        "holds none; “looked for, none found” appears only where somebody noted having looked. A counter-example "
        "considered is one that somebody has weighed, with their reasoning at the end."
    ),
    "read_chance_lead": "Chance.",
    "read_chance": (
        "The whole analysis was repeated with the sides shuffled among {units} of the same stratum. The note under "
        "the table says how many shuffles give at least as many rows. The actual division and its mirror image are "
        "among the shuffles, but not in the median and the range. Nothing is subtracted."
    ),
    "read_rest_lead": "What is not here.",
    "read_rest": (
        "Rows that are unresolved or thin are in the appendix, with all figures. That something is in no column does "
        "not mean that it is the same on both sides."
    ),
    "read_cause_lead": "Causes.",
    "read_cause": "The tables show who talks about what. They cannot show what is cause and what is effect.",
}
