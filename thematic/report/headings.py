"""What tables and reports say, in Norwegian Bokmål and in English: one dictionary each, with equal keys."""

from collections.abc import Mapping

NB: Mapping[str, str] = {
    # nouns, one and many: the plural's key is the singular's and an s
    "group": "gruppe",
    "groups": "grupper",
    "participant": "deltaker",
    "participants": "deltakere",
    "document": "dokument",
    "documents": "dokumenter",
    "groups_the": "gruppene",
    "participants_the": "deltakerne",
    "documents_the": "dokumentene",
    "site": "sted",
    "sites": "steder",
    "row": "rad",
    "rows": "rader",
    "shuffles_all": "alle {n} omstokkinger",
    "shuffles_some": "{n} tilfeldige omstokkinger",
    "and": "og",
    "or": "eller",
    "rest": "øvrige",
    "both": "begge",
    # the page
    "table": "Tabell",
    "page": "Side",
    "of": "av",
    "note": "Merknad.",
    "untitled": "Uten tittel",
    "contrast_tables": "Kontrasttabeller",
    "tables": "Tabeller",
    "appendix": "Vedlegg: alle rader og tall",
    "appendix_letter": "V",
    "themes": "Temaer",
    "codebook": "Kodebok",
    # contrast tables
    "talks_more": "{value} – snakker oftere om",
    "both_talk": "Tatt opp på begge sider",
    "all_talk": "Tatt opp på alle sider",
    "nothing": "Ingen rader skiller seg ut.",
    "contrast_caption": "Hva det snakkes oftest om, etter {by}",
    "where": "{caption} ({where})",
    "contrast_alt": (
        "Tabell med én kolonne for hver side: {sides}. Punktene i en kolonne er temaer som er tatt opp i "
        "flere {units} på den siden enn på den andre."
    ),
    "contrast_alt_both": "Nederst står det som er tatt opp på begge sider.",
    "clear": "tydelig",
    "tendency": "tendens",
    "shared": "felles",
    "unresolved": "uavklart",
    "thin": "tynt grunnlag",
    "counts": "{a} av {of_a} mot {b} av {of_b} {units} ({places})",
    "counts_both": "{a} av {of_a} og {b} av {of_b} {units} ({places})",
    "difference": "differanse {difference} (95 % intervall {low} til {high})",
    "range": "{low} til {high}",
    "fragile": "faller bort uten {sites}",
    "not_per_word": "tatt opp i flere {units}, ikke oftere per ord",
    "opening": "«",
    "closing": "»",
    "counter_example": "Moteksempel:",
    "counter_elsewhere": "Moteksempel: sitert under et annet punkt",
    "no_counter_example": "Ingen moteksempler kodet",
    "looked_for": "Moteksempler: lett etter, ingen funnet",
    # notes under contrast tables, with a letter
    "marked_tendency": "Tendens; forskjeller uten bokstaven er tydelige.",
    "marked_not_per_word": "Tatt opp i flere {units}, men ikke oftere per ord.",
    "marked_fragile": "Ikke lenger tydelig eller tendens når ett av stedene tas ut.",
    "marked_child": "Underpunkt som ikke skiller sidene alene.",
    # notes under contrast tables, without
    "chosen": "{Units} er valgt ut etter det utfallet som sammenlignes ({by}).",
    "no_cause": "Tabellen viser hvem som snakker om hva, ikke hva som er årsak til hva.",
    "denominators": "Det er {units} som telles, ikke ytringer ({sides}; {places}).",
    "side_units": "{value}: {n}",
    "asked": "Nevneren teller bare {units} der temaet ble spurt om.",
    "unasked": "Noen {units} tok opp temaer uten å være spurt; de er telt for seg og ikke med her.",
    "thresholds": (
        "En rad kan stå i en kolonne når minst {groups} fra minst {sites} og minst {speakers} personer på"
        " den siden tok opp temaet. Tendens: differansen mellom andelene er minst {difference}, posterior"
        " sannsynlighet for retningen minst {posterior} og mid-p høyst {mid_p}. Tydelig: dessuten q høyst"
        " {q}. Tatt opp på begge sider: andelen er minst {both} på hver side, og sannsynligheten minst "
        "{alike} for en differanse under {margin}."
    ),
    "chance": (
        "Tilfeldighet: {rows} i tabellen er tydelige eller tendenser. Når {by} stokkes om innen strata, "
        "gir {as_many} av {shuffles} minst like mange (median {median}, 95 % mellom {low} og {high})."
    ),
    "no_chance": "Hva tilfeldigheter alene ville gitt, er ikke regnet ut.",
    "see_appendix": "Rader som ikke står i kolonnene, og alle tall, finnes i tabell {number}.",
    # every row and figure
    "h_row": "Rad",
    "h_label": "Vurdering",
    "h_more_often": "Oftere",
    "each_value": "verdien i overskriften",
    "h_groups": "Grupper",
    "h_participants": "Deltakere",
    "h_documents": "Dokumenter",
    "h_difference": "Diff.",
    "h_interval": "95 % intervall",
    "h_posterior": "P(A > B)",
    "h_rope": "P(liten)",
    "h_p_exact": "p",
    "h_p_mid": "mid-p",
    "h_p_smallest": "minste p",
    "h_q": "q",
    "h_sites": "Steder",
    "h_speakers": "Personer",
    "h_per_1000_words": "Per 1000 ord",
    "h_raised_unasked": "Uspurt",
    "h_fragile": "Faller bort uten",
    "silent": "Ikke tatt opp av noen ({n}):",
    "full_caption": "{caption}: alle rader og tall",
    "full_alt": (
        "Alle rader i sammenligningen, også de som ikke står i tabellen, med antall, differanse, "
        "posteriore sannsynligheter, p-verdier og q."
    ),
    "full_note": (
        "A er {a}, B er {b}; par av tall står i den rekkefølgen. Diff. er andelen i A minus andelen i B, "
        "med 95 % posteriort intervall. P(liten) er sannsynligheten for en differanse under {width}. p er"
        " en tosidig eksakt permutasjonstest innen strata, minste p den laveste disse tallene kan gi. q "
        "er mid-p justert etter Benjamini og Hochberg; tomt der nivået ikke kan nås. Uspurt er {units} "
        "som tok opp temaet uten å være spurt."
    ),
    # themes and codebook
    "theme": "Tema",
    "definition": "Definisjon",
    "codes": "Koder",
    "segments": "Segmenter",
    "example": "Eksempel",
    "code": "Kode",
    "label": "Betegnelse",
    "include": "Ta med",
    "exclude": "Ta ikke med",
    "concept": "Begrep",
    "codings": "Kodinger",
    "idea": "Bærende idé",
    "parent": "Overordnet",
    "level": "Nivå",
    "status": "Status",
    "said_by": "Sagt av",
    "candidate": "kandidat",
    "reviewed": "gjennomgått",
    "defined": "definert",
    "dropped": "forkastet",
    "themes_caption": "Temaene i studien",
    "themes_alt": (
        "Temaene, undertemaer rykket inn, med definisjon, koder, antall grupper, steder og kodede "
        "segmenter, og et sitat."
    ),
    "codebook_caption": "Kodeboken",
    "codebook_alt": (
        "Kodene, underkoder rykket inn, med definisjon, regler for bruk, eksempel, tema og antall kodinger og grupper."
    ),
    "rules": "Definisjon og regler",
}

