"""The names by which a manuscript may point at somebody: documents, groups, sites, participants and speakers.

Names compare piece by piece, so that "kve-med-lav-1", "kve med lav 1" and "Kve_med_lav_1" are one. A participant's
number may be written with or without its zeros, and a speaker may be called by any usual word and the same number:
"P3", "D3", "Deltaker 3", "participant 3".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from thematic.report.verification.lexicon import Lexicon, matches
from thematic.report.verification.sides import words_of
from thematic.store.names import fold
from thematic.store.tables import Row, Store

Kind = Literal["participant", "speaker", "number", "document", "group", "site", "interviewer"]

PEOPLE = ("participant", "speaker", "number", "interviewer")

_PIECE = re.compile(r"[^\W_]+")
_LETTERED = re.compile(r"^([^\W\d_]{1,14})0*(\d{1,5})$")
_BETWEEN = re.compile(r"^[\s\-_./'’]{0,2}$")
_PREFIXES = (
    *("d", "p", "r", "s", "i", "t", "k", "m", "dl", "pt", "deltak*", "deltag*", "partic*", "part", "inform*", "inf"),
    *("respond*", "resp", "person*", "speaker", "taler", "interviewee", "medarbeid*", "ansatt*", "leder*", "employee*"),
    *("leader*", "manager*", "member*", "medlem*", "nr", "no", "nummer", "number", "stemme", "voice"),
)
"""How speakers are numbered."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a text names something. ``documents`` and ``speakers`` are what it could be; a place names no speakers.

    A person's reference may fit several speakers, most of them only in one document ("D5").
    ``exact`` holds those whose very name or number it is, ``speakers`` those that it could be besides.
    """

    kind: Kind
    text: str
    start: int
    documents: frozenset[int]
    speakers: frozenset[int] = frozenset()
    exact: frozenset[int] = frozenset()


class Names:
    """All names of a study, to be found in the words around a quotation."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.speakers = {row["id"]: row for row in store.rows("speakers")}
        self.document_of = {key: row["document_id"] for key, row in self.speakers.items()}
        self._phrases: dict[tuple[str, ...], list[tuple[Kind, frozenset[int], frozenset[int]]]] = {}
        self._people: dict[tuple[str, int], set[int]] = {}
        self._numbers: dict[int, set[int]] = {}
        self.interviewers = frozenset(key for key, row in self.speakers.items() if row["role"] == "interviewer")
        cases = {row["id"]: row for row in store.rows("cases", ("id", "kind", "name", "parent_id"))}
        documents = store.rows("documents", ("id", "name", "group_id"))
        for row in documents:
            self._add("document", row["name"], [row["id"]])
        for kind in ("group", "site"):
            for case in cases.values():
                if case["kind"] == kind:
                    held = [row["id"] for row in documents if _stands_in(row, case, cases)]
                    self._add("group" if kind == "group" else "site", case["name"], held)
        self._add_people(cases)
        self._longest = max((len(phrase) for phrase in self._phrases), default=0)

    def _add(self, kind: Kind, name: str, documents: Iterable[int], speakers: Iterable[int] = ()) -> None:
        pieces = tuple(words_of(name))
        if pieces:
            self._phrases.setdefault(pieces, []).append((kind, frozenset(documents), frozenset(speakers)))

    def _add_people(self, cases: dict[int, Row]) -> None:
        of_participant: dict[int, set[int]] = {}
        of_name: dict[str, set[int]] = {}
        for key, row in self.speakers.items():
            if row["participant_id"] is not None:
                of_participant.setdefault(row["participant_id"], set()).add(key)
            of_name.setdefault(fold(row["name"]), set()).add(key)
            numbered = re.fullmatch(r"(?:([^\W\d_]+)[\s._-]*)?0*(\d{1,5})", fold(row["name"]))
            if numbered and row["role"] != "interviewer" and matches(numbered[1] or "nr", _PREFIXES):
                self._numbers.setdefault(int(numbered[2]), set()).add(key)
        for participant, speakers in of_participant.items():
            name = cases[participant]["name"]
            self._add("participant", name, self._documents(speakers), speakers)
            lettered = _LETTERED.match("".join(words_of(name)))
            if lettered:
                self._people.setdefault((lettered[1], int(lettered[2])), set()).update(speakers)
        for name, speakers in of_name.items():
            self._add("speaker", name, self._documents(speakers), speakers)

    def _documents(self, speakers: Iterable[int]) -> set[int]:
        return {self.document_of[speaker] for speaker in speakers}

    # finding --------------------------------------------------------------------------------------------

    def find(self, text: str, *, prose: bool) -> list[Reference]:
        """The references in ``text``, in order. In ``prose`` a word is a name only if it could not be anything else."""
        pieces = [(match.group(), match.start(), match.end()) for match in _PIECE.finditer(text)]
        found: list[Reference] = []
        at = 0
        while at < len(pieces):
            length, here = self._named(text, pieces, at, prose=prose)
            if not length:
                length, here = self._numbered(text, pieces, at)
            if not length and matches(fold(pieces[at][0]), self._lexicon.sets["interviewers"]):
                documents = frozenset(self._documents(self.interviewers))
                reference = Reference(
                    "interviewer", pieces[at][0], pieces[at][1], documents, self.interviewers, self.interviewers
                )
                length, here = 1, [reference]
            found += here
            at += length or 1
        return found

    def _named(
        self, text: str, pieces: Sequence[tuple[str, int, int]], at: int, *, prose: bool
    ) -> tuple[int, list[Reference]]:
        """The longest name that begins at a piece."""
        for length in range(min(self._longest, len(pieces) - at), 0, -1):
            piece = pieces[at : at + length]
            if not all(_BETWEEN.match(text[one[2] : two[1]]) for one, two in pairwise(piece)):
                continue
            known = self._phrases.get(tuple(fold(word) for word, _start, _end in piece), [])
            known = [entry for entry in known if _could_be(text, piece, entry[0], prose=prose)]
            if not known:
                continue
            start, end = piece[0][1], piece[-1][2]
            people = [entry for entry in known if entry[0] in PEOPLE]
            if people:
                exact = frozenset().union(*(entry[2] for entry in people))
                loose = self._loosely("".join(fold(word) for word, _start, _end in piece))
                kind: Kind = "participant" if any(entry[0] == "participant" for entry in people) else "speaker"
                everybody = exact | loose
                documents = frozenset(self._documents(everybody))
                return length, [Reference(kind, text[start:end], start, documents, everybody, exact)]
            documents = frozenset().union(*(entry[1] for entry in known))
            return length, [Reference(known[0][0], text[start:end], start, documents)]
        return 0, []

    def _numbered(self, text: str, pieces: Sequence[tuple[str, int, int]], at: int) -> tuple[int, list[Reference]]:
        """Somebody called by a usual word and a number: "P3", "deltaker nr. 3", "participant 3"."""
        word, start, end = pieces[at]
        length = 1
        lettered = _LETTERED.match(fold(word))
        if lettered is None and word.isalpha() and matches(fold(word), _PREFIXES):
            while at + length < len(pieces) and length < 3:
                follower, begins, ends = pieces[at + length]
                if not re.fullmatch(r"[\s.#\-_]{1,2}", text[end:begins]) and text[end:begins] != "":
                    break
                length += 1
                end = ends
                if follower.isdigit() and len(follower) < 6:
                    lettered = _LETTERED.match(fold(word) + follower)
                    break
                if fold(follower) not in ("nr", "no", "nummer", "number"):
                    break
        if lettered is None:
            return 0, []
        exact = frozenset(self._people.get((lettered[1], int(lettered[2])), set()))
        loose = self._loosely(lettered.group())
        everybody = exact | loose
        if not everybody and not matches(lettered[1], _PREFIXES):
            return 0, []
        documents = frozenset(self._documents(everybody))
        return length, [Reference("number", text[start:end], start, documents, everybody, exact)]

    def _loosely(self, name: str) -> frozenset[int]:
        """Everybody whose number this is, whatever word stands before it."""
        lettered = _LETTERED.match(name)
        if lettered is None or not matches(lettered[1], _PREFIXES):
            return frozenset()
        number = int(lettered[2])
        people = self._people.get((lettered[1], number), set())
        if len(lettered[1]) > 2:  # "participant 3" may be P003; "D3" is not
            people = set().union(*(speakers for (_letters, value), speakers in self._people.items() if value == number))
        return frozenset(people | self._numbers.get(number, set()))


def _stands_in(document: Row, case: Row, cases: dict[int, Row]) -> bool:
    group = document["group_id"]
    return group == case["id"] or (group is not None and cases[group]["parent_id"] == case["id"])


def _could_be(text: str, pieces: Sequence[tuple[str, int, int]], kind: Kind, *, prose: bool) -> bool:
    """Whether pieces of the text may be meant as a name of this kind, and not as ordinary words."""
    words = [word for word, _start, _end in pieces]
    whole = "".join(words)
    if any(char.isdigit() for char in whole) and any(char.isalpha() for char in whole):
        return True
    if prose:
        if len(whole) < 3 or whole.isdigit():
            return False
        return words[0][:1].isupper()
    if len(whole) > 2 and not whole.isdigit():
        return True
    alone = re.split(r"[,;:·|/]", text)
    return any("".join(_PIECE.findall(item)) == whole for item in alone) or kind in ("document", "group")
