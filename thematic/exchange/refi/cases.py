"""Cases and variables of a project as a study's groups, participants, sites and attributes."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import CaseKind, ProjectCase
from thematic.exchange.refi.elements import Case, File, Value
from thematic.exchange.refi.names import KIND, SITE
from thematic.exchange.refi.sources import Document
from thematic.spans import Span
from thematic.store.names import fold

KINDS = ("site", "group", "participant")
_OF_ALL = 0.5
"""The share of what a case covers in a document that one speaker must have said to be that case."""


@dataclass(slots=True)
class Cast:
    """The cases so far; for each document its group, and which of its speakers is which case."""

    cases: dict[str, ProjectCase] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, dict[str, str]] = field(default_factory=dict)


def read_cases(
    file: File,
    documents: Sequence[Document],
    covered: Mapping[str, Mapping[str, Sequence[Span]]],
    codes: Mapping[str, str],
    fidelity: Fidelity,
    *,
    own: bool = False,
) -> Cast:
    """Cases with their values, documents and speakers.

    ``own``: a study wrote the file, whose attributes are text, whatever types they were given for others.

    ``covered`` gives for a case the spans of its selections in each document, ``codes`` the names of codes.
    A case of whole documents is a group, one of selections a participant: the speaker of most of what it covers.
    """
    people = Cast()
    variables = _Variables(file, fidelity)
    known = {document.key: document for document in documents}
    known |= {document.whole.guid: document for document in documents}
    sites: dict[str, str] = {}
    for number, case in enumerate(file.cases, start=1):
        name = case.name or f"case {number}"
        if not case.guid or case.guid in people.cases:
            why = "the GUID is another case's" if case.guid else "without a GUID"
            fidelity.lost("cases", why, example=name)
            continue
        values = variables.read(case.values, name)
        kind, site = values.pop(KIND, ""), values.pop(SITE, "")
        there = [known[guid].key for guid in dict.fromkeys(case.sources) if guid in known]
        if kind not in KINDS:
            kind = "group" if there else "participant" if covered.get(case.guid) else ""
        if site:
            sites[case.guid] = site
        people.cases[case.guid] = ProjectCase(case.guid, name, cast(CaseKind, kind), attributes=values)
        if kind in ("group", ""):
            _take_documents(people, case, name, there, known, fidelity)
        _take_selections(people, case.guid, name, covered.get(case.guid, {}), known, fidelity)
        named = [codes.get(guid, guid) for guid in case.codes]
        fidelity.lost(
            "codes of cases",
            "which a study has for text only",
            number=len(named),
            example=f"{name}: {', '.join(named[:3])}",
        )
    _tie_sites(people, sites)
    for document in documents:
        values = variables.read([*document.source.values, *_others(document)], document.name)
        values = {name: value for name, value in values.items() if name not in (KIND, SITE)}
        _take_values(people, document, values, fidelity)
    if not own:
        variables.tell()
    return people


def _others(document: Document) -> list[Value]:
    return [] if document.whole is document.source else document.whole.values


def _take_documents(
    people: Cast, case: Case, name: str, there: Sequence[str], known: Mapping[str, Document], fidelity: Fidelity
) -> None:
    for key in there:
        if key in people.groups:
            first = people.cases[people.groups[key]].name
            told = f"{known[key].name}: {first}, not {name}"
            fidelity.lost("documents of cases", "a document has one group, the first", example=told)
        else:
            people.groups[key] = case.guid
    missing = sum(guid not in known for guid in case.sources)
    fidelity.lost("documents of cases", "the document did not come over", number=missing, example=name)


def _take_selections(
    people: Cast,
    key: str,
    name: str,
    covered: Mapping[str, Sequence[Span]],
    known: Mapping[str, Document],
    fidelity: Fidelity,
) -> None:
    """Who in a document the case is: the speaker of most of what it covers there."""
    for document, spans in covered.items():
        if people.cases[key].kind != "participant":
            fidelity.lost(
                "selections of cases", "its documents are the case's as a whole", number=len(spans), example=name
            )
            continue
        said = _speakers(known[document], spans)
        total = sum(end - start for start, end in spans)
        speaker, most = said.most_common(1)[0] if said else ("", 0)
        taken = people.speakers.setdefault(document, {})
        if most <= total * _OF_ALL or taken.get(speaker, key) != key:
            told = f"{name} in {known[document].name}"
            fidelity.lost("selections of cases", "no speaker's turns", number=len(spans), example=told)
            continue
        taken[speaker] = key
        fidelity.kept(
            "selections of cases", len(spans), what="as the speaker that the case is", example=f"{name}: {speaker}"
        )


def _speakers(document: Document, spans: Iterable[Span]) -> Counter[str]:
    """How many characters of ``spans`` each speaker said, labels included."""
    turns = document.transcript.turns
    ends = [turn.end for turn in turns]
    said = Counter[str]()
    for start, end in spans:
        for turn in turns[bisect_left(ends, start) :]:
            opened = turn.start if turn.label_start is None else turn.label_start
            if opened >= end:
                break
            shared = min(end, turn.end) - max(start, opened)
            if shared > 0 and turn.speaker is not None:
                said[turn.speaker] += shared
    return said


def _tie_sites(people: Cast, sites: Mapping[str, str]) -> None:
    """A group's site by its name or GUID; one that is no case yet becomes one."""
    named = {fold(case.name): key for key, case in people.cases.items() if case.kind == "site"}
    for key, site in sites.items():
        parent = site.lower() if site.lower() in people.cases else named.get(fold(site))
        if parent is None:
            parent = named[fold(site)] = f"site {site}"
            people.cases[parent] = ProjectCase(parent, site, "site")
        case = people.cases[key]
        people.cases[key] = ProjectCase(key, case.name, case.kind, parent, case.attributes)


