"""The six phases of reflexive thematic analysis (Braun & Clarke 2006), and which verbs belong to each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: its number, its names, and what it asks of the researcher."""

    number: int
    nb: str
    en: str
    asks: str


PHASES = (
    Phase(1, "Bli kjent med materialet", "Familiarise", "Read, check and describe the transcripts."),
    Phase(2, "Kode", "Code", "Mark what matters in every transcript, in the codebook's terms."),
    Phase(3, "Danne temaer", "Generate themes", "Gather codes into candidate themes."),
    Phase(4, "Gjennomgå temaene", "Review themes", "Test the themes against extracts and the whole data set."),
    Phase(5, "Definere og navngi", "Define and name", "Say what each theme is, and is not."),
    Phase(6, "Rapportere", "Report", "Write tables and text whose every claim can be traced."),
)

VERBS = {
    1: ("import", "cases", "participants", "guide", "speakers", "grid", "document", "show", "search", "memo"),
    2: ("codebook", "code", "apply", "unapply", "codings", "uncoded", "attention", "cooccurrence", "finish"),
    3: ("theme", "merge codes"),
    4: ("contrast", "mirror", "overlap", "agreement", "saturation", "power"),
    5: ("define",),
    6: (
        "tables",
        "export",
        "checklist",
        "quotes",
        "report",
        "verify",
    ),
}
"""First words of the verbs of operations and commands, by phase; any other verb belongs to no phase."""

WHOLE = {
    "merge codes": 3,
    "theme review": 4,
    "theme reviewed": 4,
    "theme negative": 4,
    "code negative": 4,
    "theme define": 5,
    "theme lint": 5,
    "theme versions": 5,
}
"""Verbs whose first word belongs to another phase."""


def phase_of(verb: str) -> int | None:
    """The phase of an operation's verb, or None for housekeeping ("undo", "coders add")."""
    whole = WHOLE.get(" ".join(verb.split()[:2]))
    if whole is not None:
        return whole
    first = verb.split(" ", 1)[0]
    for number, verbs in VERBS.items():
        if first in verbs:
            return number
    return None
