"""The export of coded segments: its columns, its order, attributes looked up nearest first."""

import pytest

from tests.coding.field import TALK, create
from thematic.coding.codingsfile import export_codings
from thematic.errors import BadInput, NotFound
from thematic.transcripts.cases import import_cases, import_participants

COLUMNS = (
    *("id", "document", "turn", "turn_end", "speaker", "start", "end", "quote"),
    *("code", "stance", "coder", "layer", "created", "memo"),
)


@pytest.fixture
def study(tmp_path):
    (tmp_path / "cases.csv").write_text(
        "document,group,site,role,absence\na,Gruppe A,Berget,employee,low\nb,Gruppe B,Vika,leader,high\n",
        encoding="utf-8",
    )
    (tmp_path / "participants.csv").write_text(
        "document,speaker,participant,role\na,Åse,P1,deputy\na,Per,P2,\n", encoding="utf-8"
    )
    with create(tmp_path) as opened:
        import_cases(opened.desk, tmp_path / "cases.csv")
        import_participants(opened.desk, tmp_path / "participants.csv")
        opened.add_codings(
            [
                {"document": "b", "code": "trivsel", "turn": 2},
                {"document": "a", "code": "trivsel", "start": TALK.index("folk"), "end": TALK.index("🙂") + 1},
                {"document": "a", "code": "ring-først", "turn": 4, "stance": "±", "memo": "Om terskel."},
                {"document": "a", "code": "mangel", "quote": "Vi mangler folk.", "layer": "consensus"},
            ]
        )
        yield opened


def test_the_columns_are_those_of_the_interface(study):
    columns, rows = export_codings(study.desk)
    assert columns == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in rows)


def test_rows_stand_by_document_and_position(study):
    columns, rows = export_codings(study.desk)
    shown = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [(row["document"], row["code"]) for row in shown] == [
        ("a", "mangel"),
        ("a", "trivsel"),
        ("a", "ring-først"),
        ("b", "trivsel"),
    ]
    over, ring = shown[1], shown[2]
    assert (over["turn"], over["turn_end"], over["speaker"]) == (2, 4, "Åse")
    assert over["quote"] == TALK[over["start"] : over["end"]]
    assert (ring["turn"], ring["turn_end"], ring["speaker"], ring["stance"]) == (4, 4, "Per", "±")
    assert (ring["memo"], over["memo"], shown[0]["layer"]) == ("Om terskel.", "", "consensus")
    assert ring["created"] == study.desk.store.one("codings", id=ring["id"])["created"]


def test_attributes_add_a_column_each_looked_up_nearest_first(study):
    columns, rows = export_codings(study.desk, attributes=("Role", "absence", "site", "group", "participant"))
    assert columns == (*COLUMNS, "role", "absence", "site", "group", "participant")
    assert [row[len(COLUMNS) :] for row in rows] == [
        ("deputy", "low", "Berget", "Gruppe A", "P1"),
        ("deputy", "low", "Berget", "Gruppe A", "P1"),
        ("employee", "low", "Berget", "Gruppe A", "P2"),
        ("leader", "high", "Vika", "Gruppe B", ""),
    ]


def test_an_unknown_attribute_is_an_error_with_a_suggestion(study):
    with pytest.raises(NotFound, match="There is no attribute 'absense'") as error:
        export_codings(study.desk, attributes=("absense",))
    assert error.value.hint.startswith("Did you mean 'absence'")


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        ({"document": "A"}, 3),
        ({"code": "trivsel"}, 2),
        ({"coder": "kari"}, 4),
        ({"layer": "consensus"}, 1),
        ({"document": "a", "code": "trivsel"}, 1),
        ({"document": "b", "layer": "consensus"}, 0),
    ],
)
def test_the_export_can_be_narrowed(study, chosen, count):
    assert len(export_codings(study.desk, **chosen)[1]) == count


@pytest.mark.parametrize(
    ("chosen", "error"),
    [
        ({"document": "c"}, NotFound),
        ({"code": "x"}, NotFound),
        ({"coder": "ola"}, NotFound),
        ({"layer": "x"}, BadInput),
    ],
)
def test_a_narrowing_by_an_unknown_name_is_an_error(study, chosen, error):
    with pytest.raises(error):
        export_codings(study.desk, **chosen)


def test_the_data_frame_has_the_same_columns_and_rows(study):
    frame = study.codings.frame(attributes=("absence",))
    columns, rows = export_codings(study.desk, attributes=("absence",))
    assert tuple(frame.columns) == columns
    assert [tuple(row) for row in frame.itertuples(index=False)] == rows
    assert frame["start"].dtype.kind == "i"
