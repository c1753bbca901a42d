"""Reading copies: every word is there, stripes stand where the codings are, and the page needs nothing else."""

import base64
import hashlib
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.coding.field import TALK, create
from thematic.coding.blinding import set_blind
from thematic.coding.codebook import add_code, edit_code
from thematic.coding.coders import add_coder, set_lead
from thematic.errors import BadInput, NotFound, UsageError
from thematic.report.reading_copy import inks, read_copy
from thematic.report.reading_files import export_reading, file_names
from thematic.report.reading_lines import Lines, break_lines, lanes, print_lines, width_of
from thematic.store.desk import Desk

WIDTH = 28_000


@pytest.fixture
def study(tmp_path):
    with create(tmp_path) as opened:
        edit_code(opened.desk, "mangel", label_nb="For få folk", label_en="Too few people", colour="#ffcc00")
        opened.add_codings(
            [
                {"document": "a", "code": "trivsel", "start": TALK.index("folk"), "end": TALK.index("🙂") + 1},
                {"document": "a", "code": "ring-først", "turn": 4, "stance": "-", "memo": "Om <terskel> & mer."},
                {"document": "a", "code": "mangel", "quote": "Vi mangler folk.", "stance": "+"},
            ]
        )
        yield opened


def page_of(study, tmp_path, document="a", **options):
    (path, *_more), _notes = export_reading(study.desk, [document], tmp_path / "r.html", **options)
    return html.fromstring(path.read_bytes())


def test_every_word_is_there_turn_by_turn(study, tmp_path):
    page = page_of(study, tmp_path)
    said = [line.text_content() for line in page.find_class("said")]
    assert said == [line.partition(": ")[2] for line in TALK.splitlines()]
    whos = [who.text_content() for who in page.find_class("who")]
    assert whos == [line.partition(": ")[0] for line in TALK.splitlines()]


def test_a_stripe_has_a_bar_on_each_line_it_touches_and_one_label(study, tmp_path):
    page = page_of(study, tmp_path, language="nb")
    bars = {}
    for number, line in enumerate(page.find_class("line"), start=1):
        for bar in line.iter("i"):
            bars.setdefault(bar.get("title"), []).append(number)
    assert bars == {"For få folk +": [2], "trivsel": [2, 3, 4], "ring-først −": [4]}
    labels = [tag.find("b").text_content() for tag in page.find_class("tag")]
    assert sorted(labels) == ["For få folk +", "ring-først −1", "trivsel"]


def test_coded_words_are_marked_exactly_with_their_codes(study, tmp_path):
    page = page_of(study, tmp_path, language="en")
    marked = {}
    for mark in page.iter("mark"):
        for name in mark.get("title").split(", "):
            marked[name] = marked.get(name, "") + mark.text_content()
    assert marked["Too few people +"] == "Vi mangler folk."
    assert marked["ring-først −"] == "Sjefen sier «ring meg først» 🙂 og så ringer vi henne."
    over = TALK[TALK.index("folk") : TALK.index("🙂") + 1]
    assert marked["trivsel"] == re.sub(r"\n\w+: ", "", over)


def test_a_label_tells_who_coded_it_where_and_why(study, tmp_path):
    page = page_of(study, tmp_path, language="en")
    tag = next(tag for tag in page.find_class("tag") if "ring" in tag.find("b").text)
    (tip,) = page.xpath(f"//*[@id='{tag.get('aria-describedby')}']")
    assert [part.text_content() for part in tip] == [
        "ring-først",
        "stance −",
        "line 4, coded by kari",
        "Om <terskel> & mer.",
    ]
    (memo,) = page.xpath(f"//*[@id='{tag.get('href')[1:]}']")
    assert memo.text_content() == "ring-først, line 4 (kari): Om <terskel> & mer."


