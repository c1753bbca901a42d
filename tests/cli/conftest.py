"""A small study to work on, in a folder of its own, and the command line to work with."""

import shutil

import pytest

from tests.cli.small import build
from tests.cli.terminal import Answer
from thematic.cli.app import main


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    return build(tmp_path_factory.mktemp("small"))


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """An empty folder to work in, with nothing said about study or coder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("THEMATIC_STUDY", raising=False)
    monkeypatch.delenv("THEMATIC_CODER", raising=False)
    return tmp_path


@pytest.fixture
def study(empty, built):
    """A copy of the small study, alone in the folder that is worked in, with the files it came from."""
    shutil.copytree(built.parent, empty, dirs_exist_ok=True)
    return empty / built.name


@pytest.fixture
def run(capsys):
    def command(*arguments):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(int(ended.value.code or 0), said.out, said.err)

    return command
