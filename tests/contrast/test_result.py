"""What a contrast hands on: rows in order, a frame with fixed columns, and the codings behind a row."""

import pytest

from tests.contrast.field import HIGHS, LOWS, Field

COLUMNS = (
    "theme, row, stance, more_often, label, groups_a, of_a, groups_b, of_b, difference, posterior, rope, interval_low,"
    " interval_high, p_exact, p_mid, p_smallest, q, sites_a, sites_b, speakers_a, speakers_b, per_1000_words_a,"
    " per_1000_words_b, raised_unasked_a, raised_unasked_b, fragile, compared"
)


@pytest.fixture
def coded(eighteen: Field) -> Field:
    """A row of every label."""
    rows = {
        "tendency": ("l1", "l3", "l4"),
        "high": HIGHS,
        "thin": ("l1", "l3"),
        "shared": (*LOWS[:8], *HIGHS[:8]),
        "clear": LOWS,
        "unresolved": (*LOWS[:5], *HIGHS[:3]),
    }
    for name, groups in rows.items():
        eighteen.code(name)
        eighteen.raised(name, *groups)
    return eighteen


def test_shown_rows_are_those_of_side_a_then_b_then_both_the_firmest_first(coded: Field) -> None:
    assert [row.row for row in coded.contrast().rows] == ["clear", "tendency", "high", "shared"]


def test_every_row_is_kept_in_the_order_of_the_codebook(coded: Field) -> None:
    assert [row.row for row in coded.contrast().all_rows] == [
        "clear",
        "high",
        "shared",
        "tendency",
        "thin",
        "unresolved",
    ]


def test_the_frame_has_the_public_columns(coded: Field) -> None:
    found = coded.contrast()

    assert ", ".join(found.frame().columns) == COLUMNS
    assert found.frame()["row"].tolist() == ["clear", "tendency", "high", "shared"]
    assert len(found.frame(all_rows=True)) == 6


def test_in_the_frame_what_is_undefined_is_missing_and_fragile_sites_are_joined(coded: Field) -> None:
    frame = coded.contrast().frame(all_rows=True).set_index("row")

    assert frame["q"].isna().to_dict() == {
        "clear": False,
        "high": False,
        "shared": True,
        "tendency": True,
        "thin": True,
        "unresolved": True,
    }
    assert frame["fragile"]["tendency"] == "S1, S3, S4"
    assert frame["fragile"]["clear"] == ""
    assert frame["groups_a"].dtype == "int64"


def test_an_empty_frame_has_the_same_columns(eighteen: Field) -> None:
    eighteen.code("topic")

    frame = eighteen.contrast().frame()

    assert (len(frame), ", ".join(frame.columns)) == (0, COLUMNS)
    assert frame["posterior"].dtype == "float64"


def test_the_codings_of_a_row_are_told_by_side(eighteen: Field) -> None:
    eighteen.code("topic")
    eighteen.code("child", parent="topic")
    low, high = eighteen.coding("topic", "l1"), eighteen.coding("child", "h1")
    also = eighteen.coding("child", "l2", 2, 4)
    eighteen.coding("topic", "l3", 1)

    found = eighteen.contrast()
    topic = next(row for row in found.all_rows if row.row == "topic")

    assert found.codings(topic, "a").tolist() == [low, also]
    assert found.codings(topic, "b").tolist() == [high]


def test_turning_the_values_round_turns_the_row_round(coded: Field) -> None:
    one = {row.row: row for row in coded.contrast().all_rows}
    other = {row.row: row for row in coded.contrast(values=("high", "low")).all_rows}

    for name, row in one.items():
        turned = other[name]
        assert (turned.groups_a, turned.of_a, turned.sites_a) == (row.groups_b, row.of_b, row.sites_b)
        assert turned.difference == -row.difference
        assert turned.posterior == pytest.approx(1 - row.posterior, abs=1e-9)
        assert (turned.label, turned.more_often, turned.p_exact) == (row.label, row.more_often, row.p_exact)
        assert turned.q == row.q
        assert turned.compared == "high/low"


def test_a_contrast_says_how_it_was_made(eighteen: Field) -> None:
    eighteen.code("topic")

    found = eighteen.contrast()

    assert (found.by, found.values, found.where, found.unit, found.kind) == (
        "absence",
        ("low", "high"),
        {},
        "group",
        "code",
    )
    assert (found.n_units, found.n_sites, found.strata) == ((9, 9), 8, ("site",))
