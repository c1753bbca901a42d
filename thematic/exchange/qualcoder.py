"""Projects of QualCoder: the folder NAME.qda, or the database data.qda in it.

Categories become codes above their codes, memos of codes their definitions, other memos and journals memos. Positions
are in code points of the text as the program holds it; how each coding counts is checked against the words that the
program noted for it (``qualcoder_places``). A case that holds a whole file is its group, one that holds parts of a file
the participant whose turns they are.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import (
    Project,
    ProjectCode,
    ProjectCoder,
    ProjectCoding,
    ProjectDocument,
    ProjectMemo,
)
from thematic.exchange.qualcoder_cases import Cases
from thematic.exchange.qualcoder_places import Places
from thematic.store.foreign import ForeignTables, is_sqlite, opened_foreign
from thematic.store.tables import Row
from thematic.transcripts.readers.script import build_transcript, split_lines

OPTIONS = ()
NAME = "qualcoder"
DATABASE = "data.qda"

_NEEDED = {
    "source": ("id", "name", "fulltext"),
    "code_name": ("cid", "name"),
    "code_cat": ("catid", "name"),
    "code_text": ("cid", "fid", "pos0", "pos1", "owner"),
}
_LOST = (
    ("code_image", "codings", "of pictures, which have no place in a study"),
    ("code_av", "codings", "of sound and video, which have no place in a study"),
    ("graph", "graphs", "drawings have no place in a study"),
    ("stored_sql", "stored queries", "queries of the program's own tables"),
)
_MEDIA = re.compile(r"/?(images|audio|video)[/:]", re.IGNORECASE)
_QUOTED = 200


def recognises(path: Path) -> bool:
    """Whether ``path`` is such a folder or database, whatever it is called."""
    from thematic.errors import ThematicError

    database = _database(path)
    if not is_sqlite(database):
        return False
    try:
        with opened_foreign(database) as tables:
            return all(tables.has(table, *columns[:2]) for table, columns in _NEEDED.items())
    except ThematicError:
        return path.suffix.lower() == ".qda"


def _database(path: Path) -> Path:
    return path / DATABASE if path.is_dir() else path


def read(path: Path) -> tuple[Project, Fidelity]:
    """The project at ``path``. Raises UnreadableFile for a damaged one, BadInput for one that is too large."""
    fidelity = Fidelity("import", NAME)
    with opened_foreign(_database(path)) as tables:
        tables.require(_NEEDED)
        return _Reading(tables, path, fidelity).project(), fidelity


class _Reading:
    """One project on its way out of its tables."""

    def __init__(self, tables: ForeignTables, path: Path, fidelity: Fidelity) -> None:
        self._tables = tables
        self._path = path
        self._fidelity = fidelity
        self._memos: list[ProjectMemo] = []
        self._places: dict[int, Places] = {}

    def project(self) -> Project:
        """All of it."""
        documents = self._documents()
        cases = Cases(self._tables, self._fidelity, documents, self._places)
        codings = list(self._codings())
        self._other_memos(cases)
        for table, kind, what in _LOST:
            self._fidelity.lost(kind, what, number=self._tables.count(table))
        owners = [row["name"] for row in self._tables.rows("coder_names", {"name": str})]
        names = dict.fromkeys([*owners, *(coding.coder for coding in codings)])
        where = self._path.resolve()
        where = where.parent if where.name.lower() == DATABASE else where
        return Project(
            name=where.stem,
            origin="QualCoder",
            reader=NAME,
            coders=tuple(ProjectCoder(name, name) for name in names if name),
            documents=tuple(cases.tie(document) for document in documents.values()),
            codes=tuple(self._codes()),
            codings=tuple(codings),
            cases=cases.cases(),
            memos=tuple(self._memos),
            settings={"title": where.stem},
        )

    def _documents(self) -> dict[int, ProjectDocument]:
        found: dict[int, ProjectDocument] = {}
        columns = {"id": int, "name": str, "fulltext": str, "mediapath": str, "memo": str, "owner": str, "date": str}
        for row in self._tables.rows("source", columns):
            if row["id"] is None:
                continue
            if not row["fulltext"]:
                what = "pictures, sound and video" if _MEDIA.match(row["mediapath"]) else "files without text"
                self._fidelity.lost("documents", f"{what} have no place in a study", example=row["name"])
                if row["memo"].strip():
                    self._memo(row["memo"], row, ("document", str(row["id"])))
                continue
            places = self._places[row["id"]] = Places(row["fulltext"])
            if places.changed:
                self._fidelity.changed("documents", f"{places.changed}; no coding moved", example=row["name"])
            lines = split_lines(places.text, name=row["name"])
            transcript = build_transcript(places.text, lines, speakers={}, reader=NAME, encoding="utf-8")
            name = row["mediapath"].replace("\\", "/").rpartition("/")[2] or row["name"]
            found[row["id"]] = ProjectDocument(str(row["id"]), row["name"], transcript, source_name=name)
            self._memo(row["memo"], row, ("document", str(row["id"])))
        return found

    def _codes(self) -> Iterable[ProjectCode]:
        """Categories and codes as one tree: a category may stand below another, a code below either."""
        cats = list(self._tables.rows("code_cat", {"catid": int, "name": str, "memo": str, "supercatid": int}))
        columns = {"cid": int, "name": str, "memo": str, "catid": int, "supercid": int, "color": str}
        codes = list(self._tables.rows("code_name", columns))
        for row in cats:
            yield ProjectCode(f"cat {row['catid']}", row["name"], _key("cat", row["supercatid"]), row["memo"].strip())
        for row in codes:
            parent = _key("code", row["supercid"]) or _key("cat", row["catid"])
            colour = row["color"].strip()
            yield ProjectCode(f"code {row['cid']}", row["name"], parent, row["memo"].strip(), colour)
        if cats:
            self._fidelity.changed("categories", "became codes above their codes", number=len(cats))

    def _codings(self) -> Iterable[ProjectCoding]:
        columns = {"ctid": int, "cid": int, "fid": int, "pos0": int, "pos1": int, "seltext": str}
        columns |= {"owner": str, "date": str, "memo": str, "important": int}
        rows = list(self._tables.rows("code_text", columns))
        by_file: dict[int, list[Row]] = {}
        for row in rows:
            if row["fid"] in self._places and row["pos0"] is not None and row["pos1"] is not None:
                by_file.setdefault(row["fid"], []).append(row)
        for file, those in by_file.items():
            self._places[file].learn((row["pos0"], row["pos1"], row["seltext"]) for row in those)
        for number, row in enumerate(rows):
            key, places = f"coding {number}", self._places.get(row["fid"])
            if places is None or row["pos0"] is None or row["pos1"] is None:
                self._fidelity.lost(
                    "codings", "their file has no text or no place is given", example=row["seltext"][:60]
                )
                continue
            place = places.find(row["pos0"], row["pos1"], row["seltext"])
            if place.told:
                self._fidelity.changed("positions of codings", place.told, example=row["seltext"][:60])
            document, code = str(row["fid"]), f"code {row['cid']}"
            created = row["date"]
            yield ProjectCoding(key, document, code, row["owner"], place.start, place.end, created=created)
            self._memo(row["memo"], row, ("coding", key))
            if row["important"] == 1:
                self._memo("Marked as important.", row, ("coding", key))
                self._fidelity.changed("marks of importance", "became memos on their codings")

    def _other_memos(self, cases: Cases) -> None:
        for row in self._tables.rows("project", {"memo": str, "codername": str, "date": str}):
            self._memo(row["memo"], row | {"owner": row["codername"]}, ("", ""))
        for row in self._tables.rows("journal", {"name": str, "jentry": str, "owner": str, "date": str}):
            text = "\n\n".join(part for part in (row["name"].strip(), row["jentry"].strip()) if part)
            self._memo(text, row, ("", ""), kind="reflexive")
            self._fidelity.changed("journals", "became reflexive memos on the study", example=row["name"])
        columns = {"fid": int, "pos0": int, "pos1": int, "memo": str, "owner": str, "date": str}
        for row in self._tables.rows("annotation", columns):
            places = self._places.get(row["fid"])
            if not row["memo"].strip():
                continue
            quote = ""
            if places is not None and row["pos0"] is not None and row["pos1"] is not None:
                place = places.find(row["pos0"], row["pos1"], "")
                quote = places.text[max(0, place.start) : max(0, place.end)]
            short = f"{quote[:_QUOTED]} ..." if len(quote) > _QUOTED else quote
            text = f"«{short}»\n\n{row['memo']}" if quote else row["memo"]
            self._memo(text, row, ("document", str(row["fid"])))
            self._fidelity.changed("annotations", "became memos on their documents, with the words they stand on")
        for row in cases.memos:
            self._memo(row["memo"], row, ("case", row["key"]) if row["key"] else ("", ""))

    def _memo(self, text: str, row: Row, on: tuple[str, str], *, kind: str = "analytic") -> None:
        if text.strip():
            memo = ProjectMemo(text.strip(), row.get("owner", ""), kind, on, row.get("date", ""))  # type: ignore[arg-type]
            self._memos.append(memo)


def _key(kind: str, identity: int | None) -> str:
    return "" if identity is None else f"{kind} {identity}"
