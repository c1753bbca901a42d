"""Coded segments as CSV in, and as rows or a data frame out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thematic.coding.assignments import read_layer
from thematic.coding.blinding import veil_of
from thematic.coding.codings import Added, add_codings
from thematic.errors import BadInput, NotFound, did_you_mean
from thematic.store.coded import coded_segments
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.transcripts.sheets import read_sheet

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "id",
    "document",
    "turn",
    "turn_end",
    "speaker",
    "start",
    "end",
    "quote",
    "code",
    "stance",
    "coder",
    "layer",
    "created",
    "memo",
)

JOINED = ("speaker_role", "theme", "words")
"""What ``export_codings`` joins on request, after ``COLUMNS``."""

READ = ("document", "coder", "code", "quote", "turn", "start", "end", "stance", "layer", "memo")
CASES = ("group", "site", "participant")


def import_codings(desk: Desk, path: Path, *, skip_bad: bool = False) -> Added:
    """Read codings.csv as one operation; every bad row is named with its line, and then nothing is written.

    ``skip_bad`` writes the good rows and returns the bad ones. Columns that only an export has are read over;
    any other that is not known is named in a note.
    """
    sheet = read_sheet(path)
    sheet.require("document", "code")
    if not {"quote", "turn", "start"} & set(sheet.columns):
        raise BadInput(
            f"{path} does not say which words are coded.", hint="Add a column quote, turn, or start and end."
        )
    with desk.change("codings import") as operation:
        added = add_codings(desk, sheet.rows, source=str(path), skip_bad=skip_bad)
        known = attribute_names(desk)
        exported = {fold(name) for name in (*COLUMNS, *JOINED, *known, *(f"attribute_{name}" for name in known))}
        unread = [name for name in sheet.others(*READ) if name and fold(name) not in exported]
        if unread:
            operation.notes.append(f"Columns that were not read: {', '.join(unread)}. {did_you_mean(unread[0], READ)}")
    return added


def export_codings(
    desk: Desk,
    *,
    attributes: Sequence[str] = (),
    document: str = "",
    code: str = "",
    coder: str = "",
    layer: str = "",
    joined: bool = False,
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Column names and rows of the coded segments, by document and position.

    ``attributes`` adds a column for each, looked up nearest first: the speaker's participant, the group, the
    site; ``group``, ``site`` and ``participant`` name those themselves. ``joined`` adds the columns of ``JOINED``
    before these: the speaker's role, the code's themes, the words of the quote. In a blind study what is hidden from
    the coder at the desk is left out (see ``blinding``). Raises NotFound.
    """
    store = desk.store
    chosen: dict[str, int | str] = {}
    if document:
        chosen["document_id"] = store.find("documents", document)["id"]
    if code:
        chosen["code_id"] = store.find("codes", code)["id"]
    if coder:
        chosen["coder_id"] = store.find("coders", coder)["id"]
    if layer:
        chosen["layer"] = read_layer(layer)
    names = [_attribute(desk, attribute) for attribute in attributes]
    fixed = (*COLUMNS, *JOINED) if joined else COLUMNS
    rows = coded_segments(store, attributes=names, joined=joined, **chosen)
    return (*fixed, *names), _unveiled(desk, rows, names)


def _unveiled(desk: Desk, rows: list[tuple[object, ...]], attributes: Sequence[str]) -> list[tuple[object, ...]]:
    veil = veil_of(desk)
    if not veil.documents:
        return rows
    documents = {row["name"]: row["id"] for row in desk.store.rows("documents", ("id", "name"))}
    coders = {row["name"]: row["id"] for row in desk.store.rows("coders", ("id", "name"))}
    document, coder, tail = COLUMNS.index("document"), COLUMNS.index("coder"), len(attributes)
    return [
        (
            *row[: len(row) - tail],
            *(
                "" if veil.hides_attribute(documents[row[document]], name) else value
                for name, value in zip(attributes, row[len(row) - tail :], strict=True)
            ),
        )
        for row in rows
        if not veil.hides(documents[row[document]], coders[row[coder]])
    ]


def _attribute(desk: Desk, name: str) -> str:
    known = attribute_names(desk)
    found = next((attribute for attribute in known if fold(attribute) == fold(name)), None)
    if found is None:
        raise NotFound.named("attribute", name, known)
    return found


def attribute_names(desk: Desk) -> list[str]:
    """What ``export_codings`` can look up: group, site, participant, and every attribute of the study."""
    return [*CASES, *desk.store.values("attributes", "name", order="id")]


def codings_frame(desk: Desk, *, attributes: Sequence[str] = ()) -> "pandas.DataFrame":
    """The coded segments as a data frame: one row a coding, the columns of ``export_codings``."""
    import pandas

    columns, rows = export_codings(desk, attributes=attributes)
    return pandas.DataFrame(rows, columns=list(columns))
