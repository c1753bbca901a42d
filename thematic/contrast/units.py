"""The units of analysis: groups, participants or documents, and the voices that are counted in each."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from thematic.contrast.caveats import Caveat
from thematic.store.tables import Row, Store
from thematic.transcripts.case_values import CaseId, Cases

Unit = Literal["group", "participant", "document"]
UNITS: tuple[Unit, ...] = ("group", "participant", "document")


@dataclass(frozen=True, slots=True)
class Voice:
    """A participant in a document, or (``speaker`` 0) whoever speaks there without a name."""

    speaker: int
    document: int
    group: CaseId
    participant: CaseId


@dataclass(frozen=True, slots=True)
class Member:
    """A unit: its name, its case if it is a participant, and the voices counted in it."""

    name: str
    participant: CaseId
    voices: tuple[Voice, ...]

    @property
    def groups(self) -> list[CaseId]:
        """The groups that the unit speaks in, in the order of their documents."""
        return list(dict.fromkeys(voice.group for voice in self.voices))

    @property
    def documents(self) -> set[int]:
        """The documents that the unit speaks in."""
        return {voice.document for voice in self.voices}

    def value(self, cases: Cases, attribute: Row) -> str | None:
        """The unit's value, nearest first; None where unknown, or where its groups differ."""
        own = cases.nearest(attribute, self.participant)
        if own is not None:
            return own
        of_groups = {cases.of_group(attribute, group) for group in self.groups}
        return of_groups.pop() if len(of_groups) == 1 else None


def list_members(store: Store, cases: Cases, unit: Unit) -> tuple[list[Member], list[Caveat]]:
    """Every unit of the study by name, and who is left out because it is part of none.

    Interviewers and others have no voice. A group in several documents is one unit.
    """
    documents = {row["id"]: row for row in store.rows("documents", ("id", "name", "group_id"), order="name_key")}
    speakers: dict[int, list[Row]] = {document: [] for document in documents}
    for row in store.rows("speakers", role="participant", order="id"):
        speakers[row["document_id"]].append(row)
    gathered: dict[object, tuple[str, list[Voice]]] = {}
    outside: list[str] = []
    for document, row in documents.items():
        group = row["group_id"]
        voices = [Voice(0, document, group, None)]
        voices += [Voice(speaker["id"], document, group, speaker["participant_id"]) for speaker in speakers[document]]
        if unit == "document":
            gathered[document] = (row["name"], voices)
        elif unit == "participant":
            for voice in voices:
                if voice.participant is not None:
                    key = voice.participant
                    gathered.setdefault(key, (cases.name(key), []))[1].append(voice)
            outside += [
                f"{row['name']}: {speaker['name']}"
                for speaker in speakers[document]
                if speaker["participant_id"] is None
            ]
        elif group is None:
            outside.append(row["name"])
        else:
            gathered.setdefault(group, (cases.name(group), []))[1].extend(voices)
    members = [
        Member(name, voices[0].participant if unit == "participant" else None, tuple(voices))
        for name, voices in gathered.values()
    ]
    kind = "no_participant" if unit == "participant" else "no_group"
    return sorted(members, key=lambda member: member.name), [Caveat(kind, {"names": tuple(outside)})] if outside else []


def keep_read(members: list[Member], read: Container[int]) -> tuple[list[Member], list[Caveat]]:
    """Only the voices of documents in ``read``: others are missing, not silent. Units that go are named."""
    heard = [(member, tuple(voice for voice in member.voices if voice.document in read)) for member in members]
    left = tuple(member.name for member, voices in heard if not voices)
    kept = [replace(member, voices=voices) for member, voices in heard if voices]
    return kept, [Caveat("no_consensus", {"names": left})] if left else []


def filter_members(
    members: list[Member], cases: Cases, where: Mapping[str, tuple[Row, str]]
) -> tuple[list[Member], list[Caveat]]:
    """Keep the voices whose nearest value of every attribute is the wanted one, and the units that keep a voice.

    A unit of another value leaves without a word; one whose value is not known, or in which nobody has the wanted
    one, is named.
    """
    caveats: list[Caveat] = []
    for attribute, wanted in where.values():
        kept: list[Member] = []
        unknown: list[str] = []
        silent: list[str] = []
        for member in members:
            voices = tuple(
                voice
                for voice in member.voices
                if cases.nearest(attribute, voice.participant, voice.group, cases.site_of(voice.group)) == wanted
            )
            if voices:
                kept.append(replace(member, voices=voices))
            elif member.value(cases, attribute) is None:
                below = "participant" in cases.level(attribute) and member.participant is None
                (silent if below else unknown).append(member.name)
        members = kept
        if unknown:
            caveats.append(Caveat("no_value", {"attribute": attribute["name"], "names": tuple(unknown)}))
        if silent:
            caveats.append(Caveat("no_talk", {"names": tuple(silent)}))
    return members, caveats
