"""What the table of the design grid says."""

NB = {
    "grid_caption": "Grupper, deltakere og ord etter sted og type gruppe",
    "grid_caption_groups": "Grupper, deltakere og ord etter sted",
    "grid_alt": "Hvor mange grupper, deltakere og ord studien har på hvert sted i hver type gruppe.",
    "grid_site": "Sted",
    "grid_group": "Gruppe",
    "grid_groups": "Grupper",
    "grid_participants": "Deltakere",
    "grid_silent": "Uten ord",
    "grid_words": "Ord",
    "grid_share": "Moderator",
    "grid_total": "I alt",
    "grid_note": (
        "Ord er deltakernes. Moderator er intervjuerens andel av alle ord. Uten ord er deltakere som ikke sier noe i "
        "utskriften."
    ),
    "grid_none_empty": "Alle cellene er fylt.",
    "grid_empty": "Tomme celler: {empty} av {cells}.",
    "grid_twice": "Noen deltakere er med i flere grupper og telles én gang i summen.",
}

EN = {
    "grid_caption": "Groups, participants and words by site and kind of group",
    "grid_caption_groups": "Groups, participants and words by site",
    "grid_alt": "How many groups, participants and words the study has at each site in each kind of group.",
    "grid_site": "Site",
    "grid_group": "Group",
    "grid_groups": "Groups",
    "grid_participants": "Participants",
    "grid_silent": "Silent",
    "grid_words": "Words",
    "grid_share": "Moderator",
    "grid_total": "Total",
    "grid_note": (
        "Words are the participants’. Moderator is the interviewer’s share of all words. Silent are participants who "
        "say nothing in the transcript."
    ),
    "grid_none_empty": "Every cell is filled.",
    "grid_empty": "Empty cells: {empty} of {cells}.",
    "grid_twice": "Some participants are in several groups; the total counts each once.",
}
