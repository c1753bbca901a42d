"""The agreement chapter tells what the study holds, and names what it does not hold."""

import re
from dataclasses import replace
from zipfile import ZipFile

import pytest

from tests.cli.small import build
from thematic import open_study
from thematic.agreement.sampling import draw
from thematic.coding.blinding import set_blind
from thematic.coding.coders import add_coder
from thematic.errors import UsageError
from thematic.report.agreement_report import MEASURES, agreement_table, write_agreement
from thematic.report.table import plain
from thematic.transcripts.memos import add_memo


@pytest.fixture
def study(tmp_path):
    """Twelve groups coded by kari; ola coded six of them, with one passage less and one of his own."""
    path = build(tmp_path)
    with open_study(path, coder="ola") as study:
        frame = study.codings.frame()
        halves = sorted(set(frame.document))[:6]
        mine = frame[frame.document.isin(halves) & (frame.code != "bursdag")].iloc[1:]
        study.add_codings(
            {"document": row.document, "code": row.code, "start": int(row.start), "end": int(row.end)}
            for row in mine.itertuples()
        )
        yield study


def written(study, tmp_path, name="report.md", **options):
    found = study.agreement(coefficients=MEASURES)
    target = tmp_path / name
    write_agreement(study.desk, found, target, **options)
    return target


def test_the_chapter_tells_coders_material_measures_and_result(study, tmp_path):
    text = written(study, tmp_path, language="en").read_text(encoding="utf-8")
    found = study.agreement(coefficients=MEASURES)
    assert "2 coders: kari and ola." in text
    assert "6 of 12 documents (50%) were coded by at least two coders." in text
    assert "The unit is the character" in text
    assert "95% bootstrap intervals over documents (1,000 draws, seed 1)" in text
    pooled = next(row for row in found.rows if row.code == "*" and row.coefficient == "krippendorff_alpha")
    assert f"Alpha for all codes together: {pooled.value:.2f}" in text
    assert "4 codes, version " in text


def test_what_nobody_wrote_down_is_said_to_be_missing_and_a_method_memo_fills_it(study, tmp_path):
    before = written(study, tmp_path).read_text(encoding="utf-8")
    assert (
        "Opplæring av koderne er ikke oppgitt i studien (skriv et metodenotat som begynner med «opplæring:»)." in before
    )
    add_memo(study.desk, "Opplæring: begge kodet to grupper sammen", kind="method")
    add_memo(study.desk, "opplæring: og drøftet dem.", kind="method")
    add_memo(study.desk, "Training: not a method memo", kind="analytic")
    after = written(study, tmp_path).read_text(encoding="utf-8")
    assert "Begge kodet to grupper sammen. Og drøftet dem." in after
    assert "Opplæring av koderne er ikke oppgitt" not in after
    assert "not a method memo" not in after
    assert "Utvalget av dokumenter er ikke oppgitt" in after


def test_what_the_study_itself_knows_of_sampling_and_blinding_is_told(study, tmp_path):
    add_coder(study.desk, "aud")
    draw(study.desk, documents=4, seed=7, coder="aud")
    undone = study.history()[0]["id"]
    study.undo(undone)
    draw(study.desk, documents=3, seed=2, coder="aud")
    set_blind(study.desk, True)
    text = written(study, tmp_path, language="nb").read_text(encoding="utf-8")
    assert "3 av 12 dokumenter ble trukket tilfeldig av programmet, lagdelt etter role og absence (frø 2)." in text
    assert "(frø 7)" not in text
    assert "Kodingen er blind: programmet viser ikke andres koding" in text
    assert "Utvalget av dokumenter er ikke oppgitt" not in text
    add_memo(study.desk, "Utvalg: to fra hver side", kind="method")
    text = written(study, tmp_path, language="en").read_text(encoding="utf-8")
    assert "drawn at random by the software, stratified by role and absence (seed 2). To fra hver side." in text


def test_a_study_too_small_for_intervals_says_so(study, tmp_path):
    found = study.agreement(coefficients=MEASURES, documents=study.agreement().documents[:2], codes=["humor"])
    for language, sentence, alpha in (
        ("nb", "Intervaller er ikke regnet ut: de trekkes over dokumenter og trenger minst 5.", "Alfa: 1,00."),
        ("en", "Intervals were not computed: they are drawn over documents and need at least 5.", "Alpha: 1.00."),
    ):
        write_agreement(study.desk, found, tmp_path / "few.md", language=language)
        text = (tmp_path / "few.md").read_text(encoding="utf-8")
        assert sentence in text
        assert "bootstrap" not in text
        assert f"**Result{'at' if language == 'nb' else ''}.** {alpha}\n" in text


def test_short_of_full_agreement_never_reads_as_full(study, tmp_path):
    row = study.agreement(coefficients=MEASURES).rows[0]
    rows = [
        replace(row, coefficient=name, value=value, ci_low=0.97, ci_high=0.9999)
        for name, value in zip(MEASURES, (0.996, 0.99999, 1.0), strict=True)
    ]
    found = replace(study.agreement(coefficients=MEASURES), rows=tuple(rows))
    (cells,) = agreement_table(study.desk, found, language="nb").rows
    space = "\N{NO-BREAK SPACE}"
    assert [plain(cell) for cell in cells[1:4]] == [
        f">{space}0,99 (0,97{space}til{space}>{space}0,99)",
        f">{space}0,9999",
        "1,00",
    ]


def test_undefined_codes_are_named_with_the_reason(study, tmp_path):
    text = written(study, tmp_path, language="en").read_text(encoding="utf-8")
    table = agreement_table(study.desk, study.agreement(coefficients=MEASURES), language="en")
    shown = {plain(row[0]): plain(row[1]) for row in table.rows}
    known = {row.code: row for row in study.agreement().rows if row.coefficient == "krippendorff_alpha"}
    for code, row in known.items():
        label = "All codes together" if code == "*" else f"{code} in English"
        assert (shown[label] == "undefined") == (row.value is None)
    assert ("Undefined for" in text) == any(row.value is None for row in known.values())


def test_the_codebook_version_changes_with_the_codebook(study, tmp_path):
    from thematic.coding.codebook import edit_code

    first = re.search(r"version (\w+)", written(study, tmp_path, language="en").read_text(encoding="utf-8"))
    edit_code(study.desk, "humor", definition="Latter")
    second = re.search(r"version (\w+)", written(study, tmp_path, language="en").read_text(encoding="utf-8"))
    assert first and second and first[1] != second[1]


def test_a_reason_is_repeated(study, tmp_path):
    text = written(study, tmp_path, language="en", reason="The journal asks for it.").read_text(encoding="utf-8")
    assert "**Why numbers.** The journal asks for it." in text


def test_word_holds_the_same_and_is_equal_on_a_second_run(study, tmp_path):
    first = written(study, tmp_path, "a.docx", language="nb")
    second = written(study, tmp_path, "b.docx", language="nb")
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as archive:
        document = archive.read("word/document.xml").decode()
    assert "Samsvar mellom kodere" in document
    assert "Alle koder samlet" in document


def test_other_files_are_refused(study, tmp_path):
    with pytest.raises(UsageError, match=r"\.xlsx"):
        written(study, tmp_path, "report.xlsx")
    assert not (tmp_path / "report.xlsx").exists()