def test_the_page_runs_nothing_fetches_nothing_and_keeps_a_strict_policy(study, tmp_path):
    page = page_of(study, tmp_path)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert not page.xpath("//script | //link | //img | //@style | //@src | //@onclick")
    assert "url(" not in style
    assert "@import" not in style
    assert all(link.startswith("#") for link in page.xpath("//a/@href"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


def test_colours_are_the_codes_own_else_one_each_and_the_same_on_every_page(study):
    drawn = inks(study.desk)
    assert next((ink.name, ink.colour) for ink in drawn.values()) == ("mangel", "#FFCC00")
    for number in range(60):
        add_code(study.desk, f"kode {number}")
    drawn = inks(study.desk)
    looks = [(ink.colour, ink.pattern) for ink in drawn.values()]
    assert len(set(looks[:49])) == 49


def test_whose_codings_are_shown_can_be_chosen(study, tmp_path):
    add_coder(study.desk, "ola")
    set_lead(study.desk, "kari")
    ola = Desk(study.desk.store, "ola", "nb")
    study.add_codings([{"document": "a", "coder": "ola", "code": "trivsel", "turn": 6}])
    drawn = inks(ola)
    shown = [read_copy(ola, "a", width=WIDTH, coders=who, drawn=drawn) for who in ((), ["ola"], ["kari", "ola"])]
    assert [len(copy.stripes) for copy in shown] == [3, 1, 4]
    assert shown[2].coders == ("kari", "ola")
    page = page_of(study, tmp_path, coders=["kari", "ola"])
    assert {tag.find("b").text.rpartition("(")[2] for tag in page.find_class("tag")} == {"kari)", "ola)"}
    assert read_copy(ola, "a", width=WIDTH, layer="consensus", drawn=drawn).stripes == ()
    with pytest.raises(BadInput, match="layer"):
        read_copy(ola, "a", width=WIDTH, layer="third", drawn=drawn)
    with pytest.raises(NotFound, match="coder 'per'"):
        read_copy(ola, "a", width=WIDTH, coders=["per"], drawn=drawn)


def test_where_nothing_says_whose_reading_counts_all_are_shown_and_that_is_said(study, tmp_path):
    add_coder(study.desk, "ola")
    study.add_codings([{"document": "a", "coder": "ola", "code": "trivsel", "turn": 6}])
    _files, notes = export_reading(study.desk, ["a"], tmp_path / "r.html")
    assert notes == ["Several people coded a, and nothing says whose reading counts: all are shown."]


def test_a_blind_study_hides_others_codings(study, tmp_path):
    add_coder(study.desk, "ola")
    set_blind(study.desk, True)
    ola = Desk(study.desk.store, "ola", "nb")
    (path,), notes = export_reading(ola, ["a"], tmp_path / "r.html", coders=["kari"])
    assert not html.fromstring(path.read_bytes()).find_class("tag")
    assert notes == ["Blind: other coders' codings hidden in 2 documents that you have not finished."]


def test_all_documents_go_to_a_folder_with_an_index(study, tmp_path):
    files, _notes = export_reading(study.desk, [], tmp_path / "pages", language="en")
    assert [path.name for path in files] == ["index.html", "a.html", "b.html"]
    index = html.fromstring(files[0].read_bytes())
    assert index.xpath("//td/a/@href") == ["a.html", "b.html"]
    assert index.xpath("//td[@class='n']/text()") == ["3", "0"]
    with pytest.raises(UsageError, match="holds one document"):
        export_reading(study.desk, [], tmp_path / "r.html")
    with pytest.raises(UsageError, match="what kind of file"):
        export_reading(study.desk, ["a"], tmp_path / "r.pdf")
    with pytest.raises(NotFound, match="document 'c'"):
        export_reading(study.desk, ["c"], tmp_path / "r.html")


def test_file_names_suit_every_system():
    assert file_names(["a/b", "A:B", "CON", "index", "…", "ø 🙂", "..", "x" * 300]) == [
        *("a-b.html", "A-B-2.html", "CON-.html", "index-.html", "….html", "ø 🙂.html", "document.html"),
        f"{'x' * 80}.html",
    ]


def test_equal_studies_give_equal_pages(study, tmp_path):
    export_reading(study.desk, ["a"], tmp_path / "1.html")
    export_reading(study.desk, ["a"], tmp_path / "2.html")
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda at: (at[0], at[0] + at[1])), max_size=25)


@given(spans)
def test_lanes_never_overlap_and_there_are_no_more_than_needed(found):
    lane = lanes(found)
    for (one, a), (other, b) in combinations(zip(found, lane, strict=True), 2):
        if a == b:
            assert one[1] < other[0] or other[1] < one[0]
    deepest = max((sum(first <= at <= last for first, last in found) for at in range(50)), default=0)
    assert len(set(lane)) == deepest
    assert set(lane) == set(range(deepest))


@given(st.text("ab æ\t\n🙂é—", max_size=120), st.integers(500, 9000))
def test_lines_lose_nothing_but_white_space(text, width):
    pieces = list(break_lines(text, 0, len(text), width))
    assert "".join("".join(text[a:b].split()) for a, b in pieces) == "".join(text.split())
    assert pieces == sorted(pieces)
    for a, b in pieces:
        assert width_of(text[a:b]) <= width or not set(text[a:b].strip()) & {" "} or b - a == 1
        assert "\n" not in text[a:b]


@given(st.integers(0, 150), st.integers(1, 60))
def test_lines_are_found_as_one_would_by_looking_at_each(start, length):
    text = "Vi mangler folk. " * 8 + "\n" + "Ja. " * 5
    from thematic.report.reading_lines import PrintLine

    lines = [PrintLine(a, b, 1, False, "", "", None) for a, b in break_lines(text, 0, len(text), 9000)]
    found = [place for place, line in enumerate(lines) if line.start < start + length and line.end > start]
    first, last = Lines(lines).touched(start, start + length)
    if found:
        assert (first, last) == (found[0], found[-1])
    else:
        assert first == last


def test_what_stands_outside_turns_is_shown_too(tmp_path):
    import thematic

    (tmp_path / "t.txt").write_text("Fokusgruppe på Nes\n\nPer: Hei.\nÅse: Hallo.\nPer: Ja.\nÅse: Nei.\n", "utf-8")
    (tmp_path / "u.txt").write_text("Bare et notat, uten replikker.\nTo linjer.\n", "utf-8")
    with thematic.create_study(tmp_path / "s.thematic", coder="kari") as study:
        study.import_documents([tmp_path / "t.txt", tmp_path / "u.txt"])
        for name, expected in (("t", ["Fokusgruppe på Nes", "Hei.", "Hallo.", "Ja.", "Nei."]), ("u", None)):
            text = study.desk.store.text(study.desk.store.find("documents", name)["id"])
            lines = [text[line.start : line.end] for line in print_lines(study.desk, name, width=WIDTH)]
            assert lines == (expected or ["Bare et notat, uten replikker.", "To linjer."])
        add_code(study.desk, "sted")
        study.apply("sted", "t", quote="Fokusgruppe")
        page = page_of(study, tmp_path, "t")
        assert [bar.get("class") for bar in page.find_class("line")[0].iter("i")] == ["l0 k1 a z"]


def test_a_study_without_documents_gives_an_empty_index(tmp_path):
    import thematic

    with thematic.create_study(tmp_path / "s.thematic", coder="kari") as empty:
        files, notes = export_reading(empty.desk, [], tmp_path / "pages")
        assert ([path.name for path in files], notes) == (["index.html"], [])
