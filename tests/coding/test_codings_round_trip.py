"""What the export writes, the import of a fresh study reads: the same codings, whatever the words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.field import TALK, coded, create, nothing_changes, taken_back
from thematic.coding.coders import add_coder
from thematic.coding.codingsfile import export_codings, import_codings
from thematic.coding.merging import merge_codes
from thematic.report.table import Column, Table, render

MEMO = st.text("abæ \n\t,;\"'«=+-@🙂", max_size=8)
WORDS = st.text("aåa\u030a \n«\"',;=+-@🙂\u2028\x0b", min_size=1, max_size=30)


def written(study, path, format="csv"):
    columns, rows = export_codings(study.desk)
    table = Table(tuple(Column(name, name) for name in columns), tuple(rows))
    path.write_bytes(render(table, format).encode())
    return path


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Two studies of the same documents; the codings of each example are taken back afterwards."""
    with create(tmp_path_factory.mktemp("one")) as one, create(tmp_path_factory.mktemp("other")) as other:
        for study in (one, other):
            add_coder(study.desk, "ola")
        yield one, other


@st.composite
def rows(draw):
    start = draw(st.integers(0, len(TALK) - 1))
    return {
        "document": "a",
        "code": draw(st.sampled_from(["mangel", "ring-først", "trivsel"])),
        "coder": draw(st.sampled_from(["kari", "ola"])),
        "layer": draw(st.sampled_from(["independent", "consensus"])),
        "stance": draw(st.sampled_from(["", "+", "-", "±"])),
        "start": start,
        "end": draw(st.integers(start + 1, len(TALK))),
        "memo": draw(MEMO).strip(),
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=6))
def test_codings_come_back_equal(tmp_path_factory, pair, drawn):
    one, other = pair
    with taken_back(one), taken_back(other):
        one.add_codings(drawn)
        added = import_codings(other.desk, written(one, tmp_path_factory.mktemp("export") / "codings.csv"))
        assert added.warnings == []
        assert len(coded(one)) == added.new
        assert coded(one) == coded(other)


@settings(max_examples=15, deadline=None)
@given(WORDS, st.data())
def test_any_words_of_any_text_come_back_equal(tmp_path_factory, text, data):
    from tests.store.rows import add_document
    from thematic.coding.codebook import add_code
    from thematic.study import create_study

    folder = tmp_path_factory.mktemp("words")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    with create_study(folder / "en", coder="kari") as one, create_study(folder / "to", coder="kari") as other:
        for study in (one, other):
            add_document(study.desk, "a", text=text)
            add_code(study.desk, "mangel")
        one.apply("mangel", "a", span=(start, end))
        import_codings(other.desk, written(one, folder / "codings.csv"))
        assert coded(one) == coded(other)


def test_an_export_into_its_own_study_changes_nothing(study, tmp_path):
    study.add_codings(
        [
            {"document": "a", "code": "mangel", "turn": 2, "memo": "En."},
            {"document": "b", "code": "mangel"} | {"turn": 2},
        ]
    )
    with nothing_changes(study):
        added = import_codings(study.desk, written(study, tmp_path / "codings.csv"))
    assert (added.new, added.skipped, added.warnings) == (0, 2, [])


def test_tab_separated_output_is_read_too_its_white_space_flattened(pair, tmp_path):
    one, other = pair
    words = TALK[TALK.index("Det går ut") : TALK.index("🙂") + 1]
    assert "\n" in words
    with taken_back(one), taken_back(other):
        one.apply("mangel", "a", quote=words, memo="En.")
        import_codings(other.desk, written(one, tmp_path / "codings.tsv", "tsv"))
        assert coded(one) == coded(other)


def test_the_attributes_of_an_export_are_read_over(tmp_path, study):
    (tmp_path / "cases.csv").write_text("document,group,site,absence\na,A,S,low\nb,B,S,high\n")
    from thematic.transcripts.cases import import_cases

    import_cases(study.desk, tmp_path / "cases.csv")
    study.apply("mangel", "a", turn=2)
    columns, rows = export_codings(study.desk, attributes=("absence", "site"))
    table = Table(tuple(Column(name, name) for name in columns), tuple(rows))
    (tmp_path / "codings.csv").write_text(render(table, "csv"), encoding="utf-8")
    assert import_codings(study.desk, tmp_path / "codings.csv").skipped == 1
    assert study.operations[-1].notes == ["0 codings, 1 was there already, 0 left out."]


def test_opposite_stances_that_a_merge_brought_together_are_known_at_home_and_told_elsewhere(study, pair, tmp_path):
    study.apply("mangel", "a", turn=2, stance="-")
    study.apply("trivsel", "a", turn=2, stance="+")
    merge_codes(study.desk, ["mangel"], into="trivsel", reason="Samme sak.")
    path = written(study, tmp_path / "codings.csv")
    with nothing_changes(study):
        assert import_codings(study.desk, path).warnings == []
    with taken_back(pair[1]):
        added = import_codings(pair[1].desk, path)
    assert (added.new, added.skipped) == (1, 1)
    ((_line, warning),) = added.warnings
    assert "stands already with stance" in warning
