"""A study folder read back into rows by key, with every cell checked; nothing is written here."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from thematic.coding.anchors import Place
from thematic.coding.cells import locate_row
from thematic.errors import BadInput, ThematicError, UnreadableFile, did_you_mean
from thematic.exchange.identity import NATURAL, Key
from thematic.exchange.plain.cells import read_text
from thematic.exchange.plain.files import attribute_heading, context
from thematic.exchange.plain.layout import (
    AFTER,
    BEFORE,
    FILE,
    FORMAT,
    LISTINGS,
    MARK,
    SNAPSHOTS,
    TEXT_SHA256,
    TRANSCRIPTS,
    VERSION,
    Field,
    Listing,
)
from thematic.exchange.plain.memos import read_memos
from thematic.exchange.plain.records import Names, Records, read_links, read_listing, read_mapping
from thematic.exchange.threeway import Tables
from thematic.exchange.writing import PASSAGE
from thematic.store.changes_since import Shape
from thematic.store.tables import NOUNS, Row
from thematic.transcripts.importing import digest_text


def is_study_folder(path: Path) -> bool:
    """Whether a folder says of itself that it holds a study."""
    mark = path / MARK
    if not path.is_dir() or mark.is_symlink() or not mark.is_file():
        return False
    with mark.open("rb") as file:
        return f"format: {FORMAT}".encode() in file.read(4096)


class Folder:
    """A study folder while it is read. ``rows`` are the rows by table and key, with keys where a study has ids.

    ``anchored`` counts codings that were placed by their quote, ``doubts`` says where a quote was found only nearly.
    """

    def __init__(self, path: Path, shape: Shape) -> None:
        self.path = path
        self._shape = shape
        self.rows: Tables = {table: {} for table in shape.columns}
        self.names = Names()
        self.anchored = 0
        self.doubts: list[str] = []
        self.now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._files: dict[Key, str] = {}
        self._places: dict[Key, Place] = {}
        self._passages: set[tuple[Any, ...]] = set()

    def read(self) -> None:
        """Read everything. Raises BadInput, BadRows and UnreadableFile, with the file and line."""
        self._read_mark()
        steps: dict[str, Callable[[Listing], None]] = {
            "cases": self._read_cases,
            "documents": self._read_documents,
            "themes": self._read_themes,
            "snapshots": self._read_snapshots,
        }
        for listing in LISTINGS:
            if listing.within:
                for document in list(self._files):
                    self._read(listing, name=f"{TRANSCRIPTS}/{self._files[document]}{listing.file}", document=document)
            else:
                steps.get(listing.table, self._read)(listing)
        for row in read_memos(self.path, self.names, self.rows, now=self.now):
            self._keep("memos", row)

    def _read_mark(self) -> None:
        path = self.path / MARK
        content = read_mapping(path)
        if content.get("format") != FORMAT:
            raise BadInput(f"{path} is not a {FORMAT}.", hint="'thematic export study -o DIR' writes one.")
        version = content.get("version")
        if version != str(VERSION):
            told = version[:20] if isinstance(version, str) else "none"
            raise BadInput(
                f"{path}: the folder's version is {told}, and this thematic reads version {VERSION}.",
                hint="Upgrade thematic to read a newer one.",
            )
        settings = content.get("settings") or {}
        if not isinstance(settings, dict):
            raise BadInput(f"{path}: 'settings' is no mapping.", hint="Write 'name: value' for each.")
        for name, value in settings.items():
            if not isinstance(name, str) or not isinstance(value, str | None):
                raise BadInput(f"{path}: the settings hold more than names and texts.")
            self._keep("settings", {"name": name, "value": value or ""})
        files = content.get("files") or []
        listed = {listing.file for listing in LISTINGS if not listing.within}
        gone = next((file for file in files if file in listed and not (self.path / file).exists()), None)
        if gone is not None:
            raise BadInput(f"{self.path}: {gone} is missing, though {MARK} lists it.", hint="Bring the file back.")

    # rows --------------------------------------------------------------------------------------------

    def _read(self, listing: Listing, *, name: str = "", document: Key = None) -> None:
        more = (BEFORE.heading, AFTER.heading, "turn") if listing.table == "codings" else ()
        records = read_listing(self.path, listing, name=name, more=more)
        if records is not None:
            self._take(listing, records, document)

    def _take(
        self,
        listing: Listing,
        records: Records,
        document: Key = None,
        *,
        then: Callable[[dict[str, str], Row], None] | None = None,
    ) -> None:
        """Rows of records, kept; those of a tree may name a parent that stands below them.

        ``then`` is called for each with what else its record holds.
        """
        with_guid = [(place, record, self._guid(listing, record)) for place, record in records.rows]
        if listing.table in NOUNS:
            for place, record, guid in with_guid:
                try:
                    self._name(listing, record, guid)
                except ThematicError as error:
                    records.complain(place, error)
        for place, record, guid in with_guid:
            try:
                if listing.table == "codings":
                    self._anchor(record)
                row = self._row(listing, record, document)
                if guid:
                    row["guid"] = guid
                self._check(listing, row)
                self._keep(listing.table, row)
                if then is not None:
                    then(record, row)
            except UnreadableFile:
                raise
            except ThematicError as error:
                records.complain(place, error)
        records.settle()
        if any(field.heading == "parent" for field in listing.fields):
            self._refuse_circles(listing, records.path)

    def _guid(self, listing: Listing, record: dict[str, str]) -> str:
        if "guid" not in self._shape.columns[listing.table]:
            return ""
        return record.get("guid", "").strip() or token_hex(16)

    def _name(self, listing: Listing, record: dict[str, str], guid: str) -> None:
        heading = next(field.heading for field in listing.fields if field.column == "name")
        name = record.get(heading, "")
        beside: tuple[Any, ...] = ()
        if listing.table == "cases":
            beside = (record.get("kind", ""),)
        elif listing.table == "speakers":
            beside = (self.names.find("documents", "document", record.get("document", "")),)
        self.names.add(listing.table, name, guid, *beside)

    def _row(self, listing: Listing, record: dict[str, str], document: Key) -> Row:
        table = listing.table
        row: Row = {"document_id": document} if document is not None else {}
        for field in listing.fields:
            if field.column != "guid":
                row[field.column] = self._value(table, field, record.get(field.heading, ""), row)
        if table == "codings":
            text = self.text_of(row["document_id"])
            before, after = context(text, row["start"], row["end"])
            row |= {"before": record.get(BEFORE.heading, before), "after": record.get(AFTER.heading, after)}
        return row

    def _value(self, table: str, field: Field, text: str, row: Row) -> Any:
        if not text and field.default:
            text = self.now if field.default == "now" else field.default
        if not text and field.needed:
            raise BadInput(f"The cell '{field.heading}' is empty.")
        if field.choices and text not in field.choices:
            raise BadInput(f"'{text[:60]}' is no {field.heading}.", hint=_choices(field))
        if field.kind == "yes":
            return _yes(field, text)
        if not text and (field.refers or field.column in self._shape.optional[table]):
            return None
        if field.kind == "number":
            return _number(field, text)
        return self._reference(field, text, row) if field.refers else text

    def _reference(self, field: Field, text: str, row: Row) -> Key:
        if field.kind == "key":
            if text not in self.rows["codings"]:
                raise BadInput(f"There is no coding with the guid '{text[:60]}' in this folder.")
            return text
        if field.refers == "cases":
            return self.names.find("cases", field.kind, text, field.kind)
        if field.refers == "speakers":
            return self.names.find("speakers", "speaker", text, row["document_id"])
        return self.names.find(field.refers, NOUNS[field.refers], text)

    def _keep(self, table: str, row: Row) -> None:
        """Keep a row under its key; raises BadInput where there is another one."""
        held = self.rows[table]
        key: Key
        if "guid" in row:
            key = row["guid"]
        elif table in NATURAL:
            key = tuple(row[column] for column in NATURAL[table])
        else:
            columns = tuple(column for column in self._shape.columns[table] if column != "id")
            same = tuple(row[column] for column in columns)
            number = 1
            while (*same, number) in held:
                number += 1
            key = (*same, number)
        if key in held:
            raise BadInput("The same row stands twice.")
        held[key] = row

    # checks ------------------------------------------------------------------------------------------

    def _check(self, listing: Listing, row: Row) -> None:
        table = listing.table
        if "document_id" in row and "start" in row:
            length = len(self.text_of(row["document_id"]))
            least = row["start"] + (table in ("codings", "decisions"))
            if not 0 <= row["start"] <= length or not least <= row["end"] <= length:
                raise BadInput(f"{row['start']}:{row['end']} is no stretch of the text, which has {length} characters.")
        if table == "codings":
            stands = self.text_of(row["document_id"])[row["start"] : row["end"]]
            if row["quote"] != stands:
                raise BadInput(f"The quote is not the text at {row['start']}:{row['end']}, «{stands[:60]}».")
            self._refuse_twin(row)
        if table == "cases" and row["kind"] != "group" and row["parent_id"] is not None:
            raise BadInput("Only a group has a site.")
        if table == "coders" and row["lead"] and any(other["lead"] for other in self.rows["coders"].values()):
            raise BadInput("Only one coder leads.")

    def _refuse_twin(self, row: Row) -> None:
        passage = tuple(row[column] for column in PASSAGE)
        if passage in self._passages:
            raise BadInput("The same coding stands twice.")
        self._passages.add(passage)

    def _refuse_circles(self, listing: Listing, path: Path) -> None:
        rows = self.rows[listing.table]
        safe: set[Key] = {None}
        for key in rows:
            way: dict[Key, None] = {}
            while key not in safe:
                if key in way:
                    raise BadInput(f"{path}: '{rows[key]['name']}' stands below itself.", hint="Correct its parent.")
                way[key] = None
                key = rows[key]["parent_id"]
            safe.update(way)

    # codings that a person has written ---------------------------------------------------------------

    def _anchor(self, record: dict[str, str]) -> None:
        """Give a row without a span the one that its quote (or turn) names."""
        if record.get("start", "").strip() or record.get("end", "").strip():
            if not record.get("quote"):
                raise BadInput("A span without its quote cannot be checked.", hint="Give the quote, or leave out both.")
            return
        place = self._place(self.names.find("documents", "document", record.get("document", "")))
        anchor = locate_row(place, record)
        self.anchored += 1
        if anchor.warning:
            self.doubts.append(anchor.warning)
        quote = place.text[anchor.start : anchor.end]
        record |= {"start": str(anchor.start), "end": str(anchor.end), "quote": quote}

    def _place(self, document: Key) -> Place:
        if document not in self._places:
            turns = [
                {"start": row["start"], "end": row["end"], "number": row["number"], "speaker_id": row["speaker_id"]}
                for row in self.rows["turns"].values()
                if row["document_id"] == document
            ]
            turns.sort(key=lambda turn: turn["number"])
            name = self.rows["documents"][document]["name"]
            self._places[document] = Place(0, name, self.text_of(document), turns)
        return self._places[document]

    # tables with more beside them --------------------------------------------------------------------

    def text_of(self, document: Key) -> str:
        """The text of a document."""
        return str(self.rows["texts"][(document,)]["text"])

    def _read_cases(self, listing: Listing) -> None:
        columns = {attribute_heading(row["name"]): key for key, row in self.rows["attributes"].items()}

        def take_values(record: dict[str, str], row: Row) -> None:
            for heading, attribute in columns.items():
                if record.get(heading):
                    value = {"case_id": row["guid"], "attribute_id": attribute, "value": record[heading]}
                    self._keep("case_attributes", value)

        records = read_listing(self.path, listing, more=list(columns))
        if records is not None:
            self._take(listing, records, then=take_values)

    def _read_documents(self, listing: Listing) -> None:
        records = read_listing(self.path, listing, more=(FILE, TEXT_SHA256))
        if records is not None:
            self._take(listing, records, then=self._read_transcript)

    def _read_transcript(self, record: dict[str, str], row: Row) -> None:
        file = record.get(FILE, "")
        if file in self._files.values():
            raise BadInput(f"Two documents have the file '{file}'.")
        path = self._within(TRANSCRIPTS, file, ".txt")
        text = read_text(path, nul=True)
        if "\r" in text:
            raise BadInput(
                f"{path.name} has other line ends than LF, so that positions in it are not what they were.",
                hint="Git and editors change line ends: take the file as it was exported.",
            )
        digest, known = digest_text(text), record.get(TEXT_SHA256, "")
        if known and known != digest:
            raise BadInput(
                f"{path.name} is not the text that was exported, so that positions in it are not what they were.",
                hint="Take the file as it was. A new text comes in with 'thematic import'.",
            )
        if not record.get("guid"):
            known = digest
        self._files[row["guid"]] = file
        self._keep("texts", {"id": row["guid"], "text": text, "sha256": known})

    def _within(self, folder: str, file: str, ending: str) -> Path:
        """A file of a folder of ours, which must be listed there: no name leads anywhere else."""
        place = self.path / folder
        there = {path.name for path in place.iterdir()} if place.is_dir() and not place.is_symlink() else set()
        if f"{file}{ending}" not in there:
            hint = did_you_mean(
                file[:100], sorted(name.removesuffix(ending) for name in there if name.endswith(ending))
            )
            raise BadInput(f"There is no file '{file[:100]}{ending}' in the folder {folder}.", hint=hint)
        return place / f"{file}{ending}"

    def _read_themes(self, listing: Listing) -> None:
        records = read_listing(self.path, listing)
        if records is None:
            return
        links = read_links(records)
        self._take(listing, records)
        for place, theme, codes in links:
            for code in codes:
                try:
                    pair = {"theme_id": self.names.find("themes", "theme", theme)}
                    self._keep("theme_codes", pair | {"code_id": self.names.find("codes", "code", code)})
                except ThematicError as error:
                    records.complain(place, error)
        records.settle()

    def _read_snapshots(self, listing: Listing) -> None:
        def take_content(record: dict[str, str], row: Row) -> None:
            row["content"] = read_text(self._within(SNAPSHOTS, record.get(FILE, ""), ".json"))

        records = read_listing(self.path, listing, more=(FILE,))
        if records is not None:
            self._take(listing, records, then=take_content)


def _choices(field: Field) -> str:
    return (
        f"Use {', '.join(choice for choice in field.choices if choice)}{' or nothing' if '' in field.choices else ''}."
    )


def _yes(field: Field, text: str) -> int:
    known = {"yes": 1, "1": 1, "": 0, "no": 0, "0": 0}
    if text.strip().lower() not in known:
        raise BadInput(f"'{text[:60]}' is no {field.heading}.", hint="Write yes, or leave it empty.")
    return known[text.strip().lower()]


def _number(field: Field, text: str) -> int:
    plain = text.strip()
    digits = plain.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
        raise BadInput(f"{field.heading} '{text[:60]}' is not a whole number.")
    return int(plain)
