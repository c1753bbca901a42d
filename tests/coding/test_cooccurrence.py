"""Codes applied together, counted again by brute force, character by character."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.coding.figures import CODES, SPANS, TALKS, coded, create, participants_turns, rows_of
from thematic.coding.blinding import set_blind
from thematic.coding.coders import add_coder, set_lead
from thematic.coding.codings import apply
from thematic.coding.cooccurrence import UNITS, cooccurrence, pair_rows
from thematic.coding.readings import see_readings
from thematic.errors import BadInput, NotFound, UsageError
from thematic.store.desk import Desk
from thematic.transcripts.cases import assign_group


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    with create(tmp_path_factory.mktemp("counted")) as study:
        assign_group(study.desk, "a", "G")
        assign_group(study.desk, "c", "G")
        yield study


def pairs(desk, **options):
    return pair_rows(desk, cooccurrence(desk, **options))


def by_hand(study, rows, unit):
    """Every pair, from sets of characters alone."""
    groups = {"a": "G", "b": "b", "c": "G"}
    spoken = {name: participants_turns(study, name) for name in TALKS}
    units = {code: [] for code in CODES}
    for name, code, start, end in sorted({(row["document"], row["code"], row["start"], row["end"]) for row in rows}):
        said = set(range(start, end)) & set().union(*spoken[name])
        if said:
            units[code].append((name, frozenset(said), (start, end)))
    cover = {code: {(name, at) for name, said, _span in found for at in said} for code, found in units.items()}
    if unit != "passage":
        places = {
            "turn": [(name, turn) for name, turns in spoken.items() for turn in turns],
            "document": [(name, set().union(*turns)) for name, turns in spoken.items()],
        }[unit]
        units = {
            code: [
                (name, frozenset(place), ())
                for name, place in places
                if any(other == name and said & place for other, said, _span in found)
            ]
            for code, found in units.items()
        }
        cover = {code: set(found) for code, found in units.items()}
    told = []
    for a, b in combinations(CODES, 2):
        meet = [(x, y) for x in units[a] for y in units[b] if x[0] == y[0] and x[1] & y[1]]
        if not meet:
            continue
        of = (len(units[a]), len(units[b]))
        together = (len({x for x, _y in meet}), len({y for _x, y in meet}))
        shares = [together[place] / of[place] for place in (0, 1) if of[place] == min(of)]
        told.append(
            {
                "code_a": a,
                "code_b": b,
                "together_a": together[0],
                "of_a": of[0],
                "together_b": together[1],
                "of_b": of[1],
                "jaccard": round(len(cover[a] & cover[b]) / len(cover[a] | cover[b]), 3),
                "share_of_rarer": round(max(shares), 3),
                "groups_together": len({groups[x[0]] for x, _y in meet}),
                "groups_a": len({groups[unit[0]] for unit in units[a]}),
                "groups_b": len({groups[unit[0]] for unit in units[b]}),
            }
        )
    return told


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=SPANS)
def test_every_figure_is_what_counting_characters_gives(counted, spans):
    rows = rows_of(counted, spans)
    with coded(counted, rows):
        for unit in UNITS:
            found = pairs(counted.desk, unit=unit)
            assert sorted(found, key=lambda row: (row["code_a"], row["code_b"])) == by_hand(counted, rows, unit)
            shares = [row["share_of_rarer"] for row in found]
            assert shares == sorted(shares, reverse=True)


@pytest.fixture
def study(tmp_path):
    with create(tmp_path) as opened:
        opened.apply("k1", "a", turn=2)
        opened.apply("k2", "a", quote="mangler folk")
        opened.apply("k2", "a", quote="her.")
        opened.apply("k3", "a", turn=3)
        yield opened


def test_a_long_passage_may_hold_several_of_the_other_code(study):
    (row,) = pairs(study.desk)
    assert (row["together_a"], row["of_a"], row["together_b"], row["of_b"]) == (1, 1, 2, 2)
    assert row["share_of_rarer"] == 1.0
    assert row["jaccard"] == round(16 / 20, 3)
    assert len(pairs(study.desk, unit="document")) == 3


def test_codes_and_least_choose_pairs(study):
    study.apply("k3", "a", turn=2)
    assert len(pairs(study.desk)) == 3
    assert [(row["code_a"], row["code_b"]) for row in pairs(study.desk, codes=["K3"])] == [("k1", "k3"), ("k2", "k3")]
    assert [(row["code_a"], row["code_b"]) for row in pairs(study.desk, codes=["k1", "k2"])] == [("k1", "k2")]
    assert pairs(study.desk, least=2) == []
    with pytest.raises(NotFound, match="no code 'k9'"):
        pairs(study.desk, codes=["k9"])
    with pytest.raises(UsageError, match="no unit 'line'"):
        pairs(study.desk, unit="line")
    with pytest.raises(UsageError, match="at least 1"):
        pairs(study.desk, least=0)


def test_two_coders_codes_never_meet(study):
    add_coder(study.desk, "ola")
    ola = Desk(study.desk.store, "ola")
    apply(ola, "k3", "a", turn=2)
    with pytest.raises(BadInput, match="nothing says whose reading counts"):
        pairs(study.desk)
    assert see_readings(study.desk, strict=False).unclear == (study.desk.store.find("documents", "a")["id"],)
    set_lead(study.desk, "kari")
    assert [(row["code_a"], row["code_b"]) for row in pairs(study.desk)] == [("k1", "k2")]
    set_blind(study.desk, True)
    found = cooccurrence(ola)
    assert (found.pairs, len(found.seen.hidden)) == ((), 3)


def test_nothing_coded_has_no_pairs(tmp_path):
    with create(tmp_path) as empty:
        for unit in UNITS:
            assert pairs(empty.desk, unit=unit) == []
