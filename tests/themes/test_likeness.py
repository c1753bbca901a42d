"""TF-IDF and typicality, against the formula written out word by word."""

import math
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.themes.likeness import bundled, middle_of, outlying, tokens, typicality, vocabulary

WORDS = st.sampled_from(["vi", "mangler", "folk", "helga", "sjefen", "ringer", "trives", "Å"])
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=9)


def weights(text, corpus):
    """Token to weight, length 1; empty where nothing weighs anything."""
    sets = [set(tokens(other)) for other in corpus]
    raw = {
        word: (1 + math.log(n)) * math.log((1 + len(sets)) / (1 + sum(word in held for held in sets)))
        for word, n in Counter(tokens(text)).items()
    }
    size = math.sqrt(sum(weight**2 for weight in raw.values()))
    return {word: weight / size for word, weight in raw.items() if weight} if size else {}


def oracle(texts, corpus, bundles):
    vectors = [weights(text, corpus) for text in texts]
    found = []
    for place, vector in enumerate(vectors):
        others = [v for at, v in enumerate(vectors) if bundles[at] != bundles[place] and v]
        rest = Counter()
        for other in others:
            rest.update(other)
        if not vector or not others:
            found.append(None)
            continue
        dot = sum(weight * rest[word] for word, weight in vector.items())
        found.append(dot / math.sqrt(sum(weight**2 for weight in rest.values())))
    return found


@settings(deadline=None)
@given(texts=TEXTS, more=TEXTS, data=st.data())
def test_typicality_is_the_cosine_to_the_sum_of_the_others(texts, more, data):
    bundles = data.draw(st.lists(st.integers(0, 3), min_size=len(texts), max_size=len(texts)))
    corpus = [*texts, *more]
    got, expected = typicality(texts, vocabulary(corpus), bundles=bundles), oracle(texts, corpus, bundles)
    assert [value is None for value in got] == [value is None for value in expected]
    assert [v for v in got if v is not None] == pytest.approx([v for v in expected if v is not None], abs=1e-9)
    assert all(value is None or 0 <= value <= 1 for value in got)


def test_words_compare_whatever_their_case_and_normal_form():
    assert tokens("Å være HMS-leder, 2 år: det er «så som så»!") == (
        ["å", "være", "hms-leder", "år", "det", "er", "så", "som", "så"]
    )
    assert tokens(unicodedata.normalize("NFD", "Åse ÆRER")) == tokens("åse ærer")
    assert tokens("han's 3 _ x1y") == ["han's", "x", "y"]


def test_an_extract_that_shares_no_word_is_at_0_and_one_that_says_the_same_at_1():
    texts = ["mangler folk", "mangler folk", "helt annet tema"]
    assert typicality(texts, vocabulary([*texts, "noe"]))[2] == 0
    assert typicality(texts[:2], vocabulary([*texts, "noe"])) == pytest.approx([1, 1])


def test_what_has_nothing_to_compare_with_is_undefined():
    assert typicality([], vocabulary([])) == []
    assert typicality(["mangler folk"], vocabulary(["mangler folk", "noe"])) == [None]
    assert typicality(["ja", "ja", ""], vocabulary(["ja", "ja", "ja"])) == [None, None, None]
    assert typicality(["a b", "a b"], vocabulary(["a b", "c"]), bundles=[1, 1]) == [None, None]


def test_outlying_is_below_half_the_median():
    assert outlying([0.4, 0.19, 0.2, None, 0.6]) == [False, False, False, False, False]
    assert outlying([0.4, 0.19, 0.4, None, 0.6]) == [False, True, False, False, False]
    assert outlying([None, None]) == [False, False]
    assert middle_of([None, 0.2, 0.4]) == pytest.approx(0.3)
    assert middle_of([None]) is None


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 30), st.integers(1, 6)), max_size=8))
def test_what_shares_characters_is_in_one_bundle(spans):
    spans = [(str(document), start, start + long) for document, start, long in spans]
    linked = {(a, b): _meet(spans[a], spans[b]) for a in range(len(spans)) for b in range(len(spans))}
    for middle in range(len(spans)):
        for a in range(len(spans)):
            for b in range(len(spans)):
                linked[a, b] = linked[a, b] or (linked[a, middle] and linked[middle, b])
    numbers = bundled(spans)
    assert {pair: numbers[pair[0]] == numbers[pair[1]] for pair in linked} == linked


def _meet(a, b):
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
