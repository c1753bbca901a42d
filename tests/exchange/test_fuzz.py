"""Damaged files of every kind: an import gives a study or one clear error, never a traceback, and nothing half."""

import pytest

from tests.exchange import kinds
from tests.exchange.fuzzing import Attempt, attempt, mutated, seeds
from thematic.study import create_study

EACH = 150
"""Damaged copies of each fixture; ``make fuzz`` tries many more."""


@pytest.fixture
def study(tmp_path):
    with create_study(tmp_path / "s.thematic", coder="kari") as study:
        yield study


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_damaged_file_is_read_or_refused(kind, study, tmp_path):
    (tmp_path / "whole").mkdir()
    (tmp_path / "damaged").mkdir()
    path = kinds.build(kind, tmp_path / "whole")
    assert attempt(study, path) == Attempt("read")
    ends = {}
    for seed in seeds(kind, EACH):
        found = attempt(study, mutated(path, tmp_path / "damaged", seed))
        ends.setdefault(found.outcome, []).append((seed, found.told))
    assert "crashed" not in ends, ends["crashed"][0]
    assert ends.keys() <= {"read", "refused"}
    assert "read" in ends
    assert "refused" in ends or kind in kinds.TEXTS
    assert study.doctor() == []
