"""Claims of a method text against the study: supported, contradicted, or more than it can tell."""

import pytest

from tests.cli.small import build
from thematic import open_study
from thematic.coding.assignments import finish
from thematic.coding.blinding import set_blind
from thematic.coding.codebook import add_code
from thematic.report.facts import Facts
from thematic.report.method_claims import check_method, claims_table, findings_table, judge_text
from thematic.report.method_text import MethodText
from thematic.report.table import plain
from thematic.transcripts.memos import add_memo


@pytest.fixture
def study(tmp_path):
    with open_study(build(tmp_path), coder="kari") as study:
        yield study


def judged(study, sentence, language="en"):
    return {one.about: one.verdict for one in judge_text(study.desk, MethodText((sentence,), 0, 0), language=language)}


def shown(study, sentence, language="en"):
    (finding,) = judge_text(study.desk, MethodText((sentence,), 0, 0), language=language)
    return finding.shows


def test_numbers_are_those_of_the_study(study):
    assert judged(study, "Tolv fokusgrupper ble holdt på seks steder.") == {"groups": "supported", "sites": "supported"}
    assert judged(study, "Ten focus groups were conducted.") == {"groups": "contradicted"}
    assert judged(study, "Ninety focus groups said so.") == {"groups": "contradicted"}
    assert judged(study, "Ten focus groups said so.") == {"groups": "cannot tell"}
    assert judged(study, "Each site held two focus groups.") == {"groups": "cannot tell"}
    assert judged(study, "Six focus groups were held where absence is low.") == {"groups": "supported"}
    assert "6 of them are “high or low”" in shown(study, "Six focus groups were held where absence is low.")
    assert judged(study, "Kodeboken har fire koder og ett eller to temaer.")["codes"] == "supported"


def test_coders_and_double_coding(study):
    assert judged(study, "To kodere kodet alle transkripsjonene.") == {"coders": "contradicted"}
    assert judged(study, "Alle transkripsjonene ble dobbeltkodet.") == {"double_all": "contradicted"}
    with open_study(study.path, coder="ola") as other:
        for document in other.desk.store.values("documents", "name")[:3]:
            finish(other.desk, document)
    assert judged(study, "To kodere kodet materialet.") == {"coders": "supported"}
    assert judged(study, "25 % av transkripsjonene ble dobbeltkodet.") == {"double_share": "supported"}
    assert judged(study, "50 % av transkripsjonene ble dobbeltkodet.") == {"double_share": "contradicted"}
    with open_study(study.path, coder="ola") as other:
        for document in other.desk.store.values("documents", "name")[3:]:
            finish(other.desk, document)
    assert judged(study, "Alle transkripsjonene ble dobbeltkodet.") == {"double_all": "supported"}
    assert judged(study, "Not all transcripts were double-coded.") == {"double_all": "contradicted"}


def test_blind_coding_and_consensus(study):
    assert judged(study, "Kodingen var blind.") == {"blind": "contradicted"}
    assert judged(study, "Kodingen var ikke blind.") == {"blind": "supported"}
    assert judged(study, "De kodet uavhengig av hverandre.") == {"independent": "contradicted"}
    assert judged(study, "Disagreements were resolved by consensus.") == {"consensus": "contradicted"}
    set_blind(study.desk, True)
    set_blind(study.desk, False)
    assert judged(study, "Kodingen var blind.") == {"blind": "supported"}
    finish(study.desk, "nord-lav", layer="consensus")
    assert judged(study, "Disagreements were resolved by consensus.") == {"consensus": "supported"}


