"""Sentences, turns and documents as units: one counts as coded where a character of it is."""

import pytest

from tests.agreement.studies import row_of
from thematic.agreement.run import run
from thematic.coding.assignments import assign_documents
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder
from thematic.coding.codings import add_codings
from thematic.transcripts.importing import import_documents

TALK = {
    "a": "Moderator: Hvordan er det her? Godt?\nP1: Vi mangler folk. Det er tungt.\nP2: Ja. Men det går 🙂 bra.\n",
    "b": "Moderator: Hvordan er det her?\nP1: Fint.\n",
}


@pytest.fixture
def study(desk, tmp_path):
    for name, text in TALK.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    import_documents(desk, [tmp_path / f"{name}.txt" for name in TALK])
    add_code(desk, "mangel")
    for coder in ("kari", "ola"):
        add_coder(desk, coder)
        assign_documents(desk, coder, ["a", "b"])
    return desk


def code(desk, coder, *quotes):
    add_codings(
        desk, enumerate(({"document": "a", "coder": coder, "code": "mangel", "quote": one} for one in quotes), 1)
    )


def row(desk, unit):
    return row_of(run(desk, unit=unit, coefficients=["percent_agreement"]), "mangel", "percent_agreement")


def test_units_are_counted_over_documents(study):
    code(study, "kari", "folk")
    assert [row(study, unit).units for unit in ("sentence", "turn", "document")] == [8, 5, 2]
    assert row(study, "character").units == sum(len(study.store.text(document)) for document in (1, 2))


def test_one_word_codes_its_sentence_its_turn_and_its_document(study):
    code(study, "kari", "folk")
    code(study, "ola", "Vi", "tungt")
    assert row(study, "sentence").value == 7 / 8
    assert row(study, "sentence").by_coder == "kari 0.1250, ola 0.2500"
    assert row(study, "turn").value == 1.0
    assert row(study, "turn").by_coder == "kari 0.2000, ola 0.2000"
    assert row(study, "document").value == 1.0
    assert row(study, "document").by_coder == "kari 0.5000, ola 0.5000"


def test_a_span_over_several_turns_codes_each_of_them(study):
    text = study.store.text(1)
    start, end = text.index("tungt"), text.index("Men") + 1
    add_codings(study, enumerate([{"document": "a", "coder": "kari", "code": "mangel", "start": start, "end": end}], 1))
    assert row(study, "turn").by_coder == "kari 0.4000, ola 0.0000"
    assert row(study, "sentence").by_coder == "kari 0.3750, ola 0.0000"


def test_a_span_that_ends_where_a_turn_begins_is_not_in_it(study):
    text = study.store.text(1)
    end = text.index("Vi mangler")
    spans = [(end - 4, end), (text.index("tungt.") + 6, text.index("Ja."))]
    rows = ({"document": "a", "coder": "ola", "code": "mangel", "start": start, "end": end} for start, end in spans)
    add_codings(study, enumerate(rows, 1))
    assert row(study, "turn").by_coder == "kari 0.0000, ola 0.0000"


def test_what_stands_outside_turns_is_in_no_unit_but_in_the_document(study):
    code(study, "kari", "P1:")
    assert row(study, "turn").prevalence == 0.0
    assert row(study, "sentence").prevalence == 0.0
    assert row(study, "document").prevalence == 0.25
    assert row(study, "character").prevalence > 0.0
