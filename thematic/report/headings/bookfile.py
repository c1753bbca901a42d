"""Headings of codebook tables that go out to be edited and come back; each is recognised in either language."""

NB = {
    "book_codes": "Koder",
    "book_themes": "Temaer",
    "book_read_me": "Les meg",
    "book_title": "Kodebok til redigering",
    "book_code": "Kode",
    "book_parent": "Overordnet",
    "book_label_nb": "Betegnelse (bokmål)",
    "book_label_en": "Betegnelse (engelsk)",
    "book_definition": "Definisjon",
    "book_include": "Ta med",
    "book_exclude": "Ta ikke med",
    "book_example": "Eksempel",
    "book_concept": "Begrep",
    "book_theme": "Tema",
    "book_colour": "Farge",
    "book_parked": "Parkert fordi",
    "book_idea": "Bærende idé",
    "book_scope": "Rekkevidde",
    "book_is_not": "Hva det ikke er",
    "book_id": "id",
    "book_how": (
        "Rett det som skal rettes, rett i tabellen: bytt navn på koder, skriv om, flytt under en annen kode, legg til "
        "rader. Nye rader skal ikke ha noe i kolonnen «id». La den kolonnen ellers stå: den forteller hvilken kode "
        "raden er, også når navnet er nytt, og hva den sa da fila ble skrevet."
    ),
    "book_back": (
        "Fila tas inn igjen med «thematic codebook import». Da vises alle endringer før noe skrives. En rad som er "
        "strøket her, blir ikke slettet i studien uten at noen ber om det."
    ),
    "book_several": "Flere temaer i samme celle skilles med semikolon.",
    "book_codes_alt": "En rad for hver kode, med navn, betegnelser, definisjon, regler, eksempel og tema.",
    "book_themes_alt": "En rad for hvert tema, med navn, betegnelser, definisjon, bærende idé og avgrensning.",
}

EN = {
    "book_codes": "Codes",
    "book_themes": "Themes",
    "book_read_me": "Read me",
    "book_title": "Codebook for editing",
    "book_code": "Code",
    "book_parent": "Parent",
    "book_label_nb": "Label (Bokmål)",
    "book_label_en": "Label (English)",
    "book_definition": "Definition",
    "book_include": "Include",
    "book_exclude": "Exclude",
    "book_example": "Example",
    "book_concept": "Concept",
    "book_theme": "Theme",
    "book_colour": "Colour",
    "book_parked": "Parked because",
    "book_idea": "Central idea",
    "book_scope": "Scope",
    "book_is_not": "What it is not",
    "book_id": "id",
    "book_how": (
        "Edit the table itself: rename codes, rewrite, move them below another code, add rows. A new row has nothing "
        "in the column “id”. Leave that column alone otherwise: it tells which code a row is, also under a new name, "
        "and what it said when the file was written."
    ),
    "book_back": (
        "“thematic codebook import” takes the file back, and shows every change before anything is written. A row "
        "that is struck out here is not deleted from the study unless somebody asks for it."
    ),
    "book_several": "Several themes in one cell are parted by semicolons.",
    "book_codes_alt": "A row for each code, with its name, labels, definition, rules, example and theme.",
    "book_themes_alt": "A row for each theme, with its name, labels, definition, central idea and limits.",
}
