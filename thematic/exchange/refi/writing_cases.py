"""Variables and cases of a project: attributes of sites, groups and participants, and the documents they are in."""

import re
from collections.abc import Iterable, Mapping

from thematic.exchange.project import ProjectCase
from thematic.exchange.refi.names import KIND, SITE, VALUES
from thematic.exchange.refi.sheet import Sheet

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")


def write_variables(sheet: Sheet) -> None:
    """A variable for every attribute, and for what is only known here: a case's kind and site."""
    types = sheet.types = _types(sheet)
    if types:
        sheet.markup.begin("Variables")
        for name, kind in types.items():
            attributes = {"guid": sheet.guids.of("variable", name), "name": name, "typeOfVariable": kind}
            sheet.markup.leaf("Variable", attributes)
        sheet.markup.end()


def _types(sheet: Sheet) -> dict[str, str]:
    """The variables and their types: whole numbers written as such are Integer, everything else Text."""
    project = sheet.project
    names = [attribute.name for attribute in project.attributes]
    values: dict[str, set[str]] = {}
    for case in project.cases:
        for name, value in case.attributes.items():
            values.setdefault(name, set()).add(value)
    types = {name: _type(values.get(name, ())) for name in (*names, *values)}
    if any(case.kind for case in project.cases):
        types[KIND] = "Text"
    if any(case.parent for case in project.cases):
        types[SITE] = "Text"
    return types


def _type(values: Iterable[str]) -> str:
    values = list(values)
    return "Integer" if values and all(_INTEGER.fullmatch(value) for value in values) else "Text"


def write_cases(sheet: Sheet) -> None:
    """Every case with its values and its documents: a group's own, and those in which a participant is."""
    project, markup, guids, fidelity = sheet.project, sheet.markup, sheet.guids, sheet.fidelity
    if not project.cases:
        return
    sources: dict[str, list[str]] = {}
    for document in project.documents:
        for key in dict.fromkeys((document.group, *document.speakers.values())):
            sources.setdefault(key, []).append(guids.of("document", document.key))
    markup.begin("Cases")
    for case in project.cases:
        values = dict(case.attributes) | _own(sheet, case)
        attributes = {"guid": guids.of("case", case.key), "name": case.name}
        there = sources.get(case.key, [])
        if not values and not there:
            markup.leaf("Case", attributes)
            continue
        markup.begin("Case", attributes)
        write_values(sheet, values)
        for source in there:
            markup.leaf("SourceRef", {"targetGUID": source})
        markup.end()
    markup.end()
    fidelity.kept("cases", len(project.cases))
    fidelity.kept("values of attributes", sum(len(case.attributes) for case in project.cases), what="as variables")
    for thing, role in (("groups of documents", "group"), ("participants of speakers", "participant")):
        many = sum(
            bool(document.group) if role == "group" else len(document.speakers) for document in project.documents
        )
        fidelity.kept(thing, many, what="as the sources of their cases")


def _own(sheet: Sheet, case: ProjectCase) -> dict[str, str]:
    site = sheet.cases.get(case.parent)
    return {name: value for name, value in ((KIND, case.kind), (SITE, site.name if site else "")) if value}


def write_values(sheet: Sheet, values: Mapping[str, str]) -> None:
    """Values of variables, of a case or a document."""
    for name, value in values.items():
        sheet.markup.begin("VariableValue")
        sheet.markup.leaf("VariableRef", {"targetGUID": sheet.guids.of("variable", name)})
        sheet.markup.leaf(VALUES[sheet.types[name]], text=value)
        sheet.markup.end()
