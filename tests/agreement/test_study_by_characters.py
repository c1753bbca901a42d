"""A run on spans is what comes out when every character is compared: random small studies, by the book."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreement import oracles
from tests.agreement.studies import fill, ratings_of, row_of, study_of
from thematic.agreement.run import run

LENGTH = 9
CODES = ("x", "y")
PEOPLE = ("kari", "ola", "aud", "per")


@st.composite
def some_studies(draw, *, coders=(2, 4)):
    """Documents that some of the coders read, and what they coded there."""
    place = st.integers(0, LENGTH)
    span = st.tuples(place, place).filter(lambda ends: ends[0] != ends[1]).map(sorted)
    coded = st.lists(st.tuples(st.sampled_from(CODES), span), max_size=3, unique_by=str)
    people = PEOPLE[: draw(st.integers(*coders))]
    return {
        f"d{number}": {
            coder: [(code, start, end) for code, (start, end) in draw(coded)]
            for coder in people
            if draw(st.integers(0, 4))
        }
        for number in range(draw(st.integers(1, 3)))
    }, people


def compared(documents, people, coefficients):
    """The rows of a run over a study of these, and the characters of each code in the documents that two read."""
    with study_of(documents, length=LENGTH) as desk:
        fill(desk, {"blank": {coder: [] for coder in people}}, length=LENGTH)
        with desk.change("set up"):
            known = set(desk.store.values("codes", "name"))
            for code in CODES:
                if code not in known:
                    desk.store.insert("codes", {"name": code})
        found = run(desk, codes=CODES, coders=people, coefficients=coefficients, interval="none")
    documents = {**documents, "blank": {coder: [] for coder in people}}
    shared = {name: readings for name, readings in documents.items() if len(readings) >= 2}
    return found, {code: ratings_of(shared, code, coders=people, length=LENGTH) for code in CODES}


def close(value, expected):
    assert value == (None if expected is None else pytest.approx(float(expected), abs=1e-12))


@settings(deadline=None, max_examples=25)
@given(some_studies())
def test_alpha_and_percent_agreement(drawn):
    documents, people = drawn
    found, ratings = compared(documents, people, ("krippendorff_alpha", "percent_agreement"))
    for code in CODES:
        row = row_of(found, code)
        close(row.value, oracles.alpha(ratings[code]))
        close(row.observed, oracles.percent(ratings[code]) if len(people) == 2 else row.observed)
        close(row_of(found, code, "percent_agreement").value, oracles.percent(ratings[code]))
        assert row.units == len(oracles.shared(ratings[code]))
        assert row.status == oracles.status(ratings[code])
        given = [rating for unit in oracles.shared(ratings[code]) for rating in unit]
        assert row.prevalence == pytest.approx(sum(given) / len(given))
    both = [one + other for one, other in zip(*ratings.values(), strict=True)]
    close(row_of(found, "*").value, oracles.alpha(both))
    close(row_of(found, "*", "percent_agreement").value, oracles.percent(both))


@settings(deadline=None, max_examples=15)
@given(some_studies())
def test_kappas_of_several(drawn):
    documents, people = drawn
    found, ratings = compared(documents, people, ("fleiss_kappa", "conger_kappa", "light_kappa", "gwet_ac1"))
    for code in CODES:
        for name in ("fleiss_kappa", "conger_kappa", "light_kappa"):
            book = getattr(oracles, name.removesuffix("_kappa"))
            close(row_of(found, code, name).value, book(ratings[code]))
        close(row_of(found, code, "gwet_ac1").value, oracles.gwet_ac1(ratings[code], 2))


@settings(deadline=None, max_examples=15)
@given(some_studies(coders=(2, 2)))
def test_kappas_of_two(drawn):
    documents, people = drawn
    found, ratings = compared(documents, people, ("cohen_kappa", "scott_pi"))
    for code in CODES:
        close(row_of(found, code, "cohen_kappa").value, oracles.cohen(ratings[code]))
        close(row_of(found, code, "scott_pi").value, oracles.scott(ratings[code]))


@settings(deadline=None, max_examples=15)
@given(some_studies())
def test_alpha_over_sets_of_codes(drawn):
    documents, people = drawn
    found, ratings = compared(documents, people, ("masi_alpha", "jaccard_alpha"))
    sets = [
        [
            None if None in unit else frozenset(code for code, rated in zip(CODES, unit, strict=True) if rated)
            for unit in zip(*(ratings[code][place] for code in CODES), strict=True)
        ]
        for place in range(len(people))
    ]
    close(row_of(found, "*", "masi_alpha").value, oracles.alpha(sets, oracles.masi))
    close(row_of(found, "*", "jaccard_alpha").value, oracles.alpha(sets, oracles.jaccard))
