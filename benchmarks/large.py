"""A large study: 2,000 groups of six participants at 125 sites and 200 codes, with as many codings as are asked for."""

import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from studies import CODER, digest, invent_talk

from thematic.coding.codings import COLUMNS
from thematic.store.tables import Store
from thematic.study import create_study, open_study

GROUPS, SITES, CODES = 2_000, 125, 200
TRANSCRIPTS = 50
"""So many different transcripts, each of about 40 turns, in several documents."""

Talk = tuple[str, list[tuple[int, int]]]


def make_large(path: Path) -> None:
    """The study without codings, a document a group; at every site both roles and both sides of absence."""
    with create_study(path, coder=CODER) as study:
        store = study.desk.store
        with study.desk.change("set up"):
            _named(store, "codes", (f"k{code:03}" for code in range(CODES)))
            _named(store, "attributes", ("role", "absence"), design=1)
            _named(store, "cases", (f"s{site:03}" for site in range(SITES)), kind="site")
            for group in range(GROUPS):
                _group(store, group)
            for document, (text, turns) in zip(range(1, GROUPS + 1), _talks(), strict=False):
                _document(store, document, text, turns)


def add_codings(path: Path, first: int, last: int) -> int:
    """Give every document its ``first`` to ``last`` codings, as one operation; returns how many there are now."""
    with open_study(path, coder=CODER) as study:
        store = study.desk.store
        # A study that nobody will miss needs no rollback file; every trigger, check and index does its work.
        for pragma in ("cache_size = -500000", "synchronous = OFF", "journal_mode = OFF"):
            store.connection.execute(f"PRAGMA {pragma}")
        with study.desk.change("codings import"):
            store.insert_many("codings", COLUMNS, _codings(first, last))
        return store.count("codings")


def regroup(path: Path, groups: int) -> None:
    """Put the documents into so many of the groups: 2,000, 1,000 or 500."""
    with open_study(path, coder=CODER) as study, study.desk.change("regroup"):
        for document in range(GROUPS):
            kept = document % groups
            study.desk.store.update("documents", document + 1, {"group_id": SITES + kept + 1})


def share_concepts(path: Path, concepts: int) -> None:
    """Let the codes share so many concepts."""
    with open_study(path, coder=CODER) as study, study.desk.change("code edit"):
        for code in range(CODES):
            study.desk.store.update("codes", code + 1, {"concept": f"c{code % concepts}"})


def _named(store: Store, table: str, names: Iterable[str], **same: Any) -> None:
    store.insert_many(table, ("name", "name_key", *same), [(name, name, *same.values()) for name in names])


def _group(store: Store, group: int) -> None:
    """Role and absence alternate within a site, also among the first 500 and the first 1,000 groups."""
    site, place = group % SITES, group // SITES
    case = store.insert("cases", {"kind": "group", "name": f"g{group:04}", "parent_id": site + 1})
    for attribute, value in ((1, ("employee", "leader")[place % 2]), (2, ("low", "high")[place // 2 % 2])):
        store.insert("case_attributes", {"case_id": case, "attribute_id": attribute, "value": value})


def _talks() -> Iterator[Talk]:
    """Text and turns of one document after the other."""
    rng = random.Random(4)
    talks = []
    for _transcript in range(TRANSCRIPTS):
        said = invent_talk(rng, 6_000)
        ends = np.cumsum([len(turn) + 1 for turn in said]).tolist()
        talks.append(("\n".join(said), [(end - len(turn) - 1, end - 1) for turn, end in zip(said, ends, strict=True)]))
    while True:
        yield from talks


def _document(store: Store, document: int, text: str, turns: list[tuple[int, int]]) -> None:
    """Who speaks goes round: the moderator, then the six participants."""
    store.insert("documents", {"id": document, "name": f"d{document:04}", "group_id": SITES + document})
    store.insert("texts", {"id": document, "text": text, "sha256": digest(text)})
    speakers = [(document, "moderator", "moderator", "interviewer")]
    speakers += [(document, f"p{person}", f"p{person}", "participant") for person in range(1, 7)]
    store.insert_many("speakers", ("document_id", "name", "name_key", "role"), speakers)
    first = (document - 1) * len(speakers) + 1
    rows = [
        (document, number + 1, first + number % 7, start, end, text.count(" ", start, end) + 1)
        for number, (start, end) in enumerate(turns)
    ]
    store.insert_many("turns", ("document_id", "number", "speaker_id", "start", "end", "words"), rows)


def _codings(first: int, last: int) -> Iterator[tuple[Any, ...]]:
    """Different turns and codes. Every fifth code is raised by more groups where absence is low; of the others some
    are common and some are not.

    Groups that ``regroup`` unites, and codes that will share a concept, raise nearly the same: so a table of fewer
    groups or rows shows the same shares, and what it costs can be compared.
    """
    rows, groups = CODES // 4, GROUPS // 4
    planted, common = np.arange(rows) % 5 == 0, np.linspace(0.85, 0.15, rows)
    for document, (text, turns) in zip(range(GROUPS), _talks(), strict=False):
        low = document // SITES // 2 % 2 == 0
        likely = np.where(planted, 0.75 if low else 0.4, common)
        rng = np.random.default_rng(document)
        together = np.random.default_rng(document % groups + GROUPS).random(rows) < likely
        raised = np.tile(together, 4) & (rng.random(CODES) < 0.95)
        keys = np.where(raised, rng.random((len(turns), CODES)), 1)
        for place in np.argsort(keys, axis=None)[first:last].tolist():
            start, end = turns[place // CODES]
            yield (document + 1, place % CODES + 1, 1, "independent", start, end, "", text[start:end], "", "")


if __name__ == "__main__":
    study, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    if not study.exists():
        make_large(study)
    print(add_codings(study, first, last))
