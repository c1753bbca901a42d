"""What tables and reports say, in English; the keys are those of Norwegian."""

from collections.abc import Mapping

EN: Mapping[str, str] = {
    # nouns, one and many: the plural's key is the singular's and an s
    "group": "group",
    "groups": "groups",
    "participant": "participant",
    "participants": "participants",
    "document": "document",
    "documents": "documents",
    "groups_the": "the groups",
    "participants_the": "the participants",
    "documents_the": "the documents",
    "site": "site",
    "sites": "sites",
    "person": "person",
    "persons": "people",
    "row": "row",
    "rows": "rows",
    "single_code": "code",
    "single_codes": "codes",
    "shuffles_all": "all {n} shuffles",
    "shuffles_some": "{n} random shuffles",
    "and": "and",
    "or": "or",
    "rest": "the rest",
    "both": "both",
    # the page
    "table": "Table",
    "page": "Page",
    "of": "of",
    "note": "Note.",
    "untitled": "Untitled",
    "contrast_tables": "Contrast tables",
    "tables": "Tables",
    "appendix": "Appendix: every row and figure",
    "appendix_letter": "A",
    "reading": "How to read the tables",
    "themes": "Themes",
    "codebook": "Codebook",
    # contrast tables
    "talks_more": "{value} – talk more often about",
    "both_talk": "Raised on both sides",
    "all_talk": "Raised on all sides",
    "nothing": "No row stands out.",
    "contrast_caption": "What is raised more often, by {by}",
    "where": "{caption} ({where})",
    "contrast_alt": (
        "Table with one column for each side: {sides}. The points in a column were raised in more {units} on that "
        "side than on the other."
    ),
    "contrast_alt_both": "At the bottom stands what was raised on both sides.",
    "clear": "clear",
    "tendency": "tendency",
    "shared": "shared",
    "unresolved": "unresolved",
    "thin": "thin",
    "counts": "{a} of {of_a} against {b} of {of_b} {units} ({places})",
    "counts_both": "{a} of {of_a} and {b} of {of_b} {units} ({places})",
    "difference": "difference {difference} (95% interval {low} to {high})",
    "range": "{low}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{high}",
    "fragile": "does not hold without {sites}",
    "not_per_word": "raised in more {units}, not more per word",
    "opening": "“",
    "closing": "”",
    "counter_example": "Counter-example:",
    "counter_elsewhere": "Counter-example: quoted under another point",
    "no_counter_example": "No counter-example coded",
    "looked_for": "Counter-examples: looked for, none found",
    "joins": "Joins:",
    # notes under contrast tables, with a letter
    "marked_tendency": "Tendency; differences without this letter are clear.",
    "marked_not_per_word": "Raised in more {units}, but not more per word.",
    "marked_fragile": "No longer clear or a tendency when one of the sites is left out.",
    "marked_child": "Sub-point that does not tell the sides apart on its own.",
    # notes under contrast tables, without
    "chosen": "{Units} were chosen on {by}, that is, on the outcome compared, so the table allows no causal reading.",
    "no_cause": "The table shows who talks about what, not what causes what.",
    "denominators": "Counts are of {units}, not of mentions: {sides}; {places}.",
    "side_units": "{value} {n}",
    "asked": "The denominator counts only {units} where the topic was asked about.",
    "unasked": "Some {units} raised topics without being asked; they are counted apart and left out here.",
    "thresholds": (
        "Thresholds: at least {groups}, {sites} and {speakers}; tendency: difference "
        "≥\N{NO-BREAK SPACE}{difference}, posterior ≥\N{NO-BREAK SPACE}{posterior}, mid-p "
        "≤\N{NO-BREAK SPACE}{mid_p}; clear: also q ≤\N{NO-BREAK SPACE}{q}; both sides: shares "
        "≥\N{NO-BREAK SPACE}{both}, P(difference <\N{NO-BREAK SPACE}{margin}) ≥\N{NO-BREAK SPACE}{alike}."
    ),
    "chance": (
        "Chance: {rows} labelled clear or tendency; with {by} shuffled within {strata}, {as_many} of {shuffles} give "
        "at least as many (median {median}, 95% between {low} and {high})."
    ),
    "no_chance": "What chance alone would give has not been calculated.",
    "see_appendix": "Other rows and all figures: Table {number}.",
    "read_columns_lead": "Columns.",
    "read_columns": (
        "A column shows what was raised in more {units} on one side than on the other. What is counted is {units}: "
        "each counts at most once in a row, however often the topic is mentioned. What the interviewer says does not "
        "count."
    ),
    "read_labels_lead": "Clear and tendency.",
    "read_labels": (
        "A row is a tendency when the shares on the two sides differ so much, and the direction is so certain, that "
        "the thresholds under the table are met. It is clear when it also withstands the correction for how many "
        "rows were tried. Clear rows come first. Posterior is the probability of the direction (prior Beta(½, ½) on "
        "each side), mid-p comes from a two-sided exact permutation test within strata, and q is mid-p adjusted "
        "after Benjamini and Hochberg."
    ),
    "read_both_lead": "Raised on both sides.",
    "read_both": (
        "What many raised on each side, and where the shares are probably close. The interval shows how large the "
        "difference may be all the same."
    ),
    "read_fragile_lead": "Does not hold without.",
    "read_fragile": "The row would no longer be clear or a tendency if one of the sites named were left out.",
    "read_quotes_lead": "Quotes.",
    "read_quotes": (
        "Quotes are verbatim, with the participant’s id; […] shows that something is left out. A counter-example is "
        "something said on the other side under the same code. “No counter-example coded” means that the coding "
        "holds none; “looked for, none found” stands only where somebody noted having looked."
    ),
    "read_chance_lead": "Chance.",
    "read_chance": (
        "The whole analysis was repeated with the sides shuffled among {units} of the same stratum. Under the table "
        "stands how many shuffles give at least as many rows. The actual division and its mirror image are among the "
        "shuffles, but not in the median and the range. Nothing is subtracted."
    ),
    "read_rest_lead": "What is not here.",
    "read_rest": (
        "Rows that are unresolved or thin stand in the appendix with all figures. That something is in no column "
        "does not mean that it is the same on both sides."
    ),
    "read_cause_lead": "Causes.",
    "read_cause": "The tables show who talks about what. They cannot show what is cause and what is effect.",
    # every row and figure
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
    "h_per_1000_words": "Per 1000 words",
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
        "A and B are the two sides; who they are stands under each table. Pairs of figures stand in that order."
    ),
    "read_difference_lead": "Difference.",
    "read_difference": (
        "Diff. is the share in A less the share in B, with its 95% posterior interval. "
        "P(A\N{NO-BREAK SPACE}>\N{NO-BREAK SPACE}B) is the probability that the share is larger in A, P(small) that "
        "the difference is small; the limit stands under the table."
    ),
    "read_p_lead": "p and q.",
    "read_p": (
        "p is from a two-sided exact permutation test within strata; in mid-p, outcomes just as extreme as the "
        "observed one count by half; lowest p is the smallest that these counts can give. q is mid-p adjusted after "
        "Benjamini and Hochberg, and empty where the row cannot reach the level."
    ),
    "read_talk_lead": "Extent.",
    "read_talk": (
        "Sites and people are those who raised the topic; per 1000 words is mentions per 1000 participant words. "
        "Unasked are {units} that raised the topic without being asked; they are not in the other figures."
    ),
    # themes and codebook
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
    # the agreement chapter
    "agreement": "Inter-coder agreement",
    "agreed_alpha": "Alpha (95% interval)",
    "agreed_percent": "Share alike",
    "agreed_f1": "F1",
    "agreed_prevalence": "Share coded",
    "agreed_caption": "Agreement between {coders}, code by code",
    "agreed_alt": "The codes with Krippendorff's alpha and interval, share alike, F1 and each coder's share coded.",
    "agreed_note": (
        "The share alike is not corrected for chance, and is high for rare codes. F1 leaves out what nobody coded."
        " Customary bounds for alpha are 0.800 and 0.667 (Krippendorff 2019); compare them with the lower"
        " end of the interval."
        " An interval is missing where a code is so rare that too many draws give no alpha."
    ),
    "agreed_all": "All codes together",
    "agreed_undefined": "undefined",
    "agreed_reason": "Why numbers.",
    "agreed_coders": "Coders.",
    "agreed_people": "{n} coders: {names}.",
    "agreed_lead": "Where several have coded a document, {name}'s coding counts.",
    "agreed_material": "Material.",
    "agreed_documents": "{n} of {documents} ({share}%) were coded by at least two.",
    "agreed_not_told": "{what} is not told in the study (write a method memo that begins with “{topic}:”).",
    "agreed_topic_training": "The training of the coders",
    "agreed_topic_sampling": "How documents were sampled",
    "agreed_topic_blind": "Whether coders saw each other's coding",
    "agreed_topic_adjudication": "The rule for settling differences",
    "agreed_codebook": "Codebook.",
    "agreed_codes": "{codes}, version {digest}; {unused} of them used by none of the coders in these documents.",
    "agreed_how": "Measures.",
    "agreed_by_character": "The unit is the character, so the bounds of what is coded count.",
    "agreed_by_sentence": "The unit is the sentence: coded when at least one character of it is.",
    "agreed_by_turn": "The unit is the turn: coded when at least one character of it is.",
    "agreed_by_document": "The unit is the document: coded when anything in it is.",
    "agreed_why": (
        "Krippendorff's alpha of each code (applied or not) allows for several coders and missing coding; a document"
        " that a coder was not given is missing, one that the coder left blank counts as blank."
    ),
    "agreed_ci_bootstrap": "Intervals are bootstraps over documents (1,000 draws, seed {seed}).",
    "agreed_ci_jackknife": "Intervals are jackknives over documents.",
    "agreed_ci_none": "Intervals were not computed.",
    "agreed_result": "Result.",
    "agreed_pooled": "Alpha of all codes together: {value}.",
    "agreed_range": "Alpha of {codes} runs from {low} to {high}, with median {median}.",
    "agreed_undefined_codes": "Undefined for {n}: {names}.",
    "agreed_is_no_variation": "no variation",
    "agreed_is_no_overlap": "no common documents",
    "agreed_is_single_coder": "one coder only",
    "agreed_discussion": "Before and after discussion.",
    "agreed_layer_independent": "The figures are of the independent coding, before discussion.",
    "agreed_layer_consensus": "The figures are of the coding after discussion, and are no independent agreement.",
    "agreed_settled": "Since then {documents} were settled together; that is not in the figures.",
    "agreed_software": "Software.",
}
