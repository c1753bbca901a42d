"""The codebook checked, kind by kind."""

import pytest

import thematic
from tests.coding.field import nothing_changes
from thematic.coding.assignments import finish
from thematic.coding.blinding import set_blind
from thematic.coding.codebook import add_code, edit_code, move_code
from thematic.coding.coders import add_coder
from thematic.coding.codings import apply
from thematic.coding.findings import KINDS
from thematic.coding.lint import CHECKS, lint
from thematic.coding.merging import merge_codes
from thematic.coding.parking import park_codes
from thematic.errors import NotFound
from thematic.store.desk import Desk
from thematic.themes.themes import add_theme, assign_codes
from thematic.transcripts.cases import assign_group, set_attribute
from thematic.transcripts.guide import import_guide


def found(study, *kinds):
    return [(one.code, one.kind, one.what) for one in lint(study.desk, kinds=kinds).findings]


def codes(study, kind):
    return [code for code, _kind, _what in found(study, kind)]


def ola(study):
    add_coder(study.desk, "ola")
    return Desk(study.desk.store, "ola")


def test_every_kind_is_checked_and_explained():
    assert list(KINDS) == [kind for kinds in CHECKS for kind in kinds]


def test_what_is_missing_is_named_with_the_command_that_adds_it(study):
    fields = {"definition": "For få folk", "include": "ja", "exclude": "nei", "example": "Vi mangler folk."}
    edit_code(study.desk, "mangel", **fields)
    assert codes(study, "no-definition") == ["ring-først", "trivsel"]
    assert codes(study, "no-include") == codes(study, "no-exclude") == codes(study, "no-example")
    first = lint(study.desk, kinds=["no-example"]).findings[0]
    assert first.what == "It has no example."
    assert first.command == "thematic code edit ring-først --example TEXT"


def test_a_code_that_only_holds_others_needs_a_definition_but_no_rules(study):
    move_code(study.desk, "trivsel", "mangel")
    assert "mangel" in codes(study, "no-definition")
    assert "mangel" not in codes(study, "no-include")
    study.apply("mangel", "a", turn=2)
    assert "mangel" in codes(study, "no-include")


def test_a_code_is_unused_when_nothing_below_it_is_used_either(study):
    move_code(study.desk, "trivsel", "mangel")
    assert codes(study, "unused") == ["mangel", "trivsel", "ring-først"]
    study.apply("trivsel", "a", turn=2)
    assert codes(study, "unused") == ["ring-først"]
    assert codes(study, "used-once") == ["trivsel"]


def test_used_once_is_one_passage_whoever_coded_it(study):
    other = ola(study)
    study.apply("mangel", "a", turn=2)
    apply(other, "mangel", "a", quote="Det går ut over alle.")
    assert found(study, "used-once") == [("mangel", "used-once", "It is used once, in 'a' (47:85; 2 codings).")]
    study.apply("mangel", "a", turn=6)
    assert found(study, "used-once") == []


def test_one_coder_alone_uses_a_code_where_several_coded(study):
    other = ola(study)
    study.apply("mangel", "a", turn=2)
    study.apply("trivsel", "b", turn=2)
    assert found(study, "one-coder") == []
    finish(other, "a")
    ((code, _kind, what),) = found(study, "one-coder")
    assert (code, what) == (
        "mangel",
        "kari has 1 coding of it in 1 document; ola read it too, and used it nowhere there.",
    )
    apply(other, "mangel", "a", turn=6)
    assert found(study, "one-coder") == []


def test_a_code_of_one_site_is_told_where_several_are_coded(study):
    for document, site in (("a", "Nord"), ("b", "Sør")):
        assign_group(study.desk, document, f"{site} 1")
        set_attribute(study.desk, f"{site} 1", "site", site)
    study.apply("mangel", "a", turn=2)
    study.apply("mangel", "a", turn=6)
    assert found(study, "one-site") == []
    study.apply("trivsel", "b", turn=2)
    assert found(study, "one-site") == [
        ("mangel", "one-site", "All its 2 passages are from Nord, one of 2 sites that are coded.")
    ]
    study.apply("mangel", "b", turn=2)
    assert found(study, "one-site") == []


