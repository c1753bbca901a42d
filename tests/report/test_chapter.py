"""The chapter: every figure is that of its command, and what nobody recorded is not claimed."""

import csv
import json
import re

import pytest

from tests.cli.small import build
from thematic import create_study, open_study
from thematic.cli.app import main
from thematic.coding.blinding import set_blind
from thematic.coding.codebook import add_code
from thematic.contrast.plan import read_plan
from thematic.errors import BadInput, Conflict, UsageError
from thematic.report.chapter import compose, write_report
from thematic.report.default_plan import divisions
from thematic.report.quote_choice import Given
from thematic.report.quote_tables import quote_lines
from thematic.report.results import find_sections
from thematic.report.table import Table, plain
from thematic.report.theme_tables import theme_table
from thematic.report.words import Words
from thematic.themes.themes import add_theme, assign_codes, edit_theme, merge_themes, set_status


@pytest.fixture
def study(tmp_path):
    with open_study(build(tmp_path)) as study:
        yield study


@pytest.fixture
def run(study, capsys):
    """A command on the study, and what it prints."""

    def command(*arguments):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["--study", str(study.path), *arguments])
        assert not ended.value.code
        return capsys.readouterr().out

    return command


def text_of(study, tmp_path, name="report.md", **options):
    options.setdefault("language", "en")
    write_report(study.desk, tmp_path / name, **options)
    text = (tmp_path / name).read_text(encoding="utf-8")
    return re.sub(r"\[-@\w+?-([^\]]+)\]", lambda found: found[1].upper(), text)


def test_the_material_is_told_as_it_is(study, tmp_path):
    text = text_of(study, tmp_path)
    assert "The analysis is a codebook thematic analysis (Braun & Clarke 2022)." in text
    assert "The material is 12 transcripts of 12 groups at 6 sites." in text
    store = study.desk.store
    people = store.count("speakers", role="participant")
    spoken = sum(
        turn["words"]
        for turn in store.rows("turns")
        if store.one("speakers", id=turn["speaker_id"])["role"] == "participant"
    )
    assert f"Participants’ talk comes to {spoken} words from {people} participants;" in text
    assert "The material was coded by kari (12 transcripts, 24 codings)." in text
    assert "The codebook has 4 codes, all of them used" in text
    assert "No codes were merged or split." in text


def test_the_themes_figures_are_those_of_the_theme_table(study, tmp_path):
    text = text_of(study, tmp_path)
    table = theme_table(study.desk, language="en")
    (row,) = [dict(zip([column.name for column in table.columns], cells, strict=True)) for cells in table.rows]
    assert (
        f"The theme is raised in {row['groups']} of {row['of_groups']} groups, at {row['sites']} of {row['of_sites']}"
        f" sites and by {row['participants']} of {row['of_participants']} participants."
        f" In all, {row['segments']} passages are coded."
    ) in text
    assert f"{row['groups']} of {row['of_groups']} | {row['sites']} of {row['of_sites']}" in text


def test_the_contrasts_figures_are_those_of_the_command(study, tmp_path, run):
    text = text_of(study, tmp_path)
    told = run("contrast", "--by", "absence", "--theme", "klima", "--all", "--format", "csv")
    rows = list(csv.DictReader(told.splitlines()))
    raised = [row for row in rows if int(row["groups_a"]) + int(row["groups_b"])]
    clear = [row for row in raised if row["label"] == "clear"]
    assert f"Of {len(raised)} rows that anybody raised: {len(clear)} labelled clear" in text
    for row in clear:
        here, there = ("a", "b") if row["more_often"] == row["compared"].split("/")[0] else ("b", "a")
        counts = [row[f"{name}_{side}"] for side in (here, there) for name in ("groups", "of")]
        said = "({} of {} against {} of {} groups)".format(*counts)
        assert f"“{row['row']} in English” {said}" in text


