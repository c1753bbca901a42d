"""Saturation curves as a picture."""

import pytest

from thematic.errors import BadInput
from thematic.report.pictures.saturation import Curve, saturation_pictures
from thematic.report.words import Words

LOW = Curve("medarbeidere, lavt fravær", (10.0, 16.5, 20.0), (8.0, 14.0, 20.0), (13.0, 18.0, 20.0), "Fire nye koder.")
HIGH = Curve("medarbeidere, høyt fravær", (12.0, 15.0), (9.0, 15.0), (14.0, 15.0))


def test_every_curve_has_its_band_and_a_point_for_each_number_of_groups():
    (picture,) = saturation_pictures([LOW, HIGH], Words("nb"), band="95\N{NO-BREAK SPACE}% av rekkefølgene")
    drawing = picture.drawing
    means, bands, points = drawing.named("mean"), drawing.named("band"), drawing.named("point")
    assert (len(means), len(bands), len(points)) == (2, 2, 5)
    for mean, band in zip(means, bands, strict=True):
        upper = band.points[: len(mean.points)]
        lower = list(reversed(band.points[len(mean.points) :]))
        for (x, y), (x_upper, high), (x_lower, low) in zip(mean.points, upper, lower, strict=True):
            assert x == x_upper == x_lower
            assert high <= y <= low
    assert [mark.text for mark in drawing.named("last")] == ["20", "15"]
    assert {"Medarbeidere, lavt fravær", "Fire nye koder.", "antall grupper", "koder i snitt"} <= set(drawing.texts)
    assert picture.alt == (
        "Kurver for 2 typer grupper: antall koder som er tatt opp etter én gruppe, to grupper osv. "
        "Medarbeidere, lavt fravær: 10,0 koder i snitt i én gruppe, 20 i alle 3 grupper. "
        "Medarbeidere, høyt fravær: 12,0 koder i snitt i én gruppe, 15 i alle 2 grupper."
    )


def test_curves_are_drawn_on_one_scale():
    (picture,) = saturation_pictures([LOW, HIGH], Words("en"), band="band")
    first, second = picture.drawing.named("mean")
    per_code = (first.points[0][1] - first.points[2][1]) / (LOW.mean[2] - LOW.mean[0])
    assert (second.points[0][1] - second.points[1][1]) / 3 == pytest.approx(per_code)


def test_nothing_coded_is_said():
    with pytest.raises(BadInput, match="nothing to draw"):
        saturation_pictures([Curve("a", (), (), ())], Words("en"), band="band")


def test_many_curves_take_several_pictures():
    pictures = saturation_pictures([LOW] * 9, Words("en"), band="band", notes=("A note.",))
    assert sum(len(picture.drawing.named("mean")) for picture in pictures) == 9
    assert [bool(picture.notes) for picture in pictures] == [False, True]