def test_codes_that_nearly_always_stand_together_are_told_with_figures(study):
    for turn in (2, 4, 5):
        study.apply("mangel", "a", turn=turn)
        study.apply("trivsel", "a", turn=turn)
    study.apply("trivsel", "a", turn=6)
    (one,) = lint(study.desk, kinds=["co-applied"]).findings
    assert (one.code, one.what) == (
        "mangel",
        "3 of its 3 passages have 'trivsel' too, and 3 of that code's 4 have this.",
    )
    assert one.command == "thematic cooccurrence --codes mangel --codes trivsel"
    study.apply("mangel", "b", turn=2)
    study.apply("trivsel", "b", turn=3)
    assert codes(study, "co-applied") == []


def test_four_of_five_is_not_more_than_80_percent(study):
    for quote in ("Vi", "mangler", "folk", "Det går"):
        study.apply("mangel", "a", quote=quote, turn=2)
    study.apply("mangel", "a", turn=6)
    study.apply("trivsel", "a", turn=2)
    study.apply("trivsel", "b", turn=2)
    study.apply("trivsel", "b", turn=3)
    for turn in (1, 3):
        study.apply("trivsel", "a", turn=turn)
    assert codes(study, "co-applied") == []


def test_where_nobody_leads_togetherness_is_not_counted_and_said(study):
    study.apply("mangel", "a", turn=2)
    apply(ola(study), "trivsel", "a", turn=2)
    checked = lint(study.desk, kinds=["co-applied"])
    assert (checked.findings, checked.unclear) == ((), ("a",))
    assert lint(study.desk, kinds=["unused"]).unclear == ()


def test_near_synonyms_are_found_in_names_and_both_languages(study):
    add_code(study.desk, "trivsels")
    edit_code(study.desk, "mangel", label_nb="mangler folk i helgene")
    edit_code(study.desk, "ring-først", label_nb="folk i helgene mangler")
    told = found(study, "near-synonym")
    assert [code for code, _kind, _what in told] == ["mangel", "trivsel"]
    assert told[0][2] == (
        "The Norwegian labels «mangler folk i helgene» and «folk i helgene mangler» are 100 % alike ('ring-først')."
    )
    assert told[1][2] == "The names «trivsel» and «trivsels» are 93 % alike."
    for code in ("mangel", "ring-først"):
        edit_code(study.desk, code, concept="bemanning")
    assert codes(study, "near-synonym") == ["trivsel"]


def test_stances_are_mixed_where_one_coder_gives_some_and_not_others(study):
    other = ola(study)
    study.apply("mangel", "a", turn=2, stance="-")
    apply(other, "mangel", "a", turn=2)
    assert found(study, "stance-mixed") == []
    study.apply("mangel", "a", turn=5, stance="+")
    study.apply("mangel", "a", turn=6)
    assert found(study, "stance-mixed") == [
        ("mangel", "stance-mixed", "kari gave 1 +, 1 -, and none to 1 of 3 codings.")
    ]


@pytest.mark.parametrize(
    ("label", "what"),
    [
        ("Hvordan har dere det", "100 % the words of question q1 («Hvordan har dere det på jobben?»)"),
        ("på jobben hvordan har dere det", "100 % the words of question q1 («Hvordan har dere det på jobben?»)"),
        ("støtte fra lederen", "100 % the words of question q1 («Støtte fra lederen?»)"),
    ],
)
def test_a_code_that_repeats_the_guide_is_a_topic(study, tmp_path, label, what):
    guide = "questions:\n  - id: q1\n    wording: Hvordan har dere det på jobben?\n"
    guide += "    probes:\n      - Støtte fra lederen?\n"
    (tmp_path / "guide.yml").write_text(guide, encoding="utf-8")
    import_guide(study.desk, tmp_path / "guide.yml")
    assert codes(study, "guide-question") == []
    edit_code(study.desk, "mangel", label_nb=label)
    ((code, _kind, told),) = found(study, "guide-question")
    assert (code, told) == ("mangel", f"It is {what}: a topic, not a pattern.")


