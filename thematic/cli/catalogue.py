"""Every top-level command: where it lives, what its help says, and the phase it stands under.

The list is data, so that ``thematic --help`` and completion need not load a single command.
"""

from dataclasses import dataclass

from thematic.phases import PHASES


@dataclass(frozen=True, slots=True)
class Listed:
    """A command's module and attribute (a function, or a Typer group), help line and panel."""

    place: str
    help: str
    panel: str


_PANELS = {0: "Start", 7: "Any time"} | {phase.number: f"{phase.number} {phase.en}" for phase in PHASES}

_COMMANDS: tuple[tuple[int, str, str, str], ...] = (
    (0, "demo", "start:demo", "Build the sample study and write its tables."),
    (0, "init", "start:init", "Make a new study file."),
    (0, "status", "status:status", "What there is in each phase and what is worth a look."),
    (0, "doctor", "start:doctor", "Check the study file for damage and danger."),
    (0, "coders", "start:coders", "List and add coders; say who leads."),
    (1, "import", "transcripts:import_", "Read transcripts, and projects of other programs, into the study."),
    (1, "cases", "cases:cases", "Groups, sites and their attributes."),
    (1, "participants", "cases:participants", "Who the speakers are."),
    (1, "speakers", "transcripts:speakers", "Names and roles of speakers, corrected after import."),
    (1, "grid", "cases:grid", "The design as a grid: groups, people and words at each site in each kind of group."),
    (1, "document", "transcripts:document", "List, mark, rename and delete documents."),
    (1, "guide", "cases:guide", "The interview guide, and what was asked where."),
    (1, "show", "transcripts:show", "Read a transcript turn by turn."),
    (1, "search", "transcripts:search", "Find words in the transcripts, shown in context."),
    (1, "memo", "transcripts:memo", "Write down thoughts and decisions, on anything."),
    (2, "codebook", "codebook:codebook", "Read, write, list and check the codebook."),
    (2, "code", "codebook:code", "Add, edit, rename, move, merge, split, park and delete codes."),
    (2, "apply", "coding:apply", "Code a segment: a quote, a turn or a span."),
    (2, "unapply", "coding:unapply", "Take codings away."),
    (2, "codings", "coding:codings", "Coded segments in and out as files."),
    (2, "uncoded", "coding:uncoded", "Stretches of participants' talk that nobody has coded."),
    (2, "attention", "overview:attention", "How evenly each coder codes: codings per 1000 participant words."),
    (2, "cooccurrence", "overview:cooccurrence", "Which codes are applied to the same talk."),
    (2, "finish", "coding:finish", "Mark a document as coded to its end."),
    (3, "theme", "themes:theme", "The theme tree, its codes and its map."),
    (4, "contrast", "contrast:contrast", "Who talks more often about what."),
    (4, "overlap", "theme_review:overlap", "How far themes share passages, words and groups."),
    (4, "saturation", "saturation:saturation", "After how many groups new codes ceased to appear."),
    (4, "power", "saturation:power", "Information power: five questions on how many participants are enough."),
    (4, "mirror", "mirror:mirror", "Two sides on the same matter: agreement, contradiction, blind spot."),
    (4, "plot", "plot:plot", "Pictures of the study, as SVG or PNG."),
    (4, "agreement", "agreement:agreement", "How well coders agree, and where they do not."),
    (6, "quotes", "quotes:quotes", "Quotes on a theme, spread over groups and sites, with why each was chosen."),
    (6, "tables", "report:tables", "Write planned contrast tables to Word or CSV."),
    (6, "report", "report:report", "Write the chapter of methods and results from the study."),
    (6, "verify", "verification:verify", "Hold a manuscript's quotations and claims against the study."),
    (6, "export", "export:export", "Write the study, or a part of it, for other programs."),
    (6, "checklist", "checklist:checklist", "What a reporting checklist asks, what the study shows for it."),
    (7, "history", "journal:history", "What was done, by whom, when and why."),
    (7, "audit", "audit:audit", "What was done in which phase, by whom, when and why."),
    (7, "undo", "journal:undo", "Take back an operation."),
    (7, "redo", "journal:redo", "Take back your own last undo."),
    (7, "snapshot", "snapshots:snapshot", "Freeze the codebook and the themes as they are now."),
    (7, "diff", "snapshots:diff", "What differs between two snapshots of codebook and themes."),
    (7, "backup", "journal:backup", "Copy the study safely, also while it is in use."),
    (7, "merge", "exchange:merge", "Bring another coder's copy of the study in."),
    (7, "compact", "journal:compact", "Fold the journal away."),
)

COMMANDS = {name: Listed(place, help, _PANELS[panel]) for panel, name, place, help in _COMMANDS}
