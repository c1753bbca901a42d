"""What is asked in adjudication: each place where readers differ, once, with what everybody coded there."""

import pytest

from tests.agreement.readers import questions, read, told
from thematic.agreement.disagreements import find_disagreements
from thematic.agreement.material import gather
from thematic.agreement.passages import agreed, reread, together
from thematic.errors import BadInput, NotFound


def test_readers_who_agree_are_asked_nothing(desk):
    read(desk, ("kari", "mangel", 0, 24), ("ola", "mangel", 0, 24))
    assert questions(desk) == []


def test_a_missed_passage_a_boundary_and_a_different_code_are_asked_in_the_order_of_the_text(desk):
    read(
        desk,
        ("kari", "trivsel", 46, 68),
        ("ola", "humor", 50, 68),
        ("kari", "mangel", 0, 24),
        ("ola", "mangel", 3, 24),
        ("ola", "ring", 25, 45),
    )
    assert told(questions(desk)) == [
        ("boundary", ("mangel",), (0, 24)),
        ("missed", ("ring",), (25, 45)),
        ("different code", ("trivsel", "humor"), (46, 68)),
    ]


def test_two_readers_are_asked_what_the_list_of_disagreements_has(desk):
    read(
        desk,
        ("kari", "mangel", 0, 10),
        ("kari", "mangel", 10, 24),
        ("ola", "mangel", 0, 10),
        ("kari", "trivsel", 30, 60),
        ("ola", "humor", 25, 40),
        ("ola", "ring", 50, 58),
        ("ola", "humor", 79, 90),
        ("kari", "humor", 85, 95),
    )
    listed = find_disagreements(gather(desk, coders=["kari", "ola"], documents=["a"]))
    assert sorted((one.kind, one.span) for one in listed) == sorted(
        (kind, span) for kind, _codes, span in told(questions(desk))
    )


def test_words_side_by_side_are_two_passages(desk):
    read(desk, ("kari", "mangel", 0, 10), ("ola", "mangel", 10, 24))
    assert told(questions(desk)) == [("missed", ("mangel",), (0, 10)), ("missed", ("mangel",), (10, 24))]


def test_several_readers_are_asked_once_about_a_passage(desk):
    read(
        desk,
        ("kari", "mangel", 0, 24),
        ("ola", "mangel", 0, 20),
        ("kari", "ring", 25, 45),
        ("per", "trivsel", 25, 45),
        ("kari", "humor", 60, 70),
        ("ola", "humor", 60, 70),
        ("per", "humor", 60, 70),
        coders=("kari", "ola", "per"),
    )
    asked = questions(desk)
    assert told(asked) == [
        ("missed", ("mangel",), (0, 24)),
        ("different code", ("ring", "trivsel"), (25, 45)),
    ]
    assert {coder: len(asked[1].reading(coder)) for coder in ("kari", "ola", "per")} == {"kari": 1, "ola": 0, "per": 1}


def test_coders_named_are_the_only_readers(desk):
    read(desk, ("kari", "mangel", 0, 24), ("ola", "mangel", 0, 24), coders=("kari", "ola", "per"))
    assert told(questions(desk)) == [("missed", ("mangel",), (0, 24))]
    assert questions(desk, coders=("ola", "Kari")) == []


def test_a_reader_who_left_the_document_blank_disagrees_and_one_who_never_saw_it_does_not(desk):
    read(desk, ("kari", "mangel", 0, 24), coders=("kari", "ola"))
    assert told(questions(desk)) == [("missed", ("mangel",), (0, 24))]
    read(desk, ("kari", "mangel", 0, 24), document="b", coders=("kari",))
    with pytest.raises(BadInput, match="two readings, and only kari has read 'b'"):
        reread(desk, "b")
    with pytest.raises(BadInput, match="ola has not read 'b'"):
        reread(desk, "b", coders=["kari", "ola"])
    with pytest.raises(NotFound, match="There is no coder 'olla'") as error:
        reread(desk, "a", coders=["kari", "olla"])
    assert "Did you mean 'ola'" in error.value.hint


def test_a_document_that_nobody_has_read_says_so(desk):
    read(desk, coders=())
    with pytest.raises(BadInput, match="nobody has read 'a'"):
        reread(desk, "a")


def test_opposite_stances_on_the_same_words_are_asked_and_no_stance_says_nothing(desk):
    read(
        desk,
        ("kari", "mangel", 0, 24, "+"),
        ("ola", "mangel", 0, 24, "-"),
        ("kari", "ring", 25, 45, "+"),
        ("ola", "ring", 25, 45),
    )
    assert told(questions(desk)) == [("stance", ("mangel",), (0, 24))]


@pytest.mark.parametrize(
    ("readings", "shared"),
    [
        ({"a": [(0, 5, "+")], "b": [(0, 5, "+")]}, ((0, 5, "+"),)),
        ({"a": [(0, 5, "")], "b": [(0, 5, "+")]}, ((0, 5, "+"),)),
        ({"a": [(0, 5, "-")], "b": [(0, 5, "+")]}, None),
        ({"a": [(0, 5, "+"), (0, 5, "-")], "b": [(0, 5, "-"), (0, 5, "+")]}, ((0, 5, "+"), (0, 5, "-"))),
        ({"a": [(0, 5, "+"), (0, 5, "-")], "b": [(0, 5, "")]}, None),
        ({"a": [(0, 3, ""), (3, 5, "")], "b": [(0, 5, "")]}, ((0, 5, ""),)),
        ({"a": [(0, 5, "")], "b": []}, None),
        ({"a": [(0, 5, "")], "b": [(0, 4, "")]}, None),
        ({"a": [(0, 5, "")], "b": [(0, 5, "+")], "c": [(0, 5, "-")]}, None),
    ],
)
def test_what_readers_share(readings, shared):
    assert agreed(readings) == shared


@pytest.mark.parametrize(
    ("readings", "whole"),
    [
        ({"a": [(0, 5, "+")], "b": [(3, 9, "")]}, ((0, 9, "+"),)),
        ({"a": [(0, 5, "+")], "b": [(0, 5, "-")]}, ((0, 5, "±"),)),
        ({"a": [], "b": [(0, 5, "-"), (3, 9, "+")]}, ((0, 5, "-"), (3, 9, "+"))),
        ({"a": [(0, 3, ""), (5, 9, "-")], "b": [(2, 6, "")]}, ((0, 9, "-"),)),
    ],
)
def test_both_is_what_either_coded_as_one(readings, whole):
    assert together(readings) == whole
