"""The audit trail in prose: runs as one sentence, reasons told, returns as normal, undone work apart, memos quoted."""

import re

import pytest

from tests.cli.small import build
from tests.test_phases import verbs_in_the_package
from thematic import open_study
from thematic.agreement.adjudication import VERB as ADJUDICATE
from thematic.agreement.sampling import VERB as SAMPLE
from thematic.coding.blinding import VERB as BLIND
from thematic.coding.codebook import add_code, edit_code
from thematic.coding.merging import merge_codes, split_code
from thematic.errors import BadInput
from thematic.report.audit import COLUMNS, audit_chapters, audit_summary, audit_table, audit_text, write_audit
from thematic.report.checklists.answers import VERB as CHECKLIST
from thematic.report.table import plain
from thematic.report.trail_sentences import VERBS
from thematic.report.words import NB
from thematic.themes.themes import assign_codes, move_theme, rename_theme, set_status
from thematic.transcripts.memos import add_memo


@pytest.fixture
def study(tmp_path):
    with open_study(build(tmp_path), coder="kari") as study:
        yield study


def prose(study, language="en", **options):
    text = audit_text(study.desk, language=language, **options)
    return re.sub(r"\d+ (November|December|January|\w+) 20\d\d", "DAY", text)


def test_many_applies_are_one_sentence(study):
    for site in ("nord", "sør", "øst"):
        for turn in (2, 4):
            study.apply("humor", f"{site}-lav", turn=turn)
    text = prose(study)
    assert "The same day kari made 6 codings in 3 documents with 1 code." in text


def test_other_work_in_between_does_not_break_a_run(study):
    for number, site in enumerate(("nord", "sør", "øst")):
        study.apply("humor", f"{site}-lav", turn=2)
        add_code(study.desk, f"ny{number}")
    text = prose(study)
    assert "kari made 3 codings in 3 documents with 1 code." in text
    assert "kari made codes: “mangel”; “trivsel”; “humor”; “bursdag”; “ny0”; “ny1”; “ny2”." in text


def test_merges_splits_and_reasons_are_told_one_by_one(study):
    codings = study.codings.frame()
    ids = codings[codings.code == "humor"].id.tolist()[:2]
    split_code(study.desk, "humor", "latter", ids, reason="Latter er noe annet")
    merge_codes(study.desk, ["bursdag"], into="humor", reason="Samme sak")
    text = prose(study)
    assert "kari split a code: “humor” → “latter” (2 codings). Reason: Latter er noe annet." in text
    assert "kari merged codes: “bursdag” → “humor” (1 coding). Reason: Samme sak." in text
    nb = prose(study, "nb")
    assert "slo kari sammen koder: «bursdag» → «humor» (1 koding). Begrunnelse: Samme sak." in nb


def test_what_changed_in_themes_and_codes_is_named(study):
    edit_code(study.desk, "humor", definition="Latter", include="Også vitser")
    rename_theme(study.desk, "klima", "miljø")
    set_status(study.desk, "miljø", "reviewed", reason="Lest")
    assign_codes(study.desk, "miljø", ["bursdag"])
    text = prose(study)
    assert "edited codes: “humor” (definition, include)." in text
    assert "renamed themes: “klima” → “miljø”." in text
    assert "set the status of themes: “miljø” (candidate → reviewed). Reason: Lest." in text
    assert "put codes under themes: “miljø”: " in text
    assert "“bursdag”" in text


def test_going_back_to_an_earlier_phase_is_told_as_normal(study):
    text = prose(study)
    assert "that is how the method is meant" in text
    assert "kari went from phase 3 back to phase 2" in text
    assert "denne" not in text


def test_memos_are_no_return(study):
    before = prose(study)
    add_memo(study.desk, "Beslutning", kind="decision")
    after = prose(study)
    returned = re.compile(r"kari went from .*")
    assert returned.findall(before) == returned.findall(after)


def test_undone_work_is_counted_apart(study):
    add_code(study.desk, "feil")
    study.undo()
    text = prose(study)
    assert "kari: “code add” (1)." in text
    assert "“feil”" not in text
    assert "taken back: 1." in text