EN: Mapping[str, str] = {
    # nouns, one and many: the plural's key is the singular's and an s
    "group": "group",
    "groups": "groups",
    "participant": "participant",
    "participants": "participants",
    "document": "document",
    "documents": "documents",
    "groups_the": "the groups",
    "participants_the": "the participants",
    "documents_the": "the documents",
    "site": "site",
    "sites": "sites",
    "row": "row",
    "rows": "rows",
    "shuffles_all": "all {n} shuffles",
    "shuffles_some": "{n} random shuffles",
    "and": "and",
    "or": "or",
    "rest": "the rest",
    "both": "both",
    # the page
    "table": "Table",
    "page": "Page",
    "of": "of",
    "note": "Note.",
    "untitled": "Untitled",
    "contrast_tables": "Contrast tables",
    "tables": "Tables",
    "appendix": "Appendix: every row and figure",
    "appendix_letter": "A",
    "themes": "Themes",
    "codebook": "Codebook",
    # contrast tables
    "talks_more": "{value} – talk more often about",
    "both_talk": "Raised on both sides",
    "all_talk": "Raised on all sides",
    "nothing": "No row stands out.",
    "contrast_caption": "What is talked about more often, by {by}",
    "where": "{caption} ({where})",
    "contrast_alt": (
        "Table with one column for each side: {sides}. The points in a column were raised in more {units}"
        " on that side than on the other."
    ),
    "contrast_alt_both": "At the bottom stands what was raised on both sides.",
    "clear": "clear",
    "tendency": "tendency",
    "shared": "shared",
    "unresolved": "unresolved",
    "thin": "thin",
    "counts": "{a} of {of_a} against {b} of {of_b} {units} ({places})",
    "counts_both": "{a} of {of_a} and {b} of {of_b} {units} ({places})",
    "difference": "difference {difference} (95 % interval {low} to {high})",
    "range": "{low} to {high}",
    "fragile": "does not hold without {sites}",
    "not_per_word": "raised in more {units}, not more per word",
    "opening": "“",
    "closing": "”",
    "counter_example": "Counter-example:",
    "counter_elsewhere": "Counter-example: quoted under another point",
    "no_counter_example": "No counter-example coded",
    "looked_for": "Counter-examples: looked for, none found",
    # notes under contrast tables, with a letter
    "marked_tendency": "Tendency; differences without the letter are clear.",
    "marked_not_per_word": "Raised in more {units}, but not more per word.",
    "marked_fragile": "No longer clear or a tendency when one of the sites is left out.",
    "marked_child": "Sub-point that does not tell the sides apart on its own.",
    # notes under contrast tables, without
    "chosen": "{Units} were chosen on the outcome that is compared ({by}).",
    "no_cause": "The table shows who talks about what, not what causes what.",
    "denominators": "What is counted is {units}, not mentions ({sides}; {places}).",
    "side_units": "{value}: {n}",
    "asked": "The denominator counts only {units} where the topic was asked about.",
    "unasked": ("Some {units} raised topics without being asked; they are counted apart and not included here."),
    "thresholds": (
        "A row can stand in a column when at least {groups} from at least {sites} and at least {speakers}"
        " people on that side raised the topic. Tendency: the shares differ by at least {difference}, the"
        " posterior probability of the direction is at least {posterior}, and mid-p at most {mid_p}. "
        "Clear: q is at most {q} as well. Raised on both sides: the share is at least {both} on each "
        "side, and the probability at least {alike} that they differ by less than {margin}."
    ),
    "chance": (
        "Chance: {rows} of the table are clear or tendencies. With {by} shuffled within strata, {as_many}"
        " of {shuffles} give at least as many (median {median}, 95 % between {low} and {high})."
    ),
    "no_chance": "What chance alone would give has not been calculated.",
    "see_appendix": "Rows that are not in the columns, and all figures, stand in Table {number}.",
    # every row and figure
    "h_row": "Row",
    "h_label": "Label",
    "h_more_often": "More often",
    "each_value": "the value in the heading",
    "h_groups": "Groups",
    "h_participants": "Participants",
    "h_documents": "Documents",
    "h_difference": "Diff.",
    "h_interval": "95 % interval",
    "h_posterior": "P(A > B)",
    "h_rope": "P(small)",
    "h_p_exact": "p",
    "h_p_mid": "mid-p",
    "h_p_smallest": "lowest p",
    "h_q": "q",
    "h_sites": "Sites",
    "h_speakers": "People",
    "h_per_1000_words": "Per 1000 words",
    "h_raised_unasked": "Unasked",
    "h_fragile": "Fails without",
    "silent": "Raised by nobody ({n}):",
    "full_caption": "{caption}: every row and figure",
    "full_alt": (
        "Every row of the comparison, also those not in the table, with counts, difference, posterior "
        "probabilities, p values and q."
    ),
    "full_note": (
        "A is {a}, B is {b}; pairs of figures stand in that order. Diff. is the share in A less the share"
        " in B, with its 95 % posterior interval. P(small) is the probability of a difference below "
        "{width}. p is a two-sided exact permutation test within strata, lowest p the smallest that these"
        " counts can give. q is mid-p adjusted after Benjamini and Hochberg; empty where the level is out"
        " of reach. Unasked are {units} that raised the topic without being asked."
    ),
    # themes and codebook
    "theme": "Theme",
    "definition": "Definition",
    "codes": "Codes",
    "segments": "Segments",
    "example": "Example",
    "code": "Code",
    "label": "Label",
    "include": "Include",
    "exclude": "Exclude",
    "concept": "Concept",
    "codings": "Codings",
    "idea": "Central idea",
    "parent": "Parent",
    "level": "Level",
    "status": "Status",
    "said_by": "Said by",
    "candidate": "candidate",
    "reviewed": "reviewed",
    "defined": "defined",
    "dropped": "dropped",
    "themes_caption": "The themes of the study",
    "themes_alt": (
        "The themes, subthemes indented, with definition, codes, numbers of groups, sites and coded "
        "segments, and a quote."
    ),
    "codebook_caption": "The codebook",
    "codebook_alt": (
        "The codes, child codes indented, with definition, rules of use, example, theme, and numbers of "
        "codings and groups."
    ),
    "rules": "Definition and rules",
}
