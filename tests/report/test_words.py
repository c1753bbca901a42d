import re
import string

import pytest

from thematic.errors import UsageError
from thematic.report.headings import EN, NB
from thematic.report.words import Words, capitalised


def gaps(sentence):
    return sorted(name for _text, name, _form, _conversion in string.Formatter().parse(sentence) if name)


def test_both_languages_say_the_same_things():
    assert list(NB) == list(EN)


@pytest.mark.parametrize("key", NB)
def test_both_languages_have_the_same_gaps(key):
    assert gaps(NB[key]) == gaps(EN[key])


@pytest.mark.parametrize("key", NB)
def test_nothing_is_empty_or_carelessly_spaced(key):
    for sentence in (NB[key], EN[key]):
        assert sentence.strip() == sentence != ""
        assert not re.search(r" [,.;:)]|  ", sentence)


def test_counts_agree_with_their_nouns():
    assert [Words("nb").count(n, "site") for n in (0, 1, 6)] == ["0 steder", "1 sted", "6 steder"]
    assert [Words("en").count(n, "group") for n in (1, 2)] == ["1 group", "2 groups"]


def test_numbers_follow_the_language():
    assert Words("nb").number(-0.356) == "−0,36"
    assert Words("en").number(0.356) == "0.36"
    assert Words("nb").number(0.0004, digits=3) == "<\u00a00,001"
    assert Words("nb").number(0.0, digits=3) == "0,000"
    assert Words("en").number(-0.001) == "0.00"
    assert Words("en").number(None) == ""


def test_names_are_joined_as_in_speech():
    words = Words("nb")
    assert words.joined([]) == ""
    assert words.joined(["Nord"]) == "Nord"
    assert words.joined(["Nord", "Sør", "Vest"]) == "Nord, Sør og Vest"


def test_capitals_touch_only_the_first_letter():
    assert capitalised("ærlig HMS-leder") == "Ærlig HMS-leder"
    assert capitalised("") == ""


def test_another_language_is_a_usage_error():
    with pytest.raises(UsageError, match="no report language 'sv'"):
        Words("sv")
