"""cases.csv ties documents to groups and sites, and gives groups their attributes."""

import pytest

from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.errors import BadInput, BadRows
from thematic.transcripts.cases import import_cases, list_cases

CASES = "document,group,site,role,absence\nansatte,Nord 1,Nord,employee,low\nledere,Nord 2,Nord,leader,high\n"


def test_documents_groups_sites_and_attributes_come_in_as_one_operation(groups, write):
    with one_operation(groups, "cases import"):
        assert import_cases(groups, write("cases.csv", CASES), design=["role", "Absence"]) == 2
    assert list_cases(groups) == [
        {
            "case": "Nord 1",
            "kind": "group",
            "site": "Nord",
            "documents": "ansatte",
            "role": "employee",
            "absence": "low",
        },
        {"case": "Nord 2", "kind": "group", "site": "Nord", "documents": "ledere", "role": "leader", "absence": "high"},
        {"case": "Nord", "kind": "site", "site": "", "documents": "", "role": "", "absence": ""},
    ]
    assert groups.store.values("attributes", "name", design=1) == ["role", "absence"]
    assert notes(groups) == ["2 groups, 2 documents."]


def test_importing_the_same_again_changes_nothing(groups, write):
    path = write("cases.csv", CASES)
    import_cases(groups, path, design=["role"])
    with nothing_written(groups):
        import_cases(groups, path, design=["role"])


def test_importing_again_changes_what_differs_and_keeps_other_columns(groups, write):
    import_cases(groups, write("cases.csv", CASES))
    changed = "document,group,site,absence\nansatte,Nord 1,Sør,high\nledere,nord 1,sør,high\n"
    with one_operation(groups, "cases import"):
        import_cases(groups, write("cases.csv", changed))
    first = list_cases(groups, kind="group")[0]
    assert (first["site"], first["documents"], first["role"]) == ("Sør", "ansatte, ledere", "employee")
    assert first["absence"] == "high"


def test_two_documents_may_be_one_group_and_a_site_may_be_unknown(groups, write):
    assert import_cases(groups, write("cases.csv", "document,group,site\nansatte,G,\nledere,g,\n")) == 1
    assert list_cases(groups) == [{"case": "G", "kind": "group", "site": "", "documents": "ansatte, ledere"}]


def test_names_are_found_in_any_case_and_normal_form(groups, write):
    import_cases(groups, write("cases.csv", "document,group,site\nANSATTE,A\u030as,NORD\nledere,ÅS,nord\n"))
    assert [(case["case"], case["documents"]) for case in list_cases(groups)] == [
        ("Ås", "ansatte, ledere"),
        ("NORD", ""),
    ]


def test_one_value_has_one_spelling_since_a_comparison_would_take_two_for_different(groups, write):
    path = write("cases.csv", "document,group,site,absence\nansatte,A,,low\nledere,B,,Low\n")
    import_cases(groups, path)
    assert [case["absence"] for case in list_cases(groups)] == ["low", "low"]
    with nothing_written(groups):
        import_cases(groups, path)


def test_every_bad_line_is_named_and_nothing_is_written(groups, write):
    content = (
        "document,group,site,absence\n"
        "ansatte,Nord 1,Nord,low\n"
        "leder,Nord 2,Nord,high\n"
        "ANSATTE,Nord 3,Nord,low\n"
        "ledere,,Nord,low\n"
    )
    with nothing_written(groups), pytest.raises(BadRows) as error:
        import_cases(groups, write("cases.csv", content))
    assert error.value.rows == (
        (3, "there is no document 'leder'. Did you mean 'ledere'?"),
        (4, "'ANSATTE' stands already on line 2"),
        (5, "the group is empty"),
    )
    assert "nothing was written" in error.value.sentence


@pytest.mark.parametrize("second", ["ledere,nord 1,Sør,low", "ledere,nord 1,Nord,high"])
def test_a_group_that_is_told_in_two_ways_is_refused(groups, write, second):
    content = f"document,group,site,absence\nansatte,Nord 1,Nord,low\n{second}\n"
    with nothing_written(groups), pytest.raises(BadRows) as error:
        import_cases(groups, write("cases.csv", content))
    assert error.value.rows == ((3, "the group 'nord 1' has another site or attribute on line 2"),)


@pytest.mark.parametrize("column", ["document", "group", "site"])
def test_a_missing_column_is_refused(groups, write, column):
    heading = ",".join(name for name in ("document", "group", "site") if name != column)
    with nothing_written(groups), pytest.raises(BadInput, match=f"the column '{column}' is missing"):
        import_cases(groups, write("cases.csv", f"{heading}\nansatte,x\n"))


def test_a_design_attribute_without_a_column_is_refused(groups, write):
    with nothing_written(groups), pytest.raises(BadInput, match="no column 'absense' to declare as design") as error:
        import_cases(groups, write("cases.csv", CASES), design=["role", "absense"])
    assert error.value.hint == "Did you mean 'absence'?"


@pytest.mark.parametrize("noun", ["participant", "Speaker", "kind"])
def test_a_column_named_as_a_noun_of_the_study_is_refused(groups, write, noun):
    content = f"document,group,site,{noun}\nansatte,A,,x\n"
    with nothing_written(groups), pytest.raises(BadInput, match=f"'{noun.lower()}' cannot be the name of an attribute"):
        import_cases(groups, write("cases.csv", content))