def _take_values(people: Cast, document: Document, values: Mapping[str, str], fidelity: Fidelity) -> None:
    """A document's own values go to its group; without one it gets a group of its name."""
    if not values:
        return
    case = group_of(people, document, fidelity)
    merged = dict(case.attributes)
    shared = sum(key == case.key for key in people.groups.values()) > 1
    for name, value in values.items():
        if shared and name not in merged:
            told = f"{document.name}: {name}, now of {case.name}"
            fidelity.changed("values of documents", "became their group's, which has further documents", example=told)
        if merged.setdefault(name, value) != value:
            told = f"{document.name}: {name} {value}, not {merged[name]} as {case.name}"
            fidelity.lost("values of documents", "the group has another", example=told)
    people.cases[case.key] = ProjectCase(case.key, case.name, case.kind, case.parent, merged)


def group_of(people: Cast, document: Document, fidelity: Fidelity) -> ProjectCase:
    """The group that a document belongs to, made for it where it has none."""
    key = people.groups.get(document.key)
    if key is None:
        key = f"group of {document.key}"
        people.groups[document.key] = key
        people.cases[key] = ProjectCase(key, document.name, "group")
        fidelity.changed("documents", "got a group of their name, for their variables and sets", example=document.name)
    return people.cases[key]


class _Variables:
    """The variables of a project, and what their values become."""

    def __init__(self, file: File, fidelity: Fidelity) -> None:
        self._fidelity = fidelity
        self._names: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._used: set[str] = set()
        for variable in file.variables:
            self._names.setdefault(variable.guid, variable.name or "variable")
            self._types.setdefault(variable.guid, variable.type)

    def read(self, values: Iterable[Value], holder: str) -> dict[str, str]:
        """Values by the names of their variables, as they are written; empty ones are none."""
        read: dict[str, str] = {}
        for value in values:
            name = self._names.get(value.variable)
            if name is None:
                told = f"{holder}: {value.text}"
                self._fidelity.lost("values of variables", "the variable is not in the project", example=told)
            elif value.text and read.setdefault(name, value.text) != value.text:
                told = f"{holder}: {name} {value.text}"
                self._fidelity.lost("values of variables", "the variable has a value there already", example=told)
            if value.text:
                self._used.add(value.variable)
        return read

    def tell(self) -> None:
        """What types the values had, now that they are text; and variables that nothing has a value of."""
        for guid, name in self._names.items():
            if guid not in self._used:
                self._fidelity.lost("variables", "nothing has a value of them", example=name)
            elif self._types[guid] != "Text":
                self._fidelity.changed("variables", f"of type {self._types[guid]}: kept as text", example=name)
