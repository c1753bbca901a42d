"""What reading copies of transcripts say."""

NB = {
    "reading_codes": "Koder i margen",
    "reading_index": "Hvor kodene står",
    "reading_memos": "Notater til kodingene",
    "reading_all": "Alle transkripsjonene",
    "reading_segment": "kodet segment",
    "reading_segments": "kodede segmenter",
    "reading_document": "Dokument",
    "reading_place": "Gruppe og sted",
    "reading_line": "linje {a}",
    "reading_lines": "linje {a}–{b}",
    "reading_coder": "Koder: {names}.",
    "reading_coders": "Kodere: {names}.",
    "reading_layer": "Lag: {layer}.",
    "reading_layer_independent": "uavhengig koding",
    "reading_layer_consensus": "konsensus",
    "reading_none": "Ingenting er kodet her.",
    "reading_unclear": "Flere har kodet dokumentet, og ingenting sier hvilken koding som gjelder: alle vises.",
    "reading_key": (
        "En stripe i margen viser hvilke linjer en koding dekker. Understreket tekst er kodet; jo mørkere bakgrunn, "
        "desto flere koder. Tegnet etter en kode er holdningen: + positiv, − negativ, ± begge deler."
    ),
    "reading_by": "kodet av {coder}",
    "reading_stance": "holdning {sign}",
    "reading_back": "Alle transkripsjonene",
    "reading_skip": "Gå til teksten",
    "reading_text": "Teksten",
}

EN = {
    "reading_codes": "Codes in the margin",
    "reading_index": "Where the codes stand",
    "reading_memos": "Memos on the codings",
    "reading_all": "All transcripts",
    "reading_segment": "coded segment",
    "reading_segments": "coded segments",
    "reading_document": "Document",
    "reading_place": "Group and site",
    "reading_line": "line {a}",
    "reading_lines": "lines {a}–{b}",
    "reading_coder": "Coder: {names}.",
    "reading_coders": "Coders: {names}.",
    "reading_layer": "Layer: {layer}.",
    "reading_layer_independent": "independent coding",
    "reading_layer_consensus": "consensus",
    "reading_none": "Nothing is coded here.",
    "reading_unclear": "Several people have coded the document, and nothing says whose reading counts: all are shown.",
    "reading_key": (
        "A stripe in the margin shows which lines a coding covers. Underlined text is coded; the darker its "
        "background, the more codes it has. The sign after a code is the stance: + positive, − negative, ± both."
    ),
    "reading_by": "coded by {coder}",
    "reading_stance": "stance {sign}",
    "reading_back": "All transcripts",
    "reading_skip": "Go to the text",
    "reading_text": "The text",
}
