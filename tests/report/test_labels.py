"""What attributes are called in print: their labels are one journalled operation that undo takes back."""

import pytest

from tests.store.rows import every_row
from thematic.cli.app import main
from thematic.errors import NotFound
from thematic.report.labels import load_labels
from thematic.report.words import Words
from thematic.store.history import undo
from thematic.transcripts.cases import label_attribute


def test_an_attribute_is_called_by_its_label_else_the_other_one_else_its_name(desk):
    assert load_labels(desk.store, "en").attribute("Absence") == "sickness absence"
    with desk.change("new"):
        desk.store.insert("attributes", {"name": "shift", "label_nb": "skift"})
        desk.store.insert("attributes", {"name": "years"})
    labels = load_labels(desk.store, "en")
    assert [labels.attribute(name) for name in ("shift", "years", "nothing")] == ["skift", "years", "nothing"]
    assert [labels.stratum(name, Words("nb")) for name in ("site", "group", "shift")] == ["sted", "gruppe", "skift"]


def test_a_concept_is_called_by_its_label_else_the_other_one_else_its_name_in_words(desk):
    with desk.change("new"):
        desk.store.insert("concepts", {"name": "Leder-Near", "label_nb": "nærhet til lederen", "label_en": "nearness"})
        desk.store.insert("concepts", {"name": "pay", "label_nb": "lønn"})
        desk.store.insert("concepts", {"name": "time_off"})
    labels = load_labels(desk.store, "en")
    assert [labels.concept(name) for name in ("leder-near", "PAY", "time_off", "no-row")] == [
        *("nearness", "lønn", "time off", "no row")
    ]
    assert load_labels(desk.store, "nb").row("leder-near", "concept") == "nærhet til lederen"


def test_labelling_an_attribute_is_one_operation_and_keeps_the_other_language(desk):
    before = every_row(desk.store)
    label_attribute(desk, "ABSENCE", nb=" fravær ")
    row = desk.store.find("attributes", "absence")
    assert (row["label_nb"], row["label_en"]) == ("fravær", "sickness absence")
    undo(desk.store, coder="kari")
    assert every_row(desk.store) == before


def test_labelling_it_again_the_same_changes_nothing(desk):
    label_attribute(desk, "absence", nb="fravær")
    with desk.change("outer") as operation:
        label_attribute(desk, "absence", nb="fravær")
    assert operation.changes == 0


def test_an_unknown_attribute_is_an_error_with_a_suggestion(desk):
    with pytest.raises(NotFound) as caught:
        label_attribute(desk, "absense", nb="x")
    assert "absence" in caught.value.hint


def test_the_command_labels_an_attribute(desk, capsys):
    path = str(desk.store.path)
    command = ["--study", path, "--coder", "kari", "cases", "label-attribute", "absence", "--nb"]
    with pytest.raises(SystemExit, match="0"):
        main([*command, "borte"])
    assert "Undo with: thematic undo" in capsys.readouterr().err
    assert load_labels(desk.store, "nb").attribute("absence") == "borte"
    with pytest.raises(SystemExit, match="0"):
        main([*command, "x", "--dry-run"])
    assert load_labels(desk.store, "nb").attribute("absence") == "borte"
