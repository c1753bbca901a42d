"""What pictures say: their legends, captions and alternative texts."""

NB = {
    "pic_page": "{caption}, {page} av {pages}",
    "pic_continued": "{heading} (forts.)",
    "pic_more": "og {n} til",
    "pic_difference_caption": "Forskjeller etter {by}, med 95\N{NO-BREAK SPACE}% intervall",
    "pic_difference_axis": "Differanse: andel {units} som tok det opp, {a} minus {b}",
    "pic_more_often": "oftere: {value}",
    "pic_rest": "Uavklart eller tynt grunnlag",
    "pic_interval": "95\N{NO-BREAK SPACE}% posteriorintervall",
    "pic_small": "differanse under {margin}",
    "pic_undefined": "ikke spurt på begge sider",
    "pic_difference_alt": (
        "Differanseplott med {rows}, hver med differansen mellom andelene av {units} og et 95\N{NO-BREAK SPACE}% "
        "intervall. Til høyre for null: oftere {a}. Til venstre: oftere {b}."
    ),
    "pic_no_theme": "Uten tema",
    "pic_matrix_caption": "Hvilke grupper som tok opp hva",
    "pic_matrix_by": "Hvilke grupper som tok opp hva, etter {by}",
    "pic_mention": "{n} ytring",
    "pic_mentions": "{n} ytringer",
    "pic_mentions_more": "{n} eller flere",
    "pic_not_asked": "ikke spurt",
    "pic_unasked": "tatt opp uspurt",
    "pic_groups_of": "antall grupper",
    "pic_unknown": "ukjent",
    "pic_matrix_silent": "Ikke tatt med er {rows} som ingen av gruppene tok opp.",
    "pic_matrix_hidden": "{groups} er ikke vist, fordi noe av det er skjult mens kodingen er blind.",
    "pic_matrix_note": "Brøken til høyre er antall grupper som tok det opp, av dem som ble spurt.",
    "pic_matrix_alt": (
        "Matrise med {rows} og {groups}. Et kvadrat viser at gruppen tok det opp, større jo oftere. "
        "Tatt opp i flest grupper: {most}. I færrest: {fewest}."
    ),
    "pic_no_site": "Uten sted",
    "pic_grid_words": "{n} ord",
    "pic_grid_empty": "ingen gruppe",
    "pic_grid_note": "Ord er deltakernes; jo flere, desto mørkere celle.",
    "pic_grid_alt": (
        "Rutenett med {sites} nedover og {kinds} typer grupper bortover: i alt {groups}, {participants} og {n} ord."
    ),
    "pic_grid_alt_groups": "Gruppene med deltakere og ord, {sites}: i alt {groups}, {participants} og {n} ord.",
    "pic_grid_alt_empty": "Tomme celler: {cells}.",
    "pic_themes_caption": "Temaene med kodene sine, og hvor mange grupper som tok dem opp",
    "pic_themes_only": "Temaene, og hvor mange grupper som tok dem opp",
    "pic_themes_scale": "antall grupper av {of}",
    "pic_parked": "parkert",
    "pic_themes_alt": "Temakart med {themes}, og hvor mange grupper som tok opp hvert av dem.",
    "pic_theme_count": "{n} tema",
    "pic_themes_count": "{n} temaer",
    "pic_overlap_caption": "Hvor mye temaene overlapper, målt i {measure}",
    "pic_overlap_passages": "passasjer",
    "pic_overlap_characters": "tegn",
    "pic_overlap_groups": "grupper",
    "pic_overlap_scale": "Jaccards indeks",
    "pic_overlap_within": "det ene temaet er en del av det andre",
    "pic_overlap_note": (
        "Jaccards indeks er det temaene har felles, delt på det minst ett av dem har. 0: ingenting felles; 1: alt."
    ),
    "pic_overlap_alt": "Rutenett som viser hvor mye {n} temaer overlapper parvis, målt i {measure}.",
    "pic_overlap_none": "Ingen temaer har noe felles.",
    "pic_overlap_most": "Mest felles: {pairs}.",
    "pic_overlap_pair": "{a} og {b} {jaccard} ({both} av {either})",
    "pic_saturation_caption": "Antall koder etter hvert som grupper kommer til",
    "pic_saturation_axis": "antall grupper",
    "pic_saturation_median": "median over rekkefølger av gruppene",
    "pic_saturation_band": "5–95\N{NO-BREAK SPACE}% av rekkefølgene",
    "pic_saturation_imported": "slik de ble importert",
    "pic_saturation_all": "alle grupper",
    "pic_saturation_few": "For få grupper til å si noe om metning.",
    "pic_saturation_reached": "etter {groups}",
    "pic_saturation_not_reached": "ikke nådd",
    "pic_saturation_never": "aldri",
    "pic_saturation_said": (
        "Metning: {imported} slik de ble importert; nådd i {n} av {orders} rekkefølger (median: {median})."
    ),
    "pic_saturation_rule": (
        "Metning er nådd når de neste {run} gruppene bringer nye koder som utgjør høyst {percent}\N{NO-BREAK SPACE}% "
        "av kodene i de {base} første (Guest, Namey og Chen 2020). En rekkefølge som aldri når dit, regnes sist."
    ),
    "pic_saturation_reason": "Regnet ut fordi: {reason}",
    "pic_saturation_unread": "Uten koder og ikke ferdig kodet, derfor ikke med: {groups}.",
    "pic_saturation_hidden": "Ikke med, fordi kodingen er blind: {documents}.",
    "pic_saturation_alt": "Kurver for {n} typer grupper: antall koder som er tatt opp etter én gruppe, to grupper osv.",
    "pic_saturation_curve": "{label}: {first} koder i én gruppe (median), {codes} i alle {groups}.",
    "pic_share_alt": "{row} ({n} av {of})",
    "pic_row_alt": "{row}: {a} av {of_a} mot {b} av {of_b}",
    "pic_firm_alt": "{row}: {a} av {of_a} mot {b} av {of_b}, differanse {difference} ({low} til {high}), {label}",
}

