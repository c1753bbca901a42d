"""In whose name changes are made: the one named, the environment's, the study's default, the login."""

import pytest

from thematic.errors import NotFound
from thematic.study import create_study, open_study


@pytest.fixture(autouse=True)
def login(monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "innlogget")


def coder_of(path, **options):
    with open_study(path, **options) as study:
        return study.coder


def test_the_order_is_argument_environment_default_login(study_path, monkeypatch):
    create_study(study_path).close()
    assert coder_of(study_path) == "innlogget"
    with open_study(study_path, coder="kari") as study:
        with study.desk.change("coders add"):
            study.desk.store.insert("coders", {"name": "Kari"})
        study.settle(default_coder="kari")
    assert coder_of(study_path) == "Kari"
    monkeypatch.setenv("THEMATIC_CODER", "ola")
    assert coder_of(study_path) == "ola"
    assert coder_of(study_path, coder="per") == "per"
    monkeypatch.setenv("THEMATIC_CODER", "")
    assert coder_of(study_path) == "Kari"


def test_the_coder_of_a_new_study_is_its_first_and_its_default(study_path):
    with create_study(study_path, coder=" Kari ") as study:
        assert study.coder == "Kari"
        assert study.desk.store.values("coders", "name") == ["Kari"]
        assert [(row["verb"], row["coder"]) for row in study.history()] == [("coders add", "Kari"), ("init", "Kari")]
    assert coder_of(study_path) == "Kari"


@pytest.mark.parametrize("coder", ["", "  "])
def test_a_study_made_without_a_coder_has_none_yet_and_no_default(study_path, monkeypatch, coder):
    monkeypatch.setenv("THEMATIC_CODER", "ola")
    with create_study(study_path, coder=coder) as study:
        assert (study.coder, study.desk.store.count("coders")) == ("ola", 0)
        assert [row["coder"] for row in study.history()] == ["ola"]
    monkeypatch.delenv("THEMATIC_CODER")
    assert coder_of(study_path) == "innlogget"


def test_a_login_that_nobody_knows_is_a_coder_too(study_path, monkeypatch):
    import getpass

    def unknown():
        raise KeyError("uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", unknown)
    with create_study(study_path) as study:
        assert study.coder == "coder"


def test_changes_stand_in_the_coders_name(study, study_path):
    with open_study(study_path, coder="kari") as other:
        other.apply("mangel", "a", turn=2)
        assert [row["coder"] for row in other.history(limit=1)] == ["kari"]
    with open_study(study_path, coder="karri") as other, pytest.raises(NotFound, match="There is no coder 'karri'"):
        other.apply("mangel", "a", turn=3)
    assert study.desk.store.values("coders", "name") == ["kari"]
