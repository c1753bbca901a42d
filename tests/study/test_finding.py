"""Which study is meant when none is named: the environment's, the only one here, or the nearest parent's."""

from pathlib import Path

import pytest

from thematic.errors import StudyFileError, UsageError
from thematic.study import create_study, find_study, names_of, open_study


@pytest.fixture
def made(tmp_path):
    create_study(tmp_path / "ned.thematic", coder="kari").close()
    return tmp_path / "ned.thematic"


def test_the_only_study_here_is_found(made):
    assert find_study() == made
    with open_study() as study:
        assert study.path == made


def test_the_nearest_parent_that_holds_one_is_found(made, tmp_path):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_study(below) == made
    create_study(tmp_path / "a" / "other.thematic").close()
    assert find_study(below) == tmp_path / "a" / "other.thematic"


def test_the_environment_names_one_before_all_others(made, tmp_path, monkeypatch):
    create_study(tmp_path / "other").close()
    monkeypatch.setenv("THEMATIC_STUDY", str(tmp_path / "other.thematic"))
    assert find_study() == tmp_path / "other.thematic"
    monkeypatch.setenv("THEMATIC_STUDY", "")
    with pytest.raises(UsageError):
        find_study()


def test_a_study_in_the_environment_must_be_there(monkeypatch):
    monkeypatch.setenv("THEMATIC_STUDY", "borte.thematic")
    with pytest.raises(StudyFileError, match=r"There is no study borte\.thematic"):
        open_study()


def test_several_studies_are_told_and_none_is_chosen(made, tmp_path):
    create_study(tmp_path / "b").close()
    with pytest.raises(UsageError, match=r"several studies in .*: b\.thematic, ned\.thematic\.") as error:
        find_study()
    assert error.value.hint == "Say which with --study FILE."


def test_folders_and_hidden_files_are_no_studies(made, tmp_path):
    (tmp_path / "old.thematic").mkdir()
    (tmp_path / "._ned.thematic").touch()
    assert find_study() == made


def test_no_study_is_told_with_what_to_do(tmp_path):
    with pytest.raises(StudyFileError, match=r"There is no study in .* or above it") as error:
        find_study(Path(tmp_path.anchor))
    assert "thematic init" in error.value.hint


def test_an_open_study_is_found_beside_its_own_working_files(tmp_path):
    with create_study(tmp_path / "ned") as study:
        assert find_study() == study.path


def test_names_are_completed_in_any_case_and_normal_form(study):
    assert names_of("codes", "M", study=str(study.path)) == ["mangel"]
    study.desk.store.close()
    with open_study(study.path) as again, again.desk.change("code add"):
        again.desk.store.insert("codes", {"name": "Åpenhet"})
    assert names_of("codes", "a\u030a") == ["Åpenhet"]
    assert names_of("documents", "") == ["a"]
