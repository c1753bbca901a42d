"""Studies that the tests of contrasts begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contrast.field import HIGHS, LOWS, Field


@pytest.fixture
def field(tmp_path: Path) -> Iterator[Field]:
    """An empty study."""
    field = Field(tmp_path / "study.thematic")
    yield field
    field.store.close()


@pytest.fixture
def eighteen(field: Field) -> Field:
    """Eight sites with a group of low and one of high absence each, S2 with two: nine against nine."""
    for name in (*LOWS, *HIGHS):
        field.group(name, f"S{name[1]}", absence="low" if name[0] == "l" else "high")
    return field
