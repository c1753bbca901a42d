"""What a reading copy holds: the lines of a transcript, and the coded segments that stand in its margin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from thematic.coding.assignments import INDEPENDENT, read_layer
from thematic.coding.blinding import Veil, veil_of
from thematic.coding.readings import see_readings
from thematic.coding.tree import tree
from thematic.report.labels import label_of
from thematic.report.reading_lines import Lines, PrintLine, lanes, print_lines
from thematic.store.desk import Desk
from thematic.store.evidence import Reading
from thematic.store.tables import Row

COLOURS = (
    *("#1F5FA8", "#C4391D", "#1E7F3C", "#8E3B8A", "#8A6D00", "#00808A"),
    *("#D9700F", "#5B4FB0", "#7A1F3D", "#4F7300", "#3F5566", "#A0522D"),
)
"""For codes without a colour, in the order of the codebook; when all are taken they come again with another pattern."""

PATTERNS = 4
"""How stripes are drawn: firm, dashed, dotted, double."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a code is drawn: its colour (#RRGGBB), and the number of its pattern."""

    code: int
    name: str
    label: str
    colour: str
    pattern: int


@dataclass(frozen=True, slots=True)
class Stripe:
    """A coded segment in the margin: which lines it touches (places, both included), and in which lane it stands."""

    ink: Ink
    stance: str
    coder: str
    layer: str
    memo: str
    start: int
    end: int
    first: int
    last: int
    lane: int


@dataclass(frozen=True, slots=True)
class Copy:
    """One document to read: its text, lines and stripes (in the order of the text), and where it comes from.

    ``coders`` are those whose codings are shown, ``unclear`` whether nothing says whose reading counts, ``notice``
    what a blind study hides.
    """

    name: str
    language: str
    group: str
    site: str
    text: str
    lines: tuple[PrintLine, ...]
    stripes: tuple[Stripe, ...]
    lanes: int
    coders: tuple[str, ...]
    layer: str
    unclear: bool
    notice: str


def inks(desk: Desk) -> dict[int, Ink]:
    """How each code is drawn, the same on every page: its own colour, else one by its place in the codebook."""
    found: dict[int, Ink] = {}
    bare = 0
    for _depth, row in tree(desk.store.rows("codes", order="position, id")):
        colour, pattern = row["colour"], 0
        if not colour:
            colour, pattern = COLOURS[bare % len(COLOURS)], bare // len(COLOURS) % PATTERNS
            bare += 1
        found[row["id"]] = Ink(row["id"], row["name"], label_of(row, desk.language), colour.upper(), pattern)
    return found


def read_copy(
    desk: Desk, document: str, *, width: int, coders: Sequence[str] = (), layer: str = "", drawn: dict[int, Ink]
) -> Copy:
    """A document with the codings of ``coders`` in ``layer``; without either, those of the reading that counts.

    Raises NotFound, UsageError for a layer. ``width`` as in ``print_lines``.
    """
    store = desk.store
    row = store.find("documents", document)
    veil = veil_of(desk)
    codings, unclear = _chosen(desk, row, veil, coders, layer)
    lines = print_lines(desk, document, width=width)
    places = Lines(lines)
    if not lines:
        codings = []
    spans = [places.touched(coding["start"], coding["end"]) for coding in codings]
    found = lanes(spans)
    people = {coder["id"]: coder["name"] for coder in store.rows("coders", ("id", "name"))}
    memos: dict[int, list[str]] = {}
    ids = [coding["id"] for coding in codings]
    for memo in store.rows("memos", target_table="codings", target_id=ids, order="created, id"):
        memos.setdefault(memo["target_id"], []).append(memo["text"])
    cases = {case["id"]: case for case in store.rows("cases", ("id", "name", "parent_id"))}
    group = cases.get(row["group_id"], {})
    site = cases.get(group.get("parent_id"), {})
    return Copy(
        name=row["name"],
        language=row["language"] or store.setting("language"),
        group="" if veil.hides_attribute(row["id"], "group") else group.get("name", ""),
        site="" if veil.hides_attribute(row["id"], "site") else site.get("name", ""),
        text=store.text(row["id"]),
        lines=tuple(lines),
        stripes=tuple(
            Stripe(
                ink=drawn[coding["code_id"]],
                stance=coding["stance"],
                coder=people[coding["coder_id"]],
                layer=coding["layer"],
                memo="\n".join(memos.get(coding["id"], ())),
                start=coding["start"],
                end=coding["end"],
                first=span[0],
                last=span[1],
                lane=lane,
            )
            for coding, span, lane in zip(codings, spans, found, strict=True)
        ),
        lanes=max(found, default=-1) + 1,
        coders=tuple(dict.fromkeys(people[coding["coder_id"]] for coding in codings)),
        layer=layer,
        unclear=unclear,
        notice=veil.notice(attributes=("group", "site")) if row["id"] in veil.documents else "",
    )


def _chosen(desk: Desk, row: Row, veil: Veil, coders: Sequence[str], layer: str) -> tuple[list[Row], bool]:
    """The codings to show by position, and whether they are several coders' because nothing says whose count."""
    store = desk.store
    chosen: dict[str, Any] = {"document_id": row["id"]}
    unclear = False
    if coders or layer:
        chosen["layer"] = read_layer(layer) if layer else INDEPENDENT
        if coders:
            chosen["coder_id"] = [store.find("coders", coder)["id"] for coder in coders]
    else:
        seen = see_readings(desk, strict=False)
        reading: Reading | None = seen.readings.get(row["id"])
        unclear = row["id"] in seen.unclear
        if reading is not None:
            chosen["layer"] = reading.layer
            if reading.coder_id is not None:
                chosen["coder_id"] = reading.coder_id
        elif unclear:
            chosen["layer"] = INDEPENDENT
        else:
            return [], False
    found = [c for c in store.rows("codings", **chosen) if not veil.hides(row["id"], c["coder_id"])]
    return sorted(found, key=lambda coding: (coding["start"], -coding["end"], coding["id"])), unclear
