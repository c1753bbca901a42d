"""Taguette projects: byte offsets over tag-free text, dotted tags, who coded, several projects in a file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.programs import DAY, command, taguette
from thematic.errors import BadInput, NotFound
from thematic.exchange import taguette as reader
from thematic.exchange.intake import bring_in
from thematic.exchange.taguette_text import BLOCKS, TaguetteText

HTML = (
    "<p>I: Hvordan går det?</p><p><b>Kari:</b> Vi mangler &lt;folk&gt; 🙂 i&nbsp;helga.</p>\n<p>Ola: Ja, på<br>Å.</p>"
)
TEXT = "I: Hvordan går det?\nKari: Vi mangler <folk> 🙂 i\xa0helga.\nOla: Ja, på\nÅ."
COUNTED = "I: Hvordan går det?Kari: Vi mangler <folk> 🙂 i\xa0helga.\nOla: Ja, påÅ."


def document(contents=HTML, **more):
    names = {"id": 1, "name": "gruppe 1", "description": "", "filename": "gruppe 1.docx", "created": DAY}
    return names | {"project_id": 1, "text_direction": "LEFT_TO_RIGHT", "contents": contents} | more


def highlight(words, identity=1, counted=COUNTED, **more):
    start = counted.index(words)
    place = {"start_offset": len(counted[:start].encode()), "end_offset": len(counted[: start + len(words)].encode())}
    return {"id": identity, "document_id": 1, "snippet": f"<p>{words.replace('<', '&lt;')}</p>"} | place | more


def tag(path, identity, **more):
    return {"id": identity, "project_id": 1, "path": path, "description": ""} | more


def link(highlight, *tags):
    return [{"highlight_id": highlight, "tag_id": tag} for tag in tags]


def read(path, **options):
    project, fidelity = reader.read(path, **options)
    return project, {key: row.count for key, row in fidelity.rows.items() if key[0] != "formatted documents"}


def quotes(project):
    texts = {document.key: document.transcript.text for document in project.documents}
    return [texts[coding.document][coding.start : coding.end] for coding in project.codings]


def test_it_is_recognised_whatever_it_is_called(tmp_path):
    assert reader.recognises(taguette(tmp_path / "noe.bin"))
    assert not reader.recognises(tmp_path)
    assert not reader.recognises(tmp_path / "finnes-ikke")


def test_paragraphs_are_lines_and_highlights_exact_whatever_line_ends_were_put_in(tmp_path):
    words = ["Hvordan", "det?Kari:", "mangler <folk> 🙂 i\xa0helga", "\nOla", "påÅ.", COUNTED]
    rows = [highlight(one, number) for number, one in enumerate(words, start=1)]
    links = [one for number in range(1, 7) for one in link(number, 1)]
    path = taguette(
        tmp_path / "t.sqlite3", documents=[document()], highlights=rows, highlight_tags=links, tags=[tag("mangel", 1)]
    )
    project, fates = read(path)
    assert project.documents[0].transcript.text == TEXT
    assert quotes(project) == ["Hvordan", "det?\nKari:", "mangler <folk> 🙂 i\xa0helga", "\nOla", "på\nÅ.", TEXT]
    assert fates == {}


def test_dotted_tags_stand_below_the_tag_they_begin_with(tmp_path):
    tags = [tag("a.b.c", 1), tag("a", 2, description="Alt."), tag("x.y", 3), tag("a.b", 4)]
    project, _fates = read(taguette(tmp_path / "t.sqlite3", documents=[document()], tags=tags))
    names = {code.key: code.name for code in project.codes}
    assert {(code.name, names.get(code.parent, ""), code.definition) for code in project.codes} == {
        ("a", "", "Alt."),
        ("x.y", "", ""),
        ("a.b", "a", ""),
        ("a.b.c", "a.b", ""),
    }


def test_who_coded_is_who_gave_the_tag_last(tmp_path):
    changes = [
        command("kari", "2024-01-01 10:00:00", type="highlight_add", highlight_id=1, tags=[1, 9]),
        command("ola", "2024-01-02 10:00:00", type="highlight_add", highlight_id=1, tags=[1, 2, 9]),
        command("ola", "2024-01-03 10:00:00", type="tag_merge", src_tag_id=9, dest_tag_id=3),
        command("ola", type="highlight_add", highlight_id="x", tags=7),
        {"user_login": "ola", "date": DAY, "project_id": 1, "payload": "[" * 9},
    ]
    path = taguette(
        tmp_path / "t.sqlite3",
        documents=[document()],
        highlights=[highlight("Hvordan"), highlight("Ola", 2)],
        highlight_tags=[*link(1, 1, 2, 3), *link(2, 1)],
        tags=[tag("a", 1), tag("b", 2), tag("c", 3)],
        commands=changes,
        project_members=[{"project_id": 1, "user_login": name, "privileges": "TAG"} for name in ("kari", "ola", "per")],
    )
    project, fates = read(path)
    told = [(coding.code, coding.coder, coding.created[:10]) for coding in project.codings]
    assert told == [("1", "kari", "2024-01-01"), ("2", "ola", "2024-01-02"), ("3", "kari", "2024-01-01"), ("1", "", "")]
    assert [coder.name for coder in project.coders] == ["kari", "ola", "per"]
    assert fates == {("coders of codings", "changed", "nobody is named: whoever imports them"): 1}


def test_the_only_member_has_coded_what_nobody_is_named_for(tmp_path):
    path = taguette(
        tmp_path / "t.sqlite3",
        documents=[document()],
        highlights=[highlight("Hvordan")],
        highlight_tags=link(1, 1),
        tags=[tag("a", 1)],
    )
    project, fates = read(path)
    assert [coding.coder for coding in project.codings] == ["kari"]
    assert fates == {}


def test_of_several_projects_one_must_be_named(tmp_path):
    projects = [{"id": n, "name": name, "description": name, "created": DAY} for n, name in ((1, "Nord"), (2, "Sør"))]
    path = taguette(
        tmp_path / "t.sqlite3",
        projects=projects,
        documents=[document(), document(id=2, name="annet", project_id=2)],
        tags=[tag("a", 1), tag("a", 2, project_id=2)],
    )
    with pytest.raises(BadInput, match=r"several projects: Nord \(1\), Sør \(2\)") as several:
        reader.read(path)
    assert "--project" in several.value.hint
    for which in ("sør", "2"):
        project, _fates = read(path, project=which)
        assert [document.name for document in project.documents] == ["annet"]
        assert [memo.text for memo in project.memos] == ["Sør"]
    with pytest.raises(NotFound, match="holds no project 'Vest'"):
        reader.read(path, project="Vest")
    with pytest.raises(BadInput, match="holds no project"):
        reader.read(taguette(tmp_path / "tom.sqlite3", projects=[]))


def test_what_cannot_come_over_is_told(tmp_path):
    path = taguette(
        tmp_path / "t.sqlite3",
        documents=[document()],
        highlights=[
            highlight("Hvordan"),
            highlight("Ola", 2, end_offset=10_000),
            highlight("Ola", 3, start_offset=5, end_offset=5),
            highlight("går", 4, end_offset=len("I: Hvordan gå".encode()) - 1),
            highlight("Ja", 5, snippet="<p>noe annet</p>"),
            highlight("Ja", 6, document_id=77),
        ],
        highlight_tags=[*link(2, 1), *link(3, 1), *link(4, 1), *link(5, 1), *link(6, 1)],
        tags=[tag("a", 1)],
    )
    project, fates = read(path)
    assert quotes(project) == ["Ja"]
    assert fates["highlights", "lost", "without a tag"] == 1
    assert fates["codings", "lost", "a place outside the text or inside a character"] == 3
    assert sum(n for key, n in fates.items() if key[0] == "positions of codings") == 1


def test_no_password_and_no_address_is_in_what_was_read(tmp_path, desk):
    path = taguette(tmp_path / "t.sqlite3", documents=[document()])
    project, fidelity = reader.read(path)
    bring_in(desk, project, fidelity)
    assert "hemmelig" not in repr(project)
    assert "example.org" not in repr(project)


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<p>a</p>\n<p>b</p>", "a\nb"),
        ("<p>a</p> <p>b</p>", "a \nb"),
        ("a<br>b<br><br>c<br>\nd", "a\nb\n\nc\nd"),
        ("<ul>\n<li>a</li>\n<li>b</li></ul>c", "\na\nb\nc"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\nb\nc"),
        ("<pre>\n a\n  b</pre>", " a\n  b"),
        ("a &amp;amp; &lt; &aring; &#128512; &nbsp;", "a &amp; < å 😀 \xa0"),
        ("<p title='a > b'>x</p><!-- <p>y --><p title=\"'>\">z", "x\nz"),
        ("<script>alert('x')</script><style>p</style>a<title>t</title>", "a"),
        ("a < b <3 c", "a < b <3 c"),
        ("a<p", "a"),
        ("a<!-- b", "a"),
        ("a<p title='b>c", "a"),
        ("<b>a</b> <i>b</i>", "a b"),
        ("", ""),
        ("\r\na\rb", "\na\nb"),
        ("&#xD800;a&#0;", "\ufffda\ufffd"),
    ],
)
def test_html_as_text(contents, text):
    assert TaguetteText(contents).text == text


pieces = st.lists(
    st.sampled_from(["Vi ", "ære", "🙂", "e\u0301", "\n", " ", "&amp;", "<b>", "</b>", "<br>", "<p>", "</p>", "<li>"])
    | st.sampled_from(["</li>", "<td>", "<h1>", "</h1>", "\t", "<em class='x'>", "</em>", "&nbsp;", "<img src='x'>"]),
    max_size=30,
)


@given(pieces, st.data())
def test_every_highlight_holds_its_own_characters_and_no_line_end_at_its_edges_that_was_put_in(parts, data):
    contents = "".join(parts)
    counted = re.sub("<[^>]*>", "", contents).replace("&amp;", "&").replace("&nbsp;", "\xa0")
    text = TaguetteText(contents)
    assert text.bytes == len(counted.encode())
    assert text.text.replace("\n", "") == counted.replace("\n", "")
    if counted:
        first = data.draw(st.integers(0, len(counted) - 1))
        last = data.draw(st.integers(first + 1, len(counted)))
        start, end = text.span(len(counted[:first].encode()), len(counted[:last].encode()))
        quote, words = text.text[start:end], counted[first:last]
        assert quote.replace("\n", "") == words.replace("\n", "")
        assert (quote[0], quote[-1]) == (words[0], words[-1])
        assert quote.count("\n") >= words.count("\n")


def test_blocks_are_told_from_what_stands_in_a_line():
    assert {"p", "td", "li", "h1"} <= BLOCKS
    assert not {"b", "em", "a", "span", "br"} & BLOCKS


def test_headings_are_told_and_so_is_what_else_was_set(tmp_path):
    contents = "<h2>Om <b>uke</b></h2><h1>To<br>linjer</h1><p>Kari: Ja.</p><h3></h3><p>Ola: Nei.</p>"
    for html, fates in ((contents, 1), (contents.replace("<b>", "").replace("</b>", ""), 0)):
        project, fidelity = reader.read(taguette(tmp_path / f"{fates}.sqlite3", documents=[document(html)]))
        (one,) = project.documents
        told = [(note.value, one.transcript.text[note.start : note.end]) for note in one.transcript.annotations]
        assert told == [("2", "Om uke"), ("1", "To"), ("1", "linjer")]
        assert len(fidelity.rows) == fates
