"""Saturation curves as a picture."""

import pytest

from thematic.coding.saturation import saturation
from thematic.errors import BadInput
from thematic.report.labels import labels_of
from thematic.report.pictures.saturation import Curve, curves_of, saturation_notes, saturation_pictures
from thematic.report.words import Words

LOW = Curve("medarbeidere, lavt fravær", (10, 16, 20), (8, 14, 20), (13, 18, 20), (9, 18, 20), "Etter tre grupper.")
HIGH = Curve("medarbeidere, høyt fravær", (12, 15), (9, 15), (14, 15), (11, 15))


def test_every_curve_has_its_band_and_a_point_for_each_number_of_groups():
    (picture,) = saturation_pictures([LOW, HIGH], Words("nb"))
    drawing = picture.drawing
    medians, bands, points = drawing.named("median"), drawing.named("band"), drawing.named("point")
    assert (len(medians), len(bands), len(points), len(drawing.named("imported"))) == (2, 2, 5, 2)
    for median, band in zip(medians, bands, strict=True):
        upper = band.points[: len(median.points)]
        lower = list(reversed(band.points[len(median.points) :]))
        for (x, y), (x_upper, high), (x_lower, low) in zip(median.points, upper, lower, strict=True):
            assert x == x_upper == x_lower
            assert high <= y <= low
    assert [mark.text for mark in drawing.named("last")] == ["20", "15"]
    assert {"Medarbeidere, lavt fravær", "Etter tre grupper.", "antall grupper", "slik de ble importert"} <= set(
        drawing.texts
    )
    assert picture.alt == (
        "Kurver for 2 typer grupper: antall koder som er tatt opp etter én gruppe, to grupper osv. "
        "Medarbeidere, lavt fravær: 10 koder i én gruppe (median), 20 i alle 3 grupper. Etter tre grupper. "
        "Medarbeidere, høyt fravær: 12 koder i én gruppe (median), 15 i alle 2 grupper."
    )


def test_curves_are_drawn_on_one_scale():
    (picture,) = saturation_pictures([LOW, HIGH], Words("en"))
    first, second = picture.drawing.named("median")
    per_code = (first.points[0][1] - first.points[2][1]) / (LOW.median[2] - LOW.median[0])
    assert (second.points[0][1] - second.points[1][1]) / 3 == pytest.approx(per_code)


def test_the_sample_is_drawn_as_it_is_measured(demo_desk):
    found = saturation(demo_desk, orders=50)
    curves = curves_of(found, labels_of(demo_desk), Words("nb"))
    assert [curve.label for curve in curves] == [
        "medarbeidere, lavt fravær",
        "medarbeidere, høyt fravær",
        "ledere, lavt fravær",
        "ledere, høyt fravær",
        "alle grupper",
    ]
    for curve, cell in zip(curves, found.cells, strict=True):
        assert (curve.median, curve.low, curve.high) == (cell.curve.median, cell.curve.low, cell.curve.high)
        assert curve.median[-1] == cell.codes
        reached = "ikke nådd" if cell.reached_at is None else f"etter {cell.reached_at} grupper"
        assert curve.said.startswith(f"Metning: {reached} slik de ble importert; nådd i {cell.orders_reached} av 50")
    (picture,) = saturation_pictures(curves, Words("nb"), notes=saturation_notes(found, Words("nb")))
    assert [mark.text for mark in picture.drawing.named("last")] == [str(cell.codes) for cell in found.cells]
    assert "Guest, Namey og Chen" in picture.notes[0].text


def test_nothing_coded_is_said():
    with pytest.raises(BadInput, match="nothing to draw"):
        saturation_pictures([], Words("en"))


def test_a_single_group_is_a_point():
    (picture,) = saturation_pictures([Curve("one", (4,), (4,), (4,), (4,), wide=True)], Words("en"))
    assert len(picture.drawing.named("point")) == 1
    assert picture.drawing.named("band") == []


def test_many_curves_take_several_pictures():
    pictures = saturation_pictures([LOW] * 9, Words("en"), notes=("A note.",))
    assert sum(len(picture.drawing.named("median")) for picture in pictures) == 9
    assert [bool(picture.notes) for picture in pictures] == [False, True]
