"""Work of two coders in two copies, merged, is the same work done in one file."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.field import begin_together, by_identity, copy_for, twin, with_coder
from tests.exchange.histories import work
from tests.store.rows import every_row
from thematic.store.doctor import examine

SEEDS = st.integers(0, 2**32)


def without_waiting(study):
    """Nobody cuts the power in these examples, and waiting for the disk would take most of their time."""
    study.desk.store.connection.execute("PRAGMA synchronous = OFF")
    return study


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.lists(SEEDS, max_size=14, unique=True), st.lists(SEEDS, max_size=14, unique=True))
def test_two_histories_merged_are_one_history(seed, of_kari, of_ola):
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name, ExitStack() as opened:
        kari = without_waiting(begin_together(Path(name)))
        ola = without_waiting(copy_for(kari, "ola"))
        one = without_waiting(twin(kari, "one.thematic", coder="kari"))
        for study in (kari, ola, one):
            opened.callback(study.close)
        steps = [(kari, step) for step in of_kari] + [(ola, step) for step in of_ola]
        for study, step in steps:
            work(study.desk, step)
        order = [study for study, _step in steps]
        random.shuffle(order)
        waiting = {kari.path: iter(of_kari), ola.path: iter(of_ola)}
        for study in order:
            work(with_coder(one, study.coder).desk, next(waiting[study.path]))

        before = every_row(kari.desk.store)
        other = without_waiting(twin(ola, "other.thematic", coder="ola"))
        former = twin(kari, "former.thematic", coder="kari")
        for study in (other, former):
            opened.callback(study.close)
        kari.merge(ola.path)
        other.merge(former.path)

        assert by_identity(kari) == by_identity(one)
        assert by_identity(other) == by_identity(one)
        assert not [finding for finding in examine(kari.desk.store) if finding.grave]
        merged = every_row(kari.desk.store)
        assert not kari.merge(ola.path).changes
        assert not kari.merge(other.path).changes
        assert every_row(kari.desk.store) == merged
        if kari.history()[0]["verb"] == "merge":
            kari.undo()
            assert every_row(kari.desk.store) == before
