"""The page on scale: its tables are those that are written, and its query gives the counts of ``contrast``."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.contrast import test_counting_oracle as random_studies
from tests.contrast.field import Field
from thematic.contrast.compare import compare
from thematic.exchange.parquet.columns import TABLES
from thematic.exchange.parquet.writing import export_parquet, schema_of
from thematic.study import open_study

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "scale.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
KINDS = ("code", "code-stance", "concept", "theme")
FIGURES = tuple(
    f"{what}_{side}"
    for what in ("groups", "of", "sites", "speakers", "per_1000_words", "raised_unasked")
    for side in "ab"
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The page's own program, with its query beside it."""
    folder = tmp_path_factory.mktemp("page")
    (program,) = (text for kind, text in BLOCKS if kind == "python" and "import duckdb" in text)
    (query,) = (text for kind, text in BLOCKS if kind == "sql")
    (folder / "contrast.sql").write_text(query, encoding="utf-8")
    names = {"__name__": "page", "__file__": str(folder / "contrast_duckdb.py")}
    exec(compile(program, "scale.md", "exec"), names)
    return SimpleNamespace(**names)


def by_query(printed, database, comparison, conditions):
    """The counts by row and stance (* for any), as DuckDB gives them."""
    cursor = printed.contrast(database, comparison, list(conditions.items()))
    names = [column[0] for column in cursor.description]
    found = {}
    for row in (dict(zip(names, values, strict=True)) for values in cursor.fetchall()):
        for side in "ab":
            mentions, words = row[f"mentions_{side}"], row[f"words_{side}"]
            row[f"per_1000_words_{side}"] = 1000 * mentions / words if words else None
        found[row["row_name"], row["stance"]] = {figure: row[figure] for figure in FIGURES}
    return found


def by_contrast(desk, comparison, conditions):
    attribute, a, b, kind = comparison
    contrast = compare(desk, by=attribute, values=(a, b), where=conditions, rows=kind, baseline=0)
    return {
        (row.row, row.stance if kind == "code-stance" else "*"): {figure: getattr(row, figure) for figure in FIGURES}
        for row in contrast.all_rows
    }


def agree(printed, desk, folder, *comparisons, kinds=KINDS):
    export_parquet(desk, folder)
    database = printed.open_tables(folder)
    for (attribute, a, b), conditions in comparisons:
        for kind in kinds:
            comparison = (attribute, a, b, kind)
            expected = by_contrast(desk, comparison, conditions)
            assert by_query(printed, database, comparison, conditions) == expected, (comparison, conditions)
    database.close()


LOW_HIGH = ("absence", "low", "high")


def test_the_programs_on_the_page_are_those_in_the_folder():
    for name in ("contrast.sql", "contrast_duckdb.py", "contrast_spark.py"):
        assert (DOCS / "scale" / name).read_text(encoding="utf-8") in [text for _kind, text in BLOCKS], name


def test_the_page_describes_every_table_and_column_that_is_written():
    told = dict(re.findall(r"^### (\w+)\n\n(.*?)(?=^### |\Z)", PAGE, re.DOTALL | re.MULTILINE))
    for table in TABLES:
        assert told[table.name].startswith(table.says), table.name
        lines = re.findall(r"^\| `(\w+)` \| (\w+)(, may be null)? \| (.*) \|$", told[table.name], re.MULTILINE)
        assert lines == [
            (column.name, column.type, ", may be null" if column.optional else "", column.says)
            for column in table.columns
        ]
        folders = ["document"] if table.partitioned else []
        assert schema_of(table, []).names == [name for name, *_ in lines if name not in folders]
        assert ("one for each attribute" in told[table.name]) == table.attributes


def test_the_query_gives_the_counts_of_the_demo(printed, demo, tmp_path):
    with open_study(demo.study) as study:
        agree(
            printed,
            study.desk,
            tmp_path / "parquet",
            (LOW_HIGH, {"role": "employee"}),
            (("absence", "high", "low"), {}),
            (("role", "leader", "employee"), {}),
            (("role", "employee", "leader"), {"absence": "low"}),
        )


