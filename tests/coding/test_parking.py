"""Codes put aside with a reason, and taken up again; codebook files carry it."""

import pytest

from tests.coding.field import create, nothing_changes, one_operation
from thematic.coding.bookfile import read_book, write_csv, write_yaml
from thematic.coding.codebook import list_codes
from thematic.coding.parking import park_codes, unpark_codes
from thematic.errors import BadInput, NotFound


def parked(study):
    return {row["code"]: row["parked"] for row in list_codes(study.desk) if row["parked"]}


def test_codes_are_parked_with_a_reason_and_taken_up_again(study):
    study.apply("mangel", "a", turn=2)
    with one_operation(study, "code park"):
        assert park_codes(study.desk, ["mangel", "TRIVSEL"], reason=" for få steder ") == 2
    assert parked(study) == {"mangel": "for få steder", "trivsel": "for få steder"}
    with one_operation(study, "code unpark"):
        assert unpark_codes(study.desk, ["mangel", "ring-først"]) == 1
    assert parked(study) == {"trivsel": "for få steder"}
    assert len(study.codings.frame()) == 1


def test_the_reason_stands_in_the_audit_trail(study):
    park_codes(study.desk, ["mangel"], reason="for få steder")
    assert study.history()[0]["reason"] == "for få steder"
    park_codes(study.desk, ["mangel"], reason="egentlig to saker")
    assert parked(study) == {"mangel": "egentlig to saker"}


def test_without_a_reason_or_a_known_code_nothing_is_parked(study):
    with nothing_changes(study):
        with pytest.raises(BadInput, match="needs a reason"):
            park_codes(study.desk, ["mangel"], reason=" ")
        with pytest.raises(NotFound, match="no code 'mangl'"):
            park_codes(study.desk, ["trivsel", "mangl"], reason="nei")
        assert unpark_codes(study.desk, ["mangel"]) == 0


@pytest.mark.parametrize(("write", "name"), [(write_yaml, "bok.yml"), (write_csv, "bok.csv")])
def test_a_codebook_file_carries_the_reason_there_and_back(study, tmp_path, write, name):
    park_codes(study.desk, ["mangel"], reason="for få steder")
    file = tmp_path / name
    file.write_text(write(study.codebook()), encoding="utf-8")
    assert {code.name: code.parked for code in read_book(file).codes if code.parked} == {"mangel": "for få steder"}
    (tmp_path / "ny").mkdir()
    with create(tmp_path / "ny") as other:
        other.import_codebook(file)
        assert parked(other) == {"mangel": "for få steder"}
    unpark_codes(study.desk, ["mangel"])
    (tmp_path / "tom.csv").write_text("name\nmangel\n", encoding="utf-8")
    with nothing_changes(study):
        study.import_codebook(tmp_path / "tom.csv")
