"""Making and opening a study: what it remembers, and how it is closed."""

import sqlite3

import pytest

from thematic.errors import BadInput, NotFound, StudyFileError
from thematic.study import create_study, open_study


def test_a_new_study_remembers_what_it_was_made_with(tmp_path):
    with create_study(tmp_path / "ned.thematic", title="Nærvær", language="en", approach="reflexive") as study:
        assert (study.path, study.desk.language) == (tmp_path / "ned.thematic", "en")
    with open_study(tmp_path / "ned.thematic") as study:
        settings = {row["name"]: row["value"] for row in study.desk.store.rows("settings")}
        assert settings == {"title": "Nærvær", "language": "en", "approach": "reflexive"}
        assert study.desk.language == "en"
        assert not study.desk.dry_run


@pytest.mark.parametrize(
    ("name", "made"),
    [("ned", "ned.thematic"), ("ned.thematic", "ned.thematic"), ("ned.v2", "ned.v2.thematic"), ("Å b", "Å b.thematic")],
)
def test_a_study_file_gets_its_ending(tmp_path, name, made):
    with create_study(tmp_path / name) as study:
        assert study.path == tmp_path / made
        assert study.desk.store.setting("title") == made.removesuffix(".thematic")


@pytest.mark.parametrize(
    ("options", "error"),
    [({"approach": "grounded"}, NotFound), ({"language": "sv"}, BadInput)],
)
def test_nothing_is_made_of_an_unknown_approach_or_language(tmp_path, options, error):
    with pytest.raises(error):
        create_study(tmp_path / "ned.thematic", **options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["", "."])
def test_a_study_needs_a_name(path):
    with pytest.raises(BadInput, match="needs a file name"):
        create_study(path)


def test_a_study_is_not_written_over(study, study_path):
    with pytest.raises(StudyFileError, match="is there already"):
        create_study(study_path)
    assert study.desk.store.count("documents") == 1


def test_an_unknown_language_is_refused_before_the_file_is_opened(study_path):
    with pytest.raises(BadInput, match="'sv' is no language"):
        open_study(study_path, language="sv")


def test_a_language_for_the_sitting_changes_nothing_in_the_file(study, study_path):
    with open_study(str(study_path), language="en") as again:
        assert again.desk.language == "en"
    with open_study(study_path) as again:
        assert again.desk.language == "nb"


def test_a_study_is_closed_when_its_block_ends_even_by_an_error(study_path):
    with pytest.raises(RuntimeError), create_study(study_path) as study:
        raise RuntimeError
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        study.desk.store.count("codes")


def test_a_study_closed_by_hand_can_be_opened_again(study_path):
    create_study(study_path).close()
    open_study(study_path).close()
    assert not study_path.with_name(study_path.name + "-wal").exists()