@pytest.fixture
def field(tmp_path):
    """Groups in the best of disorder: two documents, an interviewer, somebody unnamed, no turns, no site, no group."""
    field = Field(tmp_path / "study.thematic")
    long = [("I", "What is it like?"), ("P1", "good"), ("P2", "very good"), ("I", "Why?"), ("P1", "it is"), ("", "so")]
    for number, absence in enumerate(("low", "low", "high", "high"), start=1):
        field.group(f"g{number}", f"S{(number + 1) // 2}", (f"g{number}a", f"g{number}b"), talk=long, absence=absence)
    field.group("without site", absence="low", documents=("alone",), talk=long)
    field.attribute("S1", "size", "large")
    field.attribute("g3", "size", "large")
    field.attribute("S2", "size", "small")
    field.document("of no group", None, talk=long)
    field.participant("anne", "g1a/P1", "g1b/P1", "g2a/P1", sector="ward", absence="high")
    field.participant("berit", "g3a/P2", "g4b/P2", sector="kitchen")
    for theme, parent in (("top", None), ("climate", "top"), ("old", "top"), ("lone", None)):
        field.theme(theme, parent, status="dropped" if theme == "old" else "candidate")
    field.code("all", "climate", concept="Work")
    field.code("below", parent="all")
    field.code("under", "lone", parent="below", concept="work ")
    field.code("other", "old", concept="")
    field.code("loose")
    field.coding("all", "g1a", 2)
    field.coding("below", "g1a", 2)
    field.coding("under", "g1a", 1, 5, stance="+")
    field.coding("under", "g2b", 1)
    field.coding("all", "g2b", 1, 2, stance="-")
    field.coding("all", "g3a", 1, 6, stance="±")
    field.coding("other", "g4b", 3)
    field.coding("loose", "alone", 6)
    field.coding("loose", "of no group", 6)
    field.coding("loose", "g4a", 4)
    yield field
    field.store.close()


SEVERAL = (
    (LOW_HIGH, {}),
    (LOW_HIGH, {"size": "large"}),
    (LOW_HIGH, {"sector": "ward"}),
    (("size", "small", "large"), {"absence": "high"}),
    (("size", "large", "small"), {}),
)


def compared(field):
    """The comparisons that ``contrast`` does not refuse."""
    from thematic.errors import ThematicError

    for (attribute, a, b), conditions in SEVERAL:
        try:
            compare(field.desk, by=attribute, values=(a, b), where=conditions, rows="code", baseline=0)
        except ThematicError:
            continue
        yield (attribute, a, b), conditions


def test_it_does_so_for_groups_in_two_documents_and_for_speech_of_every_kind(printed, field, tmp_path):
    comparisons = list(compared(field))
    assert len(comparisons) >= 3
    agree(printed, field.desk, tmp_path / "parquet", *comparisons)


def test_and_where_some_groups_were_not_asked(printed, field, tmp_path):
    field.question("q1", "Climate ", "g1a", "g3b")
    field.question("q2", "lone", "g2a", "g4a", "alone")
    field.question("q3", "nothing", "g1b", "g2b", "g3a", "g4b", "of no group")
    agree(printed, field.desk, tmp_path / "parquet", *compared(field))
    assert any(row["raised_unasked_a"] for row in by_contrast(field.desk, (*LOW_HIGH, "code"), {}).values())


def test_and_where_two_have_coded_and_one_leads(printed, field, tmp_path):
    field.add("coders", "ola")
    field.coding("loose", "g1a", 3, coder="ola")
    field.coding("all", "g4a", 2, coder="ola")
    with field.desk.change("lead"):
        field.store.update("coders", field.ids["coders", "ola"], {"lead": 1})
    agree(printed, field.desk, tmp_path / "parquet", *compared(field))


def test_and_where_a_consensus_is_finished(printed, field, tmp_path):
    field.coding("loose", "g1a", 2, layer="consensus")
    field.coding("loose", "g3a", 2, layer="consensus")
    field.assign("g1a", layer="consensus", finished=True)
    field.assign("g3a", layer="consensus")
    agree(printed, field.desk, tmp_path / "parquet", *compared(field))


@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(random_studies.studies())
def test_and_for_any_small_study(printed, drawn):
    with TemporaryDirectory() as folder:
        field = Field(Path(folder) / "study.thematic")
        try:
            random_studies.build(drawn, field)
            sector = [(LOW_HIGH, {"sector": "x"})]
            wanted = [(LOW_HIGH, {}), *(sector if any(compared_by_sector(field)) else [])]
            agree(printed, field.desk, Path(folder) / "parquet", *wanted, kinds=("code", "theme"))
        finally:
            field.store.close()


def compared_by_sector(field):
    from thematic.errors import ThematicError

    try:
        yield compare(field.desk, by="absence", values=("low", "high"), where={"sector": "x"}, baseline=0)
    except ThematicError:
        return
