"""Listings of an agreement material: disagreements in context, confusion, pairs of coders, unitizing, segments."""

from collections.abc import Mapping, Sequence
from typing import Any

from thematic.agreement.catalogue import FORMULAS, POOLED_KAPPA, pooled_kappa
from thematic.agreement.coefficients import judge
from thematic.agreement.disagreements import find_disagreements
from thematic.agreement.material import Material
from thematic.agreement.overlapping import coded_of, confusion, pairs
from thematic.agreement.run import POOLED, together
from thematic.agreement.segments import match_all, segments
from thematic.agreement.unitizing import Span, UAlpha, u_alpha_family
from thematic.store.desk import Desk
from thematic.store.names import fold

Rows = list[dict[str, Any]]

DISAGREEMENTS = (
    *("document", "turn", "speaker", "kind", "coder_a", "code_a", "quote_a", "coder_b", "code_b", "quote_b"),
    *("start", "end", "characters", "cost", "before", "after"),
)
CONTEXT = 40
"""Characters of context on each side."""


def disagreement_rows(desk: Desk, material: Material, *, priced: bool = True) -> Rows:
    """Every disagreement in its words, the costliest first; the quotes are the segments of each, " … " between.

    Without ``priced`` in the order of documents and text, and no cost is told.
    """
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
                "cost": found.cost if priced else None,
                "before": text[max(0, start - CONTEXT) : start],
                "after": text[end : end + CONTEXT],
            }
        )
    return rows if priced else sorted(rows, key=lambda row: (fold(row["document"]), row["start"], row["end"]))


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
    """Each coefficient of each code, and pooled (``*``) over these codes, for every pair of coders."""
    rows: Rows = []
    for first, second in pairs(material):
        both = [read for read in material.read.tolist() if read >> first & 1 and read >> second & 1]
        tables = [material.patterns(place) for place in range(len(material.codes))]
        single = [patterns.pair(first, second) for patterns, _table in tables]
        listed = list(zip(material.codes, single, strict=True))
        if len(single) > 1:
            listed.append((POOLED, together(tables)[0].pair(first, second)))
        for code, patterns in listed:
            for name in names:
                figures = FORMULAS[name](patterns)
                if code == POOLED and name in POOLED_KAPPA:
                    figures = pooled_kappa([FORMULAS[name](of_code) for of_code in single])
                found = judge(patterns, figures)
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
    known = segments(material)
    for first, second in pairs(material):
        for measure, least in measures.items():
            for code, found in match_all(material, known, first, second, share=least).items():
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


UNITIZING = ("document", "code", "u", "binary", "cu", "k_u", "coverage", "status", "coders", "coded")


def unitizing_rows(material: Material) -> Rows:
    """The u-alpha family of each document: all codes together (``*``), and each code by itself.

    ``u`` and ``binary`` of a single code are those of the code against gaps. ``k_u`` and ``coverage`` come from all
    codes together, so they, ``cu`` and the row ``*`` are empty where a coder's own codes overlap. ``coded``: the share
    of the coders' reading of the text that carries the code, or any.
    """
    given: dict[int, dict[int, dict[str, list[Span]]]] = {}
    for document, coded in coded_of(material).items():
        readers = [coder for coder in range(len(material.coders)) if int(material.read[document]) >> coder & 1]
        for coder, code, start, end in coded:
            if coder in readers:
                blank: dict[str, list[Span]] = {material.coders[one]: [] for one in readers}
                of_code = given.setdefault(document, {}).setdefault(code, blank)
                of_code[material.coders[coder]].append((start, end, material.codes[code]))
    rows: Rows = []
    for document, single in sorted(given.items()):
        coders = next(iter(single.values()))
        everything = {coder: [span for of_code in single.values() for span in of_code[coder]] for coder in coders}
        length, name = int(material.texts[document]), material.documents[document]
        family = u_alpha_family(everything, length)
        rows.append(_unitized(name, "*", family, everything, length))
        for code, spans in sorted(single.items()):
            called = material.codes[code]
            row = _unitized(name, called, u_alpha_family(spans, length), spans, length)
            more = {"cu": None, "k_u": family.per_code.get(called), "coverage": family.coverage.get(called)}
            rows.append(row | more)
    return rows


def _unitized(
    document: str, code: str, found: UAlpha, spans: Mapping[str, Sequence[Span]], length: int
) -> dict[str, Any]:
    coded = sum(end - start for given in spans.values() for start, end, _code in given)
    return {
        "document": document,
        "code": code,
        "u": found.u,
        "binary": found.binary,
        "cu": found.cu,
        "k_u": None,
        "coverage": None,
        "status": found.status,
        "coders": len(spans),
        "coded": coded / (length * len(spans)) if length else None,
    }
