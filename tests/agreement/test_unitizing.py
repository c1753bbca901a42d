"""The u-alpha family from the ends of spans: the same as counting coincidences character by character."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreement.texts import Unitized, some_units
from thematic.agreement.unitizing import UAlpha, u_alpha_family
from thematic.errors import UsageError

Label = tuple[str | None, int]
"""Of a character: the code that a coder gave it, and which of the coder's parts it stands in."""


def labels_of(spans: list[tuple[int, int, str]], length: int) -> list[Label]:
    labels: list[Label] = [(None, -1)] * length
    for number, (start, end, code) in enumerate(spans):
        labels[start:end] = [(code, number)] * (end - start)
    return labels


class Counted:
    """Coincidences of the family as Krippendorff et al. (2016) define them, counted over every character."""

    def __init__(self, labels: list[list[Label]], *, coded_only: bool = False) -> None:
        share = Fraction(1, len(labels) - 1)
        self.pairs: dict[tuple[str | None, str | None], Fraction] = {}
        lengths: dict[tuple[int, Label], Fraction] = {}
        for one, other in permutations(range(len(labels)), 2):
            for mine, theirs in zip(labels[one], labels[other], strict=True):
                if not coded_only or (mine[0] is not None and theirs[0] is not None):
                    pair = mine[0], theirs[0]
                    self.pairs[pair] = self.pairs.get(pair, Fraction(0)) + share
                    lengths[one, mine] = lengths.get((one, mine), Fraction(0)) + share
        self.codes = {one for one, _other in self.pairs}
        self.squares = {
            code: sum(
                (many if code is None else many**2 for (_coder, label), many in lengths.items() if label[0] == code),
                Fraction(0),
            )
            for code in self.codes
        }
        self.row = {
            code: sum((many for pair, many in self.pairs.items() if pair[0] == code), Fraction(0))
            for code in self.codes
        }

    def expected(self, one: str | None, other: str | None) -> Fraction:
        whole = sum(self.row.values())
        chance = self.row[one] * self.row[other] - (self.squares[one] if one == other else 0)
        return whole * chance / (whole**2 - sum(self.squares.values()))

    def alpha(self) -> Fraction | None:
        unlike = [(one, other) for one in self.codes for other in self.codes if one != other]
        expected = sum((self.expected(*pair) for pair in unlike), Fraction(0))
        return (
            1 - sum((self.pairs.get(pair, Fraction(0)) for pair in unlike), Fraction(0)) / expected
            if expected
            else None
        )

    def of(self, code: str) -> Fraction | None:
        if code not in self.codes:
            return None
        by_chance = self.expected(code, code) / sum(self.expected(code, other) for other in self.codes)
        found = self.pairs.get((code, code), Fraction(0)) / self.row[code]
        return (found - by_chance) / (1 - by_chance) if by_chance != 1 else None


def near(value: Fraction | None) -> object:
    return None if value is None else pytest.approx(float(value), abs=1e-9)


@settings(deadline=None, max_examples=150)
@given(text=some_units())
def test_the_family_is_what_its_characters_give(text: Unitized) -> None:
    spans, length = text
    found = u_alpha_family(spans, length)
    labels = [labels_of(given, length) for given in spans.values()]
    everything, coded = Counted(labels), Counted(labels, coded_only=True)
    plain = Counted([[("coded" if code else None, part) for code, part in own] for own in labels])
    assert (found.u, found.binary, found.cu) == (near(everything.alpha()), near(plain.alpha()), near(coded.alpha()))
    codes = {code for own in labels for code, _part in own if code is not None}
    assert found.per_code == {code: near(coded.of(code)) for code in codes}
    assert found.coverage == {code: near(coded.row.get(code, Fraction(0)) / everything.row[code]) for code in codes}
    assert found.status == ("ok" if everything.alpha() is not None else "no_variation")


@settings(deadline=None, max_examples=50)
@given(text=some_units(), chance=st.randoms(use_true_random=False))
def test_the_order_of_coders_and_spans_and_the_names_of_codes_do_not_matter(text: Unitized, chance: object) -> None:
    spans, length = text
    renamed = {"x": "z", "y": "x", "z": "y"}
    other = {
        coder: [(start, end, renamed[code]) for start, end, code in chance.sample(given, len(given))]  # type: ignore[attr-defined]
        for coder, given in reversed(spans.items())
    }
    found, again = u_alpha_family(spans, length), u_alpha_family(other, length)
    for name in ("u", "binary", "cu"):
        value = getattr(found, name)
        assert getattr(again, name) == (None if value is None else pytest.approx(value, abs=1e-12))
    for code, value in found.per_code.items():
        assert again.per_code[renamed[code]] == (None if value is None else pytest.approx(value, abs=1e-12))


def test_spans_that_touch_are_two_and_spans_that_overlap_are_one() -> None:
    other = [(2, 9, "x"), (20, 24, "y")]

    def of(*spans: tuple[int, int, str]) -> UAlpha:
        return u_alpha_family({"a": list(spans), "b": other}, 30)

    one = of((0, 10, "x"), (20, 25, "y"))
    assert of((0, 6, "x"), (4, 10, "x"), (0, 6, "x"), (20, 25, "y")) == one
    assert of((0, 5, "x"), (5, 10, "x"), (20, 25, "y")).u != one.u


def test_per_code_alpha_speaks_of_what_its_coverage_says() -> None:
    found = u_alpha_family({"a": [(0, 10, "x"), (10, 20, "y")], "b": [(0, 5, "x"), (10, 20, "y")]}, 30)
    assert found.per_code == {"x": 1.0, "y": 1.0}
    assert found.coverage == {"x": pytest.approx(10 / 15), "y": 1.0}


@pytest.mark.parametrize("span", [(-1, 2, "x"), (8, 11, "x"), (3, 3, "x"), (5, 2, "x")])
def test_a_span_outside_its_text_or_without_characters_is_refused(span: tuple[int, int, str]) -> None:
    with pytest.raises(UsageError, match="outside its text, or is empty"):
        u_alpha_family({"a": [span], "b": []}, 10)


def test_a_text_of_negative_length_is_refused() -> None:
    with pytest.raises(UsageError, match="shorter than nothing"):
        u_alpha_family({"a": [], "b": []}, -1)
