"""The role mirror counts as the contrast does, and adds stances, sites and a verdict."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from tests.contrast.field import Field
from tests.contrast.test_counting_oracle import TOPICS, UNDER, Drawn, build, studies
from thematic.contrast.mirror import mirror
from thematic.errors import BadInput, NotFound, UsageError


def rows_of(field, **options):
    found = mirror(field.desk, **{"by": "absence", "values": ("low", "high"), **options})
    return {row.row: row for row in found.rows}


def raise_by_concept(field):
    """Four codes of three concepts, at the first sites of eighteen groups."""
    for name, concept in (("a", "x"), ("b", "X"), ("c", "y"), ("d", "z")):
        field.code(name, concept=concept)
    field.raised("a", "l1", "l2", "l3", stance="+")
    field.raised("b", "h2", "h3", "h4", "h5", stance="-")
    field.raised("c", "l1", "l2", "l3", "l4", "l5", "l6", "l7")
    field.raised("d", "h1")


def test_counts_and_labels_equal_those_of_the_contrast(eighteen):
    raise_by_concept(eighteen)
    rows = rows_of(eighteen)
    for row in eighteen.contrast(rows="concept").all_rows:
        mine = rows[row.row]
        for letter, side in (("a", mine.a), ("b", mine.b)):
            for figure in ("groups", "of", "sites", "speakers", "raised_unasked"):
                assert getattr(side, figure) == getattr(row, f"{figure}_{letter}")
        assert (mine.label, mine.difference, mine.theme) == (row.label, row.difference, row.theme)
    assert rows.keys() == {"x", "y", "z"}


def test_verdicts_and_sites(eighteen):
    raise_by_concept(eighteen)
    rows = rows_of(eighteen, codes="shared")
    assert rows["x"].verdict == "contradiction"
    assert (rows["x"].sites_both, rows["x"].sites_a_only, rows["x"].sites_b_only, rows["x"].sites_of) == (2, 1, 2, 8)
    assert (rows["y"].verdict, rows["y"].side) == ("blind spot", "high")
    assert rows["z"].verdict == "thin"
    apart = rows_of(eighteen, codes="by-side")
    assert (apart["y"].verdict, apart["y"].side) == ("no code", "high")


def test_whether_codes_are_shared_is_seen_from_their_use(eighteen):
    raise_by_concept(eighteen)
    assert not mirror(eighteen.desk, by="absence").shared
    for code in "abc":
        eighteen.raised(code, "l8", "h8")
    found = mirror(eighteen.desk, by="absence")
    assert (found.shared, found.inferred, found.on_both, found.in_use) == (True, True, 3, 3)
    assert not mirror(eighteen.desk, by="absence", codes="by-side").shared


def test_a_code_without_a_concept_is_a_row_where_both_sides_can_have_it(eighteen):
    raise_by_concept(eighteen)
    eighteen.code("mine")
    eighteen.code("ours")
    eighteen.raised("mine", "l1", "l2")
    eighteen.raised("ours", "l1", "l2", "l3", "h1", "h2", "h3")
    found = mirror(eighteen.desk, by="absence", codes="by-side")
    assert [row.row for row in found.rows if row.kind == "code"] == ["ours"]
    assert found.left_out == 1
    (row,) = (row for row in eighteen.contrast(values=("high", "low")).all_rows if row.row == "ours")
    (mine,) = (one for one in found.rows if one.row == "ours")
    assert (mine.label, mine.verdict) == (row.label, "agreement")
    assert {"mine", "ours"} < {one.row for one in mirror(eighteen.desk, by="absence", codes="shared").rows}


def test_where_a_side_was_not_asked_nothing_is_a_blind_spot(eighteen):
    eighteen.theme("t")
    eighteen.code("a", "t", concept="x")
    groups = [f"{side}{n}" for side in "lh" for n in (*range(1, 9), "2b")]
    eighteen.question("q", "t", *(name for name in groups if name[0] == "l"))
    eighteen.question("p", "else", *groups)
    eighteen.raised("a", "l1", "l2", "l3", "l4", "h1")
    row = rows_of(eighteen, codes="shared")["x"]
    assert (row.verdict, row.side, row.b.of, row.b.raised_unasked, row.sites_of) == ("not asked", "high", 0, 1, 0)


def test_quotes_come_from_the_codings_that_lean_as_the_side(eighteen):
    eighteen.code("a", concept="x")
    eighteen.raised("a", "l1", "l2", "l3", stance="+")
    against = eighteen.coding("a", "l1", 3, stance="-")
    plain = [eighteen.coding("a", group) for group in ("h1", "h2")]
    row = rows_of(eighteen)["x"]
    assert against not in row.a.telling
    assert len(row.a.telling) == 3
    assert list(row.b.telling) == plain


def test_what_cannot_be_mirrored_is_an_error(eighteen, tmp_path):
    with pytest.raises(BadInput, match="no codes"):
        rows_of(eighteen)
    raise_by_concept(eighteen)
    with pytest.raises(NotFound, match="role"):
        mirror(eighteen.desk)
    with pytest.raises(UsageError, match="Codes cannot be 'mine'"):
        rows_of(eighteen, codes="mine")
    eighteen.group("m1", "S1", absence="mid")
    with pytest.raises(UsageError, match="two sides, and 'absence' has 3 values"):
        mirror(eighteen.desk, by="absence")


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(studies())
def test_stances_and_sites_are_those_of_a_loop_over_codings(drawn: Drawn) -> None:
    with TemporaryDirectory() as folder:
        field = Field(Path(folder) / "study.thematic")
        try:
            codings = build(drawn, field)
            expected = slowly(drawn, codings)
            found = rows_of(field, codes="shared") if expected else {}
        finally:
            field.store.close()
    for name, row in found.items():
        stances, sites = expected[name]
        for letter, side in (("low", row.a), ("high", row.b)):
            told = side.stances
            assert (told.plus, told.minus, told.divided, told.plain) == stances[letter], name
        assert (row.sites_both, row.sites_a_only, row.sites_b_only, row.sites_of) == sites, name


def slowly(drawn, codings):
    """For each row: by side how many groups lean +, -, ±, not at all; and sites of both, one, other, and all."""
    spoken = {}
    for d, (group, talk) in enumerate(drawn.documents):
        at = 0
        for speaker, length in talk:
            width = max(4 * length - 1, 0)
            if speaker not in ("I", "O") and length:
                spoken.setdefault(group, []).append((d, at, at + width))
            at += width + 1
    rows = {}
    for row, under in UNDER.items():
        topics = TOPICS[row]
        asked, leans = {}, {}
        for group, (site, side) in enumerate(drawn.groups):
            documents = [d for d, (of, _talk) in enumerate(drawn.documents) if of == group]
            heard = set().union(*(drawn.log[d] for d in documents)) if drawn.log else set()
            if drawn.log and topics is not None and not heard & topics:
                continue
            asked[group] = (site, side)
            passages = {}
            for d, code, start, end, stance in codings.values():
                if code in under and any(
                    d == at and start < to and since < end for at, since, to in spoken.get(group, [])
                ):
                    passages.setdefault((d, start, end), set()).add(stance)
            if passages:
                signs = [
                    {"+": 1, "-": -1, "±": 0}[next(iter(taken))] if len(taken) == 1 else 0
                    for taken in (stances - {""} for stances in passages.values())
                    if taken
                ]
                total = sum(signs)
                leans[group] = 3 if not signs else 0 if total > 0 else 1 if total < 0 else 2
        counts = {
            side: tuple(
                sum(lean == kind and drawn.groups[g][1] == side for g, lean in leans.items()) for kind in range(4)
            )
            for side in ("low", "high")
        }
        low, high = ({site for site, side in asked.values() if side == wanted} for wanted in ("low", "high"))
        said_low, said_high = (
            {drawn.groups[g][0] for g in leans if drawn.groups[g][1] == wanted} for wanted in ("low", "high")
        )
        both = low & high
        rows[row] = (
            counts,
            (
                len(said_low & said_high & both),
                len((said_low - said_high) & both),
                len((said_high - said_low) & both),
                len(both),
            ),
        )
    return rows
