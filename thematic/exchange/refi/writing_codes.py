"""The tree of codes in XML, the same in a project and in a codebook of its own; and a codebook as a file."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO

from thematic import __version__
from thematic.errors import BadInput
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import Project, ProjectCode
from thematic.exchange.refi.guids import Guids
from thematic.exchange.refi.markup import Markup
from thematic.exchange.refi.names import CODEBOOK_NAMESPACE, ORIGIN

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def write_codes(
    markup: Markup, codes: Sequence[ProjectCode], guids: Guids, notes: Callable[[ProjectCode], Iterable[str]]
) -> None:
    """The codes below one another, in their order; ``notes`` gives the GUIDs of the notes that a code refers to."""
    known = {code.key for code in codes}
    below: dict[str, list[ProjectCode]] = {}
    for one in codes:
        below.setdefault(one.parent if one.parent in known else "", []).append(one)
    waiting: list[ProjectCode | None] = [*reversed(below.get("", []))]
    while waiting:
        code = waiting.pop()
        if code is None:
            markup.end()
            continue
        attributes = {"guid": guids.of("code", code.key), "name": code.name, "isCodable": "true"}
        if COLOUR.fullmatch(code.colour):
            attributes["color"] = code.colour
        references = list(notes(code))
        children = below.get(code.key, [])
        if not (code.definition or references or children):
            markup.leaf("Code", attributes)
            continue
        markup.begin("Code", attributes)
        if code.definition:
            markup.leaf("Description", text=code.definition)
        for reference in references:
            markup.leaf("NoteRef", {"targetGUID": reference})
        waiting.append(None)
        waiting.extend(reversed(children))


def note_colours(codes: Iterable[ProjectCode], fidelity: Fidelity) -> None:
    """Tell which codes have a colour that the standard cannot write."""
    for code in codes:
        if code.colour and not COLOUR.fullmatch(code.colour):
            fidelity.lost("colours of codes", "not of the form #RRGGBB", example=f"{code.name}: {code.colour}")


def codebook_bytes(project: Project, fidelity: Fidelity) -> bytes:
    """Codes and themes of a project as a codebook file (.qdc); themes are its sets. Raises BadInput without codes."""
    if not project.codes:
        raise BadInput("The study has no codes to write.", hint="Add some with 'thematic code add'.")
    guids, stream = Guids(), BytesIO()
    markup = Markup(stream.write)
    markup.begin("CodeBook", {"xmlns": CODEBOOK_NAMESPACE, "origin": f"{ORIGIN} {__version__}"})
    markup.begin("Codes")
    write_codes(markup, project.codes, guids, lambda _code: ())
    markup.end()
    if project.themes:
        markup.begin("Sets")
        for theme in project.themes:
            attributes = {"guid": guids.of("theme", theme.key), "name": theme.name}
            if theme.definition or theme.codes:
                markup.begin("Set", attributes)
                if theme.definition:
                    markup.leaf("Description", text=theme.definition)
                for code in theme.codes:
                    markup.leaf("MemberCode", {"guid": guids.of("code", code)})
                markup.end()
            else:
                markup.leaf("Set", attributes)
        markup.end()
    markup.end()
    fidelity.kept("codes", len(project.codes))
    note_colours(project.codes, fidelity)
    fidelity.kept("themes", len(project.themes), what="as sets")
    fidelity.lost(
        "places of themes in their tree",
        "a codebook file's sets do not stand below one another",
        number=sum(bool(theme.parent) for theme in project.themes),
    )
    _note_fields("codes", [code.fields for code in project.codes], fidelity)
    _note_fields("themes", [theme.fields for theme in project.themes], fidelity)
    fidelity.lost("labels of concepts", "a codebook file has no place for them", number=len(project.concepts))
    fidelity.changed("characters", "that XML cannot hold became U+FFFD", number=markup.replaced)
    return stream.getvalue()


WORDS = {"label_nb": "label in Bokmål", "label_en": "label in English", "is_not": "what it is not"}
SILENT = {"position", "created"}
"""What follows from the order of the file, or matters to nobody else."""


def _note_fields(kind: str, rows: Sequence[Mapping[str, str]], fidelity: Fidelity) -> None:
    """Count the fields that a codebook file has no place for."""
    for name in dict.fromkeys(name for fields in rows for name in fields):
        if name not in SILENT:
            many = sum(bool(fields.get(name)) and fields[name] != "candidate" for fields in rows)
            fidelity.lost(
                f"{WORDS.get(name, name)} of {kind}",
                "a codebook file (.qdc) has no place for it; .qdpx, .yml, .docx and .xlsx have",
                number=many,
            )
