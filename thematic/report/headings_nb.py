"""What tables and reports say, in Norwegian Bokmål; the keys are those of English."""

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
    "person": "person",
    "persons": "personer",
    "row": "rad",
    "rows": "rader",
    "single_code": "kode",
    "single_codes": "koder",
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
    "reading": "Slik leses tabellene",
    "themes": "Temaer",
    "codebook": "Kodebok",
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
    "joins": "Samler:",
    # notes under contrast tables, with a letter
    "marked_tendency": "Tendens; forskjeller uten bokstaven er tydelige.",
    "marked_not_per_word": "Tatt opp i flere {units}, men ikke oftere per ord.",
    "marked_fragile": "Ikke lenger tydelig eller tendens når ett av stedene tas ut.",
    "marked_child": "Underpunkt som ikke skiller sidene alene.",
    # notes under contrast tables, without
    "chosen": (
        "{Units} er valgt ut etter {by}, altså etter det som sammenlignes, og tabellen sier derfor ikke noe om årsaker."
    ),
    "no_cause": "Tabellen viser hvem som snakker om hva, ikke hva som er årsak til hva.",
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
        "Det som mange tok opp på hver side, og der andelene trolig ligger nær hverandre. Intervallet viser hvor "
        "stor forskjellen likevel kan være."
    ),
    "read_fragile_lead": "Faller bort uten.",
    "read_fragile": "Raden ville ikke lenger vært tydelig eller en tendens om ett av de nevnte stedene ble tatt ut.",
    "read_quotes_lead": "Sitater.",
    "read_quotes": (
        "Sitatene er ordrette, med deltakerens id; […] viser at noe er utelatt. Et moteksempel er en ytring fra den "
        "andre siden med samme kode. «Ingen moteksempler kodet» betyr at kodingen ikke har noen; «lett etter, ingen "
        "funnet» står bare der noen har notert at de har lett."
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
    # every row and figure
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
    "h_per_1000_words": "Per 1000 ord",
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
    "read_pairs": "A og B er de to sidene; hvem de er, står under hver tabell. Par av tall står i den rekkefølgen.",
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
        "Steder og personer er de som tok opp temaet; per 1000 ord er antall ytringer per 1000 deltakerord. Uspurt "
        "er {units} som tok opp temaet uten å være spurt; de er ikke med i de andre tallene."
    ),
    # themes and codebook
    "theme": "Tema",
    "definition": "Definisjon",
    "codes": "Koder",
    "codes_in": "Koder ({n}):",
    "no_theme": "Uten tema",
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
        "Temaene, undertemaer rykket inn, med definisjon, koder, antall grupper, steder og kodede segmenter, og et "
        "sitat."
    ),
    "themes_note": (
        "Tallene gjelder det deltakerne sier i den kodingen av hvert dokument som gjelder, undertemaer medregnet; en "
        "passasje telles én gang."
    ),
    "codebook_caption": "Kodeboken",
    "codebook_note": "Kodinger og grupper er talt for alle kodere samlet.",
    "codebook_alt": (
        "Kodene, underkoder rykket inn, med definisjon, regler for bruk, eksempel, tema og antall kodinger og grupper."
    ),
    "rules": "Definisjon og regler",
    # the agreement chapter
    "agreement": "Samsvar mellom kodere",
    "agreed_alpha": "Alfa (95 %-intervall)",
    "agreed_percent": "Andel likt",
    "agreed_f1": "F1",
    "agreed_prevalence": "Kodet andel",
    "agreed_caption": "Samsvar mellom {coders}, kode for kode",
    "agreed_alt": "Kodene med Krippendorffs alfa og intervall, andel likt, F1 og hver koders kodede andel.",
    "agreed_note": (
        "Andel likt er ikke korrigert for tilfeldighet og er høy for sjeldne koder. F1 ser bort fra det som ingen"
        " kodet. Vanlige grenser for alfa er 0,800 og 0,667 (Krippendorff 2019); sammenlign med"
        " intervallets nedre ende."
        " Intervallet mangler der koden er så sjelden at for mange trekk ikke gir noen alfa."
    ),
    "agreed_all": "Alle koder samlet",
    "agreed_undefined": "ikke definert",
    "agreed_reason": "Hvorfor tall.",
    "agreed_coders": "Kodere.",
    "agreed_people": "{n} kodere: {names}.",
    "agreed_lead": "Det er {name} sin koding som teller der flere har kodet samme dokument.",
    "agreed_material": "Materiale.",
    "agreed_documents": "{n} av {documents} ({share} %) er kodet av minst to.",
    "agreed_not_told": "{what} er ikke oppgitt i studien (skriv et metodenotat som begynner med «{topic}:»).",
    "agreed_topic_training": "Opplæring av koderne",
    "agreed_topic_sampling": "Utvalget av dokumenter",
    "agreed_topic_blind": "Om koderne så hverandres koding,",
    "agreed_topic_adjudication": "Regelen for å avgjøre uenighet",
    "agreed_codebook": "Kodebok.",
    "agreed_codes": "{codes}, versjon {digest}; {unused} av dem er ikke brukt av noen av koderne i disse dokumentene.",
    "agreed_how": "Mål.",
    "agreed_by_character": "Enheten er tegnet, så grensene for det som er kodet, teller med.",
    "agreed_by_sentence": "Enheten er setningen: kodet når minst ett tegn i den er det.",
    "agreed_by_turn": "Enheten er ytringen: kodet når minst ett tegn i den er det.",
    "agreed_by_document": "Enheten er dokumentet: kodet når noe i det er det.",
    "agreed_why": (
        "Krippendorffs alfa for hver kode (brukt eller ikke) tåler flere kodere og manglende koding; et dokument som en"
        " koder ikke har fått, mangler, mens et som koderen lot stå tomt, teller som tomt."
    ),
    "agreed_ci_bootstrap": "Intervallene er bootstrap over dokumenter (1000 trekk, frø {seed}).",
    "agreed_ci_jackknife": "Intervallene er jackknife over dokumenter.",
    "agreed_ci_none": "Intervaller er ikke regnet ut.",
    "agreed_result": "Resultat.",
    "agreed_pooled": "Alfa for alle koder samlet: {value}.",
    "agreed_range": "Alfa for {codes} går fra {low} til {high}, med median {median}.",
    "agreed_undefined_codes": "Ikke definert for {n}: {names}.",
    "agreed_is_no_variation": "ingen variasjon",
    "agreed_is_no_overlap": "ingen felles dokumenter",
    "agreed_is_single_coder": "bare én koder",
    "agreed_discussion": "Før og etter drøfting.",
    "agreed_layer_independent": "Tallene gjelder den uavhengige kodingen, før drøfting.",
    "agreed_layer_consensus": "Tallene gjelder kodingen etter drøfting, og kan ikke leses som uavhengig samsvar.",
    "agreed_settled": "Senere er {documents} avgjort i fellesskap; det er ikke med i tallene.",
    "agreed_software": "Program.",
}
