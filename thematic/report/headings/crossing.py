"""What matrices of codes and documents or cases say."""

NB = {
    "cross_title": "Hvor kodene og temaene står",
    "cross_sheet": "Matrise",
    "cross_notes": "Forklaring",
    "cross_row_code": "Kode",
    "cross_row_code-stance": "Kode",
    "cross_row_concept": "Begrep",
    "cross_row_theme": "Tema",
    "cross_stance": "Holdning",
    "cross_parent": "Overordnet",
    "cross_theme": "Tema",
    "cross_total": "I alt",
    "cross_present": "Tatt opp i",
    "cross_of": "Av",
    "cross_unasked": "Ikke spurt i",
    "cross_raised_unasked": "Tatt opp uten spørsmål",
    "cross_any": "Alt som er kodet",
    "cross_words": "Deltakernes ord",
    "cross_mentions": (
        "Hver celle er antall omtaler: kodede passasjer med deltakere som snakker. En passasje telles én gang i hver "
        "rad, også når flere av radens koder er satt på den."
    ),
    "cross_codings": "Hver celle er antall kodinger der deltakere snakker, koder under radens kode medregnet.",
    "cross_presence": "Hver celle er 1 der minst én deltaker tar opp det raden gjelder, ellers 0.",
    "cross_in_words": (
        "Hver celle er antall ord deltakerne sier i det som er kodet, koder under radens kode medregnet; hvert ord "
        "telles én gang i hver rad."
    ),
    "cross_reading": (
        "I hvert dokument teller én koding: konsensus der den er ferdig, ellers hovedkoderens, ellers den eneste "
        "koderens. Det intervjueren sier, er ikke med."
    ),
    "cross_layer": "Bare laget {layer} er med.",
    "cross_blank": (
        "En tom celle er ikke null: temaet ble ikke tatt opp i et spørsmål der, og ingen kom inn på det av seg selv. "
        "Tall fra steder der det ikke ble spurt, er med i cellene og i summen, men ikke i «Tatt opp i» og «Av»."
    ),
    "cross_sums": (
        "Summene teller hver passasje én gang. Raden «Alt som er kodet» er derfor som regel mindre enn summen av "
        "radene over: de overlapper."
    ),
    "cross_people": "En passasje der flere deltakere snakker, står hos hver av dem, men telles én gang i summen.",
    "cross_unread": "Ingen koding teller ennå i {names}; cellene der er tomme.",
    "cross_never": (
        "Regnet som kodet uten funn, selv om den som teller, aldri ble satt til å kode dem: {names}. "
        "Nullene der kan like gjerne bety at ingen har lett."
    ),
    "cross_outside_document": "Holdt utenfor: {names}.",
    "cross_outside_group": "Holdt utenfor fordi de ikke hører til noen gruppe: {names}.",
    "cross_outside_site": "Holdt utenfor fordi stedet ikke er kjent: {names}.",
    "cross_outside_participant": "Holdt utenfor fordi de ikke er knyttet til noen deltaker: {names}.",
    "cross_hidden": "Kodingen er blind. Kolonner utelatt fordi de har dokumenter du ikke er ferdig med: {n}.",
    "cross_none": "Studien har ingenting å sette i radene ennå.",
    "cross_alt": (
        "En rad for hver kode, hvert begrep eller tema, en kolonne for hvert dokument, hver gruppe, hvert sted eller "
        "hver deltaker, og summer."
    ),
}

EN = {
    "cross_title": "Where codes and themes stand",
    "cross_sheet": "Matrix",
    "cross_notes": "Notes",
    "cross_row_code": "Code",
    "cross_row_code-stance": "Code",
    "cross_row_concept": "Concept",
    "cross_row_theme": "Theme",
    "cross_stance": "Stance",
    "cross_parent": "Parent",
    "cross_theme": "Theme",
    "cross_total": "Total",
    "cross_present": "Raised in",
    "cross_of": "Of",
    "cross_unasked": "Not asked in",
    "cross_raised_unasked": "Raised unasked",
    "cross_any": "All that is coded",
    "cross_words": "Participants' words",
    "cross_mentions": (
        "Each cell is a number of mentions: coded passages in which participants speak. A passage counts once in a "
        "row, also where several codes of the row stand on it."
    ),
    "cross_codings": "Each cell is a number of codings in which participants speak, those of codes below included.",
    "cross_presence": "Each cell is 1 where at least one participant raises what the row is about, else 0.",
    "cross_in_words": (
        "Each cell is how many words participants say in what is coded, codes below included; a word counts once in a "
        "row."
    ),
    "cross_reading": (
        "One reading of each document counts: the consensus where it is finished, else the lead coder's, else the only "
        "coder's. What the interviewer says is left out."
    ),
    "cross_layer": "Only the layer {layer} is counted.",
    "cross_blank": (
        "An empty cell is not zero: no question took the topic up there, and nobody raised it unasked. Figures from "
        "where it was not asked stand in the cells and in the total, but not in “Raised in” and “Of”."
    ),
    "cross_sums": (
        "Totals count each passage once. The row “All that is coded” is therefore mostly less than the sum of the "
        "rows above, which overlap."
    ),
    "cross_people": (
        "A passage in which several participants speak stands with each of them, and counts once in the total."
    ),
    "cross_unread": "No reading counts yet in {names}; the cells there are empty.",
    "cross_never": (
        "Counted as coded and found empty, although the coder who counts was never set to code them: {names}. "
        "Zeros there may as well mean that nobody looked."
    ),
    "cross_outside_document": "Left out: {names}.",
    "cross_outside_group": "Left out, because they belong to no group: {names}.",
    "cross_outside_site": "Left out, because their site is not known: {names}.",
    "cross_outside_participant": "Left out, because they are tied to no participant: {names}.",
    "cross_hidden": "Coding is blind. Columns left out, as they hold documents that you have not finished: {n}.",
    "cross_none": "The study has nothing to put in the rows yet.",
    "cross_alt": "A row for each code, concept or theme, a column for each document or case, and totals.",
}
