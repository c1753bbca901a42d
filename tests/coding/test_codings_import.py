"""codings.csv: taken whole or not at all, with the line and the reason of every bad row."""

import pytest

from tests.coding.field import coded, create, nothing_changes, one_operation
from thematic.coding.coders import add_coder
from thematic.coding.codingsfile import import_codings
from thematic.errors import BadInput, BadRows, UnreadableFile
from thematic.store.desk import Desk

GOOD = """\
document,coder,code,turn,quote,stance,memo
a,kari,mangel,2,Vi mangler folk.,-,
a,kari,mangel,5,Det går ut over alle,,"Igjen, og igjen."
b,kari,trivsel,,eg står på,+,
a,kari,ring-først,4,,±,
"""


@pytest.fixture
def sheet(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "codings.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_a_file_is_one_operation(study, sheet):
    with one_operation(study, "codings import"):
        added = import_codings(study.desk, sheet(GOOD))
    assert (added.new, added.skipped, added.warnings, added.bad) == (4, 0, [], [])
    assert [row[:5] for row in coded(study)] == [
        ("a", "mangel", "kari", "independent", ""),
        ("a", "mangel", "kari", "independent", "-"),
        ("a", "ring-først", "kari", "independent", "±"),
        ("b", "trivsel", "kari", "independent", "+"),
    ]
    assert [row[-1] for row in coded(study)] == ["Igjen, og igjen.", "", "", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_separators_encodings_and_line_ends_do_not_matter(study, sheet, encoding, separator, ending):
    rows = ["document,code,quote,stance", "a,mangel,Vi mangler folk.,±", "a,ring-først,«ring meg først»,"]
    text = ending.join([*rows, ""]).replace(",", separator)
    assert import_codings(study.desk, sheet(text, encoding)).new == 2
    assert [row[7] for row in coded(study)] == ["Vi mangler folk.", "«ring meg først»"]


def test_importing_twice_skips_and_counts(study, sheet):
    import_codings(study.desk, sheet(GOOD))
    with nothing_changes(study):
        added = import_codings(study.desk, sheet(GOOD))
    assert (added.new, added.skipped, added.warnings) == (0, 4, [])


BAD = """\
document,coder,code,quote,turn,start,end,stance
a,kari,mangel,Vi mangler folk.,,,,
a,kari,mangle,Vi mangler folk.,,,,
c,kari,mangel,Vi mangler folk.,,,,

a,kari,mangel,Det går ut over alle,,,,
a,kari,mangel,finnes slett ikke her,,,,
a,kari,mangel,,7,,,
a,kari,mangel,,,5,9999,
a,kari,mangel,,,9,5,
a,karri,mangel,,2,,,
a,kari,mangel,,2,,,pluss
a,kari,mangel,,,,,
a,,mangel,,4,,,
"""
REASONS = {
    3: "There is no code 'mangle' in this study. Did you mean 'mangel'?",
    4: "There is no document 'c' in this study.",
    6: "«Det går ut over alle» stands in several places of 'a'. It stands in turns 2 and 5: name the turn",
    7: "«finnes slett ikke her» does not stand in 'a'.",
    8: "'a' has 6 turns, so there is no turn 7.",
    9: "The span 5:9999 ends after 'a'",
    10: "The span 9:5 ends before it begins.",
    11: "There is no coder 'karri' in this study. Did you mean 'kari'?",
    12: "'pluss' is no stance.",
    13: "Nothing says which words are coded.",
}


def test_bad_rows_name_their_lines_and_why_and_nothing_is_written(study, sheet):
    path = sheet(BAD)
    with nothing_changes(study), pytest.raises(BadRows, match="10 lines are wrong, nothing was written") as error:
        import_codings(study.desk, path)
    assert error.value.sentence.startswith(str(path))
    assert "--skip-bad" in error.value.hint
    assert [line for line, _why in error.value.rows] == list(REASONS)
    for line, why in error.value.rows:
        assert why.startswith(REASONS[line]), why


def test_skip_bad_takes_the_others_and_lists_what_was_left_out(study, sheet):
    with one_operation(study, "codings import"):
        added = import_codings(study.desk, sheet(BAD), skip_bad=True)
    assert (added.new, [line for line, _why in added.bad]) == (2, list(REASONS))
    assert len(coded(study)) == 2


def test_a_line_number_is_that_of_the_file_where_a_quote_runs_over_lines(study, sheet):
    text = 'document,code,quote\na,mangel,"Vi\nmangler\nfolk."\na,mangle,Sant nok.\n'
    with pytest.raises(BadRows) as error:
        import_codings(study.desk, sheet(text))
    assert [line for line, _why in error.value.rows] == [5]


def test_a_quote_that_is_only_nearly_there_is_taken_with_a_warning(study, sheet):
    text = "document,code,quote\na,mangel,Sjefen sa «ring meg først» og så ringer vi henne\n"
    added = import_codings(study.desk, sheet(text))
    ((line, warning),) = added.warnings
    assert line == 2
    assert "was taken as «Sjefen sier «ring meg først» 🙂 og så ringer vi" in warning
    assert "% alike" in warning
    (row,) = coded(study)
    assert row[7].startswith("Sjefen sier «ring meg først» 🙂 og så ringer")


def test_what_is_nearly_there_in_two_places_is_as_ambiguous_as_what_is(study, sheet):
    text = "document,code,quote\na,mangel,Det går utover alle\n"
    with nothing_changes(study), pytest.raises(BadRows, match="stands in several places"):
        import_codings(study.desk, sheet(text))
    text = "document,code,turn,quote\na,mangel,5,Det går utover alle\n"
    assert import_codings(study.desk, sheet(text)).warnings[0][0] == 2


def test_what_is_nearly_there_is_looked_for_in_the_turn_that_is_named(study, sheet):
    text = "document,code,turn,quote\na,mangel,4,Vi mangler folka.\n"
    with nothing_changes(study), pytest.raises(BadRows, match="does not stand in turn 4"):
        import_codings(study.desk, sheet(text))


def test_several_coders_are_assigned_to_the_documents_they_coded(study, sheet):
    add_coder(study.desk, "ola")
    rows = ["document,coder,code,turn", "a,kari,mangel,2", "a,ola,mangel,2", "b,OLA,mangel,2", "b,,trivsel,2"]
    with one_operation(study, "codings import"):
        assert import_codings(study.desk, sheet("\n".join(rows))).new == 4
    store = study.desk.store
    names = dict(zip(store.values("coders", "id"), store.values("coders", "name"), strict=True))
    assigned = {(row["document_id"], names[row["coder_id"]], row["layer"]) for row in store.rows("assignments")}
    assert assigned == {(1, "kari", "independent"), (1, "ola", "independent"), (2, "ola", "independent")} | {
        (2, "kari", "independent")
    }


def test_the_first_coder_of_a_study_is_taken_from_the_file_and_a_second_one_is_an_error(tmp_path, sheet):
    with create(tmp_path, coder="") as study:
        assert study.desk.store.values("coders", "name") == []
        with nothing_changes(study), pytest.raises(BadRows) as error:
            import_codings(study.desk, sheet("document,coder,code,turn\na,kari,mangel,2\na,ola,mangel,2\n"))
        ((line, why),) = error.value.rows
        assert line == 3
        assert "'thematic coders add'" in why
        with one_operation(study, "codings import"):
            import_codings(study.desk, sheet("document,coder,code,turn\na,kari,mangel,2\nb,Kari,mangel,2\n"))
        assert study.desk.store.values("coders", "name") == ["kari"]


def test_a_file_without_the_columns_it_needs_is_refused(study, sheet):
    with nothing_changes(study):
        with pytest.raises(BadInput, match="the column 'code' is missing"):
            import_codings(study.desk, sheet("document,cod,quote\na,mangel,x\n"))
        with pytest.raises(BadInput, match="does not say which words are coded"):
            import_codings(study.desk, sheet("document,code\na,mangel\n"))
        with pytest.raises(UnreadableFile, match="is empty"):
            import_codings(study.desk, sheet(""))
        with pytest.raises(UnreadableFile, match="cannot be read"):
            import_codings(study.desk, study.path.with_name("nowhere.csv"))


def test_a_column_that_is_not_known_is_named(study, sheet):
    import_codings(
        study.desk, sheet("document,code,turn,stanse,speaker,turn_end,created,site\na,mangel,2,+,Åse,2,,X\n")
    )
    assert study.operations[-1].notes[-1] == "Columns that were not read: stanse. Did you mean 'stance'?"
    assert coded(study)[0][4] == ""


def test_a_file_with_a_heading_only_changes_nothing(study, sheet):
    with nothing_changes(study):
        assert import_codings(study.desk, sheet("document,code,turn\n")).new == 0


def test_a_dry_run_reports_and_writes_nothing(study, sheet):
    tried = Desk(study.desk.store, "kari", dry_run=True)
    with nothing_changes(study):
        assert import_codings(tried, sheet(GOOD)).new == 4
        with pytest.raises(BadRows):
            import_codings(tried, sheet(BAD))
