"""The small study of ``field``, open."""

import pytest

from tests.coding.field import create


@pytest.fixture
def study(tmp_path):
    with create(tmp_path) as opened:
        yield opened
