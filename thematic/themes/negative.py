"""Negative cases: what does not fit a theme or a code, answered by a person, or looked for and not found.

Nothing is printed about them before somebody has recorded it here.
"""

from dataclasses import dataclass
from typing import Literal

from thematic.coding.blinding import veil_of
from thematic.errors import BadInput, Conflict, NotFound
from thematic.store.desk import Desk
from thematic.store.tables import Row, Store

Noun = Literal["theme", "code"]
TABLES: dict[Noun, str] = {"theme": "themes", "code": "codes"}
HANDLED, NONE_FOUND = "handled", "none found"


@dataclass(frozen=True, slots=True)
class NegativeCase:
    """An answer: ``handled`` (``text`` says how it is accounted for, ``coding`` is the passage, if one is named), or
    ``none found`` (``text`` says how it was looked for)."""

    id: int
    answer: str
    text: str
    coding: int | None
    coder: str
    created: str


def record_handled(desk: Desk, noun: Noun, name: str, text: str, *, coding: int | None = None) -> int:
    """Record a negative case and how it is accounted for, with the coding that holds it; returns its id.

    Raises BadInput without a text, NotFound for an unknown coding.
    """
    if not text.strip():
        raise BadInput("A handled negative case needs a text.", hint="Say how it is accounted for.")
    if coding is not None:
        found = desk.store.one("codings", id=coding)
        if found is None:
            raise NotFound(f"There is no coding {coding}.", hint="'thematic codings export' shows their ids.")
        if veil_of(desk).hides(found["document_id"], found["coder_id"]):
            raise Conflict(
                f"The study is blind, and coding {coding} is another coder's.", hint="Finish the document first."
            )
    return _record(desk, noun, name, {"answer": HANDLED, "text": text.strip(), "coding_id": coding})


def record_none_found(desk: Desk, noun: Noun, name: str, text: str) -> int:
    """Record that negative cases were looked for and none found; ``text`` says how. Returns its id.

    Raises BadInput without a text, Conflict where a negative case is recorded.
    """
    if not text.strip():
        raise BadInput("Nothing says how negative cases were looked for.", hint="Say it with --text TEXT.")
    row = desk.store.find(TABLES[noun], name)
    if desk.store.count("negative_cases", answer=HANDLED, **{f"{noun}_id": row["id"]}):
        raise Conflict(
            f"A negative case is recorded for the {noun} '{row['name']}'.",
            hint=f"'thematic {noun} negative {row['name']}' lists it; take it away with --remove ID.",
        )
    return _record(desk, noun, name, {"answer": NONE_FOUND, "text": text.strip()})


def _record(desk: Desk, noun: Noun, name: str, answer: dict[str, str | int | None]) -> int:
    row = desk.store.find(TABLES[noun], name)
    with desk.change("theme negative" if noun == "theme" else "code negative"):
        return desk.store.insert("negative_cases", {f"{noun}_id": row["id"], "coder": desk.coder, **answer})


def remove_negative(desk: Desk, noun: Noun, name: str, case: int) -> None:
    """Take a recorded answer away; raises NotFound where it is none of this theme or code."""
    row = desk.store.find(TABLES[noun], name)
    if desk.store.one("negative_cases", id=case, **{f"{noun}_id": row["id"]}) is None:
        raise NotFound(
            f"There is no negative case {case} of the {noun} '{row['name']}'.",
            hint=f"'thematic {noun} negative {row['name']}' lists them.",
        )
    with desk.change("theme negative" if noun == "theme" else "code negative"):
        desk.store.delete("negative_cases", case)


def negative_cases(store: Store, noun: Noun, identity: int) -> tuple[NegativeCase, ...]:
    """What is recorded for a theme or a code (by id), the oldest first. Once one is handled, an earlier "none found"
    no longer holds and is left out."""
    return answers(store, noun).get(identity, ())


def answers(store: Store, noun: Noun) -> dict[int, tuple[NegativeCase, ...]]:
    """``negative_cases`` of every theme, or every code, that has any."""
    found: dict[int, list[NegativeCase]] = {}
    for row in store.rows("negative_cases", order="id"):
        if row[f"{noun}_id"] is not None:
            case = NegativeCase(*(row[name] for name in ("id", "answer", "text", "coding_id", "coder", "created")))
            found.setdefault(row[f"{noun}_id"], []).append(case)
    return {identity: tuple(_standing(cases)) for identity, cases in found.items()}


def _standing(cases: list[NegativeCase]) -> list[NegativeCase]:
    handled = [case for case in cases if case.answer == HANDLED]
    return handled or cases


def list_negative(desk: Desk, noun: Noun, name: str) -> list[Row]:
    """What is recorded for a theme or a code, all of it, with the words of the passage where one is named."""
    store, veil = desk.store, veil_of(desk)
    row = store.find(TABLES[noun], name)
    documents = {document["id"]: document["name"] for document in store.rows("documents", ("id", "name"))}
    listed = []
    for case in store.rows("negative_cases", order="id", **{f"{noun}_id": row["id"]}):
        coding = store.one("codings", id=case["coding_id"]) if case["coding_id"] else None
        seen = coding is not None and not veil.hides(coding["document_id"], coding["coder_id"])
        listed.append(
            {
                "id": case["id"],
                "answer": case["answer"],
                "text": case["text"],
                "coding": case["coding_id"],
                "document": documents[coding["document_id"]] if coding and seen else None,
                "quote": coding["quote"] if coding and seen else None,
                "coder": case["coder"],
                "created": case["created"],
            }
        )
    return listed