def test_agreement_is_that_of_the_run_and_only_where_several_coded(study, tmp_path, run):
    assert "Inter-coder agreement" not in text_of(study, tmp_path)
    _code_twice(study)
    text = text_of(study, tmp_path)
    told = run("agreement", "run", "--coefficient", "krippendorff_alpha", "--format", "json")
    (pooled,) = [row for row in json.loads(told) if row["code"] == "*"]
    assert f"Alpha for all codes together: {pooled['value']:.2f}" in text
    assert "write a method memo" not in text


def _code_twice(study):
    with open_study(study.path, coder="ola") as other:
        other.add_codings(
            {"document": row.document, "code": row.code, "start": int(row.start), "end": int(row.end)}
            for row in study.codings.frame().iloc[:12].itertuples()
        )


def test_a_reflexive_study_gives_no_score_unasked_and_repeats_the_reason(study, tmp_path):
    _code_twice(study)
    study.settle(approach="reflexive")
    assert "Alpha" not in text_of(study, tmp_path)
    text = text_of(study, tmp_path, reason="The journal asks for it.")
    assert "**Why numbers.** The journal asks for it." in text
    assert "Alpha for all codes together" in text


def test_quotes_are_those_of_the_choice_and_stand_once(study, tmp_path):
    text = text_of(study, tmp_path)
    (section,) = find_sections(study.desk, Words("en"), Given())
    assert 2 <= len(section.quotes) <= 4
    for one in section.quotes:
        for line in quote_lines(one.extract, Words("en"), said_by=True):
            assert text.count(f"> {line.text} {line.tail}".rstrip()) == 1


def test_what_a_theme_is_stands_under_it_and_a_dropped_theme_does_not(study, tmp_path):
    edit_theme(study.desk, "klima", definition="Om klimaet.", idea="Å høre til.", scope="Enheten.", is_not="Ledelse.")
    add_theme(study.desk, "vekk", label_en="Gone")
    set_status(study.desk, "vekk", "dropped", reason="Too thin")
    text = text_of(study, tmp_path)
    for sentence in ("Om klimaet.", "**Central organising idea.** Å høre til.", "**Scope.** Enheten."):
        assert sentence in text
    assert "**What it is not.** Ledelse." in text
    assert "## Gone" not in text
    assert "1 theme were dropped" not in text
    assert "Themes dropped: 1." in text
    assert "The reasons given are “Too thin” (1)." in text


def test_merges_are_counted_with_their_reasons_and_undone_ones_are_not(study, tmp_path):
    for name in ("en", "to", "tre"):
        add_theme(study.desk, name)
    merge_themes(study.desk, ["en"], into="klima", reason="Same matter")
    merge_themes(study.desk, ["to"], into="klima", reason="Same matter")
    assert "Themes were merged 2 times. The reasons given are “Same matter” (2)." in text_of(study, tmp_path)
    study.undo()
    assert "Themes were merged 1 time. The reasons given are “Same matter” (1)." in text_of(study, tmp_path)


def test_looking_for_negative_cases_is_told_only_when_recorded(study, tmp_path):
    text = text_of(study, tmp_path)
    assert "looked for negative cases and found none" not in text
    assert "It is not recorded for any theme whether negative cases were looked for." in text
    store = study.desk.store
    theme, code = store.find("themes", "klima")["id"], store.find("codes", "humor")["id"]
    coding = study.codings.frame().query("code == 'trivsel'").iloc[0]
    with study.desk.change("theme review"):
        store.insert("negative_cases", {"theme_id": theme, "answer": "none found", "coder": "kari"})
        row = {"code_id": code, "answer": "handled", "text": "Said otherwise in one.", "coder": "kari"}
        store.insert("negative_cases", row | {"coding_id": int(coding.id)})
    text = text_of(study, tmp_path)
    assert "**Negative cases.** kari looked for negative cases and found none." in text
    assert "“humor in English”: Said otherwise in one.\n\n> “Det er godt å være her.” (" in text
    assert "It is not recorded for any theme" not in text


