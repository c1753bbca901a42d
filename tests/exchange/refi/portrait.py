"""A study by what it says, so that it can be laid beside another: no dates of making, no guids of memos."""

from dataclasses import fields, replace

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.outgoing import project_of
from thematic.exchange.project import Project
from thematic.study import Study

MADE = ("created", "position")
"""What says when and in which place something was made."""


def portrait(study: Study) -> dict[str, object]:
    """Everything that a project file carries."""
    return portrait_of(project_of(study.desk, Fidelity("export", "refi")))


def portrait_of(project: Project) -> dict[str, object]:
    """The parts of a project, each told without what is only of the file it came from."""
    told = {field.name: getattr(project, field.name) for field in fields(project)}
    for name in ("origin", "reader", "created", "settings"):
        del told[name]
    told["title"] = project.name
    told["documents"] = [replace(document, created="") for document in project.documents]
    for name in ("codes", "themes"):
        told[name] = [replace(row, fields=_lasting(row.fields)) for row in told[name]]
    told["codes"] = [replace(code, colour=code.colour.lower()) for code in told["codes"]]
    told["memos"] = sorted((memo.created, memo.text, memo.coder, memo.kind, memo.on) for memo in project.memos)
    return told


def _lasting(row):
    return {name: value for name, value in row.items() if name not in MADE}
