"""What the role mirror says: two sides on the same matter."""

NB = {
    "mirror": "Samme sak fra to sider",
    "mirror_caption": "Hva {a} og {b} sier om det samme",
    "mirror_alt": (
        "Tabell med én kolonne for saken og én for hver side: {a} og {b}. Radene står under hvordan sidene forholder "
        "seg til hverandre."
    ),
    "mirror_matter": "Sak",
    "mirror_contradiction": "Motsigelser: sidene heller hver sin vei",
    "mirror_blind_spot": "Blindsoner hos {side}: tatt opp av {other}",
    "mirror_agreement": "Enighet: begge tar det opp og heller samme vei",
    "mirror_both": "Tatt opp av begge, uten at fortegnene lar seg sammenligne",
    "mirror_unresolved": "Tatt opp av den ene siden, men forskjellen kan være tilfeldig ({n}):",
    "mirror_no_code": "Kan ikke avgjøres, for kodeboka har ingen kode for {side} ({n}):",
    "mirror_not_asked": "Kan ikke avgjøres, for {side} ble ikke spurt ({n}):",
    "mirror_thin": "Tynt grunnlag på begge sider ({n}):",
    "mirror_silent": "Ikke nevnt av noen som ble spurt ({n}):",
    "mirror_nothing": "Ingen sak er tatt opp på begge sider, og ingen blindsone kan påvises.",
    "mirror_counts": "{n} av {of} {groups} ({sites})",
    "mirror_unasked": "også tatt opp uspurt i {groups}",
    "mirror_stances": "Fortegn: {stances}; snitt {mean}",
    "mirror_stance": "{sign} i {n}",
    "mirror_plain": "uten i {n}",
    "mirror_no_stance": "Uten fortegn",
    "mirror_sites": "Av {of} steder: begge på {both}, bare {a} på {only_a}, bare {b} på {only_b}.",
    "mirror_no_quote": "Ikke noe nytt sitat",
    "mirror_note_counts": (
        "Tallene gjelder grupper, ikke ytringer: {sides}; {sites}. Nevneren teller bare grupper der temaet ble spurt "
        "om, og stedene er de der begge sider ble spurt."
    ),
    "mirror_note_raised": (
        "En side tar opp en sak når minst {groups}, {sites} og {people} gjør det. Enighet: begge tar den opp og heller "
        "samme vei, eller ingen av dem har fortegn. Motsigelse: begge tar den opp, den ene heller mot + og den andre "
        "mot −. Blindsone: den ene tar den opp og den andre ikke, enda den ble spurt og har en kode for det, og "
        "forskjellen er tydelig eller en tendens slik kontrasttabellene bruker ordene."
    ),
    "mirror_note_stance": (
        "En gruppe teller én gang og heller mot det fortegnet den har mest av; ± betyr at den har like mye av begge. "
        "Snittet går fra −1 til 1. En side heller mot + fra 1/3, det vil si to av tre grupper når ingen er delt, og "
        "mot − fra −1/3, når minst {groups} har fortegn."
    ),
    "mirror_note_shared": (
        "Kodene regnes som felles for begge sider: {on_both} av {in_use} koder i bruk er brukt på begge."
    ),
    "mirror_note_apart": (
        "Kodene regnes som knyttet til én side: {on_both} av {in_use} koder i bruk er brukt på begge. Om en side "
        "aldri sier noe, kan da bare sees der den har en kode for det."
    ),
    "mirror_note_told_shared": "Kodene er oppgitt å være felles for begge sider.",
    "mirror_note_told_apart": "Kodene er oppgitt å være knyttet til én side.",
    "mirror_note_left_out": "Utenfor står {n} koder som mangler begrep og bare finnes på den ene siden.",
    "mirror_note_hidden": "Sitater fra dokumenter som koderen ikke er ferdig med, er holdt tilbake (blind koding).",
}

EN = {
    "mirror": "The same matter from two sides",
    "mirror_caption": "What {a} and {b} say about the same matters",
    "mirror_alt": (
        "Table with a column for the matter and one for each side: {a} and {b}. The rows are grouped by how the "
        "sides relate to each other."
    ),
    "mirror_matter": "Matter",
    "mirror_contradiction": "Contradictions: the sides lean opposite ways",
    "mirror_blind_spot": "Blind spots of {side}: raised by {other}",
    "mirror_agreement": "Agreement: both raise it and lean the same way",
    "mirror_both": "Raised by both, with stances that cannot be compared",
    "mirror_unresolved": "Raised by one side, but the difference may be chance ({n}):",
    "mirror_no_code": "Cannot be decided, because the codebook has no code for {side} ({n}):",
    "mirror_not_asked": "Cannot be decided, because {side} were not asked ({n}):",
    "mirror_thin": "Thin on both sides ({n}):",
    "mirror_silent": "Mentioned by nobody who was asked ({n}):",
    "mirror_nothing": "No matter was raised on both sides, and no blind spot can be shown.",
    "mirror_counts": "{n} of {of} {groups} ({sites})",
    "mirror_unasked": "also raised unasked in {groups}",
    "mirror_stances": "Stance: {stances}; mean {mean}",
    "mirror_stance": "{sign} in {n}",
    "mirror_plain": "none in {n}",
    "mirror_no_stance": "No stance",
    "mirror_sites": "Of {of} sites: both at {both}, only {a} at {only_a}, only {b} at {only_b}.",
    "mirror_no_quote": "No further quote",
    "mirror_note_counts": (
        "Counts are of groups, not of mentions: {sides}; {sites}. The denominator counts only groups where the topic "
        "was asked about, and the sites are those where both sides were asked."
    ),
    "mirror_note_raised": (
        "A side raises a matter when at least {groups}, {sites} and {people} do. Agreement: both raise it and lean the "
        "same way, or neither takes a stance. Contradiction: both raise it, one leans towards + and the other towards "
        "−. Blind spot: one raises it and the other does not, although it was asked and has a code for it, and the "
        "difference is clear or a tendency as the contrast tables use the words."
    ),
    "mirror_note_stance": (
        "A group counts once and leans towards the stance it has most of; ± means that it has as much of both. The "
        "mean runs from −1 to 1. A side leans towards + from 1/3, that is, two of three groups where none is "
        "divided, and towards − from −1/3, if at least {groups} take a stance."
    ),
    "mirror_note_shared": (
        "Codes are taken as shared by both sides: {on_both} of {in_use} codes in use were used on both."
    ),
    "mirror_note_apart": (
        "Codes are taken to belong to one side: {on_both} of {in_use} codes in use were used on both. That a side "
        "never mentions something can then be seen only where it has a code for it."
    ),
    "mirror_note_told_shared": "The codes were declared to be shared by both sides.",
    "mirror_note_told_apart": "The codes were declared to belong to one side.",
    "mirror_note_left_out": "Left out are {n} codes that lack a concept and exist on one side only.",
    "mirror_note_hidden": "Quotes from documents that the coder has not finished are held back (blind coding).",
}