EN = {
    "pic_page": "{caption}, {page} of {pages}",
    "pic_continued": "{heading} (cont.)",
    "pic_more": "and {n} more",
    "pic_difference_caption": "Differences by {by}, with 95% intervals",
    "pic_difference_axis": "Difference: share of {units} that raised it, {a} minus {b}",
    "pic_more_often": "more often: {value}",
    "pic_rest": "Unresolved or thin",
    "pic_interval": "95% posterior interval",
    "pic_small": "difference below {margin}",
    "pic_undefined": "not asked on both sides",
    "pic_difference_alt": (
        "Difference plot with {rows}, each with the difference between the shares of {units} and a 95% interval. "
        "To the right of zero: more often {a}. To the left: more often {b}."
    ),
    "pic_no_theme": "No theme",
    "pic_matrix_caption": "Which groups raised what",
    "pic_matrix_by": "Which groups raised what, by {by}",
    "pic_mention": "{n} mention",
    "pic_mentions": "{n} mentions",
    "pic_mentions_more": "{n} or more",
    "pic_not_asked": "not asked",
    "pic_unasked": "raised unasked",
    "pic_groups_of": "number of groups",
    "pic_unknown": "unknown",
    "pic_matrix_silent": "Left out: {rows} that none of the groups raised.",
    "pic_matrix_hidden": "{groups} not shown, because some of it is hidden while coding is blind.",
    "pic_matrix_note": "The fraction at the right: groups that raised it, of those that were asked.",
    "pic_matrix_alt": (
        "Matrix of {rows} and {groups}. A square says that the group raised it, larger the more often. "
        "Raised in most groups: {most}. In fewest: {fewest}."
    ),
    "pic_no_site": "No site",
    "pic_grid_words": "{n} words",
    "pic_grid_empty": "no group",
    "pic_grid_note": "Words are the participants’; the more, the darker the cell.",
    "pic_grid_alt": (
        "Grid with {sites} down and {kinds} kinds of groups across: {groups}, {participants} and {n} words in all."
    ),
    "pic_grid_alt_groups": "The groups with people and words, {sites}: {groups}, {participants} and {n} words in all.",
    "pic_grid_alt_empty": "Empty cells: {cells}.",
    "pic_themes_caption": "The themes with their codes, and how many groups raised them",
    "pic_themes_only": "The themes, and how many groups raised them",
    "pic_themes_scale": "number of groups out of {of}",
    "pic_parked": "parked",
    "pic_themes_alt": "Theme map with {themes}, and how many groups raised each.",
    "pic_theme_count": "{n} theme",
    "pic_themes_count": "{n} themes",
    "pic_overlap_caption": "How far the themes overlap, in {measure}",
    "pic_overlap_passages": "passages",
    "pic_overlap_characters": "characters",
    "pic_overlap_groups": "groups",
    "pic_overlap_scale": "Jaccard’s index",
    "pic_overlap_within": "one theme is part of the other",
    "pic_overlap_note": (
        "Jaccard’s index is what two themes share, divided by what at least one of them has. 0: nothing shared; 1: all."
    ),
    "pic_overlap_alt": "Heat map of how far {n} themes overlap in pairs, in {measure}.",
    "pic_overlap_none": "No themes share anything.",
    "pic_overlap_most": "Most shared: {pairs}.",
    "pic_overlap_pair": "{a} and {b} {jaccard} ({both} of {either})",
    "pic_saturation_caption": "Number of codes as groups are added",
    "pic_saturation_axis": "number of groups",
    "pic_saturation_median": "median over orders of the groups",
    "pic_saturation_band": "5–95% of the orders",
    "pic_saturation_imported": "as imported",
    "pic_saturation_all": "all groups",
    "pic_saturation_few": "Too few groups to say anything on saturation.",
    "pic_saturation_reached": "after {groups}",
    "pic_saturation_not_reached": "not reached",
    "pic_saturation_never": "never",
    "pic_saturation_said": (
        "Saturation: {imported} as imported; reached in {n} of {orders} orders (median: {median})."
    ),
    "pic_saturation_rule": (
        "Saturation is reached when the next {run} groups bring new codes that make up at most {percent}% of the codes "
        "in the first {base} (Guest, Namey & Chen 2020). An order that never gets there counts last."
    ),
    "pic_saturation_reason": "Calculated because: {reason}",
    "pic_saturation_unread": "Without codes and not coded to the end, so left out: {groups}.",
    "pic_saturation_hidden": "Left out, because coding is blind: {documents}.",
    "pic_saturation_alt": "Curves for {n} kinds of groups: codes raised after one group, two groups and so on.",
    "pic_saturation_curve": "{label}: {first} codes in one group (median), {codes} in all {groups}.",
    "pic_share_alt": "{row} ({n} of {of})",
    "pic_row_alt": "{row}: {a} of {of_a} against {b} of {of_b}",
    "pic_firm_alt": "{row}: {a} of {of_a} against {b} of {of_b}, difference {difference} ({low} to {high}), {label}",
}
