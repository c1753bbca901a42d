"""Listings of an agreement material: disagreements in context, confusion, pairs of coders, unitizing, segments."""

from collections.abc import Sequence
from typing import Any

from thematic.agreement.catalogue import FORMULAS
from thematic.agreement.coefficients import judge
from thematic.agreement.disagreements import find_disagreements
from thematic.agreement.material import Material
from thematic.agreement.overlapping import confusion, pairs
from thematic.agreement.segments import match_all, segments
from thematic.agreement.unitizing import Span, u_alpha_family
from thematic.store.desk import Desk

Rows = list[dict[str, Any]]

DISAGREEMENTS = (
    *("document", "turn", "speaker", "kind", "coder_a", "code_a", "quote_a", "coder_b", "code_b", "quote_b"),
    *("start", "end", "characters", "cost", "before", "after"),
)
CONTEXT = 40
"""Characters of context on each side."""


def disagreement_rows(desk: Desk, material: Material) -> Rows:
    """Every disagreement in its words, the costliest first; the quotes are the segments of each, " … " between."""
    store = desk.store
    ids = {row["name"]: row["id"] for row in store.rows("documents", ("id", "name"))}
    texts = {name: store.text(ids[name]) for name in material.documents}
    people = {row["id"]: row["name"] for row in store.rows("speakers", ("id", "name"))}
    turns = {name: store.rows("turns", document_id=ids[name], order="number") for name in material.documents}
    rows: Rows = []
    for found in find_disagreements(material):
        name = material.documents[found.document]
        text, (start, end) = texts[name], found.span
        turn = next((turn for turn in turns[name] if turn["end"] > start), None)
        rows.append(
            {
                "document": name,
                "turn": turn["number"] if turn else None,
                "speaker": people.get(turn["speaker_id"], "") if turn else "",
                "kind": found.kind,
                "coder_a": material.coders[found.first],
                "code_a": material.codes[found.code_first] if found.of_first else "",
                "quote_a": _quoted(text, found.of_first),
                "coder_b": material.coders[found.second],
                "code_b": material.codes[found.code_second] if found.of_second else "",
                "quote_b": _quoted(text, found.of_second),
                "start": start,
                "end": end,
                "characters": found.characters,
                "cost": found.cost,
                "before": text[max(0, start - CONTEXT) : start],
                "after": text[end : end + CONTEXT],
            }
        )
    return rows


def _quoted(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


CONFUSION = ("coder_a", "coder_b", "code_a", "code_b", "characters")


def confusion_rows(material: Material) -> Rows:
    """What one coder called what the other called something else, in characters; an empty code is uncoded."""
    return [
        {
            "coder_a": material.coders[first],
            "coder_b": material.coders[second],
            "code_a": one,
            "code_b": other,
            "characters": round(many, 1),
        }
        for first, second in pairs(material)
        for one, other, many in confusion(material, first, second)
    ]


PAIRWISE = ("coder_a", "coder_b", "code", "coefficient", "value", "status", "observed", "units", "documents")


def pairwise_rows(material: Material, names: Sequence[str]) -> Rows:
    """Each coefficient of each code for every pair of coders who share documents, and of all codes' units together."""
    rows: Rows = []
    for first, second in pairs(material):
        both = [read for read in material.read.tolist() if read >> first & 1 and read >> second & 1]
        for place, code in enumerate(material.codes):
            patterns = material.patterns(place)[0].pair(first, second)
            for name in names:
                found = judge(patterns, FORMULAS[name](patterns))
                rows.append(
                    {
                        "coder_a": material.coders[first],
                        "coder_b": material.coders[second],
                        "code": code,
                        "coefficient": name,
                        "value": found.value,
                        "status": found.status,
                        "observed": found.observed,
                        "units": found.units,
                        "documents": len(both),
                    }
                )
    return rows


SEGMENTS = ("coder_a", "coder_b", "code", "measure", "value", "matched_a", "segments_a", "matched_b", "segments_b")


def segment_rows(material: Material, *, share: float) -> Rows:
    """Span F1 by equal ends, by any overlap, and by an overlap of at least ``share``, of each code and pair."""
    measures = {"equal ends": 1.0, "any overlap": None, f"overlap {share:.0%}": share}
    rows: Rows = []
    for first, second in pairs(material):
        for measure, least in measures.items():
            for code, found in match_all(material, first, second, share=least).items():
                if found.first + found.second:
                    rows.append(
                        {
                            "coder_a": material.coders[first],
                            "coder_b": material.coders[second],
                            "code": material.codes[code],
                            "measure": measure,
                            "value": found.f1.value,
                            "matched_a": found.of_first,
                            "segments_a": found.first,
                            "matched_b": found.of_second,
                            "segments_b": found.second,
                        }
                    )
    return rows


UNITIZING = ("document", "code", "u", "binary", "cu", "status", "coders", "coverage")


def unitizing_rows(material: Material) -> Rows:
    """The u-alpha family of each document: all codes together, where nobody's own codes overlap, then each code alone.

    In the row of a single code ``u`` is that of the code against gaps; in the row of all (``*``) the family's.
    """
    known = segments(material)
    rows: Rows = []
    for place, document in enumerate(material.documents):
        readers = [coder for coder in range(len(material.coders)) if int(material.read[place]) >> coder & 1]
        everything: dict[str, list[Span]] = {material.coders[coder]: [] for coder in readers}
        single: dict[int, dict[str, list[Span]]] = {}
        for (code, where, coder), given in known.items():
            if where == place and coder in readers:
                spans = [(start, end, material.codes[code]) for start, end in given]
                everything[material.coders[coder]] += spans
                single.setdefault(code, {material.coders[one]: [] for one in readers})[material.coders[coder]] += spans
        length = int(material.texts[place])
        rows.append(_unitized(document, "*", everything, length))
        rows += [_unitized(document, material.codes[code], spans, length) for code, spans in sorted(single.items())]
    return rows


def _unitized(document: str, code: str, spans: dict[str, list[Span]], length: int) -> dict[str, Any]:
    found = u_alpha_family(spans, length)
    coded = sum(end - start for given in spans.values() for start, end, _code in given)
    return {
        "document": document,
        "code": code,
        "u": found.u,
        "binary": found.binary,
        "cu": found.cu if code == "*" else None,
        "status": found.status,
        "coders": len(spans),
        "coverage": round(coded / (length * len(spans)), 4) if length else None,
    }
