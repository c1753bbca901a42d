"""A small study of eight focus groups at four sites, and others on request."""

import pytest

from tests.report.study import fill
from thematic.store.desk import Desk
from thematic.store.file import create


@pytest.fixture
def make(tmp_path):
    """Make a study as ``fill`` does; its keywords are the fixture's."""
    stores = []

    def study(**design):
        store = create(tmp_path / f"study-{len(stores)}.thematic", title="Nærvær på jobb", coder="kari")
        stores.append(store)
        desk = Desk(store, "kari", "nb")
        with desk.change("prepare"):
            fill(store, **design)
        return desk

    yield study
    for store in stores:
        store.close()


@pytest.fixture
def desk(make):
    return make()
