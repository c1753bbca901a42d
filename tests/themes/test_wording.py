"""Word-level differences, and both wordings back out of them."""

from hypothesis import given
from hypothesis import strategies as st

from thematic.themes.wording import before_and_after, word_diff

TEXTS = st.lists(st.sampled_from(["vi", "trenger", "flere", "folk", "nå."]), max_size=10).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_wordings_come_back_out_of_the_difference(before, after):
    assert before_and_after(word_diff(before, after)) == (before, after)


def test_what_went_and_what_came_is_marked():
    assert word_diff("Vi trenger folk nå.", "Vi trenger flere folk.") == "Vi trenger [-folk nå.-] {+flere folk.+}"
    assert word_diff("likt  her", "likt her") == "likt her"
    assert word_diff("", "nytt") == "{+nytt+}"
    assert word_diff("borte", "") == "[-borte-]"
