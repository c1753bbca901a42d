"""What a check of the codebook finds, and what it looks at."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from thematic.coding.blinding import veil_of
from thematic.coding.tree import ancestors_by_row, tree
from thematic.store.desk import Desk
from thematic.store.tables import Row

KINDS: Mapping[str, str] = {
    "no-definition": "nothing says what the code means",
    "no-include": "no rule says when to use it",
    "no-exclude": "no rule says when not to",
    "no-example": "no typical utterance is given",
    "unused": "nobody has used it",
    "used-once": "it is used on a single passage",
    "one-coder": "one coder alone uses it where several coded",
    "one-site": "it is used at one site only",
    "co-applied": "nearly all its passages have another code too",
    "near-synonym": "its name or label is almost another's",
    "stance-mixed": "some codings have a stance and some have none",
    "guide-question": "it repeats a question of the guide: a topic, not a pattern",
    "definition-changed": "definition or rules changed after it was used",
    "no-theme": "it belongs to no theme and is not parked",
}
"""Every kind of finding, in the order of the listing, and what it means."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: the code's name, its kind (of ``KINDS``), a sentence with figures, and a command."""

    code: str
    kind: str
    what: str
    command: str


@dataclass(frozen=True, slots=True)
class Material:
    """What the checks look at: codes in tree order without the parked ones, and the codings that may be seen, by code.

    ``above`` and ``below`` hold ids of all ancestors, and of children.
    """

    codes: tuple[Row, ...]
    parked: int
    codings: Mapping[int, tuple[Row, ...]]
    above: Mapping[int, tuple[int, ...]]
    below: Mapping[int, tuple[int, ...]]


def gather(desk: Desk) -> Material:
    """The codebook and its codings, by all coders; in a blind study without those that are hidden."""
    store, veil = desk.store, veil_of(desk)
    rows = [row for _depth, row in tree(store.rows("codes", order="position, id"))]
    codings: dict[int, list[Row]] = {}
    columns = ("id", "document_id", "code_id", "coder_id", "layer", "start", "end", "stance")
    for coding in store.rows("codings", columns, order="id"):
        if not veil.hides(coding["document_id"], coding["coder_id"]):
            codings.setdefault(coding["code_id"], []).append(coding)
    below: dict[int, list[int]] = {}
    for row in rows:
        if row["parent_id"] is not None:
            below.setdefault(row["parent_id"], []).append(row["id"])
    return Material(
        codes=tuple(row for row in rows if not row["parked"]),
        parked=sum(bool(row["parked"]) for row in rows),
        codings={code: tuple(found) for code, found in codings.items()},
        above=ancestors_by_row(rows),
        below={code: tuple(children) for code, children in below.items()},
    )


def command(*words: str) -> str:
    """A command as one would type it; letters of any language need no quotes."""
    return " ".join(["thematic", *(word if _plain(word) else shlex.quote(word) for word in words)])


def _plain(word: str) -> bool:
    return word != "" and all(char.isalnum() or char in "-_./:=+" for char in word)
