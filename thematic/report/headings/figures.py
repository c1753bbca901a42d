"""What the appendix with every row and figure says."""

NB = {
    "h_row": "Rad",
    "h_label": "Vurdering",
    "h_more_often": "Oftere",
    "each_value": "verdien i overskriften",
    "h_groups": "Grupper",
    "h_participants": "Deltakere",
    "h_documents": "Dokumenter",
    "h_difference": "Diff.",
    "h_interval": "95\N{NO-BREAK SPACE}%-intervall",
    "h_posterior": "P(A\N{NO-BREAK SPACE}>\N{NO-BREAK SPACE}B)",
    "h_rope": "P(liten)",
    "h_p_exact": "p",
    "h_p_mid": "mid-p",
    "h_p_smallest": "minste p",
    "h_q": "q",
    "h_sites": "Steder",
    "h_speakers": "Personer",
    "h_per_1000_words": "Per 1\N{NO-BREAK SPACE}000 ord",
    "h_raised_unasked": "Uspurt",
    "h_fragile": "Faller bort uten",
    "silent": "Ikke tatt opp av noen ({n}):",
    "full_caption": "{caption}: alle rader og tall",
    "full_alt": (
        "Alle rader i sammenligningen, også de som ikke står i tabellen, med antall, differanse, "
        "posteriorsannsynligheter, p-verdier og q."
    ),
    "full_note": "A: {a}; B: {b}. P(liten): differansen er under {width}.",
    "read_pairs_lead": "Sider.",
    "read_pairs": (
        "Tabellene har samme nummer som i teksten, med V foran. A og B er de to sidene; hvem de er, står under hver "
        "tabell. Par av tall står i den rekkefølgen."
    ),
    "read_difference_lead": "Differanse.",
    "read_difference": (
        "Diff. er andelen i A minus andelen i B, med 95\N{NO-BREAK SPACE}% posteriorintervall. "
        "P(A\N{NO-BREAK SPACE}>\N{NO-BREAK SPACE}B) er sannsynligheten for at andelen er størst i A, P(liten) "
        "sannsynligheten for at forskjellen er liten; grensen står under tabellen."
    ),
    "read_p_lead": "p og q.",
    "read_p": (
        "p er fra en tosidig eksakt permutasjonstest innen strata; i mid-p teller utfall som er like ekstreme som "
        "det observerte, bare halvt; minste p er den laveste disse tallene kan gi. q er mid-p justert etter "
        "Benjamini og Hochberg, og er tom der raden ikke kan nå nivået."
    ),
    "read_talk_lead": "Omfang.",
    "read_talk": (
        "Steder og personer er de som tok opp temaet; per 1\N{NO-BREAK SPACE}000 ord er antall ytringer per "
        "1\N{NO-BREAK SPACE}000 deltakerord. Uspurt "
        "er {units} som tok opp temaet uten å være spurt; de er ikke med i de andre tallene."
    ),
}

EN = {
    "h_row": "Row",
    "h_label": "Label",
    "h_more_often": "More often",
    "each_value": "the value in the heading",
    "h_groups": "Groups",
    "h_participants": "Participants",
    "h_documents": "Documents",
    "h_difference": "Diff.",
    "h_interval": "95% interval",
    "h_posterior": "P(A\N{NO-BREAK SPACE}>\N{NO-BREAK SPACE}B)",
    "h_rope": "P(small)",
    "h_p_exact": "p",
    "h_p_mid": "mid-p",
    "h_p_smallest": "lowest p",
    "h_q": "q",
    "h_sites": "Sites",
    "h_speakers": "People",
    "h_per_1000_words": "Per 1,000 words",
    "h_raised_unasked": "Unasked",
    "h_fragile": "Fails without",
    "silent": "Raised by nobody ({n}):",
    "full_caption": "{caption}: every row and figure",
    "full_alt": (
        "Every row of the comparison, also those not in the table, with counts, difference, posterior probabilities, "
        "p values and q."
    ),
    "full_note": "A: {a}; B: {b}. P(small): the difference is below {width}.",
    "read_pairs_lead": "Sides.",
    "read_pairs": (
        "Tables have the same numbers as in the text, with an A in front. A and B are the two sides, named under "
        "each table. Pairs of figures come in that order."
    ),
    "read_difference_lead": "Difference.",
    "read_difference": (
        "Diff. is the share in A minus the share in B, with its 95% posterior interval. "
        "P(A\N{NO-BREAK SPACE}>\N{NO-BREAK SPACE}B) is the probability that the share is larger in A, P(small) that "
        "the difference is small; the limit is given under the table."
    ),
    "read_p_lead": "p and q.",
    "read_p": (
        "p is from a two-sided exact permutation test within strata; in mid-p, outcomes just as extreme as the "
        "observed one count only half; lowest p is the smallest that these counts can give. q is mid-p adjusted by "
        "the Benjamini–Hochberg procedure, and is empty where the row cannot reach the level."
    ),
    "read_talk_lead": "Extent.",
    "read_talk": (
        "Sites and people are those who raised the topic; per 1,000 words is mentions per 1,000 participant words. "
        "Unasked are {units} that raised the topic without being asked; they are not in the other figures."
    ),
}
