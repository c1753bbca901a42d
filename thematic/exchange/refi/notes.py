"""The notes of a project: those that a study wrote to carry its own things, and everybody's memos."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thematic.errors import UnreadableFile
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import ProjectMemo, Thing
from thematic.exchange.refi.elements import Text, User
from thematic.exchange.refi.names import CONSENSUS, MARK, MEMO, STANCE, STANCES
from thematic.exchange.refi.package import Outside, Package
from thematic.exchange.refi.sources import formatted
from thematic.transcripts.readers.source import decode

On = tuple[Thing, str]
PROJECT: On = ("", "")


class Notes:
    """All notes by their GUID, and the memos that were made of them so far."""

    def __init__(self, package: Package, notes: Sequence[Text], users: Sequence[User], fidelity: Fidelity) -> None:
        self._package, self._fidelity = package, fidelity
        self._users = {user.guid: user.name for user in users}
        self._notes: dict[str, Text] = {}
        self._contents: dict[str, str] = {}
        self._used: set[str] = set()
        self.memos: list[ProjectMemo] = []
        for note in notes:
            if not note.guid or note.guid in self._notes:
                why = "the GUID is another note's" if note.guid else "without a GUID"
                fidelity.lost("notes", why, example=note.name)
                continue
            self._notes[note.guid] = note
            codings = len(note.codings) + sum(len(selection.codings) for selection in note.selections)
            fidelity.lost("codings", "of notes", number=codings, example=note.name)
        self._stances = {
            guid: note.name.removeprefix(STANCE).strip()
            for guid, note in self._notes.items()
            if note.name.startswith(STANCE) and note.name.removeprefix(STANCE).strip() in STANCES
        }
        self._consensus = {guid for guid, note in self._notes.items() if note.name == CONSENSUS}
        self._used |= self._stances.keys() | self._consensus

    def __contains__(self, guid: str) -> bool:
        return guid in self._notes

    def carried(self, references: Iterable[str], name: str) -> Mapping[str, Any]:
        """What a study wrote along in the note called ``name``; empty where there is none, or none that can be read."""
        for guid in references:
            note = self._notes.get(guid)
            if note is None or note.name != name:
                continue
            self._used.add(guid)
            try:
                content = json.loads(self._content(note))
            except (ValueError, RecursionError):
                content = None
            if isinstance(content, dict):
                return content
            self._fidelity.lost("notes of a study", "changed since, and no longer what was written", example=name)
        return {}

    def stance(self, references: Sequence[str]) -> str:
        """The stance that a coding's notes give it."""
        return next((self._stances[guid] for guid in references if guid in self._stances), "")

    def is_consensus(self, references: Sequence[str]) -> bool:
        """Whether a coding's notes put it on the consensus layer."""
        return any(guid in self._consensus for guid in references)

    def hang(self, references: Iterable[str], on: On, *, before: str = "") -> None:
        """Make memos on a thing of the notes that refer to it; ``before`` goes ahead of the text (a quote)."""
        for guid in references:
            note = self._notes.get(guid)
            if note is None:
                self._fidelity.lost("memos", "the note is not in the project", example=guid)
                continue
            if _is_carrier(note):
                continue
            if guid in self._used:
                self._fidelity.changed("memos", "on several things: one on each", example=note.name)
            self._used.add(guid)
            self._add(note, on, before)

    def say(self, text: str, on: On, *, user: str = "", created: str = "") -> None:
        """A memo of a text that is no note: a description, a link."""
        if text.strip():
            self.memos.append(ProjectMemo(text, self._users.get(user, ""), on=on, created=created))

    def rest(self) -> None:
        """Notes that nothing refers to become memos on the study."""
        for guid, note in self._notes.items():
            if guid not in self._used and not _is_carrier(note):
                self._used.add(guid)
                self._add(note, PROJECT, "")

    def name(self, guid: str) -> str:
        """What a note is called."""
        return self._notes[guid].name

    def _add(self, note: Text, on: On, before: str) -> None:
        content, kind = self._content(note), "analytic"
        if note.name.startswith(MEMO):
            kind = note.name.removeprefix(MEMO).strip() or kind
        else:
            told = [note.description, content.strip()]
            if note.name and not content.strip().startswith(note.name):
                told.insert(0, note.name)
            content = "\n\n".join(part for part in told if part)
        content = f"{before}\n\n{content}" if before else content
        if content.strip():
            self.memos.append(ProjectMemo(content, self._users.get(note.user, ""), kind, on, note.created, note.guid))

    def _content(self, note: Text) -> str:
        if note.guid not in self._contents:
            self._contents[note.guid] = self._read(note)
        return self._contents[note.guid]

    def _read(self, note: Text) -> str:
        if note.content is not None and (note.content.strip() or not (note.plain or note.rich)):
            return note.content
        for path in (note.plain, note.rich):
            try:
                data = self._package.source(path) if path else None
            except Outside:
                continue
            if not data:
                continue
            try:
                return decode(data, note.name).text if path == note.plain else formatted(note.name, path, data).text
            except UnreadableFile:
                self._fidelity.lost("texts of notes", "cannot be read", example=note.name)
                return ""
        if note.plain or note.rich:
            self._fidelity.lost("texts of notes", "not in the file", example=f"{note.name} ({note.plain or note.rich})")
        return ""


def _is_carrier(note: Text) -> bool:
    """Whether a note carries what is no memo."""
    return note.name.startswith(MARK) and not note.name.startswith(MEMO)
