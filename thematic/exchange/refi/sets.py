"""Sets of a project as a study's: themes, and attributes of the groups whose documents are in them."""

from collections.abc import Mapping, Sequence

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import ProjectCase, ProjectTheme
from thematic.exchange.refi.cases import Cast, group_of
from thematic.exchange.refi.elements import File, Set
from thematic.exchange.refi.names import THEME, THEME_COLUMNS
from thematic.exchange.refi.notes import Notes
from thematic.exchange.refi.sources import Document


def read_sets(
    file: File,
    documents: Sequence[Document],
    people: Cast,
    codes: Mapping[str, str],
    notes: Notes,
    fidelity: Fidelity,
) -> list[ProjectTheme]:
    """Sets of codes are themes; sets of sources are attributes ``set: NAME`` of their groups."""
    themes: dict[str, ProjectTheme] = {}
    known = {document.key: document for document in documents}
    known |= {document.whole.guid: document for document in documents}
    for one in file.sets:
        name = one.name or "set"
        carried = notes.carried(one.notes, THEME)
        members = [guid for guid in dict.fromkeys(one.codes) if guid in codes]
        sources = [known[guid] for guid in dict.fromkeys(one.sources) if guid in known]
        fidelity.lost("members of sets", "did not come over", number=_missing(one, members, sources), example=name)
        if one.codes or carried or not (one.sources or one.notes):
            _take_theme(themes, one, name, members, carried, fidelity)
        _take_sources(people, name, sources, fidelity)
        notes.hang(one.notes, ("theme", one.guid) if one.guid in themes else ("", ""))
    return _parents_first(themes)


def _take_sources(people: Cast, name: str, sources: Sequence[Document], fidelity: Fidelity) -> None:
    """An attribute of the groups whose documents are in the set, all of them."""
    inside = {document.key for document in sources}
    taken: set[str] = set()
    for document in sources:
        case = group_of(people, document, fidelity)
        whole = {key for key, group in people.groups.items() if group == case.key}
        if whole <= inside:
            attributes = {**case.attributes, f"set: {name}": "yes"}
            people.cases[case.key] = ProjectCase(case.key, case.name, case.kind, case.parent, attributes)
            taken.add(document.key)
        else:
            told = f"{name}: {document.name} of {case.name}"
            fidelity.lost("members of sets", "not all documents of the group are in the set", example=told)
    if taken:
        fidelity.changed("sets of documents", "became attributes of their groups", example=name)


def _missing(one: Set, members: Sequence[str], sources: Sequence[Document]) -> int:
    return len(set(one.codes)) + len(set(one.sources)) - len(members) - len(sources)


def _take_theme(
    themes: dict[str, ProjectTheme],
    one: Set,
    name: str,
    members: Sequence[str],
    carried: Mapping[str, object],
    fidelity: Fidelity,
) -> None:
    if not one.guid or one.guid in themes:
        fidelity.lost("sets", "the GUID is another set's" if one.guid else "without a GUID", example=name)
        return
    themes[one.guid] = ProjectTheme(
        key=one.guid,
        name=name,
        parent=str(carried.get("parent") or "").lower(),
        codes=tuple(members),
        definition=one.description,
        fields={key: str(value) for key, value in carried.items() if key in THEME_COLUMNS and value},
    )
    if not carried:
        fidelity.changed("sets of codes", "became themes", example=name)


def _parents_first(themes: Mapping[str, ProjectTheme]) -> list[ProjectTheme]:
    """In the order of the file, but each after its parent."""
    placed: dict[str, ProjectTheme] = {}
    for key in themes:
        line: list[str] = []
        while key in themes and key not in placed and key not in line:
            line.append(key)
            key = themes[key].parent
        placed |= {each: themes[each] for each in reversed(line)}
    return list(placed.values())
