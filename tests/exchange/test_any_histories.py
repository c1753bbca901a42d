"""Whatever two coders did to their copies: a preferred side always gives a whole study, once, and it can be undone."""

import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.changes import change_anything
from tests.store.rows import every_row
from thematic.errors import Conflict, NotFound
from thematic.store.desk import Desk
from thematic.store.doctor import examine
from thematic.store.file import create
from thematic.store.history import undo
from thematic.study import Study, open_study

SEEDS = st.integers(0, 2**32)
SIDES = st.sampled_from(("ours", "theirs"))


def keep(opened: ExitStack, study: Study) -> Study:
    """Nobody cuts the power in these examples, and waiting for the disk would take most of their time."""
    study.desk.store.connection.execute("PRAGMA synchronous = OFF")
    opened.callback(study.close)
    return study


def begin(opened: ExitStack, path: Path, coder: str) -> Study:
    return keep(opened, Study(Desk(create(path, coder=coder), coder)))


def work(study: Study, random: Random, steps: int) -> None:
    """Changes of every kind, and some of them undone."""
    for _ in range(steps):
        if random.random() < 0.85:
            change_anything(study.desk, random)
        else:
            with suppress(Conflict, NotFound):
                undo(study.desk.store, coder=study.coder)


def brought_together(kari: Study, ola: Study, prefer: str) -> None:
    """Refused while conflicts are open; then whole, the same a second time, and taken back row for row."""
    options = {"rename_documents": True, "unrelated": True}
    before, theirs = every_row(kari.desk.store), every_row(ola.desk.store)
    comparison = kari.compare_copy(ola.path, prefer=prefer, **options)
    if comparison.conflicts:
        with pytest.raises(Conflict):
            kari.merge(ola.path, yes=True, **options)
    assert every_row(kari.desk.store) == before
    kari.merge(comparison, yes=True)
    merged = every_row(kari.desk.store)
    assert [finding for finding in examine(kari.desk.store) if finding.grave] == []
    again = kari.merge(ola.path, yes=True, **options)
    assert not again.changes, again.differences
    assert every_row(kari.desk.store) == merged
    assert every_row(ola.desk.store) == theirs
    if comparison.changes:
        kari.undo()
    assert every_row(kari.desk.store) == before


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(0, 25), st.integers(1, 25), SIDES)
def test_a_preferred_side_settles_all_that_two_copies_did(seed, common, since, prefer):
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name, ExitStack() as opened:
        kari = begin(opened, Path(name) / "kari.thematic", "kari")
        work(kari, random, common)
        ola = keep(opened, open_study(kari.backup(Path(name) / "ola.thematic"), coder="ola"))
        work(kari, random, random.randrange(since))
        work(ola, random, random.randrange(since))
        brought_together(kari, ola, prefer)


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.integers(1, 40), SIDES)
def test_and_all_in_which_studies_begun_apart_differ(seed, since, prefer):
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name, ExitStack() as opened:
        kari, ola = (begin(opened, Path(name) / f"{coder}.thematic", coder) for coder in ("kari", "ola"))
        work(kari, random, random.randrange(since))
        work(ola, random, random.randrange(since))
        brought_together(kari, ola, prefer)


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.integers(0, 25), st.integers(1, 15), SIDES)
def test_and_all_that_they_did_after_a_merge(seed, common, since, prefer):
    """Back and forth, with the second merge in either direction."""
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name, ExitStack() as opened:
        kari = begin(opened, Path(name) / "kari.thematic", "kari")
        work(kari, random, common)
        ola = keep(opened, open_study(kari.backup(Path(name) / "ola.thematic"), coder="ola"))
        for _ in range(2):
            work(kari, random, random.randrange(since))
            work(ola, random, random.randrange(since))
            kari.merge(ola.path, prefer=prefer, yes=True, rename_documents=True)
            kari, ola = random.sample((kari, ola), 2)
        brought_together(kari, ola, prefer)
