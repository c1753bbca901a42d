from hypothesis import given
from hypothesis import strategies as st

from thematic.report.pictures.drawing import POINTS, WIDTH, Box, Sheet, Text, hatching

sides = st.floats(1, 400)


@given(sides, sides, st.floats(1, 20))
def test_hatching_stays_in_its_box_and_slants(width, height, gap):
    box = Box(10, 20, width, height)
    for (x1, y1), (x2, y2) in hatching(box, gap=gap):
        assert 10 - 1e-6 <= x1 <= x2 <= 10 + width + 1e-6
        assert 20 - 1e-6 <= y2 <= y1 <= 20 + height + 1e-6
        assert abs((x2 - x1) - (y1 - y2)) < 1e-6


def test_a_box_is_hatched_all_over():
    assert len(list(hatching(Box(0, 0, 40, 20), gap=4))) == 14


def test_a_sheet_becomes_a_drawing_of_sixteen_centimetres():
    sheet = Sheet()
    sheet.add(Text(1, 2, "Å", 7, "#000000", name="label"), Box(0, 0, 1, 1, name="cell-1"))
    drawing = sheet.finish(100)
    assert drawing.width / POINTS == round(WIDTH * POINTS, 3) / POINTS
    assert drawing.height == 100
    assert drawing.texts == ["Å"]
    assert drawing.named("cell") == [Box(0, 0, 1, 1, name="cell-1")]
