"""A codebook into the study: new codes added, those that are there renewed and named, the rest left alone."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.book import export_codes, export_concepts, import_codes, import_concepts
from thematic.coding.bookfile import write_csv, write_yaml
from thematic.coding.codebook import add_code, edit_code, list_codes, move_code
from thematic.errors import BadInput, Conflict, NotFound
from thematic.model import Book, CodeEntry, ConceptEntry
from thematic.store.desk import Desk

BOOK = """\
codes:
  - name: Mangel
    definition: For få på jobb.
    theme: klima
    children: [helg]
  - name: ny
    parent: trivsel
    colour: "#112233"
    theme: klima; ledelse
    concept: nytt
concepts:
  - {name: nytt, label: {nb: det nye, en: what is new}}
themes:
  - {name: klima, label: {nb: Klimaet}}
"""


@pytest.fixture
def book(tmp_path):
    def write(text):
        path = tmp_path / "bok.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def of(*codes):
    return Book("Bok", "", codes, ())


def tree(study):
    return [(row["code"], row["depth"], row["theme"]) for row in list_codes(study.desk)]


def test_codes_and_themes_come_in_as_one_operation(study, book):
    study.apply("mangel", "a", turn=2)
    with one_operation(study, "codebook import"):
        study.import_codebook(book(BOOK))
        notes = study.operations[-1].notes
    assert tree(study) == [
        ("mangel", 0, "klima"),
        ("helg", 1, ""),
        ("ring-først", 0, ""),
        ("trivsel", 0, ""),
        ("ny", 1, "klima; ledelse"),
    ]
    assert notes[0] == "Renewed codes: mangel (definition)."
    assert notes[-1].startswith("2 new codes, 1 changed; 2 new themes, 3 new links; 1 new concept.")
    assert study.codings.frame()["code"].tolist() == ["mangel"]


def test_importing_twice_changes_nothing(study, book):
    study.import_codebook(book(BOOK))
    with nothing_changes(study):
        study.import_codebook(book(BOOK))


@pytest.mark.parametrize("write", [write_yaml, write_csv])
def test_importing_the_studys_own_export_changes_nothing(study, book, tmp_path, write):
    study.import_codebook(book(BOOK))
    path = tmp_path / ("egen.yml" if write is write_yaml else "egen.csv")
    path.write_bytes(write(study.codebook()).encode())
    with nothing_changes(study):
        study.import_codebook(path)


def test_empty_fields_of_the_file_change_nothing(study):
    add_code(study.desk, "full", parent="mangel", definition="Står.", colour="#112233")
    with nothing_changes(study):
        assert import_codes(study.desk, of(CodeEntry("full", definition="Står."), CodeEntry("trivsel"))) == (0, 0)


def test_what_is_renewed_is_named_with_its_fields(study):
    add_code(study.desk, "full", definition="Før.")
    renewal = of(
        CodeEntry("FULL", "mangel", definition="Etter.", include="Alt."),
        CodeEntry("trivsel", "mangel"),
        CodeEntry("ny"),
    )
    with one_operation(study, "codebook import"):
        assert import_codes(study.desk, renewal) == (1, 2)
        assert study.operations[-1].notes == ["Renewed codes: full (definition, include, parent), trivsel (parent)."]
    assert study.desk.store.find("codes", "full")["definition"] == "Etter."


def test_a_long_list_of_renewed_codes_is_cut_but_counted(study):
    names = [f"kode {number}" for number in range(20)]
    import_codes(study.desk, of(*(CodeEntry(name) for name in names)))
    import_codes(study.desk, of(*(CodeEntry(name, definition="Ny.") for name in names)))
    assert study.operations[-1].notes[0].endswith("kode 11 (definition), and 8 more.")


def test_parents_may_stand_after_their_children(study):
    import_codes(study.desk, of(CodeEntry("c", "b"), CodeEntry("b", "a"), CodeEntry("a", "TRIVSEL")))
    assert tree(study)[-4:] == [("trivsel", 0, ""), ("a", 1, ""), ("b", 2, ""), ("c", 3, "")]


def test_an_unknown_parent_is_an_error_that_names_both(study):
    with nothing_changes(study), pytest.raises(NotFound, match="There is no code 'mangl' in the codebook") as error:
        import_codes(study.desk, of(CodeEntry("ny", "mangl")))
    assert error.value.hint == "It is named as parent of 'ny'. Did you mean 'mangel'?"


def test_a_tree_that_the_study_holds_the_other_way_round_is_refused(study):
    move_code(study.desk, "trivsel", "mangel")
    with nothing_changes(study), pytest.raises(Conflict, match="'mangel' would stand below itself") as error:
        import_codes(study.desk, of(CodeEntry("trivsel"), CodeEntry("mangel", "trivsel")))
    assert error.value.hint == "Move 'trivsel' first."


def test_a_wrong_colour_names_the_code_and_nothing_is_written(study):
    with nothing_changes(study), pytest.raises(BadInput, match="The code 'ny': 'rød' is no colour"):
        import_codes(study.desk, of(CodeEntry("først"), CodeEntry("ny", colour="rød")))


def test_an_error_among_the_themes_takes_the_codes_back(study, book):
    with nothing_changes(study), pytest.raises(NotFound, match="There is no theme 'finnes-ikke'"):
        study.import_codebook(book("codes: [ny]\nthemes: [{name: klima, parent: finnes-ikke}]\n"))


def test_a_dry_run_tells_and_writes_nothing(study):
    with nothing_changes(study):
        assert import_codes(Desk(study.desk.store, "kari", dry_run=True), of(CodeEntry("ny"))) == (1, 0)


def test_the_export_stands_in_tree_order_with_all_themes(study, book):
    study.import_codebook(book(BOOK))
    assert [(entry.name, entry.parent, entry.theme) for entry in export_codes(study.desk)] == [
        ("mangel", "", "klima"),
        ("helg", "mangel", ""),
        ("ring-først", "", ""),
        ("trivsel", "", ""),
        ("ny", "trivsel", "klima; ledelse"),
    ]


def naming(*concepts):
    return Book("Bok", "", (), (), concepts)


def test_a_concept_keeps_its_name_in_the_codes_and_gets_labels_beside_them(study, book):
    study.import_codebook(book(BOOK))
    assert study.desk.store.find("codes", "ny")["concept"] == "nytt"
    assert export_concepts(study.desk) == (ConceptEntry("nytt", "det nye", "what is new"),)


def test_a_concept_that_is_named_anew_is_renewed_and_told(study, book):
    study.import_codebook(book(BOOK))
    with one_operation(study, "codebook import"):
        assert import_concepts(study.desk, naming(ConceptEntry("NYTT", label_nb="alt nytt"))) == (0, 1)
        assert study.operations[-1].notes == ["Renewed concepts: nytt (label_nb)."]
    assert export_concepts(study.desk) == (ConceptEntry("nytt", "alt nytt", "what is new"),)


def test_concepts_that_no_code_has_are_told(study):
    edit_code(study.desk, "mangel", concept="Bemanning")
    names = ("bemanning", "bemaning", *(f"begrep {number}" for number in range(12)))
    assert import_concepts(study.desk, naming(*map(ConceptEntry, names))) == (14, 0)
    (note,) = study.operations[-1].notes
    assert note.startswith("No code has the concept bemaning, begrep 0, ")
    assert note.endswith(", begrep 10, and 1 more.")
