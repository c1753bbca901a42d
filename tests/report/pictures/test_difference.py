"""The difference plot: a mark for every row, at the figures of the contrast, and the same figures in words."""

import pytest

from thematic.contrast.compare import compare
from thematic.errors import BadInput
from thematic.report.pictures.difference import PLOT, RIGHT, SIGNS, difference_pictures
from thematic.report.pictures.drawing import SMALLEST, TALLEST, Sign, Stroke, Text
from thematic.report.tables import print_setting
from thematic.report.words import Words


@pytest.fixture
def drawn(desk):
    def draw(language="nb", *, all_rows=False, at=desk, **options):
        contrast = compare(at, by="absence", **{"values": ("low", "high")} | options)
        return contrast, difference_pictures(contrast, print_setting(at, Words(language), "report"), all_rows=all_rows)

    return draw


def x(difference):
    return PLOT + (difference + 1) / 2 * (RIGHT - PLOT)


def test_every_shown_row_has_its_sign_its_interval_and_its_counts(drawn):
    contrast, (picture,) = drawn()
    rows = contrast.rows
    assert len(rows) == 2
    drawing = picture.drawing
    signs, spans = drawing.named("sign"), drawing.named("interval")
    assert len(signs) == len(spans) == len(rows)
    for row, sign, span in zip(rows, signs, spans, strict=True):
        assert isinstance(sign, Sign)
        assert isinstance(span, Stroke)
        assert (sign.x, sign.shape) == (pytest.approx(x(row.difference)), SIGNS[row.label][0])
        low, high = (point[0] for point in span.points)
        assert (low, high) == (pytest.approx(x(row.interval_low)), pytest.approx(x(row.interval_high)))
    counts = [mark.text for mark in drawing.named("counts")]
    assert counts == [f"{row.groups_a}/{row.of_a} – {row.groups_b}/{row.of_b}" for row in rows]
    (zero,) = drawing.named("zero")
    assert zero.points[0][0] == pytest.approx(x(0))


def test_all_rows_are_drawn_but_those_that_nobody_raised(drawn, make):
    desk = make(raised={"low": {"near": range(4), "phone": range(2)}, "high": {"tired": range(4)}})
    contrast, (picture,) = drawn(all_rows=True, at=desk)
    raised = [row for row in contrast.all_rows if row.groups_a or row.groups_b]
    assert len(raised) < len(contrast.all_rows)
    assert len(picture.drawing.named("sign")) == len(raised)
    assert "Uavklart eller tynt grunnlag" in picture.drawing.texts


def test_labels_and_sides_speak_both_languages(drawn):
    _contrast, (nb,) = drawn()
    assert {"ledere som er lette å få tak i", "oftere: lavt fravær\N{NO-BREAK SPACE}→", "tydelig", "0,5"} <= set(
        nb.drawing.texts
    )
    assert nb.caption == "Forskjeller etter sykefravær, med 95\N{NO-BREAK SPACE}% intervall"
    _contrast, (en,) = drawn("en", theme="climate")
    assert {"managers who are easy to reach", "more often: low absence\N{NO-BREAK SPACE}→", "clear", "0.5"} <= set(
        en.drawing.texts
    )
    assert en.caption == "Differences by sickness absence, with 95% intervals (Climate)"


def test_the_words_say_the_figures_of_the_contrast(drawn):
    contrast, (picture,) = drawn("en")
    words = Words("en")
    assert picture.alt.startswith(f"Difference plot with {len(contrast.rows)} rows")
    for row in contrast.rows:
        assert (
            f"{row.groups_a} of {row.of_a} against {row.groups_b} of {row.of_b}, difference "
            f"{words.number(row.difference)} ({words.number(row.interval_low)} to {words.number(row.interval_high)}), "
            f"{row.label}"
        ) in picture.alt


def test_what_stands_under_a_contrast_table_stands_under_the_picture(drawn):
    _contrast, (picture,) = drawn("en")
    said = " ".join(note.text for note in picture.notes)
    assert "Counts are of groups, not of mentions: low absence 4, high absence 4; 4 sites." in said
    assert "Chance: " in said
    assert "say nothing about causes" in said
    assert not any(note.mark for note in picture.notes)


