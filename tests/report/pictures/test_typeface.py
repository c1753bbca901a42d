from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.report.pictures.typeface import set_lines, width_of, wrap

texts = st.text(st.sampled_from("abcæøåWil-/ \N{NO-BREAK SPACE}"), max_size=60)

LEFT_OUT = str.maketrans("", "", " -")
"""What a break may take away or add."""


@given(texts, st.floats(20, 200))
@settings(deadline=None)
def test_a_label_is_wrapped_within_its_width_and_nothing_is_cut(text, width):
    lines = wrap(text, width, 7)
    assert "".join(lines).translate(LEFT_OUT) == text.translate(LEFT_OUT)
    assert all(width_of(line, 7) <= width + 1e-9 for line in lines)


def test_lines_break_at_spaces_and_never_at_hard_ones():
    assert wrap("å finne på noe i lag", 45, 7) == ["å finne på", "noe i lag"]
    assert wrap("oftere:\N{NO-BREAK SPACE}lavt fravær", 45, 7)[0].startswith("oftere:")
    assert wrap("", 45, 7) == [""]


def test_a_long_word_is_parted_after_its_own_hyphen():
    assert wrap("mestringsorientert-klimaundersøkelse", 90, 7)[0] == "mestringsorientert-"
    lines = wrap("x" * 100, 50, 7)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(lines).replace("-", "") == "x" * 100


def test_type_is_measured_in_points_and_scales():
    assert width_of("Nærvær", 14) == 2 * width_of("Nærvær", 7)
    assert width_of("Nærvær", 7, bold=True) > width_of("Nærvær", 7)
    assert 20 < width_of("Nærvær", 7) < 30


def test_lines_stand_below_each_other():
    first, second = set_lines(["a", "b"], 5, 10, 10, "#000000", name="label")
    assert (first.x, second.x, first.name) == (5, 5, "label")
    assert 0 < second.y - first.y - 12 < 1
