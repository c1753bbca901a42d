"""The codebook alone, as a file (.qdc) that other programs read."""

import pytest
from lxml import etree

from tests.exchange.refi.everything import ODD, build
from tests.exchange.refi.schema import codebook_schema
from thematic.errors import BadInput
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.outgoing import project_of
from thematic.exchange.refi.export import export_refi
from thematic.exchange.refi.reading import read_refi

CODEBOOK = "{urn:QDA-XML:codebook:1.0}"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("codebook")
    with build(folder) as study:
        fidelity = export_refi(study.desk, folder / "alt.qdc")
    return etree.fromstring((folder / "alt.qdc").read_bytes()), fidelity


def test_it_follows_the_schema_and_holds_the_tree(written):
    root, _fidelity = written
    codebook_schema().validate(etree.ElementTree(root))
    assert root.tag == CODEBOOK + "CodeBook"
    told = [(code.get("name"), len(list(code.iterancestors())) - 2) for code in root.iter(CODEBOOK + "Code")]
    assert told == [("jobb", 0), ("mangel", 1), ("fredag", 2), ("trivsel", 0), ("ubrukt 🙂", 0)]
    assert next(root.iter(CODEBOOK + "Description")).text == ODD


def test_themes_are_sets_of_codes(written):
    root, _fidelity = written
    codes = {code.get("guid"): code.get("name") for code in root.iter(CODEBOOK + "Code")}
    told = {
        one.get("name"): [codes[member.get("guid")] for member in one.iter(CODEBOOK + "MemberCode")]
        for one in root.iter(CODEBOOK + "Set")
    }
    assert told == {"klima": ["mangel", "trivsel"], "folk": ["mangel", "fredag"], "tomt": []}


def test_what_the_file_has_no_place_for_is_told(written):
    _root, fidelity = written
    lost = {row["kind"]: row["count"] for row in fidelity.table() if row["fate"] == "lost"}
    assert lost == {
        "places of themes in their tree": 1,
        "label in Bokmål of codes": 1,
        "include of codes": 1,
        "concept of codes": 2,
        "exclude of codes": 1,
        "example of codes": 1,
        "label in English of codes": 1,
        "parked of codes": 1,
        "label in Bokmål of themes": 1,
        "status of themes": 1,
        "idea of themes": 1,
        "scope of themes": 1,
        "what it is not of themes": 1,
        "labels of concepts": 1,
    }


def test_a_study_without_codes_has_no_codebook(desk, tmp_path):
    with pytest.raises(BadInput, match="no codes to write"):
        export_refi(desk, tmp_path / "tom.qdc")
    assert list(tmp_path.glob("*.qdc")) == []


def test_codes_and_themes_come_back_from_it(tmp_path):
    with build(tmp_path) as study:
        export_refi(study.desk, tmp_path / "alt.qdc")
        whole = project_of(study.desk, Fidelity("export", "refi"))
    read, _fidelity = read_refi(tmp_path / "alt.qdc")

    def told(project):
        names = {code.key.replace("-", ""): code.name for code in project.codes}
        codes = [
            (code.name, names.get(code.parent.replace("-", ""), ""), code.definition, code.colour.lower())
            for code in project.codes
        ]
        themes = [
            (theme.name, theme.definition, [names[code.replace("-", "")] for code in theme.codes])
            for theme in project.themes
        ]
        return codes, themes, set(names)

    assert told(read) == told(whole)
