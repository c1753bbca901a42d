"""What lists of quotes say."""

NB = {
    "quotes": "Sitater",
    "quote": "Sitat",
    "quote_from": "Hvem og hvor",
    "quote_why": "Hvorfor valgt",
    "quotes_of_theme": "Sitater til temaet {name}",
    "quotes_of_code": "Sitater til koden {name}",
    "quotes_of_concept": "Sitater til begrepet {name}",
    "quotes_none": "Ingen sitater.",
    "quotes_alt": "Sitatene, hvem som sa dem og hvor, og hvorfor hvert av dem er valgt.",
    "quotes_note": (
        "Ordrett; […] viser at noe er utelatt. Nærhet er likheten med de andre utdragene (fra 0 til 1), etter ordene de"
        " deler. Sitatene er spredt på steder, grupper og deltakere."
    ),
    "interviewer": "Intervjuer",
    "closeness": "Nærhet {value}",
    "closeness_rank": "nr. {rank} av {of}",
    "nth_of_site": "sitat nr. {n} fra {site}",
    "nth_of_group": "nr. {n} fra gruppen",
    "nth_of_person": "nr. {n} av deltakeren",
    "nth_of_persons": "høyst nr. {n} av deltakerne",
}

EN = {
    "quotes": "Quotes",
    "quote": "Quote",
    "quote_from": "Who and where",
    "quote_why": "Why chosen",
    "quotes_of_theme": "Quotes on the theme {name}",
    "quotes_of_code": "Quotes on the code {name}",
    "quotes_of_concept": "Quotes on the concept {name}",
    "quotes_none": "No quotes.",
    "quotes_alt": "The quotes, who said them and where, and why each was chosen.",
    "quotes_note": (
        "Verbatim; […] shows that something is left out. Closeness is the similarity to the other extracts (from 0 "
        "to 1), by the words that they share. The quotes are spread over sites, groups and participants."
    ),
    "interviewer": "Interviewer",
    "closeness": "Closeness {value}",
    "closeness_rank": "no. {rank} of {of}",
    "nth_of_site": "quote no. {n} from {site}",
    "nth_of_group": "no. {n} from the group",
    "nth_of_person": "no. {n} by the participant",
    "nth_of_persons": "at most no. {n} by the participants",
}
