"""The package is light: what is heavy is loaded when it is used."""

import subprocess
import sys

import pytest

import thematic

HEAVY = ("pandas", "numpy", "scipy", "spacy", "docx", "lxml", "rapidfuzz", "sqlite_utils", "yaml", "starlette", "typer")


def loaded_after(statement, cwd):
    script = f"{statement}\nimport sys\nprint(*sorted(name for name in {HEAVY!r} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True, cwd=cwd)
    return ran.stdout.split()


def test_importing_the_package_loads_nothing_heavy_and_not_the_study_either(tmp_path):
    statement = "import thematic, sys; assert 'thematic.study' not in sys.modules; thematic.__version__"
    assert loaded_after(statement, tmp_path) == []


def test_opening_and_reading_a_study_loads_nothing_heavy(study, tmp_path):
    statement = f"import thematic\nwith thematic.open_study({str(study.path)!r}) as study: study.history()"
    assert loaded_after(statement, tmp_path) == []


def test_coding_by_turn_loads_no_tables_of_numbers(study, tmp_path):
    statement = f"import thematic\nwith thematic.open_study({str(study.path)!r}) as s: s.apply('mangel', 'a', turn=2)"
    assert not {"pandas", "numpy", "scipy", "spacy", "sqlite_utils", "docx"} & set(loaded_after(statement, tmp_path))


def test_everything_that_is_promised_is_there():
    for name in thematic.__all__:
        assert getattr(thematic, name) is not None
    assert thematic.open_study.__module__ == "thematic.study"


def test_another_name_is_refused_as_python_does():
    with pytest.raises(AttributeError, match="module 'thematic' has no attribute 'open'"):
        _ = thematic.open
