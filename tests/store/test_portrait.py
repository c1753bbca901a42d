"""Figures of documents: words of participants, times, and codings by whom."""

import pytest

from tests.cli.small import build
from thematic import open_study
from thematic.store.portrait import document_figures


@pytest.fixture
def study(tmp_path):
    with open_study(build(tmp_path), coder="ola") as study:
        yield study


def test_words_are_participants_and_codings_stand_by_coder(study):
    store = study.desk.store
    before = {figures.name: figures for figures in document_figures(store)}
    coders = {row["name"]: row["id"] for row in store.rows("coders")}
    assert before["nord-lav"].codings == {coders["kari"]: 3}
    assert (before["nord-lav"].words, before["nord-lav"].milliseconds, before["nord-lav"].settled) == (22, None, 0)
    study.apply("humor", "nord-lav", turn=2)
    study.add_codings([{"document": "nord-lav", "code": "humor", "turn": 3, "layer": "consensus"}])
    after = {figures.name: figures for figures in document_figures(store)}
    assert after["nord-lav"].codings == {coders["kari"]: 3, coders["ola"]: 1}
    assert after["nord-lav"].settled == 1
    assert after["sør-lav"] == before["sør-lav"]


def test_a_text_without_turns_counts_all_its_words(tmp_path):
    import thematic

    (tmp_path / "note.txt").write_text("bare noen få ord her\n", encoding="utf-8")
    with thematic.create_study(tmp_path / "s", coder="kari") as study:
        study.import_documents([tmp_path / "note.txt"])
        with study.desk.change("import"):
            study.desk.store.delete("turns", study.desk.store.values("turns", "id"))
        (figures,) = document_figures(study.desk.store)
    assert (figures.words, figures.turns) == (5, 0)
