"""QualCoder's cases, the files and parts of files they hold, and the attributes of both."""

from collections.abc import Mapping
from dataclasses import replace

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import ProjectCase, ProjectDocument
from thematic.exchange.qualcoder_places import Places
from thematic.spans import Span
from thematic.store.foreign import ForeignTables
from thematic.store.names import fold
from thematic.store.tables import Row

_MOST = 0.5
"""How much of a turn a case's parts must hold for the turn to be the case's."""


class Cases:
    """Cases as groups (where they hold whole files) and participants (where they hold somebody's turns).

    ``memos`` are rows with memo, owner, date and the ``key`` of the case, "" for what belongs to the whole project.
    """

    def __init__(
        self,
        tables: ForeignTables,
        fidelity: Fidelity,
        documents: Mapping[int, ProjectDocument],
        places: Mapping[int, Places],
    ) -> None:
        self._fidelity = fidelity
        self._documents = documents
        self._places = places
        self.memos: list[Row] = []
        self._names: dict[int, str] = {}
        for row in tables.rows("cases", {"caseid": int, "name": str, "memo": str, "owner": str, "date": str}):
            if row["caseid"] is not None:
                self._names[row["caseid"]] = row["name"]
                self.memos.append(row | {"key": str(row["caseid"])})
        self._groups: dict[int, int] = {}
        self._speakers: dict[int, dict[str, int]] = {}
        self._attributes: dict[int, dict[str, str]] = {case: {} for case in self._names}
        self._of_files: dict[int, dict[str, str]] = {}
        self._read_parts(tables)
        self._read_attributes(tables)
        self._made = self._share_attributes()

    def _read_parts(self, tables: ForeignTables) -> None:
        parts: dict[tuple[int, int], list[Span]] = {}
        for row in tables.rows("case_text", {"caseid": int, "fid": int, "pos0": int, "pos1": int, "memo": str}):
            case, file = row["caseid"], row["fid"]
            if case not in self._names or file not in self._documents:
                self._fidelity.lost("parts of cases", "their file has no text", example=self._names.get(case, ""))
                continue
            place = self._places[file].find(row["pos0"] or 0, row["pos1"] or 0, "")
            parts.setdefault((case, file), []).append((max(0, place.start), place.end))
        for (case, file), spans in parts.items():
            text = self._places[file].text
            if any(_is_whole(text, *span) for span in spans):
                self._give_group(case, file)
            else:
                self._give_speaker(case, file, spans)

    def _give_group(self, case: int, file: int) -> None:
        """A file is one group's; further cases that hold it whole are told."""
        if file in self._groups:
            told = f"{self._documents[file].name}: {self._names[case]}"
            self._fidelity.lost("files of cases", "a document has one group, and another case holds it", example=told)
            return
        self._groups[file] = case
        self._fidelity.kept("files of cases", what="as groups of documents")

    def _give_speaker(self, case: int, file: int, spans: list[Span]) -> None:
        """Parts of a file are a speaker's where they hold that speaker's turns and nobody else's."""
        document = self._documents[file]
        heard = {
            turn.speaker
            for turn in document.transcript.turns
            if turn.end > turn.start
            and sum(max(0, min(end, turn.end) - max(start, turn.start)) for start, end in spans)
            > _MOST * (turn.end - turn.start)
        }
        speaker = next(iter(heard)) if len(heard) == 1 else None
        told = f"{document.name}: {self._names[case]}"
        if speaker is None or speaker in self._speakers.get(file, {}):
            what = "only whole files and one speaker's turns can be a case's"
            self._fidelity.lost("parts of cases", what, number=len(spans), example=told)
            return
        self._speakers.setdefault(file, {})[speaker] = case
        self._fidelity.changed("parts of cases", "became whose turns they are", number=len(spans), example=told)

    def _read_attributes(self, tables: ForeignTables) -> None:
        for row in tables.rows("attribute_type", {"name": str, "memo": str, "owner": str, "date": str}):
            if row["memo"].strip():
                self.memos.append(row | {"memo": f"{row['name']}: {row['memo']}", "key": ""})
                what = "memos on them became memos on the study"
                self._fidelity.changed("attributes", what, example=row["name"])
        for row in tables.rows("attribute", {"name": str, "attr_type": str, "value": str, "id": int}):
            if not row["value"].strip():
                continue
            kind = row["attr_type"].lower()
            if kind == "case" and row["id"] in self._attributes:
                self._attributes[row["id"]][row["name"]] = row["value"]
            elif kind == "file" and row["id"] in self._documents:
                self._of_files.setdefault(row["id"], {})[row["name"]] = row["value"]
            else:
                what = "of what is neither a case nor a file with text"
                self._fidelity.lost("attribute values", what, example=f"{row['name']}: {row['value']}")

    def _share_attributes(self) -> dict[str, ProjectCase]:
        """A file's attributes become its group's, where all files of the group agree; a file without one gets one."""
        made: dict[str, ProjectCase] = {}
        members: dict[int, list[int]] = {}
        for file, case in self._groups.items():
            members.setdefault(case, []).append(file)
        taken = {fold(name) for name in self._names.values()}
        for file, values in self._of_files.items():
            document = self._documents[file]
            group = self._groups.get(file)
            if group is None:
                name = document.name if fold(document.name) not in taken else f"{document.name} (file)"
                made[document.key] = ProjectCase(f"file {document.key}", name, "group", "", values)
                self._fidelity.changed(
                    "attributes of files", "became those of a group of the file's name", number=len(values)
                )
                continue
            own = self._attributes[group]
            for name, value in values.items():
                others = {self._of_files.get(other, {}).get(name) for other in members[group]}
                if (name in own and own[name] != value) or len(others) > 1:
                    what = "files of one group differ, or differ from the case"
                    told = f"{document.name}: {name} {value}"
                    self._fidelity.lost("attributes of files", what, example=told)
                else:
                    own[name] = value
                    self._fidelity.changed("attributes of files", "became those of their group")
        return made

    def tie(self, document: ProjectDocument) -> ProjectDocument:
        """A document with its group and its speakers' participants."""
        file = int(document.key)
        made = self._made.get(document.key)
        group = made.key if made else str(self._groups[file]) if file in self._groups else ""
        speakers = {name: str(case) for name, case in self._speakers.get(file, {}).items()}
        return replace(document, group=group, speakers=speakers)

    def cases(self) -> tuple[ProjectCase, ...]:
        """All cases; of which kind each is follows from what it is tied to."""
        own = (ProjectCase(str(case), name, "", "", self._attributes[case]) for case, name in self._names.items())
        return (*own, *self._made.values())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether nothing but space lies outside; some versions end a whole file one character early."""
    return not text[:start].strip() and (end >= len(text) - 1 or not text[end:].strip())