def test_limits_are_computed(study, tmp_path):
    text = text_of(study, tmp_path)
    assert "rests on 6 groups with low and 6 groups with high." in text or "6 groups with high and 6 groups" in text
    assert "No central organising idea is written down for any of the themes." in text
    assert "None of the transcripts is marked as read" in text
    store = study.desk.store
    kari = store.find("coders", "kari")["id"]
    with study.desk.change("document read"):
        for document in store.values("documents", "id")[1:]:
            store.insert("document_marks", {"document_id": document, "coder_id": kari, "kind": "read"})
    assert "There is no mark that anybody has read 1 of 12 transcripts" in text_of(study, tmp_path)


def test_a_codebook_that_is_divided_is_compared_within_its_sides(study):
    found = {one.attribute: one for one in divisions(study.desk)}
    assert set(found) == {"absence"}
    assert not found["absence"].divides
    assert (found["absence"].one_sided, found["absence"].of) == (1, 3)


def test_numbers_of_tables_follow_each_other_and_every_reference_has_its_table(study, tmp_path):
    text = text_of(study, tmp_path)
    there = re.findall(r"\{#tbl-([\w-]+)\}", text)
    assert len(there) == len(set(there))
    mentioned = {name.casefold() for name in re.findall(r"Table (A?\d+)", text)}
    assert mentioned <= set(there)
    main = [int(number) for number in there if number.isdecimal()]
    assert main == list(range(1, len(main) + 1))


def test_a_plan_decides_what_is_compared_and_its_numbers_are_kept(study, tmp_path):
    plan = tmp_path / "plan.yml"
    plan.write_text(
        "tables:\n  - {number: '3-4', by: absence, theme: klima, caption: Om klima}\n"
        "  - {number: '3-5', by: absence, caption: Alt}\n",
        encoding="utf-8",
    )
    text = text_of(study, tmp_path, plan=read_plan(plan))
    assert ": Om klima[^tbl-3-4] {#tbl-3-4}" in text
    assert "{#tbl-3-1}" in text
    assert "The comparisons follow a plan of 2 tables." in text
    assert text.index("## Across the themes") < text.index("{#tbl-3-5}")


@pytest.mark.parametrize("name", ["r.docx", "r.md", "r.html"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_equal_studies_give_equal_bytes(study, tmp_path, name, language):
    first = write_report(study.desk, tmp_path / name, language=language)
    before = [path.read_bytes() for path in first]
    assert [path.read_bytes() for path in write_report(study.desk, tmp_path / name, language=language)] == before


def test_a_blind_study_is_not_reported(study, tmp_path):
    set_blind(study.desk, True)
    with pytest.raises(Conflict, match="The study is blind"):
        write_report(study.desk, tmp_path / "r.md")


def test_wrong_calls_are_refused(study, tmp_path):
    with pytest.raises(UsageError, match="does not say what kind"):
        write_report(study.desk, tmp_path / "r.pdf")
    with pytest.raises(BadInput, match="A template is for a Word file"):
        write_report(study.desk, tmp_path / "r.md", template=tmp_path / "t.docx")
    assert list(tmp_path.glob("r.*")) == []


def test_an_empty_study_and_one_without_themes_or_design_are_told_honestly(tmp_path):
    with create_study(tmp_path / "empty.thematic", coder="kari") as study:
        _check_empty(study.desk)


def _check_empty(desk):
    chapters = compose(desk, Words("en"))
    text = "\n".join(str(block) for chapter in chapters for block in chapter.blocks)
    assert "The study has no transcripts." in text
    assert "The study has no themes to show." in text
    assert "none of their attributes is declared" in text
    add_code(desk, "x")
    add_theme(desk, "t")
    assign_codes(desk, "t", ["x"])
    chapters = compose(desk, Words("nb"))
    text = "\n".join(str(block) for chapter in chapters for block in chapter.blocks)
    assert "Ingenting er kodet under temaet." in text


def test_no_speaker_is_shown_by_name_where_a_participant_is_known(study, tmp_path):
    chapters = compose(study.desk, Words("en"))
    tables = [block for chapter in chapters for block in chapter.blocks if isinstance(block, Table)]
    assert tables
    assert all("Moderator" not in str(plain(cell)) for table in tables for row in table.rows for cell in row)
