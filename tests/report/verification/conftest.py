"""A small study of conversations, and a manuscript of one paragraph to hold against it."""

import pytest

from tests.report.verification.conversations import build
from thematic.report.verification.check import verify
from thematic.study import open_study


@pytest.fixture(scope="session")
def talk_path(tmp_path_factory):
    return build(tmp_path_factory.mktemp("talk"))


@pytest.fixture
def talk(talk_path):
    with open_study(talk_path, coder="kari") as study:
        yield study


@pytest.fixture
def check(talk, tmp_path):
    """What becomes of the quotations of a text."""

    def checked(text, *, all_items=False, **options):
        path = tmp_path / "manuscript.md"
        path.write_text(text, encoding="utf-8")
        found = verify(talk.desk, path, **options)
        items = found.all_items if all_items else found.items
        return [item for item in items if item.kind == "quotation"]

    return checked


@pytest.fixture
def status(check):
    """The status of the one quotation of a text."""

    def only(text):
        (item,) = check(text)
        return item.status

    return only