def test_the_sample_shows_every_kind_of_row_with_its_own_sign(demo_desk):
    contrast = compare(demo_desk, by="absence", values=("low", "high"), where={"role": "employee"}, theme="climate")
    (picture,) = difference_pictures(contrast, print_setting(demo_desk, Words("nb"), "report"))
    shown = [(sign.shape, sign.fill) for sign in picture.drawing.named("sign")]
    assert shown == [(SIGNS[row.label][0], SIGNS[row.label][2]) for row in contrast.rows]
    assert {row.label for row in contrast.rows} == {"clear", "tendency", "shared"}
    assert {"tydelig", "tendens", "felles"} <= set(picture.drawing.texts)


def test_a_fragile_row_carries_a_letter_that_the_picture_explains(demo_desk):
    contrast = compare(demo_desk, by="absence", values=("low", "high"), where={"role": "employee"}, theme="climate")
    (picture,) = difference_pictures(contrast, print_setting(demo_desk, Words("en"), "report"))
    fragile = [row for row in contrast.rows if row.fragile]
    assert bool(fragile) == (
        "No longer clear or a tendency when one of the sites is left out." in picture.drawing.texts
    )
    lettered = [text for text in picture.drawing.texts if text.endswith("ᵃ")]
    assert len(lettered) == len(fragile) > 0


def test_type_is_never_smaller_than_seven_points_and_stays_on_the_sheet(drawn):
    _contrast, (picture,) = drawn(all_rows=True)
    for mark in picture.drawing.marks:
        if isinstance(mark, Text):
            assert mark.size >= SMALLEST
            assert 0 < mark.y < picture.drawing.height
            assert 0 <= mark.x <= picture.drawing.width


def test_many_rows_are_parted_into_pages_of_whole_rows(demo_desk):
    contrast = compare(demo_desk, by="absence", values=("low", "high"), where={"role": "employee"})
    pictures = difference_pictures(contrast, print_setting(demo_desk, Words("nb"), "report"))
    assert len(pictures) > 1
    assert sum(len(picture.drawing.named("sign")) for picture in pictures) == len(contrast.rows)
    assert all(picture.height <= TALLEST for picture in pictures)
    assert pictures[0].caption.endswith(f", 1 av {len(pictures)}")
    assert [bool(picture.notes) for picture in pictures] == [False] * (len(pictures) - 1) + [True]


def test_each_of_several_values_is_drawn_against_the_rest(make, drawn):
    raised = {"low": {"near": range(4)}, "mid": {"fun": range(4)}, "high": {"tired": range(4)}}
    contrast, pictures = drawn("en", at=make(raised=raised), values=None)
    assert len(pictures) == 3
    assert sum(len(picture.drawing.named("sign")) for picture in pictures) == len(contrast.rows)
    assert "more often: the rest" in " ".join(
        text.replace("\N{NO-BREAK SPACE}", " ") for text in pictures[0].drawing.texts
    )


def test_nothing_to_show_is_said(make, drawn):
    quiet = make(raised={"low": {}, "high": {}})
    with pytest.raises(BadInput, match="nothing to draw") as refused:
        drawn(at=quiet)
    assert "--all" in refused.value.hint
    with pytest.raises(BadInput, match="Nobody raised anything"):
        drawn(at=quiet, all_rows=True)


def test_a_row_without_figures_says_so(make, drawn):
    desk = make()
    with desk.change("ask"):
        question = desk.store.insert("questions", {"name": "q", "theme": "climate", "wording_nb": "?", "position": 1})
        other = desk.store.insert("questions", {"name": "r", "theme": "other", "wording_nb": "?", "position": 2})
        for row in desk.store.rows("documents"):
            asked = question if row["name"].endswith("low") else other
            desk.store.insert("asked", {"document_id": row["id"], "question_id": asked})
    contrast, (picture,) = drawn("en", all_rows=True, at=desk)
    undefined = [row for row in contrast.all_rows if row.difference is None]
    assert undefined
    assert len(picture.drawing.named("undefined")) == len(undefined)
    assert len(picture.drawing.named("sign")) == len(picture.drawing.named("counts")) - len(undefined)
