"""A weight is how often a document is taken: the same as computing on the documents taken, one by one."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.agreement import formulas
from thematic.agreement.catalogue import FORMULAS, OF_TWO, pooled_kappa
from thematic.agreement.patterns import Patterns, tabulate

Document = list[list[int | None]]


@st.composite
def some_documents(draw: st.DrawFn, *, coders: int = 3) -> list[Document]:
    """Documents of coders x units; a coder may not have read one at all."""
    cell = st.sampled_from([0, 1, 1, None])
    found = []
    for _document in range(draw(st.integers(1, 5))):
        units = draw(st.integers(1, 4))
        rows = st.one_of(st.lists(cell, min_size=units, max_size=units), st.just([None] * units))
        found.append([draw(rows) for _coder in range(coders)])
    return found


def joined(documents: list[Document]) -> Patterns:
    """The documents one after the other."""
    return tabulate([[rating for one in documents for rating in one[coder]] for coder in range(3)], categories=[0, 1])[
        0
    ]


def by_document(documents: list[Document]) -> tuple[Patterns, np.ndarray]:
    """All patterns, and documents x patterns: units of each."""
    whole = joined(documents)
    table = np.zeros((len(documents), len(whole.ratings)))
    for place, document in enumerate(documents):
        for unit in zip(*document, strict=True):
            row = [-1 if rating is None else rating for rating in unit]
            table[place, whole.ratings.tolist().index(row)] += 1
    return whole, table


def near(value: Any) -> Any:
    return pytest.approx(float(value), abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("name", [name for name in FORMULAS if name not in OF_TWO])
@settings(deadline=None, max_examples=25)
@given(documents=some_documents(), data=st.data())
def test_replicates_are_the_coefficients_of_resampled_documents(
    name: str, documents: list[Document], data: Any
) -> None:
    times = st.lists(st.integers(0, 3), min_size=len(documents), max_size=len(documents)).filter(any)
    drawn = data.draw(st.lists(times, min_size=1, max_size=4))
    patterns, table = by_document(documents)
    replicates = FORMULAS[name](Patterns(patterns.ratings, np.array(drawn, dtype=float) @ table, 2))
    for place, often in enumerate(drawn):
        taken = joined([one for one, many in zip(documents, often, strict=True) for _time in range(many)])
        for figure, alone in zip(replicates, FORMULAS[name](taken), strict=True):
            assert figure.shape == (len(drawn),)
            assert figure[place] == near(alone)


@pytest.mark.parametrize("name", OF_TWO)
@settings(deadline=None, max_examples=25)
@given(documents=some_documents())
def test_leaving_out_a_document_in_turn_is_computing_without_it(name: str, documents: list[Document]) -> None:
    patterns, table = by_document(documents)
    left_out = (1.0 - np.eye(len(documents))) @ table
    replicates = FORMULAS[name](Patterns(patterns.ratings, left_out, 2).pair(0, 2))[0]
    for place in range(len(documents)):
        rest = joined([one for number, one in enumerate(documents) if number != place])
        assert replicates[place] == near(FORMULAS[name](rest.pair(0, 2))[0])


@settings(deadline=None, max_examples=25)
@given(documents=some_documents(), factor=st.integers(2, 9))
def test_pooled_kappa_pools_each_replicate_for_itself(documents: list[Document], factor: int) -> None:
    patterns, table = by_document(documents)
    otherwise = patterns.ratings.copy()
    otherwise[:, 0] = np.where(otherwise[:, 0] == -1, -1, 1 - otherwise[:, 0])
    other = Patterns(otherwise, patterns.weights, 2)
    weights = np.vstack([table, factor * table])
    codes = [formulas.fleiss(Patterns(one.ratings, weights, 2)) for one in (patterns, other)]
    found = pooled_kappa(codes)[0]
    for place in range(len(weights)):
        alone = pooled_kappa([tuple(figure[place] for figure in code) for code in codes])[0]
        assert found[place] == near(alone)
    assert found[: len(table)] == pytest.approx(found[len(table) :], abs=1e-12, nan_ok=True)


def test_a_distance_serves_all_replicates() -> None:
    ratings = [[1, 2, 3, 4, 2], [1, 3, 3, 4, None], [2, 2, 3, 1, 2]]
    patterns, values = tabulate(ratings)
    apart = np.subtract.outer(values, values) ** 2.0
    weights = np.array([[1.0, 1, 1, 1, 1], [2, 0, 1, 3, 1], [0, 0, 0, 0, 0]])
    whole = Patterns(patterns.ratings, weights, patterns.categories)
    value = formulas.alpha(whole, distance=apart)[0]
    for place in (0, 1):
        alone = Patterns(patterns.ratings, weights[place], patterns.categories)
        assert value[place] == near(formulas.alpha(alone, distance=apart)[0])
    assert np.isnan(value[2])
