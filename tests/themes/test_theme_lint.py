"""What lint finds in themes, each with its figures and the command that mends it."""

import shlex

import pytest

from tests.themes.field import build
from thematic.coding.codebook import move_code
from thematic.themes.lint import is_topic, lint, sentences
from thematic.themes.negative import record_handled, record_none_found
from thematic.themes.reviewed import mark_reviewed
from thematic.themes.themes import assign_codes, define_theme, edit_theme, rename_theme, set_status, unassign_codes


@pytest.fixture
def study(tmp_path):
    with build(tmp_path) as opened:
        yield opened


def findings(study, theme="helgene"):
    return {row["finding"]: (row["figures"], row["mend"]) for row in lint(study.desk) if row["theme"] == theme}


@pytest.mark.parametrize(
    "label",
    [
        "Fordeler med fravær",
        "Holdninger til sykefravær",
        "holdninger-til-fravaer",
        "Fordeler og ulemper ved turnus",
        "Ansattes erfaringer med ledelse",
        "Betydningen av ros",
        "Benefits of rest",
        "Attitudes to sickness absence",
        "attitudes_towards_absence",
        "Barriers and facilitators for change",
        "Positive experiences with managers",
        "The role of the manager",
    ],
)
def test_a_name_that_begins_as_topics_do_is_a_topic(label):
    assert is_topic(label)


@pytest.mark.parametrize(
    "label",
    [
        "Vi holder ut for hverandre",
        "Lederen som alltid svarer",
        "Å bli sett",
        "Fordelene uteblir",
        "Holding on for each other",
        "A manager who always answers",
        "",
    ],
)
def test_a_name_that_says_something_is_none(label):
    assert not is_topic(label)


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("", 0),
        ("Uten punktum", 1),
        ("Én setning.", 1),
        ("Den gjelder f.eks. helger og bl.a. netter.", 1),
        ("Første. «Andre», sa hun.", 2),
        ("Én? To! Tre.", 3),
        ("Én. To. Tre uten punktum", 3),
    ],
)
def test_sentences_are_counted(text, many):
    assert sentences(text) == many


def test_what_is_not_said_is_one_finding_with_one_command(study):
    figures, mend = findings(study)["not said yet"]
    assert figures == "central organising idea, definition, scope, what it is not"
    assert shlex.split(mend) == shlex.split(
        "thematic theme define helgene --idea TEXT --definition TEXT --scope TEXT --is-not TEXT"
    )
    define_theme(study.desk, "helgene", idea="Én. To. Tre.", definition="Én. To.", scope="x", is_not="y")
    found = findings(study)
    assert "not said yet" not in found
    assert found["central organising idea longer than two sentences"] == (
        "3 sentences",
        "thematic theme define helgene --idea TEXT",
    )
    assert "definition longer than two sentences" not in found


def test_names_and_labels_are_looked_at_in_both_languages(study):
    assert findings(study)["the name is one word"] == ("helgene", "thematic theme rename helgene NAME")
    edit_theme(study.desk, "helgene", label_nb="Fordeler med helg", label_en="Weekends")
    found = findings(study)
    assert found["the name is a topic, not what is said about it"] == (
        "Fordeler med helg",
        "thematic theme define helgene --label-nb TEXT",
    )
    assert found["the name is one word"] == ("Weekends", "thematic theme define helgene --label-en TEXT")
    edit_theme(study.desk, "helgene", label_nb="Helgene tærer på", label_en="Weekends wear us out")
    assert not any("name" in finding for finding in findings(study))


def test_a_name_with_spaces_is_quoted_in_the_command(study):
    rename_theme(study.desk, "helgene", "helg og natt")
    _figures, mend = findings(study, "helg og natt")["not said yet"]
    assert shlex.split(mend)[:4] == ["thematic", "theme", "define", "helg og natt"]


def test_narrow_evidence_is_told_with_its_figures(study):
    assert findings(study)["no extracts"] == ("0 in 8 groups", "thematic theme review helgene")
    study.apply("mangel", "g0", turn=2)
    study.apply("mangel", "g1", turn=2)
    found = findings(study)
    assert found["one person speaks in more than half"][0] == "Nord-1: 2 of 2"
    assert found["in one site only"][0] == "1 of 3"
    assert "no extracts" not in found
    study.apply("mangel", "g2", turn=3)
    study.apply("mangel", "g3", turn=3)
    found = findings(study)
    assert "one person speaks in more than half" not in found
    assert "in one site only" not in found


def test_codes_are_counted_with_those_below_and_in_subthemes(study):
    assert "fewer than two codes" not in findings(study)
    assert findings(study, "tomt")["fewer than two codes"] == ("0", "thematic theme assign tomt CODE")
    move_code(study.desk, "helg", "")
    assert findings(study)["fewer than two codes"][0] == "1"
    assert "fewer than two codes" not in findings(study, "press")


def test_a_defined_theme_wants_a_review_and_one_that_changed_another(study):
    assert "defined, but never reviewed" not in findings(study)
    define_theme(study.desk, "helgene", idea="Noe.")
    assert findings(study)["defined, but never reviewed"] == ("0 marks", "thematic theme reviewed helgene")
    mark_reviewed(study.desk, "helgene")
    assert "defined, but never reviewed" not in findings(study)
    study.apply("mangel", "g0", turn=2)
    assert findings(study)["changed since it was reviewed"] == ("kari", "thematic theme reviewed helgene")


def test_negative_cases_are_asked_for_until_somebody_has_answered(study):
    assert "no negative case answered" in findings(study)
    record_none_found(study.desk, "theme", "helgene", "Leste alt.")
    assert not any("negative" in finding for finding in findings(study))
    study.apply("mangel", "g0", turn=2)
    assert "changed since negative cases were looked for" in findings(study)
    record_handled(study.desk, "theme", "helgene", "Én er uenig.")
    assert not any("negative" in finding for finding in findings(study))


def test_codes_without_a_theme_are_named_unless_they_are_parked_or_below_one_that_has_a_theme(study):
    def left():
        return [(row["finding"], row["figures"]) for row in lint(study.desk) if not row["theme"]]

    # field.create makes ring-først and trivsel
    assert left() == [("codes without a theme, and not parked", "3 of 7: ring-først, trivsel, ubrukt")]
    with study.desk.change("code edit"):
        row = study.desk.store.find("codes", "ubrukt")
        study.desk.store.update("codes", row["id"], {"parked": "gjelder et annet prosjekt"})
    assign_codes(study.desk, "tomt", ["ring-først", "trivsel"])
    assert left() == []
    unassign_codes(study.desk, "helgene", ["mangel"])
    assert left() == [("codes without a theme, and not parked", "2 of 7: mangel, helg")]


def test_dropped_themes_are_left_alone(study):
    for theme in ("press", "helgene", "samhold", "tomt"):
        set_status(study.desk, theme, "dropped")
    assert {row["theme"] for row in lint(study.desk)} <= {""}
