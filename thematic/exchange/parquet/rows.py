"""The rows of every Parquet table, read from a study: the small tables whole, the large ones document by document.

No row number of the study file goes out: rows are known by their guids, so that equal studies give equal files.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from thematic.coding.readings import Seen, see_readings
from thematic.contrast.rows import Codebook, Tree
from thematic.exchange.parquet.columns import BY_NAME
from thematic.store.desk import Desk
from thematic.store.evidence import Reading
from thematic.store.names import fold
from thematic.store.tables import Row

Record = dict[str, Any]

PARTICIPANT = "participant"
_SAFE = re.compile(r"[0-9a-z_-]{1,64}")
_CODE_COLUMNS = (
    *("name", "label_nb", "label_en", "definition", "include", "exclude", "example"),
    *("colour", "parked", "position"),
)
_THEME_COLUMNS = ("name", "status", "label_nb", "label_en", "definition", "idea", "scope", "is_not", "position")


def document_key(guid: str) -> str:
    """A document's guid, or what stands for it where it could not name a folder on every file system."""
    return guid if _SAFE.fullmatch(guid) else hashlib.sha256(guid.encode()).hexdigest()[:32]


class Material:
    """A study on its way to Parquet. Names and small tables are held; turns and codings are read one document at a
    time."""

    def __init__(self, desk: Desk) -> None:
        store = desk.store
        self._store = store
        self._codebook = Codebook(store)
        self.readings: Seen = see_readings(desk, strict=False)
        self._codes, self._themes, self._coders, self._cases = (
            {row["id"]: row for row in store.rows(table)} for table in ("codes", "themes", "coders", "cases")
        )
        self.documents = store.rows("documents", order="name_key")
        self._speakers: dict[int, list[Row]] = {}
        for row in store.rows("speakers", order="name_key"):
            self._speakers.setdefault(row["document_id"], []).append(row)
        self._attributes = store.rows("attributes", order="name_key")
        self._values: dict[int, dict[int, str]] = {}
        for row in store.rows("case_attributes"):
            self._values.setdefault(row["case_id"], {})[row["attribute_id"]] = row["value"]

    @property
    def attributes(self) -> list[str]:
        """Names of the attributes, which the wide tables have a column for."""
        return [row["name"] for row in self._attributes]

    # the small tables --------------------------------------------------------------------------------

    def small(self, table: str) -> list[Record]:
        """The rows of a table that is not partitioned."""
        rows: list[Record] = list(getattr(self, f"_{table}_rows")())
        return rows

    def _documents_rows(self) -> Iterator[Record]:
        for row in self.documents:
            reading = self.readings.readings.get(row["id"])
            yield {
                "document": document_key(row["guid"]),
                "guid": row["guid"],
                "name": row["name"],
                "language": row["language"],
                **self._place(row["group_id"]),
                "layer_read": reading.layer if reading else None,
                "coder_read": self._coders[reading.coder_id]["name"] if reading and reading.coder_id else None,
                "characters": len(self._store.text(row["id"])),
            }

    def _place(self, group: int | None) -> Record:
        found = self._cases.get(group) if group is not None else None
        site = self._cases.get(found["parent_id"]) if found else None
        return {
            "group_guid": found["guid"] if found else None,
            "group_name": found["name"] if found else None,
            "site_guid": site["guid"] if site else None,
            "site_name": site["name"] if site else None,
        }

    def _speakers_rows(self) -> Iterator[Record]:
        for row in self.documents:
            for speaker in (None, *self._speakers.get(row["id"], ())):
                yield {"document": document_key(row["guid"]), **self._voice(row, speaker)}

    def _voice(self, document: Row, speaker: Row | None) -> Record:
        """A speaker of a document, or (None) speech without a name, which counts as participants'."""
        key = document_key(document["guid"])
        participant = self._cases.get(speaker["participant_id"]) if speaker else None
        voice = speaker["guid"] if speaker else key
        return {
            "voice": voice,
            "speaker": speaker["name"] if speaker else None,
            "role": speaker["role"] if speaker else PARTICIPANT,
            "participant_guid": participant["guid"] if participant else None,
            "participant": participant["name"] if participant else None,
            "person": participant["guid"] if participant else voice,
        }

    def _concepts(self) -> dict[str, str]:
        """The spelling of each concept: that of the first code that has it."""
        spelled: dict[str, str] = {}
        for code in self._codebook.codes.walk():
            concept = self._codes[code]["concept"]
            spelled.setdefault(fold(concept), concept if fold(concept) else "")
        return spelled

    def _codes_rows(self) -> Iterator[Record]:
        concepts = self._concepts()
        for code in self._codebook.codes.walk():
            row = self._codes[code]
            yield {
                "code_guid": row["guid"],
                **{column: row[column] for column in _CODE_COLUMNS},
                "parent_guid": self._codes[row["parent_id"]]["guid"] if row["parent_id"] else None,
                "concept": concepts[fold(row["concept"])],
            }

    def _code_tree_rows(self) -> Iterator[Record]:
        return self._tree(self._codebook.codes, self._codes, "code_guid")

    def _themes_rows(self) -> Iterator[Record]:
        for theme in self._codebook.themes.walk():
            row = self._themes[theme]
            parent = self._themes[row["parent_id"]]["guid"] if row["parent_id"] else None
            yield {
                "theme_guid": row["guid"],
                "parent_guid": parent,
                **{column: row[column] for column in _THEME_COLUMNS},
            }

    def _theme_tree_rows(self) -> Iterator[Record]:
        return self._tree(self._codebook.themes, self._themes, "theme_guid")

    def _tree(self, tree: Tree, rows: dict[int, Row], key: str) -> Iterator[Record]:
        for own in tree.walk():
            for depth, above in enumerate((own, *tree.above(own))):
                yield {"ancestor_guid": rows[above]["guid"], key: rows[own]["guid"], "depth": depth}

    def _theme_codes_rows(self) -> list[Record]:
        links = [
            {
                "theme_guid": self._themes[row["theme_id"]]["guid"],
                "theme": self._themes[row["theme_id"]]["name"],
                "code_guid": self._codes[row["code_id"]]["guid"],
                "code": self._codes[row["code_id"]]["name"],
            }
            for row in self._store.rows("theme_codes")
        ]
        return sorted(links, key=lambda link: (fold(link["theme"]), fold(link["code"])))

    def _questions_rows(self) -> Iterator[Record]:
        themes = {row["name_key"]: row["guid"] for row in self._themes.values()}
        for row in self._store.rows("questions", order="position, name_key"):
            yield {
                "question_guid": row["guid"],
                "theme_guid": themes.get(fold(row["theme"])),
                **{
                    column: row[column]
                    for column in ("name", "theme", "wording_nb", "wording_en", "probes", "position")
                },
            }

    def _asked_rows(self) -> list[Record]:
        documents = {row["id"]: row for row in self.documents}
        questions = {row["id"]: row for row in self._store.rows("questions")}
        asked = [
            {
                "document": document_key(documents[row["document_id"]]["guid"]),
                "document_name": documents[row["document_id"]]["name"],
                "question_guid": questions[row["question_id"]]["guid"],
                "question": questions[row["question_id"]]["name"],
            }
            for row in self._store.rows("asked")
        ]
        return sorted(asked, key=lambda row: (fold(row["document_name"]), fold(row["question"])))

    def _concepts_rows(self) -> Iterator[Record]:
        spelled = self._concepts()
        for row in self._store.rows("concepts", order="name_key"):
            concept = spelled.get(row["name_key"], row["name"])
            yield {"concept": concept, "label_nb": row["label_nb"], "label_en": row["label_en"]}

    def _assignments_rows(self) -> list[Record]:
        documents = {row["id"]: row for row in self.documents}
        rows = [
            {
                "document": document_key(documents[row["document_id"]]["guid"]),
                "document_name": documents[row["document_id"]]["name"],
                "coder": self._coders[row["coder_id"]]["name"],
                **{column: row[column] for column in ("layer", "assigned", "finished")},
            }
            for row in self._store.rows("assignments")
        ]
        return sorted(rows, key=lambda row: (fold(row["document_name"]), fold(row["coder"]), row["layer"]))

    def _ordered_cases(self, *kinds: str) -> list[Row]:
        rows = (row for row in self._cases.values() if not kinds or row["kind"] in kinds)
        return sorted(rows, key=lambda row: (row["kind"], row["name_key"]))

    def _cases_rows(self) -> Iterator[Record]:
        for row in self._ordered_cases():
            site = self._cases[row["parent_id"]]["guid"] if row["parent_id"] else None
            yield {"case_guid": row["guid"], "kind": row["kind"], "name": row["name"], "site_guid": site}

    def _case_attributes_rows(self) -> Iterator[Record]:
        labels = {(row["attribute_id"], row["value"]): row for row in self._store.rows("attribute_values")}
        for case in self._ordered_cases():
            for attribute in self._attributes:
                value = self._values.get(case["id"], {}).get(attribute["id"])
                if value is not None:
                    label = labels.get((attribute["id"], value), {})
                    yield {
                        "case_guid": case["guid"],
                        "kind": case["kind"],
                        "name": case["name"],
                        "attribute": attribute["name"],
                        "value": value,
                        "label_nb": label.get("label_nb", ""),
                        "label_en": label.get("label_en", ""),
                    }

    def _attributes_rows(self) -> Iterator[Record]:
        for row in self._attributes:
            yield {"attribute": row["name"], **{column: row[column] for column in ("label_nb", "label_en")}} | {
                "design": bool(row["design"])
            }

    def _groups_rows(self) -> Iterator[Record]:
        for row in self._ordered_cases("group"):
            yield {**self._place(row["id"]), **self._wide("groups", row["id"], row["parent_id"])}

    def _participants_rows(self) -> Iterator[Record]:
        for row in self._ordered_cases(PARTICIPANT):
            yield {"participant_guid": row["guid"], "participant": row["name"], **self._wide("participants", row["id"])}

    def _wide(self, table: str, *cases: int | None) -> Record:
        """A column for every attribute, with the value of the first case that has one."""
        names = BY_NAME[table].wide(self.attributes)
        held = [self._values.get(case, {}) for case in cases if case is not None]
        return {
            names[attribute["name"]]: next((own[attribute["id"]] for own in held if attribute["id"] in own), None)
            for attribute in self._attributes
        }

    # the large tables, a document at a time ----------------------------------------------------------

    def of_document(self, document: Row) -> dict[str, list[Record]]:
        """The rows of every partitioned table for one document."""
        text = self._store.text(document["id"])
        speakers = {row["id"]: row for row in self._speakers.get(document["id"], ())}
        voices = {speaker: self._voice(document, row) for speaker, row in speakers.items()}
        turns = self._store.rows("turns", order="start, number", document_id=document["id"])
        if not turns:
            turns = [_whole(text)]
        said = [self._turn(document, turn, voices, text) for turn in turns]
        codings = self._store.rows("codings", document_id=document["id"])
        codings.sort(key=lambda row: (row["start"], row["end"], self._codes[row["code_id"]]["name_key"], row["guid"]))
        reading = self.readings.readings.get(document["id"])
        unclear = document["id"] in self.readings.unclear
        shared = [self._coding(document, row, reading, unclear) for row in codings]
        return {
            "turns": said,
            "codings": [
                record
                | {
                    "start_at": row["start"],
                    "end_at": row["end"],
                    "quote": row["quote"],
                    "created": row["created"],
                }
                for record, row in zip(shared, codings, strict=True)
            ],
            "segments": list(_segments(shared, codings, said, text)),
        }

    def _turn(self, document: Row, turn: Row, voices: dict[int, Record], text: str) -> Record:
        voice = voices.get(turn["speaker_id"]) or self._voice(document, None)
        return {
            "document_name": document["name"],
            "turn": turn["number"],
            **{column: voice[column] for column in ("voice", "speaker", "role", "participant")},
            "start_at": turn["start"],
            "end_at": turn["end"],
            "words": turn["words"],
            "time_start": turn["time_start"],
            "time_end": turn["time_end"],
            "text": text[turn["start"] : turn["end"]],
        }

    def _coding(self, document: Row, row: Row, reading: Reading | None, unclear: bool) -> Record:
        """What a coding and its segments share."""
        code = self._codes[row["code_id"]]
        counts = reading is not None and row["layer"] == reading.layer and reading.coder_id in (None, row["coder_id"])
        return {
            "coding": row["guid"],
            "document_name": document["name"],
            "code_guid": code["guid"],
            "code": code["name"],
            "stance": row["stance"],
            "coder": self._coders[row["coder_id"]]["name"],
            "layer": row["layer"],
            "counts": None if unclear else counts,
        }


def _whole(text: str) -> Row:
    nothing = dict.fromkeys(("speaker_id", "time_start", "time_end"))
    return {"number": 0, "start": 0, "end": len(text), "words": len(text.split()), **nothing}


def _segments(shared: Sequence[Record], codings: Sequence[Row], turns: list[Record], text: str) -> Iterator[Record]:
    """Each coding met with the turns that it shares a character with; ``turns`` by position."""
    spoken = [turn for turn in turns if turn["end_at"] > turn["start_at"]]
    ends = [turn["end_at"] for turn in spoken]
    for record, row in zip(shared, codings, strict=True):
        for turn in spoken[bisect_right(ends, row["start"]) :]:
            if turn["start_at"] >= row["end"]:
                break
            start, end = max(row["start"], turn["start_at"]), min(row["end"], turn["end_at"])
            yield record | {
                "passage": f"{row['start']}-{row['end']}",
                **{column: turn[column] for column in ("turn", "voice", "speaker", "role")},
                "start_at": start,
                "end_at": end,
                "text": text[start:end],
            }
