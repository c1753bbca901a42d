"""What every test shares: no network but loopback, and an empty study with somebody at the desk."""

import pytest
from pytest_socket import socket_allow_hosts

from thematic.store.desk import Desk
from thematic.store.file import create

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
