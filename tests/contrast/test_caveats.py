"""Warnings are values that can be said in both languages."""

import pytest

from tests.contrast.field import HIGHS, LOWS, Field
from thematic.contrast.caveats import SENTENCES, UNITS, Caveat
from thematic.contrast.result import Contrast


def kinds(field: Field) -> list[str]:
    return [warning.kind for warning in field.contrast().warnings if warning.kind != "blank"]


def test_both_languages_have_a_sentence_for_every_kind() -> None:
    assert SENTENCES["nb"].keys() == SENTENCES["en"].keys()
    assert UNITS["nb"].keys() == UNITS["en"].keys()


@pytest.mark.parametrize("kind", SENTENCES["en"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_sentence_can_be_said(kind: str, language: str) -> None:
    figures = {"attribute": "absence", "names": ("g1", "g2"), "rows": ("r1",), "side": "low", "unit": "group"}
    caveat = Caveat(kind, {**figures, "ratio": 1.5, "more": 300, "less": 200, "groups": 2, "documents": 4, "of": 9})

    said = caveat.say(language)

    assert said.endswith(".")
    assert "{" not in said


def test_many_names_are_cut_and_counted() -> None:
    caveat = Caveat("no_group", {"names": tuple(f"d{number}" for number in range(11))})

    assert str(caveat) == "Left out, because they belong to no group: d0, d1, d2, d3, d4, d5, d6, d7 and 3 more."
    assert caveat.say("nb").endswith("d7 og 3 til.")


def test_rows_are_all_named() -> None:
    caveat = Caveat("one_side_coded", {"rows": tuple(f"r{number}" for number in range(11))})

    assert caveat.say("nb").startswith("Bare kodet på én side: r0; r1; r2; r3; r4; r5; r6; r7; r8; r9; r10. Tabellen")


def test_a_site_with_one_side_is_named(field: Field) -> None:
    field.sites((1, 1), (1, 0), (0, 2))
    field.code("topic")

    (warning,) = (warning for warning in field.contrast().warnings if warning.kind == "one_sided")

    assert warning.figures["names"] == ("S2", "S3")


def test_a_design_in_which_no_site_has_both_sides_is_said_to_be_untestable(field: Field) -> None:
    field.sites((2, 0), (0, 2), (2, 0), (0, 2), (2, 0))
    field.code("topic")
    field.raised_in("topic", (2, 0), (0, 0), (2, 0), (0, 0), (2, 0))

    row = field.row("topic")

    assert kinds(field) == ["untestable"]
    assert (row.groups_a, row.groups_b, row.p_mid, row.q, row.label) == (6, 0, 0.5, None, "unresolved")


def test_a_whole_design_brings_no_warning(eighteen: Field) -> None:
    eighteen.code("topic")

    assert kinds(eighteen) == []


def only_one_side(contrast: Contrast) -> tuple[str, ...]:
    """The rows that the warning names."""
    found = [warning.figures["rows"] for warning in contrast.warnings if warning.kind == "one_side_coded"]
    return tuple(name for rows in found if isinstance(rows, tuple) for name in rows)


def test_a_concept_that_only_one_side_was_coded_for_is_named_and_nothing_changes(eighteen: Field) -> None:
    eighteen.code("manager-tired", concept="strain")
    eighteen.code("staff-paid", concept="pay")
    eighteen.code("manager-paid", concept="pay")
    eighteen.raised("manager-tired", *LOWS)
    eighteen.raised("staff-paid", *LOWS)
    eighteen.raised("manager-paid", HIGHS[0])

    contrast = eighteen.contrast(rows="concept")

    assert only_one_side(contrast) == ("strain",)
    assert {row.row: row.label for row in contrast.all_rows} == {"strain": "clear", "pay": "clear"}
    assert "one_side_coded" not in kinds(eighteen)


def test_either_side_may_be_the_one_that_was_coded(eighteen: Field) -> None:
    eighteen.code("manager-tired", concept="strain")
    eighteen.code("staff-paid", concept="pay")
    eighteen.raised("manager-tired", *LOWS)
    eighteen.raised("staff-paid", *HIGHS)

    assert set(only_one_side(eighteen.contrast(rows="concept"))) == {"strain", "pay"}


def test_a_concept_that_is_in_no_column_is_not_warned_of(eighteen: Field) -> None:
    eighteen.code("manager-tired", concept="strain")
    eighteen.raised("manager-tired", *LOWS[:2])

    contrast = eighteen.contrast(rows="concept")

    assert [row.label for row in contrast.all_rows] == ["thin"]
    assert only_one_side(contrast) == ()


def test_what_the_other_side_raised_unasked_shows_that_it_has_a_code(eighteen: Field) -> None:
    eighteen.theme("work")
    eighteen.code("tired", "work", concept="strain")
    eighteen.raised("tired", *LOWS)
    eighteen.question("q1", "work", *LOWS, *HIGHS[1:])
    eighteen.question("q2", "", HIGHS[0])
    before = eighteen.contrast(rows="concept")
    eighteen.raised("tired", HIGHS[0])
    after = eighteen.contrast(rows="concept")

    assert only_one_side(before) == ("strain",)
    assert (after.rows[0].groups_b, after.rows[0].raised_unasked_b) == (0, 1)
    assert only_one_side(after) == ()


def test_documents_of_one_group_are_told_to_be_no_independent_units(field: Field) -> None:
    field.sites((1, 2), (2, 1))
    field.group("twice", "S1", ("twice-a", "twice-b"), absence="low")
    field.group("thrice", "S2", ("t1", "t2", "t3"), absence="high")
    field.group("apart", "S2", ("a1", "a2"), absence="middle")
    field.document("stray", None)
    field.code("topic")

    told = [warning for warning in field.contrast(unit="document").warnings if warning.kind == "same_group"]

    (warning,) = told
    assert warning.say("en").startswith("Groups with several documents: 2 (thrice, twice; 5 of 11 documents).")
    assert warning.say("nb").startswith("Grupper med flere dokumenter: 2 (thrice, twice; 5 av 11 dokumenter).")
    assert "same_group" not in kinds(field)


def test_a_document_a_group_is_not_warned_of(field: Field) -> None:
    field.sites((1, 2), (2, 1))
    field.code("topic")

    assert "same_group" not in [warning.kind for warning in field.contrast(unit="document").warnings]
