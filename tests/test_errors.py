"""Errors carry one sentence, a hint, an exit code and an HTTP status."""

import inspect

import pytest

from thematic import errors
from thematic.errors import BadRows, NotFound, ThematicError, did_you_mean

TREE = [value for _name, value in inspect.getmembers(errors, inspect.isclass) if issubclass(value, ThematicError)]


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_the_tree_in_the_docstring_tells_every_class_with_its_codes(kind):
    assert errors.__doc__ is not None
    line = next(line for line in errors.__doc__.splitlines() if f" {kind.__name__} " in f" {line} ")
    assert f"exit {kind.exit_code}, HTTP {kind.http_status}" in line


def test_exit_codes_are_those_that_scripts_rely_on():
    codes = {"UsageError": 2, "Conflict": 3, "Busy": 4, "Findings": 5}
    assert {kind.__name__: kind.exit_code for kind in TREE} == {kind.__name__: 1 for kind in TREE} | codes


def test_an_error_is_its_sentence_and_its_hint():
    error = ThematicError("This is wrong.", hint="Try that.")
    assert (str(error), error.sentence, error.hint) == ("This is wrong.", "This is wrong.", "Try that.")


def test_a_missing_name_brings_the_nearest_ones():
    error = NotFound.named("code", "tilit", ["mangel", "tillit", "trygghet"])
    assert error.sentence == "There is no code 'tilit' in this study."
    assert error.hint == "Did you mean 'tillit'?"


@pytest.mark.parametrize(
    ("known", "hint"),
    [
        ([], ""),
        (["ab", "cd"], "Known: ab, cd."),
        (["a" * 300], f"Known: {'a' * 59}…."),
        ([f"k{number}" for number in range(7)], "Known: k0, k1, k2, k3, k4, k5, ..."),
    ],
)
def test_without_a_near_name_some_known_ones_are_told(known, hint):
    assert did_you_mean("xyzzy", known) == hint


def test_capitals_and_any_iterable_will_do_for_a_suggestion():
    assert did_you_mean("ÅPENHET", (name for name in ["åpenhet", "ærlighet"])) == "Did you mean 'åpenhet'?"


def test_bad_rows_name_their_lines_and_say_that_nothing_was_written():
    error = BadRows("a.csv", [(3, "no group")], hint="Look there.")
    assert error.sentence == "a.csv: 1 line is wrong, nothing was written (line 3: no group)."
    assert (error.rows, error.hint) == (((3, "no group"),), "Look there.")


def test_of_many_bad_rows_ten_reasons_are_told_and_the_others_counted():
    error = BadRows("a.csv", [(line, f"no group {line}") for line in range(2, 14)])
    assert error.sentence.startswith("a.csv: 12 lines are wrong")
    assert "line 11: no group 11; and 2 more)" in error.sentence
    assert "line 12" not in error.sentence
    assert len(error.rows) == 12


def test_bad_rows_with_one_reason_are_told_together():
    error = BadRows("a.csv", [(line, "no group") for line in range(2, 100)] + [(100, "no site"), (101, "no site")])
    assert "(lines 2, 3, 4 and 95 more: no group; lines 100, 101: no site)" in error.sentence
