"""The theme map: the whole tree as text that Mermaid and Graphviz draw, whatever the names hold."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.field import create, nothing_changes, taken_back
from thematic.coding.codebook import add_code
from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.themes.map import theme_map
from thematic.themes.themes import add_theme, assign_codes, set_status


@pytest.fixture
def themes(study):
    add_theme(study.desk, "ledelse", label_nb="Ledelse på gølvet", label_en="Leadership")
    add_theme(study.desk, "støtte", parent="ledelse")
    add_theme(study.desk, "gammelt")
    set_status(study.desk, "gammelt", "dropped")
    assign_codes(study.desk, "støtte", ["mangel", "ring-først"])
    assign_codes(study.desk, "ledelse", ["mangel"])
    return study


def test_mermaid_shows_themes_subthemes_codes_and_what_is_left_over(themes):
    with nothing_changes(themes):
        text = theme_map(themes.desk)
    assert text == (
        "graph LR\n"
        '  t1["Ledelse på gølvet"]\n'
        '  t2["støtte"]\n'
        '  t3["gammelt"]\n'
        '  c1("mangel")\n'
        '  c2("ring-først")\n'
        '  parked["Koder uten tema: trivsel"]\n'
        "  t1 --> t2\n"
        "  t1 --> c1\n"
        "  t2 --> c1\n"
        "  t2 --> c2\n"
        "  classDef dashed stroke-dasharray: 4 3\n"
        "  class t3,parked dashed\n"
    )


def test_graphviz_shows_the_same(themes):
    assert theme_map(themes.desk, form="graphviz") == (
        "digraph themes {\n"
        "  rankdir=LR;\n"
        "  node [shape=box];\n"
        '  t1 [label="Ledelse på gølvet"];\n'
        '  t2 [label="støtte"];\n'
        '  t3 [label="gammelt", style="dashed"];\n'
        '  c1 [label="mangel", style="rounded"];\n'
        '  c2 [label="ring-først", style="rounded"];\n'
        '  parked [label="Koder uten tema: trivsel", style="dashed"];\n'
        "  t1 -> t2;\n"
        "  t1 -> c1;\n"
        "  t2 -> c1;\n"
        "  t2 -> c2;\n"
        "}\n"
    )


def test_the_map_speaks_the_language_of_the_desk(themes):
    text = theme_map(Desk(themes.desk.store, "kari", "en"))
    assert '["Leadership"]' in text
    assert '["Codes without a theme: trivsel"]' in text


def test_the_codes_can_be_left_out(themes):
    text = theme_map(themes.desk, codes=False)
    assert text.splitlines()[1:5] == ['  t1["Ledelse på gølvet"]', '  t2["støtte"]', '  t3["gammelt"]', "  t1 --> t2"]
    assert "trivsel" not in text


def test_an_empty_tree_is_a_map_too(study):
    assert theme_map(study.desk, codes=False) == "graph LR\n"
    assert theme_map(study.desk, form="graphviz", codes=False).endswith("[shape=box];\n}\n")


def test_another_form_is_refused(study):
    with pytest.raises(UsageError, match="There is no form 'svg'"):
        theme_map(study.desk, form="svg")


ODD = 'Å "få" <b>til</b> [ting] (og) {så} #3; R&D \\n `x` %%{init}%% | ;'


def test_odd_names_are_escaped_for_mermaid(study):
    add_theme(study.desk, "odd", label_nb=ODD)
    (line,) = theme_map(study.desk, codes=False).splitlines()[1:]
    assert line == (
        '  t1["Å #quot;få#quot; #lt;b#gt;til#lt;/b#gt; [ting] (og) {så} #35;3; R#amp;D #92;n #96;x#96;'
        ' #37;#37;{init}#37;#37; | ;"]'
    )


def test_odd_names_are_escaped_for_graphviz(study):
    add_theme(study.desk, "odd", label_nb=ODD)
    line = theme_map(study.desk, form="graphviz", codes=False).splitlines()[3]
    assert line == r'  t1 [label="Å \"få\" <b>til</b> [ting] (og) {så} #3; R&amp;D \\n `x` %%{init}%% | ;"];'


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    with create(tmp_path_factory.mktemp("map")) as study:
        yield study


LABELS = st.text("aÅ\"'\\[](){}<>#&;`%| \n\t\x07-🙂", min_size=1, max_size=14).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(LABELS, LABELS)
def test_any_label_comes_back_from_the_text(plain, theme, code):
    with taken_back(plain):
        add_theme(plain.desk, "tema", label_nb=theme)
        add_code(plain.desk, "kode", label_nb=code)
        assign_codes(plain.desk, "tema", ["kode"])
        mermaid, graphviz = theme_map(plain.desk), theme_map(plain.desk, form="graphviz")
    shown = [" ".join(re.sub(r"[\x00-\x1f]", " ", label).split()) for label in (theme, code)]
    labels = re.findall(r'^  [tc]\d+[\[(]"([^"]*)"[\])]$', mermaid, re.MULTILINE)
    entities = [re.sub(r"#(\d+);", r"&#\1;", re.sub(r"#([a-z]+);", r"&\1;", label)) for label in labels]
    assert [unescape(entity) for entity in entities] == shown
    labels = re.findall(r'^  [tc]\d+ \[label="((?:[^"\\]|\\.)*)"[^"]*(?:"rounded")?\];$', graphviz, re.MULTILINE)
    assert [re.sub(r"\\(.)", r"\1", label).replace("&amp;", "&") for label in labels] == shown
