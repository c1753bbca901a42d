"""The selections of a project as codings of a study, each at its exact place or told as lost."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import ProjectCoder, ProjectCoding
from thematic.exchange.refi.elements import Coding, File, Selection
from thematic.exchange.refi.notes import Notes, On
from thematic.exchange.refi.positions import Convention
from thematic.exchange.refi.sources import Document
from thematic.spans import Span

_QUOTE = 500
NOBODY = "imported"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a selection lies, and the key of its first coding ("" for none)."""

    document: str
    span: Span
    quote: str
    coding: str


@dataclass(slots=True)
class Coded:
    """All codings, the places of the selections that something else refers to, and what cases cover."""

    codings: list[ProjectCoding] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    covered: dict[str, dict[str, list[Span]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    coders: dict[str, ProjectCoder] = field(default_factory=dict)


def read_codings(
    file: File,
    documents: Sequence[Document],
    conventions: Sequence[Convention | None],
    codes: Set[str],
    notes: Notes,
    fidelity: Fidelity,
) -> Coded:
    """Codings of all documents; of one whose convention is None the positions fit nothing, and all are lost."""
    reading = _Reading(file, codes, notes, fidelity)
    for document, convention in zip(documents, conventions, strict=True):
        reading.read(document, convention)
    for case in file.cases:
        for guid in case.selections:
            place = reading.coded.places.get(guid)
            if place is None:
                fidelity.lost("selections of cases", "not in the project, or lost", example=case.name)
            else:
                reading.coded.covered[case.guid][place.document].append(place.span)
    return reading.coded


class _Reading:
    def __init__(self, file: File, codes: Set[str], notes: Notes, fidelity: Fidelity) -> None:
        self._codes, self._notes, self._fidelity = codes, notes, fidelity
        self._cases = {case.guid for case in file.cases}
        self._wanted = {guid for case in file.cases for guid in case.selections}
        self._wanted |= {guid for link in file.links for guid in (link.origin, link.target)}
        self._keys: set[str] = set()
        self.coded = Coded(coders=_coders(file, fidelity))
        self._fallback = next(iter(self.coded.coders)) if len(self.coded.coders) == 1 else ""
        self._several = len(self.coded.coders) > 1

    def read(self, document: Document, convention: Convention | None) -> None:
        whole = [*document.source.codings, *([] if document.whole is document.source else document.whole.codings)]
        text = document.transcript.text
        if whole and text:
            self._fidelity.changed(
                "codings", "of whole documents: now of their whole text", number=len(whole), example=document.name
            )
            self._code(document, (0, len(text)), whole, document.source.user)
        for selection in document.source.selections:
            self._select(document, selection, convention)

    def _select(self, document: Document, selection: Selection, convention: Convention | None) -> None:
        span = self._span(document, selection, convention)
        told = [text for text in (selection.description,) if text and not _is_quote(text, document, span)]
        if span is None:
            self._notes.hang(selection.notes, ("document", document.key))
            for text in told:
                self._notes.say(text, ("document", document.key), user=selection.user, created=selection.created)
            return
        first = self._code(document, span, selection.codings, selection.user, selection.created)
        if selection.guid in self._wanted:
            quote = document.transcript.text[span[0] : min(span[1], span[0] + _QUOTE)]
            self.coded.places[selection.guid] = Place(document.key, span, quote, first)
        if not (selection.notes or told):
            if not selection.codings and selection.guid not in self._wanted:
                self._fidelity.lost("selections", "without code or note", example=self._where(document, selection))
            return
        if first:
            self._notes.hang(selection.notes, ("coding", first))
            for text in told:
                self._notes.say(text, ("coding", first), user=selection.user, created=selection.created)
            return
        quote = f'"{document.transcript.text[span[0] : min(span[1], span[0] + _QUOTE)].strip()}"'
        self._fidelity.changed("notes on places", "became memos on the document, with the quote", example=quote[:60])
        self._notes.hang(selection.notes, ("document", document.key), before=quote)
        for text in told:
            on: On = ("document", document.key)
            self._notes.say(f"{quote}\n\n{text}", on, user=selection.user, created=selection.created)

    def _span(self, document: Document, selection: Selection, convention: Convention | None) -> Span | None:
        """Where the selection lies, or None, told why."""
        start, end = selection.start, selection.end
        why = ""
        found: tuple[Span, bool] | None = None
        if convention is None:
            why = "the positions do not fit the formatted file"
        elif start is None or end is None:
            why = "without positions"
        elif end < start:
            why = "the end lies before the start"
        else:
            found = document.measure.span(start, end, convention)
            why = "outside the text" if found is None else "without a character" if found[0][0] == found[0][1] else ""
        if why or found is None:
            where = self._where(document, selection)
            self._fidelity.lost("codings", why, number=len(selection.codings), example=where)
            if not selection.codings:
                self._fidelity.lost("selections", why, example=where)
            return None
        span, grown = found
        if grown:
            self._fidelity.changed(
                "selections", "cut a character in two: taken whole", example=self._where(document, selection)
            )
        return span

    def _where(self, document: Document, selection: Selection) -> str:
        return f"{document.name} {selection.start}-{selection.end} of {len(document.transcript.text)}"

    def _code(self, document: Document, span: Span, codings: Iterable[Coding], user: str, created: str = "") -> str:
        """Add codings; returns the key of the first."""
        first = ""
        for coding in codings:
            if coding.code in self._cases and coding.code not in self._codes:
                self.coded.covered[coding.code][document.key].append(span)
                continue
            if coding.code not in self._codes:
                told = f"{document.name} {span[0]}-{span[1]}"
                self._fidelity.lost("codings", "the code is not in the project", example=told)
                continue
            key = coding.guid
            if not key or key in self._keys:
                if key:
                    self._fidelity.changed("codings", "had another coding's GUID, and got a new one")
                key = f"{key or 'coding'}#{len(self._keys)}"
            self._keys.add(key)
            first = first or key
            self.coded.codings.append(
                ProjectCoding(
                    key=key,
                    document=document.key,
                    code=coding.code,
                    coder=self._coder(coding.user or user),
                    start=span[0],
                    end=span[1],
                    stance=self._notes.stance(coding.notes) if coding.notes else "",
                    layer="consensus" if coding.notes and self._notes.is_consensus(coding.notes) else "independent",
                    created=coding.created or created,
                )
            )
            if coding.notes:
                self._notes.hang(coding.notes, ("coding", key))
        return first

    def _coder(self, user: str) -> str:
        """The key of a user who coded. Without one: the only user, else whoever imports, or NOBODY among several."""
        if user in self.coded.coders:
            return user
        if self._several:
            self.coded.coders.setdefault(NOBODY, ProjectCoder(NOBODY, NOBODY))
            self._fidelity.changed("codings", f"without a known user: taken as by '{NOBODY}'")
            return NOBODY
        if self._fallback:
            self._fidelity.changed("codings", "without a known user: taken as by the only one")
        else:
            self._fidelity.changed("codings", "without a known user: taken as by whoever imports them")
        return self._fallback


def _coders(file: File, fidelity: Fidelity) -> dict[str, ProjectCoder]:
    coders: dict[str, ProjectCoder] = {}
    for number, user in enumerate(file.users, start=1):
        if not user.guid or user.guid in coders:
            why = "the GUID is another user's" if user.guid else "without a GUID"
            fidelity.lost("users", why, example=user.name)
            continue
        coders[user.guid] = ProjectCoder(user.guid, user.name or f"user {number}")
    return coders


def _is_quote(text: str, document: Document, span: Span | None) -> bool:
    """Whether a selection's description is only its own text, as some programs write it."""
    if span is None or span[1] - span[0] > 4 * len(text) + 100:
        return False
    return " ".join(text.split()) == " ".join(document.transcript.text[span[0] : span[1]].split())


def quoted(place: Place) -> str:
    """A place by its words, for memos that cannot hang on it."""
    return f'"{place.quote.strip()}"'
