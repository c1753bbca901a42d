"""The demo study, opened as it is for reading."""

import shutil

import pytest

from thematic.study import open_study


@pytest.fixture(scope="session")
def demo_desk(demo, tmp_path_factory):
    path = tmp_path_factory.mktemp("pictures") / "ned.thematic"
    shutil.copy(demo.study, path)
    with open_study(path) as study:
        yield study.desk