def test_an_agreement_value_is_looked_for_by_every_unit(study):
    assert judged(study, "Krippendorff’s alpha was 0.85.") == {"alpha": "contradicted"}
    assert "0 of 12 documents" in shown(study, "Krippendorff’s alpha was 0.85.")
    frame = study.codings.frame()
    with open_study(study.path, coder="ola") as other:
        other.add_codings(
            {"document": row.document, "code": row.code, "start": int(row.start), "end": int(row.end)}
            for row in frame.iloc[::2].itertuples()
        )
    value = next(row.value for row in study.agreement(coefficients=["krippendorff_alpha"]).rows if row.code == "*")
    assert judged(study, f"Krippendorffs alfa var {value:.2f}.".replace("0.", "0,")) == {"alpha": "supported"}
    assert judged(study, "Krippendorffs alfa var 0,01.") == {"alpha": "contradicted"}
    assert "per tegn" in shown(study, "Krippendorffs alfa var 0,01.", "nb")
    study.settle(approach="reflexive")
    assert judged(study, "Krippendorffs alfa var 0,01.") == {"alpha": "cannot tell"}
    assert str(round(value, 2))[2:] not in shown(study, "Krippendorffs alfa var 0,01.")


def test_where_codes_come_from_is_seen_in_the_journal(study):
    assert Facts(study.desk).codes_made() == (4, 0)
    assert judged(study, "The codes were developed inductively.") == {"inductive": "contradicted"}
    assert judged(study, "Kodene var deduktive.") == {"deductive": "supported"}
    add_code(study.desk, "ny")
    assert judged(study, "The codes were developed inductively.") == {"inductive": "cannot tell"}
    study.compact()
    assert judged(study, "The codes were developed inductively.") == {"inductive": "cannot tell"}
    assert "folded away" in shown(study, "The codes were developed inductively.")


def test_themes_memos_and_programs(study):
    assert judged(study, "Temaene ble gjennomgått.") == {"reviewed": "contradicted"}
    with study.desk.change("theme reviewed"):
        theme, coder = study.desk.store.find("themes", "klima")["id"], study.desk.store.find("coders", "kari")["id"]
        study.desk.store.insert("theme_reviews", {"theme_id": theme, "coder_id": coder})
    assert judged(study, "Temaene ble gjennomgått.") == {"reviewed": "supported"}
    assert judged(study, "We wrote memos.") == {"memos": "contradicted"}
    add_memo(study.desk, "x")
    assert judged(study, "We wrote memos.") == {"memos": "supported"}
    assert judged(study, "Coding was done in NVivo.") == {"other_software": "cannot tell"}
    study.apply("humor", "nord-lav", turn=2)
    assert judged(study, "Coding was done in NVivo.") == {"other_software": "contradicted"}
    assert judged(study, "Coding was done with thematic.") == {"own_software": "supported"}
    assert judged(study, "Saturation was reached.") == {"saturation": "cannot tell"}
    assert judged(study, "Vi lette etter moteksempler.") == {"negative": "contradicted"}
    assert judged(study, "Transcripts were checked.") == {"checked": "cannot tell"}
    assert judged(study, "An audit trail was kept.") == {"audit": "supported"}


def test_an_empty_study_contradicts_little(tmp_path):
    import thematic

    with thematic.create_study(tmp_path / "none", coder="kari") as study:
        assert judged(study, "36 focus groups were held by two coders.") == {
            "groups": "cannot tell",
            "coders": "cannot tell",
        }
        assert judged(study, "The codes were inductive.") == {"inductive": "cannot tell"}


def test_a_file_gives_findings_and_tables(study, tmp_path):
    text = "Tolv fokusgrupper ble holdt. Kodingen var blind. Metning ble nådd. Hun sa «vi ler mye»."
    (tmp_path / "m.md").write_text(text, encoding="utf-8")
    found, paper = check_method(study.desk, tmp_path / "m.md", language="nb")
    assert (paper.supported, paper.contradicted, paper.untold, paper.quoted) == (1, 1, 1, 3)
    listed = findings_table(found)
    assert [row[0] for row in listed.rows] == ["contradicted", "cannot tell", "supported"]
    page = claims_table(found, language="nb")
    told = "\n".join(str(plain(cell)) for row in page.rows for cell in row)
    assert "Strider mot studien\nKodingen var blind." in told
    assert len(page.kept) == 3
