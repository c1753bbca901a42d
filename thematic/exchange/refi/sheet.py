"""What the parts of a project file are written from: the project, its GUIDs, and which memo hangs where."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import Project, ProjectCase, ProjectMemo
from thematic.exchange.refi.guids import Guids
from thematic.exchange.refi.markup import Markup
from thematic.exchange.refi.profiles import Profile
from thematic.store.names import fold

_MOMENT = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
REFERRING = {"document", "code", "coding", "theme"}
"""What can refer to a note; a memo on a case or a coder hangs by a link."""

LINKED = {"case", "coder"}


def moment(text: str) -> str:
    """A date and time that the standard can write, "" for anything else."""
    return text if _MOMENT.fullmatch(text) else ""


@dataclass(slots=True)
class Sheet:
    """A project on its way into XML. ``memos`` are keys of memos by what refers to them, ("", "") the project."""

    project: Project
    profile: Profile
    fidelity: Fidelity
    markup: Markup
    guids: Guids = field(default_factory=Guids)
    memos: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    links: list[tuple[str, str, str]] = field(default_factory=list)
    users: dict[str, str] = field(default_factory=dict)
    writers: list[str] = field(default_factory=list)
    cases: dict[str, ProjectCase] = field(default_factory=dict)
    coders: set[str] = field(default_factory=set)
    types: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        project, guids = self.project, self.guids
        # Codings have the first claim on their GUIDs, then what they refer to: those are looked up in other programs.
        for kind, rows in (
            ("document", project.documents),
            ("code", project.codes),
            ("coding", project.codings),
            ("coder", project.coders),
            ("case", project.cases),
            ("theme", project.themes),
        ):
            for row in rows:
                guids.of(kind, row.key)
        self.coders = {coder.key for coder in project.coders}
        self.cases = {case.key: case for case in project.cases}
        self.users = {fold(coder.name): guids.of("coder", coder.key) for coder in project.coders}
        for key, memo in self.keyed_memos():
            if memo.coder and fold(memo.coder) not in self.users:
                self.users[fold(memo.coder)] = guids.of("writer", memo.coder)
                self.writers.append(memo.coder)
            self._hang(key, memo)

    def keyed_memos(self) -> Iterator[tuple[str, ProjectMemo]]:
        """The memos, each with a key of its own."""
        for number, memo in enumerate(self.project.memos):
            yield memo.key or str(number), memo

    def _hang(self, key: str, memo: ProjectMemo) -> None:
        thing, target = memo.on
        if thing == "speaker":
            document = target.partition("/")[0]
            self.memos["document", document].append(key)
            self.fidelity.changed("memos", "on speakers hang on the document", example=_start(memo.text))
        elif thing == "question":
            self.memos["", ""].append(key)
            self.fidelity.changed("memos", "on questions of the guide hang on the project", example=_start(memo.text))
        elif thing in LINKED:
            self.links.append((key, thing, target))
            self.fidelity.kept("memos", what="as notes")
        else:
            self.memos[thing, target].append(key)
            self.fidelity.kept("memos", what="as notes")

    def coder(self, key: str) -> str:
        """The GUID of a coder who is among the users; "" for anybody else."""
        return self.guids.of("coder", key) if key in self.coders else ""

    def notes_on(self, thing: str, key: str) -> list[str]:
        """GUIDs of the memos that a thing refers to."""
        return [self.guids.of("memo", memo) for memo in self.memos.get((thing, key), ())]

    def refer(self, *notes: str) -> None:
        """References to notes, by GUID."""
        for note in notes:
            self.markup.leaf("NoteRef", {"targetGUID": note})


def _start(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= 40 else told[:39].rstrip() + "…"
