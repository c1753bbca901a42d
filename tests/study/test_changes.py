"""What is done through a study: each call is one operation, listed, tried, taken back and done again."""

import pytest

from tests.store.rows import every_row
from tests.study.conftest import TALK
from tests.transcripts.journal import nothing_written, one_operation
from thematic.errors import BadInput, BadRows, NotFound
from thematic.study import open_study


def test_transcripts_are_imported_by_name_or_path(study, tmp_path):
    (tmp_path / "b.txt").write_text(TALK.replace("snø", "regn"), encoding="utf-8")
    with one_operation(study.desk, "import"):
        (report,) = study.import_documents([str(tmp_path / "b.txt")], language="nn", speakers={"P2": "other"})
    assert (report.document, report.speakers) == ("b", "Intervjuer (interviewer), P1, P2 (other)")


def test_a_codebook_comes_in_with_its_themes_as_one_operation(study, tmp_path):
    (tmp_path / "more.yml").write_text(
        "themes: [{name: retning}]\ncodes: [{name: vilje, theme: retning}, {name: innsats, concept: vilje}]\n",
        encoding="utf-8",
    )
    with one_operation(study.desk, "codebook import"):
        book = study.import_codebook(tmp_path / "more.yml")
    assert [code.name for code in book.codes] == ["vilje", "innsats"]
    assert study.desk.store.count("codes") == 4
    assert study.desk.store.values("themes", "name", order="id") == ["klima", "retning"]
    assert study.desk.store.count("theme_codes") == 2


def test_a_codebook_that_fails_in_its_themes_leaves_nothing_of_its_codes(study, tmp_path):
    (tmp_path / "bad.yml").write_text("codes:\n  - name: vilje\nthemes:\n  - {name: retning, parent: borte}\n")
    with nothing_written(study.desk), pytest.raises((BadInput, NotFound)):
        study.import_codebook(tmp_path / "bad.yml")


def test_the_codebook_comes_out_as_it_came_in(study):
    book = study.codebook()
    assert (book.name, book.language) == ("NED", "nb")
    assert [(code.name, code.parent, code.theme) for code in book.codes] == [
        ("mangel", "", "klima"),
        ("overtid", "mangel", ""),
        ("innsats", "", ""),
    ]
    assert [theme.name for theme in book.themes] == ["klima"]


def test_a_segment_is_coded_by_quote_turn_or_span(study):
    with one_operation(study.desk, "apply"):
        coding = study.apply("mangel", "a", quote="mangler folk", stance="-", memo="Sterkt.")
    assert (coding.quote, coding.stance, coding.coder, coding.new) == ("mangler folk", "-", "kari", True)
    assert study.apply("innsats", "a", turn=3).quote == "Hun står på 🙂 i snø."
    at = TALK.index("🙂")
    assert study.apply("innsats", "a", span=(at, at + 1)).quote == "🙂"
    assert not study.apply("innsats", "a", span=(at, at + 1)).new
    frame = study.codings.frame()
    assert list(frame["quote"]) == ["mangler folk", "Hun står på 🙂 i snø.", "🙂"]


def test_rows_are_coded_as_one_operation_or_not_at_all(study):
    rows = [{"document": "a", "code": "mangel", "turn": 2}, {"document": "a", "code": "innsats", "quote": "snø"}]
    with one_operation(study.desk, "codings import"):
        assert study.add_codings(rows).new == 2
    bad = [{"document": "a", "code": "overtid", "turn": 2}, {"document": "a", "code": "mangl", "turn": 3}]
    with nothing_written(study.desk), pytest.raises(BadRows) as error:
        study.add_codings(bad)
    assert [line for line, _reason in error.value.rows] == [2]
    assert "Did you mean 'mangel'" in error.value.sentence
    with one_operation(study.desk, "codings import"):
        assert study.add_codings(iter(bad), skip_bad=True).new == 1


def test_attributes_stand_beside_the_codings(study, tmp_path):
    from thematic.transcripts.cases import import_cases

    (tmp_path / "cases.csv").write_text("document,group,site,absence\na,N1,Nord,low\n", encoding="utf-8")
    import_cases(study.desk, tmp_path / "cases.csv")
    study.apply("mangel", "a", turn=2)
    assert study.codings.frame(attributes=["absence", "site"])[["absence", "site"]].values.tolist() == [["low", "Nord"]]


def test_a_dry_run_tries_everything_and_writes_nothing(study, study_path):
    before = every_row(study.desk.store)
    with open_study(study_path, dry_run=True) as trying:
        assert trying.apply("mangel", "a", turn=2).quote == "Vi mangler folk, «hver dag»."
        trying.settle(title="Noe annet")
        assert trying.undo()["verb"] == "codebook import"
        assert [(done.verb, done.kept) for done in trying.operations] == [
            ("apply", False),
            ("settings", False),
            ("undo", False),
        ]
        assert all(done.changes for done in trying.operations)
        with pytest.raises(NotFound):
            trying.apply("borte", "a", turn=2)
    assert every_row(study.desk.store) == before
    assert [row["verb"] for row in study.history(limit=1)] == ["codebook import"]


def test_history_is_newest_first_by_coder_and_as_long_as_asked(study):
    study.desk.store.done.clear()
    study.apply("mangel", "a", turn=2)
    assert [row["verb"] for row in study.history()] == ["apply", "codebook import", "import", "coders add", "init"]
    assert [row["phase"] for row in study.history(limit=3)] == [2, 2, 1]
    assert study.history(coder="ola") == []
    assert [done.verb for done in study.operations] == ["apply"]


def test_undo_and_redo_take_back_and_bring_back(study):
    states = [every_row(study.desk.store)]
    for turn in (2, 3):
        study.apply("mangel", "a", turn=turn)
        states.append(every_row(study.desk.store))
    number = study.history(limit=1)[0]["id"]
    assert study.undo(number)["verb"] == "apply"
    assert every_row(study.desk.store) == states[1]
    assert study.undo()["verb"] == "apply"
    assert every_row(study.desk.store) == states[0]
    for state in states[1:]:
        assert study.redo()["verb"] == "undo"
        assert every_row(study.desk.store) == state
    with pytest.raises(NotFound):
        study.redo()


def test_settings_are_changed_as_one_operation(study, study_path):
    with one_operation(study.desk, "settings"):
        study.settle(title="Nærvær", language="en", approach="reliability", default_coder="KARI")
    with open_study(study_path) as again:
        assert (again.desk.language, again.coder) == ("en", "kari")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"tittel": "x"}, "There is no setting 'tittel'"),
        ({"title": "x", "language": "sv"}, "'sv' is no language"),
        ({"title": "x", "language": ""}, "'' is no language"),
        ({"title": "x", "approach": "grounded"}, "There is no approach 'grounded'"),
        ({"title": "x", "default_coder": "karri"}, "There is no coder 'karri'"),
    ],
)
def test_unknown_settings_and_values_are_refused(study, settings, sentence):
    with nothing_written(study.desk), pytest.raises((NotFound, BadInput), match=sentence):
        study.settle(**settings)


def test_a_contrast_is_asked_for_through_the_study(study):
    with pytest.raises(NotFound, match="There is no attribute 'absence'"):
        study.contrast(by="absence", values=("low", "high"))
