"""How two sides relate, at every edge of the rule."""

import pytest

from thematic.contrast.mirror_verdicts import SHOWN, VERDICTS, MirrorSide, judge
from thematic.contrast.stances import Stances
from thematic.contrast.thresholds import Thresholds


def side(groups, of=9, *, sites=None, speakers=None, stances=None):
    least = groups if sites is None else sites
    return MirrorSide(
        groups, of, least, groups if speakers is None else speakers, 0, stances or Stances(0, 0, 0, groups), ()
    )


def verdict(a, b, *, label="unresolved", codes=(True, True)):
    return judge(a, b, label=label, codes=codes, least=Thresholds())


PLUS, MINUS, DIVIDED = Stances(4, 0, 0, 0), Stances(0, 4, 0, 0), Stances(2, 2, 0, 0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (PLUS, PLUS, "agreement"),
        (MINUS, MINUS, "agreement"),
        (DIVIDED, DIVIDED, "agreement"),
        (Stances(0, 0, 0, 4), Stances(0, 0, 0, 4), "agreement"),
        (PLUS, MINUS, "contradiction"),
        (MINUS, PLUS, "contradiction"),
        (PLUS, DIVIDED, "both"),
        (PLUS, Stances(0, 0, 0, 4), "both"),
        (PLUS, Stances(0, 2, 0, 2), "both"),
        (Stances(2, 0, 0, 2), Stances(2, 0, 0, 2), "both"),
    ],
)
def test_where_both_raise_it_their_stances_decide(a, b, expected):
    assert verdict(side(4, stances=a), side(4, stances=b)) == (expected, None)


def test_a_blind_spot_is_the_side_that_was_asked_has_a_code_and_says_little():
    assert verdict(side(7), side(0), label="clear") == ("blind spot", 1)
    assert verdict(side(1), side(7), label="tendency") == ("blind spot", 0)
    assert verdict(side(7), side(0), label="unresolved") == ("unresolved", None)
    assert verdict(side(7), side(0, 0), label="thin") == ("not asked", 1)
    assert verdict(side(0, 0), side(7), label="thin") == ("not asked", 0)


def test_without_a_code_nothing_can_be_told():
    assert verdict(side(7), side(0), label="clear", codes=(True, False)) == ("no code", 1)
    assert verdict(side(0), side(7), label="clear", codes=(False, True)) == ("no code", 0)
    assert verdict(side(2), side(0), label="thin", codes=(True, False)) == ("thin", None)


def test_few_sites_or_speakers_keep_a_side_from_raising_a_matter():
    assert verdict(side(7), side(7, sites=2)) == ("unresolved", None)
    assert verdict(side(7), side(7, speakers=2)) == ("unresolved", None)
    # The larger share stands on the side that has too few sites: the other has no blind spot, and neither has this.
    assert verdict(side(3), side(9, sites=2), label="clear") == ("unresolved", None)


def test_neither_side_is_thin_or_silent():
    assert verdict(side(2), side(1)) == ("thin", None)
    assert verdict(side(0), side(0)) == ("silent", None)


def test_every_verdict_is_known():
    assert set(VERDICTS) > SHOWN