def test_a_definition_that_changed_after_its_first_use_is_told(study):
    edit_code(study.desk, "mangel", definition="For få folk")
    edit_code(study.desk, "mangel", definition="For få på vakt")
    study.apply("mangel", "a", turn=2)
    assert found(study, "definition-changed") == []
    edit_code(study.desk, "mangel", definition="Folk er borte", include="i helgene")
    study.apply("mangel", "a", turn=6)
    ((code, _kind, what),) = found(study, "definition-changed")
    assert code == "mangel"
    assert what.startswith("Its definition changed after its first use, last on 20")
    assert what.endswith("; 1 of its 2 codings from before.")
    edit_code(study.desk, "mangel", definition="For få på vakt")
    assert found(study, "definition-changed") == []


def test_a_definition_given_after_the_first_use_is_no_change_and_neither_is_one_undone(study):
    study.apply("mangel", "a", turn=2)
    edit_code(study.desk, "mangel", definition="For få folk")
    assert found(study, "definition-changed") == []
    edit_code(study.desk, "mangel", definition="For mange folk")
    assert codes(study, "definition-changed") == []
    study.apply("trivsel", "a", turn=2)
    edit_code(study.desk, "trivsel", exclude="ikke lønn")
    edit_code(study.desk, "trivsel", exclude="ikke ferie")
    study.undo()
    assert codes(study, "definition-changed") == []


def test_codings_that_came_from_another_code_count_from_then(study):
    edit_code(study.desk, "trivsel", definition="Har det godt")
    study.apply("mangel", "a", turn=2)
    edit_code(study.desk, "trivsel", definition="Har det bra")
    merge_codes(study.desk, ["mangel"], into="trivsel", reason="samme")
    assert codes(study, "definition-changed") == []
    edit_code(study.desk, "trivsel", definition="Har det fint")
    assert codes(study, "definition-changed") == ["trivsel"]


def test_a_change_that_another_copy_brings_in_is_told(study, tmp_path):
    edit_code(study.desk, "mangel", definition="For få folk")
    study.apply("mangel", "a", turn=2)
    copy = study.backup(tmp_path / "ola.thematic")
    with thematic.open_study(copy, coder="kari") as other:
        edit_code(other.desk, "mangel", definition="Folk er borte")
        other.apply("mangel", "a", turn=6)
    study.merge(copy)
    ((code, _kind, what),) = found(study, "definition-changed")
    assert code == "mangel"
    assert what.endswith("; 1 of its 2 codings from before.")


def test_after_the_journal_was_folded_it_says_what_it_cannot_tell(study):
    edit_code(study.desk, "mangel", definition="For få folk")
    study.apply("mangel", "a", turn=2)
    edit_code(study.desk, "mangel", definition="Folk er borte")
    assert lint(study.desk, kinds=["definition-changed"]).unknown == 0
    study.compact()
    checked = lint(study.desk, kinds=["definition-changed"])
    assert (checked.findings, checked.unknown) == ((), 1)
    edit_code(study.desk, "mangel", definition="Folk er ute")
    assert codes(study, "definition-changed") == ["mangel"]


def test_codes_without_a_theme_are_told_once_there_are_themes(study):
    assert found(study, "no-theme") == []
    add_theme(study.desk, "klima")
    assert found(study, "no-theme") == []
    assign_codes(study.desk, "klima", ["mangel"])
    move_code(study.desk, "ring-først", "mangel")
    assert found(study, "no-theme") == [("trivsel", "no-theme", "It is in no theme and not parked; 0 codings.")]


def test_parked_codes_are_left_out_and_counted(study):
    park_codes(study.desk, ["mangel", "trivsel"], reason="senere")
    checked = lint(study.desk)
    assert {one.code for one in checked.findings} == {"ring-først"}
    assert checked.parked == 2


def test_a_blind_coder_hears_nothing_of_others_codings(study):
    other = ola(study)
    study.apply("mangel", "a", turn=2)
    set_blind(study.desk, True)
    assert "mangel" in [one.code for one in lint(other, kinds=["unused"]).findings]


def test_a_check_changes_nothing_and_an_empty_codebook_has_no_findings(study, desk):
    with nothing_changes(study):
        lint(study.desk)
    assert lint(desk).findings == ()
    with pytest.raises(NotFound, match="no kind of finding 'unusd'"):
        lint(desk, kinds=["unusd"])
