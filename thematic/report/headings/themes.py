"""What theme tables and codebook tables say."""

NB = {
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
    "status_by": "{status} (gjennomgått av {coders})",
    "versions": "Versjoner",
    "reviewed_by": "Gjennomgått av",
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
    "codebook_caption": "Kodeboka",
    "codebook_note": "Kodinger og grupper er talt for alle kodere samlet.",
    "codebook_alt": (
        "Kodene, underkoder rykket inn, med definisjon, regler for bruk, eksempel, tema og antall kodinger og grupper."
    ),
    "rules": "Definisjon og regler",
    "of_groups": "Grupper i alt",
    "of_sites": "Steder i alt",
    "of_participants": "Deltakere i alt",
}

EN = {
    "theme": "Theme",
    "definition": "Definition",
    "codes": "Codes",
    "codes_in": "Codes ({n}):",
    "no_theme": "No theme",
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
    "status_by": "{status} (reviewed by {coders})",
    "versions": "Versions",
    "reviewed_by": "Reviewed by",
    "said_by": "Said by",
    "candidate": "candidate",
    "reviewed": "reviewed",
    "defined": "defined",
    "dropped": "dropped",
    "themes_caption": "The themes of the study",
    "themes_alt": (
        "The themes, subthemes indented, with definition, codes, numbers of groups, sites and coded segments, and a "
        "quote."
    ),
    "themes_note": (
        "Counts are of what participants say in the one reading of each document that counts, subthemes included; a "
        "passage counts once."
    ),
    "codebook_caption": "The codebook",
    "codebook_note": "Codings and groups are counted over all coders.",
    "codebook_alt": (
        "The codes, child codes indented, with definition, rules of use, example, theme, and numbers of codings and "
        "groups."
    ),
    "rules": "Definition and rules",
    "of_groups": "Groups in all",
    "of_sites": "Sites in all",
    "of_participants": "Participants in all",
}