def test_decisions_are_quoted_with_their_number_and_other_memos_counted(study):
    add_memo(study.desk, "Vi tar med bursdager.", on="code:bursdag", kind="decision")
    add_memo(study.desk, "En tanke.")
    text = prose(study)
    assert re.search(r"\*\*Memo \d+, decision, kari DAY, on code:bursdag:\*\* “Vi tar med bursdager\.”", text)
    assert "En tanke" not in text
    assert re.search(r"1 memo of other kinds, analytic and from familiarisation \(id \d+\)", text)


def test_memos_on_hidden_codings_are_held_back(study):
    from thematic.coding.blinding import set_blind

    frame = study.codings.frame()
    add_memo(study.desk, "Hemmelig.", on=f"coding:{frame.id.iloc[0]}", kind="decision")
    set_blind(study.desk, True)
    with open_study(study.path, coder="ola") as other:
        text = audit_text(other.desk, language="en")
        table = audit_table(other.desk)
    assert "Hemmelig" not in text
    assert "Held back, because coding is blind: 1 memo." in text
    touched = " ".join(str(plain(row[6])) for row in table.rows)
    assert "nord-lav: " not in touched


def test_folded_operations_say_what_is_no_longer_known(study):
    study.compact()
    add_code(study.desk, "etterpå")
    text = prose(study)
    assert "the rows were folded away" in text
    assert "kari did “import” (1 operation; the rows are folded away)." in text
    assert "kari made codes: “etterpå”." in text


def test_a_date_and_a_coder_part_the_trail(study, tmp_path):
    assert "The journal holds no operation" in prose(study, since="2999-01-01")
    with pytest.raises(BadInput, match="'yesterday' is no date"):
        audit_text(study.desk, since="yesterday")
    with open_study(study.path, coder="ola") as other:
        other.apply("humor", "nord-lav", turn=2)
    headings = [chapter.heading for chapter in audit_chapters(study.desk, by="coder", language="nb")]
    assert headings[:3] == ["Oversikt", "Koder: kari", "Koder: ola"]


def test_every_verb_of_the_package_has_a_sentence():
    """A new verb is told by its name until it has one; add it to ``trail_sentences.VERBS``."""
    verbs = set(verbs_in_the_package()) | {ADJUDICATE, BLIND, SAMPLE, CHECKLIST}
    assert verbs - {"init"} <= VERBS.keys()
    assert {key for key, _how, _tables in VERBS.values()} <= NB.keys()


def test_an_unknown_verb_is_told_all_the_same(study):
    with study.desk.change("something new"):
        study.desk.store.insert("concepts", {"name": "x"})
    assert "kari did “something new” (1 concept)." in prose(study)


def test_the_data_holds_every_operation_with_what_it_touched(study):
    study.apply("humor", "nord-lav", turn=2)
    move_theme(study.desk, "klima", "")
    table = audit_table(study.desk)
    assert [column.name for column in table.columns] == list(COLUMNS)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in table.rows]
    assert [row["operation"] for row in rows] == sorted(row["operation"] for row in rows)
    assert len(rows) == len(study.history())
    assert (rows[-1]["verb"], rows[-1]["touched"]) == ("apply", "nord-lav: humor")
    assert rows[-1]["counts"] == "codings +1"
    assert {row["operation"]: row["started"] for row in rows} == {row["id"]: row["started"] for row in study.history()}


def test_the_summary_fits_a_method_section(study):
    merge_codes(study.desk, ["bursdag"], into="humor", reason="Samme sak")
    edit_code(study.desk, "humor", definition="Latter")
    add_memo(study.desk, "Valg", kind="method")
    said = [str(line) for line in audit_summary(study.desk, language="nb")]
    assert any(
        line.startswith("Kodeboken er endret underveis: 1 kode slått sammen med andre og 1 kode") for line in said
    )
    assert any("1 metode" in line for line in said)
    assert sum(len(line.split()) for line in said) < 200


def test_equal_studies_give_equal_files(study, tmp_path):
    for name in ("a.docx", "a.md", "a.csv", "a.json", "a.xlsx"):
        first, second = tmp_path / name, tmp_path / f"second{name[1:]}"
        write_audit(study.desk, first)
        write_audit(study.desk, second)
        assert first.read_bytes() == second.read_bytes()
