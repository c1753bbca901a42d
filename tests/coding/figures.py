"""Studies with any codings in three short transcripts, and what can be counted in them character by character."""

from contextlib import contextmanager

from hypothesis import strategies as st

import thematic
from tests.coding.field import taken_back
from thematic.coding.codebook import add_code

TALKS = {
    "a": (
        "Moderator: Hva nå, tro?\nÅse: Vi mangler folk her.\nPer: Ja, det er sant nok.\n"
        "Moderator: Og så?\nÅse: Nei.\nPer: Jo.\n"
    ),
    "b": "Leif: Det går som det går.\nModerator: Jaså, ja.\nIda: Og så går det ikke.\nLeif: Nei.\nIda: Jo.\n",
    "c": "Bare en tekst uten noen som snakker.\n",
}
CODES = ("k1", "k2", "k3")

SPANS = st.lists(
    st.tuples(st.sampled_from(sorted(TALKS)), st.sampled_from(CODES), st.integers(0, 70), st.integers(1, 45)),
    max_size=14,
)
"""(document, code, start, length): cut to where the document ends."""


def create(folder) -> thematic.Study:
    """The three transcripts and codes, nothing coded."""
    study = thematic.create_study(folder / "tall.thematic", coder="kari")
    for name, text in TALKS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    study.import_documents([folder / f"{name}.txt" for name in TALKS])
    for code in CODES:
        add_code(study.desk, code)
    return study


def rows_of(study, spans):
    """The spans as rows to import, within their documents."""
    ends = {name: len(study.desk.store.text(study.desk.store.find("documents", name)["id"])) for name in TALKS}
    return [
        {"document": name, "code": code, "start": min(start, ends[name] - 1), "end": min(start + length, ends[name])}
        for name, code, start, length in spans
    ]


def participants_turns(study, name):
    """The turns of participants as sets of characters; a document without turns is one."""
    store = study.desk.store
    document = store.find("documents", name)["id"]
    roles = dict(zip(store.values("speakers", "id"), store.values("speakers", "role"), strict=True))
    turns = store.rows("turns", document_id=document, order="number")
    if not turns:
        return [set(range(len(store.text(document))))]
    return [
        set(range(turn["start"], turn["end"]))
        for turn in turns
        if roles.get(turn["speaker_id"], "participant") == "participant"
    ]


@contextmanager
def coded(study, rows):
    """These rows are coded inside, and gone afterwards."""
    if not rows:
        yield
        return
    with taken_back(study):
        study.add_codings(rows)
        yield
