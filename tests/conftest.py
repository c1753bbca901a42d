"""What every test shares: no network but loopback, an empty study with somebody at the desk, and the demo."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_socket import socket_allow_hosts

from tests.cli.terminal import Answer, in_own_process
from thematic.store.desk import Desk
from thematic.store.file import create

os.environ.setdefault("MPLCONFIGDIR", str(Path(tempfile.gettempdir()) / "thematic-tests-matplotlib"))
"""Where the drawing library keeps its list of fonts: never in the home of who runs the tests."""

LOOPBACK = ["127.0.0.1", "::1"]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup():
    """A connection to anything else raises, in every test."""
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture
def study_path(tmp_path):
    return tmp_path / "ned.thematic"


@pytest.fixture
def desk(study_path):
    store = create(study_path, title="NED", coder="kari")
    yield Desk(store, "kari")
    store.close()


@dataclass(frozen=True)
class Demo:
    """What ``thematic demo`` wrote, and what it said."""

    folder: Path
    answer: Answer

    @property
    def study(self) -> Path:
        return self.folder / "ned.thematic"


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The sample study with its tables, built once and only read."""
    place = tmp_path_factory.mktemp("built")
    return Demo(place / "demo", in_own_process("demo", "demo", folder=place))
