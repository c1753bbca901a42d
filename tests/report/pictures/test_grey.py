"""Printed in grey, a picture says the same: what differs in meaning differs in lightness or in shape."""

from itertools import combinations, pairwise

from thematic.report.pictures import palette
from thematic.report.pictures.difference import SIGNS
from thematic.report.pictures.palette import RAMP, contrast_between, ink_on, lightness, shade


def test_lightness_runs_from_black_to_white():
    assert (lightness("#000000"), round(lightness("#FFFFFF"), 6)) == (0, 1)
    assert round(contrast_between("#000000", "#FFFFFF"), 6) == 21


def test_a_scale_grows_darker_by_steps_that_can_be_told_apart():
    light = [lightness(colour) for colour in RAMP]
    assert light == sorted(light, reverse=True)
    assert all(one - next_one >= 0.06 for one, next_one in pairwise(light))
    assert [shade(share / 10) for share in range(11)] == sorted(
        (shade(share / 10) for share in range(11)), key=lightness, reverse=True
    )
    assert (shade(0), shade(1)) == (RAMP[0], RAMP[-1])


def test_type_is_readable_on_every_shade():
    for colour in (*RAMP, palette.BAND, palette.WHITE):
        assert contrast_between(ink_on(colour), colour) >= 4.5
    for ink in (palette.INK, palette.GREY):
        assert contrast_between(ink, palette.WHITE) >= 4.5


def test_the_signs_of_the_labels_differ_without_colour():
    def printed(label):
        shape, _size, fill, _edge = SIGNS[label]
        return shape, round(lightness(fill), 1) if fill else None

    for one, other in combinations(SIGNS, 2):
        assert printed(one) != printed(other)
        if SIGNS[one][0] == SIGNS[other][0]:
            fills = [lightness(SIGNS[label][2]) for label in (one, other)]
            assert abs(fills[0] - fills[1]) > 0.4


def test_firm_middling_and_faint_are_told_apart():
    light = [lightness(colour) for colour in (palette.DARK, palette.MIDDLE, palette.PALE, palette.WHITE)]
    assert all(next_one - one >= 0.1 for one, next_one in pairwise(light))
