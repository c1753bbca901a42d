"""The matrix as a picture: a square for every group that raised a row, larger the more often."""

from itertools import pairwise

import pytest

from thematic.contrast.matrix import Matrix, MatrixColumn, MatrixRow, mention_matrix
from thematic.errors import BadInput
from thematic.report.labels import Labels, labels_of
from thematic.report.pictures.drawing import SMALLEST, TALLEST, Box, Text
from thematic.report.pictures.matrix import SIDES, matrix_pictures
from thematic.report.words import Words

LABELS = Labels({}, {}, {}, {}, {})


def matrix(rows, groups=("A", "B", "C"), *, values=(("low",), ("low",), ("high",)), hidden=0):
    columns = tuple(MatrixColumn(name, "", value) for name, value in zip(groups, values, strict=True))
    made = tuple(MatrixRow(name, "", theme, "", mentions, asked) for name, theme, mentions, asked in rows)
    return Matrix("code", ("absence",), {}, "", made, columns, hidden)


ALL = (True, True, True)
SMALL = (
    ("trust", "climate", (1, 2, 9), ALL),
    ("thrift", "climate", (0, 1, 0), (True, False, True)),
    ("silence", "", (0, 0, 0), ALL),
)


def test_squares_are_as_large_as_mentions_are_many():
    (picture,) = matrix_pictures(matrix(SMALL), LABELS, Words("en"))
    cells = {mark.name: mark for mark in picture.drawing.named("cell")}
    assert {name: cell.width for name, cell in cells.items()} == {
        "cell-0-0": SIDES[0],
        "cell-0-1": SIDES[1],
        "cell-0-2": SIDES[2],
        "cell-1-1": SIDES[0],
    }
    assert all(isinstance(cell, Box) and cell.width == cell.height for cell in cells.values())
    assert cells["cell-0-0"].fill != cells["cell-1-1"].fill == "#FFFFFF"
    assert [mark.text for mark in picture.drawing.named("share")] == ["number of groups", "3/3", "0/2"]
    assert {"raised unasked", "1 mention", "2 mentions", "3 or more"} <= set(picture.drawing.texts)


def test_where_a_topic_was_not_asked_stands_a_stroke():
    rows = [("trust", "", (1, 0, 0), (True, False, True))]
    (picture,) = matrix_pictures(matrix(rows), LABELS, Words("nb"))
    assert [mark.name for mark in picture.drawing.named("unasked")] == ["unasked-0-1"]
    assert "ikke spurt" in picture.drawing.texts


def test_what_is_left_out_is_told():
    (picture,) = matrix_pictures(matrix(SMALL, hidden=2), LABELS, Words("en"))
    notes = [note.text for note in picture.notes]
    assert "Left out: 1 row that none of the groups raised." in notes
    assert "2 groups not shown, because some of it is hidden while coding is blind." in notes
    with pytest.raises(BadInput, match="None of these groups raised"):
        matrix_pictures(matrix(SMALL[2:]), LABELS, Words("en"))


def test_groups_are_called_by_what_tells_them_apart():
    def names(*groups):
        rows = [("trust", "", (1, 1, 1), ALL)]
        (picture,) = matrix_pictures(matrix(rows, groups, values=(("low",),) * 3), LABELS, Words("en"))
        return [mark.text for mark in picture.drawing.named("group")]

    assert names("Nord low 1", "Nord low 2", "Sør low") == ["Nord 1", "Nord 2", "Sør"]
    assert names("Group 1", "Group 2", "Group 3") == ["Group 1", "Group 2", "Group 3"]
    assert names("Nord", "Sør", "Øst") == ["Nord", "Sør", "Øst"]


def test_a_kind_too_narrow_for_its_name_has_a_letter():
    rows = [("trust", "", (1, 1, 1), ALL)]
    values = (("internationally recruited",), ("low",), ("high",))
    (picture,) = matrix_pictures(matrix(rows, values=values), LABELS, Words("en"))
    assert [mark.text for mark in picture.drawing.named("kind")] == ["A", "B", "C"]
    assert {"internationally recruited", "low", "high"} <= set(picture.drawing.texts)


def test_the_words_name_what_most_and_fewest_raised():
    (picture,) = matrix_pictures(matrix(SMALL[:2]), LABELS, Words("en"))
    assert picture.alt == (
        "Matrix of 2 rows and 3 groups. A square says that the group raised it, larger the more often. "
        "Raised in most groups: trust (3 of 3); thrift (0 of 2). In fewest: trust (3 of 3); thrift (0 of 2)."
    )


def test_the_whole_sample_stays_readable(demo_desk):
    found = mention_matrix(demo_desk)
    assert len(found.columns) == 36
    pictures = matrix_pictures(found, labels_of(demo_desk), Words("nb"))
    squares = sum(len(picture.drawing.named("cell")) for picture in pictures)
    assert squares == sum(1 for row in found.rows for mentions in row.mentions if mentions)
    for picture in pictures:
        assert picture.height <= TALLEST
        assert len(picture.drawing.named("group")) == 36
        assert all(mark.size >= SMALLEST for mark in picture.drawing.marks if isinstance(mark, Text))
        xs = sorted(mark.x for mark in picture.drawing.named("group"))
        assert min(after - before for before, after in pairwise(xs)) >= SMALLEST
    labels = "".join("".join(picture.drawing.texts) for picture in pictures).replace(" ", "")
    assert "at det nytter å arbeide med fraværet".replace(" ", "") in labels


def test_many_groups_are_parted_into_pictures_side_by_side():
    names = tuple(f"gruppe {number}" for number in range(80))
    rows = [("trust", "", (1,) * 80, (True,) * 80)]
    pictures = matrix_pictures(matrix(rows, names, values=(("low",),) * 80), LABELS, Words("nb"))
    assert [len(picture.drawing.named("cell")) for picture in pictures] == [27, 27, 26]
