"""The six phases, and the phase that each operation is done in."""

import ast
from pathlib import Path

import pytest

import thematic
from thematic.phases import PHASES, VERBS, phase_of

HOUSEKEEPING = {"init", "merge", "undo", "redo", "settings", "coders add", "coders lead", "coders default", "snapshot"}


def verbs_in_the_package():
    """The first argument of every ``.change("...")`` in the source."""
    for path in sorted(Path(thematic.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "change":
                yield from (argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant))


def test_there_are_six_phases_in_order_each_named_in_both_languages():
    assert [phase.number for phase in PHASES] == [1, 2, 3, 4, 5, 6]
    assert all(phase.nb and phase.en and phase.asks.endswith(".") for phase in PHASES)
    assert len({phase.nb for phase in PHASES}) == len({phase.en for phase in PHASES}) == 6
    assert set(VERBS) == {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize(
    ("verb", "phase"),
    [
        ("import", 1),
        ("cases import", 1),
        ("participants import", 1),
        ("guide log", 1),
        ("speakers merge", 1),
        ("document delete", 1),
        ("memo add", 1),
        ("codebook import", 2),
        ("code split", 2),
        ("apply", 2),
        ("unapply", 2),
        ("codings import", 2),
        ("finish", 2),
        ("merge codes", 3),
        ("theme assign", 3),
        ("contrast", 4),
        ("theme define", 5),
        ("tables", 6),
        ("export study", 6),
    ],
)
def test_a_verb_belongs_to_its_phase(verb, phase):
    assert phase_of(verb) == phase


@pytest.mark.parametrize("verb", ["", "init", "undo", "redo", "settings", "coders add", "merge", "importer", "codes"])
def test_other_verbs_belong_to_none(verb):
    assert phase_of(verb) is None


def test_every_operation_of_the_package_has_a_phase_or_is_housekeeping():
    verbs = set(verbs_in_the_package())
    assert {"import", "apply", "theme add"} <= verbs
    assert {verb for verb in verbs if phase_of(verb) is None} <= HOUSEKEEPING


def test_an_operation_is_kept_with_its_phase(desk):
    with desk.change("code add"):
        desk.store.insert("codes", {"name": "mangel"})
    assert desk.store.connection.execute("SELECT phase FROM operations ORDER BY id DESC").fetchone() == (2,)
