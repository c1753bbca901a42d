"""Projects of Taguette: its database (taguette.sqlite3), or the file of one project that it exports.

Tags become codes, a tag "a.b" below the tag "a"; highlights codings, one for each of their tags, by whoever the
program's record of changes names. Users' passwords and addresses are never read.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from thematic.errors import BadInput, NotFound, ThematicError, did_you_mean
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import (
    Project,
    ProjectCode,
    ProjectCoder,
    ProjectCoding,
    ProjectDocument,
    ProjectMemo,
)
from thematic.exchange.taguette_text import TaguetteText
from thematic.store.foreign import ForeignTables, is_sqlite, opened_foreign
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.readers.labels import Line
from thematic.transcripts.readers.script import build_transcript, split_lines

OPTIONS = ("project",)
NAME = "taguette"

_NEEDED = {
    "projects": ("id", "name"),
    "documents": ("id", "name", "project_id", "contents"),
    "tags": ("id", "path", "project_id"),
    "highlights": ("id", "document_id", "start_offset", "end_offset"),
    "highlight_tags": ("highlight_id", "tag_id"),
}


def recognises(path: Path) -> bool:
    """Whether ``path`` is such a database, whatever it is called."""
    if not is_sqlite(path):
        return False
    try:
        with opened_foreign(path) as tables:
            return all(tables.has(table, *columns) for table, columns in _NEEDED.items())
    except ThematicError:
        return False


def read(path: Path, *, project: str = "") -> tuple[Project, Fidelity]:
    """The project called ``project`` (or with that number), or the only one of the file.

    Raises NotFound or BadInput where that names none or several, UnreadableFile for a damaged file.
    """
    fidelity = Fidelity("import", NAME)
    with opened_foreign(path) as tables:
        tables.require(_NEEDED)
        row = _choose(list(tables.rows("projects", {"id": int, "name": str, "description": str})), path, project)
        return _Reading(tables, row, fidelity).project(), fidelity


def _choose(rows: list[Row], path: Path, project: str) -> Row:
    known = [f"{row['name']} ({row['id']})" for row in rows]
    if not rows:
        raise BadInput(f"{path.name} holds no project.", hint="Name the database of a server, or an exported project.")
    chosen = [row for row in rows if fold(project) in (fold(row["name"]), str(row["id"]))] if project else rows
    if not chosen:
        raise NotFound(f"{path.name} holds no project '{project}'.", hint=did_you_mean(project, known))
    if len(chosen) > 1:
        raise BadInput(
            f"{path.name} holds several projects: {', '.join(known)}.",
            hint="Say which with --project, by name or number.",
        )
    return chosen[0]


@dataclass(frozen=True, slots=True)
class _Mark:
    """Who gave a highlight a tag, and when."""

    coder: str
    date: str


class _Reading:
    """One project on its way out of its tables."""

    def __init__(self, tables: ForeignTables, project: Row, fidelity: Fidelity) -> None:
        self._tables = tables
        self._project = project
        self._fidelity = fidelity
        self._memos: list[ProjectMemo] = []
        self._texts: dict[int, TaguetteText] = {}

    def project(self) -> Project:
        """All of it."""
        identity = self._project["id"]
        members = [
            row["user_login"] for row in self._tables.rows("project_members", {"user_login": str}, project_id=identity)
        ]
        tags = list(self._tables.rows("tags", {"id": int, "path": str, "description": str}, project_id=identity))
        self._memo(self._project["description"], ("", ""))
        documents = tuple(self._documents())
        codings = tuple(self._codings({row["id"] for row in tags}, members[0] if len(members) == 1 else ""))
        names = dict.fromkeys([*members, *(coding.coder for coding in codings)])
        return Project(
            name=self._project["name"],
            origin="Taguette",
            reader=NAME,
            coders=tuple(ProjectCoder(name, name) for name in names if name),
            documents=documents,
            codes=tuple(_codes(tags)),
            codings=codings,
            memos=tuple(self._memos),
            settings={"title": self._project["name"]},
        )

    def _documents(self) -> Iterable[ProjectDocument]:
        columns = {"id": int, "name": str, "description": str, "filename": str, "contents": str, "created": str}
        for row in self._tables.rows("documents", columns, project_id=self._project["id"]):
            text = self._texts[row["id"]] = TaguetteText(row["contents"])
            key = str(row["id"])
            if not text.plain:
                what = "their lists, tables, emphasis, links and pictures became plain text"
                self._fidelity.changed("formatted documents", what, example=row["name"])
            self._memo(row["description"], ("document", key), date=row["created"])
            transcript = build_transcript(text.text, _lines(text), speakers={}, reader=NAME, encoding="utf-8")
            yield ProjectDocument(key, row["name"], transcript, source_name=row["filename"], created=row["created"])

    def _codings(self, tags: set[int], only: str) -> Iterable[ProjectCoding]:
        given: dict[int, list[int]] = {}
        for link in self._tables.rows("highlight_tags", {"highlight_id": int, "tag_id": int}):
            given.setdefault(link["highlight_id"], []).append(link["tag_id"])
        marks = self._marks()
        columns = {"id": int, "document_id": int, "start_offset": int, "end_offset": int, "snippet": str}
        for row in self._tables.rows("highlights", columns):
            text = self._texts.get(row["document_id"])
            if text is None:
                continue
            snippet = " ".join(TaguetteText(row["snippet"]).text.split())
            own = [tag for tag in given.get(row["id"], ()) if tag in tags]
            if not own:
                self._fidelity.lost("highlights", "without a tag", example=snippet[:60])
                continue
            span = text.span(row["start_offset"] or 0, row["end_offset"] or 0)
            if span is None:
                what = "a place outside the text or inside a character"
                self._fidelity.lost("codings", what, number=len(own), example=snippet[:60])
                continue
            if snippet and "".join(text.text[slice(*span)].split()) != "".join(snippet.split()):
                what = "the words noted with the highlight are not those at its place, which is kept"
                self._fidelity.changed("positions of codings", what, example=snippet[:60])
            for tag in own:
                mark = marks.get((row["id"], tag))
                if mark is None and not only:
                    self._fidelity.changed("coders of codings", "nobody is named: whoever imports them")
                key = f"{row['id']} {tag}"
                coder, date = (mark.coder, mark.date) if mark else (only, "")
                yield ProjectCoding(key, str(row["document_id"]), str(tag), coder, *span, created=date)

    def _marks(self) -> dict[tuple[int, int], _Mark]:
        """For every highlight and tag who put it there last, from the record of changes; tags may have been merged."""
        tagged: dict[int, dict[int, _Mark]] = {}
        columns = {"id": int, "user_login": str, "date": str, "payload": str}
        rows = self._tables.rows("commands", columns, project_id=self._project["id"])
        for row in sorted(rows, key=lambda row: row["id"] or 0):
            payload = _payload(row["payload"])
            kind, highlight = payload.get("type"), payload.get("highlight_id")
            if kind == "highlight_add" and isinstance(highlight, int):
                before = tagged.get(highlight, {})
                now = _Mark(row["user_login"], row["date"])
                named = payload.get("tags")
                tags = [tag for tag in named if isinstance(tag, int)] if isinstance(named, list) else []
                tagged[highlight] = {tag: before.get(tag, now) for tag in tags}
            elif kind == "tag_merge":
                source, target = payload.get("src_tag_id"), payload.get("dest_tag_id")
                for marks in tagged.values():
                    if source in marks and isinstance(target, int):
                        moved = marks.pop(source)
                        marks.setdefault(target, moved)
        return {(highlight, tag): mark for highlight, marks in tagged.items() for tag, mark in marks.items()}

    def _memo(self, text: str, on: tuple[str, str], *, date: str = "") -> None:
        if text.strip():
            self._memos.append(ProjectMemo(text.strip(), on=on, created=date))  # type: ignore[arg-type]


def _lines(text: TaguetteText) -> list[Line]:
    """The lines of a document; those of headings are headings."""
    lines = split_lines(text.text)
    starts = [line.start for line in lines]
    for start, end, level in text.headings:
        for place in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            if start <= lines[place].end and text.text[lines[place].start : lines[place].end].strip():
                lines[place] = replace(lines[place], kind="heading", value=level)
    return lines


def _codes(tags: Iterable[Row]) -> Iterable[ProjectCode]:
    """Tags as codes, each below the tag that its path begins with, if there is one."""
    rows = sorted(tags, key=lambda row: row["path"].count("."))
    by_path = {row["path"]: str(row["id"]) for row in rows}
    for row in rows:
        above, path = "", row["path"]
        while not above and "." in path:
            path = path.rpartition(".")[0]
            above = by_path.get(path, "")
        yield ProjectCode(str(row["id"]), row["path"], above, row["description"].strip())


def _payload(text: str) -> Mapping[str, Any]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
